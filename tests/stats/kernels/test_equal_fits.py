"""Fits of both kernels have the same bits, whatever the rows, centres and weights."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stats.kernels.wild import (
    LAYOUTS,
    Case,
    assert_kernels_agree,
    cases,
    few,
)

from clustomer.stats.kernels.choice import kernel
from clustomer.stats.kernels.fits import ManyFits, fit_from, fit_many
from clustomer.stats.kernels.problem import Grid, Problem, Runs

pytestmark = [pytest.mark.kernel, pytest.mark.usefixtures("native")]

LARGE = {"n": (2000, 5000), "p": (1, 64)}


def run_from(case: Case, *, max_iter: int = 20, tol: float = 0.0) -> Runs:
    """Start from the centres as they are: on a grid's level a public door would move them."""
    problem = Problem.of(case.X, tol, total=case.total)
    weights = None if case.w is None else case.w[None]
    begin = np.ascontiguousarray(case.C - problem.grid.mean)[None]
    runs: Runs = kernel().lloyd(problem, begin, weights, max_iter)
    return runs


@settings(max_examples=few(1000), deadline=None)
@given(cases(), st.integers(0, 20), st.sampled_from([0.0, 1e-4]))
def test_from_given_centres(case: Case, max_iter: int, tol: float) -> None:
    assert_kernels_agree(lambda: run_from(case, max_iter=max_iter, tol=tol))


@settings(max_examples=few(40), deadline=None)
@given(cases(**LARGE))
def test_from_given_centres_with_many_rows(case: Case) -> None:
    assert_kernels_agree(lambda: run_from(case, max_iter=3))


@settings(max_examples=few(600), deadline=None)
@given(cases(p=(1, 20)), st.integers(1, 3), st.integers(1, 3))
def test_from_random_starts(case: Case, m: int, n_init: int) -> None:
    draws = case.uniforms(m, n_init)
    weights = None if case.w is None else np.stack([np.roll(case.w, i) for i in range(m)])
    assert_kernels_agree(lambda: fit_many(case.X, case.k, draws, weights=weights, max_iter=10))


@settings(max_examples=few(30), deadline=None)
@given(cases(**LARGE))
def test_from_random_starts_with_many_rows(case: Case) -> None:
    weights = None if case.w is None else case.w[None]
    assert_kernels_agree(
        lambda: fit_many(case.X, case.k, case.uniforms(1, 1), weights=weights, max_iter=3)
    )


@settings(max_examples=few(30), deadline=None)
@given(cases(n=(1, 60), p=(1, 8)), st.integers(2, 4))
def test_a_matrix_for_each_problem(case: Case, m: int) -> None:
    stack = np.stack([case.X, *(case.rng(9, i).permutation(case.X) for i in range(1, m))])
    draws = case.uniforms(m, 2)
    weights = None if case.w is None else np.stack([np.roll(case.w, i) for i in range(m)])
    assert_kernels_agree(lambda: fit_many(stack, case.k, draws, weights=weights, max_iter=10))


@settings(max_examples=few(30), deadline=None)
@given(cases(n=(2, 60), p=(1, 8), rows=("cloud", "offset", "scales"), centers=("rows",)))
def test_whole_and_real_weights_in_one_call(case: Case) -> None:
    """Only whole weights add exactly, and the grid must leave room for the largest of them."""
    rng = case.rng(5)
    weights = np.array([rng.exponential(size=case.n), rng.integers(1, 9**6, size=case.n)])
    begin = np.stack([case.C, case.C])
    assert_kernels_agree(lambda: fit_from(case.X, begin, weights=weights))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("dtype", [np.float64, np.float32, ">f8", np.int16])
def test_any_layout_of_the_rows(layout: str, dtype: str) -> None:
    plain = (np.random.default_rng(4).normal(size=(300, 3)) * 100).astype(dtype)
    rows = LAYOUTS[layout](plain)
    expected = fit_from(plain.astype(np.float64), [plain[:4]])

    def work() -> ManyFits:
        return fit_from(rows, [rows[:4]])

    assert_kernels_agree(work)
    np.testing.assert_array_equal(work().centers, expected.centers)


@settings(max_examples=few(40), deadline=None)
@given(cases())
def test_rows_lie_on_the_grid_and_near_where_they_were(case: Case) -> None:
    """What the kernels share: the rounding that makes sums exact is small, too."""
    grid = Grid.of(case.X, case.total)
    rows = grid.rows(case.X)
    steps = np.where(grid.step > 0, grid.step, 1.0)
    counts = rows / steps
    assert (counts == np.rint(counts)).all()
    assert np.abs(counts).max(initial=0) * max(case.total, 2) <= 2.0**52
    away = np.abs(case.X - grid.mean - rows)
    spread = np.ptp(case.X, axis=0)
    assert (away <= np.maximum(grid.step / 2, np.where(grid.step > 0, 0, 2.0**-459))).all()
    assert (grid.step <= np.maximum(spread, 2.0**-460) * 2.0 ** (np.log2(case.total) - 48)).all()
