"""An export and its parity sheet as two files, or neither."""

from __future__ import annotations

import os
from pathlib import Path

from clustomer._files import atomic_file
from clustomer.errors import OutputError
from clustomer.export.parity import ParitySheet


def sheet_path(path: str | os.PathLike[str]) -> Path:
    """Return where the parity sheet of an export stands: beside it, under its whole name."""
    return Path(f"{os.fspath(path)}.parity.json")


def check_free(path: str | os.PathLike[str], *, overwrite: bool) -> None:
    """Refuse to replace an export or its sheet, before any work is done.

    Raises
    ------
    OutputError
        One of the two files exists (without `overwrite`).
    """
    for file in (Path(path), sheet_path(path)):
        if file.exists() and not overwrite:
            raise OutputError(
                f'The file "{file}" exists already.',
                "Nothing was written.",
                "Choose another name, or add --overwrite.",
            )


def write_proved(
    path: str | os.PathLike[str], content: bytes, sheet: ParitySheet, *, overwrite: bool = False
) -> None:
    """Write an export and its parity sheet, or neither.

    Raises
    ------
    CheckFailedError
        Parity fails.
    OutputError
        One of the two files exists (without `overwrite`), or cannot be written.
    """
    sheet.check()
    check_free(path, overwrite=overwrite)
    with atomic_file(sheet_path(path)) as beside, atomic_file(path) as file:
        file.write_bytes(content)
        beside.write_text(sheet.to_json(), encoding="utf-8", newline="\n")
