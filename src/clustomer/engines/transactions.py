"""From order lines to one row per customer, in DuckDB.

The lines are looked at twice: once to count what is there, once to add up purchases;
a third time, those products only that were returned. Parquet files are scanned where
they lie; other sources are brought into one form first. Memory is that of the
purchases, not of the lines, and spills to a private directory where it is scarce.
"""

from __future__ import annotations

import datetime
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer._csv import write_csv
from clustomer._files import atomic_file
from clustomer._progress import Progress, silent
from clustomer._text import text
from clustomer.engines import duck
from clustomer.engines.expected import with_expected
from clustomer.engines.folder import is_among, is_many
from clustomer.engines.lines import Lines, open_lines
from clustomer.engines.options import IntakeOptions, Understood
from clustomer.engines.transactions_sql import (
    COUNTS_SQL,
    MERGED_SQL,
    MILLIONTHS,
    STATUSES,
    Wanted,
    customers_sql,
    known_sql,
    matched_sql,
    purchases_sql,
    survey_sql,
    table_sql,
    twice_sql,
)
from clustomer.errors import InputError, Issue, Severity, issue
from clustomer.table.rfm import (
    FEATURES,
    RfmOptions,
    Transactions,
    chained,
    find_roles,
    stated,
)


@dataclass(frozen=True, kw_only=True)
class RfmTable(Transactions):
    """One row per customer, and what became of every line.

    Attributes
    ----------
    label, fingerprint : str
        Of the source of the lines: its name, and SHA-256.
    understood, issues
        As of any table that was read.
    columns : mapping of str to ndarray of shape (n,)
        The table itself; not part of `to_dict`.
    """

    label: str
    fingerprint: str
    understood: tuple[Understood, ...] = ()
    issues: tuple[Issue, ...] = ()
    columns: Mapping[str, NDArray[Any]] = field(default_factory=dict, metadata={"local": True})

    @property
    def account(self) -> Transactions:
        """What became of the lines, without the rows."""
        return Transactions(
            **{each.name: getattr(self, each.name) for each in fields(Transactions)}
        )

    def _headline(self) -> str:
        return text("rfm.headline", n=self.n_customers, date=self.reference_date)

    def _rows(self) -> Sequence[Mapping[str, Any]]:
        names, values = list(self.columns), [each.tolist() for each in self.columns.values()]
        return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]

    def _shown(self) -> Sequence[Mapping[str, Any]]:
        return [{"lines": name, "n": n} for name, n in self.counts.items()]


def rfm(
    data: Any,
    *,
    reading: IntakeOptions | None = None,
    merged_ids: Mapping[str, str] | None = None,
    progress: Progress = silent,
    **named: Any,
) -> RfmTable:
    """Make one row per customer from order lines: recency, frequency, monetary value and more.

    Parameters
    ----------
    data : path or frame
        Parquet, CSV, Excel, JSON lines; a folder of such files, or a pattern such as
        ``"lines/*.parquet"``; a pandas, polars or Arrow frame.
    reading : IntakeOptions, optional
        How to read a file, where the guess would be wrong.
    merged_ids : mapping of str to str, optional
        Old ids of customers to the new ones, before anything else; chains are followed.
    progress : Progress, optional
    **named
        Columns by role: ``customer``, ``date``, ``amount`` or ``quantity`` and
        ``price``, ``order``, ``product``, ``category``, ``discount``, ``currency``;
        found by their names where left out. And any field of
        `clustomer.table.rfm.RfmOptions`: ``reference_date``, ``returns``, ...

    Returns
    -------
    RfmTable
        Sorted by customer.

    Raises
    ------
    InputError
        When a role is not to be found, currencies are mixed, ids are merged in a circle, or
        no line is left.

    References
    ----------
    Definitions and notation: `clustomer.table.rfm`.

    Examples
    --------
    >>> lines = {"customer": ["a", "a", "b"], "date": ["2026-01-01", "2026-01-11", "2026-01-05"],
    ...          "amount": [10.0, 20.0, 5.0]}
    >>> found = rfm(lines)
    >>> found.columns["recency_days"].tolist(), found.columns["frequency"].tolist()
    ([0.0, 6.0], [2.0, 1.0])
    """
    with open_transactions(
        data, reading=reading, merged_ids=merged_ids, progress=progress, **named
    ) as customers:
        return customers(None)


