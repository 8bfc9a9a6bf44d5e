"""A report to pass on: nothing about single customers.

What a report shows is made of sums over customers already. Here goes what could
still be read as one person: the points, the typical customers, exact medians and
quantiles (each is somebody's value, or lies between two), rare levels, short bars
and remarks that quote values.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from clustomer._language import NARROW
from clustomer.describe.records import NumericProfile, Profile
from clustomer.describe.statements import Conclusion, Statement
from clustomer.describe.summary import ColumnSummary, TableSummary
from clustomer.errors import InputError, Issue
from clustomer.report.html.records import PlanSteps, ReportInput
from clustomer.report.text import number, text
from clustomer.segments.density import FEWEST_IN_CELL
from clustomer.segments.purchases import Purchases

DIGITS = 3
"""Significant digits of medians and quantiles."""

QUOTING = frozenset({"value", "shown", "example", "like"})
"""Parameters of issues that hold values of the table."""

_SOMEWHERE = ("sentinel_date",)  # quote a date that few customers have
_NUMBER = re.compile(rf"\d(?:[\d.,{NARROW}]*\d)?")
_ISSUE = "describe.limit.issue"


def without_customers(page: ReportInput) -> ReportInput:
    """Return the page of a study without anything about single customers.

    Raises
    ------
    InputError
        When a segment has fewer than 10 customers: its medians are theirs.
    """
    small = [each for each in page.profile.segments if each.n < FEWEST_IN_CELL]
    if small:
        raise InputError(
            f"Segment {small[0].letter} has {small[0].n} customers: what is said of it is said "
            "of single persons.",
            f"For a report to pass on, each segment needs {FEWEST_IN_CELL}.",
            "Run the study again with a smaller --k, or keep this report to yourself.",
        )
    issues = [entry for entry in page.issues if not _quotes(entry)]
    n_quoting = len(page.issues) - len(issues)
    short = _short_numbers(page)
    said = [
        text("report.share.customers", fewest=FEWEST_IN_CELL),
        text("report.share.rounded", fewest=FEWEST_IN_CELL),
    ]
    if n_quoting:
        key = f"report.share.remarks.{'one' if n_quoting == 1 else 'many'}"
        said.append(text(key, n=n_quoting))
    return replace(
        page,
        points=None,
        typical=(),
        issues=issues,
        summary=_summary(page.summary),
        profile=_profile(page.profile),
        conclusion=_conclusion(page.conclusion, {entry.code for entry in issues}, short),
        plan_steps=[
            PlanSteps(column=step.column, steps=[_said(each, short) for each in step.steps])
            for step in page.plan_steps
        ],
        purchases=_purchases(page.purchases),
        left_out=said,
    )


def _purchases(found: Purchases | None) -> Purchases | None:
    """Return the scores with rounded ends: they are values of single customers."""
    if found is None or found.groups is None:
        return found
    cuts = tuple(
        replace(cut, low=_short(cut.low), high=_short(cut.high)) for cut in found.groups.cuts
    )
    return replace(found, groups=replace(found.groups, cuts=cuts))


def _quotes(entry: Issue) -> bool:
    return entry.code in _SOMEWHERE or bool(QUOTING & set(entry.params))


def _short(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")


def _profile(profile: Profile) -> Profile:
    return replace(
        profile,
        segments=tuple(
            replace(segment, numeric=_numeric(segment.numeric)) for segment in profile.segments
        ),
        population=_numeric(profile.population),
    )


def _numeric(entries: Iterable[NumericProfile]) -> tuple[NumericProfile, ...]:
    """Return medians and quantiles with three digits; nothing of fewer than 10 customers."""
    return tuple(
        replace(
            entry,
            mean=entry.mean if entry.n >= FEWEST_IN_CELL else math.nan,
            median=_rounded(entry.median, entry.n),
            q05=_rounded(entry.q05, entry.n),
            q25=_rounded(entry.q25, entry.n),
            q75=_rounded(entry.q75, entry.n),
            q95=_rounded(entry.q95, entry.n),
        )
        for entry in entries
    )


def _rounded(value: float, n: int) -> float:
    return _short(value) if n >= FEWEST_IN_CELL else math.nan


def _summary(summary: TableSummary) -> TableSummary:
    return replace(
        summary,
        columns=tuple(_column(entry) for entry in summary.columns),
        missing_patterns=tuple(e for e in summary.missing_patterns if e.n >= FEWEST_IN_CELL),
    )


def _column(entry: ColumnSummary) -> ColumnSummary:
    levels = tuple(level for level in entry.levels if level.n >= FEWEST_IN_CELL)
    quantiles = entry.quantiles
    if quantiles is not None:
        enough = entry.n - entry.n_missing >= FEWEST_IN_CELL
        quantiles = tuple(_short(value) for value in quantiles) if enough else None
    return replace(
        entry,
        quantiles=quantiles,
        histogram=tuple(n if n >= FEWEST_IN_CELL else 0 for n in entry.histogram),
        levels=levels,
        n_other_levels=entry.n_other_levels + len(entry.levels) - len(levels),
    )


def _conclusion(conclusion: Conclusion, codes: set[str], short: Mapping[str, str]) -> Conclusion:
    return Conclusion(
        findings=_statements(conclusion.findings, codes, short),
        significance=_statements(conclusion.significance, codes, short),
        applications=_statements(conclusion.applications, codes, short),
        limits=_statements(conclusion.limits, codes, short),
    )


def _statements(
    entries: Sequence[Statement], codes: set[str], short: Mapping[str, str]
) -> tuple[Statement, ...]:
    """Return the sentences without remarks that are left out, medians with three digits."""
    return tuple(
        replace(entry, text=_said(entry.text, short))
        for entry in entries
        if entry.code != _ISSUE or entry.params.get("issue_code") in codes
    )


def _short_numbers(page: ReportInput) -> dict[str, str]:
    """Return each median and quantile as sentences write it, and how it is written short.

    Only numbers from 1,000 on are written with more than three digits.
    """
    entries = [each for segment in page.profile.segments for each in segment.numeric]
    exact = [
        value
        for each in (*entries, *page.profile.population)
        for value in (each.median, each.q05, each.q25, each.q75, each.q95)
    ]
    exact += [value for column in page.summary.columns for value in column.quantiles or ()]
    known = [abs(value) for value in exact if math.isfinite(value)]  # the sign stands before
    return {number(value): number(_short(value)) for value in known}


def _said(sentence: str, short: Mapping[str, str]) -> str:
    return _NUMBER.sub(lambda found: short.get(found.group(), found.group()), sentence)
