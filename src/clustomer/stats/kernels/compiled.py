"""The compiled kernel: the functions of `reference`, computed in C (`native/`).

Labels and centres have the bits of `reference` where weights are whole numbers, or
are added in the same order. Labels are found in single precision and checked: where
rounding could have changed the order, distances are compared once more in double
precision, so the precision costs nothing but time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from clustomer.stats.kernels import _native
from clustomer.stats.kernels.problem import (
    Bounds,
    Floats,
    Grid,
    Level,
    Problem,
    Runs,
    Stepped,
    Survey,
    whole_weights,
)

Ints = NDArray[np.int32]
Keys = NDArray[np.uint64]
Reals = NDArray[np.float32] | NDArray[np.float64]
_Ended = tuple[float, int, bool]  # inertia, iterations, whether it converged
_packs: WeakKeyDictionary[Problem, tuple[bytes | None, Any]] = WeakKeyDictionary()

LEVELS = ("baseline", "avx2", "avx512")


def level() -> str:
    """Return the vector units in use: one of `LEVELS`."""
    return LEVELS[_native.level()]


def best_of(
    problem: Problem, k: int, uniforms: Floats, weights: Floats | None, max_iter: int
) -> Runs:
    """See `reference.best_of`."""
    tries = (uniforms.shape[2] - 1) // (k - 1) if k > 1 else 1
    centers = np.empty((len(uniforms), k, problem.rows.shape[1]))

    def fit(i: int, packed: Any, exact: bool, labels: Ints) -> _Ended:
        return _native.best_of(
            packed, k, tries, uniforms[i], exact, max_iter, problem.enough, centers[i], labels
        )

    return _each(problem, centers, weights, fit)


def lloyd(problem: Problem, centers: Floats, weights: Floats | None, max_iter: int) -> Runs:
    """See `reference.lloyd`."""
    moved = np.array(centers, order="C")

    def fit(i: int, packed: Any, exact: bool, labels: Ints) -> _Ended:
        return _native.lloyd(packed, exact, max_iter, problem.enough, moved[i], labels)

    return _each(problem, moved, weights, fit)


def _each(
    problem: Problem, centers: Floats, weights: Floats | None, fit: Callable[..., _Ended]
) -> Runs:
    """Fit each of m problems into its centres; label all rows, those of weight 0 included."""
    m, n = len(centers), len(problem.rows)
    labels, inertia = np.empty((m, n), dtype=np.int32), np.empty(m)
    n_iter, converged = np.empty(m, dtype=np.int32), np.empty(m, dtype=np.bool_)
    for i in range(m):
        own = None if weights is None else weights[i]
        # One vector of weights is the caller's own and comes again with the next start.
        part = _packed(problem, own) if m == 1 or own is None else _pack(problem, own)
        if part.n == n:
            ended = fit(i, part, whole_weights(own), labels[i])
        else:
            ended = fit(i, part, whole_weights(own), np.empty(part.n, dtype=np.int32))
            _native.label(_packed(problem, None), centers[i], labels[i])
        inertia[i], n_iter[i], converged[i] = ended
    return Runs(labels, centers, inertia, n_iter, converged)


def _pack(problem: Problem, weights: Floats | None) -> Any:
    return _native.Packed(problem.rows, weights)


def _packed(problem: Problem, weights: Floats | None) -> Any:
    """Pack the rows of a problem once, for all fits of it with the same weights."""
    key = None if weights is None else weights.tobytes()
    found = _packs.get(problem)
    if found is None or found[0] != key:  # two threads may both get here: they make the same
        found = _packs[problem] = (key, _pack(problem, weights))
    return found[1]


def step(
    X: Reals, weights: Floats | None, grid: Grid, centers: Floats, labels: Ints, sums: Floats,
    bounds: Bounds | None = None,
) -> Stepped:  # fmt: skip
    """See `reference.step`."""
    unsure = np.empty(len(X), dtype=np.int64)
    margins, unit, moved = bounds or (None, 1.0, 0.0)
    changed, n = _native.step(
        _regular(X), weights, grid.mean, grid.step, centers, margins, unit, moved, labels, sums,
        unsure,
    )  # fmt: skip
    return Stepped(changed, unsure[:n].copy())


def label_rows(
    X: Reals, weights: Floats | None, level: Level, centers: Floats, labels: Ints,
    *, inertia: bool,
) -> float:  # fmt: skip
    """See `reference.label_rows`."""
    points = np.ascontiguousarray(centers)
    return _native.label_rows(
        _regular(X), weights, level.mean, level.scale, points, labels, inertia
    )


def survey(X: Reals) -> Survey:
    """See `reference.survey`."""
    low, high, total, square = np.empty((4, X.shape[1]))
    finite = bool(_native.survey(_regular(X), low, high, total, square))
    return Survey(len(X), low, high, total, square, finite)


def row_keys(X: Reals, column_keys: Keys, seed: int) -> Keys:
    """See `reference.row_keys`."""
    out = np.empty(len(X), dtype=np.uint64)
    _native.row_keys(_regular(X), column_keys, seed, out)
    return out


def draw(
    X: Reals, column_keys: Keys, seed: int, mean: Floats, weights: Floats | None,
    even: float, far: float, most: float = np.inf,
) -> tuple[NDArray[np.int64], Floats]:  # fmt: skip
    """See `reference.draw`."""
    drawn, rates = np.empty(len(X), dtype=np.int64), np.empty(len(X))
    n = _native.draw(_regular(X), column_keys, seed, mean, weights, even, far, most, drawn, rates)
    return drawn[:n].copy(), rates[:n].copy()


def nearest_two(X: Floats, centers: Floats) -> tuple[Ints, Floats, Ints, Floats]:
    """See `reference.nearest_two`."""
    n = len(X)
    out = np.empty(n, np.int32), np.empty(n), np.empty(n, np.int32), np.empty(n)
    if n:
        _native.nearest_two(_regular(X), np.ascontiguousarray(centers), *out)
    return out


def squared(X: Floats, centers: Floats) -> Floats:
    """See `reference.squared`."""
    out = np.empty((len(X), len(centers)))
    if len(X):
        _native.squared(_regular(X), np.ascontiguousarray(centers), out)
    return out


def distance_sums(
    values: Floats, codes: Ints, weights: Floats | None, order: NDArray[np.int64],
    first: int, last: int, n_sums: int, *, precise: bool,
) -> Floats:  # fmt: skip
    """See `reference.distance_sums`."""
    out = np.empty((last - first, n_sums))
    _native.distance_sums(values, codes, weights, order, first, precise, out)
    return out


def overlaps(first: Ints, others: Ints, k: int) -> NDArray[np.int64] | None:
    """See `reference.overlaps`."""
    counts = np.zeros((len(others), k, k), dtype=np.int64)
    one = first[None] if first.ndim == 1 else first
    fits = _native.overlaps(
        np.ascontiguousarray(one, dtype=np.int32),
        np.ascontiguousarray(others, dtype=np.int32),
        counts,
    )
    return counts if fits else None


def _regular(X: Reals) -> Reals:
    """Copy rows that do not lie at multiples of a number's size, as in an array of records."""
    apart = all(stride % X.itemsize == 0 for stride in X.strides)
    return X if apart and X.flags.aligned else X.copy()
