"""Profile: how each segment differs from the other customers, in original units."""

from __future__ import annotations

from dataclasses import dataclass

from clustomer._result import Result
from clustomer.table.schema import Kind, Role

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, kw_only=True)
class NumericProfile(Result):
    """One numeric column in one segment, or in all customers.

    ``difference`` is the standardised mean difference from the *other*
    customers, (mean - mean of the rest) / pooled standard deviation; it is
    ``None`` for all customers. ``word`` is the code of the direction word:
    ``very_low, low, slightly_low, average, slightly_high, high, very_high``.
    """

    column: str
    label: str
    unit: str
    kind: Kind
    role: Role
    n: int
    mean: float
    median: float
    q05: float
    q25: float
    q75: float
    q95: float
    difference: float | None = None
    word: str = "average"


@dataclass(frozen=True, kw_only=True)
class LevelProfile(Result):
    """One level of a category in one segment: share with its Wilson 95 % interval.

    ``lift`` is the share in the segment over the share in all customers (1 = the
    same). ``shown`` is False where fewer than 10 customers would be shown.
    """

    column: str
    label: str
    level: str
    role: Role
    n: int
    share: float
    low: float
    high: float
    population_share: float
    lift: float
    shown: bool = True


@dataclass(frozen=True, kw_only=True)
class Marker(Result):
    """A column that marks a segment: |standardised difference| >= 0.5."""

    column: str
    label: str
    difference: float
    word: str


@dataclass(frozen=True, kw_only=True)
class SegmentProfile(Result):
    """One segment. ``index`` counts from 0 (the API), ``number`` from 1 (people)."""

    index: int
    number: int
    letter: str
    name: str
    n: int
    share: float
    value_share: float | None
    mean_silhouette: float | None
    numeric: tuple[NumericProfile, ...]
    levels: tuple[LevelProfile, ...]
    markers: tuple[Marker, ...]


@dataclass(frozen=True, kw_only=True)
class Separation(Result):
    """How much one column separates the segments.

    ``eta_squared`` is the share of the column's variance that lies between
    segments (descriptive: the segments were made to differ, so no p-value).
    ``between_share`` is the column's part of the whole between-segment sum of
    squares in prepared units, ``None`` for columns that were not used.
    """

    column: str
    label: str
    role: Role
    eta_squared: float
    between_share: float | None


@dataclass(frozen=True, kw_only=True)
class Profile(Result):
    """All segments beside all customers."""

    n: int
    segments: tuple[SegmentProfile, ...]
    population: tuple[NumericProfile, ...]
    separation: tuple[Separation, ...]
    ordered_by: str  # "size", or the name of the value column
    value_column: str | None
