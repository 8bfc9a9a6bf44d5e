"""Profile: how each segment differs from the other customers, in original units."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from clustomer._random import DEFAULT_SEED, seed_for
from clustomer._text import letter
from clustomer.describe.associations import cross_table, keys_of, profiled_columns
from clustomer.describe.names import direction_word, propose_names
from clustomer.describe.records import (
    ColumnReference,
    LevelMarker,
    LevelProfile,
    Marker,
    NumericProfile,
    Profile,
    Resampled,
    SegmentProfile,
    Separation,
)
from clustomer.describe.uncertainty import STABLE_SIGN, Ranges, difference_ranges, lift_ranges
from clustomer.errors import InputError
from clustomer.stats.effects import (
    between_sum_of_squares,
    corrected_eta_squared,
    cramers_v,
    eta_squared_of,
    goodman_kruskal_tau,
    standardised_differences,
)
from clustomer.stats.intervals import Interval, lift, wilson_interval
from clustomer.stats.moments import GroupMoments, group_moments, hashed_order
from clustomer.stats.suppression import SMALL_CELL, hidden_cells
from clustomer.table.schema import Column, Kind, Role
from clustomer.table.table import Table

__all__ = [
    "LevelMarker",
    "LevelProfile",
    "Marker",
    "NumericProfile",
    "Profile",
    "SegmentProfile",
    "Separation",
    "make_profile",
]

SHOWN_QUANTILES = (0.05, 0.25, 0.50, 0.75, 0.95)
MARKER_DIFFERENCE = 0.5
LEVEL_POINTS, LEVEL_RELATIVE, LEVEL_LEAST = 0.25, 0.5, 0.05
MOST_LEVELS = 20  # levels of one column in the profile, the most frequent ones
Labels = NDArray[np.int64]
Difference = tuple[int, str, str | None]  # segment, column, level


@dataclass(frozen=True, kw_only=True)
class _Numeric:
    """One numeric column: a profile for each segment, one for all, and its eta squared."""

    segments: tuple[NumericProfile, ...]
    population: NumericProfile
    eta_squared: float
    n: int
    n_groups: int


@dataclass(frozen=True, kw_only=True)
class _Levels:
    """One column with levels: for each segment its level profiles, and tau."""

    segments: tuple[tuple[LevelProfile, ...], ...]
    tau: float
    cramers_v: float
    n: int
    n_groups: int
    sign_shares: NDArray[np.float64]  # (k, levels shown): lifts on the same side of 1


def make_profile(
    table: Table,
    labels: NDArray,
    *,
    prepared: NDArray[np.float64] | None = None,
    prepared_sources: Sequence[str] = (),
    names: Sequence[str] | None = None,
    letters: Sequence[str] | None = None,
    silhouettes: NDArray[np.float64] | None = None,
    ordered_by: str = "size",
    resampled: Mapping[Difference, Resampled] | None = None,
    references: Mapping[str, ColumnReference] | None = None,
    seed: int = DEFAULT_SEED,
) -> Profile:
    """Describe every segment beside all customers, in original units.

    Parameters
    ----------
    table : Table
        Features, descriptors and sensitive columns are profiled.
    labels : integer array of shape (n,)
        Segment of each row, from 0; -1 for rows that are left out.
    prepared : array of shape (n, q), optional
        The matrix that was clustered, for the part of each column in the
        separation, and for the scale on which features are compared.
    prepared_sources : sequence of str
        The table column that each of the q prepared columns comes from.
    names : sequence of str, optional
        Names of the segments; proposed from the markers by default.
    letters : sequence of str, optional
        Of the segments; A, B, C and so on by default.
    silhouettes : array of shape (n,), optional
        Silhouette of each row, NaN where it was not computed.
    ordered_by : str
        The rule that ordered the segments: ``"size"`` or a column's name.
    resampled : mapping of (int, str, str or None) to Resampled, optional
        By segment from 0, used column, and level where the column became one prepared
        column for each: how far the differences move in resamples that were clustered
        anew.
    references : mapping of str to ColumnReference, optional
        What segments of data without groups separate of each used column.
    seed : int, default 0
        Root seed of the bootstrap of lifts and of descriptors.

    Returns
    -------
    Profile

    Raises
    ------
    InputError
        When the lengths do not fit together, or no row has a segment.

    Notes
    -----
    Descriptive: the columns that formed the segments differ between them by
    construction, so there are no p-values here. The result does not depend on
    the order of the rows. O(p n log n).

    A feature that became one prepared column is compared as it was clustered:
    differences, words, markers and eta squared are of its prepared values
    (transformed, winsorised, scaled), on the rows where it was observed. The
    means of a skewed column hang on a few customers that the clustering was kept
    from following. Means and quantiles stay in original units. Descriptors, and
    everything without `prepared`, are compared in original units.
    """
    labels = _checked_labels(labels, table.n_rows)
    k = int(labels.max()) + 1
    columns, resampled = profiled_columns(table), resampled or {}
    between = _between_shares(prepared, prepared_sources, labels, k)
    compared = _compared_values(prepared, prepared_sources)
    numeric = {
        column.name: _numeric_column(table, column, labels, k, compared.get(column.name))
        for column in columns
        if column.is_numeric or column.kind == Kind.ORDERED
    }
    levels = {
        column.name: _level_column(table, column, labels, k, seed)
        for column in columns
        if column.has_levels
    }
    numeric = _with_ranges(table, columns, labels, numeric, resampled, seed)
    letters = [letter(i) for i in range(k)] if letters is None else letters
    segments = tuple(_segment(i, letters[i], labels, numeric, levels, resampled) for i in range(k))
    segments = _with_values(segments, table, labels, silhouettes)
    profile = Profile(
        n=int(np.sum(labels >= 0)),
        segments=segments,
        population=tuple(part.population for part in numeric.values()),
        separation=_separation(columns, numeric, levels, between, references or {}),
        ordered_by=ordered_by,
        value_column=table.schema.value,
    )
    return _named(profile, names)


def _checked_labels(labels: NDArray, n: int) -> Labels:
    labels = np.asarray(labels).astype(np.int64)
    if labels.shape != (n,):
        raise InputError(
            f"There are {labels.size:,} labels for {n:,} rows.",
            "Each row of the table needs one label.",
            "Pass the labels of this table, with -1 for rows that are left out.",
        )
    if n == 0 or labels.max() < 0:
        raise InputError(
            "No row has a segment: every label is negative.",
            "At least one row must have a label of 0 or more.",
            "Check which rows were left out.",
        )
    return labels


def _compared_values(
    prepared: NDArray[np.float64] | None, sources: Sequence[str]
) -> dict[str, NDArray[np.float64]]:
    """Return the prepared values of the sources that became one column with some spread."""
    if prepared is None:
        return {}
    places = {source: j for j, source in enumerate(sources) if sources.count(source) == 1}
    columns = {source: prepared[:, j] for source, j in places.items()}
    return {
        source: values
        for source, values in columns.items()
        if np.fmin.reduce(values) < np.fmax.reduce(values)  # not where its weight is 0
    }


def _numeric_column(
    table: Table,
    column: Column,
    labels: Labels,
    k: int,
    compared: NDArray[np.float64] | None,
) -> _Numeric:
    values = table.numbers(column.name)
    groups = group_moments(values, labels, n_groups=k, probs=SHOWN_QUANTILES)
    everyone = group_moments(
        values, np.where(labels >= 0, 0, -1), n_groups=1, probs=SHOWN_QUANTILES
    )
    used = groups
    if compared is not None:
        used = group_moments(np.where(np.isfinite(values), compared, np.nan), labels, n_groups=k)
    differences = standardised_differences(used)
    return _Numeric(
        segments=tuple(
            _numeric_profile(column, groups, i, float(differences[i])) for i in range(k)
        ),
        population=_numeric_profile(column, everyone, 0, math.nan),
        eta_squared=eta_squared_of(used),
        n=int(used.n.sum()),
        n_groups=int(np.count_nonzero(used.n)),
    )


def _with_ranges(
    table: Table,
    columns: Sequence[Column],
    labels: Labels,
    numeric: dict[str, _Numeric],
    resampled: Mapping[Difference, Resampled],
    seed: int,
) -> dict[str, _Numeric]:
    """Add intervals: clustered anew for used columns, bootstrapped for the others."""
    k = int(labels.max()) + 1
    unused = [c for c in columns if c.name in numeric and c.role != Role.FEATURE]
    ranges: dict[str, Ranges] = {}
    if unused and k > 1:
        order = hashed_order(keys_of(table, columns))
        values = {column.name: table.numbers(column.name) for column in unused}
        ranges = difference_ranges(values, labels, k, order, seed=seed)
    return {
        name: replace(
            part,
            segments=tuple(
                _with_range(profile, ranges.get(name), i, resampled.get((i, name, None)))
                for i, profile in enumerate(part.segments)
            ),
        )
        for name, part in numeric.items()
    }


def _with_range(
    profile: NumericProfile, held: Ranges | None, i: int, anew: Resampled | None
) -> NumericProfile:
    if profile.difference is None or (held is None and anew is None):
        return profile
    if anew is None and held is not None:
        anew = Resampled(
            low=float(held.low[i]), high=float(held.high[i]), sign_share=float(held.sign_share[i])
        )
    return replace(
        profile,
        difference_low=anew.low if anew else None,
        difference_high=anew.high if anew else None,
        sign_share=anew.sign_share if anew else None,
        interval="reclustered" if held is None else "bootstrap",
    )


def _numeric_profile(
    column: Column, groups: GroupMoments, i: int, difference: float
) -> NumericProfile:
    q05, q25, median, q75, q95 = (float(q) for q in groups.quantiles[i] * groups.scale)
    known = math.isfinite(difference)
    return NumericProfile(
        column=column.name,
        label=column.label,
        unit=column.unit,
        kind=column.kind,
        role=column.role,
        n=int(groups.n[i]),
        mean=float(groups.mean[i]) * groups.scale,
        median=median,
        q05=q05,
        q25=q25,
        q75=q75,
        q95=q95,
        difference=difference if known else None,
        word=direction_word(difference) if known else "average",
    )


def _level_column(table: Table, column: Column, labels: Labels, k: int, seed: int) -> _Levels:
    counts = cross_table(labels, table.codes(column.name), k, len(column.levels))
    totals = counts.sum(axis=0)
    frequent = np.argsort(-totals, kind="stable")[:MOST_LEVELS]
    chosen = [int(j) for j in frequent if totals[j] > 0]
    if column.kind != Kind.CATEGORY:
        chosen.sort()  # flags and ordered levels keep their own order
    unlisted = np.delete(counts, chosen, axis=1).sum(axis=1)
    hidden = hidden_cells(counts[:, chosen], n_unlisted=unlisted)
    hidden |= counts.sum(axis=1, keepdims=True) == 0  # no share of nobody
    shown = np.zeros(counts.shape, dtype=np.bool_)
    shown[:, chosen] = ~hidden
    ranges = lift_ranges(counts, shown, seed=seed_for(seed, f"lift:{column.name}"))
    return _Levels(
        segments=tuple(
            tuple(
                replace(
                    _level_profile(column, counts[i], totals, j, shown=bool(shown[i, j])),
                    lift_low=float(ranges.low[i, j]),
                    lift_high=float(ranges.high[i, j]),
                )
                for j in chosen
            )
            for i in range(k)
        ),
        tau=_coarse(goodman_kruskal_tau(counts), hidden),
        cramers_v=_coarse(cramers_v(counts), hidden),
        n=int(counts.sum()),
        n_groups=int(np.count_nonzero(counts.sum(axis=1))),
        sign_shares=ranges.sign_share[:, chosen],
    )


def _coarse(value: float, hidden: NDArray[np.bool_]) -> float:
    """Round a number of a table with hidden cells: all its digits would pick the cells out."""
    return round(value, 2) if hidden.any() else value


def _level_profile(
    column: Column, counts: NDArray, totals: NDArray, j: int, *, shown: bool
) -> LevelProfile:
    n, of = int(counts[j]), int(counts.sum())
    population_share = float(totals[j] / totals.sum())
    share = n / of if shown else math.nan
    interval = wilson_interval(n, of) if shown else Interval(low=math.nan, high=math.nan)
    return LevelProfile(
        column=column.name,
        label=column.label,
        level=column.levels[j],
        role=column.role,
        n=n if shown else None,
        share=share,
        low=interval.low,
        high=interval.high,
        population_share=population_share,
        lift=lift(share, population_share) if shown else math.nan,
        shown=shown,
    )


def _segment(
    i: int,
    written: str,
    labels: Labels,
    numeric: dict[str, _Numeric],
    levels: dict[str, _Levels],
    resampled: Mapping[Difference, Resampled],
) -> SegmentProfile:
    n = int(np.sum(labels == i))
    numbers = tuple(part.segments[i] for part in numeric.values())
    shares = tuple(profile for part in levels.values() for profile in part.segments[i])
    signs = [float(sign) for part in levels.values() for sign in part.sign_shares[i]]
    return SegmentProfile(
        index=i,
        number=i + 1,
        letter=written,
        name="",
        n=n,
        share=n / int(np.sum(labels >= 0)),
        value_share=None,
        mean_silhouette=None,
        numeric=numbers,
        levels=shares,
        markers=_markers(numbers),
        # the levels of ordered columns are marked by their score already
        level_markers=_level_markers(
            [
                (share, _sign_share(i, share, sign, resampled))
                for share, sign in zip(shares, signs, strict=True)
                if share.column not in numeric
            ]
        ),
    )


def _sign_share(
    i: int, share: LevelProfile, held: float, resampled: Mapping[Difference, Resampled]
) -> float | None:
    """Return how often a level is on the same side: clustered anew where it was used."""
    if share.role != Role.FEATURE:
        return held
    anew = resampled.get((i, share.column, share.level), resampled.get((i, share.column, None)))
    return None if anew is None else anew.sign_share


def _is_stable(sign_share: float | None) -> bool:
    return sign_share is None or sign_share >= STABLE_SIGN


def _markers(numbers: Sequence[NumericProfile]) -> tuple[Marker, ...]:
    found = [
        Marker(
            column=profile.column,
            label=profile.label,
            difference=profile.difference,
            word=profile.word,
            role=profile.role,
            sign_share=profile.sign_share,
            stable=_is_stable(profile.sign_share),
        )
        for profile in numbers
        if profile.role != Role.SENSITIVE
        and profile.difference is not None
        and abs(profile.difference) >= MARKER_DIFFERENCE
    ]
    found.sort(key=lambda m: (m.role != Role.FEATURE, -abs(m.difference), m.column))
    return tuple(found)


def _level_markers(
    shares: Sequence[tuple[LevelProfile, float | None]],
) -> tuple[LevelMarker, ...]:
    found = []
    for profile, sign_share in shares:
        base = profile.population_share
        gap = profile.share - base
        if profile.role == Role.SENSITIVE or (profile.n or 0) < SMALL_CELL or base >= 1:
            continue
        marks = abs(gap) >= min(LEVEL_POINTS, max(LEVEL_LEAST, LEVEL_RELATIVE * base))
        if marks and not profile.low <= base <= profile.high:
            found.append(
                LevelMarker(
                    column=profile.column,
                    label=profile.label,
                    level=profile.level,
                    role=profile.role,
                    share=profile.share,
                    population_share=base,
                    strength=gap / math.sqrt(base * (1 - base)),
                    sign_share=sign_share,
                    stable=_is_stable(sign_share),
                )
            )
    # what a segment has more of comes before what it has less of
    found.sort(
        key=lambda m: (m.role != Role.FEATURE, m.strength < 0, -abs(m.strength), m.column, m.level)
    )
    return tuple(found)


def _with_values(
    segments: tuple[SegmentProfile, ...],
    table: Table,
    labels: Labels,
    silhouettes: NDArray[np.float64] | None,
) -> tuple[SegmentProfile, ...]:
    """Add each segment's part of the value column, and its mean silhouette."""
    k, value = len(segments), table.schema.value
    if value is not None and table.column(value).is_numeric:
        groups = group_moments(table.numbers(value), labels, n_groups=k)
        sums = np.where(groups.n > 0, groups.n * np.nan_to_num(groups.mean), 0.0)
        total = math.fsum(sums)
        if total > 0:
            segments = tuple(
                replace(segment, value_share=float(part) / total)
                for segment, part in zip(segments, sums, strict=True)
            )
    if silhouettes is not None:
        means = group_moments(np.asarray(silhouettes), labels, n_groups=k).mean
        segments = tuple(
            replace(segment, mean_silhouette=float(mean) if math.isfinite(mean) else None)
            for segment, mean in zip(segments, means, strict=True)
        )
    return segments


