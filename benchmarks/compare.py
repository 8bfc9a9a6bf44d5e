"""From a file of results to ratios, verdicts and sentences. Standard library only."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.options import SIDES

ENOUGH_MB = 16
"""With smaller data the peak memory over the data says nothing."""

SAME_ERROR = 1.5

Measured = dict[str, Any]
Round = dict[str, Measured]


@dataclass(frozen=True)
class Ratio:
    """Median, lowest and highest of the ratios of some pairs of runs."""

    median: float
    low: float
    high: float
    pairs: int
    scaled: bool

    @classmethod
    def of(cls, values: Sequence[float], *, scaled: bool) -> Ratio | None:
        """Summarise ratios; ``None`` where there are none."""
        if not values:
            return None
        return cls(statistics.median(values), min(values), max(values), len(values), scaled)

    def __str__(self) -> str:
        if self.pairs == 1:
            return f"{number(self.median)}x"
        return f"{number(self.median)}x ({number(self.low)} to {number(self.high)})"


@dataclass(frozen=True)
class LineResult:
    """One ratio of one case, with everything that is shown of it."""

    goal: str
    kind: str
    title: str
    floor: float
    aim: float
    rival: str  # the side that counts
    ratio: Ratio | None
    others: dict[str, Ratio]  # by side
    quality: tuple[str, ...]
    holds: bool  # the answer is as good as it must be
    trouble: str  # why there is no ratio
    quick: bool

    @property
    def higher_is_better(self) -> bool:
        """Whether the rival's time is divided by ours."""
        return self.kind == "speed"

    @property
    def verdict(self) -> str:
        """What the ratio says of floor and aim."""
        if self.ratio is None:
            return self.trouble
        if self.quick:
            return "smoke run"
        if not self.holds:
            return "answer not good enough"
        for name, limit in (("aim reached", self.aim), ("floor reached", self.floor)):
            good = (
                self.ratio.median >= limit
                if self.higher_is_better
                else (self.ratio.median <= limit)
            )
            if good:
                return name
        return "below the floor" if self.higher_is_better else "above the limit"

    def sentence(self) -> str:
        """Return the line as one text for the terminal."""
        quality = f"; {'; '.join(self.quality)}" if self.quality else ""
        shown = f"{self.ratio}" if self.ratio else "no ratio"
        scaled = ", scaled" if self.ratio and self.ratio.scaled else ""
        return (
            f"{self.title}: {shown}{scaled} [{self.rival_name}]; floor {self.floor:g}, "
            f"aim {self.aim:g}: {self.verdict}{quality}"
        )

    @property
    def rival_name(self) -> str:
        """What stands on the other side of the ratio."""
        if self.kind == "memory":
            return "size of the data"
        if self.kind == "busy":
            return "its quiet time"
        return SIDES[self.rival]


def number(value: float) -> str:
    """Write a number with three digits that matter.

    >>> number(12.345), number(0.012345), number(1234.5)
    ('12.3', '0.0123', '1,234')
    """
    if value >= 100:
        return f"{value:,.0f}"
    digits = 1 if value >= 10 else 2 if value >= 1 else 3 if value >= 0.1 else 4
    return f"{value:.{digits}f}"


