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
    The axes of the singular value decomposition of the centred matrix. They are
    found by the first eigenvectors of its smaller Gram matrix (columns by
    columns, or rows by rows), a step of power iteration that wins back digits
    which squaring has cost, and a decomposition within their span: with m the
    smaller of rows and p, O(rows p m) time and O(m^2) memory besides X. The sign
    of an axis is free; here the largest loading is positive (the first of those
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
    across = centred.T @ _leading(centred, min(n, *centred.shape))
    axes, lengths, _ = np.linalg.svd(across, full_matrices=False)
    components = _signed(axes.T)
    whole = float((centred**2).sum())
    shares = lengths**2 / whole if whole > 0 else np.zeros(len(lengths))
    return Projection(
        components=components, scores=centred @ components.T, shares=shares, mean=mean
    )


def _leading(centred: NDArray[np.float64], m: int) -> NDArray[np.float64]:
    """Return orthonormal directions among the rows that the first m axes lie in, (rows, m)."""
    from scipy.linalg import eigh

    rows, p = centred.shape
    wide = rows <= p
    gram = centred @ centred.T if wide else centred.T @ centred
    found = eigh(gram, subset_by_index=[len(gram) - m, len(gram) - 1])[1]
    along = centred.T @ found if wide else found
    return np.asarray(np.linalg.qr(centred @ along)[0], dtype=np.float64)


def _signed(axes: NDArray[np.float64]) -> NDArray[np.float64]:
    size = np.abs(axes)
    leading = (size >= size.max(axis=1, keepdims=True) * (1 - 1e-9)).argmax(axis=1)
    sign = np.where(axes[np.arange(len(axes)), leading] < 0, -1.0, 1.0)
    return np.asarray(axes * sign[:, None], dtype=np.float64)
