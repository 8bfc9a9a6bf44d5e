"""The conclusion: findings, significance, applications and limits.

Every sentence is made from named numbers: a code, its parameters and the text
that the catalogue gives for them, with the place in the report that shows the
evidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from clustomer._text import in_turn, text
from clustomer.describe.applications import applications
from clustomer.describe.chosen import where
from clustomer.describe.comparison import Comparison, shown_agreement
from clustomer.describe.contrasts import Contrast
from clustomer.describe.findings import findings, has_levels, significance, strongest_feature
from clustomer.describe.profile import Profile
from clustomer.describe.statements import (
    Choice,
    Conclusion,
    Statement,
    counted,
    say,
    spelled,
    title,
)
from clustomer.describe.summary import TableSummary
from clustomer.describe.wording import spoken, theme_of
from clustomer.errors import Issue
from clustomer.stats.intervals import smallest_visible_share
from clustomer.table.schema import Role

__all__ = ["Choice", "Conclusion", "Statement", "conclude"]

DOMINANT = 0.5
ASSUMED_RESPONSE = 0.1
BEHAVIOUR = ("spend", "frequency", "recency")
MOST_SERIOUS = 3
OWN_REMARKS = frozenset({
    "curve", "made", "convenience", "missed", "several_k", "several_stable_k", "k_given",
    "k_within", "k_one", "k_not_tested",
})  # fmt: skip
"""Flags of the verdict that the conclusion words itself: their remarks are not repeated."""
SAME_AS_LEVELS = 0.8  # tau or Cramér's V above which the segments are the categories
# what the preparation did where a used column lacks a value, by the codes of its issues
_TREATMENTS = {
    "filled": ("prepare_imputed", "prepare_imputed_much"),
    "partial": ("prepare_partial",),
    "dropped": ("prepare_dropped",),
}


def conclude(
    *,
    profile: Profile,
    summary: TableSummary,
    choice: Choice,
    contrasts: Sequence[Contrast] = (),
    issues: Sequence[Issue] = (),
    comparisons: Sequence[Comparison] = (),
) -> Conclusion:
    """Write the conclusion of a study from its numbers.

    Parameters
    ----------
    profile : Profile
    summary : TableSummary
    choice : Choice
        How k was chosen, and the kind of the verdict.
    contrasts : sequence of Contrast
        Largest effect first, as `make_contrasts` returns them.
    issues : sequence of Issue
        What the checks of the data found.
    comparisons : sequence of Comparison
        With segment columns that the table already has.

    Returns
    -------
    Conclusion
        The same numbers always give the same sentences.
    """
    compared = [
        say(
            f"finding.{comparison.code}",
            evidence="contrasts",
            column=comparison.label,
            agreement=shown_agreement(comparison.agreement),
            nouns=choice.nouns,
        )
        for comparison in comparisons
        if len(profile.segments) > 1
    ]
    return Conclusion(
        findings=(*findings(profile, summary, choice), *compared),
        significance=tuple(significance(profile, choice, contrasts)),
        applications=tuple(applications(profile, choice)),
        limits=tuple(_limits(profile, summary, choice, issues)),
    )


def _limits(
    profile: Profile, summary: TableSummary, choice: Choice, issues: Sequence[Issue]
) -> list[Statement]:
    divided = len(profile.segments) > 1
    said = [*_verdict(profile, choice), *_remarks(choice)]
    said += [*_starts(choice), *_at_limit(choice), *_sampled(choice)]
    said += [*_dominated(profile, choice), *_missing(summary, issues, choice), *_checks(issues)]
    said += _lacking(summary)
    moment = "limit.one_moment" if divided else "limit.one_moment.whole"
    said.append(say(moment, evidence="data", noun=choice.noun))
    if divided:
        said += [_visible(profile, choice), say("limit.shape", evidence="method")]
    return said


def _verdict(profile: Profile, choice: Choice) -> list[Statement]:
    """Say what this kind of verdict does not mean, and whether it holds for the shown k."""
    codes = [_kind(profile, choice)]
    found_any = choice.kind_of_data in ("natural", "reproducible")
    same = choice.is_defensible or choice.is_beside_rule
    if found_any and choice.k > 1 and not same:
        codes.insert(0, f"{choice.kind_of_data}.{'outscored' if choice.is_outscored else 'other'}")
    found = choice.found_k or choice.k
    return [
        say(
            f"limit.verdict.{code}",
            evidence="verdict",
            n=profile.n,
            count=spelled(choice.k),
            found_k=found,
            found=spelled(found),
            where=where(choice),
            nouns=choice.nouns,
        )
        for code in codes
    ]


def _kind(profile: Profile, choice: Choice) -> str:
    if choice.is_tested or len(profile.segments) > 1:
        return choice.kind_of_data
    return "whole" if choice.kind_of_data == "not_tested" else "whole.not_assessable"


def _remarks(choice: Choice) -> list[Statement]:
    """Repeat what the verdict remarks on these data, each sentence once."""
    evidence = "evidence" if choice.is_tested else "verdict"
    return [
        say("limit.remark", evidence=evidence, message=remark)
        for remark in dict.fromkeys(choice.remarks)
    ]


def _starts(choice: Choice) -> list[Statement]:
    agreement = choice.start_agreement
    if "starts_disagree" not in choice.flags or agreement is None:
        return []
    return [say("limit.starts", evidence="selection", agreement=agreement, nouns=choice.nouns)]


def _at_limit(choice: Choice) -> list[Statement]:
    if "k_at_limit" not in choice.flags or choice.is_tested:  # then the verdict remarks it
        return []
    return [say("limit.k_at_limit", evidence="selection", k=choice.k, nouns=choice.nouns)]


def _sampled(choice: Choice) -> list[Statement]:
    """Say on how many customers the silhouette was computed, where it is spoken of."""
    sampled = choice.silhouette_kind == "sampled" and choice.silhouette_rows
    if not sampled or choice.is_tested:
        return []
    return [say("limit.sampled", evidence="selection", rows=choice.silhouette_rows)]


def _dominated(profile: Profile, choice: Choice) -> list[Statement]:
    """Say that one column decides most, and what would serve as well."""
    part = strongest_feature(profile)
    if part is None or len(profile.segments) < 2:
        return []
    n_features = sum(each.role == Role.FEATURE for each in profile.separation)
    nominal = has_levels(profile, part.column)
    # of two columns one always has half: there the limit is three quarters
    limit = max(DOMINANT, 1.5 / n_features) if n_features > 1 else 1.0
    if (part.between_share or 0.0) <= limit and not (nominal and n_features == 1):
        return []
    code = "limit.dominated"
    if nominal:
        same = max(part.eta_squared, part.cramers_v or 0.0) > SAME_AS_LEVELS
        code = f"limit.dominated.{'levels' if same else 'other'}"
        if n_features == 1 and not same:
            return []
    return [
        say(
            code,
            evidence="profiles",
            label=spoken(part.label),
            between_share=part.between_share,
            nouns=choice.nouns,
        )
    ]


def _missing(summary: TableSummary, issues: Sequence[Issue], choice: Choice) -> list[Statement]:
    """Say who lacks a value, and what was done about it in the used columns."""
    said = []
    lacking = summary.n_rows - summary.n_complete_rows
    if lacking:
        variant = "one" if lacking == 1 else "many"
        share = lacking / summary.n_rows
        said.append(say(f"limit.missing.{variant}", evidence="data", n=lacking, share=share))
    labels = {part.column: part.label for part in summary.columns}
    for treatment, codes in _TREATMENTS.items():
        named = [name for issue in issues if issue.code in codes for name in issue.columns]
        if named:
            said.append(
                say(
                    f"limit.missing.{treatment}",
                    evidence="issues",
                    columns=tuple(dict.fromkeys(labels.get(name, name) for name in named)),
                    nouns=choice.nouns,
                )
            )
    return said


def _checks(issues: Sequence[Issue]) -> list[Statement]:
    said = []
    severity = Counter(issue.severity for issue in issues)
    if severity["serious"] or severity["warning"]:
        said.append(
            say(
                "limit.issues" if severity["serious"] else "limit.issues.warnings",
                evidence="issues",
                n_serious=severity["serious"],
                n_warnings=severity["warning"],
            )
        )
    serious = [issue for issue in issues if issue.severity == "serious"][:MOST_SERIOUS]
    said += [
        say("limit.issue", evidence="issues", issue_code=issue.code, message=issue.message)
        for issue in serious
    ]
    return said


def _lacking(summary: TableSummary) -> list[Statement]:
    """Return which behaviour no column speaks of: what the file cannot show."""
    there = {theme_of(column.label, column.kind) for column in summary.columns}
    lacking = [theme for theme in BEHAVIOUR if theme not in there]
    if not lacking:
        return []
    words = [text(f"describe.lacking.{theme}") for theme in lacking]
    return [
        say(
            "limit.lacking",
            evidence="data",
            lacking=in_turn(words, text("describe.or")),
            themes=tuple(lacking),
        )
    ]


def _visible(profile: Profile, choice: Choice) -> Statement:
    """Return the smallest rise that a test with a control group would show."""
    largest = max(profile.segments, key=lambda segment: (segment.n, -segment.index))
    smallest = min(profile.segments, key=lambda segment: (segment.n, -segment.index))
    return say(
        "limit.visible",
        evidence="segments",
        base=ASSUMED_RESPONSE,
        largest=title(largest),
        largest_n=largest.n,
        largest_customers=counted("customers", largest.n),
        largest_visible=smallest_visible_share(ASSUMED_RESPONSE, largest.n // 2),
        smallest=title(smallest),
        smallest_n=smallest.n,
        smallest_customers=counted("customers", smallest.n),
        smallest_visible=smallest_visible_share(ASSUMED_RESPONSE, smallest.n // 2),
        noun=choice.noun,
    )