@contextmanager
def open_transactions(
    data: Any,
    *,
    reading: IntakeOptions | None = None,
    merged_ids: Mapping[str, str] | None = None,
    progress: Progress = silent,
    **named: Any,
) -> Iterator[Callable[[str | None], RfmTable]]:
    """Open order lines once, to make from them the customers of one reference date or of several.

    Takes what `rfm` takes; gives a function from a reference date (``None``: that of the
    options) to the customers of that day.
    """
    said = stated(named)
    merged = chained(merged_ids or {})
    with _folder() as folder:
        lines = open_lines(
            data,
            lambda names: find_roles(names, said.roles),
            options=reading or IntakeOptions(),
            time_zone=said.options.time_zone,
            folder=folder,
            progress=progress,
        )

        def customers(reference_date: str | None) -> RfmTable:
            options = said.options
            if reference_date is not None:
                options = replace(options, reference_date=reference_date)
            with duck.connection(lines.readable, spill=folder) as con:
                made = _customers(con, lines, options, merged, progress)
            if lines.folder is not None:
                lines.folder.check()
            return made

        yield customers


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="clustomer-") as name:
        yield Path(name)


def _customers(
    con: Any, lines: Lines, options: RfmOptions, merged: Mapping[str, str], progress: Progress
) -> RfmTable:
    progress("lines", 0, 3)
    if lines.held is not None:
        con.register("held", lines.held)
    con.execute(lines.view)
    wanted = _wanted(con, lines, options, merged)
    _state(con, options, merged)
    con.execute(known_sql(wanted))
    seen = _survey(con, wanted, options)
    _check_currency(con, seen, options)
    reference = _reference(seen, options)
    con.execute("UPDATE reference SET day = ?", [reference])
    progress("lines", 1, 3)
    some_returned = seen.counts["returned"] > 0
    for statement in purchases_sql(wanted, some_returned=some_returned):
        con.execute(statement)
    matched = _value(con, matched_sql(wanted, some_returned=some_returned)) / MILLIONTHS
    for statement in customers_sql(wanted):
        con.execute(statement)
    counts = _one(con, COUNTS_SQL)
    if not counts["purchases"]:
        raise InputError(
            "No purchase is left.",
            "Lines with a customer, a date and a value of 0 or more were expected.",
            "Look at the columns that were taken, and at --reference-date.",
        )
    progress("lines", 2, 3)
    answer = con.sql(table_sql(wanted)).to_arrow_table()
    progress("lines", 3, 3)
    return _table(answer, lines, options, reference, seen, counts, matched)


def _wanted(con: Any, lines: Lines, options: RfmOptions, merged: Mapping[str, str]) -> Wanted:
    kinds = {row[0]: row[1] for row in con.execute("DESCRIBE lines").fetchall()}
    has = frozenset(lines.roles.named)
    for role, given, option in (
        ("currency", options.only_currency, "only-currency"),
        ("product", options.exclude_products, "exclude-products"),
        ("order", options.cancelled, "cancelled"),
        ("order", options.purchase == "order", "purchase order"),
    ):
        if given and role not in has:
            raise InputError(
                f"--{option} was given, and no column of the transactions is the {role}.",
                f"Name it with --{role}.",
            )
    return Wanted(
        by_order=options.purchase == "order",
        returns=options.returns,
        drop_zero=options.zero == "drop",
        drop_duplicates=options.duplicates == "drop",
        one_currency=options.only_currency is not None,
        some_excluded=bool(options.exclude_products),
        some_cancelled=options.cancelled is not None,
        some_merged=bool(merged),
        numbered=kinds.get("order_id") not in ("VARCHAR", None),
        has=has,
    )


