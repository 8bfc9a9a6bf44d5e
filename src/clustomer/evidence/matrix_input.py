"""What is asked of a table before it is put into the form that is tested."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer.errors import InputError

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]


def checked_numbers(numeric: ArrayLike) -> Floats:
    """Return the numeric part as floats, NaN for missing."""
    values = np.array(numeric, dtype=np.float64)
    if values.ndim != 2 or not len(values):
        raise InputError(
            f"The numeric part of the table has the shape {values.shape}.",
            "It has two dimensions and at least one row.",
            "Give prepared rows, one line per customer.",
        )
    infinite = int(np.isinf(values).sum())
    if infinite:
        raise InputError(
            f"X holds {infinite:,} infinite values.",
            "Values are finite, or NaN for missing.",
            "Replace infinite values, or set them to missing.",
        )
    return values


def checked_codes(nominal: ArrayLike | None, n: int) -> Ints:
    """Return the nominal part as whole numbers; no columns where there is none."""
    if nominal is None:
        return np.empty((n, 0), dtype=np.intp)
    codes = np.asarray(nominal)
    if codes.ndim != 2 or len(codes) != n or codes.dtype.kind not in "iub":
        raise InputError(
            f"The nominal part has the shape {codes.shape} and the type {codes.dtype}.",
            f"It holds whole numbers: {n:,} rows, one column for each nominal column.",
            "Give codes from 0 (below 0 for missing), in the order of the numeric rows.",
        )
    return codes.astype(np.intp)


def checked_originals(originals: ArrayLike, values: Floats) -> Floats:
    """Return the numbers in the table's own units."""
    numbers = np.array(originals, dtype=np.float64)
    if numbers.shape != values.shape:
        raise InputError(
            f"originals has the shape {numbers.shape}, the prepared columns {values.shape}.",
            "It holds the same rows and columns in the table's own units.",
            "Leave it out where they are not known.",
        )
    return numbers


def check_arguments(
    scale: str, factors: Sequence[float] | None, codes: Ints, max_rows: int
) -> None:
    """Raise an `InputError` when an argument of `evidence_matrix` is out of range."""
    if scale not in ("standard", "given"):
        raise InputError(
            f"scale is {scale!r}.",
            'It is "standard" (every column counts alike) or "given" (the numbers as they are).',
            "Leave it out for standardised columns.",
        )
    if factors is not None and (len(factors) != codes.shape[1] or not all(f > 0 for f in factors)):
        raise InputError(
            f"factors are {list(factors)}.",
            f"There is one positive number for each of the {codes.shape[1]} nominal columns.",
            "Leave them out for the default.",
        )
    if max_rows < 100:
        raise InputError(
            f"max_rows is {max_rows}.",
            "A test needs 100 rows at least.",
            "Leave it out for 5,000.",
        )


def named(names: Sequence[str], count: int, word: str) -> tuple[str, ...]:
    """Return the names that were given, or column 1, column 2, ..."""
    if not names:
        return tuple(f"{word} {j + 1}" for j in range(count))
    if len(names) != count:
        raise InputError(
            f"There are {len(names)} names for {count} columns.",
            "Each column has one name.",
            "Give a name for each column, or none.",
        )
    return tuple(str(name) for name in names)
