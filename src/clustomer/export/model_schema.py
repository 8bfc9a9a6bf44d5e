"""The JSON Schema of model.json.

It is made from the records that a model is read into, so that it cannot say anything else.
"""

from __future__ import annotations

import dataclasses
import enum
import types
import typing
from collections.abc import Mapping
from typing import Any

import numpy as np

from clustomer.cluster.model import MODEL_TYPE, SCHEMA_VERSION, SegmentationModel

_SCALARS = {bool: "boolean", str: "string", int: "integer", float: "number"}


def schema() -> dict[str, Any]:
    """Return the schema of what ``SegmentationModel.to_json`` writes."""
    records: dict[str, Any] = {}
    model = _record(SegmentationModel, records)
    model["properties"] = {
        "type": {"const": MODEL_TYPE},
        **model["properties"],
        "schema_version": {"const": SCHEMA_VERSION},
    }
    model["required"] = ["type", "schema_version", *model["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Segmentation model of clustomer",
        **model,
        "$defs": dict(sorted(records.items())),
    }


def _record(cls: type, records: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    fields = dataclasses.fields(cls)
    needed = [
        field.name
        for field in fields
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    ]
    return {
        "type": "object",
        "properties": {field.name: _of(hints[field.name], records) for field in fields},
        "required": [name for name in needed if not _may_be_none(hints[name])],
        "additionalProperties": False,
    }


def _may_be_none(hint: Any) -> bool:
    return type(None) in typing.get_args(hint)


def _of(hint: Any, records: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one type, as `clustomer.prepare.exact` reads it."""
    origin, options = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        (hint,) = (option for option in options if option is not type(None))
        return {"anyOf": [_of(hint, records), {"type": "null"}]}
    if origin is typing.Literal:
        return {"enum": list(options)}
    if origin is tuple and options[1:] == (Ellipsis,):
        return {"type": "array", "items": _of(options[0], records)}
    if origin is tuple:
        items = [_of(option, records) for option in options]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "items": False}
    if origin is np.ndarray:
        rows = {"type": "array", "items": {"type": "number"}}
        return {"type": "array", "minItems": 1, "items": rows}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(options[1], records)}
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {"enum": [member.value for member in hint]}
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        if hint.__name__ not in records:
            records[hint.__name__] = {}  # seen: a record may hold others of its kind
            records[hint.__name__] = _record(hint, records)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {} if hint is Any else {"type": _SCALARS[hint]}