def _state(con: Any, options: RfmOptions, merged: Mapping[str, str]) -> None:
    """Put what the user stated into tables, for the queries to look at."""
    con.execute("CREATE TEMP TABLE reference AS SELECT CAST(? AS DATE) AS day",
                [options.reference_date])  # fmt: skip
    con.execute(
        "CREATE TEMP TABLE stated AS SELECT CAST(? AS VARCHAR) AS currency, "
        "CAST(? AS VARCHAR) AS cancelled",
        [options.only_currency, options.cancelled],
    )
    con.execute("CREATE TEMP TABLE excluded(product VARCHAR)")
    if options.exclude_products:
        con.executemany("INSERT INTO excluded VALUES (?)", [[p] for p in options.exclude_products])
    if merged:
        import pyarrow as pa

        pairs = {
            "old": pa.array(merged, pa.string()),
            "new": pa.array(merged.values(), pa.string()),
        }
        con.register("merged", pa.table(pairs))


class _Seen(NamedTuple):
    """What the first look at the lines found."""

    counts: dict[str, int]
    latest: datetime.date | None
    returned_value: float
    currencies: list[str]
    notes: tuple[Issue, ...]


def _survey(con: Any, wanted: Wanted, options: RfmOptions) -> _Seen:
    """Count lines by what becomes of each, and note what looks odd."""
    rows = _all(con, survey_sql(wanted))
    by_status = {STATUSES[row["status"] - 1]: row for row in rows}
    looked_at = sum(row["n"] for row in rows)
    n_lines = _value(con, "SELECT count(*) FROM lines") if wanted.drop_duplicates else looked_at
    counts = {"n_lines": n_lines, "repeated": n_lines - looked_at}
    counts |= {name: by_status[name]["n"] if name in by_status else 0 for name in STATUSES}
    used = [by_status[name] for name in ("zero", "bought", "returned") if name in by_status]
    counts["merged"] = _value(con, MERGED_SQL) if wanted.some_merged else 0
    currencies = {each for row in used for each in row.get("currencies") or () if each is not None}
    unstated = sum(row.get("unstated", 0) for row in used)
    marked = by_status["bought"].get("marked", 0) if "bought" in by_status else 0
    twice = 0 if wanted.drop_duplicates else _twice(con, counts["n_lines"])
    n = max(counts["n_lines"], 1)
    found = {"lines_twice": twice}
    if currencies and options.only_currency is None:
        found["lines_no_currency"] = unstated
    if 2 * marked < counts["bought"]:  # where most have the letter, it marks nothing
        found["lines_marked"] = marked
    return _Seen(
        counts=counts,
        latest=max((row["latest"] for row in rows if row["latest"] is not None), default=None),
        returned_value=by_status["returned"]["value"] / MILLIONTHS if counts["returned"] else 0.0,
        currencies=sorted(currencies),
        notes=(
            *(issue(code, "warning", n=m, share=m / n) for code, m in found.items() if m),
            *_absent(con, options),
        ),
    )


_NOT_SOLD = """SELECT product FROM excluded WHERE product NOT IN (
    SELECT CAST(product AS VARCHAR) FROM lines WHERE product IS NOT NULL) ORDER BY product"""
_N_MARKED = """SELECT count(*) FROM lines
    WHERE starts_with(CAST(order_id AS VARCHAR), (SELECT cancelled FROM stated))"""


def _absent(con: Any, options: RfmOptions) -> Iterator[Issue]:
    """Say which products and cancellations were named and are nowhere in the lines."""
    if options.exclude_products:
        absent = tuple(row[0] for row in con.execute(_NOT_SOLD).fetchall())
        if absent:
            yield issue("products_absent", "warning", products=absent)
    if options.cancelled is not None and not _value(con, _N_MARKED):
        yield issue("cancelled_absent", "warning", prefix=options.cancelled)


