"""What the tests of the intake share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clustomer.engines.open import read_source
from clustomer.engines.options import IntakeOptions
from clustomer.engines.source import Source

Read = Callable[..., Source]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write text or bytes into a file and read it."""

    def reader(content: str | bytes, name: str = "table.csv", **options: Any) -> Source:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_source(path, options=IntakeOptions(**options))

    return reader
