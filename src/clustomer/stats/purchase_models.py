"""How often and for how much customers will buy: BG/NBD and Gamma-Gamma, by maximum likelihood.

References
----------
Fader, P. S., Hardie, B. G. S. and Lee, K. L. (2005), "Counting your customers" the
easy way: an alternative to the Pareto/NBD model. Marketing Science 24, 275-284. doi
10.1287/mksc.1040.0098. Fader, P. S. and Hardie, B. G. S. (2013), The Gamma-Gamma
model of monetary value. brucehardie.com/notes/025.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.errors import InputError

Floats = NDArray[np.float64]
LEAST_REPEATERS = 30
"""Customers with a repeat purchase; with fewer, four parameters are guesses."""
_STARTS = (-1.0, 0.0, 1.0)
_TOL = 1e-9
_QUANTILES = 400


@dataclass(frozen=True, kw_only=True)
class BgNbd(Result):
    """Rates of purchase vary as gamma(r, alpha), chances to leave after each as beta(a, b).

    Attributes
    ----------
    r, alpha, a, b : float
        Above 0; `alpha` in the unit of time.
    log_likelihood : float
    n : int
        Customers it was fitted to.
    """

    r: float
    alpha: float
    a: float
    b: float
    log_likelihood: float
    n: int

    def expected(self, x: Floats, t_x: Floats, T: Floats, *, time: float) -> Floats:
        """Return the expected number of purchases in the next `time`.

        Equation 10 of Fader, Hardie and Lee (2005), its series after Euler's transformation,
        which neither overflows nor cancels for large x. At ``a`` = 1, where it is
        continuous, it is computed beside it.
        """
        from scipy.special import hyp2f1

        a = self.a if abs(self.a - 1) > 1e-6 else 1 + 1e-6
        c = a + self.b + x - 1
        z = time / (self.alpha + T + time)
        series = hyp2f1(a + self.b - 1 - self.r, a - 1, c, z)
        bought = np.asarray(c / (a - 1) * (1 - (1 - z) ** (a - 1) * series), dtype=np.float64)
        lost = ~np.isfinite(bought)  # the series is lost where all customers buy at one rate
        if lost.any():
            bought[lost] = self._by_quantiles(x[lost], T[lost], time)
        return bought * self.alive(x, t_x, T)

    def _by_quantiles(self, x: Floats, T: Floats, time: float) -> Floats:
        """Return the mean over 400 equally likely chances to leave, of those still alive."""
        from scipy.special import betaincinv

        shares = (np.arange(_QUANTILES) + 0.5) / _QUANTILES
        total = np.zeros(len(x))
        for share in shares:
            chance = np.maximum(betaincinv(self.a, self.b + x, share), 1e-12)
            gone = -np.expm1(-(self.r + x) * np.log1p(chance * time / (self.alpha + T)))
            total += gone / chance
        return np.asarray(total / _QUANTILES, dtype=np.float64)

    def alive(self, x: Floats, t_x: Floats, T: Floats) -> Floats:
        """Return the probability that a customer has not left; 1 without repeats by the model."""
        from scipy.special import expit

        odds = np.log(self.a) - np.log(self.b + np.maximum(x, 1) - 1)
        odds = odds + (self.r + x) * (np.log(self.alpha + T) - np.log(self.alpha + t_x))
        return np.where(x > 0, expit(-odds), 1.0)


@dataclass(frozen=True, kw_only=True)
class GammaGamma(Result):
    """Values of purchases vary as gamma around each customer's mean, the means likewise.

    Attributes
    ----------
    p, q, gamma : float
        Above 0; `gamma` in units of money.
    log_likelihood : float
    n : int
        Customers it was fitted to: those with a repeat purchase of value.
    """

    p: float
    q: float
    gamma: float
    log_likelihood: float
    n: int

    def expected(self, x: Floats, mean: Floats) -> Floats:
        """Return each customer's expected value of a purchase, shrunk to that of all.

        Infinite where ``p x + q`` is at most 1.
        """
        known = np.where(x > 0, np.nan_to_num(mean), 0.0)
        scale = self.p * x + self.q - 1
        with np.errstate(divide="ignore"):
            value = self.p * (self.gamma + x * known) / np.where(scale > 0, scale, 0.0)
        return np.asarray(value, dtype=np.float64)


def fit_bg_nbd(x: Floats, t_x: Floats, T: Floats) -> BgNbd:
    """Fit the BG/NBD model.

    Parameters
    ----------
    x : array of shape (n,)
        Repeat purchases.
    t_x, T : array of shape (n,)
        From the first purchase to the last, and to the end of observation, in one unit
        of time (weeks, say); 0 <= t_x <= T.

    Raises
    ------
    InputError
        With fewer than 30 customers who came back, or where no maximum is found.

    Notes
    -----
    Maximised over the logarithms of the parameters from three starts by L-BFGS-B; the
    highest likelihood counts. Sums are over distinct (x, t_x, T) with their counts.
    """
    from scipy.special import betaln, gammaln

    x, t_x, T = (np.asarray(each, dtype=np.float64) for each in (x, t_x, T))
    _check_repeaters(int((x > 0).sum()))
    unit = float(T.max())
    rows, counts = np.unique(np.column_stack([x, t_x / unit, T / unit]), axis=0, return_counts=True)
    repeats, last, end = rows.T

    def cost(logs: Floats) -> float:
        r, alpha, a, b = np.exp(logs)
        start = gammaln(r + repeats) - gammaln(r) + r * np.log(alpha)
        stay = betaln(a, b + repeats) - betaln(a, b) - (r + repeats) * np.log(alpha + end)
        leave = betaln(a + 1, b + np.maximum(repeats, 1) - 1) - betaln(a, b)
        leave = leave - (r + repeats) * np.log(alpha + last)
        each = np.where(repeats > 0, np.logaddexp(stay, leave), stay)
        return -float(counts @ (start + each))

    logs, best = _minimum(cost, 4)
    r, alpha, a, b = (float(each) for each in np.exp(logs))
    best += float(x.sum()) * np.log(unit)  # densities of times in the caller's unit
    return BgNbd(r=r, alpha=alpha * unit, a=a, b=b, log_likelihood=-best, n=len(x))


def fit_gamma_gamma(x: Floats, mean: Floats) -> GammaGamma:
    """Fit the Gamma-Gamma model to customers with ``x`` purchases of a mean value above 0.

    Parameters
    ----------
    x : array of shape (n,)
        Purchases that the mean is of (repeats, after Fader and Hardie).
    mean : array of shape (n,)

    Raises
    ------
    InputError
        With fewer than 30 customers with a value, or where no maximum is found.

    Notes
    -----
    Assumes that the value of purchases and their number are unrelated: look at the
    correlation first.
    """
    from scipy.special import betaln

    x, mean = np.asarray(x, dtype=np.float64), np.asarray(mean, dtype=np.float64)
    kept = (x > 0) & (np.nan_to_num(mean) > 0)
    x, mean = x[kept], mean[kept]
    _check_repeaters(len(x))
    unit = float(np.median(mean))
    z = mean / unit

    def cost(logs: Floats) -> float:
        p, q, gamma = np.exp(logs)
        each = -betaln(p * x, q) + q * np.log(gamma) + (p * x - 1) * np.log(z)
        return -float(np.sum(each + p * x * np.log(x) - (p * x + q) * np.log(gamma + x * z)))

    logs, best = _minimum(cost, 3)
    p, q, gamma = (float(each) for each in np.exp(logs))
    best += len(x) * np.log(unit)
    return GammaGamma(p=p, q=q, gamma=gamma * unit, log_likelihood=-best, n=len(x))


def _check_repeaters(n: int) -> None:
    if n < LEAST_REPEATERS:
        raise InputError(
            f"{n} customers came back with a purchase of value.",
            f"{LEAST_REPEATERS} are needed to expect purchases from.",
            "Leave out --expect-days, or take a longer period.",
        )


def _minimum(cost: Callable[[Floats], float], n: int) -> tuple[Floats, float]:
    """Return the best of three starts."""
    from scipy.optimize import minimize

    found = [
        minimize(
            cost,
            np.full(n, start),
            method="L-BFGS-B",
            bounds=[(-12.0, 12.0)] * n,
            options={"ftol": _TOL * 1e-3, "gtol": 1e-7, "maxiter": 2_000, "maxfun": 50_000},
        )
        for start in _STARTS
    ]
    best = min(found, key=lambda each: each.fun if np.isfinite(each.fun) else np.inf)
    if not np.isfinite(best.fun):
        raise InputError("No purchases can be expected: the model of purchases does not fit.")
    return np.asarray(best.x), float(best.fun)
