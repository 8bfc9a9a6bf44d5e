"""Contrasts: do columns that were not used differ between segments?

Tests are valid only here: a column that formed the segments differs between
them by construction, so it never gets a p-value.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from clustomer._random import DEFAULT_SEED, seed_for
from clustomer._result import Result
from clustomer.describe.associations import (
    cross_table,
    pair_rows,
    profiled_columns,
    strongly_related,
)
from clustomer.stats.effects import cramers_v, epsilon_squared
from clustomer.stats.suppression import hidden_cells
from clustomer.stats.tests import (
    GroupTest,
    benjamini_hochberg,
    chi_squared,
    holm,
    kruskal_wallis,
)
from clustomer.table.schema import Column, Kind, Role
from clustomer.table.table import Table

MOST_COLUMNS, MOST_RELATED = 200, 60
MOST_HOLM = 20  # with more contrasts the false discovery rate is held instead
# from which value on an effect is weak, moderate, strong
EFFECT_BANDS = {"cramers_v": (0.1, 0.3, 0.5), "epsilon_squared": (0.01, 0.08, 0.26)}


@dataclass(frozen=True, kw_only=True)
class Contrast(Result):
    """One descriptor across the segments: effect size first, then its test.

    ``effect_name`` is ``"cramers_v"`` (bias-corrected) or ``"epsilon_squared"``;
    ``test`` is ``"chi_squared"`` or ``"kruskal_wallis"``. ``p_adjusted`` is
    adjusted over all contrasts of the study, by ``adjustment``: ``"holm"``, or
    ``"benjamini_hochberg"`` above 20 of them. ``related_to`` names the used columns
    that the descriptor goes along with (|r| > .5, V > .3 or eta > .5): there a
    difference is partly built in. ``effect_word`` is ``negligible, weak,
    moderate`` or ``strong``. Effect and statistic have two digits where the cross-table
    has small cells (`clustomer.stats.suppression`). ``method`` is ``"asymptotic"`` or
    ``"drawn"`` (see `clustomer.stats.tests.GroupTest`); ``n_merged_levels`` rare levels were put
    together before testing.
    """

    column: str
    label: str
    role: Role
    effect_name: str
    effect: float
    test: str
    statistic: float
    p_value: float
    p_adjusted: float
    n: int
    related_to: tuple[str, ...] = ()
    effect_word: str = "negligible"
    df: int = 0
    method: str = "asymptotic"
    n_merged_levels: int = 0
    adjustment: str = "holm"


def make_contrasts(
    table: Table, labels: NDArray, *, seed: int = DEFAULT_SEED
) -> tuple[Contrast, ...]:
    """Compare every descriptor and sensitive column between the segments.

    Parameters
    ----------
    table : Table
    labels : integer array of shape (n,)
        Segment of each row, from 0; -1 for rows that are left out.
    seed : int, default 0
        Root seed of the p-values that are drawn; each column has a stream of its
        own, by its place among the names of the compared columns.

    Returns
    -------
    tuple of Contrast
        Largest effect first. Constant columns are left out, and so is
        everything when there are fewer than two segments.

    Notes
    -----
    Categories and flags: chi-squared with bias-corrected Cramer's V. Numbers
    and ordered columns: Kruskal-Wallis with epsilon squared. The tests take the
    partition as given; a difference says nothing about causes. With thousands
    of customers tiny differences have small p-values: read the effect first. Up to
    20 contrasts are adjusted by Holm, so that any false alarm has a probability of
    5 % at most; more of them by Benjamini and Hochberg, so that 5 % of those that
    are called different are expected to be false alarms.
    Whether a descriptor goes along with a used column is judged on at most
    200,000 rows, for the 60 largest effects and 60 used columns. At most 200
    columns are compared, sensitive ones first, then by name.

    References
    ----------
    Dolnicar, S., Grün, B. and Leisch, F. (2018), Market Segmentation Analysis,
    chapter 9. doi:10.1007/978-981-10-8818-6. Benjamini, Y. and Hochberg, Y.
    (1995), JRSS B 57, 289-300. doi:10.1111/j.2517-6161.1995.tb02031.x
    """
    labels = np.asarray(labels).astype(np.int64)
    compared = [c for c in profiled_columns(table) if c.role in (Role.DESCRIPTOR, Role.SENSITIVE)]
    compared.sort(key=lambda column: (column.role != Role.SENSITIVE, column.name))
    by_name = sorted(compared[:MOST_COLUMNS], key=lambda column: column.name)
    found = [
        contrast
        for place, column in enumerate(by_name)
        if (contrast := _contrast(table, column, labels, seed_for(seed, "contrast", place)))
    ]
    contrasts = _adjusted(found)
    # effects on the two scales are compared as correlations: V with the root of epsilon squared
    contrasts.sort(key=lambda contrast: (-_as_correlation(contrast), contrast.column))
    return _with_related(table, contrasts)


def _adjusted(contrasts: Sequence[Contrast]) -> list[Contrast]:
    """Add the p-values adjusted for the number of contrasts."""
    few = len(contrasts) <= MOST_HOLM
    adjust = holm if few else benjamini_hochberg
    adjusted = adjust([contrast.p_value for contrast in contrasts])
    name = "holm" if few else "benjamini_hochberg"
    return [
        replace(contrast, p_adjusted=float(p), adjustment=name)
        for contrast, p in zip(contrasts, adjusted, strict=True)
    ]


def _as_correlation(contrast: Contrast) -> float:
    return contrast.effect if contrast.effect_name == "cramers_v" else math.sqrt(contrast.effect)


def _with_related(table: Table, contrasts: Sequence[Contrast]) -> tuple[Contrast, ...]:
    """Name the used columns that the descriptors with the largest effects go along with."""
    rows = pair_rows(table, profiled_columns(table))
    features = [c for c in table.schema.features if c.is_numeric or c.has_levels]
    features = sorted(features, key=lambda column: column.name)[:MOST_RELATED]
    named = [
        replace(
            contrast,
            related_to=tuple(
                feature.name
                for feature in features
                if strongly_related(rows, table.column(contrast.column), feature)
            ),
        )
        for contrast in contrasts[:MOST_RELATED]
    ]
    return (*named, *contrasts[MOST_RELATED:])


def _contrast(
    table: Table, column: Column, labels: NDArray[np.int64], seed: int
) -> Contrast | None:
    k = int(labels.max(initial=-1)) + 1
    if column.is_numeric or column.kind == Kind.ORDERED:
        test = kruskal_wallis(table.numbers(column.name), labels, seed=seed)
        name, kind = "epsilon_squared", "kruskal_wallis"
        effect = epsilon_squared(test.statistic, test.n)
    else:
        counts = cross_table(labels, table.codes(column.name), k, len(column.levels))
        test = chi_squared(counts, seed=seed)
        name, kind = "cramers_v", "chi_squared"
        effect = cramers_v(counts)
        if hidden_cells(counts).any():  # all digits would pick the hidden cells out
            test = replace(test, statistic=float(f"{test.statistic:.2g}"))
            effect = round(effect, 2)
    if test.df == 0:
        return None
    return _record(column, test, effect, name, kind)


def _record(
    column: Column, test: GroupTest, effect: float, effect_name: str, kind: str
) -> Contrast:
    return Contrast(
        column=column.name,
        label=column.label,
        role=column.role,
        effect_name=effect_name,
        effect=effect,
        test=kind,
        statistic=test.statistic,
        p_value=test.p_value,
        p_adjusted=test.p_value,
        n=test.n,
        effect_word=effect_word(effect_name, effect),
        df=test.df,
        method=test.method,
        n_merged_levels=test.n_merged_levels,
    )


def effect_word(effect_name: str, effect: float) -> str:
    """Return ``negligible``, ``weak``, ``moderate`` or ``strong``.

    Cramer's V from 0.1, 0.3 and 0.5; epsilon squared from 0.01, 0.08 and 0.26
    (conventions of Cohen 1988 and Tomczak and Tomczak 2014, not laws).
    """
    words = ("negligible", "weak", "moderate", "strong")
    return words[sum(effect >= limit for limit in EFFECT_BANDS[effect_name])]
