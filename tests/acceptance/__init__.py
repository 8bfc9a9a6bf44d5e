"""Simulations that hold the verdict rule to its measured error rates.

`cells` draws the tables, `plan` says how many runs of which cell must give what,
`runs` makes one run, `run` makes many and writes docs/acceptance.md
(``python -m tests.acceptance``). Start reading with `plan`.
"""
