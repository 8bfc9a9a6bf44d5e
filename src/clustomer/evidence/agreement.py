"""Would another sample of customers give the same partition? Bootstrap pairs for each k."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._random import stream
from clustomer.evidence.rule import RULE
from clustomer.stats.jaccard import adjusted_rand_many, best_jaccards
from clustomer.stats.kernels.fits import fit_many, n_uniforms
from clustomer.stats.workers import ordered_map

Floats = NDArray[np.float64]
Labels = NDArray[np.integer]

_BLOCK = 5  # pairs in one task


class Agreement(NamedTuple):
    """How well the partition into k comes back."""

    values: Floats  # (pairs,): adjusted Rand index of the two partitions of each pair
    jaccards: Floats  # (k,): mean best Jaccard similarity of each segment

    @property
    def median(self) -> float:
        """The agreement that the rule looks at."""
        return float(np.median(self.values))


class _Block(NamedTuple):
    k: int
    pairs: range


def agreements(
    features: Floats,
    labels: Mapping[int, Labels],
    *,
    n_pairs: int,
    seed: int,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> Mapping[int, Agreement]:
    """Fit pairs of bootstrap resamples for each k and compare what they make of all rows.

    Parameters
    ----------
    features : ndarray of shape (n, p)
        The rows in canonical order.
    labels : mapping of int to ndarray of shape (n,)
        For each k the partition whose segments are looked for.
    n_pairs : int
        1 or more.
    seed : int
        Root seed; stream ("boot", k, pair).
    n_jobs : int, optional
        Worker threads; the answer is the same.
    progress : Progress, optional
        Phase ``"agreement"``.

    Returns
    -------
    mapping of int to Agreement
        The same k.

    Notes
    -----
    A resample is a vector of multiplicities: rows drawn n times with repetition.
    Both partitions of a pair label *all* rows, drawn or not, by their nearest
    centre, and are compared by the adjusted Rand index; each segment of `labels` is
    compared with its best match in all 2 `n_pairs` partitions. This is the
    stability of the partition as such, of groups and of mere cuts alike: evenly
    filled data have stable partitions too. 2 `n_pairs` fits for each k.

    References
    ----------
    Dolnicar, S. & Leisch, F. (2010). Evaluation of structure and reproducibility of
    cluster solutions using the bootstrap. Marketing Letters 21, 83-101. doi
    10.1007/s11002-009-9083-4
    """
    blocks = [
        _Block(k, range(first, min(first + _BLOCK, n_pairs)))
        for k in labels
        for first in range(0, n_pairs, _BLOCK)
    ]

    def work(block: _Block) -> Labels:
        return _resampled(features, block, seed)

    parts: dict[int, list[Labels]] = {k: [] for k in labels}
    progress("agreement", 0, len(blocks))
    with ordered_map(n_jobs) as run:
        for done, (block, found) in enumerate(zip(blocks, run(work, blocks), strict=True), 1):
            parts[block.k].append(found)
            progress("agreement", done, len(blocks))
    return {k: _compared(labels[k], parts[k], k) for k in labels}


def _resampled(features: Floats, block: _Block, seed: int) -> Labels:
    """Return the labels of all rows from both resamples of each pair, (2 pairs, n)."""
    n, k = len(features), block.k
    weights = np.empty((2 * len(block.pairs), n))
    uniforms = np.empty((len(weights), RULE.n_init, n_uniforms(k)))
    for i, pair in enumerate(block.pairs):
        rng = stream(seed, "boot", k, pair)
        for place in (2 * i, 2 * i + 1):
            weights[place] = np.bincount(rng.integers(n, size=n), minlength=n)
            uniforms[place] = rng.random(uniforms.shape[1:])
    labels: Labels = fit_many(features, k, uniforms, weights=weights).labels
    return labels


def _compared(labels: Labels, parts: Sequence[Labels], k: int) -> Agreement:
    found = np.concatenate(parts)
    values = adjusted_rand_many(found[0::2], found[1::2], k=k)
    return Agreement(values, best_jaccards(labels, found, k=k).mean(axis=0))
