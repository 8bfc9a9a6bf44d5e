"""Frames, dictionaries and matrices as raw columns.

Only types are read here: a column of texts stays texts, whatever it spells.
Narwhals makes pandas, polars and Arrow look alike.
"""

from __future__ import annotations

import datetime
import decimal
import json
import math
import numbers
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from clustomer._text import phrase
from clustomer.errors import InputError
from clustomer.table.schema import RawColumn

_EXACT = 2**53  # larger whole numbers lose digits as float64
_SECONDS_PER_DAY = 86_400


def raw_columns(frame: Any) -> tuple[RawColumn, ...]:
    """Return the columns of a frame, parsed no further than their types say.

    Parameters
    ----------
    frame : pandas, polars, pyarrow or narwhals frame, mapping or 2-D array
        Polars' lazy frames are collected. A mapping gives one array or list for
        each column name. A two-dimensional numpy array has columns ``x0``,
        ``x1``, ... The index of a pandas frame is left out.

    Returns
    -------
    tuple of RawColumn

    Raises
    ------
    InputError
        For anything else, columns of unequal length or of the same name.

    Examples
    --------
    >>> [column.content for column in raw_columns({"age": [31, None], "city": ["Ulm", "Bonn"]})]
    ['number', 'text']
    """
    if isinstance(frame, np.ndarray):
        columns = _from_matrix(frame)
    elif isinstance(frame, Mapping):
        columns = [_from_values(str(name), values) for name, values in frame.items()]
    else:
        columns = _from_frame(frame)
    names = [column.name for column in columns]
    lengths = {len(column.values) for column in columns}
    if len(set(names)) < len(names) or len(lengths) > 1:
        repeated = {name: None for name in names if names.count(name) > 1}
        what = f"share the name {phrase(repeated)}" if repeated else "have different lengths"
        raise InputError(
            f"Columns of the frame {what}.",
            "Every column has its own name and one value for each customer.",
            "Rename or repair the columns.",
        )
    return tuple(columns)


def _from_matrix(matrix: NDArray[Any]) -> list[RawColumn]:
    if matrix.ndim != 2:
        raise _no_table(f"an array of {matrix.ndim} dimension(s)")
    return [_from_array(f"x{j}", matrix[:, j]) for j in range(matrix.shape[1])]


def _no_table(what: str) -> InputError:
    return InputError(
        f"This is {what}, not a table.",
        "A table is a pandas, polars or pyarrow frame, a dictionary of columns, a "
        "two-dimensional array, or the path of a file.",
        "Pass one of these, with one row for each customer.",
    )


# -- frames -------------------------------------------------------------------------------


def _from_frame(frame: Any) -> list[RawColumn]:
    import narwhals as nw

    if hasattr(frame, "iloc") and hasattr(frame, "columns"):  # any labels, repeats too
        names = [str(name) for name in frame.columns]
        return [
            _from_series(name, nw.from_native(frame.iloc[:, j], series_only=True))
            for j, name in enumerate(names)
        ]
    try:
        wrapped = nw.from_native(frame, allow_series=False)
    except TypeError:
        raise _no_table(f'a "{type(frame).__name__}"') from None
    eager = wrapped.collect() if isinstance(wrapped, nw.LazyFrame) else wrapped
    return [_from_series(name, eager[name]) for name in eager.columns]


def _from_series(name: str, series: Any) -> RawColumn:
    import narwhals as nw

    dtype = series.dtype
    source_type = str(dtype)
    if dtype == nw.Boolean:
        return _numeric(name, source_type, _floats(series), content="flag")
    if dtype.is_integer():
        return _whole(name, source_type, series)
    if dtype.is_numeric():
        return _numeric(name, source_type, _floats(series))
    if dtype == nw.Date or dtype == nw.Datetime:
        return _dates(name, source_type, _moments(series))
    if dtype == nw.Duration:
        seconds = _floats(series.dt.total_seconds())
        return _numeric(name, source_type, seconds / _SECONDS_PER_DAY, facts={"unit": "days"})
    if dtype == nw.Categorical or dtype == nw.Enum:  # categories of numbers are names too
        names = [None if _is_null(value) else _as_text(value) for value in series.to_list()]
        return _with_order(_from_objects(name, names, source_type), series)
    return _from_values(name, series.to_list(), source_type)


def _floats(series: Any) -> NDArray[np.float64]:
    """Return numbers with NaN for null, in whatever way the frame holds null."""
    import narwhals as nw

    values = series.cast(nw.Float64).to_numpy()
    return np.asarray(values, dtype=np.float64)


def _moments(series: Any) -> NDArray[Any]:
    """Return moments to the second; those with a time zone in UTC, as files give them."""
    import narwhals as nw

    if series.dtype == nw.Datetime and series.dtype.time_zone is not None:
        series = series.dt.convert_time_zone("UTC").dt.replace_time_zone(None)
    if series.dtype == nw.Date:
        series = series.cast(nw.Datetime("ms"))
    return np.asarray(series.to_numpy()).astype("datetime64[s]")


def _whole(name: str, source_type: str, series: Any) -> RawColumn:
    ends = (series.min(), series.max())
    if any(end is not None and not -_EXACT < end < _EXACT for end in ends):
        return _from_objects(name, series.to_list(), source_type)
    return _numeric(name, source_type, _floats(series))


def _with_order(column: RawColumn, series: Any) -> RawColumn:
    """Add the levels of an ordered categorical, in their order."""
    import narwhals as nw

    if series.dtype != nw.Enum:
        return column
    levels = tuple(str(_as_text(level)) for level in series.dtype.categories)
    return replace(column, facts={**column.facts, "levels": levels})


