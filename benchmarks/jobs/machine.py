"""What this machine and these libraries are."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.options import Options

PACKAGES = (
    "clustomer",
    "numpy",
    "scipy",
    "scikit-learn",
    "scikit-learn-intelex",
    "faiss-cpu",
    "pandas",
    "matplotlib",
    "joblib",
)


def whole(options: Options) -> dict[str, Any]:
    import numpy as np
    from threadpoolctl import threadpool_info

    from clustomer.stats.kernels.choice import kernel_name

    np.ones((2, 2)) @ np.ones((2, 2))
    blas = [one for one in threadpool_info() if one["user_api"] == "blas"]
    return {
        "cpu": _cpu(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "blas": blas[0].get("architecture", "") if blas else "",
        "kernel": kernel_name(),
        "packages": {name: _version(name) for name in PACKAGES},
    }


def _cpu() -> str:
    """Return the name of the processor, and its widest vector instructions."""
    info: dict[str, str] = {}
    path = Path("/proc/cpuinfo")
    for line in path.read_text().splitlines() if path.exists() else ():
        name, _, value = line.partition(":")
        info.setdefault(name.strip(), value.strip())
    numbers = f"family {info.get('cpu family', '?')}, model {info.get('model', '?')}"
    flags = info.get("flags", "").split()
    widest = next((one for one in ("avx512f", "avx2", "sse4_2") if one in flags), "?")
    return f"{info.get('model name', platform.processor())} ({numbers}, {widest})"


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
