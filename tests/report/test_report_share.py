"""A report to pass on: canaries that no shared file may hold, written in any way."""

from __future__ import annotations

import base64
import html
import json
import re
import urllib.parse
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner, Result

from clustomer.apps.cli.main import app
from clustomer.report.html.interactive import read_script

N = 243  # odd: medians are the values of single customers


def clustomer(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def canaries() -> tuple[list[str], dict[str, list[str]]]:
    """Return long random ids, and columns in which every value is unique and odd."""
    rng = np.random.default_rng(20261128)
    ids = [f"cust<{rng.bytes(12).hex()}>&é" for _ in range(N)]
    group = np.arange(N) % 3
    spend = 1_000_003 + 2_000_000 * group + rng.choice(400_000, N, replace=False) * 2
    visits = 100_001 + 300_000 * (group == 1) + rng.choice(40_000, N, replace=False) * 2
    rare = [f"rare-{i:04d}-zq" for i in range(8)]
    town = [rare[i] if i < len(rare) else ("North", "South")[i % 2] for i in range(N)]
    odd = [f"junk{i}x" if i in (17, 40) else str(rng.integers(20, 60)) for i in range(N)]
    columns = {
        "spend": [str(value) for value in spend],
        "visits": [str(value) for value in visits],
        "town": town,
        "age": odd,
    }
    return ids, columns


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("share")
    ids, columns = canaries()
    rows = zip(ids, *columns.values(), strict=True)
    lines = [",".join(["CustomerID", *columns]), *(",".join(row) for row in rows)]
    (folder / "in.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    done = clustomer("run", folder / "in.csv", "-o", folder / "out", "--quick", "-q", "--k", "3",
                     "--control", "0.2")  # fmt: skip
    assert done.exit_code == 0, done.output
    return folder


def written_ways(value: str) -> set[str]:
    """Return a value raw, grouped, and as the usual encodings write it."""
    ways = {
        value,
        html.escape(value),
        "".join(f"&#{ord(c)};" for c in value),
        "".join(f"&#x{ord(c):x};" for c in value),
        urllib.parse.quote(value),
        urllib.parse.quote_plus(value),
        json.dumps(value)[1:-1],
        value.encode("unicode_escape").decode(),
        value.encode().hex(),
    }
    if value.isdigit():
        ways |= {f"{int(value):,}", f"{int(value):_}", f"{int(value):,}".replace(",", "\xa0")}
    for before in range(3):  # base64 of a text that holds the value somewhere
        coded = base64.b64encode(b"\0" * before + value.encode()).decode()
        ways.add(coded[(0, 2, 3)[before] : len(coded) // 4 * 4 - 4])
    return ways


def found(page: str, values: list[str]) -> list[str]:
    """Return the values that stand in a page in any of the ways."""
    page = page.lower()
    return [v for v in values if any(way.lower() in page for way in written_ways(v) if way)]


def test_the_search_finds_what_is_there() -> None:
    value = canaries()[0][0]
    for way in written_ways(value):
        assert found(f"<p>{way}</p>", [value]) == [value]
    coded = base64.b64encode(f"some text before {value} and after".encode()).decode()
    assert found(coded, [value]) == [value]
    assert found("<p>1,234,567</p>", ["1234567"]) == ["1234567"]
    assert found("<p>nothing</p>", [value]) == []


def test_no_id_in_any_file_that_is_passed_on(studied: Path) -> None:
    ids, _ = canaries()
    kept = {"assignments.csv", "one_step_away.csv", "typical_customers.csv"}
    files = [path for path in (studied / "out").rglob("*") if path.is_file()]
    passed_on = [p for p in files if p.name not in kept and p.parent.name != "audiences"]
    assert len(passed_on) > 20
    for path in passed_on:
        assert found(path.read_text(encoding="utf-8"), ids) == [], path.name
    assert found((studied / "out" / "assignments.csv").read_text(encoding="utf-8"), ids)


@pytest.mark.parametrize("static", [False, True])
def test_nothing_about_single_customers_is_shared(studied: Path, static: bool) -> None:
    target = studied / f"shared-{static}.html"
    words = ("--static",) if static else ()
    done = clustomer("report", studied / "out", "--share", "-o", target, *words)
    assert done.exit_code == 0, done.output
    page = target.read_text(encoding="utf-8")
    plotly = read_script("plotly-cartesian.min.js")  # has numbers of its own
    assert page.count(plotly) == (not static)
    for script in (plotly, read_script("report.js")):
        page = page.replace(script, "")
    page = re.sub(r"sha256-[A-Za-z0-9+/]+=", "", page)  # looks like base64 of anything
    assert ('"columns":' in page, '"n":[' in page) == (False, not static)  # cells, no points
    ids, columns = canaries()
    assert found(page, ids) == []
    for name in ("spend", "visits"):
        assert found(page, columns[name]) == []
    assert found(page, [v for v in columns["town"] if v.startswith("rare")]) == []
    assert found(page, [v for v in columns["age"] if v.startswith("junk")]) == []
    assert "Typical and borderline" not in page
    assert "nothing about single customers" in page
    assert "cells of at least 10" in page
    assert "silhouette&" not in page


def test_the_canaries_would_be_found_without_share(studied: Path) -> None:
    page = (studied / "out" / "report.html").read_text(encoding="utf-8")
    page = page.replace(read_script("plotly-cartesian.min.js"), "")
    _, columns = canaries()
    assert found(page, columns["spend"]) or found(page, columns["visits"])
    assert found(page, columns["age"]) or found(page, columns["town"])


def test_share_reads_no_points(studied: Path) -> None:
    points = studied / "out" / "points.json"
    kept = points.read_bytes()
    points.unlink()
    try:
        done = clustomer("report", studied / "out", "--share", "-o", studied / "alone.html", "-q")
        assert done.exit_code == 0, done.output
        done = clustomer("report", studied / "out", "-o", studied / "whole.html")
        assert done.exit_code == 2
        assert "points.json" in done.stderr
    finally:
        points.write_bytes(kept)


def test_figures_are_those_of_the_run(studied: Path) -> None:
    out, folder = studied / "out", studied / "drawn"
    done = clustomer("report", out, "--figures", folder)
    assert done.exit_code == 0, done.output
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        path.name: path.read_bytes() for path in (out / "figures").iterdir()
    }
    again = clustomer("report", out, "--figures", folder)
    assert again.exit_code == 2
    assert "exists already" in again.stderr
    both = clustomer("report", out, "--figures", studied / "more", "-o", studied / "more.html")
    assert both.exit_code == 2
    assert "cannot go together" in both.stderr
    assert not (studied / "more").exists()


def test_a_run_to_share_writes_what_the_report_command_writes(studied: Path) -> None:
    words = ("--quick", "-q", "--k", "3", "--control", "0.2", "--share", "--static")
    out = studied / "shared"
    done = clustomer("run", studied / "in.csv", "-o", out, *words)
    assert done.exit_code == 0, done.output
    assert not (out / "points.json").exists()
    again = studied / "again.html"
    done = clustomer("report", studied / "out", "--share", "--static", "-o", again)
    assert done.exit_code == 0, done.output
    assert (out / "report.html").read_bytes() == again.read_bytes()
    ids, columns = canaries()
    for path in (out / "report.html", *(out / "figures").iterdir()):
        assert found(path.read_text(encoding="utf-8"), [*ids, *columns["spend"]]) == [], path.name
    done = clustomer("report", out)
    assert done.exit_code == 2
    assert "--share" in done.stderr


def test_the_report_is_the_same_again(studied: Path) -> None:
    own = studied / "out" / "report.html"
    before = own.read_text(encoding="utf-8")
    assert clustomer("report", studied / "out").exit_code == 0
    assert own.read_text(encoding="utf-8") == before
    for part in ("glance", "segments", "selection", "sure", "exploration", "preparation",
                 "conclusion", "method"):  # fmt: skip
        assert f'<section id="{part}"' in before
    assert re.search(r"<p class=\"rule\">", before)


def test_what_is_refused(studied: Path, tmp_path: Path) -> None:
    out = studied / "out"
    there = tmp_path / "there.html"
    there.write_text("mine", encoding="utf-8")
    for words, said in (
        ((out, "--share"), "--share needs a file"),
        ((out, "--share", "-o", out / "report.html"), "is a file of the study"),
        ((out, "-o", out / "assignments.csv"), "is a file of the study"),
        ((out, "-o", there), "exists already"),
        ((tmp_path, "-o", tmp_path / "new.html"), "Cannot read"),
    ):
        done = clustomer("report", *words)
        assert done.exit_code == 2, words
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    assert there.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "new.html").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": 99}, "version 99"),
        ({"density": ...}, 'no "density"'),
        ({"segments": [{"n": 3}]}, "damaged"),
        ({"schema": 7}, "damaged"),
    ],
)
def test_damaged_files(studied: Path, tmp_path: Path, change: dict[str, object], said: str) -> None:
    result = json.loads((studied / "out" / "result.json").read_text(encoding="utf-8"))
    result = {k: v for k, v in {**result, **change}.items() if v is not ...}
    (tmp_path / "result.json").write_text(json.dumps(result), encoding="utf-8")
    (tmp_path / "points.json").write_bytes((studied / "out" / "points.json").read_bytes())
    done = clustomer("report", tmp_path, "-o", tmp_path / "new.html")
    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.parametrize("content", ["", "[1]", "{", "[" * 100_000])
def test_what_is_no_json(tmp_path: Path, content: str) -> None:
    (tmp_path / "result.json").write_text(content, encoding="utf-8")
    done = clustomer("report", tmp_path, "-o", tmp_path / "new.html")
    assert done.exit_code == 2
    assert "result.json" in done.stderr


def test_a_tiny_segment_is_not_shared(studied: Path, tmp_path: Path) -> None:
    result = json.loads((studied / "out" / "result.json").read_text(encoding="utf-8"))
    result["segments"][2]["n"] = 9
    (tmp_path / "result.json").write_text(json.dumps(result), encoding="utf-8")
    done = clustomer("report", tmp_path, "--share", "-o", tmp_path / "new.html")
    assert done.exit_code == 2
    assert "has 9 customers" in done.stderr
