"""The whole assessment: from a table to its verdict."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._progress import Progress, silent
from clustomer._random import DEFAULT_SEED, root_seed
from clustomer.errors import InputError
from clustomer.evidence.assessable import Obstacle, obstacle
from clustomer.evidence.atoms import (
    Atom,
    atom_to_set_aside,
    atoms_of,
    group_of,
    rows_at,
    worth_a_split,
)
from clustomer.evidence.matrix import EvidenceMatrix, Scale, evidence_matrix
from clustomer.evidence.records import Assessment, AtomGroup, Verdict
from clustomer.evidence.remarks import Facts
from clustomer.evidence.rule import RULE
from clustomer.evidence.step import Budget, Step, one_step
from clustomer.evidence.verdict import not_assessable, verdict_of

_MOST_STEPS = 3  # groups that are set aside, one after the other
_FEWEST_NULLS = 19  # with fewer no p-value can be .05


def assess(
    X: ArrayLike,
    *,
    nominal: ArrayLike | None = None,
    names: Sequence[str] = (),
    scale: Scale = "standard",
    n_nulls: int = 99,
    n_pairs: int = 20,
    sequential: bool = True,
    max_rows: int = 5000,
    k: int | None = None,
    random_state: int | np.random.RandomState | np.random.Generator | None = DEFAULT_SEED,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> Assessment:
    """Say whether KMeans segments of a table are natural, reproducible or constructed.

    Use it on prepared numbers (skewed amounts as logarithms) before you name
    segments. It cannot see groups that are not compact, nor say whether segments
    are useful.

    Parameters
    ----------
    X : array-like of shape (n, p)
        Numbers, an array or a data frame; rows with NaN are left out of the test.
    nominal : array-like of shape (n, m), optional
        Categories, as whole numbers from 0 (below 0 for missing) or as labels
        (``None`` or NaN for missing).
    names : sequence of p str, optional
        Names of the columns; those of a data frame by default.
    scale : {"standard", "given"}, default "standard"
        ``"given"`` leaves the columns as they are, so that weights stay in force.
    n_nulls : int, default 99
        Sets of data without groups at most, 19 or more.
    n_pairs : int, default 20
        Pairs of bootstrap resamples for each k.
    sequential : bool, default True
        Look at 9, 19 and 39 null sets and stop where the rest cannot change the
        answer. False draws all of them, for a p-value to publish.
    max_rows : int, default 5000
        Of more complete rows that many are tested, drawn by seed.
    k : int, optional
        Your own number of segments: the gates are then those of this k, the
        verdict stays that of the data.
    random_state : int, Generator, RandomState or None, default 0
    n_jobs : int, optional
        Worker threads, every core by default. The answer is the same.
    progress : Progress, optional
        Phases ``"structure"`` and ``"agreement"``, anew where rows were set aside.

    Returns
    -------
    Assessment
        ``verdict.kind`` is ``"natural"``, ``"reproducible"``, ``"constructive"`` or
        ``"not_assessable"``; the numbers behind it are in ``by_k``.

    Raises
    ------
    InputError
        When X is not a table of numbers, shapes do not fit, or an argument is out
        of range. A table that is too small to test is no error.

    Notes
    -----
    For k = 2 to min(8, n / 25, distinct rows - 1), with e_k the mean silhouette
    minus its mean over data without groups (`clustomer.stats.null_model`), ARI_k
    the median adjusted Rand index of bootstrap pairs, and VALLEY_k how full the
    space between segments is:

    - *base*: ARI_k >= .80; e_k >= .06, or .20 of the null mean (of .05 at least);
      the smallest segment has 10 rows and 2 %.
    - **natural**: p <= .05 for all k together, and some k has base and VALLEY_k <=
      .90. Its k has the largest e_k x ARI_k of those with base.
    - **reproducible**: else, ARI_k >= .80, the least stable segment has a mean
      Jaccard similarity of .75, and the size; the largest such k.
    - **constructive**: else.

    When a natural partition only follows one exact value of a column (purity .95;
    no nominal columns), its rows are set aside as a rule, up to three times, and
    the verdict is that of the others.

    Assumes rows that count once each, drawn independently. Known failures: points
    along a curve are mostly called natural, those on a hollow shell sometimes;
    groups that overlap strongly, and columns of pure noise among good ones, hide
    groups; groups that differ in categories only are never natural. The rates of
    error depend on the kind of table, so there is no single one to quote.

    Cost: 7 fits (k = 2 to 8) of five starts for each null set, 280 for the pairs,
    and O(n^2) for each null set's silhouettes up to 2,000 rows; above, simplified
    silhouettes decide, of observed and null alike.

    References
    ----------
    Hennig, C. & Lin, C.-J. (2015). Flexible parametric bootstrap for testing
    homogeneity against clustering and assessing the number of clusters. Statistics
    and Computing 25, 821-833. doi 10.1007/s11222-015-9566-5

    Dolnicar, S. & Leisch, F. (2010). Evaluation of structure and reproducibility of
    cluster solutions using the bootstrap. Marketing Letters 21, 83-101. doi
    10.1007/s11002-009-9083-4

    Hartigan, J. A. & Hartigan, P. M. (1985). The dip test of unimodality. Annals of
    Statistics 13, 70-84. doi 10.1214/aos/1176346577

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> clouds = [rng.normal(center, 0.5, size=(60, 2)) for center in (0, 4, 8)]
    >>> assess(np.vstack(clouds), n_nulls=19).verdict.sentence
    'Three natural segments.'
    """
    numbers = _numbers(X)
    matrix = evidence_matrix(
        numbers,
        nominal=None if nominal is None else _codes(nominal),
        names=tuple(names) or _column_names(X, numbers.shape[1]),
        nominal_names=() if nominal is None else _column_names(nominal, np.shape(nominal)[1]),
        scale=scale,
        max_rows=max_rows,
        seed=root_seed(random_state),
    )
    return assess_matrix(
        matrix,
        n_nulls=n_nulls,
        n_pairs=n_pairs,
        sequential=sequential,
        k=k,
        n_jobs=n_jobs,
        progress=progress,
    )


def assess_matrix(
    matrix: EvidenceMatrix,
    *,
    n_nulls: int = 99,
    n_pairs: int = 20,
    sequential: bool = True,
    k: int | None = None,
    n_jobs: int | None = None,
    progress: Progress = silent,
) -> Assessment:
    """Assess a table that is in its form already. See `assess`; the seed is the matrix's own.

    Raises
    ------
    InputError
        When there are fewer than 19 null sets, no pair, or `k` is below 1.
    """
    _check_arguments(n_nulls=n_nulls, n_pairs=n_pairs, k=k)
    budget = Budget(
        n_nulls=n_nulls, n_pairs=n_pairs, sequential=sequential, n_jobs=n_jobs, progress=progress
    )
    wall = obstacle(matrix)
    if wall is not None:
        return _untested(matrix, not_assessable(wall.code, constant=matrix.constant, **wall.params))
    atoms = atoms_of(matrix)
    trail = _trail(matrix, atoms, budget)
    if trail.wall is not None:
        return _rule_only(matrix, trail, n_pairs)
    facts = Facts(
        step=trail.last,
        steps=trail.steps,
        offered=tuple(
            group
            for group, atom in zip(trail.atoms, sorted(atoms), strict=True)
            if worth_a_split(matrix, atom) and rows_at(trail.rest, atom).any()
        ),
        n_all=matrix.n,
        k_given=k,
    )
    return _assessment(matrix, trail, facts, n_pairs)


class _Trail(NamedTuple):
    """The tests one after the other: rows at an atom are set aside in between."""

    first: Step
    last: Step
    steps: tuple[AtomGroup, ...]
    atoms: tuple[AtomGroup, ...]  # of all atom columns, in the segments of the first test
    rest: EvidenceMatrix  # what is left; it was tested unless there is a wall
    wall: Obstacle | None


def _trail(matrix: EvidenceMatrix, atoms: Sequence[Atom], budget: Budget) -> _Trail:
    first = last = one_step(matrix, atoms, budget)
    rest, wall, steps = matrix, None, list[AtomGroup]()
    while len(steps) < _MOST_STEPS and (atom := _followed(last, atoms)) is not None:
        labels = last.labels(last.decision.k)
        steps.append(group_of(rest, atom, n_all=matrix.n, labels=labels))
        rest = rest.without(rows_at(rest, atom))
        wall = obstacle(rest)
        if wall is not None:
            break
        last = one_step(rest, atoms, budget)
    shown = first.labels(first.decision.shown_k)
    every = tuple(group_of(matrix, atom, n_all=matrix.n, labels=shown) for atom in sorted(atoms))
    return _Trail(first, last, tuple(steps), every, rest, wall)


def _followed(step: Step, atoms: Sequence[Atom]) -> Atom | None:
    """Return the atom that a natural partition only follows (validated on numbers alone)."""
    if step.decision.kind != "natural" or step.matrix.nominal.shape[1]:
        return None
    return atom_to_set_aside(step.matrix, atoms, step.labels(step.decision.k))


def _untested(matrix: EvidenceMatrix, verdict: Verdict) -> Assessment:
    return Assessment(
        verdict=verdict,
        n_rows=matrix.n_rows,
        n_complete=matrix.n_complete,
        n_tested=matrix.n,
        n_columns=_n_columns(matrix),
        seed=matrix.seed,
    )


def _rule_only(matrix: EvidenceMatrix, trail: _Trail, n_pairs: int) -> Assessment:
    """Return the assessment of a table whose natural groups are a rule, with too few other rows."""
    verdict = not_assessable("rule_only", steps=trail.steps, n_tested=trail.rest.n)
    return dataclasses.replace(
        _untested(trail.rest, verdict),
        first_by_k=trail.first.by_k,
        steps=trail.steps,
        atoms=trail.atoms,
        n_columns=_n_columns(matrix),
        n_pairs=n_pairs,
        n_init=RULE.n_init,
    )


def _assessment(matrix: EvidenceMatrix, trail: _Trail, facts: Facts, n_pairs: int) -> Assessment:
    decision = trail.last.decision
    return Assessment(
        verdict=verdict_of(facts),
        by_k=trail.last.by_k,
        structure=trail.last.structure.test,
        first_by_k=trail.first.by_k if trail.steps else (),
        steps=trail.steps,
        atoms=trail.atoms,
        plausible=decision.plausible,
        coarser=decision.coarser,
        finer=decision.finer,
        n_rows=matrix.n_rows,
        n_complete=matrix.n_complete,
        n_tested=trail.rest.n,
        n_columns=_n_columns(matrix),
        n_pairs=n_pairs,
        n_init=RULE.n_init,
        seed=matrix.seed,
    )


def _n_columns(matrix: EvidenceMatrix) -> int:
    return len(matrix.names) + len(matrix.nominal_names)


def _check_arguments(*, n_nulls: int, n_pairs: int, k: int | None) -> None:
    if n_nulls < _FEWEST_NULLS or n_pairs < 1:
        raise InputError(
            f"n_nulls is {n_nulls} and n_pairs {n_pairs}.",
            f"n_nulls is {_FEWEST_NULLS} or more (with fewer no p-value can be 0.05), n_pairs 1 "
            "or more.",
            "Leave them out for 99 and 20.",
        )
    if k is not None and k < 1:
        raise InputError(
            f"k is {k}.", "It is a number of segments, 1 or more.", "Leave it out for the rule's k."
        )


def _numbers(X: ArrayLike) -> NDArray[np.float64]:
    try:
        return np.asarray(X, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise InputError(
            f"X is not a table of numbers ({error}).",
            "It has one row per customer and only numbers in its columns.",
            "Pass categories as nominal=..., and prepare dates and text first.",
        ) from error


def _column_names(table: Any, count: int) -> tuple[str, ...]:
    """Return the names of a data frame's columns; none where there are no names."""
    names = getattr(table, "columns", ())
    return tuple(str(name) for name in names) if len(names) == count else ()


def _codes(nominal: ArrayLike) -> NDArray[np.intp]:
    """Return whole numbers as they are, labels as numbers; missing ones as -1."""
    given = np.asarray(nominal)
    if given.dtype.kind in "iub":
        return given.astype(np.intp)
    if given.ndim != 2:
        raise InputError(
            f"nominal has the shape {given.shape}.",
            "It has two dimensions: one row per customer, one column per nominal column.",
            "Give nominal=table[[...]].",
        )
    codes = np.full(given.shape, -1, dtype=np.intp)
    for j, column in enumerate(given.T):
        known = np.array([value is not None and value == value for value in column], dtype=np.bool_)
        codes[known, j] = np.unique(column[known].astype(str), return_inverse=True)[1]
    return codes
