"""``clustomer export``: a model for another place, checked before it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clustomer.apps.cli.console import say
from clustomer.engines.score import refuse_input_as_output
from clustomer.errors import OutputError
from clustomer.export.model_file import load_model, save_model


def main(**options: Any) -> None:
    """Load the model, which checks it, and write it as the current version."""
    source, out = options["model"], options["out"]
    model = load_model(source)
    file = Path(source) / "model.json" if Path(source).is_dir() else Path(source)
    refuse_input_as_output(file, out)
    if Path(out).exists() and not options["overwrite"]:
        raise OutputError(
            f'The file "{out}" exists already.', "Nothing was written.", "Add --overwrite."
        )
    save_model(model, out, overwrite=True)
    if not options["quiet"]:
        say(f"The model of {model.n_segments} segments: {out}")
