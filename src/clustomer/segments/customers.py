"""Single customers: how clearly each belongs, who is typical, who is between two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result


@dataclass(frozen=True, kw_only=True)
class Assignments(Result):
    """One row per customer, in input order.

    ``labels`` is -1 for customers that were left out (suppressed). ``distance``
    is Euclidean to the own centroid, in prepared units; ``margin`` is 1 - d1/d2
    (0 = on the border). ``flags`` joins words by ``;``.
    """

    labels: NDArray[np.int32]
    distance: NDArray[np.float64]
    margin: NDArray[np.float64]
    flags: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TypicalCustomer(Result):
    """A customer that shows what a segment is like; rounded values, never an id.

    ``kind`` is ``"typical"`` (nearest to the centroid) or ``"borderline"``
    (smallest margin). ``values`` maps a column's name to its rounded value.
    """

    segment: int
    kind: str
    margin: float
    values: Mapping[str, str]
