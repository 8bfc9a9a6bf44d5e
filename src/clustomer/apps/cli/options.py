"""From the words of the command line to settings."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from clustomer._settings import Settings
from clustomer.engines.open import read_source
from clustomer.errors import InputError
from clustomer.table.kinds import clean_texts, written

_RENAMED = {"id_col": "id_column", "kind": "kinds", "transform": "transform_skewed"}
_LISTS = ("features", "exclude", "describe_only", "sensitive", "actionable")
_MAPS = ("kinds", "feature_weights", "rfm")
_NOT_SETTINGS = (
    "out",
    "jobs",
    "config",
    "static",
    "share",
    "server",
    "token_file",
    "overwrite",
    "quiet",
    "verbose",
    "format",
    "names",
)


def settings_from(options: Mapping[str, Any]) -> Settings:
    """Make settings: defaults, then the file of --config, then the command line."""
    values: dict[str, Any] = {}
    if options.get("config"):
        values.update(Settings.from_toml(options["config"]))
    for word, value in options.items():
        name = _RENAMED.get(word, word)
        if word in _NOT_SETTINGS or value is None or value in ([], ()):
            continue
        if name in _LISTS:
            value = split_names(value)
        elif name in _MAPS:
            value = split_pairs(value, word)
        values[name] = value.value if hasattr(value, "value") else value
    if values.get("k") is not None:
        values["k"] = _number_of_segments(values["k"])
    if options.get("names"):
        values["names"] = read_names(options["names"])
    return Settings.from_options(values)


def _number_of_segments(k: Any) -> int | None:
    if str(k) == "auto":
        return None
    try:
        return int(str(k))
    except ValueError as error:
        raise InputError(
            f'The number of segments is "{k}".', "It is auto, or a whole number.", "Try --k 5."
        ) from error


def split_names(values: Sequence[str]) -> list[str]:
    """Split comma-separated names; quotes keep a comma inside a name."""
    return [
        name.strip()
        for row in csv.reader(values, skipinitialspace=True)
        for name in row
        if name.strip()
    ]


def split_pairs(values: Sequence[str], option: str) -> dict[str, str]:
    """Split name=value words; the last ``=`` counts, so that a name may hold one."""
    pairs = {}
    for word in split_names(values):
        name, found, value = word.rpartition("=")
        if not found or not name.strip():
            raise InputError(
                f'--{option.replace("_", "-")} was given "{word}".',
                "Words of the form column=value were expected.",
            )
        pairs[name.strip()] = value.strip()
    return pairs


def read_names(path: str) -> dict[str, str]:
    """Read the user's names of segments by number: TOML, JSON, or CSV of two columns."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        if path.endswith(".json"):
            found = json.loads(text)
        elif path.endswith(".csv"):
            rows = [row for row in csv.reader(text.splitlines()) if len(row) > 1]
            found = {row[0].strip(): row[1] for row in rows if row[0].strip().isdigit()}
        else:
            found = tomllib.loads(text)
            found = found.get("names", found)
        if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
            raise ValueError("no table of names")
    except (OSError, ValueError) as error:
        raise InputError(
            f'Cannot read the names of segments in "{path}": {error}.',
            'A line such as 1 = "Big spenders" for each segment was expected (TOML), '
            "or the same as JSON, or as CSV with the columns segment and name.",
        ) from error
    return {str(number): name for number, name in found.items()}


def read_suppressed(path: str | None) -> frozenset[str]:
    """Read the ids of customers to leave out: one a line, or the first column of a table."""
    if path is None:
        return frozenset()
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError(
            f'Cannot read the customers to leave out: {error.strerror} ("{path}").',
            "A file with one id a line, or a table whose first column has the ids, was expected.",
        ) from error
    except UnicodeDecodeError:
        lines = [","]  # not plain text: a workbook, perhaps
    if not any(line.strip() for line in lines):
        return frozenset()  # nobody opted out
    if not any(mark in line for line in lines for mark in ",;\t"):
        return frozenset(line.strip().strip('"') for line in lines if line.strip())
    return frozenset(each for each in clean_texts(written(read_source(path).columns[0])) if each)
