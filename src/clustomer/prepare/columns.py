"""Learn the constants of one column."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.prepare.distribution import MAD_TO_SD, Distribution, distribution, usable
from clustomer.prepare.operations import (
    Impute,
    Log1p,
    OneHot,
    Ordinal,
    Scale,
    Weight,
    Winsorise,
    YeoJohnson,
)
from clustomer.prepare.plan import ColumnPlan, PrepareOptions
from clustomer.table.schema import Column, Kind
from clustomer.table.table import level_scores

SKEWED = 1.0
"""Skewness above which a column is transformed."""

FENCE = 5.0
"""Winsorising limits, in robust standard deviations from the median."""

FAR = 5.0
"""How many scaled units beyond the learnt range a value is out of domain."""

Floats = NDArray[np.float64]
_LARGEST = float(np.finfo(np.float64).max)


@dataclass(frozen=True, kw_only=True)
class Source(Result):
    """What is the same for every column: row weights, the column's own weight, options."""

    name: str
    weights: Floats | None
    weight: float
    options: PrepareOptions

    def own_weight(self) -> Weight | None:
        """Return the operation for the user's weight, or ``None`` where it is 1."""
        if self.weight == 1:
            return None
        return Weight(weight=self.weight, factor=math.sqrt(self.weight))


@dataclass(frozen=True, kw_only=True)
class LearntColumn(Result):
    """The plan of a column, and which of the fitted rows were winsorised."""

    plan: ColumnPlan
    clipped: NDArray[np.bool_]


def learn_numbers(source: Source, values: Floats) -> LearntColumn | None:
    """Learn the plan of a numeric column; ``None`` when nothing differs.

    Parameters
    ----------
    source : Source
    values : ndarray of shape (n,)
        The rows to learn from; NaN where missing.
    """
    options = source.options
    observed = distribution(values, source.weights)
    if observed.spread == 0:
        return None
    plan = ColumnPlan(source=source.name, weight=source.own_weight())
    if options.missing != "kpod":
        n_filled = int(np.count_nonzero(~usable(values)))
        plan = replace(plan, impute=Impute(value=observed.median(), n_filled=n_filled))
    if options.transform_skewed and options.scale != "none":
        plan = _with_transform(plan, observed)
    if options.winsorise and options.scale != "none":
        plan = _with_limits(plan, observed, values)
    everyone = float(len(values)) if source.weights is None else math.fsum(source.weights)
    scale = _scale_of(
        _prepared(plan, observed, everyone),
        "standard" if options.scale == "none" else options.scale,
    )
    if scale is None:
        return None
    domain = _domain(plan, observed, scale.scale)
    plan = replace(plan, domain=domain, scale=None if options.scale == "none" else scale)
    clipped = np.zeros(len(values), dtype=bool)
    if plan.winsorise is not None:
        clipped = usable(values) & plan.winsorise.touches(plan.transformed(values))
    return LearntColumn(plan=plan, clipped=clipped)


def learn_levels(source: Source, column: Column, codes: NDArray[np.int32]) -> LearntColumn | None:
    """Learn the plan of a column with levels; ``None`` when all have the same one.

    Levels that no customer has take no part: an empty level changes nothing.
    """
    positions = np.where(codes >= 0, codes, np.nan)
    seen = distribution(positions, source.weights)
    if len(seen.values) < 2:
        return None
    used = seen.values.astype(int)
    levels = tuple(column.levels[i] for i in used)
    plan = ColumnPlan(source=source.name, weight=source.own_weight())
    original = source.options.scale == "none"
    if column.kind is Kind.ORDERED:
        scores = tuple(level_scores(column)[i] for i in used)
        ordinal = Ordinal(
            levels=levels,
            scores=scores,
            centre=0.0 if original else float(np.sum(scores * seen.counts)) / seen.total,
            factor=1.0 if original else ordinal_factor(scores, seen.counts),
        )
        usual = int(np.searchsorted(np.cumsum(seen.counts), seen.total / 2))
        plan = replace(plan, ordinal=ordinal)
    else:
        factor = 1.0 if original else nominal_factor(seen.counts)
        usual = int(np.argmax(seen.counts))
        plan = replace(plan, one_hot=OneHot(levels=levels, factor=factor))
    if source.options.missing != "kpod":
        n_filled = int(np.count_nonzero(codes < 0))
        plan = replace(plan, impute=Impute(value=float(usual), n_filled=n_filled))
    return LearntColumn(plan=plan, clipped=np.zeros(len(codes), dtype=bool))


