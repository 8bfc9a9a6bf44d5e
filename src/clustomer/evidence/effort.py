"""How much evidence is gathered: one record for each of the three levels."""

from __future__ import annotations

from dataclasses import dataclass

from clustomer._result import Result


@dataclass(frozen=True, kw_only=True)
class Effort(Result):
    """The numbers that decide how long the evidence takes.

    ``n_nulls`` sets of data without groups at most; with ``sequential`` fewer where
    the answer is clear earlier. ``n_pairs`` pairs of resamples for each k.
    ``max_rows`` rows are tested. ``n_resamples`` for the stability of each segment
    and the intervals, ``n_refits`` pairs of resamples in which the preparation is
    learnt again. ``full`` runs the ballot and the sheet of other choices in full.
    """

    name: str
    n_nulls: int
    sequential: bool
    n_pairs: int
    max_rows: int
    n_resamples: int
    n_refits: int
    full: bool


QUICK = Effort(
    name="quick",
    n_nulls=39,
    sequential=True,
    n_pairs=20,
    max_rows=2000,
    n_resamples=40,
    n_refits=10,
    full=False,
)
DEFAULT = Effort(
    name="default",
    n_nulls=99,
    sequential=True,
    n_pairs=20,
    max_rows=5000,
    n_resamples=100,
    n_refits=20,
    full=False,
)
THOROUGH = Effort(
    name="thorough",
    n_nulls=499,
    sequential=False,
    n_pairs=20,
    max_rows=5000,
    n_resamples=200,
    n_refits=50,
    full=True,
)


def effort_of(*, quick: bool, thorough: bool) -> Effort:
    """Return the level that was asked for (one of the two, or neither)."""
    if thorough:
        return THOROUGH
    return QUICK if quick else DEFAULT
