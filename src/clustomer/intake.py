"""Read a customer table and understand it: open, decide kinds and roles, check."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._result import Result
from clustomer._settings import Settings
from clustomer._text import text
from clustomer.engines.customers import source_of, studied_columns
from clustomer.engines.merged import read_merged
from clustomer.engines.open import read_source
from clustomer.engines.options import Understood
from clustomer.engines.source import Source
from clustomer.engines.sources.looked_at import WholeTable, look_at
from clustomer.engines.sources.opening import is_source, opened_source, place_of, reading_of
from clustomer.engines.transactions import RfmTable, open_transactions
from clustomer.errors import InputError, Issue, issue
from clustomer.table.checks import check_table
from clustomer.table.held_out import HeldOut, held_out_days
from clustomer.table.infer import infer_table
from clustomer.table.rfm import SEGMENT_FEATURES, Transactions, chained
from clustomer.table.samples import shop
from clustomer.table.samples import transactions as transactions_sample
from clustomer.table.schema import RawColumn, Role, RoleOptions, Schema
from clustomer.table.table import Table

MOST_COUNTED = 5_000_000
"""Row weights that sum to more are not written out as rows."""

_LOCAL = {"local": True}


@dataclass(frozen=True, kw_only=True)
class Intake(Result):
    """A table as it was read and understood.

    Attributes
    ----------
    table : Table
        Without the suppressed customers.
    issues : tuple of Issue
        What was noticed while reading and checking.
    understood : tuple of Understood
        Every guess about the file, with the option that overrides it.
    label : str
        File name without directories, ``"data frame"``, or the sample's name.
    fingerprint : str
        SHA-256 of the source, hexadecimal.
    n_rows : int
        Rows of the source.
    n_suppressed : int
        Customers that were left out on request.
    ids : ndarray of shape (n_rows,), optional
        Ids of all rows as text, suppressed customers included.
    transactions : Transactions, optional
        What became of the lines, where customers were made from them; rows are
        customers then.
    held_out : HeldOut, optional
        The same customers some time before, and what they spent since; ``None`` where
        the lines are of too few days.
    whole : WholeTable, optional
        The table that `table` is a sample of, where it stays in an engine; ``n_rows`` are
        then those of the sample.
    """

    table: Table = field(metadata=_LOCAL)
    issues: tuple[Issue, ...]
    understood: tuple[Understood, ...]
    label: str
    fingerprint: str
    n_rows: int
    n_suppressed: int = 0
    ids: NDArray[Any] | None = field(default=None, metadata=_LOCAL)
    transactions: Transactions | None = None
    held_out: HeldOut | None = field(default=None, metadata=_LOCAL)
    whole: WholeTable | None = None

    def _headline(self) -> str:
        n_columns = len(self.table.schema)
        n = self.n_rows if self.whole is None else self.whole.n_rows
        return text("intake.headline", label=self.label, n=n, n_columns=n_columns)

    def _remarks(self) -> Sequence[str]:
        return [issue.message for issue in self.issues]

    def _shown(self) -> Sequence[Mapping[str, str]]:
        return [
            {"column": c.name, "kind": c.kind.value, "role": c.role.value, "why": c.why}
            for c in self.table.schema
        ]

    @property
    def schema(self) -> Schema:
        """Kinds and roles of the columns."""
        return self.table.schema

    def without_held(self) -> Intake:
        """Return the same without the further rows of a table that are held beside it."""
        if self.whole is None:
            return self
        return replace(self, whole=replace(self.whole, held=None))


def read_table(data: Any, **options: Any) -> Intake:
    """Read a customer table from a file or frame, and say what was understood.

    Takes options as `run_study` does. The result holds the typed table, its
    schema, the issues found and every guess with the option that overrides it.

    Raises
    ------
    InputError
        When the data or an option cannot be used.
    """
    settings = Settings.from_options(options)
    with opened_source(settings, data) as source:
        return read_intake(settings, data if source is None else source)


def read_intake(
    settings: Settings,
    data: Any,
    *,
    suppressed: Collection[str] = (),
    progress: Progress = silent,
) -> Intake:
    """Open a source, decide kinds and roles, leave out the suppressed, check the values.

    `data` may be a `clustomer.engines.sources.protocol.Source`: a large one is sampled.
    """
    progress("read", 0, 1)
    source, roles, account, earlier, whole = _opened(settings, data, progress)
    if whole is not None and suppressed:
        raise InputError(
            "Customers to leave out were named, and the table is too large to be held.",
            f"It has {whole.n_rows:,} rows in {whole.engine}.",
            "Leave them out in a view or a query, and study that.",
        )
    inferred = infer_table(source.columns, roles=roles)
    table, notes = inferred.table, inferred.issues
    key = table.schema.id_column
    if suppressed:
        if key is None:
            raise InputError(
                "Customers to leave out were named, but no column names the customers.",
                "Their ids are looked up in the id column.",
                "Say which one it is with --id-col (id_column=...).",
            )
        kept, missed = _kept(table, _merged(suppressed, settings))
        again = infer_table(
            [_rows_of(column, kept) for column in source.columns],
            roles=replace(roles, id_column=key.name),
        )
        notes = (*again.issues, _suppression(int((~kept).sum()), missed))
        table = replace(again.table, rows=np.flatnonzero(kept), n_source_rows=source.n_rows)
    progress("read", 1, 1)
    weight = table.schema.weight_column
    if weight is not None:
        is_counted = len(counted_rows(table)) != table.n_rows
        code = "row_weights" if is_counted else "row_weights_partly"
        notes = (*notes, issue(code, "info" if is_counted else "warning", [weight.name]))
    progress("check", 0, 1)
    found = check_table(table)
    progress("check", 1, 1)
    return Intake(
        table=table,
        issues=(*source.issues, *notes, *found),
        understood=source.understood,
        label=source.label,
        fingerprint=source.fingerprint,
        n_rows=source.n_rows,
        n_suppressed=source.n_rows - table.n_rows,
        ids=inferred.table.ids(),
        transactions=account,
        held_out=None if earlier is None else _held_out(earlier, _merged(suppressed, settings)),
        whole=whole,
    )


def counted_rows(table: Table) -> NDArray[np.intp]:
    """Return each row's position as often as it counts, for sizes, summaries and tests.

    Once each without a weight column; as often as the weight says where all
    weights are whole numbers that sum to at most `MOST_COUNTED`; else once each,
    which an issue says.
    """
    weights = table.weights()
    once = np.arange(table.n_rows)
    if weights is None or not np.isfinite(weights).all():
        return once
    if (weights % 1 != 0).any() or weights.sum() > MOST_COUNTED:
        return once
    return np.repeat(once, weights.astype(np.intp))


def _suppression(n: int, missed: int) -> Issue:
    """Say how many customers were left out; an opt-out that fails is never a side note."""
    if n == 0:
        return issue("suppressed_none", "serious", missed=missed)
    return issue("suppressed", "warning" if missed else "info", n=n, missed=missed)


class _Opened(NamedTuple):
    source: Source
    roles: RoleOptions
    account: Transactions | None = None
    earlier: _Earlier | None = None
    whole: WholeTable | None = None


class _Earlier(NamedTuple):
    """The customers of all lines, those of the lines up to a cut-off, and roles of columns."""

    now: RfmTable
    then: RfmTable
    days: int
    roles: RoleOptions


def _opened(settings: Settings, data: Any, progress: Progress) -> _Opened:
    """Read customers, or make them from lines."""
    if settings.transactions:
        return _from_lines(settings, data, progress)
    reading, roles = reading_of(settings), _roles(settings)
    if is_source(data):
        found = look_at(data, place_of(settings), roles, seed=settings.seed, progress=progress)
        return _Opened(found.read, found.roles, whole=found.whole)
    if data is not None:
        return _Opened(read_source(data, options=reading, progress=progress), roles)
    source = read_source(shop(), options=reading, progress=progress)
    return _Opened(replace(source, label=text("sample")), roles)


def _from_lines(settings: Settings, data: Any, progress: Progress) -> _Opened:
    """Make customers from lines; label, fingerprint and what was understood are the lines'."""
    with open_transactions(
        transactions_sample() if data is None else data,
        reading=reading_of(settings),
        merged_ids=read_merged(settings.merge_ids),
        progress=progress,
        **settings.rfm,
    ) as customers:
        found = customers(settings.reference_date)
        until = np.datetime64(found.reference_date)
        days = held_out_days(found.columns["first_purchase"].min(), until)
        then = _made_then(customers, str(until - days)) if days else None
    columns = studied_columns(found)
    source = source_of(found)
    source = replace(
        source,
        label=text("sample.transactions") if data is None else source.label,
        issues=(*source.issues, *([then] if isinstance(then, Issue) else [])),
    )
    roles = _customer_roles(_roles(settings), columns)
    earlier = _Earlier(found, then, days, roles) if isinstance(then, RfmTable) else None
    return _Opened(source, roles, found.account, earlier)


