"""A model as a graph of ONNX operators: plain records, no third party.

Every operation of a plan and the distances to the centroids are written with
primitive operators, all in double. The logarithm of 1 + x and the exponential
minus 1 have no operators of their own; they are written the way of Kahan, which
loses no digits near 0.

References
----------
Kahan's way: Higham (2002), Accuracy and Stability of Numerical Algorithms, 2nd ed.,
section 1.14, doi:10.1137/1.9780898718027.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from clustomer._result import Result
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.levels import LevelKey, level_keys, prepared_levels
from clustomer.engines.stored import Storage
from clustomer.prepare.distribution import LARGEST
from clustomer.prepare.operations import YeoJohnson
from clustomer.prepare.plan import CEILING, ColumnPlan
from clustomer.table.schema import Column, Kind

SEGMENT, DISTANCES = "segment", "distances"
EPOCH = date(1970, 1, 1)

_NO_POWER = 1e-30  # as in `YeoJohnson`
_BLANK = (
    "[\\x{9}-\\x{d}\\x{1c}-\\x{20}\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}"
    "\\x{202f}\\x{205f}\\x{3000}]*"
)
"""What `str.strip` takes off, as RE2 writes it."""


@dataclass(frozen=True, kw_only=True)
class OnnxInput(Result):
    """One input of the graph, of shape (n, 1).

    Attributes
    ----------
    name : str
        Of the input.
    column : str
        Of the table; the same but where an output has that name, or the column has none.
    content : {"number", "date", "flag", "text"}
        What it holds: doubles; days since 1970-01-01 as doubles; 0 and 1 as doubles;
        strings. NaN and the empty string are missing.
    """

    name: str
    column: str
    content: Storage


@dataclass(frozen=True, kw_only=True)
class Node:
    """One operator: its type, what goes in, what comes out, its attributes."""

    op: str
    inputs: tuple[str, ...]
    output: str
    attributes: Mapping[str, Any] = field(default_factory=dict)


class Graph:
    """Nodes in the order in which they run, and constants, under names of their own."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.nodes: list[Node] = []
        self.constants: dict[str, Any] = {}
        self._names: dict[tuple[str, bytes], str] = {}
        self._prefix = "_"
        while any(name.startswith(self._prefix) for name in taken):
            self._prefix += "_"

    def add(self, op: str, *inputs: str, output: str = "", **attributes: Any) -> str:
        """Add an operator and return the name of what it gives."""
        name = output or f"{self._prefix}{len(self.nodes)}"
        self.nodes.append(Node(op=op, inputs=inputs, output=name, attributes=attributes))
        return name

    def constant(self, value: Any) -> str:
        """Return the name of a constant: a double, or an array as it is."""
        array = np.asarray(value, dtype=None if hasattr(value, "dtype") else np.float64)
        key = (f"{array.dtype}{array.shape}", array.tobytes())
        if key not in self._names:
            self._names[key] = f"{self._prefix}c{len(self._names)}"
            self.constants[self._names[key]] = array
        return self._names[key]

    def where(self, condition: str, yes: str, no: str) -> str:
        """Return a choice for each row."""
        return self.add("Where", condition, yes, no)

    def either(self, conditions: Sequence[str]) -> str:
        """Return whether one of the conditions holds."""
        result = conditions[0]
        for condition in conditions[1:]:
            result = self.add("Or", result, condition)
        return result


@dataclass(frozen=True, kw_only=True)
class Block:
    """The prepared columns of one source.

    ``columns`` have shape (n, 1) and are 0 where ``missing`` (a condition of the same
    shape, or empty) holds.
    """

    columns: tuple[str, ...]
    missing: str = ""


def inputs_of(model: SegmentationModel, stored: Mapping[str, Storage]) -> tuple[OnnxInput, ...]:
    """Return one input for each source column of a model, in its order.

    Parameters
    ----------
    model : SegmentationModel
    stored : mapping of str to {"number", "text", "flag", "date"}
        As `stored_as` says of each column.
    """
    taken = {*model.plan.sources.names, SEGMENT, DISTANCES}
    inputs = []
    for column in model.plan.sources:
        name = column.name or "column"
        while name in (SEGMENT, DISTANCES) or (name != column.name and name in taken):
            name += "_input"
        inputs.append(OnnxInput(name=name, column=column.name, content=stored[column.name]))
    return tuple(inputs)


