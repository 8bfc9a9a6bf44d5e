"""Plans and models as JSON without losing a digit, and strictly back again.

`Result.to_dict` rounds to 10 significant digits, which is right for a report and
wrong for a model: a rounded centroid can move a customer. Here floats keep their
shortest exact form, and reading checks every value against the type that the
record declares. Reading builds known records from plain values; nothing in the
text can name code to run.
"""

from __future__ import annotations

import dataclasses
import enum
import math
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

import numpy as np

from clustomer.errors import ModelFormatError, did_you_mean

R = TypeVar("R")

_PLAIN_DEPTH = 4


def to_exact(value: Any) -> Any:
    """Return JSON values with all digits. Fields that are ``None`` are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return {name: to_exact(item) for name, item in fields.items() if item is not None}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, np.ndarray | np.generic):
        return to_exact(value.tolist())
    if isinstance(value, Mapping):
        return {str(key): to_exact(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_exact(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{value} cannot be written to a model")
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"{type(value).__name__} has no exact JSON form")


def from_exact(value: Any, cls: type[R], where: str) -> R:
    """Rebuild a record of type `cls` from JSON values.

    Raises
    ------
    ModelFormatError
        When anything is missing, unknown, of another type or not finite. The
        message names the place, such as ``plan.columns[2].scale.centre``.
    """
    return typing.cast(R, _read(value, cls, where))


def wrong(where: str, expected: str) -> ModelFormatError:
    """Return the error for one place in a model that is not as it must be."""
    return ModelFormatError(
        f'The model is damaged: "{where}" is not {expected}.',
        "A model is the JSON that clustomer wrote, unchanged.",
        "Take the original file, or make the model again with `clustomer run`.",
    )


def _read(value: Any, hint: Any, where: str) -> Any:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        (hint,) = (option for option in typing.get_args(hint) if option is not type(None))
        return _read(value, hint, where)
    if origin is typing.Literal:
        return _choice(value, typing.get_args(hint), where)
    if origin is tuple:
        return _tuple(value, typing.get_args(hint), where)
    if origin is np.ndarray:
        return _matrix(value, where)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(value, typing.get_args(hint)[1], where)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _record(value, hint, where)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return hint(_choice(value, tuple(member.value for member in hint), where))
    return _scalar(value, hint, where)


def _record(value: Any, cls: type, where: str) -> Any:
    if not isinstance(value, dict):
        raise wrong(where, "a group of named values")
    fields = {field.name: field for field in dataclasses.fields(cls)}
    for name in value:
        if name not in fields:
            near = did_you_mean(str(name), fields)
            raise ModelFormatError(
                f'The model has an entry "{name}" in "{where}" that clustomer does not know.{near}',
                f"Known are {', '.join(fields) or 'none'}.",
                "A newer clustomer may have written it; install that version to read it.",
            )
    hints = typing.get_type_hints(cls)
    for name, field in fields.items():
        optional = (
            field.default is not dataclasses.MISSING
            or field.default_factory is not dataclasses.MISSING
        )
        if name not in value and not optional:
            raise wrong(f"{where}.{name}", "there")
    known = {name: _read(item, hints[name], f"{where}.{name}") for name, item in value.items()}
    return cls(**known)


def _scalar(value: Any, hint: Any, where: str) -> Any:
    if hint is Any:
        return _plain(value, where, _PLAIN_DEPTH)
    if hint is bool and isinstance(value, bool):
        return value
    if hint is str and isinstance(value, str):
        return value
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if hint is int and number and isinstance(value, int) and abs(value) < 2**63:
        return value
    if hint is float and number and abs(value) <= 1.7976931348623157e308:
        return float(value)
    words = {bool: "true or false", str: "text", int: "a whole number", float: "a finite number"}
    raise wrong(where, words[hint])


def _plain(value: Any, where: str, depth: int) -> Any:
    """Return settings as they are: text, numbers, lists and groups of these."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int | float):
        return _scalar(value, type(value), where)
    if depth and isinstance(value, list):
        return [_plain(item, f"{where}[{i}]", depth - 1) for i, item in enumerate(value)]
    if depth and isinstance(value, dict):
        return {key: _plain(item, f"{where}.{key}", depth - 1) for key, item in value.items()}
    raise wrong(where, "a plain value")


def _choice(value: Any, allowed: tuple[Any, ...], where: str) -> Any:
    if not isinstance(value, str) or value not in allowed:
        raise wrong(where, "one of " + ", ".join(f'"{option}"' for option in allowed))
    return value


def _tuple(value: Any, hints: tuple[Any, ...], where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise wrong(where, "a list")
    if len(hints) == 2 and hints[1] is Ellipsis:
        hints = (hints[0],) * len(value)
    if len(hints) != len(value):
        raise wrong(where, f"a list of {len(hints)}")
    return tuple(
        _read(item, hint, f"{where}[{i}]")
        for i, (item, hint) in enumerate(zip(value, hints, strict=True))
    )


def _matrix(value: Any, where: str) -> np.ndarray:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise wrong(where, "a list of rows of numbers")
    if len({len(row) for row in value}) > 1:
        raise wrong(where, "a matrix: its rows have different lengths")
    rows = [
        [_scalar(item, float, f"{where}[{i}][{j}]") for j, item in enumerate(row)]
        for i, row in enumerate(value)
    ]
    return np.array(rows, dtype=np.float64).reshape(len(rows), -1 if rows and rows[0] else 0)


def _mapping(value: Any, hint: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise wrong(where, "a group of named values")
    return {key: _read(item, hint, f"{where}.{key}") for key, item in value.items()}
