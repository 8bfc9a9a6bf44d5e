"""Tables with real groups: the Mall layout, Gaussian and t mixtures, purchase behaviour."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from tests.acceptance.samples import (
    Cell,
    Generator,
    Matrix,
    Sample,
    exact_shares,
    logged,
    random_rotation,
)

# Five groups of income (thousand $) and spending score: centres, spreads, sizes of 200.
_MALL_CENTRES = ((25, 20), (25, 80), (55, 50), (88, 17), (87, 82))
_MALL_SPREADS = ((7.5, 12.5), (7.5, 10), (9, 6.5), (16, 10), (16, 9))
_MALL_SIZES = (23, 22, 81, 35, 39)


def mall(rng: Generator, n: int) -> Sample:
    """Return the five groups with centres moved (sd 2), spreads +-15 % and sizes +-20 %."""
    centres = np.array(_MALL_CENTRES) + rng.normal(0, 2, size=(5, 2))
    spreads = np.array(_MALL_SPREADS) * rng.uniform(0.85, 1.15, size=(5, 2))
    truth = exact_shares(rng, n, np.array(_MALL_SIZES) * rng.uniform(0.8, 1.2, size=5))
    if rng.random() < 0.3:
        noise = rng.uniform(-np.sqrt(3), np.sqrt(3), size=(n, 2))
    else:
        noise = rng.standard_normal((n, 2))
    values = np.round(centres[truth] + spreads[truth] * noise)
    values[:, 0] = np.maximum(values[:, 0], 1)
    values[:, 1] = np.clip(values[:, 1], 1, 100)
    return Sample(numeric=values, truth=truth)


def mall_and_noise(rng: Generator, n: int) -> Sample:
    one = mall(rng, n)
    return Sample(numeric=np.column_stack([one.numeric, rng.uniform(size=n)]), truth=one.truth)


def mall_permuted(rng: Generator, n: int) -> Sample:
    """Return the Mall layout with each column shuffled by itself: its margins, no groups."""
    return Sample(numeric=rng.permuted(mall(rng, n).numeric, axis=0))


def mall_and_gender(rng: Generator, n: int) -> Sample:
    one, gender = mall(rng, n), (rng.random(n) < 0.44).astype(np.int64)
    return Sample(numeric=one.numeric, nominal=gender[:, None], truth=one.truth)


def _covariance_root(rng: Generator, p: int) -> Matrix:
    """Return A with A'A a random covariance whose eigenvalues' roots are .6 to 1.4."""
    return np.asarray(rng.uniform(0.6, 1.4, size=(p, 1)) * random_rotation(rng, p))


def _pair_distances(centres: Matrix, roots: list[Matrix]) -> Matrix:
    """Return each pair's distance in its pooled standard deviations along the line between."""
    gaps = []
    for i in range(len(centres)):
        for j in range(i):
            line = centres[i] - centres[j]
            length = np.linalg.norm(line)
            pooled = sum(((roots[g] @ line / length) ** 2).sum() for g in (i, j)) / 2
            gaps.append(length / np.sqrt(pooled))
    return np.array(gaps)


def _centres(rng: Generator, roots: list[Matrix], distance: float) -> Matrix:
    """Return centres whose closest pair is `distance` apart and no pair above 3 times that."""
    p = roots[0].shape[0]
    while True:
        centres = rng.standard_normal((len(roots), p))
        gaps = _pair_distances(centres, roots)
        if gaps.max() <= 3 * gaps.min():
            return np.asarray(centres * distance / gaps.min())


def mixture(
    rng: Generator,
    n: int,
    distance: float,
    *,
    k: int | None = None,
    p: int | None = None,
    shares: tuple[float, ...] = (),
    df: int | None = None,
) -> Sample:
    """Return k groups of random shape and size (at least 7 %), Gaussian or t with `df`."""
    k = int(rng.integers(2, 8)) if k is None else k
    p = int(rng.integers(3, 13)) if p is None else p
    roots = [_covariance_root(rng, p) for _ in range(k)]
    centres = _centres(rng, roots, distance)
    weights = np.array(shares) if shares else 0.07 + (1 - 0.07 * k) * rng.dirichlet(np.full(k, 2))
    truth = exact_shares(rng, n, weights)
    noise = rng.standard_normal((n, p))
    if df is not None:
        noise /= np.sqrt(rng.chisquare(df, size=(n, 1)) / df)
    clouds = np.stack([noise @ root for root in roots])
    return Sample(numeric=centres[truth] + clouds[truth, np.arange(n)], truth=truth)


