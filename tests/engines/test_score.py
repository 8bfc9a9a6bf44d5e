"""Scoring files: the order of rows, ids, reading as in training, refusals."""

from __future__ import annotations

import codecs
import csv
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import clustomer as cl
from clustomer.engines import batches, pieces
from clustomer.errors import InputError, OutputError, SchemaMismatchError
from clustomer.table.samples import shop


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, table: dict[str, list[object]], **options: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=options.get("sep", ","))
        writer.writerow(table)
        writer.writerows(zip(*table.values(), strict=True))
    return path


def test_a_small_file_is_read_as_the_training_file_was(tmp_path: Path) -> None:
    n = 200
    dates = [f"{1 + i % 12:02d}/{1 + i % 28:02d}/2025" for i in range(n)]  # month first
    table = {"id": [f"c{i}" for i in range(n)], "last order": dates,
             "spend": [100 + (i * 37) % 900 for i in range(n)]}  # fmt: skip
    study = cl.run_study(write(tmp_path / "all.csv", table), n_clusters=3)
    first = {name: values[:3] for name, values in table.items()}
    assert first["last order"] == ["01/01/2025", "02/02/2025", "03/03/2025"]
    doubtful = {**first, "last order": ["01/12/2025", "02/11/2025", "03/10/2025"]}
    cl.score(study.model, write(tmp_path / "few.csv", doubtful), tmp_path / "few-out.csv")
    iso = {**first, "last order": ["2025-01-12", "2025-02-11", "2025-03-10"]}
    cl.score(study.model, write(tmp_path / "iso.csv", iso), tmp_path / "iso-out.csv")
    assert rows(tmp_path / "few-out.csv") == rows(tmp_path / "iso-out.csv")


def test_frames_predict_what_files_score(tmp_path: Path) -> None:
    table = shop(300)
    money = [None if v is None else f"{v:,.2f} $" for v in table["Annual Income ($)"]]
    written = {**table, "Annual Income ($)": money}
    study = cl.run_study(written, n_clusters=4)
    assert "Annual Income ($)" in study.plan.prepared_sources
    assert study.model.predict(written).tolist() == study.labels.tolist()


def test_rows_without_an_id_column_are_numbered(tmp_path: Path) -> None:
    table = {name: values for name, values in shop(200).items() if name != "CustomerID"}
    study = cl.run_study(table, n_clusters=2)
    cl.score(study.model, table, tmp_path / "out.csv")
    assert [row["row"] for row in rows(tmp_path / "out.csv")] == [str(i) for i in range(1, 201)]


def test_another_id_column_can_be_named(tmp_path: Path) -> None:
    study = cl.run_study(shop(200), n_clusters=2)
    table = {"key": [f"k{i}" for i in range(200)], **shop(200)}
    cl.score(study.model, table, tmp_path / "out.csv", id_column="key")
    assert rows(tmp_path / "out.csv")[7]["key"] == "k7"
    with pytest.raises(InputError, match="no column"):
        cl.score(study.model, table, tmp_path / "other.csv", id_column="nothing")
    assert not (tmp_path / "other.csv").exists()


