"""Decode bytes ourselves, before any engine sees them; say what was chosen."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from clustomer._text import shorten
from clustomer.errors import InputError

_CHUNK = 1 << 22
_HEAD = 1 << 16
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MUCH = 0.3
_STRAY = 0.02
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


@dataclass
class Decoded:
    """Text as UTF-8 bytes without a byte order mark (internal).

    ``why`` is the key of the sentence that says how the encoding was found;
    ``n_replaced`` counts characters that could not be decoded.
    """

    utf8: bytes | memoryview
    name: str
    why: str
    n_replaced: int = 0


def decoded(data: bytes, label: str, stated: str | None) -> Decoded:
    """Return the text of a file as UTF-8.

    A file that is valid UTF-8 is not copied.

    Raises
    ------
    InputError
        When the stated encoding does not fit, or the file is not text.
    """
    found = _stated(data, label, stated) if stated else _found(data, label)
    _check_text(found.utf8, label)
    return found


def _stated(data: bytes, label: str, encoding: str) -> Decoded:
    try:
        return Decoded(_transcoded(data, encoding), codecs.lookup(encoding).name, "option")
    except (UnicodeError, ValueError) as error:
        raise InputError(
            f'"{shorten(label)}" is not text in the encoding {encoding}.',
            "Every byte must have a meaning in the stated encoding.",
            "Leave --encoding out to have it found from the bytes, or name another one.",
        ) from error


def _found(data: bytes, label: str) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _marked(data, len(mark), encoding, label)
    wide = _wide(data[:_HEAD])
    if wide:
        return _strict(data, wide, "nul_pattern", label)
    if _is_utf8(data):
        return Decoded(data, "utf-8", "valid")
    nearly = _nearly_utf8(data)
    if nearly is not None:
        return nearly
    try:
        return Decoded(_transcoded(data, "cp1252"), "cp1252", "cp1252")
    except UnicodeDecodeError:
        return Decoded(_transcoded(data, "latin-1"), "latin-1", "latin1")


def _marked(data: bytes, skip: int, encoding: str, label: str) -> Decoded:
    if encoding == "utf-8":
        rest = memoryview(data)[skip:]
        if _is_utf8(rest):
            return Decoded(rest, "utf-8", "bom")
        broken = bytes(rest).decode("utf-8", "replace")
        return Decoded(broken.encode(), "utf-8", "bom", broken.count("\N{REPLACEMENT CHARACTER}"))
    return _strict(data[skip:], encoding, "bom", label)


def _strict(data: bytes, encoding: str, why: str, label: str) -> Decoded:
    try:
        return Decoded(_transcoded(data, encoding), encoding, why)
    except UnicodeDecodeError as error:
        raise InputError(
            f'"{shorten(label)}" begins like {encoding.upper()} text but is damaged or cut off.',
            "Expected is text in one encoding from beginning to end.",
            "Export the file again, best as UTF-8, or state its --encoding.",
        ) from error


def _is_utf8(data: bytes | memoryview) -> bool:
    """Check in blocks, so that no second copy of a large file is made."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for start in range(0, len(view), _CHUNK):
            decoder.decode(view[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _nearly_utf8(data: bytes) -> Decoded | None:
    """Return UTF-8 with replaced characters when nearly all of it is valid UTF-8.

    One cut-off character among thousands must not turn all others into signs of
    another encoding.
    """
    text = data.decode("utf-8", "replace")
    bad = text.count("\N{REPLACEMENT CHARACTER}")
    others = sum(len(part) for part in (text.encode("ascii", "ignore"),))
    if bad <= _STRAY * (len(text) - others):
        return Decoded(text.encode(), "utf-8", "nearly", bad)
    return None


def _transcoded(data: bytes, encoding: str) -> bytes:
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(data)
    out = bytearray()
    for start in range(0, len(view), _CHUNK):
        text = decoder.decode(bytes(view[start : start + _CHUNK]))
        out += (text.removeprefix("\ufeff") if start == 0 else text).encode()
    out += decoder.decode(b"", final=True).encode()
    return bytes(out)


def _wide(head: bytes) -> str | None:
    """Recognise UTF-16 without a mark: every second byte of Latin text is zero."""
    half = max(len(head) // 2, 1)
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > _MUCH * half and even < odd / 10:
        return "utf-16-le"
    if even > _MUCH * half and odd < even / 10:
        return "utf-16-be"
    return None


def _check_text(utf8: bytes | memoryview, label: str) -> None:
    head = bytes(utf8[:_HEAD])
    zero = _find_nul(utf8)
    if zero < 0 and len(head.translate(None, _CONTROLS)) >= (1 - _STRAY) * len(head):
        return
    what = f" (a zero byte at position {zero + 1:,})" if zero >= 0 else ""
    raise InputError(
        f'"{shorten(label)}" is not a text file{what}.',
        "A CSV file holds text only; zero and control bytes mean a binary or damaged file.",
        "Export the table as CSV again, or state the --encoding if it is an unusual one.",
    )


def _find_nul(utf8: bytes | memoryview) -> int:
    if isinstance(utf8, bytes):
        return utf8.find(b"\0")
    for start in range(0, len(utf8), _CHUNK):
        found = bytes(utf8[start : start + _CHUNK]).find(b"\0")
        if found >= 0:
            return start + found
    return -1
