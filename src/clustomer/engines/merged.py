"""Customers with two ids: a file of old and new ones."""

from __future__ import annotations

from clustomer.engines.open import read_source
from clustomer.errors import InputError
from clustomer.table.kinds import clean_texts, written


def read_merged(path: str | None) -> dict[str, str]:
    """Read which customers have two ids: the first two columns of a table, old and new."""
    if path is None:
        return {}
    columns = read_source(path).columns
    if len(columns) < 2:
        raise InputError(
            f'"{path}" has one column.',
            "Two were expected: the old id of a customer, and the new one.",
            "Separate them by a comma, with a first line such as old,new.",
        )
    found: dict[str, str] = {}
    for old, new in zip(*(clean_texts(written(each)) for each in columns[:2]), strict=True):
        if old is None or new is None or old == new:
            continue
        if found.setdefault(old, new) != new:
            raise InputError(
                f'The id "{old}" becomes "{found[old]}" and "{new}" in "{path}".',
                "Each old id leads to one new id.",
            )
    return found
