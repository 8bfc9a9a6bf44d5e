"""New data under a known schema: the same rows are held the same way, others are refused."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from clustomer.errors import SchemaMismatchError
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns
from clustomer.table.infer import infer_table
from clustomer.table.table import Table

COLUMNS = {
    "id": [f"A{i:03d}" for i in range(20)],
    "Age": [20.0 + i for i in range(19)] + [None],
    "City": ["Ulm", "Bonn"] * 10,
    "Loyalty": ["low", "high", "medium", "low"] * 5,
    "Stars": [1, 2, 3, 4, 5] * 4,
    "News": [True, False] * 10,
    "Since": [datetime.date(2025, 1, 1) + datetime.timedelta(days=7 * i) for i in range(20)],
    "Same": ["x"] * 20,
}
TABLE = infer_table(raw_columns(COLUMNS)).table


def conformed(**changes) -> Table:
    return conform(raw_columns({**COLUMNS, **changes}), TABLE.schema)


def assert_same(one: Table, other: Table) -> None:
    assert one.schema == other.schema
    for name in one.schema.names:
        assert one.data[name].dtype == other.data[name].dtype
        np.testing.assert_array_equal(one.data[name], other.data[name])


def test_the_training_rows_come_out_the_same():
    assert_same(conformed(), TABLE)


def test_column_order_and_further_columns_do_not_matter():
    shuffled = {name: COLUMNS[name] for name in reversed(COLUMNS)} | {"new": [0.5] * 20}
    assert_same(conform(raw_columns(shuffled), TABLE.schema), TABLE)


def test_ignored_columns_may_be_absent():
    rest = {name: values for name, values in COLUMNS.items() if name != "Same"}
    table = conform(raw_columns(rest), TABLE.schema)
    assert table.schema == TABLE.schema
    assert table.missing("Same").all()


def test_unseen_levels_are_recorded():
    table = conformed(City=["Ulm", "Rom", None, "Bonn"] * 5, Stars=[1, 2, 3, 9] * 5)
    assert table.codes("City")[:4].tolist() == [1, -1, -1, 0]
    assert table.unseen["City"][:4].tolist() == [False, True, False, False]
    assert int(table.unseen["Stars"].sum()) == 5
    assert set(table.unseen) == {"City", "Stars"}
    assert table.take(np.array([0, 1])).unseen["City"].tolist() == [False, True]


@pytest.mark.parametrize("news", [[1, 0] * 10, ["TRUE", "no"] * 10, [1.0, 0.0] * 10])
def test_yes_and_no_in_other_words(news):
    np.testing.assert_array_equal(conformed(News=news).codes("News"), TABLE.codes("News"))


def test_numbers_and_dates_that_came_as_texts():
    texts = {
        "Age": [None if value is None else str(value) for value in COLUMNS["Age"]],
        "Since": [day.isoformat() for day in COLUMNS["Since"]],
        "Stars": [str(value) for value in COLUMNS["Stars"]],
    }
    assert_same(conformed(**texts), TABLE)


def test_dates_are_counted_from_the_schemas_day():
    table = conformed(Since=[datetime.date(2026, 1, 1)] * 20)
    day = datetime.date.fromisoformat(TABLE.schema.reference_date)
    assert set(table.numbers("Since")) == {float((day - datetime.date(2026, 1, 1)).days)}


def test_infinite_numbers_are_missing_and_empty_columns_are_allowed():
    table = conformed(Age=[np.inf] * 20, City=[None] * 20, Since=[None] * 20)
    assert np.isnan(table.numbers("Age")).all()
    assert table.missing("City").all()
    assert np.isnan(table.numbers("Since")).all()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"Age": ["old"] * 20}, '"Age" holds text in 20 rows \\(such as "old"\\)'),
        ({"Age": COLUMNS["Since"]}, '"Age" holds dates where numbers are needed'),
        ({"Since": [1.5] * 20}, '"Since" holds numbers where dates are needed'),
        ({"Since": ["soon"] * 20}, "dates written as 2026-01-31"),
    ],
)
def test_other_contents_are_refused(changes, says):
    with pytest.raises(SchemaMismatchError, match=says):
        conformed(**changes)


def test_missing_columns_are_shown_with_the_nearest_name():
    renamed = {("Alter" if name == "City" else name.lower()): v for name, v in COLUMNS.items()}
    with pytest.raises(SchemaMismatchError) as caught:
        conform(raw_columns(renamed), TABLE.schema)
    shown = str(caught.value)
    assert '"Age" is missing. Did you mean "age"?' in shown
    assert '"City" is missing.' in shown
    assert '"Alter"' in caught.value.expected  # what the data has instead
    assert "Same" not in shown
    assert caught.value.exit_code == 2


def test_arrays_are_read_only():
    for values in TABLE.data.values():
        assert not values.flags.writeable
