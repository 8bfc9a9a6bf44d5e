"""The lines that repeat a run: on the command line, and in Python."""

from __future__ import annotations

import dataclasses
import shlex
from pathlib import Path
from typing import Any

from clustomer._settings import Settings

_FLAGS = {"id_column": "--id-col", "kinds": "--kind"}
_OFF = {"winsorise": "--no-winsorise", "transform_skewed": "--no-transform"}
_PYTHON = {"k": "n_clusters", "seed": "random_state"}
_ELSEWHERE = ("input", "suppress", "names")


def command_line(settings: Settings, source: str | None, command: str = "run") -> str:
    """Return the shell line that does it again; defaults are left out.

    Names of segments stand in ``run.toml`` only, so a run with names is repeated
    by its settings file.
    """
    if settings.names:
        return f"clustomer {command} --config run.toml -o again"
    words = ["clustomer", command] + ([source] if source else [])
    for name, value in _given(settings).items():
        if value is False:
            words.append(_OFF[name])
            continue
        flag = _FLAGS.get(name, "--" + name.replace("_", "-"))
        if value is True:
            words.append(flag)
            continue
        for item in _items(value):
            words += [flag, item]
    if settings.suppress:
        words += ["--suppress", settings.suppress]
    return " ".join(shlex.quote(word) for word in [*words, "-o", "out"])


def python_lines(settings: Settings, source: str | None) -> str:
    """Return the Python lines that do the study again; defaults are left out."""
    lines = ["import clustomer as cl"]
    parts = [repr(source)] if source else []
    parts += [f"{_PYTHON.get(name, name)}={value!r}" for name, value in _given(settings).items()]
    if settings.names:
        parts.append(f"names={dict(settings.names)!r}")
    if settings.suppress:
        lines.append(f"gone = open({settings.suppress!r}).read().split()  # one id a line")
        parts.append("suppressed=gone")
    return "\n".join([*lines, f"study = cl.run_study({', '.join(parts)})", 'study.save("out")'])


def refresh_lines(source: str) -> tuple[str, str]:
    """Return the lines that refresh a study by a file: on the command line, and in Python."""
    words = ["clustomer", "refresh", "old-study", source, "-o", "out"]
    lines = [
        "import clustomer as cl",
        f"found = cl.refresh('old-study', {source!r})",
        "found.save('out')",
    ]
    return " ".join(map(shlex.quote, words)), "\n".join(lines)


def without_folders(settings: Settings) -> Settings:
    """Return the settings as a page shows them: files without the folders of one machine."""
    suppress, merged = settings.suppress, settings.merge_ids
    return dataclasses.replace(
        settings,
        suppress=suppress and Path(suppress).name,
        merge_ids=merged and Path(merged).name,
        query=None,  # may name customers
        master=None,
    )


def _given(settings: Settings) -> dict[str, Any]:
    """Return the settings that are not at their default and have an option of their own."""
    given = {}
    for each in dataclasses.fields(settings):
        if each.name in _ELSEWHERE:
            continue
        value = getattr(settings, each.name)
        default = each.default_factory() if callable(each.default_factory) else each.default
        if value != default:
            given[each.name] = dict(value) if isinstance(value, dict) else value
    return given


def _items(value: Any) -> list[str]:
    """Return a value as words of the command line: repeated for lists, name=value for maps."""
    if isinstance(value, dict):
        return [_one_name(f"{key}={item}") for key, item in value.items()]
    if isinstance(value, tuple):
        return [_one_name(str(item)) for item in value]
    return [str(value)]


def _one_name(name: str) -> str:
    """Return a column name so that a comma in it does not split it."""
    return '"' + name.replace('"', '""') + '"' if {",", '"'} & set(name) else name
