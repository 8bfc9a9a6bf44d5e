"""The records of a profile: how each segment differs from the other customers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clustomer._notebook import Share
from clustomer._result import Result
from clustomer._text import mark_of, shorten, text
from clustomer.table.schema import Kind, Role

SHOWN_MARKS = 4
"""Markers of a segment in a notebook."""


@dataclass(frozen=True, kw_only=True)
class NumericProfile(Result):
    """One numeric column in one segment, or in all customers.

    ``difference`` is the standardised mean difference from the *other*
    customers, (mean - mean of the rest) / pooled standard deviation; it is
    ``None`` for all customers, and where the segment or the rest has no value
    (then ``n`` is 0, or there is one segment only). ``word`` is the code of the
    direction word: ``very_low, low, slightly_low, average, slightly_high, high,
    very_high``.

    Mean, median and quantiles are in original units. Where the segments were
    formed from the column, as one prepared column, ``difference`` and ``word``
    are of its prepared values (transformed, winsorised, scaled): the scale on
    which the segments were formed.

    ``difference_low`` and ``difference_high`` are its 95 % interval, and
    ``sign_share`` the share of resamples with the same sign: for used columns over
    resamples that were clustered anew (``interval`` is ``"reclustered"``), for
    others over a bootstrap of the customers with their segments held
    (``"bootstrap"``). ``None``, and ``interval`` empty, where not computed.
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
    difference_low: float | None = None
    difference_high: float | None = None
    sign_share: float | None = None
    interval: str = ""


@dataclass(frozen=True, kw_only=True)
class Resampled(Result):
    """A standardised difference over resamples that were clustered anew.

    ``low`` and ``high`` are the 2.5 % and 97.5 % quantiles, ``sign_share`` is the
    share of resamples with the sign of the difference.
    """

    low: float
    high: float
    sign_share: float


@dataclass(frozen=True, kw_only=True)
class LevelProfile(Result):
    """One level of a category in one segment: share with its Wilson 95 % interval.

    ``n`` customers of the segment have the level; shares are of the customers
    that have a value. ``lift`` is the share in the segment over the share in all
    customers (1 = the same), ``lift_low`` to ``lift_high`` its 95 % bootstrap interval
    (`clustomer.describe.uncertainty.lift_ranges`). Cells of 1 to 9 customers are not
    shown, and neither are cells that would give these away through the totals of
    segments and levels (`clustomer.stats.suppression`): then ``shown`` is False, ``n``
    is ``None`` and share, lift and bounds are NaN (``null`` in JSON).
    """

    column: str
    label: str
    level: str
    role: Role
    n: int | None
    share: float
    low: float
    high: float
    population_share: float
    lift: float
    shown: bool = True
    lift_low: float = math.nan
    lift_high: float = math.nan


@dataclass(frozen=True, kw_only=True)
class Marker(Result):
    """A column that marks a segment: |standardised difference| >= 0.5.

    Features come first, then descriptors; sensitive columns are never markers.
    ``stable`` says that the sign was the same in 90 % of resamples, or that this was
    not measured (``sign_share`` is ``None``): only stable markers name a segment.
    """

    column: str
    label: str
    difference: float
    word: str
    role: Role = Role.FEATURE
    sign_share: float | None = None
    stable: bool = True


@dataclass(frozen=True, kw_only=True)
class LevelMarker(Result):
    """A level that marks a segment: its share differs by 25 points, or by half of itself.

    Half of itself counts from 5 points on. Also needed: at least 10 customers
    with the level in the segment, and a share in all customers outside the
    Wilson interval of the segment's share. ``strength`` is the difference in
    standard deviations of the level's 0/1 column, so it can be set beside
    `Marker.difference`. ``stable`` as in `Marker`.
    """

    column: str
    label: str
    level: str
    role: Role
    share: float
    population_share: float
    strength: float
    sign_share: float | None = None
    stable: bool = True


