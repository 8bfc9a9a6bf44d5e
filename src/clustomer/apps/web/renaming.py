"""Rename segments in a process of its own.

``python -m clustomer.apps.web.renaming OUT NAMES SECONDS BYTES`` with the names as JSON.
"""

from __future__ import annotations

import json
import sys

from clustomer.apps.web.programs import guarded
from clustomer.renaming import rename_segments


def main(directory: str, names: str, max_seconds: str, max_bytes: str) -> int:
    """Rename; return 0, or print what is wrong and return 2."""

    def work() -> None:
        rename_segments(directory, json.loads(names))

    return guarded(work, max_seconds, max_bytes)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
