"""The gorge plot's values: how clearly each customer belongs to one segment."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._result import Result
from clustomer.errors import InputError
from clustomer.stats.distances import squared_distances

BINS = 20
"""Bars of one histogram: a step of .05."""

_BLOCK_ROWS = 1 << 16

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Gorge(Result):
    """Histograms of the similarities between customers and segments.

    Attributes
    ----------
    edges : ndarray of shape (bins + 1,)
        Borders of the bars, 0 to 1; a value on a border counts in the upper bar,
        1 in the last.
    counts : ndarray of int64, shape (k, bins)
        For each segment: all customers by their similarity to it. This is the
        book's plot. Natural segments have many customers at both ends and a gorge
        between.
    own_counts : ndarray of int64, shape (k, bins)
        For each segment: its own customers (those nearest to it) by their largest
        similarity, which is the one to it.
    largest : ndarray of shape (n,)
        Largest similarity of each customer, 1/k to 1; higher is clearer.
    g : float
        Exponent of the distance.
    unit : float
        What distances were divided by; 1 when they were taken as they are.
    """

    edges: Floats
    counts: NDArray[np.int64]
    own_counts: NDArray[np.int64]
    largest: Floats = field(default_factory=lambda: np.zeros(0), metadata={"local": True})
    g: float
    unit: float


def similarities(X: ArrayLike, centers: ArrayLike, *, g: float = 1.0, unit: float = 1.0) -> Floats:
    """Return how similar every customer is to every segment: shares that sum to 1.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Prepared rows; NaN counts as in `clustomer.stats.distances.assign`.
    centers : array-like of shape (k, p)
    g : float, default 1
        Exponent of the distance; above 0.
    unit : float, default 1
        Distances are divided by it first; above 0.

    Returns
    -------
    ndarray of shape (n, k)
        ``s_ih = exp(-d_ih^g) / sum_l exp(-d_il^g)``, 0 to 1, with d the Euclidean
        distance of row i to centre h.

    Raises
    ------
    InputError
        When shapes do not fit, or `g` or `unit` is not above 0.

    Notes
    -----
    The formula of Dolnicar, Grün and Leisch with their g = 1. The histogram of the
    R package flexclust draws the square root of this ratio; here it is the ratio.
    The values depend on the unit of the distances: the more prepared columns, the
    farther the centres, the nearer all values to 0 and 1. Compare plots of one
    preparation, or divide by the typical distance (`gorge` with ``relative=True``).
    O(n k p).

    References
    ----------
    Dolnicar, S., Grün, B. & Leisch, F. (2018). Market Segmentation Analysis,
    chapter 7 (gorge plots). Springer. doi 10.1007/978-981-10-8818-6_7

    Examples
    --------
    >>> similarities([[0.0], [1.0]], [[0.0], [2.0]]).round(3).tolist()
    [[0.881, 0.119], [0.5, 0.5]]
    """
    if not g > 0 or not unit > 0:
        raise InputError(
            f"g is {g} and unit {unit}.",
            "The exponent of the distance and its unit are positive numbers.",
            "Leave them out for the book's form.",
        )
    distances = np.sqrt(squared_distances(X, centers)) / unit
    return _shares(distances, g)


def gorge(
    X: ArrayLike, centers: ArrayLike, *, g: float = 1.0, relative: bool = False, bins: int = BINS
) -> Gorge:
    """Count the similarities between customers and segments for the gorge plot.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Prepared rows.
    centers : array-like of shape (k, p)
    g : float, default 1
        Exponent of the distance.
    relative : bool, default False
        Divide distances by the median distance of a customer to the nearest
        centre, so that the plot does not depend on scale and number of columns.
        An extension: the book takes distances as they are.
    bins : int, default 20
        Bars from 0 to 1.

    Returns
    -------
    Gorge

    Raises
    ------
    InputError
        When shapes do not fit, or an argument is out of range.

    Notes
    -----
    See `similarities` for the formula. It takes no more memory than a block of
    rows and one number for each customer.

    Examples
    --------
    >>> found = gorge([[0.0], [0.0], [9.0]], [[0.0], [9.0]], bins=2)
    >>> found.counts.tolist(), found.own_counts.tolist()
    ([[1, 2], [2, 1]], [[0, 2], [0, 1]])
    """
    if bins < 2:
        raise InputError(
            f"bins is {bins}.", "A histogram has two bars or more.", "Leave it out for 20."
        )
    values = np.asarray(X, dtype=np.float64)
    unit = _typical_distance(values, centers) if relative else 1.0
    k = len(np.asarray(centers))
    counts, own = np.zeros((k, bins), dtype=np.int64), np.zeros((k, bins), dtype=np.int64)
    largest = np.empty(len(values))
    for start in range(0, len(values), _BLOCK_ROWS):
        block = slice(start, start + _BLOCK_ROWS)
        shares = similarities(values[block], centers, g=g, unit=unit)
        bar = np.minimum((shares * bins).astype(np.intp), bins - 1)
        nearest = shares.argmax(axis=1)
        largest[block] = shares.max(axis=1)
        own_bar = bar[np.arange(len(bar)), nearest]
        own += np.bincount(nearest * bins + own_bar, minlength=k * bins).reshape(k, bins)
        counts += np.bincount((np.arange(k) * bins + bar).ravel(), minlength=k * bins).reshape(
            k, bins
        )
    return Gorge(
        edges=np.linspace(0.0, 1.0, bins + 1),
        counts=counts,
        own_counts=own,
        largest=largest,
        g=float(g),
        unit=unit,
    )


def _shares(distances: Floats, g: float) -> Floats:
    powers = distances if g == 1 else distances**g
    # The smallest power is taken off first: far from every centre exp(-d) is 0.
    shares: Floats = np.exp(powers.min(axis=1, keepdims=True) - powers)
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def _typical_distance(X: Floats, centers: ArrayLike) -> float:
    nearest = np.empty(len(X))
    for start in range(0, len(X), _BLOCK_ROWS):
        block = slice(start, start + _BLOCK_ROWS)
        nearest[block] = np.sqrt(squared_distances(X[block], centers).min(axis=1))
    median = float(np.median(nearest)) if len(X) else 0.0
    return median if median > 0 else 1.0
