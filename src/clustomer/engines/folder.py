"""A table that is kept in several files: a folder of them, or a pattern such as part-*.csv.

Folders named ``country=DE`` (Hive partitions) make a column. Files and folders whose
names begin with a point or an underscore belong to whoever wrote the table.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from clustomer._text import shorten
from clustomer.engines import files
from clustomer.errors import InputError

LARGE_ROWS = 2_500_000
"""A file of more rows is not held in memory; nor are several files."""

_MAGIC = re.compile(r"[*?\[]")
_PARTITION = re.compile(r"([^=]+)=(.*)", re.DOTALL)
_NOTHING = "__HIVE_DEFAULT_PARTITION__"
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,14}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HEAD = 1 << 16


Made = list[str | None] | list[int | None] | list[date | None]
"""The values of a column that folders make, one for each file."""


class Stamp(NamedTuple):
    """What tells that a file is still the same."""

    n_bytes: int
    changed_ns: int
    number: int  # of the file in its file system: another one may have taken its name


@dataclass(frozen=True)
class Part:
    """One file of a table.

    ``name`` is its path below the folder, ``values`` are those of the partitions.
    """

    path: Path
    name: str
    stamp: Stamp
    values: tuple[str | None, ...] = ()

    def check(self) -> None:
        """Refuse to go on when the file is not the one that was opened.

        Raises
        ------
        InputError
            When its size, its time of change or its place on the disk is another.
        """
        try:
            now = stamp_of(self.path)
        except OSError:
            now = None
        if now != self.stamp:
            what = "is gone" if now is None else "was changed"
            raise InputError(
                f'The file "{shorten(self.name)}" {what} while it was read.',
                "Nothing was written: the answer would have mixed two states of the table.",
                "Run the command again when the program that writes the file has finished.",
            )


@dataclass(frozen=True)
class Folder:
    """The files of a table in the order of their names, and the columns that folders make."""

    label: str
    parts: tuple[Part, ...]
    partitions: tuple[str, ...] = ()

    def check(self) -> None:
        """Refuse to go on when a file is not the one that was opened (`Part.check`)."""
        for part in self.parts:
            part.check()

    @property
    def n_bytes(self) -> int:
        """Size of all files."""
        return sum(part.stamp.n_bytes for part in self.parts)

    def partition(self, i: int) -> Made:
        """Return a partition's value in each file: numbers, or days, where all of them are."""
        texts = [part.values[i] for part in self.parts]
        known = [text for text in texts if text is not None]
        if known and all(map(_WHOLE.fullmatch, known)):
            return [None if text is None else int(text) for text in texts]
        if known and all(map(_is_day, known)):
            return [None if text is None else date.fromisoformat(text) for text in texts]
        return texts

    def content_fingerprint(self) -> str:
        """Return SHA-256 of the content of one file, or of the contents and names of several.

        Raises
        ------
        InputError
            When a file changes meanwhile.
        """
        lines = []
        for part in self.parts:
            with part.path.open("rb") as file:
                lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()} {part.name}\n")
            part.check()
        if len(lines) == 1:
            return lines[0].split()[0]
        return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def is_many(source: object) -> bool:
    """Say whether a source names a folder, or files by a pattern."""
    if not isinstance(source, str | os.PathLike):
        return False
    given = os.fspath(source)
    if not isinstance(given, str) or "\0" in given:
        return False
    if Path(given).is_dir():
        return True
    return _MAGIC.search(given) is not None and not os.path.lexists(given)


def is_among(source: str | os.PathLike[str], file: str | os.PathLike[str]) -> bool:
    """Say whether a file, there or not, would belong to a folder or pattern."""
    given, path = Path(source), Path(file).resolve()
    if given.is_dir():
        return path.is_relative_to(given.resolve())
    root, pattern = _cut(given)
    # A pattern that names folders takes all that is in them.
    inside = [path, *path.parents]
    return any(each.match(str(root.resolve() / pattern)) for each in inside)


def find(source: str | os.PathLike[str]) -> Folder:
    """Return the files that a path names: one, those of a folder, or those of a pattern.

    Raises
    ------
    InputError
        When there are none, one is empty, or their folders do not make the same columns.
    """
    if not is_many(source):
        path = files.checked_path(source)
        return Folder(label=path.name, parts=(_part(path, path.name),))
    given = os.fspath(source)
    found: list[Path] = []
    if Path(given).is_dir():
        root = Path(given)
        if (root / "result.json").is_file():
            raise InputError(
                f'"{shorten(root.name)}" is the directory of a study, not a table.',
                "Customers were expected: a file, or a folder of Parquet or CSV files.",
                "Its report is report.html; to say it again, use `clustomer report`.",
            )
        found += _inside(root)
        label = root.name or root.resolve().name or given
    else:
        root, pattern = _cut(Path(given))
        for path in root.glob(pattern):
            if not any(map(_is_hidden, path.relative_to(root).parts)):
                found += _inside(path) if path.is_dir() else [path]
        label = Path(given).name
    names = sorted({_relative(path, root): path for path in found}.items())
    if not names:
        raise _none(given)
    parts = [_part(path, name) for name, path in names]
    return _partitioned(label, parts)


