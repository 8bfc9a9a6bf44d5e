"""Contrasts: do columns that were not used differ between segments?

Tests are valid only here: a column that formed the segments differs between
them by construction, so it never gets a p-value.
"""

from __future__ import annotations

from dataclasses import dataclass

from clustomer._result import Result
from clustomer.table.schema import Role


@dataclass(frozen=True, kw_only=True)
class Contrast(Result):
    """One descriptor across the segments: effect size first, then its test.

    ``effect_name`` is ``"cramers_v"`` (bias-corrected) or ``"epsilon_squared"``;
    ``test`` is ``"chi_squared"`` or ``"kruskal_wallis"``. ``p_adjusted`` is
    Holm's over all contrasts of the study. ``related_to`` names the used columns
    that the descriptor goes along with (|r| > .5 or V > .3): there a difference
    is partly built in.
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
