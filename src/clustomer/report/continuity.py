"""Write the page of a comparison, and keep it so that it can be said in another language."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from clustomer._files import atomic_file
from clustomer._language import language
from clustomer._result import plain
from clustomer._said import recipes, reworded
from clustomer.errors import InputError
from clustomer.report.html.continuity import render_continuity
from clustomer.segments.continuity import Continuity


def write_continuity(found: Continuity, path: str | os.PathLike[str], *, date: str) -> None:
    """Write what became of a segmentation as one self-contained page.

    Raises
    ------
    OutputError
        When the file cannot be written; nothing is left half-written.
    """
    page = render_continuity(found, date=date)
    with atomic_file(path) as target:
        target.write_text(page, encoding="utf-8", newline="\n")


def continuity_document(found: Continuity) -> dict[str, Any]:
    """Return ``continuity.json``: every number, and how to word its sentences again."""
    values = plain(found)
    version = found.format_version
    return {"version": version, **values, "lang": language(), "wording": plain(recipes(values))}


def continuity_from(document: Mapping[str, Any]) -> Continuity:
    """Make a comparison from its file, in the language of the moment.

    Files of before there was a wording keep their own language.

    Raises
    ------
    InputError
        When the file is not as clustomer wrote it.
    """
    try:
        values: Any = dict(document)
        if values.get("lang", language()) != language():
            values = reworded(values, values["wording"])
        return Continuity.from_dict(values)
    except (AttributeError, KeyError, LookupError, TypeError, ValueError) as error:
        raise InputError(
            "continuity.json is damaged: a value is not of the kind that belongs there.",
            "A file as `clustomer refresh` writes it was expected.",
            "Take it from a copy, or refresh again.",
        ) from error


def say_continuity_again(folder: str | os.PathLike[str], *, date: str) -> bool:
    """Write the page of a refreshed study again, in the language of the moment.

    ``False`` where the study is no refresh, and nothing was written.

    Raises
    ------
    InputError
        When ``continuity.json`` cannot be read.
    OutputError
        When the page cannot be written.
    """
    path = Path(folder) / "continuity.json"
    if not path.is_file():
        return False
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(
            f"continuity.json cannot be read: {error}.", "The file of a refresh was expected."
        ) from error
    write_continuity(continuity_from(document), Path(folder) / "continuity.html", date=date)
    return True
