"""Four ways to disturb a table, through one small interface.

A scheme looks at the rows once and gives back a function that draws one
disturbed version after another: which matrix to cluster, how often each row
counts in it, and which rows are still the customers they were. What is then
done with a version (cluster it, compare) is the same for all of them, see
`clustomer.evidence.stability`.

The definitions are those of ``clusterboot`` in the R package fpc (Hennig 2007).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.errors import InputError, did_you_mean

NOISE_SHARE = 0.05
"""Share of the rows that the noise scheme replaces."""

NOISE_FACTOR = 4.0
"""Half the side of the box of noise, in standard deviations of each principal direction."""

JITTER_QUANTILE = 0.05
"""Quantile of the gaps between neighbours that is the standard deviation of the jitter."""

Floats = NDArray[np.float64]
_LOCAL = {"local": True}


@dataclass(frozen=True, kw_only=True)
class Disturbed(Result):
    """One disturbed version of n rows.

    Attributes
    ----------
    weights : ndarray of shape (n,)
        How often each row counts in the fit; 0 means that it is not there.
    present : ndarray of bool, shape (n,)
        Rows that are in this version as themselves.
    rows : ndarray of shape (n, p), optional
        The rows to cluster; ``None`` when they are unchanged.
    """

    weights: Floats = field(metadata=_LOCAL)
    present: NDArray[np.bool_] = field(metadata=_LOCAL)
    rows: Floats | None = field(default=None, metadata=_LOCAL)


Draw = Callable[[np.random.Generator], Disturbed]
"""Draws one disturbed version."""


def bootstrap(rows: Floats) -> Draw:
    """Draw n rows with replacement: another sample of customers of the same size."""
    n = len(rows)

    def draw(rng: np.random.Generator) -> Disturbed:
        times = np.bincount(rng.integers(n, size=n), minlength=n)
        return Disturbed(weights=times.astype(np.float64), present=times > 0)

    return draw


def subset(rows: Floats) -> Draw:
    """Draw half of the rows (rounded down, one at least) without replacement."""
    n = len(rows)

    def draw(rng: np.random.Generator) -> Disturbed:
        present = np.zeros(n, dtype=bool)
        present[rng.choice(n, size=max(1, n // 2), replace=False)] = True
        return Disturbed(weights=present.astype(np.float64), present=present)

    return draw


def noise(rows: Floats) -> Draw:
    """Replace each row with probability .05 by a point from a box around all rows.

    The box is centred at the mean; along each principal direction it reaches 4
    standard deviations to both sides.
    """
    axes = _principal(rows)
    half = NOISE_FACTOR * axes.deviations

    def draw(rng: np.random.Generator) -> Disturbed:
        replaced = rng.random(len(rows)) < NOISE_SHARE
        points = rng.uniform(-1.0, 1.0, size=(int(replaced.sum()), rows.shape[1])) * half
        changed = rows.copy()
        changed[replaced] = points @ axes.directions.T + axes.mean
        return Disturbed(weights=np.ones(len(rows)), present=~replaced, rows=changed)

    return draw


def jitter(rows: Floats) -> Draw:
    """Move every row a little, by normal noise along the principal directions.

    Its standard deviation in a direction is the 5 % quantile of the gaps between
    neighbouring rows there (equal rows aside): it breaks ties and rounding, and
    shows whether the segments hang on them.
    """
    axes = _principal(rows)
    deviations = np.array([_small_gap(column) for column in (rows @ axes.directions).T])

    def draw(rng: np.random.Generator) -> Disturbed:
        moves = rng.standard_normal(rows.shape) * deviations
        everyone = np.ones(len(rows))
        changed = rows + moves @ axes.directions.T
        return Disturbed(weights=everyone, present=everyone > 0, rows=changed)

    return draw


SCHEMES: Mapping[str, Callable[[Floats], Draw]] = MappingProxyType(
    {"bootstrap": bootstrap, "subset": subset, "noise": noise, "jitter": jitter}
)
"""The schemes by their names."""


def scheme_of(name: str, rows: Floats) -> Draw:
    """Return the function that draws disturbed versions of these rows.

    Parameters
    ----------
    name : {"bootstrap", "subset", "noise", "jitter"}
    rows : ndarray of shape (n, p)
        Finite numbers, in canonical order (a version depends on the order).

    Raises
    ------
    InputError
        When there is no such scheme.

    References
    ----------
    Hennig, C. (2007). Cluster-wise assessment of cluster stability. Computational
    Statistics & Data Analysis 52, 258-271. doi 10.1016/j.csda.2006.11.025
    """
    if name not in SCHEMES:
        raise InputError(
            f'scheme="{name}" is not known.{did_you_mean(str(name), SCHEMES)}',
            f"It is one of {', '.join(SCHEMES)}.",
            "Leave it out for the bootstrap.",
        )
    return SCHEMES[name](rows)


@dataclass(frozen=True, kw_only=True)
class _Axes:
    mean: Floats  # (p,)
    directions: Floats  # (p, p), one in each column
    deviations: Floats  # (p,)


def _principal(rows: Floats) -> _Axes:
    mean = rows.mean(axis=0)
    centred = rows - mean
    covariance = centred.T @ centred / max(1, len(rows) - 1)
    values, directions = np.linalg.eigh(covariance)
    return _Axes(mean=mean, directions=directions, deviations=np.sqrt(np.maximum(values, 0.0)))


def _small_gap(column: Floats) -> float:
    gaps = np.diff(np.sort(column))
    gaps = gaps[gaps > 0]
    return float(np.quantile(gaps, JITTER_QUANTILE)) if len(gaps) else 0.0
