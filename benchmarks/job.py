"""One job of one side in this process: ``python -m benchmarks.job fit --side ours --n 20000``.

Prints one line of JSON: seconds by part, peak memory, and what is needed to judge the answer. A
first call on few rows, with all its imports, stays out of the figures.
"""

from __future__ import annotations

import importlib
import json
import sys
from dataclasses import replace
from typing import Any

from benchmarks.meter import Meter
from benchmarks.options import Options, parse, set_environment

JOBS = (
    "bootstrap", "busy", "fit", "gap", "help", "large", "machine", "rfm", "score", "spark", "study",
    "sweep", "warehouse",
    "warehouse_pass",
)  # fmt: skip
WHOLE = ("study",)
"""Jobs that are measured as whole processes by the runner: imports count."""


def main(words: list[str]) -> None:
    """Do the job and print what it cost."""
    options = parse(words)
    if options.job not in JOBS:
        raise SystemExit(f"{options.job} is no job. There are {', '.join(JOBS)}.")
    set_environment(options.side)
    job = importlib.import_module(f"benchmarks.jobs.{options.job}")
    try:
        found = job.whole(options) if hasattr(job, "whole") else measured(job, options)
    except ModuleNotFoundError as error:
        found = {"skipped": f"{error.name} is not installed"}
    print(json.dumps(found))


def measured(job: Any, options: Options) -> dict[str, Any]:
    """Run the work of a side once on few rows, then measured."""
    work = job.SIDES[options.side]
    few = replace(
        options,
        n=min(options.n, 500),
        k_max=min(options.k_max, 3),
        n_init=1,
        replicates=2,
        part=2,
        repeats=1,
        checks=0,
    )
    inputs = job.inputs(few)
    job.answer_of(few, inputs, work(few, inputs, Meter()))
    meter = Meter()
    meter.before_data()
    inputs = job.inputs(options)
    done = work(options, inputs, meter)
    meter.after_work(inputs.X.nbytes)
    return {**meter.result(), "answer": job.answer_of(options, inputs, done)}


if __name__ == "__main__":
    main(sys.argv[1:])
