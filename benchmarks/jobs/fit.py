"""One KMeans fit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from numpy.typing import NDArray

from benchmarks.data import customers
from benchmarks.jobs.fits import (
    Fit,
    Fitted,
    fit_faiss,
    fit_ours,
    fit_sklearn,
    fit_sklearnex,
    inertia_of,
)
from benchmarks.meter import Meter
from benchmarks.options import Options


class Inputs(NamedTuple):
    X: NDArray


def inputs(options: Options) -> Inputs:
    return Inputs(customers(options.n, dtype=options.dtype))


def _work(fit: Fit, options: Options, given: Inputs, meter: Meter) -> Fitted:
    with meter.part("fit"):
        return fit(given.X, options.k, options.n_init)


def _one_start(fit: Fit, options: Options, given: Inputs, meter: Meter) -> Fitted:
    """One start stands for all: default threads of faiss can be several times slower than one."""
    with meter.part("fit", times=options.n_init):
        return fit(given.X, options.k, 1)


SIDES: dict[str, Callable[[Options, Inputs, Meter], Fitted]] = {
    "ours": partial(_work, fit_ours),
    "sklearn": partial(_work, fit_sklearn),
    "sklearn-1": partial(_work, fit_sklearn),
    "sklearnex": partial(_work, fit_sklearnex),
    "faiss": partial(_one_start, fit_faiss),
    "faiss-1": partial(_work, fit_faiss),
}


def answer_of(options: Options, given: Inputs, done: Fitted) -> dict[str, Any]:
    return {"inertia": {str(options.k): inertia_of(given.X, done.centers)}}
