"""A sample that every engine draws alike: the rows whose ids have the smallest hashes.

The hash of a row is MD5, in lower-case hexadecimal, of the seed, a colon and the id as
text. It says nothing about the customer that is not in the id, does not depend on the
order of the rows or on who computes it, and keeps a customer in the sample when rows
are added, as long as they have larger hashes. Where no column names the customers the
row's own values, as the engine writes them, take the id's place: equal rows are then
drawn together, and two engines that write numbers differently draw different rows.
DuckDB hashes values as they are (writing out eight numbers takes ten times as long), by
a function of its own: another version of it may draw other rows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from clustomer.engines.sql.tree import Build, Tree

_HASH = "sample_hash"
_SURE = 8.0  # standard deviations: a cut that is too low is hardly ever met, and then noticed
_WHOLE = 9e15  # beyond, a whole number has no exact double
_DIGITS = 32
_BITS = 64


def hash_of(build: Build, key: Tree, seed: int) -> Tree:
    """Return the hash of a key, a text that is not NULL."""
    seeded = build.exp.DPipe(this=build.text(f"{seed}:"), expression=key, safe=True)
    if build.dialect == "postgres":  # its texts may be stored in any encoding
        seeded = build.call("CONVERT_TO", seeded, build.text("UTF8"))
    return build.exp.MD5(this=seeded)


def key_text(build: Build, name: str, type_: str) -> Tree:
    """Return the canonical text of an id: whole numbers without a point, texts trimmed.

    Parameters
    ----------
    build : Build
    name : str
    type_ : {"whole", "number", "text", "other"}
    """
    exp, item = build.exp, build.column(name)
    if type_ == "text":
        found = build.call("TRIM", item)
    elif type_ == "number":  # 17850.0 is 17850, as everywhere
        whole = exp.cast(exp.cast(item.copy(), "BIGINT"), "TEXT")
        is_whole = build.every(
            [
                build.within(item.copy(), _WHOLE),
                build.compare("EQ", item.copy(), build.call("FLOOR", item.copy())),
            ]
        )
        found = build.case([(is_whole, whole)], exp.cast(item, "TEXT"))
    else:
        found = exp.cast(item, "TEXT")
    return build.call("COALESCE", found, build.text(""))


def row_text(build: Build, names: Sequence[str]) -> Tree:
    """Return the values of a row as one text."""
    exp = build.exp
    found: Tree = None
    for name in names:
        text = build.call("COALESCE", exp.cast(build.column(name), "TEXT"), build.text(""))
        marked = exp.DPipe(this=text, expression=build.text("|"), safe=True)
        found = marked if found is None else exp.DPipe(this=found, expression=marked, safe=True)
    return found


def hash_of_values(build: Build, names: Sequence[str], seed: int) -> Tree:
    """Return the hash of a row's values."""
    if build.dialect != "duckdb":
        return hash_of(build, row_text(build, names), seed)
    return build.exp.Anonymous(
        this="HASH", expressions=[build.whole(seed), *map(build.column, names)]
    )


def cut_for(build: Build, n: int, n_rows: int, *, by_values: bool = False) -> Tree | None:
    """Return a hash below which lie n of so many rows for sure, or None where all are needed."""
    share = (n + _SURE * math.sqrt(n) + _SURE) / max(1, n_rows)
    if share >= 1:
        return None
    if by_values and build.dialect == "duckdb":
        return build.whole(int(share * 2**_BITS))
    return build.text(f"{int(share * 16**_DIGITS):0{_DIGITS}x}")


def sample_query(
    build: Build,
    table: Tree,
    names: Sequence[str],
    hashed: Tree,
    *,
    n: int,
    cut: Tree | None,
) -> Tree:
    """Write the query of the n rows with the smallest hashes.

    Parameters
    ----------
    build : Build
    table : tree
    names : sequence of str
        Columns that are wanted.
    hashed : tree
        The hash of the id (`hash_of` its `key_text`), or of the row (`hash_of_values`).
    n : int
    cut : tree, optional
        Larger hashes are not even sorted (`cut_for`).
    """
    exp, hidden = build.exp, _free(names)
    inner = exp.select(*map(build.column, names), exp.alias_(hashed, hidden)).from_(table)
    query = exp.select(*map(build.column, names)).from_(inner.subquery("hashed", copy=False))
    if cut is not None:
        query = query.where(build.compare("LT", build.own(hidden), cut))
    return query.order_by(build.own(hidden)).limit(n)


def _free(names: Sequence[str]) -> str:
    taken = {name.casefold() for name in names}
    name = _HASH
    while name in taken:
        name += "_"
    return name
