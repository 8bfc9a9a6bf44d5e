"""Names of segments, in words built from what marks them: "High income, low spending"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from clustomer._text import capital, in_turn, shorten, text
from clustomer.describe.records import LevelMarker, Marker, Profile, SegmentProfile
from clustomer.describe.wording import Elapsed, elapsed_since, short_labels, words_of
from clustomer.errors import InputError
from clustomer.table.schema import Kind, Role

FEW_PARTS, MOST_PARTS = 2, 3
MOSTLY = 0.5  # a level names a segment when at least half of its customers have it
_LEVEL_LENGTH = 30
_BANDS = ((0.2, "average"), (0.5, "slightly_{}"), (0.8, "{}"))
_SIZES = frozenset({"size", "household", "family", "basket"})
_LENGTHS = frozenset({"experience", "tenure", "duration"})
# levels that say nothing without their column
_BARE_LEVELS = frozenset({"yes", "no", "true", "false", "other", "others", "unknown", "none"})
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, kw_only=True)
class _Part:
    """One part of a name, in plain and in strong words: "high income", "very high income"."""

    label: str
    plain: str
    strong: str
    strength: float


def direction_word(difference: float) -> str:
    """Return the code of the direction word for a standardised difference.

    Below 0.2 ``average``, below 0.5 ``slightly_low`` or ``slightly_high``, below
    0.8 ``low`` or ``high``, from there ``very_low`` or ``very_high``.

    Examples
    --------
    >>> direction_word(-0.6)
    'low'
    """
    way = "high" if difference > 0 else "low"
    for limit, word in _BANDS:
        if abs(difference) < limit:
            return word.format(way)
    return f"very_{way}"


def propose_names(profile: Profile) -> tuple[str, ...]:
    """Propose a name for each segment from its marker features, largest difference first.

    The markers with the largest differences are taken, and spoken in alphabetical
    order, so that alike segments have alike names. Names have two parts. Where
    two segments would get the same name they get a third part, then the words
    "very high" and "very low", then numbers. A segment that no number marks is
    named after the levels that most of its customers have ("Mostly web"), and one
    that nothing marks is called "Average customers"; a single segment is "All
    customers". Only features speak: sensitive columns and descriptors never name
    a segment. And only stable ones: a marker whose sign changes in more than one of
    ten resamples names nothing; where there are such only, this is said.

    Parameters
    ----------
    profile : Profile
        Its names are not looked at.

    Returns
    -------
    tuple of str
        One unique name for each segment, in the order of the segments.

    References
    ----------
    Dolnicar, S., Grün, B. and Leisch, F. (2018), Market Segmentation Analysis,
    chapter 8 (marker variables). doi:10.1007/978-981-10-8818-6
    """
    if len(profile.segments) == 1:
        return (text("describe.name.everyone"),)
    return _numbered(spoken_names(profile))


def spoken_names(profile: Profile) -> list[str]:
    """Return the names of `propose_names` before numbers make them unique; two segments or more."""
    labels = short_labels(
        {part.column: part.label for part in profile.separation if part.role == Role.FEATURE}
    )
    shared = _shared_levels(profile)
    parts = [_parts(segment, labels, shared) for segment in profile.segments]
    names = [_join(of[:FEW_PARTS], strong=False) for of in parts]
    names = [
        text("describe.name.unstable") if not of and _is_marked(segment) else name
        for of, segment, name in zip(parts, profile.segments, names, strict=True)
    ]
    for name in [name for name, n in Counter(names).items() if n > 1]:
        alike = [i for i, other in enumerate(names) if other == name]
        longer = [
            [_join(parts[i][:MOST_PARTS], strong=strong) for i in alike] for strong in (False, True)
        ]
        # the shortest way of speaking that tells most of them apart
        best = max([[name] * len(alike), *longer], key=lambda given: len(set(given)))
        for i, given in zip(alike, best, strict=True):
            names[i] = given
    return names


def _is_marked(segment: SegmentProfile) -> bool:
    """Whether a used column marks a segment, stable or not."""
    return any(marker.role == Role.FEATURE for marker in segment.markers) or any(
        names_segment(level) for level in segment.level_markers
    )


def _join(parts: Sequence[_Part], strong: bool) -> str:
    if not parts:
        return text("describe.name.average")
    ordered = sorted(parts, key=lambda part: (part.label, part.plain))
    return capital(in_turn([part.strong if strong else part.plain for part in ordered], ", "))


def _numbered(names: Sequence[str]) -> tuple[str, ...]:
    """Make the names unique, as a last resort by a number after the second of each."""
    given: list[str] = []
    for name in names:
        unique, number = name, 1
        while unique in given or (number > 1 and unique in names):
            number += 1
            unique = text("describe.name.numbered", name=name, number=number)
        given.append(unique)
    return tuple(given)


def _shared_levels(profile: Profile) -> frozenset[str]:
    """Return the levels that more than one used column has: they need the column's label."""
    levels = Counter(
        level.level for level in profile.segments[0].levels if level.role == Role.FEATURE
    )
    return frozenset(level for level, n in levels.items() if n > 1)


