"""Keep the list of issues readable when a table has thousands of columns."""

from __future__ import annotations

from collections.abc import Sequence

from clustomer.errors import Issue, Severity, issue

MAX_OF_ONE_CODE = 20
_WEIGHT: dict[Severity, int] = {"serious": 0, "warning": 1, "info": 2}


def fold_issues(issues: Sequence[Issue], limit: int = MAX_OF_ONE_CODE) -> tuple[Issue, ...]:
    """Return the issues, the gravest first, with long runs of one code folded into one.

    Of a code with more than `limit` issues the first ``limit - 1`` stay; the
    others become one issue ``many_alike`` that names their columns.
    """
    kept: list[Issue] = []
    folded: dict[tuple[str, Severity], list[Issue]] = {}
    counts: dict[str, int] = {}
    for each in issues:
        counts[each.code] = counts.get(each.code, 0) + 1
    seen: dict[str, int] = {}
    for each in sorted(issues, key=lambda one: _WEIGHT[one.severity]):
        seen[each.code] = seen.get(each.code, 0) + 1
        if counts[each.code] <= limit or seen[each.code] < limit:
            kept.append(each)
        else:
            folded.setdefault((each.code, each.severity), []).append(each)
    for (code, severity), others in folded.items():
        names = list(dict.fromkeys(name for one in others for name in one.columns))
        like = others[0].message
        n = len(others)
        kept.append(issue("many_alike", severity, names, n=n, code=code, like=like))
    return tuple(sorted(kept, key=lambda one: _WEIGHT[one.severity]))
