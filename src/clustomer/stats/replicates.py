"""What the criteria that fit again and again have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._random import stream
from clustomer.errors import InputError
from clustomer.stats.canonical import canonical
from clustomer.stats.kernels.fits import n_uniforms

Floats = NDArray[np.float64]
_TOGETHER = 5  # replicates of one task: few enough to share out, enough to go through in one block


def checked_rows(X: ArrayLike) -> Floats:
    """Return X as finite rows in canonical order, so that the file's order changes nothing.

    Raises
    ------
    InputError
        When X is not a matrix with a row and a column, or a value is not finite.
    """
    values = np.asarray(X, dtype=np.float64)
    if values.ndim != 2 or 0 in values.shape:
        raise InputError(
            f"X has the shape {values.shape}.",
            "It needs two dimensions, with a row and a column at least.",
            "Give prepared rows, one line per customer.",
        )
    bad = ~np.isfinite(values)
    if bad.any():
        raise InputError(
            f"X holds {int(bad.sum()):,} missing or infinite values.",
            "This criterion compares complete rows of finite numbers.",
            "Leave such rows out, or fill them first.",
        )
    return canonical(values).rows


def n_distinct(rows: Floats) -> int:
    """Return how many different rows there are; rows are sorted, so equal ones are neighbours."""
    return 1 + int((rows[1:] != rows[:-1]).any(axis=1).sum())


def checked_k_values(k_values: Iterable[int], *, least: int, most: int, why: str) -> list[int]:
    """Return the k's ascending, each once; an `InputError` outside `least` to `most`."""
    ks = sorted({int(k) for k in k_values})
    if not ks or ks[0] < least or ks[-1] > most:
        raise InputError(
            f"k_values are {ks}.",
            f"They are numbers of clusters from {least} to {most:,} here: {why}.",
            "Leave the others out.",
        )
    return ks


def check_counts(**counts: int) -> None:
    """Raise an `InputError` when a number of replicates or starts is below 1."""
    for name, count in counts.items():
        if count < 1:
            raise InputError(
                f"{name} is {count}.", "It is 1 or more.", "Leave it out for the default."
            )


def starts(seed: int, stage: str, k: int, which: Iterable[int], n_init: int) -> Floats:
    """Return the random numbers of the starts of some replicates, each from its own stream."""
    shape = (n_init, n_uniforms(k))
    return np.stack([stream(seed, stage, k, i).random(shape) for i in which])


def tasks(n_replicates: int) -> Sequence[range]:
    """Cut replicates into tasks; the cut does not depend on the number of workers."""
    return [
        range(first, min(first + _TOGETHER, n_replicates))
        for first in range(0, n_replicates, _TOGETHER)
    ]
