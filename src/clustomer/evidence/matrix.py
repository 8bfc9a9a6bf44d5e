"""The table of the test: complete rows in an order that only their values decide.

Everything random in the test picks rows by position. So rows and columns are
sorted by value first and then shuffled once by seed: neither the order of a file,
nor the scale of a column, nor the names of categories can change the answer.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from clustomer._random import DEFAULT_SEED, stream
from clustomer.evidence.matrix_input import (
    check_arguments,
    checked_codes,
    checked_numbers,
    checked_originals,
    named,
)
from clustomer.stats.canonical import canonical
from clustomer.stats.dip import jitter

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Scale = Literal["standard", "given"]

_DECIMALS = 10  # of z-scores: what differs less came from rounding on another scale
_VALLEY_ROWS = 2000


@dataclass(frozen=True, kw_only=True)
class EvidenceMatrix:
    """What is tested: complete rows, shuffled, without constant columns.

    Attributes
    ----------
    values : ndarray of shape (n, p)
        The numeric columns as they were given.
    originals : ndarray of shape (n, p) or None
        The same in the table's own units, where they are known.
    numeric : ndarray of shape (n, p)
        The same as z-scores (divisor n, ten decimals).
    nominal : ndarray of int, shape (n, m)
        Codes from 0, in an order that does not depend on the names of categories.
    deviations : ndarray of shape (p,)
        What z-scores are multiplied by in distances: 1, or with ``scale="given"``
        the column's own standard deviation.
    factors : ndarray of shape (m,)
        What the 0/1 columns of each nominal column are multiplied by.
    names, nominal_names : tuple of str
    columns, nominal_columns : ndarrays of int, shape (p,) and (m,)
        Where each column stood in the input.
    rows : ndarray of int, shape (n,)
        Where each row stood in the input.
    constant : tuple of str
        Columns that were left out because they do not vary.
    scale : {"standard", "given"}
        Which distances are in force, see `features`.
    n_distinct : int
        Distinct rows.
    n_rows, n_complete : int
        Rows that were given, and those of them without missing values.
    seed : int
        Root seed of the sample and of the shuffle.
    given_factors : tuple of float or None
        The factors of the input's nominal columns, where they were given.
    """

    values: Floats
    originals: Floats | None
    numeric: Floats
    nominal: Ints
    deviations: Floats
    factors: Floats
    names: tuple[str, ...]
    nominal_names: tuple[str, ...]
    columns: Ints
    nominal_columns: Ints
    rows: Ints
    constant: tuple[str, ...]
    scale: Scale
    n_distinct: int
    n_rows: int
    n_complete: int
    seed: int
    given_factors: tuple[float, ...] | None

    @property
    def n(self) -> int:
        """Rows that are tested."""
        return len(self.numeric)

    @property
    def n_dimensions(self) -> int:
        """Numeric columns, and one less than its categories for each nominal column."""
        levels = [int(column.max()) for column in self.nominal.T]
        return int(self.numeric.shape[1]) + sum(levels)

    def features(self, numeric: Floats | None = None, nominal: Ints | None = None) -> Floats:
        """Return the rows between which distances are taken, of the data or of a null set.

        Parameters
        ----------
        numeric : ndarray of shape (n, p), optional
            z-scores in place of `numeric`.
        nominal : ndarray of int, shape (n, m), optional
            Codes in place of `nominal`.

        Returns
        -------
        ndarray of shape (n, p + categories)
            z-scores, with ``scale="given"`` times the column's own standard
            deviation; then a 0/1 column for each category, times the column's factor.
        """
        blocks = [(self.numeric if numeric is None else numeric) * self.deviations]
        codes = self.nominal if nominal is None else nominal
        for j, observed in enumerate(self.nominal.T):
            levels = np.arange(int(observed.max()) + 1)
            blocks.append((codes[:, j, None] == levels) * self.factors[j])
        return np.ascontiguousarray(np.hstack(blocks))

    def jittered(self) -> Floats:
        """Return the numeric features of the first 2,000 rows, repeated values spread.

        Returns
        -------
        ndarray of shape (min(n, 2000), p)
            Stream ("valley", j); see `clustomer.stats.dip.jitter`.
        """
        shown = self.numeric[:_VALLEY_ROWS]
        spread = [
            jitter(column, rng=stream(self.seed, "valley", j)) for j, column in enumerate(shown.T)
        ]
        return np.column_stack(spread) * self.deviations

    def without(self, rows: NDArray[np.bool_]) -> EvidenceMatrix:
        """Return the table of the other rows, standardised and put in order anew."""
        kept = np.flatnonzero(~rows)
        return _build(
            _Input(
                values=self.values[kept],
                originals=None if self.originals is None else self.originals[kept],
                nominal=self.nominal[kept],
                names=self.names,
                nominal_names=self.nominal_names,
                columns=self.columns,
                nominal_columns=self.nominal_columns,
                rows=self.rows[kept],
                factors=self.given_factors,
                scale=self.scale,
                constant=self.constant,
            ),
            n_rows=self.n_rows,
            n_complete=self.n_complete,
            seed=self.seed,
        )


def evidence_matrix(
    numeric: ArrayLike,
    *,
    nominal: ArrayLike | None = None,
    names: Sequence[str] = (),
    nominal_names: Sequence[str] = (),
    scale: Scale = "standard",
    factors: Sequence[float] | None = None,
    originals: ArrayLike | None = None,
    max_rows: int = 5000,
    seed: int = DEFAULT_SEED,
) -> EvidenceMatrix:
    """Put a prepared table into the form that is tested.

    Parameters
    ----------
    numeric : array-like of shape (n, p)
        Prepared numbers; NaN for missing. May have no columns.
    nominal : array-like of int, shape (n, m), optional
        Codes of nominal columns; below 0 for missing.
    names, nominal_names : sequences of str, optional
    scale : {"standard", "given"}, default "standard"
        ``"standard"``: every numeric column counts alike, whatever its units.
        ``"given"``: distances are those of the numbers as they are, so that a scale
        or weights of the user's own stay in force.
    factors : sequence of m floats, optional
        What the 0/1 columns of each nominal column are multiplied by. Default:
        the square root of .5 / (1 - sum of squared shares), which makes the
        expected squared distance of two rows 1, half of a z-score's.
    originals : array-like of shape (n, p), optional
        The numeric columns in the table's own units, in which a value that many
        rows share is named. Nothing is computed from them.
    max_rows : int, default 5000
        Of more complete rows, that many are drawn by seed.
    seed : int, default 0
        Streams: ("rows",), ("perm",) and ("valley", j).

    Raises
    ------
    InputError
        When shapes do not belong together, a value is infinite, or an argument is
        out of range.

    Notes
    -----
    Columns and rows are sorted by value (`clustomer.stats.canonical`), categories
    by their size and, where that is equal, by the rows in them. One sort per
    column: O(n p log n).

    Examples
    --------
    >>> matrix = evidence_matrix([[1.0, 7.0], [3.0, 7.0], [float("nan"), 7.0]])
    >>> matrix.n, sorted(matrix.numeric.ravel().tolist()), matrix.constant
    (2, [-1.0, 1.0], ('column 2',))
    """
    values = checked_numbers(numeric)
    codes = checked_codes(nominal, len(values))
    check_arguments(scale, factors, codes, max_rows)
    complete = ~np.isnan(values).any(axis=1) & (codes >= 0).all(axis=1)
    rows = np.flatnonzero(complete)
    given = _Input(
        values=values[rows],
        originals=None if originals is None else checked_originals(originals, values)[rows],
        nominal=codes[rows],
        names=named(names, values.shape[1], "column"),
        nominal_names=named(nominal_names, codes.shape[1], "nominal column"),
        columns=np.arange(values.shape[1]),
        nominal_columns=np.arange(codes.shape[1]),
        rows=rows,
        factors=None if factors is None else tuple(float(one) for one in factors),
        scale=scale,
    )
    if len(rows) > max_rows:
        given = given.take(_sample(given, max_rows, seed))
    return _build(given, n_rows=len(values), n_complete=len(rows), seed=seed)


class _Input(NamedTuple):
    """Complete rows in any order; constant columns are still among them."""

    values: Floats
    originals: Floats | None
    nominal: Ints
    names: tuple[str, ...]
    nominal_names: tuple[str, ...]
    columns: Ints
    nominal_columns: Ints
    rows: Ints
    factors: tuple[float, ...] | None
    scale: Scale
    constant: tuple[str, ...] = ()  # left out before

    def take(self, kept: Ints) -> _Input:
        return self._replace(
            values=self.values[kept],
            originals=None if self.originals is None else self.originals[kept],
            nominal=self.nominal[kept],
            rows=self.rows[kept],
        )


class _Moments(NamedTuple):
    mean: float
    deviation: float


class _Arranged(NamedTuple):
    """Columns and rows in canonical order."""

    z: Floats
    codes: Ints
    columns: Ints
    nominal_columns: Ints
    order: Ints


def _build(given: _Input, *, n_rows: int, n_complete: int, seed: int) -> EvidenceMatrix:
    """Sort columns and rows by value, then shuffle the rows by seed."""
    table = _arranged(given)
    order = stream(seed, "perm").permutation(len(table.order))
    rows = table.order[order]
    kept, kept_nominal = table.columns.tolist(), table.nominal_columns.tolist()
    left = [name for j, name in enumerate(given.names) if j not in kept]
    left += [name for j, name in enumerate(given.nominal_names) if j not in kept_nominal]
    values, codes = given.values[np.ix_(rows, table.columns)], table.codes[order]
    every = np.hstack([table.z, table.codes])
    deviations = np.ones(len(table.columns))
    if given.scale == "given":
        deviations = np.array([_moments(column).deviation for column in values.T])
    originals = given.originals
    return EvidenceMatrix(
        values=values,
        originals=None if originals is None else originals[np.ix_(rows, table.columns)],
        numeric=table.z[order],
        nominal=codes,
        deviations=deviations,
        factors=_factors(given, table.nominal_columns, codes),
        names=tuple(given.names[j] for j in kept),
        nominal_names=tuple(given.nominal_names[j] for j in kept_nominal),
        columns=given.columns[table.columns],
        nominal_columns=given.nominal_columns[table.nominal_columns],
        rows=given.rows[rows],
        constant=(*given.constant, *left),
        scale=given.scale,
        n_distinct=len(np.unique(every, axis=0)) if len(every) else 0,
        n_rows=n_rows,
        n_complete=n_complete,
        seed=seed,
        given_factors=given.factors,
    )


def _arranged(given: _Input) -> _Arranged:
    varying, categories = _varying(given.values), _varying(given.nominal)
    z = _standardised(given.values[:, varying])
    by_value = canonical(z).columns if z.size else np.arange(z.shape[1])
    z = z[:, by_value]
    codes, places = _canonical_codes(z, given.nominal[:, categories])
    keys = [*codes.T[::-1], *z.T[::-1]]
    order = np.lexsort(keys) if keys else np.arange(len(z))
    return _Arranged(
        z=np.ascontiguousarray(z[order]),
        codes=codes[order],
        columns=varying[by_value].astype(np.intp),
        nominal_columns=categories[places].astype(np.intp),
        order=order,
    )


def _varying(values: NDArray) -> Ints:
    """Return the columns with two distinct values or more."""
    return np.flatnonzero((values != values[:1]).any(axis=0))


def _sample(given: _Input, n: int, seed: int) -> Ints:
    """Draw rows by their place in canonical order, so that the order of the file is forgotten."""
    order = _arranged(given).order
    drawn = stream(seed, "rows").choice(len(order), size=n, replace=False)
    return order[np.sort(drawn)]


def _moments(column: Floats) -> _Moments:
    """Mean and standard deviation (divisor n), the same in whatever order the rows come."""
    ascending = np.sort(column)
    mean = float(ascending.mean())
    return _Moments(mean, math.sqrt(float(((ascending - mean) ** 2).mean())))


def _standardised(values: Floats) -> Floats:
    z = np.empty(values.shape)
    for j, column in enumerate(values.T):
        scaled = column / np.abs(column).max()  # else the squares of huge numbers overflow
        mean, deviation = _moments(scaled)
        z[:, j] = (scaled - mean) / deviation
    return np.round(z, _DECIMALS) + 0.0  # -0.0 becomes 0.0: equal is equal


class _Canonical(NamedTuple):
    codes: Ints  # (n, m), columns in canonical order
    places: Ints  # (m,), where each stood


def _canonical_codes(z: Floats, nominal: Ints) -> _Canonical:
    """Give categories numbers and nominal columns an order by what is in them, not by name."""
    if not nominal.size:
        return _Canonical(nominal, np.arange(nominal.shape[1]))
    order = np.lexsort(z.T[::-1]) if z.size else np.arange(len(z))
    ordered = np.ascontiguousarray(z[order])
    codes, keys = np.empty(nominal.shape, dtype=np.intp), []
    for j, column in enumerate(nominal.T):
        found, which = np.unique(column, return_inverse=True)
        contents = [_contents(ordered[which[order] == c]) for c in range(len(found))]
        ranks = np.empty(len(found), dtype=np.intp)
        ranks[sorted(range(len(found)), key=contents.__getitem__)] = np.arange(len(found))
        codes[:, j] = ranks[which]
        keys.append(sorted(contents))
    places = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.intp)
    return _Canonical(codes[:, places], places)


def _contents(rows: Floats) -> tuple[int, bytes]:
    """Return the size of a category, and a fingerprint of its rows."""
    return len(rows), hashlib.sha256(np.ascontiguousarray(rows).tobytes()).digest()


def _factors(given: _Input, places: Ints, codes: Ints) -> Floats:
    if given.factors is not None:
        return np.array([given.factors[given.nominal_columns[j]] for j in places])
    shares = [np.bincount(column) / len(column) for column in codes.T]
    return np.array([math.sqrt(0.5 / (1.0 - float((one**2).sum()))) for one in shares])
