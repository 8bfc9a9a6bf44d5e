"""The data, explored: columns, what is missing, what goes together, issues."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from clustomer.describe.summary import Association, ColumnSummary, TableSummary
from clustomer.errors import Issue
from clustomer.report.figures.explore import correlated_columns
from clustomer.report.html.findings import correlation_sentence
from clustomer.report.html.records import ExplorationInput, ReportInput
from clustomer.report.html.words import MAX_COLUMNS, word
from clustomer.report.text import FORMATS, clean, number, percent, text, unit_name, whole
from clustomer.table.schema import Kind, Role

_SPARK = (110.0, 26.0)
_PATTERNS = 8
_PAIRS = 12
_TABLE_COLUMNS = 8
_ALIKE = 3
WORTH_SHOWING = 0.1  # a smaller association is not a finding
_ORDER = {"serious": 0, "warning": 1, "info": 2}
_SIGNS = {"serious": ("bad", "▲"), "warning": ("warn", "◆"), "info": ("inf", "●")}


def exploration_view(study: ExplorationInput) -> dict[str, Any]:
    """Return the tables of the exploration, 30 columns at most."""
    summary = study.summary
    ordered = _by_use(summary)
    return {
        "intro": _intro(study),
        "columns": [
            _column(entry, summary.n_rows, role_of(study, entry.role))
            for entry in ordered[:MAX_COLUMNS]
        ],
        "n_more": max(len(ordered) - MAX_COLUMNS, 0),
        "n_all": len(ordered),
        "missing": _missing(summary),
        "correlations": _correlations(summary),
        "sentence": correlation_sentence(summary),
        "associations": _associations(summary),
        "unassociated": _unassociated(summary),
        "issues": _issues(study.issues),
    }


def role_of(study: ExplorationInput, role: Role) -> str:
    """Return a role in words; in an exploration nothing is used yet."""
    if role == Role.FEATURE and not isinstance(study, ReportInput):
        return text("report.role.would_be_used")
    return word("role", role)


def _by_use(summary: TableSummary) -> list[ColumnSummary]:
    """Return the columns in their order; in a wide table the used ones come first."""
    if len(summary.columns) <= MAX_COLUMNS:
        return list(summary.columns)
    return sorted(summary.columns, key=lambda entry: entry.role != Role.FEATURE)


def _intro(study: ExplorationInput) -> str:
    summary = study.summary
    cells = sum(entry.n_missing for entry in summary.columns)
    used = sum(entry.role == Role.FEATURE for entry in summary.columns)
    key = "intro" if isinstance(study, ReportInput) else "intro_explored"
    said = text(
        f"report.exploration.{key}",
        n=summary.n_rows,
        columns=len(study.schema),
        explored=len(summary.columns),
        used=used,
    )
    missing = text(f"report.exploration.missing.{_plural(cells)}", n=cells)
    n = summary.n_duplicate_rows
    return f"{said} {missing} {text(f'report.exploration.repeated.{_plural(n)}', n=n)}"


def _plural(n: int) -> str:
    return "none" if n == 0 else "one" if n == 1 else "many"


def _column(entry: ColumnSummary, n_rows: int, role: str) -> dict[str, Any]:
    q = entry.quantiles
    return {
        "name": clean(entry.column),
        "unit": unit_name(entry.unit) if entry.unit and entry.unit not in entry.column else "",
        "kind": word("kind", entry.kind),
        "role": role,
        "spark": spark_path(entry),
        "low": number(q[0]) if q else "",
        "median": number(q[2]) if q else "",
        "high": number(q[4]) if q else "",
        "spread": number(entry.sd) if entry.sd is not None else "",
        "skew": FORMATS["fixed2"](entry.skewness) if entry.skewness is not None else "",
        "levels": _most_often(entry),
        "numeric": q is not None,
        "distinct": whole(entry.n_distinct),
        "missing": whole(entry.n_missing),
        "missing_share": percent(entry.n_missing / n_rows) if entry.n_missing and n_rows else "",
    }


def _most_often(entry: ColumnSummary) -> str:
    if entry.role == Role.ID or entry.kind == Kind.TEXT or not entry.levels:
        return text("report.columns.text" if entry.kind == Kind.TEXT else "report.columns.none")
    top = sorted(entry.levels, key=lambda level: -level.n)[:2]
    return ", ".join(f"{clean(level.level, 28)} {percent(level.share)}" for level in top)


def spark_path(entry: ColumnSummary) -> str:
    """Return the outline of a tiny histogram in a box of 110 x 26, numbers only."""
    heights: Sequence[float] = entry.histogram or [level.n for level in entry.levels[:8]]
    if not heights or max(heights) <= 0:
        return ""
    width, height = _SPARK
    step = width / len(heights)
    gap = min(1.0, step / 5) if entry.histogram else step / 4
    parts = []
    for i, value in enumerate(heights):
        tall = round(height * value / max(heights), 1)
        if tall:
            parts.append(f"M{i * step:.1f} {height:g}v-{tall:g}h{step - gap:.1f}v{tall:g}z")
    return "".join(parts)


def _missing(summary: TableSummary) -> dict[str, Any]:
    patterns = sorted(summary.missing_patterns, key=lambda entry: -entry.n)
    patterns = [entry for entry in patterns if entry.columns]
    cells = sum(entry.n_missing for entry in summary.columns)
    return {
        "any": cells > 0,
        "complete": text(
            "report.missing.complete",
            n=summary.n_complete_rows,
            share=summary.n_complete_rows / max(summary.n_rows, 1),
        ),
        "patterns": [
            {
                "columns": ", ".join(clean(name) for name in entry.columns[:6])
                + (f" +{len(entry.columns) - 6}" if len(entry.columns) > 6 else ""),
                "n": whole(entry.n),
                "share": percent(entry.n / max(summary.n_rows, 1)),
            }
            for entry in patterns[:_PATTERNS]
        ],
        "n_more": max(len(patterns) - _PATTERNS, 0),
    }


def _correlations(summary: TableSummary) -> dict[str, Any]:
    """Return the lower triangle of rank correlations of at most eight columns."""
    names = summary.correlations.columns
    labels = {entry.column: entry.label for entry in summary.columns}
    shown = correlated_columns(summary)[:_TABLE_COLUMNS]
    rank = summary.correlations.spearman
    return {
        "names": [clean(labels.get(names[i], names[i]), 28) for i in shown],
        "rows": [
            [_tinted(float(rank[i, j])) for j in shown[:place]] for place, i in enumerate(shown)
        ],
        "n_more": max(len(names) - len(shown), 0) + summary.n_unpaired_columns,
    }


def _tinted(value: float) -> dict[str, Any]:
    known = bool(np.isfinite(value))
    return {
        "text": FORMATS["fixed2"](value) if known else "–",
        "sign": "neg" if known and value < 0 else "pos",
        "tint": round(100 * abs(value)) if known else 0,
    }


def _associations(summary: TableSummary) -> list[dict[str, str]]:
    """Return the strongest associations of at least 0.1, a category in the second place."""
    known = {entry.column: entry for entry in summary.columns}
    rows = []
    for entry in _measured(summary)[:_PAIRS]:
        if entry.value < WORTH_SHOWING:
            break
        pair = [entry.first, entry.second]
        if all(name in known for name in pair):
            pair.sort(key=lambda name: known[name].quantiles is None)
        first, second = (clean(known[n].label if n in known else n) for n in pair)
        rows.append(
            {
                "first": first,
                "second": second,
                "measure": word("effect", entry.measure),
                "value": FORMATS["fixed2"](entry.value),
                "n": whole(entry.n),
            }
        )
    return rows


def _measured(summary: TableSummary) -> list[Association]:
    known = [entry for entry in summary.associations if np.isfinite(entry.value)]
    return sorted(known, key=lambda entry: -entry.value)


def _unassociated(summary: TableSummary) -> str:
    """Say that no category goes along with another column, where that is so."""
    measured = _measured(summary)
    if not measured or measured[0].value >= WORTH_SHOWING:
        return ""
    return text("report.associations.none", value=measured[0].value)


def _severity(entry: Issue) -> int:
    return _ORDER.get(entry.severity, len(_ORDER))


def _issues(issues: Sequence[Issue]) -> list[dict[str, str]]:
    """Return the issues, the gravest first; of many alike three are written out."""
    alike: dict[tuple[str, str], list[Issue]] = {}
    for entry in sorted(issues, key=_severity):
        alike.setdefault((entry.severity, entry.code), []).append(entry)
    rows = []
    for same in alike.values():
        cut = _ALIKE if len(same) > _ALIKE + 1 else len(same)
        rows += [_issue(entry, entry.message) for entry in same[:cut]]
        if same[cut:]:
            names = dict.fromkeys(name for entry in same[cut:] for name in entry.columns)
            rest = text("report.issues.alike", n=len(same) - cut, columns=tuple(names))
            rows.append(_issue(same[cut], rest))
    return rows


def _issue(entry: Issue, message: str) -> dict[str, str]:
    style, sign = _SIGNS[entry.severity]
    return {
        "style": style,
        "sign": sign,
        "word": word("severity", entry.severity),
        "message": clean(message, 600),
        "remedy": clean(entry.remedy, 600),
    }
