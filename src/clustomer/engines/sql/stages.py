"""From the columns of a table to the nearest centroid, as stages of one query.

Each stage is a plain projection: the columns read, filled, cut and centred (x; y where
a value is needed more than once), one sum for each centroid (s), and the first smallest
sum. The sums are linear, because the squared length of a customer is the same for every
centroid. What is passed on travels through all stages: ids, values, other columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from clustomer.cluster.model import SegmentationModel
from clustomer.engines.sql.columns import finish, is_finished_at_once, read
from clustomer.engines.sql.sums import Part, sums_of
from clustomer.engines.sql.tree import Build, Tree

SEGMENT = "segment"
"""Name of the column that says which centroid is the nearest, from 1."""

_TOO_NEAR = 4e-9  # of half a squared distance: 1e-9 of the distance, and more
_LEAST = Fraction(1, 10**12)


class Stages:
    """Makes the stages for one model and one table.

    Parameters
    ----------
    model : SegmentationModel
    build : Build
    table : tree
        What is read.
    ids : sequence of str
        Columns of the table that come out beside the segment.
    taken : sequence of str
        Other names that no name of a stage may be.
    """

    def __init__(
        self,
        model: SegmentationModel,
        build: Build,
        table: Tree,
        *,
        ids: Sequence[str] = (),
        taken: Sequence[str] = (),
    ) -> None:
        self.b, self.table, self.ids = build, table, tuple(ids)
        self.plan, self.k = model.plan, model.n_segments
        self.sums = sums_of(model)
        # No name of ours may be a name of theirs, in whatever case an engine folds them.
        names = {name.casefold() for name in (*model.plan.sources.names, *ids, *taken)}
        self.segment = free(SEGMENT, {name.casefold() for name in ids})
        numbers = ("", *range(1, max(len(self.plan.columns), self.k) + 1))
        ours = [f"{stage}{i}" for stage in "xysmp" for i in numbers]
        self.mark = ""
        while any(name + self.mark in names for name in ours):
            self.mark += "_"
        self.values = [self.name("x", i) for i in range(len(self.plan.columns))]
        """The columns that hold the values, once all stages are written."""

    def name(self, stage: str, i: int | None = None) -> str:
        """Return a name of ours: of a stage, or of its i-th column."""
        return f"{stage}{'' if i is None else i + 1}{self.mark}"

    def labelled(
        self,
        passed: Sequence[tuple[Tree, str]] = (),
        *,
        values: bool = False,
        near: str | None = None,
    ) -> Tree:
        """Return the query that gives every row its segment.

        Parameters
        ----------
        passed : sequence of (tree, str)
            Expressions of the table's columns and the names under which they are passed on.
        values : bool
            Whether the values come out too (`self.values`).
        near : str, optional
            Name of a column that is 1 where two centroids are as good as equally near, else 0.
        """
        exp, b = self.b.exp, self.b
        stages: list[tuple[str, Tree]] = []
        source: Tree = self.table
        first = [self.alias(tree, name) for tree, name in passed]
        later: list[Tree] = [b.own(name) for _, name in passed]
        for name, columns in self._stages(values=values, near=near is not None):
            others = first if not stages else later
            own = [*map(b.column, self.ids), *(each.copy() for each in others), *columns]
            stages.append((name, b.fenced(exp.select(*own).from_(source))))
            source = exp.to_table(name)
        final = [*map(b.column, self.ids), *later]
        final += [b.own(name) for name in self.values] if values else []
        final.append(self.alias(self._nearest(least=near is not None), self.segment))
        if near is not None:
            final.append(self.alias(self._near(), near))
        query = exp.select(*final).from_(source)
        fence = True if b.dialect == "sqlite" else None
        for name, stage in stages:
            query = query.with_(name, as_=stage, materialized=fence, copy=False)
        return query

    def _stages(self, *, values: bool, near: bool) -> Iterator[tuple[str, list[Tree]]]:
        """Yield the name of each stage and its columns; a stage without work is left out."""
        names = [self.name("x", i) for i in range(len(self.plan.columns))]
        at_once = [is_finished_at_once(plan) for plan in self.plan.columns]
        yield self.name("x"), [self._read(i, names[i]) for i in range(len(names))]
        if not all(at_once):
            columns = []
            for i, done in enumerate(at_once):
                own = self.b.own(names[i])
                if not done:
                    names[i] = self.name("y", i)
                    finished = finish(self.b, self.plan.columns[i], self.sums.parts[i], own)
                    own = self.alias(finished, names[i])
                columns.append(own)
            yield self.name("y"), columns
        self.values = names
        if self.k > 1:
            kept = [self.b.own(name) for name in names] if values or near else []
            sums = [self.alias(self._sum(names, j), self.name("s", j)) for j in self._others()]
            yield self.name("s"), [*kept, *sums]
            if near:
                sums = [self.b.own(self.name("s", j)) for j in self._others()]
                least = self.alias(self.b.least(*self._each_sum()), self.name("m", 0))
                size = self.alias(self._size(names), self.name("m", 1))
                yield self.name("m"), [*(each.copy() for each in kept), *sums, least, size]

    def _others(self) -> list[int]:
        return [j for j in range(self.k) if j != self.sums.base]

    def _read(self, i: int, name: str) -> Tree:
        """Return a source column as far as one mention of it goes."""
        schema, plan = self.plan.sources, self.plan.columns[i]
        tree = read(self.b, schema.columns[i], plan, schema.reference_date)
        if plan.levels is None and is_finished_at_once(plan):
            tree = finish(self.b, plan, self.sums.parts[i], tree)
        return self.alias(tree, name)

    def _sum(self, names: Sequence[str], j: int) -> Tree:
        """Return ``b_j + sum_i a_ji x_i``; a missing value adds nothing."""
        b, parts = self.b, self.sums.parts
        total = b.plus(None, self.sums.constants[j])
        for name, part in zip(names, parts, strict=True):
            if part.by_level:
                total = b.add(total, self._level_term(name, part, j))
            elif not part.filled:
                term = b.plus(b.plus(None, part.constants[j]), part.factors[j], b.own(name))
                total = b.add(total, b.call("COALESCE", term, b.number(0.0)))
            elif part.factors[j]:
                total = b.plus(total, part.factors[j], b.own(name))
        if any(part.filled for part in parts):
            return total
        # A customer without any value is compared as if it were the origin.
        nothing = b.every([b.is_null(b.own(name)) for name in names])
        return b.case([(nothing, b.number(self.sums.lengths[j]))], total)

    def _level_term(self, name: str, part: Part, j: int) -> Tree:
        """Return what the level of a one-hot column adds to a sum."""
        b = self.b
        numbers = [b.number(value) for value in part.by_level[j]]
        pairs = [(b.whole(level), number) for level, number in enumerate(numbers)]
        if not part.filled:
            return b.case(pairs, b.number(0.0), of=b.own(name))
        # There is always one of the levels.
        return b.case(pairs[:-1], numbers[-1], of=b.own(name)) if pairs[:-1] else numbers[-1]

    def _each_sum(self) -> list[Tree]:
        """Return the sum of every centroid; the base's own is 0."""
        b = self.b
        return [
            b.number(0.0) if j == self.sums.base else b.own(self.name("s", j))
            for j in range(self.k)
        ]

    def _nearest(self, *, least: bool) -> Tree:
        """Return the number of the first smallest sum."""
        b = self.b
        if self.k == 1:
            return b.whole(1)
        sums = self._each_sum()
        branches = [(each.copy(), b.whole(j + 1)) for j, each in enumerate(sums[:-1])]
        smallest = b.own(self.name("m", 0)) if least else b.least(*sums)
        return b.case(branches, b.whole(self.k), of=smallest)

    def _near(self) -> Tree:
        """Return 1 where another sum is no larger than rounding could make the smallest."""
        b = self.b
        if self.k == 1:
            return b.whole(0)
        limit = b.plus(b.own(self.name("m", 0)), _TOO_NEAR, b.own(self.name("m", 1)))
        total = None
        for each in self._each_sum():
            is_least = b.compare("LTE", each, limit.copy())
            total = b.add(total, b.case([(is_least, b.whole(1))], b.whole(0)))
        more = b.compare("GT", b.exp.paren(total), b.whole(1))
        return b.case([(more, b.whole(1))], b.whole(0))

    def _size(self, names: Sequence[str]) -> Tree:
        """Return at least half of every squared distance: |x|^2 + the largest |c|^2."""
        b = self.b
        total = b.plus(None, sum((part.most for part in self.sums.parts), _LEAST))
        for name, part in zip(names, self.sums.parts, strict=True):
            if part.by_level:
                continue
            value = b.own(name) if part.filled else b.call("COALESCE", b.own(name), b.number(0.0))
            square = b.exp.Mul(this=value, expression=value.copy())
            total = b.plus(total, part.unit**2, square)
        return total

    def alias(self, tree: Tree, name: str) -> Tree:
        """Return the tree under a name."""
        return self.b.exp.alias_(tree, name)


def free(name: str, taken: set[str]) -> str:
    """Return a name that is none of those taken."""
    while name in taken:
        name = f"clustomer_{name}"
    return name
