"""Run one of our own programs in a process of its own, with the limits of a job.

``python -m clustomer.apps.web.NAME WORDS... SECONDS BYTES`` ends with 0, or
prints the sentences of its error as JSON and ends with 2.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from clustomer._text import text
from clustomer.apps.web.problems import Refused
from clustomer.apps.web.runner import Limits
from clustomer.apps.web.worker import EVERY, over_limit, sentences
from clustomer.errors import ClustomerError


def run_program(name: str, words: Sequence[str], folder: Path, limits: Limits) -> None:
    """Run ``clustomer.apps.web.NAME`` in a directory until it ends.

    Raises
    ------
    Refused
        With status 422 and the sentences of the command line.
    """
    ends = [str(limits.seconds), str(limits.megabytes * 1_000_000)]
    try:
        done = subprocess.run(
            [sys.executable, "-m", f"clustomer.apps.web.{name}", *words, *ends],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            timeout=limits.seconds + 30,  # it ends itself before; this is for one that is stuck
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(422, text("web.seconds", seconds=limits.seconds)) from error
    if done.returncode > 0 and not done.stdout:
        raise Refused(500, text("web.fault", kind=f"{name}, exit code {done.returncode}"))
    if done.returncode != 0:  # below 0: killed, where memory is short
        said = json.loads(done.stdout) if done.stdout else {"problem": text("web.memory")}
        raise Refused(422, said["problem"], said.get("expected", ""), said.get("remedy", ""))


def guarded(work: Callable[[], None], max_seconds: str, max_bytes: str) -> int:
    """Do the work of a program; return 0, or print what is wrong and return 2."""
    limits = float(max_seconds), int(max_bytes)
    threading.Thread(target=_watch, args=limits, daemon=True).start()
    try:
        work()
    except ClustomerError as error:
        _print(sentences(error))
        return 2
    except MemoryError:
        _print({"problem": text("web.memory")})
        return 2
    return 0


def _watch(max_seconds: float, max_bytes: int) -> None:
    began = time.monotonic()
    while True:
        said = over_limit(began, max_seconds, max_bytes)
        if said:
            _print({"problem": said})
            os._exit(2)
        time.sleep(EVERY)


def _print(said: Mapping[str, str]) -> None:
    sys.stdout.write(json.dumps(dict(said)))
    sys.stdout.flush()
