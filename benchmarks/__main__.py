"""Run every benchmark: ``python -m benchmarks`` (``make bench``)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

for script in ("bench_study.py", "bench_sweep.py"):
    print(f"== {script}", flush=True)
    subprocess.run([sys.executable, str(Path(__file__).parent / script)], check=True)
