"""The capped, rounded, id-less sample of customers behind the point figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result


@dataclass(frozen=True, kw_only=True)
class AxisLoading(Result):
    """How strongly a prepared column goes into one axis of the map (-1 to 1)."""

    axis: int  # 0 horizontal, 1 vertical
    column: str
    loading: float


@dataclass(frozen=True, kw_only=True)
class Points(Result):
    """Sampled customers with their place on the map.

    ``x`` and ``y`` are the first two principal components of the prepared
    columns (or the two prepared columns themselves when there are just two);
    ``shares`` are the shares of variance that the axes show. ``values`` holds
    original values by column (NaN where missing), ``codes`` level codes (-1
    where missing) into ``levels``. ``silhouette`` is each customer's own.
    """

    n_customers: int
    segment: NDArray[np.int64]  # (m,) 0-based
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    silhouette: NDArray[np.float64]
    center_x: NDArray[np.float64]  # (k,)
    center_y: NDArray[np.float64]
    shares: tuple[float, float]
    axes: str  # "principal_components" or "columns"
    axis_columns: tuple[str, ...] = ()
    loadings: tuple[AxisLoading, ...] = ()
    values: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    codes: Mapping[str, NDArray[np.int64]] = field(default_factory=dict)
    levels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
