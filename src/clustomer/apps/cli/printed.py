"""What several commands print: what was understood, and the issues found."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from clustomer._text import text
from clustomer.apps.cli.console import print_sentence, print_text, say
from clustomer.errors import Issue
from clustomer.intake import Intake
from clustomer.stats.kernels.choice import kernel_missing
from clustomer.table.schema import Role

_SIGNS = {"serious": "✕", "warning": "▲", "info": "·"}
_ORDER = ("serious", "warning", "info")
_SHOWN = 8
_NAMED = 12


def say_understood(intake: Intake, set_aside: Collection[str] = ()) -> None:
    """Print how the input was read, and the role of each column.

    Features that the preparation could not use are listed as set aside.
    """
    schema = intake.schema
    rows = f"{intake.n_rows:,} rows"
    if intake.whole is not None:
        rows = f"{intake.whole.n_rows:,} rows, {intake.whole.n_sample:,} of them in the sample"
    say(f"{intake.label}: {rows}, {len(schema)} columns")
    for fact in intake.understood:
        override = f"  (else {fact.option})" if fact.option else ""
        say(f"  {fact.what}: {fact.value}{override}")
    for role in Role:
        names = [column.name for column in schema.with_role(role)]
        _say_names(role.value, [name for name in names if name not in set_aside])
    _say_names("set aside", list(set_aside))


def say_transactions(intake: Intake) -> None:
    """Print what became of the lines that customers were made from."""
    if intake.transactions is not None:
        for sentence in intake.transactions.sentences():
            say(f"  {sentence}")


def _say_names(what: str, names: Sequence[str]) -> None:
    if names:
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        say(f"  {what}: {', '.join(names[:_NAMED])}{more}")


def say_issues(issues: Sequence[Issue], shown: int = _SHOWN) -> None:
    """Print the issues, serious ones first; the report has all of them."""
    ranked = sorted(issues, key=lambda each: _ORDER.index(each.severity))
    for each in ranked[:shown]:
        print_sentence(each.message, lead=f"{_SIGNS[each.severity]} ")
    if len(ranked) > shown:
        print_text(f"  and {len(ranked) - shown} more in the report")
    if ranked:
        print_text()


def say_kernel() -> None:
    """Say that there is no compiled kernel, where nobody chose to do without."""
    if kernel_missing():
        say(text("cli.no_kernel"))


def say_seconds(seconds: Mapping[str, float]) -> None:
    """Print how long each phase took."""
    for phase, spent in seconds.items():
        say(f"{phase:12} {spent:7.2f} s")
