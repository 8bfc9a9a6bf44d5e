"""Fixtures that every floor's tests share."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import settings

from clustomer.table.schema import Column, Kind, Role, Schema
from clustomer.table.table import Table

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"

# A suite that was started in the background may have been told to ignore Ctrl-C, and the
# programs that it starts would be, too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN and (
    threading.current_thread() is threading.main_thread()
):
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")


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


def build(
    columns: dict[str, Any],
    *,
    kinds: dict[str, Kind] | None = None,
    levels: dict[str, Sequence[str]] | None = None,
    scores: dict[str, Sequence[float]] | None = None,
    roles: dict[str, Role] | None = None,
) -> Table:
    """Return a table; columns of text become categories, all are features."""
    kinds, levels = kinds or {}, levels or {}
    scores, roles = scores or {}, roles or {}
    described, data = [], {}
    for name, values in columns.items():
        given = list(values)
        words = any(isinstance(value, str) for value in given)
        kind = kinds.get(name, Kind.CATEGORY if words else Kind.NUMBER)
        names: tuple[str, ...] = ()
        if kind in (Kind.CATEGORY, Kind.ORDERED, Kind.FLAG):
            names = tuple(levels.get(name, sorted({v for v in given if v is not None})))
            place = {level: i for i, level in enumerate(names)}
            data[name] = np.array([-1 if v is None else place[v] for v in given], dtype=np.int32)
        else:
            data[name] = np.array([np.nan if v is None else v for v in given], dtype=float)
        described.append(
            Column(
                name=name,
                label=name,
                kind=kind,
                role=roles.get(name, Role.FEATURE),
                levels=names,
                level_values=tuple(scores.get(name, ())),
            )
        )
    n = len(next(iter(data.values())))
    return Table(
        schema=Schema(columns=tuple(described)), data=data, rows=np.arange(n), n_source_rows=n
    )


@pytest.fixture(scope="session")
def make_table() -> Callable[..., Table]:
    return build
