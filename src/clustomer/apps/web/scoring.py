"""Score a file that somebody sent: in a process of its own, with the limits of a job.

``python -m clustomer.apps.web.scoring MODEL NAME FIELDS SECONDS BYTES`` runs in the
directory of the file and prints its error, if any, as JSON.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from clustomer.apps.web.programs import guarded, run_program
from clustomer.apps.web.runner import Limits
from clustomer.engines.score import score
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
    words = [str(job.model), job.name, ",".join(job.fields)]
    run_program("scoring", words, job.folder, limits)
    return job.folder / OUT


def main(model: str, name: str, fields: str, max_seconds: str, max_bytes: str) -> int:
    """Score the file in this directory; return 0, or print what is wrong and return 2."""

    def work() -> None:
        score(load_model(model), name, OUT, fields=fields.split(","))

    return guarded(work, max_seconds, max_bytes)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