def read(path: Path) -> dict[str, Any]:
    """Read a file of results."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def lines_of(path: Path) -> list[LineResult]:
    """Return the lines of a file of results."""
    found = read(path)
    return [
        one
        for goal in found["goals"]
        for case in goal["cases"]
        for one in case_lines(goal, case, quick=found["quick"])
    ]


def case_lines(goal: dict[str, Any], case: dict[str, Any], *, quick: bool) -> Iterator[LineResult]:
    """Give every line of one case."""
    rounds: list[Round] = case["rounds"]
    rival = _rival(goal, rounds)
    quality, holds = _quality(goal, rounds[0], rival)
    for line in goal["lines"]:
        value = _VALUES[line["kind"]]
        yield LineResult(
            goal=goal["name"],
            kind=line["kind"],
            title=_title(goal, line, case, quick=quick),
            floor=line["floor"],
            aim=line["aim"],
            rival=rival,
            ratio=_ratio(rounds, value, "ours" if line["kind"] == "memory" else rival),
            others=_others(goal, rounds, value, line["kind"], rival),
            quality=quality,
            holds=holds,
            trouble=_trouble(rounds[0], rival),
            quick=quick,
        )


def _title(goal: dict[str, Any], line: dict[str, Any], case: dict[str, Any], *, quick: bool) -> str:
    """Return the title; a smoke run must not name sizes that it did not have."""
    memory = " memory" if line["kind"] == "memory" else ""
    title = f"{goal['name']}{memory} (small)" if quick else line["title"]
    return f"{title}, {case['label']}" if case["label"] else title


def _rival(goal: dict[str, Any], rounds: list[Round]) -> str:
    """Return the baseline of the later rounds; that of the first where there is one only."""
    there = [side for side in goal["baselines"] if side in rounds[-1]]
    timed = [side for side in there if "wall" in rounds[0].get(side, {})]
    if not timed:
        return there[0] if there else goal["baselines"][0]
    return min(timed, key=lambda side: rounds[0][side]["wall"])


Value = Callable[[Round, str], float]


def _speed(one: Round, side: str) -> float:
    return one[side]["wall"] / one["ours"]["wall"]


def _cost(one: Round, side: str) -> float:
    return one["ours"]["wall"] / one[side]["wall"]


def _busy(one: Round, side: str) -> float:
    return one[side]["wall"] / one[side.removesuffix("-busy")]["wall"]


def _memory(one: Round, side: str) -> float:
    return one[side]["memory_over_data"]


_VALUES: dict[str, Value] = {"speed": _speed, "cost": _cost, "busy": _busy, "memory": _memory}


def _ratio(rounds: list[Round], value: Value, side: str) -> Ratio | None:
    usable = [one for one in rounds if all("wall" in one.get(each, {}) for each in ("ours", side))]
    if value is _memory:
        usable = [one for one in usable if one[side]["data_mb"] >= ENOUGH_MB]
    scaled = any(one[side]["scaled"] for one in usable) if value is not _memory else False
    return Ratio.of([value(one, side) for one in usable], scaled=scaled)


def _others(
    goal: dict[str, Any], rounds: list[Round], value: Value, kind: str, rival: str
) -> dict[str, Ratio]:
    sides = [*goal["baselines"], *goal["others"]]
    if kind == "busy":
        sides = [side for side in sides if side.endswith("-busy")]
    if kind != "memory":
        sides = [side for side in sides if side != rival]
    ratios = {side: _ratio(rounds, value, side) for side in sides}
    return {side: one for side, one in ratios.items() if one is not None}


def _trouble(first: Round, rival: str) -> str:
    for side in ("ours", rival):
        for word in ("skipped", "failed"):
            if word in first.get(side, {}):
                return f"{SIDES[side]}: {first[side][word]}"
    return "data too small to say"


def worst_inertia(over: Measured, under: Measured) -> float | None:
    """Return the largest ratio of two inertias over the k's that both sides have."""
    top, bottom = _part(over, "inertia"), _part(under, "inertia")
    ratios = [top[k] / bottom[k] for k in top if k in bottom]
    return max(ratios) if ratios else None


def _part(measured: Measured, name: str) -> dict[str, float]:
    return measured.get("answer", {}).get(name, {})


def _quality(goal: dict[str, Any], first: Round, rival: str) -> tuple[tuple[str, ...], bool]:
    """Return sentences on the answer beside the rival's, and whether it is good enough."""
    ours, theirs = first["ours"], first.get(rival, {})
    if goal["job"] == "busy":
        theirs = first.get("sklearn", {})
    said, holds = [], True
    worst = worst_inertia(ours, theirs)
    if worst is not None:
        limit = goal["inertia_limit"]
        holds = limit is None or worst <= limit
        said.append(
            f"largest inertia ratio ours / rival {worst:.5f}"
            + (f" (limit {limit:g})" if limit else "")
        )
    mine, other = _part(ours, "silhouette"), _part(theirs, "silhouette")
    if mine and set(mine) == set(other):
        k_mine, k_other = (max(one, key=one.__getitem__) for one in (mine, other))
        said.append(f"k by silhouette {k_mine}, rival's {k_other}")
        holds = holds and (not goal["same_k"] or k_mine == k_other)
    holds = holds and _equal_error(ours, theirs)
    said += _differences(ours, theirs)
    return tuple(said), holds


def _equal_error(ours: Measured, theirs: Measured) -> bool:
    """Whether our standard error is that of the rival, as far as ten draws of it can tell."""
    mine, other = _part(ours, "se"), _part(theirs, "se")
    return all(mine[k] <= SAME_ERROR * other[k] for k in mine if k in other)


def _differences(ours: Measured, theirs: Measured) -> list[str]:
    said = []
    for name in ("silhouette", "jaccard", "gap"):
        mine, other = _part(ours, name), _part(theirs, name)
        gaps = [abs(mine[k] - other[k]) for k in mine if k in other]
        if gaps:
            said.append(f"largest difference of the mean {name} {max(gaps):.1g}")
    mine, other = _part(ours, "se"), _part(theirs, "se")
    for k in sorted(set(mine) & set(other)):
        said.append(f"standard error at k = {k}: {mine[k]:.4f}, rival's {other[k]:.4f}")
    answer = ours.get("answer", {})
    if "verdict" in answer:
        k = theirs.get("answer", {}).get("k", "?")
        said.append(f"{answer['verdict']}, k = {answer['k']}; the notebook's best silhouette {k}")
    return said
