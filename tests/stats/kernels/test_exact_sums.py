"""Sums of rows on their grid are exact: no order, no cut and no thread changes a bit."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.stats.kernels.wild import EXACT, ROWS, Case, assert_same_bits, cases, few, the_kernel

from clustomer.stats.kernels import reference
from clustomer.stats.kernels.choice import kernel
from clustomer.stats.kernels.fits import fit_from, fit_many
from clustomer.stats.kernels.problem import Grid, Problem

pytestmark = pytest.mark.kernel

THREADS = 16


def loses_a_cluster(case: Case, centers: np.ndarray) -> bool:
    """Return whether a cluster is empty on the way.

    It takes the farthest row, and the first of equally far ones, as in scikit-learn:
    both rows of a cluster of two are equally far. There the order of the rows plays a part.
    """
    found = []
    with the_kernel("numpy"), pytest.MonkeyPatch.context() as patch:
        patch.setattr(reference, "_relocate", lambda *_: found.append(True))
        weights = None if case.w is None else case.w[None]
        fit_from(case.X, centers[None], weights=weights, max_iter=20)
    return bool(found)


@settings(max_examples=few(300), deadline=None)
@given(cases(weights=EXACT, centers=("rows", "beside a row", "midway")))
def test_the_order_of_the_rows_changes_no_bit_of_the_centres(case: Case) -> None:
    begin = np.unique(case.C, axis=0)
    assume(not loses_a_cluster(case, begin))
    order = case.rng(5).permutation(case.n)
    weights = None if case.w is None else case.w[None]
    mixed = None if weights is None else weights[:, order]
    one = fit_from(case.X, begin[None], weights=weights, max_iter=20)
    other = fit_from(case.X[order], begin[None], weights=mixed, max_iter=20)
    assert_same_bits(other.centers, one.centers)
    assert_same_bits(other.labels[0], one.labels[0, order])
    assert_same_bits([other.n_iter, other.converged], [one.n_iter, one.converged])
    assert other.inertia[0] == pytest.approx(one.inertia[0], rel=1e-12)


@settings(max_examples=few(200), deadline=None)
@given(cases(rows=tuple(ROWS)), st.sampled_from(["C", "F"]))
def test_neither_order_nor_layout_moves_the_grid(case: Case, layout: str) -> None:
    """At 1e8 the last digits of a plain mean are those of the order of the rows."""
    other = np.array(case.X[case.rng(5).permutation(case.n)], order=layout)
    assert_same_bits(Grid.of(other, case.total), Grid.of(case.X, case.total))


@settings(max_examples=few(200), deadline=None)
@given(cases(weights=EXACT), st.data())
def test_chunks_of_a_step_in_any_order_give_the_same_sums(case: Case, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, case.n - 1)), max_size=5), label="cuts"))
    chunks = [slice(*ends) for ends in zip([0, *cuts], [*cuts, case.n], strict=True)]
    grid = Grid.of(case.X, case.total)
    at = np.ascontiguousarray(case.C - grid.mean)
    passes = [([slice(0, case.n)], 2), (chunks, 2), (data.draw(st.permutations(chunks)), 2)]
    found = []
    for parts, n_steps in passes:
        labels, sums = np.full(case.n, -1, dtype=np.int32), np.zeros((case.k, case.p + 1))
        for step in range(n_steps):
            centers = np.roll(at, step, axis=0) * (1 - 0.25 * step)
            changed = 0
            for part in parts:
                weights = None if case.w is None else case.w[part]
                change = np.zeros_like(sums)  # summed apart, as threads do
                done = kernel().step(case.X[part], weights, grid, centers, labels[part], change)
                changed += done.changed
                sums += change
        found.append([changed, labels, sums])
    assert_same_bits(found[1], found[0])
    assert_same_bits(found[2], found[0])
    rows, times = grid.rows(case.X), np.ones(case.n) if case.w is None else case.w
    for cluster, total in enumerate(found[0][2]):
        own = found[0][1] == cluster
        assert (total[:-1] == (rows[own] * times[own, None]).sum(axis=0)).all()
        assert total[-1] == times[own].sum()


def together(work: list, n_threads: int = THREADS) -> list:
    """Run functions in threads that begin at the same moment, each several times."""
    gate = Barrier(n_threads)

    def run(i: int) -> list:
        gate.wait()
        return [one() for one in work[i::n_threads]]

    with ThreadPoolExecutor(n_threads) as pool:
        parts = list(pool.map(run, range(n_threads)))
    return [parts[i % n_threads][i // n_threads] for i in range(len(work))]


def test_many_threads_with_one_problem_change_nothing() -> None:
    """Each thread packs and reads the same problems for the first time, and again."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(600, 5)) + 4 * rng.integers(3, size=(600, 1))
    problems = [Problem.of(X[: 100 + 100 * i], 0.0) for i in range(5)]
    draws = rng.random((1, 2, 1 + 3 * 3))
    weights = rng.poisson(1.0, size=(4, len(X))).astype(float)

    def fit(i: int) -> object:
        problem = problems[i % 5]
        own = None if i % 2 else weights[i % 4 : i % 4 + 1, : len(problem.rows)].copy()
        if i % 3:
            return kernel().best_of(problem, 4, draws, own, 50)
        begin = problem.rows[None, i % 4 :: 20][:, :4].copy()
        return kernel().lloyd(problem, begin, own, 50)

    n = THREADS * few(50)
    found = together([lambda i=i: fit(i) for i in range(n)])
    for i in range(60):  # the same ones come again after 60
        expected = fit(i)
        for one in found[i::60]:
            assert_same_bits(one, expected)


def test_many_threads_with_one_pass_change_nothing() -> None:
    """Threads label chunks of one array of labels, read the same rows, and sum apart."""
    rng = np.random.default_rng(1)
    X = rng.normal(size=(20_000, 4)).astype(np.float32)
    grid = Grid.of(X.astype(np.float64), len(X))
    at = grid.rows(X[:7])

    def by(n_threads: int) -> list:
        labels = np.full(len(X), -1, dtype=np.int32)

        def work(part: slice) -> np.ndarray:
            change = np.zeros((7, 5))
            kernel().step(X[part], None, grid, at, labels[part], change)
            return change

        chunks = [slice(i, i + 300) for i in range(0, len(X), 300)]
        sums = together([lambda part=part: work(part) for part in chunks], n_threads)
        return [labels, sum(sums[1:], sums[0])]

    assert_same_bits(by(THREADS), by(1))


def test_many_threads_with_calls_of_their_own_change_nothing() -> None:
    rng = np.random.default_rng(2)
    X, draws = rng.normal(size=(300, 3)), rng.random((8, 3, 1 + 2 * 3))
    weights = rng.multinomial(300, np.full(300, 1 / 300), size=8)
    expected = [
        fit_many(X, 3, u[None], weights=w[None]) for u, w in zip(draws, weights, strict=True)
    ]
    work = [
        lambda i=i: fit_many(X, 3, draws[i % 8][None], weights=weights[i % 8][None])
        for i in range(THREADS * 4)
    ]
    for i, one in enumerate(together(work)):
        assert_same_bits(one, expected[i % 8])
