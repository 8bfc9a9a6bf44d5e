"""Would another sample of customers give the same segments?

Each resample is clustered anew, and each segment is compared with the cluster
that resembles it most. A high similarity says that the segment can be found
again. It does not say that the data hold groups: a cut through an even cloud
can come back as well, which is why the verdict rests on more than this.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._progress import Progress, silent
from clustomer._random import DEFAULT_SEED, root_seed, stream
from clustomer.cluster.inputs import check_n_clusters, checked_rows
from clustomer.cluster.sweep import sweep
from clustomer.errors import InputError
from clustomer.evidence.records import SegmentStability, Stability
from clustomer.evidence.schemes import Disturbed, Draw, scheme_of
from clustomer.stats.canonical import canonical, sample_rows
from clustomer.stats.distances import assign
from clustomer.stats.jaccard import best_jaccards, overlaps
from clustomer.stats.kernels.fits import ManyFits, fit_many, n_uniforms
from clustomer.stats.matching import match_clusters
from clustomer.stats.workers import ordered_map

DISSOLVED = 0.5
"""At or below this Jaccard similarity a segment counts as dissolved."""

RECOVERED = 0.75
"""From this Jaccard similarity on a segment counts as recovered."""

UNSURE = 0.6
"""Below this share of resamples a customer's segment is unsure."""

READINGS = (("not_trusted", 0.6), ("pattern", 0.75), ("stable", 0.85), ("very_stable", np.inf))
"""How to read a mean Jaccard similarity: each name holds below its limit (Hennig 2007)."""

Evaluate = Literal["all", "resample"]
Floats = NDArray[np.float64]
Codes = NDArray[np.intp]
_TOGETHER = 5  # resamples of one task


class _Work(NamedTuple):
    """Rows in canonical order, and the shown segments by their first row in it."""

    rows: Floats  # (n, p)
    codes: Codes  # (n,)
    k: int
    order: Codes  # (n,): input row of each sorted row
    place: Codes  # (k,): number in `codes` of each shown segment
    sample: Codes  # (s,): rows that resamples are drawn from, ascending


class _Plan(NamedTuple):
    """How resamples are drawn and compared."""

    scheme: str
    evaluate: Evaluate
    n_resamples: int
    n_init: int
    seed: int


class _Part(NamedTuple):
    """What some resamples gave."""

    jaccards: Floats  # (resamples, k)
    hits: NDArray[np.uint8]  # (n,): resamples whose matched cluster is the row's own


