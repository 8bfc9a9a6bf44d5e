"""The settings of a study as JSON Schema, and the check that requests pass.

The command line and TOML may write 5 as "5"; a request may not, so that the
schema says all there is to say about types.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any

from clustomer._settings import Settings
from clustomer.errors import InputError, did_you_mean

SERVERS_OWN = ("input", "suppress", "merge_ids", "require", "engine", "query", "master")
"""Settings that name files or engines of the server, or end a command: not for a request."""

_LIMITS: Mapping[str, dict[str, Any]] = {
    **{name: {"minimum": 1} for name in ("k", "k_min", "k_max", "n_init")},
    "seed": {"minimum": 0},
    "control": {"exclusiveMinimum": 0, "exclusiveMaximum": 1},
}
_SCALARS = {str: "string", bool: "boolean", int: "integer", float: "number"}
_IS: Mapping[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "null": lambda value: value is None,
}


def settings_schema() -> dict[str, Any]:
    """Return the JSON Schema of the settings that a request may give."""
    hints = typing.get_type_hints(Settings)
    shown: dict[str, Any] = {}
    for each in dataclasses.fields(Settings):
        if each.name not in SERVERS_OWN:
            shown[each.name] = _of(hints[each.name], _LIMITS.get(each.name, {}))
    return {"type": "object", "properties": shown, "additionalProperties": False}


def check_types(values: Mapping[str, Any]) -> None:
    """Refuse settings of another JSON type than the schema says.

    Raises
    ------
    InputError
        With the name of the setting, and what was expected.
    """
    known = settings_schema()["properties"]
    for name, value in values.items():
        if name not in known:
            raise InputError(
                f'There is no setting "{name}".{did_you_mean(name, known)}',
                f"Settings are {', '.join(sorted(known))}.",
            )
        if not _fits(value, known[name]):
            raise InputError(f"The setting {name} is {value!r}.", _expected(known[name]))


def _of(hint: Any, limits: Mapping[str, Any]) -> dict[str, Any]:
    origin, options = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        (hint,) = (option for option in options if option is not types.NoneType)
        return {"anyOf": [_of(hint, limits), {"type": "null"}]}
    if origin is typing.Literal:
        return {"enum": list(options)}
    if origin is tuple:
        return {"type": "array", "items": _of(options[0], {})}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(options[1], {})}
    return {"type": _SCALARS[hint], **limits}


def _fits(value: Any, schema: Mapping[str, Any]) -> bool:
    if "anyOf" in schema:
        return any(_fits(value, option) for option in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    if schema["type"] == "array":
        return isinstance(value, list) and all(_fits(item, schema["items"]) for item in value)
    if schema["type"] == "object":
        inner = schema["additionalProperties"]
        return isinstance(value, dict) and all(_fits(item, inner) for item in value.values())
    return _IS[schema["type"]](value)


def _expected(schema: Mapping[str, Any]) -> str:
    if "anyOf" in schema:
        return f"{_expected(schema['anyOf'][0]).removesuffix('.')}, or null."
    if "enum" in schema:
        return f"It is one of {', '.join(map(str, schema['enum']))}."
    inner = schema.get("items", schema.get("additionalProperties"))
    of = f" of values of type {inner['type']}" if inner else ""
    return f"A value of JSON type {schema['type']}{of} was expected."
