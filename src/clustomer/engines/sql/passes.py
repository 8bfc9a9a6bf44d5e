"""One exact pass of Lloyd's algorithm as a query: what the new centroids are made of.

The query assigns every row to its nearest centroid and adds up, for each of them, the
rows, the prepared values and, when asked, their squares. An engine answers with k rows,
however many it read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.sql.stages import Stages
from clustomer.engines.sql.sums import Part, sums_of
from clustomer.engines.sql.tree import Build, Tree

_ROWS, _NEAR = "n", "near"
Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Step(Result):
    """Sufficient statistics of one pass of Lloyd's algorithm, in prepared units.

    Attributes
    ----------
    counts : ndarray of int64, shape (k,)
        Rows nearest to each centroid; ties go to the first.
    sums : ndarray of shape (k, p)
        Sums of their prepared values, of those that are not missing.
    known : ndarray of int64, shape (k, p)
        How many values were not missing; `counts` in each column where all are filled.
    squares : ndarray of shape (k, p), optional
        Sums of the squared values.
    n_near : int, optional
        Rows with two centroids so near that rounding may decide between them: their
        squared distances differ by less than 1e-9 of the larger of 1 and themselves.
    """

    counts: NDArray[np.int64]
    sums: Floats
    known: NDArray[np.int64] = field(repr=False)
    squares: Floats | None = None
    n_near: int | None = None

    def centroids(self, before: Floats) -> Floats:
        """Return the means, shape (k, p); an empty cluster stays where it was."""
        there = self.known > 0
        return np.where(there, self.sums / np.where(there, self.known, 1), before)

    def inertia(self, centroids: Floats) -> float:
        """Return the sum of squared distances of the rows to these centroids.

        Only where the step was asked for squares.
        """
        if self.squares is None:
            raise ValueError("the step was not asked for squares")
        parts = self.squares - 2 * centroids * self.sums + self.known * centroids**2
        return max(0.0, float(parts.sum()))

    def cost(self, centroids: Floats) -> float:
        """Return the inertia less a part that is the same for all centroids.

        Only where no values were left out of the distances.
        """
        return float((self.known * centroids**2 - 2 * centroids * self.sums).sum())

    def joined(self, other: Step) -> Step:
        """Return the step of both sets of rows."""
        squares = near = None
        if self.squares is not None and other.squares is not None:
            squares = self.squares + other.squares
        if self.n_near is not None and other.n_near is not None:
            near = self.n_near + other.n_near
        return Step(
            counts=self.counts + other.counts,
            sums=self.sums + other.sums,
            known=self.known + other.known,
            squares=squares,
            n_near=near,
        )


@dataclass(frozen=True)
class StepQuery:
    """The query of a step, and how its answer is read."""

    tree: Tree
    model: SegmentationModel
    close: bool

    def read(self, answer: Mapping[str, Sequence[float | int | None]]) -> Step:
        """Return the step that an answer (columns by name, k rows or fewer) means."""
        k, plan, parts = self.model.n_segments, self.model.plan, sums_of(self.model).parts
        by_name = {name.casefold(): values for name, values in answer.items()}
        rows = [int(value or 0) - 1 for value in by_name["segment"]]

        def column(name: str) -> Floats:
            found = np.zeros(k)
            found[rows] = [float(value or 0) for value in by_name[name]]
            return found

        counts = column(_ROWS)
        sums = np.zeros((k, plan.width))
        squares, known = np.zeros_like(sums), np.repeat(counts[:, None], plan.width, axis=1)
        starts = np.cumsum([0, *(each.width for each in plan.columns)])
        for i, (part, (a, b)) in enumerate(zip(parts, pairwise(starts), strict=True)):
            there = counts if part.filled else column(f"c{i + 1}")
            known[:, a:b] = there[:, None]
            shift, unit = float(part.shift), float(part.unit)
            if part.by_level:
                for level in range(b - a):
                    number = column(f"l{i + 1}_{level + 1}")
                    sums[:, a + level] = unit * number
                    squares[:, a + level] = unit**2 * number
                continue
            total = column(f"t{i + 1}")
            sums[:, a] = shift * there + unit * total
            if self.close:
                square = column(f"q{i + 1}")
                squares[:, a] = shift**2 * there + 2 * shift * unit * total + unit**2 * square
        return Step(
            counts=counts.astype(np.int64),
            sums=sums,
            known=known.astype(np.int64),
            squares=squares if self.close else None,
            n_near=int(column(_NEAR).sum()) if self.close else None,
        )


def step_query(
    model: SegmentationModel, build: Build, table: Tree, *, close: bool = False
) -> StepQuery:
    """Write the query of one pass over a table.

    Parameters
    ----------
    model : SegmentationModel
        Its centroids are the given ones.
    build : Build
    table : tree
    close : bool
        Also add up squares, and count rows that are nearly a tie: for the last pass.
    """
    stages = Stages(model, build, table)
    inner = stages.labelled(values=True, near=stages.name("p") if close else None)
    exp = build.exp
    columns = [build.own(stages.segment), stages.alias(exp.Count(this=exp.Star()), _ROWS)]
    for i, part in enumerate(sums_of(model).parts):
        columns += _totals(build, stages, i, part, close=close)
    if close:
        near = exp.Sum(this=build.own(stages.name("p")))
        columns.append(stages.alias(near, _NEAR))
    source = inner.subquery(stages.name("p"), copy=False)
    tree = exp.select(*columns).from_(source).group_by(build.own(stages.segment))
    return StepQuery(tree=tree, model=model, close=close)


def _totals(b: Build, stages: Stages, i: int, part: Part, *, close: bool) -> list[Tree]:
    """Return what is added up of one source column."""
    exp, name = b.exp, stages.values[i]
    columns = []
    if not part.filled:
        columns.append(stages.alias(exp.Count(this=b.own(name)), f"c{i + 1}"))
    if part.by_level:
        for level in range(len(part.by_level[0])):
            one = b.case([(b.whole(level), b.whole(1))], b.whole(0), of=b.own(name))
            columns.append(stages.alias(exp.Sum(this=one), f"l{i + 1}_{level + 1}"))
        return columns
    columns.append(stages.alias(exp.Sum(this=b.own(name)), f"t{i + 1}"))
    if close:
        square = exp.Mul(this=b.own(name), expression=b.own(name))
        columns.append(stages.alias(exp.Sum(this=square), f"q{i + 1}"))
    return columns
