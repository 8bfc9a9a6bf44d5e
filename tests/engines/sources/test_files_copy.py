"""Separated values of any size: understood piece by piece, kept as Parquet, removed."""

from __future__ import annotations

import gzip
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

import clustomer as cl
from clustomer.engines import pieces
from clustomer.engines.options import IntakeOptions
from clustomer.engines.sources import private
from clustomer.engines.sources.files import open_files
from clustomer.errors import InputError, OutputError

from .test_files import refused, rows_of

GERMAN = (
    "Kunde;Umsatz;Seit;Ort;Newsletter;PLZ\n"
    '10001;"1.234,50 €";31.01.2026;Köln;ja;01067\n'
    "10002;12,00 €;01.02.2026;Bonn;nein;50667\n"
    "10003;n/a;15.12.2025;Ulm;ja;89073\n"
)


@pytest.fixture
def spill(tmp_path: Path) -> Path:
    (tmp_path / "spill").mkdir()
    return tmp_path / "spill"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut files into pieces of 4 kB."""
    monkeypatch.setattr(pieces, "PIECE_BYTES", 4096)


def test_texts_are_understood_as_in_a_short_file(tmp_path: Path, spill: Path) -> None:
    for i in range(2):
        (tmp_path / "t").mkdir(exist_ok=True)
        (tmp_path / "t" / f"part-{i}.csv").write_text(GERMAN, encoding="cp1252")
    with open_files(tmp_path / "t", spill=spill) as source:
        assert {each.name: each.holds for each in source.columns()} == {
            "Kunde": "whole", "Umsatz": "number", "Seit": "other",
            "Ort": "text", "Newsletter": "other", "PLZ": "text",
        }  # fmt: skip
        rows = rows_of(source)
        assert len(rows) == source.n_rows() == 6
        assert [row["Umsatz"] for row in rows] == [1234.5, 12.0, None] * 2
        assert [str(row["Seit"])[:10] for row in rows[:3]] == [
            "2026-01-31",
            "2026-02-01",
            "2025-12-15",
        ]
        assert [row["Newsletter"] for row in rows[:3]] == [True, False, True]
        assert [row["PLZ"] for row in rows[:3]] == ["01067", "50667", "89073"]
        assert rows[0]["Ort"] == "Köln"
        assert {"decimal", "dates", "currency"} <= {each.what for each in source.understood}
        assert list(spill.iterdir())
    assert not list(spill.iterdir())


def long(n: int = 3000, seed: int = 0) -> tuple[str, dict[str, np.ndarray]]:
    rng = np.random.default_rng(seed)
    spend, visits = rng.normal(1e4, 2e3, n).round(2), rng.integers(0, 40, n)
    lines = [f'{i};"{s:,.2f}"'.replace(",", "_").replace(".", ",").replace("_", ".") + f";{v}"
             for i, (s, v) in enumerate(zip(spend, visits, strict=True))]  # fmt: skip
    return "id;spend;visits\n" + "\n".join(lines) + "\n", {"spend": spend, "visits": visits}


@pytest.mark.usefixtures("small")
def test_a_long_file_has_the_rows_of_its_pieces(tmp_path: Path, spill: Path) -> None:
    text, values = long()
    (tmp_path / "shop.csv").write_text(text)
    with open_files(tmp_path / "shop.csv", spill=spill) as source:
        rows = rows_of(source)
        assert [row["spend"] for row in rows] == values["spend"].tolist()
        assert [row["visits"] for row in rows] == values["visits"].tolist()
        assert [row["id"] for row in rows] == list(range(3000))
        assert source.fingerprint == cl.read_table(tmp_path / "shop.csv").fingerprint


@pytest.mark.usefixtures("small")
def test_a_column_that_begins_late_or_changes_its_kind_is_read(tmp_path: Path, spill: Path) -> None:
    n = 3000
    late = ["" if i < 1500 else str(i) for i in range(n)]
    code = [str(i) if i < 1500 else f"{i:06d}" for i in range(n)]
    odd = [str(i / 2) if i % 100 or i < 1500 else "?!" for i in range(n)]  # 0.5 %: missing
    mixed = [str(i) if i < 1500 else f"A{i}" for i in range(n)]
    flag = ["yes" if i < 1500 else "maybe" for i in range(n)]
    rows = zip(map(str, range(n)), late, code, odd, mixed, flag, strict=True)
    text = "id,late,code,odd,mixed,flag\n" + "".join(",".join(row) + "\n" for row in rows)
    (tmp_path / "shop.csv").write_text(text)
    with open_files(tmp_path / "shop.csv", spill=spill) as source:
        kinds = {each.name: each.holds for each in source.columns()}
        assert kinds == {
            "id": "whole", "late": "whole", "code": "text",
            "odd": "number", "mixed": "text", "flag": "text",
        }  # fmt: skip
        found = rows_of(source)
    assert [row["late"] for row in found] == [None] * 1500 + list(range(1500, n))
    assert [row["mixed"] for row in found] == mixed
    assert [row["code"] for row in found] == code
    assert found[1500]["odd"] is None
    assert found[1501]["odd"] == 750.5
    assert [row["flag"] for row in found] == flag


def test_packed_files_and_folders_that_make_columns(tmp_path: Path, spill: Path) -> None:
    for land, n in (("DE", 3), ("FR", 2)):
        folder = tmp_path / "t" / f"land={land}"
        folder.mkdir(parents=True)
        lines = "".join(f"{i},{i * 1.5}\n" for i in range(n))
        (folder / "0.csv.gz").write_bytes(gzip.compress(f"id,x\n{lines}".encode()))
    with open_files(tmp_path / "t", spill=spill) as source:
        rows = rows_of(source)
    assert [row["land"] for row in rows] == ["DE"] * 3 + ["FR"] * 2
    assert [row["x"] for row in rows] == [0.0, 1.5, 3.0, 0.0, 1.5]


def test_a_file_with_other_columns_is_named_and_nothing_is_left(
    tmp_path: Path, spill: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(spill))
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "a.csv").write_text("id,x\n1,2\n")
    (tmp_path / "t" / "b.csv").write_text("id,y\n1,2\n")
    assert '"b.csv" has no column "x", which "a.csv" has' in refused(tmp_path / "t")
    assert not list(spill.iterdir())


def test_too_little_room_is_said_before(
    tmp_path: Path, spill: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.csv").write_text("id,x\n1,2\n")

    class Usage:
        free = 3

    monkeypatch.setattr(private.shutil, "disk_usage", lambda _: Usage)
    with pytest.raises(OutputError, match=r'"a.csv" needs up to .*TMPDIR'):
        open_files(tmp_path / "a.csv", spill=spill)
    assert not list(spill.iterdir())


def test_a_directory_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,x\n1,2\n")
    with pytest.raises(InputError, match=r"No temporary files can be written to .*TMPDIR"):
        open_files(tmp_path / "a.csv", spill=tmp_path / "none")


def test_options_count(tmp_path: Path, spill: Path) -> None:
    (tmp_path / "a.csv").write_text("id;d\n1;03/04/2026\n2;05/06/2026\n")
    options = IntakeOptions(date_order="dmy")
    with open_files(tmp_path / "a.csv", options=options, spill=spill) as source:
        assert [row["d"].month for row in rows_of(source)] == [4, 6]


# -- for real: a disk that is full, and Ctrl-C ---------------------------------------------

LIMITED = """
import resource, sys
from clustomer.engines.sources.files import open_files
from clustomer.errors import OutputError
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    with open_files(sys.argv[1], spill=sys.argv[2], memory_limit=sys.argv[3]) as source:
        source.ask("SELECT * FROM customers ORDER BY hash(x0)")
