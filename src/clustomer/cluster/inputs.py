"""What the clustering floor asks of rows, weights and numbers of clusters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer.errors import InputError
from clustomer.stats.canonical import Canonical


def check_n_clusters(k: int, data: Canonical) -> None:
    """Raise an `InputError` when there are fewer distinct rows than clusters."""
    if k > len(data.distinct):
        raise InputError(
            f"n_clusters={k} is more than the {len(data.distinct):,} distinct rows "
            f"(n_samples={len(data.rows)}).",
            "Each cluster needs a row of its own that differs from the others.",
            f"Ask for {len(data.distinct)} or fewer.",
        )


def not_tried(k: int, k_values: Sequence[int]) -> InputError:
    """Return the error for a number of clusters that a sweep has not tried."""
    return InputError(
        f"k = {k} is not in the sweep.",
        f"It has k = {', '.join(map(str, k_values))}.",
        f"Add {k} to k_values, or choose one of these.",
    )


def checked_rows(X: ArrayLike, *, allow_missing: bool = False) -> NDArray[np.float64]:
    """Return X as a matrix of finite numbers (NaN too if allowed), or raise an `InputError`."""
    values = np.asarray(X, dtype=np.float64)
    if values.ndim != 2 or 0 in values.shape:
        raise InputError(
            f"X has the shape {values.shape}.",
            "It needs two dimensions, with a row and a column at least.",
            "Give prepared rows, one line per customer.",
        )
    infinite = np.isinf(values)
    if allow_missing and infinite.any():
        raise InputError(
            f"X holds {int(infinite.sum()):,} infinite values.",
            "Values are finite, or NaN for missing.",
            "Replace infinite values, or set them to missing.",
        )
    bad = infinite | np.isnan(values)
    if bad.any() and not allow_missing:
        raise InputError(
            f"X holds {int(bad.sum()):,} missing or infinite values in "
            f"{int(bad.any(axis=1).sum()):,} of {len(values):,} rows.",
            "KMeans compares complete rows of finite numbers.",
            "Prepare the table first (clustomer.Preparer), or use k-POD for missing values.",
        )
    return values


def checked_weights(sample_weight: ArrayLike | None, n_rows: int) -> NDArray[np.float64] | None:
    """Return weights as an array, or None for 1 each.

    Raises
    ------
    InputError
        When there is not one weight for each row, one is negative or not finite,
        or all are 0.
    """
    if sample_weight is None:
        return None
    weights = np.asarray(sample_weight, dtype=np.float64)
    if weights.shape != (n_rows,):
        raise InputError(
            f"sample_weight has the shape {weights.shape}.",
            f"There must be one weight for each of the {n_rows:,} rows.",
            "Leave it out to count every row once.",
        )
    if not np.isfinite(weights).all() or (weights < 0).any() or not (weights > 0).any():
        raise InputError(
            "sample_weight holds a negative, missing or infinite weight, or only zeros.",
            "Weights are finite and 0 or more, and some are above 0.",
            "Leave it out to count every row once.",
        )
    return weights


def checked_k_values(k_values: Iterable[int], data: Canonical) -> tuple[int, ...]:
    """Return the k's ascending, each once, or raise an `InputError`."""
    ks = tuple(sorted({int(k) for k in k_values}))
    if not ks or ks[0] < 1:
        raise InputError(
            f"k_values are {list(ks)}.",
            "They are numbers of clusters, 1 or more, and at least one of them.",
            "For example k_values=range(1, 9).",
        )
    check_n_clusters(ks[-1], data)
    return ks


def check_arguments(*, n_init: int, max_iter: int, tol: float, silhouette: str) -> None:
    """Raise an `InputError` when an argument of a sweep is out of range."""
    if n_init < 1 or max_iter < 1 or not tol >= 0:
        raise InputError(
            f"n_init is {n_init}, max_iter {max_iter} and tol {tol}.",
            "n_init and max_iter are 1 or more, tol is 0 or more.",
            "Leave them out for the defaults.",
        )
    if silhouette not in ("exact", "sampled", "none"):
        raise InputError(
            f"silhouette is {silhouette!r}.",
            'It is "exact", "sampled" or "none".',
            "Leave it out for exact silhouettes.",
        )
