"""The main numbers of a finished study, from the files that it wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from clustomer._language import language
from clustomer._settings import Settings
from clustomer.exploration import written_today
from clustomer.report.html.opening import opening_view
from clustomer.report.html.records import ReportInput
from clustomer.report.html.words import optional, plainly
from clustomer.report.text import percent, speaking_of, text, whole
from clustomer.report.write import read_study

_DESCRIBED = (
    "report.html", "result.json", "assignments.csv", "profiles.csv", "centroids.csv",
    "k_selection.csv", "stability.csv", "typical_customers.csv", "one_step_away.csv", "model.json",
    "rules.json", "segments.sql", "segments.sql.parity.json", "points.json",
    "continuity.html", "continuity.json", "moves.csv", "run.json", "run.toml",
)  # fmt: skip
"""Files with a sentence of their own, in the order of the page."""


def main_numbers(out: Path) -> Mapping[str, Any]:
    """Return headline, facts, segments and numbers of the study in a directory."""
    return _read(str(out), (out / "result.json").stat().st_mtime_ns, language())


@lru_cache(maxsize=64)
def _read(directory: str, changed: int, lang: str) -> Mapping[str, Any]:
    study = read_study(directory, report_date=written_today(), points=False)
    with speaking_of(groups=study.is_made):
        opening = opening_view(study)
    return {
        "title": opening["title"],
        "deck": opening["deck"],
        "shown": opening["shown"],
        "made": study.shown != "natural",
        "n": study.profile.n,
        "k": study.n_segments,
        "columns": [column.name for column in study.schema if str(column.role) == "feature"],
        "segments": [
            {
                "number": one.number,
                "index": one.index,
                "style": one.mark,
                "letter": one.letter,
                "name": one.name,
                "n": whole(one.n),
                "share": percent(one.share),
            }
            for one in study.profile.segments
        ],
        "numbers": _numbers(study, opening["title"]),
    }


def _numbers(study: ReportInput, title: str) -> dict[str, str]:
    """Return the numbers that two studies are compared by, in words."""
    candidates = {one.k: one for one in study.selection.candidates}
    own = candidates.get(study.n_segments)
    segments = () if study.stability is None else study.stability.segments
    tested = {} if study.assessment is None else {one.k: one for one in study.assessment.by_k}
    assessed = tested.get(study.n_segments)
    sizes = [one.share for one in study.profile.segments]
    weakest = min((one.jaccard for one in segments), default=None)
    null = None if assessed is None else assessed.null_mean
    return {
        "verdict": title,
        "k": str(study.n_segments),
        "silhouette": optional(own.silhouette if own else None),
        "null": optional(null),
        "agreement": optional(assessed.agreement if assessed else None),
        "weakest": optional(weakest),
        "within": percent(own.inertia_share) if own and own.inertia_share is not None else "–",
        "smallest": percent(min(sizes)),
        "largest": percent(max(sizes)),
    }


def compared(studies: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of a table that puts the numbers of studies side by side."""
    return [
        {"key": key, "cells": [one["numbers"][key] for one in studies]}
        for key in studies[0]["numbers"]
    ]


def difference(settings: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """Say what was asked for otherwise in one study than in the other."""
    one, two = Settings.from_options(settings), Settings.from_options(other)
    changed = [
        f"{name.replace('_', ' ')}: {_written(name, getattr(one, name))}"
        for name in one.__dataclass_fields__
        if name not in ("input", "names") and getattr(one, name) != getattr(two, name)
    ]
    return "; ".join(changed) or text("web.compare.same")


def _written(name: str, value: Any) -> str:
    is_open = value is None and name in ("k", "k_min", "k_max")
    return text("web.list.auto") if is_open else plainly(value)


def listed_files(files: Mapping[str, Path]) -> list[dict[str, Any]]:
    """Return the files of a study in groups, those that people open first."""
    groups: dict[str, list[dict[str, Any]]] = {"main": [], "audiences": [], "figures": []}
    order = {name: i for i, name in enumerate(_DESCRIBED)}
    for name in sorted(files, key=lambda name: (order.get(name, len(order)), name)):
        folder = name.partition("/")[0]
        groups[folder if folder in groups and "/" in name else "main"].append(
            {
                "name": name,
                "bytes": files[name].stat().st_size,
                "means": text(f"web.file.{name}") if name in order else "",
            }
        )
    return [{"key": key, "files": rows} for key, rows in groups.items() if rows]
