"""Names of groups that are mere cuts: weaker words, and where the cut lies."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from clustomer._text import number, text, uncapital
from clustomer.describe.names import propose_names, spoken_names
from clustomer.describe.records import NumericProfile, Profile, SegmentProfile
from clustomer.describe.statements import unit_beside, unit_of
from clustomer.describe.wording import short_labels
from clustomer.table.schema import Kind, Role
from clustomer.table.table import Table

_DIGITS = 3  # significant digits of a cut
# of dates and levels the words of the name say more than a value
_SPOKEN = frozenset({Kind.NUMBER, Kind.COUNT, Kind.AMOUNT, Kind.SHARE})


def cut_names(profile: Profile, table: Table, labels: NDArray) -> tuple[str, ...]:
    """Name groups that change from sample to sample: "Group A: cut at income above 73,000".

    Use it where the verdict on the shown groups is constructive: there a name such as
    "High income" would promise customers that are different, not a line drawn through
    alike ones.

    Parameters
    ----------
    profile : Profile
        Of the same table and labels.
    table : Table
    labels : integer array of shape (n,)
        From 0; -1 for rows that are left out.

    Returns
    -------
    tuple of str
        One unique name for each group, in the order of the groups.

    Notes
    -----
    The cut is that of the stable used number with the largest difference: the value
    from which on (up to which) customers belong to the group, chosen so that the share
    of the group on its side less the share of the others there is largest (Youden's J).
    Rounded to three digits; the group has other borders too. Where only levels or dates
    mark a group its name is kept behind "Group A"; where nothing does it says so.

    References
    ----------
    Youden, W. J. (1950), Index for rating diagnostic tests. Cancer 3, 32-35.
    doi:10.1002/1097-0142(1950)3:1<32::AID-CNCR2820030106>3.0.CO;2-3
    """
    if len(profile.segments) == 1:
        return propose_names(profile)
    short = short_labels(
        {part.column: part.label for part in profile.separation if part.role == Role.FEATURE}
    )
    names = []
    for segment, name in zip(profile.segments, spoken_names(profile), strict=True):
        part = _leading(segment)
        words = uncapital(name)
        if part is not None:
            inside = np.asarray(labels) == segment.index
            value = best_cut(
                table.numbers(part.column)[np.asarray(labels) >= 0],
                inside[np.asarray(labels) >= 0],
                above=(part.difference or 0.0) > 0,
            )
            words = _cut_words(part, short[part.column], value)
        names.append(text("describe.name.group", letter=segment.letter, words=words))
    return tuple(names)


def best_cut(values: NDArray[np.float64], inside: NDArray[np.bool_], *, above: bool) -> float:
    """Return the value that separates a group best from the others, by Youden's J.

    Parameters
    ----------
    values : array of shape (n,)
        NaN where missing; some of the group and some of the others have a value.
    inside : array of bool, shape (n,)
        Who belongs to the group.
    above : bool
        Whether the group lies above the cut.

    Returns
    -------
    float
        Half way between two neighbouring values; the lowest of equally good ones. The
        value itself where all are the same.

    Examples
    --------
    >>> best_cut(np.array([1.0, 2.0, 6.0, 8.0]), np.array([False, False, True, True]), above=True)
    4.0
    """
    seen = np.isfinite(values)
    distinct, places = np.unique(values[seen], return_inverse=True)
    own = np.bincount(places, weights=inside[seen], minlength=len(distinct))
    everyone = np.bincount(places, minlength=len(distinct))
    if len(distinct) == 1:
        return float(distinct[0])
    others = everyone - own
    # shares at or below each value but the last: there a cut can be
    gap = np.cumsum(others)[:-1] / others.sum() - np.cumsum(own)[:-1] / own.sum()
    at = int(np.argmax(gap if above else -gap))
    return float(distinct[at] / 2 + distinct[at + 1] / 2)


def _leading(segment: SegmentProfile) -> NumericProfile | None:
    """Return the stable used number that marks a segment most."""
    return next(
        (
            segment.number_of(marker.column)
            for marker in segment.markers
            if marker.stable
            and marker.role == Role.FEATURE
            and segment.number_of(marker.column).kind in _SPOKEN
        ),
        None,
    )


def _cut_words(part: NumericProfile, label: str, value: float) -> str:
    rounded = float(f"{value:.{_DIGITS}g}")
    way = "above" if (part.difference or 0.0) > 0 else "below"
    unit = unit_of(unit_beside(part), rounded)
    return text(f"describe.name.cut.{way}", label=label, value=number(rounded), unit=unit)
