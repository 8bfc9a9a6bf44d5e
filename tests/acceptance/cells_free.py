"""Numeric tables without groups: copulas, factors, shop-like columns, curves, uneven clouds.

VERDICT-like names: `_prep` = log1p where the minimum is >= 0 and the skewness > 1,
`_win` = winsorised, `_raw` = as drawn.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy import stats
from tests.acceptance.samples import (
    Cell,
    Generator,
    Matrix,
    Sample,
    copula_uniforms,
    factor_normals,
    loadings,
    logged,
    random_rotation,
    winsorised,
)

Draw = Callable[[Generator, int], Matrix]

# Shares in per cent of 0, 1, 2, ... years; 22 and 24 % at 0 and 1, a second hump at 8 and 9.
_EXPERIENCE = (22, 24, 3, 3, 6, 6, 6, 6, 8, 8, 4, 1, 1, 1, 0.4, 0.3, 0.2, 0.1)
_FAMILY = (15, 18, 16, 14, 13, 12, 11.5, 0.4, 0.1)  # of 1 to 9 members


def _from_shares(rng: Generator, n: int, shares: tuple[float, ...], first: int) -> Matrix:
    p = np.asarray(shares) / sum(shares)
    return rng.choice(np.arange(first, first + len(p)), size=n, p=p).astype(float)


def shop_columns(rng: Generator, n: int) -> Matrix:
    """Return age, income, spending score, work experience and family size, independent."""
    high = rng.random(n) < 0.87  # incomes are thinner and rounder below 57,000
    low_income = rng.integers(0, 58, size=n) * 1000
    income = np.where(high, rng.integers(57_000, 190_001, size=n), low_income)
    return np.column_stack(
        [
            rng.integers(0, 100, size=n),
            income,
            rng.integers(0, 101, size=n),
            _from_shares(rng, n, _EXPERIENCE, 0),
            _from_shares(rng, n, _FAMILY, 1),
        ]
    ).astype(float)


def shop3(rng: Generator, n: int) -> Matrix:
    return shop_columns(rng, n)[:, :3]


def copula(margin: str, *, heavy: bool = False) -> Draw:
    """Return a generator of 3 to 12 columns with 1 or 2 factors and skewed margins."""

    def draw(rng: Generator, n: int) -> Matrix:
        p = int(rng.integers(3, 13))
        u = copula_uniforms(rng, n, p, heavy=heavy)
        if margin == "gamma":
            return np.asarray(stats.gamma.ppf(u, rng.uniform(0.8, 5, size=p)))
        if margin == "lnorm":
            return np.asarray(stats.lognorm.ppf(u, rng.uniform(0.3, 1.2, size=p)))
        return np.asarray(stats.beta.ppf(u, rng.uniform(1, 4, size=p), rng.uniform(1, 4, size=p)))

    return draw


def ordinal(levels: int) -> Draw:
    """Return a generator of 4 to 12 rating items of `levels` steps behind 1 or 2 factors."""

    def draw(rng: Generator, n: int) -> Matrix:
        p = int(rng.integers(4, 13))
        z = factor_normals(rng, n, loadings(rng, p))
        even = stats.norm.ppf(np.arange(1, levels) / levels)
        shift, stretch = rng.normal(0, 0.3, size=p), rng.uniform(0.9, 1.5, size=p)
        cuts = [np.searchsorted(even * stretch[j] + shift[j], z[:, j]) for j in range(p)]
        return np.column_stack(cuts).astype(float) + 1

    return draw


def yes_no(rng: Generator, n: int) -> Matrix:
    """Return 4 to 8 yes/no items, each driven by one of two independent factors."""
    p = int(rng.integers(4, 9))
    weights = np.zeros((p, 2))
    weights[np.arange(p), np.arange(p) % 2] = rng.uniform(0.6, 0.95, size=p)
    return (factor_normals(rng, n, weights) > rng.normal(0, 0.5, size=p)).astype(float)


def wealth(rng: Generator, n: int) -> Matrix:
    """Return 3 to 8 skewed spend columns behind one latent wealth (gamma of shape 1.5)."""
    worth = rng.gamma(1.5, size=n)
    rarer = stats.gamma.sf(worth, 1.5)  # share of customers who are wealthier
    columns = []
    for _ in range(int(rng.integers(3, 9))):
        power, kind = rng.uniform(0.65, 1.3), rng.integers(3)
        if kind == 0:  # lognormal noise
            column = worth**power * np.exp(rng.uniform(0.3, 0.6) * rng.standard_normal(n))
        elif kind == 1:  # a gamma whose scale is the wealth
            column = rng.gamma(rng.uniform(1, 4), worth**power, size=n)
        else:  # a power law of the wealth's rank x gamma noise
            column = rarer ** (-1 / rng.uniform(1.5, 3)) * rng.gamma(3, 1 / 3, size=n)
        columns.append(np.exp(rng.uniform(1, 5)) * column)
    return np.column_stack(columns)


def counts(rng: Generator, n: int) -> Matrix:
    """Return 3 to 8 negative binomial counts (mean 1 to 10, size .5 to 3), 1 or 2 factors."""
    p = int(rng.integers(3, 9))
    mean, size = rng.uniform(1, 10, size=p), rng.uniform(0.5, 3, size=p)
    u = copula_uniforms(rng, n, p)
    return np.asarray(stats.nbinom.ppf(u, size, size / (size + mean)), dtype=float)


def uniform(p: int) -> Draw:
    return lambda rng, n: rng.uniform(size=(n, p))


def _sphere(rng: Generator, n: int, p: int) -> Matrix:
    z = rng.standard_normal((n, p))
    return np.asarray(z / np.linalg.norm(z, axis=1, keepdims=True))


def _axes(rng: Generator, p: int) -> Matrix:
    return np.asarray(rng.uniform(0.4, 1.6, size=(p, 1)) * random_rotation(rng, p))


def ellipsoid(rng: Generator, n: int) -> Matrix:
    """Return rows uniform inside an ellipsoid, 2 to 6 columns."""
    p = int(rng.integers(2, 7))
    return _sphere(rng, n, p) * rng.random((n, 1)) ** (1 / p) @ _axes(rng, p)


def shell(rng: Generator, n: int) -> Matrix:
    """Return rows uniform on the surface of an ellipsoid, 2 to 6 columns."""
    p = int(rng.integers(2, 7))
    return _sphere(rng, n, p) @ _axes(rng, p)


def banana(rng: Generator, n: int) -> Matrix:
    """Return y = x^2 + noise (standard deviation .3 to 1) over a normal x."""
    x = rng.standard_normal(n)
    return np.column_stack([x, x**2 + rng.uniform(0.3, 1.0) * rng.standard_normal(n)])


def age_income(rng: Generator, n: int) -> Matrix:
    """Return age (18 to 80) and an income that peaks in mid-life (an inverted U)."""
    age = rng.uniform(18, 80, size=n)
    hump = 1 - ((age - rng.uniform(45, 55)) / 32) ** 2
    income = 20 + 50 * hump + rng.uniform(10, 25) * rng.standard_normal(n)
    return np.column_stack([age, income])


def sine(rng: Generator, n: int) -> Matrix:
    """Return rows along 1 to 1.5 waves of a sine, noise .25 to .6."""
    x = rng.uniform(0, 2 * np.pi * rng.uniform(1, 1.5), size=n)
    return np.column_stack([x, np.sin(x) + rng.uniform(0.25, 0.6) * rng.standard_normal(n)])


def skew_t(rng: Generator, n: int) -> Matrix:
    """Return a skew-t cloud: 3 to 12 columns, one shared |z|, 3 to 6 degrees of freedom."""
    p, df = int(rng.integers(3, 13)), rng.uniform(3, 6)
    delta = rng.uniform(0.5, 0.95, size=p)
    common = np.abs(rng.standard_normal((n, 1)))
    z = delta * common + np.sqrt(1 - delta**2) * factor_normals(rng, n, loadings(rng, p))
    return np.asarray(z / np.sqrt(rng.chisquare(df, size=(n, 1)) / df))


def halo(rng: Generator, n: int) -> Matrix:
    """Return a dense core (50 to 80 %) inside a halo 3 to 5 times as wide, 2 to 5 columns."""
    p = int(rng.integers(2, 6))
    wide = rng.random((n, 1)) > rng.uniform(0.5, 0.8)
    return rng.standard_normal((n, p)) * np.where(wide, rng.uniform(3, 5), 1.0)


def fan(rng: Generator, n: int) -> Matrix:
    """Return y = x (1 + s noise) over x from 0 to 1: the spread grows with x (s .3 to 1)."""
    x = rng.uniform(size=n)
    return np.column_stack([x, x * (1 + rng.uniform(0.3, 1.0) * rng.standard_normal(n))])


def shares(rng: Generator, n: int) -> Matrix:
    """Return Dirichlet shares of 3 to 6 categories (parameters 1.5 to 6)."""
    return rng.dirichlet(rng.uniform(1.5, 6, size=int(rng.integers(3, 7))), size=n)


def _cell(note: str, draw: Draw, form: Callable[[Matrix], Matrix] | None = None) -> Cell:
    def sample(rng: Generator, n: int) -> Sample:
        values = draw(rng, n)
        return Sample(numeric=values if form is None else form(values))

    return Cell(note=note, draw=sample)


_COPULA = "3-12 columns, 1-2 factors"

CELLS: dict[str, Cell] = {
    "N_shop5": _cell("five independent lattice columns like Customers.csv", shop_columns),
    "N_shop3": _cell("age, income and score of shop5", shop3),
    "N_copG_gamma": _cell(f"Gaussian copula, gamma margins, {_COPULA}", copula("gamma")),
    "N_copG_lnorm": _cell(f"Gaussian copula, lognormal margins, {_COPULA}", copula("lnorm")),
    "N_copG_lnorm_prep": _cell("copG_lnorm, log1p where skewed", copula("lnorm"), logged),
    "N_copG_beta": _cell(f"Gaussian copula, beta margins, {_COPULA}", copula("beta")),
    "N_copT_gamma": _cell(f"t4 copula, gamma margins, {_COPULA}", copula("gamma", heavy=True)),
    "N_copT_gamma_prep": _cell(
        "copT_gamma, log1p where skewed", copula("gamma", heavy=True), logged
    ),
    "N_copT_lnorm": _cell(f"t4 copula, lognormal margins, {_COPULA}", copula("lnorm", heavy=True)),
    "N_copT_lnorm_prepwin": _cell(
        "copT_lnorm, log1p where skewed, winsorised",
        copula("lnorm", heavy=True),
        lambda values: winsorised(logged(values)),
    ),
    "N_copT_beta": _cell(f"t4 copula, beta margins, {_COPULA}", copula("beta", heavy=True)),
    "N_ord5": _cell("4-12 items of 5 steps, 1-2 factors", ordinal(5)),
    "N_ord10": _cell("4-12 items of 10 steps, 1-2 factors", ordinal(10)),
    "N_binF2": _cell("4-8 yes/no items, two factors", yes_no),
    "N_wealth_prep": _cell("wealth_raw, log1p where skewed", wealth, logged),
    "N_wealth_raw": _cell("3-8 skewed spend columns behind one latent wealth", wealth),
    "N_nb": _cell("3-8 negative binomial counts, 1-2 factors", counts),
    "N_nb_prep": _cell("nb, log1p where skewed", counts, logged),
    "N_unif2": _cell("two independent uniforms", uniform(2)),
    "N_unif3": _cell("three independent uniforms", uniform(3)),
    "N_ellip": _cell("uniform inside an ellipsoid, 2-6 columns", ellipsoid),
    "N_shell": _cell("uniform on an ellipsoid, 2-6 columns", shell),
    "N_banana": _cell("y = x^2 + noise, noise .3-1", banana),
    "N_invU": _cell("age and an income that peaks in mid-life", age_income),
    "N_sine": _cell("along 1-1.5 waves of a sine, noise .25-.6", sine),
    "N_skewt": _cell("skew-t, 3-12 columns, 3-6 degrees of freedom", skew_t),
    "N_skewt_win": _cell("skewt, winsorised", skew_t, winsorised),
    "N_halo": _cell("dense core in a wide halo, same centre, 2-5 columns", halo),
    "N_fan2": _cell("spread grows with x, 2 columns", fan),
    "N_shares": _cell("Dirichlet shares of 3-6 categories", shares),
}
