"""Tables of PostgreSQL: read in one transaction that sees one state, and changes nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from clustomer.cluster.model import SegmentationModel
from clustomer.engines import postgres
from clustomer.engines.pieces import Piece, Pieces
from clustomer.engines.rows import BatchRows
from clustomer.engines.sources import postgres_write
from clustomer.engines.sources.by_sql import SqlSource, holds
from clustomer.engines.sources.fit import check_fit
from clustomer.engines.sources.postgres_address import Address, named, parsed
from clustomer.engines.sources.postgres_errors import connecting, reported
from clustomer.engines.sources.postgres_query import one_select
from clustomer.engines.sources.postgres_types import kept_as, readable, type_of
from clustomer.engines.sources.protocol import Capabilities, SourceColumn, Written
from clustomer.engines.sql.scoring import named_query, written
from clustomer.engines.sql.tree import Tree
from clustomer.errors import InputError, did_you_mean

_ISOLATION = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
_RELATIONS = """
SELECT n.nspname::text, c.relname::text, c.oid::bigint, pg_catalog.pg_table_is_visible(c.oid)
FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f') AND c.relname = $1
"""
_NAMES = """
SELECT n.nspname::text, c.relname::text, pg_catalog.pg_table_is_visible(c.oid)
FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'v', 'm', 'p', 'f')
AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') LIMIT 5000
"""
_COLUMNS = """
SELECT attname::text, pg_catalog.has_column_privilege(attrelid, attnum, 'SELECT')
FROM pg_catalog.pg_attribute
WHERE attrelid = $1::oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What is read: the columns of a table that the user may read, or a query."""

    label: str
    tree: Tree
    oid: int | None = None


def open_postgres(uri: str, *, query: str | None = None) -> PostgresSource:
    """Open a table, view or query of PostgreSQL.

    Parameters
    ----------
    uri : str
        ``postgresql://user@host/database/table`` or ``.../schema.table``; names with dots
        may be in double quotes. With ``?service=NAME`` or PGDATABASE the database may be
        left out. Everything else that libpq knows may follow the question mark.
    query : str, optional
        One SELECT in place of the table; the address then ends with the database.

    Returns
    -------
    PostgresSource
        With a transaction that sees the table as it was when it was first read.

    Raises
    ------
    EngineMissingError
        When the driver is not installed.
    InputError
        When the address names no table, the server is not reached, the table is not
        there or may not be read, or the query is no SELECT.
    """
    address = parsed(uri, query=query is not None)
    text = None if query is None else one_select(query)
    native = postgres.driver()
    with connecting(address):
        con = native.connect(address.uri)
    try:
        return PostgresSource(con, address, text)
    except BaseException:
        _let_go(con)
        raise


class PostgresSource(SqlSource):
    """A table that PostgreSQL reads; see `open_postgres`."""

    dialect = "postgres"
    can = Capabilities(snapshot=True, transactional=True, ordered=False)

    def __init__(self, con: Any, address: Address, query: str | None) -> None:
        super().__init__()
        self.address, self._con = address, con
        self._rows(_ISOLATION)
        ((version,),) = self._rows("SELECT current_setting('server_version')")
        self.engine = f"PostgreSQL {version.split()[0]}"
        given = self._table(address.table or "") if query is None else self._query(query)
        self.label, self._tree, self._oid = given.label, given.tree, given.oid
        limit = self.build.exp.select("*").from_(self._tree.copy()).limit(0)
        self._fields = tuple(self._asked(limit).schema)
        _check_names([field.name for field in self._fields], self.label)
        self._columns = tuple(self._described())

    def columns(self) -> tuple[SourceColumn, ...]:
        """Return the columns in the order of the table, with the names of its types."""
        return self._columns

    def table(self, *, raw: str | None = None, zoned: bool = False) -> Tree:
        """Return the table with each column read as `postgres_types` says.

        Parameters
        ----------
        raw : str, optional
            A column that stays as it is.
        zoned : bool
            Whether moments with a zone keep it.
        """
        exp, b = self.build.exp, self.build
        columns = [
            b.column(field.name)
            if field.name == raw
            else exp.alias_(readable(b, field, zoned=zoned), field.name, quoted=True)
            for field in self._fields
        ]
        read = exp.select(*columns).from_(self._tree.copy())
        return read.subquery("customers", copy=False)

    def ask(self, query: str) -> Any:
        """Run a query."""
        with reported(self.address), self._con.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetch_arrow_table()

    @contextlib.contextmanager
    def rows(self, names: Sequence[str], *, zoned: bool = False) -> Iterator[Any]:
        """Open all rows of some columns as a stream of Arrow batches, in no order.

        Parameters
        ----------
        names : sequence of str
        zoned : bool
            Whether moments with a zone keep it; else they are those of UTC.

        Raises
        ------
        QueryFailedError
            Also while the rows arrive.
        """
        table = self.table(zoned=zoned)
        query = self.build.exp.select(*map(self.build.column, names)).from_(table)
        with reported(self.address), self._con.cursor() as cursor:
            cursor.execute(written(query, self.dialect))
            yield cursor.fetch_record_batch()

    def pieces(self, model: SegmentationModel, key: str | None) -> Pieces:
        """Return the columns that a model needs, and the id, piece by piece as they arrive.

        Parameters
        ----------
        model : SegmentationModel
        key : str, optional
            The id; by default the model's own.
        """
        names = tuple(each.name for each in self._columns)
        needed = {key or model.settings.get("id_column"), *model.plan.sources.names}
        each = self._each_piece([name for name in names if name in needed])
        return Pieces(names=names, understood=(), issues=(), each=each)

    def _each_piece(self, names: Sequence[str]) -> Iterator[Piece]:
        import pyarrow as pa

        with self.rows(names) as batches:
            for batch in batches:
                yield partial(BatchRows, pa.Table.from_batches([batch]))

    def score(
        self,
        model: SegmentationModel,
        target: str,
        *,
        key: str | None = None,
        overwrite: bool = False,
    ) -> Written:
        """Write a new table: in one transaction, of the rows that this source sees.

        Raises
        ------
        InputError
            When no column names the customers, or the target cannot be a table.
        SchemaMismatchError
            When columns are missing or hold something else than the model's.
        OutputError
            When the target exists; with `overwrite`, when it is not a table that was
            written so. When the right to write it is missing.
        """
        names = [each.name for each in self._columns]
        if key is None or key not in names:
            raise InputError(
                f'There is no column "{key}".{did_you_mean(key, names)}'
                if key
                else "No column names the customers, and rows of PostgreSQL have no order.",
                f"The table has {', '.join(names[:12])}.",
                "Name the id column with --id-col.",
            )
        check_fit(model.plan, {each.name: kept_as(each.type) for each in self._columns})
        query = named_query(model, self.build, self.table(raw=key), ids=(key,))
        ((snapshot,),) = self._rows("SELECT pg_catalog.pg_export_snapshot()")
        return postgres_write.write(
            self.address,
            written(query, self.dialect),
            model,
            postgres_write.place(target),
            key=key,
            snapshot=str(snapshot),
            label=self.label,
            read=self._oid,
            overwrite=overwrite,
        )

    def close(self) -> None:
        """End the transaction and the connection."""
        _let_go(self._con)

    # -- what is read -------------------------------------------------------------------

    def _rows(self, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        with reported(self.address), self._con.cursor() as cursor:
            cursor.execute(statement, values or None)
            return list(cursor.fetchall()) if cursor.description else []

    def _table(self, text: str) -> Given:
        """Return the table that a text means, as far as the user may read it."""
        for schema, name in named(text):
            for space, table, oid, visible in self._rows(_RELATIONS, (name,)):
                if space == schema or (schema is None and visible):
                    return self._readable(space, table, oid)
        known = self._rows(_NAMES)
        shown = [name if visible else f"{space}.{name}" for space, name, visible in known]
        raise InputError(
            f'There is no table "{text}" in the database.{did_you_mean(text, shown)}',
            "Upper and lower case count.",
            "Name the schema, too: .../schema.table.",
        )

    def _readable(self, schema: str, name: str, oid: int) -> Given:
        label = f"{schema}.{name}"
        rows = self._rows(_COLUMNS, (oid,))
        columns = [column for column, readable in rows if readable]
        if not columns:
            raise InputError(
                f'The table "{label}" has no columns that this user may read.'
                if rows
                else f'The table "{label}" has no columns.',
                "",
                "GRANT SELECT ON it to the role, and USAGE on its schema." if rows else "",
            )
        exp = self.build.exp
        parts = (exp.to_identifier(part, quoted=True) for part in (name, schema))
        table = exp.Table(**dict(zip(("this", "db"), parts, strict=True)))
        selected = exp.select(*map(self.build.column, columns)).from_(table)
        return Given(label=label, tree=selected.subquery("given", copy=False), oid=oid)

    def _query(self, query: str) -> Given:
        exp = self.build.exp
        # The text itself, in parentheses: what a parser writes may not be what was meant.
        alias = exp.TableAlias(this=exp.to_identifier("given"))
        return Given(label="query", tree=exp.Subquery(this=exp.Var(this=query), alias=alias))

    def _described(self) -> Iterator[SourceColumn]:
        nothing = self.build.exp.select("*").from_(self.table()).limit(0)
        for field, read in zip(self._fields, self._asked(nothing).schema, strict=True):
            yield SourceColumn(name=field.name, type=type_of(field), holds=holds(read.type))


def _check_names(names: list[str], label: str) -> None:
    if not names:
        raise InputError(f'The table "{label}" has no columns.')
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(
            f"The query has more than one column {', '.join(twice[:5])}.",
            "Every column needs a name of its own.",
            "Name them with AS.",
        )


def _let_go(con: Any) -> None:
    """Close a connection, also one that is lost."""
    with contextlib.suppress(postgres.driver().Error):
        con.rollback()
    with contextlib.suppress(postgres.driver().Error):
        con.close()
