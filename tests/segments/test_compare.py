"""Comparing studies and tables, and the rule of what to do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import clustomer as cl
from clustomer.errors import InputError, SchemaMismatchError
from clustomer.segments.compare import compare, journey
from clustomer.segments.continuity import (
    crossed,
    migration_of,
    pair_by_centroids,
    pair_by_overlap,
    steps_of,
)
from clustomer.segments.judgement import judge
from clustomer.segments.monitor import monitor, read_history
from clustomer.stats.agreement import adjusted_rand_index, contingency
from clustomer.stats.agreement_interval import Agreement, agreement_of
from clustomer.stats.drift import drift_of
from clustomer.stats.novelty import novelty_of

MIXED = (0.2, 0.25, 0.55)
NAMES = ("spend", "visits", "age")
CENTRES = np.array([[20.0, 2, 30], [60, 9, 45], [120, 4, 60]])


def customers(
    n: int = 600, seed: int = 0, shares: Sequence[float] | None = None, **shift: float
) -> dict[str, Any]:
    """Three clear groups; the same seed gives the same customers."""
    rng = np.random.default_rng(seed)
    group = rng.choice(3, n, p=shares)
    values = CENTRES[group] + rng.normal(0, [5, 0.8, 4], (n, 3))
    frame: dict[str, Any] = {name: values[:, i].round(2) for i, name in enumerate(NAMES)}
    for name, by in shift.items():
        frame[name] = frame[name] + by
    frame["worth"] = (10 * values[:, 0]).round()
    return {"customer_id": [f"c{i:04d}" for i in range(n)], **frame}


def others(seed: int) -> dict[str, Any]:
    """Return other customers of the same kind, under ids of their own."""
    return {**customers(seed=seed), "customer_id": [f"o{i:04d}" for i in range(600)]}


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("old") / "old"
    found = cl.run_study(customers(), n_clusters=3, features=NAMES, value="worth", quick=True)
    found.save(str(path))
    return path


# -- by hand ------------------------------------------------------------------------------


def test_pairs_are_those_that_share_most_and_half_at_least() -> None:
    found = pair_by_overlap(np.array([[0, 40, 0], [50, 0, 0], [6, 5, 20]]))
    assert found.partner == (1, 0, 2)
    assert found.overlap[1] == pytest.approx(40 / 45)
    parted = pair_by_overlap(np.array([[30, 30], [0, 50]]))
    assert parted.partner == (0, 1)
    assert pair_by_overlap(np.array([[10, 0, 30], [25, 40, 5]])).partner == (-1, 1, 0)
    assert found.as_old(np.array([0, 1, -1]), 3).tolist() == [1, 0, -1]


def test_pairs_by_centroids_are_mutual_neighbours() -> None:
    old = np.array([[0.0, 0], [10, 0], [0, 10]])
    assert pair_by_centroids(old, old[[2, 0, 1]] + 0.5).partner == (2, 0, 1)
    far = np.array([[0.0, 0], [10, 0], [10, 0.5]])
    assert sorted(pair_by_centroids(old, far).partner) == [-1, 0, 1]


def test_steps_by_hand() -> None:
    before = np.array([0, 0, 0, 0, 1, -1, 0])
    between = np.array([0, 1, 0, 1, 1, 1, 1])
    after = np.array([1, 0, 0, 2, 0, 0, 1])  # 1 is the old 0, 0 the old 1, 2 is new
    pairing = pair_by_overlap(np.array([[0, 9, 0], [9, 0, 1]]))
    found = steps_of(before, between, after, pairing, 2)
    assert (found.n, found.n_stayed, found.n_customer) == (6, 2, 1)
    assert (found.n_model, found.n_both, found.n_back) == (1, 2, 1)
    assert (found.n_rows, found.n_rows_model) == (7, 3)


def test_migration_by_hand() -> None:
    then, now = np.array([0, 0, 1, -1, 1, -2]), np.array([0, 1, 1, 1, -1, 0])
    pairing = pair_by_overlap(np.eye(2, dtype=np.int64))
    found = migration_of(
        then, now, pairing, (2, 2), basis="customers", sizes_then=np.array([3, 2]),
        value=np.array([1.0, 2, np.nan, 8, 8, 8]), value_column="spend",
    )  # fmt: skip
    assert found.counts.tolist() == [[1, 1], [0, 1]]
    assert found.value is not None
    assert found.value.tolist() == [[1, 2], [0, 0]]
    assert (found.arrived, found.gone, found.n, found.n_moved) == ((0, 1), (1, 1), 3, 1)


def test_agreement_is_the_index_with_an_interval() -> None:
    rng = np.random.default_rng(0)
    a = rng.integers(0, 4, 900)
    b = np.where(rng.random(900) < 0.8, a, rng.integers(0, 4, 900))
    found = agreement_of(contingency(a, b))
    assert found.ari == pytest.approx(adjusted_rand_index(a, b))
    draws = [adjusted_rand_index(a[i], b[i]) for i in rng.integers(0, 900, (300, 900))]
    assert found.low == pytest.approx(np.quantile(draws, 0.025), abs=0.015)
    assert found.high == pytest.approx(np.quantile(draws, 0.975), abs=0.015)
    with pytest.raises(InputError, match="share no customer"):
        agreement_of([[0, 0], [0, 0]])


# -- the rule -----------------------------------------------------------------------------


def judged(**given: Any) -> tuple[str, list[str]]:
    nothing: dict[str, Any] = {
        "same_data": None, "drift": (), "novelty": None, "verdict_then": "", "verdict_now": "",
    }  # fmt: skip
    found = judge(**{**nothing, **given})
    return found.code, [one.code for one in found.reasons]


def test_the_rule() -> None:
    small = drift_of({"x": ([50_000, 50_000], [49_000, 51_000])})
    large = drift_of({"x": ([500, 500], [200, 800])})
    novel = novelty_of(310, 10_000, n_beyond_old=100, n_old=10_000)
    slight = novelty_of(150, 10_000, n_beyond_old=100, n_old=10_000)
    apart = Agreement(ari=0.79, low=0.7, high=0.9, n=100)
    assert judged() == ("keep", ["reason.quiet"])
    assert judged(drift=small) == ("watch", ["reason.drift.slight"])
    assert judged(drift=small, alarmed_before=True)[0] == "watch"
    assert judged(drift=large) == ("watch", ["reason.drift.first"])
    assert judged(drift=large, alarmed_before=True) == ("refit", ["reason.drift.again"])
    assert judged(novelty=slight) == ("watch", ["reason.novelty.slight"])
    assert judged(novelty=novel) == ("refit", ["reason.novelty.material"])
    assert judged(verdict_then="natural", verdict_now="constructive")[0] == "refit"
    assert judged(verdict_then="natural", verdict_now="")[0] == "keep"
    assert judged(moved=0.5) == ("keep", ["reason.quiet"])
    assert judged(moved=0.51) == ("watch", ["reason.moved"])
    assert judged(has_reference=False) == ("watch", ["reason.no_reference"])
    code, reasons = judged(same_data=apart, drift=large, novelty=novel)
    assert code == "redefined"
    assert reasons == ["reason.redefined", "reason.novelty.material", "reason.drift.first"]


# -- studies and tables -------------------------------------------------------------------


def test_the_same_table_moves_nobody(study: Path) -> None:
    found = compare(study, customers())
    assert found.code == "keep"
    assert found.migration is not None
    assert found.migration.n == 600
    assert found.migration.n_moved == 0
    assert found.migration.value is not None
    assert found.migration.value.sum() == pytest.approx(np.sum(customers()["worth"]))
    assert found.agreement is not None
    assert found.agreement.ari == 1.0
    assert [one.psi for one in found.drift] == [0.0] * 4
    assert found.margin_now == pytest.approx(found.margin_then)
    for one in found.centroids:
        assert one.now == pytest.approx(one.then, rel=1e-6)


def test_another_sample_of_the_same_customers_is_kept(study: Path) -> None:
    found = compare(study, others(seed=9))
    assert found.code == "keep"
    assert not any(one.alarm for one in found.drift)


def test_planted_drift_is_found_and_named(study: Path) -> None:
    mixed = compare(study, customers(seed=9, shares=MIXED))
    assert {one.name for one in mixed.drift if one.is_material} == {*NAMES, ""}
    assert mixed.code == "watch"
    assert "the sizes of the segments" in mixed.reasons[0].sentence
    older = compare(study, customers(seed=9, age=6.0))
    assert {one.name for one in older.drift if one.alarm} == {"age"}
    far = compare(study, customers(seed=9, visits=30.0))
    assert far.code == "refit"
    assert far.novelty is not None
    assert far.novelty.share > 0.9


def test_two_studies_and_permuted_labels(study: Path, tmp_path: Path) -> None:
    later = cl.run_study(customers(), n_clusters=3, features=NAMES, quick=True)  # other order
    later.save(str(tmp_path / "new"))
    found = compare(study, tmp_path / "new")
    assert found.kind == "studies"
    assert found.same_data is not None  # the same table, by its hash
    assert found.same_data.ari == pytest.approx(1.0)
    assert found.migration is not None
    assert found.migration.n_moved == 0
    assert sorted(one.fate for one in found.segments) == ["kept"] * 3
    assert {one.code for one in found.unknown} == {"unknown.no_table"}
    on = compare(study, tmp_path / "new", table=customers())
    assert on.kind == "studies_on_table"
    assert on.steps is not None
    assert (on.steps.n_stayed, on.steps.n_rows_model) == (600, 0)


def test_other_segments_on_the_same_rows_are_redefined(study: Path, tmp_path: Path) -> None:
    rng = np.random.default_rng(4)
    table = {**customers(), "luck": rng.integers(0, 3, 600) * 50 + rng.normal(0, 1, 600)}
    cl.run_study(table, n_clusters=3, features=["luck"], quick=True).save(str(tmp_path / "n"))
    found = compare(study, tmp_path / "n", table=table)
    assert found.code == "redefined"
    assert {one.fate for one in found.segments} == {"new", "dissolved"}
    assert found.same_data is not None
    assert found.same_data.ari < 0.1


def test_without_shared_customers_centroids_decide(study: Path, tmp_path: Path) -> None:
    table = customers(seed=3)
    table["customer_id"] = [f"other{i}" for i in range(600)]
    cl.run_study(table, n_clusters=3, features=NAMES, quick=True).save(str(tmp_path / "n"))
    found = compare(study, tmp_path / "n")
    assert found.migration is None
    assert [one.fate for one in found.segments] == ["kept"] * 3
    for one in found.centroids:
        assert one.now == pytest.approx(one.then, rel=0.12, abs=0.5)
    assert "unknown.no_shared" in {one.code for one in found.unknown}


def test_old_models_say_that_drift_is_unknown(study: Path, tmp_path: Path) -> None:
    values = json.loads((study / "model.json").read_text("utf-8"))
    del values["reference"]
    old = tmp_path / "model.json"
    old.write_text(json.dumps({**values, "schema_version": 1}), encoding="utf-8")
    found = monitor(old, customers())
    assert found.code == "watch"
    assert [one.code for one in found.reasons] == ["reason.no_reference"]
    assert found.drift == ()
    assert "unknown.model_alone" in {one.code for one in found.unknown}


def test_two_alarms_running_are_a_refit(study: Path, tmp_path: Path) -> None:
    history = tmp_path / "checks.jsonl"
    quiet, first, second = (
        others(seed=9), customers(seed=10, shares=MIXED), customers(seed=11, shares=MIXED),
    )  # fmt: skip
    codes = [
        monitor(study, table, history=history, date="2026-01-31").code
        for table in (quiet, first, first, second)
    ]
    assert codes == ["keep", "watch", "watch", "refit"]  # a repeated run is no second alarm
    checks = read_history(history)
    assert [one.code for one in checks] == ["keep", "watch", "refit"]
    assert set(checks[1].alarms) == {*NAMES, ""}
    history.write_text("[1]\n", encoding="utf-8")
    with pytest.raises(InputError, match="history"):
        monitor(study, quiet, history=history)


def test_a_journey(study: Path) -> None:
    (stop,) = journey("c0007", [study])
    assert stop.segment in (0, 1, 2)
    assert stop.name
    with pytest.raises(InputError, match="No study has this customer"):
        journey("nobody", [study, study])


def test_what_cannot_be_compared_says_why(study: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Cannot read the study"):
        compare(tmp_path, customers())
    with pytest.raises(SchemaMismatchError, match="age"):
        compare(study, {"customer_id": ["a"], "spend": [1.0], "visits": [1.0]})
    with pytest.raises(InputError, match='no column "worht"'):
        compare(study, customers(), value="worht")
    with pytest.raises(InputError, match="not a study"):
        compare(study, customers(), table=customers())


def test_repeated_ids_count_once(study: Path) -> None:
    table = {name: [*values, values[0]] for name, values in customers().items()}
    found = compare(study, table)
    assert found.migration is not None
    assert (found.migration.n, found.migration.arrived) == (600, (0, 0, 0))


def test_the_order_of_the_rows_does_not_matter(study: Path) -> None:
    table = customers(seed=9, age=1.0)
    turned = {name: list(values)[::-1] for name, values in table.items()}
    first, second = compare(study, table), compare(study, turned)
    assert [one.psi for one in first.drift] == [one.psi for one in second.drift]
    assert first.migration is not None
    assert second.migration is not None
    assert (first.migration.counts == second.migration.counts).all()


def test_it_survives_json(study: Path) -> None:
    found = compare(study, customers(seed=9))
    values = json.loads(json.dumps(found.to_dict()))
    again = type(found).from_dict(values)
    assert again.code == found.code
    assert again.to_dict() == values
    assert "c0001" not in json.dumps(values)


def test_crossed_leaves_out_who_is_not_there() -> None:
    assert crossed(np.array([0, -1, 1]), np.array([1, 0, -2]), (2, 2)).tolist() == [[0, 1], [0, 0]]


def test_customers_under_other_ids_are_noticed(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    group = rng.integers(0, 3, 600)
    table = {
        "customer_id": [f"c{i}" for i in range(600)],
        "spend": 100 + 200 * group + rng.normal(0, 15, 600),
        "visits": 5 + 6 * (group == 1) + rng.normal(0, 1, 600),
    }
    cl.run_study(table, quick=True).save(str(tmp_path / "then"))
    mixed = {**table, "customer_id": [f"c{i}" for i in rng.permutation(600)]}
    found = cl.compare(tmp_path / "then", mixed)
    assert found.code == "watch"
    assert [one.code for one in found.reasons] == ["reason.moved"]
    assert "ids were given anew" in str(found)
    assert cl.compare(tmp_path / "then", table).code == "keep"
