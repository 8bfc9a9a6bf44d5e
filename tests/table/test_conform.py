"""New data under a known schema: the same rows are held the same way, others are refused."""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest

import clustomer as cl
from clustomer.engines.open import read_source
from clustomer.errors import SchemaMismatchError
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns
from clustomer.table.infer import infer_table
from clustomer.table.schema import RoleOptions, Schema
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
        ({"Since": ["soon"] * 20}, 'such as "soon"\\) where dates written as 2026-01-31'),
        ({"Since": ["today"] * 20}, 'such as "today"\\) where dates written as 2026-01-31'),
        ({"Since": ["now"] * 20}, "dates written as 2026-01-31"),
        ({"Since": ["2024"] * 20}, "dates written as 2026-01-31"),
        ({"Since": ["13/04/2024"] * 20}, "dates written as 2026-01-31"),
    ],
)
def test_other_contents_are_refused(changes, says):
    with pytest.raises(SchemaMismatchError, match=says):
        conformed(**changes)


# -- texts that the engines understood ----------------------------------------------------

WRITTEN = {
    "id": [f"A{i:03d}" for i in range(20)],
    "Spend": [f"${1_000 * i + 20_859.04:,.2f}" for i in range(19)] + ["n/a"],
    "Umsatz": [f"{i + 1}.234,5{i % 10} €" for i in range(19)] + ["-"],
    "Share": [f"{i} %" for i in range(20)],
    "Balance": ["(12.50)", "7.5-", "−3.25", "88.75", "$-4"] * 4,
    "Stars": ["1.0", "2.0", "3.0", "4.0", "5.0"] * 4,
    "Since": [f"{i + 1:02d}/04/2024" for i in range(20)],
    "Seen": [f"04/{i + 1:02d}/24 10:30 pm" for i in range(20)],
    "Joined": [f"{i + 1}. März 2024" for i in range(20)],
    "News": ["Tak", "NIE", "tak", "n/a"] * 5,
    "Club": ["Ja", "Nein"] * 10,
    "Plan": ["Basic", "Plus", "none", "?"] * 5,
}
KINDS = RoleOptions(kinds={"Club": "category"}, features=tuple(list(WRITTEN)[1:]))
STUDIED = infer_table(read_source(WRITTEN).columns, roles=KINDS).table


def test_written_values_are_read_as_when_the_schema_was_made():
    kinds = {column.name: str(column.kind) for column in STUDIED.schema}
    assert [kinds[name] for name in ("Spend", "Umsatz", "Share", "Balance")] == [
        "amount", "amount", "share", "amount",
    ]  # fmt: skip
    assert [kinds[name] for name in ("Stars", "Since", "News", "Club", "Plan")] == [
        "ordered", "date", "flag", "category", "ordered",
    ]  # fmt: skip
    again = conform(raw_columns(WRITTEN), STUDIED.schema)
    assert_same(again, STUDIED)
    assert again.unseen == STUDIED.unseen == {}
    assert Schema.from_dict(STUDIED.schema.to_dict()) == STUDIED.schema


def test_one_written_row_is_read_as_in_the_whole_table():
    for row in range(20):
        alone = {name: [values[row]] for name, values in WRITTEN.items()}
        table = conform(raw_columns(alone), STUDIED.schema)
        for name in STUDIED.schema.names:
            np.testing.assert_array_equal(table.data[name], STUDIED.data[name][[row]])


def test_typed_values_are_taken_for_written_ones_too():
    typed = {**WRITTEN, "Share": list(range(20)), "Stars": [1, 2, 3, 4, 5] * 4}
    typed["News"] = [True, False, True, None] * 5
    typed["Since"] = [datetime.date(2024, 4, i + 1) for i in range(20)]
    assert_same(conform(raw_columns(typed), STUDIED.schema), STUDIED)


