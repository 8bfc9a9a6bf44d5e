"""Columns of text, held as their distinct values and where each one stands.

A customer table repeats itself: two genders, seventy ages, a hundred scores. Every
distinct text is read once, whatever the number of rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer.table.lexicon import MISSING

_BATCH_CELLS = 500_000
_BATCH_COLUMNS = 2_000
_LONG = 100_000
_LOOKED_AT = 20_000
_UNIQUE = 0.9


@dataclass
class TextColumn:
    """One column of text (internal).

    ``distinct`` holds the trimmed texts as an Arrow array, ``where`` for each row
    the position of its text (-1: no value), ``counts`` how many rows have each text,
    ``missing`` which texts mean "no value", ``numbers`` their values when all are
    plain numbers. In long columns that hardly repeat, "distinct" texts may repeat.
    """

    number: int
    name: str
    distinct: Any
    where: NDArray[np.int32]
    counts: NDArray[np.int64]
    missing: NDArray[np.bool_]
    numbers: NDArray[np.float64] | None = None

    @property
    def n_present(self) -> int:
        """Rows that have a value."""
        return int(self.counts[~self.missing].sum())

    def missing_words(self) -> dict[str, int]:
        """Return the written forms of "no value" other than an empty cell, with their rows."""
        words: dict[str, int] = {}
        for position in np.flatnonzero(self.missing & (self.counts > 0)):
            word = self.distinct[int(position)].as_py()
            if word:
                words[word] = words.get(word, 0) + int(self.counts[position])
        return words

    def objects(self) -> NDArray[Any]:
        """Return the texts of all rows as objects, None where there is no value."""
        texts = np.empty(len(self.distinct) + 1, dtype=object)
        texts[:-1] = self.distinct.to_numpy(zero_copy_only=False)
        texts[:-1][self.missing] = None
        return texts[self.where]


def text_column(number: int, name: str, array: Any) -> TextColumn:
    """Encode an Arrow array of strings."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if _hardly_repeats(array):
        where = np.arange(len(array), dtype=np.int32)
        where[array.is_null().to_numpy(zero_copy_only=False)] = -1
        distinct = pc.fill_null(array, "").cast(pa.large_string())
    else:
        array = _joined(array.dictionary_encode())
        where = pc.fill_null(array.indices, -1).to_numpy(zero_copy_only=False).astype(np.int32)
        distinct = array.dictionary.cast(pa.large_string())
    distinct = pc.utf8_trim_whitespace(_joined(distinct))
    missing = pc.is_in(pc.utf8_lower(distinct), pa.array(sorted(MISSING), pa.large_string()))
    return TextColumn(
        number=number,
        name=name,
        distinct=distinct,
        where=where,
        counts=np.bincount(where[where >= 0], minlength=len(distinct)),
        missing=missing.to_numpy(zero_copy_only=False).astype(bool),
    )


def _hardly_repeats(array: Any) -> bool:
    """Say whether to leave out the encoding: ids and measured numbers gain nothing from it."""
    import pyarrow.compute as pc

    n = len(array)
    if n < _LONG:
        return False
    looked_at = array.take(np.linspace(0, n - 1, _LOOKED_AT).astype(np.int64))
    return bool(pc.count_distinct(looked_at).as_py() > _UNIQUE * _LOOKED_AT)


def _joined(array: Any) -> Any:
    """Return a chunked array as one array."""
    import pyarrow as pa

    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    if isinstance(array, pa.ChunkedArray):  # no chunk at all
        array = pa.concat_arrays(array.chunks or [pa.array([], array.type)])
    return array


def batches(columns: Sequence[TextColumn]) -> Iterator[list[TextColumn]]:
    """Group columns so that one query reads many small ones or one large one."""
    batch: list[TextColumn] = []
    n_cells = 0
    for column in columns:
        full = n_cells + len(column.distinct) > _BATCH_CELLS or len(batch) >= _BATCH_COLUMNS
        if batch and full:
            yield batch
            batch, n_cells = [], 0
        batch.append(column)
        n_cells += len(column.distinct)
    if batch:
        yield batch


def sampled(column: TextColumn, size: int) -> TextColumn:
    """Return the column with at most `size` of its texts, evenly spaced."""
    n = len(column.distinct)
    if n <= size:
        return column
    picked = np.linspace(0, n - 1, size).astype(np.int64)
    return TextColumn(
        number=column.number,
        name=column.name,
        distinct=column.distinct.take(picked),
        where=column.where[:0],
        counts=column.counts[picked],
        missing=column.missing[picked],
    )


def cells(columns: Sequence[TextColumn]) -> Any:
    """Return the Arrow table that the statements of `lexing` read."""
    import pyarrow as pa

    sizes = [len(column.distinct) for column in columns]
    texts = [column.distinct for column in columns]
    counts = [column.counts for column in columns]
    return pa.table(
        {
            "i": np.arange(sum(sizes), dtype=np.int64),
            "col": np.repeat([column.number for column in columns], sizes).astype(np.int32),
            "v": pa.concat_arrays(texts) if texts else pa.array([], pa.large_string()),
            "n": np.concatenate(counts) if counts else np.empty(0, dtype=np.int64),
        }
    )
