"""The page docs/benchmarks.md and its chart, from a file of results alone."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.chart import alt_text, draw
from benchmarks.compare import (
    ENOUGH_MB,
    LineResult,
    case_lines,
    lines_of,
    number,
    read,
    worst_inertia,
)
from benchmarks.options import SIDES
from benchmarks.runner import RESULTS, ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
CHART = ROOT / "docs" / "images" / "benchmarks.svg"

_SMOKE = """
**This is a smoke run with small sizes, made while other work used the machine. It shows that the
benchmarks run; it says nothing about the goals.**
"""

_READ = """
A speed is better when higher. Whole study, help, busy machine and memory are better when lower, and
their floor is an upper limit. Grey marks in the chart: the same ratio against other rivals; for
memory and the busy machine the rival's own figure. `make bench` measures again.
"""

_HOW = """
## How it was measured
- Every job ran in a process of its own. A first call on few rows, with all its imports, and the
  making of the data stay out of the times (except where a line says that imports count).
- The sides ran in turn, ours, rival, ours, rival; a ratio is the median of the pairs, with the
  lowest and the highest. Rivals that do not count ran once.
- The rival that counts is the faster of scikit-learn with its default threads and with one thread.
  Ours uses every core. *Seconds* are those of the wall clock, *CPU* those of all threads.
- *Scaled*: a rival that would take very long was measured on a part and multiplied; how is said
  with each comparison.
- *Inertia / ours*: the rival's inertia divided by ours, the largest over the k's, both measured by
  one function in float64 (with the gap: as the rival says it); above 1 ours is tighter.
- *Peak* is the largest resident memory of the process, imports and data included; of a scaled
  rival it is that of the part.
- The rows are drawn from five overlapping groups in eight correlated, partly skewed columns
  (`benchmarks/data.py`).

Ratios are those of one machine, one kind of data and these versions. On other machines, with more
cores, more columns or more clusters, they will differ.
"""


def write(path: Path | None = None) -> list[Path]:
    """Write page and chart from a file of results, by default the latest complete one."""
    source = path or latest()
    found = read(source)
    lines = lines_of(source)
    CHART.parent.mkdir(parents=True, exist_ok=True)
    CHART.write_text(draw(lines) + "\n", encoding="utf-8")
    PAGE.write_text("\n".join(_page(found, lines, source.name)) + "\n", encoding="utf-8")
    return [PAGE, CHART]


def latest() -> Path:
    """Return the newest file of a complete run, else that of the smoke run."""
    full = [one for one in sorted(RESULTS.glob("2*.json")) if read(one)["complete"]]
    quick = RESULTS / "quick.json"
    if full:
        return full[-1]
    if quick.exists():
        return quick
    raise SystemExit("There is no complete file of results. Run python -m benchmarks first.")


def _page(found: dict[str, Any], lines: list[LineResult], name: str) -> Iterator[str]:
    yield "# Benchmarks\n"
    yield f"<!-- Written by `python -m benchmarks` from benchmarks/results/{name}; do not edit. -->"
    if found["quick"]:
        yield _SMOKE.rstrip()
    yield "\n" + _where(found)
    yield f"\n![{alt_text(lines)}](images/benchmarks.svg)\n"
    yield "| job | against | ratio | pairs | floor | aim | result |"
    yield "|---|---|---|---|---|---|---|"
    yield from (_row(line) for line in lines)
    yield _READ.rstrip()
    yield _HOW.rstrip()
    yield "\n## Each comparison"
    for goal in found["goals"]:
        yield from _section(goal, quick=found["quick"])


def _where(found: dict[str, Any]) -> str:
    machine = found["machine"]
    packages = ", ".join(f"{name} {v}" for name, v in machine["packages"].items() if v)
    kernel = {"native": "compiled", "numpy": "numpy"}[machine["kernel"]]
    return (
        f"{found['began']}, {machine['cpu']}, {machine['cores']} cores, {machine['memory_gb']} GB, "
        f"{machine['system']}; {found['seconds'] / 60:.0f} minutes; load before: "
        f"{', '.join(f'{one:g}' for one in found['load'])}.\n\n"
        f"Python {machine['python']}, {packages}; OpenBLAS {machine['blas']}; "
        f"the {kernel} kernel; commit {found['commit']}."
    )


def _row(line: LineResult) -> str:
    ratio = "-" if line.ratio is None else str(line.ratio)
    pairs = "-" if line.ratio is None else str(line.ratio.pairs)
    if line.ratio is not None and line.ratio.scaled:
        ratio += ", scaled"
    return (
        f"| {line.title} | {line.rival_name} | {ratio} | {pairs} | {line.floor:g}x | "
        f"{line.aim:g}x | {line.verdict} |"
    )


def _section(goal: dict[str, Any], *, quick: bool) -> Iterator[str]:
    yield f"\n### {goal['name']}\n"
    yield goal["how"]
    if quick:
        yield "\nSizes of the smoke run: " + "; ".join(
            ", ".join(f"{name} {value}" for name, value in case["options"].items()) or "as above"
            for case in goal["cases"]
        )
    for case in goal["cases"]:
        results = list(case_lines(goal, case, quick=quick))
        if case["label"]:
            yield f"\n**{case['label']}**"
        yield "\n| side | runs | seconds | CPU | ratio | peak MB | peak / data | inertia / ours |"
        yield "|---|---|---|---|---|---|---|---|"
        first = case["rounds"][0]
        for side in first:
            yield _side_row(side, case["rounds"], results[0])
        if results[0].quality:
            said = "; ".join(results[0].quality)
            yield f"\n{said[0].upper()}{said[1:]}."


def _side_row(side: str, rounds: list[dict[str, Any]], line: LineResult) -> str:
    runs = [one[side] for one in rounds if "wall" in one.get(side, {})]
    if not runs:
        why = rounds[0][side].get("skipped") or rounds[0][side].get("failed") or "no time"
        return f"| {SIDES[side]} | 0 | {why.replace('|', '/')} | | | | | |"
    cpus = [one["cpu"] for one in runs if one["cpu"] is not None]
    shown = line.ratio if side == line.rival else line.others.get(side)
    over = [one["memory_over_data"] for one in runs if one.get("memory_over_data")]
    large = over and runs[0]["data_mb"] >= ENOUGH_MB
    inertia = worst_inertia(runs[0], rounds[0]["ours"]) if side != "ours" else None
    cells = [
        SIDES[side],
        str(len(runs)),
        number(statistics.median(one["wall"] for one in runs))
        + (" scaled" if runs[0]["scaled"] else ""),
        number(statistics.median(cpus)) if cpus else "-",
        "" if shown is None else str(shown),
        f"{statistics.median(one['peak_mb'] for one in runs):,.0f}",
        f"{statistics.median(over):.2f}x" if large else "",
        "" if inertia is None else f"{inertia:.5f}",
    ]
    return f"| {' | '.join(cells)} |"
