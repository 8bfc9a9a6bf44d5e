"""Progress is a callback: the library never prints.

``progress(phase, done, total)`` is called when a phase begins (``done = 0``),
while it runs, and when it ends (``done = total``). The command line draws a bar
from it, the web app stores it, the library's default ignores it. A callback may
raise to cancel the work.
"""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """What a progress callback looks like."""

    def __call__(self, phase: str, done: int, total: int, /) -> None: ...


def silent(phase: str, done: int, total: int, /) -> None:
    """Ignore progress (the library's default)."""
