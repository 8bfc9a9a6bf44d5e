"""The structure test: its p-value, when it stops, and what must not change it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from clustomer._random import stream
from clustomer.evidence.matrix import EvidenceMatrix, evidence_matrix
from clustomer.evidence.structure import (
    Structure,
    own_z,
    pooled_test,
    stop_reason,
    structure_test,
)
from clustomer.stats.kernels.fits import fit_many, n_uniforms
from clustomer.stats.null_model import NullModel, fit_null
from clustomer.stats.partition_measures import MEASURES
from clustomer.stats.silhouette import silhouette_many

KS = (2, 3, 4)


def table(n: int = 120, *, apart: float = 0.0, scale: str = "standard") -> EvidenceMatrix:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(n, 2)) + apart * rng.integers(0, 2, (n, 1))
    return evidence_matrix(X, names=("spend", "visits"), scale=scale)


def null_of(matrix: EvidenceMatrix) -> NullModel:
    return fit_null(matrix.numeric, seed=0, names=matrix.names)


def measured(matrix: EvidenceMatrix, **changes: object) -> Structure:
    arguments = {"k_values": KS, "n_nulls": 19, "sequential": False, "n_jobs": 1}
    return structure_test(matrix, null_of(matrix), **{**arguments, **changes})  # type: ignore[arg-type]


def test_the_p_value_by_hand() -> None:
    # One k: the order of z is that of the silhouettes. Three of four sets lie below.
    assert pooled_test(np.array([5.0]), np.array([[1.0], [2.0], [3.0], [9.0]])).p == 2 / 5
    assert pooled_test(np.array([5.0]), np.array([[1.0], [2.0], [3.0], [4.0]])).p == 1 / 5
    assert pooled_test(np.array([5.0]), np.array([[1.0], [2.0], [3.0], [5.0]])).p == 2 / 5


def test_z_is_pooled_and_its_maximum_over_k_decides() -> None:
    observed, null = np.array([1.0, 5.0]), np.array([[2.0, 1.0], [3.0, 1.0], [6.0, 1.0]])
    # k of the second column: pooled mean 2, deviation 2: z = 1.5 and -.5.
    # First column: mean 3, deviation sqrt(14 / 3): z = -.93; -.46, 0, 1.39.
    found = pooled_test(observed, null)
    assert found.statistic == pytest.approx(1.5)
    assert found.null_statistics == pytest.approx([-1 / np.sqrt(14 / 3), 0, 3 / np.sqrt(14 / 3)])
    assert found.p == 1 / 4


def test_a_pooled_z_is_bounded_and_the_own_is_not() -> None:
    null = np.linspace(0, 1, 19)[:, None]
    observed = np.array([1e6])
    assert pooled_test(observed, null).statistic < 19 / np.sqrt(20) + 1e-9
    assert own_z(observed, null)[0] == pytest.approx((1e6 - 0.5) / null.std(ddof=1))


def test_observed_and_null_are_exchangeable() -> None:
    rng = np.random.default_rng(1)
    p_values = [
        pooled_test(every[0], every[1:]).p for every in rng.normal(size=(4000, 20, 3)).cumsum(2)
    ]
    share = np.mean(np.array(p_values) <= 0.05)
    assert abs(share - 0.05) < 3 * np.sqrt(0.05 * 0.95 / 4000)


def ladder(b: int, reached: int, *, height: float = 0.5) -> np.ndarray:
    """Silhouettes of b null sets about .3 of which `reached` exceed `height`."""
    values = np.full(b, 0.3) + 0.001 * np.cos(np.arange(b))
    values[:reached] = height + 0.01
    return values[:, None]


@pytest.mark.parametrize(
    ("b", "reached", "expected"),
    [
        (9, 4, "no_structure"),  # p = .5
        (9, 3, None),  # p = .4 is not above .40
        (19, 4, "no_structure"),  # p = .25
        (19, 3, None),  # p = .2
        (39, 4, "no_structure"),  # p = .125
        (39, 3, None),  # p = .1
    ],
)
def test_stops_when_p_is_large(b: int, reached: int, expected: str | None) -> None:
    assert stop_reason(np.array([0.5]), ladder(b, reached)) == expected


@pytest.mark.parametrize(
    ("silhouette", "reached", "expected"),
    [
        (0.302, 2, "no_effect"),  # p = .15
        (0.365, 2, None),  # the effect is there
        (0.302, 0, None),  # p = .05 and z about 3: "they differ" needs more than 19 sets
        (0.355, 0, "clear"),  # z about 80, whatever the effect
        (0.365, 0, "clear"),
    ],
)
def test_stops_when_the_effect_is_out_of_reach_or_all_is_clear(
    silhouette: float, reached: int, expected: str | None
) -> None:
    null = ladder(19, reached, height=silhouette)
    assert stop_reason(np.array([silhouette]), null) == expected


def test_neither_before_nineteen_sets() -> None:
    assert stop_reason(np.array([0.302]), ladder(9, 2, height=0.302)) is None
    assert stop_reason(np.array([0.9]), ladder(9, 0)) is None


def test_does_not_stop_where_only_the_share_can_be_reached() -> None:
    # .05 above is not .06; of a null mean of .2 it is a quarter.
    low = ladder(19, 2, height=0.25)[:, 0] - 0.1
    low[:2] = 0.251
    assert stop_reason(np.array([0.25]), low[:, None]) is None
    assert stop_reason(np.array([0.35]), ladder(19, 2, height=0.35)) == "no_effect"


def test_a_small_p_is_never_left_to_an_early_look() -> None:
    """Unless no set comes near: what is then said of the data rests on all sets."""
    rng = np.random.default_rng(0)
    stopped = set()
    for b in (19, 39):
        for lift in np.linspace(0, 0.08, 60):
            null = 0.3 + 0.01 * rng.normal(size=(b, 3))
            observed = 0.3 + lift + 0.005 * rng.normal(size=3)
            reason = stop_reason(observed, null)
            stopped.add(reason)
            if pooled_test(observed, null).p <= 0.05:
                far = own_z(observed, null).max() >= 8
                assert reason == ("clear" if far else None)
    assert stopped == {None, "no_structure", "no_effect", "clear"}


def test_does_not_call_clear_what_one_set_reaches_or_what_is_near() -> None:
    wide = ladder(19, 0) + np.linspace(-0.1, 0.1, 19)[:, None]
    assert stop_reason(np.array([0.5]), wide) is None  # z about 3
    assert stop_reason(np.array([0.5]), ladder(39, 1)) is None


def test_the_observed_numbers_are_those_of_the_partitions() -> None:
    matrix = table(apart=4.0)
    found = measured(matrix)
    features = matrix.features()
    exact = silhouette_many(features, found.labels, n_jobs=1).mean(axis=1)
    assert found.observed["silhouette"] == pytest.approx(exact)
    uniforms = stream(0, "obs", 3).random((1, 5, n_uniforms(3)))
    assert (found.labels[1] == fit_many(features, 3, uniforms).labels[0]).all()


def test_every_null_set_has_every_measure() -> None:
    found = measured(table())
    test = found.test
    assert set(test.null_values) == set(MEASURES)
    for name, by_k in test.null_values.items():
        assert list(by_k) == ["2", "3", "4"]
        for i, values in enumerate(by_k.values()):
            assert values == tuple(found.null[name][:, i])
            assert len(values) == 19
    assert test.p == (1 + sum(t >= test.statistic for t in test.null_statistics)) / 20
    assert (test.silhouette_kind, test.silhouette_rows, test.stopped) == ("exact", 120, None)
    assert [column.column for column in test.columns] == ["spend", "visits"]


def test_what_data_without_groups_separate_of_each_column() -> None:
    found = measured(table())
    nulls = {(one.column, one.k): one for one in found.test.column_nulls}
    assert list(nulls) == [(name, k) for name in found_names(found) for k in (2, 3, 4)]
    for i, k in enumerate((2, 3, 4)):
        means = [one.mean for (_, other), one in nulls.items() if other == k]
        # columns of the same spread: their shares average to that of all
        assert np.mean(means) == pytest.approx(1 - found.null["inertia_share"][:, i].mean())
    assert all(one.mean <= one.high <= 1 and one.n_nulls == 19 for one in nulls.values())


def found_names(found: Structure) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.column for one in found.test.column_nulls))


def test_shapes_stand_in_the_order_of_the_input() -> None:
    rng = np.random.default_rng(0)
    X = rng.normal(size=(120, 2))
    for names, columns in ((("a", "b"), [0, 1]), (("b", "a"), [1, 0])):
        matrix = evidence_matrix(X[:, columns], names=names)
        assert [one.column for one in measured(matrix).test.columns] == list(names)


def test_the_first_sets_are_the_same_and_so_is_any_number_of_workers() -> None:
    matrix = table()
    short, long, shared = measured(matrix), measured(matrix, n_nulls=23), measured(matrix, n_jobs=2)
    for name in MEASURES:
        assert (long.null[name][:19] == short.null[name]).all()
        assert (shared.null[name] == short.null[name]).all()
    assert shared.test == short.test


def test_stopping_keeps_the_sets_and_says_why() -> None:
    even, apart = (
        measured(table(), sequential=True, n_nulls=99),
        measured(table(apart=9.0), n_nulls=19),
    )
    assert even.test.stopped == "no_structure"
    assert even.test.n_nulls in (9, 19, 39)
    assert even.test.n_nulls_max == 99
    assert len(even.null["silhouette"]) == even.test.n_nulls
    clear = measured(table(apart=9.0), sequential=True, n_nulls=99)
    assert (clear.test.stopped, clear.test.n_nulls, clear.test.p) == ("clear", 19, 0.05)
    assert clear.test.null_statistics == apart.test.null_statistics


def test_above_two_thousand_rows_the_simplified_silhouette_decides() -> None:
    matrix = table(2001)
    found = measured(matrix, k_values=(2,), n_nulls=19)
    assert found.test.silhouette_kind == "simplified"
    for values in (found.observed, found.null):
        assert (values["silhouette"] == values["simplified_silhouette"]).all()


def test_progress_counts_the_null_sets() -> None:
    heard: list[tuple[str, int, int]] = []
    measured(table(), n_nulls=99, sequential=True, progress=lambda *said: heard.append(said))
    assert heard[0] == ("structure", 0, 99)
    assert heard[1] == ("structure", 1, 99)
    assert heard[-1][1] == heard[-1][2]


def test_null_sets_have_the_geometry_of_the_table() -> None:
    """A weight that is in force for the table is in force for the null sets."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(120, 2)) * [1.0, 0.01]
    means: dict[str, Mapping[str, np.ndarray]] = {}
    for scale in ("standard", "given"):
        means[scale] = measured(evidence_matrix(X, scale=scale)).null
    # One column that counts has a silhouette near .55 without groups, two have .35.
    assert means["standard"]["silhouette"].mean() < 0.42
    assert means["given"]["silhouette"].mean() > 0.5
