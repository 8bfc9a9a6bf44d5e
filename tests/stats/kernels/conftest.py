"""The two kernels, for tests that compare them."""

from __future__ import annotations

import os
from types import ModuleType

import pytest

from clustomer.stats.kernels.choice import VARIABLE


@pytest.fixture(scope="session")
def native() -> ModuleType:
    """The compiled kernel; in CI it must have been built."""
    if os.environ.get(VARIABLE) == "numpy":
        pytest.skip("both kernels are compared in the run that is not confined to numpy")
    try:
        from clustomer.stats.kernels import compiled
    except ImportError as error:
        if os.environ.get("CI"):
            pytest.fail(f"the compiled kernel is missing: {error}")
        pytest.skip("the compiled kernel was not built: install a C compiler, then clustomer")
    return compiled
