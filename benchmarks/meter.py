"""Time and memory of one job in its own process."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Meter:
    """Collects the parts of a job. A part that was measured in part says how often it counts."""

    def __init__(self) -> None:
        self.parts: dict[str, dict[str, Any]] = {}
        self._before = 0
        self._peak = 0
        self._bytes = 0

    @contextmanager
    def part(self, name: str, *, times: float = 1) -> Iterator[None]:
        """Time a block; blocks of one name add up. `times` is written beside them."""
        cpu, wall = time.process_time(), time.perf_counter()
        yield
        self.put(
            name,
            wall=time.perf_counter() - wall,
            cpu=time.process_time() - cpu,
            times=times,
            add=True,
        )

    def put(
        self, name: str, *, wall: float, cpu: float | None, times: float = 1, add: bool = False
    ) -> None:
        """Write the seconds of a part down. ``cpu=None``: other processes did the work."""
        old = self.parts.get(name) if add else None
        if old is not None:
            wall += old["wall"]
            cpu = None if cpu is None or old["cpu"] is None else cpu + old["cpu"]
        self.parts[name] = {"wall": wall, "cpu": cpu, "times": times}

    def before_data(self) -> None:
        """Remember the memory that imports and a first small call have left in use."""
        gc.collect()
        self._before = resident_bytes()

    def after_work(self, data_bytes: int) -> None:
        """Remember the peak memory of the work."""
        self._peak, self._bytes = peak_bytes(), data_bytes

    def result(self) -> dict[str, Any]:
        """Return everything as plain data; seconds with ``times`` multiplied in."""
        cpus = [one["cpu"] for one in self.parts.values()]
        return {
            "wall": sum(one["wall"] * one["times"] for one in self.parts.values()),
            "cpu": None
            if None in cpus
            else sum(one["cpu"] * one["times"] for one in self.parts.values()),
            "scaled": any(one["times"] != 1 for one in self.parts.values()),
            "parts": self.parts,
            "peak_mb": self._peak / 2**20,
            "imports_mb": self._before / 2**20,
            "data_mb": self._bytes / 2**20,
            "memory_over_data": (self._peak - self._before) / self._bytes if self._bytes else None,
        }


def resident_bytes() -> int:
    """Return the resident memory of this process now; where /proc is not, the largest so far."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return peak_bytes()
    return int(statm.read_text().split()[1]) * resource.getpagesize()


def peak_bytes() -> int:
    """Return the largest resident memory of this process so far.

    Linux starts the figure of a new process at the memory of the process that started it. The
    runner therefore imports nothing large.
    """
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
