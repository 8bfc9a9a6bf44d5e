"""Many starts, the best two, the order of clusters."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from clustomer.cluster.starts import StartOptions, best_starts, settle, size_order
from clustomer.stats.canonical import canonical
from clustomer.stats.distances import assign


def test_the_first_starts_do_not_depend_on_how_many_follow() -> None:
    data = canonical(np.random.default_rng(0).normal(size=(200, 2)))
    few, many = (
        best_starts(data, [5], options=StartOptions(n_init=n), seed=1)[5].first.inertia
        for n in (3, 12)
    )
    assert many <= few
    alone = best_starts(data, [5], options=StartOptions(n_init=3), seed=1)[5].first
    with_others = best_starts(data, [2, 5, 9], options=StartOptions(n_init=3), seed=1)[5].first
    np.testing.assert_array_equal(alone.labels, with_others.labels)


def test_second_is_the_next_best() -> None:
    data = canonical(np.random.default_rng(1).normal(size=(150, 2)))
    best = best_starts(data, [8], options=StartOptions(n_init=6), seed=0)[8]
    assert best.second is not None
    assert best.first.inertia <= best.second.inertia
    one = best_starts(data, [8], options=StartOptions(n_init=1), seed=0)[8]
    assert one.second is None


def test_stopped_starts_say_so() -> None:
    data = canonical(np.random.default_rng(1).normal(size=(500, 3)))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        best = best_starts(data, [6], options=StartOptions(n_init=2, max_iter=2), seed=0)[6]
    assert not best.first.converged
    assert best.first.n_iter == 2


def test_progress_counts_every_start_and_may_cancel() -> None:
    data = canonical(np.arange(20.0)[:, None])
    seen: list[tuple[str, int, int]] = []
    options = StartOptions(n_init=3)
    best_starts(data, [1, 2], options=options, seed=0, progress=lambda *s: seen.append(s))
    assert seen == [("sweep", done, 4) for done in range(5)]  # k = 1 needs one start

    def cancel(phase: str, done: int, total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        best_starts(data, [2, 3], options=options, seed=0, progress=cancel)


def test_size_order_by_hand() -> None:
    rows = np.array([[0.0], [5.0], [5.5], [9.0]])
    ordered = size_order(rows, np.ones(4), np.array([[9.0], [0.0], [5.2]]))
    assert ordered.centers.tolist() == [[5.2], [0.0], [9.0]]  # equal sizes by coordinate
    assert ordered.nearest.labels.tolist() == [1, 0, 0, 2]


@settings(max_examples=50, deadline=None)
@given(
    X=arrays(np.float64, (12, 2), elements=st.integers(0, 4).map(float)).filter(
        lambda X: len(np.unique(X, axis=0)) >= 4
    ),
    k=st.integers(2, 4),
)
def test_settled_clusters_are_nearest_and_ordered_also_with_ties(X: np.ndarray, k: int) -> None:
    data = canonical(X)
    best = best_starts(data, [k], options=StartOptions(n_init=2), seed=0, n_jobs=1)[k]
    done = settle(data, best.first.centers)
    np.testing.assert_array_equal(done.labels, assign(data.rows, done.centers).labels)
    assert (np.diff(np.bincount(done.labels, minlength=k)) <= 0).all()
    assert done.inertia == pytest.approx(best.first.inertia, abs=1e-9)
