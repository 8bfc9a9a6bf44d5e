"""A flat map of many columns: principal components."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._result import Result
from clustomer.errors import InputError


@dataclass(frozen=True, kw_only=True)
class Projection(Result):
    """Principal components of a matrix.

    A row of ``components`` holds the loadings of one axis (of length 1);
    ``shares`` are the axes' shares of all variance, largest first.
    """

    components: NDArray[np.float64]  # (m, p)
    scores: NDArray[np.float64]  # (n, m)
    shares: NDArray[np.float64]  # (m,)
    mean: NDArray[np.float64]  # (p,)

    def apply(self, X: ArrayLike) -> NDArray[np.float64]:
        """Return the scores of other rows, such as centres, (rows, m)."""
        return (np.asarray(X, dtype=np.float64) - self.mean) @ self.components.T


def principal_components(X: ArrayLike, n: int = 2) -> Projection:
    """Project rows on the axes along which they vary most.

    Parameters
    ----------
    X : array-like of shape (rows, p)
        Finite, prepared (scaled) columns: the axes follow the units.
    n : int, default=2
        Number of axes; fewer when there are fewer columns or rows.

    Returns
    -------
    Projection
        Loadings, scores, shares of variance and the mean that was taken off.

    Raises
    ------
    InputError
        When there is no row, or a value is not finite.

    Notes
    -----
    Singular value decomposition of the centred matrix, O(rows p^2). The sign of
    an axis is free; here the largest loading is positive (the first of those
    equal to nine digits), so that a map does not flip between runs. When the
    first two shares are equal the axes themselves are arbitrary.

    Examples
    --------
    >>> flat = principal_components([[0.0, 0.0], [1.0, 2.0], [2.0, 4.0]])
    >>> flat.shares.round(6).tolist()
    [1.0, 0.0]
    """
    values = np.asarray(X, dtype=np.float64)
    if values.ndim != 2 or 0 in values.shape or not np.isfinite(values).all():
        raise InputError(
            f"A matrix of shape {values.shape} cannot be projected as it is.",
            "It needs a row and a column at least, and finite numbers only.",
            "Impute missing values first.",
        )
    mean = values.mean(axis=0)
    centred = values - mean
    _, lengths, axes = np.linalg.svd(centred, full_matrices=False)
    variance = lengths**2
    m = min(n, len(variance))
    components = _signed(axes[:m])
    whole = variance.sum()
    shares = variance[:m] / whole if whole > 0 else np.zeros(m)
    return Projection(
        components=components, scores=centred @ components.T, shares=shares, mean=mean
    )


def _signed(axes: NDArray[np.float64]) -> NDArray[np.float64]:
    size = np.abs(axes)
    leading = (size >= size.max(axis=1, keepdims=True) * (1 - 1e-9)).argmax(axis=1)
    sign = np.where(axes[np.arange(len(axes)), leading] < 0, -1.0, 1.0)
    return np.asarray(axes * sign[:, None], dtype=np.float64)