except OutputError as error:
    print(error)
"""


def child(code: str, *arguments: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_full_disk_ends_the_copy_and_leaves_nothing(tmp_path: Path, spill: Path) -> None:
    (tmp_path / "shop.csv").write_text(long(40_000)[0])
    found = child(LIMITED, tmp_path / "shop.csv", spill, "1GB")
    assert "The directory of temporary files is full." in found.stdout, found.stderr
    assert not list(spill.iterdir())


def test_a_full_disk_ends_a_query_and_leaves_nothing(tmp_path: Path, spill: Path) -> None:
    import pyarrow.parquet as pq

    X = np.random.default_rng(0).normal(size=(8, 300_000))
    table = pa.table({f"x{j}": x for j, x in enumerate(X)})
    pq.write_table(table, tmp_path / "x.parquet", row_group_size=20_000)
    found = child(LIMITED, tmp_path / "x.parquet", spill, "25MB")
    assert "The directory of temporary files is full." in found.stdout, found.stderr
    assert not list(spill.iterdir())


def test_too_little_memory_is_said(tmp_path: Path, spill: Path) -> None:
    import pyarrow.parquet as pq

    X = np.random.default_rng(0).normal(size=(8, 300_000))
    pq.write_table(pa.table({f"x{j}": x for j, x in enumerate(X)}), tmp_path / "x.parquet")
    with (
        open_files(tmp_path / "x.parquet", spill=spill, memory_limit="15MB") as source,
        pytest.raises(InputError, match=r'"x.parquet" needs more memory.*memory_limit'),
    ):
        source.ask("SELECT * FROM customers ORDER BY hash(x0)")
    assert not list(spill.iterdir())


INTERRUPTED = """
import _thread, sys, threading
from clustomer.engines.sources import files
seen = []
def progress(phase, done, total):
    seen.append(done)
    if done:
        raise KeyboardInterrupt
try:
    files.open_files(sys.argv[1], spill=sys.argv[2], progress=progress)
except KeyboardInterrupt:
    print("stopped", len(seen))
"""


def test_ctrl_c_leaves_nothing(tmp_path: Path, spill: Path) -> None:
    (tmp_path / "shop.csv").write_text(long(2_000)[0])
    found = child(INTERRUPTED, tmp_path / "shop.csv", spill)
    assert found.stdout.startswith("stopped"), found.stderr
    assert not list(spill.iterdir())


ASKING = """
import sys
from clustomer.engines.sources import files
try:
    with files.open_files(sys.argv[1], spill=sys.argv[2]) as source:
        print("asked", flush=True)
        source.ask("SELECT sum(length(md5(x0::TEXT || r))) FROM customers, range(2000) t(r)")
except KeyboardInterrupt:
    print("stopped")
"""


def test_ctrl_c_stops_a_query_and_leaves_nothing(tmp_path: Path, spill: Path) -> None:
    import pyarrow.parquet as pq

    table = pa.table({"x0": np.arange(100_000.0)})
    pq.write_table(table, tmp_path / "x.parquet", row_group_size=500)  # a task each
    words = [sys.executable, "-c", ASKING, str(tmp_path / "x.parquet"), str(spill)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "asked\n"
        time.sleep(1)
        assert list(spill.iterdir())
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == "stopped\n"
    assert not list(spill.iterdir())
