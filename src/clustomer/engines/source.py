"""What an engine hands over: columns as they were read, and what was understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from clustomer._result import Result
from clustomer.engines.options import Understood
from clustomer.errors import Issue
from clustomer.table.schema import RawColumn


@dataclass(frozen=True, kw_only=True)
class Source(Result):
    """A table as it was read, before kinds and roles are guessed.

    Attributes
    ----------
    label : str
        File name without directories, or ``"data frame"``.
    fingerprint : str
        SHA-256 in hex: of the bytes of a file, of the canonical content of a frame.
    n_rows : int
        Rows of data; a header does not count.
    columns : tuple of RawColumn
        In the order of the source, with unique names; not part of `to_dict`, which
        holds nothing about single customers.
    understood : tuple of Understood
        Every guess, with the option that overrides it.
    issues : tuple of Issue
        What the reader should know about the data.
    """

    label: str
    fingerprint: str
    n_rows: int
    columns: tuple[RawColumn, ...] = field(default=(), metadata={"local": True})
    understood: tuple[Understood, ...] = ()
    issues: tuple[Issue, ...] = ()

    def _rows(self) -> Sequence[Mapping[str, Any]]:
        return [
            {
                "column": column.name,
                "content": column.content,
                "type": column.source_type,
                "missing": n_missing(column),
            }
            for column in self.columns
        ]


def n_missing(column: RawColumn) -> int:
    """Return in how many rows a column has no value."""
    if column.content in ("text", "empty"):
        return sum(value is None for value in column.values)
    return int(
        np.isnat(column.values).sum() if column.content == "date" else np.isnan(column.values).sum()
    )
