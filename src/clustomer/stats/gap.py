"""The gap statistic, with every rule that is in use named."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from clustomer._progress import Progress, silent
from clustomer._random import DEFAULT_SEED, stream
from clustomer._result import Result
from clustomer.errors import InputError
from clustomer.stats.criteria import within_ss
from clustomer.stats.kernels.fits import fit_many
from clustomer.stats.replicates import (
    Floats,
    check_counts,
    checked_k_values,
    checked_rows,
    n_distinct,
    starts,
    tasks,
)
from clustomer.stats.workers import ordered_map

Reference = Literal["box", "pca"]


@dataclass(frozen=True, kw_only=True)
class Gap(Result):
    """The gap of each k, and the k that each rule takes.

    Attributes
    ----------
    k_values : tuple of int
        Ascending.
    log_w : tuple of float
        Logarithm of the within-cluster sum of squares W of the rows.
    expected_log_w : tuple of float
        Its mean over the reference sets.
    gap : tuple of float
        ``expected_log_w - log_w``; higher means tighter than the reference.
    error : tuple of float
        s = (standard deviation over the reference sets, divisor B) x
        sqrt(1 + 1/B), as in the paper; cluster::clusGap divides by B - 1.
    preferred : mapping of str to int
        The k of each rule in `GAP_RULES`.
    n_references : int
        B.
    reference : {"box", "pca"}
    n_rows, n_init, seed : int
    """

    k_values: tuple[int, ...]
    log_w: tuple[float, ...]
    expected_log_w: tuple[float, ...]
    gap: tuple[float, ...]
    error: tuple[float, ...]
    preferred: Mapping[str, int]
    n_references: int
    reference: Reference
    n_rows: int
    n_init: int
    seed: int


def gap(
    X: ArrayLike,
    k_values: Iterable[int],
    *,
    n_references: int = 100,
    reference: Reference = "box",
    n_init: int = 5,
    seed: int = DEFAULT_SEED,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> Gap:
    """Compare the within-cluster sum of squares with that of evenly filled boxes.

    One of the few criteria that can answer k = 1. Use it for comparison with the
    literature, not as a test for groups: see Notes.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Finite rows; each counts once.
    k_values : iterable of int
        From 1 to one less than the number of distinct rows. The rules compare
        neighbours, so leave none out, and begin with 1.
    n_references : int, default 100
        Reference sets, B; the same for all k.
    reference : {"box", "pca"}, default "box"
        Uniform in the range of each column, or in the range of each principal
        component (turned back), which suits related columns better.
    n_init : int, default 5
        Random starts of each fit, of the rows and of the reference sets alike.
    seed : int
        The answer depends on it and on nothing else.
    n_jobs : int or None
        Worker threads; every core by default.
    progress : Progress, optional
        Called with the phase ``"gap"``.

    Returns
    -------
    Gap

    Raises
    ------
    InputError
        When X holds missing values, a k is not possible, or an argument is out
        of range.

    Notes
    -----
    Gap(k) = mean of log W*(k) over B reference sets - log W(k), with squared
    distances. What was measured with it: the paper's rule answers 1 on data with
    five groups of two columns (18 of 18 tables in the layout of a well-known mall
    data set, box and PCA box), because the second gap is below the first; the
    largest gap is at 5 there. On data without groups the largest gap named six to
    eight groups in 67 % (box) and 89 % (PCA box) of 46 runs. A box ignores the
    shape of the columns: skewed amounts are tighter than it without any groups
    (83 % of lognormal tables by the paper's rule, 100 % by the largest gap), and
    related columns likewise (100 % at a correlation of .7; none with the PCA box).
    O(B n_init iterations n k p).

    References
    ----------
    Tibshirani, R., Walther, G. & Hastie, T. (2001). Estimating the number of
    clusters in a data set via the gap statistic. JRSS B 63, 411-423.
    doi 10.1111/1467-9868.00293

    Examples
    --------
    >>> rows = [[x + y] for x in (0.0, 10.0) for y in (0.0, 0.1, 0.2, 0.3, 0.4)]
    >>> dict(gap(rows, [1, 2, 3], n_references=20).preferred)["global_se_max"]
    2
    """
    rows = checked_rows(X)
    most = n_distinct(rows) - 1
    why = "log W needs fewer clusters than distinct rows"
    ks = checked_k_values(k_values, least=1, most=most, why=why)
    check_counts(n_references=n_references, n_init=n_init)
    box = _box(rows, reference)
    options = _Options(ks, n_init, seed)
    log_w = _log_w(rows, options, "gap_observed", 0)
    drawn: list[Floats] = []
    progress("gap", 0, n_references)
    with ordered_map(n_jobs) as run:
        for values in run(partial(_references, box, len(rows), options), tasks(n_references)):
            drawn.extend(values)
            progress("gap", len(drawn), n_references)
    table = np.stack(drawn)  # (B, number of k's)
    expected = table.mean(axis=0)
    error = table.std(axis=0) * math.sqrt(1 + 1 / n_references)
    gaps = expected - log_w
    return Gap(
        k_values=tuple(ks),
        log_w=tuple(log_w.tolist()),
        expected_log_w=tuple(expected.tolist()),
        gap=tuple(gaps.tolist()),
        error=tuple(error.tolist()),
        preferred={name: ks[rule(gaps, error)] for name, rule in GAP_RULES.items()},
        n_references=n_references,
        reference=reference,
        n_rows=len(rows),
        n_init=n_init,
        seed=seed,
    )


class _Options(NamedTuple):
    k_values: list[int]
    n_init: int
    seed: int


class _Box(NamedTuple):
    """Where reference rows are drawn: a box, perhaps turned."""

    low: Floats  # (p,)
    width: Floats  # (p,)
    axes: Floats | None  # (p, p), principal axes in rows
    mean: Floats  # (p,)

    def draw(self, n: int, rng: np.random.Generator) -> Floats:
        values = self.low + self.width * rng.random((n, len(self.low)))
        return values if self.axes is None else values @ self.axes + self.mean


def _box(rows: Floats, reference: str) -> _Box:
    mean = rows.mean(axis=0)
    if reference == "box":
        return _Box(rows.min(axis=0), np.ptp(rows, axis=0), None, mean)
    if reference != "pca":
        raise InputError(
            f"reference is {reference!r}.",
            'It is "box" or "pca".',
            "Leave it out for the box of the columns.",
        )
    axes = np.linalg.svd(rows - mean, full_matrices=False)[2]
    # The sign of an axis is arbitrary, and differs from one LAPACK to the next.
    largest = np.abs(axes).argmax(axis=1)
    axes = axes * np.sign(axes[np.arange(len(axes)), largest])[:, None]
    turned = (rows - mean) @ axes.T
    return _Box(turned.min(axis=0), np.ptp(turned, axis=0), axes, mean)


def _references(box: _Box, n: int, options: _Options, which: range) -> list[Floats]:
    """Log W of some reference sets, for every k."""
    return [
        _log_w(box.draw(n, stream(options.seed, "gap_reference", b)), options, "gap_start", b)
        for b in which
    ]


def _log_w(rows: Floats, options: _Options, stage: str, index: int) -> Floats:
    found = []
    for k in options.k_values:
        uniforms = starts(options.seed, stage, k, [index], options.n_init)
        # W at the means of the final labels: a start ends a little before its centres rest.
        found.append(math.log(within_ss(rows, fit_many(rows, k, uniforms).labels[0])))
    return np.array(found)


def _first_after(values: Floats, errors: Floats, at: int) -> int:
    """Return the first position up to `at` that is within one error of the value there."""
    return int(np.flatnonzero(values[: at + 1] >= values[at] - errors[at])[0])


def _tibshirani(values: Floats, errors: Floats) -> int:
    enough = values[:-1] >= (values - errors)[1:]
    return int(enough.argmax()) if enough.any() else len(values) - 1


def _first_se_max(values: Floats, errors: Floats) -> int:
    falls = np.diff(values) <= 0
    return _first_after(values, errors, int(falls.argmax()) if falls.any() else len(values) - 1)


def _global_se_max(values: Floats, errors: Floats) -> int:
    return _first_after(values, errors, int(values.argmax()))


def _global_max(values: Floats, errors: Floats) -> int:
    return int(values.argmax())


GAP_RULES: Mapping[str, Callable[[Floats, Floats], int]] = MappingProxyType(
    {
        # the smallest k with gap(k) >= gap(k + 1) - s(k + 1): the rule of the paper
        "tibshirani": _tibshirani,
        # the smallest k within one error of the first local maximum
        "first_se_max": _first_se_max,
        # the smallest k within one error of the largest gap
        "global_se_max": _global_se_max,
        # the largest gap
        "global_max": _global_max,
    }
)
"""From gaps and their errors to the position that a rule takes, by the rule's name."""
