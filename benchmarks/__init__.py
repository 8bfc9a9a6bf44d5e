"""Benchmarks: every claim about speed, as a ratio against a named rival in one run.

Start reading at `goals` (what is measured), then `jobs` (what each side does), `meter`
(how), `runner` (in which order), `compare` (what follows from it), `report` and `chart`.
`floor` guards against regressions and stands alone.
"""