def _between_shares(
    prepared: NDArray[np.float64] | None, sources: Sequence[str], labels: Labels, k: int
) -> dict[str, float]:
    """Each source's part of the between-segment sum of squares of the prepared columns."""
    if prepared is None:
        return {}
    if prepared.shape != (len(labels), len(sources)):
        raise InputError(
            f"The prepared matrix has shape {prepared.shape}.",
            f"Expected {len(labels):,} rows and {len(sources)} columns, one for each source.",
            "Pass the matrix and the sources of the same preparation.",
        )
    between: dict[str, list[float]] = {}
    for j, source in enumerate(sources):
        groups = group_moments(prepared[:, j], labels, n_groups=k)
        between.setdefault(source, []).append(between_sum_of_squares(groups))
    total = math.fsum(part for parts in between.values() for part in parts)
    return {
        source: math.fsum(parts) / total if total > 0 else 0.0 for source, parts in between.items()
    }


def _separation(
    columns: Sequence[Column],
    numeric: dict[str, _Numeric],
    levels: dict[str, _Levels],
    between: dict[str, float],
    references: Mapping[str, ColumnReference],
) -> tuple[Separation, ...]:
    return tuple(
        _separated(
            column,
            numeric.get(column.name),
            levels.get(column.name),
            between.get(column.name),
            references.get(column.name),
        )
        for column in columns
    )


