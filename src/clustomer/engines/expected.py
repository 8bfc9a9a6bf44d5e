"""Purchases that are to be expected of each customer, as columns of the table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer.stats.purchase_models import fit_bg_nbd, fit_gamma_gamma

DAYS = 7
"""Of a week, the unit of time of the models."""


class Expected(NamedTuple):
    """The columns with what is expected, and the parameters of the models."""

    columns: dict[str, NDArray[Any]]
    models: dict[str, float]


def with_expected(columns: Mapping[str, NDArray[Any]], days: int) -> Expected:
    """Fit BG/NBD to the repeats and Gamma-Gamma to their values; add three columns.

    Raises
    ------
    InputError
        With fewer than 30 customers who came back.
    """
    x = columns["repeats"]
    t_x, T = columns["recency_tx_days"] / DAYS, columns["tenure_days"] / DAYS
    often, value = fit_bg_nbd(x, t_x, T), fit_gamma_gamma(x, columns["repeat_value"])
    expected = often.expected(x, t_x, T, time=days / DAYS)
    kept = (x > 0) & (np.nan_to_num(columns["repeat_value"]) > 0)
    correlation = _correlation(x[kept], columns["repeat_value"][kept])
    paid = np.where(kept, columns["repeat_value"], np.nan)
    added = {
        "alive": often.alive(x, t_x, T),
        "expected_purchases": expected,
        "expected_value": expected * value.expected(np.where(kept, x, 0.0), paid),
    }
    last = {name: columns[name] for name in ("first_purchase", "last_purchase")}
    others = {name: each for name, each in columns.items() if name not in last}
    models = {
        **{name: getattr(often, name) for name in ("r", "alpha", "a", "b")},
        **{name: getattr(value, name) for name in ("p", "q", "gamma")},
        "correlation": correlation,
        "n_repeaters": float(value.n),
    }
    return Expected({**others, **added, **last}, models)


def _correlation(x: NDArray[np.float64], value: NDArray[np.float64]) -> float:
    if np.ptp(x) == 0 or np.ptp(value) == 0:
        return 0.0
    return float(np.corrcoef(x, value)[0, 1])
