"""Write the page of a comparison."""

from __future__ import annotations

import os

from clustomer._files import atomic_file
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