def stability(
    X: ArrayLike,
    labels: ArrayLike | None = None,
    *,
    k: int | None = None,
    scheme: str = "bootstrap",
    evaluate: Evaluate = "all",
    n_resamples: int = 100,
    n_init: int = 5,
    max_rows: int = 5000,
    random_state: int | np.random.RandomState | np.random.Generator | None = DEFAULT_SEED,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> Stability:
    """Say for each segment how well it comes back when the customers are drawn again.

    Use it to tell segments that can be relied on from those that another sample
    would draw elsewhere. It cannot tell whether segments are natural: see
    `clustomer.assess`.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Prepared rows, complete and finite.
    labels : array-like of int, shape (n,), optional
        The shown segments, 0 to k - 1. By default those of a sweep with `k`.
    k : int, optional
        Number of segments; needed without `labels`. With them it is 1 + the
        largest label, unless it is given.
    scheme : {"bootstrap", "subset", "noise", "jitter"}, default "bootstrap"
        How the rows are disturbed, see `clustomer.evidence.schemes`.
    evaluate : {"all", "resample"}, default "all"
        Which rows count in a comparison. ``"all"``: every row of X, put to the
        nearest centre of the resample; segment level stability within solutions
        (SLSW) of Dolnicar and Leisch. ``"resample"``: the rows that are in the
        resample, which the bootstrap then clusters and counts once each, however
        often they were drawn; this is what ``clusterboot`` of the R package fpc
        reports. See Notes before comparing the two.
    n_resamples : int, default 100
    n_init : int, default 5
        Starts of each fit; all independent of the shown segments.
    max_rows : int, default 5000
        With more rows, resamples are drawn from so many seeded ones.
    random_state : int, RandomState, Generator or None, default 0
    n_jobs : int or None, default None
        Worker threads; every core by default. It changes the time only.
    progress : Progress, optional
        Called with the phase ``"stability"``.

    Returns
    -------
    Stability
        Segments in the order of their labels, with the mean of the best Jaccard
        similarity (0 to 1, higher is better). With one segment there is nothing
        to compare: no segments, no confidence. ``confidence`` is for each row the
        share of resamples in which the cluster that is matched to its segment
        (one to one, `clustomer.stats.matching`) is the one it falls into.

    Raises
    ------
    InputError
        When X holds missing or infinite values, labels are not whole numbers from
        0 on, there are fewer distinct rows than segments, or an argument is out of
        range.

    Notes
    -----
    For a segment A and the clusters D_j of a resample the value is ``max_j |A and
    D_j| / |A or D_j|``. Two clusters may resemble the same segment; a segment that
    has no row among those compared scores 0. A random cut scores well above 0 too
    (for k = 2 about a third to a half): what to expect is given by
    `clustomer.evidence.stability_null.jaccard_without_groups`. Each row counts
    once, whatever its weight.

    A sample without its repeated rows is nearer to the data than a bootstrap
    sample, so ``evaluate="resample"`` gives higher values: .78 against .68 for the
    weakest of five segments of four overlapping groups (tests/oracles/stability.R).
    Hennig's limits were written for those; with the default they are strict. A fit
    that ends in a worse optimum counts against the segments as well: .78 became .72
    there with 5 starts in place of 25.

    Neither the order of the rows nor that of the columns changes the answer.
    O(n_resamples (n_init iterations s k p + n k p)) with s = min(n, max_rows);
    beside the sorted copy of X it needs about 100 bytes for each row and worker.

    References
    ----------
    Hennig, C. (2007). Cluster-wise assessment of cluster stability. Computational
    Statistics & Data Analysis 52, 258-271. doi 10.1016/j.csda.2006.11.025

    Dolnicar, S. & Leisch, F. (2010). Evaluation of structure and reproducibility
    of cluster solutions using the bootstrap. Marketing Letters 21, 83-101.
    doi 10.1007/s11002-009-9083-4

    Examples
    --------
    >>> X = [[0.0], [1.0], [2.0], [50.0], [51.0], [52.0]] * 5
    >>> found = stability(X, k=2, n_resamples=20)
    >>> [(one.segment, one.jaccard, one.reading) for one in found.segments]
    [(0, 1.0, 'very_stable'), (1, 1.0, 'very_stable')]
    """
    plan = _checked_plan(scheme, evaluate, n_resamples, n_init, max_rows, root_seed(random_state))
    rows = checked_rows(X)
    shown, n_segments = _shown(rows, labels, k, plan, n_jobs)
    if n_segments == 1:
        return Stability(k=1, scheme=scheme, n_resamples=0, n_rows=0, segments=())
    work = _ordered(rows, shown, n_segments, max_rows, plan.seed)
    jaccards, hits = _resampled(work, plan, n_jobs, progress)
    confidence = np.empty(len(rows))
    confidence[work.order] = hits / n_resamples
    size = len(work.sample)
    return Stability(
        k=n_segments,
        scheme=scheme,
        n_resamples=n_resamples,
        n_rows=max(1, size // 2) if scheme == "subset" else size,
        segments=tuple(_segment(i, jaccards[:, work.place[i]]) for i in range(n_segments)),
        mean_confidence=float(hits.mean() / n_resamples),
        share_unsure=float(np.mean(confidence < UNSURE)),
        confidence=confidence,
    )


def reading_of(jaccard: float) -> str:
    """Return how to read a mean Jaccard similarity: a name of `READINGS`.

    Examples
    --------
    >>> [reading_of(value) for value in (0.59, 0.6, 0.75, 0.85)]
    ['not_trusted', 'pattern', 'stable', 'very_stable']
    """
    return next(name for name, limit in READINGS if jaccard < limit)


def _segment(number: int, values: Floats) -> SegmentStability:
    low, high = np.quantile(values, [0.025, 0.975])
    mean = float(values.mean())
    return SegmentStability(
        segment=number,
        jaccard=mean,
        low=float(low),
        high=float(high),
        values=tuple(values.tolist()),
        dissolved=float(np.mean(values <= DISSOLVED)),
        recovered=float(np.mean(values >= RECOVERED)),
        reading=reading_of(mean),
    )


def _shown(
    rows: Floats, labels: ArrayLike | None, k: int | None, plan: _Plan, n_jobs: int | None
) -> tuple[Codes, int]:
    """Return the segment of each row and the number of segments."""
    if labels is None:
        if k is None:
            raise InputError(
                "Neither labels nor k is given.",
                "The segments are either given or made.",
                "For example labels=study.labels, or k=5.",
            )
        if k == 1:
            return np.zeros(len(rows), dtype=np.intp), 1
        found = sweep(rows, k_values=[k], random_state=plan.seed, silhouette="none", n_jobs=n_jobs)
        return found[k].labels.astype(np.intp), k
    codes = np.asarray(labels)
    whole = codes.dtype.kind in "iu" and codes.shape == (len(rows),)
    if not whole or codes.min() < 0 or (k is not None and codes.max() >= k):
        limit = "0 on" if k is None else f"0 to {k - 1}"
        raise InputError(
            f"labels have the shape {codes.shape} and the type {codes.dtype}"
            + (f", from {codes.min()} to {codes.max()}." if whole else "."),
            f"There is one whole number for each of the {len(rows):,} rows, from {limit}.",
            "Leave out customers without a segment, in X and labels alike.",
        )
    return codes.astype(np.intp), int(codes.max()) + 1 if k is None else k


def _ordered(rows: Floats, shown: Codes, k: int, max_rows: int, seed: int) -> _Work:
    data = canonical(rows)
    check_n_clusters(k, data)
    # Equal rows with different labels, too, stand in one order.
    within = np.lexsort([shown[data.order], data.group])
    order = data.order[within]
    # Segments are numbered by their first row, so that what they are called changes
    # nothing, not even which of two equally good matches is taken.
    first = np.full(k, len(rows))
    names, at = np.unique(shown[order], return_index=True)
    first[names] = at
    place = np.empty(k, dtype=np.intp)
    place[np.argsort(first, kind="stable")] = np.arange(k)
    everyone = np.arange(len(rows))
    sample = sample_rows([everyone], max_rows, stream(seed, "stability-rows"))
    if len(sample) < k:
        raise InputError(
            f"max_rows is {max_rows}.",
            f"Resamples need a row for each of the {k} segments at least, and should have many.",
            "Leave it out for 5,000.",
        )
    return _Work(data.rows, place[shown[order]], k, order, place, sample)


def _resampled(
    work: _Work, plan: _Plan, n_jobs: int | None, progress: Progress
) -> tuple[Floats, NDArray[np.int64]]:
    """Return Jaccard similarities (resamples, k), and how often each row is in its own segment."""
    base = work.rows if len(work.sample) == len(work.rows) else work.rows[work.sample]
    hits = np.zeros(len(work.rows), dtype=np.int64)
    jaccards = np.empty((plan.n_resamples, work.k))
    tasks = [
        range(first, min(first + _TOGETHER, plan.n_resamples))
        for first in range(0, plan.n_resamples, _TOGETHER)
    ]
    progress("stability", 0, plan.n_resamples)
    with ordered_map(n_jobs) as run:
        draw = scheme_of(plan.scheme, base)
        parts = run(lambda which: _some(work, base, draw, plan, which), tasks)
        for which, part in zip(tasks, parts, strict=True):
            jaccards[which.start : which.stop] = part.jaccards
            hits += part.hits
            progress("stability", which.stop, plan.n_resamples)
    return jaccards, hits


def _some(work: _Work, base: Floats, draw: Draw, plan: _Plan, which: range) -> _Part:
    """Cluster some resamples and compare them with the shown segments."""
    versions, uniforms = [], []
    for i in which:
        rng = stream(plan.seed, f"stability-{plan.scheme}", i)
        versions.append(draw(rng))
        uniforms.append(rng.random((plan.n_init, n_uniforms(work.k))))
    fits = _fitted(base, versions, np.stack(uniforms), work.k, plan.evaluate)
    jaccards = np.empty((len(versions), work.k))
    hits = np.zeros(len(work.rows), dtype=np.uint8)
    for i, version in enumerate(versions):
        unchanged = version.rows is None and len(base) == len(work.rows)
        found = fits.labels[i] if unchanged else assign(work.rows, fits.centers[i]).labels
        shared = overlaps(work.codes, found[None], k=work.k)[0]
        hits += match_clusters(shared)[work.codes] == found
        own = work.codes
        if plan.evaluate == "resample":
            own, found = work.codes[work.sample][version.present], fits.labels[i][version.present]
        jaccards[i] = best_jaccards(own, found[None], k=work.k)[0]
    return _Part(jaccards, hits)


def _fitted(
    base: Floats, versions: list[Disturbed], uniforms: Floats, k: int, evaluate: Evaluate
) -> ManyFits:
    weights = np.stack([version.weights for version in versions])
    if evaluate == "resample":  # clusterboot clusters each drawn row once
        weights = (weights > 0).astype(np.float64)
    changed = [version.rows for version in versions if version.rows is not None]
    if changed:
        return fit_many(np.stack(changed), k, uniforms)
    return fit_many(base, k, uniforms, weights=weights)


def _checked_plan(
    scheme: str, evaluate: Evaluate, n_resamples: int, n_init: int, max_rows: int, seed: int
) -> _Plan:
    scheme_of(scheme, np.zeros((1, 1)))  # refuses an unknown name before anything runs
    if evaluate not in ("all", "resample"):
        raise InputError(
            f"evaluate is {evaluate!r}.", 'It is "all" or "resample".', "Leave it out for all rows."
        )
    for name, value in (("n_resamples", n_resamples), ("n_init", n_init), ("max_rows", max_rows)):
        if value < 1:
            raise InputError(
                f"{name} is {value}.", "It is 1 or more.", "Leave it out for the default."
            )
    return _Plan(scheme, evaluate, n_resamples, n_init, seed)
