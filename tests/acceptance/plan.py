"""Which runs must give what: the two acceptance tables as data.

Limits are those of the design, set so that a correct build breaks a row in less
than 1 % of suites at the error rates that were measured. Never change a limit in
the same commit as a seed or a generator.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tests.acceptance.cells import CELLS

# One block of ten runs: 60 % of n = 300, 30 % of 1,000 and 10 % of 5,000.
MIX = (300, 1000, 300, 300, 1000, 300, 5000, 300, 1000, 300)
SEQUENTIAL, SIMPLIFIED = "sequential", "simplified"


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A bound on one count: ``at_most`` or ``at_least`` of the row's planned runs."""

    count: str  # a key of WORDS
    at_most: int | None = None
    at_least: int | None = None

    def __str__(self) -> str:
        sign, bound = ("<=", self.at_most) if self.at_least is None else (">=", self.at_least)
        return f"{sign} {bound} {WORDS[self.count]}"

    def broken(self, counts: Mapping[str, int], planned: int) -> bool:
        """Say whether the finished runs break the limit, whatever the others would give."""
        if self.at_most is not None:
            return counts[self.count] > self.at_most
        return counts["runs"] - counts[self.count] > planned - (self.at_least or 0)


WORDS = {
    "natural": "NATURAL",
    "reproducible": "REPRODUCIBLE",
    "right_k": "with the true k",
    "small_p": "with p <= .05",
    "differs": "decided otherwise",
    "pooled": "difference of the NATURAL counts",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the table: ``runs`` tables of each cell, at size ``n`` or the mix of sizes.

    ``sequential`` = False draws all null sets, where the p-value itself is counted.
    ``against`` names a second way to judge each table whose verdict is compared:
    all null sets instead of sequential looks, or the simplified silhouette.
    """

    name: str
    cells: tuple[str, ...]
    runs: int
    n: int | None = None
    limits: tuple[Limit, ...] = ()
    sequential: bool = True
    against: str | None = None

    def tables(self) -> Sequence[tuple[str, int, int]]:
        """Return (cell, n, rep) of every planned run, the cells in turn."""
        return [
            (cell, self.n or MIX[rep % len(MIX)], rep)
            for rep in range(self.runs)
            for cell in self.cells
        ]


def _free(cell: str, runs: int, at_most: int, n: int | None = 300) -> Row:
    limits = (Limit(count="natural", at_most=at_most),)
    return Row(name=cell, cells=(cell,), runs=runs, n=n, limits=limits)


def _grouped(
    cell: str, runs: int, at_least: int, right_k: int | None = None, n: int | None = 300
) -> Row:
    limits = [Limit(count="natural", at_least=at_least)]
    if right_k is not None:
        limits.append(Limit(count="right_k", at_least=right_k))
    return Row(name=cell, cells=(cell,), runs=runs, n=n, limits=tuple(limits))


def _every_null_set(row: Row) -> Row:
    return replace(row, sequential=False)


CI_SUITE = "ci-1"
CI = (
    Row(
        name="N_shop5",
        cells=("N_shop5",),
        runs=20,
        n=300,
        limits=(Limit(count="natural", at_most=1), Limit(count="reproducible", at_most=2)),
    ),
    _free("N_wealth_prep", 10, 1),
    _free("N_copG_gamma", 10, 1),
    _free("N_copG_lnorm", 10, 1),
    _free("N_mallpermuted", 10, 1, 200),
    _free("N_ord5", 10, 1),
    # Yes/no items show a null whose correlations are not matched better than ratings do.
    Row(
        name="N_binF2",
        cells=("N_binF2",),
        runs=10,
        n=300,
        limits=(Limit(count="natural", at_most=1), Limit(count="small_p", at_most=3)),
        sequential=False,
    ),
    _free("N_banana", 8, 1, 1000),
    _free("N_skewt", 8, 1, 1000),
    _free("N_zi_prep", 10, 1),
    _free("N_zishared_prep", 10, 1),
    _every_null_set(_free("N_mixlogit", 8, 1, 1000)),
    _every_null_set(_free("N_mixcut", 8, 1, 1000)),
    Row(
        name="N_mixlogit + N_mixcut",
        cells=("N_mixlogit", "N_mixcut"),
        runs=8,
        n=1000,
        limits=(Limit(count="small_p", at_most=7),),
        sequential=False,
    ),
    _free("N1_gamma", 10, 1),
    _free("N1_unif", 10, 1),
    _grouped("A_mall", 20, 17, 15, 200),
    _grouped("A_gm5", 10, 8),
    _grouped("A_rfm_prep", 10, 8),
    _grouped("A1_3s5", 10, 9),
)

_NAMED = ("N_shop5", "N_wealth_prep", "N_zi_prep", "N_zishared_prep", "N_banana", "N_skewt")
_CURVES = ("N_sine", "N_shell")
_CI_ONLY = ("N_mallpermuted",)
_OTHERS = tuple(
    cell
    for cell in CELLS
    if cell.startswith("N_") and cell not in (*_NAMED, "N_mixlogit", *_CURVES, *_CI_ONLY)
)
_LIKE_ANOTHER = (
    "N_shop3",
    "N_unif3",
    "N_copG_lnorm_prep",
    "N_copT_gamma_prep",
    "N_nb_prep",
    "N_skewt_win",
    *_CI_ONLY,
)
# The tables of the two comparisons: 50 cells in turn.
_SOME = tuple(cell for cell in CELLS if cell[:2] in ("N_", "A_") and cell not in _LIKE_ANOTHER)

NIGHTLY = (
    _free("N_shop5", 100, 3, None),
    _free("N_wealth_prep", 100, 3, None),
    _free("N_zi_prep", 60, 3, None),
    _free("N_zishared_prep", 60, 4, None),
    _free("N_banana", 60, 4, None),
    _free("N_skewt", 60, 4, None),
    _free("N_mixlogit", 60, 4, None),
    _grouped("A_mall", 100, 90, 85, None),
    _grouped("A_gm5", 60, 52, None, None),
    _grouped("A_rfm_prep", 60, 54, None, None),
    Row(
        name="every other N_",
        cells=_OTHERS,
        runs=10,
        limits=(Limit(count="natural", at_most=4),),
    ),
    Row(name="N_sine", cells=("N_sine",), runs=20),
    Row(name="N_shell", cells=("N_shell",), runs=20),
    Row(
        name="all null sets against sequential looks",
        cells=_SOME,
        runs=4,
        n=300,
        limits=(Limit(count="differs", at_most=5),),
        against=SEQUENTIAL,
    ),
    Row(
        name="exact against simplified silhouette",
        cells=_SOME,
        runs=4,
        n=300,
        limits=(Limit(count="pooled", at_most=8),),
        against=SIMPLIFIED,
    ),
)


def chosen(cells: Sequence[str], runs: int | None, n: int | None) -> tuple[Row, ...]:
    """Return the rows of these cells (all of the plan when none are named), resized.

    A cell that the plan has no row for gets one without a limit, of 20 runs.
    """
    if list(cells) == ["all"]:
        cells = list(CELLS)
    planned = {row.name: row for row in NIGHTLY}
    rows = NIGHTLY if not cells else tuple(planned.get(cell) or _open(cell) for cell in cells)
    if runs is None and n is None:
        return rows
    return tuple(replace(row, runs=runs or row.runs, n=n or row.n, limits=()) for row in rows)


def _open(cell: str) -> Row:
    return Row(name=cell, cells=(cell,), runs=20)