def stamp_of(path: Path) -> Stamp:
    """Return what tells that a file is still the same."""
    found = path.stat()
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)


def kind_of(part: Part) -> str:
    """Return the format of a file by its first bytes; see `files.recognise`."""
    try:
        with part.path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise files.unreadable(part.path, error) from error
    if head.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return "workbook"
    return files.recognise(head, part.name)


def same_kind(folder: Folder) -> str:
    """Return the format of all files.

    Raises
    ------
    InputError
        When they have different ones, or one is no table.
    """
    kinds = [kind_of(part) for part in folder.parts]
    other = next((i for i, kind in enumerate(kinds) if kind != kinds[0]), None)
    if other is not None:
        one, two = (shorten(folder.parts[i].name) for i in (0, other))
        raise InputError(
            f'"{one}" and "{two}" are files of different formats ({kinds[0]}, {kinds[other]}).',
            "All files of a table have the same format.",
            "Name those that belong together by a pattern, such as data/*.parquet.",
        )
    return kinds[0]


def check_same_names(
    first: Part, expected: Sequence[str], part: Part, names: Sequence[str]
) -> None:
    """Refuse a file that has not the columns of the first, in whatever order."""
    for one, own, other, others in (
        (part, names, first, expected),
        (first, expected, part, names),
    ):
        absent = [name for name in others if name not in own]
        if absent:
            raise InputError(
                f'"{shorten(one.name)}" has no column "{shorten(absent[0])}", which '
                f'"{shorten(other.name)}" has.',
                "All files of a table have the same columns.",
                "Write the file again, or name the files that belong together by a pattern.",
            )


def _is_day(value: str) -> bool:
    try:
        return _DAY.fullmatch(value) is not None and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _inside(folder: Path) -> Iterator[Path]:
    for base, below, names in os.walk(folder):
        below[:] = [name for name in below if not _is_hidden(name)]
        yield from (Path(base, name) for name in names if not _is_hidden(name))


def _is_hidden(name: str) -> bool:
    # A folder such as _country=DE is a partition all the same, as others read it.
    return name.startswith(".") or (name.startswith("_") and "=" not in name)


def _cut(given: Path) -> tuple[Path, str]:
    """Return the folders of a pattern in front of its first sign, and the rest."""
    first = next(i for i, part in enumerate(given.parts) if _MAGIC.search(part))
    return Path(*given.parts[:first]), str(Path(*given.parts[first:]))


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _part(path: Path, name: str) -> Part:
    try:
        stamp = stamp_of(path)
    except OSError as error:
        raise files.unreadable(path, error) from error
    if not stamp.n_bytes:
        raise files.empty_file(name)
    if not path.is_file():
        files.checked_path(path)
    return Part(path=path, name=name, stamp=stamp)


def _partitioned(label: str, parts: Sequence[Part]) -> Folder:
    """Read the columns that folders make, which must be the same for all files."""
    keys: tuple[str, ...] = ()
    done: list[Part] = []
    for part in parts:
        found = [_PARTITION.fullmatch(name) for name in Path(part.name).parts[:-1]]
        pairs = [(unquote(each[1]), unquote(each[2])) for each in found if each]
        own = tuple(key for key, _ in pairs)
        if not done:
            keys = own
        if own != keys:
            raise InputError(
                f'"{shorten(part.name)}" lies in folders that make {_listed(own)}, '
                f'"{shorten(parts[0].name)}" in folders that make {_listed(keys)}.',
                "All files of a table lie in folders of the same names, such as country=DE.",
                "Name the files that belong together by a pattern.",
            )
        values = tuple(None if value in (_NOTHING, "") else value for _, value in pairs)
        done.append(Part(path=part.path, name=part.name, stamp=part.stamp, values=values))
    if len({key.casefold() for key in keys}) < len(keys):
        raise InputError(f"Two folders, one in the other, make a column {_listed(keys[-1:])}.")
    return Folder(label=label, parts=tuple(done), partitions=keys)


def _listed(keys: Sequence[str]) -> str:
    if not keys:
        return "no column"
    return ", ".join(f'"{shorten(key)}"' for key in keys)


def _none(given: str) -> InputError:
    if Path(given).is_dir():
        return InputError(
            f'There is no file in the folder "{shorten(given)}".',
            "Files whose names begin with a point or an underscore do not count.",
            "Give the folder that holds the Parquet or CSV files.",
        )
    return InputError(
        f'No file fits "{shorten(given)}".',
        "In a pattern * stands for any letters of a name, ** for any folders.",
        "Check the pattern; relative paths start at the current directory.",
    )
