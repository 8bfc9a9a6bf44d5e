"""A study of a table that stays in an engine: a sample is held, the segments are of all rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import clustomer as cl
from clustomer.apps.cli.main import app
from clustomer.documents import result_document
from clustomer.engines.sources import looked_at
from clustomer.engines.sources.duckdb import DuckSource
from clustomer.errors import InputError
from clustomer.study import Study

ROWS = 130_000


def customers(n: int = ROWS, seed: int = 0) -> pa.Table:
    """Return three groups; the last rows differ, as they do where tables grow."""
    rng = np.random.default_rng(seed)
    group = rng.integers(0, 3, n)
    spend = 200.0 + 300 * group + rng.normal(0, 30, n) + 20 * (np.arange(n) > n / 2)
    visits = rng.normal(5 + 6 * (group == 1), 1)
    visits[rng.random(n) < 0.02] = np.nan
    town = np.array(["Ulm", "Bonn", "Köln"])[np.where(rng.random(n) < 0.3, group, 0)]
    return pa.table(
        {
            "customer_id": np.arange(n) + 1_000_000,
            "spend": spend,
            "visits": pa.array(visits, from_pandas=True),
            "town": town,
            "note": [f"{i % 97},{i % 7}" for i in range(n)],  # numbers written as texts
        }
    )


@pytest.fixture(scope="module")
def table() -> pa.Table:
    return customers()


@pytest.fixture(scope="module")
def source(table: pa.Table) -> Iterator[DuckSource]:
    with DuckSource(table, label="crm.customers") as opened:
        yield opened


@pytest.fixture(scope="module")
def study(source: DuckSource) -> Study:
    return cl.run_study(source, engine="duckdb", quick=True, value="spend")


def test_the_sample_is_held_and_the_whole_is_named(study: Study) -> None:
    whole = study.intake.whole
    assert whole is not None
    assert (whole.n_rows, whole.n_sample, whole.by) == (ROWS, 100_000, "id")
    assert whole.key == "customer_id"
    assert study.intake.label == "crm.customers"
    codes = {each.code for each in study.issues}
    assert {"sampled_by_id", "fitted_to_all", "spelled_numbers"} <= codes
    assert "note" not in [each.name for each in study.intake.schema.features]


def test_centroids_sizes_and_means_are_of_all_rows(study: Study, table: pa.Table) -> None:
    labels = study.model.predict(table)
    sizes = np.bincount(labels, minlength=study.n_segments)
    assert list(study.model.sizes) == sizes.tolist()
    assert [one.n for one in study.profile.segments] == sizes.tolist()
    assert study.profile.n == ROWS
    spend = table["spend"].to_numpy()
    for one in study.profile.segments:
        found = one.number_of("spend")
        assert found.n == one.n
        assert found.mean == pytest.approx(spend[labels == one.index].mean(), rel=1e-9)
    assert study.profile.population_of("spend").mean == pytest.approx(spend.mean(), rel=1e-9)
    total = sum(one.value_share or 0 for one in study.profile.segments)
    assert total == pytest.approx(1.0)
    means = [one.number_of("spend").mean for one in study.profile.segments]
    assert means == sorted(means, reverse=True)  # the order is by value, over all rows
    again = [
        spend[labels == j].mean() for j in range(study.n_segments)
    ]  # one more pass would move nothing
    assert again == pytest.approx(means)


def test_levels_are_of_all_rows(study: Study, table: pa.Table) -> None:
    labels = study.model.predict(table)
    town = np.array(table["town"].to_pylist())
    found = {(one.index, each.level): each for one in study.profile.segments for each in one.levels
             if each.column == "town"}  # fmt: skip
    assert len(found) == 3 * study.n_segments
    for (index, level), each in found.items():
        inside = town[labels == index] == level
        assert each.n == int(inside.sum())
        assert each.share == pytest.approx(inside.mean())
        assert each.low < each.share < each.high
        assert each.population_share == pytest.approx(np.mean(town == level))


def test_the_sample_is_assigned_by_the_model_of_all_rows(study: Study) -> None:
    held = study.intake.table
    assert (study.labels == study.model.predict_table(held).labels).all()


def test_files_hold_no_list_that_looks_complete(study: Study, tmp_path: Path) -> None:
    study.save(str(tmp_path / "out"))
    names = {each.name for each in (tmp_path / "out").iterdir()}
    assert "sample_assignments.csv" in names
    assert not {"assignments.csv", "audiences", "one_step_away.csv"} & names
    study.save(str(tmp_path / "out"), overwrite=True)  # nothing in it is strange to us
    result = json.loads((tmp_path / "out" / "result.json").read_text())
    assert result["whole"]["n_rows"] == ROWS
    assert result["over_all"]["converged"] is True
    assert sum(each["n"] for each in result["segments"]) == ROWS
    page = (tmp_path / "out" / "report.html").read_text()
    assert "130,000" in page
    assert cl.load_model(tmp_path / "out" / "model.json").sizes == study.model.sizes


def test_the_page_counts_all_customers_and_names_the_sample(study: Study, tmp_path: Path) -> None:
    study.save(str(tmp_path / "out"))
    result = json.loads((tmp_path / "out" / "result.json").read_text())
    assert result["provenance"]["n_rows"] == ROWS
    assert result["provenance"]["n_sample"] == 100_000
    sizes = [each["n_target"] + each["n_control"] for each in
             result["actions"]["test_plan"]["segments"]]  # fmt: skip
    assert sizes == [*study.model.sizes, ROWS]
    page = (tmp_path / "out" / "report.html").read_text()
    assert re.search(r"Customers</dt>\s*<dd>130,000</dd>", page)
    assert re.search(r"Sample</dt>\s*<dd>100,000</dd>", page)


def test_a_comparison_says_that_it_needs_all_customers(study: Study, tmp_path: Path) -> None:
    study.save(str(tmp_path / "out"))
    with pytest.raises(InputError, match=r"lists no customers.*--engine memory"):
        cl.compare(str(tmp_path / "out"), str(tmp_path / "out"))


def test_a_table_that_is_small_enough_gives_the_study_of_a_frame(table: pa.Table) -> None:
    small = table.slice(0, 3000)
    with DuckSource(small, label="small") as opened:
        there = cl.run_study(opened, quick=True)
    here = cl.run_study(small, quick=True)
    assert there.intake.whole is None
    left, right = result_document(there), result_document(here)
    for key in ("segments", "verdict", "plan", "selection", "summary", "evidence"):
        assert json.dumps(left[key]) == json.dumps(right[key])


def test_auto_holds_what_has_few_cells(source: DuckSource, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cl.read_table(source).whole is None
    for cells in (1000, (ROWS - 1) * len(source.columns())):  # the sample stays a sample
        monkeypatch.setattr(looked_at, "WHOLE_CELLS", cells)
        whole = cl.read_table(source).whole
        assert whole is not None
        assert whole.n_sample == 100_000


def test_the_same_rows_have_the_same_fingerprint_in_any_order(table: pa.Table) -> None:
    turned = table.take(pa.array(np.random.default_rng(1).permutation(ROWS)))
    marks = []
    for each in (table, turned):
        with DuckSource(each, label="x") as opened:
            marks.append(cl.read_table(opened, engine="duckdb").fingerprint)
    assert marks[0] == marks[1]


def test_what_an_engine_cannot_keep_is_refused(source: DuckSource) -> None:
    with pytest.raises(InputError, match=r"Row weights.*too large to be held"):
        cl.read_table(source, engine="duckdb", row_weight="visits")
    with pytest.raises(InputError, match=r"leave out were named.*view or a query"):
        cl.run_study(source, engine="duckdb", quick=True, suppressed=["1000001"])


def test_an_empty_table_is_refused() -> None:
    empty = pa.table({"customer_id": pa.array([], pa.int64()), "x": pa.array([], pa.float64())})
    with DuckSource(empty, label="empty") as opened, pytest.raises(InputError, match="no rows"):
        cl.run_study(opened)


def test_complete_rows_only_keeps_the_centroids_of_the_sample(source: DuckSource) -> None:
    found = cl.run_study(source, engine="duckdb", quick=True, missing="drop", k=3)
    assert "centroids_of_sample" in {each.code for each in found.issues}
    assert found.over_all is not None
    assert (found.over_all.n_passes, found.over_all.moved) == (1, 0.0)
    assert sum(found.model.sizes) == ROWS


def test_values_left_out_of_distances_stay_left_out(source: DuckSource, table: pa.Table) -> None:
    found = cl.run_study(source, engine="duckdb", quick=True, missing="kpod", k=3)
    labels = found.model.predict(table)
    assert np.bincount(labels, minlength=3).tolist() == list(found.model.sizes)


def test_explore_takes_what_run_takes(table: pa.Table, tmp_path: Path) -> None:
    pq.write_table(table.slice(0, 60_000), tmp_path / "a.parquet")
    pq.write_table(table.slice(60_000, 60_000), tmp_path / "b.parquet")
    found = cl.explore(tmp_path, engine="duckdb")
    assert found.intake.whole is not None
    assert found.intake.whole.n_rows == 120_000
    assert "120,000" in found._repr_html_()
    held = cl.read_table(tmp_path)
    assert (held.whole, held.n_rows) == (None, 120_000)


def test_segments_of_all_rows_are_written_for_files(table: pa.Table, tmp_path: Path) -> None:
    for i in range(2):
        pq.write_table(table.slice(i * 65_000, 65_000), tmp_path / f"part-{i}.parquet")
    out = tmp_path / "out"
    words = [
        "run",
        str(tmp_path / "part-*.parquet"),
        "--engine",
        "duckdb",
        "--quick",
        "-o",
        str(out),
    ]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    rows = pq.read_table(out / "assignments.parquet")
    model = cl.load_model(out / "model.json")
    assert rows["customer_id"].to_pylist() == table["customer_id"].to_pylist()
    assert (rows["segment"].to_numpy() == model.predict(table) + 1).all()


def test_an_engine_that_does_not_fit_the_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match=r"engine is postgres.*no address"):
        cl.run_study(tmp_path / "x.csv", engine="postgres")
    with pytest.raises(InputError, match=r"query was given.*no database"):
        cl.run_study(tmp_path / "x.csv", query="SELECT 1")
    with pytest.raises(InputError, match=r"engine is duckdb.*address of PostgreSQL"):
        cl.run_study("postgresql://db/shop/customers", engine="duckdb")
