"""Read a campaign back: the lists of a study, and a table of outcomes."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from clustomer._csv import plain_cell
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.open import read_source
from clustomer.errors import InputError, did_you_mean
from clustomer.segments.audiences import CONTROL, TARGET
from clustomer.segments.outcomes import Arms, Evaluation, compare_arms
from clustomer.table.infer import infer_table
from clustomer.table.schema import Column, Kind, RoleOptions
from clustomer.table.table import Table

LISTS = ("audiences", "arms.csv")
_HOW = "Run the study with --control SHARE, such as --control 0.2, before the campaign."


def evaluate(
    directory: str | os.PathLike[str],
    outcomes: Any,
    *,
    outcome: str | None = None,
    id_column: str | None = None,
    absent: Literal["leave_out", "zero"] = "leave_out",
) -> Evaluation:
    """Read the outcomes of a campaign back: target minus control, with intervals.

    Use it with a study that was run with a control group. It compares what
    happened to those contacted with what happened to those held back.

    Parameters
    ----------
    directory : path
        The study, with ``audiences/arms.csv`` and ``model.json``.
    outcomes : path or frame
        A row for each customer: the id, and 0 or 1, yes or no, or an amount.
    outcome : str, optional
        Which column; needed where several hold numbers.
    id_column : str, optional
        Which column names the customer; by default that of the study.
    absent : {"leave_out", "zero"}, default "leave_out"
        Customers of the lists without an outcome. "zero" where the table lists only
        those who did something.

    Returns
    -------
    Evaluation

    Raises
    ------
    InputError
        When the study has no control group, or the table has no such column or none of
        the listed customers.
    """
    if absent not in ("leave_out", "zero"):
        raise InputError(f'absent is "{absent}".', "It is leave_out or zero.")
    key, arms = _read_arms(Path(directory))
    model = _model(Path(directory), arms)
    table, id_name = _read_outcomes(outcomes, id_column or key, outcome)
    column = _outcome_column(table, outcome, id_name)
    ids = [
        None if each is None else plain_cell(str(each)) for each in table.texts(id_name).tolist()
    ]
    values, n_unknown, n_repeated = _matched(arms, ids, _numbers(table, column))
    if np.isnan(values).all():
        raise InputError(
            f"None of the {len(arms.ids):,} customers of the study has an outcome in"
            f' "{column.name}".',
            f'Ids of the study look like "{arms.ids[0]}", those of the outcomes like'
            f' "{next((each for each in ids if each), "")}".',
            "Compare how the ids are written in both files, or name the column with --id-col.",
        )
    return compare_arms(
        arms,
        values,
        names=model.names,
        letters=model.letters,
        outcome=column.name,
        absent=absent,
        n_unknown=n_unknown,
        n_repeated=n_repeated,
    )


def _read_arms(directory: Path) -> tuple[str, Arms]:
    """Return the header of the ids, and the lists."""
    path = directory.joinpath(*LISTS)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        arms = Arms(
            ids=tuple(plain_cell(row[0]) for row in rows),
            segment=np.array([int(row[1]) - 1 for row in rows], dtype=np.intp),
            stratum=np.array([int(row[3]) - 1 for row in rows], dtype=np.intp),
            held_back=np.array([{TARGET: False, CONTROL: True}[row[2]] for row in rows]),
            baseline=np.array([float(row[4] or "nan") for row in rows]),
            baseline_name=header[4],
        )
    except OSError as error:
        raise InputError(
            f'Cannot read the lists of the study: {error.strerror} ("{path}").',
            "The directory of a study was expected.",
            _HOW,
        ) from error
    except (ValueError, KeyError, IndexError, csv.Error) as error:
        raise InputError(
            f'"{path}" is not as clustomer wrote it: {error}.',
            "It has an id, segment, arm, stratum and baseline in each row.",
            "Take the original file; do not sort or edit it in a spreadsheet.",
        ) from error
    held = int(arms.held_back.sum()) if rows else 0
    if held in (0, len(rows)):
        raise InputError(
            "The study has no control group: everybody was to be contacted."
            if not held
            else "The study has nobody to contact: everybody was held back.",
            "Without both there is nothing to compare with.",
            _HOW,
        )
    return plain_cell(header[0]), arms


def _model(directory: Path, arms: Arms) -> SegmentationModel:
    try:
        model = SegmentationModel.from_json((directory / "model.json").read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f'Cannot read the model of the study in "{directory}": {error}.',
            "A study keeps it as model.json.",
        ) from error
    if not 0 <= int(arms.segment.min()) <= int(arms.segment.max()) < model.n_segments:
        raise InputError(
            f"The lists name a segment that the model, which has {model.n_segments}, does not.",
            "Lists and model of one study were expected.",
        )
    return model


def _read_outcomes(outcomes: Any, key: str, outcome: str | None) -> tuple[Table, str]:
    """Return the table of outcomes, and its id column."""
    source = read_source(outcomes)
    known = [column.name for column in source.columns]
    for name, option in ((key, "--id-col"), *(((outcome, "--outcome"),) if outcome else ())):
        if name not in known:
            raise InputError(
                f'The outcomes have no column "{name}".{did_you_mean(name, known)}',
                "They have " + ", ".join(f'"{each}"' for each in known[:12]) + ".",
                f"Say which one it is with {option}.",
            )
    return infer_table(source.columns, roles=RoleOptions(id_column=key, outcome=outcome)).table, key


def _outcome_column(table: Table, outcome: str | None, key: str) -> Column:
    if outcome is not None:
        column = table.column(outcome)
        if not _is_outcome(column):
            raise InputError(
                f'"{outcome}" holds neither amounts nor yes and no (it is {column.kind}).',
                "Numbers, 0 and 1, or yes and no were expected.",
                "Name another column with --outcome.",
            )
        return column
    found = [column for column in table.schema if column.name != key and _is_outcome(column)]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(f'"{column.name}"' for column in found[:12])
    raise InputError(
        f"Which column is the outcome? {len(found)} could be: {listed}."
        if found
        else "No column of the outcomes holds amounts, or yes and no.",
        "One column of numbers, 0 and 1, or yes and no was expected.",
        "Name it with --outcome.",
    )


def _is_outcome(column: Column) -> bool:
    if column.kind == Kind.ORDERED:
        return bool(column.level_values)
    return column.kind in (Kind.NUMBER, Kind.COUNT, Kind.AMOUNT, Kind.SHARE, Kind.FLAG)


def _numbers(table: Table, column: Column) -> NDArray[np.float64]:
    values = table.numbers(column.name)
    return np.where(np.isfinite(values), values, np.nan)


def _matched(
    arms: Arms, ids: list[str | None], values: NDArray[np.float64]
) -> tuple[NDArray[np.float64], int, int]:
    """Return the outcome of each listed customer, unknown ids, and further rows of an id."""
    place = {key: row for row, key in enumerate(arms.ids)}
    rows = np.array([place.get(key, -1) if key else -1 for key in ids], dtype=np.intp)
    unknown = len({key for key in ids if key and key not in place})
    used = (rows >= 0) & np.isfinite(values)
    counts = np.bincount(rows[used], minlength=len(arms.ids))
    found = np.bincount(rows[used], weights=values[used], minlength=len(arms.ids))
    if np.isin(values[used], (0.0, 1.0)).all():
        found = np.minimum(found, 1.0)
    return np.where(counts > 0, found, np.nan), unknown, int((counts - 1).clip(min=0).sum())
