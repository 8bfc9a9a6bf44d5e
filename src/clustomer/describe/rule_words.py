"""What a rule is worth, as the parts of a sentence."""

from __future__ import annotations

from typing import Any

from clustomer.describe.rule_records import FAITHFUL, SegmentRule
from clustomer.describe.statements import beside_limits


def per_hundred(share: float) -> str:
    """Write a share as so many of 100, never 100 or 0 for nearly all or nobody."""
    return beside_limits(100 * share, 1e-9, 100 * FAITHFUL, 100, decimals=0)


def rule_numbers(rule: SegmentRule) -> dict[str, Any]:
    """Return the parameters of the sentence ``report.rule.worth``."""
    shares = {
        f"{name}{end}": per_hundred(value)
        for name, each in (("precision", rule.precision), ("recall", rule.recall))
        for end, value in (("", each.value), ("_low", each.low), ("_high", each.high))
    }
    return {**shares, "coverage": rule.coverage.value}


def warning_key(rule: SegmentRule) -> str:
    """Return the key of the warning that the rule must carry, or the empty string."""
    code = "both" if len(rule.warnings) > 1 else "".join(rule.warnings)
    return f"report.rule.warning.{code}" if code else ""
