"""How the columns of PostgreSQL are read, so that every query sees the same values.

The driver gives decimals as texts, unknown types as bytes, and dates without end as
numbers of days. A column is therefore cast where the table is named: its rows travel,
are added up and are scored as the same doubles, texts, truth values and dates.
"""

from __future__ import annotations

from typing import Any

from clustomer.engines.sql.tree import Build, Tree
from clustomer.engines.stored import Storage

AS_IS = ("int2", "int4", "int8", "float8", "text", "varchar", "name", "bool")
_NUMBERS = ("int2", "int4", "int8", "float4", "float8", "oid", "money", "numeric")
_WHOLE_DIGITS = 18  # of a 64-bit whole number, for sure
_SAFE_DIGITS = 300  # of a double, on either side of the point


def type_of(field: Any) -> str:
    """Return PostgreSQL's name for the type of an Arrow field of its driver."""
    known = field.metadata or {}
    return str(known.get(b"POSTGRESQL:type", b"unknown").decode(errors="replace"))


def kept_as(kind: str) -> Storage:
    """Return what a column of a type holds for the queries."""
    if kind in ("date", "timestamp", "timestamptz"):
        return "date"
    if kind == "bool":
        return "flag"
    return "number" if kind in _NUMBERS else "text"


def readable(build: Build, field: Any, *, zoned: bool = False) -> Tree:
    """Return a column as the queries see it: a double, whole number, text, flag or date.

    Moments are those of UTC; with `zoned` they keep their type.
    """
    exp, item, kind = build.exp, build.column(field.name), type_of(field)
    if kind in AS_IS:
        return item
    if kind == "float4":
        return build.double(item)
    if kind == "oid":
        return exp.cast(item, "BIGINT")
    if kind == "money":
        return build.double(exp.cast(item, "DECIMAL"))
    if kind == "numeric":
        return _of_numeric(build, item, _digits(field))
    if kind in ("date", "timestamp", "timestamptz"):
        return _of_calendar(build, item, kind, zoned=zoned)
    return exp.cast(item, "TEXT")


def _of_numeric(b: Build, item: Tree, digits: tuple[int, int] | None) -> Tree:
    """Return a decimal as a whole number or double; what is beyond doubles is missing."""
    exp = b.exp
    if digits is not None and digits[1] == 0 and digits[0] <= _WHOLE_DIGITS:
        nan = exp.cast(b.text("NaN"), "DECIMAL")
        return exp.cast(exp.Nullif(this=item, expression=nan), "BIGINT")
    if digits is not None and max(digits[1], digits[0] - digits[1]) <= _SAFE_DIGITS:
        return b.double(item)
    # PostgreSQL ends the query at a decimal that no double can hold, small ones included.
    least, most = (exp.cast(b.text(f"1e{sign}{_SAFE_DIGITS}"), "DECIMAL") for sign in ("-", ""))
    size = b.call("ABS", item)
    zero = b.compare("LT", size.copy(), least)
    held = b.compare("LTE", size, most)
    return b.case([(zero, b.double(b.whole(0))), (held, b.double(item.copy()))], None)


def _digits(field: Any) -> tuple[int, int] | None:
    """Return precision and scale of a decimal, where they are declared."""
    modifier = int((field.metadata or {}).get(b"POSTGRESQL:typmod", b"-1"))
    if modifier < 4:
        return None
    scale = (modifier - 4) & 0x7FF  # 11 bits with a sign
    return ((modifier - 4) >> 16) & 0xFFFF, scale - 0x800 if scale >= 0x400 else scale


def _of_calendar(b: Build, item: Tree, kind: str, *, zoned: bool) -> Tree:
    """Return a date or moment in UTC; NULL for those before year 1, after 9999 or without end."""
    exp, zone = b.exp, "+00" if kind == "timestamptz" else ""
    first, after = (b.text(day + zone) for day in ("0001-01-01", "10000-01-01"))
    is_usual = b.every([b.compare("GTE", item, first), b.compare("LT", item.copy(), after)])
    value = item.copy()
    if zone and not zoned:
        value = exp.AtTimeZone(this=value, zone=b.text("UTC"))
    return b.case([(is_usual, value)], None)
