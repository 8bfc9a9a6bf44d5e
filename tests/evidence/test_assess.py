"""Whole assessments: real tables, tables without groups, and what must not change the answer."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from clustomer.errors import InputError
from clustomer.evidence.assess import assess, assess_matrix
from clustomer.evidence.assessable import obstacle, rows_advised
from clustomer.evidence.matrix import evidence_matrix
from clustomer.evidence.records import Assessment

MALL = ("Annual Income (k$)", "Spending Score (1-100)")
SHOP = (
    "Age",
    "Annual Income ($)",
    "Spending Score (1-100)",
    "Work Experience",
    "Family Size",
)


@cache
def read(path: Path, columns: tuple[str, ...]) -> np.ndarray:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return np.array([[float(row[name]) for name in columns] for row in rows])


@pytest.fixture(scope="module")
def mall(shared_data: Path) -> np.ndarray:
    return read(shared_data / "Mall_Customers.csv", MALL)


def clouds(n: int = 60, *, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    centers = ((0.0, 0.0), (5.0, 0.0), (0.0, 5.0))
    return np.vstack([rng.normal(center, 0.7, size=(n, 2)) for center in centers])


def buyers(n: int, one_time: float, *, seed: int = 0) -> np.ndarray:
    """Frequency and recency are 0 together for one-time buyers; else one even cloud."""
    rows = np.random.default_rng(seed).normal(4.0, 1.0, size=(n, 2))
    rows[: int(one_time * n)] = 0.0
    return rows


def numbers(found: Assessment) -> dict[str, Any]:
    """Return what must not depend on how the table was written."""
    values = found.to_dict()
    for name in ("by_k", "first_by_k", "plausible", "coarser", "finer", "n_tested"):
        assert name in values
    structure = values["structure"]
    return {
        "kind": found.verdict.kind,
        "flags": found.verdict.flags,
        "by_k": values["by_k"],
        "p": structure["p"],
        "null_statistics": structure["null_statistics"],
    }


# Real tables.


@pytest.mark.realdata
def test_mall_has_five_natural_segments(mall: np.ndarray) -> None:
    found = assess(mall, names=MALL)
    assert (found.verdict.kind, found.verdict.k) == ("natural", 5)
    assert found.verdict.sentence == "Five natural segments."
    assert all(gate.passed for gate in found.verdict.gates)
    five = found[5]
    assert five.silhouette == pytest.approx(0.5547, abs=0.0005)
    assert 0.16 < five.excess < 0.21
    assert 0.85 < five.agreement <= 1
    assert five.valley is not None
    assert 0.3 < five.valley < 0.85
    assert five.smallest == 22
    assert found.plausible == (5,)
    assert found.structure is not None
    assert (found.structure.p, found.structure.n_nulls) == (0.05, 19)
    assert found.structure.stopped == "clear"


@pytest.mark.realdata
def test_mall_with_age_has_six(shared_data: Path) -> None:
    X = read(shared_data / "Mall_Customers.csv", ("Age", *MALL))
    found = assess(X, names=("Age", *MALL), k=5)
    assert (found.verdict.kind, found.verdict.k) == ("natural", 6)
    assert {gate.k for gate in found.verdict.gates} == {5}
    assert "k_given" in found.verdict.flags
    assert "small_sample" in found.verdict.flags  # 200 of 210 advised
    assert 0.12 < found[6].excess < 0.19


@pytest.mark.realdata
def test_the_shop_table_has_none(shared_data: Path) -> None:
    X = read(shared_data / "Customers.csv", SHOP)
    found = assess(X, names=SHOP)
    assert found.verdict.kind == "constructive"
    assert found.verdict.sentence == "No natural segments: we found no evidence of groups."
    assert found.structure is not None
    assert found.structure.p > 0.1
    assert max(one.excess for one in found.by_k) < 0.015
    assert max(one.agreement for one in found.by_k) < 0.6
    assert found.verdict.shown_k in (3, 4, 5, 6)
    assert '"Work Experience"' in " ".join(found.verdict.remarks)
    assert "two_humps" in found.verdict.flags


@pytest.mark.realdata
def test_mall_with_permuted_columns_has_none(mall: np.ndarray) -> None:
    for seed in range(3):
        rng = np.random.default_rng(seed)
        permuted = np.column_stack([rng.permutation(column) for column in mall.T])
        assert assess(permuted).verdict.kind != "natural"


# Tables without groups, and with.


@pytest.mark.parametrize("shape", [0.7, 2.0])
def test_one_skewed_column_is_not_natural(shape: float) -> None:
    X = np.random.default_rng(3).gamma(shape, size=(300, 1))
    assert assess(X).verdict.kind != "natural"


def test_clouds_are_natural_and_one_cloud_is_not() -> None:
    found = assess(clouds())
    assert (found.verdict.kind, found.verdict.k, found.plausible) == ("natural", 3, (3,))
    assert found[3].jaccards == pytest.approx((1.0, 1.0, 1.0), abs=0.02)
    even = assess(np.random.default_rng(0).normal(size=(180, 4)))
    assert even.verdict.kind == "constructive"


@pytest.mark.parametrize("seed", [45, 59])
def test_a_small_p_of_an_even_cloud_does_not_outlive_more_sets(seed: int) -> None:
    """After 19 sets p is .05 and no effect is in reach; that the data differ is not said yet."""
    X = np.random.default_rng(seed).uniform(size=(300, 3))
    early = assess(X, n_nulls=19, sequential=False).structure
    assert early is not None
    assert early.p == 0.05
    found = assess(X)
    assert found.structure is not None
    assert found.structure.n_nulls > 19
    assert found.structure.p > 0.05
    assert "deviates" not in found.verdict.flags


def test_more_null_sets_keep_the_first_and_the_verdict() -> None:
    X = clouds()
    few = assess(X, n_nulls=19, sequential=False)
    more = assess(X, n_nulls=25, sequential=False)
    assert few.structure is not None
    assert more.structure is not None
    assert few.structure.stopped is more.structure.stopped is None
    for measure, by_k in more.structure.null_values.items():
        for k, values in by_k.items():
            assert values[:19] == few.structure.null_values[measure][k]
    assert few.verdict.kind == more.verdict.kind
    assert [one.agreements for one in few.by_k] == [one.agreements for one in more.by_k]


def test_a_group_that_one_value_makes_is_a_rule() -> None:
    found = assess(buyers(400, 0.45), names=("frequency", "recency"))
    assert found.verdict.kind == "constructive"
    (step,) = found.steps
    assert (step.value, step.n, step.share, step.purity) == (0.0, 180, 0.45, 1.0)
    assert {one.column for one in found.atoms} == {"frequency", "recency"}
    assert found.n_tested == 220
    assert found.first_by_k[0].natural
    assert not any(one.natural for one in found.by_k)
    assert found.verdict.flags[0] == "atom_split"
    assert "That is a rule, not a discovery." in found.verdict.remarks[0]
    assert "atoms" not in found.verdict.flags  # the other column went with the same rows


def test_groups_behind_a_rule_are_found() -> None:
    rows = np.vstack([np.zeros((120, 2)), clouds(80) + 12.0])
    found = assess(rows)
    assert (found.verdict.kind, found.verdict.k) == ("natural", 3)
    assert found.n_tested == 240
    assert (
        found.verdict.sentence == "Three natural segments among the other 66.7\xa0% of customers."
    )


def test_too_few_rows_beside_a_rule() -> None:
    found = assess(buyers(400, 0.8), names=("frequency", "recency"))
    assert (found.verdict.kind, found.n_tested) == ("not_assessable", 80)
    assert found.verdict.params["reason"] == "rule_only"
    assert found.by_k == ()
    assert found.first_by_k
    assert len(found.steps) == 1
    assert (found.n_pairs, found.n_init) == (20, 5)
    assert Assessment.from_dict(found.to_dict()).to_dict() == found.to_dict()


def test_with_nominal_columns_a_rule_is_reported_and_not_split() -> None:
    rows = buyers(400, 0.45)
    found = assess(rows, nominal=np.random.default_rng(1).integers(0, 2, size=(400, 1)))
    assert found.steps == ()
    assert len(found.atoms) == 2
    assert found.n_tested == 400
    assert "atoms" in found.verdict.flags


# What must not change the answer.


@pytest.fixture(scope="module")
def mixed() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(5)
    X = np.column_stack([clouds(50, seed=2), rng.integers(1, 6, 150)])
    return X, np.column_stack([rng.integers(0, 3, 150), rng.integers(0, 2, 150)])


@pytest.fixture(scope="module")
def base(mixed: tuple[np.ndarray, np.ndarray]) -> dict[str, Any]:
    X, codes = mixed
    return numbers(assess(X, nominal=codes, n_nulls=19, n_pairs=6, n_jobs=1))


def test_workers(mixed: tuple[np.ndarray, np.ndarray], base: dict[str, Any]) -> None:
    X, codes = mixed
    assert numbers(assess(X, nominal=codes, n_nulls=19, n_pairs=6, n_jobs=2)) == base


def test_order_of_rows_and_columns(
    mixed: tuple[np.ndarray, np.ndarray], base: dict[str, Any]
) -> None:
    X, codes = mixed
    order = np.random.default_rng(0).permutation(len(X))
    changed = assess(X[order][:, [2, 0, 1]], nominal=codes[order][:, ::-1], n_nulls=19, n_pairs=6)
    assert numbers(changed) == base


def test_units(mixed: tuple[np.ndarray, np.ndarray], base: dict[str, Any]) -> None:
    X, codes = mixed
    units = X * [1024.0, 0.125, 2.0]  # exact in binary, and so are the z-scores
    assert numbers(assess(units, nominal=codes, n_nulls=19, n_pairs=6)) == base
    close = assess(X * [3.7, 1e-6, 1e9] + [1.0, 0.0, -5e9], nominal=codes, n_nulls=19, n_pairs=6)
    assert close.verdict.kind == base["kind"]
    assert close.structure is not None
    assert close.structure.p == base["p"]
    found = [one.silhouette for one in close.by_k]
    assert found == pytest.approx([one["silhouette"] for one in base["by_k"]], abs=1e-8)


def test_names_of_categories(mixed: tuple[np.ndarray, np.ndarray], base: dict[str, Any]) -> None:
    X, codes = mixed
    jobs = np.array(["nurse", "artist", "cook"], dtype=object)[codes[:, 0]]
    sexes = np.array(["m", "f"], dtype=object)[codes[:, 1]]
    words = np.column_stack([jobs, sexes])
    assert numbers(assess(X, nominal=words, n_nulls=19, n_pairs=6)) == base


def test_a_scale_of_equal_deviations_is_the_standard(
    mixed: tuple[np.ndarray, np.ndarray], base: dict[str, Any]
) -> None:
    X, codes = mixed
    z = (X - X.mean(axis=0)) / X.std(axis=0)
    given = assess(z, nominal=codes, scale="given", n_nulls=19, n_pairs=6)
    assert (given.verdict.kind, given.verdict.flags) == (base["kind"], base["flags"])
    found = [one.excess for one in given.by_k]
    assert found == pytest.approx([one["excess"] for one in base["by_k"]], abs=1e-6)


def test_the_seed_is_used(mixed: tuple[np.ndarray, np.ndarray], base: dict[str, Any]) -> None:
    X, codes = mixed
    other = assess(X, nominal=codes, n_nulls=19, n_pairs=6, random_state=1)
    assert other.seed == 1
    assert numbers(other)["null_statistics"] != base["null_statistics"]


# What can be tested, and what is left out.


@pytest.mark.parametrize(
    ("X", "reason"),
    [
        (np.random.default_rng(0).normal(size=(99, 2)), "few_rows"),
        (np.repeat([[0.0], [1.0]], 80, axis=0), "few_distinct"),
        (np.ones((150, 2)), "no_column"),
        (np.random.default_rng(0).normal(size=(159, 16)), "wide"),
        (np.r_[np.random.default_rng(0).normal(size=(149, 1)), [[np.nan]] * 150], "incomplete"),
        (np.full((150, 1), np.nan), "few_rows"),
    ],
)
def test_not_assessable(X: np.ndarray, reason: str) -> None:
    found = assess(X)
    assert found.verdict.kind == "not_assessable"
    assert found.verdict.params["reason"] == reason
    assert found.verdict.sentence.startswith("Not assessable: ")
    assert found.by_k == ()
    assert found.structure is None
    assert Assessment.from_dict(found.to_dict()).to_dict() == found.to_dict()


@pytest.mark.parametrize(
    "X",
    [
        np.random.default_rng(0).normal(size=(100, 2)),
        np.repeat([[0.0], [1.0], [2.0]], 50, axis=0),
        np.random.default_rng(0).normal(size=(160, 16)),
        np.r_[np.random.default_rng(0).normal(size=(150, 1)), [[np.nan]] * 150],
    ],
)
def test_just_assessable(X: np.ndarray) -> None:
    assert obstacle(evidence_matrix(X)) is None


def test_categories_count_as_dimensions() -> None:
    X = np.random.default_rng(0).normal(size=(139, 3))
    nominal = (np.arange(139) % 12)[:, None]
    matrix = evidence_matrix(X, nominal=nominal)
    wall = obstacle(matrix)
    assert wall is not None
    assert (wall.code, wall.params["needed"], matrix.n_dimensions) == ("wide", 140, 14)
    assert rows_advised(matrix) == 980


def test_three_distinct_rows_allow_two_groups() -> None:
    X = np.repeat([[0.0], [1.0], [5.0]], 50, axis=0)
    found = assess(X, n_nulls=19)
    assert [one.k for one in found.by_k] == [2]
    assert found.verdict.kind in ("natural", "reproducible", "constructive")


def test_a_frame_with_gaps_and_a_constant_column() -> None:
    frame = pd.DataFrame(clouds(), columns=["income", "score"]).assign(country=7.0)
    frame.loc[:11, "income"] = np.nan
    found = assess(frame, n_nulls=19, n_pairs=3)
    assert (found.n_rows, found.n_complete, found.n_tested, found.n_columns) == (180, 168, 168, 2)
    assert found.structure is not None
    assert [column.column for column in found.structure.columns] == ["income", "score"]
    remarks = dict(zip(found.verdict.flags, found.verdict.remarks, strict=True))
    assert remarks["constant_columns"].endswith('"country".')
    assert remarks["incomplete_rows"].startswith("12 of 180 rows have missing values")
    assert Assessment.from_dict(found.to_dict()).to_dict() == found.to_dict()


def test_groups_that_repeat_a_category_are_said_to() -> None:
    X, chance = clouds(), np.random.default_rng(0).integers(0, 2, 180)
    kinds = pd.DataFrame({"city": np.repeat([0, 1, 2], 60), "gender": chance})
    found = assess(X, nominal=kinds, n_nulls=19)
    assert found[3].categories == ("city",)
    assert found[6].categories == ("city", "gender")  # each cloud is cut by it
    assert (found.verdict.k, found.verdict.params["categories"]) == (6, ["city", "gender"])
    given = assess(X, nominal=kinds, n_nulls=19, k=3)
    assert given.verdict.params["categories"] == ["city"]


def test_labels_with_gaps() -> None:
    X = clouds()
    kind = np.array(["a", "b", None] * 60, dtype=object)[:, None]
    found = assess(X, nominal=pd.DataFrame({"kind": kind[:, 0]}), n_nulls=19, n_pairs=3)
    assert (found.n_complete, found.n_columns) == (120, 3)


def test_a_sample_of_the_rows() -> None:
    found = assess(clouds(100), max_rows=150, n_nulls=19, n_pairs=3)
    assert (found.n_complete, found.n_tested) == (300, 150)
    assert "Tested on 150 of 300 complete rows" in " ".join(found.verdict.remarks)


def test_one_far_row_of_many_is_no_crash() -> None:
    rows = np.random.default_rng(0).normal(size=(2500, 2))
    rows[0] = 1000.0  # a cluster of its own, seldom among the rows that the valley looks at
    kinds = {
        assess(rows, n_nulls=19, n_pairs=2, random_state=seed).verdict.kind for seed in range(4)
    }
    assert kinds <= {"constructive", "reproducible"}


def test_a_k_outside_the_grid() -> None:
    found = assess(clouds(), k=20, n_nulls=19, n_pairs=3)
    assert found.verdict.k == 3
    assert {gate.k for gate in found.verdict.gates} == {3}
    assert "k_not_tested" in found.verdict.flags


def test_progress_is_told_and_can_cancel() -> None:
    heard: list[str] = []

    def cancel(phase: str, done: int, total: int) -> None:
        heard.append(phase)
        if phase == "agreement":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        assess(clouds(), n_nulls=19, progress=cancel)
    assert set(heard) == {"structure", "agreement"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"n_nulls": 18}, "n_nulls is 18"),
        ({"n_pairs": 0}, "n_pairs 0"),
        ({"k": 0}, "k is 0"),
        ({"X": [["a"], ["b"]]}, "not a table of numbers"),
        ({"nominal": ["a", "b"]}, "nominal has the shape"),
        ({"random_state": -1}, "The seed is -1"),
    ],
)
def test_refuses_what_it_cannot_use(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        assess(**{"X": [[1.0], [2.0]], **arguments})


def test_a_matrix_is_assessed_with_its_own_seed() -> None:
    matrix = evidence_matrix(clouds(), seed=4)
    found = assess_matrix(matrix, n_nulls=19, n_pairs=3)
    assert found.seed == 4
    assert found == assess(clouds(), n_nulls=19, n_pairs=3, random_state=4)
