"""The conclusion: findings, significance, applications and limits.

Every sentence is made from named numbers: a code, its parameters and the text
that the catalogue gives for them, with the place in the report that shows the
evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clustomer._result import Result


@dataclass(frozen=True, kw_only=True)
class Statement(Result):
    """One sentence with the numbers it was made from.

    ``evidence`` is the anchor of the figure or table in the report, such as
    ``"selection"``; ``area`` groups applications: ``targeted_marketing``,
    ``personalised_offers`` or ``customer_experience``.
    """

    code: str
    text: str
    params: Mapping[str, Any]
    evidence: str = ""
    segment: int | None = None
    area: str = ""


@dataclass(frozen=True, kw_only=True)
class Conclusion(Result):
    """What was found, what it means, what to do with it, what it cannot say."""

    findings: tuple[Statement, ...]
    significance: tuple[Statement, ...]
    applications: tuple[Statement, ...]
    limits: tuple[Statement, ...]
