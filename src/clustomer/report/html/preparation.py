"""What was done to the data: what was understood, what happened to each column."""

from __future__ import annotations

import re
from typing import Any

from clustomer._text import catalogue
from clustomer.report.html.explore import role_of
from clustomer.report.html.records import ExplorationInput, ReportInput
from clustomer.report.html.transactions import transactions_view
from clustomer.report.html.words import MAX_COLUMNS, word
from clustomer.report.text import clean, phrase, text
from clustomer.table.schema import Role


def _value(value: str) -> str:
    """Return what was understood in the language of the page; marks and names as they are."""
    key = "report.read_as." + re.sub(r"[^a-z]+", "_", value.casefold()).strip("_")
    return text(key) if key in catalogue() else clean(value, 120)


def preparation_view(study: ExplorationInput) -> dict[str, Any]:
    """Return how the file was read, the roles of its columns, and the steps."""
    columns = list(study.schema)
    steps = study.plan_steps if isinstance(study, ReportInput) else None
    return {
        "transactions": transactions_view(study),
        "understood": [
            {
                "what": word("understood", fact.what),
                "value": _value(fact.value),
                "how": clean(fact.how, 300),
                "option": clean(fact.option),
            }
            for fact in study.understood
        ],
        "roles": [
            {
                "name": clean(column.name),
                "kind": word("kind", column.kind),
                "role": role_of(study, column.role),
                "why": clean(column.why, 300),
            }
            for column in sorted(columns, key=lambda column: column.role != Role.FEATURE)[
                :MAX_COLUMNS
            ]
        ],
        "n_more_roles": max(len(columns) - MAX_COLUMNS, 0),
        "steps": None
        if steps is None
        else [
            {
                "column": clean(entry.column),
                "steps": [_own_step(step, entry.column) for step in entry.steps],
            }
            for entry in steps[:MAX_COLUMNS]
        ],
        "n_more_steps": max(len(steps or ()) - MAX_COLUMNS, 0),
    }


def _own_step(step: str, column: str) -> str:
    """Return a step without the column's name, which stands beside it in the table."""
    written = step.removeprefix(f"{phrase([column])}: ")
    return clean(written[:1].upper() + written[1:], 300)
