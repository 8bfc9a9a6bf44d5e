"""Wild inputs for the kernels: rows, centres and weights that strain their arithmetic."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st

from clustomer._result import Result
from clustomer.stats.kernels.choice import VARIABLE
from clustomer.stats.kernels.fits import n_uniforms
from clustomer.stats.kernels.problem import LARGEST

Floats = np.ndarray
Rng = np.random.Generator


def few(n: int) -> int:
    """Return how many examples to try; a sanitized kernel takes its time."""
    return max(1, n // 5) if os.environ.get("CLUSTOMER_SANITIZE") else n


# -- rows -----------------------------------------------------------------------------------


def cloud(rng: Rng, n: int, p: int) -> Floats:
    return rng.normal(size=(n, p))


def duplicates(rng: Rng, n: int, p: int) -> Floats:
    distinct = rng.normal(size=(rng.integers(1, 8), p))
    return distinct[rng.integers(len(distinct), size=n)]


def lattice(rng: Rng, n: int, p: int) -> Floats:
    """Small whole numbers: many rows lie just between two centres."""
    return rng.integers(-2, 3, size=(n, p)).astype(float)


def offset(rng: Rng, n: int, p: int) -> Floats:
    return 1e8 + rng.normal(size=(n, p)) * 10.0 ** rng.uniform(-5, 0)


def tight_groups(rng: Rng, n: int, p: int) -> Floats:
    """Groups whose distances are 1e6 to 1e12 times their spread."""
    places = rng.normal(size=(rng.integers(2, 6), p))
    return places[rng.integers(len(places), size=n)] + cloud(rng, n, p) * 10.0 ** rng.uniform(
        -12, -6
    )


def outlier(rng: Rng, n: int, p: int) -> Floats:
    X = cloud(rng, n, p)
    X[rng.integers(n)] *= 10.0 ** rng.uniform(3, 12)
    return X


def mirrored(rng: Rng, n: int, p: int) -> Floats:
    """Rows far from their mean, which is 0 exactly where their number is even."""
    X = cloud(rng, n, p) + 5
    X[n // 2 : 2 * (n // 2)] = -X[: n // 2]
    return X


def scales(rng: Rng, n: int, p: int) -> Floats:
    return cloud(rng, n, p) * 10.0 ** rng.uniform(-12, 12, size=p)


def constant_columns(rng: Rng, n: int, p: int) -> Floats:
    X = cloud(rng, n, p)
    X[:, rng.random(p) < 0.6] = 7.3
    return X


def denormal(rng: Rng, n: int, p: int) -> Floats:
    return rng.normal(size=(n, p)) * 1e-310


def tiny(rng: Rng, n: int, p: int) -> Floats:
    """Columns whose squares are at the lower end of doubles, some rows yet smaller."""
    smaller = 2.0 ** -rng.integers(0, 45, size=(n, 1)).astype(float)
    return rng.normal(size=(n, p)) * smaller * 2.0 ** -rng.integers(430, 530, size=p).astype(float)


def huge(rng: Rng, n: int, p: int) -> Floats:
    return rng.uniform(-LARGEST, LARGEST, size=(n, p))


ROWS: dict[str, Callable[[Rng, int, int], Floats]] = {
    one.__name__: one
    for one in (
        cloud, duplicates, lattice, offset, tight_groups, outlier, mirrored, scales,
        constant_columns, denormal, tiny, huge,
    )
}  # fmt: skip


# -- centres to start from ------------------------------------------------------------------


def _rows(rng: Rng, X: Floats, k: int) -> Floats:
    return X[rng.choice(len(X), size=k, replace=False)]


def _beside_a_row(rng: Rng, X: Floats, k: int) -> Floats:
    """All near one row, a few digits apart."""
    spread = np.ptp(X, axis=0) * 10.0 ** rng.uniform(-15, -3)
    near = X[rng.integers(len(X))] + rng.normal(size=(k, X.shape[1])) * spread
    return np.clip(near, -LARGEST, LARGEST)


def _beside_the_mean(rng: Rng, X: Floats, k: int) -> Floats:
    return X.mean(axis=0) + (_beside_a_row(rng, X, k) - X[0]) * 1e-3


def _far_off(rng: Rng, X: Floats, k: int) -> Floats:
    """Beyond the rows, and most of them without any."""
    centers = rng.normal(size=(k, X.shape[1])) * np.ptp(X, axis=0) * 10.0 ** rng.uniform(0, 45)
    return np.clip(centers, -LARGEST, LARGEST)


def _equal(rng: Rng, X: Floats, k: int) -> Floats:
    return np.repeat(X[:1], k, axis=0)


def _midway(rng: Rng, X: Floats, k: int) -> Floats:
    """Mirrored around a row, which lies between two of them."""
    middle = X[rng.integers(len(X))]
    away = _rows(rng, X, k) - middle
    away[1::2] = -away[: len(away[1::2]) * 2 : 2]
    return np.clip(middle + away, -LARGEST, LARGEST)


CENTERS: dict[str, Callable[[Rng, Floats, int], Floats]] = {
    "rows": _rows,
    "beside a row": _beside_a_row,
    "beside the mean": _beside_the_mean,
    "far off": _far_off,
    "equal": _equal,
    "midway": _midway,
}

# -- weights --------------------------------------------------------------------------------

WEIGHTS: dict[str, Callable[[Rng, int], Floats] | None] = {
    "none": None,
    "whole": lambda rng, n: rng.integers(1, 5, size=n).astype(float),
    "whole, zeros": lambda rng, n: rng.poisson(1.0, size=n).astype(float),
    "whole, many": lambda rng, n: np.floor(2.0**31 / n * rng.uniform(0.5, 1.0, size=n)),
    "real": lambda rng, n: rng.exponential(size=n),
    "real, zeros": lambda rng, n: rng.exponential(size=n) * (rng.random(n) < 0.7),
    "tiny": lambda rng, n: rng.exponential(size=n) * 1e-300,
}
EXACT = ("none", "whole", "whole, zeros", "whole, many")
"""With these weights sums of rows are exact."""

# -- how they lie in memory -----------------------------------------------------------------


def _record(X: Floats) -> Floats:
    """A field of an array of records: rows do not lie at multiples of a number's size."""
    records = np.zeros(len(X), dtype=[("row", X.dtype, (X.shape[1],)), ("mark", np.int8)])
    records["row"] = X
    out: Floats = records["row"]
    return out


