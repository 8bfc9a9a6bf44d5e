"""Groups that one exact value makes: a rule such as "spend is 0", never a discovery.

Half of the customers with a spend of exactly 0 are a group that everybody can
see; KMeans finds it at once and the test would call it natural. Such a value is
an *atom*. Data without groups keep it, and where the segments still follow it,
those rows are set aside and the test is made on the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer.evidence.matrix import EvidenceMatrix
from clustomer.evidence.records import AtomGroup
from clustomer.stats.null_margins import find_atoms

Labels = NDArray[np.integer]
Mask = NDArray[np.bool_]

PURE = 0.95  # share of rows whose status is that of most of their segment
_LEAST_SHARE = 0.02  # at the atom, and off it
_LARGE_SHARE = 0.30


class Atom(NamedTuple):
    """One exact value that many rows of a column share; sorted, they are as in the input."""

    column: int  # where the column stood in the input
    name: str
    value: float  # as it was given


def atoms_of(matrix: EvidenceMatrix) -> tuple[Atom, ...]:
    """Return the atoms of a table; decide them once, on all rows of the test.

    Returns
    -------
    tuple of Atom
        Of each column with more than 10 distinct values of which one holds more
        than 10 % of the rows; in the table's own units where these are known, because
        winsorising moves different values to one limit.
    """
    mask = find_atoms(matrix.numeric)
    if matrix.originals is not None:
        for j in np.flatnonzero(mask.any(axis=0)):  # a limit is no value that anybody has
            _, counts = np.unique(matrix.originals[mask[:, j], j], return_counts=True)
            mask[:, j] &= 10 * int(counts.max()) > matrix.n
    return tuple(
        Atom(int(matrix.columns[j]), matrix.names[j], float(matrix.values[mask[:, j], j][0]))
        for j in np.flatnonzero(mask.any(axis=0))
    )


def rows_at(matrix: EvidenceMatrix, atom: Atom) -> Mask:
    """Return which rows hold an atom, (n,); none where its column varies no more."""
    place = np.flatnonzero(matrix.columns == atom.column)
    if not len(place):
        return np.zeros(matrix.n, dtype=np.bool_)
    at: Mask = matrix.values[:, place[0]] == atom.value
    return at


def at_atoms(matrix: EvidenceMatrix, atoms: Sequence[Atom]) -> Mask:
    """Return where a row holds the atom of a column, (n, p)."""
    mask = np.zeros(matrix.numeric.shape, dtype=np.bool_)
    for atom in atoms:
        mask[:, matrix.columns == atom.column] = rows_at(matrix, atom)[:, None]
    return mask


def purity(at: Mask, labels: Labels) -> float:
    """Return the share of rows whose status (at the atom or not) is that of most of their segment.

    Examples
    --------
    >>> purity(np.array([True, True, False, False]), np.array([0, 0, 0, 1]))
    0.75
    """
    sizes = np.bincount(labels)
    held = np.bincount(labels, weights=at)
    return float(np.maximum(held, sizes - held).sum() / len(labels))


def group_of(
    matrix: EvidenceMatrix, atom: Atom, *, n_all: int, labels: Labels | None = None
) -> AtomGroup:
    """Describe the rows at an atom.

    Parameters
    ----------
    matrix : EvidenceMatrix
    atom : Atom
    n_all : int
        Rows that ``share`` is a share of: all rows of the test, before any were
        set aside.
    labels : ndarray of int, shape (n,), optional
        The segments for ``purity``.
    """
    at = rows_at(matrix, atom)
    return AtomGroup(
        column=atom.name,
        value=atom.value,
        n=int(at.sum()),
        share=float(at.sum()) / n_all,
        purity=None if labels is None else purity(at, labels),
        original_value=_original_value(matrix, atom, at),
    )


def _original_value(matrix: EvidenceMatrix, atom: Atom, at: Mask) -> float | None:
    """Return the atom in the table's own units, where that is one value."""
    if matrix.originals is None:
        return atom.value  # as it was given
    if not at.any():
        return None
    held = matrix.originals[at][:, matrix.columns == atom.column].ravel()
    return float(held[0]) if bool((held == held[0]).all()) else None


def worth_a_split(matrix: EvidenceMatrix, atom: Atom) -> bool:
    """Return whether to offer that the rows at an atom are set aside.

    A value at the end of its column (never bought, no visit) divides customers into
    two kinds, and so does any that 30 % of them share; the most frequent value
    somewhere in the middle of a count does not.
    """
    column = matrix.values[:, matrix.columns == atom.column]
    at_end = atom.value in (column.min(), column.max())
    return bool(at_end or rows_at(matrix, atom).mean() >= _LARGE_SHARE)


def atom_to_set_aside(matrix: EvidenceMatrix, atoms: Sequence[Atom], labels: Labels) -> Atom | None:
    """Return the atom that the segments follow, or None.

    Returns
    -------
    Atom or None
        Of those with a purity of .95 and more than 2 % of the rows at and off the
        value, the one with most rows; the first of equal ones.
    """
    best, most = None, 0
    for atom in atoms:
        at = rows_at(matrix, atom)
        held = int(at.sum())
        both = _LEAST_SHARE * len(at) < held < (1 - _LEAST_SHARE) * len(at)
        if both and held > most and purity(at, labels) >= PURE:
            best, most = atom, held
    return best
