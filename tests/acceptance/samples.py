"""What a generator gives back, and the parts that several generators share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Matrix = NDArray[np.float64]
Generator = np.random.Generator


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One simulated table.

    ``numeric`` is (n, p), prepared where the cell's name says so; ``nominal`` is
    (n, m) codes from 0, or None; ``truth`` holds the group of each row, or None
    where there are no groups.
    """

    numeric: Matrix
    nominal: NDArray[np.int64] | None = None
    truth: NDArray[np.int64] | None = None

    @property
    def n_groups(self) -> int | None:
        """Number of true groups, None where there are none."""
        return None if self.truth is None else len(np.unique(self.truth))


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A kind of table: ``draw(rng, n)`` gives one, ``note`` says what it is."""

    note: str
    draw: Callable[[Generator, int], Sample]


def loadings(rng: Generator, p: int, n_factors: int | None = None) -> Matrix:
    """Return p loadings on 1 or 2 factors, each of length .3 to .85."""
    n_factors = int(rng.integers(1, 3)) if n_factors is None else n_factors
    direction = np.abs(rng.standard_normal((p, n_factors)))
    direction /= np.linalg.norm(direction, axis=1, keepdims=True)
    return direction * rng.uniform(0.3, 0.85, size=(p, 1))


def factor_normals(rng: Generator, n: int, weights: Matrix) -> Matrix:
    """Return n rows of standard normals whose correlations are weights @ weights.T."""
    p, n_factors = weights.shape
    unique = np.sqrt(1 - (weights**2).sum(axis=1))
    common = rng.standard_normal((n, n_factors)) @ weights.T
    return np.asarray(common + unique * rng.standard_normal((n, p)))


def copula_uniforms(rng: Generator, n: int, p: int, *, heavy: bool = False) -> Matrix:
    """Return uniforms with a Gaussian copula, or a t copula of 4 degrees of freedom."""
    z = factor_normals(rng, n, loadings(rng, p))
    if not heavy:
        return np.asarray(stats.norm.cdf(z))
    radius = np.sqrt(rng.chisquare(4, size=(n, 1)) / 4)
    return np.asarray(stats.t.cdf(z / radius, 4))


def logged(values: Matrix) -> Matrix:
    """Return the `_prep` form: log1p of each column with minimum >= 0 and skewness > 1."""
    skewed = (values.min(axis=0) >= 0) & (stats.skew(values, axis=0) > 1)
    return np.asarray(np.where(skewed, np.log1p(np.maximum(values, 0)), values))


def winsorised(values: Matrix) -> Matrix:
    """Return the `_win` form: clipped at median +- 5 x 1.4826 median absolute deviations."""
    middle = np.median(values, axis=0)
    reach = 5 * 1.4826 * np.median(np.abs(values - middle), axis=0)
    return np.asarray(np.clip(values, middle - reach, middle + reach))


def exact_shares(rng: Generator, n: int, shares: Matrix) -> NDArray[np.int64]:
    """Return n shuffled labels whose counts are the shares, rounded (the last takes the rest)."""
    ends = np.round(np.cumsum(shares / shares.sum()) * n).astype(int)
    labels = np.searchsorted(ends, np.arange(n), side="right")
    return rng.permutation(np.minimum(labels, len(shares) - 1)).astype(np.int64)


def random_rotation(rng: Generator, p: int) -> Matrix:
    """Return an orthogonal (p, p) matrix, uniform over all of them."""
    q, r = np.linalg.qr(rng.standard_normal((p, p)))
    return np.asarray(q * np.sign(np.diag(r)))
