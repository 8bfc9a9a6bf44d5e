"""Segments of customers made from transactions, beside RFM names, and by what came next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.describe.rfm_groups import NAMES, SCORED, RfmGroups, rfm_cells, rfm_groups
from clustomer.describe.statements import Choice
from clustomer.evidence.next_period import NextPeriod, next_period
from clustomer.evidence.trivial import Split
from clustomer.prepare.plan import PrepareOptions
from clustomer.segments.choice import choice_of
from clustomer.segments.fit import Segmentation
from clustomer.table.held_out import HeldOut
from clustomer.table.rfm import Transactions
from clustomer.table.schema import Role
from clustomer.table.table import Table

_N_NAMES = sum(len(row) for row in NAMES)


@dataclass(frozen=True, kw_only=True)
class Purchases(Result):
    """What only purchases can say about segments.

    Attributes
    ----------
    groups : RfmGroups or None
        Scores and names; ``None`` where one of the three columns is not used.
    next_period : NextPeriod or None
        ``None`` where the lines are of less than 112 days, or customers are few.
    """

    groups: RfmGroups | None = None
    next_period: NextPeriod | None = None


class Customers(Protocol):
    """A table that was read, perhaps made from transactions (see `clustomer.intake.Intake`)."""

    @property
    def table(self) -> Table:
        """The customers."""

    @property
    def transactions(self) -> Transactions | None:
        """What became of the lines."""

    @property
    def held_out(self) -> HeldOut | None:
        """The customers at a cut-off day."""


def compare_purchases(
    customers: Customers, found: Segmentation, *, options: PrepareOptions
) -> Purchases | None:
    """Name RFM groups beside the segments, and ask what the next period says of both.

    ``None`` where the customers were not made from transactions.
    """
    if customers.transactions is None:
        return None
    later = None
    if customers.held_out is not None:
        nouns = choice_of(found.selection, found.assessment).nouns
        k, seed = found.model.n_segments, int(found.model.settings["seed"])
        later = next_period(
            customers.held_out, k, options=options, seed=seed, noun=nouns,
            besides={"rfm": _named},
        )  # fmt: skip
    return Purchases(groups=_groups(customers.table, found.labels), next_period=later)


def with_next(choice: Choice, purchases: Purchases | None) -> Choice:
    """Return the choice with what the next period says of the segments, where it says anything."""
    if purchases is None or purchases.next_period is None:
        return choice
    return replace(choice, next_sentence=purchases.next_period.sentence)


def _named(train: Table, test: Table) -> Split | None:
    """Put customers into the nine RFM groups, by the fifths of those of training."""
    if not _has_scored(train):
        return None
    known, others = ({name: part.numbers(name) for name in SCORED} for part in (train, test))
    return Split(tuple(SCORED), rfm_cells(known), rfm_cells(others, known), _N_NAMES)


def _has_scored(table: Table) -> bool:
    return set(SCORED) <= {c.name for c in table.schema if c.role is not Role.IGNORED}


def _groups(table: Table, labels: NDArray[np.integer]) -> RfmGroups | None:
    used = {column.name for column in table.schema if column.role is not Role.IGNORED}
    if not _has_scored(table):
        return None
    features = {name: table.numbers(name) for name in SCORED}
    value = table.numbers("total_value") if "total_value" in used else None
    return rfm_groups(features, labels, value=value)
