"""The page of a study from its files: ``result.json`` and ``points.json``, no data.

A study writes its own report in this way too, so that nothing can stand in a
report that is not in these files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from clustomer._language import language
from clustomer._result import Result, rebuild
from clustomer._said import reworded
from clustomer.describe.audit import Audit
from clustomer.describe.comparison import Comparison
from clustomer.describe.contrasts import Contrast
from clustomer.describe.records import Profile
from clustomer.describe.rule_records import Rules
from clustomer.describe.statements import Conclusion
from clustomer.describe.summary import TableSummary
from clustomer.errors import InputError, Issue
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
from clustomer.prepare.plan import PreparationPlan
from clustomer.report.html.records import PlanSteps, ReportInput
from clustomer.segments.actions import Actions
from clustomer.segments.customers import TypicalCustomer
from clustomer.segments.density import Density
from clustomer.segments.points import Points
from clustomer.segments.purchases import Purchases
from clustomer.stats.gorge import Gorge
from clustomer.table.rfm import Transactions
from clustomer.table.schema import Schema

_RECORDS: Mapping[str, Any] = {
    "n_segments": int,
    "verdict": Verdict,
    "schema": Schema,
    "issues": tuple[Issue, ...],
    "summary": TableSummary,
    "stability": Stability | None,
    "robustness": Robustness | None,
    "relevance": tuple[Relevance, ...],
    "relevance_said": tuple[str, ...],
    "baselines": Baselines | None,
    "intervals": tuple[EffectInterval, ...],
    "gorge": Gorge | None,
    "contrasts": tuple[Contrast, ...],
    "rules": Rules | None,
    "audits": tuple[Audit, ...],
    "comparisons": tuple[Comparison, ...],
    "conclusion": Conclusion,
    "actions": Actions | None,
    "density": Density | None,
    "transactions": Transactions | None,
    "purchases": Purchases | None,
}
_BESIDE = (
    *("understood", "plan", "selection", "evidence", "settings", "provenance", "command"),
    "wording",
)
_PROFILE = ("segments", "population", "separation", "ordered_by", "value_column")


@dataclass(frozen=True, kw_only=True)
class Fact(Result):
    """One thing that was understood about the input (see `clustomer.engines`)."""

    what: str
    value: str
    how: str = ""
    option: str = ""


def page_from(
    result: Mapping[str, Any], points: Mapping[str, Any] | None, *, report_date: str
) -> ReportInput:
    """Make the page of a study from the contents of its files.

    Parameters
    ----------
    result : mapping
        ``result.json``.
    points : mapping or None
        ``points.json``; without it nothing about single customers is on the page.
    report_date : str
        As it is to be written.

    Raises
    ------
    InputError
        When the files are not those of a study, are damaged, or were written by a
        clustomer that kept less in them.
    """
    check_result(result)
    try:
        return _page(_in_language(result), points, report_date)
    except (AttributeError, KeyError, LookupError, TypeError, ValueError) as error:
        raise InputError(
            "result.json or points.json is damaged: a value is not of the kind that belongs there.",
            "Files as `clustomer run` writes them were expected.",
            "Take them from a copy, or run the study again.",
        ) from error


def language_of(result: Mapping[str, Any]) -> str:
    """Return the language that the sentences of a ``result.json`` are in."""
    return str(result.get("lang", "en"))


def _in_language(result: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the result with its sentences in the language of the moment."""
    if language_of(result) == language():
        return result
    return cast("Mapping[str, Any]", reworded(result, result["wording"]))


def check_result(result: Mapping[str, Any]) -> None:
    """Refuse a ``result.json`` that is not that of a study, or holds less than a report needs.

    Raises
    ------
    InputError
        With what is missing.
    """
    if result.get("version") != Result.format_version:
        raise InputError(
            f"result.json has version {result.get('version')!r}.",
            f"This clustomer reads version {Result.format_version}.",
            "Run the study again with this clustomer.",
        )
    missing = [key for key in (*_RECORDS, *_BESIDE, *_PROFILE) if key not in result]
    if missing:
        raise InputError(
            f'result.json has no "{missing[0]}".',
            "The result of `clustomer run` was expected, with everything that its report shows; "
            "that of `clustomer explore`, and of an earlier version, is not enough.",
            "Run the study again with this clustomer.",
        )


def _page(
    result: Mapping[str, Any], points: Mapping[str, Any] | None, report_date: str
) -> ReportInput:
    records = {key: rebuild(result[key], hint) for key, hint in _RECORDS.items()}
    single = {"points": None, "typical": []} if points is None else points
    selection = result["selection"]
    profile = {"n": sum(each["n"] for each in result["segments"])}
    profile.update({key: result[key] for key in _PROFILE})
    plan = rebuild(result["plan"], PreparationPlan)
    return ReportInput(
        **records,
        understood=rebuild(result["understood"], tuple[Fact, ...]),
        plan_steps=[
            PlanSteps(column=column.name, steps=[column.sentence])
            for column in plan.prepared_columns
        ],
        selection=rebuild(selection, KSelection),
        ballot=rebuild(selection["ballot"], Ballot | None),
        assessment=rebuild(result["evidence"], Assessment),
        shown_kind=result["evidence"]["shown_kind"],
        profile=rebuild(profile, Profile),
        typical=rebuild(single["typical"], tuple[TypicalCustomer, ...]),
        points=rebuild(single["points"], Points | None),
        provenance={**result["provenance"], "command": result["command"]},
        settings=result["settings"],
        report_date=report_date,
    )
