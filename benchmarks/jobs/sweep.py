"""The sweep over k against the loop that notebooks write (and yellowbrick runs).

For each k: KMeans with ten starts, silhouette_score, calinski_harabasz_score and
davies_bouldin_score. Other libraries fit in scikit-learn's place and keep its criteria.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.jobs.fit import Inputs, inputs
from benchmarks.jobs.fits import Fit, fit_faiss, fit_sklearn, fit_sklearnex, inertia_of
from benchmarks.meter import Meter
from benchmarks.options import Options

__all__ = ["SIDES", "answer_of", "inputs"]

_DRAWS = 10


class Swept(NamedTuple):
    """Centres and mean silhouette of each k, as far as they are there."""

    centers: dict[int, NDArray]
    silhouette: dict[int, float]
    labels: dict[int, NDArray]
    se: dict[int, float]


def _ours(options: Options, given: Inputs, meter: Meter) -> Swept:
    import clustomer as cl

    with meter.part("sweep"):
        found = cl.sweep(
            given.X,
            k_values=options.k_values,
            n_init=options.n_init,
            random_state=0,
            silhouette=options.silhouette,
        )
    return Swept(
        {one.k: one.centers for one in found.solutions},
        {one.k: one.silhouette for one in found.solutions},
        {},
        {one.k: one.silhouette_se for one in found.solutions if one.silhouette_se is not None},
    )


def _loop(fit: Fit, one_k: bool, options: Options, given: Inputs, meter: Meter) -> Swept:
    from sklearn.metrics import calinski_harabasz_score, davies_bouldin_score

    X, found = given.X, Swept({}, {}, {}, {})
    for k in options.k_values:
        with meter.part("fits"):
            centers, labels = fit(X, k, options.n_init)
        with meter.part("Calinski-Harabasz, Davies-Bouldin"):
            calinski_harabasz_score(X, labels)
            davies_bouldin_score(X, labels)
        found.centers[k], found.labels[k] = centers, labels
    _silhouettes(options, X, found, meter, one_k=one_k)
    return found


def _silhouettes(options: Options, X: NDArray, found: Swept, meter: Meter, *, one_k: bool) -> None:
    """Sampled, exact, or exact on a part: the first rows (they are in random order), one k."""
    from sklearn.metrics import silhouette_score

    ks = list(options.k_values)
    size = options.sample_rows if options.silhouette == "sampled" else None
    rows = options.n if size else min(options.n, options.part_rows)
    times = (options.n / rows) ** 2
    if one_k or times > 1:
        times *= len(ks)
        ks = [ks[len(ks) // 2]]
    for k in ks:
        with meter.part("silhouettes", times=times):
            value = silhouette_score(
                X[:rows], found.labels[k][:rows], sample_size=size, random_state=0
            )
        if rows == options.n:
            found.silhouette[k] = float(value)


SIDES: dict[str, Callable[[Options, Inputs, Meter], Swept]] = {
    "ours": _ours,
    "sklearn": partial(_loop, fit_sklearn, False),
    "sklearn-1": partial(_loop, fit_sklearn, False),
    "sklearnex": partial(_loop, fit_sklearnex, True),
    "faiss": partial(_loop, fit_faiss, True),
    "faiss-1": partial(_loop, fit_faiss, True),
}


def answer_of(options: Options, given: Inputs, done: Swept) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "inertia": {str(k): inertia_of(given.X, one) for k, one in done.centers.items()},
        "silhouette": {str(k): value for k, value in done.silhouette.items()},
    }
    if done.se:
        answer["se"] = {str(k): value for k, value in done.se.items()}
    if options.checks and options.silhouette == "sampled" and done.labels:
        k = min(done.labels, key=lambda one: abs(one - options.k))
        answer["se"] = {str(k): _spread(options, given.X, done.labels[k])}
    return answer


def _spread(options: Options, X: NDArray, labels: NDArray) -> float:
    """Return the standard deviation of a sampled silhouette over some draws: it states none."""
    from sklearn.metrics import silhouette_score

    draws = [
        silhouette_score(X, labels, sample_size=options.sample_rows, random_state=seed)
        for seed in range(_DRAWS)
    ]
    return float(np.std(draws, ddof=1))
