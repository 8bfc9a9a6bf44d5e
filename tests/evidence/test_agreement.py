"""Bootstrap pairs: the same as fitting and comparing one pair at a time."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer._random import stream
from clustomer.evidence.agreement import agreements
from clustomer.stats.agreement import adjusted_rand_index
from clustomer.stats.jaccard import best_jaccards
from clustomer.stats.kernels.fits import fit_many, n_uniforms


@pytest.fixture(scope="module")
def clouds() -> np.ndarray:
    rng = np.random.default_rng(0)
    return np.vstack([rng.normal(center, 0.4, size=(50, 2)) for center in (0.0, 3.0, 6.0)])


@pytest.fixture(scope="module")
def labels(clouds: np.ndarray) -> dict[int, np.ndarray]:
    rng = np.random.default_rng(1)
    return {k: fit_many(clouds, k, rng.random((1, 5, n_uniforms(k)))).labels[0] for k in (2, 3, 5)}


def test_one_pair_at_a_time(clouds: np.ndarray, labels: dict[int, np.ndarray]) -> None:
    found = agreements(clouds, labels, n_pairs=3, seed=4, n_jobs=1)
    n, k = len(clouds), 5
    both, every = [], []
    for pair in range(3):
        rng = stream(4, "boot", k, pair)
        parts = []
        for _ in range(2):
            drawn = np.bincount(rng.integers(n, size=n), minlength=n).astype(float)
            uniforms = rng.random((1, 5, n_uniforms(k)))
            parts.append(fit_many(clouds, k, uniforms, weights=drawn[None]).labels[0])
        both.append(adjusted_rand_index(*parts))
        every += parts
    assert found[k].values == pytest.approx(both)
    assert found[k].median == pytest.approx(sorted(both)[1])
    assert found[k].jaccards == pytest.approx(best_jaccards(labels[k], every, k=k).mean(axis=0))


def test_groups_come_back_and_cuts_through_them_do_not(
    clouds: np.ndarray, labels: dict[int, np.ndarray]
) -> None:
    found = agreements(clouds, labels, n_pairs=10, seed=0)
    assert found[3].median == 1.0
    assert found[3].jaccards.tolist() == [1.0, 1.0, 1.0]
    assert found[5].median < 0.9
    assert found[5].jaccards.min() < 0.75
    assert [len(found[k].jaccards) for k in (2, 3, 5)] == [2, 3, 5]


def test_workers_and_more_pairs_leave_the_first_as_they_are(
    clouds: np.ndarray, labels: dict[int, np.ndarray]
) -> None:
    one = agreements(clouds, labels, n_pairs=7, seed=0, n_jobs=1)
    two = agreements(clouds, labels, n_pairs=7, seed=0, n_jobs=2)
    more = agreements(clouds, labels, n_pairs=12, seed=0, n_jobs=2)
    for k in labels:
        assert (one[k].values == two[k].values).all()
        assert (one[k].jaccards == two[k].jaccards).all()
        assert (more[k].values[:7] == one[k].values).all()


def test_the_seed_decides(clouds: np.ndarray, labels: dict[int, np.ndarray]) -> None:
    cut = {5: labels[5]}
    first = agreements(clouds, cut, n_pairs=5, seed=0)[5].values
    assert (agreements(clouds, cut, n_pairs=5, seed=0)[5].values == first).all()
    assert (agreements(clouds, cut, n_pairs=5, seed=1)[5].values != first).any()


def test_progress(clouds: np.ndarray, labels: dict[int, np.ndarray]) -> None:
    heard: list[tuple[str, int, int]] = []
    agreements(clouds, labels, n_pairs=6, seed=0, progress=lambda *said: heard.append(said))
    assert heard == [("agreement", done, 6) for done in range(7)]  # two blocks for each k
