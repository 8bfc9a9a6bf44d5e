"""What compare, refresh and monitor print, and the page that they write."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from clustomer._text import fixed, percent, text
from clustomer.apps.cli.console import print_json, print_table, print_text
from clustomer.engines.options import IntakeOptions
from clustomer.errors import InputError, OutputError
from clustomer.report.continuity import write_continuity
from clustomer.segments.continuity import Continuity, SegmentThenNow
from clustomer.segments.continuity_said import drifted, facts
from clustomer.segments.judgement import drift_name, words

_INTAKE = ("sep", "decimal", "thousands", "encoding", "sheet")


def intake_of(options: Mapping[str, Any]) -> IntakeOptions:
    """Return how the table is read."""
    order = options["date_order"]
    return IntakeOptions(
        **{name: options[name] for name in _INTAKE},
        date_order=None if order is None else order.value,
    )


def check_page(options: Mapping[str, Any], *read: str) -> None:
    """Refuse a page that cannot be written, before any work is done."""
    out = options["out"]
    if out is None:
        return
    page = Path(out)
    if page.is_dir():
        raise OutputError(f'"{out}" is a directory.', "A file name was expected.")
    if any(Path(each).exists() and Path(each).resolve() == page.resolve() for each in read):
        raise OutputError(f'"{out}" is what is read.', "Nothing was written.", "Choose another.")
    if page.suffix not in (".html", ".htm"):
        raise InputError(f'The page is to be "{out}".', "A name that ends in .html was expected.")
    if page.exists() and not options["overwrite"]:
        raise OutputError(
            f'The file "{out}" exists already.', "Nothing was written.", "Add --overwrite."
        )


def show(found: Continuity, options: Mapping[str, Any], *, date: str) -> None:
    """Write the page where one was asked for, and print."""
    out = options["out"]
    if out is not None:
        write_continuity(found, out, date=date)
    if options["format"] == "json":
        print_json(found.to_dict())
    elif not options["quiet"]:
        print_continuity(found)
        if out is not None:
            print_text(f"The page: {out}")


def print_continuity(found: Continuity) -> None:
    """Print what became of the segments on one screen."""
    print_text(found.sentence)
    for reason in found.reasons:
        print_text(reason.sentence)
    print_text()
    called = words(is_made=found.is_made)
    names = ("segment", "then", "now", "range")
    header = [text(f"continuity.head.{name}", **called) for name in names]
    print_table("", header, [_segment(one) for one in found.segments])
    if found.drift:
        print_text()
        header = [text(f"continuity.head.{name}") for name in ("column", "psi", "null", "drift")]
        rows = [
            [drift_name(one, is_made=found.is_made), fixed(one.psi, 3), fixed(one.null_q99, 3),
             drifted(one)]
            for one in found.drift
        ]  # fmt: skip
        print_table("", header, rows)
    print_text()
    for line in facts(found):
        print_text(line)
    for reason in found.unknown:
        print_text(f"▲ {reason.sentence}")


def _segment(one: SegmentThenNow) -> list[str]:
    place = one.then if one.now is None else one.now
    title = "" if place is None else f"{place + 1} {one.letter} "
    then = "–" if one.share_then is None else percent(one.share_then)
    now, between = "–", text(f"continuity.fate.{one.fate}")
    if one.share_now is not None:
        now = percent(one.share_now)
    if one.low is not None and one.high is not None and one.fate == "kept":
        between = text("continuity.range", low=one.low, high=one.high)
    return [title + one.name, then, now, between]
