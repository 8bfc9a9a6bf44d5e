"""The profile of a fitted segmentation, with the evidence on its differences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from clustomer.describe.cuts import cut_names
from clustomer.describe.profile import Difference, make_profile
from clustomer.describe.records import ColumnReference, Profile, Resampled
from clustomer.segments.choice import choice_of
from clustomer.segments.fit import Segmentation
from clustomer.segments.support import Support
from clustomer.table.table import Table


def profile_of(
    table: Table,
    fitted: Segmentation,
    support: Support,
    *,
    silhouettes: NDArray[np.float64],
    rows: NDArray[np.intp],
    seed: int,
) -> Profile:
    """Describe the segments of a table, named as far as the evidence on them carries.

    Parameters
    ----------
    table : Table
        The rows that are profiled.
    fitted : Segmentation
        Of the whole table.
    support : Support
        Of the same segments.
    silhouettes : array of shape (n,)
        Of every row of the whole table.
    rows : integer array
        Where the profiled rows stand in the whole table.
    seed : int

    Returns
    -------
    Profile
        Groups that are mere cuts are named as such (`clustomer.describe.cuts`).
    """
    labels = fitted.labels[rows]
    profile = make_profile(
        table,
        labels,
        prepared=fitted.prepared.X[rows],
        prepared_sources=fitted.model.plan.prepared_sources,
        letters=fitted.model.letters,
        silhouettes=silhouettes[rows],
        ordered_by=table.schema.value or "size",
        resampled=_resampled(fitted, support),
        references=_references(fitted),
        seed=seed,
    )
    if choice_of(fitted.selection, fitted.assessment).verdict_kind != "constructive":
        return profile
    names = cut_names(profile, table, labels)
    segments = zip(profile.segments, names, strict=True)
    return replace(profile, segments=tuple(replace(one, name=name) for one, name in segments))


def _resampled(fitted: Segmentation, support: Support) -> dict[Difference, Resampled]:
    places = {one.name: (one.source, one.level) for one in fitted.model.plan.prepared_columns}
    return {
        (one.segment, *places[one.column]): Resampled(
            low=one.low, high=one.high, sign_share=one.sign_share
        )
        for one in support.intervals
    }


def _references(fitted: Segmentation) -> dict[str, ColumnReference]:
    """Return what as many segments of data without groups separate of each column."""
    assessment = fitted.assessment
    if assessment is None or assessment.structure is None:
        return {}
    return {
        one.column: ColumnReference(mean=one.mean, high=one.high, n_nulls=one.n_nulls)
        for one in assessment.structure.column_nulls
        if one.k == fitted.selection.k
    }
