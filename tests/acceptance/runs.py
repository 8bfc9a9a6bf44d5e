"""One run: draw a table, ask for the verdict, keep what is counted."""

from __future__ import annotations

import dataclasses
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from unittest import mock

from scipy import stats
from tests.acceptance.cells import data_seed, draw
from tests.acceptance.plan import SEQUENTIAL
from tests.acceptance.samples import Sample

from clustomer.evidence import structure
from clustomer.evidence.assess import assess
from clustomer.evidence.records import Assessment
from clustomer.evidence.rule import RULE


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one run gave.

    ``kind`` is the verdict's, or "error" with the ``remark``. ``right_k`` says
    that a natural verdict has the true number of groups (a group that was set
    aside counts as one). ``without_valley`` is the verdict natural that the rule
    would give without its valley gate. ``other`` is the kind of the second way
    to judge the same table, where the row has one.
    """

    cell: str
    n: int
    rep: int
    seed: int
    kind: str
    k: int | None = None
    right_k: bool = False
    p: float | None = None
    n_nulls: int = 0
    steps: int = 0
    without_valley: bool = False
    valley: float | None = None
    other: str | None = None
    seconds: float = 0.0
    remark: str = ""

    @property
    def label(self) -> str:
        """Return the name that repeats the run, after the suite."""
        return f"{self.cell}-{self.n}-{self.rep}"


def one_run(
    suite: str,
    cell: str,
    n: int,
    rep: int,
    *,
    n_nulls: int = 39,
    sequential: bool = True,
    against: str | None = None,
) -> Outcome:
    """Draw a table and judge it; an exception becomes an outcome of kind "error"."""
    seed, began = data_seed(suite, cell, n, rep), time.perf_counter()
    try:
        sample = draw(suite, cell, n, rep)
        n_nulls = 99 if against == SEQUENTIAL else n_nulls
        found = judge(sample, seed=seed, n_nulls=n_nulls, sequential=sequential)
        other = None if against is None else _otherwise(sample, seed, n_nulls, against)
    except Exception as error:  # a suite of hours goes on; the row fails and names the seed
        return Outcome(
            cell=cell,
            n=n,
            rep=rep,
            seed=seed,
            kind="error",
            seconds=time.perf_counter() - began,
            remark=f"{type(error).__name__}: {error}",
        )
    test, verdict = found.structure, found.verdict
    return Outcome(
        cell=cell,
        n=n,
        rep=rep,
        seed=seed,
        kind=verdict.kind,
        k=verdict.k,
        right_k=verdict.kind == "natural"
        and (verdict.k or 0) + len(found.steps) == sample.n_groups,
        p=None if test is None else test.p,
        n_nulls=0 if test is None else test.n_nulls,
        steps=len(found.steps),
        without_valley=natural_without_valley(found),
        valley=_valley(found),
        other=other,
        seconds=time.perf_counter() - began,
    )


def judge(sample: Sample, *, seed: int, n_nulls: int = 39, sequential: bool = True) -> Assessment:
    """Return the assessment of one table on one thread."""
    return assess(
        sample.numeric,
        nominal=sample.nominal,
        n_nulls=n_nulls,
        n_pairs=20,
        sequential=sequential,
        random_state=seed,
        n_jobs=1,
    )


def _otherwise(sample: Sample, seed: int, n_nulls: int, against: str) -> str:
    """Return the kind of verdict by the other way: all null sets, or the simplified silhouette."""
    if against == SEQUENTIAL:
        return judge(sample, seed=seed, n_nulls=n_nulls, sequential=False).verdict.kind
    always_simplified = dataclasses.replace(RULE, silhouette_rows=0)
    with mock.patch.object(structure, "RULE", always_simplified):
        return judge(sample, seed=seed, n_nulls=n_nulls).verdict.kind


def natural_without_valley(found: Assessment) -> bool:
    """Say whether the rule without its valley gate would call the table natural."""
    if found.structure is None or found.structure.p > 0.05:
        return False
    return any(one.natural_base for one in found.by_k)


def _valley(found: Assessment) -> float | None:
    based = [one for one in found.by_k if one.natural_base]
    return max(based, key=lambda one: one.score).valley if based else None


def tally(outcomes: Sequence[Outcome]) -> Mapping[str, int]:
    """Count what the limits speak of."""
    kinds = Counter(one.kind for one in outcomes)
    compared = [one for one in outcomes if one.other is not None]
    natural = [one.kind == "natural" for one in compared]
    others = [one.other == "natural" for one in compared]
    return {
        "runs": len(outcomes),
        "natural": kinds["natural"],
        "reproducible": kinds["reproducible"],
        "constructive": kinds["constructive"],
        "not_assessable": kinds["not_assessable"] + kinds["not_tested"],
        "error": kinds["error"],
        "right_k": sum(one.right_k for one in outcomes),
        "small_p": sum(one.p is not None and one.p <= 0.05 for one in outcomes),
        "without_valley": sum(one.without_valley for one in outcomes),
        "differs": sum(a != b for a, b in zip(natural, others, strict=True)),
        "pooled": abs(sum(natural) - sum(others)),
    }


def clopper_pearson(successes: int, runs: int, level: float = 0.95) -> tuple[float, float]:
    """Return the exact interval of a share."""
    if runs == 0:
        return 0.0, 1.0
    tail = (1 - level) / 2
    low = 0.0 if successes == 0 else stats.beta.ppf(tail, successes, runs - successes + 1)
    high = 1.0 if successes == runs else stats.beta.ppf(1 - tail, successes + 1, runs - successes)
    return float(low), float(high)
