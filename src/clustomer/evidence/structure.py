"""Is there more structure than the columns alone give? Observed against data without groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._random import stream
from clustomer.evidence.matrix import EvidenceMatrix
from clustomer.evidence.records import ColumnNull, ColumnShape, StructureTest
from clustomer.evidence.rule import RULE
from clustomer.stats.kernels.fits import fit_many, n_uniforms
from clustomer.stats.null_margins import MarginShape
from clustomer.stats.null_model import NullModel
from clustomer.stats.partition_measures import MEASURES, measure_partitions
from clustomer.stats.workers import OrderedMap, ordered_map

Floats = NDArray[np.float64]
Labels = NDArray[np.integer]

_LOOKS = (9, 19, 39, 99)
_NO_STRUCTURE = {9: 0.40, 19: 0.20, 39: 0.10}  # a p above: it will not come down to .05
_CLEAR_Z = 8.0
_LEAST = 19  # null sets from which a p-value can be .05; fewer can only say no
_BLOCK = 5  # null sets in one task
_TINY = 1e-12  # keeps z finite where all null sets are alike


@dataclass(frozen=True, kw_only=True)
class Structure:
    """The structure test, with the partitions of the observed table.

    Attributes
    ----------
    test : StructureTest
    k_values : tuple of int
    labels : tuple of ndarray of int, shape (n,)
        The observed partition of each k, in the order of the matrix.
    observed : mapping of str to ndarray of shape (K,)
        Criterion -> one value for each k.
    null : mapping of str to ndarray of shape (B, K)
        Criterion -> one row for each null set.
    """

    test: StructureTest
    k_values: tuple[int, ...]
    labels: tuple[Labels, ...]
    observed: Mapping[str, Floats]
    null: Mapping[str, Floats]


@dataclass(frozen=True)
class PooledTest:
    """Observed and null maxima of z, all standardised by the same means."""

    statistic: float
    null_statistics: Floats
    p: float


def structure_test(
    matrix: EvidenceMatrix,
    model: NullModel,
    *,
    k_values: Sequence[int],
    n_nulls: int,
    sequential: bool,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> Structure:
    """Compare the silhouettes of a table with those of data without groups.

    Parameters
    ----------
    matrix : EvidenceMatrix
    model : NullModel
        Learnt from the same matrix.
    k_values : sequence of int
        Ascending, 2 or more.
    n_nulls : int
        Null sets at most.
    sequential : bool
        Look at 9, 19 and 39 of them and stop where the rest cannot change the
        answer.
    n_jobs : int, optional
        Worker threads; the answer is the same.
    progress : Progress, optional
        Phase ``"structure"``.

    Returns
    -------
    Structure

    Notes
    -----
    For every k the same fit (five greedy k-means++ starts) of the table and of each
    null set b. With m_k and s_k the mean and standard deviation of the silhouettes
    of the observed *and* the B null sets, z = (silhouette - m_k) / s_k, T = max over
    k of z and p = (1 + number of null sets with T_b >= T) / (B + 1): one p-value
    for all k. Pooling makes observed and null exchangeable under the fitted model.
    Streams ("obs", k) and ("null_fit", b, k).

    A run of looks stops as *no_structure* when p is above .40, .20 or .10 at 9, 19
    or 39 sets; and from 19 sets on, where p can be .05, as *clear* when no null set
    reaches the observed and some z, here by the nulls' own mean and deviation, is 8
    or more (a pooled z cannot exceed B / sqrt(B + 1)), as *no_effect* when p is above
    .05 and no k can reach an excess of .06 or 20 % (within three standard errors of
    the null mean). With a p of .05 or less drawing goes on: that the data differ from
    data without groups is said after all sets, or when it is clear.

    References
    ----------
    Hennig, C. & Lin, C.-J. (2015). Flexible parametric bootstrap for testing
    homogeneity against clustering and assessing the number of clusters. Statistics
    and Computing 25, 821-833. doi 10.1007/s11222-015-9566-5
    """
    exact = matrix.n <= RULE.silhouette_rows
    labels = _observed_fits(matrix, k_values)
    observed = measure_partitions(matrix.features(), labels, exact=exact)

    def one_set(b: int) -> Mapping[str, Floats]:
        return _null_measures(matrix, model, b, k_values, exact=exact)

    looks = _looks(n_nulls, sequential=sequential)
    sets: list[Mapping[str, Floats]] = []
    stopped = None
    progress("structure", 0, n_nulls)
    with ordered_map(n_jobs) as run:
        for look in looks:
            for found in _in_blocks(run, one_set, range(len(sets) + 1, look + 1)):
                sets.append(found)
                progress("structure", len(sets), n_nulls)
            if look < n_nulls:
                silhouettes = np.array([one["silhouette"] for one in sets])
                stopped = stop_reason(observed["silhouette"], silhouettes)
            if stopped:
                break
    progress("structure", len(sets), len(sets))
    null = {name: np.array([one[name] for one in sets]) for name in MEASURES}
    test = _record(
        pooled_test(observed["silhouette"], null["silhouette"]),
        null,
        k_values=k_values,
        shapes=tuple(_shape(model.shapes[j]) for j in np.argsort(matrix.columns)),
        n_nulls_max=n_nulls,
        stopped=stopped,
        kind="exact" if exact else "simplified",
        rows=matrix.n,
        column_nulls=_column_nulls(matrix, sets, k_values),
    )
    return Structure(
        test=test, k_values=tuple(k_values), labels=labels, observed=observed, null=null
    )


def pooled_test(observed: Floats, null: Floats) -> PooledTest:
    """Return the largest z over k of the observed and of each null set, and the p-value.

    Parameters
    ----------
    observed : ndarray of shape (K,)
    null : ndarray of shape (B, K)

    Examples
    --------
    >>> pooled_test(np.array([5.0]), np.array([[1.0], [2.0], [3.0], [5.0]])).p
    0.4
    """
    every = np.vstack([observed, null])
    z = (every - every.mean(axis=0)) / (every.std(axis=0, ddof=1) + _TINY)
    largest = z.max(axis=1)
    reached = int(np.count_nonzero(largest[1:] >= largest[0]))
    return PooledTest(float(largest[0]), largest[1:], (1 + reached) / len(every))


def own_z(observed: Floats, null: Floats) -> Floats:
    """Return z by the nulls' own mean and deviation, (K,): how far away the observed lies."""
    z: Floats = (observed - null.mean(axis=0)) / (null.std(axis=0, ddof=1) + _TINY)
    return z


