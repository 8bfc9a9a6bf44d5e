"""One function from a table to everything, in named phases.

``read`` opens the source and decides what every column is; ``explore``
describes the table; ``prepare`` and ``sweep`` fit the segments; ``interpret``
profiles, names and concludes; `Study.save` writes the files.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from clustomer._language import speaking
from clustomer._progress import Progress, silent
from clustomer._random import root_seed
from clustomer._result import Result
from clustomer._settings import Settings
from clustomer.cluster.model import SegmentationModel
from clustomer.describe.audit import Audit, audit
from clustomer.describe.comparison import Comparison, compare_with_earlier
from clustomer.describe.conclusion import Conclusion, conclude
from clustomer.describe.contrasts import Contrast, make_contrasts
from clustomer.describe.names import with_carried, with_names
from clustomer.describe.profile import Profile
from clustomer.describe.rule_records import Rules
from clustomer.describe.rules import make_rules
from clustomer.describe.summary import TableSummary, summarise
from clustomer.documents import study_files
from clustomer.engines.sources.opening import opened_source
from clustomer.engines.sources.postgres_address import without_secrets
from clustomer.errors import Issue
from clustomer.evidence.choose import KSelection
from clustomer.evidence.effort import effort_of
from clustomer.evidence.records import Assessment, Stability, Verdict
from clustomer.evidence.verdict import not_tested, shown_within
from clustomer.exploration import prepare_options
from clustomer.intake import Intake, counted_rows, read_intake
from clustomer.prepare.plan import PreparationPlan
from clustomer.report.write import shared_files, write_figures, write_study
from clustomer.segments.actions import Actions, plan_actions
from clustomer.segments.choice import choice_of
from clustomer.segments.customers import (
    Assignments,
    TypicalCustomer,
    assignments,
    typical_customers,
)
from clustomer.segments.density import Density, make_density, numbers_of
from clustomer.segments.fit import Segmentation, segment_table
from clustomer.segments.one_step import actionable_columns
from clustomer.segments.points import Points, make_points
from clustomer.segments.predecessor import Predecessor
from clustomer.segments.profiled import profile_of
from clustomer.segments.purchases import Purchases, compare_purchases, with_next
from clustomer.segments.shown import shown_rows, shown_silhouettes
from clustomer.segments.support import Support, gather_support
from clustomer.segments.whole import OverAll, fit_whole, with_all_rows
from clustomer.table.table import Table

_LOCAL = {"local": True}


@dataclass(frozen=True, kw_only=True)
class Study(Result):
    """A finished study. `save` writes its files; every part is a frozen result.

    Attributes
    ----------
    verdict : Verdict
        What may be said about the data: natural, reproducible or constructive
        segments, or not assessable.
    n_segments : int
        Segments that are shown.
    intake : Intake
        The table, its schema, issues and what was understood.
    summary : TableSummary
        The exploration.
    assessment : Assessment
        Everything that the verdict rests on.
    segmentation : Segmentation
        Preparation, sweep, assessment and fit.
    support : Support
        Evidence on the segments that are shown: stability, robustness, ballot.
    shown_kind : str
        The verdict that holds for the k that is shown: natural only where it is
        the verdict's own, or as defensible, or passes every gate with a lower score.
    profile : Profile
        The segments beside all customers.
    contrasts : tuple of Contrast
        Columns that were not used, across the segments.
    rules : Rules
        The segments as a tree and as one rule each, measured on held-out customers.
    audits : tuple of Audit
        Sensitive columns, age and household: spread over the segments, and proxies.
    comparisons : tuple of Comparison
        With segment columns that the table already had.
    conclusion : Conclusion
    model : SegmentationModel
        Assigns customers, now and later.
    assignments : Assignments
        One row for each row of the input.
    points : Points
        The sample behind the figures.
    density : Density
        The same map by cells of at least 10 customers, for reports that are shared.
    typical : tuple of TypicalCustomer
    actions : Actions
        Customers one step away, target and control lists, what a test could show.
    purchases : Purchases or None, without transactions
    over_all : OverAll or None
        What is of all rows, where the table is a sample of one that stays in an engine.
    settings : Settings
    """

    verdict: Verdict
    n_segments: int
    intake: Intake
    summary: TableSummary
    assessment: Assessment
    segmentation: Segmentation = field(metadata=_LOCAL)
    support: Support
    shown_kind: str
    profile: Profile
    contrasts: tuple[Contrast, ...]
    rules: Rules
    audits: tuple[Audit, ...]
    comparisons: tuple[Comparison, ...]
    conclusion: Conclusion
    model: SegmentationModel
    assignments: Assignments = field(metadata=_LOCAL)
    points: Points = field(metadata=_LOCAL)
    density: Density
    typical: tuple[TypicalCustomer, ...] = field(metadata=_LOCAL)
    actions: Actions
    purchases: Purchases | None
    over_all: OverAll | None
    settings: Settings

    @property
    def selection(self) -> KSelection:
        """Every k that was tried, and why this one was taken."""
        return self.segmentation.selection

    @property
    def stability(self) -> Stability | None:
        """Does each segment come back? ``None`` where that could not be measured."""
        return self.support.stability

    @property
    def is_k_imposed(self) -> bool:
        """Whether a number or limits of the user, not the verdict, decided how many are shown."""
        return self.selection.criterion == "user" or "k_restricted" in self.selection.flags

    @property
    def plan(self) -> PreparationPlan:
        """What was done to the columns."""
        return self.model.plan

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Everything that the reader should know about the data."""
        return (*self.intake.issues, *self.segmentation.issues, *self.support.issues)

    @property
    def labels(self) -> NDArray[np.int32]:
        """Segment of each input row, 0 to k - 1; -1 for suppressed customers."""
        return self.assignments.labels

    def save(
        self,
        directory: str,
        *,
        overwrite: bool = False,
        static: bool = False,
        share: bool = False,
        seconds: Mapping[str, float] | None = None,
        progress: Progress = silent,
    ) -> None:
        """Write the files of the study: all of them, or none.

        Parameters
        ----------
        directory : str
            Made new; an existing one is an error without `overwrite`.
        overwrite : bool, default False
            Replace an earlier study.
        static, share : bool, default False
            As the options of ``clustomer run``: a report without script; report and
            figures without single customers.
        seconds : mapping, optional
            Seconds of each phase, kept in ``run.json``.
        progress : Progress, optional

        Raises
        ------
        OutputError
            When the directory exists or cannot be written; nothing is left behind.
        InputError
            With `share`, when a segment has fewer than 10 customers.
        """
        with speaking(self.settings.lang):
            files = study_files(self)
            write_study(
                shared_files(files) if share else files,
                directory,
                overwrite=overwrite,
                static=static,
                seconds=seconds,
                progress=progress,
            )

    def save_figures(self, directory: str, *, kind: Literal["svg", "png"] = "svg") -> int:
        """Write every figure of the report as a file; return how many.

        The folder is a new one; where it holds something, that is an `OutputError`.
        """
        with speaking(self.settings.lang):
            return write_figures(study_files(self).page, directory, kind=kind)

    def _headline(self) -> str:
        return self.verdict.sentence

    def _remarks(self) -> tuple[str, ...]:
        return (*self.verdict.remarks, self.selection.reason)

    def _shown(self) -> Sequence[Mapping[str, Any]]:
        return self.profile._shown()

    def _rows(self) -> list[dict[str, Any]]:
        return [
            {"segment": s.number, "letter": s.letter, "name": s.name, "n": s.n, "share": s.share}
            for s in self.profile.segments
        ]

    def __str__(self) -> str:
        return "\n".join([self.verdict.sentence, str(self.profile)])


