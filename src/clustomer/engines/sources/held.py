"""Rows of a table that are held beside a study: one read, of which its sample is a part.

A sample is the rows of the smallest hashes, so a smaller one is the beginning of a
larger one. Both are drawn at once: the smaller is explored and tested, the larger
brings the centroids near their end (`converge`). A table that fits is held whole.
"""

from __future__ import annotations

from dataclasses import replace

from clustomer.engines.sources.duckdb import DuckSource
from clustomer.engines.sources.protocol import Sample, Source

HELD_CELLS = 10_000_000
"""Values that are held: 80 MB as doubles."""

_CELL = 16  # bytes of a value of a larger table, on average: longer texts mean fewer rows
_LOOK = 1_000  # rows that tell how long texts are
_TEXTS = ("text", "other")
_NUMBER = 8  # bytes


def held_of(
    source: Source,
    *,
    seed: int = 0,
    key: str | None = None,
    cells: int = HELD_CELLS,
    least: int = 0,
) -> Sample:
    """Read as many rows of a table as are held: all, or those of the smallest hashes.

    Parameters
    ----------
    source : Source
    seed : int, default 0
        Of the hashes.
    key : str, optional
        The id column.
    cells : int, default `HELD_CELLS`
        Values that are held, of `_CELL` bytes on average at most.
    least : int, default 0
        Rows that are held whatever they take.
    """
    columns = source.columns()
    n = cells // max(1, len(columns))
    texts = [each.name for each in columns if each.holds in _TEXTS]
    if source.n_rows() > least and texts:
        head = source.head(_LOOK, texts)
        row = head.nbytes / max(1, head.num_rows) + _NUMBER * (len(columns) - len(texts))
        n = min(n, int(cells * _CELL / row))
    return source.sample(max(n, least), seed=seed, key=key)


def first_of(held: Sample, n: int, *, seed: int = 0, key: str | None = None) -> Sample:
    """Return the n rows that the table gives as its sample; all that are held if they are fewer.

    Parameters
    ----------
    held : Sample
        Drawn with the same seed and id column.
    n : int
    seed : int, default 0
    key : str, optional
    """
    if held.table.num_rows <= n:
        return held
    if held.by != "all":
        return replace(held, table=held.table.slice(0, n))
    with DuckSource(held.table) as source:  # rows of a whole table are in no such order yet
        return source.sample(n, seed=seed, key=key)
