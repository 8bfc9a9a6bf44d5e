"""The audit of sensitive columns as rows of the report."""

from __future__ import annotations

from typing import Any

from clustomer.describe.audit import Audit, Proxy, UnevenCell
from clustomer.report.html.records import ReportInput
from clustomer.report.html.words import MAX_COLUMNS, word
from clustomer.report.text import FORMATS, clean, text, whole

_CELLS = 3


def audits_view(study: ReportInput) -> list[dict[str, Any]]:
    """Return one row for each audited column: the uneven cells, and the likely proxy."""
    letters = [segment.letter for segment in study.profile.segments]
    return [
        {
            "label": clean(one.label, 40),
            "reading": text(f"report.audit.reading.{one.code}"),
            "cells": [_cell(cell, letters[cell.segment]) for cell in one.cells[:_CELLS]],
            "n_more": max(len(one.cells) - _CELLS, 0),
            "of": text("report.audit.of", n=len(one.cells), of=one.n_cells),
            "hidden": whole(one.n_hidden) if one.n_hidden else "",
            "segments": _strength(one.segments),
            "proxy": _proxy(one),
        }
        for one in study.audits[:MAX_COLUMNS]
    ]


def _cell(cell: UnevenCell, letter: str) -> str:
    return text(
        f"report.audit.cell.{'clear' if cell.is_clear else 'unclear'}",
        letter=letter,
        level=clean(cell.level, 40),
        lift=cell.lift,
        low=cell.low,
        high=cell.high,
    )


def _proxy(one: Audit) -> str:
    """Name the used column that goes along with the audited one most, if any does."""
    if not one.proxies:
        return text("report.audit.used" if one.role == "feature" else "report.audit.no_proxy")
    first = one.proxies[0]
    beyond = "found" if first.value > first.chance else "chance"
    return text(
        f"report.audit.proxy.{beyond}", label=clean(first.label, 40), strength=_strength(first)
    )


def _strength(found: Proxy) -> str:
    return text(
        "report.audit.strength",
        measure=word("effect", found.measure),
        value=FORMATS["fixed2"](found.value),
        chance=FORMATS["fixed2"](found.chance),
    )