def run_study(
    data: Any = None,
    *,
    n_clusters: int | Literal["auto"] = "auto",
    random_state: int | np.random.RandomState | np.random.Generator | None = 0,
    suppressed: Collection[str] = (),
    n_jobs: int | None = None,
    progress: Progress = silent,
    **options: Any,
) -> Study:
    """Do the whole study of a customer table.

    Explores and checks the table, prepares it, tries every number of segments,
    fits KMeans, profiles and names the segments, and draws a conclusion. Use
    `Segmenter` when just labels are wanted inside a scikit-learn pipeline.

    Parameters
    ----------
    data : path, frame or mapping of arrays, optional
        CSV, TSV, Parquet, Excel or JSON lines; a pandas, polars or Arrow frame.
        The built-in sample shop by default.
    n_clusters : int or "auto", default "auto"
        "auto" takes the number of the verdict: that of natural or reproducible
        segments where there are any, else the split that changes least. With a
        number of your own the verdict is still that of the data; `Study.shown_kind`
        says what may be said of the segments.
    random_state : int, RandomState, Generator or None, default 0
        Root of every random step; the same seed gives the same study.
    suppressed : collection of str
        Ids of customers to leave out of everything.
    n_jobs : int, optional
        Threads; never changes the answer.
    progress : Progress, optional
        Called with phase, steps done and steps in all.
    **options
        Any field of `clustomer._settings.Settings`: ``id_column``, ``features``,
        ``scale``, ``missing``, ``k_max``, ...

    Returns
    -------
    Study

    Raises
    ------
    InputError
        When the data or an option cannot be used, with what to do next.

    Examples
    --------
    >>> study = run_study(random_state=0, quick=True)
    >>> study.n_segments, study.verdict.kind
    (5, 'natural')
    """
    k = None if n_clusters == "auto" else n_clusters
    settings = Settings.from_options({"k": k, "seed": root_seed(random_state), **options})
    return study_with(settings, data, suppressed=suppressed, n_jobs=n_jobs, progress=progress)


