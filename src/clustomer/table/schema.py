"""What a customer table is: the kind and the role of every column.

A *kind* says what the values are, a *role* says what they are for. Both are
guessed from the data and the name (`clustomer.table.infer`), shown to the user,
and can be overridden, one option for each guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.errors import InputError, did_you_mean


class Kind(StrEnum):
    """What the values of a column are."""

    NUMBER = "number"  # any measurement: age, score
    COUNT = "count"  # non-negative whole numbers: orders, family size
    AMOUNT = "amount"  # money
    SHARE = "share"  # between 0 and 1, or a percentage
    CATEGORY = "category"  # names without an order
    ORDERED = "ordered"  # levels with an order: low < medium < high, ratings of at most 10 levels
    FLAG = "flag"  # yes or no
    DATE = "date"  # a day, held as days before the reference date
    TEXT = "text"  # names, addresses, free text, keys: never compared as groups


class Role(StrEnum):
    """What a column is for."""

    ID = "id"  # names the customer
    FEATURE = "feature"  # segments are formed from it
    DESCRIPTOR = "descriptor"  # describes the segments, does not form them
    SENSITIVE = "sensitive"  # protected attribute: profiled, never a feature by default
    WEIGHT = "weight"  # how many customers a row stands for
    IGNORED = "ignored"  # constant, copy, free text, or left out by the user


NUMERIC_KINDS = frozenset({Kind.NUMBER, Kind.COUNT, Kind.AMOUNT, Kind.SHARE, Kind.DATE})
LEVEL_KINDS = frozenset({Kind.CATEGORY, Kind.ORDERED, Kind.FLAG})


@dataclass(frozen=True, kw_only=True)
class RawColumn(Result):
    """A column as an engine hands it over: parsed, not yet understood.

    Attributes
    ----------
    name : str
        As it stands in the source (made unique by the engine).
    source_type : str
        The type's name in the source, such as ``"VARCHAR"``.
    content : {"number", "date", "flag", "text", "empty"}
        What the values could be read as.
    values : ndarray of shape (n,)
        ``number``: float64, NaN where missing. ``date``: ``datetime64[s]``, NaT
        where missing. ``flag``: float64 of 0, 1 and NaN. ``text`` and ``empty``:
        objects, ``str`` or ``None``.
    whole : bool
        Every number that is present is a whole number.
    texts : ndarray of shape (n,), optional
        The written form, kept where it matters: whole numbers beyond 2**53 and
        codes with leading zeros (postcodes, ids). ``None`` elsewhere.
    facts : mapping
        What was understood while reading: ``decimal``, ``currency``,
        ``date_order``, ``n_unreadable``, ...
    """

    name: str
    source_type: str
    content: Literal["number", "date", "flag", "text", "empty"]
    values: NDArray[Any]
    whole: bool = False
    texts: NDArray[Any] | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Column(Result):
    """One column of a `Schema`.

    Attributes
    ----------
    name : str
        As in the source.
    label : str
        Short name for people: ``"Annual Income ($)"`` becomes ``"Annual Income"``.
    kind, role : Kind, Role
    why : str
        Why it has this kind and role, in words.
    source_type : str
    unit : str
        ``"$"``, ``"k$"``, ``"%"``, ``"days"`` or the empty string.
    stated_range : (float, float), optional
        A range that the name states, such as ``(1, 100)``.
    levels : tuple of str
        Levels of a category, ordered or flag column, in their order.
    level_values : tuple of float
        For ordered columns whose levels are numbers, and for flags: their values.
    n_missing, n_distinct : int
        Missing rows; distinct values among the others.
    copy_of : str, optional
        The earlier column that this one repeats exactly.
    reading : mapping of str to str
        How the texts of the source were read, where they were not left texts:
        ``content`` (number, date or flag), ``decimal``, ``date_order``, and the
        words ``yes`` and ``no``. Empty for columns that came with a type. Texts in
        new data are read in the same way (`clustomer.table.written`).
    """

    name: str
    label: str
    kind: Kind
    role: Role
    why: str = ""
    source_type: str = ""
    unit: str = ""
    stated_range: tuple[float, float] | None = None
    levels: tuple[str, ...] = ()
    level_values: tuple[float, ...] = ()
    n_missing: int = 0
    n_distinct: int = 0
    copy_of: str | None = None
    reading: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_numeric(self) -> bool:
        """Held as float64: number, count, amount, share or date."""
        return self.kind in NUMERIC_KINDS

    @property
    def has_levels(self) -> bool:
        """Held as level codes: category, ordered or flag."""
        return self.kind in LEVEL_KINDS


@dataclass(frozen=True, kw_only=True)
class Schema(Result):
    """The columns of a table, in their order, with what was stated about them.

    Attributes
    ----------
    columns : tuple of Column
    value : str, optional
        The column that says what a customer is worth; orders the segments.
    reference_date : str, optional
        ISO date from which dates are counted back, in days.
    """

    columns: tuple[Column, ...]
    value: str | None = None
    reference_date: str | None = None

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def __len__(self) -> int:
        return len(self.columns)

    def __getitem__(self, name: str) -> Column:
        column = self._by_name.get(name)
        if column is not None:
            return column
        raise InputError(
            f'There is no column "{name}".{did_you_mean(name, self.names)}',
            f"The table has {', '.join(self.names[:12])}.",
        )

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        # No field: neither compared nor written. Of equal names the first one counts.
        return {column.name: column for column in reversed(self.columns)}

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in their order."""
        return tuple(column.name for column in self.columns)

    def with_role(self, *roles: Role) -> tuple[Column, ...]:
        """Return the columns that have one of these roles."""
        return tuple(column for column in self.columns if column.role in roles)

    @property
    def features(self) -> tuple[Column, ...]:
        """Columns that segments are formed from."""
        return self.with_role(Role.FEATURE)

    @property
    def descriptors(self) -> tuple[Column, ...]:
        """Columns that describe segments without forming them, sensitive ones included."""
        return self.with_role(Role.DESCRIPTOR, Role.SENSITIVE)

    @property
    def id_column(self) -> Column | None:
        """The column that names the customer, if there is one."""
        return next(iter(self.with_role(Role.ID)), None)

    @property
    def weight_column(self) -> Column | None:
        """The column of row weights, if there is one."""
        return next(iter(self.with_role(Role.WEIGHT)), None)


@dataclass(frozen=True, kw_only=True)
class RoleOptions(Result):
    """What the user said about roles; empty means "guess".

    ``features`` named by the user replace the default features; ``exclude``
    takes columns out; ``describe_only`` makes them descriptors; ``sensitive``
    adds protected attributes; ``kinds`` overrides kinds by column name. ``made`` are
    columns that were made from transactions and have the role that they were made for.
    """

    id_column: str | None = None
    features: Sequence[str] = ()
    exclude: Sequence[str] = ()
    describe_only: Sequence[str] = ()
    sensitive: Sequence[str] = ()
    value: str | None = None
    outcome: str | None = None
    weight: str | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)
    reference_date: str | None = None
    made: Sequence[str] = ()


def as_array(values: Any, dtype: Any = None) -> NDArray[Any]:
    """Return a read-only array (a copy only when the input could still be written)."""
    array = np.asarray(values, dtype=dtype)
    if array.flags.writeable:
        array = array.copy()
        array.setflags(write=False)
    return array
