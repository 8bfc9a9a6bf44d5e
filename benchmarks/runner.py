"""Measure goals: every job in a process of its own, sides in turn, results kept as data.

Nothing large is imported here, see `meter.peak_bytes`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.goals import Case, Goal
from benchmarks.job import WHOLE
from benchmarks.options import Options

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results"
_CUSTOMERS = ROOT.parent / "shared" / "data" / "Customers.csv"
_SPINNING = ("sklearn", "notebook", "faiss")
"""Sides with default threads. On a busy machine they take up to a hundred times as long as with
one, so that a smoke run has them once only."""
_TIMEOUT = 900  # seconds of one job

Measured = dict[str, Any]


def run(goals: Sequence[Goal], *, quick: bool, complete: bool) -> Path:
    """Measure goals and return the file of results. It is written anew after each case."""
    began = datetime.now(UTC)
    name = "quick" if quick else f"{began:%Y-%m-%d-%H%M}"
    path = RESULTS / f"{name}.json"
    found: dict[str, Any] = {
        "format": 1,
        "began": f"{began:%Y-%m-%d %H:%M} UTC",
        "quick": quick,
        "complete": False,
        "load": [round(one, 2) for one in os.getloadavg()],
        "commit": _commit(),
        "machine": _child(Options(job="machine").command()),
        "goals": [],
    }
    clock = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        for goal in goals:
            kept: dict[str, Any] = {**asdict(goal), "cases": []}
            found["goals"].append(kept)
            for case in goal.cases[: 1 if quick else None]:
                kept["cases"].append(_case(goal, case, quick=quick, scratch=scratch))
                found["seconds"] = round(time.monotonic() - clock)
                found["complete"] = complete and len(found["goals"]) == len(goals)
                _write(path, found)
    return path


def _case(goal: Goal, case: Case, *, quick: bool, scratch: str) -> dict[str, Any]:
    """Measure all sides in turn; after the first round only ours and the faster baseline."""
    sizes: dict[str, Any] = case.quick if quick else case.full
    rounds: list[dict[str, Measured]] = []
    sides = ["ours", *goal.baselines, *goal.others]
    if quick and goal.name not in ("busy", "fit-1m"):
        sides = [side for side in sides if side not in _SPINNING]
    n_rounds = 1 if quick else goal.rounds
    for number in range(n_rounds):
        measured = {}
        for side in sides:
            measured[side] = _job(goal, side, sizes, scratch, checks=int(number == 0))
            _say(
                f"{goal.name:20} {case.label:8} {number + 1}/{n_rounds}  {side:16}", measured[side]
            )
        rounds.append(measured)
        if number == 0:
            sides = _kept_sides(goal, measured)
    return {"label": case.label, "options": sizes, "rounds": rounds}


def _kept_sides(goal: Goal, measured: dict[str, Measured]) -> list[str]:
    if goal.job == "busy":
        return ["ours", "ours-busy"]
    done = [side for side in goal.baselines if "wall" in measured.get(side, {})]
    if "wall" not in measured["ours"] or not done:
        return ["ours"]
    return ["ours", min(done, key=lambda side: measured[side]["wall"])]


def _job(goal: Goal, side: str, sizes: dict[str, Any], scratch: str, *, checks: int) -> Measured:
    one_start = goal.name == "fit-10m" and side != "ours"
    given = {**sizes, "checks": checks, **({"n_init": 1} if one_start else {})}
    if goal.job == "study":
        given |= {"source": _source(scratch, sizes.get("n")), "out": scratch}
    command = Options(job=goal.job, side=side, **given).command()
    return _child(command, whole=goal.job in WHOLE)


def _child(words: list[str], *, whole: bool = False) -> Measured:
    """Run one job and return what it printed; with `whole`, what the process cost."""
    command = [sys.executable, "-m", "benchmarks.job", *words]
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=printed, stderr=errors)
        used = _waited(process)
        wall = time.perf_counter() - began
        printed.seek(0)
        errors.seek(0)
        if used is None:
            return {"failed": f"stopped after {_TIMEOUT} seconds"}
        if process.returncode:
            lines = errors.read().decode(errors="replace").strip().splitlines()
            return {"failed": lines[-1] if lines else f"exit code {process.returncode}"}
        found: Measured = json.loads(printed.read().decode().strip().splitlines()[-1])
    if whole:
        found |= {
            "wall": wall,
            "cpu": used.ru_utime + used.ru_stime,
            "scaled": False,
            "peak_mb": used.ru_maxrss / 1024,
        }
    return found


def _waited(process: subprocess.Popen) -> Any:
    """Wait for the end and return the account of the operating system; ``None`` when too late."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(_TIMEOUT, stop)
    timer.start()
    try:
        _, status, used = os.wait4(process.pid, 0)
    finally:
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return None if late.is_set() else used


def _source(scratch: str, n_rows: int | None) -> str:
    """Return the real table where it lies beside the project, else the built-in sample."""
    source, path = _CUSTOMERS, Path(scratch) / "customers.csv"
    if not source.is_file():
        source = Path(scratch) / "shop.csv"
        command = [sys.executable, "-m", "clustomer.apps.cli.main", "sample", "shop"]
        if not source.exists():
            subprocess.run([*command, "-o", str(source)], cwd=ROOT, check=True, capture_output=True)
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[: None if n_rows is None else n_rows + 1]), encoding="utf-8")
    return str(path)


def _commit() -> str:
    """Return the commit that was measured, and whether files differed from it."""
    shown = [
        subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
        for words in (("rev-parse", "--short", "HEAD"), ("status", "--porcelain", "src"))
    ]
    if shown[0].returncode:
        return "unknown"
    return shown[0].stdout.strip() + (" with changes" if shown[1].stdout.strip() else "")


def _write(path: Path, found: dict[str, Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _say(what: str, measured: Measured) -> None:
    if "wall" not in measured:
        print(what, measured.get("skipped") or measured.get("failed"), flush=True)
        return
    scaled = " scaled" if measured["scaled"] else ""
    print(f"{what} {measured['wall']:9.3f} s{scaled}", flush=True)
