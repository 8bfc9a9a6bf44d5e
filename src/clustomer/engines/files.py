"""Find a file, read its bytes, and recognise what they are: content first, name second."""

from __future__ import annotations

import hashlib
import io
import os
import re
import zipfile
import zlib
from pathlib import Path

from clustomer._text import shorten
from clustomer.errors import InputError, did_you_mean

MAX_UNPACKED = 4 * 1024**3
"""A compressed file that grows beyond this is refused instead of filling the memory."""

READABLE_FORMATS = "CSV, TSV, Parquet, Excel (.xlsx, .xls), OpenDocument (.ods) and JSON lines"
_CHUNK = 1 << 22
_LOGIN = re.compile(r"//.*@", re.DOTALL)  # may hold a password
_URL = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]+://")
_NOT_TABLES = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"%PDF": "a PDF document",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"SQLite format 3": "an SQLite database",
    b"ARROW1": "an Arrow (Feather) file",
    b"PARE": "an encrypted Parquet file",
    b"\x93NUMPY": "a NumPy array",
    b"\x7fELF": "a program",
    b"\x80\x04\x95": "a Python pickle, which can run code when opened,",
    b"\x80\x05\x95": "a Python pickle, which can run code when opened,",
    b"{\\rtf": "a rich text document",
}
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|\?xml|table|head|body)", re.IGNORECASE)


def checked_path(source: str | os.PathLike[str]) -> Path:
    """Return the path of a regular file.

    Raises
    ------
    InputError
        For a URL (nothing is ever fetched), a missing file, a directory, a device.
    """
    given = os.fspath(source)
    if not isinstance(given, str) or not given or "\0" in given:
        raise InputError(
            f"{shorten(repr(given))} is not a path.",
            "Expected is the path of a file with one row per customer.",
            "Give the path as text, such as customers.csv.",
        )
    if _URL.match(given):
        raise InputError(
            f'"{shorten(_LOGIN.sub("//", given))}" is an address, not a file.',
            "A file of this machine was expected: nothing is fetched from a network.",
            "Download the file first and give its path.",
        )
    path = Path(given)
    try:
        if path.is_file():
            return path
        is_directory, exists = path.is_dir(), path.exists()
    except OSError as error:
        raise unreadable(path, error) from error
    if is_directory:
        raise InputError(
            f'"{shorten(given)}" is a directory.',
            "Expected is one file with one row per customer.",
            _tables_inside(path),
        )
    if exists:
        raise InputError(
            f'"{shorten(given)}" is not a regular file.',
            "Pipes and devices cannot be read.",
            "Write the data to a file first.",
        )
    raise _missing(path)


def _tables_inside(path: Path) -> str:
    endings = {".csv", ".tsv", ".txt", ".parquet", ".xlsx", ".xls", ".ods", ".jsonl", ".ndjson"}
    try:
        inside = sorted(entry.name for entry in path.iterdir() if entry.suffix.lower() in endings)
    except OSError:
        inside = []
    if inside:
        return f'Name a file in it, such as "{shorten(inside[0])}".'
    return "Give the path of the file itself."


def _missing(path: Path) -> InputError:
    folder = path.parent
    try:
        names = [entry.name for entry in folder.iterdir()]
    except OSError:
        return InputError(
            f'There is no file "{shorten(str(path))}", nor a folder "{shorten(str(folder))}".',
            "Expected is the path of a file that exists.",
            "Check the path; relative paths start at the current directory.",
        )
    return InputError(
        f'There is no file "{shorten(str(path))}".{did_you_mean(path.name, names)}',
        "Expected is the path of a file that exists.",
        "Check the name; relative paths start at the current directory.",
    )


def unreadable(path: Path, error: OSError) -> InputError:
    """Translate what the operating system says about a file."""
    reason = "permission denied" if isinstance(error, PermissionError) else error.strerror
    remedy = (
        "Ask for the right to read it, or copy it to a place of your own."
        if isinstance(error, PermissionError)
        else "Check the path and the disk, then try again."
    )
    return InputError(
        f'"{shorten(path.name)}" cannot be read: {reason or type(error).__name__}.',
        "Expected is a file that you may read.",
        remedy,
    )


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file; an empty one is an error."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    if not data:
        raise empty_file(path.name)
    return data


