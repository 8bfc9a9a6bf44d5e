"""Where segments come from when the number of segments grows.

For each k the segments are traced back to those of k - 1. A segment whose
customers all come from one parent was inherited, whole or split off; one that
draws from many was put together anew.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._result import Result, plain
from clustomer.errors import InputError
from clustomer.evidence.records import Flow, SegmentAcross
from clustomer.stats.jaccard import overlaps
from clustomer.stats.matching import matched_numbers

Codes = NDArray[np.intp]
Tables = Mapping[int, NDArray[np.int64]]


@dataclass(frozen=True, kw_only=True)
class Across(Result):
    """The segments of a chain of k, numbered so that matched ones bear the same number.

    Attributes
    ----------
    shown : int
        The k whose numbers were kept as they are.
    segments : tuple of SegmentAcross
        By k, then by segment.
    flows : tuple of Flow
        Every pair of parent and child with customers in common, by k, parent and
        child. Between two k that are not neighbours there are none.
    numbers : mapping of str to tuple of int
        For each k the new number of each segment, in the order of its old labels.
    """

    shown: int
    segments: tuple[SegmentAcross, ...]
    flows: tuple[Flow, ...]
    numbers: Mapping[str, tuple[int, ...]]

    def _rows(self) -> list[dict[str, Any]]:
        return [plain(one) for one in self.segments]


def across(partitions: Mapping[int, ArrayLike], *, shown: int) -> Across:
    """Trace the segments of each k back to those of k - 1.

    Use it to see which of the shown segments were there already with fewer
    segments, and which split when one more is asked for.

    Parameters
    ----------
    partitions : mapping of int to array-like of int, shape (n,)
        For each k the segment of each row, from 0 to k - 1; the same rows in the
        same order for every k.
    shown : int
        The k that is shown. Its segments keep their numbers; those of the others
        are numbered along the chain by Hungarian assignment, away from `shown`.

    Returns
    -------
    Across
        With segment level stability across solutions (SLSA, 0 to 1, higher is
        better) for each k whose k - 1 is in `partitions` and is not 1.

    Raises
    ------
    InputError
        When `shown` is not among the partitions, lengths differ, or labels are not
        whole numbers from 0 to k - 1.

    Notes
    -----
    With p_j the share of a segment's customers that were in segment j of k - 1,
    the entropy is ``H = -sum p_j log p_j`` and ``SLSA = 1 - H / log(k - 1)``: 1 for
    one parent, 0 for equal parts of all. Segments without customers have none.
    SLSA does not depend on the numbering. O(n) for each k.

    References
    ----------
    Dolnicar, S. & Leisch, F. (2017). Using segment level stability to select target
    segments in data-driven market segmentation studies. Marketing Letters 28,
    423-436. doi 10.1007/s11002-017-9423-8

    Examples
    --------
    >>> found = across({2: [0, 0, 0, 1, 1, 1], 3: [2, 2, 1, 1, 0, 0]}, shown=2)
    >>> found.numbers["3"], [one.stability for one in found.segments if one.k == 3]
    ((1, 2, 0), [1.0, 1.0, 0.0])
    """
    codes = {k: _checked(partitions[k], k) for k in sorted(partitions)}
    _check_chain(codes, shown)
    chain = sorted(codes)
    new = {shown: np.arange(shown)}
    for parent, child in _away_from(chain, shown):
        shared = _table(codes[parent], codes[child], parent, child)
        in_order = np.empty_like(shared)
        in_order[new[parent]] = shared  # lines in the order of the new numbers
        new[child] = matched_numbers(in_order)
    renamed = {k: new[k][codes[k]] for k in chain}
    tables = {k: _table(renamed[k - 1], renamed[k], k - 1, k) for k in chain if k - 1 in codes}
    return Across(
        shown=shown,
        segments=tuple(one for k in chain for one in _segments(k, renamed[k], tables)),
        flows=tuple(one for k in chain if k in tables for one in _flows(k, tables[k])),
        numbers={str(k): tuple(new[k].tolist()) for k in chain},
    )


def entropy_stability(counts: ArrayLike) -> float | None:
    """Return 1 - entropy of the shares / log(number of parents); ``None`` where undefined.

    Parameters
    ----------
    counts : array-like of shape (parents,)
        Customers of one segment by the parent that they come from.

    Examples
    --------
    >>> entropy_stability([7, 0, 0]), entropy_stability([5, 5]), entropy_stability([9])
    (1.0, 0.0, None)
    """
    given = np.asarray(counts, dtype=np.float64)
    total = given.sum()
    if len(given) < 2 or total == 0:
        return None
    shares = given[given > 0] / total
    entropy = -math.fsum(shares * np.log(shares))
    return min(1.0, max(0.0, 1.0 - entropy / math.log(len(given)))) + 0.0


def _away_from(chain: list[int], shown: int) -> list[tuple[int, int]]:
    """Return pairs (known, next) along the chain: upwards from `shown`, then downwards."""
    at = chain.index(shown)
    up, down = chain[at:], chain[at::-1]
    return [*pairwise(up), *pairwise(down)]


def _table(first: Codes, second: Codes, k1: int, k2: int) -> NDArray[np.int64]:
    """Count the rows in each pair of segments, shape (k1, k2)."""
    return overlaps(first, second[None], k=max(k1, k2))[0, :k1, :k2]


def _segments(k: int, labels: Codes, tables: Tables) -> list[SegmentAcross]:
    sizes = np.bincount(labels, minlength=k)
    return [
        SegmentAcross(
            k=k,
            segment=i,
            n=int(sizes[i]),
            stability=entropy_stability(tables[k][:, i]) if k in tables else None,
        )
        for i in range(k)
    ]


def _flows(k: int, shared: NDArray[np.int64]) -> list[Flow]:
    return [
        Flow(k=k, parent=int(i), child=int(j), n=int(shared[i, j]))
        for i, j in np.argwhere(shared > 0)
    ]


def _checked(labels: ArrayLike, k: int) -> Codes:
    codes = np.asarray(labels)
    whole = codes.ndim == 1 and len(codes) > 0 and codes.dtype.kind in "iu"
    if not whole or codes.min() < 0 or codes.max() >= k:
        raise InputError(
            f"The partition for k = {k} has the shape {codes.shape} and the type {codes.dtype}"
            + (f", with labels from {codes.min()} to {codes.max()}." if whole else "."),
            f"It gives one whole number from 0 to {k - 1} for each row.",
            "Take the labels of a sweep, or number the segments from 0.",
        )
    return codes.astype(np.intp)


def _check_chain(codes: Mapping[int, Codes], shown: int) -> None:
    if shown not in codes:
        raise InputError(
            f"k = {shown} is not among the partitions.",
            f"They are for k = {', '.join(map(str, codes)) or 'none'}.",
            "Add it, or name one of these.",
        )
    lengths = {len(one) for one in codes.values()}
    if len(lengths) > 1:
        raise InputError(
            f"The partitions have {', '.join(map(str, sorted(lengths)))} rows.",
            "They are partitions of the same rows in the same order.",
            "Use the labels of one sweep.",
        )
