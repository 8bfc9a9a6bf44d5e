"""Every operation of a plan in every engine that executes: the labels of the model."""

from __future__ import annotations

import datetime
import math
from typing import Any

import numpy as np
import parity_models
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import clustomer as cl
from clustomer.engines.executed import QueryFailedError, TypedColumn
from clustomer.export.parity import ParityTable, parity_table
from clustomer.export.sql_parity import Execute, prove_query
from clustomer.prepare.operations import Impute, OneHot
from clustomer.table.samples import shop
from clustomer.table.schema import Kind

Engine = tuple[str, Execute]

EXAMPLES = {"duckdb": 4, "sqlite": 8, "postgres": 3, "spark": 1}
ROWS = 40
LETTERS = st.characters(codec="ascii", min_codepoint=32) | st.sampled_from("éß€日𝄞")
"""No blanks but spaces: engines and Python do not agree about what else is one."""


def cells(model: cl.SegmentationModel, name: str, stored: str) -> st.SearchStrategy[Any]:
    """Cells that may stand in a column of an engine."""
    column = model.plan.sources[name]
    if stored == "flag":
        return st.sampled_from([None, True, False])
    if stored == "date":
        day = st.dates(datetime.date(1, 1, 2), datetime.date(9999, 12, 30))
        return st.none() | day | st.dates(datetime.date(2020, 1, 1), datetime.date(2026, 6, 30))
    if stored == "text":
        words = [*column.levels, "", "YES", "No", "n/a", None]
        # Python also takes "yes!" and "Sí" for yes; SQL only words as they are (docs/export.md).
        letters = st.sampled_from("qz€ß日% ") if column.kind is Kind.FLAG else LETTERS
        return st.sampled_from(words) | st.text(letters, max_size=5)
    numbers = st.floats() | st.floats(-100, 100) | st.integers(-9, 99).map(float)
    return st.none() | numbers | st.sampled_from([math.nan, math.inf, 1e150, 5e-324, -1e-310])


def wild(model: cl.SegmentationModel, data: st.DataObject) -> ParityTable:
    stored = parity_table(model).stored
    columns = {
        name: tuple(data.draw(st.lists(cells(model, name, kind), min_size=ROWS, max_size=ROWS)))
        for name, kind in stored.items()
    }
    return ParityTable(columns=columns, stored=stored, sorts=("wild",) * ROWS, random_state=0)


@pytest.mark.parametrize("name", parity_models.ALL)
def test_each_operation_gives_the_labels_of_the_model(name: str, engine: Engine) -> None:
    dialect, execute = engine
    model = parity_models.single(name)
    sheet = prove_query(model, dialect=dialect, execute=execute)
    assert sheet.executed
    sheet.check()
    assert sheet.comparison is not None
    assert sheet.comparison.n_rows > 400
    assert sheet.comparison.n_different <= sheet.comparison.n_ties < 0.3 * sheet.comparison.n_rows

    @settings(
        max_examples=EXAMPLES[dialect],
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow],
    )
    @given(st.data())
    def check(data: st.DataObject) -> None:
        prove_query(model, dialect=dialect, execute=execute, table=wild(model, data)).check()

    check()


@pytest.mark.parametrize("make", [parity_models.everything, parity_models.left_out])
def test_all_operations_together(make: Any, engine: Engine) -> None:
    dialect, execute = engine
    for seed in (0, 1):
        table = parity_table(make(), random_state=seed, unreadable=dialect == "sqlite")
        sheet = prove_query(make(), dialect=dialect, execute=execute, table=table)
        sheet.check()
        assert sheet.engine
        assert sheet.engine_version[0].isdigit()


def test_names_and_levels_of_any_kind_are_quoted(engine: Engine) -> None:
    dialect, execute = engine
    levels = (
        "it's",
        'a"b',
        "back\\slash",
        "-- no",
        "/* x */",
        "line\nbreak",
        "%s ? :a $1 {{x}}",
        "é",
    )
    parts = [
        (
            parity_models.column(f'x1 "{i}" --\n;\'', Kind.CATEGORY, "VARCHAR", levels=levels[i:]),
            {"impute": Impute(value=0), "one_hot": OneHot(levels=levels[i:], factor=0.7)},
        )
        for i in range(2)
    ]
    parts.append((parity_models.column("select"), parity_models.NUMBERS["winsorise"]))
    parts.append((parity_models.column("s"), parity_models.NUMBERS["log1p"]))
    if dialect != "spark":  # a view of Spark has no columns with these names
        parts.append((parity_models.column("y`; DROP TABLE x"), parity_models.NUMBERS["scale"]))
    model = parity_models.model(parts, k=3, id_column="segment")
    sheet = prove_query(model, dialect=dialect, execute=execute)
    sheet.check()
    assert sheet.comparison is not None
    assert sheet.comparison.n_different <= sheet.comparison.n_ties


def test_one_segment_and_many(engine: Engine) -> None:
    dialect, execute = engine
    parts = [(parity_models.column("x"), parity_models.NUMBERS["winsorise"])]
    for k in (1, 2, 23):
        model = parity_models.model(parts, k=k)
        prove_query(model, dialect=dialect, execute=execute).check()


@pytest.fixture(scope="module")
def studied() -> list[cl.SegmentationModel]:
    return [
        cl.run_study(shop(300), n_clusters=4, quick=True, missing=missing).model
        for missing in ("median", "kpod")
    ]


def test_the_model_of_a_study(studied: list[cl.SegmentationModel], engine: Engine) -> None:
    dialect, execute = engine
    for model in studied:
        prove_query(model, dialect=dialect, execute=execute).check()


def test_whole_numbers_in_the_table_are_no_other_numbers(engine: Engine) -> None:
    dialect, execute = engine
    model = parity_models.model(
        [(parity_models.column("x"), parity_models.NUMBERS["winsorise"]),
         (parity_models.column("y"), parity_models.NUMBERS["log1p"])],
    )  # fmt: skip
    rng = np.random.default_rng(0)
    columns = {name: tuple(map(float, rng.integers(-9, 99, ROWS))) for name in "xy"}
    table = ParityTable(
        columns=columns, stored=dict.fromkeys("xy", "number"), sorts=("whole",) * ROWS,
        random_state=0,
    )  # fmt: skip

    def as_whole(query: str, name: str, given: Any) -> Any:
        whole = [
            TypedColumn(name=c.name, type="whole", values=tuple(int(v) for v in c.values))
            for c in given
        ]
        return execute(query, name, whole)

    prove_query(model, dialect=dialect, execute=as_whole, table=table).check()


def test_a_query_that_is_refused_ends_with_exit_code_3(engine: Engine) -> None:
    _, execute = engine
    column = TypedColumn(name="x", type="number", values=(1.0,))
    with pytest.raises(QueryFailedError, match="did not run the query") as error:
        execute("SELECT nothing FROM customers", "customers", [column])
    assert error.value.exit_code == 3
    assert execute("SELECT x FROM customers", "customers", [column]).rows == ((1.0,),)
