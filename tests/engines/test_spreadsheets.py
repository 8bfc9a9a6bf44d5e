"""Excel and OpenDocument workbooks."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from clustomer.engines.source import Source
from clustomer.errors import InputError

Read = Callable[..., Source]


def _book(sheets: dict[str, list[list[Any]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


DATA = [
    ["id", "when", "active", "ratio", "code", "note"],
    [1, dt.datetime(2024, 1, 31, 8), True, "n/a", "0012", "=1+1"],
    [2, dt.datetime(2024, 2, 1), False, 0.5, "0013", None],
    [],
    [3, None, None, 2, "0014", "x"],
]


def test_types_are_kept_and_texts_are_read(read: Read) -> None:
    source = read(_book({"Notes": [["a title"]], "Data": DATA}), "book.xlsx")
    assert {column.name: column.content for column in source.columns} == {
        "id": "number", "when": "date", "active": "flag", "ratio": "number", "code": "text",
        "note": "text",
    }  # fmt: skip
    assert source.n_rows == 3
    assert source.columns[4].values.tolist() == ["0012", "0013", "0014"]
    assert str(source.columns[1].values[0]) == "2024-01-31T08:00:00"
    (sheet,) = [entry for entry in source.understood if entry.what == "sheet"]
    assert (sheet.value, sheet.option) == ("Data", "--sheet")
    assert '"Notes"' in sheet.how


def test_a_sheet_by_name_or_number(read: Read) -> None:
    book = _book({"One": [["a"], [1]], "Two": [["b"], [2], [3]]})
    assert read(book, "b.xlsx").columns[0].name == "a"
    assert read(book, "b.xlsx", sheet="Two").columns[0].name == "b"
    assert read(book, "b.xlsx", sheet="2").columns[0].name == "b"
    with pytest.raises(InputError, match=r'no sheet "Twoo"\. Did you mean "Two"\?'):
        read(book, "b.xlsx", sheet="Twoo")


@pytest.mark.parametrize(
    ("sheets", "message"),
    [
        ({"Empty": []}, "no sheet with a table"),
        ({"Data": [["id", "age"]]}, "has a header row but no rows"),
    ],
)
def test_workbooks_without_a_table(read: Read, sheets: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(_book(sheets), "book.xlsx")


def test_a_workbook_without_header(read: Read) -> None:
    source = read(_book({"Data": [[1, 2.5], [3, 4.5]]}), "book.xlsx")
    assert [column.name for column in source.columns] == ["column1", "column2"]
    assert [found.code for found in source.issues] == ["no_header"]


def test_a_cut_off_workbook(read: Read) -> None:
    book = _book({"Data": DATA})
    with pytest.raises(InputError, match="is damaged or cut off"):
        read(book[: len(book) // 2], "book.xlsx")


_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
    '<office:spreadsheet><table:table table:name="S">{rows}</table:table></office:spreadsheet>'
    "</office:body></office:document-content>"
)
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns'
    f':manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
    "</manifest:manifest>"
)


def _ods(rows: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _KIND)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", _ODS.format(rows=rows))
    return out.getvalue()


def _cell(value: object, more: str = "") -> str:
    kind = "string" if isinstance(value, str) else f'float" office:value="{value}'
    return (
        f'<table:table-cell office:value-type="{kind}"{more}><text:p>{value}</text:p>'
        "</table:table-cell>"
    )


def _row(*cells: str, repeat: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{repeat}">{"".join(cells)}</table:table-row>'
    )


EMPTY = '<table:table-cell table:number-columns-repeated="16384"/>'


def test_open_document(read: Read) -> None:
    rows = _row(_cell("age"), _cell("city")) + _row(_cell(41), _cell("Rome"))
    source = read(_ods(rows + _row(EMPTY, repeat=1_048_574)), "table.ods")
    assert [column.values.tolist() for column in source.columns] == [[41.0], ["Rome"]]


def test_far_corners_are_refused_before_they_fill_the_memory(read: Read) -> None:
    bomb = _row(_cell(1, ' table:number-columns-repeated="16384"'), repeat=1_048_575)
    with pytest.raises(InputError, match=r"spans 17,179,\d+,\d+ cells"):
        read(_ods(_row(_cell("age")) + bomb), "bomb.ods")
