"""A row of the CI plan as a test: run its tables, count, compare with the limits."""

from __future__ import annotations

from functools import cache

from tests.acceptance.page import describe
from tests.acceptance.plan import CI, CI_SUITE, Row
from tests.acceptance.runs import Outcome, one_run, tally

ROWS = {row.name: row for row in CI}


@cache
def outcome(cell: str, n: int, rep: int, *, sequential: bool) -> Outcome:
    """Make one run of the CI suite, once for all rows that count it."""
    return one_run(CI_SUITE, cell, n, rep, sequential=sequential)


def check(row: Row) -> None:
    """Run a row; fail when a limit is broken, and name the runs."""
    found = [outcome(*table, sequential=row.sequential) for table in row.tables()]
    counts = tally(found)
    errors = [one for one in found if one.kind == "error"]
    assert not errors, [describe(one) for one in errors]
    for limit in row.limits:
        assert not limit.broken(counts, len(found)), (
            f"{row.name}: {counts[limit.count]} of {len(found)}, the limit is {limit}. "
            + "; ".join(map(describe, found))
        )


def breaks(row: Row) -> bool:
    """Say whether the rule, as it is now, breaks a limit of the row; stop as soon as it does."""
    found: list[Outcome] = []
    for cell, n, rep in row.tables():
        found.append(one_run(CI_SUITE, cell, n, rep, sequential=row.sequential))
        assert found[-1].kind != "error", found[-1].remark
        if any(limit.broken(tally(found), len(row.tables())) for limit in row.limits):
            return True
    return False
