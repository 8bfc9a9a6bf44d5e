"""The lines that repeat a run: on the command line, and in Python."""

from __future__ import annotations

import dataclasses
import shlex
from typing import Any

from clustomer._settings import Settings

_FLAGS = {"id_column": "--id-col", "kinds": "--kind"}


def command_line(settings: Settings, source: str | None, command: str = "run") -> str:
    """Return the shell line that does the study again; defaults are left out."""
    words = ["clustomer", command] + ([source] if source else [])
    for name, value in _given(settings).items():
        flag = _FLAGS.get(name, "--" + name.replace("_", "-"))
        for item in _items(value):
            words += [flag, item]
    return " ".join(shlex.quote(word) for word in [*words, "-o", "out"])


def python_lines(settings: Settings, source: str | None) -> str:
    """Return the Python lines that do the study again; defaults are left out."""
    given = _given(settings)
    renamed = {"k": "n_clusters", "seed": "random_state"}
    parts = [repr(source)] if source else []
    parts += [f"{renamed.get(name, name)}={value!r}" for name, value in given.items()]
    return f'import clustomer as cl\nstudy = cl.run_study({", ".join(parts)})\nstudy.save("out")'


def _given(settings: Settings) -> dict[str, Any]:
    """Return the settings that are not at their default; files of one machine left out."""
    given = {}
    for each in dataclasses.fields(settings):
        if each.metadata.get("local") or each.name == "names":
            continue
        value = getattr(settings, each.name)
        default = each.default_factory() if callable(each.default_factory) else each.default
        if value != default:
            given[each.name] = value
    return given


def _items(value: Any) -> list[str]:
    """Return a value as words of the command line: repeated for lists, name=value for maps."""
    if isinstance(value, tuple):
        return [str(item) for item in value]
    if hasattr(value, "items"):
        return [f"{key}={item}" for key, item in value.items()]
    return [str(value)]
