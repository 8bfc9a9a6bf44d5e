"""Every kind of simulated table by name, and the seed of each data set.

``N_`` has no groups, ``A_`` has; ``N1_`` and ``A1_`` are one column. The seed of a
data set is crc32("<suite>-<cell>-<n>-<rep>"), so that a suite can be repeated
from its name alone.
"""

from __future__ import annotations

import zlib

import numpy as np
from tests.acceptance import cells_column, cells_free, cells_grouped, cells_mixed
from tests.acceptance.samples import Cell, Sample

CELLS: dict[str, Cell] = {
    **cells_free.CELLS,
    **cells_mixed.CELLS,
    **cells_grouped.CELLS,
    **cells_column.CELLS,
}


def data_seed(suite: str, cell: str, n: int, rep: int) -> int:
    """Return the seed of one data set."""
    return zlib.crc32(f"{suite}-{cell}-{n}-{rep}".encode())


def draw(suite: str, cell: str, n: int, rep: int) -> Sample:
    """Return one data set of a cell."""
    return CELLS[cell].draw(np.random.default_rng(data_seed(suite, cell, n, rep)), n)
