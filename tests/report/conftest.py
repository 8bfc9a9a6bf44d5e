"""A study made by hand: blobs of customers and the records that a run would give."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from clustomer.report.html.render import ReportInput

sys.path.insert(0, str(Path(__file__).resolve().parent))

from study_records import HOSTILE_NAMES, Blobs, make_blobs, make_input


@pytest.fixture(scope="session")
def blobs() -> Blobs:
    return make_blobs(k=4, seed=3)


@pytest.fixture(scope="session")
def study(blobs: Blobs) -> ReportInput:
    return make_input(blobs)


@pytest.fixture(scope="session")
def hostile() -> ReportInput:
    return make_input(make_blobs(k=3, seed=5, names=HOSTILE_NAMES, hostile=True))


@pytest.fixture
def changed(study: ReportInput) -> Callable[..., ReportInput]:
    def change(**fields: object) -> ReportInput:
        return replace(study, **fields)

    return change
