"""A floor under the speed of the loops that everything waits for, without wall seconds.

Each job is compared with a fixed yardstick in plain numpy that does the same work the obvious
way: CPU time of the yardstick / CPU time of ours, higher is better. Both run on one thread of
this process, in turn, so that another program on the machine slows both alike. The floors are
half of what was measured with each kernel: they catch a loop that was lost, not a few per cent.

    python -m benchmarks.floor
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

import clustomer as cl
from benchmarks.data import customers
from clustomer.stats.kernels.choice import kernel_label, kernel_name
from clustomer.stats.kernels.fits import fit_from, fit_many, n_uniforms
from clustomer.stats.silhouette import silhouette_samples

FLOORS = {
    "native": {"lloyd": 4.5, "many fits": 3.5, "silhouettes": 15.0, "sweep": 0.8},
    "numpy": {"lloyd": 1.6, "many fits": 0.15, "silhouettes": 2.9, "sweep": 0.12},
}
"""Half of the ratios measured with each kernel, or a little less; those of the compiled one with
AVX-512. Where the processor has less, the floors of numpy hold."""

_PAIRS = 5
_K = 5


class Floor(NamedTuple):
    """One ratio and the least that it may be."""

    name: str
    ratio: float
    floor: float


def measure() -> list[Floor]:
    """Return every ratio with its floor. Takes a few seconds."""
    floors = FLOORS[kernel_name() if kernel_label() == "native (avx512)" else "numpy"]
    with threadpool_limits(1):
        return [Floor(name, _ratio(*pair), floors[name]) for name, pair in _pairs().items()]


Work = Callable[[], object]


def _pairs() -> dict[str, tuple[Work, Work]]:
    """Return ours and the yardstick of each job."""
    X = customers(20_000)
    small, few = X[:2_000], X[:3_000]
    rng = np.random.default_rng(0)
    uniforms = rng.random((10, 5, n_uniforms(_K)))
    weights = np.stack([np.bincount(rng.integers(2_000, size=2_000), minlength=2_000)] * 10)
    labels = _plain_step(few, few[:_K])[1]
    return {
        # Ten steps from given centres.
        "lloyd": (
            lambda: fit_from(X, X[None, :_K], max_iter=10),
            lambda: _plain_lloyd(X, X[:_K], 10),
        ),
        # 50 starts on ten resamples, against 100 plain steps.
        "many fits": (
            lambda: fit_many(small, _K, uniforms, weights=weights),
            lambda: _plain_lloyd(small, small[:_K], 100),
        ),
        "silhouettes": (
            lambda: silhouette_samples(few, labels, n_jobs=1),
            lambda: _plain_silhouettes(few, labels),
        ),
        # Five starts for each of k = 2 to 6, against 100 plain steps.
        "sweep": (
            lambda: cl.sweep(
                small,
                k_values=range(2, 7),
                n_init=5,
                random_state=0,
                silhouette="none",
                n_jobs=1,
            ),
            lambda: _plain_lloyd(small, small[:_K], 100),
        ),
    }


def _ratio(ours: Work, yardstick: Work) -> float:
    """Return the median of yardstick / ours over pairs of runs, by the CPU time of each."""
    _cpu(ours), _cpu(yardstick)
    return statistics.median(_cpu(yardstick) / _cpu(ours) for _ in range(_PAIRS))


def _cpu(work: Work) -> float:
    """Return the CPU seconds of one call, repeated until there is enough to measure."""
    began, times = time.process_time(), 0
    while True:
        work()
        times += 1
        spent = time.process_time() - began
        if spent > 0.1:
            return spent / times


def _plain_lloyd(X: NDArray, centers: NDArray, steps: int) -> NDArray:
    for _ in range(steps):
        centers = _plain_step(X, centers)[0]
    return centers


def _plain_step(X: NDArray, centers: NDArray) -> tuple[NDArray, NDArray]:
    """One step of Lloyd's algorithm as a textbook writes it; no BLAS, whose speed varies."""
    labels = np.stack([((X - center) ** 2).sum(axis=1) for center in centers]).argmin(axis=0)
    return np.stack([X[labels == k].mean(axis=0) for k in range(len(centers))]), labels


def _plain_silhouettes(X: NDArray, labels: NDArray) -> NDArray:
    k = int(labels.max()) + 1
    sums = np.empty((len(X), k))
    for i, row in enumerate(X):
        distances = np.sqrt(((X - row) ** 2).sum(axis=1))
        sums[i] = np.bincount(labels, weights=distances, minlength=k)
    sizes, every = np.bincount(labels, minlength=k), np.arange(len(X))
    own = sums[every, labels] / (sizes[labels] - 1)
    means = sums / sizes
    means[every, labels] = np.inf
    other = means.min(axis=1)
    return (other - own) / np.maximum(own, other)


if __name__ == "__main__":
    print(f"kernel: {kernel_name()}")
    for one in measure():
        print(f"{one.name:12} {one.ratio:7.2f}  floor {one.floor:g}, half {one.ratio / 2:.2g}")
