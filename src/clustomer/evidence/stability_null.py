"""Which stability data without groups have: the yardstick of a Jaccard similarity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from clustomer._random import DEFAULT_SEED, root_seed, seed_for
from clustomer._result import Result
from clustomer.errors import InputError
from clustomer.evidence.stability import stability


@dataclass(frozen=True, kw_only=True)
class NullJaccard(Result):
    """Mean Jaccard similarities of segments of data without groups.

    Attributes
    ----------
    k : int
    mean : float
        Mean over the segments and the data sets, 0 to 1.
    smallest : float
        Mean over the data sets of the segment that comes back least.
    values : tuple of tuple of float
        For each data set the mean of each of its segments, largest segment first.
    n_resamples : int
        Of each data set.
    """

    k: int
    mean: float
    smallest: float
    values: tuple[tuple[float, ...], ...]
    n_resamples: int


def jaccard_without_groups(
    draws: Iterable[ArrayLike],
    k: int,
    *,
    n_resamples: int = 20,
    n_init: int = 5,
    random_state: int | np.random.RandomState | np.random.Generator | None = DEFAULT_SEED,
    n_jobs: int | None = None,
) -> NullJaccard:
    """Say which Jaccard similarity segments of data without groups reach.

    Use it beside `stability`: .70 is much for six segments and little for two.

    Parameters
    ----------
    draws : iterable of array-like of shape (n, p)
        Data without groups, such as the samples of a fitted null model. Take as
        many rows as the data have.
    k : int
        Number of segments, 2 or more.
    n_resamples, n_init, random_state, n_jobs
        As in `stability`, for each of the data sets.

    Returns
    -------
    NullJaccard

    Raises
    ------
    InputError
        When there is no data set, k is below 2, or as in `stability`.

    Examples
    --------
    >>> import numpy as np
    >>> rng = np.random.default_rng(0)
    >>> even = [rng.random((60, 2)) for _ in range(3)]
    >>> 0.3 < jaccard_without_groups(even, 4).mean < 0.9
    True
    """
    if k < 2:
        raise InputError(f"k is {k}.", "Two segments or more are compared.", "For example k=3.")
    seed = root_seed(random_state)
    values = [
        tuple(
            segment.jaccard
            for segment in stability(
                draw,
                k=k,
                n_resamples=n_resamples,
                n_init=n_init,
                random_state=seed_for(seed, "stability-null", i),
                n_jobs=n_jobs,
            ).segments
        )
        for i, draw in enumerate(draws)
    ]
    if not values:
        raise InputError(
            "There is no data set without groups.",
            "One matrix or more is needed.",
            "Draw them from a fitted null model.",
        )
    return NullJaccard(
        k=k,
        mean=float(np.mean(values)),
        smallest=float(np.mean([min(one) for one in values])),
        values=tuple(values),
        n_resamples=n_resamples,
    )
