"""From lines to customers: what became of every line, and what the columns mean."""

from __future__ import annotations

from typing import Any

from clustomer._text import percent
from clustomer.report.html.records import ExplorationInput, ReportInput
from clustomer.report.text import clean, text, whole

_LEFT_OUT = (
    *("repeated", "no_customer", "no_date", "no_amount", "later", "excluded", "other_currency"),
    "zero",
)


def transactions_view(study: ExplorationInput) -> dict[str, Any] | None:
    """Return the part, ``None`` where the customers were read as they are."""
    found = study.transactions if isinstance(study, ReportInput) else None
    if found is None:
        return None
    counts = found.counts
    names = [name for name in _LEFT_OUT if counts.get(name)]
    rows = [
        {
            "name": text(f"rfm.count.{name}"),
            "n": whole(counts[name]),
            "share": percent(counts[name] / max(counts["n_lines"], 1)),
        }
        for name in ("n_lines", *names, "returned", "bought")
    ]
    return {
        "sentences": [clean(sentence, 600) for sentence in found.sentences()],
        "rows": rows,
        "features": [
            {
                "name": clean(each.name),
                "unit": text(f"rfm.unit.{each.unit}"),
                "definition": clean(each.definition, 200),
                "meaning": clean(each.meaning, 300),
            }
            for each in found.features
        ],
    }