def test_missing_columns_are_shown_and_nothing_is_written(tmp_path: Path) -> None:
    study = cl.run_study(shop(200), n_clusters=2)
    with pytest.raises(SchemaMismatchError, match="Family Size"):
        cl.score(study.model, {"Age": [1, 2]}, tmp_path / "out.csv")
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_stays(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("mine")
    study = cl.run_study(shop(200), n_clusters=2)
    with pytest.raises(OutputError, match="exists already"):
        cl.score(study.model, shop(200), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text() == "mine"


def test_dates_after_the_reference_date_are_marked(tmp_path: Path) -> None:
    days = [f"2025-{1 + i % 12:02d}-{1 + i % 28:02d}" for i in range(200)]
    table = {"last order": days, "spend": [100 + (i * 37) % 900 for i in range(200)]}
    model = cl.run_study(table, n_clusters=2, reference_date="2025-12-31").model
    new = {"last order": ["2025-06-30", "2026-02-01"], "spend": [300, 300]}
    cl.score(model, new, tmp_path / "out.csv")
    flags = [row["flag"] for row in rows(tmp_path / "out.csv")]
    assert ["out_of_domain" in flag for flag in flags] == [False, True]


# -- in pieces ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def model() -> cl.SegmentationModel:
    return cl.run_study(shop(400), n_clusters=4).model


def numbers_only(n: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(n)
    table = {name: rng.normal(size=n) * 10 + 50 for name in ("a", "b", "c")}
    table["b"][::7] = np.nan
    table["c"][3::11] = 1e6  # unlike anything that was seen
    return table


@pytest.mark.parametrize("batch", [1, 7, 64, 10_000])
def test_batches_of_a_parquet_file_are_the_file(
    batch: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = numbers_only(300)
    plain = {name: values[:200] for name, values in table.items() if name != "c"}
    model = cl.run_study({**plain, "c": np.arange(200.0) % 17}, n_clusters=3).model
    ids = np.arange(5000, 5300)[::-1]
    held = pa.table({"unused": ["x"] * 300, **table, "key": ids})
    pq.write_table(held, tmp_path / "in.parquet", row_group_size=50)
    monkeypatch.setattr(batches, "BATCH_ROWS", batch)
    done = cl.score(model, tmp_path / "in.parquet", tmp_path / "out.csv", id_column="key")
    cl.score(model, {**table, "key": ids}, tmp_path / "whole.csv", id_column="key")
    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert [int(row["key"]) for row in rows(tmp_path / "out.csv")] == ids.tolist()
    assert done.n_rows == sum(done.sizes) == 300
    assert done.n_imputed == 43
    assert done.n_out_of_domain >= 27


@pytest.mark.parametrize("form", ["plain", "european", "marked", "quoted"])
def test_pieces_of_a_long_file_are_the_file(
    form: str, model: cl.SegmentationModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = dict(shop(400, seed=5))
    if form == "european":
        money = [None if v is None else f"{v:.2f}".replace(".", ",")
                 for v in table["Annual Income ($)"]]  # fmt: skip
        table["Annual Income ($)"] = money
    if form == "quoted":
        table["note"] = [f'says "{i}",\nand more' for i in range(400)]
    path = write(tmp_path / "in.csv", table, sep=";" if form == "european" else ",")
    if form == "marked":
        path.write_bytes(codecs.BOM_UTF8 + path.read_bytes().replace(b"\n", b"\r\n"))
    cl.score(model, path, tmp_path / "whole.csv")
    monkeypatch.setattr(pieces, "PIECE_BYTES", 2000)
    assert path.stat().st_size > 5 * 2000
    cl.score(model, path, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()


@pytest.mark.parametrize(
    ("data", "end"),
    [
        (b"a,b\n1,2\n3", 8),
        (b'a\n"x\ny', 2),
        (b'a\n"x\ny"\nb', 8),
        (b"no end", 0),
        (b'"never\nclosed\n', 0),
    ],
)
def test_a_file_is_cut_behind_a_row(data: bytes, end: int) -> None:
    assert pieces._last_end(data) == end


def test_a_fault_in_a_late_piece_leaves_nothing(
    model: cl.SegmentationModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = dict(shop(400))
    table["Age"] = [*table["Age"][:350], *["unknown word"] * 50]
    path = write(tmp_path / "in.csv", table)
    monkeypatch.setattr(pieces, "PIECE_BYTES", 2000)
    with pytest.raises(SchemaMismatchError, match='"Age" holds text'):
        cl.score(model, path, tmp_path / "out.csv")
    assert [one.name for one in tmp_path.iterdir()] == ["in.csv"]


def test_a_damaged_parquet_file_is_said_to_be_so(
    model: cl.SegmentationModel, tmp_path: Path
) -> None:
    pq.write_table(pa.table(numbers_only(5000)), tmp_path / "in.parquet")
    data = bytearray((tmp_path / "in.parquet").read_bytes())
    data[4:64] = b"\xff" * 60  # where the first page says what it is
    (tmp_path / "in.parquet").write_bytes(data)
    other = cl.run_study({n: v[:200] for n, v in numbers_only(300).items()}, n_clusters=2).model
    with pytest.raises(InputError, match=r"in\.parquet"):
        cl.score(other, tmp_path / "in.parquet", tmp_path / "out.csv")
    assert [one.name for one in tmp_path.iterdir()] == ["in.parquet"]


def test_parquet_out_holds_what_csv_does(model: cl.SegmentationModel, tmp_path: Path) -> None:
    cl.score(model, shop(400), tmp_path / "out.csv")
    cl.score(model, shop(400), tmp_path / "out.parquet")
    found = pq.read_table(tmp_path / "out.parquet").to_pylist()
    texts = rows(tmp_path / "out.csv")
    assert len(found) == 400
    for one, text in zip(found, texts, strict=True):
        assert str(one["CustomerID"]) == text["CustomerID"]
        assert (str(one["segment"]), one["segment_name"], one["flag"]) == (
            text["segment"], text["segment_name"], text["flag"],
        )  # fmt: skip
        assert one["margin"] == pytest.approx(float(text["margin"]), rel=1e-9)


def test_some_columns_only(model: cl.SegmentationModel, tmp_path: Path) -> None:
    cl.score(model, shop(400), tmp_path / "all.csv")
    cl.score(model, shop(400), tmp_path / "out.csv", fields=("segment",))
    assert list(rows(tmp_path / "out.csv")[0]) == ["CustomerID", "segment"]
    of = [[row["segment"] for row in rows(tmp_path / name)] for name in ("all.csv", "out.csv")]
    assert of[0] == of[1]
    with pytest.raises(InputError, match="They can be segment, segment_name"):
        cl.score(model, shop(400), tmp_path / "no.csv", fields=("colour",))


def test_scoring_needs_no_scikit_learn(model: cl.SegmentationModel, tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text(model.to_json(), encoding="utf-8")
    write(tmp_path / "in.csv", shop(60))
    code = (
        "import sys, clustomer as cl; m = cl.load_model('model.json');"
        "cl.score(m, 'in.csv', 'out.csv');"
        "assert not any(name.startswith('sklearn') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)
    assert len(rows(tmp_path / "out.csv")) == 60


# -- folders ---------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["parquet", "csv"])
@pytest.mark.parametrize("pattern", ["", "*/part-*"])
def test_a_folder_is_scored_into_one_file(ending: str, pattern: str, tmp_path: Path) -> None:
    table = {**numbers_only(300), "key": np.arange(300)[::-1]}
    towns = ["Ulm", "Bonn", "Köln"]
    whole = {**table, "town": np.repeat(towns, 100)}
    model = cl.run_study(whole, n_clusters=3, features=("a", "b", "c", "town")).model
    assert "town" in model.plan.sources
    for i, town in enumerate(towns):
        path = tmp_path / "in" / f"town={town}" / f"part-0.{ending}"
        path.parent.mkdir(parents=True)
        part = {name: values[100 * i : 100 * (i + 1)] for name, values in table.items()}
        if ending == "csv":
            write(path, {name: list(values) for name, values in part.items()})
        else:
            pq.write_table(pa.table(part), path)
    done = cl.score(model, tmp_path / "in" / pattern, tmp_path / "out.csv", id_column="key")
    cl.score(model, whole, tmp_path / "whole.csv", id_column="key")
    assert done.n_rows == 300
    found, expected = (
        {row["key"]: row for row in rows(tmp_path / name)} for name in ("out.csv", "whole.csv")
    )
    assert found == expected
    by_name = [*range(199, 99, -1), *range(99, -1, -1), *range(299, 199, -1)]  # Bonn, Köln, Ulm
    assert [int(row["key"]) for row in rows(tmp_path / "out.csv")] == by_name


def test_a_file_unlike_the_first_leaves_nothing(tmp_path: Path) -> None:
    model = cl.run_study(numbers_only(200), n_clusters=2).model
    (tmp_path / "in").mkdir()
    write(tmp_path / "in" / "a.csv", {n: list(v) for n, v in numbers_only(9).items()})
    write(tmp_path / "in" / "b.csv", {"a": [1], "b": [2], "d": [3]})
    with pytest.raises(InputError, match=r'"b.csv" has no column "c", which "a.csv" has'):
        cl.score(model, tmp_path / "in", tmp_path / "out.csv")
    assert not list(tmp_path.glob("*out*"))


def test_the_output_may_not_be_one_of_the_files(tmp_path: Path) -> None:
    model = cl.run_study(numbers_only(200), n_clusters=2).model
    (tmp_path / "in").mkdir()
    part = write(tmp_path / "in" / "a.csv", {n: list(v) for n, v in numbers_only(9).items()})
    for source in (tmp_path / "in", tmp_path / "in" / "*.csv"):
        for out in (part, tmp_path / "in" / "new.csv"):
            with pytest.raises(OutputError):
                cl.score(model, source, out, overwrite=True)
    assert not (tmp_path / "in" / "new.csv").exists()


def test_a_large_file_with_texts_is_scored_in_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = {**numbers_only(300), "town": np.repeat(["Ulm", "Bonn", "Köln "], 100)}
    model = cl.run_study(table, n_clusters=3, features=("a", "b", "town")).model
    assert "town" in model.plan.sources
    pq.write_table(pa.table({**table, "key": [f" k{i}" for i in range(300)]}), tmp_path / "in.pq")
    for name in ("whole.csv", "out.csv"):
        cl.score(model, tmp_path / "in.pq", tmp_path / name, id_column="key")
        monkeypatch.setattr(pieces, "LARGE_ROWS", 100)
        monkeypatch.setattr(batches, "BATCH_ROWS", 64)
    assert (tmp_path / "out.csv").read_bytes() == (tmp_path / "whole.csv").read_bytes()