def mixed_mixture(rng: Generator, n: int, distance: float) -> Sample:
    """Return 2 to 5 groups with a category of 3 levels of which each group prefers one (70 %)."""
    one = mixture(rng, n, distance, k=int(rng.integers(2, 6)), p=int(rng.integers(3, 7)))
    assert one.truth is not None
    favourite = rng.permutation(3)[one.truth % 3]
    codes = np.where(rng.random(n) < 0.7, favourite, rng.integers(3, size=n))
    return Sample(numeric=one.numeric, nominal=codes[:, None].astype(np.int64), truth=one.truth)


# Typical recency (days), frequency and monetary value of purchase segments.
_CHAMPION, _REGULAR, _LAPSED, _BIG_SPENDER = (
    (12, 16, 900),
    (50, 6, 220),
    (300, 2, 50),
    (120, 2, 900),
)


def purchases(*, close: bool = False, four: bool = False) -> Callable[[Generator, int], Sample]:
    """Return a generator of lognormal purchase segments; close = 30 % nearer to each other."""
    kinds = [_CHAMPION, _REGULAR, _LAPSED, *([_BIG_SPENDER] if four else [])]

    def draw(rng: Generator, n: int) -> Sample:
        middle = np.log(np.array(kinds, dtype=float))
        middle = middle + rng.normal(0, 0.15, size=middle.shape)
        if close:
            middle = middle.mean(axis=0) + 0.7 * (middle - middle.mean(axis=0))
        spread = rng.uniform(0.25, 0.6, size=(len(kinds), 3)) if four else 0.4
        spreads = np.broadcast_to(spread, middle.shape)
        truth = exact_shares(rng, n, rng.uniform(0.6, 1.4, size=len(kinds)))
        values = np.exp(middle[truth] + spreads[truth] * rng.standard_normal((n, 3)))
        return Sample(numeric=values, truth=truth)

    return draw


def _prepared(draw: Callable[[Generator, int], Sample]) -> Callable[[Generator, int], Sample]:
    def sample(rng: Generator, n: int) -> Sample:
        one = draw(rng, n)
        return Sample(numeric=logged(one.numeric), truth=one.truth)

    return sample


def _gaussian(distance: float) -> Cell:
    return Cell(
        note=f"Gaussian mixture, k = 2-7, p = 3-12, closest pair {distance:g} sd apart",
        draw=lambda rng, n: mixture(rng, n, distance),
    )


CELLS: dict[str, Cell] = {
    "A_mall": Cell(note="five groups of income and score, perturbed Mall layout", draw=mall),
    "N_mallpermuted": Cell(note="mall, each column shuffled by itself", draw=mall_permuted),
    "A_mallnoise": Cell(note="mall and one uniform column", draw=mall_and_noise),
    "A_mallgender": Cell(note="mall and an independent gender", draw=mall_and_gender),
    **{f"A_gm{s}": _gaussian(s) for s in (3, 4, 5, 6)},
    "A_tcl5": Cell(
        note="t5 mixture, k = 2-7, p = 3-12, closest pair 5 scale units apart",
        draw=lambda rng, n: mixture(rng, n, 5, df=5),
    ),
    "A_8515_s5": Cell(
        note="two Gaussian groups of 85 and 15 %, 5 sd apart, p = 3-12",
        draw=lambda rng, n: mixture(rng, n, 5, k=2, shares=(85.0, 15.0)),
    ),
    "A_rfm_raw": Cell(note="three lognormal purchase segments, raw", draw=purchases()),
    "A_rfm_prep": Cell(note="rfm_raw, log1p where skewed", draw=_prepared(purchases())),
    "A_rfm_close_prep": Cell(
        note="rfm_prep, segments 30 % nearer", draw=_prepared(purchases(close=True))
    ),
    "A_rfm4_prep": Cell(
        note="four purchase segments of unequal spread", draw=_prepared(purchases(four=True))
    ),
    "A_mixclust4": Cell(
        note="2-5 groups 4 sd apart and a category", draw=lambda rng, n: mixed_mixture(rng, n, 4)
    ),
    "A_mixclust6": Cell(
        note="2-5 groups 6 sd apart and a category", draw=lambda rng, n: mixed_mixture(rng, n, 6)
    ),
}
