"""Tables in files: what is found, what is refused, and that all forms give one answer."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import numpy as np
import parity_models
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import clustomer as cl
from clustomer.engines import batches
from clustomer.engines.rows import held_rows
from clustomer.engines.sources.by_sql import SqlSource
from clustomer.engines.sources.files import FilesSource, is_large, open_files
from clustomer.errors import InputError
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns

from .test_every_source import held, hostile, shop


def rows_of(source: FilesSource) -> list[dict[str, Any]]:
    names = [each.name for each in source.columns()]
    every = source.build.exp.select(*map(source.build.column, names)).from_(source.table())
    rows: list[dict[str, Any]] = source.ask(every.sql(dialect="duckdb")).to_pylist()
    return rows


def put(table: pa.Table, path: Path, **options: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, path, **options)
    return path


def refused(path: Path | str) -> str:
    with pytest.raises(InputError) as caught:
        open_files(path)
    return str(caught.value)


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """Return a folder of two files and of what others leave beside them."""
    table = shop(100)
    put(table.slice(0, 40), tmp_path / "shop" / "part-0.parquet")
    put(table.slice(40), tmp_path / "shop" / "deeper" / "part-1.parquet")
    (tmp_path / "shop" / "_SUCCESS").touch()
    (tmp_path / "shop" / ".part-0.parquet.crc").write_bytes(b"crc")
    (tmp_path / "shop" / "_delta_log").mkdir()
    (tmp_path / "shop" / "_delta_log" / "0.json").write_text("{}")
    return tmp_path / "shop"


def test_a_folder_is_its_files_in_the_order_of_their_names(parts: Path) -> None:
    with open_files(parts) as source:
        assert (source.label, source.n_rows()) == ("shop", 100)
        expected = shop(100).slice(40).to_pylist() + shop(100).slice(0, 40).to_pylist()
        assert rows_of(source) == expected  # deeper/part-1 comes before part-0


def test_one_file_and_a_pattern_are_tables_too(parts: Path) -> None:
    with open_files(parts / "part-0.parquet") as source:
        assert (source.label, source.n_rows()) == ("part-0.parquet", 40)
    with open_files(parts / "**" / "part-*.parquet") as source:
        assert (source.label, source.n_rows()) == ("part-*.parquet", 100)
    assert "No file fits" in refused(parts / "rest-*.parquet")


def test_signs_of_patterns_in_names_are_letters(tmp_path: Path) -> None:
    folder = tmp_path / "a=1" / "cust[omers]* ?'"
    put(shop(20), folder / "part [0].parquet")
    put(shop(30), folder / "part 0.parquet")
    with open_files(folder) as source:
        assert source.n_rows() == len(rows_of(source)) == 50
        assert [each.name for each in source.columns()] == shop(1).column_names


def test_folders_make_columns(tmp_path: Path) -> None:
    values = {"DE": "DE", "O'Hara %22x%22": 'O\'Hara "x"', "[*]": "[*]", "a%2Fb": "a/b"}
    for i, name in enumerate(values):
        put(shop(5 + i), tmp_path / "t" / f"country={name}" / "year=2026" / "part.parquet")
    put(shop(3), tmp_path / "t" / "country=__HIVE_DEFAULT_PARTITION__" / "year=2025" / "p.parquet")
    with open_files(tmp_path / "t") as source:
        kinds = {each.name: each.holds for each in source.columns()}
        assert (kinds["country"], kinds["year"]) == ("text", "whole")
        rows = rows_of(source)
        counts: dict[str | None, int] = {}
        for row in rows:
            counts[row["country"]] = counts.get(row["country"], 0) + 1
        assert counts == {**{v: 5 + i for i, v in enumerate(values.values())}, None: 3}
        assert {row["year"] for row in rows if row["country"] is None} == {2025}


def test_a_column_of_folders_can_be_a_feature(tmp_path: Path) -> None:
    table = shop(600, seed=3).drop_columns("town")
    for i, town in enumerate(("Ulm", "Bonn", "Köln")):
        put(table.slice(200 * i, 200), tmp_path / "t" / f"town={town}" / "0.parquet")
    with open_files(tmp_path / "t") as source:
        whole = pa.Table.from_pylist(rows_of(source))
        features = ("spend", "visits", "town")
        model = cl.Segmenter(n_clusters=3, random_state=0, features=features).fit(whole)
        assert "town" in model.model_.plan.sources
        step = source.step(model.model_)
        assert step.counts.tolist() == np.bincount(model.labels_, minlength=3).tolist()
        target = tmp_path / "out.parquet"
        source.score(model.model_, str(target), key="customer")
        written = pq.read_table(target)
        assert written["customer"].to_pylist() == whole["customer"].to_pylist()
        assert (np.array(written["segment"]) - 1).tolist() == model.labels_.tolist()


def test_the_same_name_in_a_file_and_a_folder_is_refused(tmp_path: Path) -> None:
    put(shop(5), tmp_path / "t" / "town=Ulm" / "0.parquet")
    assert 'two columns called "town"' in refused(tmp_path / "t")


def test_files_in_other_folders_are_refused(tmp_path: Path) -> None:
    put(shop(5), tmp_path / "t" / "country=DE" / "0.parquet")
    put(shop(5), tmp_path / "t" / "region=DE" / "0.parquet")
    said = refused(tmp_path / "t")
    assert '"country"' in said
    assert '"region=DE/0.parquet"' in said


# -- files that cannot be ------------------------------------------------------------------


@pytest.mark.parametrize("kept", [-1, -5, -9, 0.5, 10])
def test_a_file_that_was_cut_off_is_named(parts: Path, kept: float) -> None:
    path = parts / "deeper" / "part-1.parquet"
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept) if 0 < kept < 1 else int(kept)])
    said = refused(parts)
    assert '"deeper/part-1.parquet" begins like a Parquet file but is damaged' in said


def test_a_footer_of_other_bytes_is_damage(parts: Path) -> None:
    path = parts / "part-0.parquet"
    data = bytearray(path.read_bytes())
    data[-200:-10] = os.urandom(190)
    path.write_bytes(bytes(data))
    assert '"part-0.parquet"' in refused(parts)


def test_an_empty_file_is_named(parts: Path) -> None:
    (parts / "part-2.parquet").touch()
    assert '"part-2.parquet" is empty' in refused(parts)


def test_a_file_of_another_format_is_named(parts: Path) -> None:
    (parts / "part-2.parquet").write_text("a,b\n1,2\n")
    said = refused(parts)
    assert "different formats" in said
    assert '"part-2.parquet"' in said


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda t: t.drop_columns("visits"), '"part-2.parquet" has no column "visits"'),
        (lambda t: t.append_column("age", [range(t.num_rows)]), 'has no column "age"'),
        (
            lambda t: t.set_column(1, "spend", [["1"] * t.num_rows]),
            'The column "spend" holds texts (string) in "part-2.parquet" and numbers (double) in',
        ),
        (
            lambda t: t.set_column(1, "spend", [pa.array([True] * t.num_rows)]),
            "holds truth values (bool)",
        ),
        (lambda t: t.rename_columns(["customer", "Spend", "visits", "town"]), 'column "spend"'),
    ],
)
def test_a_file_with_other_columns_is_named(parts: Path, change: Any, expected: str) -> None:
    put(change(shop(10)), parts / "part-2.parquet")
    assert expected in refused(parts)


def test_kinds_of_numbers_and_orders_of_columns_may_differ(parts: Path) -> None:
    other = shop(10).select(["town", "visits", "spend", "customer"])
    other = other.set_column(1, "visits", [pa.array([7] * 10, pa.int16())])
    other = other.set_column(0, "town", [pa.nulls(10)])
    put(other, parts / "part-2.parquet")
    with open_files(parts) as source:
        rows = rows_of(source)[-10:]
        assert [row["visits"] for row in rows] == [7.0] * 10
        assert [row["town"] for row in rows] == [None] * 10
        assert list(rows[0]) == shop(1).column_names


def test_a_column_without_values_does_not_hide_others(parts: Path) -> None:
    table = shop(5)
    put(table.set_column(3, "town", [pa.nulls(5)]), parts / "a.parquet")
    put(table.set_column(3, "town", [[1, 2, 3, 4, 5]]), parts / "zz.parquet")
    assert '"town" holds numbers (int64) in "zz.parquet"' in refused(parts)


def test_a_folder_without_files_or_rows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    assert "no file in the folder" in refused(tmp_path / "t")
    put(shop(0), tmp_path / "t" / "0.parquet")
    assert "has no rows" in refused(tmp_path / "t")


# -- files that change ---------------------------------------------------------------------


def test_a_file_that_changes_is_an_error_and_not_a_mixture(parts: Path, tmp_path: Path) -> None:
    model = cl.Segmenter(n_clusters=2, random_state=0).fit(shop(100).drop_columns("customer"))
    with open_files(parts) as source:
        source.step(model.model_)
        time.sleep(0.01)
        put(shop(60, seed=9), parts / "deeper" / "part-1.parquet")
        target = tmp_path / "out.parquet"
        for read in (
            lambda: source.step(model.model_),
            lambda: source.sample(10),
            lambda: source.score(model.model_, str(target)),
        ):
            with pytest.raises(InputError, match=r'"deeper/part-1.parquet" was changed while'):
                read()
        (parts / "deeper" / "part-1.parquet").unlink()
        with pytest.raises(InputError, match=r'"deeper/part-1.parquet" is gone'):
            source.step(model.model_)
    assert not target.exists()


def test_a_file_that_changes_during_a_pass_is_noticed_at_its_end(parts: Path) -> None:
    with (
        open_files(parts) as source,
        pytest.raises(InputError, match="was changed"),
        source.unchanged(),
    ):
        os.utime(parts / "part-0.parquet", ns=(1, 1))


def test_only_these_files_can_be_read(parts: Path, tmp_path: Path) -> None:
    secret = put(shop(5), tmp_path / "secret.parquet")
    with open_files(parts) as source, pytest.raises(cl.errors.ClustomerError):
        source.ask(f"SELECT * FROM read_parquet('{secret}')")


def test_the_fingerprint_is_of_names_and_footers(parts: Path) -> None:
    with open_files(parts) as source:
        first = source.fingerprint
    os.utime(parts / "part-0.parquet", ns=(1, 1))
    with open_files(parts) as source:
        assert source.fingerprint == first
    put(shop(41), parts / "part-0.parquet")
    with open_files(parts) as source:
        assert source.fingerprint != first


def test_large_is_many_files_or_many_rows(
    parts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = parts / "part-0.parquet"
    assert is_large(parts)
    assert is_large(parts / "*.parquet")
    assert not is_large(file)
    assert not is_large(shop(5))
    text = tmp_path / "shop.csv"
    text.write_text("customer,spend\n" + "1,2\n" * 2000)
    assert not is_large(text)
    monkeypatch.setattr("clustomer.engines.sources.files.LARGE_ROWS", 39)
    assert is_large(file)
    monkeypatch.setattr("clustomer.engines.sources.files.LARGE_ROWS", 1_900)
    assert is_large(text)
    monkeypatch.setattr("clustomer.engines.sources.files.LARGE_ROWS", 2_100)
    assert not is_large(text)


# -- the query is the oracle of the loops --------------------------------------------------


def prepared_in_all_ways() -> dict[str, cl.SegmentationModel]:
    return {"everything": parity_models.everything(), "left out": parity_models.left_out()}


@pytest.mark.parametrize("name", ["everything", "left out"])
@pytest.mark.parametrize("close", [False, True])
def test_the_loops_give_what_the_query_gives(name: str, close: bool, tmp_path: Path) -> None:
    model = prepared_in_all_ways()[name]
    table = hostile(model)
    table = table.filter(model.predict_table(held(table, model)).margin > 1e-6)
    put(table, tmp_path / "t.parquet", row_group_size=100)
    with open_files(tmp_path / "t.parquet") as source:
        found, expected = (
            source.step(model, close=close),
            SqlSource.step(source, model, close=close),
        )
    assert found.counts.tolist() == expected.counts.tolist()
    assert found.known.tolist() == expected.known.tolist()
    assert found.n_near == expected.n_near
    size = 1 + np.abs(expected.sums)
    assert (np.abs(found.sums - expected.sums) <= 1e-9 * size).all()
    assert (found.squares is None) == (expected.squares is None) == (not close)
    if found.squares is not None and expected.squares is not None:
        assert found.squares == pytest.approx(expected.squares, rel=1e-9, abs=1e-9)


def test_rows_of_a_batch_are_held_as_conform_holds_them() -> None:
    for model in prepared_in_all_ways().values():
        table = hostile(model)
        sources = model.plan.sources
        found, expected = held_rows(table, sources), conform(raw_columns(table), sources)
        assert set(found.unseen) == set(expected.unseen)
        for name in sources.names:
            assert np.array_equal(found.data[name], expected.data[name], equal_nan=True), name
        for name, flags in expected.unseen.items():
            assert np.array_equal(found.unseen[name], flags), name


@pytest.mark.parametrize("values", [[None, None], ["Ulm", None], []])
def test_batches_without_values_are_missing(values: list[str | None]) -> None:
    features = ("spend", "visits", "town")
    model = cl.Segmenter(n_clusters=2, random_state=0, features=features).fit(shop(200))
    n = len(values)
    batch = pa.table(
        {
            "town": pa.array(values, pa.string()),
            "spend": pa.nulls(n),
            "visits": pa.array([np.inf] * n, pa.float32()),
        }
    )
    sources = model.model_.plan.sources
    found, expected = held_rows(batch, sources), conform(raw_columns(batch), sources)
    for name in sources.names:
        assert np.array_equal(found.data[name], expected.data[name], equal_nan=True), name


def test_a_batch_with_other_columns_says_what_conform_says() -> None:
    features = ("spend", "visits", "town")
    model = cl.Segmenter(n_clusters=2, random_state=0, features=features).fit(shop(200))
    sources = model.model_.plan.sources
    batch = pa.table({"town": ["Ulm"], "spend": ["much"], "visit": [1.0]})
    with pytest.raises(cl.errors.SchemaMismatchError) as found:
        held_rows(batch, sources)
    with pytest.raises(cl.errors.SchemaMismatchError) as expected:
        conform(raw_columns(batch), sources)
    assert str(found.value) == str(expected.value)


def test_the_number_of_threads_changes_no_digit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "BATCH_ROWS", 700)
    put(shop(5000), tmp_path / "t.parquet", row_group_size=1100)
    model = cl.Segmenter(n_clusters=3, random_state=0).fit(shop(300).drop_columns("customer"))
    with open_files(tmp_path / "t.parquet") as source:
        steps = []
        for workers in (1, 3):
            monkeypatch.setattr("clustomer.stats.workers.n_workers", lambda _, n=workers: n)
            steps.append(source.step(model.model_, close=True).to_dict())
    assert steps[0] == steps[1]


def test_the_directory_of_a_study_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_text("{}")
    (tmp_path / "assignments.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="directory of a study"):
        open_files(tmp_path)


def test_only_the_columns_of_folders_can_be_features(tmp_path: Path) -> None:
    for i, visits in enumerate((1, 2, 8, 9)):
        put(shop(50 + i), tmp_path / "t" / f"bought={visits}" / "0.parquet")
    with open_files(tmp_path / "t") as source:
        whole = pa.Table.from_pylist(rows_of(source))
        model = cl.Segmenter(n_clusters=2, random_state=0, features=("bought",)).fit(whole)
        step = source.step(model.model_)
    assert step.counts.tolist() == np.bincount(model.labels_, minlength=2).tolist()