def _observed_fits(matrix: EvidenceMatrix, k_values: Sequence[int]) -> tuple[Labels, ...]:
    features = matrix.features()
    with ordered_map(1):  # one BLAS thread, as for the null sets: the same sums
        return tuple(_fit(features, k, stream(matrix.seed, "obs", k)) for k in k_values)


def _fit(features: Floats, k: int, rng: np.random.Generator) -> Labels:
    labels: Labels = fit_many(features, k, rng.random((1, RULE.n_init, n_uniforms(k)))).labels[0]
    return labels


def _null_measures(
    matrix: EvidenceMatrix, model: NullModel, b: int, k_values: Sequence[int], *, exact: bool
) -> Mapping[str, Floats]:
    sample = model.draw(b)
    features = matrix.features(sample.numeric, sample.nominal)
    fits = [_fit(features, k, stream(matrix.seed, "null_fit", b, k)) for k in k_values]
    return measure_partitions(features, fits, exact=exact)


def _in_blocks(
    run: OrderedMap, one_set: Callable[[int], Mapping[str, Floats]], numbers: range
) -> Iterator[Mapping[str, Floats]]:
    """Measure null sets, a few in each task, in order."""
    blocks = [numbers[i : i + _BLOCK] for i in range(0, len(numbers), _BLOCK)]
    for found in run(lambda block: [one_set(b) for b in block], blocks):
        yield from found


def _looks(n_nulls: int, *, sequential: bool) -> tuple[int, ...]:
    early = [look for look in _LOOKS if look < n_nulls] if sequential else []
    return (*early, n_nulls)


def stop_reason(observed: Floats, null: Floats) -> str | None:
    """Return why no more null sets are needed, or None."""
    b = len(null)
    p = pooled_test(observed, null).p
    if p > _NO_STRUCTURE.get(b, 1.0):
        return "no_structure"
    if b < _LEAST:
        return None
    if p <= 1 / (b + 1) and own_z(observed, null).max() >= _CLEAR_Z:
        return "clear"
    # A small p is a claim, whatever the effect: one look at 19 sets does not carry it.
    return "no_effect" if p > RULE.alpha and _out_of_reach(observed, null) else None


def _out_of_reach(observed: Floats, null: Floats) -> bool:
    """Return whether no k can pass the effect gate, within three errors of the null mean."""
    mean, deviation = null.mean(axis=0), null.std(axis=0, ddof=1)
    reachable = observed - mean + 3 * deviation / np.sqrt(len(null))
    relative = reachable / np.maximum(mean, RULE.least_null)
    return bool(((reachable < RULE.excess) & (relative < RULE.relative_excess)).all())


def _record(
    tested: PooledTest,
    null: Mapping[str, Floats],
    *,
    k_values: Sequence[int],
    shapes: tuple[ColumnShape, ...],
    n_nulls_max: int,
    stopped: str | None,
    kind: str,
    rows: int,
    column_nulls: tuple[ColumnNull, ...],
) -> StructureTest:
    return StructureTest(
        p=tested.p,
        n_nulls=len(tested.null_statistics),
        n_nulls_max=n_nulls_max,
        stopped=stopped,
        statistic=tested.statistic,
        null_statistics=tuple(tested.null_statistics.tolist()),
        columns=shapes,
        silhouette_kind=kind,
        silhouette_rows=rows,
        null_values={
            name: {
                str(k): tuple(column.tolist()) for k, column in zip(k_values, values.T, strict=True)
            }
            for name, values in null.items()
        },
        column_nulls=column_nulls,
    )


def _column_nulls(
    matrix: EvidenceMatrix, sets: Sequence[Mapping[str, Floats]], k_values: Sequence[int]
) -> tuple[ColumnNull, ...]:
    """Return for each source column and k what segments of data without groups separate of it."""
    n_levels = [int(codes.max()) + 1 for codes in matrix.nominal.T]
    starts = np.cumsum([0, *[1] * len(matrix.names), *n_levels])[:-1]
    between, spread = (
        np.add.reduceat(np.array([one[name] for one in sets]), starts, axis=2)
        for name in ("between", "spread")
    )
    shares = between / np.maximum(spread, _TINY)  # (B, K, sources)
    return tuple(
        ColumnNull(
            column=name,
            k=k,
            mean=float(shares[:, i, j].mean()),
            high=float(np.quantile(shares[:, i, j], 0.95)),
            n_nulls=len(sets),
        )
        for j, name in enumerate((*matrix.names, *matrix.nominal_names))
        for i, k in enumerate(k_values)
    )


def _shape(shape: MarginShape) -> ColumnShape:
    return ColumnShape(**{one.name: getattr(shape, one.name) for one in fields(ColumnShape)})
