"""A small fit, on a quiet machine and beside two processes that never rest."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from typing import Any

from benchmarks.jobs.fit import Inputs, answer_of, inputs
from benchmarks.jobs.fits import Fit, Fitted, fit_ours, fit_sklearn
from benchmarks.meter import Meter
from benchmarks.options import Options

__all__ = ["SIDES", "answer_of", "inputs"]

N_BUSY = 2
_AT_MOST = 6.0  # seconds of repeats
_LOOP = "import time\nend = time.monotonic() + 60\nwhile time.monotonic() < end: pass"


@contextmanager
def _two_loops() -> Iterator[None]:
    loops = [subprocess.Popen([sys.executable, "-c", _LOOP]) for _ in range(N_BUSY)]
    try:
        time.sleep(0.5)  # until they run
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def _work(fit: Fit, busy: bool, options: Options, given: Inputs, meter: Meter) -> Fitted:
    """Fit again and again; the median counts."""
    walls, cpus = [], []
    with _two_loops() if busy and options.repeats > 1 else nullcontext():
        end = time.perf_counter() + _AT_MOST
        for _ in range(options.repeats):
            cpu, wall = time.process_time(), time.perf_counter()
            done = fit(given.X, options.k, options.n_init)
            walls.append(time.perf_counter() - wall)
            cpus.append(time.process_time() - cpu)
            if time.perf_counter() > end:
                break
    meter.put("fit, median", wall=statistics.median(walls), cpu=statistics.median(cpus))
    return done


SIDES: dict[str, Callable[[Options, Inputs, Meter], Any]] = {
    "ours": partial(_work, fit_ours, False),
    "ours-busy": partial(_work, fit_ours, True),
    "sklearn": partial(_work, fit_sklearn, False),
    "sklearn-busy": partial(_work, fit_sklearn, True),
    "sklearn-1": partial(_work, fit_sklearn, False),
    "sklearn-1-busy": partial(_work, fit_sklearn, True),
}
