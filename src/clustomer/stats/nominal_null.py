"""Nominal columns in the data without groups: one score for each category.

A nominal column usually goes with the numeric ones (women spend more, students
earn less). Shuffling it would break that, and the test would answer "the category
matters" when it was asked "are there groups?". So each category gets a score along
the direction of the numeric columns that tells the categories apart best. The
score joins the correlated columns like any other, and in each data set without
groups it is cut into the categories again, with exactly their observed counts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.intp]

RIDGE = 1e-3
_NOTHING = 1e-12  # a between-category variance below this is rounding
_DIGITS = 9  # scores and means that agree so far are equal
_LARGEST = 1 - 1e-6  # parts of the direction that agree so far are equally large


@dataclass(frozen=True, kw_only=True)
class CategoryScores(Result):
    """The categories that occur, in the order of their scores.

    Attributes
    ----------
    codes : ndarray of int, shape (J,)
        Code numbers, in ascending order of score.
    counts : ndarray of int, shape (J,)
        Rows of each, in the same order.
    scores : ndarray of shape (J,)
        Ascending; variance 1 over the rows, or all 0 where the categories have
        the same means.
    """

    codes: IntArray
    counts: IntArray
    scores: FloatArray

    def ladder(self) -> IntArray:
        """Return the codes of all rows (n,), in the order of their scores."""
        return np.repeat(self.codes, self.counts)

    def score_rows(self, codes: NDArray) -> FloatArray:
        """Return the score of each row (n,)."""
        by_code = np.argsort(self.codes)
        place = np.searchsorted(self.codes, codes, sorter=by_code)
        scored: FloatArray = self.scores[by_code[place]]
        return scored


@dataclass(frozen=True, kw_only=True)
class _Categories:
    """Categories in an order that their code numbers have no part in."""

    codes: IntArray  # (J,)
    counts: IntArray  # (J,)
    means: FloatArray  # (J, p)


def score_categories(scores: FloatArray, codes: NDArray) -> CategoryScores:
    """Score the categories of one nominal column along their leading direction.

    When to use it: to let a nominal column take part in data without groups. Not
    for more than one independent direction of association: a single score
    cannot hold two.

    Parameters
    ----------
    scores : ndarray of shape (n, p)
        Numeric columns, each with mean 0 and variance 1 (divisor n).
    codes : integer array of shape (n,)
        Category of each row, 0 or more; the numbers themselves mean nothing.

    Returns
    -------
    CategoryScores

    Notes
    -----
    With M (J, p) the category means, P the shares, ``B = M' P M`` the covariance
    between and ``W = cov(X) - B + .001 I`` within categories, ``W = C C'``, the
    direction is ``d = C^-T v``, v the leading eigenvector of ``C^-1 B C^-T``, and
    the score of a category is M d: linear discriminant analysis. The sign makes
    the largest part of d positive. Categories with equal scores stand in the order
    of their counts, then of their means, then of the first row: renaming or
    renumbering them changes nothing. O(n p + p**3 + J p**2).

    References
    ----------
    Fisher, R. A. (1936), The use of multiple measurements in taxonomic problems.
    Annals of Eugenics 7, 179-188. doi:10.1111/j.1469-1809.1936.tb02137.x

    Examples
    --------
    >>> spend = np.array([[-1.2], [-0.8], [0.0], [0.0], [0.8], [1.2]])
    >>> score_categories(spend, np.array([7, 7, 2, 2, 0, 0])).codes
    array([7, 2, 0])
    """
    categories = _categories(scores, codes)
    values = _discriminant_scores(scores, categories)
    order = np.argsort(values, kind="stable")
    return CategoryScores(
        codes=categories.codes[order],
        counts=categories.counts[order],
        scores=values[order],
    )


def _categories(scores: FloatArray, codes: NDArray) -> _Categories:
    present, first, inverse, counts = np.unique(
        codes, return_index=True, return_inverse=True, return_counts=True
    )
    # sums run over the rows of a category in row order: the same to the last digit
    # whatever its number
    sums = [np.bincount(inverse, weights=column, minlength=len(present)) for column in scores.T]
    means = np.column_stack(sums) / counts[:, None]
    rounded = np.round(means, _DIGITS) + 0.0
    order = np.lexsort((first, *rounded.T[::-1], counts))
    return _Categories(
        codes=present[order].astype(np.intp),
        counts=counts[order].astype(np.intp),
        means=means[order],
    )


def _discriminant_scores(scores: FloatArray, categories: _Categories) -> FloatArray:
    shares = categories.counts / len(scores)
    between = (categories.means * shares[:, None]).T @ categories.means
    total = scores.T @ scores / len(scores)
    within = total - between + RIDGE * np.eye(scores.shape[1])
    lower = np.linalg.cholesky(within)
    half = np.linalg.solve(lower, between)
    ratio = np.linalg.solve(lower, half.T)
    values, vectors = np.linalg.eigh((ratio + ratio.T) / 2)
    if values[-1] <= _NOTHING:
        return np.zeros(len(shares))
    direction = np.linalg.solve(lower.T, vectors[:, -1])
    size = np.abs(direction)
    leading = int(np.argmax(size >= _LARGEST * size.max()))
    direction = direction * np.sign(direction[leading])
    spread = np.sqrt(direction @ between @ direction)
    values_of: FloatArray = np.round(categories.means @ direction / spread, _DIGITS) + 0.0
    return values_of
