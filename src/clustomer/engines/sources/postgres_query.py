"""A query that takes a table's place: one SELECT that reads, and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from clustomer.engines.sql.tree import Build
from clustomer.errors import InputError

_WRITES = (
    "Insert", "Update", "Delete", "Merge", "Create", "Drop", "Alter", "Into", "Lock", "Command",
    "Copy", "TruncateTable",
)  # fmt: skip


def one_select(query: str) -> str:
    """Return a query without its semicolon, if it is one SELECT that only reads.

    Raises
    ------
    InputError
        Else; the query is not repeated.

    Examples
    --------
    >>> one_select("SELECT id, age FROM people WHERE age > 17; -- adults")
    'SELECT id, age FROM people WHERE age > 17'
    """
    import sqlglot

    exp = Build("postgres").exp
    try:
        with _quiet():
            tokens = sqlglot.tokenize(query, dialect="postgres")
            parsed = [tree for tree in sqlglot.parse(query, dialect="postgres") if tree]
    except sqlglot.errors.SqlglotError as error:
        raise _refused("it cannot be read", str(error).splitlines()[0]) from None
    trees = [tree for tree in parsed if not isinstance(tree, exp.Semicolon)]
    if len(trees) != 1:
        raise _refused(f"it has {len(trees)} statements")
    (tree,) = trees
    if not isinstance(tree, exp.Query) or not (tree.selects or tree.is_star):
        raise _refused("it is no SELECT")
    kinds = tuple(getattr(exp, name) for name in _WRITES)
    found = tree.find(*kinds)
    if found is not None:
        raise _refused(f"it holds {found.key.upper()}")
    while tokens and tokens[-1].token_type.name == "SEMICOLON":
        tokens.pop()
    return query[tokens[0].start : tokens[-1].end + 1]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the parser from logging what it does not know: it is refused."""
    log = logging.getLogger("sqlglot")
    before, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = before


def _refused(why: str, said: str = "") -> InputError:
    return InputError(
        f"The query is not used: {why}.{f' {said}' if said else ''}",
        "One SELECT, or WITH ... SELECT, was expected, without INTO and FOR UPDATE.",
        "Make a view of anything else, and name that.",
    )
