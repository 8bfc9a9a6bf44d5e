"""Columns of loose values (spreadsheets, JSON, object columns of frames).

A column whose values are all of one kind keeps it; a mixture is written as text and
then read like any other text.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import Any

from clustomer.engines.grid import encodable
from clustomer.engines.typed import written

_INT64 = 2**63


def arrow_column(values: Sequence[Any]) -> Any:
    """Return loose values as an Arrow array; None and NaN are missing."""
    import pyarrow as pa

    values = [None if _is_missing(value) else value for value in values]
    kinds = {_kind(value) for value in values if value is not None}
    if not kinds:
        return pa.array([None] * len(values), pa.string())
    if kinds == {"bool"}:
        return pa.array(values, pa.bool_())
    if kinds == {"int"}:
        return pa.array(values, pa.int64())
    if kinds <= {"int", "float"}:
        return pa.array([None if v is None else float(v) for v in values], pa.float64())
    if kinds == {"moment"}:
        return pa.array([None if v is None else _moment(v) for v in values], pa.timestamp("s"))
    return pa.array([None if v is None else encodable(written(v)) for v in values], pa.string())


def _is_missing(value: Any) -> bool:
    if value is None:
        return True
    try:
        return bool(value != value)  # NaN, NaT and pandas.NA of every library
    except (TypeError, ValueError):
        return type(value).__name__ == "NAType"


def _kind(value: Any) -> str:
    """Return the kind of one value; numpy's scalars count as Python's."""
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "bool"
    if isinstance(value, int) or hasattr(value, "__index__"):
        return "int" if -_INT64 <= int(value) < _INT64 else "text"
    if isinstance(value, float) or type(value).__name__ in ("float16", "float32"):
        return "float" if math.isfinite(value) or math.isinf(value) else "text"
    if isinstance(value, dt.date):  # datetime is a date as well
        return "moment"
    return "text"


def _moment(value: dt.date) -> dt.datetime:
    if not isinstance(value, dt.datetime):
        return dt.datetime(value.year, value.month, value.day)
    if value.tzinfo is not None:
        value = value.astimezone(dt.UTC).replace(tzinfo=None)
    return value.replace(microsecond=0)
