"""Progress is a callback: the library never prints.

``progress(phase, done, total)`` is called when a phase begins (``done = 0``),
while it runs, and when it ends (``done = total``). The command line draws a bar
from it, the web app stores it, the library's default ignores it. A callback may
raise to cancel the work.
"""

from __future__ import annotations

import time
from typing import Protocol


class Progress(Protocol):
    """What a progress callback looks like."""

    def __call__(self, phase: str, done: int, total: int, /) -> None: ...


def silent(phase: str, done: int, total: int, /) -> None:
    """Ignore progress (the library's default)."""


class PhaseSeconds:
    """A progress callback that adds up the seconds of each phase.

    A phase that runs inside another one counts for itself, the rest for the outer one.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._running: list[str] = []
        self._since = time.perf_counter()

    def __call__(self, phase: str, done: int, total: int, /) -> None:
        """Take note of a phase that begins, goes on or ends."""
        now = time.perf_counter()
        spent, self._since = now - self._since, now
        if self._running:
            inner = self._running[-1]
            self.seconds[inner] = self.seconds.get(inner, 0.0) + spent
        if done >= total:
            self._running = [name for name in self._running if name != phase]
        elif phase not in self._running:
            self._running.append(phase)
