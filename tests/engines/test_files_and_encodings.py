"""Bytes, encodings, separators, headers and ragged rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from clustomer.engines.options import IntakeOptions, checked_options
from clustomer.engines.source import Source
from clustomer.errors import InputError

Read = Callable[..., Source]
TEXT = "id,name\n1,Zoë\n2,Łukasz\n"


def _understood(source: Source) -> dict[str, str]:
    return {entry.what: entry.value for entry in source.understood}


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
    ],
)
def test_unicode_is_recognised(read: Read, content: bytes, encoding: str) -> None:
    source = read(content)
    assert _understood(source)["encoding"] == encoding
    assert source.columns[1].values.tolist() == ["Zoë", "Łukasz"]


def test_western_encodings(read: Read) -> None:
    source = read("id,price\n1,5 €\n2,7 €\n".encode("cp1252"))
    assert _understood(source)["encoding"] == "cp1252"
    assert source.columns[1].facts["currency"] == "€"
    source = read("id,name\n1,Zo\xeb\x81\n".encode("latin-1"))
    assert _understood(source)["encoding"] == "latin-1"
    source = read("id,name\n1,Łukasz\n".encode("cp1250"), encoding="cp1250")
    assert source.columns[1].values.tolist() == ["Łukasz"]
    (entry,) = [entry for entry in source.understood if entry.what == "encoding"]
    assert (entry.option, entry.how) == ("--encoding", "It was stated.")


def test_a_wrong_encoding_is_refused(read: Read) -> None:
    with pytest.raises(InputError, match="is not text in the encoding ascii"):
        read(TEXT, encoding="ascii")
    with pytest.raises(InputError, match=r'no text encoding called "klingon".*cp1252'):
        read(TEXT, encoding="klingon")
    with pytest.raises(InputError, match="no text encoding"):
        read(TEXT, encoding="zlib")
    with pytest.raises(InputError, match="damaged or cut off"):
        read(b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x00")


@pytest.mark.parametrize(
    ("sep", "name"), [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "pipe")]
)
def test_separators(read: Read, sep: str, name: str) -> None:
    source = read(TEXT.replace(",", sep))
    assert _understood(source)["delimiter"] == name
    assert [column.name for column in source.columns] == ["id", "name"]


def test_commas_inside_texts_do_not_mislead(read: Read) -> None:
    source = read("id;note;x\n1;a, b, c;2\n2;d, e, f;3\n")
    assert len(source.columns) == 3
    source = read("price\n1,5\n2,25\n")
    assert source.columns[0].values.tolist() == [1.5, 2.25]
    source = read("greeting\nhello, world\nhi\n")
    assert source.columns[0].values.tolist() == ["hello, world", "hi"]


def test_a_stated_separator_wins(read: Read) -> None:
    source = read("a,b;c\n1,2;3\n", sep="semicolon")
    assert [column.name for column in source.columns] == ["a,b", "c"]
    source = read("sep=;\na:b\n1:2\n", sep=":")
    assert [column.name for column in source.columns] == ["a", "b"]


def test_blank_lines_are_skipped(read: Read) -> None:
    source = read("\n  \nid,age\n\n1,2\n   \n\r\n3,4\n\n")
    assert source.n_rows == 2
    assert source.columns[1].values.tolist() == [2, 4]


def test_a_mark_inside_the_table_is_kept(read: Read) -> None:
    assert read("a,b\n\ufeff,x\n").columns[0].values.tolist() == ["\ufeff"]
    assert read("a,b\n\ufeff,x,\n").columns[0].values.tolist() == ["\ufeff"]


def test_one_row_and_one_column_are_read(read: Read) -> None:
    assert read("age\n41").n_rows == 1
    assert read('age\n""\n41\n').n_rows == 2


def test_quotes_and_line_breaks(read: Read) -> None:
    source = read('id,"a ""b"" c"\r\n1,"x\r\ny"\r\n2,5" pipe\r\n')
    assert source.columns[1].name == 'a "b" c'
    assert source.columns[1].values.tolist() == ["x\r\ny", '5" pipe']


def test_ragged_rows_name_their_lines(read: Read) -> None:
    rows = "".join("1,2,3\n" for _ in range(20))
    with pytest.raises(InputError) as caught:
        read("a,b\n1,2\n" + rows)
    assert "line 3 has 3, line 4 has 3" in caught.value.problem
    assert "and more follow" in caught.value.problem
    assert "--sep" in caught.value.remedy
    with pytest.raises(InputError, match="line 5 has 1"):
        read('sep=,\na,b\n"x\ny",2\nshort\n')


def test_empty_fields_beyond_the_header_are_left_out(read: Read) -> None:
    source = read('a,b\n1,2,,\n"x ""y""",4\n')
    assert source.columns[0].values.tolist() == ["1", 'x "y"']
    assert [found.code for found in source.issues] == ["trailing_separators"]


def test_headers_that_are_none(read: Read) -> None:
    source = read("1;2,5\n3;4,5\n")
    assert [column.name for column in source.columns] == ["column1", "column2"]
    assert source.columns[1].values.tolist() == [2.5, 4.5]
    assert _understood(source)["header"] == "none"


def test_names_pass_through(read: Read) -> None:
    source = read('"<b>x</b>","=1+1","line\nbreak",😀,"  padded  "\n1,2,3,4,5\n')
    names = [column.name for column in source.columns]
    assert names == ["<b>x</b>", "=1+1", "line\nbreak", "😀", "padded"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sep": "ab"}, "separator .* cannot be used"),
        ({"sep": '"'}, "separator .* cannot be used"),
        ({"decimal": ";"}, "--decimal cannot be"),
        ({"thousands": "_"}, "--thousands cannot be"),
        ({"date_order": "dym"}, "--date-order cannot be"),
    ],
)
def test_options_that_cannot_be(options: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        checked_options(IntakeOptions(**options))


def test_words_for_separators() -> None:
    assert checked_options(IntakeOptions(sep="Tab")).sep == "\t"
    assert checked_options(IntakeOptions(thousands=".")).decimal == ","
    assert checked_options(IntakeOptions(thousands=",")).decimal == "."


def test_every_guess_says_how(read: Read) -> None:
    source = read("id;when;price;n\n1;01/02/2024;1.234,5 €;NA\n2;03/04/2024;5,5 €;7\n")
    assert {entry.what for entry in source.understood} == {
        "format", "encoding", "delimiter", "header", "decimal", "thousands", "currency", "dates",
        "missing",
    }  # fmt: skip
    for entry in source.understood:
        assert entry.how.endswith(".")
        assert entry.value
        assert entry.option == "" or entry.option.startswith("--")
