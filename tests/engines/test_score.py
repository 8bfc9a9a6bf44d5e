"""Scoring files: the order of rows, ids, reading as in training, refusals."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import clustomer as cl
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
