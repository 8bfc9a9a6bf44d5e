"""The sweep against a plain notebook loop: time, and the quality of the answer.

    python benchmarks/bench_sweep.py [--rows 2000] [--columns 5] [--repeats 3]

Both fit k = 2..10 with ten starts and exact Euclidean silhouettes on the same
rows. The notebook is scikit-learn's KMeans(n_init=10) with silhouette_score,
Calinski-Harabasz and Davies-Bouldin; it runs twice, with one thread and with
scikit-learn's default, and the faster of the two counts. CPU time is that of
all threads of the process. Ratios above 1 mean that the sweep is faster.
"""

from __future__ import annotations

import argparse
import platform
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

import numpy as np
import scipy
import sklearn
from sklearn.cluster import KMeans
from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score, silhouette_score
from threadpoolctl import threadpool_limits

from clustomer.cluster.sweep import sweep

K_VALUES = range(2, 11)
N_INIT = 10


class Measured(NamedTuple):
    cpu: float
    wall: float
    inertia: dict[int, float]
    silhouette: dict[int, float]


def customers(n_rows: int, n_columns: int) -> np.ndarray:
    """Five overlapping groups, standardised."""
    rng = np.random.default_rng(2026)
    centers = rng.normal(scale=1.5, size=(5, n_columns))
    rows = centers[rng.integers(5, size=n_rows)] + rng.normal(size=(n_rows, n_columns))
    return (rows - rows.mean(axis=0)) / rows.std(axis=0)


def notebook(X: np.ndarray) -> tuple[dict[int, float], dict[int, float]]:
    inertia, silhouette = {}, {}
    for k in K_VALUES:
        model = KMeans(n_clusters=k, n_init=N_INIT, random_state=0).fit(X)
        inertia[k] = model.inertia_
        silhouette[k] = silhouette_score(X, model.labels_)
        calinski_harabasz_score(X, model.labels_)
        davies_bouldin_score(X, model.labels_)
    return inertia, silhouette


def ours(X: np.ndarray) -> tuple[dict[int, float], dict[int, float]]:
    found = sweep(X, k_values=K_VALUES, n_init=N_INIT, random_state=0)
    return (
        {one.k: one.inertia for one in found.solutions},
        {one.k: one.silhouette for one in found.solutions},
    )


def measure(
    work: Callable[[np.ndarray], tuple[dict[int, float], dict[int, float]]],
    X: np.ndarray,
    limit: AbstractContextManager[object],
) -> Measured:
    with limit:
        cpu, wall = time.process_time(), time.perf_counter()
        inertia, silhouette = work(X)
        return Measured(time.process_time() - cpu, time.perf_counter() - wall, inertia, silhouette)


def fastest(runs: list[Measured]) -> Measured:
    return min(runs, key=lambda run: run.wall)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--columns", type=int, default=5)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    X = customers(options.rows, options.columns)
    ours(X[:200])  # imports and first calls on both sides stay out of the times
    notebook(X[:200])

    runs: dict[str, list[Measured]] = {"sweep": [], "notebook, 1 thread": [], "notebook": []}
    for _ in range(options.repeats):  # interleaved: other load hits all alike
        runs["sweep"].append(measure(ours, X, nullcontext()))
        runs["notebook, 1 thread"].append(measure(notebook, X, threadpool_limits(1)))
        runs["notebook"].append(measure(notebook, X, nullcontext()))
    best = {name: fastest(tried) for name, tried in runs.items()}

    print(
        f"{options.rows:,} rows x {options.columns} columns, k = 2..10, n_init = {N_INIT}; "
        f"Python {platform.python_version()}, numpy {np.__version__}, scipy {scipy.__version__}, "
        f"scikit-learn {sklearn.__version__}; best of {options.repeats}"
    )
    for name, run in best.items():
        print(f"{name:20} CPU {run.cpu:8.2f} s   wall {run.wall:8.2f} s")
    ours_best = best.pop("sweep")
    cpu = min(run.cpu for run in best.values()) / ours_best.cpu
    wall = min(run.wall for run in best.values()) / ours_best.wall
    print(f"ratio, notebook / sweep: CPU {cpu:.1f}x, wall {wall:.1f}x")
    theirs = best["notebook, 1 thread"]
    worst = max(ours_best.inertia[k] / theirs.inertia[k] for k in K_VALUES)
    print(f"largest inertia ratio, sweep / notebook: {worst:.6f}")
    choices = [max(run.silhouette, key=run.silhouette.__getitem__) for run in (ours_best, theirs)]
    print(f"k by silhouette: sweep {choices[0]}, notebook {choices[1]}")


if __name__ == "__main__":
    main()
