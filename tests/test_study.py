"""The whole study: on the sample, on real data, and what must not change the answer."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import clustomer as cl
from clustomer._files import STUDY_FILES, check_target
from clustomer.documents import result_document, study_files
from clustomer.errors import InputError, OutputError
from clustomer.stats.agreement import adjusted_rand_index
from clustomer.study import Study
from clustomer.table.samples import planted_segments, shop

CUSTOMERS_FEATURES = (
    "Age",
    "Annual Income ($)",
    "Spending Score (1-100)",
    "Work Experience",
    "Family Size",
)
CONTRACT = (
    "version", "verdict", "n_segments", "schema", "issues", "summary", "plan", "selection",
    "evidence", "stability", "segments", "conclusion", "actions", "settings",
    "provenance",
)  # fmt: skip
FILES = (
    "assignments.csv", "centroids.csv", "k_selection.csv", "model.json", "one_step_away.csv",
    "points.json", "profiles.csv", "report.html", "result.json", "rules.json", "run.json",
    "run.toml", "segments.sql", "segments.sql.parity.json", "stability.csv",
    "typical_customers.csv",
)  # fmt: skip


@pytest.fixture(scope="module")
def study() -> Study:
    return cl.run_study(random_state=0)


@pytest.fixture(scope="module")
def saved(study: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("study") / "out"
    study.save(str(out))
    return out


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        for item in value.values():
            yield from numbers(item)
    elif isinstance(value, list):
        for item in value:
            yield from numbers(item)
    elif isinstance(value, float):
        yield value


def test_the_planted_segments_of_the_sample_are_found(study: Study) -> None:
    assert study.n_segments == 5
    assert adjusted_rand_index(study.labels, planted_segments()) >= 0.9
    assert (study.verdict.kind, study.verdict.k) == ("natural", 5)
    assert study.shown_kind == "natural"


def test_segments_are_ordered_by_size_and_named(study: Study) -> None:
    sizes = [segment.n for segment in study.profile.segments]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes == np.bincount(study.labels).tolist()
    names = [segment.name for segment in study.profile.segments]
    assert len(set(names)) == len(names)
    assert study.model.names == tuple(names)


def test_every_file_of_the_contract_is_there(saved: Path) -> None:
    assert tuple(sorted(path.name for path in saved.iterdir() if path.is_file())) == FILES
    assert {path.suffix for path in (saved / "figures").iterdir()} == {".svg"}
    assert (saved / "report.html").stat().st_size < 3_000_000


def test_result_json_has_the_contract_keys_and_finite_numbers(saved: Path, study: Study) -> None:
    text = (saved / "result.json").read_text(encoding="utf-8")
    result = json.loads(text)
    assert set(CONTRACT) <= set(result)
    assert all(math.isfinite(value) for value in numbers(result))
    assert result["n_segments"] == study.n_segments
    assert result["verdict"]["kind"] == "natural"
    assert {gate["name"] for gate in result["verdict"]["gates"]} == {
        "structure", "effect", "agreement", "valley", "size",
    }  # fmt: skip
    assert len(result["stability"]["segments"]) == study.n_segments
    assert result["selection"]["ballot"]["k"] == study.n_segments
    assert "input" not in result["settings"]
    assert "jobs" not in result["settings"]


def test_assignments_hold_every_row_in_order(saved: Path, study: Study) -> None:
    written = rows(saved / "assignments.csv")
    source = shop()
    assert [row["CustomerID"] for row in written] == [str(each) for each in source["CustomerID"]]
    assert [int(row["segment"]) - 1 for row in written] == study.labels.tolist()
    assert all(row["segment_name"] == study.model.names[int(row["segment"]) - 1] for row in written)
    assert all(0 <= float(row["margin"]) <= 1 for row in written)
    assert any("imputed" in row["flag"] for row in written)


def test_the_saved_model_assigns_the_same(saved: Path, study: Study, tmp_path: Path) -> None:
    model = cl.load_model(saved / "model.json")
    assert model.predict(shop()).tolist() == study.labels.tolist()
    cl.score(model, shop(), tmp_path / "scored.csv")
    written = rows(saved / "assignments.csv")
    assert all(0 <= float(row.pop("confidence")) <= 1 for row in written)  # of the resamples
    assert rows(tmp_path / "scored.csv") == written


def test_k_selection_marks_the_chosen_k(saved: Path, study: Study) -> None:
    written = rows(saved / "k_selection.csv")
    assert [int(row["k"]) for row in written] == [each.k for each in study.selection.candidates]
    assert [row["k"] for row in written if row["chosen"] == "True"] == [str(study.n_segments)]


def test_run_json_says_how_it_was_made(saved: Path) -> None:
    run = json.loads((saved / "run.json").read_text(encoding="utf-8"))
    assert run["command"] == "clustomer run -o out"
    assert run["seed"] == 0
    assert run["seconds"]["write"] > 0
    assert len(run["input_hash"]) == 64


def test_the_same_seed_gives_the_same_bytes_whatever_the_threads(study: Study) -> None:
    again = cl.run_study(random_state=0, n_jobs=1)
    assert json.dumps(result_document(again)) == json.dumps(result_document(study))


def test_rows_and_columns_may_come_in_any_order(study: Study) -> None:
    table = shop()
    order = np.random.default_rng(3).permutation(len(table["Age"]))
    shuffled = {name: [table[name][i] for i in order] for name in reversed(table)}
    again = cl.run_study(shuffled, random_state=0)
    assert again.labels.tolist() == study.labels[order].tolist()


def test_settings_repeat_the_study(saved: Path, study: Study) -> None:
    from clustomer._settings import Settings

    options = Settings.from_toml(str(saved / "run.toml"))
    assert Settings.from_options(options) == study.settings


def test_a_number_of_segments_can_be_asked_for() -> None:
    study = cl.run_study(shop(300), n_clusters=3)
    assert study.n_segments == 3
    assert study.selection.criterion == "user"


def test_users_names_are_used_everywhere(tmp_path: Path) -> None:
    study = cl.run_study(shop(300), n_clusters=2, names={"1": "Regulars"})
    study.save(str(tmp_path / "out"))
    assert study.profile.segments[0].name == "Regulars"
    assert "Regulars" in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert cl.load_model(tmp_path / "out").names[0] == "Regulars"
    with pytest.raises(InputError, match="does not exist"):
        cl.run_study(shop(300), n_clusters=2, names={"7": "Nobody"})


def test_a_value_column_orders_the_segments_and_forms_none() -> None:
    study = cl.run_study(shop(400), n_clusters=4, value="Spending Score (1-100)")
    means = [
        next(part.mean for part in segment.numeric if part.column == "Spending Score (1-100)")
        for segment in study.profile.segments
    ]
    assert means == sorted(means, reverse=True)
    assert "Spending Score (1-100)" not in study.plan.prepared_sources
    assert study.profile.ordered_by == "Spending Score (1-100)"


def test_suppressed_customers_are_left_out_of_everything(tmp_path: Path) -> None:
    table = shop(400)
    canary = "b2c7f0e19a4d4f55"
    table["CustomerID"] = [f"{i}-{canary}" for i in range(400)]
    gone = {table["CustomerID"][5], table["CustomerID"][17], "not-in-the-table"}
    study = cl.run_study(table, n_clusters=3, suppressed=gone)
    assert study.profile.n == 398
    assert study.intake.table.n_rows == 398
    assert np.flatnonzero(study.labels < 0).tolist() == [5, 17]
    study.save(str(tmp_path / "out"))
    written = rows(tmp_path / "out" / "assignments.csv")
    assert len(written) == 400
    assert (written[5]["segment"], written[5]["flag"]) == ("", "suppressed")
    assert written[6]["segment"] != ""
    without = {
        name: [v for i, v in enumerate(values) if i not in (5, 17)]
        for name, values in table.items()
    }
    alone = cl.run_study(without, n_clusters=3)
    assert alone.labels.tolist() == study.labels[study.labels >= 0].tolist()
    found = next(issue for issue in study.issues if issue.code == "suppressed")
    assert found.params == {"n": 2, "missed": 1}


def test_suppressing_needs_an_id_column() -> None:
    table = {name: values for name, values in shop(300).items() if name != "CustomerID"}
    with pytest.raises(InputError, match="--id-col"):
        cl.run_study(table, suppressed={"1"})


def test_ids_are_in_the_local_files_only(tmp_path: Path) -> None:
    table = shop(300)
    canaries = [f"zq{i:04d}xw7713kfpv{i * 7919 % 10007:05d}" for i in range(300)]
    table["CustomerID"] = canaries
    study = cl.run_study(table, n_clusters=3, value="Annual Income ($)", control=0.3)
    study.save(str(tmp_path / "out"))
    local = {"assignments.csv", "one_step_away.csv", "typical_customers.csv"}
    for path in (tmp_path / "out").rglob("*"):
        if path.is_file() and path.name not in local and path.parent.name != "audiences":
            written = path.read_text(encoding="utf-8")
            assert not [canary for canary in canaries if canary in written], path.name


def test_lists_of_a_campaign(tmp_path: Path) -> None:
    table = shop(400)
    study = cl.run_study(table, n_clusters=3, control=0.25, suppressed={table["CustomerID"][3]})
    study.save(str(tmp_path / "out"))
    lists = tmp_path / "out" / "audiences"
    names = {path.name for path in lists.iterdir()}
    assert names == {"arms.csv"} | {f"{a}{b}.csv" for a in "ABC" for b in ("", "-control")}
    arms = {row["CustomerID"]: row for row in rows(lists / "arms.csv")}
    assert len(arms) == len(set(table["CustomerID"])) - 1 == 398  # one id is there twice
    assert str(table["CustomerID"][3]) not in arms
    for name in names - {"arms.csv"}:
        for row in rows(lists / name):
            own = arms[row["CustomerID"]]
            assert own["segment"] == str("ABC".index(name[0]) + 1)
            assert own["arm"] == ("control" if "-control" in name else "target")
    held = sum(row["arm"] == "control" for row in arms.values())
    assert held == pytest.approx(0.25 * 398, abs=2)
    plain = cl.run_study(table, n_clusters=3)
    assert not plain.actions.audiences.held_back.any()
    assert {name for name in study_files(plain).tables if "/" in name} == {
        f"audiences/{a}.csv" for a in "ABC"
    }


def test_one_step_away_of_a_study() -> None:
    study = cl.run_study(shop(600), n_clusters=4, value="Annual Income ($)", quick=True)
    found = study.actions.one_step
    assert found.better_by == "value"
    source = shop(600)
    assert len(found.rows)
    moved = {name: np.asarray(values, dtype=object)[found.rows] for name, values in source.items()}
    moved |= {name: values.astype(object) for name, values in found.then.items()}
    assert study.model.predict(moved).tolist() == found.target.tolist()


def test_a_wrong_actionable_column_is_said_before_the_work() -> None:
    phases: list[str] = []
    with pytest.raises(InputError, match="--actionable"):
        cl.run_study(
            shop(300), actionable=["Gender"], progress=lambda phase, *_: phases.append(phase)
        )
    assert "sweep" not in phases
    with pytest.raises(InputError, match="control"):
        cl.run_study(shop(300), control=1.0)


def test_an_earlier_segment_column_is_compared_not_used() -> None:
    table = shop(500, with_segment=True)
    study = cl.run_study(table)
    assert "Segment" not in study.plan.prepared_sources
    (found,) = study.comparisons
    assert found.column == "Segment"
    assert found.agreement > 0.8


def test_a_row_weight_counts_as_that_many_customers() -> None:
    table = shop(300)
    weights = [1 + i % 3 for i in range(300)]
    repeated = {
        name: [value for value, n in zip(values, weights, strict=True) for _ in range(n)]
        for name, values in table.items()
        if name != "CustomerID"
    }
    weighted = cl.run_study({**table, "Customers": weights}, n_clusters=3, row_weight="Customers")
    plain = cl.run_study(repeated, n_clusters=3)
    assert "Customers" not in weighted.plan.prepared_sources
    assert [s.n for s in weighted.profile.segments] == [s.n for s in plain.profile.segments]
    assert weighted.profile.n == sum(weights)
    for mine, theirs in zip(weighted.profile.population, plain.profile.population, strict=True):
        assert (mine.mean, mine.median) == (theirs.mean, theirs.median)
    assert [c.p_value for c in weighted.contrasts] == [c.p_value for c in plain.contrasts]


def test_weights_that_are_no_counts_are_said_not_to_count_everywhere() -> None:
    table = {**shop(300), "Weight": [0.5 + i % 3 for i in range(300)]}
    study = cl.run_study(table, n_clusters=3, row_weight="Weight")
    assert study.profile.n == 300
    assert "row_weights_partly" in [issue.code for issue in study.issues]


def test_an_unknown_option_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(InputError, match='Did you mean "features"'):
        cl.run_study(shop(300), feature=["Age"])


def test_an_unknown_feature_is_an_error_with_a_suggestion() -> None:
    with pytest.raises(InputError, match="Did you mean"):
        cl.run_study(shop(300), features=["Agee"])


def test_an_existing_directory_is_refused_and_untouched(saved: Path, study: Study) -> None:
    before = {path.name: path.read_bytes() for path in saved.iterdir() if path.is_file()}
    with pytest.raises(OutputError, match="--overwrite"):
        study.save(str(saved))
    assert {p.name: p.read_bytes() for p in saved.iterdir() if p.is_file()} == before


def test_overwrite_replaces_only_what_clustomer_wrote(tmp_path: Path, saved: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "result.json").write_text("{}")
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match=r"thesis\.txt"):
        check_target(tmp_path / "mine", overwrite=True)
    of_samples = {"assignments.parquet", "sample_assignments.csv"}
    assert {path.name for path in saved.iterdir()} == STUDY_FILES - of_samples


def test_nothing_is_left_when_writing_fails(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("clustomer.report.write.page_within", full)
    with pytest.raises(OutputError, match="No space left on device"):
        study.save(str(tmp_path / "out"))
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_while_writing_leaves_nothing(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("clustomer.report.write.study_drawings", stopped)
    with pytest.raises(KeyboardInterrupt):
        study.save(str(tmp_path / "out"))
    assert list(tmp_path.iterdir()) == []


def test_exploration_alone(study: Study) -> None:
    found = cl.explore(shop())
    assert found.summary.to_dict() == study.summary.to_dict()


@pytest.mark.realdata
class TestRealData:
    def test_customers(self, shared_data: Path) -> None:
        study = cl.run_study(shared_data / "Customers.csv")
        roles = {column.name: column.role.value for column in study.intake.schema}
        assert [name for name, role in roles.items() if role == "feature"] == list(
            CUSTOMERS_FEATURES
        )
        assert roles["CustomerID"] == "id"
        assert roles["Gender"] == "sensitive"
        assert roles["Profession"] == "descriptor"
        codes = {issue.code: issue for issue in study.issues}
        assert codes["longer_than_age"].params["n"] == 81
        assert codes["out_of_range"].params["n"] == 2
        assert codes["row_order"].columns
        means = {
            column.column: column.mean
            for column in study.summary.columns
            if column.mean is not None
        }
        assert means["Age"] == pytest.approx(48.96)
        assert means["Annual Income ($)"] == pytest.approx(110_731.82, abs=0.005)
        assert means["Family Size"] == pytest.approx(3.77, abs=0.005)
        assert (study.labels >= 0).all()

    def test_mall(self, shared_data: Path) -> None:
        features = ["Annual Income (k$)", "Spending Score (1-100)"]
        path = shared_data / "Mall_Customers.csv"
        study = cl.run_study(path, features=features)
        assert study.n_segments == 5
        assert study.segmentation.inertia == pytest.approx(65.5684, abs=5e-5)
        raw = cl.run_study(path, features=features, scale="none")
        assert raw.n_segments == 5
        assert raw.segmentation.inertia == pytest.approx(44448.4554, abs=5e-5)
        assert raw.selection[5].silhouette == pytest.approx(0.5539, abs=5e-5)

    def test_three_of_the_mall_are_not_as_defensible_as_five(self, shared_data: Path) -> None:
        """They pass every gate, with a score of .114 against .175."""
        features = ["Annual Income (k$)", "Spending Score (1-100)"]
        path = shared_data / "Mall_Customers.csv"
        study = cl.run_study(path, features=features, n_clusters=3)
        assert study.assessment.plausible == (5,)
        assert study.shown_kind == "natural"
        said = [*study.conclusion.findings, *study.conclusion.limits]
        words = " ".join([*(each.text for each in said), *study.verdict.remarks])
        assert "defensible" not in words
        assert "three pass every gate too, with a lower score" in words
        assert "with a lower score (0.114; 0.175 at k = 5)" in words

    def test_limits_show_the_gates_of_what_they_leave(self, shared_data: Path) -> None:
        features = ["Annual Income (k$)", "Spending Score (1-100)"]
        path = shared_data / "Mall_Customers.csv"
        within = cl.run_study(path, features=features, k_max=4, quick=True)
        given = cl.run_study(path, features=features, n_clusters=4, quick=True)
        assert within.n_segments == 4
        assert within.is_k_imposed
        assert within.verdict.gates == given.verdict.gates == within.assessment.verdict.gates
        assert {gate.k for gate in within.verdict.gates} == {4}
        assert within.verdict.sentence == given.verdict.sentence == "Five natural segments."

    @pytest.mark.parametrize("name", ["Customers.csv", "Mall_Customers.csv"])
    def test_the_same_table_in_another_dress_gives_the_same_segments(
        self, shared_data: Path, tmp_path: Path, name: str
    ) -> None:
        import pandas as pd

        path = shared_data / name
        frame = pd.read_csv(path)
        frame["Half"] = np.arange(len(frame)) % 7 + 0.5
        frame.to_csv(tmp_path / "plain.csv", index=False)
        # no label hangs on how much evidence is gathered
        expected = cl.run_study(tmp_path / "plain.csv", n_clusters=4, quick=True).labels.tolist()
        frame.to_csv(tmp_path / "crlf.csv", index=False, lineterminator="\r\n")
        frame[frame.columns[::-1]].to_csv(tmp_path / "shuffled.csv", index=False)
        frame.to_csv(tmp_path / "european.csv", index=False, sep=";", decimal=",")
        frame.to_csv(tmp_path / "tab.tsv", index=False, sep="\t")
        frame.to_parquet(tmp_path / "table.parquet")
        for variant in ("crlf.csv", "shuffled.csv", "european.csv", "tab.tsv", "table.parquet"):
            found = cl.run_study(tmp_path / variant, n_clusters=4, quick=True)
            assert found.labels.tolist() == expected, variant
        assert cl.run_study(frame, n_clusters=4, quick=True).labels.tolist() == expected