def study_with(
    settings: Settings,
    data: Any = None,
    *,
    suppressed: Collection[str] = (),
    n_jobs: int | None = None,
    predecessor: Predecessor | None = None,
    progress: Progress = silent,
) -> Study:
    """Do the study that `settings` describe (see `run_study`), as a refit of a `predecessor`."""
    with speaking(settings.lang), opened_source(settings, data, progress=progress) as source:
        if source is not None:
            data = source
            if predecessor is not None:  # who moved is told customer by customer
                settings = replace(settings, engine="memory")
        if settings.input is not None:  # what is kept and shown has no password
            settings = replace(settings, input=without_secrets(settings.input))
        return _study(settings, data, suppressed, n_jobs, predecessor, progress)


def _study(
    settings: Settings,
    data: Any,
    suppressed: Collection[str],
    n_jobs: int | None,
    predecessor: Predecessor | None,
    progress: Progress,
) -> Study:
    intake = read_intake(settings, data, suppressed=suppressed, progress=progress)
    actionable_columns(intake.schema, settings.actionable)  # a wrong name is said at once
    progress("explore", 0, 1)
    summary = summarise(intake.table.take(counted_rows(intake.table)))
    progress("explore", 1, 1)
    effort = effort_of(quick=settings.quick, thorough=settings.thorough)
    segmentation = segment_table(
        intake.table,
        k="auto" if settings.k is None else settings.k,
        options=prepare_options(settings),
        k_min=settings.k_min,
        k_max=settings.k_max,
        n_init=settings.n_init,
        effort=effort,
        seed=settings.seed,
        n_jobs=n_jobs,
        fingerprint=intake.fingerprint,
        predecessor=predecessor,
        progress=progress,
    )
    segmentation, over_all = _over_all(segmentation, intake, data, progress)
    intake = intake.without_held()
    segmentation = _with_shown_gates(segmentation)
    support = gather_support(
        intake.table,
        segmentation,
        options=prepare_options(settings),
        effort=effort,
        target=settings.outcome,
        nouns=_nouns(segmentation),
        seed=settings.seed,
        n_jobs=n_jobs,
        progress=progress,
    )
    return _interpret(settings, intake, summary, segmentation, over_all, support, n_jobs, progress)


def _over_all(
    fitted: Segmentation, intake: Intake, source: Any, progress: Progress
) -> tuple[Segmentation, OverAll | None]:
    """Fit the segments of a sample to all rows of its table."""
    if intake.whole is None:
        return fitted, None
    held = intake.whole.held
    whole = fit_whole(source, intake.table, fitted, held=held, progress=progress)
    return whole.fitted, whole.over_all


def _with_shown_gates(fitted: Segmentation) -> Segmentation:
    """Return the segmentation with the gates of the k that is shown, where limits chose it."""
    if fitted.assessment is None or "k_restricted" not in fitted.selection.flags:
        return fitted
    return replace(fitted, assessment=shown_within(fitted.assessment, fitted.selection.k))


def _nouns(fitted: Segmentation) -> tuple[str, str]:
    choice = choice_of(fitted.selection, fitted.assessment)
    return choice.noun, choice.nouns


