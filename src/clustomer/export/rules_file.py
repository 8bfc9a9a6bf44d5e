"""The rules of a study beside its model: ``rules.json``, exact, checked, bound to the model."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from clustomer.cluster.model import SegmentationModel
from clustomer.describe.rule_records import Condition, Estimate, Rules, SegmentRule
from clustomer.errors import ModelFormatError
from clustomer.export.model_file import MAX_BYTES
from clustomer.prepare.exact import from_exact, to_exact, wrong
from clustomer.table.schema import Column, Kind

RULES_TYPE = "clustomer.Rules"
SCHEMA_VERSION = 1
_MOST_DAYS = 1_000_000  # before the reference date
_MOST_CONDITIONS = 3


def rules_to_json(model: SegmentationModel, rules: Rules) -> str:
    """Return the rules as JSON, every digit kept, with the fingerprint of their model."""
    head = {"type": RULES_TYPE, "schema_version": SCHEMA_VERSION, "model": _fingerprint(model)}
    values = {**head, "rules": to_exact(replace(rules, tree=None, thresholds=None))}
    return json.dumps(values, indent=1, allow_nan=False) + "\n"


def load_rules(path: str | os.PathLike[str], model: SegmentationModel) -> Rules:
    """Read the rules that a study wrote beside its model. Loading runs no code.

    Parameters
    ----------
    path : path
        A ``rules.json``, the ``model.json`` beside it, or the directory of both.
    model : SegmentationModel
        The model that the rules must be of.

    Returns
    -------
    Rules
        One rule for each segment that has one; the trees are in ``result.json``.

    Raises
    ------
    ModelFormatError
        When the file is missing, damaged, of a newer version or of another model.
    """
    file = Path(path)
    if file.is_dir() or file.name != "rules.json":
        file = (file if file.is_dir() else file.parent) / "rules.json"
    values = _read(file)
    version = values.get("schema_version")
    if values.get("type") != RULES_TYPE or version != SCHEMA_VERSION or isinstance(version, bool):
        raise ModelFormatError(
            f'"{file}" does not hold rules of version {SCHEMA_VERSION}.',
            f'Rules begin with "type": "{RULES_TYPE}".',
            "Make the study again with `clustomer run`, or install the version that wrote it.",
        )
    if values.get("model") != _fingerprint(model):
        raise ModelFormatError(
            f'The rules in "{file}" are of another model.',
            "A study writes both files together, and rules hold for its segments alone.",
            "Take model.json and rules.json of the same study.",
        )
    rules = from_exact(values.get("rules"), Rules, "rules")
    _check(rules, model)
    return rules


def _read(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise ModelFormatError(
                f'"{file}" is too large to be rules.', "Rules are a few kilobytes."
            )
        values = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelFormatError(
            f'Cannot read the rules "{file}": {error.strerror or type(error).__name__}.',
            "A study writes its rules beside its model, as rules.json.",
            "Give the directory of a study, or make the study again with `clustomer run`.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise ModelFormatError(
            f'"{file}" cannot be read as rules.',
            "Rules are the JSON that clustomer wrote, unchanged.",
            "Take the original file, or make the study again with `clustomer run`.",
        ) from error
    return values if isinstance(values, dict) else {}


def _fingerprint(model: SegmentationModel) -> str:
    """Return what decides about the segments, hashed: names and notes may change."""
    parts = {"plan": to_exact(model.plan), "centroids": to_exact(model.centroids)}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _check(rules: Rules, model: SegmentationModel) -> None:
    """Refuse what no study writes: segments, columns, levels and numbers must be possible."""
    columns = {column.name: column for column in model.plan.sources}
    segments = [rule.segment for rule in rules.segments]
    if len(set(segments)) < len(segments) or not set(segments) <= set(range(model.n_segments)):
        raise wrong("rules.segments", "a list of different segments of the model")
    for i, rule in enumerate(rules.segments):
        where = f"rules.segments[{i}]"
        if not 1 <= len(rule.conditions) <= _MOST_CONDITIONS:
            raise wrong(f"{where}.conditions", "a list of one to three")
        if not all(0 <= each.low <= each.value <= each.high <= 1 for each in _shares(rule)):
            raise wrong(where, "shares with their intervals")
        for condition in rule.conditions:
            if condition.column not in columns:
                raise wrong(f"{where}.conditions", "about columns of the model")
            if not _is_possible(condition, columns[condition.column], model):
                raise wrong(f"{where}.conditions", "conditions that a row can meet")


def _shares(rule: SegmentRule) -> Iterator[Estimate]:
    yield from (rule.precision, rule.recall, rule.coverage)


def _is_possible(condition: Condition, column: Column, model: SegmentationModel) -> bool:
    if column.has_levels:
        named = {*condition.levels, *([condition.excluded] if condition.excluded else [])}
        return bool(named) and named <= set(column.levels)
    ends = [end for end in (condition.low, condition.high) if end is not None]
    if not column.is_numeric or not ends or ends != sorted(set(ends)):
        return False
    if column.kind is Kind.DATE:
        known = model.plan.sources.reference_date is not None
        return known and all(abs(end) <= _MOST_DAYS for end in ends)
    return True
