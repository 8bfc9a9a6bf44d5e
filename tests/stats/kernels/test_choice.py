"""Which kernel computes: what CLUSTOMER_KERNEL says, and what was built."""

from __future__ import annotations

import os
import subprocess
import sys
from types import ModuleType

import pytest
from tests.stats.kernels.wild import at_level, levels

from clustomer.errors import InputError
from clustomer.stats.kernels import reference
from clustomer.stats.kernels.choice import VARIABLE, kernel, kernel_name

NOT_BUILT = """
import sys
sys.modules["clustomer.stats.kernels._native"] = None  # importing it fails
from clustomer.errors import InputError
from clustomer.stats.kernels.choice import kernel_name
from clustomer.stats.kernels.fits import fit_from
try:
    print(kernel_name())
    print(fit_from([[0.0], [1.0], [9.0]], [[[0.0], [1.0]]]).centers.tolist())
except InputError as error:
    print("InputError:", error)
"""


def without_the_extension(wish: str | None) -> list[str]:
    """What a process prints in which the compiled kernel cannot be imported."""
    environment = {name: value for name, value in os.environ.items() if name != VARIABLE}
    if wish is not None:
        environment[VARIABLE] = wish
    done = subprocess.run(
        [sys.executable, "-c", NOT_BUILT], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("wish", [None, "", "numpy"])
def test_without_the_extension_numpy_computes(wish: str | None) -> None:
    assert without_the_extension(wish) == ["numpy", "[[[0.5], [9.0]]]"]


def test_without_the_extension_native_is_refused() -> None:
    (said,) = without_the_extension("native")
    assert said.startswith("InputError: The compiled kernel was not built")
    assert "CLUSTOMER_KERNEL=native needs it" in said
    assert "Install a C compiler and install clustomer again, or unset the variable." in said


@pytest.mark.parametrize("wish", ["foo", "Native", "numpy "])
def test_another_name_is_refused(wish: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, wish)
    for ask in (kernel, kernel_name):
        with pytest.raises(
            InputError, match=f"CLUSTOMER_KERNEL is '{wish}'.*numpy or native.*Unset"
        ):
            ask()


def test_numpy_is_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "numpy")
    assert kernel() is reference
    assert kernel_name() == "numpy"


@pytest.mark.parametrize("wish", ["native", "", None])
def test_the_compiled_kernel_computes_where_it_was_built(
    wish: str | None, native: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    if wish is not None:
        monkeypatch.setenv(VARIABLE, wish)
    assert kernel() is native
    assert kernel_name() == "native"


def test_the_choice_can_change_in_a_session(
    native: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("numpy", "native", "numpy"):
        monkeypatch.setenv(VARIABLE, name)
        assert kernel_name() == name


def test_both_kernels_have_the_same_functions(native: ModuleType) -> None:
    for name in (
        "best_of", "lloyd", "step", "label_rows", "survey", "row_keys", "draw", "nearest_two",
        "squared", "distance_sums", "overlaps",
    ):  # fmt: skip
        assert callable(getattr(reference, name))
        assert callable(getattr(native, name))


def test_levels(native: ModuleType) -> None:
    """Asking for the level in use does not change it."""
    names = []
    for level in levels():
        with at_level(level) as name:
            assert native.level() == name
            assert native.level() == name
            names.append(name)
    assert names == list(native.LEVELS[: len(names)])
    assert native.level() == names[-1]
