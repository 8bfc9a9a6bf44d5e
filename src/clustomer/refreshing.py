"""A new study that goes on where an old one ended."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np

from clustomer._language import speaking
from clustomer._progress import Progress, silent
from clustomer._result import Result
from clustomer._settings import Settings
from clustomer._text import text
from clustomer.cluster.model import Ancestor, SegmentationModel
from clustomer.describe.statements import made_not_found
from clustomer.documents import study_files
from clustomer.engines.options import IntakeOptions
from clustomer.errors import InputError
from clustomer.exploration import written_today
from clustomer.report.continuity import continuity_document
from clustomer.report.html.continuity import render_continuity
from clustomer.report.tables import CsvTable
from clustomer.report.write import write_study
from clustomer.segments.compare import Views, continuity_of
from clustomer.segments.continuity import Continuity, Labels, crossed, pair_by_overlap
from clustomer.segments.judgement import words
from clustomer.segments.newcomers import Newcomers, read_newcomers
from clustomer.segments.one_step import better_of
from clustomer.segments.past import Past, labels_of, read_past
from clustomer.segments.predecessor import Predecessor
from clustomer.segments.yardstick import yardstick_of
from clustomer.study import Study, study_with

_LOCAL = {"local": True}
_READING = ("sep", "decimal", "thousands", "encoding", "date_order", "sheet")
_OF_THE_TABLE = (
    *(*_READING, "reference_date", "merge_ids"),
    *("quick", "thorough", "n_init", "seed"),
)


@dataclass(frozen=True, kw_only=True)
class Refresh(Result):
    """A refreshed study, and what became of the old segments.

    Attributes
    ----------
    study : Study
        Its model knows its forebears (``study.model.history``).
    continuity : Continuity
    before, between : integer arrays of shape (n_rows,)
        Segment of each row by the old model, then and now; below 0: not there.
    """

    study: Study
    continuity: Continuity
    before: Labels = field(metadata=_LOCAL)
    between: Labels = field(metadata=_LOCAL)

    def save(self, directory: str, *, overwrite: bool = False, progress: Progress = silent) -> None:
        """Write the study's files, ``continuity.json``, ``continuity.html`` and ``moves.csv``.

        Raises
        ------
        OutputError
            When the directory exists or cannot be written; nothing is left behind.
        """
        with speaking(self.study.settings.lang):
            files = study_files(self.study)
            page = render_continuity(self.continuity, date=written_today())
            files = replace(
                files,
                documents={
                    **files.documents,
                    "continuity.json": continuity_document(self.continuity),
                },
                texts={**files.texts, "continuity.html": page},
                tables={**files.tables, "moves.csv": self._moves()},
            )
            write_study(files, directory, overwrite=overwrite, progress=progress)

    def _moves(self) -> CsvTable:
        """Return who was where then, is where now by the old model, and by the new one."""
        id_column, ids = self.study.intake.schema.id_column, self.study.intake.ids
        keys = range(1, len(self.before) + 1) if ids is None else ids.tolist()
        after = self.study.labels.tolist()
        partner = {one.now: one.then for one in self.continuity.segments if one.now is not None}
        rows = [
            (key, _number(then), _number(old), _number(new), _why(then, old, new, partner))
            for key, then, old, new in zip(
                keys, self.before.tolist(), self.between.tolist(), after, strict=True
            )
        ]
        header = "row" if id_column is None else id_column.name
        return CsvTable(header=(header, "then", "old_model_now", "now", "why"), rows=rows)

    def _headline(self) -> str:
        return self.continuity.sentence


def _number(segment: int) -> int | None:
    return segment + 1 if segment >= 0 else None


def _why(then: int, old: int, new: int, partner: Mapping[int, int | None]) -> str | None:
    if new < 0:
        return None
    if then < 0:
        return "arrived"
    customer, model = then != old, partner.get(new) != old
    if customer and model:
        return "both"
    return "customer" if customer else "model" if model else "stayed"


def refresh(
    old: str | os.PathLike[str],
    data: Any,
    *,
    n_clusters: int | Literal["auto"] | None = None,
    suppressed: Collection[str] = (),
    n_jobs: int | None = None,
    progress: Progress = silent,
    **options: Any,
) -> Refresh:
    """Do the study of a new table so that its segments keep their meaning.

    Use it when new customers or new values have come and the segments are in use.
    The old model is one more start of the fit, and counts where it ends better; new
    segments that are old ones keep letter, colour and name. No letter comes back for
    other customers.

    Parameters
    ----------
    old : path
        Directory of a study.
    data : path or frame
        With the columns of the old model; order lines where the study began with them.
    n_clusters : int or "auto", optional
        By default as many segments as before.
    suppressed : collection of str
        Ids of customers to leave out of everything.
    n_jobs : int, optional
    progress : Progress, optional
    **options
        What is said of the new table (``sep``, ``decimal``, ``merge_ids``, ...; of order
        lines ``reference_date``, where that of the old study was stated)
        and of the evidence (``quick``, ``thorough``, ``n_init``, ``seed``). All other
        settings are those of the old study.

    Returns
    -------
    Refresh

    Raises
    ------
    InputError
        When the directory is not a study's, or the table cannot be used.
    SchemaMismatchError
        When the table lacks columns that the old model needs.
    """
    past = read_past(old)
    settings = _settings(Path(old) / "run.toml", past, data, n_clusters, options)
    reading = IntakeOptions(**{name: getattr(settings, name) for name in _READING})
    new = _newcomers(past, data, reading, settings)
    predecessor = Predecessor(
        labels=new.labels,
        names=past.model.names,
        history=(
            *past.model.history,
            Ancestor(
                model=past.model.identity,
                data=past.model.fingerprint,
                names=past.model.names,
                marks=past.model.marks,
            ),
        ),
    )
    study = study_with(
        settings,
        data,
        suppressed=suppressed,
        n_jobs=n_jobs,
        predecessor=predecessor,
        progress=progress,
    )
    with speaking(settings.lang):
        return _refreshed(past, new, study, n_jobs, progress)


def _newcomers(past: Past, data: Any, reading: IntakeOptions, settings: Settings) -> Newcomers:
    if past.lines is None:
        return read_newcomers(past.model, data, options=reading)
    new = read_newcomers(
        past.model,
        data,
        options=reading,
        lines=past.lines,
        reference_date=settings.reference_date,
        merge_ids=settings.merge_ids,
    )
    if new.made is None:
        raise InputError(
            "The new table has customers, and those of the study were made from order lines.",
            "A refresh begins where the study began.",
            "Give the new order lines; `clustomer compare` takes the customers.",
        )
    return new


def _settings(
    path: Path,
    past: Past,
    data: Any,
    n_clusters: int | str | None,
    options: dict[str, Any],
) -> Settings:
    """Return the old study's settings for a new table: same columns, kinds and number."""
    known = Settings.from_options(Settings.from_toml(str(path)))
    given = Settings.from_options(options)  # a wrong name or value is said at once
    changed = {name: getattr(given, name) for name in options if name in _OF_THE_TABLE}
    sources = past.model.plan.sources
    k = past.model.n_segments if n_clusters is None else n_clusters
    if past.lines is not None:
        stated = past.lines.anew(changed.get("reference_date"))
        changed |= {"rfm": past.lines.named, "reference_date": stated}
    return replace(
        known,
        **changed,
        input=str(data) if isinstance(data, str | os.PathLike) else None,
        names={},
        better=_better(known.better, past.model),
        suppress=given.suppress if "suppress" in options else known.suppress,
        features=sources.names,
        exclude=tuple(name for name in known.exclude if name not in sources),
        kinds={**known.kinds, **{one.name: one.kind.value for one in sources}},
        k=None if k == "auto" else int(k),
    )


