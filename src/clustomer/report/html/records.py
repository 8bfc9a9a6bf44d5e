"""What the page is made from: the records of a study and its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from clustomer.describe.comparison import Comparison
from clustomer.describe.contrasts import Contrast
from clustomer.describe.records import Profile
from clustomer.describe.statements import Conclusion
from clustomer.describe.summary import TableSummary
from clustomer.errors import Issue
from clustomer.evidence.choose import KSelection
from clustomer.evidence.verdict import Verdict
from clustomer.segments.customers import TypicalCustomer
from clustomer.segments.points import Points
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
    comparisons : sequence of Comparison
        Agreement with segment columns that the table already has.
    """

    verdict: Verdict
    n_segments: int
    plan_steps: Sequence[PlanSteps]
    selection: KSelection
    profile: Profile
    contrasts: Sequence[Contrast]
    conclusion: Conclusion
    typical: Sequence[TypicalCustomer]
    comparisons: Sequence[Comparison] = ()
