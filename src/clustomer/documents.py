"""What the files of a study hold: ``result.json``, the model, the lists, and how to repeat it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clustomer._command import command_line, python_lines, without_folders
from clustomer._language import speaking
from clustomer._result import plain
from clustomer.engines.sources.opening import is_files, opened_source
from clustomer.errors import OutputError
from clustomer.evidence.relevance import relevance_sentences
from clustomer.exploration import document_of, provenance, written_today
from clustomer.export.rules_file import rules_to_json
from clustomer.export.sql_parity import study_query
from clustomer.report.action_tables import action_tables
from clustomer.report.stored import page_from
from clustomer.report.tables import (
    CsvTable,
    assignments_table,
    centroids_table,
    k_selection_table,
    profiles_table,
    stability_table,
)
from clustomer.report.write import StudyFiles
from clustomer.segments.choice import choice_of
from clustomer.segments.points import Points
from clustomer.stats.kernels.choice import kernel_label

if TYPE_CHECKING:
    from clustomer.study import Study


def study_files(study: Study) -> StudyFiles:
    """Return what the files of a study hold, nothing drawn or rendered yet."""
    names = study.model.names
    result = result_document(study)
    points = {"version": Points.format_version, "points": study.points, "typical": study.typical}
    documents = {"result.json": result, "points.json": plain(points)}
    return StudyFiles(
        page=page_from(result, documents["points.json"], report_date=written_today()),
        documents=documents,
        run=_run_document(study),
        texts={
            "model.json": study.model.to_json(),
            "rules.json": rules_to_json(study.model, study.rules),
            "run.toml": study.settings.to_toml(),
            **study_query(study.model),
        },
        tables={
            **_customers(study),
            "profiles.csv": profiles_table(study.profile),
            "centroids.csv": centroids_table(study.model),
            "k_selection.csv": k_selection_table(study.selection, study.assessment),
            "stability.csv": stability_table(study.stability, names, study.support.robustness),
        },
        made=_made(study),
    )


def _made(study: Study) -> dict[str, Callable[[Path], None]]:
    """Return what writes the segment of every row of files that the study held a sample of."""
    source = study.settings.input
    if study.intake.whole is None or source is None or not is_files(study.settings, source):
        return {}
    return {"assignments.parquet": partial(_assign_all, study, source)}


def _assign_all(study: Study, given: str, path: Path) -> None:
    key = study.intake.schema.id_column
    with opened_source(study.settings, given) as source:
        if source is None or study.over_all is None:
            return
        done = source.score(study.model, str(path), key=None if key is None else key.name)
        if done.n_rows != study.over_all.n_rows:
            raise OutputError(
                f'"{study.intake.label}" has {done.n_rows:,} rows now and had'
                f" {study.over_all.n_rows:,} when the segments were formed.",
                "Nothing was written.",
                "Run the study again when nobody writes into it.",
            )


def _customers(study: Study) -> dict[str, CsvTable]:
    """Return the lists of single customers; none of a mere sample, but for what says so."""
    id_column = study.intake.schema.id_column
    assigned = assignments_table(
        study.assignments,
        study.model.names,
        study.intake.ids,
        None if id_column is None else id_column.name,
    )
    if study.intake.whole is not None:
        return {} if id_column is None else {"sample_assignments.csv": assigned}
    return {
        "assignments.csv": assigned,
        **action_tables(
            study.actions,
            study.typical,
            study.model,
            study.intake.table,
            study.assignments.confidence,
        ),
    }


def result_document(study: Study) -> dict[str, Any]:
    """Return ``result.json``: every number of the report, no rows, no time stamps."""
    parts = {
        "verdict": study.verdict,
        "n_segments": study.n_segments,
        "schema": study.intake.schema,
        "understood": study.intake.understood,
        "transactions": study.intake.transactions,
        "purchases": study.purchases,
        "whole": study.intake.whole,
        "over_all": study.over_all,
        "issues": study.issues,
        "summary": study.summary,
        "plan": study.plan,
        "selection": {**plain(study.selection), "ballot": study.support.ballot},
        "evidence": {**plain(study.assessment), "shown_kind": study.shown_kind},
        "stability": study.stability,
        "robustness": study.support.robustness,
        "relevance": study.support.relevance,
        "relevance_said": _relevance_said(study),
        "baselines": study.support.baselines,
        "intervals": study.support.intervals,
        "gorge": study.support.gorge,
        "density": study.density,
        "segments": study.profile.segments,
        "population": study.profile.population,
        "separation": study.profile.separation,
        "ordered_by": study.profile.ordered_by,
        "value_column": study.profile.value_column,
        "contrasts": study.contrasts,
        "rules": study.rules,
        "audits": study.audits,
        "comparisons": study.comparisons,
        "conclusion": study.conclusion,
        "actions": study.actions.coarse(),
        "settings": study.settings,
        "provenance": provenance(study.intake, study.settings),
        "command": command_line(
            without_folders(study.settings), study.settings.input and study.intake.label
        ),
    }
    return document_of(parts, study.format_version, study.settings.lang)


def _run_document(study: Study) -> dict[str, Any]:
    source = study.settings.input
    return {
        "command": command_line(study.settings, source),
        "python": python_lines(study.settings, source),
        "kernel": kernel_label(),
        "input_hash": study.intake.fingerprint,
        "settings": plain(study.settings),
        **provenance(study.intake, study.settings),
    }


def _relevance_said(study: Study) -> tuple[str, ...]:
    choice = choice_of(study.selection, study.segmentation.assessment)
    with speaking(study.settings.lang):
        return relevance_sentences(
            study.support.relevance,
            silhouette=choice.silhouette,
            n_columns=choice.n_columns,
            noun=choice.noun,
            nouns=choice.nouns,
        )
