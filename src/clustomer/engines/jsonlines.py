"""JSON lines, and JSON files that hold an array of objects."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from clustomer._text import shorten
from clustomer.engines.encoding import Decoded
from clustomer.engines.grid import Grid, check_width, usable_names
from clustomer.engines.mixed import arrow_column
from clustomer.errors import InputError


def read_json(found: Decoded, label: str) -> Grid:
    """Return one row per object; nested values become text.

    A key that an object lacks is missing there. Columns come in the order in which
    their keys first appear.
    """
    columns: dict[str, list[Any]] = {}
    n_rows = 0
    for row in _objects(bytes(found.utf8), label):
        for key, value in row.items():
            if key not in columns:
                check_width(len(columns) + 1, f'"{shorten(label)}"')
                columns[key] = [None] * n_rows
            columns[key].append(value)
        n_rows += 1
        if len(row) < len(columns):
            for values in columns.values():
                if len(values) < n_rows:
                    values.append(None)
    if not columns:
        raise InputError(
            f'"{shorten(label)}" holds no objects with values.',
            "Expected is one JSON object per customer.",
            "Check that the export that wrote the file has finished.",
        )
    names, issues = usable_names(list(columns))
    grid = Grid(
        names=names,
        columns=[arrow_column(values) for values in columns.values()],
        n_rows=n_rows,
        issues=issues,
    )
    grid.note("encoding", found.name, f"encoding.{found.why}", "--encoding")
    return grid


def _objects(utf8: bytes, label: str) -> Iterator[dict[str, Any]]:
    if utf8.lstrip()[:1] == b"[":
        rows = _parsed(utf8, label, "")
        for number, row in enumerate(rows, 1):
            yield _checked(row, label, f"Entry {number:,}")
        return
    lines = io.BytesIO(utf8)
    for number, line in enumerate(lines, 1):
        if line.strip():
            where = f"Line {number:,}"
            yield _checked(_parsed(line, label, where), label, where)


def _parsed(text: bytes, label: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        position = getattr(error, "colno", None)
        at = f" at character {position:,}" if where and position else ""
        what = f'{where} of "{shorten(label)}"' if where else f'"{shorten(label)}"'
        raise InputError(
            f"{what} is not valid JSON{at}.",
            "Expected is one JSON object per line, or one array of objects.",
            "Write each customer's object on a line of its own.",
        ) from error


def _checked(row: Any, label: str, where: str) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise InputError(
            f'{where} of "{shorten(label)}" is a JSON {_json_name(row)}, not an object.',
            'Expected are objects such as {"age": 41, "income": 52000}.',
            "Write each customer as an object with the same keys.",
        )
    return row


def _json_name(value: Any) -> str:
    names = {list: "array", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), "number")