# -- arrays and lists ---------------------------------------------------------------------


def _from_values(name: str, values: Any, source_type: str = "") -> RawColumn:
    """Read a list, an array or anything that holds one value for each row."""
    if isinstance(values, np.ndarray):
        return _from_array(name, values)
    if isinstance(values, str | bytes) or not hasattr(values, "__len__"):
        raise _no_table(f'a dictionary whose entry "{name}" is no list')
    if not isinstance(values, Sequence):
        return _from_column(name, values)
    return _from_objects(name, list(values), source_type or "list")


def _from_column(name: str, values: Any) -> RawColumn:
    """Read a column of a frame library, or anything that numpy can read."""
    import narwhals as nw

    try:
        return _from_series(name, nw.from_native(values, series_only=True))
    except TypeError:
        return _from_array(name, np.asarray(values))


def _from_array(name: str, values: NDArray[Any]) -> RawColumn:
    source_type = str(values.dtype)
    if values.ndim != 1:
        raise _no_table(f'a dictionary whose entry "{name}" has {values.ndim} dimensions')
    match values.dtype.kind:
        case "b":
            return _numeric(name, source_type, values.astype(np.float64), content="flag")
        case "i" | "u":
            large = len(values) and max(abs(int(values.min())), abs(int(values.max()))) >= _EXACT
            texts = _objects(str(value) for value in values.tolist()) if large else None
            return _numeric(name, source_type, values.astype(np.float64), texts=texts)
        case "f":
            return _numeric(name, source_type, values.astype(np.float64))
        case "M":
            return _dates(name, source_type, values.astype("datetime64[s]"))
        case "m":
            days = values.astype("timedelta64[s]").astype(np.float64) / _SECONDS_PER_DAY
            days[np.isnat(values)] = np.nan
            return _numeric(name, source_type, days, facts={"unit": "days"})
        case "c" | "V":
            raise InputError(
                f'Column "{name}" holds {source_type} values.',
                "Columns hold numbers, dates, truth values or texts.",
                "Convert the column, or leave it out.",
            )
        case _:
            return _from_objects(name, values.tolist(), source_type)


def _from_objects(name: str, values: list[Any], source_type: str) -> RawColumn:
    """Read Python objects: all numbers, all dates, all truth values, else texts."""
    types = set(map(type, values))
    if str in types and types <= {str, type(None)}:
        return _texts(name, source_type, values)
    values = [None if _is_null(value) else value for value in values]
    present = [value for value in values if value is not None]
    if not present:
        return _texts(name, source_type, values, content="empty")
    if all(isinstance(value, bool | np.bool_) for value in present):
        return _numeric(name, source_type, _to_floats(values), content="flag")
    if all(isinstance(value, numbers.Real | decimal.Decimal) for value in present):
        texts = None
        if any(
            isinstance(value, numbers.Integral) and abs(int(value)) >= _EXACT for value in present
        ):
            texts = _objects(None if value is None else str(value) for value in values)
        return _numeric(name, source_type, _to_floats(values), texts=texts)
    if all(isinstance(value, datetime.date | np.datetime64) for value in present):
        return _dates(name, source_type, np.array([_day(value) for value in values]))
    return _texts(name, source_type, [_as_text(value) for value in values])


def _is_null(value: Any) -> bool:
    """Recognise None, NaN, NaT and the missing values of the frame libraries."""
    if value is None:
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return type(value).__name__ in ("NAType", "NaTType") or (
        isinstance(value, np.datetime64) and bool(np.isnat(value))
    )


def _to_floats(values: list[Any]) -> NDArray[np.float64]:
    return np.array([np.nan if value is None else _one_float(value) for value in values])


def _one_float(value: Any) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _day(value: Any) -> np.datetime64:
    if value is None:
        return np.datetime64("NaT", "s")
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        value = value.astimezone(datetime.UTC)
    day = str(value) if isinstance(value, np.datetime64) else value.isoformat()
    return np.datetime64(day[:19], "s")


def _as_text(value: Any) -> str | None:
    """Write one value of a mixture as the engines do: 3.0 is 3, lists are JSON."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


# -- raw columns --------------------------------------------------------------------------


def _numeric(
    name: str,
    source_type: str,
    values: NDArray[np.float64],
    *,
    content: Literal["number", "flag"] = "number",
    texts: NDArray[Any] | None = None,
    facts: Mapping[str, Any] | None = None,
) -> RawColumn:
    if np.isnan(values[:1]).all() and np.isnan(values).all():
        return _texts(name, source_type, [None] * len(values), content="empty")
    return RawColumn(
        name=name,
        source_type=source_type,
        content=content,
        values=values,
        whole=_all_whole(values[:100]) and _all_whole(values),
        texts=texts,
        facts=facts or {},
    )


def _all_whole(values: NDArray[np.float64]) -> bool:
    finite = values[np.isfinite(values)]
    return bool(np.all(finite == np.floor(finite)))


def _dates(name: str, source_type: str, values: NDArray[Any]) -> RawColumn:
    return RawColumn(name=name, source_type=source_type, content="date", values=values)


def _texts(
    name: str,
    source_type: str,
    values: Sequence[str | None],
    *,
    content: Literal["text", "empty"] = "text",
) -> RawColumn:
    return RawColumn(name=name, source_type=source_type, content=content, values=_objects(values))


def _objects(values: Any) -> NDArray[Any]:
    listed = list(values)
    held: NDArray[Any] = np.empty(len(listed), dtype=object)
    held[:] = listed
    return held
