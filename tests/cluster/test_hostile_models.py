"""Models from anywhere: damaged in any place they load as a sound model or are refused."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import clustomer as cl
from clustomer.errors import ModelFormatError
from clustomer.table.samples import shop

ROOT = Path(__file__).resolve().parents[2]
FRAME = {
    "spend": [1.0, 2.0, 2.5, 90.0, 95.0, 99.0, 400.0, None] * 5,
    "visits": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0] * 5,
    "city": ["Ulm", "Bonn", "Jena", "Ulm", "Ulm", "Bonn", "Jena", "Jena"] * 5,
}
MODEL = cl.Segmenter(n_clusters=2, random_state=0).fit(FRAME).model_
TEXT = MODEL.to_json()

PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
HOSTILE = (
    st.sampled_from(
        [
            1e308,
            -1e308,
            10**400,
            -(2**63),
            0,
            -1,
            "__import__('os')",
            "; DROP TABLE x",
            "\0",
            [],
            {},
        ]
    )
    | PLAIN
    | st.recursive(
        PLAIN,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
        ),
        max_leaves=8,
    )
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the path of every value in a JSON document but the root."""
    items: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    found = [] if not path else [path]
    return found + [place for key, item in items for place in places(item, (*path, key))]


PLACES = places(json.loads(TEXT))


def check(text: str) -> None:
    """A text is refused with the one error there is for it, or it gives a model that works."""
    try:
        model = cl.SegmentationModel.from_json(text)
    except ModelFormatError:
        return
    assert model.to_json() == cl.SegmentationModel.from_json(model.to_json()).to_json()
    assert np.isfinite(model.centroids).all()


@given(st.lists(st.tuples(st.sampled_from(PLACES), HOSTILE), min_size=1, max_size=3))
def test_any_value_in_any_place(changes: list[tuple[tuple[str | int, ...], Any]]) -> None:
    values = json.loads(TEXT)
    for (*parents, last), new in changes:
        at = values
        for key in parents:
            try:
                at = at[key]
            except (KeyError, IndexError, TypeError):
                break  # an earlier change took the place away
        else:
            if isinstance(at, dict) or (isinstance(at, list) and last in range(len(at))):
                at[last] = new
    check(json.dumps(values))


@given(st.sampled_from(PLACES), st.text(max_size=10), HOSTILE)
def test_an_entry_more_or_less(place: tuple[str | int, ...], name: str, new: Any) -> None:
    *parents, last = place
    for change in ("less", "more"):
        values = at = json.loads(TEXT)
        for key in parents:
            at = at[key]
        if change == "less":
            del at[last]
        elif isinstance(at, dict):
            at[name] = new
        else:
            at.append(new)
        check(json.dumps(values))


@given(st.integers(0, len(TEXT)), st.integers(0, 40), st.text(max_size=20))
def test_any_text_in_any_place(start: int, length: int, new: str) -> None:
    check(TEXT[:start] + new + TEXT[start + length :])


# -- the published schema -------------------------------------------------------------------


def published() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((ROOT / "docs" / "model.schema.json").read_text("utf-8"))
    return schema


def fits(value: Any, schema: dict[str, Any], defs: dict[str, Any]) -> bool:
    """Whether a value is as the few words of JSON Schema that are used here say."""
    if "$ref" in schema:
        return fits(value, defs[schema["$ref"].rsplit("/", 1)[1]], defs)
    if "anyOf" in schema:
        return any(fits(value, option, defs) for option in schema["anyOf"])
    if "const" in schema or "enum" in schema:
        return value in schema.get("enum", [schema.get("const")])
    if "type" not in schema:
        return True
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
    if schema["type"] in ("integer", "number"):
        types = int if schema["type"] == "integer" else (int, float)
        return isinstance(value, types) and not isinstance(value, bool)
    if not isinstance(value, kinds[schema["type"]]):
        return False
    if isinstance(value, list):
        first = schema.get("prefixItems", [])
        if len(value) < schema.get("minItems", 0) or (first and len(value) > len(first)):
            return False
        each = first or [schema["items"]] * len(value)
        return all(fits(item, one, defs) for item, one in zip(value, each, strict=True))
    if isinstance(value, dict):
        known, more = schema.get("properties", {}), schema["additionalProperties"]
        if not set(schema.get("required", [])) <= set(value):
            return False
        return all(
            (one := known.get(name, more)) is not False and fits(item, one, defs)
            for name, item in value.items()
        )
    return True


def test_the_published_schema_is_what_is_read() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "model_schema.py"))["schema"]()
    assert made == published(), "python scripts/model_schema.py docs/model.schema.json"


def test_models_are_as_the_schema_says() -> None:
    schema = published()
    for model in (MODEL, cl.run_study(shop(300), n_clusters=3).model):
        assert fits(json.loads(model.to_json()), schema, schema["$defs"])


@pytest.mark.parametrize(
    ("place", "new"),
    [
        (("plan", "columns", 0, "eval"), {"code": "1"}),
        (("centroids", 0, 0), "1"),
        (("sizes", 0), 1.5),
        (("ordered_by",), "random"),
        (("plan", "options"), None),
        (("type",), "sklearn.KMeans"),
    ],
)
def test_the_schema_refuses_what_loading_refuses(place: tuple[str | int, ...], new: Any) -> None:
    values = at = json.loads(TEXT)
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = new
    schema = published()
    assert not fits(values, schema, schema["$defs"])
    with pytest.raises(ModelFormatError):
        cl.SegmentationModel.from_json(json.dumps(values))
