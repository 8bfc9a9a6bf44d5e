"""Measure whole processes by the operating system's account of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one process used."""

    cpu: float  # user and system seconds, all threads
    wall: float
    peak_mb: float


def run(command: Sequence[str]) -> Cost:
    """Run a command to its end and return what it used; its output is thrown away."""
    began = time.perf_counter()
    with Path(os.devnull).open("wb") as nowhere:
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def paired(ours: Sequence[str], rival: Sequence[str], runs: int) -> list[tuple[Cost, Cost]]:
    """Run both in turn, after one uncounted run of each."""
    run(ours)
    run(rival)
    return [(run(ours), run(rival)) for _ in range(runs)]


def ratio(pairs: Sequence[tuple[Cost, Cost]], field: str = "cpu") -> float:
    """Median of the ratios ours / rival, pair by pair."""
    return statistics.median(getattr(a, field) / getattr(b, field) for a, b in pairs)


def median(pairs: Sequence[tuple[Cost, Cost]], side: int, field: str = "cpu") -> float:
    """Median of one figure of one side."""
    return statistics.median(getattr(pair[side], field) for pair in pairs)
