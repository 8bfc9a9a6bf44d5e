"""Which kernel computes: the compiled one where it was built, else plain numpy.

Both keep one contract (the functions of `reference`) and give the same labels and
centres, bit for bit where weights are whole numbers. The environment variable
``CLUSTOMER_KERNEL`` chooses: ``numpy`` or ``native``. It is read here and not by
the apps because a notebook has no command line.
"""

from __future__ import annotations

import os
from functools import cache
from types import ModuleType

from clustomer.errors import InputError
from clustomer.stats.kernels import reference

_compiled: ModuleType | None
try:
    from clustomer.stats.kernels import compiled as _compiled
except ImportError:  # installed where there was no C compiler
    _compiled = None

VARIABLE = "CLUSTOMER_KERNEL"


def kernel() -> ModuleType:
    """Return the kernel to use: a module with the functions of `reference`.

    Raises
    ------
    InputError
        When ``CLUSTOMER_KERNEL`` is neither ``numpy`` nor ``native``, or asks for
        the compiled kernel where it was not built.
    """
    return _chosen(os.environ.get(VARIABLE, ""))


def kernel_name() -> str:
    """Return ``"native"`` or ``"numpy"``."""
    return "numpy" if kernel() is reference else "native"


def kernel_label() -> str:
    """Return what computes, for people: ``"native (avx2)"`` or ``"numpy"``."""
    name = kernel_name()
    return name if _compiled is None or name == "numpy" else f"{name} ({_compiled.level()})"


def calls_libraries() -> bool:
    """Return whether the kernel's loops call BLAS, whose threads are to be held back."""
    return kernel() is reference


def kernel_missing() -> bool:
    """Return whether numpy computes because nothing else was built, and nobody chose it."""
    return _compiled is None and not os.environ.get(VARIABLE)


@cache
def _chosen(wish: str) -> ModuleType:
    if wish not in ("", "numpy", "native"):
        raise InputError(
            f"{VARIABLE} is {wish!r}.",
            "It is numpy or native.",
            "Unset it to use the compiled kernel where it was built.",
        )
    if wish == "numpy":
        return reference
    if _compiled is None and wish == "native":
        raise InputError(
            "The compiled kernel was not built with this installation.",
            f"{VARIABLE}=native needs it.",
            "Install a C compiler and install clustomer again, or unset the variable.",
        )
    return _compiled or reference
