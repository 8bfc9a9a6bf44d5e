"""Segments as a new table of PostgreSQL, in one transaction: rows never travel.

The table is made under a name of its own and takes the wanted one last, so that an
older one can be read until then. Whatever fails, nothing has changed.
"""

from __future__ import annotations

import contextlib
import re
import secrets
from datetime import UTC, datetime
from typing import Any, NamedTuple

import numpy as np

from clustomer import __version__
from clustomer._text import printable
from clustomer.cluster.model import SegmentationModel
from clustomer.engines import postgres
from clustomer.engines.sources.postgres_address import Address, quoted_parts
from clustomer.engines.sources.postgres_errors import connecting, reported
from clustomer.engines.sources.protocol import Written
from clustomer.engines.sql.scoring import written
from clustomer.engines.sql.tree import Build
from clustomer.errors import InputError, Issue, OutputError, issue

MARK = "Segments written by clustomer"
"""How the comment of a table begins that may be replaced."""

_LONGEST = 63  # bytes of a name; PostgreSQL would cut it without an error
_NOTHING = "Nothing was written."
_UNKNOWN = "Whether the table was written is not known: look for it before you repeat the command."
_EXISTING = """
SELECT c.oid::bigint, c.relkind::text, pg_catalog.obj_description(c.oid, 'pg_class')
FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname = $1 AND c.relname = $2
"""
_NOW = "SELECT pg_catalog.to_regclass($1)::oid::bigint"
"""Whatever has the name now; the other query sees what its transaction sees."""


class Place(NamedTuple):
    """Where a table is: its schema, if it was named, and its name."""

    schema: str | None
    name: str


def place(text: str) -> Place:
    """Return the place that ``table`` or ``schema.table`` names; odd parts in double quotes.

    Raises
    ------
    InputError
        When it is none, or too long for PostgreSQL.
    """
    parts = quoted_parts(text)
    if parts is None or len(parts) > 2:
        raise InputError(
            f"{text!r} cannot be the name of a table.",
            "table or schema.table was expected.",
            "Put a part that holds a dot into double quotes: --to 'shop.\"a.b\"'.",
        )
    if max(len(part.encode()) for part in parts) > _LONGEST or "\0" in text:
        raise InputError(
            f"{text!r} is too long for the name of a table.",
            f"PostgreSQL cuts names after {_LONGEST} bytes.",
            "Choose a shorter one with --to.",
        )
    return Place(parts[0] if len(parts) == 2 else None, parts[-1])


def write(
    address: Address,
    query: str,
    model: SegmentationModel,
    at: Place,
    *,
    key: str,
    snapshot: str,
    label: str,
    read: int | None,
    overwrite: bool,
) -> Written:
    """Write the answer of a scoring query as a table.

    Parameters
    ----------
    address : Address
    query : str
        Of the id, the segment and its name.
    model : SegmentationModel
    at : Place
    key : str
    snapshot : str
        Of a transaction that is open: its rows are those that are scored.
    label : str
        What is scored.
    read : int, optional
        Number of the table that is read, which is never written over.
    overwrite : bool
        Replace a table that carries our comment.
    """
    native = postgres.driver()
    with connecting(address):
        con = native.connect(address.uri)
    try:
        with reported(address, after=_NOTHING), con.cursor() as cursor:
            job = _Job(cursor, at, label=label, read=read)
            job.look(overwrite=overwrite)
            con.commit()
            job.begin(snapshot)
            issues = job.make(query, key, model)
            sizes = job.sizes(model.n_segments)
            job.take_place()
        with reported(address, after=_UNKNOWN):
            con.commit()
    finally:
        with contextlib.suppress(native.Error):
            con.rollback()
        with contextlib.suppress(native.Error):
            con.close()
    return Written(
        target=job.target, n_rows=int(sizes.sum()), sizes=tuple(sizes.tolist()), issues=issues
    )


