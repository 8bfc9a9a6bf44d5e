"""``clustomer evaluate``: what it prints, JSON, exit codes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from clustomer.apps.cli.main import app


def clustomer(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evaluate")
    done = clustomer("sample", "shop", "-o", folder / "shop.csv", "--rows", "400", "-q")
    assert done.exit_code == 0
    words = ("--k", "3", "--quick", "-q", "--control", "0.5")
    done = clustomer("run", folder / "shop.csv", "-o", folder / "out", *words)
    assert done.exit_code == 0, done.output
    return folder


def outcomes(studied: Path, *, without: str = "") -> Path:
    """Everybody contacted buys, one in three of the others; some are left out of one arm."""
    with (studied / "out" / "audiences" / "arms.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    path = studied / f"outcomes{without}.csv"
    lines = [
        f"{row['CustomerID']},{int(row['arm'] == 'target' or i % 3 == 0)}"
        for i, row in enumerate(rows)
        if row["arm"] != without or i % 2
    ]
    path.write_text("\n".join(["CustomerID,bought", *lines, ""]), encoding="utf-8")
    return path


def test_text(studied: Path) -> None:
    done = clustomer("evaluate", studied / "out", outcomes(studied))
    assert done.exit_code == 0, done.output
    assert "higher among those contacted" in done.stdout
    assert "pp" in done.stdout
    assert "drawn at random" in done.stdout
    assert done.stderr == ""


def test_json(studied: Path) -> None:
    done = clustomer("evaluate", studied / "out", outcomes(studied), "--format", "json")
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert {one["reading"] for one in found["segments"]} == {"higher"}
    assert found["pooled"]["difference"] == pytest.approx(2 / 3, abs=0.08)
    assert "ids" not in found


def test_arms_that_cannot_be_compared(studied: Path) -> None:
    path = outcomes(studied, without="control")
    done = clustomer("evaluate", studied / "out", path)
    assert done.exit_code == 3
    assert "missing clearly more often" in done.stderr
    assert "--absent zero" in done.stderr
    assert "contacted" in done.stdout
    assert clustomer("evaluate", studied / "out", path, "--absent", "zero").exit_code == 0


def test_bad_input(studied: Path, tmp_path: Path) -> None:
    done = clustomer("evaluate", tmp_path, outcomes(studied))
    assert done.exit_code == 2
    assert "--control" in done.stderr
    assert clustomer("evaluate", studied / "out", tmp_path / "none.csv").exit_code == 2
    done = clustomer("evaluate", studied / "out", outcomes(studied), "--outcome", "bougt")
    assert done.exit_code == 2
    assert 'Did you mean "bought"' in done.stderr
