"""Check new tables against a model, one after the other, and remember the alarms."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clustomer._files import atomic_file
from clustomer._random import DEFAULT_SEED
from clustomer._result import Result
from clustomer.engines.open import GUESS
from clustomer.engines.options import IntakeOptions
from clustomer.errors import InputError
from clustomer.segments.compare import view_of_table
from clustomer.segments.continuity import Continuity
from clustomer.segments.newcomers import read_newcomers
from clustomer.segments.past import read_past

_MAX_BYTES = 64 * 2**20


@dataclass(frozen=True, kw_only=True)
class Check(Result):
    """One line of a history.

    Attributes
    ----------
    date : str
        ISO date that the caller gave; may be empty.
    model, data : str
        Fingerprints of the model and of the table.
    code : str
        The verdict.
    material : bool
        An input, or the sizes, drifted beyond chance and not by little.
    alarms : tuple of str
        The columns with an alarm; "" stands for the sizes of the segments.
    novelty : float or None
        Share of customers beyond the training limit.
    n : int
        Customers of the table.
    """

    date: str
    model: str
    data: str
    code: str
    material: bool
    alarms: tuple[str, ...]
    novelty: float | None
    n: int


def monitor(
    model: str | os.PathLike[str],
    data: Any,
    *,
    history: str | os.PathLike[str] | None = None,
    date: str = "",
    value: str | None = None,
    id_column: str | None = None,
    options: IntakeOptions = GUESS,
    reference_date: str | None = None,
    merge_ids: str | None = None,
    random_state: int = DEFAULT_SEED,
) -> Continuity:
    """Check a new table against a model; with a history, know a second alarm from a first.

    Parameters
    ----------
    model : path
        A ``model.json``, or the directory of a study: then moves are counted too.
    data : path or frame
        With the columns of the model.
    history : path, optional
        A file of JSON lines, made new or continued: one line for each check. The
        same table again replaces its line, so that a repeated run is no second
        alarm.
    date : str, optional
        ISO date for the line of this check; the library never looks at the clock.
    value, id_column, options, reference_date, merge_ids, random_state
        As in `clustomer.compare`.

    Returns
    -------
    Continuity
        ``code`` is ``"keep"``, ``"watch"`` or ``"refit"``.

    Raises
    ------
    InputError
        When model, table or history cannot be read.
    SchemaMismatchError
        When the table lacks columns that the model needs.
    """
    past = read_past(model, study=Path(model).is_dir())
    checks = [] if history is None else read_history(history)
    new = read_newcomers(
        past.model,
        data,
        value=value,
        id_column=id_column,
        options=options,
        lines=past.lines,
        reference_date=reference_date,
        merge_ids=merge_ids,
    )
    own = past.model.identity
    others = [one for one in checks if (one.model, one.data) != (own, new.fingerprint)]
    before = [one for one in others if one.model == own]
    found = view_of_table(
        past, new, seed=random_state, alarmed_before=bool(before) and before[-1].material
    )
    if history is not None:
        line = Check(
            date=date,
            model=own,
            data=new.fingerprint,
            code=found.code,
            material=any(one.is_material for one in found.drift),
            alarms=tuple(one.name for one in found.drift if one.alarm),
            novelty=None if found.novelty is None else found.novelty.share,
            n=found.n_now,
        )
        _write(history, [*others, line])
    return found


def read_history(path: str | os.PathLike[str]) -> list[Check]:
    """Read the checks of a history, the oldest first; a file that is not there has none.

    Raises
    ------
    InputError
        When a line is not one that `monitor` writes.
    """
    file = Path(path)
    if not file.exists():
        return []
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise ValueError("it is too large")
        lines = file.read_text(encoding="utf-8").splitlines()
        return [Check.from_dict(_checked(json.loads(line))) for line in lines if line.strip()]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(
            f'Cannot read the history "{file.name}": {error}.',
            "A file of JSON lines, as `clustomer monitor --history` writes it, was expected.",
            "Name another file, or move this one away to begin anew.",
        ) from error


def _checked(values: Any) -> dict[str, Any]:
    if not isinstance(values, dict) or not isinstance(values.get("material"), bool):
        raise ValueError("a line is not that of a check")
    return values


def _write(path: str | os.PathLike[str], checks: Sequence[Check]) -> None:
    with atomic_file(path) as target:
        lines = [json.dumps(one.to_dict(), ensure_ascii=False) + "\n" for one in checks]
        target.write_text("".join(lines), encoding="utf-8", newline="\n")
