"""What a study left behind: its model, who was in which segment, and what it concluded."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._csv import plain_cell
from clustomer._result import Result
from clustomer._text import shorten
from clustomer.cluster.model import SegmentationModel
from clustomer.describe.statements import made_not_found
from clustomer.engines.customers import LineSettings
from clustomer.errors import InputError

_HOW = "Give the directory that `clustomer run -o` wrote."
_MAX_BYTES = 64 * 2**20


@dataclass(frozen=True, kw_only=True)
class Past(Result):
    """A study, or a model alone, as its files tell it.

    Attributes
    ----------
    label : str
        Name of the directory or file, without folders.
    model : SegmentationModel
    place : mapping of str to int
        Segment of each customer by id, from 0; the first row of an id counts.
        Empty for a model alone and for studies without ids.
    n_repeated : int
        Rows whose id had come before.
    verdict : str
        Kind of the verdict; empty where it is not known.
    jaccard : tuple of float or None
        Stability of each segment in the study's resamples, where it was measured.
    lines : LineSettings or None
        How the customers were made from order lines; ``None`` for a table of customers.
    is_made : bool
        The study's segments were made, not found: it calls them groups.
    """

    label: str
    model: SegmentationModel
    place: Mapping[str, int] = field(default_factory=dict, metadata={"local": True})
    n_repeated: int = 0
    verdict: str = ""
    jaccard: tuple[float | None, ...] = ()
    lines: LineSettings | None = None
    is_made: bool = False


def is_study(path: Any) -> bool:
    """Whether something names a directory with a model in it."""
    if not isinstance(path, str | os.PathLike):
        return False
    return (Path(path) / "model.json").is_file()


def read_past(path: str | os.PathLike[str], *, study: bool = True) -> Past:
    """Read a study's directory; with ``study=False`` a model file will do.

    Raises
    ------
    InputError
        When files are missing or not as clustomer wrote them.
    """
    folder = Path(path)
    label = shorten(folder.resolve().name, 60)
    if folder.is_file() and not study:
        return Past(label=label, model=_model(folder))
    model = _model(folder / "model.json")
    result = _result(folder / "result.json")
    if result.get("whole") is not None:
        raise InputError(
            f'The study "{label}" is of a table that stays in an engine: it lists no customers.',
            "Moves of customers can only be told where both studies list them.",
            "Check new customers with `clustomer monitor`, or make the study with --engine memory.",
        )
    place, n_repeated = _assignments(folder / "assignments.csv", model)
    return Past(
        label=label,
        model=model,
        place=place,
        n_repeated=n_repeated,
        verdict=_verdict(result),
        jaccard=_jaccard(result, model.n_segments),
        lines=_lines(result),
        is_made=_is_made(result),
    )


def _model(path: Path) -> SegmentationModel:
    return SegmentationModel.from_json(_text_of(path))


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InputError(f'"{path.name}" is too large.', "A study's own file was expected.")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(
            f'Cannot read the study: {error.strerror or error} ("{path}").',
            "The directory of a study was expected.",
            _HOW,
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f'"{path}" is not text.', "A study's own file was expected.") from error


def _assignments(path: Path, model: SegmentationModel) -> tuple[dict[str, int], int]:
    """Return the segment of each id, and how many rows had an id that had come before."""
    place: dict[str, int] = {}
    repeated = 0
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            header = next(rows)
            if header[1] != "segment":
                raise ValueError("its second column is not the segment")
            if model.settings.get("id_column") is None:
                return {}, 0
            for row in rows:
                key = plain_cell(row[0])
                if not key or not row[1]:
                    continue
                segment = int(row[1]) - 1
                if not 0 <= segment < model.n_segments:
                    raise ValueError(f"there is no segment {row[1]}")
                repeated += key in place
                place.setdefault(key, segment)
    except OSError as error:
        raise InputError(
            f'Cannot read the customers of the study: {error.strerror} ("{path}").',
            "The directory of a study was expected.",
            _HOW,
        ) from error
    except (ValueError, IndexError, StopIteration, csv.Error) as error:
        raise InputError(
            f'"{path}" is not as clustomer wrote it: {error}.',
            "It has an id, a segment and its name in each row.",
            "Take the original file; do not edit it in a spreadsheet.",
        ) from error
    return place, repeated


def _result(path: Path) -> Mapping[str, Any]:
    try:
        values = json.loads(_text_of(path))
    except (ValueError, RecursionError) as error:
        raise InputError(f'"{path}" is damaged: {error}.', _HOW) from error
    if not isinstance(values, dict):
        raise InputError(f'"{path}" is not the result of a study.', _HOW)
    return values


def _verdict(result: Mapping[str, Any]) -> str:
    verdict = result.get("verdict")
    kind = verdict.get("kind") if isinstance(verdict, dict) else None
    return kind if kind in KINDS else ""


KINDS = ("natural", "reproducible", "constructive", "not_assessable")
"""Verdicts, the strongest first."""


def _is_made(result: Mapping[str, Any]) -> bool:
    """Whether the report of the study speaks of groups."""
    verdict, evidence = result.get("verdict"), result.get("evidence")
    if not isinstance(verdict, dict) or not isinstance(evidence, dict):
        return False
    return made_not_found(
        str(evidence.get("shown_kind", "")), tested=verdict.get("kind") != "not_tested"
    )


def _lines(result: Mapping[str, Any]) -> LineSettings | None:
    """Return how customers were made from lines: columns as they were found, options as said."""
    account, settings = result.get("transactions"), result.get("settings")
    if not isinstance(account, dict) or not isinstance(settings, dict):
        return None
    roles = {role: name for role, name in account.get("roles", {}).items() if name is not None}
    said = dict(settings.get("rfm") or {})
    in_options = said.pop("reference_date", None)
    return LineSettings(
        named={**roles, **said},
        stated=settings.get("reference_date") or in_options,
        reference_date=str(account.get("reference_date", "")),
        days=account.get("days"),
    )


def _jaccard(result: Mapping[str, Any], k: int) -> tuple[float | None, ...]:
    found: list[float | None] = [None] * k
    stability = result.get("stability")
    listed = stability.get("segments") if isinstance(stability, dict) else None
    for one in listed if isinstance(listed, list) else []:
        place, value = one.get("segment"), one.get("jaccard")
        if isinstance(place, int) and 0 <= place < k and isinstance(value, int | float):
            found[place] = float(value)
    return tuple(found)


REPEATED = -2
"""In place of a segment: the id of the row has come before."""


def labels_of(place: Mapping[str, int], ids: Sequence[str | None]) -> NDArray[np.intp]:
    """Return the segment of each id; -1 where there is none, -2 where the id came before."""
    seen: set[str] = set()
    labels = np.full(len(ids), -1, dtype=np.intp)
    for row, key in enumerate(ids):
        if key is None:
            continue
        labels[row] = REPEATED if key in seen else place.get(key, -1)
        seen.add(key)
    return labels
