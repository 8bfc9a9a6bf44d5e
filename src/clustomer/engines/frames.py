"""Data frames of any library, and dicts of arrays: read through narwhals, never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from clustomer._text import phrase, shorten
from clustomer.engines.grid import Grid, check_width, usable_names
from clustomer.engines.mixed import arrow_column
from clustomer.errors import InputError
from clustomer.table.schema import RawColumn

LABEL = "data frame"


def read_frame(frame: Any) -> Grid:
    """Return the columns of a frame as Arrow arrays.

    Accepted are eager and lazy frames that narwhals knows (pandas, polars, pyarrow,
    ...) and mappings of names to one-dimensional arrays.
    """
    pairs = _of_mapping(frame) if isinstance(frame, Mapping) else _of_frame(frame)
    check_width(len(pairs), "The data frame")
    if not pairs or not len(pairs[0][1]):
        what = "no rows" if pairs else "no columns"
        raise InputError(
            f"The data frame has {what}.",
            "Expected is one row per customer.",
            "Check the filter or the query that made it.",
        )
    names, issues = usable_names([name for name, _ in pairs])
    return Grid(
        names=names,
        columns=[column for _, column in pairs],
        n_rows=len(pairs[0][1]),
        issues=issues,
    )


def _of_mapping(mapping: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    pairs = [(str(name), _array(str(name), values)) for name, values in mapping.items()]
    sizes = {name: len(array) for name, array in pairs}
    if len(set(sizes.values())) > 1:
        shown = phrase(f"{name}: {size:,}" for name, size in sizes.items())
        raise InputError(
            f"The arrays differ in length: {shown}.",
            "Every array must have one value per customer.",
            "Fill the shorter ones with missing values.",
        )
    return pairs


def _array(name: str, values: Any) -> Any:
    import pyarrow as pa

    if isinstance(values, pa.Array | pa.ChunkedArray):
        return values
    if isinstance(values, str | bytes | Mapping) or not hasattr(values, "__len__"):
        raise _not_an_array(name, values)
    if hasattr(values, "ndim") and values.ndim != 1:
        raise _not_an_array(name, values)
    try:
        return pa.array(values, from_pandas=True)
    except (pa.ArrowException, TypeError, ValueError, OverflowError):
        return arrow_column(list(values))


def _not_an_array(name: str, values: Any) -> InputError:
    shape = f" of {values.ndim} dimensions" if hasattr(values, "ndim") else ""
    return InputError(
        f'The values of "{shorten(name)}" are of type {type(values).__name__}{shape}.',
        "Expected is a one-dimensional array or list with one value per customer.",
        'Give a mapping such as {"age": [41, 35]}, or a data frame.',
    )


def _of_frame(frame: Any) -> list[tuple[str, Any]]:
    import narwhals as nw

    try:
        known = nw.from_native(frame)
        if isinstance(known, nw.LazyFrame):
            known = known.collect(backend="pyarrow")
        return [(str(name), _series(known.get_column(name))) for name in known.columns]
    except nw.exceptions.DuplicateError as error:
        raise InputError(
            f"The data frame has repeated column names: {shorten(_repeated(frame))}.",
            "Column names must differ.",
            "Rename the columns before you pass the frame.",
        ) from error
    except (TypeError, nw.exceptions.NarwhalsError) as error:
        raise InputError(
            f"A value of type {type(frame).__name__} is not a table that can be read.",
            "Expected is a path, a pandas, polars or pyarrow frame, or a dict of arrays.",
            'Wrap the values, for example in {"age": ages, "income": incomes}.',
        ) from error


def _repeated(frame: Any) -> str:
    names = [str(name) for name in getattr(frame, "columns", ())]
    return phrase(sorted({name for name in names if names.count(name) > 1}))


def _series(series: Any) -> Any:
    import pyarrow as pa

    try:
        return series.to_arrow()
    except (pa.ArrowException, TypeError, ValueError, OverflowError):
        return arrow_column(series.to_list())


def content_fingerprint(columns: Sequence[RawColumn]) -> str:
    """Return the SHA-256 of names and values, the same for every frame library."""
    digest = hashlib.sha256()
    for column in columns:
        digest.update(_framed(column.name, column.content))
        values = column.values if column.texts is None else column.texts
        if values.dtype == object:
            for value in values:
                digest.update(b"\0" if value is None else b"\1" + _framed(value))
        elif values.dtype.kind == "M":
            digest.update(values.astype("<M8[s]").tobytes())
        else:
            canonical = np.where(np.isnan(values), np.nan, values) + 0.0  # one NaN, no -0.0
            digest.update(canonical.astype("<f8").tobytes())
    return digest.hexdigest()


def _framed(*texts: str) -> bytes:
    """Return texts with their lengths, so that neighbours cannot run together."""
    parts = [text.encode("utf-8", "replace") for text in texts]
    return b"".join(len(part).to_bytes(8, "little") + part for part in parts)
