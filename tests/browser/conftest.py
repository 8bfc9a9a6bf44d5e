"""A real browser, offline and quiet, and the page it opens."""

from __future__ import annotations

import importlib.resources
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path[:0] = [
    str(Path(__file__).resolve().parent),
    str(Path(__file__).resolve().parents[1] / "report"),
]

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ARGUMENTS = [
    *("--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which comes with a package of the tests."""
    package = importlib.resources.files("axe_playwright_python")
    return package.joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def report_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from evidence_records import make_evidence
    from study_records import make_blobs, make_input

    from clustomer.report.html.render import render_report

    path = tmp_path_factory.mktemp("page") / "report.html"
    evidence = make_evidence("natural", k=5)
    study = make_input(make_blobs(k=5, seed=3), kind="natural", evidence=evidence)
    path.write_text(render_report(study), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def millions_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of more than a billion customers in each of five segments."""
    from evidence_records import make_evidence
    from study_records import make_blobs, make_input

    from clustomer.report.html.render import render_report

    path = tmp_path_factory.mktemp("page") / "millions.html"
    study = make_input(
        make_blobs(k=5, seed=3), kind="natural", evidence=make_evidence("natural", k=5)
    )
    many = tuple(replace(one, n=1_321_000_000) for one in study.profile.segments)
    study = replace(study, profile=replace(study.profile, segments=many))
    path.write_text(render_report(study), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from evidence_records import make_evidence
    from study_records import HOSTILE_NAMES, make_blobs, make_input

    from clustomer.report.html.render import render_report

    path = tmp_path_factory.mktemp("page") / "hostile.html"
    blobs = make_blobs(k=3, seed=5, names=HOSTILE_NAMES, hostile=True)
    columns = list(HOSTILE_NAMES.values())[:3]
    evidence = make_evidence("constructive", k=3, n_nulls=9, columns=columns, complete=False)
    study = make_input(blobs, kind="constructive", evidence=evidence)
    path.write_text(render_report(study), encoding="utf-8")
    return path
