"""From Arrow columns to raw columns: read every text, keep every type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from clustomer._progress import Progress
from clustomer._text import phrase, text
from clustomer.engines import convert as of
from clustomer.engines import lexing
from clustomer.engines.columns import TextColumn, cells, text_column
from clustomer.engines.decide import Reading, decide
from clustomer.engines.duck import connection
from clustomer.engines.grid import Grid
from clustomer.engines.options import IntakeOptions
from clustomer.engines.remarks import remark
from clustomer.engines.survey import Evidence, survey
from clustomer.engines.typed import is_text, typed_column
from clustomer.errors import Issue, issue
from clustomer.table.schema import RawColumn

_MOSTLY = 0.8


def understand(grid: Grid, options: IntakeOptions, progress: Progress) -> tuple[RawColumn, ...]:
    """Return the columns of a grid, parsed; what was found out is added to the grid.

    The Arrow columns of the grid are let go as they are read, so that a large table
    is not held twice.
    """
    steps = 4
    progress("understand", 0, steps)
    done: dict[int, RawColumn] = {}
    texts: list[TextColumn] = []
    for number, name in enumerate(grid.names):
        array, grid.columns[number] = grid.columns[number], None
        if is_text(array):
            texts.append(text_column(number, name, array))
        else:
            done[number] = typed_column(name, array)
    progress("understand", 1, steps)
    if texts:
        with connection() as con:
            con.register("cells", cells([]))
            con.execute(lexing.definitions(options.thousands))
            found = survey(con, texts)
            progress("understand", 2, steps)
            readings = dict(
                zip(
                    (column.number for column in texts),
                    decide(texts, found, options, grid.default_decimal),
                    strict=True,
                )
            )
            done |= _read(con, texts, found, readings, grid)
    progress("understand", 3, steps)
    columns = tuple(done[number] for number in range(len(grid.names)))
    remark(grid, columns)
    progress("understand", steps, steps)
    return columns


def _read(
    con: Any,
    texts: Sequence[TextColumn],
    found: dict[int, Evidence],
    readings: dict[int, Reading],
    grid: Grid,
) -> dict[int, RawColumn]:
    done: dict[int, RawColumn] = {}
    problems: dict[int, Issue] = {}
    for column, converted in of.convert(con, texts, readings):
        reading = readings[column.number]
        if reading.content == "number" and of.holds_codes(column, converted):
            reading.code = True
            continue
        if not of.readable_enough(column, converted):
            continue  # a sample had promised more than the column keeps: it stays text
        make = of.number_column if reading.content == "number" else of.date_column
        done[column.number] = make(column, converted, reading)
        if converted.unreadable.any():
            problems[column.number] = _unreadable(column, converted, reading)
    for column in texts:
        if column.number in done:
            continue
        reading = readings[column.number]
        if reading.words is not None:
            done[column.number] = of.flag_column(column, reading.words)
            continue
        done[column.number] = of.plain_column(
            column, code=reading.code, empty=reading.content == "empty"
        )
        if not reading.code:
            problems |= _mostly(column, found[column.number])
    grid.issues.extend(problems[number] for number in sorted(problems))
    return done


def _unreadable(column: TextColumn, converted: of.Converted, reading: Reading) -> Issue:
    """Name some of the values, unless the column may hold the ids of customers."""
    unlike = of.hardly_repeats(column)
    examples = [] if unlike else of.examples(column, converted.unreadable)
    return issue(
        "unreadable_values",
        "warning",
        [column.name],
        kind=text(f"content.{reading.content}"),
        n=int(column.counts[converted.unreadable].sum()),
        present=column.n_present,
        examples=tuple(examples),
        shown=text("content.such_as", examples=phrase(examples)) if examples else "",
    )


def _mostly(column: TextColumn, evidence: Evidence) -> dict[int, Issue]:
    """Say so when a column that stays text nearly was one of numbers or dates."""
    counts = {
        "mostly_numbers": max(evidence.dot, evidence.comma) + evidence.infinite,
        "mostly_dates": evidence.sure + max(evidence.dmy, evidence.mdy),
    }
    for code, n in counts.items():
        if evidence.present and n >= _MOSTLY * evidence.present:
            share = n / evidence.present
            return {column.number: issue(code, "warning", [column.name], share=share)}
    return {}