def empty_file(label: str) -> InputError:
    """Return the error of a file without content."""
    return InputError(
        f'"{shorten(label)}" is empty.',
        "Expected is a table with a header line and one row per customer.",
        "Check that the export that wrote the file has finished.",
    )


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def unpacked(data: bytes, label: str) -> bytes:
    """Return the content of a gzip file, refusing one that would fill the memory."""
    parts: list[bytes] = []
    size, rest = 0, data
    try:
        while rest:  # a gzip file may have several members
            decoder = zlib.decompressobj(wbits=31)
            while rest and not decoder.eof:
                part = decoder.decompress(rest, _CHUNK)
                rest = decoder.unconsumed_tail
                parts.append(part)
                size += len(part)
                if size > MAX_UNPACKED:
                    raise too_large(label)
            if not decoder.eof:
                raise EOFError("the end of the file is missing")
            rest = decoder.unused_data.lstrip(b"\0")
    except (zlib.error, EOFError) as error:
        raise InputError(
            f'"{shorten(label)}" is a damaged gzip file: {shorten(str(error))}.',
            "Expected is a complete compressed file.",
            "Copy or download it again, or give the file that was compressed.",
        ) from error
    return b"".join(parts)


def too_large(label: str) -> InputError:
    """Return the error of a compressed file that grows out of bounds."""
    return InputError(
        f'"{shorten(label)}" grows beyond {MAX_UNPACKED / 1024**3:.0f} GB when it is unpacked.',
        "Compressed files of up to that size are read.",
        "Unpack it first, or keep only the columns that describe the customers.",
    )


def packed_twice(label: str, what: str) -> InputError:
    """Return the error of a gzip file that holds something else than text."""
    return InputError(
        f'"{shorten(label)}" is a gzip file that holds {what}.',
        "Compressed are only CSV, TSV and JSON files expected.",
        "Unpack it first and give the file inside.",
    )


def recognise(data: bytes, label: str) -> str:
    """Return what the bytes are: parquet, xlsx, xls, ods, gzip, json or text.

    Raises
    ------
    InputError
        For a file that is known to be something else than a table.
    """
    for magic, what in _NOT_TABLES.items():
        if data.startswith(magic):
            raise _not_a_table(label, what)
    if data.startswith(b"PAR1"):
        return "parquet"
    if data.startswith(b"\x1f\x8b"):
        return "gzip"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "xls"
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _archive(data, label)
    if _MARKUP.match(data[:200].removeprefix(b"\xef\xbb\xbf")):
        raise _not_a_table(label, "a web page or an XML file")
    return "json" if _looks_like_json(data[: 1 << 16], label) else "text"


def _not_a_table(label: str, what: str) -> InputError:
    return InputError(
        f'"{shorten(label)}" is {what} and not a table.',
        f"Readable are {READABLE_FORMATS}.",
        "Export the table as CSV from the program that made it.",
    )


def _archive(data: bytes, label: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise damaged(label, "an Excel workbook or another zip archive") from error
    if size > MAX_UNPACKED:
        raise too_large(label)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    what = "a binary Excel workbook (.xlsb)" if "xl/workbook.bin" in names else "a zip archive"
    raise _not_a_table(label, what)


def damaged(label: str, what: str) -> InputError:
    """Return the error of a file that begins well and does not go on so."""
    return InputError(
        f'"{shorten(label)}" begins like {what} but is damaged or cut off.',
        "Expected is a complete file.",
        "Copy or export it again; a CSV export works as well.",
    )


def _looks_like_json(head: bytes, label: str) -> bool:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    named = re.search(r"\.(json|jsonl|ndjson)(\.gz)?$", label, re.IGNORECASE) is not None
    if text.startswith(b"{"):
        return named or re.match(rb'\{\s*("|\})', text) is not None
    if text.startswith(b"["):
        return named or re.match(rb"\[\s*(\{|\])", text) is not None
    return False
