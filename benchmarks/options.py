"""What can be said about one job: the same fields in `goals`, on the command line, in results."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

SIDES = {
    "ours": "clustomer",
    "ours-busy": "clustomer, busy machine",
    "sklearn": "scikit-learn, default threads",
    "sklearn-1": "scikit-learn, 1 thread",
    "sklearn-busy": "scikit-learn, default threads, busy machine",
    "sklearn-1-busy": "scikit-learn, 1 thread, busy machine",
    "sklearnex": "scikit-learn-intelex",
    "faiss": "faiss (float32), default threads",
    "faiss-1": "faiss (float32), 1 thread",
    "joblib": "scikit-learn, 1 thread in each of 2 processes",
    "notebook": "notebook, default threads",
    "notebook-1": "notebook, 1 thread",
    "typer": "an empty typer program",
    "duckdb": "DuckDB, which reads and sums or groups",
    "mllib": "the pipeline of Spark's MLlib",
    "sums": "the sums of the same columns, PostgreSQL",
}
"""Every side, and what it is called in tables."""

_UNSET = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")


@dataclass(frozen=True, kw_only=True)
class Options:
    """One job. ``part`` replicates, or ``part_rows`` rows for silhouettes, stand for all."""

    job: str
    side: str = "ours"
    n: int = 2_000
    dtype: str = "float64"
    k: int = 5
    k_min: int = 2
    k_max: int = 12
    n_init: int = 10
    silhouette: str = "exact"
    part_rows: int = 20_000
    sample_rows: int = 10_000
    replicates: int = 100
    part: int = 100
    repeats: int = 20
    checks: int = 0
    source: str = ""
    out: str = ""

    @property
    def k_values(self) -> range:
        """The k's of a sweep."""
        return range(self.k_min, self.k_max + 1)

    def command(self) -> list[str]:
        """Return the options as words of a command line."""
        defaults = Options(job=self.job)
        words = [self.job]
        for name, value in asdict(self).items():
            if value != getattr(defaults, name):
                words += [f"--{name.replace('_', '-')}", str(value)]
        return words


def parse(words: Sequence[str]) -> Options:
    """Read the options of one job from a command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.job", description="One job in this process, printed as JSON."
    )
    parser.add_argument("job")
    for each in fields(Options):
        if each.name != "job":
            default: Any = each.default
            choices = sorted([*SIDES, "rival"]) if each.name == "side" else None
            flag = f"--{each.name.replace('_', '-')}"
            parser.add_argument(flag, type=type(default), default=default, choices=choices)
    given = parser.parse_args(words)
    if given.side == "rival":
        given.side = "sklearn"
    return Options(**vars(given))


def set_environment(side: str) -> None:
    """Give the libraries the threads of a side. Before numpy is imported, else it has no effect.

    Some machines here set OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE, which slow a current numpy.
    """
    for name in _UNSET:
        os.environ.pop(name, None)
    if side in ("sklearn-1", "sklearn-1-busy", "notebook-1", "faiss-1", "joblib"):
        os.environ["OMP_NUM_THREADS"] = "1"
