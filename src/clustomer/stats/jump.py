"""The jump of the transformed distortion."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from clustomer._result import Result
from clustomer.errors import InputError


@dataclass(frozen=True, kw_only=True)
class Jump(Result):
    """The jump at each k, and the k with the largest.

    Attributes
    ----------
    k_values : tuple of int
        Those with a jump: 1, and each k whose k - 1 was given too.
    jump : tuple of float
        J_k as a share of the largest transformed distortion, at most 1, higher is
        better; negative where the distortion grew. Shares of all k from 1 on add
        up to 1 when the distortion falls throughout.
    preferred : int
        The k with the largest jump, the smaller of equal ones.
    exponent : float
        Y, half the number of columns.
    """

    k_values: tuple[int, ...]
    jump: tuple[float, ...]
    preferred: int
    exponent: float


def jump(inertia: Mapping[int, float], *, n_rows: int, n_columns: int) -> Jump:
    """Find the k at which the transformed distortion rises most.

    It can answer k = 1. Use it for comparison with the literature.

    Parameters
    ----------
    inertia : mapping of int to float
        Within-cluster sum of squares W of each k, or its share of the total: the
        answer is the same.
    n_rows, n_columns : int
        n and p of the clustered matrix.

    Returns
    -------
    Jump

    Raises
    ------
    InputError
        When no k has a jump, or a value is negative or not finite.

    Notes
    -----
    d_k = W_k / (n p), transformed to d_k^-Y with Y = p/2; J_k = d_k^-Y -
    d_(k-1)^-Y, where the transformed distortion of k = 0 is 0. Computed from
    logarithms, because d^-Y leaves the range of a float with some hundred
    columns. Distances are those of the columns as they were scaled, where the
    paper divides by the covariance within clusters. O(number of k's).

    Sensitive to Y. What was measured (ten tables of 500 standardised rows each, k
    up to 8): 1 for normal clouds of two and five columns, but several groups for
    one, two and (eight times of ten) five evenly filled columns, for related
    columns and for lognormal ones, where there are none; the right number for
    three round groups in two columns and five in ten.

    References
    ----------
    Sugar, C. & James, G. (2003). Finding the number of clusters in a dataset: an
    information-theoretic approach. JASA 98, 750-763. doi 10.1198/016214503000000666

    Examples
    --------
    Transformed distortions 1, 4 and 5 of the largest 5: jumps of 1, 3 and 1.

    >>> found = jump({1: 200.0, 2: 50.0, 3: 40.0}, n_rows=100, n_columns=2)
    >>> found.preferred, [round(value, 3) for value in found.jump]
    (2, [0.2, 0.6, 0.2])
    """
    _check(inertia, n_rows, n_columns)
    exponent = n_columns / 2
    ks = [k for k in sorted(inertia) if k == 1 or k - 1 in inertia]
    # log d^-Y; no distortion at all is the end of the scale.
    height = {
        k: -exponent * math.log(value / (n_rows * n_columns)) if value > 0 else math.inf
        for k, value in inertia.items()
    }
    height[0] = -math.inf
    top = max(height.values())
    jumps = tuple(_share(height[k], top) - _share(height[k - 1], top) for k in ks)
    best = int(np.argmax(np.round(jumps, 12)))
    return Jump(k_values=tuple(ks), jump=jumps, preferred=ks[best], exponent=exponent)


def _share(height: float, top: float) -> float:
    return 1.0 if height == top else math.exp(height - top)


def _check(inertia: Mapping[int, float], n_rows: int, n_columns: int) -> None:
    usable = any(k == 1 or k - 1 in inertia for k in inertia) and min(inertia) >= 1
    if not usable:
        raise InputError(
            f"k is {', '.join(map(str, sorted(inertia))) or 'missing'}.",
            "A jump compares a k with k - 1; k = 1 stands for itself.",
            "Give the inertia of k = 1, 2, 3 and so on.",
        )
    if not all(0 <= value < math.inf for value in inertia.values()):
        raise InputError(
            "An inertia is negative or not finite.",
            "It is a sum of squares, 0 or more.",
            "Leave such a k out.",
        )
    if n_rows < 1 or n_columns < 1:
        raise InputError(
            f"n_rows is {n_rows} and n_columns {n_columns}.",
            "Both are 1 or more.",
            "Give the shape of the matrix that was clustered.",
        )
