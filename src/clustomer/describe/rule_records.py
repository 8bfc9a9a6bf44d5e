"""The records of rules: a tree, one rule for each segment, and what they are worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from clustomer._result import Result

FAITHFUL = 0.8
"""Below this share, of customers or of a segment, rules are shown with a warning only."""


@dataclass(frozen=True, kw_only=True)
class Estimate(Result):
    """A number measured on held-out customers, with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Condition(Result):
    """A range of one column, or some of its levels.

    Attributes
    ----------
    column, label, unit : str
    low : float or None
        The value is at least this, in original units (for ordered levels and flags
        the number that stands for the level); ``None`` where there is no lower end.
    high : float or None
        The value is below this.
    levels : tuple of str
        For columns with levels: those that meet the condition; empty for numbers,
        and where a category must not be of the level in ``excluded``.
    excluded : str
        The level that a category must not have, or the empty string.
    text : str
        The condition in words.
    """

    column: str
    label: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    levels: tuple[str, ...] = ()
    excluded: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class SegmentRule(Result):
    """A conjunction of at most three conditions for one segment, and what it is worth.

    The rule is found on three fifths of the customers; all numbers are of the others,
    the held-out ones. A customer without a value in a column of the rule does not
    meet it.

    Attributes
    ----------
    segment : int
        Counted from 0.
    conditions : tuple of Condition
        All of them must hold.
    text : str
        The conditions in words.
    precision : Estimate
        Share of the picked customers who are in the segment, 0 to 1; higher is
        better. Wilson's interval.
    recall : Estimate
        Share of the segment that is picked, 0 to 1; higher is better.
    coverage : Estimate
        Share of all customers that are picked.
    n_picked, n_hits, n_segment : int
        Held-out customers who are picked, who are picked and in the segment, and
        who are in the segment.
    warnings : tuple of str
        ``"precision"`` and ``"recall"`` where these are below 0.8.
    """

    segment: int
    conditions: tuple[Condition, ...]
    text: str
    precision: Estimate
    recall: Estimate
    coverage: Estimate
    n_picked: int
    n_hits: int
    n_segment: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class TreeNode(Result):
    """One node of the tree. Nodes refer to each other by their position.

    Attributes
    ----------
    column : str or None
        The column that is asked for; ``None`` for a leaf.
    cut : float or None
        Values below it go to the node ``below``, others to ``above``.
    below, above : int or None
    condition : Condition or None
        What leads here from the node before; ``None`` for the first.
    segment : int
        The segment with the most customers here, counted from 0.
    n : int
        Customers who come here, of those that the tree was made from.
    share : float
        Share of them who are in that segment.
    """

    column: str | None = None
    cut: float | None = None
    below: int | None = None
    above: int | None = None
    condition: Condition | None = None
    segment: int
    n: int
    share: float


@dataclass(frozen=True, kw_only=True)
class FiveFold(Result):
    """Five trees, each made from four fifths of the customers and measured on the fifth left.

    Attributes
    ----------
    accuracy, adjusted_rand : float
        Mean of the folds; higher is better.
    lowest, highest : float
        Accuracy of the folds; no interval of any confidence.
    lowest_adjusted_rand, highest_adjusted_rand : float
    """

    accuracy: float
    lowest: float
    highest: float
    adjusted_rand: float
    lowest_adjusted_rand: float
    highest_adjusted_rand: float


@dataclass(frozen=True, kw_only=True)
class SurrogateTree(Result):
    """A shallow tree in original units that repeats the segments, and how well.

    Attributes
    ----------
    nodes : tuple of TreeNode
        The first is the root.
    n_leaves : int
        From k to 2k, fewer where nothing more can be told apart.
    accuracy : Estimate
        Share of held-out customers (two fifths; the tree is made from the others) whom
        this tree puts into their segment, 0 to 1; higher is better. Wilson's interval.
    adjusted_rand : Estimate
        Adjusted Rand index of the held-out answers with the segments; 1 the same,
        0 as chance. Interval from draws of the table of both.
    five_fold : FiveFold
        What trees made alike do.
    missing : tuple of str
        Labels of the columns of the tree that have missing values: customers without
        a value are taken to have the column's median (for levels the middle one).
    is_warned : bool
        Accuracy, of this tree or five-fold, below 0.8: the tree must not be shown
        without saying so.
    """

    nodes: tuple[TreeNode, ...]
    n_leaves: int
    accuracy: Estimate
    adjusted_rand: Estimate
    five_fold: FiveFold
    missing: tuple[str, ...] = ()
    is_warned: bool = False


@dataclass(frozen=True, kw_only=True)
class ThresholdNode(Result):
    """One node of a threshold tree: a prepared column and its threshold, or a segment."""

    column: str | None = None
    threshold: float | None = None
    below: int | None = None  # at most the threshold
    above: int | None = None
    segment: int | None = None


@dataclass(frozen=True, kw_only=True)
class ThresholdTree(Result):
    """The segments cut by thresholds alone: one leaf for each, in prepared units.

    Attributes
    ----------
    nodes : tuple of ThresholdNode
    price : float
        Price of explainability: sum of squared distances to the centroid of the
        leaf over that to the nearest centroid, of the customers that the tree was made
        from (three fifths); 1 costs nothing, never below 1.
    held_out_price : float
        The same for the held-out customers.
    accuracy : Estimate
        Share of held-out customers whose leaf is their nearest centroid's.
    n_rows : int
        Customers without missing values, of both parts.
    """

    nodes: tuple[ThresholdNode, ...]
    price: float
    held_out_price: float
    accuracy: Estimate
    n_rows: int


@dataclass(frozen=True, kw_only=True)
class Rules(Result):
    """The segments as rules. Empty for a single segment, which needs none.

    Attributes
    ----------
    n_rows : int
        Customers that rules were found on (three fifths) and measured on (two fifths).
    n_customers : int
        All customers; more than ``n_rows`` where a sample was drawn.
    n_folds : int
    tree : SurrogateTree or None
    segments : tuple of SegmentRule
    thresholds : ThresholdTree or None
    """

    n_rows: int
    n_customers: int
    n_folds: int
    tree: SurrogateTree | None = None
    segments: tuple[SegmentRule, ...] = ()
    thresholds: ThresholdTree | None = None

    def of(self, segment: int) -> SegmentRule | None:
        """Return the rule of a segment, counted from 0, if there is one."""
        return next((rule for rule in self.segments if rule.segment == segment), None)

    def _rows(self) -> Sequence[dict[str, Any]]:
        return [
            {
                "segment": rule.segment + 1,
                "rule": rule.text,
                "precision": rule.precision.value,
                "recall": rule.recall.value,
                "coverage": rule.coverage.value,
            }
            for rule in self.segments
        ]
