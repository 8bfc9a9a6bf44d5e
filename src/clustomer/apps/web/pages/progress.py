"""How far a job is, in five stages that people understand."""

from __future__ import annotations

import time
from typing import Any

from clustomer._text import catalogue
from clustomer.apps.web.store import Job
from clustomer.report.text import text

STAGES = ("read", "explore", "fit", "test", "write")
_STAGE_OF = {
    "open": "read", "read": "read", "understand": "read", "check": "read",
    "explore": "explore",
    "prepare": "fit", "sweep": "fit", "silhouette": "fit", "passes": "fit", "aggregate": "fit",
    "interpret": "write", "write": "write",
}  # fmt: skip
"""Of each phase of a study; every other phase tests."""


def progress_of(job: Job) -> dict[str, Any]:
    """Return the stages with their states, and the phase in words."""
    current = STAGES.index(_STAGE_OF.get(job.phase, "test")) if job.phase else 0
    is_running = job.state == "running"
    stages = [
        {
            "key": stage,
            "state": "done" if is_running and i < current else
                     "on" if is_running and i == current else "off",
        }
        for i, stage in enumerate(STAGES)
    ]  # fmt: skip
    key = f"web.phase.{job.phase}"
    return {
        "state": job.state,
        "stages": stages,
        "number": current + 1,
        "word": text(key) if key in catalogue() else "",
        "done": job.done,
        "total": job.total,
        "seconds": None if job.started is None else int(max(time.time() - job.started, 0)),
    }
