"""Where segments are born and split: the flow of customers from each k to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from clustomer._text import mark_of
from clustomer.describe.records import Profile
from clustomer.evidence.records import Flow, Stability
from clustomer.report.figures.canvas import TICK_SIZE, WIDE, Margins, box_of, one_axes, put
from clustomer.report.palette import LIGHT, SegmentStyle, segment_style
from clustomer.report.text import FORMATS, text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INTACT = 0.95
"""Blocks with a lower stability (SLSA) carry their number."""

_NARROW = 500
_MOST, _MOST_NARROW = 6, 5  # values of k beside each other
_HEIGHT = 300
_NUMBER_ROOM = 44.0  # pixels right of the last blocks
_GAP = 11.0  # pixels between blocks
_BLOCK = 14.0  # pixels across
_SWEEPS = 6
_THINNEST = 0.35  # pixels of a flow that is still drawn
_CURVE = np.linspace(0, 1, 13)
_BEND = _CURVE**2 * (3 - 2 * _CURVE)


@dataclass(frozen=True, kw_only=True)
class _Block:
    """One segment of one k; y runs downward from `top`, in pixels."""

    k: int
    segment: int
    n: int
    stability: float | None
    top: float
    height: float


def shown_k(stability: Stability, width: float = WIDE) -> list[int]:
    """Return the values of k that are drawn: 2 to 7, or a window around the shown k.

    They follow each other without a gap: customers flow between neighbours only.
    """
    runs = _runs({one.k for one in stability.across} | {one.k - 1 for one in stability.flows})
    own = [run for run in runs if stability.k in run and len(run) > 1]
    known = own[0] if own else max(runs, key=len, default=[])
    most = _MOST if width > _NARROW else _MOST_NARROW
    after = 1 if stability.k in known[:-1] else 0
    place = known.index(stability.k) if stability.k in known else 0
    start = max(0, place + after + 1 - most)
    return known[start : start + most]


def _runs(ks: Iterable[int]) -> list[list[int]]:
    """Cut the values of k, from 2 on, where one is missing."""
    runs: list[list[int]] = []
    for k in sorted(k for k in ks if k > 1):
        if runs and runs[-1][-1] == k - 1:
            runs[-1].append(k)
        else:
            runs.append([k])
    return runs


def plot_flows(
    stability: Stability,
    profile: Profile,
    *,
    ax: Axes | None = None,
    figure: Figure | None = None,
    width: float = WIDE,
    hollow: bool = False,
) -> Axes:
    """Draw how customers move between the segments when k grows.

    Each block is a segment, as high as it has customers. Blocks and flows of the
    shown k have the segments' colours; the others are grey, darker the more their
    customers come from one parent (segment level stability across solutions,
    SLSA: 1 = intact). A number stands beside blocks below 0.95.

    Parameters
    ----------
    stability : Stability
        With ``flows`` and ``across``; its ``k`` is set in colour.
    profile : Profile
        Letters of the segments.
    ax, figure, width, hollow
        As in `clustomer.report.figures.space.plot_map`; below 500 px only five
        values of k are drawn.

    Returns
    -------
    matplotlib.axes.Axes
        k along x; y in pixels, downward. One bar for each block.

    References
    ----------
    Dolnicar, S., & Leisch, F. (2017). Using segment level stability to select
    target segments in data-driven market segmentation studies. Marketing Letters
    28. doi:10.1007/s11002-017-9423-8
    """
    ks = shown_k(stability, width)
    margins = Margins(left=14, right=_NUMBER_ROOM, top=30, bottom=8)
    ax = one_axes(ax, figure, width, _HEIGHT, margins)
    ax.set_xticks([])
    ax.set_yticks([])
    high = box_of(ax)[3]
    ax.set_ylim(high, 0)
    if not ks:
        return ax
    reach = 0.5 * _BLOCK * max(len(ks) - 1, 1) / (width - 14 - _NUMBER_ROOM)
    ax.set_xlim(ks[0] - 2 * reach, ks[-1] + 2 * reach)
    flows = [one for one in stability.flows if one.k in ks and one.k - 1 in ks]
    blocks = _blocks(stability, ks, flows, high)
    letters = {segment.index: segment.letter for segment in profile.segments}
    _draw_flows(ax, stability.k, flows, blocks, reach, letters)
    for block in blocks.values():
        own = letters if block.k == stability.k else {}
        _draw_block(ax, block, reach, own, hollow=hollow)
    for k in ks:
        put(ax, k, 1, text("report.flows.k", k=k), frame="x_data", size=TICK_SIZE,
            color="ink" if k == stability.k else "ink3", bold=k == stability.k, level="bottom",
            align="left" if k == ks[0] else "center",
            shift=(-10 if k == ks[0] else 0, 9))  # fmt: skip
    return ax


def _sizes(stability: Stability, k: int) -> dict[int, int]:
    found = {one.segment: one.n for one in stability.across if one.k == k}
    if found:
        return found
    sizes: dict[int, int] = {}
    for one in stability.flows:
        if one.k == k + 1:
            sizes[one.parent] = sizes.get(one.parent, 0) + one.n
    return sizes


def _blocks(
    stability: Stability, ks: Sequence[int], flows: Sequence[Flow], high: float
) -> dict[tuple[int, int], _Block]:
    """Place the blocks: one scale for all k, each column centred."""
    sizes = {k: _sizes(stability, k) for k in ks}
    order = _ordered(sizes, flows)
    total = max(sum(own.values()) for own in sizes.values()) or 1
    scale = (high - _GAP * (max(map(len, sizes.values())) - 1)) / total
    intact = {(one.k, one.segment): one.stability for one in stability.across}
    blocks = {}
    for k, segments in order.items():
        spent = scale * sum(sizes[k].values()) + _GAP * (len(segments) - 1)
        top = (high - spent) / 2
        for segment in segments:
            n = sizes[k][segment]
            blocks[k, segment] = _Block(k=k, segment=segment, n=n, top=top, height=scale * n,
                                        stability=intact.get((k, segment)))  # fmt: skip
            top += scale * n + _GAP
    return blocks


def _ordered(sizes: Mapping[int, Mapping[int, int]], flows: Sequence[Flow]) -> dict[int, list[int]]:
    """Order the blocks of each k so that flows cross little.

    Sweeps put every block at the mean place of those it exchanges customers with
    (ties keep their order); the arrangement with the fewest customers in crossing
    flows is kept.
    """
    ks = list(sizes)
    order = {k: _by_size(own) for k, own in sizes.items()}
    best, least = order, _crossings(order, flows)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        order = dict(order)
        for before, k in pairwise(ks if forward else ks[::-1]):
            places = _middles(order[before], sizes[before])
            order[k] = _by_neighbours(order[k], k, before, places, flows)
        crossed = _crossings(order, flows)
        if crossed < least:
            best, least = order, crossed
    return best


def _by_size(sizes: Mapping[int, int]) -> list[int]:
    return sorted(sizes, key=lambda segment: (-sizes[segment], segment))


def _middles(order: Sequence[int], sizes: Mapping[int, int]) -> dict[int, float]:
    ends = np.cumsum([sizes[i] for i in order])
    return {i: float(end - sizes[i] / 2) for i, end in zip(order, ends, strict=True)}


def _by_neighbours(
    order: Sequence[int], k: int, before: int, places: Mapping[int, float], flows: Sequence[Flow]
) -> list[int]:
    weights: dict[int, list[tuple[float, int]]] = {i: [] for i in order}
    for one in flows:
        own, other = (one.child, one.parent) if k > before else (one.parent, one.child)
        if one.k == max(k, before):
            weights[own].append((places[other], one.n))
    rank = {i: float(place) for place, i in enumerate(order)}

    def middle(i: int) -> float:
        n = sum(weight for _, weight in weights[i])
        return sum(place * weight for place, weight in weights[i]) / n if n else rank[i]

    return sorted(order, key=lambda i: (middle(i), rank[i]))


def _crossings(order: Mapping[int, Sequence[int]], flows: Sequence[Flow]) -> int:
    """Return how many pairs of customers cross, summed over neighbouring k."""
    total = 0
    for before, k in pairwise(order):
        parent = {i: place for place, i in enumerate(order[before])}
        child = {i: place for place, i in enumerate(order[k])}
        own = [(parent[f.parent], child[f.child], f.n) for f in flows if f.k == k]
        places = np.array(own, dtype=float).reshape(-1, 3)
        left = np.sign(places[:, None, 0] - places[None, :, 0])
        right = np.sign(places[:, None, 1] - places[None, :, 1])
        both = places[:, None, 2] * places[None, :, 2]
        total += int(both[left * right < 0].sum()) // 2
    return total


def _draw_flows(
    ax: Axes,
    chosen: int,
    flows: Sequence[Flow],
    blocks: Mapping[tuple[int, int], _Block],
    reach: float,
    letters: Mapping[int, str],
) -> None:
    """Draw the flows, each leaving and arriving in the order of the blocks."""
    left: dict[Flow, float] = {}
    right: dict[Flow, float] = {}
    for ends, near, far in ((left, _parent, _child), (right, _child, _parent)):
        used: dict[tuple[int, int], float] = {}
        for one in sorted(flows, key=lambda f: blocks[far(f)].top):
            block = blocks[near(one)]
            ends[one] = block.top + used.get(near(one), 0.0)
            used[near(one)] = used.get(near(one), 0.0) + _thickness(one, block)
    for one in sorted(flows, key=lambda f: -f.n):
        thick = _thickness(one, blocks[_parent(one)])
        if thick < _THINNEST:
            continue
        top = left[one] + (right[one] - left[one]) * _BEND
        x = one.k - 1 + reach + _CURVE * (1 - 2 * reach)
        own = one.child if one.k == chosen else one.parent if one.k == chosen + 1 else None
        color = LIGHT["nul"] if own is None else _style(letters, own).light
        ax.fill_between(x, top, top + thick, color=color, alpha=0.5 if own is None else 0.3,
                        linewidth=0, zorder=2)  # fmt: skip


def _style(letters: Mapping[int, str], segment: int) -> SegmentStyle:
    return segment_style(mark_of(letters[segment]) if segment in letters else segment)


def _parent(one: Flow) -> tuple[int, int]:
    return one.k - 1, one.parent


def _child(one: Flow) -> tuple[int, int]:
    return one.k, one.child


def _thickness(one: Flow, block: _Block) -> float:
    return block.height * one.n / max(block.n, 1)


def _draw_block(
    ax: Axes,
    block: _Block,
    reach: float,
    letters: Mapping[int, str],
    *,
    hollow: bool,
) -> None:
    middle = block.top + block.height / 2
    beside = []
    if block.segment in letters:
        style = _style(letters, block.segment)
        _bar(ax, block, reach, LIGHT["paper"] if hollow else style.light, 1.0, style.light)
        if block.height >= TICK_SIZE + 2:
            put(ax, block.k, middle, letters[block.segment], bold=True, size=TICK_SIZE,
                align="center", color="ink" if hollow else style.letter_token)  # fmt: skip
        else:
            beside.append(letters[block.segment])
    else:
        intact = 1.0 if block.stability is None else min(max(block.stability, 0.0), 1.0)
        _bar(ax, block, reach, LIGHT["paper"], 1.0, LIGHT["nuld"])
        _bar(ax, block, reach, LIGHT["nuld"], 0.1 + 0.9 * intact, "")
    if block.stability is not None and block.stability < INTACT:
        beside.append(FORMATS["fixed2"](block.stability))
    if beside:
        put(ax, block.k, middle, " ".join(beside), color="ink2", size=TICK_SIZE, shift=(11, 0))


def _bar(ax: Axes, block: _Block, reach: float, color: str, alpha: float, edge: str) -> None:
    ax.bar([block.k], [block.height], width=2 * reach, bottom=block.top, color=color, alpha=alpha,
           linewidth=1.2 if edge else 0, edgecolor=edge or color, zorder=3)  # fmt: skip
