"""Passes over rows of any kind and any layout have the same bits in both kernels."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stats.kernels.wild import (
    LAYOUTS,
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
from clustomer.stats.kernels.problem import Grid, Level

pytestmark = [pytest.mark.kernel, pytest.mark.usefixtures("native")]

layouts = st.sampled_from(list(LAYOUTS))
SINGLE = tuple(set(ROWS) - {"huge", "tiny", "denormal"})
"""Rows that mean something in single precision."""


def laid_out(case: Case, layout: str, *, single: bool = False) -> np.ndarray:
    """The rows of a case as a caller may have them; rounded to single precision where it is."""
    return LAYOUTS[layout](case.X.astype(np.float32) if single else case.X)


def steps(X: np.ndarray, case: Case, cuts: list[int], n_steps: int) -> list[Any]:
    """Label rows from -1 on in chunks, then again from the means: labels, sums, what changed."""
    grid = Grid.of(X.astype(np.float64), case.total)
    labels = np.full(len(X), -1, dtype=np.int32)
    sums = np.zeros((case.k, X.shape[1] + 1))
    at = np.ascontiguousarray(case.C - grid.mean)
    out: list[Any] = []
    for _ in range(n_steps):
        changed = 0
        for part in (slice(*ends) for ends in zip([0, *cuts], [*cuts, len(X)], strict=True)):
            weights = None if case.w is None else case.w[part]
            changed += kernel().step(X[part], weights, grid, at, labels[part], sums).changed
        out += [changed, labels.copy(), sums.copy()]
        full = sums[:, -1:] > 0
        at = np.where(full, sums[:, :-1] / np.where(full, sums[:, -1:], 1.0), at)
    return out


@settings(max_examples=few(500), deadline=None)
@given(cases(), layouts, st.data())
def test_step(case: Case, layout: str, data: st.DataObject) -> None:
    single = case.rows in SINGLE and data.draw(st.booleans(), label="single precision")
    cuts = data.draw(st.lists(st.integers(0, case.n), max_size=3).map(sorted), label="cuts")
    X = laid_out(case, layout, single=single)
    assert_kernels_agree(lambda: steps(X, case, cuts, 3))


@settings(max_examples=few(20), deadline=None)
@given(cases(n=(2000, 5000), rows=SINGLE), layouts, st.booleans())
def test_step_with_many_rows(case: Case, layout: str, single: bool) -> None:
    X = laid_out(case, layout, single=single)
    assert_kernels_agree(lambda: steps(X, case, [case.n // 3], 2))


@settings(max_examples=few(100), deadline=None)
@given(cases(n=(2, 600), weights=("whole, many",), centers=("rows", "beside a row", "midway")))
def test_step_on_a_grid_that_is_coarser_than_single_precision(case: Case) -> None:
    """Weights that sum to 2^31 leave 20 digits: rounded rows may lie beyond the border."""
    assert_kernels_agree(lambda: steps(case.X, case, [], 2))


def test_step_where_a_tiny_column_stands_beside_a_larger_one() -> None:
    """The one is rounded to 0, the other is not, and single precision is scaled to both."""
    rng = np.random.default_rng(0)
    for exponent in range(-466, -450):
        X = rng.normal(size=(300, 2)) * 2.0**exponent * [1.0, 2.0 ** -rng.integers(6)]
        case = Case("tiny", 300, 2, 5, "rows", "none", 0)
        vars(case).update(X=X, C=X[:5] + rng.normal(size=(5, 2)) * 2.0**exponent)
        assert_kernels_agree(lambda X=X, case=case: steps(X, case, [], 1))


@settings(max_examples=few(500), deadline=None)
@given(cases(), layouts, st.booleans(), st.booleans())
def test_label_rows(case: Case, layout: str, single: bool, inertia: bool) -> None:
    X = laid_out(case, layout, single=single and case.rows in SINGLE)

    def work() -> tuple[float, np.ndarray]:
        labels = np.full(case.n, 99, dtype=np.int32)
        level = Level.of(case.C)
        return kernel().label_rows(X, case.w, level, case.C, labels, inertia=inertia), labels

    assert_kernels_agree(work)
    assert (work()[0] > 0) <= inertia


@settings(max_examples=few(300), deadline=None)
@given(cases(), layouts)
def test_nearest_two(case: Case, layout: str) -> None:
    X = laid_out(case, layout)
    assert_kernels_agree(lambda: kernel().nearest_two(X, case.C))
    label, distance, second, second_distance = kernel().nearest_two(X, case.C)
    assert (distance <= second_distance).all()
    assert (label != second).all() or case.k == 1


@settings(max_examples=few(200), deadline=None)
@given(cases(), layouts)
def test_squared(case: Case, layout: str) -> None:
    X = laid_out(case, layout)
    assert_kernels_agree(lambda: np.array(kernel().squared(X, case.C), order="C"))
    np.testing.assert_array_equal(
        kernel().squared(X, case.C).min(axis=1), kernel().nearest_two(X, case.C)[1]
    )


def test_distances_of_no_rows() -> None:
    for name in ("nearest_two", "squared"):
        assert_kernels_agree(
            lambda name=name: getattr(kernel(), name)(np.empty((0, 2)), np.zeros((3, 2)))
        )


def test_nearest_two_with_ties_by_hand() -> None:
    """Ties go to the lowest label, among the nearest and then among the others."""
    centers = np.array([[3.0], [-2.0], [2.0], [-3.0], [2.0]])
    label, distance, second, second_distance = kernel().nearest_two(np.zeros((1, 1)), centers)
    assert (label[0], second[0]) == (1, 2)
    assert (distance[0], second_distance[0]) == (4.0, 4.0)
    label, _, second, second_distance = kernel().nearest_two(np.zeros((1, 1)), centers[:2])
    assert (label[0], second[0], second_distance[0]) == (1, 0, 9.0)


@settings(max_examples=few(200), deadline=None)
@given(cases(rows=tuple(set(ROWS) - {"tiny", "denormal"})), layouts)
def test_survey(case: Case, layout: str) -> None:
    """Sums are rounded in another order; ranges are not rounded."""
    X = laid_out(case, layout)
    with the_kernel("numpy"):
        expected = kernel().survey(X)
    spread = np.ptp(X, axis=0)
    for level in levels():
        with the_kernel("native"), at_level(level):
            found = kernel().survey(X)
        assert_same_bits([found.n, found.low, found.high], [len(X), X.min(axis=0), X.max(axis=0)])
        assert found.finite
        assert expected.finite
        off = 1e-13 * (spread + np.abs(X).max(axis=0))
        np.testing.assert_array_less(np.abs(found.total - expected.total), case.n * off + 1e-300)
        for one in (found, expected):
            exact = X.var(axis=0) * case.n
            wrong = np.abs(one.square - exact)
            assert (wrong <= 1e-10 * exact + case.n * off * (off + 1e-10 * spread)).all()


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("row", [0, 1, 70, 129])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_survey_finds_what_is_not_finite(wrong: float, row: int, dtype: type) -> None:
    X = np.random.default_rng(0).normal(size=(130, 3)).astype(dtype)
    X[row, 1] = wrong
    for name in ("numpy", "native"):
        with the_kernel(name):
            assert not kernel().survey(X).finite


@settings(max_examples=few(200), deadline=None)
@given(cases(), layouts, st.booleans(), st.integers(0, 2**64 - 1))
def test_row_keys(case: Case, layout: str, single: bool, seed: int) -> None:
    X = laid_out(case, layout, single=single and case.rows in SINGLE)
    columns = case.rng(7).integers(2**64, size=case.p, dtype=np.uint64)
    assert_kernels_agree(lambda: kernel().row_keys(X, columns, seed))
    order, others = case.rng(8).permutation(case.n), case.rng(9).permutation(case.p)
    keys = kernel().row_keys(X, columns, seed)
    again = kernel().row_keys(X[np.ix_(order, others)], columns[others], seed)
    np.testing.assert_array_equal(again, keys[order])


def test_row_keys_of_equal_values_are_equal() -> None:
    keys = np.arange(2, dtype=np.uint64)
    found = kernel().row_keys(np.array([[0.0, 1.5], [-0.0, 1.5], [0.0, 1.25]]), keys, 1)
    assert found[0] == found[1] != found[2]
    assert kernel().row_keys(np.array([[0.0, 1.5]], dtype=np.float32), keys, 1)[0] == found[0]
    assert kernel().row_keys(np.array([[0.0, 1.5]]), keys, 2)[0] != found[0]


@settings(max_examples=few(200), deadline=None)
@given(cases(n=(1, 2000), p=(1, 8), rows=SINGLE), layouts, st.booleans(), st.integers(0, 99))
def test_draw(case: Case, layout: str, single: bool, seed: int) -> None:
    X = laid_out(case, layout, single=single)
    columns = case.rng(7).integers(2**64, size=case.p, dtype=np.uint64)
    mean = X.mean(axis=0, dtype=np.float64)
    far = 10.0 / max(float(((X - mean) ** 2).sum()), 1e-300)

    most = float(((X - mean) ** 2).sum(axis=1).max()) * (1 + 1e-6)

    def work(most: float = most) -> Any:
        return kernel().draw(X, columns, seed, mean, case.w, 20.0 / case.n, far, most)

    assert_kernels_agree(work)
    drawn, rates = work()
    assert_same_bits(work(np.inf), (drawn, rates))
    assert (np.diff(drawn) > 0).all()
    assert ((rates > 0) & (rates <= 1)).all()
