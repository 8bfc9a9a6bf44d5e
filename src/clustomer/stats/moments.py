"""Means, spreads, quantiles and correlations that do not depend on the order of the rows.

Floating-point addition is not associative: the same customers in another order
give a mean that differs in the last digits. Here every column is sorted before
it is summed, and rows are put in an order of their own (by a hash of their
values) before they are multiplied, so the answer belongs to the customers and
not to the file.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result

FloatArray = NDArray[np.float64]
_LARGE = 1e120  # sums of squares of larger numbers may overflow
_NOISE = 1e-12  # correlations below this are rounding, not data
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, kw_only=True)
class Moments(Result):
    """Number, mean, standard deviation (n - 1) and skewness of the values that are present."""

    n: int
    mean: float
    sd: float
    skewness: float


@dataclass(frozen=True, kw_only=True)
class GroupMoments(Result):
    """Number, mean, sum of squares about the mean and quantiles of each group.

    Attributes
    ----------
    n : ndarray of int64, shape (k,)
    mean, ss : ndarray of shape (k,)
        NaN and 0 where a group has no value.
    quantiles : ndarray of shape (k, q)
        NaN where a group has no value.
    scale : float
        Unit of ``mean``, ``quantiles`` and, squared, of ``ss``: 1, except for
        columns whose squares would overflow.
    """

    n: NDArray[np.int64]
    mean: FloatArray
    ss: FloatArray
    quantiles: FloatArray
    scale: float = 1.0


@dataclass(frozen=True, kw_only=True)
class PairwiseCorrelation(Result):
    """A correlation matrix of shape (p, p) and the number of rows behind each cell."""

    r: FloatArray
    n: NDArray[np.int64]


def ordered_values(values: NDArray) -> FloatArray:
    """Return the finite values of a column in ascending order; NaN and infinity are left out."""
    array = np.asarray(values, dtype=np.float64)
    ascending: FloatArray = np.sort(array[np.isfinite(array)])
    return ascending


def moments(values: NDArray) -> Moments:
    """Return number, mean, standard deviation and skewness of a column.

    Parameters
    ----------
    values : array of shape (n,)
        Values that are not finite are left out.

    Returns
    -------
    Moments
        ``sd`` divides by n - 1 and is NaN below two values; ``skewness`` is
        ``m3 / m2**1.5``, 0 for a symmetric column, positive for a long right
        tail, NaN for a constant one.

    Notes
    -----
    Sorted, scaled by a power of two (so that squares cannot overflow), then two
    passes. A constant column has exactly its value as mean and exactly 0 as
    standard deviation. O(n log n).

    References
    ----------
    Joanes, D. N. and Gill, C. A. (1998), Comparing measures of sample skewness
    and kurtosis. The Statistician 47, 183-189. doi:10.1111/1467-9884.00122

    Examples
    --------
    >>> import numpy as np
    >>> moments(np.array([1.0, 2.0, 6.0, np.nan])).mean
    3.0
    """
    return moments_of_ordered(ordered_values(values))


def moments_of_ordered(ascending: FloatArray) -> Moments:
    """Return the moments of a column that `ordered_values` has put in order already."""
    n = len(ascending)
    scale = _scale(ascending)
    unit = ascending / scale
    centre, ss = _mean_and_ss(unit)
    sd = math.sqrt(ss / (n - 1)) if n > 1 else math.nan
    skewness = math.nan
    if ss > 0:
        away = (unit - centre) / math.sqrt(ss / n)
        skewness = float(np.sum(away * away * away) / n)  # seven times as fast as ** 3
    return Moments(n=n, mean=centre * scale, sd=sd * scale, skewness=skewness)


def _scale(ascending: FloatArray) -> float:
    """Power of two near the largest size: dividing by it is exact, and squares stay finite."""
    largest = float(np.max(np.abs(ascending[[0, -1]]))) if len(ascending) else 0.0
    return math.ldexp(1.0, math.frexp(largest)[1] - 1) if largest > 0 else 1.0


def mean(values: NDArray) -> float:
    """Return the mean of the finite values, NaN without any; see `moments`."""
    return moments(values).mean


def sd(values: NDArray) -> float:
    """Return the standard deviation (n - 1) of the finite values; see `moments`."""
    return moments(values).sd


def skewness(values: NDArray) -> float:
    """Return the skewness ``m3 / m2**1.5`` of the finite values; see `moments`."""
    return moments(values).skewness


def quantiles(values: NDArray, probs: Sequence[float]) -> FloatArray:
    """Return quantiles of the finite values, of shape (len(probs),).

    Notes
    -----
    Linear interpolation between order statistics (type 7, the default of R,
    numpy and pandas). NaN where there are no values.

    References
    ----------
    Hyndman, R. J. and Fan, Y. (1996), Sample quantiles in statistical packages.
    The American Statistician 50, 361-365. doi:10.1080/00031305.1996.10473566
    """
    return quantiles_of_ordered(ordered_values(values), probs)


def quantiles_of_ordered(ascending: FloatArray, probs: Sequence[float]) -> FloatArray:
    """Return quantiles of a column that `ordered_values` has put in order already."""
    n = len(ascending)
    if n == 0:
        return np.full(len(probs), np.nan)
    place = np.asarray(probs, dtype=np.float64) * (n - 1)
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, n - 1)
    part = place - below
    low, high = ascending[below], ascending[above]
    # low + 0 * high would spoil equal neighbours and overflow on their difference
    result: FloatArray = np.where(low == high, low, low * (1 - part) + high * part)
    return result


def group_moments(
    values: NDArray, labels: NDArray, *, n_groups: int, probs: Sequence[float] = ()
) -> GroupMoments:
    """Return the moments and quantiles of a column within each group.

    Parameters
    ----------
    values : array of shape (n,)
        Values that are not finite are left out.
    labels : integer array of shape (n,)
        0 .. n_groups - 1; rows with a negative label are left out.
    n_groups : int
    probs : sequence of float
        Which quantiles, each from 0 to 1.

    Notes
    -----
    One sort of the values and one radix sort of the labels: O(n log n).
    """
    keep = np.isfinite(values) & (labels >= 0)
    ascending, groups = np.asarray(values, dtype=np.float64)[keep], labels[keep]
    order = np.argsort(ascending)
    ascending, groups = ascending[order], groups[order]
    scale = _scale(ascending)
    scale = scale if scale > _LARGE else 1.0
    small = np.int16 if n_groups < np.iinfo(np.int16).max else np.int64  # int16 sorts by radix
    ascending = ascending[np.argsort(groups.astype(small), kind="stable")] / scale
    n = np.bincount(groups, minlength=n_groups).astype(np.int64)
    parts = np.split(ascending, np.cumsum(n)[:-1])
    pairs = [_mean_and_ss(part) for part in parts]
    return GroupMoments(
        n=n,
        mean=np.array([pair[0] for pair in pairs], dtype=np.float64),
        ss=np.array([pair[1] for pair in pairs], dtype=np.float64),
        quantiles=np.array([quantiles_of_ordered(part, probs) for part in parts]).reshape(
            n_groups, len(probs)
        ),
        scale=scale,
    )


def combined(groups: GroupMoments, which: NDArray[np.bool_] | None = None) -> GroupMoments:
    """Return several groups as one (all of them without `which`), without quantiles."""
    use = groups.n > 0 if which is None else (groups.n > 0) & which
    n, means = groups.n[use], groups.mean[use]
    total = int(n.sum())
    if total == 0:
        centre, ss = math.nan, 0.0
    else:
        # fsum is exact, so the order of the groups does not matter either
        centre = math.fsum(n * means) / total if len(n) > 1 else float(means[0])
        ss = math.fsum(groups.ss[use]) + math.fsum(n * (means - centre) ** 2)
    return GroupMoments(
        n=np.array([total]),
        mean=np.array([centre]),
        ss=np.array([ss]),
        quantiles=np.empty((1, 0)),
        scale=groups.scale,
    )


def _mean_and_ss(ascending: FloatArray) -> tuple[float, float]:
    """Mean and sum of squares about it, of values in ascending order."""
    n = len(ascending)
    if n == 0:
        return math.nan, 0.0
    if ascending[0] == ascending[-1]:
        return float(ascending[0]), 0.0
    centre = float(np.sum(ascending)) / n
    centre += float(np.sum(ascending - centre)) / n
    return centre, float(np.sum((ascending - centre) ** 2))


def ranks(values: NDArray) -> FloatArray:
    """Return ranks from 1, ties sharing their mean rank; NaN keeps no rank (NaN)."""
    present = np.isfinite(values)
    doubled = _doubled_ranks(np.asarray(values, dtype=np.float64), present, None)
    result: FloatArray = np.where(present, (doubled + present.sum() + 1) / 2, np.nan)
    return result


def pearson_matrix(X: NDArray) -> PairwiseCorrelation:
    """Return Pearson correlations of the columns, each pair on the rows complete in both.

    Parameters
    ----------
    X : array of shape (n, p)
        NaN where missing.

    Returns
    -------
    PairwiseCorrelation
        ``r`` runs from -1 to 1, NaN where a column is constant on the rows of
        the pair or fewer than two rows are left.

    Notes
    -----
    Pairwise complete: each cell uses as many rows as it can, so the matrix need
    not be positive definite. O(n p^2).

    References
    ----------
    Pearson, K. (1895), Notes on regression and inheritance in the case of two
    parents. Proceedings of the Royal Society 58, 240-242.
    doi:10.1098/rspl.1895.0041
    """
    X = np.asarray(X, dtype=np.float64)
    X = X[hashed_order(row_keys({str(j): X[:, j] for j in range(X.shape[1])}))]
    present = np.isfinite(X)
    Z = np.zeros_like(X)
    for j in range(X.shape[1]):
        column = moments(X[:, j])
        if column.sd > 0:
            # halves, so that values near the largest float cannot overflow
            Z[present[:, j], j] = (X[present[:, j], j] / 2 - column.mean / 2) / (column.sd / 2)
    M = present.astype(np.float64)
    n = M.T @ M
    sums, squares = Z.T @ M, (Z * Z).T @ M
    with np.errstate(divide="ignore", invalid="ignore"):
        cross = Z.T @ Z - sums * sums.T / n
        spread = squares - sums**2 / n
        spread[~(spread > _NOISE * squares)] = np.nan
        r = cross / np.sqrt(spread * spread.T)
    return PairwiseCorrelation(r=_tidy(r), n=np.rint(n).astype(np.int64))


def spearman_matrix(X: NDArray) -> PairwiseCorrelation:
    """Return Spearman rank correlations of the columns, pairwise complete.

    Ranks are taken anew within the complete rows of each pair, ties share their
    mean rank; otherwise as `pearson_matrix`.

    Notes
    -----
    Doubled, centred ranks are whole numbers, so their products sum exactly in
    any order below some 290,000 rows. O(p n log n + n p^2).

    References
    ----------
    Spearman, C. (1904), The proof and measurement of association between two
    things. American Journal of Psychology 15, 72-101. doi:10.2307/1412159
    """
    X = np.asarray(X, dtype=np.float64)
    present = np.isfinite(X)
    p = X.shape[1]
    orders = [np.argsort(X[:, j], kind="stable") for j in range(p)]
    own = [_doubled_ranks(X[:, j], present[:, j], orders[j]) for j in range(p)]
    r, n = np.full((p, p), np.nan), np.zeros((p, p), dtype=np.int64)
    for j in range(p):
        n[j, j] = present[:, j].sum()
        r[j, j] = 1.0 if own[j].any() else np.nan
    for i, j in combinations(range(p), 2):
        both = present[:, i] & present[:, j]
        n[i, j] = n[j, i] = both.sum()
        pair = [
            own[c] if n[c, c] == n[i, j] else _doubled_ranks(X[:, c], both, orders[c])
            for c in (i, j)
        ]
        spread = math.sqrt(float(pair[0] @ pair[0]) * float(pair[1] @ pair[1]))
        r[i, j] = r[j, i] = float(pair[0] @ pair[1]) / spread if spread > 0 else np.nan
    return PairwiseCorrelation(r=_tidy(r), n=n)


def _tidy(r: FloatArray) -> FloatArray:
    """Clip rounding: never beyond 1, never 1e-17 instead of 0."""
    r = np.where(np.abs(r) < _NOISE, 0.0, np.clip(r, -1.0, 1.0))
    np.fill_diagonal(r, np.where(np.isnan(np.diag(r)), np.nan, 1.0))
    return r


def _doubled_ranks(
    values: FloatArray, use: NDArray[np.bool_], order: NDArray[np.int64] | None
) -> FloatArray:
    """Twice the mean rank minus (m + 1), among the m rows of `use`; 0 elsewhere."""
    order = np.argsort(values, kind="stable") if order is None else order
    order = order[use[order]]
    ascending = values[order]
    m = len(order)
    doubled = np.zeros(len(values))
    if m:
        new = np.concatenate(([True], ascending[1:] != ascending[:-1]))
        starts = np.flatnonzero(new)
        lengths = np.diff(np.append(starts, m))
        doubled[order] = np.repeat(2 * starts + lengths + 1 - (m + 1), lengths)
    return doubled


def row_keys(columns: Mapping[str, NDArray]) -> NDArray[np.uint64]:
    """Return a 64-bit hash of each row, of shape (n,).

    Rows with the same values (missing equals missing) have the same key. The
    key depends on the names and values of the columns, not on their order.

    Parameters
    ----------
    columns : mapping of str to array of shape (n,)
        Numbers or level codes.

    Notes
    -----
    Two different rows share a key with probability 2**-64. O(n p).
    """
    total: NDArray[np.uint64] | None = None
    for name, values in columns.items():
        number = np.asarray(values, dtype=np.float64) + 0.0  # -0.0 becomes 0.0
        number[np.isnan(number)] = np.nan  # one bit pattern for every NaN
        salt = np.array([zlib.crc32(name.encode())], dtype=np.uint64) * _GOLDEN
        part = _mixed(number.view(np.uint64) + salt)
        total = part if total is None else total + part
    return np.zeros(0, dtype=np.uint64) if total is None else total


def hashed_order(keys: NDArray[np.uint64], *, seed: int = 0) -> NDArray[np.int64]:
    """Return row positions in an order that depends on the rows alone, not on the file.

    The order looks random, so its first m rows are a uniform sample of m rows
    (the smallest hashes of seed and row). Equal rows are told apart by counting
    them, so that a sample holds as many of them as it should.

    Parameters
    ----------
    keys : ndarray of uint64, shape (n,)
        From `row_keys`.
    seed : int
        Another seed gives another order.
    """
    order = np.argsort(keys, kind="stable")
    ascending = keys[order]
    place = np.arange(len(keys))
    first = np.concatenate(([True], ascending[1:] != ascending[:-1]))[: len(keys)]
    copies = place - np.maximum.accumulate(np.where(first, place, 0))
    salt = np.array([seed + 1], dtype=np.uint64) * _GOLDEN
    hashed = _mixed(_mixed(ascending + salt) + copies.astype(np.uint64) * _GOLDEN)
    shuffled: NDArray[np.int64] = order[np.argsort(hashed, kind="stable")]
    return shuffled


def _mixed(bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Finaliser of the splitmix64 generator: every input bit reaches every output bit."""
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: NDArray[np.uint64] = bits ^ (bits >> np.uint64(31))
    return mixed