@dataclass(frozen=True, kw_only=True)
class SegmentProfile(Result):
    """One segment.

    ``index`` counts places from 0 (the API), ``number`` from 1 (people). ``letter`` says
    who they are: after a refresh it may be another than that of the place.
    """

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
    level_markers: tuple[LevelMarker, ...] = ()

    @property
    def mark(self) -> int:
        """The letter, counted from 0: what the colour and the shape come from."""
        return mark_of(self.letter)

    def number_of(self, column: str) -> NumericProfile:
        """Return the profile of one numeric column."""
        return next(profile for profile in self.numeric if profile.column == column)


@dataclass(frozen=True, kw_only=True)
class Separation(Result):
    """How much one column separates the segments.

    ``eta_squared`` is the share of the column's variance that lies between
    segments (descriptive: the segments were made to differ, so no p-value), of
    its prepared values where `NumericProfile.difference` is. For categories and
    flags it is the same share of their 0/1 columns (Goodman and Kruskal's tau).
    NaN for constant columns. ``eta_corrected`` is the same without what chance
    alone puts there (epsilon squared, `clustomer.stats.effects.corrected_eta_squared`;
    0 where unrelated, whatever the number of levels). ``eta_null`` is the
    reference of ``eta_squared``, ``eta_null_high`` its 95 % quantile: for used columns
    what as many segments of data without groups give (``null`` is ``"no_groups"``, over
    ``n_nulls`` sets); for others the mean of an unrelated column, (k - 1) / (n - 1)
    (``"unrelated"``, no quantile). ``None`` where not computed.

    ``between_share`` is the column's part of the whole between-segment sum of squares
    in prepared units, ``None`` for columns that were not used.
    ``cramers_v`` (0 unrelated, 1 one follows from the other, bias-corrected) is given for
    columns with levels, ``None`` where constant.
    """

    column: str
    label: str
    role: Role
    eta_squared: float
    between_share: float | None
    cramers_v: float | None = None
    eta_corrected: float | None = None
    eta_null: float | None = None
    eta_null_high: float | None = None
    null: str = ""
    n_nulls: int = 0


@dataclass(frozen=True, kw_only=True)
class ColumnReference(Result):
    """What segments of data without groups separate of a used column: mean and 95 % quantile."""

    mean: float
    high: float
    n_nulls: int


@dataclass(frozen=True, kw_only=True)
class Profile(Result):
    """All segments beside all customers."""

    n: int
    segments: tuple[SegmentProfile, ...]
    population: tuple[NumericProfile, ...]
    separation: tuple[Separation, ...]
    ordered_by: str  # "size", or the name of the value column
    value_column: str | None

    @property
    def marks(self) -> dict[int, int]:
        """The letter of each segment, counted from 0, by its index."""
        return {segment.index: segment.mark for segment in self.segments}

    def population_of(self, column: str) -> NumericProfile:
        """Return the profile of one numeric column over all customers."""
        return next(profile for profile in self.population if profile.column == column)

    def _headline(self) -> str:
        one = ".one" if len(self.segments) == 1 else ""
        return text(f"describe.profile{one}", k=len(self.segments), n=self.n)

    def _shown(self) -> Sequence[dict[str, Any]]:
        return [
            {
                "segment": f"{segment.number} {segment.letter}",
                "name": segment.name,
                "customers": segment.n,
                "share": Share(segment.share),
                "marked by": "; ".join(_marks(segment)[:SHOWN_MARKS]) or None,
            }
            for segment in self.segments
        ]

    def _rows(self) -> Sequence[dict[str, Any]]:
        return [
            {
                "segment": segment.number,
                "name": segment.name,
                "customers": segment.n,
                "share": segment.share,
                **{profile.label: profile.median for profile in segment.numeric},
            }
            for segment in self.segments
        ]


def _marks(segment: SegmentProfile) -> list[str]:
    """Return what marks a segment in words: numbers before levels, the strongest first."""
    numbers = [
        text("describe.mark.number", label=shorten(m.label), word=text(f"report.word.{m.word}"))
        for m in sorted(segment.markers, key=lambda m: -abs(m.difference))
    ]
    levels = [
        text(
            "describe.mark.level",
            label=shorten(m.label),
            level=shorten(m.level),
            share=m.share,
            everyone=m.population_share,
        )
        for m in sorted(segment.level_markers, key=lambda m: -abs(m.strength))
    ]
    return [*numbers, *levels]
