"""Progress and summaries in the terminal: messages to stderr, results to stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from clustomer._progress import PhaseSeconds
from clustomer._text import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

WIDEST = 100
"""Letters of a line that is written for people, in terminals that are wider."""

WORDS = {
    "read": "Reading",
    "open": "Opening",
    "understand": "Understanding",
    "check": "Checking",
    "explore": "Exploring",
    "prepare": "Preparing",
    "sweep": "Trying every k",
    "silhouette": "Measuring silhouettes",
    "passes": "Passing over all rows",
    "aggregate": "Counting all rows",
    "structure": "Comparing with data without groups",
    "agreement": "Clustering resamples",
    "ballot": "Asking every criterion",
    "stability": "Following each segment through resamples",
    "refit": "Preparing resamples anew",
    "robustness": "Trying other choices",
    "relevance": "Leaving columns out",
    "baselines": "Comparing with trivial splits",
    "effects": "Measuring how sure the differences are",
    "interpret": "Interpreting",
    "yardstick": "Measuring what a refit moves by itself",
    "score": "Assigning",
    "write": "Writing",
}


class Clock(PhaseSeconds):
    """Seconds by phase, and a bar that is drawn only when stderr is a terminal."""

    def __init__(self, bar: RichProgress | None = None) -> None:
        super().__init__()
        self._bar = bar
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, phase: str, done: int, total: int, /) -> None:
        """Take note of a phase that begins, goes on or ends."""
        super().__call__(phase, done, total)
        if self._bar is not None:
            if phase not in self._tasks:
                self._tasks[phase] = self._bar.add_task(WORDS.get(phase, phase), total=total)
            self._bar.update(self._tasks[phase], completed=done, total=total)


@contextmanager
def clock(*, quiet: bool) -> Iterator[Clock]:
    """Give a progress callback for the length of a command."""
    if quiet or not sys.stderr.isatty():
        yield Clock()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Clock(bar)


def say(message: str) -> None:
    """Write a message for people to stderr."""
    sys.stderr.write(printable(message) + "\n")


def print_json(values: Mapping[str, Any]) -> None:
    """Write a result for programs to stdout."""
    sys.stdout.write(json.dumps(values, indent=1, ensure_ascii=False, allow_nan=False) + "\n")
    sys.stdout.flush()


def print_table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table for people to stdout; every cell is plain text."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title), title_justify="left", box=None, pad_edge=False)
    for i, name in enumerate(header):
        number = bool(rows) and all(_is_number(row[i]) for row in rows)
        table.add_column(
            Text(printable(name)), justify="right" if number else "left", overflow="fold"
        )
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    Console(file=sys.stdout, highlight=False, soft_wrap=False).print(table)


def results_console() -> Console:
    """Return a console on stdout: colours for terminals only, none where NO_COLOR is set."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def print_sentence(sentence: str, *, lead: str = "", style: str = "") -> None:
    """Write a sentence to stdout: wrapped between words in a terminal, one line elsewhere.

    `lead` stands before the first line, the others stand below what follows it.
    """
    from rich.text import Text

    console = results_console()
    written = Text(printable(sentence), style=style)
    if not console.is_terminal:
        console.print(Text(printable(lead)) + written, soft_wrap=True)
        return
    for i, line in enumerate(written.wrap(console, min(console.width, WIDEST) - len(lead))):
        line.rstrip()
        console.print(Text(" " * len(lead) if i else lead) + line, soft_wrap=True)


def print_text(text: str = "") -> None:
    """Write a line for people to stdout."""
    sys.stdout.write(printable(text) + "\n")


def _is_number(cell: str) -> bool:
    return bool(cell) and (cell[0].isdigit() or cell in "–")
