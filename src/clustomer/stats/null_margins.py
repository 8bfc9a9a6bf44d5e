"""The columns of the data without groups: their own values, minus a second hump.

Every numeric column keeps exactly the values it has, so that skewness, bounds,
repeated values and outliers are in the data without groups too. Only a column
that has two humps by itself is replaced. An atom (one exact value that many
customers share, such as a spend of 0) is left out of that question and keeps its
rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from clustomer._random import stream
from clustomer._result import Result
from clustomer.stats.dip import dip_test, spread_in_cells
from clustomer.stats.tests import holm
from clustomer.stats.unimodal import unimodal_column

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

ALPHA = 0.05  # of the dip test, Holm over the columns
MOST_RATING_VALUES = 10  # a scale with this many values or fewer has no atom: it is a rating


@dataclass(frozen=True, kw_only=True)
class MarginShape(Result):
    """How one numeric column enters the data without groups.

    Attributes
    ----------
    column : str
    n_distinct : int
        Distinct values, the atom included.
    dip : float or None
        Hartigan's dip of the column without its atom, repeated values spread;
        ``None`` for two distinct values or fewer.
    p, holm_p : float
        Its p-value, alone and adjusted for the number of columns, 0 to 1.
    replaced_by : {"lattice", "uniform"} or None
        What took the place of a column with two humps.
    atom_value : float or None
        The value that many rows share, in the units given.
    atom_share : float or None
        Share of the rows at it, 0 to 1.
    two_humps : bool
        The column has two humps, with its atom and without. Say so on this alone:
        a column can be replaced without having them (see `fit_margins`).
    """

    column: str
    n_distinct: int
    dip: float | None
    p: float
    holm_p: float
    replaced_by: str | None
    atom_value: float | None = None
    atom_share: float | None = None
    two_humps: bool = False


@dataclass(frozen=True, kw_only=True)
class Margins(Result):
    """Sorted columns, one hump each, and how they came about.

    Attributes
    ----------
    ladders : ndarray of shape (n, p)
        Each column ascending.
    shapes : tuple of MarginShape
    """

    ladders: FloatArray = field(metadata={"local": True})
    shapes: tuple[MarginShape, ...]


def find_atoms(numeric: FloatArray) -> BoolArray:
    """Return where a row holds the atom of a column.

    Parameters
    ----------
    numeric : ndarray of shape (n, p)

    Returns
    -------
    ndarray of bool, shape (n, p)
        True at the most frequent value (the smallest of equally frequent ones)
        of a column with more than 10 distinct values, where more than 10 % of
        the rows hold it. All False in other columns.

    Examples
    --------
    >>> spend = np.array([0.0] * 5 + [float(i) for i in range(1, 16)])
    >>> find_atoms(spend[:, None]).sum()
    np.int64(5)
    """
    mask = np.zeros(numeric.shape, dtype=np.bool_)
    for j, column in enumerate(numeric.T):
        distinct, counts = np.unique(column, return_counts=True)
        if len(distinct) > MOST_RATING_VALUES and 10 * int(counts.max()) > len(column):
            mask[:, j] = column == distinct[counts.argmax()]
    return mask


def fit_margins(
    numeric: FloatArray, *, names: Sequence[str], seed: int, at_atom: BoolArray
) -> Margins:
    """Sort every column, and replace those with two humps.

    Parameters
    ----------
    numeric : ndarray of shape (n, p)
    names : sequence of p str
    seed : int
        Root seed; column j spreads its repeated values with stream ("jitter", j).
    at_atom : ndarray of bool, shape (n, p)
        See `find_atoms`.

    Returns
    -------
    Margins
        A column is replaced where its dip off the atom, Holm-adjusted, has p <
        .05. Its atom keeps its rows either way.

    Notes
    -----
    Two kinds of column are replaced although they have one hump. A count whose
    most frequent value is an atom in the middle (a Poisson count of mean 4) has a
    hole where the atom is left out; the logarithms of counts have wide gaps below.
    The first hardly change (under 3 % of the rows); the second become uniform,
    which makes the test more cautious. For what is said of the column,
    ``two_humps``, it is therefore tested once more, with and without its atom,
    each value spread over its own cell (stream ("humps", j), Holm over the
    columns); both must reject.
    """
    tests = [
        dip_test(column[~atom], rng=stream(seed, "jitter", j))
        for j, (column, atom) in enumerate(zip(numeric.T, at_atom.T, strict=True))
    ]
    adjusted = holm([test.p_value for test in tests])
    humps = _humps(numeric, seed=seed, at_atom=at_atom)
    ladders = np.sort(numeric, axis=0)
    shapes = []
    for j, test in enumerate(tests):
        column, atom = numeric[:, j], at_atom[:, j]
        kind = None
        if adjusted[j] < ALPHA:
            one_hump, kind = unimodal_column(column[~atom])
            ladders[:, j] = np.sort(np.concatenate([one_hump, column[atom]]))
        has_atom = bool(atom.any())
        shapes.append(
            MarginShape(
                column=names[j],
                n_distinct=len(np.unique(column)),
                dip=test.dip,
                p=test.p_value,
                holm_p=float(adjusted[j]),
                replaced_by=kind,
                atom_value=float(column[atom][0]) if has_atom else None,
                atom_share=float(atom.mean()) if has_atom else None,
                two_humps=kind is not None and bool(humps[j] < ALPHA),
            )
        )
    return Margins(ladders=ladders, shapes=tuple(shapes))


def _humps(numeric: FloatArray, *, seed: int, at_atom: BoolArray) -> FloatArray:
    """Return Holm-adjusted p-values (p,): small where a column has two humps by any reading.

    One hump is not refused while either reading has it: the atom as one of the
    values, or the atom as a group of its own. The larger p-value is that test.
    """
    p_values = []
    for j, (column, atom) in enumerate(zip(numeric.T, at_atom.T, strict=True)):
        rng = stream(seed, "humps", j)
        readings = [column, column[~atom]] if atom.any() else [column]
        tests = [dip_test(reading, rng=rng, spread=spread_in_cells) for reading in readings]
        p_values.append(max(test.p_value for test in tests))
    return holm(p_values)
