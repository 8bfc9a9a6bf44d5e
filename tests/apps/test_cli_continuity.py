"""``clustomer compare`` and ``clustomer monitor``, as a shell sees them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import clustomer as cl
from clustomer.apps.cli.main import app


def run(*arguments: str | Path) -> tuple[int, str, str]:
    found = CliRunner().invoke(app, [str(each) for each in arguments])
    return found.exit_code, found.stdout, found.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("over_time")
    assert run("sample", "shop", "-o", path / "then.csv", "--rows", "500")[0] == 0
    assert run("sample", "shop", "-o", path / "now.csv", "--rows", "500", "--seed", "5")[0] == 0
    cl.run_study(str(path / "then.csv"), n_clusters=5, quick=True).save(str(path / "old"))
    lines = (path / "now.csv").read_text("utf-8").splitlines()
    # Other customers: the sample numbers them anew for each seed.
    lines = [lines[0], *(f"9{line}" for line in lines[1:])]
    (path / "now.csv").write_text("\n".join(lines), encoding="utf-8")
    (path / "rich.csv").write_text(
        "\n".join([lines[0], *(line for line in lines[1:] if int(line.split(",")[2] or 0) > 45)]),
        encoding="utf-8",
    )
    return path


def test_monitor_keeps(folder: Path) -> None:
    code, out, err = run("monitor", folder / "old", folder / "now.csv")
    assert (code, err) == (0, "")
    assert out.startswith("Keep the segments")
    assert "not beyond chance" in out


@pytest.mark.parametrize("lang", ["de", "fr", "es"])
def test_a_check_and_its_page_speak_a_language(folder: Path, tmp_path: Path, lang: str) -> None:
    page = tmp_path / "page.html"
    code, out, err = run("monitor", folder / "old", folder / "now.csv", "-o", page, "--lang", lang)
    assert (code, err) == (0, "")
    assert "Keep the segments" not in out + page.read_text("utf-8")
    assert f'<html lang="{lang}">' in page.read_text("utf-8")
    assert re.search(r"\d,\d", out)
    assert not re.search(r"\d\.\d", out)


def test_monitor_ends_with_3_after_two_alarms(folder: Path, tmp_path: Path) -> None:
    history, page = tmp_path / "h.jsonl", tmp_path / "page.html"
    options = ("--history", history, "--format", "json", "-o", page, "--overwrite")
    code, out, _ = run("monitor", folder / "old" / "model.json", folder / "rich.csv", *options)
    assert (code, json.loads(out)["code"]) == (0, "watch")
    again = tmp_path / "again.csv"
    again.write_text((folder / "rich.csv").read_text("utf-8") + "\n\n", encoding="utf-8")
    code, out, err = run("monitor", folder / "old" / "model.json", again, *options)
    assert (code, json.loads(out)["code"]) == (3, "refit")
    assert "clustomer refresh" in err
    assert "<html" in page.read_text("utf-8")
    assert len(history.read_text("utf-8").splitlines()) == 2


def test_compare_writes_a_page_without_customers(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    code, out, _ = run("compare", folder / "old", folder / "then.csv", "-o", page,
                       "--value", "Annual Income ($)")  # fmt: skip
    assert code == 0
    assert "0 of 499 customers (0" in out
    assert "Annual Income ($) now" in page.read_text("utf-8")
    code, _, err = run("compare", folder / "old", folder / "then.csv", "-o", page)
    assert (code, "--overwrite" in err) == (2, True)


def test_a_journey_is_printed_and_never_a_page(folder: Path, tmp_path: Path) -> None:
    code, out, _ = run("compare", folder / "old", folder / "old", "--journey", "5")
    assert (code, out.count("old")) == (0, 2)
    code, _, err = run("compare", folder / "old", folder / "old", "--journey", "5",
                       "-o", tmp_path / "page.html")  # fmt: skip
    assert (code, "printed only" in err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("compare", "{old}", "{then}", "{then}"), "One study or table"),
        (("compare", "{old}", "{then}", "-o", "page.csv"), "ends in .html"),
        (("compare", "{then}", "{then}"), "Cannot read the study"),
        (("monitor", "{then}", "{then}"), "not"),
        (("monitor", "{old}", "missing.csv"), "missing.csv"),
    ],
)
def test_what_is_wrong_is_said(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    places = {"old": folder / "old", "then": folder / "then.csv"}
    code, out, err = run(*(each.format(**places) for each in arguments))
    assert (code, out) == (2, "")
    assert message in err


def test_refresh_writes_a_study_and_what_became_of_the_segments(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "new"
    code, said, err = run("refresh", folder / "old", folder / "now.csv", "-o", out, "--seed", "3")
    assert (code, err) == (0, "")
    assert said.startswith("Refreshed: 5 of 5 segments")
    assert "because they changed" in said
    names = {"report.html", "continuity.html", "continuity.json", "moves.csv", "model.json"}
    assert names <= {path.name for path in out.iterdir()}
    code, said, _ = run("refresh", folder / "old", folder / "now.csv", "-o", out, "--overwrite",
                        "--format", "json", "--k", "auto")  # fmt: skip
    assert (code, json.loads(said)["kind"]) == (0, "refresh")
    code, _, err = run("refresh", out, folder / "now.csv", "-o", out, "--overwrite")
    assert (code, "would be replaced" in err) == (2, True)
