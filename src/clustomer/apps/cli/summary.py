"""The study on one screen: the verdict, why so many, every segment with a tiny bar."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from clustomer._text import percent, printable, text, whole
from clustomer.apps.cli.console import WIDEST, print_sentence, print_text, results_console
from clustomer.apps.cli.printed import say_issues
from clustomer.describe.records import Profile, SegmentProfile
from clustomer.report.text import ARROWS, clean, exact_shares, short_amount
from clustomer.study import Study

if TYPE_CHECKING:
    from rich.text import Text

BAR = 12
"""Letters of the longest bar."""

_PARTS = " ▏▎▍▌▋▊▉"
_FULL = "█"
_COLOURS = ("blue", "red", "green", "magenta", "cyan", "yellow")
_MARKERS = 3
_NARROWEST = 60
_COUNT, _SHARE = 11, 9


def summarise(study: Study, out: str) -> None:
    """Print the study on one screen: to a terminal in its width, else without wrapping."""
    console = results_console()
    print_text()
    print_sentence(study.verdict.sentence, style="bold")
    for remark in study.verdict.remarks:
        print_sentence(remark, lead="◆ ")
    print_text()
    print_sentence(study.selection.reason)
    if study.support.ballot is not None:
        print_sentence(study.support.ballot.sentence)
    for flag in study.selection.flags:
        print_sentence(text(f"selection.flag.{flag}", **study.selection.params), lead="▲ ")
    print_text()
    for line in segment_lines(study.profile, min(max(console.width, _NARROWEST), WIDEST)):
        console.print(line, soft_wrap=True)
    print_text()
    say_issues(study.issues)
    print_text(f"The report: {Path(out) / 'report.html'}")


def segment_lines(profile: Profile, width: int) -> Iterator[Text]:
    """Yield a heading, then two lines for each segment, none wider than `width`.

    First the letter, the name, its size and a bar on one scale; then the columns
    that mark it most, with arrows and medians.
    """
    from rich.cells import set_cell_size
    from rich.text import Text

    valued = any(one.value_share is not None for one in profile.segments)
    room = width - 4 - _COUNT - _SHARE * (1 + valued) - 2 - BAR
    largest = max((one.share for one in profile.segments), default=1.0) or 1.0
    heading = [text("cli.summary.customers").rjust(_COUNT), text("cli.summary.share").rjust(_SHARE)]
    if valued:
        heading.append(text("cli.summary.value").rjust(_SHARE))
    yield Text(" " * (4 + room) + "".join(heading), style="dim")
    written = exact_shares([one.share for one in profile.segments])
    for one, share in zip(profile.segments, written, strict=True):
        colour = _COLOURS[one.mark % len(_COLOURS)]
        shares = [share.rjust(_SHARE)]
        if valued:
            value = "–" if one.value_share is None else percent(one.value_share)
            shares.append(value.rjust(_SHARE))
        yield Text.assemble(
            (one.letter.ljust(4), f"bold {colour}"),
            (set_cell_size(_cut(clean(one.name, 80), room), room), "bold"),
            whole(one.n).rjust(_COUNT),
            "".join(shares),
            "  ",
            (tiny_bar(one.share / largest), colour),
        )
        marked = _marked(one, width - 4)
        if marked:
            yield Text("    " + marked, style="dim")


def _cut(name: str, room: int) -> str:
    return name if len(name) <= room else name[: room - 1] + "…"


def _marked(one: SegmentProfile, room: int) -> str:
    """Return what marks a segment most, as much as fits."""
    known = {entry.column: entry for entry in one.numeric}
    parts: list[str] = []
    for marker in one.markers[:_MARKERS]:
        entry = known.get(marker.column)
        if entry is None:
            continue
        part = f"{ARROWS.get(entry.word, '')} {clean(entry.label, 30)} "
        part += short_amount(entry.median, entry.unit)
        if len("   ".join([*parts, part])) > room:
            break
        parts.append(part)
    return printable("   ".join(parts))


def tiny_bar(share: float) -> str:
    """Return a bar of up to 12 letters, in eighths of one; ``#`` where stdout has no blocks.

    Examples
    --------
    >>> tiny_bar(1.0), tiny_bar(0.0)
    ('████████████', '▏')
    """
    eighths = max(1, round(8 * BAR * min(max(share, 0.0), 1.0)))
    if not _has_blocks():
        return "#" * max(1, round(eighths / 8))
    return (_FULL * (eighths // 8) + _PARTS[eighths % 8]).rstrip()


def _has_blocks() -> bool:
    try:
        (_FULL + _PARTS).encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
