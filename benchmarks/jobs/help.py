"""Asking for help: what the imports of a command line cost, as whole processes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.options import Options

_EMPTY = """
import typer
app = typer.Typer()
@app.command()
def run(count: int = 1) -> None:
    "Run."
@app.command()
def score(count: int = 1) -> None:
    "Score."
app()
"""


def whole(options: Options) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as scratch:
        empty = Path(scratch) / "empty.py"
        empty.write_text(_EMPTY, encoding="utf-8")
        ours = options.side == "ours"
        program = ["-m", "clustomer.apps.cli.main"] if ours else [str(empty)]
        command = [sys.executable, *program, "--help"]
        _asked(command)  # reads the files once
        costs = [_asked(command) for _ in range(options.repeats)]
    return {
        "wall": statistics.median(wall for wall, _, _ in costs),
        "cpu": statistics.median(cpu for _, cpu, _ in costs),
        "scaled": False,
        "peak_mb": max(peak for _, _, peak in costs),
        "answer": {},
    }


def _asked(command: list[str]) -> tuple[float, float, float]:
    """Return wall and CPU seconds and peak megabytes of one process."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
