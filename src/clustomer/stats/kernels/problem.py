"""The rows of a fit, on a grid fine enough for KMeans and coarse enough for exact sums.

A mean is a sum, and floating-point sums depend on the order in which they are
added. Rows are therefore centred and rounded to a grid: with n rows a column
keeps 51 - log2(n) binary digits below its largest value (40 at 2,000 rows, twelve
decimal digits; 27 at ten million). Every sum of such values, times whole-number
weights, then fits into the 53 digits of a double and is *exact*: the order of the
rows, the number of threads and the kernel change no digit of a centre.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LARGEST = 1e140
"""Squares of larger values do not fit into a double."""

_DIGITS = 51  # of the 53 of a double; one for the sign of a difference, one to spare
_MOST = 2.0**31  # beyond this sum of weights the grid would be coarse
_UNITS = 2048  # of a margin make the distance of a row from the mean
_LARGEST_MARGIN = 255.0
_TINY = 2.0**-460  # CK_TINY: values differ by more, or squares of their digits are not normal
_MEAN_DIGITS = 12  # of the range: enough to take a level off, too coarse for rounding to matter


class Survey(NamedTuple):
    """Range, sum and spread of each column of n rows."""

    n: int
    low: Floats  # (p,)
    high: Floats  # (p,)
    total: Floats  # (p,)
    square: Floats  # (p,): sum of squares around the mean
    finite: bool

    def joined(self, other: Survey) -> Survey:
        """Return the survey of both sets of rows.

        Chan, T., Golub, G. & LeVeque, R. (1983). Algorithms for computing the sample
        variance. The American Statistician 37, 242-247.
        """
        n = self.n + other.n
        apart = other.total / other.n - self.total / self.n
        return Survey(
            n,
            np.minimum(self.low, other.low),
            np.maximum(self.high, other.high),
            self.total + other.total,
            self.square + other.square + apart**2 * (self.n * other.n / n),
            self.finite and other.finite,
        )


class Grid(NamedTuple):
    """Where each column's zero lies and how far its grid points are apart."""

    mean: Floats  # (p,)
    step: Floats  # (p,), powers of two; 0 for a column that does not vary

    @classmethod
    def of(cls, X: Floats, total: float) -> Self:
        """Choose the grid of finite rows (n, p) whose weights sum to `total` at most."""
        columns = np.ascontiguousarray(X.T)
        low, high = columns.min(axis=1), columns.max(axis=1)
        # Counted in whole steps, which add exactly: at 1e8 the last digits of a plain mean
        # are those of the order of the rows.
        step = _power_of_two(high - low) * 2.0 ** (math.ceil(math.log2(len(X))) - _DIGITS)
        inverse = 1.0 / np.where(step > 0, step, 1.0)
        columns = np.subtract(columns, low[:, None], dtype=np.float64)
        columns *= inverse[:, None]
        counts = np.rint(columns, out=columns).sum(axis=1)
        return cls.between(low, high, low + counts / len(X) * step, total)

    @classmethod
    def between(cls, low: Floats, high: Floats, mean: Floats, total: float) -> Self:
        """Choose the grid of columns with these ranges and means."""
        unit = _power_of_two(high - low) * 2.0**-_MEAN_DIGITS
        # On a coarse grid of its own, so that the order of the rows does not move it.
        mean = np.where(unit > 0, np.rint(mean / np.where(unit > 0, unit, 1.0)) * unit, low)
        top = np.maximum(high - mean, mean - low)
        digits = _DIGITS - math.ceil(math.log2(max(total, 2.0)))
        return cls(mean, np.where(top > _TINY, _power_of_two(top) * 2.0**-digits, 0.0))

    def rows(self, X: NDArray[np.float32] | NDArray[np.float64]) -> Floats:
        """Centre rows (n, p) and round them to the grid."""
        step = np.where(self.step > 0, self.step, 1.0)
        out: Floats = np.subtract(X, self.mean, dtype=np.float64)
        np.multiply(out, 1.0 / step, out=out)
        np.rint(out, out=out)
        np.multiply(out, self.step, out=out)
        out += 0.0  # no negative zeros
        return out


