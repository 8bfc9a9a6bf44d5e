"""Does each segment come back? 100 resamples for each k, clustered anew and compared.

The segments asked about are given, the same to every side, and are not timed. Each resample is
clustered with ten starts, all rows are put to its nearest centre, and each segment is compared
with the cluster that resembles it most (Jaccard).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.data import customers
from benchmarks.jobs.fits import fit_sklearn
from benchmarks.meter import Meter
from benchmarks.options import Options


class Inputs(NamedTuple):
    X: NDArray
    labels: dict[int, NDArray]


Means = dict[int, float]


def inputs(options: Options) -> Inputs:
    X = customers(options.n)
    return Inputs(X, {k: fit_sklearn(X, k, 10).labels for k in options.k_values})


def _ours(options: Options, given: Inputs, meter: Meter) -> Means:
    import clustomer as cl

    found: Means = {}
    for k, labels in given.labels.items():
        with meter.part("resamples"):
            stability = cl.stability(
                given.X,
                labels=labels,
                n_resamples=options.replicates,
                n_init=options.n_init,
                random_state=0,
            )
        found[k] = float(np.mean([one.jaccard for one in stability.segments]))
    return found


def _loop(options: Options, given: Inputs, meter: Meter) -> Means:
    found: Means = {}
    for k, labels in given.labels.items():
        with meter.part("resamples", times=options.replicates / options.part):
            values = [
                _jaccards(given.X, labels, k, options.n_init, seed) for seed in range(options.part)
            ]
        found[k] = float(np.mean(values))
    return found


def _joblib(options: Options, given: Inputs, meter: Meter) -> Means:
    """Share the resamples out to two processes, which are there before the clock runs."""
    import time

    from joblib import Parallel, delayed

    with Parallel(n_jobs=2) as run:
        run(delayed(_jaccards)(given.X[:100], given.labels[2][:100], 2, 1, i) for i in range(4))
        begin = time.perf_counter()
        tasks = [(k, seed) for k in given.labels for seed in range(options.part)]
        values = run(
            delayed(_jaccards)(given.X, given.labels[k], k, options.n_init, seed)
            for k, seed in tasks
        )
        meter.put(
            "resamples",
            wall=time.perf_counter() - begin,
            cpu=None,
            times=options.replicates / options.part,
        )
    found: dict[int, list[float]] = {k: [] for k in given.labels}
    for (k, _), value in zip(tasks, values, strict=True):
        found[k].append(value)
    return {k: float(np.mean(one)) for k, one in found.items()}


def _jaccards(X: NDArray, labels: NDArray, k: int, n_init: int, seed: int) -> float:
    from sklearn.cluster import KMeans
    from sklearn.metrics.cluster import contingency_matrix

    drawn = np.random.default_rng(seed).integers(len(X), size=len(X))
    model = KMeans(n_clusters=k, n_init=n_init, random_state=seed).fit(X[drawn])
    shared = contingency_matrix(labels, model.predict(X))
    either = shared.sum(axis=1, keepdims=True) + shared.sum(axis=0, keepdims=True) - shared
    return float((shared / either).max(axis=1).mean())


SIDES: dict[str, Callable[[Options, Inputs, Meter], Means]] = {
    "ours": _ours,
    "sklearn": _loop,
    "sklearn-1": _loop,
    "joblib": _joblib,
}


def answer_of(options: Options, given: Inputs, done: Means) -> dict[str, Any]:
    return {"jaccard": {str(k): value for k, value in done.items()}}
