"""Write assigned customers, piece by piece, as CSV or as Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer._csv import append_rows
from clustomer.table.kinds import clean_texts, written
from clustomer.table.schema import RawColumn

ROW = "row"
"""Name of the first column where nothing names the customers: rows count from 1."""

_ROW_GROUP = 1 << 20


class Words(NamedTuple):
    """One of a few texts for each row."""

    codes: NDArray[np.integer]  # (n,)
    texts: Sequence[str]


Value = NDArray[Any] | Words
"""The values of a piece's rows in one column: numbers, or words."""


class Assigned(NamedTuple):
    """The rows of one piece."""

    first: int  # number of the first row, from 1
    n_rows: int
    key: RawColumn | None
    values: Mapping[str, Value]


@contextmanager
def assigned_file(
    path: Path, *, parquet: bool, header: Sequence[str]
) -> Iterator[Callable[[Assigned], None]]:
    """Open a file and give a function that appends the rows of a piece.

    The first name of the header is that of the key, the others are those of the values.
    """
    if parquet:
        with _parquet(path, header) as append:
            yield append
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        append_rows(file, [header])
        yield lambda piece: append_rows(file, _rows(piece, header))


def _rows(piece: Assigned, header: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    keys: Sequence[Any] = range(piece.first, piece.first + piece.n_rows)
    if piece.key is not None:
        keys = clean_texts(written(piece.key))
    return zip(keys, *(_listed(piece.values[name]) for name in header[1:]), strict=True)


def _listed(values: Value) -> list[Any]:
    if isinstance(values, Words):
        return [values.texts[code] for code in values.codes.tolist()]
    listed: list[Any] = values.tolist()
    return listed


@contextmanager
def _parquet(path: Path, header: Sequence[str]) -> Iterator[Callable[[Assigned], None]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    writer: Any = None
    waiting: list[Any] = []

    def flush() -> None:
        nonlocal writer
        if not waiting:
            return
        table = pa.concat_tables(waiting).unify_dictionaries()
        waiting.clear()
        if writer is None:
            words = [f.name for f in table.schema if pa.types.is_dictionary(f.type)]
            runs = {f.name: "DELTA_BINARY_PACKED" for f in table.schema if f.type == pa.int64()}
            writer = pq.ParquetWriter(
                path, table.schema, use_dictionary=[*words, "segment"], column_encoding=runs
            )
        writer.write_table(table)

    def append(piece: Assigned) -> None:
        columns = [_key(piece), *(_arrow(piece.values[name]) for name in header[1:])]
        waiting.append(pa.table(columns, names=list(header)))
        if sum(table.num_rows for table in waiting) >= _ROW_GROUP:
            flush()

    try:
        yield append
        flush()
    finally:
        if writer is not None:
            writer.close()


def _key(piece: Assigned) -> Any:
    """Return the ids: whole numbers where the source's own type says so, else texts."""
    import pyarrow as pa

    raw = piece.key
    if raw is None:
        return pa.array(np.arange(piece.first, piece.first + piece.n_rows))
    if raw.source_type.lower().startswith(("int", "uint")) and raw.texts is None:
        missing = np.isnan(raw.values.astype(np.float64))
        return pa.array(np.where(missing, 0, raw.values).astype(np.int64), mask=missing)
    return pa.array(clean_texts(written(raw)), pa.string())


def _arrow(values: Value) -> Any:
    import pyarrow as pa

    if isinstance(values, Words):
        codes = pa.array(values.codes.astype(np.int32))
        return pa.DictionaryArray.from_arrays(codes, pa.array(values.texts, pa.string()))
    return pa.array(values, from_pandas=True)
