"""Small pieces of SQL as a tree: names, numbers, cases. No text is ever pasted together.

Names and texts of a table enter as identifiers and literals of the tree, so each
dialect quotes them in its own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from clustomer.engines.sql.sums import as_double
from clustomer.errors import InputError

Tree = Any
"""A node of sqlglot, which is imported only when SQL is written."""

_PART = re.compile(r'"(?:[^"]|"")+"|[^".]+')
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CAST = ("snowflake", "clickhouse")
"""Where a number with an exponent may be taken for a decimal, or decimals do not mix with it."""
_NOTHING = 1e-150
_PLAIN_DIGITS = 6
_DAY_OF_ORACLE = "YYYY-MM-DD"


class Build:
    """Makes nodes; `dialect` decides the few things that no translation covers."""

    def __init__(self, dialect: str) -> None:
        from sqlglot import exp
        from sqlglot.dialects.dialect import Dialect

        self.exp: Any = exp
        self.dialect = dialect
        self._reserved = {str(word).upper() for word in Dialect[dialect].tokenizer_class.KEYWORDS}

    def column(self, name: str) -> Tree:
        """Return a column of the user's table: always quoted."""
        return self.exp.column(self.exp.to_identifier(name, quoted=True))

    def own(self, name: str) -> Tree:
        """Return a column that the query itself made."""
        return self.exp.column(name)

    def table(self, name: str) -> Tree:
        """Return a table; dots separate catalogue, schema and name, double quotes hold a dot."""
        parts = _PART.findall(name)
        if not 1 <= len(parts) <= 3 or ".".join(parts) != name or not all(map(str.strip, parts)):
            raise InputError(
                f"{name!r} cannot be the name of a table.",
                "A name, schema.name or catalogue.schema.name was expected.",
                "Put a part that holds a dot into double quotes: --table '\"a.b\".customers'.",
            )
        return self.exp.Table(
            **dict(zip(("this", "db", "catalog"), map(self._part, reversed(parts)), strict=False))
        )

    def _part(self, part: str) -> Tree:
        if part.startswith('"'):
            return self.exp.to_identifier(part[1:-1].replace('""', '"'), quoted=True)
        # A plain name stays bare, so that engines fold its case as the user's own queries do.
        bare = _PLAIN.fullmatch(part) is not None and part.upper() not in self._reserved
        return self.exp.to_identifier(part, quoted=not bare)

    def text(self, value: str) -> Tree:
        """Return a text literal."""
        return self.exp.Literal.string(value)

    def whole(self, value: int) -> Tree:
        """Return a whole number of at least 0."""
        return self.exp.Literal.number(str(value))

    def number(self, value: float | Fraction) -> Tree:
        """Return a double with every digit: an exponent keeps engines from taking decimals."""
        value = as_double(Fraction(value))
        literal = self.exp.Literal.number(_digits(abs(value)))
        return self.exp.Neg(this=literal) if value < 0 else literal

    def off_zero(self, tree: Tree) -> Tree:
        """Return ``tree + 1e-150`` where products too small for doubles are an error."""
        if self.dialect not in ("postgres", "redshift"):
            return tree
        return self.exp.Add(this=tree, expression=self.number(_NOTHING))

    def plus(self, tree: Tree | None, factor: float | Fraction, item: Tree | None = None) -> Tree:
        """Return ``tree + factor * item`` (``tree + factor`` without an item)."""
        part = self.number(abs(Fraction(factor)))
        if item is not None:
            part = self.exp.Mul(this=part, expression=item)
        if tree is None:
            return self.exp.Neg(this=part) if factor < 0 else part
        kind = self.exp.Sub if factor < 0 else self.exp.Add
        return kind(this=tree, expression=part)

    def add(self, tree: Tree | None, item: Tree) -> Tree:
        """Return ``tree + item`` for an item that binds at least as strongly as a product."""
        return item if tree is None else self.exp.Add(this=tree, expression=item)

    def times(self, factor: float, item: Tree) -> Tree:
        """Return ``factor * item``."""
        return self.exp.Mul(this=self.number(factor), expression=self.grouped(item))

    def grouped(self, item: Tree) -> Tree:
        """Return the item, in parentheses where it is a sum, product or signed."""
        loose = isinstance(item, self.exp.Binary | self.exp.Unary)
        return self.exp.paren(item) if loose else item

    def call(self, name: str, *arguments: Tree) -> Tree:
        """Return a function call such as ``LN(x)``."""
        return self.exp.func(name, *arguments)

    def least(self, *arguments: Tree) -> Tree:
        """Return the least of values, none of which is NULL: engines do not agree about that."""
        name = "MIN" if self.dialect == "sqlite" else "LEAST"
        return self.exp.Anonymous(this=name, expressions=list(arguments))

    def greatest(self, *arguments: Tree) -> Tree:
        """Return the greatest of values, none of which is NULL."""
        name = "MAX" if self.dialect == "sqlite" else "GREATEST"
        return self.exp.Anonymous(this=name, expressions=list(arguments))

    def compare(self, kind: str, left: Tree, right: Tree) -> Tree:
        """Return a comparison: LT, LTE, GT, EQ, Is."""
        node: Tree = getattr(self.exp, kind)
        return node(this=left, expression=right)

    def is_null(self, item: Tree) -> Tree:
        """Return ``item IS NULL``."""
        return self.compare("Is", item, self.exp.null())

    def fenced(self, query: Tree) -> Tree:
        """Return a stage whose columns are computed once, however often they are named.

        PostgreSQL would put every expression in each place that names it. OFFSET keeps
        it from that; as a text it is a constant from the start, and parallel workers are
        still allowed.
        """
        if self.dialect == "postgres":
            return query.offset(self.text("0"))
        return query.offset(0) if self.dialect == "redshift" else query

    def every(self, conditions: Sequence[Tree]) -> Tree:
        """Return the conditions joined by AND."""
        return self.exp.and_(*conditions, wrap=False)

    def case(
        self, branches: Iterable[tuple[Tree, Tree]], default: Tree | None, of: Tree | None = None
    ) -> Tree:
        """Return ``CASE [of] WHEN ... THEN ... ELSE default END``."""
        whens = [self.exp.If(this=when, true=then) for when, then in branches]
        return self.exp.Case(this=of, ifs=whens, default=default)

    def double(self, item: Tree) -> Tree:
        """Return a number as a double, where the dialect's literals would leave it a decimal."""
        if self.dialect == "oracle":  # its DOUBLE PRECISION is a decimal number
            return self.exp.Anonymous(this="TO_BINARY_DOUBLE", expressions=[item])
        if self.dialect in ("postgres", "redshift"):  # as DOUBLE PRECISION, but short
            kind = self.exp.DataType(this=self.exp.DataType.Type.USERDEFINED, kind="FLOAT8")
            return self.exp.Cast(this=item, to=kind)
        return self.exp.cast(item, "DOUBLE") if self.dialect in _CAST else item

    def integer(self, item: Tree) -> Tree:
        """Return a truth value as 0 or 1."""
        return self.exp.cast(item, "INT")

    def is_one_of(self, item: Tree, words: Sequence[str]) -> Tree:
        """Return ``item IN ('a', 'b')``, with one word ``item = 'a'``."""
        if len(words) == 1:
            return self.compare("EQ", item, self.text(words[0]))
        return self.exp.In(this=item, expressions=[self.text(word) for word in words])

    def over(self, above: Tree, below: Tree) -> Tree:
        """Return a quotient of doubles."""
        return self.exp.Div(this=above, expression=below, typed=True)

    def within(self, item: Tree, limit: float) -> Tree:
        """Return whether a number lies within -limit to limit: not so for NULL, NaN, infinities."""
        low, high = self.number(-limit), self.number(limit)
        if self.dialect == "oracle":  # its decimal literals end at 1e125
            high = self.double(self.text(f"{limit:.0e}"))
        value = self.double(item)
        if value is item:  # the ABS of the smallest whole number is an error, of a text 0
            return self.exp.Between(this=item, low=low, high=high)
        return self.compare("LTE", self.call("ABS", value), high)

    def days_before(self, item: Tree, day: str) -> Tree:
        """Return the days from a date or moment to a day."""
        exp = self.exp
        if self.dialect == "oracle":
            given = exp.Anonymous(this="TRUNC", expressions=[item])
            until = exp.Anonymous(
                this="TO_DATE", expressions=[self.text(day), self.text(_DAY_OF_ORACLE)]
            )
            return exp.paren(exp.Sub(this=until, expression=given))
        if self.dialect == "sqlite":  # noon to noon; NULL for what is no date
            known, when = (
                exp.Anonymous(this="JULIANDAY", expressions=[each])
                for each in (self.text(day), exp.Anonymous(this="DATE", expressions=[item]))
            )
            return exp.paren(exp.Sub(this=known, expression=when))
        until, given = exp.cast(self.text(day), "DATE"), exp.cast(item, "DATE")
        return exp.DateDiff(this=until, expression=given, unit=exp.var("DAY"))


def _digits(value: float) -> str:
    """Return the digits of a double of at least 0, short and always with an exponent."""
    _, digits, exponent = Decimal(repr(float(value))).as_tuple()
    whole = "".join(map(str, digits)).rstrip("0") or "0"
    place = int(exponent) + len(digits) if whole != "0" else 1  # digits before the point
    if 0 <= place <= max(len(whole), _PLAIN_DIGITS):
        whole = whole.ljust(place, "0")
        text = f"{whole[:place] or '0'}.{whole[place:]}".rstrip(".")
        return f"{text}e0"
    return f"{whole[0]}.{whole[1:]}".rstrip(".") + f"e{place - 1}"
