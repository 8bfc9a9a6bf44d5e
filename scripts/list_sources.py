"""Print the files of a package below src/, one a line, for the build (src/meson.build)."""

import os
import sys
from pathlib import Path

base = Path(os.environ.get("MESON_SOURCE_ROOT", ".")) / os.environ.get("MESON_SUBDIR", "src")
for path in sorted((base / sys.argv[1]).rglob("*")):
    if path.is_file() and "__pycache__" not in path.parts:
        print(path.relative_to(base).as_posix())