def nominal_factor(counts: Floats) -> float:
    """Return the multiplier of the dummies of a nominal column.

    Parameters
    ----------
    counts : ndarray of shape (J,)
        Customers with each level.

    Notes
    -----
    ``sqrt(q * 2N / (2B))`` with q = 1/2, N = n(n + 1)/2 and B the pairs in
    different levels, ``N - sum n_j(n_j + 1)/2``; for large n
    ``sqrt(.5 / (1 - sum p_j**2))``. The dummies together then have variance q.

    References
    ----------
    Hennig and Liao (2013), JRSS C 62:309-369, doi:10.1111/j.1467-9876.2012.01066.x;
    ``distancefactor`` of the R package fpc.

    Examples
    --------
    >>> round(nominal_factor(np.array([4.0, 4.0, 4.0, 4.0, 4.0])), 4)
    0.8101
    """
    n = float(np.sum(counts))
    pairs = n * (n + 1) / 2
    # Pairs within a level subtracted from all pairs: the same as n_i * n_j summed
    # over i < j, which does not cancel.
    different = (n**2 - float(np.sum(counts**2))) / 2
    return math.sqrt(0.5 * 2 * pairs / (2 * different))


def ordinal_factor(scores: tuple[float, ...], counts: Floats) -> float:
    """Return the multiplier of the scores of an ordered column.

    Parameters
    ----------
    scores : tuple of float
        The number of each level.
    counts : ndarray of shape (J,)
        Customers with each level.

    Notes
    -----
    ``sqrt(q * 2N / sum_{i<j} (s_j - s_i)**2 n_i n_j)`` with q = (J - 1)/J and
    N = n(n + 1)/2; about ``sqrt((J - 1)/J) / sd``.

    Examples
    --------
    >>> round(ordinal_factor((1.0, 2.0, 3.0, 4.0), np.array([5.0, 5.0, 5.0, 5.0])), 4)
    0.7937
    """
    n = float(np.sum(counts))
    j = len(counts)
    apart = np.subtract.outer(np.array(scores), np.array(scores)) ** 2
    between = float(np.sum(apart * np.outer(counts, counts))) / 2
    return math.sqrt((j - 1) / j * 2 * (n * (n + 1) / 2) / between)


def winsorising_limits(values: Distribution) -> Winsorise | None:
    """Return median +- 5 x 1.4826 x MAD, or ``None`` where no limit makes sense.

    Where more than half of the values are the same (MAD 0), the limits come from
    the others, and are widened to leave that value itself as it is.
    """
    median, mad = values.median(), values.mad()
    atom = median
    if mad == 0:
        atom = values.mode()
        rest = values.without(atom)
        if not len(rest.values):
            return None
        median, mad = rest.median(), rest.mad()
    width = FENCE * MAD_TO_SD * mad
    if not 0 < width < math.inf:
        return None
    return Winsorise(low=min(median - width, atom), high=max(median + width, atom))


