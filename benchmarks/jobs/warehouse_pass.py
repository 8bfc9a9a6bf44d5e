"""One exact Lloyd pass in PostgreSQL, and what reading the same columns costs there."""

from __future__ import annotations

from typing import Any

import clustomer as cl
from benchmarks.jobs.warehouse import measured
from benchmarks.options import Options
from clustomer.engines.sql.passes import step_query
from clustomer.engines.sql.scoring import written
from clustomer.engines.sql.tree import Build


def whole(options: Options) -> dict[str, Any]:
    return measured(options, _of_pass)


def _of_pass(model: cl.SegmentationModel) -> str:
    build = Build("postgres")
    return written(step_query(model, build, build.table("customers")).tree, build.dialect)
