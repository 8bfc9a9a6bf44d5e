"""Print files below src/FOLDER, one a line, for the build (src/meson.build).

    python scripts/list_sources.py FOLDER [SUFFIX]

With a suffix the files that end so; without, what is installed: all but the
sources of the compiled kernel.
"""

import os
import sys
from pathlib import Path

COMPILED = {".c", ".h", ".pyx", ".pxd", ".so", ".pyd"}

base = Path(os.environ.get("MESON_SOURCE_ROOT", ".")) / os.environ.get("MESON_SUBDIR", "src")
suffix = sys.argv[2] if len(sys.argv) > 2 else None
for path in sorted((base / sys.argv[1]).rglob("*")):
    if not path.is_file() or "__pycache__" in path.parts:
        continue
    if path.suffix == suffix or (suffix is None and path.suffix not in COMPILED):
        print(path.relative_to(base).as_posix())
