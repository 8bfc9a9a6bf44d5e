"""Assign the customers of a file to the segments of a saved model.

Needs numpy and the engine alone: scikit-learn is not imported.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from clustomer._csv import write_csv
from clustomer._files import atomic_file
from clustomer._progress import Progress, silent
from clustomer._result import Result
from clustomer.cluster.model import Scored, SegmentationModel
from clustomer.engines.open import read_source
from clustomer.engines.options import IntakeOptions, Understood
from clustomer.errors import InputError, Issue, OutputError
from clustomer.table.conform import conform
from clustomer.table.kinds import clean_texts, written
from clustomer.table.schema import RawColumn

FIELDS = ("segment", "segment_name", "distance", "margin", "flag")


@dataclass(frozen=True, kw_only=True)
class Scoring(Result):
    """What became of a file of customers.

    Attributes
    ----------
    n_rows : int
        Customers assigned; every one gets a segment.
    sizes : tuple of int
        Customers in each segment.
    names : tuple of str
        Names of the segments.
    n_out_of_domain : int
        Customers unlike anything the model has seen; their segment is a guess.
    n_imputed : int
        Customers with a missing value that was filled.
    understood : tuple of Understood
    issues : tuple of Issue
    """

    n_rows: int
    sizes: tuple[int, ...]
    names: tuple[str, ...]
    n_out_of_domain: int
    n_imputed: int
    understood: tuple[Understood, ...]
    issues: tuple[Issue, ...]

    def _rows(self) -> Sequence[dict[str, Any]]:
        return [
            {"segment": i + 1, "name": name, "n": size, "share": size / self.n_rows}
            for i, (name, size) in enumerate(zip(self.names, self.sizes, strict=True))
        ]


def score(
    model: SegmentationModel,
    source: Any,
    out: str | os.PathLike[str],
    *,
    id_column: str | None = None,
    options: IntakeOptions | None = None,
    overwrite: bool = False,
    progress: Progress = silent,
) -> Scoring:
    """Assign every customer of a source to a segment, and write them as CSV.

    Parameters
    ----------
    model : SegmentationModel
    source : path or frame
        With the columns that the model needs, in any order; others are ignored.
    out : path
        CSV with one row for each input row, in input order: the id under its own
        name (else ``row``), ``segment`` from 1, ``segment_name``, ``distance`` to
        the centroid in prepared units, ``margin`` (0 = on the border), ``flag``.
    id_column : str, optional
        Column that names the customer; by default the model's.
    options : IntakeOptions, optional
        How to read the source; what is not stated is read as the training file was.
    overwrite : bool, default False
        Replace the file.
    progress : Progress, optional

    Returns
    -------
    Scoring

    Raises
    ------
    SchemaMismatchError
        When columns are missing or hold something else, with the difference.
    OutputError
        When the file exists (without `overwrite`) or cannot be written.
    """
    refuse_input_as_output(source, out)
    if Path(out).exists() and not overwrite:
        raise OutputError(
            f'The file "{out}" exists already.', "Nothing was written.", "Add --overwrite."
        )
    progress("read", 0, 1)
    read = read_source(source, options=as_trained(model, options), progress=progress)
    progress("read", 1, 1)
    progress("score", 0, 1)
    scored = model.predict_table(conform(read.columns, model.plan.sources))
    key = _key(read.columns, id_column or model.settings.get("id_column"), bool(id_column))
    progress("score", 1, 1)
    progress("write", 0, 1)
    with atomic_file(out) as target:
        header = (key.name if key else "row", *FIELDS)
        write_csv(target, header, _rows(model, scored, key))
    progress("write", 1, 1)
    return Scoring(
        n_rows=read.n_rows,
        sizes=tuple(np.bincount(scored.labels, minlength=model.n_segments).tolist()),
        names=model.names,
        n_out_of_domain=int(scored.prepared.out_of_domain.sum()),
        n_imputed=int(scored.prepared.imputed.sum()),
        understood=read.understood,
        issues=read.issues,
    )


def as_trained(model: SegmentationModel, options: IntakeOptions | None) -> IntakeOptions:
    """Return how to read: as stated, else as the training file was written.

    A small file may not show whether 03/04 is in March or April; the file that
    the model was made from did. Only what all its columns agree on is taken over.
    """
    options = options or IntakeOptions()
    trained = {}
    for mark in ("decimal", "date_order"):
        found = {column.reading[mark] for column in model.plan.sources if mark in column.reading}
        if len(found) == 1 and getattr(options, mark) is None:
            trained[mark] = found.pop()
    return replace(options, **trained)


def refuse_input_as_output(source: Any, out: str | os.PathLike[str]) -> None:
    """Never write over the customers that are read, whatever the options say."""
    is_path = isinstance(source, str | os.PathLike)
    if is_path and Path(source).exists() and Path(out).exists() and Path(source).samefile(out):
        raise OutputError(
            f'"{out}" is the file that is read.', "Nothing was written.", "Choose another with -o."
        )


def _key(columns: Sequence[RawColumn], name: str | None, required: bool) -> RawColumn | None:
    """Return the id column; one that only the model names may be absent."""
    for column in columns:
        if column.name == name:
            return column
    if required:
        raise InputError(
            f'There is no column "{name}" to name the customers.',
            f"The table has {', '.join(column.name for column in columns[:12])}.",
        )
    return None


def _rows(
    model: SegmentationModel, scored: Scored, key: RawColumn | None
) -> Iterator[tuple[Any, ...]]:
    labels = scored.labels.tolist()
    ids = range(1, len(labels) + 1) if key is None else clean_texts(written(key))
    names = model.names
    columns = zip(
        ids,
        labels,
        scored.nearest.distance.tolist(),
        scored.margin.tolist(),
        scored.flags(),
        strict=True,
    )
    for each, label, distance, margin, flag in columns:
        yield each, label + 1, names[label], distance, margin, flag