def graph_of(model: SegmentationModel, inputs: Sequence[OnnxInput]) -> Graph:
    """Return the graph that gives `SEGMENT` (n,) from 1 and `DISTANCES` (n, k).

    Parameters
    ----------
    model : SegmentationModel
    inputs : sequence of OnnxInput
        Of `inputs_of`.
    """
    g = Graph([each.name for each in inputs])
    sources = model.plan.sources
    blocks = [
        _levels(g, each.name, column, plan)
        if column.has_levels
        else _number(g, each.name, column, plan, sources.reference_date)
        for each, column, plan in zip(inputs, sources, model.plan.columns, strict=True)
    ]
    _nearest(g, blocks, model)
    return g


# -- numbers ----------------------------------------------------------------------------------


def _number(
    g: Graph, item: str, column: Column, plan: ColumnPlan, reference_date: str | None
) -> Block:
    if column.kind is Kind.DATE:
        days = (date.fromisoformat(reference_date or "") - EPOCH).days
        item = g.add("Sub", g.constant(float(days)), g.add("Floor", item))
    # False for NaN too, so that what is missing and what is infinite go the same way.
    usable = g.add("LessOrEqual", g.add("Abs", item), g.constant(LARGEST))
    missing = "" if plan.impute is not None else g.add("Not", usable)
    filled = 0.0 if plan.impute is None else plan.impute.value
    x = g.where(usable, item, g.constant(filled))
    if plan.log1p is not None:
        x = _log1p(g, g.add("Max", x, g.constant(0.0)))
    if plan.yeo_johnson is not None:
        x = _power(g, x, plan.yeo_johnson)
    if plan.winsorise is not None:
        x = _clip(g, x, plan.winsorise.low, plan.winsorise.high)
    if plan.scale is not None:
        x = g.add("Sub", x, g.constant(plan.scale.centre))
        x = g.add("Div", x, g.constant(plan.scale.scale))
    if plan.weight is not None:
        x = g.add("Mul", x, g.constant(plan.weight.factor))
    x = _clip(g, x, -CEILING, CEILING)
    if missing:
        x = g.where(missing, g.constant(0.0), x)
    return Block(columns=(x,), missing=missing)


def _clip(g: Graph, x: str, low: float, high: float) -> str:
    return g.add("Min", g.add("Max", x, g.constant(low)), g.constant(high))


def _log1p(g: Graph, x: str) -> str:
    """Return log(1 + x) for x >= 0."""
    one = g.constant(1.0)
    more = g.add("Add", x, one)
    quotient = g.add("Div", g.add("Mul", x, g.add("Log", more)), g.add("Sub", more, one))
    return g.where(g.add("Equal", more, one), x, quotient)


def _expm1(g: Graph, t: str) -> str:
    """Return exp(t) - 1."""
    one = g.constant(1.0)
    grown = g.add("Exp", t)
    less = g.add("Sub", grown, one)
    quotient = g.add("Div", g.add("Mul", less, t), g.add("Log", grown))
    near = g.where(g.add("Equal", grown, one), t, quotient)
    # Far from 0 nothing is lost, and what has grown to infinity has no quotient.
    return g.where(g.add("Greater", g.add("Abs", t), one), less, near)


def _power(g: Graph, x: str, operation: YeoJohnson) -> str:
    zero = g.constant(0.0)
    above = _box_cox(g, g.add("Max", x, zero), operation.lmbda)
    down = _box_cox(g, g.add("Max", g.add("Neg", x), zero), 2.0 - operation.lmbda)
    return g.where(g.add("Less", x, zero), g.add("Neg", down), above)


