"""A whole study of a file against a notebook; the runner measures the processes from outside."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.options import Options


def whole(options: Options) -> dict[str, Any]:
    out = Path(options.out) / options.side
    if options.side == "ours":
        import clustomer as cl

        study = cl.run_study(options.source, random_state=0)
        study.save(str(out), overwrite=True)
        return {"answer": {"k": study.n_segments, "verdict": study.verdict.kind}}
    from benchmarks import notebook

    return {"answer": {"k": notebook.main(options.source, str(out))}}
