"""Does the order of the rows matter? Find a block of rows that differs from the rest."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.table.table import Table, is_profiled

MIN_DISTANCE = 0.15
MAX_P = 0.001
_MIN_ROWS = 100
_MAX_BINS = 256


@dataclass(frozen=True, kw_only=True)
class Block(Result):
    """Rows that differ from all others in some features.

    Attributes
    ----------
    first, last : int
        Source rows, counted from 1.
    columns : tuple of str
        Features for which this block stands out most, the most different first.
    distance : float
        The largest of their Kolmogorov-Smirnov distances, from 0 (alike) to 1
        (apart).
    p_adjusted : float
        Its p-value, times the number of blocks and features looked at.
    """

    first: int
    last: int
    columns: tuple[str, ...]
    distance: float
    p_adjusted: float


def find_blocks(table: Table) -> tuple[Block, ...]:
    """Return, for each feature that depends on the row, the block that differs most.

    Parameters
    ----------
    table : Table
        At least 100 rows; below that nothing is looked at.

    Returns
    -------
    tuple of Block
        The most different first; features with the same block share it. A
        feature is there when some block has both a distance above 0.15 and an
        adjusted p-value below 0.001.

    Notes
    -----
    The file is cut into 20 equal pieces (10 below 400 rows); every run of
    neighbouring pieces up to half of the file is compared with the rows outside
    it: a block of tenths of the file is met exactly. Each comparison is a
    two-sample Kolmogorov-Smirnov test with the asymptotic p-value, Bonferroni
    over all blocks and features. The effect size is asked first: with many rows
    every difference has a small p-value. Columns of more than 256 distinct
    values are compared on quantile bins, which can only make the distance
    smaller. O(n log n) for each feature.

    References
    ----------
    Smirnov (1948), Ann. Math. Stat. 19:279-281, doi:10.1214/aoms/1177730256.
    """
    features = [column.name for column in table.schema.features if column.kind != "category"]
    n = table.n_rows
    if n < _MIN_ROWS or not features:
        return ()
    edges = np.arange(21) * n // 20 if n >= 400 else np.arange(11) * n // 10
    starts, ends = _runs(len(edges) - 1)
    order = np.argsort(table.rows, kind="stable")
    piece = np.repeat(np.arange(len(edges) - 1), np.diff(edges))
    lengths = edges[ends] - edges[starts]
    size = np.sqrt(lengths * (n - lengths) / n)
    found: dict[int, list[_Hit]] = {}
    for name in features:
        distances, p_values = _compare(table.numbers(name)[order], piece, starts, ends)
        p_values = np.minimum(p_values * (len(starts) * len(features)), 1.0)
        passed = (distances > MIN_DISTANCE) & (p_values < MAX_P)
        if passed.any():
            best = int(np.argmax(np.where(passed, distances * size, 0.0)))
            hit = _Hit(name=name, distance=float(distances[best]), p_value=float(p_values[best]))
            found.setdefault(best, []).append(hit)
    firsts, lasts = table.rows[order][edges[starts]], table.rows[order][edges[ends] - 1]
    blocks = [_block(hits, int(firsts[run]), int(lasts[run])) for run, hits in found.items()]
    return tuple(sorted(blocks, key=lambda block: (-block.distance, block.first)))


@dataclass(frozen=True, kw_only=True)
class _Hit:
    """One feature in the block where it stands out most."""

    name: str
    distance: float
    p_value: float


def _block(hits: list[_Hit], first: int, last: int) -> Block:
    """Gather the features of one block; rows are given from 0."""
    hits = sorted(hits, key=lambda hit: (-hit.distance, hit.name))
    return Block(
        first=first + 1,
        last=last + 1,
        columns=tuple(hit.name for hit in hits),
        distance=hits[0].distance,
        p_adjusted=hits[0].p_value,
    )


def _runs(n_pieces: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return starts and ends of all runs of at most half of the pieces."""
    pairs = [
        (start, start + length)
        for length in range(1, n_pieces // 2 + 1)
        for start in range(n_pieces - length + 1)
    ]
    both = np.array(pairs, dtype=np.int64)
    return both[:, 0], both[:, 1]


def _compare(
    values: NDArray[np.float64],
    piece: NDArray[np.int64],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return distance and p-value of each run against the rows outside it.

    The p-value stays 1 where the distance is too small to count.
    """
    present = np.isfinite(values)
    values, piece = values[present], piece[present]
    n_pieces = int(ends.max()) if len(ends) else 0
    distinct, bins = np.unique(values, return_inverse=True)
    if len(distinct) > _MAX_BINS:
        cuts = np.unique(np.quantile(values, np.arange(1, _MAX_BINS) / _MAX_BINS))
        bins = np.searchsorted(cuts, values, side="left")
    n_bins = int(bins.max()) + 1 if len(bins) else 1
    counts = np.bincount(piece * n_bins + bins, minlength=n_pieces * n_bins)
    cumulated = np.zeros((n_pieces + 1, n_bins))
    cumulated[1:] = np.cumsum(np.cumsum(counts.reshape(n_pieces, n_bins), axis=0), axis=1)
    inside = cumulated[ends] - cumulated[starts]
    outside = cumulated[-1] - inside
    n_inside, n_outside = inside[:, -1], outside[:, -1]
    empty = (n_inside == 0) | (n_outside == 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        gaps = np.abs(inside / n_inside[:, None] - outside / n_outside[:, None])
        distance = np.where(empty, 0.0, gaps.max(axis=1))
    size = np.sqrt(n_inside * n_outside / np.maximum(n_inside + n_outside, 1))
    p_values = np.ones(len(distance))
    for run in np.flatnonzero(distance > MIN_DISTANCE):  # the others are not looked at
        p_values[run] = kolmogorov_tail(float(distance[run] * size[run]))
    return distance, p_values


def kolmogorov_tail(x: float) -> float:
    """Return P(K > x) of Kolmogorov's distribution, from 1 at 0 down to 0.

    Notes
    -----
    ``2 sum_j (-1)**(j-1) exp(-2 j**2 x**2)``, until a term is below 1e-17: 5
    terms at x = 0.8, 14 at 0.3. Below 0.3 the value is within 0.00001 of 1.
    """
    if x < 0.3:
        return 1.0
    total, sign, j = 0.0, 1.0, 1
    while (term := math.exp(-2.0 * (j * x) ** 2)) > 1e-17:
        total, sign, j = total + sign * term, -sign, j + 1
    return min(1.0, max(0.0, 2.0 * total))


def sorted_by(table: Table) -> str | None:
    """Return the first profiled column by which the rows are sorted, missing ones left out."""
    if table.n_rows < _MIN_ROWS:
        return None
    order = np.argsort(table.rows, kind="stable")
    for column in table.schema:
        if not is_profiled(column) or column.n_distinct < 2:
            continue
        values = table.data[column.name][order]
        values = values[~table.missing(column.name)[order]]
        before, after = values[:-1], values[1:]
        if len(values) >= _MIN_ROWS and (np.all(before <= after) or np.all(before >= after)):
            return column.name
    return None
