"""Wild tables: what Python's csv module writes is read back as it was, or refused in words."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clustomer.engines.columns import text_column
from clustomer.engines.open import read_source
from clustomer.engines.options import IntakeOptions
from clustomer.engines.source import Source
from clustomer.errors import InputError
from clustomer.table.lexicon import MISSING

NASTY = [
    '"', '""', "'", ",", ";", "\t", "|", "\n", "\r", "\r\n", "=1+1", "@x", "-", "NA", "inf", "1,5",
    "1.234", "007", "yes", "2024-01-31", "01/02/2024", "<b>", "{}", "[1]", "\ufeff", "\u2028", "é",
    "😀", "\x00", "\x1a", "\\", "\\n", "%s", "{n}", "sep=;", "#", "1e999", " ", "\u00a0", "e\u0301",
]  # fmt: skip
CELLS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12),
    st.lists(st.sampled_from(NASTY), max_size=4).map("".join),
    st.integers().map(str),
    st.floats().map(repr),
)
TAME = st.text(
    alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"]) | st.sampled_from('\n,;\t|"'),
    max_size=10,
)
WILD = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@st.composite
def tables(draw: Any, cells: Any = CELLS) -> list[list[str]]:
    width = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=8))


def _written(header: list[str], rows: list[list[str]], **how: Any) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, **how)
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()


def _read(path: Path, sep: str | None = None) -> Source | InputError:
    """Return what was read, or the error; anything else that is raised fails the test."""
    try:
        return read_source(path, options=IntakeOptions(sep=sep))
    except InputError as error:
        return error


def _in_words(found: Source | InputError) -> bool:
    if isinstance(found, Source):
        return found.n_rows >= 1
    return all((found.problem, found.expected, found.remedy)) and len(str(found)) < 700


def _expected(cell: str) -> str | None:
    trimmed = text_column(0, "x", _arrow([cell])).distinct[0].as_py()
    return None if trimmed.lower() in MISSING else trimmed


def _arrow(cells: list[str]) -> Any:
    import pyarrow as pa

    return pa.array(cells, pa.string())


def _check(rows: list[list[str]], source: Any) -> None:
    assert source.n_rows == len(rows)
    assert len(source.columns) == len(rows[0])
    for at, column in enumerate(source.columns):
        assert len(column.values) == len(rows)
        cells = [_expected(row[at]) for row in rows]
        if column.content in ("text", "empty"):
            assert column.values.tolist() == cells
        else:
            gone = np.isnat(column.values) if column.content == "date" else np.isnan(column.values)
            assert all(missing for missing, cell in zip(gone, cells, strict=True) if cell is None)


@WILD
@given(
    rows=tables(),
    sep=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    ends=st.sampled_from(["\n", "\r\n"]),
)
def test_wild_cells(
    tmp_path: Path, rows: list[list[str]], sep: str, quoting: Any, ends: str
) -> None:
    path = tmp_path / "wild.csv"
    header = [f"h{at}" for at in range(len(rows[0]))]
    path.write_bytes(_written(header, rows, delimiter=sep, quoting=quoting, lineterminator=ends))
    found = _read(path, sep)
    assert _in_words(found)
    if isinstance(found, Source):
        _check(rows, found)
    else:
        assert any(not cell.isprintable() for row in rows for cell in row), str(found)


@WILD
@given(rows=tables(TAME), sep=st.sampled_from(",;\t|"), bom=st.booleans())
def test_tame_cells_are_never_refused(
    tmp_path: Path, rows: list[list[str]], sep: str, bom: bool
) -> None:
    path = tmp_path / "tame.csv"
    header = [f"name {at}" for at in range(len(rows[0]))]
    content = _written(header, rows, delimiter=sep, quoting=csv.QUOTE_ALL)
    path.write_bytes((b"\xef\xbb\xbf" if bom else b"") + content)
    _check(rows, read_source(path))


@WILD
@given(header=st.lists(CELLS, min_size=1, max_size=6), row=st.data())
def test_wild_names_pass_through(tmp_path: Path, header: list[str], row: Any) -> None:
    path = tmp_path / "names.csv"
    path.write_bytes(_written(header, [["x"] * len(header)], quoting=csv.QUOTE_ALL))
    source = _read(path, ",")
    if isinstance(source, InputError):
        return
    names = [column.name for column in source.columns]
    assert len(set(names)) == len(names) == len(header)
    assert all(names)
    if source.n_rows == 1:  # else the first row was taken for data
        first = header[0].strip()
        assert not first or names[0] == first


@WILD
@given(content=st.binary(max_size=300), ending=st.sampled_from(["csv", "xlsx", "parquet", "json"]))
def test_any_bytes_end_in_a_table_or_in_words(tmp_path: Path, content: bytes, ending: str) -> None:
    path = tmp_path / f"any.{ending}"
    path.write_bytes(content)
    assert _in_words(_read(path))


@WILD
@given(
    start=st.sampled_from(
        [
            b"PK\x03\x04",
            b"PAR1",
            b"\x1f\x8b\x08",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b'{"a":',
            b"[{",
            b"\xff\xfe",
            b"\xfe\xff",
            b"\xef\xbb\xbf",
            b"sep=\n",
        ]
    ),
    rest=st.binary(max_size=200),
)
def test_good_beginnings_and_bad_ends(tmp_path: Path, start: bytes, rest: bytes) -> None:
    path = tmp_path / "begun"
    path.write_bytes(start + rest)
    assert _in_words(_read(path))


@pytest.mark.parametrize("values", [[object()], [b"\xff"], [{1, 2}], [1, "a", None, 2.5, True]])
def test_loose_values_become_text(values: list[Any]) -> None:
    column = read_source({"x": values}).columns[0]
    assert column.content in ("text", "empty")
    assert len(column.values) == len(values)
