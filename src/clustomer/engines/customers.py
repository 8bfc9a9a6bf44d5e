"""Customers of new order lines, made in the way in which those of a study were made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from numpy.typing import NDArray

from clustomer._progress import Progress, silent
from clustomer._result import Result
from clustomer.engines.open import GUESS, read_source
from clustomer.engines.options import IntakeOptions
from clustomer.engines.source import Source
from clustomer.engines.transactions import RfmTable, rfm
from clustomer.errors import InputError
from clustomer.table.rfm import REPEATED


@dataclass(frozen=True, kw_only=True)
class LineSettings(Result):
    """How the customers of a study were made from order lines.

    Attributes
    ----------
    named : mapping of str to str
        Columns and options by name, as of `clustomer.rfm`, without the reference date.
    stated : str or None
        The reference date where it was stated; ``None`` where it was the last line's day.
    reference_date : str
        The one that was used.
    days : int or None
        From the first purchase of all to the reference date.
    """

    named: Mapping[str, str] = field(default_factory=dict)
    stated: str | None = None
    reference_date: str = ""
    days: int | None = None

    def anew(self, reference_date: str | None) -> str | None:
        """Return the reference date of new lines; ``None`` is the last line's day.

        Raises
        ------
        InputError
            When that of the study was stated and that of the new lines is not.
        """
        if reference_date is None and self.stated is not None:
            raise InputError(
                f"The study counts days back from {self.stated}, a day that was stated.",
                "That day is not the new lines' own, and today is never assumed.",
                "State theirs with --reference-date, such as the day after the last order.",
            )
        return reference_date


@dataclass(frozen=True, kw_only=True)
class Made(Result):
    """Customers made from lines, as a source; the reference date, and the days of the lines."""

    source: Source = field(metadata={"local": True})
    reference_date: str
    days: int | None


def customers_of_lines(
    data: Any,
    settings: LineSettings,
    *,
    reference_date: str | None = None,
    merged_ids: Mapping[str, str] | None = None,
    options: IntakeOptions = GUESS,
    progress: Progress = silent,
) -> Made:
    """Make one row per customer from lines as a study did.

    Parameters
    ----------
    data : path or frame
        Order lines with the columns of the study's.
    settings : LineSettings
    reference_date : str, optional
        As of `LineSettings.anew`.
    merged_ids : mapping of str to str, optional
    options : IntakeOptions, optional
    progress : Progress, optional

    Raises
    ------
    InputError
        When the lines cannot be used.
    """
    named: dict[str, Any] = dict(settings.named)
    if reference_date is not None:
        named["reference_date"] = reference_date
    found = rfm(data, reading=options, merged_ids=merged_ids, progress=progress, **named)
    return Made(source=source_of(found), reference_date=found.reference_date, days=found.days)


def source_of(found: RfmTable) -> Source:
    """Return customers as a source; label, fingerprint and what was understood are the lines'."""
    return replace(
        read_source(studied_columns(found)),
        label=found.label,
        fingerprint=found.fingerprint,
        understood=found.understood,
        issues=found.issues,
    )


def studied_columns(found: RfmTable) -> dict[str, NDArray[Any]]:
    """Return the columns of customers that a study looks at: none that repeats another."""
    return {name: values for name, values in found.columns.items() if name not in REPEATED}
