"""A new table under an old model: its segments, its drift, its ids and its money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._result import Result
from clustomer._text import shorten
from clustomer.cluster.model import Scored, SegmentationModel
from clustomer.cluster.reference import counts_now, counts_of_both, counts_then
from clustomer.engines.customers import LineSettings, Made, customers_of_lines
from clustomer.engines.merged import read_merged
from clustomer.engines.open import GUESS
from clustomer.engines.options import IntakeOptions
from clustomer.engines.pieces import read_pieces
from clustomer.engines.source import Source
from clustomer.engines.sources.opening import read_held
from clustomer.errors import InputError, SchemaMismatchError, did_you_mean
from clustomer.stats.distances import Nearest
from clustomer.stats.drift import Drift, drift_of
from clustomer.stats.novelty import Novelty, novelty_of
from clustomer.table.conform import conform
from clustomer.table.kinds import clean_texts, written
from clustomer.table.rfm import SEGMENT_FEATURES
from clustomer.table.table import Table

_LOCAL = {"local": True}


@dataclass(frozen=True, kw_only=True)
class Newcomers(Result):
    """Customers of a new table, assigned by an old model.

    Attributes
    ----------
    label, fingerprint : str
        Of the table.
    table : Table
        The columns that the model needs.
    scored : Scored
    ids : list of str or None
        One for each row; ``None`` where no column names the customers.
    value : ndarray of shape (n,) or None
    value_column : str or None
    source : Source
    made : Made or None
        What the customers were made from, where the table was one of order lines.
    """

    label: str
    fingerprint: str
    table: Table = field(metadata=_LOCAL)
    scored: Scored = field(metadata=_LOCAL)
    ids: list[str | None] | None = field(metadata=_LOCAL)
    value: NDArray[np.float64] | None = field(metadata=_LOCAL)
    value_column: str | None
    source: Source = field(metadata=_LOCAL)
    made: Made | None = None

    @property
    def labels(self) -> NDArray[np.intp]:
        """Segment of each row by the old model, from 0."""
        return self.scored.labels.astype(np.intp)

    def take(self, keep: NDArray[np.bool_]) -> Newcomers:
        """Return some of the customers."""
        nearest, ids = self.scored.nearest, self.ids
        if keep.all():
            return self
        kept = Nearest(
            labels=nearest.labels[keep],
            distance=nearest.distance[keep],
            second_label=nearest.second_label[keep],
            second_distance=nearest.second_distance[keep],
        )
        return replace(
            self,
            table=self.table.take(keep),
            scored=Scored(nearest=kept, prepared=self.scored.prepared.take(keep)),
            ids=None if ids is None else [ids[i] for i in np.flatnonzero(keep)],
            value=None if self.value is None else self.value[keep],
        )


def read_newcomers(
    model: SegmentationModel,
    data: Any,
    *,
    value: str | None = None,
    id_column: str | None = None,
    options: IntakeOptions = GUESS,
    lines: LineSettings | None = None,
    reference_date: str | None = None,
    merge_ids: str | None = None,
) -> Newcomers:
    """Read a table, or order lines where the study was of lines, and assign the customers.

    Parameters
    ----------
    model : SegmentationModel
    data : path or frame
    value, id_column : str, optional
    options : IntakeOptions, optional
    lines : LineSettings, optional
        How the customers of the study were made. A table that has the columns of the
        model, as `clustomer rfm` writes it, is taken as it is.
    reference_date, merge_ids : str, optional
        Of the new lines: the day that days are counted back from, and the file of
        customers with two ids.

    Raises
    ------
    InputError
        When a named column is not there, the value column holds no numbers, the
        table has no rows, or the lines cannot be used.
    SchemaMismatchError
        When columns that the model needs are missing or hold something else.
    """
    if lines is None and (reference_date is not None or merge_ids is not None):
        raise InputError(
            "A reference date or merged ids were given, and the study is of a customer table.",
            "They say how customers are made from order lines.",
            "Leave --reference-date and --merge-ids out.",
        )
    made = None
    if lines is not None:
        made = _made(model, data, lines, options, reference_date, merge_ids)
    source = read_held(data, options=options) if made is None else made.source
    table = _conformed(source, model)
    if not table.n_rows:
        raise InputError("The table has no customers.", "One row for each customer was expected.")
    return Newcomers(
        label=shorten(source.label, 60),
        fingerprint=source.fingerprint,
        table=table,
        scored=model.predict_table(table),
        ids=_ids(source, model, id_column),
        value=_value(source, value or model.value_column, required=value is not None),
        value_column=value or model.value_column,
        source=source,
        made=made,
    )


def _made(
    model: SegmentationModel,
    data: Any,
    lines: LineSettings,
    options: IntakeOptions,
    reference_date: str | None,
    merge_ids: str | None,
) -> Made | None:
    """Make customers from lines; ``None`` where the table has the columns of customers."""
    needed = {column.name for column in model.plan.sources}
    if needed <= set(read_pieces(data, (), options=options).names):
        return None
    return customers_of_lines(
        data,
        lines,
        reference_date=lines.anew(reference_date),
        merged_ids=read_merged(merge_ids),
        options=options,
    )


def _conformed(source: Source, model: SegmentationModel) -> Table:
    """Return the columns that the model needs; say so where they are made from order lines."""
    try:
        return conform(source.columns, model.plan.sources)
    except SchemaMismatchError as error:
        needed = {column.name for column in model.plan.sources}
        present = {column.name for column in source.columns}
        if not set(SEGMENT_FEATURES) <= needed or present & set(SEGMENT_FEATURES):
            raise
        raise SchemaMismatchError(
            error.problem,
            "The model's customers were made from order lines; a model alone does not say how.",
            "Give the directory of the study, or make the customers with `clustomer rfm`.",
        ) from error


def _ids(
    source: Source, model: SegmentationModel, id_column: str | None
) -> list[str | None] | None:
    name = id_column or model.settings.get("id_column")
    found = {column.name: column for column in source.columns}
    if name in found:
        return clean_texts(written(found[name]))
    if id_column is not None:
        raise _absent(id_column, list(found), "--id-col")
    return None


def _value(source: Source, name: str | None, *, required: bool) -> NDArray[np.float64] | None:
    found = {column.name: column for column in source.columns}
    if name is None or (name not in found and not required):
        return None
    if name not in found:
        raise _absent(name, list(found), "--value")
    if found[name].content not in ("number", "flag"):
        raise InputError(
            f'"{name}" holds no numbers.', "Amounts were expected.", "Name another with --value."
        )
    return np.asarray(found[name].values, dtype=np.float64)


def _absent(name: str, known: Sequence[str], option: str) -> InputError:
    return InputError(
        f'The table has no column "{name}".{did_you_mean(name, known)}',
        "It has " + ", ".join(f'"{each}"' for each in known[:12]) + ".",
        f"Say which one it is with {option}.",
    )


def drift_from(model: SegmentationModel, new: Newcomers, *, seed: int) -> tuple[Drift, ...]:
    """Measure the drift of every input, and of the sizes of the segments (named "")."""
    reference = model.reference
    if reference is None:
        return ()
    pairs: dict[str, tuple[Sequence[int], Sequence[int]]] = {
        one.column: (counts_then(one), counts_now(new.table, one)) for one in reference.columns
    }
    if model.n_segments > 1:
        sizes = np.bincount(new.labels, minlength=model.n_segments)
        pairs[""] = (model.sizes, tuple(sizes.tolist()))
    return drift_of(pairs, seed=seed)


@dataclass(frozen=True, kw_only=True)
class DriftOfModels(Result):
    """Drift between the training customers of two models, and the columns without one.

    Attributes
    ----------
    drift : tuple of Drift
        Of the columns that both have with bins in common.
    apart : tuple of str
        Columns of both whose bins share no limit.
    """

    drift: tuple[Drift, ...] = ()
    apart: tuple[str, ...] = ()


def drift_of_models(old: SegmentationModel, new: SegmentationModel, *, seed: int) -> DriftOfModels:
    """Measure the drift of the inputs from what both models remember of their customers."""
    if old.reference is None or new.reference is None:
        return DriftOfModels()
    later = {one.column: one for one in new.reference.columns}
    pairs, apart = {}, []
    for one in old.reference.columns:
        if one.column not in later:
            continue
        both = counts_of_both(one, later[one.column])
        if both is None:
            apart.append(one.column)
        else:
            pairs[one.column] = both
    return DriftOfModels(drift=drift_of(pairs, seed=seed) if pairs else (), apart=tuple(apart))


def novelty_from(model: SegmentationModel, new: Newcomers) -> Novelty | None:
    """Count the customers beyond the limit that 99 % of the training customers kept."""
    reference = model.reference
    if reference is None:
        return None
    distance = new.scored.nearest.distance
    return novelty_of(
        int(np.sum(distance > reference.distance_limit)),
        len(distance),
        n_beyond_old=reference.n_beyond,
        n_old=reference.n,
    )


def centres_now(model: SegmentationModel, new: Newcomers) -> NDArray[np.float64]:
    """Return the mean prepared row of each segment now; the old centroid where nobody is left."""
    X, labels = new.scored.prepared.X, new.labels
    centres = np.array(model.centroids)
    for segment in range(model.n_segments):
        rows = X[labels == segment]
        known = ~np.isnan(rows)
        counts = known.sum(axis=0)
        sums = np.where(known, rows, 0.0).sum(axis=0)
        centres[segment] = np.where(counts > 0, sums / np.maximum(counts, 1), centres[segment])
    return centres