class Level(NamedTuple):
    """What rows are about, and a power of two that brings what remains near 1."""

    mean: Floats  # (p,)
    scale: float

    @classmethod
    def of(cls, centers: Floats) -> Self:
        """Take both from centres (k, p)."""
        mean = centers.mean(axis=0)
        largest = float(np.abs(centers - mean).max())
        return cls(mean, 2.0 ** -math.frexp(largest)[1] if largest > _TINY else 1.0)


@dataclass(frozen=True, eq=False)
class Problem:
    """Rows on their grid in the two forms that the loops read."""

    grid: Grid
    rows: Floats  # (n, p)
    columns: Floats  # (p, n), the same, columnar
    enough: float  # a start ends when its centres shift no more than this

    @classmethod
    def of(cls, X: Floats, tol: float, *, total: float | None = None) -> Self:
        """Put finite rows (n, p) on a grid; `total` is the largest sum of weights."""
        grid = Grid.of(X, max(len(X), total or 0.0))
        rows = np.ascontiguousarray(grid.rows(X))
        columns = np.ascontiguousarray(rows.T)
        variance = float(np.einsum("ij,ij->", columns, columns)) / rows.size
        return cls(grid, rows, columns, tol * variance)


class Runs(NamedTuple):
    """Where some starts ended. Centres are relative to the grid's mean."""

    labels: NDArray[np.int32]  # (runs, n)
    centers: Floats  # (runs, k, p)
    inertia: Floats  # (runs,)
    n_iter: NDArray[np.int32]  # (runs,)
    converged: NDArray[np.bool_]  # (runs,): by rest or tolerance, not by max_iter

    def take(self, which: NDArray[np.intp]) -> Runs:
        """Return some of the runs."""
        return Runs(
            self.labels[which],
            self.centers[which],
            self.inertia[which],
            self.n_iter[which],
            self.converged[which],
        )


class Bounds(NamedTuple):
    """What passes over rows know of them: where no other centre can have become nearer.

    A row's margin is how much farther its second nearest centre is than its nearest. As
    long as all centres together have not come so far, the row needs no second look.

    Hamerly, G. (2010). Making k-means even faster. Proceedings of the SIAM International
    Conference on Data Mining, 130-140.
    """

    margins: NDArray[np.uint8]  # (n,): whole units, plus `moved` when written; 0: not known
    unit: float  # in the units of the rows
    moved: float  # units the two centres that move most have come since the first pass

    @classmethod
    def none(cls, n: int, spread: float) -> Self:
        """Know nothing yet of n rows that lie about `spread` from their mean."""
        return cls(np.zeros(n, dtype=np.uint8), spread / _UNITS, 0.0)

    def after(self, shifts: Floats) -> Self:
        """Return the bounds once centres (k) have moved so far; know nothing if too far."""
        two = float(np.sort(shifts)[-2:].sum()) * (1 + 1e-9)
        moved = self.moved + two / self.unit
        if moved < _LARGEST_MARGIN:
            return self._replace(moved=moved)
        self.margins.fill(0)
        return self._replace(moved=0.0)

    def part(self, rows: slice) -> Self:
        """Return the bounds of some of the rows, sharing memory."""
        return self._replace(margins=self.margins[rows])


class Stepped(NamedTuple):
    """What one pass over rows has found besides labels and sums."""

    changed: int  # rows whose label changed
    unsure: NDArray[np.int64]  # rows that may be nearer to another centre off the grid


def whole_weights(weights: Floats | None) -> bool:
    """Return whether sums with these weights are exact: whole numbers, not too many."""
    if weights is None:
        return True
    few = float(weights.sum(axis=-1).max()) <= _MOST
    return few and bool((weights == np.rint(weights)).all())


def _power_of_two(values: Floats) -> Floats:
    """Return the power of two just above each value; 0 for 0."""
    exponent = np.frexp(values)[1]
    return np.where(values > _TINY, np.ldexp(1.0, exponent), 0.0)
