"""What each column adds to the squared distances, compared with one of the centroids.

The squared distance to centroid c is, but for a part that all centroids share,
``sum_i (c_i^2 - 2 c_i z_i)`` with the prepared values z. Each column is centred
first and then enters the sum of every centroid with one factor: a column of large
numbers would lose its digits otherwise. The sum of one centroid, the *base*, is
taken off from all of them. It is the one nearest to the origin, so that the
differences are no larger than the sums, and its own is 0. Everything is an exact
fraction until it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.cluster.model import SegmentationModel
from clustomer.errors import InputError
from clustomer.prepare.distribution import LARGEST
from clustomer.prepare.operations import OneHot
from clustomer.prepare.plan import CEILING, ColumnPlan

Numbers = tuple[Fraction, ...]


@dataclass(frozen=True, kw_only=True)
class Part(Result):
    """How one source column enters the sums; tuples hold one entry for each centroid.

    Attributes
    ----------
    filled : bool
        Whether the value is never missing.
    centre : float
        Subtracted first (numbers).
    low, high : float, optional
        Where a number is cut before that.
    constants : tuple of Fraction
        Added for every customer who has a value.
    factors : tuple of Fraction
        Of the number or the prepared score; empty for one-hot columns.
    by_level : tuple of tuple of Fraction
        Added for each level of a one-hot column, constants included; else empty.
    shift, unit : Fraction
        The prepared value is ``shift + unit * x`` of the number that enters the sums; of
        a one-hot column ``unit`` is the prepared value of the level that is there.
    most : Fraction
        What the column adds at most to the squared length of a centroid, measured from
        where x is 0, with that of the level that is there.
    """

    filled: bool
    centre: float = 0.0
    low: float | None = None
    high: float | None = None
    constants: Numbers = ()
    factors: Numbers = ()
    by_level: tuple[Numbers, ...] = ()
    shift: Fraction = Fraction(0)
    unit: Fraction = Fraction(1)
    most: Fraction = Fraction(0)


@dataclass(frozen=True, kw_only=True)
class Sums(Result):
    """The sums of all centroids less that of the base.

    Attributes
    ----------
    base : int
        The centroid that the others are compared with.
    constants : tuple of Fraction
        Added for every customer, one for each centroid.
    lengths : tuple of Fraction
        The sums of a customer without any value.
    parts : tuple of Part
        One for each source column.
    """

    base: int
    constants: Numbers
    lengths: Numbers
    parts: tuple[Part, ...]


def sums_of(model: SegmentationModel) -> Sums:
    """Return what the sums of a model consist of."""
    plans = model.plan.columns
    lengths = [_sum(Fraction(c) ** 2 for c in row) for row in model.centroids.tolist()]
    base = lengths.index(min(lengths))
    starts = np.cumsum([0, *(plan.width for plan in plans)])
    parts = tuple(
        _part(plan, model.centroids[:, a:b], base)
        for plan, (a, b) in zip(plans, pairwise(starts), strict=True)
    )
    constants = [
        _sum(part.constants[j] for part in parts if part.filled and part.constants)
        for j in range(model.n_segments)
    ]
    return Sums(base=base, constants=tuple(constants), lengths=_less(lengths, base), parts=parts)


def _part(plan: ColumnPlan, centroids: NDArray[np.float64], base: int) -> Part:
    filled = plan.impute is not None
    if plan.one_hot is not None:
        by_level = [_by_level(plan, plan.one_hot, centroid) for centroid in centroids]
        levels = [_less(values, base) for values in zip(*by_level, strict=True)]
        there = _there(plan, plan.one_hot)
        most = there**2 + max(_sum(Fraction(c) ** 2 for c in row) for row in centroids.tolist())
        by_centroid = tuple(zip(*levels, strict=True))
        return Part(filled=filled, by_level=by_centroid, unit=there, most=most)
    weight = Fraction(1 if plan.weight is None else plan.weight.factor)
    if plan.ordinal is not None:
        centre, shift, factor = 0.0, Fraction(0), Fraction(1)
    elif plan.scale is not None:
        centre, shift = plan.scale.centre, Fraction(0)
        factor = weight / Fraction(plan.scale.scale)
    else:  # nothing was centred yet: subtract what the centroids have in common
        centre = float(np.mean(centroids) / float(weight))
        shift, factor = weight * Fraction(centre), weight
    away = [Fraction(c) - shift for c in centroids[:, 0].tolist()]
    low, high = _limits(plan, centre, shift, factor)
    return Part(
        filled=filled,
        centre=centre,
        low=low,
        high=high,
        constants=_less([c * c for c in away], base),
        factors=_less([-2 * c * factor for c in away], base),
        shift=shift,
        unit=factor,
        most=max(c * c for c in away),
    )


def _by_level(plan: ColumnPlan, encoder: OneHot, centroid: NDArray[np.float64]) -> list[Fraction]:
    """Return what each level of a one-hot column adds to one centroid's sum."""
    there = _there(plan, encoder)
    c = [Fraction(value) for value in centroid.tolist()]
    always = _sum(value * value for value in c)
    return [always - 2 * there * value for value in c]


def _there(plan: ColumnPlan, encoder: OneHot) -> Fraction:
    """Return the prepared value of a level that a customer has."""
    factor = encoder.factor if plan.weight is None else encoder.factor * plan.weight.factor
    return Fraction(min(factor, CEILING))


def _limits(
    plan: ColumnPlan, centre: float, shift: Fraction, factor: Fraction
) -> tuple[float | None, float | None]:
    """Return the winsorising limits, narrowed to where prepared values are cut anyway.

    A limit that no transformed value can pass is left out.
    """
    if plan.ordinal is not None:  # its few values were cut when they were written down
        return None, None
    least, most = plan.transformed(np.array([-LARGEST, LARGEST])).tolist()
    low, high = (
        as_double((Fraction(sign * CEILING) - shift) / factor + Fraction(centre))
        for sign in (-1, 1)
    )
    if plan.winsorise is not None:
        low, high = max(low, plan.winsorise.low), min(high, plan.winsorise.high)
    return None if low <= least else low, None if high >= most else high


def as_double(value: Fraction) -> float:
    """Return the nearest double.

    Raises
    ------
    InputError
        When it is beyond doubles.
    """
    try:
        return float(value)
    except OverflowError:
        raise InputError(
            "A scale or weight of the model is too extreme for SQL.",
            "Doubles end at 1e308.",
            "Change the units or the weights of its columns and make the model again.",
        ) from None


def _less(values: Sequence[Fraction], base: int) -> Numbers:
    return tuple(value - values[base] for value in values)


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))
