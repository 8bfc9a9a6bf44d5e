"""A model as a file: JSON with a schema, and nothing in it runs."""

from __future__ import annotations

import os
from pathlib import Path

from clustomer._files import atomic_file
from clustomer.cluster.model import SegmentationModel
from clustomer.errors import ModelFormatError, OutputError

MAX_BYTES = 64 * 2**20
"""A model is a few kilobytes; a larger file is not one."""


def load_model(path: str | os.PathLike[str]) -> SegmentationModel:
    """Read a model that `save_model` or a study wrote. Loading runs no code.

    Parameters
    ----------
    path : path
        A ``model.json``, or the directory of a study that holds one.

    Returns
    -------
    SegmentationModel

    Raises
    ------
    ModelFormatError
        When the file is missing, damaged, not a model, or of a newer version.
    """
    file = Path(path)
    if file.is_dir():
        file = file / "model.json"
    try:
        if file.stat().st_size > MAX_BYTES:
            raise ModelFormatError(
                f'"{file}" is too large to be a model.', "A model has a few kilobytes."
            )
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ModelFormatError(
            f'Cannot read the model "{file}": {reason}.',
            "A study keeps its model as model.json.",
            "Give the path of that file, or of the study's directory.",
        ) from error
    except UnicodeDecodeError as error:
        raise ModelFormatError(
            f'"{file}" is not a model: it is not text.', "A model is a JSON file."
        ) from error
    return SegmentationModel.from_json(text)


def save_model(
    model: SegmentationModel, path: str | os.PathLike[str], *, overwrite: bool = False
) -> None:
    """Write a model as JSON, every digit kept.

    Raises
    ------
    OutputError
        When the file exists (without `overwrite`) or cannot be written.
    """
    if Path(path).exists() and not overwrite:
        raise OutputError(
            f'The file "{path}" exists already.', "Nothing was written.", "Pass overwrite=True."
        )
    with atomic_file(path) as target:
        target.write_text(model.to_json(), encoding="utf-8", newline="\n")