def yeo_johnson_lambda(values: Distribution) -> float:
    """Return the maximum-likelihood lambda of Yeo and Johnson within [-2, 2].

    Notes
    -----
    Maximises ``-n/2 log(variance of transformed) + (lambda - 1) sum sign(x) log(1 + |x|)``.
    """
    from scipy.optimize import minimize_scalar

    jacobian = float(
        np.sum(np.sign(values.values) * np.log1p(np.abs(values.values)) * values.counts)
    )

    def loss(lmbda: float) -> float:
        sd = values.map(YeoJohnson(lmbda=float(lmbda)).apply).sd()
        if not 0 < sd < math.inf:
            return math.inf
        return values.total * math.log(sd) - (lmbda - 1) * jacobian

    best = minimize_scalar(loss, bounds=(-2.0, 2.0), method="bounded", options={"xatol": 1e-9})
    return float(best.x)


def _with_transform(plan: ColumnPlan, observed: Distribution) -> ColumnPlan:
    """Add log1p or Yeo-Johnson when the column is skewed and it helps."""
    skewness = observed.skewness()
    # Two distinct values have the same skewness under every transform.
    if skewness <= SKEWED or len(observed.values) < 3:
        return plan
    logs = replace(plan, log1p=Log1p())
    if observed.values[0] >= 0 and abs(observed.map(logs.transformed).skewness()) < skewness:
        return logs
    power = replace(plan, yeo_johnson=YeoJohnson(lmbda=yeo_johnson_lambda(observed)))
    after = observed.map(power.transformed)
    return power if after.spread > 0 and abs(after.skewness()) < skewness else plan


def _with_limits(plan: ColumnPlan, observed: Distribution, values: Floats) -> ColumnPlan:
    """Add winsorising with its counts, where the column has limits."""
    limits = winsorising_limits(observed.map(plan.transformed))
    if limits is None:
        return plan
    transformed = plan.transformed(values[usable(values)])
    return replace(
        plan,
        winsorise=replace(
            limits,
            n_low=int(np.count_nonzero(transformed < limits.low)),
            n_high=int(np.count_nonzero(transformed > limits.high)),
        ),
    )


def _prepared(plan: ColumnPlan, observed: Distribution, everyone: float) -> Distribution:
    """Return the values before scaling, filled ones included."""
    values = observed.map(plan.transformed)
    if plan.winsorise is not None:
        values = values.map(plan.winsorise.apply)
    if plan.impute is None:
        return values
    filled = float(plan.transformed(np.array([plan.impute.value]))[0])
    return values.with_more(filled, everyone - observed.total)


def _scale_of(values: Distribution, method: Literal["standard", "range", "robust"]) -> Scale | None:
    """Return centre and scale, or ``None`` for a column without spread."""
    if method == "range":
        centre, scale = float(values.values[0]), values.spread
    else:
        centre, scale = values.mean(), values.sd()
        if method == "robust":
            iqr = values.quantile(0.75) - values.quantile(0.25)
            centre, scale = values.median(), iqr if iqr > 0 else scale
    size = float(np.max(np.abs(values.values)))
    # Below this the differences are rounding errors of the values themselves.
    smallest = 4 * np.finfo(np.float64).eps * size
    if not smallest < scale < math.inf:
        return None
    return Scale(method=method, centre=centre, scale=scale)


def _domain(plan: ColumnPlan, observed: Distribution, unit: float) -> tuple[float, float]:
    """Return the values that lie `FAR` units beyond the range that was learnt from.

    The nearer of two limits counts: in scaled units after the transform, and in
    standard deviations of the original values, for five units of a logarithm are a
    factor of a hundred and more. Where nothing was below 0, nothing below 0 belongs:
    a date after the reference date, a logarithm's negative value.
    """
    least, most = (float(observed.values[end]) for end in (0, -1))
    ends = plan.transformed(np.array([least, most])) + np.array([-FAR, FAR]) * unit
    low, high = np.clip(plan.untransformed(ends), -_LARGEST, _LARGEST)
    reach = FAR * observed.sd()
    low, high = max(low, least - reach), min(high, most + reach)
    if least >= 0:
        low = max(low, 0.0)
    # There and back a value may move in its last digit, but not out of its own domain.
    return min(float(low), least), max(float(high), most)
