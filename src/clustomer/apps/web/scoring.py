"""Score a file that somebody sent: in a process of its own, with the limits of a job.

``python -m clustomer.apps.web.scoring MODEL NAME FIELDS SECONDS BYTES`` runs in the
directory of the file and prints its error, if any, as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from clustomer._text import text
from clustomer.apps.web.problems import Refused
from clustomer.apps.web.runner import Limits
from clustomer.apps.web.worker import EVERY, over_limit, sentences
from clustomer.engines.score import score
from clustomer.errors import ClustomerError
from clustomer.export.model_file import load_model

OUT = "assigned-customers.csv"


@dataclass(frozen=True, kw_only=True)
class ScoreJob:
    """What is scored: a file `name` in `folder`, by a model file; `fields` are written."""

    model: Path
    folder: Path
    name: str
    fields: tuple[str, ...]


def run_score(job: ScoreJob, limits: Limits) -> Path:
    """Score a file in another process and return the CSV that it wrote.

    Raises
    ------
    Refused
        With status 422 and the sentences of the command line.
    """
    words = [str(job.model), job.name, ",".join(job.fields), str(limits.seconds),
             str(limits.megabytes * 1_000_000)]  # fmt: skip
    try:
        done = subprocess.run(
            [sys.executable, "-m", "clustomer.apps.web.scoring", *words],
            cwd=job.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            timeout=limits.seconds + 30,  # it ends itself before; this is for one that is stuck
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(422, text("web.seconds", seconds=limits.seconds)) from error
    if done.returncode == 0:
        return job.folder / OUT
    said = json.loads(done.stdout) if done.stdout else {"problem": text("web.memory")}
    raise Refused(422, said["problem"], said.get("expected", ""), said.get("remedy", ""))


def main(model: str, name: str, fields: str, max_seconds: str, max_bytes: str) -> int:
    """Score the file in this directory; return 0, or print what is wrong and return 2."""
    limits = float(max_seconds), int(max_bytes)
    threading.Thread(target=_watch, args=limits, daemon=True).start()
    try:
        score(load_model(model), name, OUT, fields=fields.split(","))
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


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
