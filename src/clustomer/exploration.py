"""Explore a table: the first step of a study, and a command of its own."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from clustomer import __version__
from clustomer._command import command_line
from clustomer._language import speaking
from clustomer._progress import Progress, silent
from clustomer._result import Result, plain
from clustomer._said import recipes
from clustomer._settings import Settings
from clustomer._text import text
from clustomer.describe.summary import TableSummary, summarise
from clustomer.engines.sources.opening import opened_source
from clustomer.engines.sources.postgres_address import without_secrets
from clustomer.errors import InputError, Issue
from clustomer.intake import Intake, counted_rows, read_intake
from clustomer.prepare.learn import learn_plan
from clustomer.prepare.plan import PreparationPlan, PrepareOptions
from clustomer.report.html.records import ExplorationInput
from clustomer.report.write import StudyFiles, write_study
from clustomer.segments.points import Points, make_points
from clustomer.table.table import Table


@dataclass(frozen=True, kw_only=True)
class Exploration(Result):
    """What `explore` found: the table described, nothing clustered.

    Attributes
    ----------
    intake : Intake
        The table, its schema, issues and what was understood.
    summary : TableSummary
    foreseen : tuple of Issue
        What preparing the table for a study would do.
    points : Points or None
        A sample for the figures; ``None`` where no feature can be compared.
    settings : Settings
    """

    intake: Intake
    summary: TableSummary
    foreseen: tuple[Issue, ...]
    points: Points | None = field(metadata={"local": True})
    settings: Settings

    def _headline(self) -> str:
        return self.intake._headline()

    def _remarks(self) -> Sequence[str]:
        return [issue.message for issue in self.issues]

    def _shown(self) -> Sequence[Mapping[str, Any]]:
        return self.summary._shown()

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Everything that the reader should know about the data."""
        return (*self.intake.issues, *self.foreseen)

    def save(
        self,
        directory: str,
        *,
        overwrite: bool = False,
        progress: Progress = silent,
    ) -> None:
        """Write ``report.html``, ``result.json``, the settings and the figures, or nothing.

        Raises
        ------
        OutputError
            When the directory exists (without `overwrite`) or cannot be written.
        """
        with speaking(self.settings.lang):
            files = StudyFiles(
                page=_page(self),
                documents={"result.json": result_document(self)},
                texts={"run.toml": self.settings.to_toml()},
                tables={},
            )
            write_study(files, directory, overwrite=overwrite, progress=progress)


def explore(
    data: Any,
    *,
    suppressed: Collection[str] = (),
    progress: Progress = silent,
    **options: Any,
) -> Exploration:
    """Explore a customer table: kinds and roles, faults, summaries, associations.

    Takes `data` and options as `run_study` does; nothing is clustered.

    Raises
    ------
    InputError
        When the data or an option cannot be used.
    """
    settings = Settings.from_options(options)
    return explore_with(settings, data, suppressed=suppressed, progress=progress)


def explore_with(
    settings: Settings,
    data: Any,
    *,
    suppressed: Collection[str] = (),
    progress: Progress = silent,
) -> Exploration:
    """Explore as `settings` describe (see `explore`)."""
    with speaking(settings.lang):
        return _explored(settings, data, suppressed, progress)


def _explored(
    settings: Settings, data: Any, suppressed: Collection[str], progress: Progress
) -> Exploration:
    with opened_source(settings, data, progress=progress) as source:
        table = data if source is None else source
        intake = read_intake(settings, table, suppressed=suppressed, progress=progress)
    if settings.input is not None:  # what is kept and shown has no password
        settings = replace(settings, input=without_secrets(settings.input))
    progress("explore", 0, 1)
    summary = summarise(intake.table.take(counted_rows(intake.table)))
    try:
        learned = learn_plan(intake.table, options=prepare_options(settings))
    except InputError:
        learned = None  # nothing that segments could be formed from: still worth a look
    points = None if learned is None else _points(intake.table, learned.plan, settings.seed)
    progress("explore", 1, 1)
    return Exploration(
        intake=intake,
        summary=summary,
        foreseen=() if learned is None else learned.issues,
        points=points,
        settings=settings,
    )


def prepare_options(settings: Settings) -> PrepareOptions:
    """Return the part of the settings that the preparation needs."""
    return PrepareOptions(
        scale=settings.scale,
        missing=settings.missing,
        winsorise=settings.winsorise,
        transform_skewed=settings.transform_skewed,
        feature_weights=settings.feature_weights,
    )


def _points(table: Table, plan: PreparationPlan, seed: int) -> Points:
    """Draw the sample for the figures: one group, in prepared units."""
    X = plan.transform(table).X
    return make_points(
        table,
        X,
        np.zeros(len(X), dtype=np.int32),
        centers=np.nan_to_num(np.nanmean(X, axis=0, keepdims=True)),
        column_names=plan.names,
        seed=seed,
    )


def result_document(found: Exploration) -> dict[str, Any]:
    """Return ``result.json`` of an exploration."""
    parts = {
        "schema": found.intake.schema,
        "understood": found.intake.understood,
        "issues": found.issues,
        "summary": found.summary,
        "settings": found.settings,
        "provenance": provenance(found.intake, found.settings),
    }
    return document_of(parts, Exploration.format_version, found.settings.lang)


def document_of(parts: Mapping[str, Any], version: int, lang: str) -> dict[str, Any]:
    """Return the plain values of ``result.json``, and how to word its sentences again."""
    values = plain(parts)
    return {"version": version, **values, "lang": lang, "wording": plain(recipes(values))}


def provenance(intake: Intake, settings: Settings) -> dict[str, Any]:
    """Return where the numbers come from: input, rows, hash, version, seed."""
    rows = {"n_rows": intake.n_rows}
    if intake.whole is not None:
        rows = {"n_rows": intake.whole.n_rows, "n_sample": intake.whole.n_sample}
    return {
        "input": intake.label,
        **rows,
        "n_suppressed": intake.n_suppressed,
        "hash": intake.fingerprint,
        "version": __version__,
        "seed": settings.seed,
    }


def written_today() -> str:
    """Return today's date as a report writes it."""
    today = datetime.date.today()
    month = text(f"report.month.{today.month}")
    return text("report.date", day=today.day, month=month, year=today.year)


def _page(found: Exploration) -> ExplorationInput:
    intake = found.intake
    command = command_line(found.settings, intake.label, command="explore")
    return ExplorationInput(
        schema=intake.schema,
        understood=intake.understood,
        issues=found.issues,
        summary=found.summary,
        points=found.points,
        provenance={**provenance(intake, found.settings), "command": command},
        settings=plain(found.settings),
        report_date=written_today(),
    )
