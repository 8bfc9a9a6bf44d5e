"""Fixtures of the table floor: real files read without the engines floor."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clustomer.table.frames import raw_columns
from clustomer.table.infer import Inferred, infer_table


def read_plain_csv(path: Path) -> dict[str, list[Any]]:
    """Read a clean CSV: whole columns of numbers become numbers, empty cells None."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    return {name: _parse([row[j] for row in rows]) for j, name in enumerate(header)}


def _parse(cells: list[str]) -> list[Any]:
    present = [cell for cell in cells if cell]
    if present and all(cell.lstrip("-").replace(".", "", 1).isdigit() for cell in present):
        return [float(cell) if cell else None for cell in cells]
    return [cell or None for cell in cells]


@pytest.fixture(scope="session")
def customers(shared_data: Path) -> Inferred:
    return infer_table(raw_columns(read_plain_csv(shared_data / "Customers.csv")))


@pytest.fixture(scope="session")
def load_csv(shared_data: Path) -> Callable[[str], dict[str, list[Any]]]:
    return lambda name: read_plain_csv(shared_data / name)
