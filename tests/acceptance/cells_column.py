"""Tables of one numeric column, without groups (N1) and with two or three (A1)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats
from tests.acceptance.cells_free import shop_columns
from tests.acceptance.samples import Cell, Generator, Matrix, Sample, exact_shares


def _plain(note: str, draw: Callable[[Generator, int], ArrayLike]) -> Cell:
    return Cell(
        note=f"one column: {note}",
        draw=lambda rng, n: Sample(numeric=np.asarray(draw(rng, n), dtype=float).reshape(n, 1)),
    )


def _shop(rng: Generator, n: int) -> Matrix:
    return shop_columns(rng, n)[:, int(rng.integers(5))]


def _tens(rng: Generator, n: int) -> ArrayLike:
    return np.searchsorted(stats.norm.ppf(np.arange(1, 10) / 10), rng.standard_normal(n))


def _groups(k: int, distance: float) -> Cell:
    def sample(rng: Generator, n: int) -> Sample:
        """Draw k normal groups (shares >= 15 %, sd .7 to 1.3), neighbours pooled sd apart."""
        sd = rng.uniform(0.7, 1.3, size=k)
        steps = distance * np.sqrt((sd[1:] ** 2 + sd[:-1] ** 2) / 2)
        centres = np.concatenate([[0.0], np.cumsum(steps)])
        truth = exact_shares(rng, n, 0.15 + (1 - 0.15 * k) * rng.dirichlet(np.full(k, 2)))
        values = centres[truth] + sd[truth] * rng.standard_normal(n)
        return Sample(numeric=values[:, None], truth=truth)

    return Cell(note=f"one column: {k} normal groups {distance:g} pooled sd apart", draw=sample)


CELLS: dict[str, Cell] = {
    "N1_gauss": _plain("normal", lambda rng, n: rng.standard_normal(n)),
    "N1_unif": _plain("uniform", lambda rng, n: rng.uniform(size=n)),
    "N1_gamma": _plain("gamma of shape 2", lambda rng, n: rng.gamma(2, size=n)),
    "N1_lnorm": _plain("lognormal, sigma .8", lambda rng, n: rng.lognormal(0, 0.8, size=n)),
    "N1_beta": _plain("beta(2, 5)", lambda rng, n: rng.beta(2, 5, size=n)),
    "N1_pois": _plain("Poisson of mean 4", lambda rng, n: rng.poisson(4, size=n)),
    "N1_ord10": _plain("ten ordered steps", _tens),
    "N1_shop": _plain("one column of shop5 at random", _shop),
    "A1_2s4": _groups(2, 4),
    "A1_2s5": _groups(2, 5),
    "A1_3s5": _groups(3, 5),
}