def _better(named: str | None, model: SegmentationModel) -> str | None:
    """Return the letter of the segment to move to: its place may be another's now."""
    place = better_of(named, model)
    return None if place is None else model.letters[place]


def _refreshed(
    past: Past, new: Newcomers, study: Study, n_jobs: int | None, progress: Progress
) -> Refresh:
    after = study.labels.astype(np.intp)
    kept = after >= 0
    before = np.full(new.table.n_rows, -1, dtype=np.intp)
    if new.ids is not None and past.place:
        before = labels_of(past.place, new.ids)
    between = np.where(kept, new.labels, -1)
    shape = past.model.n_segments, study.n_segments
    counted = new.take(kept)
    stability = study.stability
    jaccard = [] if stability is None else [one.jaccard for one in stability.segments]
    views = Views(
        past=past,
        model=study.model,
        pairing=pair_by_overlap(crossed(between, after, shape)),
        before=before[kept],
        between=between[kept],
        after=after[kept],
        newcomers=counted,
        sizes_now=study.model.sizes,
        jaccard_now=tuple(jaccard) or (None,) * study.n_segments,
        verdict_now=study.verdict.kind,
        new=study.intake.label,
        is_made_now=made_not_found(study.shown_kind, tested=study.verdict.kind != "not_tested"),
    )
    measure = yardstick_of(
        study.segmentation.prepared.X,
        study.n_segments,
        seed=study.settings.seed,
        n_jobs=n_jobs,
        progress=progress,
    )
    found = continuity_of(views, "refresh", seed=study.settings.seed, yardstick=measure)
    if found.code != "redefined":
        n_kept = sum(one.fate == "kept" for one in found.segments)
        said = text(
            "continuity.refreshed",
            kept=n_kept,
            k=study.n_segments,
            **words(is_made=found.is_made),
        )
        found = replace(found, sentence=said)
    return Refresh(study=study, continuity=found, before=before, between=between)
