"""What the page is made from: the records of a study and its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from clustomer.describe.audit import Audit
from clustomer.describe.comparison import Comparison
from clustomer.describe.contrasts import Contrast
from clustomer.describe.records import Profile
from clustomer.describe.rule_records import Rules
from clustomer.describe.statements import Conclusion
from clustomer.describe.summary import TableSummary
from clustomer.errors import Issue
from clustomer.evidence.choose import KSelection
from clustomer.evidence.records import (
    Assessment,
    Ballot,
    Baselines,
    EffectInterval,
    Relevance,
    Robustness,
    Stability,
    Verdict,
)
from clustomer.report.text import is_made
from clustomer.segments.actions import Actions
from clustomer.segments.customers import TypicalCustomer
from clustomer.segments.density import Density
from clustomer.segments.points import Points
from clustomer.segments.purchases import Purchases
from clustomer.stats.gorge import Gorge
from clustomer.table.rfm import Transactions
from clustomer.table.schema import Schema


class UnderstoodFact(Protocol):
    """One thing that was found out while reading the file (see `clustomer.engines`)."""

    @property
    def what(self) -> str:
        """Code, such as ``"delimiter"``."""

    @property
    def value(self) -> str:
        """What was chosen."""

    @property
    def how(self) -> str:
        """Why, in one sentence."""

    @property
    def option(self) -> str:
        """The option that overrides it, or the empty string."""


@dataclass(frozen=True, kw_only=True)
class PlanSteps:
    """What was done to one column, in sentences, in order."""

    column: str
    steps: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class ExplorationInput:
    """What the page of an exploration shows.

    Attributes
    ----------
    schema : Schema
    understood : sequence of objects with ``what``, ``value``, ``how``, ``option``
        What was found out while reading the input.
    issues : sequence of Issue
    summary : TableSummary
    points : Points or None
        The sample behind the point figures (only its size is stated).
    provenance : mapping
        ``input`` (name), ``n_rows``, ``version``, ``seed``, ``command``, ``hash``;
        every other key is shown as it is.
    settings : mapping
        The settings that repeat the run.
    report_date : str
        As it is to be written.
    figures : mapping of str to str
        SVG documents by name, from `clustomer.report.figures.study`.
    """

    schema: Schema
    understood: Sequence[UnderstoodFact]
    issues: Sequence[Issue]
    summary: TableSummary
    points: Points | None
    report_date: str
    provenance: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ReportInput(ExplorationInput):
    """What the report of a study shows, besides the exploration.

    Attributes
    ----------
    verdict : Verdict
    n_segments : int
        Segments shown; the verdict may speak of another number.
    plan_steps : sequence of PlanSteps
        What was done to each prepared column.
    selection : KSelection
    profile : Profile
    contrasts : sequence of Contrast
    conclusion : Conclusion
    typical : sequence of TypicalCustomer
    audits : sequence of Audit
    comparisons : sequence of Comparison
        Agreement with segment columns that the table already has.
    assessment : Assessment, optional
        What the verdict rests on; ``None`` when nothing was tested.
    ballot : Ballot, optional
        What each criterion prefers; takes the place of the selection's own votes.
    stability : Stability, optional
    robustness : Robustness, optional
    relevance : sequence of Relevance
    relevance_said : sequence of str
        Ready sentences on it; without them the strongest column is named.
    baselines : Baselines, optional
    intervals : sequence of EffectInterval
        Beside the standardised differences of the segments.
    gorge : Gorge, optional
        How clearly customers belong to their segment.
    shown_kind : str
        The kind of what is shown: natural only where its k is the verdict's.
        Empty: as the verdict.
    actions : Actions, optional
        Customers one step away, and what a test could show.
    density : Density, optional
        The map by cells, drawn where there are no points.
    transactions : Transactions, optional
        What became of the lines that the customers were made from.
    purchases : Purchases, optional
        RFM names beside the segments, and the next period.
    left_out : sequence of str
        What a shared or small page leaves out, in sentences.
    rows_shown : int, default 30
        Columns, and levels, in the tables of each segment at most.
    """

    verdict: Verdict
    n_segments: int
    plan_steps: Sequence[PlanSteps]
    selection: KSelection
    profile: Profile
    contrasts: Sequence[Contrast]
    conclusion: Conclusion
    typical: Sequence[TypicalCustomer]
    audits: Sequence[Audit] = ()
    comparisons: Sequence[Comparison] = ()
    assessment: Assessment | None = None
    ballot: Ballot | None = None
    stability: Stability | None = None
    robustness: Robustness | None = None
    relevance: Sequence[Relevance] = ()
    relevance_said: Sequence[str] = ()
    baselines: Baselines | None = None
    intervals: Sequence[EffectInterval] = ()
    gorge: Gorge | None = None
    shown_kind: str = ""
    rules: Rules | None = None
    actions: Actions | None = None
    density: Density | None = None
    transactions: Transactions | None = None
    purchases: Purchases | None = None
    left_out: Sequence[str] = ()
    rows_shown: int = 30

    @property
    def shown(self) -> str:
        """The kind of the segments that are shown."""
        return self.shown_kind or self.verdict.kind

    @property
    def is_made(self) -> bool:
        """Whether what is shown is a mere division, to be called groups."""
        return is_made(self.shown, tested=self.verdict.kind != "not_tested")

    @property
    def has_evidence(self) -> bool:
        """Whether the page has the section on how sure the answer is."""
        parts = (self.assessment, self.stability, self.robustness, self.baselines, self.gorge)
        return bool(self.relevance) or any(part is not None for part in parts)
