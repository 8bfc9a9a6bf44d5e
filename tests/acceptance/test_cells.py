"""The generators draw what their notes say, and the same in every run."""

from __future__ import annotations

import zlib

import numpy as np
import pytest
from scipy import stats
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score
from tests.acceptance.cells import CELLS, data_seed, draw
from tests.acceptance.samples import Matrix, exact_shares, logged, winsorised


def standard(values: Matrix) -> Matrix:
    return np.asarray((values - values.mean(axis=0)) / values.std(axis=0))


def test_the_seed_is_the_checksum_of_the_name() -> None:
    assert data_seed("ci-1", "N_shop5", 300, 7) == zlib.crc32(b"ci-1-N_shop5-300-7")


@pytest.mark.parametrize("cell", CELLS)
def test_every_cell_draws_the_same_usable_table_again(cell: str) -> None:
    one, again, other = (draw("look", cell, 300, rep) for rep in (0, 0, 1))
    np.testing.assert_array_equal(one.numeric, again.numeric)
    assert one.numeric.shape != other.numeric.shape or (one.numeric != other.numeric).any()
    assert len(one.numeric) == 300
    assert one.numeric.shape[1] == 1 or not cell.startswith(("N1", "A1"))
    assert np.isfinite(one.numeric).all()
    assert (one.numeric.std(axis=0) > 0).all()
    assert (one.truth is None) == cell.startswith("N")
    if one.truth is not None:
        assert np.bincount(one.truth).min() >= 0.05 * 300
    if one.nominal is not None:
        assert one.nominal.min() >= 0


@pytest.mark.parametrize("cell", [cell for cell in CELLS if "_prep" in cell])
def test_prepared_tables_keep_no_skewed_column_that_a_logarithm_would_mend(cell: str) -> None:
    values = draw("look", cell, 1000, 0).numeric
    assert (stats.skew(values, axis=0) < 2.5).all()


def test_prepared_forms_by_hand() -> None:
    skewed = np.array([0.0, 0, 0, 0, 0, 0, 0, 99])
    both = np.column_stack([skewed, -skewed])
    np.testing.assert_array_equal(logged(both), np.column_stack([np.log1p(skewed), -skewed]))
    far = np.array([[1.0], [2.0], [3.0], [4.0], [500.0]])  # median 3, deviation 1
    assert winsorised(far).max() == 3 + 5 * 1.4826
    labels = exact_shares(np.random.default_rng(0), 10, np.array([1.0, 1, 3]))
    np.testing.assert_array_equal(np.bincount(labels), [2, 2, 6])


def test_shop_columns_are_independent_lattices_of_the_stated_shares() -> None:
    values = draw("look", "N_shop5", 20_000, 0).numeric
    assert np.abs(np.corrcoef(values.T) - np.eye(5)).max() < 0.03
    np.testing.assert_array_equal(values, np.round(values))
    assert values.min(axis=0).tolist() == [0, 0, 0, 0, 1]
    assert values.max(axis=0).tolist() == [99, pytest.approx(190_000, rel=1e-3), 100, 17, 9]
    shares = np.bincount(values[:, 3].astype(int)) / len(values)
    assert shares[:2] == pytest.approx([0.22, 0.24], abs=0.015)
    assert shares[8] > shares[2] + 0.03, "the second hump of the work experience"


def test_the_mall_layout_has_the_silhouette_of_the_real_one() -> None:
    found = []
    for rep in range(10):
        one = draw("look", "A_mall", 200, rep)
        np.testing.assert_array_equal(one.numeric, np.round(one.numeric))
        labels = KMeans(5, n_init=5, random_state=0).fit_predict(standard(one.numeric))
        found.append(silhouette_score(standard(one.numeric), labels))
    assert np.mean(found) == pytest.approx(0.555, abs=0.03)
    assert min(found) > 0.45


@pytest.mark.parametrize(("cell", "distance"), [("A_gm3", 3.0), ("A_gm5", 5.0), ("A_tcl5", 5.0)])
def test_the_closest_pair_of_a_mixture_is_that_far_apart(cell: str, distance: float) -> None:
    for rep in range(3):
        one = draw("look", cell, 50_000, rep)
        assert one.truth is not None
        groups = [one.numeric[one.truth == g] for g in range(one.truth.max() + 1)]
        gaps = []
        for i, first in enumerate(groups):
            for second in groups[:i]:
                line = first.mean(axis=0) - second.mean(axis=0)
                line /= np.linalg.norm(line)
                pooled = np.sqrt((np.var(first @ line) + np.var(second @ line)) / 2)
                gaps.append(abs((first.mean(axis=0) - second.mean(axis=0)) @ line) / pooled)
        scale = np.sqrt(5 / 3) if cell == "A_tcl5" else 1.0  # of a t with 5 degrees of freedom
        assert min(gaps) == pytest.approx(distance / scale, rel=0.05)


def test_zero_inflated_columns_have_30_to_60_per_cent_of_zeros() -> None:
    for rep in range(5):
        shares = (draw("look", "N_zi_raw", 5000, rep).numeric == 0).mean(axis=0)
        assert ((shares > 0.27) & (shares < 0.63)).all()
    once = draw("look", "N_zishared_prep", 5000, 0).numeric == 0
    assert (once[:, :3] == once[:, :1]).all()
    assert 0.38 < once[:, 0].mean() < 0.62
    assert not once[:, 3:].any()


@pytest.mark.parametrize("cell", ["N_mixlogit", "N_mixcut", "N_mixband", "N_mix0"])
def test_categories_depend_on_the_numerics_where_they_should(cell: str) -> None:
    explained = []
    for rep in range(5):
        one = draw("look", cell, 2000, rep)
        assert one.nominal is not None
        levels = [one.numeric[one.nominal[:, 0] == level] for level in range(5)]
        levels = [level for level in levels if len(level)]
        between = sum(len(level) * level.mean(axis=0) ** 2 for level in levels)
        explained.append(float(np.max(between)) / len(one.numeric))
    assert (max(explained) < 0.01) if cell == "N_mix0" else (min(explained) > 0.1)
