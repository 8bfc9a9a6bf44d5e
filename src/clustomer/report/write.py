"""Write the files of a study: all of them, or none."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from clustomer._csv import write_csv
from clustomer._files import atomic_directory
from clustomer._progress import Progress, silent
from clustomer.report.figures.study import NARROW_SUFFIX, exploration_figures, study_figures
from clustomer.report.html.records import ExplorationInput, ReportInput
from clustomer.report.html.render import render_exploration, render_report
from clustomer.report.tables import CsvTable


@dataclass(frozen=True, kw_only=True)
class StudyFiles:
    """What the files of a study hold.

    Attributes
    ----------
    page : ReportInput or ExplorationInput
        What the report shows; its figures are drawn while writing.
    documents : mapping of str to plain JSON values
        By file name: ``result.json``, ``points.json``.
    run : mapping, optional
        ``run.json``, to which the seconds of each phase are added.
    texts : mapping of str to str
        By file name: ``model.json``, ``rules.json``, ``run.toml``.
    tables : mapping of str to CsvTable
        By file name.
    """

    page: ExplorationInput
    documents: Mapping[str, Mapping[str, Any]]
    texts: Mapping[str, str]
    tables: Mapping[str, CsvTable]
    run: Mapping[str, Any] | None = None


def write_study(
    files: StudyFiles,
    directory: str,
    *,
    overwrite: bool = False,
    seconds: Mapping[str, float] | None = None,
    progress: Progress = silent,
) -> None:
    """Draw the figures, render the page and write everything into a directory.

    Raises
    ------
    OutputError
        When the directory exists (without `overwrite`) or cannot be written.
    """
    began = time.perf_counter()
    steps = 3
    with atomic_directory(directory, overwrite=overwrite) as target:
        progress("write", 0, steps)
        for name, table in files.tables.items():
            (target / name).parent.mkdir(exist_ok=True)
            write_csv(target / name, table.header, table.rows)
        for name, content in files.texts.items():
            _write(target / name, content)
        progress("write", 1, steps)
        figures = _figures(files.page)
        (target / "figures").mkdir()
        for name, drawing in figures.items():
            if not name.endswith(NARROW_SUFFIX):
                _write(target / "figures" / f"{name}.svg", drawing)
        progress("write", 2, steps)
        _write(target / "report.html", _page(replace(files.page, figures=figures)))
        for name, values in files.documents.items():
            _write(target / name, dump(values))
        if files.run is not None:
            spent = {**(seconds or {}), "write": time.perf_counter() - began}
            rounded = {phase: round(value, 3) for phase, value in spent.items()}
            _write(target / "run.json", dump({**files.run, "seconds": rounded}))
    progress("write", steps, steps)


def _figures(page: ExplorationInput) -> Mapping[str, str]:
    if not isinstance(page, ReportInput):
        return exploration_figures(summary=page.summary, points=page.points)
    return study_figures(
        summary=page.summary,
        selection=page.selection,
        profile=page.profile,
        points=page.points,
        assessment=page.assessment,
        stability=page.stability,
        robustness=page.robustness,
        gorge=page.gorge,
        shown_kind=page.shown,
    )


def _page(page: ExplorationInput) -> str:
    return render_report(page) if isinstance(page, ReportInput) else render_exploration(page)


def dump(values: Mapping[str, Any]) -> str:
    """Return JSON that repeats byte by byte; NaN is refused, never written."""
    return json.dumps(values, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")
