"""The sweep: one best KMeans partition for each k, with every criterion."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._progress import Progress, silent
from clustomer._random import root_seed
from clustomer._result import Result
from clustomer.cluster.inputs import (
    check_arguments,
    check_n_clusters,
    checked_k_values,
    checked_rows,
    checked_weights,
    not_tried,
)
from clustomer.cluster.large import LARGE_ROWS, AsGiven, Rows, repeats
from clustomer.cluster.refine import Refined, refine, settle_means
from clustomer.cluster.starts import Ground, StartOptions, best_starts
from clustomer.errors import InputError
from clustomer.stats.canonical import Canonical, canonical
from clustomer.stats.centroid_silhouette import centroid_silhouettes
from clustomer.stats.criteria import calinski_harabasz, davies_bouldin, total_ss
from clustomer.stats.silhouette import silhouette_many
from clustomer.stats.silhouette_sample import SAMPLE_ROWS, sampled_silhouettes

SilhouetteKind = Literal["exact", "sampled", "none"]
_GRID_END = 8  # the largest k that is tried without being asked for
_ROWS_PER_CLUSTER = 25


@dataclass(frozen=True, kw_only=True)
class KSolution(Result):
    """The best partition that was found for one k.

    ``centers`` are the means of the rows with each of the ``labels`` and
    ``inertia`` is their sum of squares, unless ``converged`` is False.

    Criteria that need two clusters are ``None`` for k = 1. ``silhouette`` is
    Euclidean, -1 to 1, higher is better; ``silhouette_se`` is its standard error
    when it was sampled. ``squared_silhouette`` uses squared distances and is
    larger: never compare the two. ``davies_bouldin``: lower is better.
    ``start_agreement`` is the adjusted Rand index of the two best random starts, or
    of the best of them and the partition here when that comes from a neighbouring
    k and is clearly better: below .95 the best start is not unique. ``converged``
    is False when the run was stopped by ``max_iter``. ``silhouettes`` are the Euclidean ones of the
    rows when they were computed exactly, else ``None``.
    """

    k: int
    inertia: float
    sizes: tuple[int, ...]
    silhouette: float | None
    silhouette_se: float | None
    simplified_silhouette: float | None
    squared_silhouette: float | None
    calinski_harabasz: float | None
    davies_bouldin: float | None
    start_agreement: float | None
    n_iter: int
    converged: bool
    labels: NDArray[np.int32] = field(metadata={"local": True})  # (n,)
    centers: NDArray[np.float64] = field(metadata={"local": True})  # (k, p)
    silhouettes: NDArray[np.float64] | None = field(default=None, metadata={"local": True})  # (n,)


@dataclass(frozen=True, kw_only=True)
class KSweep(Result):
    """Every partition of a sweep. ``sweep[k]`` gives the solution for k.

    ``total_ss`` is the (weighted) sum of squares around the mean of all rows:
    the inertia of one cluster.
    """

    solutions: tuple[KSolution, ...]
    total_ss: float
    n_rows: int
    n_columns: int
    n_init: int
    seed: int
    silhouette_kind: str  # "exact", "sampled" or "none"
    silhouette_rows: int

    def __getitem__(self, k: int) -> KSolution:
        for solution in self.solutions:
            if solution.k == k:
                return solution
        raise not_tried(k, self.k_values)

    def __contains__(self, k: object) -> bool:
        return any(solution.k == k for solution in self.solutions)

    @property
    def k_values(self) -> tuple[int, ...]:
        """The k's that were fitted, ascending."""
        return tuple(solution.k for solution in self.solutions)

    def _rows(self) -> Sequence[Mapping[str, Any]]:
        shown = [f.name for f in fields(KSolution) if not f.metadata.get("local")]
        return [{name: getattr(one, name) for name in shown} for one in self.solutions]


@dataclass(frozen=True, kw_only=True)
class FullFit(Result):
    """Given centres, moved on all rows until nothing changes."""

    inertia: float
    sizes: tuple[int, ...]
    n_iter: int
    converged: bool
    labels: NDArray[np.int32] = field(metadata={"local": True})  # (n,)
    centers: NDArray[np.float64] = field(metadata={"local": True})  # (k, p)


