"""The Markdown page of a suite of runs."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib.metadata import version

from tests.acceptance.cells import CELLS
from tests.acceptance.plan import MIX, Row
from tests.acceptance.runs import Outcome, clopper_pearson, tally

import clustomer


def result(row: Row, outcomes: Sequence[Outcome]) -> str:
    """Return FAIL, pass (every run was made), so far (not yet) or logged (no limit)."""
    counts = tally(outcomes)
    planned = len(row.tables())
    if counts["error"] or any(limit.broken(counts, planned) for limit in row.limits):
        return "FAIL"
    if not row.limits:
        return "logged"
    return "pass" if counts["runs"] == planned else "so far"


def write_page(rows: Sequence[Row], done: dict[str, list[Outcome]], *, about: str) -> str:
    """Return the Markdown page of a suite; ``about`` says which suite it was."""
    parts = [
        _INTRODUCTION,
        about,
        _versions(),
        _TABLE_HEAD + "\n".join(_line(row, done[row.name]) for row in rows),
        _LEGEND,
        *([_COMPARED] if any(row.against for row in rows) else []),
        *_odd_runs(rows, done),
        *_by_cell(rows, done),
        "## The tables\n\n" + "\n".join(_notes(rows)),
    ]
    return "\n\n".join(parts) + "\n"


_INTRODUCTION = """# Acceptance simulations of the verdict

<!-- Written by `make acceptance`; do not edit. -->

What the verdict says on simulated tables whose truth is known: `N_` tables have no groups, `A_`
tables have. These are counts for these kinds of table. A customer base is not a draw from any of
them, so that no single error rate can be read off this page."""

_TABLE_HEAD = """\
| row | runs / planned | NATURAL by n: 300, 1000, 5000 | NATURAL | 95 % interval | REPRODUCIBLE \
| CONSTRUCTIVE | true k | p <= .05 | no valley gate | limit | result | seconds |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
"""

_LEGEND = """\
*95 % interval*: of the share of NATURAL (Clopper-Pearson). *True k*: NATURAL with the true number
of groups. *No valley gate*: NATURAL if that gate did not exist. *Result*: `so far` = no limit is
broken, but runs are missing; `logged` = a known limit of the method or a row without a limit.
Points along a curve or on a hollow shell are often called NATURAL: a dense arc is a compact group
for k-means. *p <= .05*: by the look at which the null sets stopped; of itself it decides nothing.
*Seconds*: of one process, all runs of the row."""

_COMPARED = """\
The rows that compare two ways judge each of 200 tables of 50 kinds twice; the first of them draws
up to 99 null sets."""


def _versions() -> str:
    names = ("numpy", "scipy", "scikit-learn", "diptest")
    found = ", ".join(f"{name} {version(name)}" for name in names)
    return f"clustomer {clustomer.__version__}, Python {platform.python_version()}, {found}."


def _line(row: Row, outcomes: Sequence[Outcome]) -> str:
    counts = tally(outcomes)
    low, high = clopper_pearson(counts["natural"], counts["runs"])
    grouped = all(cell.startswith("A") for cell in row.cells)
    compared = row.against is not None
    limits = [f"{limit} (found {counts[limit.count]})" for limit in row.limits]
    cells = [
        row.name,
        f"{counts['runs']} / {len(row.tables())}",
        _by_n(outcomes),
        counts["natural"],
        "-" if compared else f"{100 * low:.1f}-{100 * high:.1f} %",
        counts["reproducible"],
        counts["constructive"],
        counts["right_k"] if grouped else "-",
        counts["small_p"],
        counts["without_valley"],
        "; ".join(limits) or "-",
        result(row, outcomes),
        f"{sum(one.seconds for one in outcomes):.0f}",
    ]
    return "| " + " | ".join(map(str, cells)) + " |"


def _by_n(outcomes: Sequence[Outcome]) -> str:
    shares = []
    for n in sorted({*MIX, *(one.n for one in outcomes)}):
        these = [one for one in outcomes if one.n == n]
        if these:
            shares.append(f"{sum(one.kind == 'natural' for one in these)}/{len(these)}")
        else:
            shares.append("-")
    return ", ".join(shares)


def _odd_runs(rows: Sequence[Row], done: dict[str, list[Outcome]]) -> list[str]:
    """Return the list of runs against expectation, by the name that repeats them."""
    lines = []
    for row in rows:
        odd = [one for one in done[row.name] if _is_odd(one)]
        if odd and row.name not in ("N_sine", "N_shell"):
            lines.append(f"- {row.name}: " + "; ".join(map(describe, odd)))
    return ["## Runs against expectation\n\n" + "\n".join(lines)] if lines else []


def _is_odd(one: Outcome) -> bool:
    if one.other is not None and (one.kind == "natural") != (one.other == "natural"):
        return True
    if one.kind == "error":
        return True
    return one.other is None and (one.kind == "natural") != one.cell.startswith("A")


def describe(one: Outcome) -> str:
    if one.kind == "error":
        return f"`{one.label}` {one.remark}"
    words = [f"`{one.label}` {one.kind}"]
    if one.other is not None:
        words.append(f"against {one.other}")
    if one.kind == "natural":
        words.append(f"k {one.k}")
    if one.p is not None:
        words.append(f"p {one.p:.3f}")
    if one.valley is not None:
        words.append(f"valley {one.valley:.2f}")
    return ", ".join(words)


def _by_cell(rows: Sequence[Row], done: dict[str, list[Outcome]]) -> list[str]:
    """Return the counts of each cell of a pooled row."""
    parts = []
    for row in rows:
        if len(row.cells) > 1 and row.against is None:
            lines = []
            for cell in row.cells:
                counts = tally([one for one in done[row.name] if one.cell == cell])
                lines.append(
                    f"| {cell} | {counts['runs']} | {counts['natural']} | "
                    f"{counts['reproducible']} | {counts['constructive']} | {counts['small_p']} |"
                )
            head = (
                f"## {row.name}\n\n| cell | runs | NATURAL | REPRODUCIBLE | CONSTRUCTIVE "
                "| p <= .05 |\n|---|---|---|---|---|---|\n"
            )
            parts.append(head + "\n".join(lines))
    return parts


def _notes(rows: Sequence[Row]) -> list[str]:
    cells = dict.fromkeys(cell for row in rows for cell in row.cells)
    return [f"- `{cell}`: {CELLS[cell].note}" for cell in cells]
