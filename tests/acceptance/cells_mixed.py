"""Tables with a value that many rows share (zeros), and tables with a nominal column."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from tests.acceptance.cells_free import shop_columns
from tests.acceptance.samples import (
    Cell,
    Generator,
    Matrix,
    Sample,
    copula_uniforms,
    exact_shares,
    factor_normals,
    loadings,
    logged,
)

Codes = NDArray[np.int64]

_GENDER = (59, 41)  # shares in per cent, like Customers.csv
_PROFESSION = (31, 17, 12, 9, 8, 8, 7, 5, 3)


def zero_inflated(rng: Generator, n: int) -> Matrix:
    """Return 3 to 6 spend columns; each is 0 for 30 to 60 % of the rows, by its latent."""
    p = int(rng.integers(3, 7))
    z = factor_normals(rng, n, loadings(rng, p, 1))
    return np.column_stack([_spend(rng, z[:, j]) for j in range(p)])


def _spend(rng: Generator, z: Matrix) -> Matrix:
    """Return 0 below a threshold on the latent, above it a lognormal that it drives."""
    noise = rng.standard_normal(len(z))
    value = np.exp(rng.uniform(1, 4) + rng.uniform(0.4, 1.0) * (0.7 * z + 0.7 * noise))
    return np.where(z < stats.norm.ppf(rng.uniform(0.3, 0.6)), 0.0, value)


def one_zero_inflated(rng: Generator, n: int) -> Matrix:
    """Return one such column beside 2 to 5 gamma columns."""
    p = int(rng.integers(3, 7))
    z = factor_normals(rng, n, loadings(rng, p, 1))
    ordinary = stats.gamma.ppf(stats.norm.cdf(z[:, 1:]), rng.uniform(1, 5, size=p - 1))
    return np.column_stack([_spend(rng, z[:, 0]), 10 * ordinary])


def one_time_buyers(rng: Generator, n: int) -> Matrix:
    """Return repeats, week of the last and mean value, all 0 together, and 0 to 2 other columns."""
    z = factor_normals(rng, n, np.array([[0.8], [0.6], [0.4], [0.3]]))
    once = rng.random(n) < rng.uniform(0.4, 0.6)
    u = stats.norm.cdf(z)
    repeats = 1 + stats.nbinom.ppf(u[:, 0], 1.0, 1 / (1 + rng.uniform(2, 4)))
    last = 39 * stats.beta.ppf(u[:, 1], 2.0, 1.5)
    together = np.column_stack([repeats, last, np.exp(3.5 + 0.6 * z[:, 2])])
    others = np.column_stack([np.exp(3.5 + 0.6 * z[:, 3]), rng.uniform(27, 39, size=n)])
    return np.hstack([np.where(once[:, None], 0.0, together), others[:, : rng.integers(3)]])


def zeros_and_groups(rng: Generator, n: int) -> Sample:
    """Return three groups 6 standard deviations apart, and 40 % with a spend of 0 spread wide."""
    truth = exact_shares(rng, n, np.array([40.0, 20, 20, 20]))
    angle = rng.uniform(0, 2 * np.pi) + 2 * np.pi / 3 * np.arange(3)
    centres = 6 / np.sqrt(3) * np.column_stack([np.cos(angle), np.sin(angle)])
    centres = np.vstack([[0.0, 0.0], centres])
    spread = np.where(truth == 0, 2.0, 1.0)[:, None]
    others = centres[truth] + spread * rng.standard_normal((n, 2))
    spend = np.where(truth == 0, 0.0, np.exp(4 + 0.4 * rng.standard_normal(n)))
    return Sample(numeric=logged(np.column_stack([spend, others])), truth=truth)


def _numerics(rng: Generator, n: int) -> Matrix:
    """Return 3 to 6 correlated columns, a third of them skewed, in standard units."""
    p = int(rng.integers(3, 7))
    u = copula_uniforms(rng, n, p)
    skewed = stats.gamma.ppf(u, rng.uniform(2, 5, size=p))
    x = np.where(rng.random(p) < 1 / 3, skewed, stats.norm.ppf(u))
    return np.asarray((x - x.mean(axis=0)) / x.std(axis=0))


def softmax(rng: Generator, n: int) -> tuple[Matrix, Codes]:
    """Return a category of 3 to 5 drawn from a softmax of the numerics."""
    x = _numerics(rng, n)
    slope = rng.normal(0, 1.2, size=(x.shape[1], int(rng.integers(3, 6))))
    return x, (x @ slope + rng.gumbel(size=(n, slope.shape[1]))).argmax(axis=1)


def cut(rng: Generator, n: int) -> tuple[Matrix, Codes]:
    """Return a category of 3 to 5: a noisy linear score, cut, with shuffled labels."""
    x = _numerics(rng, n)
    score = x @ rng.standard_normal(x.shape[1])
    score = score / score.std() + rng.uniform(0.3, 1.0) * rng.standard_normal(n)
    return x, _banded(rng, score, int(rng.integers(3, 6)))


def _banded(rng: Generator, score: Matrix, levels: int) -> Codes:
    inner = np.cumsum(0.5 / levels + 0.5 * rng.dirichlet(np.full(levels, 3.0)))[:-1]
    bands = np.searchsorted(np.quantile(score, inner), score, side="right")
    return rng.permutation(levels)[bands]


def band(rng: Generator, n: int) -> tuple[Matrix, Codes]:
    """Return a category of 3 to 5 that is a quantile band of one numeric column."""
    x = _numerics(rng, n)
    return x, _banded(rng, x[:, 0], int(rng.integers(3, 6)))


def shift(rng: Generator, n: int) -> tuple[Matrix, Codes]:
    """Return a category of 2 to 4 that moves the numeric means by up to .8 sd."""
    x, levels = _numerics(rng, n), int(rng.integers(2, 5))
    codes = rng.integers(levels, size=n)
    return x + rng.uniform(-0.4, 0.4, size=(levels, x.shape[1]))[codes], codes


def independent(rng: Generator, n: int) -> tuple[Matrix, Codes]:
    """Return a category of 2 to 5 that has nothing to do with the numerics."""
    shares = 1 + rng.dirichlet(np.ones(int(rng.integers(2, 6))))
    return _numerics(rng, n), exact_shares(rng, n, shares)


def shop_mixed(rng: Generator, n: int) -> Sample:
    columns = [rng.choice(len(p), size=n, p=np.asarray(p) / sum(p)) for p in (_GENDER, _PROFESSION)]
    return Sample(numeric=shop_columns(rng, n), nominal=np.column_stack(columns))


def _numeric(note: str, draw: Callable[[Generator, int], Matrix], *, prepared: bool = True) -> Cell:
    def sample(rng: Generator, n: int) -> Sample:
        values = draw(rng, n)
        return Sample(numeric=logged(values) if prepared else values)

    return Cell(note=note, draw=sample)


def _mixed(note: str, draw: Callable[[Generator, int], tuple[Matrix, Codes]]) -> Cell:
    def sample(rng: Generator, n: int) -> Sample:
        x, codes = draw(rng, n)
        return Sample(numeric=x, nominal=codes[:, None].astype(np.int64))

    return Cell(note=note, draw=sample)


CELLS: dict[str, Cell] = {
    "N_zi_prep": _numeric("zi_raw, log1p where skewed", zero_inflated),
    "N_zi_raw": _numeric(
        "3-6 spend columns, each 0 for 30-60 %, one factor", zero_inflated, prepared=False
    ),
    "N_zi1_prep": _numeric("one zero-inflated column beside 2-5 gammas", one_zero_inflated),
    "N_zishared_prep": _numeric(
        "one-time buyers (40-60 %): repeats, recency and value 0 together", one_time_buyers
    ),
    "N_mixlogit": _mixed("category from a softmax of 3-6 numerics", softmax),
    "N_mixcut": _mixed("category = cut of a noisy linear score, labels shuffled", cut),
    "N_mixband": _mixed("category = quantile band of one numeric column", band),
    "N_mixshift": _mixed("category moves the numeric means by up to .8 sd", shift),
    "N_mix0": _mixed("independent category beside 3-6 numerics", independent),
    "N_shopmix": Cell(note="shop5 with independent gender and profession", draw=shop_mixed),
    "A_zi3": Cell(note="40 % zeros in one column + three groups", draw=zeros_and_groups),
}
