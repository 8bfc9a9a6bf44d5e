"""Say what a file was understood as: in a process of its own, with the limits of a job.

``python -m clustomer.apps.web.understand NAME SETTINGS OUT SECONDS BYTES`` runs in the
directory of the file (NAME is empty for the sample shop) and writes OUT as JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from clustomer._files import atomic_file
from clustomer._settings import Settings
from clustomer.apps.web.programs import guarded
from clustomer.describe.summary import ColumnSummary
from clustomer.errors import InputError, Issue
from clustomer.exploration import Exploration, explore_with, provenance, written_today
from clustomer.report.html.explore import exploration_view, spark_path
from clustomer.report.html.preparation import preparation_view
from clustomer.report.html.records import ExplorationInput
from clustomer.report.text import clean, number, percent, text
from clustomer.table.rfm import find_roles
from clustomer.table.schema import Column, Role

MOST_COLUMNS = 400
"""Columns whose kind and role a page can change; wider tables have the command line."""


def main(name: str, settings: str, out: str, max_seconds: str, max_bytes: str) -> int:
    """Explore the file in this directory; return 0, or print what is wrong and return 2."""

    def work() -> None:
        options = {**json.loads(settings), "input": name or None}
        found = explore_with(Settings.from_options(options), name or None)
        with atomic_file(out) as path:
            path.write_text(json.dumps(understood(found), allow_nan=False), encoding="utf-8")

    return guarded(work, max_seconds, max_bytes)


def understood(found: Exploration) -> dict[str, Any]:
    """Return what a page shows of an exploration, in plain values, nothing of single rows."""
    page = ExplorationInput(
        schema=found.intake.schema,
        understood=found.intake.understood,
        issues=found.issues,
        summary=found.summary,
        points=None,
        provenance=provenance(found.intake, found.settings),
        settings={},
        report_date=written_today(),
    )
    explored, read = exploration_view(page), preparation_view(page)
    columns = list(found.intake.schema)
    summaries = {entry.column: entry for entry in found.summary.columns}
    return {
        "label": clean(found.intake.label),
        "n_rows": found.summary.n_rows,
        "n_columns": len(columns),
        "n_used": sum(one.role == Role.FEATURE for one in columns),
        "intro": explored["intro"],
        "sentence": explored["sentence"],
        "associations": explored["associations"][:3],
        "issues": explored["issues"],
        "n_serious": _n_serious(found.issues),
        "facts": read["understood"],
        "maybe_lines": not found.settings.transactions and _are_lines(columns),
        "columns": [
            _column(one, summaries.get(one.name), found.intake.table.n_rows)
            for one in columns[:MOST_COLUMNS]
        ],
    }


def _are_lines(columns: Sequence[Column]) -> bool:
    """Whether the names of the columns are those of order lines rather than of customers."""
    try:
        roles = find_roles([one.name for one in columns], {})
    except InputError:
        return False
    return any((roles.order, roles.product, roles.quantity))


def _n_serious(issues: tuple[Issue, ...]) -> int:
    return sum(issue.severity == "serious" for issue in issues)


def _column(column: Column, entry: ColumnSummary | None, n_rows: int) -> dict[str, Any]:
    """Return a column; without summary (free text, an id) it has no spread to show."""
    q = None if entry is None else entry.quantiles
    return {
        "name": column.name,
        "unit": column.unit,
        "kind": str(column.kind),
        "role": str(column.role),
        "why": clean(column.why, 300),
        "spark": "" if entry is None else spark_path(entry),
        "range": text("report.range", low=number(q[0]), high=number(q[4])) if q else "",
        "missing": percent(column.n_missing / n_rows) if column.n_missing and n_rows else "",
    }


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
