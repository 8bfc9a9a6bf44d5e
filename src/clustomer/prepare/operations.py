"""The closed list of operations that turn a column into numbers to compare.

Each operation is a frozen record of learnt constants with ``apply`` and, where
it can be undone, ``inverse``. There are no others: a plan that names one that is
not here does not load, and every export has to implement this list only.
They run in the order of `ORDER`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result

Floats = NDArray[np.float64]
_NO_POWER = 1e-30  # a smaller lambda is the logarithm, to all digits; products would underflow

ORDER = (
    "impute",
    "log1p",
    "yeo_johnson",
    "winsorise",
    "scale",
    "one_hot",
    "ordinal",
    "weight",
)


@dataclass(frozen=True, kw_only=True)
class Impute(Result):
    """Fill missing values with a learnt value.

    Attributes
    ----------
    value : float
        The median in original units; for a column with levels the position of
        a level in the operation's own list (the most frequent level; the middle
        one of an ordered column).
    n_filled : int
        Rows that this filled when the plan was learnt.
    """

    value: float
    n_filled: int = 0

    def apply(self, values: Floats) -> Floats:
        """Return the values with NaN replaced."""
        filled: Floats = np.where(np.isnan(values), self.value, values)
        return filled


@dataclass(frozen=True, kw_only=True)
class Log1p(Result):
    """Natural logarithm of 1 + value; values below 0 count as 0.

    It is only learnt from columns without negative values, so a negative value
    is out of the domain and is marked so.
    """

    def apply(self, values: Floats) -> Floats:
        """Return ``log(1 + max(value, 0))``."""
        return np.log1p(np.maximum(values, 0.0))

    def inverse(self, values: Floats) -> Floats:
        """Return ``exp(value) - 1``."""
        with np.errstate(over="ignore"):
            return np.expm1(values)


@dataclass(frozen=True, kw_only=True)
class YeoJohnson(Result):
    """The power transform of Yeo and Johnson, which takes negative values too.

    Attributes
    ----------
    lmbda : float
        Between -2 and 2; 1 changes nothing.

    References
    ----------
    Yeo and Johnson (2000), Biometrika 87:954-959, doi:10.1093/biomet/87.4.954.
    """

    lmbda: float

    def apply(self, values: Floats) -> Floats:
        """Return the transformed values (NaN stays NaN)."""
        below = values < 0
        with np.errstate(over="ignore"):
            if not below.any():
                return _box_cox(np.abs(values), self.lmbda)
            if min(abs(self.lmbda), abs(2.0 - self.lmbda)) > _NO_POWER:
                power: Floats = np.where(below, 2.0 - self.lmbda, self.lmbda)
                moved: Floats = np.expm1(power * np.log1p(np.abs(values))) / power
                return np.copysign(moved, values, out=moved)
            moved = _box_cox(np.maximum(values, 0.0), self.lmbda)
            moved[below] = -_box_cox(-values[below], 2.0 - self.lmbda)
            return moved

    def inverse(self, values: Floats) -> Floats:
        """Return the values that `apply` takes to `values`; infinity where none does."""
        up, down = np.maximum(values, 0.0), np.maximum(-values, 0.0)
        with np.errstate(over="ignore"):
            above = _inverse_box_cox(up, self.lmbda)
            below = -_inverse_box_cox(down, 2.0 - self.lmbda)
        moved: Floats = np.where(values < 0, below, above)
        return moved


def _box_cox(values: Floats, lmbda: float) -> Floats:
    """Return ``((1 + values)**lmbda - 1) / lmbda`` for values >= 0, exact for small lambda."""
    logs = np.log1p(values)
    return logs if abs(lmbda) < _NO_POWER else np.expm1(lmbda * logs) / lmbda


def _inverse_box_cox(values: Floats, lmbda: float) -> Floats:
    if abs(lmbda) < _NO_POWER:
        return np.expm1(values)
    inside = np.maximum(lmbda * values, -1.0)  # below -1 no value is taken there
    with np.errstate(divide="ignore"):
        return np.expm1(np.log1p(inside) / lmbda)


@dataclass(frozen=True, kw_only=True)
class Winsorise(Result):
    """Move values beyond two limits to the limits (in the units after the transform).

    Attributes
    ----------
    low, high : float
    n_low, n_high : int
        Rows moved when the plan was learnt.
    """

    low: float
    high: float
    n_low: int = 0
    n_high: int = 0

    def apply(self, values: Floats) -> Floats:
        """Return the values within the limits (NaN stays NaN)."""
        return np.clip(values, self.low, self.high)

    def leaves(self, values: Floats) -> bool:
        """Return whether all values are there and within the limits."""
        return bool(len(values) and values.min() >= self.low and values.max() <= self.high)

    def touches(self, values: Floats) -> NDArray[np.bool_]:
        """Return which values are beyond the limits."""
        beyond: NDArray[np.bool_] = (values < self.low) | (values > self.high)
        return beyond


@dataclass(frozen=True, kw_only=True)
class Scale(Result):
    """Subtract a centre and divide by a scale.

    Attributes
    ----------
    method : {"standard", "range", "robust"}
        Mean and standard deviation (divisor n); smallest value and range; median
        and interquartile range (the standard deviation where that is 0).
    centre, scale : float
    """

    method: Literal["standard", "range", "robust"]
    centre: float
    scale: float

    def apply(self, values: Floats) -> Floats:
        """Return ``(value - centre) / scale``."""
        with np.errstate(over="ignore"):
            scaled: Floats = (values - self.centre) / self.scale
        return scaled

    def inverse(self, values: Floats) -> Floats:
        """Return ``value * scale + centre``."""
        with np.errstate(over="ignore"):
            back: Floats = values * self.scale + self.centre
        return back


@dataclass(frozen=True, kw_only=True)
class OneHot(Result):
    """One column per level: `factor` where the customer has it, else 0.

    Attributes
    ----------
    levels : tuple of str
        Levels seen when the plan was learnt, in the schema's order.
    factor : float
        Of Hennig and Liao: all columns together have half the variance of a
        standardised number (1 with ``scale="none"``).

    References
    ----------
    Hennig and Liao (2013), JRSS C 62:309-369, doi:10.1111/j.1467-9876.2012.01066.x.
    """

    levels: tuple[str, ...]
    factor: float

    def apply(self, positions: Floats) -> Floats:
        """Return shape (n, levels) from positions in `levels`; NaN gives a row of NaN."""
        columns: Floats = np.where(
            positions[:, None] == np.arange(len(self.levels)), self.factor, 0.0
        )
        columns[np.isnan(positions)] = np.nan
        return columns


@dataclass(frozen=True, kw_only=True)
class Ordinal(Result):
    """Scores of ordered levels, centred and multiplied by `factor`.

    Attributes
    ----------
    levels : tuple of str
        Levels seen when the plan was learnt, in their order.
    scores : tuple of float
        The number of each level: its own value where levels are numbers, else 1, 2, ...
    centre : float
        Mean score (0 with ``scale="none"``).
    factor : float
        Of Hennig and Liao; about ``sqrt((J - 1) / J) / sd`` (1 with ``scale="none"``).
    """

    levels: tuple[str, ...]
    scores: tuple[float, ...]
    centre: float
    factor: float

    def apply(self, positions: Floats) -> Floats:
        """Return shape (n,) from positions in `levels`; NaN stays NaN."""
        missing = np.isnan(positions)
        scores = np.array(self.scores)[np.where(missing, 0, positions).astype(np.intp)]
        values: Floats = np.where(missing, np.nan, (scores - self.centre) * self.factor)
        return values

    def inverse(self, values: Floats) -> Floats:
        """Return scores."""
        scores: Floats = values / self.factor + self.centre
        return scores


@dataclass(frozen=True, kw_only=True)
class Weight(Result):
    """Multiply by ``sqrt(weight)``: the column counts `weight` times in squared distances.

    Attributes
    ----------
    weight : float
        As the user gave it.
    factor : float
        Its square root.
    """

    weight: float
    factor: float

    def apply(self, values: Floats) -> Floats:
        """Return ``value * factor``."""
        weighted: Floats = values * self.factor
        return weighted

    def inverse(self, values: Floats) -> Floats:
        """Return ``value / factor``."""
        plain: Floats = values / self.factor
        return plain
