"""How large a page is at any width, and what gives way."""

from __future__ import annotations

import html
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from clustomer.apps.cli.main import app
from clustomer.report.html.records import ReportInput
from clustomer.report.html.render import render_report
from clustomer.report.size import LIMIT, STATIC_LIMIT, page_within
from clustomer.report.text import text


def size(page: str) -> int:
    return len(page.encode())


def test_a_page_that_fits_stays_as_it_is(study: ReportInput) -> None:
    page = render_report(study)
    assert page_within(study, size(page)) == page


def test_figures_give_way_in_their_order_and_are_named(study: ReportInput) -> None:
    whole = size(render_report(study))
    assert "feature-pairs" in study.figures
    page = page_within(study, whole - 1000)
    assert size(page) <= whole - 1000
    assert 'figures are left out: "feature-pairs".' in html.unescape(page)


def test_tables_stay_when_no_figure_is_left(study: ReportInput) -> None:
    page = page_within(study, 1)
    bare = render_report(replace(study, figures={}))
    assert page.count("<table") == bare.count("<table")
    assert text("report.size.rows", n=2) in page
    assert page.count('<svg class="ch"') < 5 < render_report(study).count('<svg class="ch"')


def test_tables_become_shorter_only_when_no_figure_is_left(study: ReportInput) -> None:
    bare = size(render_report(replace(study, figures={})))
    assert "The tables of each segment" not in page_within(study, bare + 30_000)
    shorter = render_report(replace(study, figures={}, rows_shown=1))
    assert size(shorter) < bare
    assert "More columns, in profiles.csv" in shorter


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two hundred columns, some of them with many levels."""
    folder = tmp_path_factory.mktemp("wide")
    rng = np.random.default_rng(5)
    n = 600
    group = rng.integers(0, 4, n)
    columns: dict[str, list[str]] = {"CustomerID": [f"c{i:05d}" for i in range(n)]}
    for j in range(40):
        columns[f"a rather long name of measure {j}"] = [
            f"{v:.2f}" for v in 20 * (group == j % 4) + rng.normal(50, 5, n)
        ]
    for j in range(120):
        columns[f"described measure {j}"] = [f"{v:.3f}" for v in rng.gamma(2, 30, n)]
    for j in range(40):
        columns[f"category {j}"] = [f"level {v:02d} of column {j}" for v in rng.integers(0, 28, n)]
    lines = [",".join(columns), *(",".join(row) for row in zip(*columns.values(), strict=True))]
    (folder / "in.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    used = ",".join(name for name in columns if name.startswith("a rather"))
    words = ["run", folder / "in.csv", "-o", folder / "out", "--quick", "-q", "--k", "8",
             "--features", used]  # fmt: skip
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return folder


def test_two_hundred_columns_and_many_levels(wide: Path) -> None:
    own = wide / "out" / "report.html"
    assert own.stat().st_size <= LIMIT
    for words in (("--static",), ("--static", "--share")):
        target = wide / f"{len(words)}.html"
        done = CliRunner().invoke(app, ["report", str(wide / "out"), "-o", str(target), *words])
        assert done.exit_code == 0, done.output
        assert target.stat().st_size <= STATIC_LIMIT
        page = target.read_text(encoding="utf-8")
        assert text("report.columns.more", shown=30, n=200) in page
        assert max(table.count("<tr") for table in page.split("<table")) <= 1 + 240