def _parts(
    segment: SegmentProfile, labels: Mapping[str, str], shared: frozenset[str]
) -> list[_Part]:
    numeric = {profile.column: profile for profile in segment.numeric}
    found = [
        _numeric_part(labels[marker.column], marker, numeric[marker.column].kind)
        for marker in segment.markers
        if marker.role == Role.FEATURE and marker.stable
    ]
    found += [
        _level_part(labels[level.column], level, shared)
        for level in segment.level_markers
        if names_segment(level) and level.stable
    ]
    return sorted(found, key=lambda part: -part.strength)  # stable: equal ones keep their order


def names_segment(level: LevelMarker) -> bool:
    """Whether a level may name a segment: a used one that at least half of it has."""
    return level.role == Role.FEATURE and level.share >= MOSTLY and level.strength > 0


def _level_part(label: str, level: LevelMarker, shared: frozenset[str]) -> _Part:
    bare = level.level.casefold() in _BARE_LEVELS or not _WORD.search(level.level)
    key = "describe.name.level" if bare or level.level in shared else "describe.name.level.alone"
    words = text(key, label=label, level=shorten(level.level, _LEVEL_LENGTH))
    return _Part(label=label, plain=words, strong=words, strength=level.strength)


def _numeric_part(label: str, marker: Marker, kind: Kind) -> _Part:
    plain = "high" if marker.difference > 0 else "low"
    strong = plain if abs(marker.difference) < _BANDS[-1][0] else f"very_{plain}"
    elapsed = elapsed_since(marker.label, kind)
    if elapsed is not None:
        spoken = {way: _elapsed_words(elapsed, way) for way in (plain, strong)}
        label = elapsed.event or label
    else:
        scale = _scale_of(label, kind)
        spoken = {way: text(f"describe.name.{scale}.{way}", label=label) for way in (plain, strong)}
    return _Part(
        label=label,
        plain=spoken[plain],
        strong=spoken[strong],
        strength=abs(marker.difference),
    )


def _elapsed_words(elapsed: Elapsed, way: str) -> str:
    """Return how long ago something was: "long since last purchase", "recent purchase"."""
    if not elapsed.event:
        return text(f"describe.name.bought.{way}")
    scale = "deed" if elapsed.is_deed else "since"
    event = elapsed.event if way.endswith("high") else elapsed.latest
    return text(f"describe.name.{scale}.{way}", event=event)


def _scale_of(label: str, kind: Kind) -> str:
    """Which pair of words a label takes: high/low, large/small, long/short, many/few."""
    words = words_of(label)
    if words & _LENGTHS:
        return "length"
    if label == "monetary":
        return "money"
    last = label.split()[-1] if label.split() else ""
    if kind == Kind.COUNT and last.endswith("s") and not last.endswith("ss"):
        return "count"
    return "size" if words & _SIZES else "level"


def with_carried(profile: Profile, carried: Mapping[str, str]) -> Profile:
    """Put the names of an earlier study, by number, in the place of the proposed ones.

    A proposed name that is also carried by another segment gets a number.
    """
    if not carried:
        return profile
    taken = set(carried.values())
    names: list[str] = []
    for segment in profile.segments:
        name = carried.get(str(segment.number))
        if name is None:
            name, number = segment.name, 1
            while name in taken:
                number += 1
                name = text("describe.name.numbered", name=segment.name, number=number)
            taken.add(name)
        names.append(name)
    named = zip(profile.segments, names, strict=True)
    return replace(profile, segments=tuple(replace(one, name=name) for one, name in named))


def with_names(profile: Profile, names: Mapping[str, str]) -> Profile:
    """Put the user's names of segments, by number, in the place of the proposed ones.

    Raises
    ------
    InputError
        When a number is not that of a segment.
    """
    unknown = sorted(set(names) - {str(segment.number) for segment in profile.segments})
    if unknown:
        raise InputError(
            f"Names were given for segment {unknown[0]!r}, which does not exist.",
            f"Segments are numbered from 1 to {len(profile.segments)}.",
            "Look at the numbers in the report, or fix the number of segments with --k.",
        )
    segments = tuple(
        replace(segment, name=names.get(str(segment.number), segment.name))
        for segment in profile.segments
    )
    return replace(profile, segments=segments)
