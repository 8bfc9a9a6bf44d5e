"""The page of a comparison: sizes, moves, drift, on one sheet; no customer is on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from clustomer._language import language
from clustomer._text import mark_of
from clustomer.report.figures.canvas import NARROW, WIDE
from clustomer.report.figures.continuity import plot_drift, plot_migration
from clustomer.report.figures.sheet import Sheet
from clustomer.report.figures.study import NARROW_SUFFIX
from clustomer.report.figures.svg import figure_svg
from clustomer.report.html.environment import page_template, style_sheet
from clustomer.report.html.figures import FigureSet
from clustomer.report.text import FORMATS, amount, clean, percent, text, whole
from clustomer.segments.continuity import CentroidThenNow, Continuity, Migration, SegmentThenNow
from clustomer.segments.continuity_said import drifted, facts
from clustomer.segments.judgement import drift_name, words
from clustomer.stats.suppression import hidden_cells, sum_is_safe

MOST_ROWS = 200
_HIDDEN = "·"


def render_continuity(found: Continuity, *, date: str) -> str:
    """Return a comparison as one HTML page: no request, no script, the same bytes again.

    Parameters
    ----------
    found : Continuity
    date : str
        As it is to be written.

    Returns
    -------
    str
        A complete document. Flows of 1 to 9 customers are hidden, and those that
        would give them away.
    """
    parts = {"moves": found.migration, "drift": found.drift, "centroids": found.centroids}
    shown = ["sizes", *(name for name, part in parts.items() if part)]
    return page_template("continuity_page.html").render(
        numbers={name: i for i, name in enumerate(shown, start=1)},
        css=style_sheet(),
        live=None,
        lang=language,
        figures=FigureSet(_figures(found)),
        opening={
            "input": clean(found.old),
            "title": found.sentence,
            "deck": text("continuity.page.deck", old=clean(found.old), new=clean(found.new)),
            "facts": [
                (text("continuity.page.customers_then"), whole(found.n_then)),
                (text("continuity.page.customers_now"), whole(found.n_now)),
                (text("continuity.page.model_then"), found.old_model[:12]),
                (text("continuity.page.model_now"), found.new_model[:12]),
            ],
        },
        code=found.code,
        called=words(is_made=found.is_made),
        is_made=found.is_made,
        reasons=[one.sentence for one in found.reasons],
        unknown=[one.sentence for one in found.unknown],
        facts=facts(found, totals=_totals_are_safe(found)),
        segments=[_segment(one) for one in found.segments],
        moves=_moves(found),
        all_hidden=_hidden_sentence(found),
        drift=[
            {
                "name": clean(drift_name(one, is_made=found.is_made), 60),
                "psi": FORMATS["fixed3"](one.psi),
                "null": FORMATS["fixed3"](one.null_q99),
                "said": drifted(one),
                "alarm": one.alarm,
            }
            for one in found.drift
        ],
        centroids=[_centroid(one, found.letters_now) for one in found.centroids[:MOST_ROWS]],
        n_more=max(0, len(found.centroids) - MOST_ROWS),
        method={"date": clean(date)},
    )


def _centroid(one: CentroidThenNow, letters: Sequence[str]) -> dict[str, Any]:
    return {
        "letter": letters[one.segment],
        "style": mark_of(letters[one.segment]),
        "column": clean(one.column if one.level is None else f"{one.column}={one.level}"),
        "then": amount(one.then),
        "now": amount(one.now),
    }


def _figures(found: Continuity) -> dict[str, str]:
    drawn: dict[str, str] = {}
    sheet: Any  # stands in for a matplotlib figure
    for suffix, width in (("", WIDE), (NARROW_SUFFIX, NARROW)):
        moved = found.migration
        if moved is not None and moved.n and not _all_hidden(moved):
            sheet = Sheet()
            plot_migration(
                moved,
                partner=_partner(found),
                letters=(found.letters_then, found.letters_now),
                figure=sheet,
                width=width,
            )
            name = f"migration{suffix}"
            label = text("continuity.figure.migration", **words(is_made=found.is_made))
            drawn[name] = figure_svg(sheet, name=name, label=label)
        if found.drift:
            sheet = Sheet()
            plot_drift(found.drift, figure=sheet, width=width, is_made=found.is_made)
            name = f"drift{suffix}"
            drawn[name] = figure_svg(sheet, name=name, label=text("continuity.figure.drift"))
    return drawn


def _partner(found: Continuity) -> list[int]:
    now = {one.now: one.then for one in found.segments if one.now is not None}
    return [-1 if now[i] is None else int(now[i] or 0) for i in sorted(now)]


def _segment(one: SegmentThenNow) -> dict[str, Any]:
    between = ""
    if one.low is not None and one.high is not None:
        between = text("continuity.range", low=one.low, high=one.high)
    return {
        "letter": one.letter,
        "style": mark_of(one.letter),
        "name": clean(one.name),
        "was": clean(one.name_then) if one.name_then not in (None, one.name) else "",
        "fate": text(f"continuity.fate.{one.fate}"),
        "then": _share(one.n_then, one.share_then),
        "now": _share(one.n_now, one.share_now),
        "between": between,
        "stable_then": FORMATS["fixed2"](one.jaccard_then) if one.jaccard_then is not None else "–",
        "stable_now": FORMATS["fixed2"](one.jaccard_now) if one.jaccard_now is not None else "–",
    }


def _share(n: int | None, share: float | None) -> str:
    return "–" if n is None or share is None else f"{percent(share)} ({whole(n)})"


def _all_hidden(moved: Migration) -> bool:
    return bool(hidden_cells(moved.counts).all())


def _stayed(moved: Migration, partner: Sequence[int]) -> np.ndarray:
    """Return which cells hold those who are in the segment that theirs has become."""
    cells = np.zeros(moved.counts.shape, dtype=bool)
    for new, old in enumerate(partner):
        if old >= 0:
            cells[old, new] = True
    return cells


def _totals_are_safe(found: Continuity) -> bool:
    """Whether it may be said how many stayed in all, beside the table of moves."""
    moved = found.migration
    if moved is None or not moved.n:
        return True
    return sum_is_safe(moved.counts, hidden_cells(moved.counts), _stayed(moved, _partner(found)))


def _hidden_sentence(found: Continuity) -> str:
    """Say what is known of the moves where no flow can be shown."""
    moved = found.migration
    if moved is None or not moved.n or not _all_hidden(moved):
        return ""
    called = words(is_made=found.is_made)
    if not _totals_are_safe(found):
        return text("continuity.page.all_hidden.no_total", **called)
    stayed = moved.n - moved.n_moved
    return text("continuity.page.all_hidden", n=moved.n, stayed=stayed, moved=moved.n_moved,
                share=stayed / moved.n, **called)  # fmt: skip


def _moves(found: Continuity) -> dict[str, Any] | None:
    moved = found.migration
    if moved is None or not moved.n:
        return None
    hidden = hidden_cells(moved.counts)
    worth = moved.value
    rows = []
    for old in range(moved.counts.shape[0]):
        cells = [
            _HIDDEN if hidden[old, new] else whole(int(moved.counts[old, new]))
            for new in range(moved.counts.shape[1])
        ]
        money = None
        if worth is not None:
            money = [
                _HIDDEN if hidden[old, new] else amount(float(worth[old, new]))
                for new in range(moved.counts.shape[1])
            ]
        written = found.letters_then[old]
        rows.append({"letter": written, "style": mark_of(written), "cells": cells, "money": money})
    return {
        "rows": rows,
        "heads": found.letters_now,
        "value": clean(moved.value_column) if worth is not None else "",
        "hidden": bool(np.any(hidden)),
    }
