"""Columns that come with a type: the type is believed."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer.engines.convert import EXACT
from clustomer.table.schema import RawColumn

_SQL_NAMES = {
    "bool": "BOOLEAN",
    "int8": "TINYINT",
    "int16": "SMALLINT",
    "int32": "INTEGER",
    "int64": "BIGINT",
    "uint8": "UTINYINT",
    "uint16": "USMALLINT",
    "uint32": "UINTEGER",
    "uint64": "UBIGINT",
    "halffloat": "FLOAT",
    "float": "FLOAT",
    "double": "DOUBLE",
    "date32[day]": "DATE",
    "date64[ms]": "DATE",
    "null": "NULL",
}
_SECONDS_PER_DAY = 86_400.0


def is_text(array: Any) -> bool:
    """Say whether an Arrow array holds plain strings, which are read as text is."""
    import pyarrow.types as kinds

    of = array.type
    return bool(
        kinds.is_string(of) or kinds.is_large_string(of) or str(of) in ("string_view", "utf8_view")
    )


def typed_column(name: str, array: Any) -> RawColumn:
    """Return a column as its Arrow type says; infinite numbers become missing."""
    import pyarrow.types as kinds

    of = array.type
    source_type = _SQL_NAMES.get(str(of), str(of).upper().split("[")[0])
    if array.null_count == len(array):
        return _no_values(name, source_type, len(array))
    if kinds.is_boolean(of):
        values = _floats(array)
        return RawColumn(
            name=name, source_type=source_type, content="flag", values=values, whole=True
        )
    if kinds.is_integer(of) or kinds.is_floating(of) or kinds.is_decimal(of):
        return _number(name, source_type, array)
    if kinds.is_date(of) or kinds.is_timestamp(of):
        return _date(name, array)
    if kinds.is_duration(of):
        return _duration(name, array)
    if kinds.is_dictionary(of):
        return _levels(name, array)
    return RawColumn(
        name=name, source_type=source_type, content="text", values=_as_texts(array.to_pylist())
    )


def _no_values(name: str, source_type: str, n: int) -> RawColumn:
    return RawColumn(
        name=name, source_type=source_type, content="empty", values=np.full(n, None, dtype=object)
    )


def _floats(array: Any) -> NDArray[np.float64]:
    import pyarrow as pa

    floats = array.cast(pa.float64(), safe=False)
    return np.array(floats.to_numpy(zero_copy_only=False), dtype=np.float64)


def _number(name: str, source_type: str, array: Any) -> RawColumn:
    import pyarrow.types as kinds

    values = _floats(array)
    infinite = np.isinf(values)
    values[infinite] = np.nan
    finite = values[~np.isnan(values)]
    facts = {"n_infinite": int(infinite.sum())} if infinite.any() else {}
    if not len(finite) and not infinite.any():
        return _no_values(name, source_type, len(values))
    texts = None
    if not kinds.is_floating(array.type) and len(finite) and np.abs(finite).max() >= EXACT:
        texts = _as_texts(array.to_pylist())
    return RawColumn(
        name=name,
        source_type=source_type,
        content="number",
        values=values,
        whole=bool(np.all(finite == np.floor(finite))),
        texts=texts,
        facts=facts,
    )


def _date(name: str, array: Any) -> RawColumn:
    """Return moments to the second; those with a time zone are given in UTC."""
    import pyarrow as pa

    moments = array.cast(pa.timestamp("s", getattr(array.type, "tz", None)), safe=False)
    values = np.array(moments.to_numpy(zero_copy_only=False)).astype("datetime64[s]")
    kind = "DATE" if str(array.type).startswith("date") else "TIMESTAMP"
    return RawColumn(name=name, source_type=kind, content="date", values=values)


def _duration(name: str, array: Any) -> RawColumn:
    import pyarrow as pa

    seconds = _floats(array.cast(pa.duration("us"), safe=False).cast(pa.int64())) / 1e6
    values = seconds / _SECONDS_PER_DAY
    present = values[~np.isnan(values)]
    return RawColumn(
        name=name,
        source_type="INTERVAL",
        content="number",
        values=values,
        whole=bool(np.all(present == np.floor(present))),
        facts={"unit": "days"},
    )


def _levels(name: str, array: Any) -> RawColumn:
    """Return a categorical column as text; ordered levels keep their order."""
    import pyarrow as pa

    if isinstance(array, pa.ChunkedArray):
        array = array.unify_dictionaries().combine_chunks()
        if isinstance(array, pa.ChunkedArray):
            array = array.chunk(0)
    levels = _as_texts([*array.dictionary.to_pylist(), None])
    indices = array.indices.cast(pa.int64())
    codes = indices.fill_null(-1).to_numpy(zero_copy_only=False)
    facts: dict[str, Any] = {"categorical": True}
    if array.type.ordered:
        facts["levels"] = tuple(level for level in levels if level is not None)
    return RawColumn(
        name=name,
        source_type="ENUM",
        content="text",
        values=levels[codes],
        facts=facts,
    )


def _as_texts(values: list[Any]) -> NDArray[Any]:
    texts = np.empty(len(values), dtype=object)
    texts[:] = [None if value is None else written(value) for value in values]
    return texts


def written(value: Any) -> str:
    """Return a value as text: the same everywhere, nested values as JSON."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < EXACT else repr(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
