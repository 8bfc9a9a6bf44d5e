"""Files that are not Parquet, understood piece by piece and kept as Parquet with types.

What a column holds is decided by the first piece that has values in it, and holds for
all: as in a short file, up to 2 % of the values may be unreadable and are missing. A
column that breaks this later is text, and the copy is made once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from clustomer._progress import Progress
from clustomer.engines.folder import Folder, Part, check_same_names, stamp_of
from clustomer.engines.options import IntakeOptions, Understood
from clustomer.engines.pieces import Pieces, as_columns, read_pieces
from clustomer.engines.source import n_missing
from clustomer.engines.sources import private
from clustomer.errors import Issue
from clustomer.table.kinds import clean_texts, is_coded, written
from clustomer.table.schema import RawColumn
from clustomer.table.written import READABLE, Content, read_texts

_MARKS = ("decimal", "date_order")
_ROW_GROUP = 1 << 18
_READ: dict[str, Content] = {"number": "number", "date": "date"}


@dataclass(frozen=True)
class Copy:
    """What was written and understood.

    ``whole`` names the columns of whole numbers alone; ``fingerprint`` is the SHA-256 of
    the content of one file, or of the names and contents of several.
    """

    folder: Folder
    fingerprint: str
    whole: frozenset[str]
    understood: tuple[Understood, ...]
    issues: tuple[Issue, ...]


@dataclass
class _Held:
    """What is known of a column so far (internal)."""

    content: str = "empty"
    whole: bool = True
    n_present: int = 0
    n_strange: int = 0
    reading: dict[str, str] = field(default_factory=dict)


def copied(found: Folder, into: Path, options: IntakeOptions, progress: Progress) -> Copy:
    """Write the rows of all files, in order, as Parquet.

    Parameters
    ----------
    found : Folder
    into : Path
        A private directory.
    options : IntakeOptions
        What is not stated, and the first file shows, holds for all files.
    progress : Progress

    Raises
    ------
    InputError
        When files have different columns, or one changes while it is read.
    OutputError
        When there is not enough room.
    """
    private.check_free(into, found.n_bytes, found.label)
    texts: frozenset[str] = frozenset()
    while True:
        run = _Run(found, into, texts)
        broken = run.write(options, progress)
        if not broken:
            return run.copy()
        texts |= broken


class _Run:
    """One attempt: the columns in `texts` are known to be of texts."""

    def __init__(self, found: Folder, into: Path, texts: frozenset[str]) -> None:
        self.found, self.into, self.texts = found, into, texts
        self.held: dict[str, _Held] = {}
        self.read: list[Pieces] = []
        self.paths: list[Path] = []
        self._writer: Any = None

    def write(self, options: IntakeOptions, progress: Progress) -> frozenset[str]:
        """Write all rows; return the columns that turn out to be of texts, if any."""
        n_rows = 0
        try:
            for i, part in enumerate(self.found.parts):
                part.check()
                read = read_pieces(part.path, (), options=options)
                self._begin(part, read)
                for piece in read.each:
                    columns = piece().columns
                    options = as_columns(options, columns)
                    broken = {raw.name for raw in columns if not self._take(raw)}
                    if broken:
                        return frozenset(broken)
                    n_rows += self._append(columns, i)
                    progress("read", n_rows, n_rows + 1)
                part.check()
        finally:
            self._close()
        progress("read", n_rows, n_rows)
        few = 1 - READABLE
        return frozenset(
            name for name, held in self.held.items() if held.n_strange > few * held.n_present + 1e-9
        )

    def copy(self) -> Copy:
        """Return what was written."""
        whole = (n for n, held in self.held.items() if held.content == "number" and held.whole)
        return Copy(
            folder=Folder(
                label=self.found.label,
                parts=tuple(Part(path, path.name, stamp_of(path)) for path in self.paths),
            ),
            fingerprint=self.found.content_fingerprint(),
            whole=frozenset(whole),
            understood=self.read[0].understood,
            issues=self.read[0].issues,
        )

    def _begin(self, part: Part, read: Pieces) -> None:
        if self.read:
            check_same_names(self.found.parts[0], self.read[0].names, part, read.names)
            return
        self.read.append(read)
        self.held = {name: _Held() for name in read.names}
        for name in self.texts:
            self.held[name].content = "text"

    def _take(self, raw: RawColumn) -> bool:
        """Take note of a column of a piece; say whether it is what the pieces before were."""
        held = self.held[raw.name]
        content = "text" if raw.content == "number" and is_coded(raw) else raw.content
        if held.content == "empty":
            held.content = content
            held.reading = {m: str(raw.facts[m]) for m in _MARKS if m in raw.facts}
        if held.content == "text" or content == "empty":
            return True
        if content == "text":
            if held.content not in _READ or raw.facts.get("code"):
                return False
            found = read_texts(raw, _READ[held.content], held.reading)
            held.n_present += found.n_present
            held.n_strange += len(found.strange)
            held.whole = False
            return True
        unreadable = int(raw.facts.get("n_unreadable", 0))
        held.n_present += len(raw.values) - n_missing(raw) + unreadable
        held.n_strange += unreadable
        held.whole = held.whole and raw.whole
        return content == held.content

    def _append(self, columns: Sequence[RawColumn], i: int) -> int:
        import pyarrow as pa
        import pyarrow.parquet as pq

        by_name = {raw.name: raw for raw in columns}
        arrays = {name: _array(by_name[name], held) for name, held in self.held.items()}
        n = len(columns[0].values)
        for j, key in enumerate(self.found.partitions):
            arrays[key] = pa.repeat(pa.array(self.found.partition(j))[i], n)
        table = pa.table(arrays)
        if self._writer is None or not table.schema.equals(self._writer.schema):
            self._close()
            self.paths.append(self.into / f"{len(self.paths):06d}.parquet")
            self._writer = pq.ParquetWriter(self.paths[-1], table.schema, compression="lz4")
        self._writer.write_table(table, row_group_size=_ROW_GROUP)
        return n

    def _close(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()


def _array(raw: RawColumn, held: _Held) -> Any:
    """Return the values of a piece as the column holds them."""
    import pyarrow as pa

    if held.content == "empty":
        return pa.nulls(len(raw.values))
    if held.content == "text":
        return pa.array(_texts(raw), pa.string())
    if raw.content == "text":
        raw = read_texts(raw, _READ[held.content], held.reading).column
    if raw.content == "empty":
        types = {"number": pa.float64(), "date": pa.timestamp("ms"), "flag": pa.bool_()}
        return pa.nulls(len(raw.values), types[held.content])
    if held.content == "flag":
        missing = np.isnan(raw.values)
        return pa.array(np.where(missing, 0, raw.values).astype(bool), mask=missing)
    if held.content == "date":
        return pa.array(raw.values.astype("datetime64[ms]"), pa.timestamp("ms"))
    return pa.array(raw.values, pa.float64(), from_pandas=True)


def _texts(raw: RawColumn) -> list[str | None]:
    if raw.content == "flag":
        yes, no = raw.facts.get("words", ("yes", "no"))
        words = {1.0: str(yes), 0.0: str(no)}
        return [words.get(value) for value in raw.values.tolist()]
    return clean_texts(written(raw))
