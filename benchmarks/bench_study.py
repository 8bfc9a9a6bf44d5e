"""The whole study and small commands against named rivals, as ratios.

Every ratio is the median over pairs of runs, ours / rival, of the CPU seconds
of the whole process (all threads, imports counted on both sides).

    python benchmarks/bench_study.py [customers.csv] [--runs 3]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from _measure import median, paired, ratio, run

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared" / "data" / "Customers.csv"
CLI = str(Path(sys.executable).parent / "clustomer")
BARE = """
import typer
app = typer.Typer()
@app.command()
def run(count: int = 1) -> None:
    "Run."
@app.command()
def score(count: int = 1) -> None:
    "Score."
app()
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", nargs="?")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        source = options.source or (str(SHARED) if SHARED.is_file() else "")
        if not source:
            source = str(scratch / "shop.csv")
            run([CLI, "sample", "shop", "-o", source])
        report(source, scratch, options.runs)


def report(source: str, scratch: Path, runs: int) -> None:
    bare = scratch / "bare.py"
    bare.write_text(BARE)
    rows = []
    pairs = paired([CLI, "--help"], [sys.executable, str(bare), "--help"], max(runs, 9))
    rows.append(("clustomer --help", "a bare typer app --help", pairs, 1.3))

    out = str(scratch / "study")
    notebook = [sys.executable, str(HERE / "notebook.py"), source, str(scratch / "notebook")]
    study = [CLI, "run", source, "-o", out, "--overwrite", "--quiet"]
    os.environ["OMP_NUM_THREADS"] = "1"  # the faster baseline: scikit-learn spins otherwise
    pairs = paired(study, notebook, runs)
    rows.append((f"clustomer run {Path(source).name}", "a plain notebook (1 thread)", pairs, 3.0))
    del os.environ["OMP_NUM_THREADS"]
    rows.append(
        (
            f"clustomer run {Path(source).name}",
            "a plain notebook (default threads)",
            paired(study, notebook, runs),
            3.0,
        )
    )

    print(f"{'ours':32} {'rival':36} {'CPU s':>7} {'rival':>7} {'ratio':>6} {'goal':>5} {'MB':>5}")
    for ours, rival, costs, goal in rows:
        print(
            f"{ours:32} {rival:36} {median(costs, 0):7.2f} {median(costs, 1):7.2f} "
            f"{ratio(costs):6.2f} {goal:5.1f} {median(costs, 0, 'peak_mb'):5.0f}"
        )
    seconds = json.loads((Path(out) / "run.json").read_text())["seconds"]
    total = sum(seconds.values())
    print("\nSeconds per phase of the study (wall):")
    for phase, spent in seconds.items():
        print(f"  {phase:12} {spent:6.2f}  {spent / total:5.0%}")


if __name__ == "__main__":
    main()
