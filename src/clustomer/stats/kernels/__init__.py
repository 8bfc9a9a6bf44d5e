"""The loops that everything waits for, behind one contract.

Imports: numpy, and the root files of the package. Arrays in, arrays out; no
random numbers are drawn here, they come in as an argument.
Main types: `fits.ManyFits`. Start reading at `fits.fit_many`; `reference` is
the readable numpy version of it.
"""
