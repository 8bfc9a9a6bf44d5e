"""What speaks for the segments that are shown, and what against them.

The verdict is about the data; this is about one partition: does each segment
come back, does it hang on the analyst's choices, what does each column do for
it, does it beat a trivial split, what does each criterion say of its k.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._result import Result
from clustomer.cluster.sweep import KSweep
from clustomer.errors import InputError, Issue, issue
from clustomer.evidence.across import Across, across
from clustomer.evidence.ballot import make_ballot
from clustomer.evidence.baselines import baselines
from clustomer.evidence.effect_intervals import effect_intervals
from clustomer.evidence.effort import DEFAULT, Effort
from clustomer.evidence.records import (
    Ballot,
    Baselines,
    EffectInterval,
    Relevance,
    Robustness,
    Stability,
)
from clustomer.evidence.refitted import refitted_agreement
from clustomer.evidence.relevance import relevance
from clustomer.evidence.robustness import robustness
from clustomer.evidence.stability import stability
from clustomer.prepare.plan import PrepareOptions
from clustomer.segments.fit import Segmentation
from clustomer.stats.gorge import Gorge, gorge
from clustomer.table.table import Table

FEWEST_ROWS = 50
"""With fewer complete customers nothing is resampled."""

MANY_ROWS = 200_000
"""Above, customers are labelled by 40 resamples at most: each pass over all takes a while."""

Labels = NDArray[np.integer]


@dataclass(frozen=True, kw_only=True)
class Support(Result):
    """Evidence on one partition; what could not be computed is ``None`` or empty.

    ``confidence`` is for each row of the table the share of resamples that put the
    customer into its segment; NaN where it was not measured. ``issues`` say what
    was left out and why.
    """

    ballot: Ballot | None = None
    stability: Stability | None = None
    robustness: Robustness | None = None
    relevance: tuple[Relevance, ...] = ()
    baselines: Baselines | None = None
    intervals: tuple[EffectInterval, ...] = ()
    gorge: Gorge | None = None
    issues: tuple[Issue, ...] = ()
    confidence: NDArray[np.float64] | None = field(default=None, metadata={"local": True})


def gather_support(
    table: Table,
    found: Segmentation,
    *,
    options: PrepareOptions | None = None,
    effort: Effort = DEFAULT,
    target: str | None = None,
    nouns: tuple[str, str] = ("segment", "segments"),
    seed: int = 0,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> Support:
    """Gather the evidence on the segments that are shown.

    Parameters
    ----------
    table : Table
        The one that was segmented.
    found : Segmentation
    options : PrepareOptions, optional
        Those of the segmentation.
    effort : Effort, default DEFAULT
    target : str, optional
        The outcome that trivial splits compete for; the value column by default.
    nouns : tuple of (str, str)
        What a segment, and several, are called in sentences.
    seed : int, default 0
    n_jobs : int, optional
    progress : Progress, optional

    Returns
    -------
    Support
        Empty where rows have weights, with a single segment, and below 50
        complete customers: nothing of this would mean what it says.
    """
    rows = _complete(found)
    k = found.model.n_segments
    if table.weights() is not None or k < 2 or len(rows) < max(FEWEST_ROWS, 2 * k):
        return Support()
    labels = found.labels
    known = _stability(found, rows, table, options, effort, seed, n_jobs, progress)
    trivial = _baselines(table, found, options, target, nouns, seed, n_jobs, progress)
    confidence = np.full(len(found.labels), np.nan)
    if known.confidence is not None:
        confidence[rows] = known.confidence
    return Support(
        ballot=_ballot(found, effort, seed, n_jobs, progress),
        stability=known,
        robustness=robustness(
            table, labels, k=k, options=options, full=effort.full,
            seed=seed, n_jobs=n_jobs, progress=progress,
        ),
        relevance=relevance(
            table, labels, k=k, plan=found.model.plan,
            seed=seed, n_jobs=n_jobs, progress=progress,
        ),
        baselines=trivial.baselines,
        issues=trivial.issues,
        intervals=effect_intervals(
            found.prepared.X[rows], found.labels[rows], found.model.plan.names, k=k,
            n_resamples=effort.n_resamples, seed=seed, n_jobs=n_jobs, progress=progress,
        ),
        gorge=gorge(found.prepared.X[rows], found.model.centroids),
        confidence=confidence,
    )  # fmt: skip


def _complete(found: Segmentation) -> NDArray[np.intp]:
    """Return the rows that segments were formed from and that lack no prepared value."""
    usable = found.learned.fit_rows & ~np.isnan(found.prepared.X).any(axis=1)
    return np.flatnonzero(usable)


class _Trivial(NamedTuple):
    baselines: Baselines | None
    issues: tuple[Issue, ...]


def _baselines(
    table: Table,
    found: Segmentation,
    options: PrepareOptions | None,
    target: str | None,
    nouns: tuple[str, str],
    seed: int,
    n_jobs: int | None,
    progress: Progress,
) -> _Trivial:
    """Compare with trivial splits, or say why that is not possible here."""
    try:
        compared = baselines(
            table,
            found.labels,
            k=found.model.n_segments,
            options=options,
            target=target,
            noun=nouns[0],
            nouns=nouns[1],
            seed=seed,
            n_jobs=n_jobs,
            progress=progress,
        )
    except InputError as error:  # folds too small, an outcome without spread
        return _Trivial(None, (issue("baselines_left_out", "info", reason=error.problem),))
    return _Trivial(compared, ())


def _ballot(
    found: Segmentation, effort: Effort, seed: int, n_jobs: int | None, progress: Progress
) -> Ballot | None:
    X = found.prepared.X[found.sweep_rows]
    if np.isnan(X).any() or found.sweep.silhouette_kind == "none":
        return None
    return make_ballot(
        found.sweep,
        X,
        assessment=found.assessment,
        k=found.selection.k,
        full=effort.full,
        seed=seed,
        n_jobs=n_jobs,
        progress=progress,
    )


def _stability(
    found: Segmentation,
    rows: NDArray[np.intp],
    table: Table,
    options: PrepareOptions | None,
    effort: Effort,
    seed: int,
    n_jobs: int | None,
    progress: Progress,
) -> Stability:
    """Return the stability of each segment, across k, and with the preparation learnt anew."""
    n_resamples = effort.n_resamples if len(rows) <= MANY_ROWS else min(40, effort.n_resamples)
    known = stability(
        found.prepared.X[rows],
        found.labels[rows],
        n_resamples=n_resamples,
        random_state=seed,
        n_jobs=n_jobs,
        progress=progress,
    )
    again = refitted_agreement(
        table.take(np.flatnonzero(found.learned.fit_rows)),
        known.k,
        options=options,
        n_pairs=effort.n_refits,
        random_state=seed,
        n_jobs=n_jobs,
        progress=progress,
    )
    chain = _chain(found.sweep, found.labels[found.sweep_rows], found.selection.k)
    return replace(
        known,
        across=() if chain is None else chain.segments,
        flows=() if chain is None else chain.flows,
        refitted=float(np.median(again)) if again else None,
        refitted_values=tuple(again),
    )


def _chain(sweep: KSweep, shown: Labels, k: int) -> Across | None:
    """Return the segments of neighbouring k; None where k has no neighbour in the sweep."""
    partitions: Mapping[int, Labels] = {
        one.k: shown if one.k == k else one.labels for one in sweep.solutions if one.k > 1
    }
    return across(partitions, shown=k) if len(partitions) > 1 else None