def _interpret(
    settings: Settings,
    intake: Intake,
    summary: TableSummary,
    fitted: Segmentation,
    over_all: OverAll | None,
    support: Support,
    n_jobs: int | None,
    progress: Progress,
) -> Study:
    """Profile, name, compare, and conclude."""
    progress("interpret", 0, 1)
    table, counts = intake.table, counted_rows(intake.table)
    counted, labels = table.take(counts), fitted.labels[counts]
    shown = shown_rows(fitted.prepared.X, settings.seed)
    silhouettes = shown_silhouettes(fitted, shown, n_jobs)
    profile = _profiled(settings, counted, counts, fitted, over_all, support, silhouettes)
    model = _finished(fitted.model, profile, table)
    sizes = None if over_all is None else model.sizes
    contrasts = make_contrasts(counted, labels, seed=settings.seed)
    comparisons = compare_with_earlier(counted, labels)
    untested = not_tested(counted.n_rows, model.n_segments)
    assessment = fitted.assessment or Assessment(verdict=untested)
    purchases = compare_purchases(intake, fitted, options=prepare_options(settings))
    choice = with_next(choice_of(fitted.selection, fitted.assessment, support), purchases)
    issues = (*intake.issues, *fitted.issues, *support.issues)
    study = Study(
        verdict=assessment.verdict,
        n_segments=model.n_segments,
        intake=intake,
        summary=summary,
        assessment=assessment,
        segmentation=fitted,
        support=support,
        shown_kind=choice.verdict_kind,
        profile=profile,
        contrasts=contrasts,
        rules=_rules(counted, fitted, counts, settings.seed),
        audits=audit(counted, labels, seed=settings.seed),
        comparisons=comparisons,
        conclusion=conclude(
            profile=profile,
            summary=summary,
            choice=choice,
            contrasts=contrasts,
            issues=issues,
            comparisons=comparisons,
        ),
        model=model,
        assignments=_assigned(intake, fitted, support),
        points=_points(table, fitted, model, silhouettes, shown, settings.seed),
        density=_density(table, fitted, model, shown),
        typical=typical_customers(table, fitted.scored),
        actions=plan_actions(table, model, fitted.scored, settings, sizes=sizes),
        purchases=purchases,
        over_all=over_all,
        settings=settings,
    )
    progress("interpret", 1, 1)
    return study


def _profiled(
    settings: Settings,
    counted: Table,
    rows: NDArray[np.intp],
    fitted: Segmentation,
    over_all: OverAll | None,
    support: Support,
    silhouettes: NDArray[np.float64],
) -> Profile:
    """Return the profile with the names that hold: carried ones, and the user's."""
    profile = profile_of(
        counted, fitted, support, silhouettes=silhouettes, rows=rows, seed=settings.seed
    )
    if over_all is not None:
        profile = with_all_rows(profile, over_all)
    return with_names(with_carried(profile, fitted.carried), settings.names)


def _rules(table: Table, fitted: Segmentation, counts: NDArray[np.intp], seed: int) -> Rules:
    return make_rules(
        table,
        fitted.labels[counts],
        columns=fitted.model.plan.prepared_sources,
        prepared=fitted.prepared.X[counts],
        prepared_names=fitted.model.plan.names,
        centroids=fitted.model.centroids,
        seed=seed,
    )


def _assigned(intake: Intake, fitted: Segmentation, support: Support) -> Assignments:
    rows = intake.table.rows if intake.n_suppressed else None
    return assignments(
        fitted.scored, confidence=support.confidence, rows=rows, n_rows=intake.n_rows
    )


def _finished(model: SegmentationModel, profile: Profile, table: Table) -> SegmentationModel:
    """Return the model with the segments' names, knowing what its customers' ids are called."""
    column = table.schema.id_column
    settings = {**model.settings, "id_column": None if column is None else column.name}
    named = model.with_names(tuple(segment.name for segment in profile.segments))
    return replace(named, settings=settings)


def _points(
    table: Table,
    fitted: Segmentation,
    model: SegmentationModel,
    silhouettes: NDArray[np.float64],
    shown: NDArray[np.intp],
    seed: int,
) -> Points:
    return make_points(
        table.take(shown),
        fitted.prepared.X[shown],
        fitted.labels[shown],
        centers=model.centroids,
        column_names=model.plan.names,
        silhouettes=silhouettes[shown],
        seed=seed,
    )


def _density(
    table: Table, fitted: Segmentation, model: SegmentationModel, shown: NDArray[np.intp]
) -> Density:
    return make_density(
        fitted.prepared.X[shown],
        fitted.labels[shown],
        centers=model.centroids,
        column_names=model.plan.names,
        originals=numbers_of(table.take(shown), model.plan.names),
    )