def _strided(X: Floats) -> Floats:
    room = np.full((2 * len(X), 3 * X.shape[1]), 9e3, dtype=X.dtype)
    room[1::2, ::3] = X
    return room[1::2, ::3]


LAYOUTS: dict[str, Callable[[Floats], Floats]] = {
    "rows": np.ascontiguousarray,
    "columns": np.asfortranarray,
    "strided": _strided,
    "reversed": lambda X: np.ascontiguousarray(X[::-1, ::-1])[::-1, ::-1],
    "record": _record,
}


@dataclass(frozen=True)
class Case:
    """One wild input. It is its own short description: arrays are made when they are read."""

    rows: str
    n: int
    p: int
    k: int
    centers: str
    weights: str
    seed: int

    def rng(self, *more: int) -> Rng:
        return np.random.default_rng([self.seed, *more])

    @cached_property
    def X(self) -> Floats:
        return ROWS[self.rows](self.rng(0), self.n, self.p)

    @cached_property
    def C(self) -> Floats:
        return np.ascontiguousarray(CENTERS[self.centers](self.rng(1), self.X, self.k))

    @cached_property
    def w(self) -> Floats | None:
        make = WEIGHTS[self.weights]
        if make is None:
            return None
        weights = make(self.rng(2), self.n)
        if not weights.any():
            weights[0] = 1.0
        return weights

    @property
    def total(self) -> float:
        """The sum of weights that a grid must leave room for."""
        return float(self.n) if self.w is None else max(float(self.n), float(self.w.sum()))

    def uniforms(self, m: int, n_init: int) -> Floats:
        """Random numbers, some of which fall just between two rows."""
        numbers = self.rng(4).random((m, n_init, n_uniforms(self.k)))
        between = self.rng(5).random(numbers.shape) < 0.3
        out: Floats = np.where(between, np.floor(numbers * 8) / 8, numbers)
        return out


@st.composite
def cases(
    draw: st.DrawFn,
    n: tuple[int, int] = (1, 300),
    *,
    p: tuple[int, int] = (1, 64),
    rows: tuple[str, ...] = tuple(ROWS),
    centers: tuple[str, ...] = tuple(CENTERS),
    weights: tuple[str, ...] = tuple(WEIGHTS),
) -> Case:
    rows_of = draw(st.integers(*n))
    return Case(
        rows=draw(st.sampled_from(rows)),
        n=rows_of,
        p=draw(st.integers(*p)),
        k=draw(st.integers(1, min(40, rows_of))),
        centers=draw(st.sampled_from(centers)),
        weights=draw(st.sampled_from(weights)),
        seed=draw(st.integers(0, 2**32 - 1)),
    )


# -- both kernels ---------------------------------------------------------------------------


@contextmanager
def the_kernel(name: str) -> Iterator[None]:
    """Use a kernel by its name, as a user would ask for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, name)
        yield


@contextmanager
def at_level(level: int) -> Iterator[str]:
    """Use one level of vector units, as far as this machine has it; yield its name."""
    from clustomer.stats.kernels import _native
    from clustomer.stats.kernels.compiled import LEVELS

    try:
        yield LEVELS[_native.use_level(level)]
    finally:
        _native.use_level(len(LEVELS))


def levels() -> range:
    """Return the levels of vector units that this machine has."""
    from clustomer.stats.kernels import _native

    return range(_native.best_level() + 1)


def assert_same_bits(ours: Any, theirs: Any, message: str = "") -> None:
    """Compare numbers, arrays, and tuples or results made of these: every bit."""
    if isinstance(theirs, Result):
        ours, theirs = ([getattr(one, f.name) for f in fields(one)] for one in (ours, theirs))
    if isinstance(theirs, tuple | list):
        for i, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            assert_same_bits(one, other, f"{message}, part {i}")
        return
    ours, theirs = np.asarray(ours), np.asarray(theirs)
    np.testing.assert_array_equal(ours, theirs, err_msg=message)
    assert ours.dtype == theirs.dtype, message
    assert ours.tobytes() == theirs.tobytes(), f"{message}: zeros of different signs"


def assert_kernels_agree(work: Callable[[], Any]) -> None:
    """Do the work with numpy and with the compiled kernel at each level: the same bits."""
    with the_kernel("numpy"):
        expected = work()
    for level in levels():
        with the_kernel("native"), at_level(level) as name:
            assert_same_bits(work(), expected, name)
