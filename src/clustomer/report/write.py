"""Write the files of a study: all of them, or none."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from clustomer._csv import write_csv
from clustomer._files import atomic_directory, atomic_file
from clustomer._progress import Progress, silent
from clustomer.errors import InputError, OutputError
from clustomer.report.figures.study import (
    NARROW_SUFFIX,
    Drawing,
    exploration_drawings,
    study_drawings,
)
from clustomer.report.html.records import ExplorationInput, ReportInput
from clustomer.report.html.render import render_exploration
from clustomer.report.share import without_customers
from clustomer.report.size import LIMIT, STATIC_LIMIT, page_within
from clustomer.report.stored import check_result, language_of, page_from
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
    made : mapping of str to function
        By file name: what writes the file when it is given its path.
    """

    page: ExplorationInput
    documents: Mapping[str, Mapping[str, Any]]
    texts: Mapping[str, str]
    tables: Mapping[str, CsvTable]
    run: Mapping[str, Any] | None = None
    made: Mapping[str, Callable[[Path], None]] = field(default_factory=dict)


def write_study(
    files: StudyFiles,
    directory: str,
    *,
    overwrite: bool = False,
    static: bool = False,
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
        for name, make in files.made.items():
            make(target / name)
        progress("write", 1, steps)
        write_page(files.page, target, static=static)
        progress("write", 2, steps)
        for name, values in files.documents.items():
            _write(target / name, dump(values))
        if files.run is not None:
            spent = {**(seconds or {}), "write": time.perf_counter() - began}
            rounded = {phase: round(value, 3) for phase, value in spent.items()}
            _write(target / "run.json", dump({**files.run, "seconds": rounded}))
    progress("write", steps, steps)


def shared_files(files: StudyFiles) -> StudyFiles:
    """Return the files of a study whose report may be passed on: no points, shared page.

    Raises
    ------
    InputError
        When a segment has fewer than 10 customers.
    """
    documents = {name: held for name, held in files.documents.items() if name != "points.json"}
    page = files.page
    if isinstance(page, ReportInput):
        page = without_customers(page)
    return replace(files, page=page, documents=documents)


def write_page(page: ExplorationInput, folder: Path, *, static: bool = False) -> None:
    """Draw the figures and write them, and ``report.html`` with them, into a folder."""
    figures = _figures(page)
    (folder / "figures").mkdir()
    for name, drawing in figures.items():
        if not name.endswith(NARROW_SUFFIX):
            _write(folder / "figures" / f"{name}.svg", drawing)
    _write(folder / "report.html", _page(replace(page, figures=figures), static=static))


def _figures(page: ExplorationInput) -> Mapping[str, str]:
    return {name: drawing.svg(name) for name, drawing in _drawings(page).items()}


def _drawings(page: ExplorationInput) -> Mapping[str, Drawing]:
    if not isinstance(page, ReportInput):
        return exploration_drawings(summary=page.summary, points=page.points)
    return study_drawings(
        summary=page.summary,
        selection=page.selection,
        profile=page.profile,
        points=page.points,
        assessment=page.assessment,
        stability=page.stability,
        robustness=page.robustness,
        gorge=page.gorge,
        shown_kind=page.shown,
        density=page.density,
    )


def write_figures(
    page: ExplorationInput, target: str, *, kind: Literal["svg", "png"] = "svg"
) -> int:
    """Write every figure of a study as a file of its own: all of them, or none.

    Parameters
    ----------
    page : ReportInput or ExplorationInput
    target : str
        A folder that does not exist yet, or is empty.
    kind : {"svg", "png"}, default "svg"
        SVG as in the report, with the light colours; PNG with two pixels for each
        of the report's.

    Returns
    -------
    int
        How many files were written. Their names are those of ``figures/`` in the
        directory of a study.

    Raises
    ------
    OutputError
        When the folder holds something, or cannot be written.
    """
    folder = Path(target)
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise OutputError(
            f'"{target}" exists already.',
            "Nothing was written.",
            "Choose a new folder for the figures.",
        )
    drawings = {k: v for k, v in _drawings(page).items() if not k.endswith(NARROW_SUFFIX)}
    with atomic_directory(target) as beside:
        for name, drawing in drawings.items():
            if kind == "png":
                (beside / f"{name}.png").write_bytes(drawing.png())
            else:
                _write(beside / f"{name}.svg", drawing.svg(name))
    return len(drawings)


def _page(page: ExplorationInput, *, static: bool) -> str:
    if not isinstance(page, ReportInput):
        return render_exploration(page)
    return _study_page(page, static=static)


def _study_page(page: ReportInput, *, static: bool) -> str:
    return page_within(page, STATIC_LIMIT if static else LIMIT, interactive=not static)


def read_study(directory: str, *, report_date: str, points: bool = True) -> ReportInput:
    """Read the page of a study from ``result.json`` and ``points.json`` of its directory.

    Parameters
    ----------
    directory : str
    report_date : str
        As the report writes it.
    points : bool, default True
        Read the customers that figures show one by one; without, the file is not opened.

    Notes
    -----
    The page speaks the language of the moment: sentences in another one are worded
    again.

    Raises
    ------
    InputError
        When a file is missing, or is not one that `clustomer run` writes.
    """
    folder = Path(directory)
    result = _read(folder / "result.json")
    check_result(result)
    if points and not (folder / "points.json").exists():
        raise InputError(
            f'Cannot read "{folder / "points.json"}": there is none, as after `run --share`.',
            "The customers that figures show one by one were expected.",
            "Add --share and a file with -o, or run the study again without --share.",
        )
    return page_from(
        result, _read(folder / "points.json") if points else None, report_date=report_date
    )


def read_language(directory: str) -> str:
    """Return the language of a study's sentences."""
    return language_of(_read(Path(directory) / "result.json"))


def _read(path: Path) -> Mapping[str, Any]:
    remedy = "Give the directory that `clustomer run ... -o DIR` wrote."
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            f'Cannot read "{path}": {error.strerror or type(error).__name__}.',
            "result.json and points.json of a study were expected.",
            remedy,
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(f'"{path}" is not JSON.', "A file of a study was expected.", remedy) from (
            error
        )
    if not isinstance(found, dict):
        raise InputError(f'"{path}" holds no object.', "A file of a study was expected.", remedy)
    return found


def write_report(page: ReportInput, target: str, *, static: bool = False) -> None:
    """Draw the figures of a study and write its report as one file.

    Parameters
    ----------
    page : ReportInput
    target : str
        Replaced when it exists.
    static : bool, default False
        No script, and at most 500 kB instead of 3 MB; figures whose numbers are in
        tables give way.

    Raises
    ------
    OutputError
        When the file cannot be written; nothing is left half-written.
    """
    drawn = replace(page, figures=_figures(page))
    html = _study_page(drawn, static=static)
    with atomic_file(target) as path:
        _write(path, html)


def dump(values: Mapping[str, Any]) -> str:
    """Return JSON that repeats byte by byte; NaN is refused, never written."""
    return json.dumps(values, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")