def _made_then(customers: Callable[[str | None], RfmTable], cutoff: str) -> RfmTable | Issue:
    """Make the customers of a cut-off day, or say why the period behind it is not held out."""
    try:
        return customers(cutoff)
    except InputError as error:  # too few came back by then to expect purchases from
        return issue("next_left_out", "info", reason=error.problem)


def _held_out(earlier: _Earlier, suppressed: Collection[str]) -> HeldOut:
    """Return the customers at the cut-off with their later spend, opted-out ones left out.

    Spend after it is the total by now less the total by then. Of those of whom no
    purchase is left by now it is not known.
    """
    then, now = earlier.then.columns, earlier.now.columns
    by_now = dict(zip(now["customer_id"].tolist(), now["total_value"].tolist(), strict=True))
    gone = {str(each).strip() for each in suppressed}
    ids = then["customer_id"].tolist()
    kept = np.array([each not in gone for each in ids], dtype=bool)
    spend = np.array([by_now.get(each, np.nan) for each in ids]) - then["total_value"]
    columns = {name: values[kept] for name, values in studied_columns(earlier.then).items()}
    return HeldOut(
        cutoff=earlier.then.reference_date,
        until=earlier.now.reference_date,
        days=earlier.days,
        table=infer_table(read_source(columns).columns, roles=earlier.roles).table,
        spend=np.round(spend[kept], 6),
        total=then["total_value"][kept],
    )


