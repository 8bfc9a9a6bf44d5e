"""The same values give the same columns, whatever they came in."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq
import pytest

from clustomer.engines.open import read_source
from clustomer.engines.options import IntakeOptions
from clustomer.engines.source import Source
from clustomer.errors import InputError
from clustomer.table.schema import RawColumn

HEADER = ["id", "Sex", "Income ($)", "Score", "Joined", "Job"]
ROWS: list[list[Any]] = [
    [1, "Male", 15000.5, 39, "2024-01-31", "Artist, free"],
    [2, "Female", 35000, 81, "2023-12-01", None],
    [3, "Female", None, 6, "2022-07-15", "Engi\nneer"],
    [4, "Male", 99.25, 77, None, 'The "Boss"'],
]


def same(first: RawColumn, second: RawColumn) -> None:
    """Assert that two columns hold the same, whatever they came in."""
    assert first.name == second.name
    assert first.content == second.content, first.name
    assert first.whole == second.whole, first.name
    np.testing.assert_array_equal(first.values, second.values, err_msg=first.name)
    assert (first.texts is None) == (second.texts is None), first.name


def _csv(rows: list[list[Any]], header: list[str], **how: Any) -> str:
    out = io.StringIO(newline="")
    decimal = how.pop("decimal", ".")
    writer = csv.writer(out, **{"lineterminator": "\n", **how})
    writer.writerow(header)
    for row in rows:
        writer.writerow(
            "" if v is None else str(v).replace(".", decimal) if isinstance(v, float) else v
            for v in row
        )
    return out.getvalue()


def _variants(rows: list[list[Any]], header: list[str], folder: Path) -> dict[str, Path]:
    """Write the table in every common form."""
    texts = {
        "comma.csv": _csv(rows, header).encode(),
        "bom.csv": b"\xef\xbb\xbf" + _csv(rows, header).encode(),
        "crlf.csv": _csv(rows, header, lineterminator="\r\n").encode(),
        "euro.csv": _csv(rows, header, delimiter=";", decimal=",").encode("cp1252"),
        "tab.tsv": _csv(rows, header, delimiter="\t").encode(),
        "pipe.txt": _csv(rows, header, delimiter="|").encode("utf-16"),
        "quoted.csv": _csv(rows, header, quoting=csv.QUOTE_ALL).encode(),
        "packed.csv.gz": gzip.compress(_csv(rows, header).encode()),
        "lines.jsonl": "\n".join(
            json.dumps(dict(zip(header, r, strict=True))) for r in rows
        ).encode(),
        "array.json": json.dumps([dict(zip(header, r, strict=True)) for r in rows]).encode(),
    }
    paths = {}
    for name, content in texts.items():
        paths[name] = folder / name
        paths[name].write_bytes(content)
    table = pa.table({n: [row[at] for row in rows] for at, n in enumerate(header)})
    paths["table.parquet"] = folder / "table.parquet"
    pq.write_table(table, paths["table.parquet"])
    return paths


@pytest.fixture
def comma(tmp_path: Path) -> Source:
    path = tmp_path / "reference.csv"
    path.write_text(_csv(ROWS, HEADER), encoding="utf-8")
    return read_source(path)


def test_values_by_hand(comma: Source) -> None:
    assert comma.label == "reference.csv"
    assert comma.n_rows == 4
    assert [column.name for column in comma.columns] == HEADER
    by_hand = [
        [1.0, 2.0, 3.0, 4.0],
        ["Male", "Female", "Female", "Male"],
        [15000.5, 35000.0, np.nan, 99.25],
        [39.0, 81.0, 6.0, 77.0],
        np.array(["2024-01-31", "2023-12-01", "2022-07-15", "NaT"], dtype="datetime64[s]"),
        ["Artist, free", None, "Engi\nneer", 'The "Boss"'],
    ]
    for column, values in zip(comma.columns, by_hand, strict=True):
        np.testing.assert_array_equal(column.values, np.asarray(values, column.values.dtype))
    assert [column.whole for column in comma.columns] == [True, False, False, True, False, False]


def test_every_container_gives_the_same(comma: Source, tmp_path: Path) -> None:
    for path in _variants(ROWS, HEADER, tmp_path).values():
        found = read_source(path)
        assert found.n_rows == 4, path.name
        for expected, column in zip(comma.columns, found.columns, strict=True):
            same(expected, column)


def test_shuffled_columns_give_the_same(comma: Source, tmp_path: Path) -> None:
    order = [4, 2, 0, 5, 1, 3]
    path = tmp_path / "shuffled.csv"
    path.write_text(_csv([[row[at] for at in order] for row in ROWS], [HEADER[at] for at in order]))
    found = {column.name: column for column in read_source(path).columns}
    for expected in comma.columns:
        same(expected, found[expected.name])


def test_frames_give_the_same(comma: Source) -> None:
    import pandas as pd
    import polars as pl

    columns = {name: [row[at] for row in ROWS] for at, name in enumerate(HEADER)}
    arrow = pa.table(columns)
    frames = [columns, pd.DataFrame(columns), pl.DataFrame(columns, strict=False), arrow]
    prints = set()
    for frame in [*frames, pl.from_arrow(arrow).lazy()]:  # type: ignore[union-attr]
        found = read_source(frame)
        prints.add(found.fingerprint)
        assert found.label == "data frame"
        for expected, column in zip(comma.columns, found.columns, strict=True):
            same(expected, column)
    assert len(prints) == 1, "the fingerprint is of the content, not of the library"


@pytest.mark.realdata
@pytest.mark.parametrize("name", ["Customers.csv", "Mall_Customers.csv"])
def test_real_tables_in_every_form(shared_data: Path, tmp_path: Path, name: str) -> None:
    original = read_source(shared_data / name)
    with (shared_data / name).open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    variants = {
        "crlf.csv": _csv(rows, header, lineterminator="\r\n"),
        "euro.csv": _csv(rows, header, delimiter=";"),
        "tab.tsv": _csv(rows, header, delimiter="\t"),
        "shuffled.csv": _csv([row[::-1] for row in rows], header[::-1]),
    }
    for variant, content in variants.items():
        (tmp_path / variant).write_text(content, encoding="utf-8", newline="")
    pq.write_table(arrow_csv.read_csv(shared_data / name), tmp_path / "table.parquet")
    for variant in [*variants, "table.parquet"]:
        found = {column.name: column for column in read_source(tmp_path / variant).columns}
        for expected in original.columns:
            same(expected, found[expected.name])


@pytest.mark.realdata
def test_real_customers(shared_data: Path) -> None:
    source = read_source(shared_data / "Customers.csv")
    by_name = {column.name: column for column in source.columns}
    assert source.n_rows == 2000
    assert round(by_name["Annual Income ($)"].values.mean(), 2) == 110731.82
    assert sum(value is None for value in by_name["Profession"].values) == 35
    assert not source.issues


@pytest.mark.realdata
def test_invoices_with_letters_are_codes(shared_data: Path) -> None:
    source = read_source(shared_data / "online_retail.parquet")
    by_name = {column.name: column for column in source.columns}
    assert source.n_rows == 541_909
    assert by_name["InvoiceNo"].content == "text"
    assert "C536379" in set(by_name["InvoiceNo"].values[:1000])
    assert by_name["InvoiceDate"].content == "date"


def test_content_comes_before_the_name(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    pq.write_table(pa.table({"age": [1, 2]}), path)
    source = read_source(path)
    assert source.understood[0].value == "Parquet"
    assert "whatever its name" in source.understood[0].how


def test_names_with_pattern_signs_and_quotes_are_taken_literally(tmp_path: Path) -> None:
    folder = tmp_path / "year=2024"
    folder.mkdir()
    pq.write_table(pa.table({"age": [1, 2]}), folder / "a[1]'*.parquet")
    pq.write_table(pa.table({"age": [7, 8]}), folder / "a1'x.parquet")
    source = read_source(folder / "a[1]'*.parquet")
    assert [column.name for column in source.columns] == ["age"]
    assert source.columns[0].values.tolist() == [1, 2]


def test_fingerprint_is_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"id,age\n1,2\n")
    expected = hashlib.sha256(b"id,age\n1,2\n").hexdigest()
    assert read_source(str(tmp_path / "a.csv")).fingerprint == expected


def test_progress_is_reported(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    (tmp_path / "a.csv").write_bytes(b"id,name\n1,x\n")
    read_source(tmp_path / "a.csv", progress=lambda *step: seen.append(step))
    assert seen[0] == ("open", 0, 1)
    assert seen[-1] == ("understand", 4, 4)


def test_results_go_to_json_and_back(comma: Source) -> None:
    again = Source.from_dict(json.loads(json.dumps(comma.to_dict())))
    assert again.fingerprint == comma.fingerprint
    assert again.understood == comma.understood
    assert list(comma.to_frame()["content"]) == [
        "number",
        "text",
        "number",
        "number",
        "date",
        "text",
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("https://u:pass@example.com/a.csv", r"^\"https://example.com/a.csv\" is an address"),
        ("s3://bucket/key.parquet", "nothing is fetched from a network"),
        ("file:///etc/passwd", "is an address"),
        ("a\0b.csv", "is not a path"),
        ("", "is not a path"),
        ("/no/such/folder/table.csv", "nor a folder"),
        ("x" * 5000 + ".csv", "cannot be read"),
        (os.devnull, "is not a regular file"),
        (5, "type int is not a table"),
        (None, "type NoneType is not a table"),
    ],
)
def test_sources_that_are_none(source: Any, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_source(source)
    assert len(str(caught.value)) < 500


def test_directories_and_near_misses(tmp_path: Path) -> None:
    (tmp_path / "customers.csv").write_text("id\n1\n")
    with pytest.raises(InputError, match=r'is a directory.*such as "customers.csv"'):
        read_source(tmp_path)
    with pytest.raises(InputError, match=r'Did you mean "customers.csv"'):
        read_source(tmp_path / "custmers.csv")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.csv"
    path.write_text("id\n1\n")

    def denied(self: Path) -> bytes:  # the tests may run as root, who may read everything
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(InputError, match=r"permission denied.*may read"):
        read_source(path)


def test_compressed_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clustomer.engines.files.MAX_UNPACKED", 1_000_000)
    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(gzip.compress(b"id\n" + b"1\n" * 1_000_000))
    with pytest.raises(InputError, match="grows beyond"):
        read_source(path)


def test_wide_tables(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    names = [f"c{at}" for at in range(10_000)]
    path.write_text(",".join(names) + "\n" + ",".join("7" for _ in names) + "\n")
    source = read_source(path)
    assert len(source.columns) == 10_000
    path.write_text(",".join(f"c{at}" for at in range(20_001)) + "\n")
    with pytest.raises(InputError, match="20,001 columns"):
        read_source(path)


@pytest.mark.parametrize("content", [b"x" * 12_000_000, b"id,b\n1,2\n" + b"x" * 12_000_000])
def test_endless_lines(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "long.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"too long for a row|larger than field limit"):
        read_source(path)


def test_repeated_members_of_gzip_are_joined(tmp_path: Path) -> None:
    path = tmp_path / "two.csv.gz"
    path.write_bytes(gzip.compress(b"id,age\n1,2\n") + gzip.compress(b"3,4\n"))
    assert read_source(path).n_rows == 2


def test_options_are_checked_before_the_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--decimal cannot be"):
        read_source(tmp_path / "missing.csv", options=IntakeOptions(decimal=";"))
