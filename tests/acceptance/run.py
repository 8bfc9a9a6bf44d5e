"""Many runs in processes, within a budget of minutes, and their Markdown table."""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from pathlib import Path

from tests.acceptance.cells import CELLS
from tests.acceptance.page import result, write_page
from tests.acceptance.plan import Row, chosen
from tests.acceptance.runs import Outcome, one_run

PAGE = Path(__file__).resolve().parents[2] / "docs" / "acceptance.md"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Options:
    """What the caller asked for."""

    suite: str
    cells: tuple[str, ...] = ()
    runs: int | None = None
    n: int | None = None
    jobs: int = 2
    nulls: int = 39
    minutes: float = 60.0
    log: Path | None = None
    resume: bool = False
    output: Path | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suite, print and write the page; return 0, or 1 when a limit is broken."""
    options = _parse(arguments)
    rows = chosen(options.cells, options.runs, options.n)
    done = run_rows(rows, options)
    text = write_page(rows, done, about=_about(rows, done, options))
    if options.output is not None:
        options.output.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return int(any(result(row, done[row.name]) == "FAIL" for row in rows))


def _parse(arguments: Sequence[str] | None) -> Options:
    parser = argparse.ArgumentParser(prog="python -m tests.acceptance", description=__doc__)
    parser.add_argument("--suite", required=True, help="name in every seed; nightly: the date")
    parser.add_argument("--cells", nargs="*", default=[], metavar="CELL", help="or: all")
    parser.add_argument("--runs", type=int, help="of each cell, instead of the plan's")
    parser.add_argument("--n", type=int, help="rows of each table, instead of the mix")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--nulls", type=int, choices=(39, 99), default=39)
    parser.add_argument("--minutes", type=float, default=60.0, help="no run starts after that")
    parser.add_argument("--log", type=Path, help="one JSON line for each run")
    parser.add_argument("--resume", action="store_true", help="keep the runs of the log")
    parser.add_argument("--output", type=Path, help="the page; default of the whole plan: docs/")
    given = vars(parser.parse_args(arguments))
    unknown = set(given["cells"]) - {"all", *CELLS}
    if unknown:
        parser.error(f"no such cell: {sorted(unknown)}; there are {sorted(CELLS)}")
    if given["resume"] and given["log"] is None:
        parser.error("--resume needs --log")
    whole = not given["cells"] and given["runs"] is None and given["n"] is None
    output = given["output"] or (PAGE if whole else None)
    return Options(**{**given, "cells": tuple(given["cells"]), "output": output})


def run_rows(rows: Sequence[Row], options: Options) -> dict[str, list[Outcome]]:
    """Run the tables of all rows, each row at the same pace, until done or out of time."""
    tasks = sorted(
        ((i + 0.5) / len(row.tables()), number, table)
        for number, row in enumerate(rows)
        for i, table in enumerate(row.tables())
    )
    done = _read_log(rows, options)
    known = {(name, one.cell, one.n, one.rep) for name, found in done.items() for one in found}
    named = ((rows[number], table) for _, number, table in tasks)
    queue = iter((row, table) for row, table in named if (row.name, *table) not in known)
    end = time.monotonic() + 60 * options.minutes
    running: dict[Future[Outcome], str] = {}
    os.environ["OMP_NUM_THREADS"] = "1"  # inherited: one thread for each process
    with ProcessPoolExecutor(options.jobs, mp_context=get_context("spawn")) as pool:
        while True:
            while len(running) < options.jobs and time.monotonic() < end:
                task = next(queue, None)
                if task is None:
                    break
                row, (cell, n, rep) = task
                future = pool.submit(
                    one_run,
                    options.suite,
                    cell,
                    n,
                    rep,
                    n_nulls=options.nulls,
                    sequential=row.sequential,
                    against=row.against,
                )
                running[future] = row.name
            if not running:
                return done
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                name, outcome = running.pop(future), future.result()
                done[name].append(outcome)
                _log(options, name, outcome, sum(map(len, done.values())), len(tasks))


def _log(options: Options, row: str, outcome: Outcome, done: int, total: int) -> None:
    sys.stderr.write(f"\r{done}/{total} {outcome.label} {outcome.kind}".ljust(70))
    if options.log is not None:
        line = {"suite": options.suite, "row": row, **dataclasses.asdict(outcome)}
        with options.log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def _read_log(rows: Sequence[Row], options: Options) -> dict[str, list[Outcome]]:
    """Return the runs of this suite that the log holds, by row; none without resuming."""
    done: dict[str, list[Outcome]] = {row.name: [] for row in rows}
    if options.resume and options.log is not None and options.log.exists():
        for line in options.log.read_text(encoding="utf-8").splitlines():
            found = json.loads(line)
            suite, row = found.pop("suite"), found.pop("row")
            if suite == options.suite and row in done:
                done[row].append(Outcome(**found))
    return done


def _about(rows: Sequence[Row], done: dict[str, list[Outcome]], options: Options) -> str:
    outcomes = [one for found in done.values() for one in found]
    planned = sum(len(row.tables()) for row in rows)
    minutes = sum(one.seconds for one in outcomes) / 60
    return (
        f"Suite `{options.suite}`, B = {options.nulls} with sequential looks, 20 bootstrap pairs: "
        f"{len(outcomes)} of {planned} planned runs, {minutes:.0f} minutes of one process."
    )
