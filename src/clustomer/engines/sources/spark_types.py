"""How the columns of Spark are read, so that every query sees the same values.

A column is cast where the table is named: its rows travel, are added up and are scored
as the same doubles, whole numbers, texts, truth values and dates. Moments are in UTC,
which needs a session whose time zone that is (`engines.spark.reading`).
"""

from __future__ import annotations

import re

from clustomer.engines.sql.tree import Build, Tree

AS_IS = ("tinyint", "smallint", "int", "bigint", "double", "string", "boolean")
_WHOLE_DIGITS = 18  # of a 64-bit whole number, for sure
_DECIMAL = re.compile(r"decimal\((\d+),(\d+)\)")


def readable(build: Build, name: str, kind: str) -> Tree:
    """Return a column as the queries see it; `kind` is Spark's word for its type."""
    exp, item = build.exp, build.column(name)
    if kind in AS_IS:
        return item
    if kind == "float":
        return exp.cast(item, "DOUBLE")
    digits = _DECIMAL.fullmatch(kind)
    if digits:
        whole = int(digits[2]) == 0 and int(digits[1]) <= _WHOLE_DIGITS
        return exp.cast(item, "BIGINT" if whole else "DOUBLE")
    if kind in ("date", "timestamp", "timestamp_ntz"):
        return _of_calendar(build, item, kind)
    if kind == "binary":
        return build.call("HEX", item)
    return exp.cast(item, "TEXT")


def _of_calendar(b: Build, item: Tree, kind: str) -> Tree:
    """Return a date or moment in UTC; NULL for those before year 1 or after 9999."""
    value = item if kind == "date" else b.exp.cast(item, b.exp.DataType.build("TIMESTAMPNTZ"))
    day = b.exp.cast(item.copy(), "DATE")
    first, last = (b.exp.cast(b.text(each), "DATE") for each in ("0001-01-01", "9999-12-31"))
    return b.case([(b.exp.Between(this=day, low=first, high=last), value)], None)
