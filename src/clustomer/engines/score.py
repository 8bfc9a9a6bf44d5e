"""Assign the customers of a file to the segments of a saved model.

Needs numpy and the engine alone: scikit-learn is not imported.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from clustomer._files import atomic_file
from clustomer._progress import Progress, silent
from clustomer._result import Result
from clustomer.cluster.model import FLAG_TEXTS, SegmentationModel
from clustomer.engines.assigned import ROW, Assigned, Value, Words, assigned_file
from clustomer.engines.folder import is_among, is_many
from clustomer.engines.options import IntakeOptions, Understood
from clustomer.engines.pieces import Piece, Pieces, read_pieces
from clustomer.engines.rows import looked_up
from clustomer.errors import InputError, Issue, OutputError
from clustomer.stats.distances import nearest_labels
from clustomer.stats.workers import map_ahead
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
    fields: Sequence[str] = FIELDS,
    overwrite: bool = False,
    progress: Progress = silent,
) -> Scoring:
    """Assign every customer of a source to a segment, and write them.

    Parquet files and long files of separated values are read in pieces: memory does
    not grow with their rows.

    Parameters
    ----------
    model : SegmentationModel
    source : path or frame
        With the columns that the model needs, in any order; others are ignored.
    out : path
        Parquet where the name ends so, else CSV. One row for each input row, in
        input order: the id under its own name (else ``row``), ``segment`` from 1,
        ``segment_name``, ``distance`` to the centroid in prepared units, ``margin``
        (0 = on the border), ``flag``.
    id_column : str, optional
        Column that names the customer; by default the model's.
    options : IntakeOptions, optional
        How to read the source; what is not stated is read as the training file was.
    fields : sequence of str
        Which of these columns to write; only ``segment`` is the fastest.
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
    name = id_column or model.settings.get("id_column")
    progress("read", 0, 1)
    wanted = [*model.plan.sources.names, *([] if name is None else [name])]
    read = read_pieces(
        source,
        wanted,
        options=as_trained(model, options),
        levels=[each for each in looked_up(model.plan.sources) if each != name],
        progress=progress,
    )
    progress("read", 1, 1)
    return score_pieces(
        model, read, out,
        id_column=id_column, fields=fields, overwrite=overwrite, progress=progress,
    )  # fmt: skip


def score_pieces(
    model: SegmentationModel,
    read: Pieces,
    out: str | os.PathLike[str],
    *,
    id_column: str | None = None,
    fields: Sequence[str] = FIELDS,
    overwrite: bool = False,
    progress: Progress = silent,
) -> Scoring:
    """Assign every customer of a source that is open; see `score`."""
    fields = checked_fields(fields)
    if Path(out).exists() and not overwrite:
        raise OutputError(
            f'The file "{out}" exists already.', "Nothing was written.", "Add --overwrite."
        )
    name = id_column or model.settings.get("id_column")
    if name not in read.names:
        _check_named(read.names, id_column)
        name = None
    sizes = np.zeros(model.n_segments, dtype=np.int64)
    n_rows = n_outside = n_imputed = 0
    work = partial(_assign, model, fields, name)
    with atomic_file(out) as target:
        parquet = Path(out).suffix.lower() in (".parquet", ".pq")
        header = (name or ROW, *fields)
        with assigned_file(target, parquet=parquet, header=header) as append:
            for done in map_ahead(work, read.each):
                append(Assigned(n_rows + 1, done.n_rows, done.key, done.values))
                n_rows += done.n_rows
                sizes += done.sizes
                n_outside += done.n_out_of_domain
                n_imputed += done.n_imputed
                progress("score", n_rows, n_rows)
    return Scoring(
        n_rows=n_rows,
        sizes=tuple(sizes.tolist()),
        names=model.names,
        n_out_of_domain=n_outside,
        n_imputed=n_imputed,
        understood=read.understood,
        issues=read.issues,
    )


class _Done(NamedTuple):
    n_rows: int
    key: RawColumn | None
    values: dict[str, Value]
    sizes: NDArray[np.int64]
    n_out_of_domain: int
    n_imputed: int


def _assign(
    model: SegmentationModel,
    fields: Sequence[str],
    name: str | None,
    piece: Piece,
) -> _Done:
    """Assign the customers of one piece."""
    rows = piece()
    prepared = model.plan.transform(rows.held(model.plan.sources), order="F")
    values: dict[str, Value] = {}
    if {"distance", "margin", "flag"} & set(fields) or np.isnan(prepared.X).any():
        scored = model.predict_prepared(prepared)
        labels = scored.labels
        values["distance"], values["margin"] = scored.nearest.distance, scored.margin
        values["flag"] = Words(scored.flag_codes(), FLAG_TEXTS)
    else:
        labels = nearest_labels(prepared.X, model.centroids, n_jobs=1)
    values["segment"] = labels + np.int32(1)
    values["segment_name"] = Words(labels, model.names)
    return _Done(
        n_rows=len(labels),
        key=rows.column(name),
        values=values,
        sizes=np.bincount(labels, minlength=model.n_segments),
        n_out_of_domain=int(prepared.out_of_domain.sum()),
        n_imputed=int(prepared.imputed.sum()),
    )


def checked_fields(fields: Sequence[str]) -> tuple[str, ...]:
    """Return the columns to write in their usual order."""
    strange = [name for name in fields if name not in FIELDS]
    if strange or not fields:
        raise InputError(
            f"The columns to write are {', '.join(map(repr, fields)) or 'none'}.",
            f"They can be {', '.join(FIELDS)}.",
            "For example --fields segment,flag.",
        )
    return tuple(name for name in FIELDS if name in fields)


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
    """Never write over, or among, the customers that are read, whatever the options say."""
    if is_many(source):
        if is_among(source, out):
            raise OutputError(
                f'"{out}" would be one of the files that are read.',
                "Nothing was written.",
                "Choose a place outside of the folder with -o.",
            )
        return
    is_path = isinstance(source, str | os.PathLike)
    if is_path and Path(source).exists() and Path(out).exists() and Path(source).samefile(out):
        raise OutputError(
            f'"{out}" is the file that is read.', "Nothing was written.", "Choose another with -o."
        )


def _check_named(names: Sequence[str], stated: str | None) -> None:
    """Refuse an id column that was named and is not there; the model's own may be absent."""
    if stated is not None:
        raise InputError(
            f'There is no column "{stated}" to name the customers.',
            f"The table has {', '.join(names[:12])}.",
        )
