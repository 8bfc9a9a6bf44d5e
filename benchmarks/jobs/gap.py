"""The gap statistic: 100 evenly filled boxes, each clustered for every k."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.jobs.fit import Inputs, inputs
from benchmarks.meter import Meter
from benchmarks.options import Options

__all__ = ["SIDES", "answer_of", "inputs"]


class Logs(NamedTuple):
    """Log W of the rows and its mean over the boxes, for each k."""

    log_w: list[float]
    expected: list[float]
    error: list[float]


def _ours(options: Options, given: Inputs, meter: Meter) -> Logs:
    from clustomer.stats.gap import gap

    with meter.part("gap"):
        found = gap(
            given.X,
            options.k_values,
            n_references=options.replicates,
            n_init=options.n_init,
            seed=0,
        )
    return Logs(list(found.log_w), list(found.expected_log_w), list(found.error))


def _loop(options: Options, given: Inputs, meter: Meter) -> Logs:
    with meter.part("the rows"):
        log_w = _log_w(given.X, options)
    with meter.part("boxes", times=options.replicates / options.part):
        drawn = [_box(given.X, options, seed) for seed in range(options.part)]
    return _logs(log_w, drawn)


def _joblib(options: Options, given: Inputs, meter: Meter) -> Logs:
    """Share the boxes out to two processes, which are there before the clock runs."""
    from joblib import Parallel, delayed

    with meter.part("the rows"):
        log_w = _log_w(given.X, options)
    with Parallel(n_jobs=2) as run:
        run(delayed(_box)(given.X[:100], options, seed) for seed in range(2))
        begin = time.perf_counter()
        drawn = run(delayed(_box)(given.X, options, seed) for seed in range(options.part))
        meter.put(
            "boxes",
            wall=time.perf_counter() - begin,
            cpu=None,
            times=options.replicates / options.part,
        )
    return _logs(log_w, drawn)


def _box(X: NDArray, options: Options, seed: int) -> list[float]:
    rng = np.random.default_rng(seed)
    low, high = X.min(axis=0), X.max(axis=0)
    return _log_w(rng.uniform(low, high, size=X.shape), options)


def _log_w(X: NDArray, options: Options) -> list[float]:
    from sklearn.cluster import KMeans

    return [
        float(np.log(KMeans(n_clusters=k, n_init=options.n_init, random_state=0).fit(X).inertia_))
        for k in options.k_values
    ]


def _logs(log_w: list[float], drawn: list[list[float]]) -> Logs:
    table = np.array(drawn)
    error = table.std(axis=0) * np.sqrt(1 + 1 / len(table))
    return Logs(log_w, table.mean(axis=0).tolist(), error.tolist())


SIDES: dict[str, Callable[[Options, Inputs, Meter], Logs]] = {
    "ours": _ours,
    "sklearn": _loop,
    "sklearn-1": _loop,
    "joblib": _joblib,
}


def answer_of(options: Options, given: Inputs, done: Logs) -> dict[str, Any]:
    gaps = {
        str(k): expected - log_w
        for k, expected, log_w in zip(options.k_values, done.expected, done.log_w, strict=True)
    }
    return {
        "inertia": {
            str(k): float(np.exp(value))
            for k, value in zip(options.k_values, done.log_w, strict=True)
        },
        "gap": gaps,
    }
