"""Forms as browsers send them, cut anywhere; settings as fields."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustomer._settings import Settings
from clustomer.apps.web.forms import MOST_BYTES, Form, read_form
from clustomer.apps.web.pages.fields import given_of, read_fields
from clustomer.apps.web.problems import Refused

MARK = "----WebKitFormBoundaryAb3"
KIND = f"multipart/form-data; boundary={MARK}"


def body_of(fields: dict[str, str], filename: str | None = None, file: bytes = b"") -> bytes:
    parts = [
        f'--{MARK}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    if filename is not None:
        head = f'--{MARK}\r\nContent-Disposition: form-data; name="file"; filename="{filename}"\r\n'
        parts.append(head.encode() + b"Content-Type: text/csv\r\n\r\n" + file + b"\r\n")
    return b"".join([*parts, f"--{MARK}--\r\n".encode()])


async def in_pieces(body: bytes, cuts: list[int]) -> AsyncIterator[bytes]:
    edges = [0, *sorted({cut % (len(body) + 1) for cut in cuts}), len(body)]
    for start, end in pairwise(edges):
        yield body[start:end]


def read(kind: str, body: bytes, cuts: list[int] | None = None) -> tuple[Form, bytes]:
    async def whole() -> tuple[Form, bytes]:
        form = await read_form(kind, in_pieces(body, cuts or []))
        file = b"" if form.file is None else b"".join([piece async for piece in form.file])
        return form, file

    with ThreadPoolExecutor(1) as thread:  # a browser of other tests has a loop in ours
        return thread.submit(asyncio.run, whole()).result()


@settings(max_examples=60, deadline=None)
@given(
    file=st.lists(
        st.sampled_from(
            [b"\r\n", b"--", MARK.encode(), b"\r\n--" + MARK.encode()[:-1], b"a", b"\0"]
        ),
        max_size=12,
    ).map(b"".join),
    value=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    cuts=st.lists(st.integers(0, 10_000), max_size=12),
)
def test_wherever_a_body_is_cut_the_form_is_the_same(
    file: bytes, value: str, cuts: list[int]
) -> None:
    if f"\r\n--{MARK}".encode() in b"\r\n" + file + b"\r\n" or f"--{MARK}" in value:
        return  # no browser chooses a boundary that the content holds
    form, got = read(KIND, body_of({"token": "t", "x": value}, "a.csv", file), cuts)
    assert form.values == {"token": "t", "x": value}
    assert form.filename == "a.csv"
    assert got == file


def test_fields_alone_as_browsers_send_them() -> None:
    assert read(KIND, body_of({"a": "1", "b": ""}))[0].values == {"a": "1", "b": ""}
    plain = "application/x-www-form-urlencoded; charset=utf-8"
    assert read(plain, b"a=1&b=&c=%C3%A9+x")[0].values == {"a": "1", "b": "", "c": "é x"}
    assert read(KIND, body_of({}, 'na\\"me.csv', b"x"))[0].filename == 'na"me.csv'


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{}", 415),
        ("multipart/form-data", b"", 415),
        (KIND, body_of({"a": "1"})[:-10], 422),
        (KIND, b"", 422),
        (KIND, body_of({"a": "x" * (MOST_BYTES + 1)}), 413),
        (KIND, body_of({f"f{i}": "" for i in range(5_002)}), 413),
        (KIND, f"--{MARK}\r\nX: {'y' * 20_000}".encode(), 413),
        ("application/x-www-form-urlencoded", b"a=" + b"x" * MOST_BYTES, 413),
        ("application/x-www-form-urlencoded", b"a=\xff", 422),
        ("application/x-www-form-urlencoded", b"&".join([b"a=1"] * 6_000), 422),
    ],
)
def test_what_is_no_form_is_refused(kind: str, body: bytes, status: int) -> None:
    with pytest.raises(Refused) as caught:
        read(kind, body, list(range(0, len(body), 60_000)))
    assert caught.value.status == status


COLUMNS = [
    {"name": "Key", "kind": "text", "role": "id"},
    {"name": "Age", "kind": "number", "role": "feature"},
    {"name": "=1+1", "kind": "number", "role": "feature"},
    {"name": "Town", "kind": "category", "role": "descriptor"},
    {"name": "Sex", "kind": "category", "role": "sensitive"},
]


def filled(options: dict[str, Any], **fields: str) -> Form:
    values = given_of(options)
    for i, column in enumerate(COLUMNS):
        values |= {f"kind-{i}": column["kind"], f"role-{i}": column["role"]}
    return Form(values={**values, **fields})


@pytest.mark.parametrize(
    ("before", "fields", "after"),
    [
        ({}, {}, {}),
        ({}, {"k": "5", "k_max": "8", "seed": "0"}, {"k": 5, "k_max": 8}),
        ({"k": 5, "quick": True}, {"k": "", "effort": "thorough"}, {"thorough": True}),
        ({}, {"winsorise": "", "scale": "robust"}, {"winsorise": False, "scale": "robust"}),
        ({"control": 0.2}, {"control": "0,3"}, {"control": 0.3}),
        ({}, {"kind-1": "ordered"}, {"kinds": {"Age": "ordered"}}),
        ({}, {"role-2": "ignored"}, {"exclude": ["=1+1"]}),
        ({}, {"role-1": "descriptor", "role-4": "descriptor"}, {"describe_only": ["Age", "Sex"]}),
        ({}, {"role-3": "feature"}, {"features": ["Age", "=1+1", "Town"]}),
        ({"features": ["Age", "=1+1"]}, {"role-1": "sensitive"},
         {"features": ["=1+1"], "sensitive": ["Age"]}),
        ({"id_column": "Key"}, {"role-0": "ignored", "role-3": "id"},
         {"id_column": "Town", "exclude": ["Key"]}),
        ({}, {"role-1": "weight"}, {"row_weight": "Age"}),
        ({}, {"role-1": "admin", "kind-1": "admin"}, {}),
        ({}, {"rows": "lines", "rfm_customer": "=1+1", "rfm_returns": "net", "rfm_time_zone": ""},
         {"transactions": True, "rfm": {"customer": "=1+1", "returns": "net"}}),
        ({"transactions": True, "rfm": {"order": "No", "reference_date": "2026-01-01"}},
         {"rfm_order": "", "rfm_expect_days": "90"},
         {"transactions": True, "rfm": {"reference_date": "2026-01-01", "expect_days": "90"}}),
        ({"transactions": True, "rfm": {"order": "No"}, "exclude": ["alive"], "sep": ";"},
         {"rows": "customers", "rfm_order": "", "role-1": "descriptor"}, {"sep": ";"}),
        ({"exclude": ["Age"], "k": 5}, {"rows": "lines"}, {"k": 5, "transactions": True}),
        ({"actionable": ["Age"], "sep": ";"}, {"sep": "tab", "value": "Age"},
         {"actionable": ["Age"], "sep": "tab", "value": "Age"}),
    ],
)  # fmt: skip
def test_a_form_changes_what_it_says_and_nothing_else(
    before: dict[str, Any], fields: dict[str, str], after: dict[str, Any]
) -> None:
    read = read_fields(filled(before, **fields), before, COLUMNS)
    assert read.errors == {}
    assert read.settings == after
    Settings.from_options(read.settings)


@pytest.mark.parametrize(
    ("fields", "name", "words"),
    [
        ({"k": "many"}, "k", "The setting k is 'many'"),
        ({"k": "2.5"}, "k", "The setting k is 2.5"),
        ({"k_max": "0"}, "k_max", "k_max is 0"),
        ({"k_min": "9", "k_max": "3"}, "k_max", "is above k_max"),
        ({"scale": "metric"}, "scale", 'scale is "metric"'),
        ({"control": "2"}, "control", "The share of the control group is 2"),
        ({"seed": "-1"}, "seed", "The seed is -1"),
        (
            {"rows": "customers", "rfm_order": "No"},
            "rows",
            "the source is taken for a customer table",
        ),
        ({"rows": "lines", "rfm_returns": "keep"}, "rfm_returns", 'returns is "keep"'),
        ({"rows": "lines", "rfm_time_zone": "Mars"}, "rfm_time_zone", 'no time zone "Mars"'),
        ({"rows": "lines", "rfm_expect_days": "x"}, "rfm_expect_days", 'expect_days is "x"'),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    fields: dict[str, str], name: str, words: str
) -> None:
    read = read_fields(filled({}, **fields), {}, COLUMNS)
    assert list(read.errors) == [name]
    assert words in read.errors[name].problem
    assert read.given[name] == fields[name]