def _box_cox(g: Graph, x: str, lmbda: float) -> str:
    logs = _log1p(g, x)
    if abs(lmbda) < _NO_POWER:
        return logs
    grown = _expm1(g, g.add("Mul", g.constant(lmbda), logs))
    return g.add("Div", grown, g.constant(lmbda))


# -- levels -----------------------------------------------------------------------------------


def _levels(g: Graph, item: str, column: Column, plan: ColumnPlan) -> Block:
    keys = level_keys(column, plan)
    hits = [_equals(g, item, key) for key in keys]
    known = g.either(hits)
    values = prepared_levels(plan)
    if plan.impute is None:
        missing, otherwise = g.add("Not", known), np.zeros(plan.width)
    else:
        missing, otherwise = "", values[int(plan.impute.value)]
    columns = []
    for j in range(plan.width):
        value = _chosen(g, hits, values[:, j].tolist())
        columns.append(g.where(known, value, g.constant(float(otherwise[j]))))
    return Block(columns=tuple(columns), missing=missing)


def _chosen(g: Graph, hits: Sequence[str], values: Sequence[float]) -> str:
    """Return the value of the level that a row has; any value where it has none."""
    # The most common value needs no test: a one-hot column then has a single one.
    common = max(sorted(set(values)), key=values.count)
    result = g.constant(common)
    for hit, value in zip(hits, values, strict=True):
        if value != common:
            result = g.where(hit, g.constant(value), result)
    return result


def _equals(g: Graph, item: str, key: LevelKey) -> str:
    if key.number is not None:
        return g.add("Equal", item, g.constant(key.number))
    ways = [_literal(key.text)]
    if key.words:
        ways.append("(?i:" + "|".join(_literal(word) for word in key.words) + ")")
    pattern = f"{_BLANK}(?:{'|'.join(ways)}){_BLANK}"
    return g.add("RegexFullMatch", item, pattern=pattern)


def _literal(text: str) -> str:
    """Return a text as a pattern that matches nothing else."""
    return "".join(c if c.isascii() and c.isalnum() else f"\\x{{{ord(c):x}}}" for c in text)


# -- distances --------------------------------------------------------------------------------


def _nearest(g: Graph, blocks: Sequence[Block], model: SegmentationModel) -> None:
    rows = _side_by_side(g, [name for block in blocks for name in block.columns])
    counted, seen = _observed(g, blocks, model.plan.width)
    axis = g.constant(np.array([1]))
    squares = []
    for centroid in model.centroids:
        away = g.add("Sub", rows, g.constant(np.asarray(centroid)[None, :]))
        square = g.add("Mul", away, away)
        if counted:
            square = g.add("Mul", square, counted)
        total = g.add("ReduceSum", square, axis, keepdims=1)
        squares.append(g.add("Mul", total, seen) if seen else total)
    squared = _side_by_side(g, squares)
    g.add("Sqrt", squared, output=DISTANCES)
    # The first of equal minima: ties go to the lower segment.
    first = g.add("ArgMin", squared, axis=1, keepdims=0, select_last_index=0)
    g.add("Add", first, g.constant(np.array(1)), output=SEGMENT)


def _side_by_side(g: Graph, names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else g.add("Concat", *names, axis=1)


def _observed(g: Graph, blocks: Sequence[Block], width: int) -> tuple[str, str]:
    """Return what each squared difference counts (n, p), and what their sum is multiplied by.

    Empty where the plan leaves nothing out. A row without any value stands at the
    origin and counts as complete.
    """
    if not any(block.missing for block in blocks):
        return "", ""
    one, zero = g.constant(1.0), g.constant(0.0)
    first = blocks[0].columns[0]
    always = g.add("Add", g.add("Mul", first, zero), one)
    counts = []
    for block in blocks:
        here = g.where(block.missing, zero, one) if block.missing else always
        counts += [here] * len(block.columns)
    observed = _side_by_side(g, counts)
    total = g.add("ReduceSum", observed, g.constant(np.array([1])), keepdims=1)
    none = g.add("Equal", total, zero)
    whole = g.constant(float(width))
    seen = g.add("Div", whole, g.where(none, whole, total))
    return g.where(none, one, observed), seen