class _Silhouette(NamedTuple):
    mean: float | None = None
    se: float | None = None
    rows: NDArray[np.float64] | None = None  # (n,), of the sorted rows


def default_k_values(n_rows: int, n_distinct: int, k_max: int | None = None) -> tuple[int, ...]:
    """Return the k's that a sweep tries when nobody says which: 1 to a limit.

    Parameters
    ----------
    n_rows : int
        Rows, n.
    n_distinct : int
        Distinct rows; k stays below this number.
    k_max : int, optional
        Largest k instead of the default limit.

    Returns
    -------
    tuple of int
        1 to min(8, n / 25, distinct rows - 1). The limit n / 25 is not below 2:
        with few rows two clusters are still tried.

    Raises
    ------
    InputError
        When `k_max` is below 1.

    Examples
    --------
    >>> default_k_values(100, 100), default_k_values(2000, 2000, k_max=3)
    ((1, 2, 3, 4), (1, 2, 3))
    """
    if k_max is not None and k_max < 1:
        raise InputError(
            f"The largest k is {k_max}.",
            "It is a number of clusters: 1 or more.",
            "Leave it out for the default.",
        )
    top = k_max if k_max is not None else min(_GRID_END, max(2, n_rows // _ROWS_PER_CLUSTER))
    return tuple(range(1, max(1, min(top, n_distinct - 1)) + 1))


def sweep(
    X: ArrayLike,
    *,
    k_values: Iterable[int],
    n_init: int = 10,
    random_state: int | np.random.RandomState | np.random.Generator | None = None,
    silhouette: SilhouetteKind = "exact",
    sample_weight: ArrayLike | None = None,
    n_jobs: int | None = None,
    max_iter: int = 300,
    tol: float = 1e-4,
    progress: Progress = silent,
) -> KSweep:
    """Fit KMeans for every k and measure each best partition by every criterion.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Finite numbers on comparable scales.
    k_values : iterable of int
        The k's to fit, 1 allowed; see `default_k_values`.
    n_init : int, default=10
        Random starts of each k; the lowest inertia is kept. Two more begin at
        the partitions of k - 1 and k + 1 where these are in `k_values`.
    random_state : int, RandomState, Generator or None, default=None
        Seed; give an int for an answer that repeats.
    silhouette : {"exact", "sampled", "none"}, default="exact"
        Exact takes time with the square of n; `benchmarks/` has 20,000 and 100,000
        rows. Sampled measures 10,000 rows, some of every cluster, and gives its
        standard error; with no more rows than that it is exact, and says so.
    sample_weight : array-like of shape (n,), optional
        Weights of the rows, 0 or more. Inertia and Calinski-Harabasz use them;
        ``sizes`` and the other criteria count every row once.
    n_jobs : int or None, default=None
        Worker threads; every core by default. It changes the time only.
    max_iter, tol : int, float
        As in `clustomer.KMeans`, for the random starts. The best one is then run
        on until nothing changes, within `max_iter` iterations in all.
    progress : Progress, optional
        Called with the phases ``"sweep"`` and ``"silhouette"``.

    Returns
    -------
    KSweep
        One solution for each k, ascending; clusters ordered by size (sum of
        weights), equal sizes by their centres.

    Raises
    ------
    InputError
        When X holds missing or infinite values, there are fewer distinct rows
        than a k, or an argument is out of range.

    Notes
    -----
    Above 100,000 rows the starts run on a sample and the best of each k on all rows
    (see `clustomer.cluster.large`).

    Rows and columns are put in canonical order first (see
    `clustomer.stats.canonical`), so the order of the file changes nothing. The
    random starts are those of ``KMeans(k, n_init=..., random_state=...)``; the
    solution for k is never worse than what that finds. The best start is run to
    its end (`clustomer.cluster.refine`), so that centres are means and inertia is
    W. No criterion here can say that there is one group only, and each of them
    names some k on data without groups.

    Against the best of 50 starts of scikit-learn (14 sets of two to five real or
    made columns, 200 and 2,000 rows, k = 2 to 8, two seeds, 196 partitions) an
    inertia that is higher by more than 0.1 % was found 41 times with the 10 random
    starts alone and 17 times with the neighbours of each k; the largest excess fell
    from 1.7 % to 0.6 %. (Measured with random starts of scikit-learn, before the
    kernels here; the starts have the same rule.)

    Examples
    --------
    >>> found = sweep([[0.0], [1.0], [8.0], [9.0]], k_values=[1, 2], random_state=0)
    >>> [(one.k, one.inertia) for one in found.solutions]
    [(1, 65.0), (2, 1.0)]
    """
    rows = checked_rows(X)
    weights = checked_weights(sample_weight, len(rows))
    check_arguments(n_init=n_init, max_iter=max_iter, tol=tol, silhouette=silhouette)
    seed = root_seed(random_state)
    options = StartOptions(n_init=n_init, max_iter=max_iter, tol=tol)
    run = _Run(options, seed, n_jobs, progress)
    laid: Canonical | AsGiven
    if len(rows) > LARGE_ROWS:
        laid, found = _sweep_large(rows, weights, tuple(k_values), run)
    else:
        laid = canonical(rows, sample_weight=weights)
        found = _sweep_all(laid, checked_k_values(k_values, laid), run)
    if silhouette == "sampled" and len(rows) <= SAMPLE_ROWS:
        silhouette = "exact"
    measured = _silhouettes(laid.rows, found, silhouette, seed, n_jobs, progress)
    total = total_ss(laid.rows, sample_weight=laid.row_weights)
    rows_used = {"exact": len(rows), "sampled": SAMPLE_ROWS, "none": 0}[silhouette]
    return KSweep(
        solutions=tuple(_solution(laid, found[k], measured[k], total) for k in sorted(found)),
        total_ss=total,
        n_rows=len(rows),
        n_columns=rows.shape[1],
        n_init=n_init,
        seed=seed,
        silhouette_kind=silhouette,
        silhouette_rows=rows_used,
    )


class _Run(NamedTuple):
    options: StartOptions
    seed: int
    n_jobs: int | None
    progress: Progress


class _Found(NamedTuple):
    """A partition of the rows as they are laid out, columns likewise."""

    k: int
    labels: NDArray[np.int32]  # (n,)
    centers: NDArray[np.float64]  # (k, p)
    inertia: float
    n_iter: int
    converged: bool
    agreement: float | None


def _sweep_all(data: Canonical, ks: Sequence[int], run: _Run) -> dict[int, _Found]:
    """Run every start on all rows."""
    found = {}
    for k, best in _best(data, ks, run).items():
        settled = settle_means(data, best.start, max_iter=run.options.max_iter)
        start = best.start
        found[k] = _Found(
            k, settled.labels, settled.centers, settled.inertia,
            start.n_iter, start.converged, best.agreement,
        )  # fmt: skip
    return found


def _sweep_large(
    X: NDArray[np.float64], weights: NDArray[np.float64] | None, ks: Sequence[int], run: _Run
) -> tuple[Canonical | AsGiven, dict[int, _Found]]:
    """Run the starts on a sample and the best of each k on all rows; see `cluster.large`."""
    rows = Rows.of(X, weights, run.n_jobs)
    sample = rows.sample(run.seed)
    if repeats(sample):
        data = canonical(X, sample_weight=weights)
        return data, _sweep_all(data, checked_k_values(ks, data), run)
    found = {}
    for k, best in _best(sample, checked_k_values(ks, sample), run).items():
        begin = sample.columns_back(best.start.centers)
        moved = rows.lloyd(begin, max_iter=run.options.max_iter, tol=0.0)
        done = rows.label(moved, by_size=True)
        found[k] = _Found(
            k, done.labels, done.centers, done.inertia,
            moved.n_iter, moved.converged, best.agreement,
        )  # fmt: skip
    return AsGiven(X, weights), found


def _best(data: Canonical, ks: Sequence[int], run: _Run) -> dict[int, Refined]:
    random = best_starts(
        data, ks, options=run.options, seed=run.seed, n_jobs=run.n_jobs, progress=run.progress
    )
    return refine(data, random, options=run.options)


def fit_full(
    X: ArrayLike,
    centers: ArrayLike,
    *,
    sample_weight: ArrayLike | None = None,
    max_iter: int = 300,
) -> FullFit:
    """Move given centres on all rows by Lloyd's algorithm until nothing changes.

    Use it when the centres come from a sweep over a sample.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Finite numbers, prepared like the sample.
    centers : array-like of shape (k, p)
        Where to begin.
    sample_weight : array-like of shape (n,), optional
        Weights of the rows.
    max_iter : int, default=300
        Largest number of iterations.

    Returns
    -------
    FullFit
        Clusters ordered by size anew.

    Raises
    ------
    InputError
        When X or the centres cannot be used.
    """
    rows = checked_rows(X)
    weights = checked_weights(sample_weight, len(rows))
    begin = np.asarray(centers, dtype=np.float64)
    if begin.ndim != 2 or begin.shape[1] != rows.shape[1] or not np.isfinite(begin).all():
        raise InputError(
            f"The centres have the shape {begin.shape}, or hold a value that is not finite.",
            f"They need {rows.shape[1]:,} columns of finite numbers, as the rows have.",
            "Take them from a sweep over a sample of the same prepared columns.",
        )
    if len(rows) > LARGE_ROWS:
        every = Rows.of(rows, weights, None)
        moved = every.lloyd(begin, max_iter=max_iter, tol=0.0)
        done = every.label(moved, by_size=True)
        return FullFit(
            inertia=done.inertia,
            sizes=_sizes(done.labels, len(begin)),
            n_iter=moved.n_iter,
            converged=moved.converged,
            labels=done.labels,
            centers=done.centers,
        )
    data = canonical(rows, sample_weight=weights)
    check_n_clusters(len(begin), data)
    begin = np.ascontiguousarray(begin[:, data.columns])
    start = Ground.of(data, tol=0.0).run(begin, max_iter)
    settled = settle_means(data, start, max_iter=max_iter)
    return FullFit(
        inertia=settled.inertia,
        sizes=_sizes(settled.labels, len(begin)),
        n_iter=start.n_iter,
        converged=start.converged,
        labels=data.rows_back(settled.labels),
        centers=data.columns_back(settled.centers),
    )


def _silhouettes(
    rows: NDArray[np.float64],
    found: Mapping[int, _Found],
    kind: SilhouetteKind,
    seed: int,
    n_jobs: int | None,
    progress: Progress,
) -> dict[int, _Silhouette]:
    """Euclidean silhouettes of all k: means, with standard errors when sampled, else rows."""
    out = dict.fromkeys(found, _Silhouette())
    several = [k for k, one in found.items() if len(np.unique(one.labels)) > 1]
    if kind == "none" or not several:
        return out
    parts = [found[k].labels for k in several]
    if kind == "exact":
        samples = silhouette_many(rows, parts, n_jobs=n_jobs, progress=progress)
        for k, values in zip(several, samples, strict=True):
            out[k] = _Silhouette(mean=float(values.mean()), rows=values)
        return out
    drawn = sampled_silhouettes(rows, parts, seed=seed, n_jobs=n_jobs, progress=progress)
    for k, mean, error in zip(several, drawn.means, drawn.standard_errors, strict=True):
        out[k] = _Silhouette(mean=_finite(mean), se=_finite(error))
    return out


def _solution(
    laid: Canonical | AsGiven, found: _Found, measured: _Silhouette, total: float
) -> KSolution:
    labels, rows = found.labels, laid.rows
    several = len(np.unique(labels)) > 1
    ch = db = simplified = squared = agreement = None
    if several:
        ch = _finite(calinski_harabasz(rows, labels, sample_weight=laid.row_weights, total=total))
        db = _finite(davies_bouldin(rows, labels))
        quick = centroid_silhouettes(rows, labels)
        simplified, squared = float(quick.simplified.mean()), float(quick.squared.mean())
        agreement = found.agreement
    return KSolution(
        k=found.k,
        inertia=found.inertia,
        sizes=_sizes(labels, found.k),
        silhouette=measured.mean,
        silhouette_se=measured.se,
        simplified_silhouette=simplified,
        squared_silhouette=squared,
        calinski_harabasz=ch,
        davies_bouldin=db,
        start_agreement=agreement,
        n_iter=found.n_iter,
        converged=found.converged,
        labels=laid.rows_back(labels),
        centers=laid.columns_back(found.centers),
        silhouettes=None if measured.rows is None else laid.rows_back(measured.rows),
    )


def _sizes(labels: NDArray[np.int32], k: int) -> tuple[int, ...]:
    return tuple(int(count) for count in np.bincount(labels, minlength=k))


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