MOST_EXACT = 2_000_000
"""Lines that are compared with each other one by one; of more an estimate says if it pays."""
_SUSPECT = 0.1  # several standard errors of the estimate


def _twice(con: Any, n_lines: int) -> int:
    """Return how many lines equal an earlier one in every column that is used."""
    if n_lines > MOST_EXACT and _value(con, twice_sql(exact=False)) < _SUSPECT * n_lines:
        return 0
    return int(_value(con, twice_sql(exact=True)))


def _all(con: Any, query: str) -> list[dict[str, Any]]:
    answer = con.execute(query)
    names = [item[0] for item in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def _one(con: Any, query: str) -> dict[str, Any]:
    (row,) = _all(con, query)
    return row


def _value(con: Any, query: str) -> Any:
    ((value,),) = con.execute(query).fetchall()
    return value


def _reference(seen: _Seen, options: RfmOptions) -> datetime.date:
    if options.reference_date is not None:
        return datetime.date.fromisoformat(options.reference_date)
    if seen.latest is None:
        raise InputError(
            "No line of the transactions has a date.",
            "Dates such as 2026-11-30 were expected.",
            "Name the column with --date, or say --date-order.",
        )
    return seen.latest


_CURRENCIES = """SELECT DISTINCT currency FROM lines WHERE currency IS NOT NULL
    ORDER BY currency LIMIT 12"""


def _check_currency(con: Any, seen: _Seen, options: RfmOptions) -> None:
    found = seen.currencies
    if options.only_currency is not None and not found:
        others = con.execute(_CURRENCIES).fetchall()
        raise InputError(
            f'No line is in the currency "{options.only_currency}".',
            f"The lines are in {', '.join(row[0] for row in others) or 'no stated currency'}.",
        )
    if options.only_currency is None and len(found) > 1:
        raise InputError(
            f"The lines are in {len(found)} currencies: {', '.join(found[:12])}.",
            "They cannot be added up.",
            f"Take one with --only-currency {found[0]}, or convert the amounts first.",
        )


def _table(
    answer: Any,
    lines: Lines,
    options: RfmOptions,
    reference: datetime.date,
    seen: _Seen,
    counts: Mapping[str, Any],
    matched: float,
) -> RfmTable:
    columns = {name: _values_of(answer.column(name)) for name in answer.column_names}
    models: dict[str, float] = {}
    if options.expect_days is not None:
        columns, models = with_expected(columns, options.expect_days)
    unmatched = 0.0 if options.returns == "drop" else seen.returned_value - matched
    return RfmTable(
        label=lines.label,
        fingerprint=lines.fingerprint,
        n_customers=answer.num_rows,
        reference_date=reference.isoformat(),
        roles=lines.roles,
        options=options,
        features=tuple(each.explained() for each in FEATURES if each.name in columns),
        counts={
            **seen.counts,
            "purchases": counts["purchases"],
            "returned_wholly": counts["made"] - counts["purchases"],
            "customers_gone": counts["customers_gone"],
        },
        returned_value=seen.returned_value,
        unmatched_value=max(0.0, round(unmatched, 6)),
        models=models,
        days=(reference - columns["first_purchase"].min().astype("O").date()).days,
        zoned=lines.zoned,
        understood=lines.understood,
        issues=(
            *lines.issues,
            *_left_out(seen.counts),
            *seen.notes,
            *_alone(counts, reference, options),
            *customer_issues(columns),
        ),
        columns=columns,
    )


def _left_out(counts: Mapping[str, int]) -> Iterator[Issue]:
    """Say of how many lines nothing was made, and why."""
    for name in _LEFT_OUT:
        if counts[name]:
            level: Severity = "warning" if name in _UNUSABLE else "info"
            yield issue(
                f"lines_{name}", level, n=counts[name], share=counts[name] / counts["n_lines"]
            )


FAR_DAYS = 60
"""A last purchase so many days behind the one before is rather a slip of the pen."""

EARLY_DAYS = 365
"""So is a first one so many days before the next, or it has a date that stands for none."""


def _alone(
    counts: Mapping[str, Any], reference: datetime.date, options: RfmOptions
) -> Iterator[Issue]:
    """Doubt a reference date that nobody stated and one late line decides, and a first day."""
    before, last = counts["before_last"], counts["last"]
    if options.reference_date is None and before is not None and (last - before).days > FAR_DAYS:
        yield issue("lines_far", "serious", date=reference.isoformat(), before=before.isoformat())
    first, after = counts["first"], counts["after_first"]
    if after is not None and (after - first).days > EARLY_DAYS:
        yield issue("lines_early", "warning", date=first.isoformat(), after=after.isoformat())


def customer_issues(columns: Mapping[str, NDArray[Any]]) -> Iterator[Issue]:
    """Point to customers whose numbers say less than those of others.

    Too young are those who came less than one usual gap between purchases (the median
    of the customers' mean gaps) before the reference date: they had no time to come back.
    """
    n = len(columns["frequency"])
    owed = int((columns["total_value"] <= 0).sum())
    if owed:
        yield issue("customers_nothing", "info", ["total_value"], n=owed, share=owed / n)
    gaps = columns["gap_days"][columns["repeats"] > 0]
    if len(gaps):
        usual = float(np.median(gaps))
        young = int((columns["tenure_days"] < usual).sum())
        if young:
            yield issue(
                "customers_young", "info", ["tenure_days"], n=young, share=young / n, days=usual
            )


def _values_of(column: Any) -> NDArray[Any]:
    import pyarrow as pa

    if pa.types.is_date(column.type):
        return np.asarray(column.to_numpy(), dtype="datetime64[s]")
    if pa.types.is_string(column.type):
        return np.asarray(column.to_numpy(), dtype=object)
    return np.asarray(column.to_numpy(zero_copy_only=False), dtype=np.float64)


_UNUSABLE = ("no_customer", "no_date", "no_amount")
_LEFT_OUT = ("repeated", *_UNUSABLE, "later", "excluded", "other_currency", "zero")


def write_rfm(found: RfmTable, out: str | os.PathLike[str]) -> None:
    """Write the customers: Parquet where the name ends so, else CSV; all or nothing.

    Raises
    ------
    OutputError
        When the file cannot be written.
    """
    with atomic_file(out) as target:
        if Path(out).suffix.lower() in (".parquet", ".pq"):
            import pyarrow as pa
            import pyarrow.parquet as pq

            pq.write_table(pa.table({n: _arrow(v) for n, v in found.columns.items()}), target)
            return
        listed = [_listed(values) for values in found.columns.values()]
        write_csv(target, list(found.columns), zip(*listed, strict=True))


def _arrow(values: NDArray[Any]) -> Any:
    import pyarrow as pa

    if values.dtype.kind == "M":
        return pa.array(values.astype("datetime64[D]"))
    return pa.array(values, from_pandas=True)


def _listed(values: NDArray[Any]) -> list[Any]:
    """Return the cells of a column: whole numbers without a point, days as days."""
    if values.dtype.kind == "M":
        return [str(day) for day in values.astype("datetime64[D]").tolist()]
    if values.dtype.kind == "f" and bool(np.all(values == np.floor(values))):
        values = values.astype(np.int64)
    cells: list[Any] = values.tolist()
    return cells


def refuse_same_file(source: Any, out: str | os.PathLike[str]) -> None:
    """Never write the customers over, or among, the transactions they come from."""
    if is_many(source) and is_among(source, out):
        raise InputError(
            f'"{out}" would be one of the files of the transactions.',
            "Nothing was written.",
            "Choose a place outside of the folder with -o.",
        )
    if isinstance(source, str | os.PathLike) and Path(source).resolve() == Path(out).resolve():
        raise InputError(
            f'"{out}" is the file of the transactions.',
            "Nothing was written.",
            "Choose another file with -o.",
        )
