"""Full convergence, and starts from the neighbouring numbers of clusters."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.cluster.refine import refine
from clustomer.cluster.starts import StartOptions, best_starts
from clustomer.cluster.sweep import sweep
from clustomer.prepare.learn import learn_plan
from clustomer.stats.agreement import adjusted_rand_index
from clustomer.stats.canonical import canonical
from clustomer.stats.criteria import within_ss
from clustomer.stats.distances import centroids
from clustomer.table.frames import raw_columns
from clustomer.table.infer import infer_table
from clustomer.table.samples import shop
from clustomer.table.schema import RoleOptions


def shop_rows() -> np.ndarray:
    table = infer_table(raw_columns(shop()), roles=RoleOptions()).table
    return learn_plan(table).plan.transform(table).X


def random_rows() -> np.ndarray:
    return np.random.default_rng(5).normal(size=(400, 4)) + 20


def tied_rows() -> np.ndarray:
    return np.random.default_rng(6).integers(1, 6, size=(150, 2)).astype(float)


@pytest.mark.parametrize("make", [shop_rows, random_rows, tied_rows])
def test_centres_are_the_means_and_inertia_is_w(make) -> None:
    X = make()
    for one in sweep(
        X, k_values=range(1, 9), n_init=3, random_state=0, silhouette="none"
    ).solutions:
        assert one.converged
        means = centroids(X, one.labels, one.k)
        np.testing.assert_allclose(one.centers, means, rtol=1e-12, atol=1e-12)
        assert one.inertia == pytest.approx(within_ss(X, one.labels), rel=1e-12)


def test_weighted_centres_are_weighted_means() -> None:
    X = tied_rows()
    weights = np.random.default_rng(1).integers(0, 4, size=len(X)).astype(float)
    for one in sweep(X, k_values=range(1, 7), random_state=0, sample_weight=weights).solutions:
        heavy = weights > 0
        means = centroids(X[heavy], one.labels[heavy], one.k, sample_weight=weights[heavy])
        np.testing.assert_allclose(one.centers, means, rtol=1e-12, atol=1e-12)
        expected = within_ss(X[heavy], one.labels[heavy], sample_weight=weights[heavy])
        assert one.inertia == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_never_worse_than_the_random_starts(seed: int) -> None:
    data = canonical(np.random.default_rng(seed).random((120, 3)))
    options = StartOptions(n_init=2)
    random = best_starts(data, range(1, 9), options=options, seed=seed, n_jobs=1)
    refined = refine(data, random, options=options)
    for k, one in random.items():
        assert refined[k].start.inertia <= one.first.inertia * (1 + 1e-12)


def even_rows() -> np.ndarray:
    return np.random.default_rng(1).random((60, 2))


@pytest.mark.parametrize("seed", [0, 2, 4, 5])
def test_an_optimum_that_the_random_start_misses_is_found(seed: int) -> None:
    X = even_rows()
    optimum = sweep(X, k_values=[5], n_init=200, random_state=9)[5].inertia
    alone = sweep(X, k_values=[5], n_init=1, random_state=seed)[5]
    found = sweep(X, k_values=range(1, 9), n_init=1, random_state=seed)[5]
    assert alone.inertia > 1.02 * optimum
    assert found.inertia == pytest.approx(optimum, rel=1e-9)


def test_agreement_does_not_hide_a_missed_optimum() -> None:
    X = even_rows()
    alone = sweep(X, k_values=[5], n_init=2, random_state=58)[5]
    found = sweep(X, k_values=range(1, 9), n_init=2, random_state=58)[5]
    assert alone.start_agreement == 1  # both starts end in the same poor partition
    assert found.inertia < alone.inertia
    assert found.start_agreement == pytest.approx(
        adjusted_rand_index(alone.labels, found.labels), rel=1e-12
    )


def test_only_neighbours_in_the_sweep_play_a_part() -> None:
    X = random_rows()
    alone = sweep(X, k_values=[4], n_init=2, random_state=0)[4]
    far = sweep(X, k_values=[2, 4, 6], n_init=2, random_state=0)[4]
    np.testing.assert_array_equal(alone.labels, far.labels)


def test_workers_and_row_order_change_nothing() -> None:
    X = random_rows()
    order = np.random.default_rng(0).permutation(len(X))
    one = sweep(X, k_values=range(1, 7), n_init=2, random_state=0, n_jobs=1)
    other = sweep(X[order], k_values=range(1, 7), n_init=2, random_state=0, n_jobs=3)
    assert one.to_dict() == other.to_dict()


def test_max_iter_still_stops_a_run() -> None:
    X = random_rows()
    found = sweep(X, k_values=[6], n_init=1, max_iter=2, random_state=0)[6]
    assert not found.converged
    assert found.n_iter == 2


def test_equal_rows_leave_nothing_to_split() -> None:
    found = sweep([[0.0], [0.0], [5.0], [5.0], [9.0]], k_values=[1, 2, 3], random_state=0)
    assert found[3].inertia == 0
    assert found[2].inertia == pytest.approx(32 / 3)