def _customer_roles(said: RoleOptions, columns: Mapping[str, NDArray[Any]]) -> RoleOptions:
    """Give the columns made from lines their roles, where the user did not.

    Returns can exceed purchases: a total below 0 and a rate above 1 are no faults here, as
    they would be of an amount and a share.
    """
    taken = {*said.features, *said.exclude, *said.describe_only, *said.sensitive}
    taken |= {each for each in (said.value, said.outcome, said.weight) if each is not None}
    features = said.features or tuple(each for each in SEGMENT_FEATURES if each not in taken)
    value = said.value or (None if "total_value" in taken else "total_value")
    used = {*taken, *features, "customer_id", value}
    rest = tuple(each for each in columns if each not in used)
    odd = {
        "total_value": bool((columns["total_value"] < 0).any()),
        "return_rate": bool((columns["return_rate"] > 1).any()),
    }
    return replace(
        said,
        id_column=said.id_column or "customer_id",
        features=features,
        value=value,
        describe_only=(*said.describe_only, *rest),
        made=tuple(each for each in columns if each not in {*taken, said.id_column}),
        kinds={**{name: "number" for name, is_odd in odd.items() if is_odd}, **said.kinds},
    )


def _merged(suppressed: Collection[str], settings: Settings) -> Collection[str]:
    """Return who is to be left out under the ids that the customers have now."""
    if settings.merge_ids is None:
        return suppressed
    merged = chained(read_merged(settings.merge_ids))
    return {merged.get(str(each).strip(), str(each)) for each in suppressed}


def _kept(table: Table, suppressed: Collection[str]) -> tuple[NDArray[np.bool_], int]:
    """Return which rows stay, and how many of the named ids were not found."""
    ids = table.texts(table.schema.with_role(Role.ID)[0].name)
    named = {str(each).strip() for each in suppressed}
    kept = np.array([each is None or each.strip() not in named for each in ids], dtype=bool)
    found = {each.strip() for each in ids[~kept]}
    return kept, len(named - found)


def _rows_of(column: RawColumn, kept: NDArray[np.bool_]) -> RawColumn:
    texts = None if column.texts is None else column.texts[kept]
    return replace(column, values=column.values[kept], texts=texts)


def _roles(settings: Settings) -> RoleOptions:
    return RoleOptions(
        id_column=settings.id_column,
        features=settings.features,
        exclude=settings.exclude,
        describe_only=settings.describe_only,
        sensitive=settings.sensitive,
        value=settings.value,
        outcome=settings.outcome,
        weight=settings.row_weight,
        kinds=settings.kinds,
        reference_date=settings.reference_date,
    )
