"""Whether a table of an engine has the columns that a model needs, as it needs them."""

from __future__ import annotations

from collections.abc import Mapping

from clustomer.engines.stored import Storage, stored_as
from clustomer.errors import SchemaMismatchError, did_you_mean
from clustomer.prepare.plan import PreparationPlan

_WORDS: Mapping[Storage, str] = {
    "number": "numbers",
    "text": "texts",
    "flag": "truth values",
    "date": "dates",
}
_SHOWN = 8


def check_fit(plan: PreparationPlan, kept: Mapping[str, Storage]) -> None:
    """Hold that a table has the source columns of a plan.

    Parameters
    ----------
    plan : PreparationPlan
    kept : mapping of str to {"number", "text", "flag", "date"}
        What each column of the table holds.

    Raises
    ------
    SchemaMismatchError
        With every column that is missing or holds something else.
    """
    problems = []
    needed = [plan.sources[each.source] for each in plan.columns]
    for column in needed:
        wanted, found = stored_as(column), kept.get(column.name)
        if found is None:
            near = did_you_mean(column.name, kept)
            problems.append(f'"{column.name}" is missing.{near}')
        elif found != wanted:
            problems.append(
                f'"{column.name}" holds {_WORDS[found]} where {_WORDS[wanted]} are needed.'
            )
    if not problems:
        return
    more = f" And {len(problems) - _SHOWN:,} more." if len(problems) > _SHOWN else ""
    raise SchemaMismatchError(
        "The table does not have the columns that the model was made from: "
        f"{' '.join(problems[:_SHOWN])}{more}",
        f"Expected {', '.join(column.name for column in needed[:12])}.",
        "Rename or convert the columns in a view or a --query.",
    )
