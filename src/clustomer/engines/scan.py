"""How DuckDB reads the Parquet files of a table: names, paths and values quoted."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from clustomer.engines.folder import Folder
from clustomer.engines.footers import Footers, in_any_order

_MAGIC = set("*?[{")


@dataclass(frozen=True)
class Scan:
    """A query of all rows, with the columns of the files and those that folders make.

    ``readable`` are the paths that it reads.
    """

    query: str
    readable: tuple[str, ...]


def scan_of(folder: Folder, footers: Footers, room: Path) -> Scan:
    """Write the query; `room` is a private directory for links."""
    names = {name.casefold() for name in (*footers.names, *folder.partitions)}
    code = "file_of"
    while code in names:
        code += "_"
    paths, linked = _literal_paths(folder, room, code)
    columns = [quoted(name) for name in footers.names]
    for i, name in enumerate(folder.partitions):
        listed = ", ".join(_value(each) for each in folder.partition(i))
        columns.append(f"([{listed}])[{code} + 1] AS {quoted(name)}")
    given = ", ".join(text(path) for path in paths)
    reading = ["hive_partitioning = false"]
    if linked:
        reading = ["hive_partitioning = true", f"hive_types = {{'{code}': INTEGER}}"]
    if in_any_order(footers.schemas):
        reading.append("union_by_name = true")
    scan = f"read_parquet([{given}], {', '.join(reading)})"
    query = " ".join(["SELECT", ", ".join(columns), "FROM", scan])
    return Scan(query=query, readable=tuple(paths))


def _literal_paths(folder: Folder, room: Path, code: str) -> tuple[Sequence[str], bool]:
    """Return paths that DuckDB takes as they stand, and whether they carry numbers of files.

    It would take *, ? and [ for a pattern. Such files, and those in folders that make
    columns, get a link with a name of ours.
    """
    resolved = [part.path.resolve() for part in folder.parts]
    plain = not any(_MAGIC & set(str(path)) for path in resolved)
    if plain and not folder.partitions:
        return [str(path) for path in resolved], False
    links = []
    for i, path in enumerate(resolved):
        link = room / "links" / f"{code}={i}" / "part.parquet"
        link.parent.mkdir(parents=True)
        link.symlink_to(path)
        links.append(str(link))
    return links, True


def quoted(name: str) -> str:
    """Return a name as SQL quotes it."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """Return a text as SQL quotes it."""
    return "'" + value.replace("'", "''") + "'"


def _value(value: int | str | datetime.date | None) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, datetime.date):
        return f"DATE {text(value.isoformat())}"
    return text(value) if isinstance(value, str) else str(value)
