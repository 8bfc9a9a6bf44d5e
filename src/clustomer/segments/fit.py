"""From a typed table to segments: prepare, sweep, choose k, fit, put in order.

One function, used by the Segmenter and by the study alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from numbers import Integral
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._random import DEFAULT_SEED, seed_for, stream
from clustomer._result import Result
from clustomer._text import text
from clustomer.cluster.kpod import kpod
from clustomer.cluster.model import Scored, SegmentationModel
from clustomer.cluster.reference import make_reference
from clustomer.cluster.starts import Ordered, size_order
from clustomer.cluster.sweep import KSolution, KSweep, default_k_values, fit_full, sweep
from clustomer.errors import InputError, Issue, issue
from clustomer.evidence.choose import KSelection, choose_k
from clustomer.evidence.effort import Effort
from clustomer.evidence.records import Assessment
from clustomer.prepare.learn import Learned, learn_plan
from clustomer.prepare.plan import Prepared, PrepareOptions
from clustomer.segments.predecessor import Carried, Predecessor, carry, warm_centres
from clustomer.segments.tested import assess_table
from clustomer.stats.agreement import contingency
from clustomer.stats.canonical import sample_rows
from clustomer.stats.distances import assign
from clustomer.table.table import Table

EXACT_ROWS = 20_000
"""Up to this many rows the silhouette is exact; above, it is sampled."""

MAX_FIT_ROWS = 50_000
"""The sweep runs on at most this many rows."""

COMPLETE_ROWS = 100
"""With k-POD, k is chosen on the complete rows when there are so many, and half of all."""

_BETTER = 1e-9  # of the inertia: a start that ends in the same place is no other answer

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Segmentation(Result):
    """A table in segments, and how it came about.

    Attributes
    ----------
    learned : Learned
        The preparation plan, its issues, and which rows segments were formed from.
    prepared : Prepared
        All rows of the table, prepared.
    sweep : KSweep
        Every k that was tried, on the rows ``sweep_rows``.
    sweep_rows : ndarray of int64
        Positions in the table; all rows, but for ``missing="drop"`` or ``"kpod"``,
        weights of 0, and tables above the limit for the sweep.
    assessment : Assessment or None
        What the verdict rests on; ``None`` when no evidence was asked for.
    selection : KSelection
        The candidates, the k that was taken and why.
    model : SegmentationModel
    scored : Scored
        All rows with their nearest centroids.
    silhouettes : ndarray of shape (n,)
        Euclidean silhouette of each row, where the sweep has computed it: it was
        exact, ran on every row, no value is missing, and its clusters are the
        segments. NaN everywhere else.
    inertia : float
        Sum of (weighted) squared distances of the rows that segments were formed
        from to their centroid; lower is tighter. Only to be compared between
        segmentations of the same preparation.
    issues : tuple of Issue
        Of the preparation and of the fit.
    carried : mapping of str to str
        Names from the segments' predecessors, by number from 1.
    """

    learned: Learned
    prepared: Prepared = field(metadata={"local": True})
    sweep: KSweep
    sweep_rows: NDArray[np.int64] = field(metadata={"local": True})
    assessment: Assessment | None
    selection: KSelection
    model: SegmentationModel
    scored: Scored = field(metadata={"local": True})
    silhouettes: Floats = field(metadata={"local": True})
    inertia: float
    issues: tuple[Issue, ...]
    carried: Mapping[str, str] = field(default_factory=dict)

    @property
    def labels(self) -> NDArray[np.int32]:
        """Segment of each row of the table, 0 to k - 1."""
        return self.scored.labels


@dataclass(frozen=True, kw_only=True)
class _Search(Result):
    """How k and the centroids are looked for."""

    k: int | None
    k_values: tuple[int, ...] | None
    k_min: int
    k_max: int | None
    n_init: int
    max_iter: int
    seed: int
    n_jobs: int | None


def segment_table(
    table: Table,
    *,
    k: int | Literal["auto"] = "auto",
    options: PrepareOptions | None = None,
    k_values: Iterable[int] | None = None,
    k_min: int | None = None,
    k_max: int | None = None,
    n_init: int = 10,
    max_iter: int = 300,
    effort: Effort | None = None,
    seed: int = DEFAULT_SEED,
    n_jobs: int | None = None,
    fingerprint: str = "",
    predecessor: Predecessor | None = None,
    progress: Progress = silent,
) -> Segmentation:
    """Form segments from the features of a table.

    Parameters
    ----------
    table : Table
        With roles. A weight column says how many customers a row stands for. A
        value column (``table.schema.value``) puts the segments in order, highest
        mean first; without one the largest segment is the first.
    k : int or "auto", default "auto"
        Number of segments; "auto" takes the one of the verdict, see `choose_k`.
        Without `effort` that is the one with the best silhouette.
    options : PrepareOptions, optional
    k_values : iterable of int, optional
        The k's to try, instead of 1 to min(8, n / 25, distinct rows - 1). A given
        `k` is tried besides.
    k_min, k_max : int, optional
        Limits of the k's to try.
    n_init : int, default 10
        Starts for each k; the one with the lowest inertia counts.
    max_iter : int, default 300
        Iterations of one start.
    effort : Effort, optional
        How much evidence is gathered; none by default.
    seed : int, default 0
    n_jobs : int, optional
        Threads; changes the time only.
    fingerprint : str, optional
        SHA-256 of the data, kept in the model.
    predecessor : Predecessor, optional
        An old model's view of the rows: its segments are one more start, and the new
        ones take the places and names of those they are.
    progress : Progress, optional

    Returns
    -------
    Segmentation
        Labels are what the model assigns: the same for the training rows, now and
        later.

    Raises
    ------
    InputError
        When no feature is left, k is not possible, or k-POD meets row weights.

    Notes
    -----
    Above 50,000 rows the sweep runs on a seeded uniform sample of this size, and
    the chosen centroids are then moved on all rows until nothing changes (with
    ``missing="kpod"`` they stay those of the sample).

    With ``missing="kpod"`` k is chosen on the complete rows when there are at
    least 100 and half of all, else on column means in place of what is missing;
    the segments are then formed from all rows.
    """
    search = _Search(
        k=checked_k(k),
        k_values=None if k_values is None else tuple(k_values),
        k_min=k_min or 1,
        k_max=k_max,
        n_init=n_init,
        max_iter=max_iter,
        seed=seed,
        n_jobs=n_jobs,
    )
    progress("prepare", 0, 1)
    learned = learn_plan(table, options=options)
    prepared = learned.plan.transform(table)
    progress("prepare", 1, 1)
    weights = table.weights()
    rows, notes = _sweep_rows(learned, prepared, weights, search)
    tried = _sweep(prepared.X, rows, weights, search, progress)
    assessment = None
    if effort is not None:
        assessment = assess_table(
            table,
            learned.plan,
            prepared,
            np.arange(table.n_rows),  # rows with gaps count: too many, and nothing is assessed
            effort=effort,
            k=search.k,
            seed=seed,
            n_jobs=n_jobs,
            progress=progress,
        )
    selection = choose_k(tried, evidence=assessment, k=search.k)
    cold = _centroids(learned, prepared.X, tried, rows, weights, selection.k, search)
    ordered, carried = _formed(table, learned, prepared.X, cold, search, predecessor)
    scored = Scored(nearest=ordered.nearest, prepared=prepared)
    model = _model(table, learned, ordered, search, selection)
    return Segmentation(
        learned=learned,
        prepared=prepared,
        sweep=tried,
        sweep_rows=rows,
        assessment=assessment,
        selection=selection,
        model=_remembering(model, table, scored, fingerprint, predecessor, carried),
        scored=scored,
        silhouettes=_silhouettes(tried[selection.k], rows, prepared.X, scored.labels),
        inertia=_inertia(scored, learned.fit_rows, weights),
        issues=(*learned.issues, *notes),
        carried=carried.names,
    )


def _remembering(
    model: SegmentationModel,
    table: Table,
    scored: Scored,
    fingerprint: str,
    predecessor: Predecessor | None,
    carried: Carried,
) -> SegmentationModel:
    """Return the model with what it keeps of its customers and of its forebears."""
    return replace(
        model,
        fingerprint=fingerprint,
        reference=make_reference(table, model.plan, scored.nearest.distance, scored.margin),
        history=() if predecessor is None else predecessor.history,
        marks=carried.marks,
    )


def checked_k(k: Any, name: str = "k") -> int | None:
    """Return a number of segments, or ``None`` for "auto"; raise `InputError` otherwise."""
    if isinstance(k, str) and k == "auto":
        return None
    if isinstance(k, bool) or not isinstance(k, Integral) or int(k) < 1:
        raise InputError(
            f"{name} is {k!r}.",
            'The number of segments is a whole number of 1 or more, or "auto".',
            f"For example {name}=5.",
        )
    return int(k)


def _sweep_rows(
    learned: Learned, prepared: Prepared, weights: Floats | None, search: _Search
) -> tuple[NDArray[np.int64], list[Issue]]:
    """Return positions of the rows to sweep over, ascending."""
    rows = np.flatnonzero(learned.fit_rows)
    notes: list[Issue] = []
    complete = rows[~np.isnan(prepared.X[rows]).any(axis=1)]
    if len(complete) < len(rows):  # k-POD only: everybody else was filled
        if weights is not None:
            raise InputError(
                f'missing="kpod" cannot use row weights, and {len(rows) - len(complete):,} rows'
                " have missing values.",
                "k-POD counts every row once.",
                'Leave the weights out, or use missing="median".',
            )
        if len(complete) >= max(COMPLETE_ROWS, len(rows) / 2):
            notes.append(issue("fit_k_complete", "info", n=len(complete), total=len(rows)))
            rows = complete
        else:
            notes.append(issue("fit_k_filled", "warning", n=len(complete), total=len(rows)))
    if len(rows) > MAX_FIT_ROWS:
        notes.append(issue("fit_sampled", "info", n=MAX_FIT_ROWS, total=len(rows)))
        rows = _sample(prepared.X, weights, rows, search.seed)
    return rows, notes


def _sample(
    X: Floats, weights: Floats | None, rows: NDArray[np.intp], seed: int
) -> NDArray[np.intp]:
    """Return a uniform sample of rows that does not depend on their order in the table."""
    keys = [*X[rows].T] if weights is None else [*X[rows].T, weights[rows]]
    return np.sort(rows[sample_rows(keys, MAX_FIT_ROWS, stream(seed, "fit-sample"))])


def _sweep(
    X: Floats,
    rows: NDArray[np.intp],
    weights: Floats | None,
    search: _Search,
    progress: Progress,
) -> KSweep:
    values = _filled(X[rows])
    return sweep(
        values,
        k_values=_k_values(values, search),
        n_init=search.n_init,
        random_state=search.seed,
        silhouette="exact" if len(rows) <= EXACT_ROWS else "sampled",
        sample_weight=None if weights is None else weights[rows],
        n_jobs=search.n_jobs,
        max_iter=search.max_iter,
        progress=progress,
    )


def _filled(X: Floats) -> Floats:
    """Return the rows with column means in place of what is missing (k-POD only)."""
    missing = np.isnan(X)
    if not missing.any():
        return X
    means = [
        math.fsum(column[~np.isnan(column)]) / max(1, np.sum(~np.isnan(column))) for column in X.T
    ]
    return np.where(missing, np.array(means), X)


def _k_values(X: Floats, search: _Search) -> tuple[int, ...]:
    if search.k_values is not None:
        values = set(search.k_values)
    else:
        most = max(search.k_max or 0, 9)
        values = set(default_k_values(len(X), _distinct(X, most + 1), search.k_max))
        values = {k for k in values if k >= search.k_min}
    values |= set() if search.k is None else {search.k}
    if not values:
        raise InputError(
            f"No number of segments from {search.k_min} on can be tried on {len(X):,} rows.",
            "By default k goes to min(8, n / 25), and not beyond the distinct rows.",
            "Choose a smaller k_min, a larger k_max, or give k.",
        )
    return tuple(sorted(values))


def _distinct(X: Floats, enough: int) -> int:
    """Count distinct rows, no further than needed: most tables have enough at once."""
    for n in (1000, len(X)):
        found = len(np.unique(X[:n] + 0.0, axis=0))
        if found >= enough or n >= len(X):
            break
    return found


def _centroids(
    learned: Learned,
    X: Floats,
    tried: KSweep,
    rows: NDArray[np.intp],
    weights: Floats | None,
    k: int,
    search: _Search,
) -> Floats:
    """Return the centroids of the chosen k, from all rows that segments are formed from."""
    fit = np.flatnonzero(learned.fit_rows)
    if np.isnan(X[fit]).any():  # missing="kpod"
        if len(fit) > MAX_FIT_ROWS:
            fit = _sample(_filled(X), None, fit, search.seed)
        return kpod(
            X[fit],
            k,
            n_init=search.n_init,
            random_state=seed_for(search.seed, "kpod", k),
            n_jobs=search.n_jobs,
            max_iter=search.max_iter,
        ).centers
    if len(rows) == len(fit):
        return tried[k].centers
    weight = None if weights is None else weights[fit]
    return fit_full(
        X[fit], tried[k].centers, sample_weight=weight, max_iter=search.max_iter
    ).centers


def _formed(
    table: Table,
    learned: Learned,
    X: Floats,
    cold: Floats,
    search: _Search,
    predecessor: Predecessor | None,
) -> tuple[Ordered, Carried]:
    """Return the segments in their order, and what they carry on."""
    if predecessor is None:
        return _in_order(table, X, cold), Carried(order=tuple(range(len(cold))), names={})
    old = predecessor.labels[table.rows]
    found = _warmed(learned, X, cold, old, table.weights(), search)
    return _in_place(X, _in_order(table, X, found), predecessor, old)


def _warmed(
    learned: Learned,
    X: Floats,
    cold: Floats,
    old: NDArray[np.intp],
    weights: Floats | None,
    search: _Search,
) -> Floats:
    """Return the better of two centroids: those found, and those from the old segments on."""
    fit = np.flatnonzero(learned.fit_rows)
    rows = X[fit]
    start = None if np.isnan(rows).any() else warm_centres(rows, old[fit], len(cold))
    if start is None:
        return cold
    weight = None if weights is None else weights[fit]
    warm = fit_full(rows, start, sample_weight=weight, max_iter=search.max_iter)
    squared = assign(rows, cold).distance ** 2
    inertia = math.fsum(squared if weight is None else squared * weight)
    return warm.centers if warm.inertia < inertia * (1 - _BETTER) else cold


def _in_place(
    X: Floats, ordered: Ordered, predecessor: Predecessor, old: NDArray[np.intp]
) -> tuple[Ordered, Carried]:
    """Return the centroids in the places of the old segments that they are, and who they are."""
    k = len(ordered.centers)
    carried = carry(predecessor, old, ordered.nearest.labels.astype(np.intp), k)
    if carried.order == tuple(range(k)):
        return ordered, carried
    moved = ordered.centers[list(carried.order)]
    return Ordered(moved, assign(X, moved)), carried


def _in_order(table: Table, X: Floats, centroids: Floats) -> Ordered:
    """Return the centroids in the order of the segments (by value, else by size), and labels."""
    weights = table.weights()
    counts = np.ones(table.n_rows) if weights is None else weights
    by_size = size_order(X, counts, centroids)
    value = table.schema.value
    if value is None:
        return by_size
    labels = by_size.nearest.labels
    worth = table.numbers(value)
    known = np.isfinite(worth) & (counts > 0)
    k = len(centroids)
    total = np.bincount(labels[known], weights=(worth * counts)[known], minlength=k)
    number = np.bincount(labels[known], weights=counts[known], minlength=k)
    mean = np.divide(total, number, out=np.full(k, -np.inf), where=number > 0)
    # Twelve digits: equal means in another order of rows stay equal. Ties by size.
    order = np.argsort([-float(f"{m:.12g}") for m in mean], kind="stable")
    if (order == np.arange(k)).all():
        return by_size
    moved = by_size.centers[order]
    return Ordered(moved, assign(X, moved))


def _model(
    table: Table,
    learned: Learned,
    ordered: Ordered,
    search: _Search,
    selection: KSelection,
) -> SegmentationModel:
    k, weights, value = len(ordered.centers), table.weights(), table.schema.value
    labels = ordered.nearest.labels
    sizes = np.bincount(labels, minlength=k)
    total = math.fsum(weights) if weights is not None else float(len(labels))
    masses = [
        float(sizes[i]) if weights is None else math.fsum(weights[labels == i]) for i in range(k)
    ]
    settings: dict[str, Any] = {
        "k": "auto" if search.k is None else search.k,
        "criterion": selection.criterion,
        "n_init": search.n_init,
        "max_iter": search.max_iter,
        "seed": search.seed,
        "n_rows": len(labels),
        "n_fit_rows": int(learned.fit_rows.sum()),
        "n_sweep_rows": selection.n_rows,
    }
    return SegmentationModel(
        plan=learned.plan,
        centroids=ordered.centers,
        names=tuple(text("model.segment_name", n=i + 1) for i in range(k)),
        sizes=tuple(int(size) for size in sizes),
        shares=tuple(min(1.0, mass / total) for mass in masses),
        ordered_by="size" if value is None else "value",
        value_column=value,
        settings=settings,
    )


def _silhouettes(
    swept: KSolution, rows: NDArray[np.intp], X: Floats, labels: NDArray[np.int32]
) -> Floats:
    """Return the silhouettes of the sweep where its clusters are the segments, else NaN."""
    if swept.silhouettes is not None and len(rows) == len(X) and not np.isnan(X).any():
        shared = contingency(swept.labels, labels)
        if np.count_nonzero(shared) == len(shared) == len(shared.T):
            return swept.silhouettes
    return np.full(len(X), np.nan)


def _inertia(scored: Scored, fit_rows: NDArray[np.bool_], weights: Floats | None) -> float:
    squared = scored.nearest.distance[fit_rows] ** 2
    return math.fsum(squared if weights is None else squared * weights[fit_rows])