def test_as_many_values_as_in_a_study_may_be_unreadable():
    spend = [f"${i}.50" for i in range(98)] + ["two", "three"]
    raw = read_source({"Spend": spend}).columns
    studied = infer_table(raw).table
    assert_same(conform(raw_columns({"Spend": spend}), studied.schema), studied)
    with pytest.raises(SchemaMismatchError, match='text in 2 rows \\(such as "two"\\)'):
        conform(raw_columns({"Spend": spend[1:]}), studied.schema)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"Umsatz": ["old"] * 20}, "numbers such as 1.234,56 are needed"),
        ({"Since": ["soon"] * 20}, "dates written as 31.01.2026 are needed"),
        ({"Seen": ["31/04/24"] * 20}, "dates written as 01/31/2026 are needed"),
    ],
)
def test_other_texts_are_refused_with_an_example(changes, says):
    with pytest.raises(SchemaMismatchError, match=says):
        conform(raw_columns({**WRITTEN, **changes}), STUDIED.schema)


def test_other_words_are_unseen_levels():
    new = {**WRITTEN, "News": ["maybe", "yes", "N/A", "nie"] * 5, "Stars": ["6.0", "?"] * 10}
    table = conform(raw_columns(new), STUDIED.schema)
    assert table.codes("News")[:4].tolist() == [-1, 1, -1, 0]
    assert table.unseen["News"][:4].tolist() == [True, False, False, False]
    assert table.unseen["Stars"][:2].tolist() == [True, False]


def test_a_level_that_reads_like_no_value_stays_a_level():
    schema = infer_table(
        raw_columns({"Age": [1.5, 2.5, 3.5], "c": ["none", "a", "a"]})
    ).table.schema
    table = conform(raw_columns({"Age": [1.5, 2.5], "c": ["none", "n/a"]}), schema)
    assert table.codes("c").tolist() == [1, -1]
    assert not table.unseen


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


def test_a_model_predicts_the_frame_that_the_study_read():
    rng = np.random.default_rng(4)
    n = 120
    group = np.repeat([0, 1, 2], n // 3)
    spend = np.round(20_000 * (group + 1) + rng.normal(0, 900, n), 2)
    umsatz = np.round(1_000 * (3 - group) + rng.normal(0, 40, n), 2)
    days = rng.integers(1, 28, n)
    frame = pd.DataFrame(
        {
            "CustomerID": [f"C{i:05d}" for i in range(n)],
            "Spend": [f"${value:,.2f}" for value in spend],
            "Umsatz": [f"{v:,.2f} €".translate(str.maketrans(",.", ".,")) for v in umsatz],
            "Discount": [f"{share} %" for share in rng.integers(0, 40, n)],
            "Change": [f"({v:.2f})" if v > 1 else f"{v:.2f}" for v in rng.uniform(0, 2, n)],
            "Last order": [f"{day:02d}/0{3 + g}/2024" for day, g in zip(days, group, strict=True)],
            "Joined": [f"{day} März 20{10 + g}" for day, g in zip(days, group, strict=True)],
            "Stars": [f"{value}.0" for value in rng.integers(1, 6, n)],
            "Member": rng.choice(["Tak", "Nie"], n),
        }
    )
    frame.loc[[3, 50], "Spend"] = ["n/a", "on request"]
    frame.loc[7, "Last order"] = "-"
    features = tuple(frame.columns[1:])
    study = cl.run_study(frame, features=features, n_clusters=3)
    assert [str(study.intake.schema[name].kind) for name in features] == [
        "amount", "amount", "share", "number", "date", "date", "ordered", "flag",
    ]  # fmt: skip
    np.testing.assert_array_equal(study.model.predict(frame), study.labels)
    loaded = cl.SegmentationModel.from_json(study.model.to_json())
    np.testing.assert_array_equal(loaded.predict(frame), study.labels)
    np.testing.assert_array_equal(loaded.predict(frame.iloc[[60, 8]]), study.labels[[60, 8]])
