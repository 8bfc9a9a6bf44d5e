"""Fixtures that every floor's tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def project_root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data sets that lies beside the project, never inside it."""
    if not (SHARED / "Customers.csv").is_file():
        pytest.skip("the real data sets (../shared/data) are not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser that pages are tested in; in CI it must be there."""
    for name in ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"):
        if Path(name).is_file():
            return name
    if os.environ.get("CI"):
        pytest.fail("chromium is missing; scripts/setup.sh installs it on Debian and Ubuntu")
    pytest.skip("chromium is not installed on this machine")