def _separated(
    column: Column,
    number: _Numeric | None,
    level: _Levels | None,
    between_share: float | None,
    reference: ColumnReference | None,
) -> Separation:
    eta, part = math.nan, number or level
    if number is not None:
        eta = number.eta_squared
    elif level is not None:
        eta = level.tau
    n, groups = (part.n, part.n_groups) if part is not None else (0, 0)
    chance = None
    if column.role != Role.FEATURE and n > 1:
        chance = ColumnReference(mean=(groups - 1) / (n - 1), high=math.nan, n_nulls=0)
    used = reference or chance
    return Separation(
        column=column.name,
        label=column.label,
        role=column.role,
        eta_squared=eta,
        between_share=between_share,
        cramers_v=None if level is None else _known(level.cramers_v),
        eta_corrected=_known(corrected_eta_squared(eta, n, groups)),
        eta_null=used.mean if used else None,
        eta_null_high=_known(used.high) if used else None,
        null="no_groups" if reference else "unrelated" if chance else "",
        n_nulls=used.n_nulls if used else 0,
    )


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _named(profile: Profile, names: Sequence[str] | None) -> Profile:
    if names is not None and len(names) != len(profile.segments):
        raise InputError(
            f"There are {len(names)} names for {len(profile.segments)} segments.",
            "Each segment needs one name.",
            "Change the names file, or leave it out to have names proposed.",
        )
    chosen = propose_names(profile) if names is None else tuple(names)
    return replace(
        profile,
        segments=tuple(
            replace(segment, name=name)
            for segment, name in zip(profile.segments, chosen, strict=True)
        ),
    )
