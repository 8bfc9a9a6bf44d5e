"""clustomer: customer segments you can trust.

    import clustomer as cl

    study = cl.run_study("customers.csv")
    study.save("out")

The public names are below; each is loaded when it is first used.
"""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "Assessment": "evidence.records",
    "ClustomerError": "errors",
    "Exploration": "exploration",
    "InputError": "errors",
    "Intake": "intake",
    "KMeans": "cluster.kmeans",
    "KSelection": "evidence.choose",
    "KSweep": "cluster.sweep",
    "Preparer": "prepare.preparer",
    "SegmentationModel": "cluster.model",
    "Segmenter": "segments.segmenter",
    "Study": "study",
    "assess": "evidence.assess",
    "choose_k": "evidence.choose",
    "compare": "segments.compare",
    "evaluate": "segments.campaign",
    "explore": "exploration",
    "load_model": "export.model_file",
    "monitor": "segments.monitor",
    "prediction_strength": "evidence.ballot_resampled",
    "read_table": "intake",
    "refresh": "refreshing",
    "rfm": "engines.transactions",
    "run_study": "study",
    "save_model": "export.model_file",
    "score": "engines.score",
    "stability": "evidence.stability",
    "sweep": "cluster.sweep",
}
_MODULES = {"figures": "report.figures.gallery"}

__all__ = ["__version__", *sorted([*_HOMES, *_MODULES])]


def __getattr__(name: str) -> Any:
    """Load a public name from its home (PEP 562), and keep it."""
    if name in _MODULES:
        value: Any = importlib.import_module(f"clustomer.{_MODULES[name]}")
    elif name in _HOMES:
        value = getattr(importlib.import_module(f"clustomer.{_HOMES[name]}"), name)
    else:
        raise AttributeError(f"module 'clustomer' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
