"""BIC: the formula against densities, and what it prefers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import norm
from sklearn.cluster import KMeans

from clustomer.errors import InputError
from clustomer.stats.bic import bic


def preferred(X: np.ndarray) -> int:
    values = {}
    for k in range(1, 8):
        fit = KMeans(k, n_init=5, random_state=0).fit(X)
        values[k] = bic(fit.inertia_, k=k, n_rows=len(X), n_columns=X.shape[1])
    return min(values, key=values.__getitem__)


def test_by_hand() -> None:
    # n = 2, p = 1, k = 1, W = 2: s^2 = 1; log L = -(log(2 pi) + 1); two parameters
    expected = 2 * (math.log(2 * math.pi) + 1) + 2 * math.log(2)
    assert bic(2.0, k=1, n_rows=2, n_columns=1) == pytest.approx(expected)


def test_against_densities() -> None:
    X = np.random.default_rng(1).normal(size=(60, 3))
    fit = KMeans(4, n_init=5, random_state=0, tol=0).fit(X)
    sd = math.sqrt(fit.inertia_ / X.size)
    density = norm.logpdf(X, fit.cluster_centers_[fit.labels_], sd).sum()
    likelihood = density + len(X) * math.log(1 / 4)
    expected = -2 * likelihood + (4 * 3 + 1) * math.log(60)
    assert bic(fit.inertia_, k=4, n_rows=60, n_columns=3) == pytest.approx(expected, rel=1e-12)


def test_a_share_moves_every_value_alike() -> None:
    shape = {"n_rows": 50, "n_columns": 2}
    moved = [bic(w, k=k, **shape) - bic(w / 70, k=k, **shape) for k, w in ((1, 70), (2, 30))]
    assert moved[0] == pytest.approx(moved[1])
    assert moved[0] == pytest.approx(100 * math.log(70))


def test_what_it_prefers() -> None:
    rng = np.random.default_rng(2)
    assert preferred(rng.normal(size=(300, 3))) == 1
    groups = rng.normal(size=(300, 2)) + 6 * np.eye(3)[rng.integers(3, size=300)][:, :2]
    assert preferred(groups) == 3
    # one slanted cloud is split: its groups are not round
    slanted = rng.multivariate_normal([0, 0], [[1, 0.97], [0.97, 1]], size=300)
    assert preferred(slanted) > 2


def test_edges() -> None:
    assert bic(0.0, k=3, n_rows=3, n_columns=2) == -math.inf
    for wrong in ({"k": 0}, {"n_rows": 0}, {"n_columns": 0}, {"inertia": math.nan}):
        arguments = {"inertia": 1.0, "k": 2, "n_rows": 5, "n_columns": 2, **wrong}
        with pytest.raises(InputError, match="finite and 0 or more"):
            bic(arguments.pop("inertia"), **arguments)
