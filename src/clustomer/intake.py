"""Read a customer table and understand it: open, decide kinds and roles, check."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._result import Result
from clustomer._settings import Settings
from clustomer._text import text
from clustomer.engines.open import read_source
from clustomer.engines.options import IntakeOptions, Understood
from clustomer.engines.source import Source
from clustomer.errors import InputError, Issue, issue
from clustomer.table.checks import check_table
from clustomer.table.infer import infer_table
from clustomer.table.samples import shop
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
    """

    table: Table = field(metadata=_LOCAL)
    issues: tuple[Issue, ...]
    understood: tuple[Understood, ...]
    label: str
    fingerprint: str
    n_rows: int
    n_suppressed: int = 0
    ids: NDArray[Any] | None = field(default=None, metadata=_LOCAL)

    def _headline(self) -> str:
        n_columns = len(self.table.schema)
        return text("intake.headline", label=self.label, n=self.n_rows, n_columns=n_columns)

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


def read_table(data: Any, **options: Any) -> Intake:
    """Read a customer table from a file or frame, and say what was understood.

    Takes options as `run_study` does. The result holds the typed table, its
    schema, the issues found and every guess with the option that overrides it.

    Raises
    ------
    InputError
        When the data or an option cannot be used.
    """
    return read_intake(Settings.from_options(options), data)


def read_intake(
    settings: Settings,
    data: Any,
    *,
    suppressed: Collection[str] = (),
    progress: Progress = silent,
) -> Intake:
    """Open a source, decide kinds and roles, leave out the suppressed, check the values."""
    progress("read", 0, 1)
    source = _open(settings, data, progress)
    inferred = infer_table(source.columns, roles=_roles(settings))
    table, notes = inferred.table, inferred.issues
    key = table.schema.id_column
    if suppressed:
        if key is None:
            raise InputError(
                "Customers to leave out were named, but no column names the customers.",
                "Their ids are looked up in the id column.",
                "Say which one it is with --id-col (id_column=...).",
            )
        kept, missed = _kept(table, suppressed)
        again = infer_table(
            [_rows_of(column, kept) for column in source.columns],
            roles=replace(_roles(settings), id_column=key.name),
        )
        notes = (*again.issues, _suppression(int((~kept).sum()), missed))
        table = replace(again.table, rows=np.flatnonzero(kept), n_source_rows=source.n_rows)
    progress("read", 1, 1)
    weight = table.schema.weight_column
    if weight is not None:
        whole = len(counted_rows(table)) != table.n_rows
        code = "row_weights" if whole else "row_weights_partly"
        notes = (*notes, issue(code, "info" if whole else "warning", [weight.name]))
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


def _open(settings: Settings, data: Any, progress: Progress) -> Source:
    options = IntakeOptions(
        sep=settings.sep,
        decimal=settings.decimal,
        thousands=settings.thousands,
        encoding=settings.encoding,
        date_order=settings.date_order,
        sheet=settings.sheet,
    )
    if data is not None:
        return read_source(data, options=options, progress=progress)
    return replace(read_source(shop(), options=options, progress=progress), label=text("sample"))


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
