"""The hostile table, the comparison of labels, and what a sheet says of both."""

from __future__ import annotations

import math

import numpy as np
import parity_models
import pytest

import clustomer as cl
from clustomer.engines.stored import numbers_of, stored_as
from clustomer.errors import CheckFailedError, InputError
from clustomer.export.parity import (
    TOLERANCE,
    ParitySheet,
    compare_labels,
    expected_labels,
    parity_table,
)
from clustomer.table.samples import shop
from clustomer.table.schema import Kind


def test_a_row_may_differ_only_on_a_tie() -> None:
    found = compare_labels([0, 1, 1, 2], [0.5, 1e-10, 0.2, 1e-8], [0, 0, 1, 0])
    assert (found.n_rows, found.n_different, found.n_ties, found.n_wrong) == (4, 2, 1, 1)
    assert not found.holds
    assert (found.wrong[0].row, found.wrong[0].expected, found.wrong[0].got) == (3, 3, 1)
    assert compare_labels([0, 1, 1, 2], [0.5, 1e-10, 0.2, 1e-8], [0, 0, 1, 0], 1e-5).holds
    with pytest.raises(InputError, match="3 labels cannot be compared with 2"):
        compare_labels([0, 1, 1], [1, 1, 1], [0, 1])


def test_a_label_that_is_absent_is_wrong_and_only_the_first_are_shown() -> None:
    found = compare_labels([0] * 9, [0.5] * 9, [-1] * 9, sorts=["ordinary"] * 9)
    assert (found.n_wrong, len(found.wrong)) == (9, 5)
    sheet = ParitySheet(
        export="sql", executed=True, engine="duckdb", engine_version="2.0", dialect="duckdb",
        comparison=found, rows={"ordinary": 9},
    )  # fmt: skip
    with pytest.raises(CheckFailedError, match="Row 1 \\(ordinary\\): none instead of 1") as error:
        sheet.check()
    assert error.value.exit_code == 3
    assert "fails: duckdb 2.0 gave 9 of 9 rows another segment" in sheet.sentence
    assert ParitySheet.from_dict(sheet.to_dict()) == sheet


def test_a_sheet_that_was_not_executed_says_so_and_proves_nothing() -> None:
    sheet = ParitySheet(
        export="sql", executed=False, dialect="oracle", reason="No engine here.", rows={}
    )
    sheet.check()
    assert "sql (oracle) was not tested: nothing executed it. No engine here." in sheet.sentence
    assert sheet.to_dict()["comparison"] is None


@pytest.mark.parametrize("name", parity_models.ALL)
def test_the_table_is_hostile_repeats_and_reaches_every_segment(name: str) -> None:
    model = parity_models.single(name)
    table = parity_table(model, random_state=1)
    again = parity_table(model, random_state=1)
    assert repr(table) == repr(again)
    assert repr(table.columns) != repr(parity_table(model, random_state=2).columns)
    expected = expected_labels(model, table)
    assert len(expected.labels) == table.n_rows == sum(table.rows.values())
    assert set(expected.labels) == set(range(model.n_segments))
    assert set(table.rows) == {"ordinary", "tie", "column", "close", "mixed", "empty"}
    close = np.array([sort == "close" for sort in table.sorts])
    assert np.all(expected.margins[close] > TOLERANCE)
    assert np.all(expected.margins[close] < 1e-5)
    cells = [cell for values in table.columns.values() for cell in values]
    assert None in cells
    if "number" in table.stored.values():
        floats = [cell for cell in cells if isinstance(cell, float)]
        assert {math.inf, -math.inf} <= set(floats)
        assert any(math.isnan(cell) for cell in floats)


def test_ties_are_ties() -> None:
    model = parity_models.model(
        [(parity_models.column("x"), parity_models.NUMBERS["scale"]),
         (parity_models.column("y"), parity_models.NUMBERS["weight"])]
    )  # fmt: skip
    table = parity_table(model)
    margins = expected_labels(model, table).margins
    tied = np.array([sort == "tie" for sort in table.sorts])
    assert np.mean(margins[tied] < TOLERANCE) > 0.7
    assert np.mean(margins[~tied] < TOLERANCE) < 0.3


def test_texts_in_columns_of_numbers_count_as_missing() -> None:
    model = parity_models.single("scale")
    table = parity_table(model, unreadable=True)
    assert len(table.unreadable) == 12
    for name, row in table.unreadable:
        assert isinstance(table.columns[name][row], str)
        assert table.frame()[name][row] is None
    assert len(expected_labels(model, table).labels) == table.n_rows


def test_the_model_of_a_study_has_a_table_of_its_own_columns() -> None:
    model = cl.run_study(shop(300), n_clusters=3).model
    table = parity_table(model)
    assert tuple(table.columns) == model.plan.sources.names
    assert set(expected_labels(model, table).labels) == {0, 1, 2}


@pytest.mark.parametrize(
    ("kind", "source", "more", "stored"),
    [
        (Kind.NUMBER, "VARCHAR", {"reading": {"content": "number"}}, "number"),
        (Kind.COUNT, "int64", {}, "number"),
        (Kind.NUMBER, "bool", {}, "flag"),
        (Kind.DATE, "VARCHAR", {"reading": {"content": "date"}}, "date"),
        (Kind.CATEGORY, "VARCHAR", {"levels": ("1", "2")}, "text"),
        (Kind.CATEGORY, "BIGINT", {"levels": ("1", "2")}, "number"),
        (Kind.CATEGORY, "object", {"levels": ("1", "2")}, "number"),
        (Kind.CATEGORY, "object", {"levels": ("01", "2")}, "text"),
        (Kind.CATEGORY, "object", {"levels": ("a", "b")}, "text"),
        (Kind.FLAG, "VARCHAR", {"levels": ("n", "y"), "reading": {"content": "flag"}}, "text"),
        (Kind.FLAG, "BOOLEAN", {"levels": ("no", "yes")}, "flag"),
        (Kind.ORDERED, "VARCHAR", {"levels": ("1",), "reading": {"content": "number"}}, "number"),
    ],
)  # fmt: skip
def test_storage_is_what_the_schema_says(
    kind: Kind, source: str, more: dict[str, object], stored: str
) -> None:
    assert stored_as(parity_models.column("c", kind, source, **more)) == stored


def test_a_level_is_a_number_only_when_it_is_written_as_one() -> None:
    assert numbers_of(parity_models.column("c", levels=("1", "2.5"))) == (1.0, 2.5)
    assert numbers_of(parity_models.column("c", levels=("1", "2.50"))) is None
    assert numbers_of(parity_models.column("c", levels=("nan", "1"))) is None