class _Job:
    """The statements of one transaction."""

    def __init__(self, cursor: Any, at: Place, *, label: str, read: int | None) -> None:
        self._cursor, self._schema, self._name = cursor, at.schema or "", at.name
        self._label, self._read = label, read
        self._old: int | None = None
        self._new = f"clustomer_{secrets.token_hex(8)}"
        self._build = Build("postgres")

    @property
    def target(self) -> str:
        return f"{self._schema}.{self._name}"

    def look(self, *, overwrite: bool) -> None:
        """Refuse what is there, but for a table of ours that may be replaced."""
        if not self._schema:
            self._run("SELECT current_schema()::text")
            self._schema = self._cursor.fetchone()[0] or ""
        if not self._schema:
            raise OutputError(
                "No schema of the search path is there to write to.",
                _NOTHING,
                "Name one: --to schema.table.",
            )
        self._cursor.execute(_EXISTING, (self._schema, self._name))
        found = self._cursor.fetchone()
        if found is None:
            return
        if not overwrite:
            raise OutputError(
                f'The table "{self.target}" exists already.',
                _NOTHING,
                "Add --overwrite to replace a table that clustomer wrote, or choose another "
                "with --to.",
            )
        self._old, kind, comment = found
        why = "is not a table that clustomer wrote, and --overwrite replaces only those"
        if self._old == self._read:
            why = "is the table that is read"
        elif kind == "r" and str(comment or "").startswith(MARK):
            return
        raise OutputError(f'"{self.target}" {why}.', _NOTHING, "Choose another with --to.")

    def begin(self, snapshot: str) -> None:
        """See what the reading transaction sees."""
        if not re.fullmatch(r"[0-9A-Za-z-]+", snapshot):
            raise ValueError("not a snapshot")
        self._run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE")
        self._run("SET TRANSACTION SNAPSHOT", self._text(snapshot))

    def make(self, query: str, key: str, model: SegmentationModel) -> tuple[Issue, ...]:
        """Make the table with its key and its comment."""
        new = self._table(self._new)
        self._run("CREATE TABLE", new, "AS", query)
        issues = self._keyed(key)
        self._run("COMMENT ON TABLE", new, "IS", self._text(self._comment(model, key)))
        return issues

    def sizes(self, k: int) -> Any:
        """Return how many rows each segment has."""
        self._run("SELECT * FROM", self._table(self._new), "LIMIT 0")
        names = [each[0] for each in self._cursor.description]
        column = self._quoted(names[1])
        self._run("SELECT", column, ", COUNT(*) FROM", self._table(self._new), "GROUP BY", column)
        sizes = np.zeros(k, dtype=np.int64)
        for segment, n in self._cursor.fetchall():
            sizes[segment - 1] = n
        return sizes

    def take_place(self) -> None:
        """Give the table its name; the one of ours that had it goes."""
        if self._old is not None and self._now() is not None:
            old = self._table(self._name)
            self._run("LOCK TABLE", old, "IN ACCESS EXCLUSIVE MODE")
            if self._now() != self._old:
                raise OutputError(
                    f'The table "{self.target}" was replaced by another while this one was made.',
                    _NOTHING,
                    "Repeat the command.",
                )
            self._run("DROP TABLE", old)
        self._run("ALTER TABLE", self._table(self._new), "RENAME TO", self._quoted(self._name))

    def _now(self) -> int | None:
        self._cursor.execute(_NOW, (self._table(self._name),))
        number: int | None = self._cursor.fetchone()[0]
        return number

    # -- parts --------------------------------------------------------------------------

    def _keyed(self, key: str) -> tuple[Issue, ...]:
        """Make the id the primary key, else an index where it repeats or is missing."""
        table, column = self._table(self._new), self._quoted(key)
        name = self._quoted(f"{self._new}_key")
        # Looked at first: the driver lets go of a transaction in which a statement failed.
        twice = self._is_so("SELECT FROM", table, "GROUP BY", column, "HAVING COUNT(*) > 1")
        missing = self._is_so("SELECT FROM", table, "WHERE", column, "IS NULL")
        if twice or missing:
            self._run("CREATE INDEX", name, "ON", table, "(", column, ")")
            code = "target_key_missing" if missing else "target_key_repeats"
            return (issue(code, "warning", [key], table=self.target),)
        self._run("ALTER TABLE", table, "ADD CONSTRAINT", name, "PRIMARY KEY (", column, ")")
        return ()

    def _is_so(self, *parts: str) -> bool:
        self._run("SELECT EXISTS (", *parts, ")")
        return bool(self._cursor.fetchone()[0])

    def _comment(self, model: SegmentationModel, key: str) -> str:
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        return printable(
            f"{MARK} {__version__}, {now}: the customers of {self._label}, "
            f"model {model.identity}; clustomer score MODEL --to {self.target} --id-col {key}"
        )

    def _run(self, *parts: str) -> None:
        self._cursor.execute(" ".join(parts))

    def _table(self, name: str) -> str:
        return f"{self._quoted(self._schema)}.{self._quoted(name)}"

    def _quoted(self, name: str) -> str:
        tree = self._build.exp.to_identifier(name, quoted=True)
        return written(tree, "postgres")

    def _text(self, value: str) -> str:
        return written(self._build.text(value), "postgres")
