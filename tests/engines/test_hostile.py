"""Files that break other readers, each with what it must become or the message it must give."""

from __future__ import annotations

from pathlib import Path

import pytest

from clustomer.engines.open import read_source
from clustomer.errors import InputError

HOSTILE = Path(__file__).parent / "hostile"

SCHEMAS = {
    "stray_quote.csv": {"id": "number", "note": "text"},
    "formulas.csv": {
        "=cmd|' /C calc'!A0": "text",
        "@SUM(A1)": "text",
        "<script>alert(1)</script>": "text",
        "line\nbreak": "number",
        "🛒": "text",
    },
    "sql_injection.csv": {"id'); DROP TABLE cells; --": "number", 'name"; SELECT 1': "text"},
    "duplicate_names.csv": {
        "a": "number",
        "a_3": "number",
        "column3": "number",
        "a_2": "number",
        "A": "number",
        "a_4": "number",
    },
    "no_header.csv": {"column1": "number", "column2": "number", "column3": "number"},
    "european.csv": {
        "Kunde": "text",
        "Umsatz": "number",
        "Geboren": "date",
        "PLZ": "text",
        "aktiv": "flag",
    },
    "utf16_tab.txt": {"id": "number", "name": "text"},
    "cr_only.csv": {"id": "number", "age": "number"},
    "mixed_line_ends.csv": {"id": "number", "note": "text"},
    "infinite.csv": {"id": "number", "ratio": "number"},
    "ambiguous.csv": {"id": "number", "when": "date", "price": "number"},
    "trailing_separators.csv": {"id": "number", "age": "number"},
    "cut_off_utf8.csv": {"id": "number", "name": "text"},
    "nested.jsonl": {"id": "number", "tags": "text", "big": "number", "age": "number"},
}

MESSAGES = {
    "empty.csv": '"empty.csv" is empty',
    "blank_lines.csv": "only blank lines",
    "header_only.csv": "has a header line but no rows",
    "ragged.csv": "3 fields of the first row: line 3 has 2, line 4 has 4",
    "unclosed_quote.csv": "opens on line 3 .* is never closed",
    "nul_bytes.csv": "not a text file .a zero byte at position 11",
    "binary.csv": "is not a text file",
    "picture.csv": "is a PNG picture",
    "web_page.xls": "is a web page or an XML file",
    "truncated.csv.gz": "is a damaged gzip file",
    "truncated.parquet": "begins like a Parquet file but is damaged",
    "not_excel.xlsx": "is damaged or cut off",
    "archive.csv": "is a zip archive",
    "far_corner.xlsx": "spans 17,179,869,184 cells",
    "encrypted.xlsx": "is protected by a password",
    "broken.jsonl": "Line 2 .* is not valid JSON",
    "not_objects.json": "Entry 1 .* is a JSON number, not an object",
    "deep.json": "is not valid JSON",
}

ISSUES = {
    "stray_quote.csv": {"many_lines_in_a_cell"},
    "duplicate_names.csv": {"duplicate_names", "unnamed_columns"},
    "no_header.csv": {"no_header"},
    "infinite.csv": {"infinite_values"},
    "ambiguous.csv": {"decimal_assumed", "date_order_assumed"},
    "trailing_separators.csv": {"trailing_separators"},
    "cut_off_utf8.csv": {"undecodable_characters"},
}


def test_every_hostile_file_has_an_expectation() -> None:
    files = {path.name for path in HOSTILE.iterdir() if not path.name.startswith(".")}
    assert files == set(SCHEMAS) | set(MESSAGES)
    assert sum(path.stat().st_size for path in HOSTILE.iterdir()) < 200_000


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schema(name: str) -> None:
    source = read_source(HOSTILE / name)
    assert {column.name: column.content for column in source.columns} == SCHEMAS[name]
    assert list(SCHEMAS[name]) == [column.name for column in source.columns]
    assert {found.code for found in source.issues} == ISSUES.get(name, set())


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_message(name: str) -> None:
    with pytest.raises(InputError, match=MESSAGES[name]) as caught:
        read_source(HOSTILE / name)
    error = caught.value
    assert all((error.problem, error.expected, error.remedy)), "three sentences"
    assert len(str(error)) < 600
    assert error.exit_code == 2


def test_formulas_are_data() -> None:
    source = read_source(HOSTILE / "formulas.csv")
    assert source.columns[0].values.tolist() == ["=1+1", "=2+2"]
    assert source.columns[4].values.tolist() == ['=HYPERLINK("http://x","y")', "=3"]


def test_statements_are_data() -> None:
    source = read_source(HOSTILE / "sql_injection.csv")
    assert source.columns[1].values.tolist() == ["'); ATTACH 'x'; --", "read_csv('/etc/passwd')"]


def test_european_values() -> None:
    turnover, born, code, active = read_source(HOSTILE / "european.csv").columns[1:]
    assert turnover.values.tolist()[:2] == [1234.5, 12.0]
    assert [str(day)[:10] for day in born.values] == ["1980-04-03", "1975-12-31", "NaT"]
    assert code.values.tolist() == ["01067", "80331", "10115"]
    assert active.values.tolist() == [1.0, 0.0, 1.0]
