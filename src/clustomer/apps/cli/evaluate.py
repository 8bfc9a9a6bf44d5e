"""``clustomer evaluate``: read the outcomes of a campaign back."""

from __future__ import annotations

from typing import Any

from clustomer._text import number, percent, text, whole
from clustomer.apps.cli.console import print_json, print_table, print_text
from clustomer.errors import CheckFailedError
from clustomer.segments.campaign import evaluate
from clustomer.segments.outcomes import Evaluation, SegmentUplift
from clustomer.stats.intervals import Interval


def main(**options: Any) -> None:
    """Read lists and outcomes, compare, print; exit code 3 where the arms cannot be compared."""
    found = evaluate(
        options["directory"],
        options["outcomes"],
        outcome=options["outcome"],
        id_column=options["id_col"],
        absent=options["absent"].value.replace("-", "_"),
    )
    if options["format"] == "json":
        print_json(found.to_dict())
    elif not options["quiet"]:
        _summarise(found)
    check = found.balance
    if not check.holds:
        raise CheckFailedError(
            text("evaluate.uneven", target=check.absent_target, control=check.absent_control),
            "Customers without an outcome were expected alike in both arms.",
            text("evaluate.uneven.remedy"),
        )


def _summarise(found: Evaluation) -> None:
    binary = found.kind == "binary"
    show = percent if binary else number
    rows = [
        [
            f"{one.segment + 1} {one.letter}",
            one.name,
            _arm(one.n_target, one.target, show),
            _arm(one.n_control, one.control, show),
            _signed(one.uplift, binary),
            _range(one.interval, binary),
            _range(one.interval_all, binary),
        ]
        for one in found.segments
    ]
    header = ("segment", "name", "contacted", "held back", "difference", "95 %", "all together")
    print_table("", header, rows)
    print_text()
    for one in found.segments:
        print_text(_sentence(one, binary))
    print_text(_pooled(found, binary))
    for line in _remarks(found):
        print_text(line)


def _arm(n: int, mean: float | None, show: Any) -> str:
    return f"{'–' if mean is None else show(mean)} of {whole(n)}"


def _signed(value: float | None, binary: bool) -> str:
    """Write a difference: points of a percentage where the outcome is binary."""
    if value is None:
        return "–"
    sign = "+" if value > 0 else ""
    return f"{sign}{number(100 * value)} pp" if binary else f"{sign}{number(value)}"


def _range(interval: Interval | None, binary: bool) -> str:
    if interval is None:
        return "–"
    return text(
        "evaluate.range", low=_signed(interval.low, binary), high=_signed(interval.high, binary)
    )


def _sentence(one: SegmentUplift, binary: bool) -> str:
    return text(
        f"evaluate.reading.{one.reading}",
        title=f"{one.letter} ({one.name})",
        uplift=_signed(one.uplift, binary),
        range=_range(one.interval_all, binary),
        n_target=one.n_target,
        n_control=one.n_control,
    )


def _pooled(found: Evaluation, binary: bool) -> str:
    if found.pooled is None:
        return text("evaluate.pooled.none")
    return text(
        "evaluate.pooled",
        uplift=_signed(found.pooled.difference, binary),
        range=_range(found.pooled.interval, binary),
        n=found.pooled.n,
        n_strata=found.pooled.n_strata,
    )


def _remarks(found: Evaluation) -> list[str]:
    check = found.balance
    said = []
    if found.n_absent:
        said.append(
            text(
                f"evaluate.absent.{found.absent}",
                n=found.n_absent,
                total=found.n_listed,
                target=check.absent_target,
                control=check.absent_control,
            )
        )
    if found.n_unknown:
        said.append(text("evaluate.unknown", n=found.n_unknown))
    if found.n_repeated:
        said.append(text(f"evaluate.repeated.{found.kind}", n=found.n_repeated))
    if check.baseline_difference is not None:
        said.append(
            text(
                "evaluate.balance",
                column=check.baseline_name,
                difference=check.baseline_difference,
            )
        )
    return [*said, text("evaluate.meaning")]
