"""Sums of distances and counts of shared rows: both kernels, single precision and double."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import cdist
from tests.stats.kernels.wild import (
    ROWS,
    Case,
    assert_kernels_agree,
    assert_same_bits,
    at_level,
    cases,
    few,
    levels,
    the_kernel,
)

from clustomer.stats.kernels.choice import kernel

pytestmark = [pytest.mark.kernel, pytest.mark.usefixtures("native")]

SPREAD = tuple(set(ROWS) - {"denormal", "tiny", "huge"})


class Sums:
    """The sums of some partitions of the rows of a case, by each kernel."""

    def __init__(self, case: Case, m: int, *, weighted: bool) -> None:
        rng = case.rng(6)
        self.values = np.ascontiguousarray(case.X - case.X.mean(axis=0))
        sizes = rng.integers(1, 7, size=m)
        codes = np.column_stack([rng.integers(size, size=case.n) for size in sizes])
        self.codes = (codes + np.cumsum(sizes) - sizes).astype(np.int32)
        self.n_sums = int(sizes.sum())
        self.order = np.lexsort(codes.T[::-1])
        self.weights = rng.integers(0, 9, size=codes.shape).astype(float) if weighted else None

    def of(self, first: int, last: int, *, precise: bool) -> np.ndarray:
        found: np.ndarray = kernel().distance_sums(
            self.values, self.codes, self.weights, self.order, first, last, self.n_sums,
            precise=precise,
        )  # fmt: skip
        return found

    @property
    def by_definition(self) -> np.ndarray:
        distances = cdist(self.values, self.values)
        times = np.ones(self.codes.shape) if self.weights is None else self.weights
        sums = np.zeros((len(distances), self.n_sums))
        for code, weight in zip(self.codes.T, times.T, strict=True):
            for s in np.unique(code):
                sums[:, s] = distances @ (weight * (code == s))
        return sums

    @property
    def counts(self) -> np.ndarray:
        """The total weight of the rows in each sum."""
        times = np.ones(self.codes.shape) if self.weights is None else self.weights
        return np.bincount(self.codes.ravel(), weights=times.ravel(), minlength=self.n_sums)


@settings(max_examples=few(200), deadline=None)
@given(cases(n=(1, 300)), st.integers(1, 4), st.booleans())
def test_precise_sums_are_those_of_the_definition(case: Case, m: int, weighted: bool) -> None:
    sums = Sums(case, m, weighted=weighted)
    expected = sums.by_definition
    # Distances of 1e-160 have no square: only the compiled kernel scales them before.
    lost = 1e-12 * expected + (1e-150 * sums.counts if case.rows in ("denormal", "tiny") else 0)
    with the_kernel("numpy"):
        assert (np.abs(sums.of(0, case.n, precise=True) - expected) <= lost).all()
    for level in levels():
        with the_kernel("native"), at_level(level) as name:
            found = sums.of(0, case.n, precise=True)
        assert (np.abs(found - expected) <= lost).all(), name


def test_distances_whose_squares_are_no_numbers() -> None:
    values = np.array([[-3.0, 0.0], [0.0, 4.0], [3.0, -4.0]])
    codes, order = np.array([[0], [0], [1]], dtype=np.int32), np.arange(3)
    expected = kernel().distance_sums(values, codes, None, order, 0, 3, 2, precise=True)
    for scale in (1e-310, 1e-200, 1e140):
        for precise in (True, False):
            for level in levels():
                with the_kernel("native"), at_level(level) as name:
                    found = kernel().distance_sums(
                        values * scale, codes, None, order, 0, 3, 2, precise=precise
                    )
                np.testing.assert_allclose(found, expected * scale, rtol=1e-6, err_msg=name)


@settings(max_examples=few(200), deadline=None)
@given(cases(n=(1, 300), rows=(*SPREAD, "huge")), st.integers(1, 4), st.booleans())
def test_single_precision_is_near(case: Case, m: int, weighted: bool) -> None:
    """Within 1e-6 of a sum, and for each distance a few of the steps of the largest value."""
    sums = Sums(case, m, weighted=weighted)
    expected = sums.by_definition
    off = 1e-6 * expected + 2.0**-22 * np.sqrt(case.p) * np.abs(sums.values).max() * sums.counts
    for level in levels():
        with the_kernel("native"), at_level(level) as name:
            found = sums.of(0, case.n, precise=False)
        assert (np.abs(found - expected) <= off).all(), name


@settings(max_examples=few(10), deadline=None)
@given(cases(n=(2000, 3000), p=(1, 16), rows=("cloud", "lattice")), st.booleans())
def test_long_sums_stay_near_in_single_precision(case: Case, weighted: bool) -> None:
    sums = Sums(case, 2, weighted=weighted)
    for level in levels():
        with the_kernel("native"), at_level(level) as name:
            precise, single = (sums.of(0, 40, precise=p) for p in (True, False))
        np.testing.assert_allclose(single, precise, rtol=1e-6, err_msg=name)


@settings(max_examples=few(100), deadline=None)
@given(cases(n=(2, 300), rows=SPREAD), st.booleans(), st.booleans(), st.data())
def test_strips_are_the_rows_of_the_whole(
    case: Case, weighted: bool, precise: bool, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, case.n - 1), label="first")
    last = data.draw(st.integers(first + 1, case.n), label="last")
    sums = Sums(case, 2, weighted=weighted)
    for level in levels():
        with the_kernel("native"), at_level(level) as name:
            whole = sums.of(0, case.n, precise=precise)
            assert_same_bits(sums.of(first, last, precise=precise), whole[first:last], name)


def test_by_hand() -> None:
    values = np.array([[-4.0, 0.0], [-4.0, 3.0], [8.0, -3.0]])
    codes = np.array([[0, 2], [0, 2], [1, 2]], dtype=np.int32)
    for name in ("numpy", "native"):
        with the_kernel(name):
            for precise in (True, False):
                found = kernel().distance_sums(
                    values, codes, None, np.arange(3), 0, 2, 3, precise=precise
                )
                far = [np.hypot(12, 3), np.hypot(12, 6)]
                expected = [[3, far[0], 3 + far[0]], [3, far[1], 3 + far[1]]]
                np.testing.assert_allclose(found, expected, rtol=1e-6)


def partitions(case: Case, m: int) -> np.ndarray:
    return case.rng(7).integers(case.k, size=(m, case.n)).astype(np.int32)


@settings(max_examples=few(100), deadline=None)
@given(cases(n=(1, 400), p=(1, 1)), st.integers(0, 5))
def test_overlaps(case: Case, m: int) -> None:
    """One partition against many, and pair by pair."""
    firsts, others = partitions(case, m + 1), partitions(case, m)[::-1]
    assert_kernels_agree(lambda: kernel().overlaps(firsts[0], others, case.k))
    assert_kernels_agree(lambda: kernel().overlaps(firsts[:m], others, case.k))
    counts = kernel().overlaps(firsts[:m], others, case.k)
    for found, one, other in zip(counts, firsts, others, strict=False):
        expected = [
            [((one == a) & (other == b)).sum() for b in range(case.k)] for a in range(case.k)
        ]
        np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("wrong", [-1, 3, 2**31 - 1, -(2**31)])
@pytest.mark.parametrize("where", ["first", "other"])
def test_overlaps_of_labels_that_are_out_of_range_are_none(wrong: int, where: str) -> None:
    first, others = np.zeros(5, dtype=np.int32), np.zeros((2, 5), dtype=np.int32)
    if where == "first":
        first[4] = wrong
    else:
        others[1, 4] = wrong
    for name in ("numpy", "native"):
        with the_kernel(name):
            assert kernel().overlaps(first, others, 3) is None
