"""A refit that goes on where an old model ended: a warm start, the old order, the old names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer.cluster.model import Ancestor, marks_of
from clustomer.segments.continuity import Labels, Pairing, crossed, pair_by_overlap
from clustomer.segments.judgement import REDEFINED
from clustomer.stats.agreement import adjusted_rand_index

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Predecessor(Result):
    """The old model's view of the new rows.

    Attributes
    ----------
    labels : integer array of shape (n_source_rows,)
        Segment of each row of the source by the old model, from 0.
    names : tuple of str
        Of the old segments.
    history : tuple of Ancestor
        Of the new model: the old model is the last.
    """

    labels: Labels = field(metadata={"local": True})
    names: tuple[str, ...]
    history: tuple[Ancestor, ...]


@dataclass(frozen=True, kw_only=True)
class Carried(Result):
    """In which order the new segments stand, who they are, and what they are called.

    Attributes
    ----------
    order : tuple of int
        At each place the new segment, in its former number.
    names : mapping of str to str
        Carried names by place, from 1.
    marks : tuple of int, optional
        At each place the letter, counted from 0; by place where there is no predecessor.
    """

    order: tuple[int, ...]
    names: Mapping[str, str]
    marks: tuple[int, ...] | None = None


def warm_centres(X: Floats, labels: Labels, k: int) -> Floats | None:
    """Return the means of the old segments on new rows; ``None`` where they are not k."""
    counts = np.bincount(labels, minlength=k)
    if len(counts) != k or not counts.all():
        return None
    return np.column_stack(
        [np.bincount(labels, weights=column, minlength=k) / counts for column in X.T]
    )


def carry(before: Predecessor, old: Labels, new: Labels, k: int) -> Carried:
    """Put new segments in the places of the old ones that they are.

    Parameters
    ----------
    before : Predecessor
    old, new : integer arrays of shape (n,)
        Segments of the same rows by the old and the new model.
    k : int
        New segments.

    Returns
    -------
    Carried
        As they were, with new letters and no names, where the two agree with an adjusted
        Rand index below .80.

    Notes
    -----
    A segment that is carried keeps its letter, and with it its colour; a new one takes
    the next letter that no model of the history had. Carried ones keep their place, so
    their number, too. Numbers run from 1 to k without gaps: where fewer segments are
    left, carried ones from beyond k move into places that dissolved segments have left;
    new ones follow.
    """
    if adjusted_rand_index(old, new) < REDEFINED:
        order, partners = tuple(range(k)), (-1,) * k
    else:
        pairing = pair_by_overlap(crossed(old, new, (len(before.names), k)))
        order = placed(pairing, k)
        partners = tuple(pairing.partner[new] for new in order)
    names = {
        str(place + 1): before.names[partner]
        for place, partner in enumerate(partners)
        if partner >= 0
    }
    return Carried(order=order, names=names, marks=_marked(partners, before.history))


def _marked(partners: Sequence[int], history: Sequence[Ancestor]) -> tuple[int, ...]:
    """Return the letter at each place, from 0: that of the old segment, or one never used."""
    unused = count(1 + max(mark for one in history for mark in marks_of(one)))
    old = marks_of(history[-1])
    return tuple(old[partner] if partner >= 0 else next(unused) for partner in partners)


def placed(pairing: Pairing, k: int) -> tuple[int, ...]:
    """Return the new segment at each place (see `carry`)."""
    slots = [-1] * k
    for new, old in enumerate(pairing.partner):
        if 0 <= old < k:
            slots[old] = new
    waiting = sorted(
        (new for new in range(k) if new not in slots),
        key=lambda new: (pairing.partner[new] < 0, pairing.partner[new], new),
    )
    return tuple(new if new >= 0 else waiting.pop(0) for new in slots)
