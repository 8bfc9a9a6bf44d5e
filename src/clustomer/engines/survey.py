"""Collect the evidence for what the columns of a source are written in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer.engines import lexing
from clustomer.engines.columns import TextColumn, batches, cells, sampled

_SAMPLE = 5_000
_PLAUSIBLE = 0.5


@dataclass
class Evidence:
    """How many rows of one column can be read as what (internal).

    ``only_dot`` counts numbers that make sense only with a decimal point,
    ``unclear`` those like 1.234 that mean something else with a comma; dates of
    digits likewise. ``n_numbers`` and ``n_dates`` count distinct texts.
    """

    present: int = 0
    n_distinct: int = 0
    infinite: int = 0
    dot: int = 0
    comma: int = 0
    only_dot: int = 0
    only_comma: int = 0
    unclear: int = 0
    n_numbers: int = 0
    decorated: int = 0
    digits: int = 0
    zero_led: int = 0
    shortest: int = 0
    longest: int = 0
    sure: int = 0
    dmy: int = 0
    mdy: int = 0
    ymd: int = 0
    only_dmy: int = 0
    only_mdy: int = 0
    dotted: int = 0
    compact: int = 0
    n_dates: int = 0

    def update(self, row: dict[str, Any]) -> None:
        """Replace the counts that a query gave."""
        for name, value in row.items():
            if name != "col":
                setattr(self, name, int(value))

    @property
    def maybe_numbers(self) -> bool:
        """At least half of the column could be numbers."""
        rows = self.dot + self.only_comma + self.infinite
        return rows >= _PLAUSIBLE * self.present or self.n_numbers >= _PLAUSIBLE * self.n_distinct

    @property
    def maybe_dates(self) -> bool:
        """At least half of the column could be dates."""
        rows = self.sure + max(self.dmy, self.mdy, self.ymd)
        return max(rows, self.compact) >= _PLAUSIBLE * max(self.present, 1)


def survey(con: Any, columns: Sequence[TextColumn]) -> dict[int, Evidence]:
    """Return the evidence for every column, by its number.

    Columns of more than 5,000 distinct texts are first looked at through a sample
    of evenly spaced ones; those that are plainly not numbers (free text, names) are
    not read in full. A date column is read in full only when the sample leaves the
    order of its days and months open: one value above 12 decides.
    """
    found = {column.number: Evidence() for column in columns}
    small = [sampled(column, _SAMPLE) for column in columns]
    _run(con, lexing.SURVEY, small, found)
    dated = [column for column in small if _may_hold_dates(column, found[column.number])]
    _run(con, lexing.DATE_SURVEY, dated, found)
    large = [column for column in columns if len(column.distinct) > _SAMPLE]
    numbers = [column for column in large if found[column.number].maybe_numbers]
    numbers = [column for column in numbers if not _all_plain(column, found[column.number])]
    dates = [column for column in large if _order_open(found[column.number])]
    _run(con, lexing.SURVEY, numbers, found)
    _run(con, lexing.DATE_SURVEY, dates, found)
    return found


def _may_hold_dates(column: TextColumn, evidence: Evidence) -> bool:
    """Say whether half of the texts have a digit, and are not numbers (but for 20260131)."""
    import pyarrow.compute as pc

    if evidence.dot + evidence.only_comma >= _PLAUSIBLE * evidence.present:
        return evidence.longest == 8
    present = pc.match_substring_regex(column.distinct, "[0-9]").to_numpy(zero_copy_only=False)
    return bool(present.sum() >= _PLAUSIBLE * evidence.n_distinct > 0)


def _all_plain(column: TextColumn, evidence: Evidence) -> bool:
    """Take the short way for a long column of plain numbers: parse it once, by Arrow."""
    import pyarrow as pa
    import pyarrow.compute as pc

    texts = pc.if_else(
        pa.array(column.missing), pa.scalar(None, pa.large_string()), column.distinct
    )
    try:
        values = texts.cast(pa.float64()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:
        return False
    if np.isinf(values).any() or (np.isnan(values) & ~column.missing).any():
        return False
    counts, present = column.counts, ~column.missing
    point = _mask(pc.match_substring(texts, "."))
    unclear = point.copy()
    if point.any():
        unclear = _mask(pc.match_substring_regex(texts, r"^[+-]?[1-9][0-9]{0,2}\.[0-9]{3}$"))
    digits = present & ~point & ~_mask(pc.match_substring(texts, "e", ignore_case=True))
    sizes = pc.fill_null(pc.binary_length(texts), 0).to_numpy(zero_copy_only=False)
    zero_led = digits & _mask(pc.match_substring_regex(texts, "^[+-]?0[0-9]"))
    only_dot = int(counts[point & ~unclear].sum())
    evidence.update(
        {
            "present": counts[present].sum(),
            "n_distinct": present.sum(),
            "infinite": 0,
            "dot": counts[present].sum(),
            "comma": counts[present].sum() - only_dot,
            "only_dot": only_dot,
            "only_comma": 0,
            "unclear": counts[unclear].sum(),
            "n_numbers": present.sum(),
            "decorated": 0,
            "digits": counts[digits].sum(),
            "zero_led": counts[zero_led].sum(),
            "shortest": sizes[digits].min(initial=sizes.max(initial=0)),
            "longest": sizes[digits].max(initial=0),
        }
    )
    column.numbers = np.where(column.missing, np.nan, values)
    return True


def _mask(array: Any) -> NDArray[np.bool_]:
    import pyarrow.compute as pc

    mask: NDArray[np.bool_] = pc.fill_null(array, False).to_numpy(zero_copy_only=False)
    return mask.astype(bool)


def _order_open(evidence: Evidence) -> bool:
    decided = evidence.only_dmy or evidence.only_mdy or not (evidence.dmy or evidence.mdy)
    return evidence.maybe_dates and not decided


def _run(con: Any, query: str, columns: Iterable[TextColumn], found: dict[int, Evidence]) -> None:
    for batch in batches(list(columns)):
        con.register("cells", cells(batch))
        for row in con.sql(query).to_arrow_table().to_pylist():
            found[row["col"]].update(row)
