"""Measure, or write the page: ``python -m benchmarks [name ...] [--quick] [--list] [--report]``."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.compare import lines_of
from benchmarks.goals import BY_NAME, GOALS
from benchmarks.runner import run


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Ratios against named rivals, measured in one run. All goals take about "
        "20 minutes on 2 cores; a quiet machine gives narrow ranges.",
    )
    parser.add_argument("names", nargs="*", metavar="name", help="goals to measure; all by default")
    parser.add_argument("--quick", action="store_true", help="small sizes: does everything run?")
    parser.add_argument("--list", action="store_true", help="print the goals")
    parser.add_argument(
        "--report",
        nargs="?",
        const="",
        metavar="JSON",
        help="write docs/benchmarks.md and its chart from a file of results, by default the "
        "latest complete one; measures nothing",
    )
    given = parser.parse_args()
    unknown = [name for name in given.names if name not in BY_NAME]
    if unknown:
        parser.error(f"no goal is called {', '.join(unknown)}; there are {', '.join(BY_NAME)}")
    if given.list:
        for goal in GOALS:
            for line in goal.lines:
                print(f"{goal.name:20} {line.title:32} floor {line.floor:g}, aim {line.aim:g}")
    elif given.report is not None:
        from benchmarks.report import write  # matplotlib would count as memory of the jobs

        for path in write(Path(given.report) if given.report else None):
            print(path)
    else:
        measure(given.names, quick=given.quick)


def measure(names: list[str], *, quick: bool) -> None:
    """Run the goals and print their lines."""
    goals = [BY_NAME[name] for name in names] or list(GOALS)
    path = run(goals, quick=quick, complete=not names)
    print(f"\n{path}")
    for line in lines_of(path):
        print(line.sentence())


if __name__ == "__main__":
    main()
