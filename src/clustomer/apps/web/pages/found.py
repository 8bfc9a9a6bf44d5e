"""What a comparison, a check or a refresh found, as pages show it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastapi.responses import FileResponse, Response

from clustomer.apps.web.comparing import PAGE, RESULT
from clustomer.apps.web.problems import Refused
from clustomer.report.text import clean, text

REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts allow-popups"
)
"""Of a report, a page of an origin of its own: no form, no request, no script but those added."""


def found_in(folder: Path) -> dict[str, Any]:
    """Return the verdict of a comparison and what speaks for it, as a page shows it."""
    read = json.loads((folder / RESULT).read_text(encoding="utf-8"))
    return {
        "code": read["code"],
        "by_lists": read["kind"] == "studies",
        "old": clean(read["old"]),
        "sentence": clean(read["sentence"], 400),
        "reasons": [clean(one["sentence"], 1000) for one in read["reasons"]],
    }


def found_file(folder: Path, name: str) -> Response:
    """Answer with the page of a comparison, which is of an origin of its own, or its numbers.

    Raises
    ------
    Refused
        With status 404 for any other name.
    """
    if name == PAGE:
        headers = {"Content-Security-Policy": REPORT_POLICY}
        path = folder / PAGE
        return FileResponse(path, media_type="text/html; charset=utf-8", headers=headers)
    if name == RESULT:
        return FileResponse(folder / RESULT, filename=RESULT)
    raise Refused(404, text("web.error.page"))
