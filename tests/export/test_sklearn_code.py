"""The model as code of a scikit-learn pipeline: read, run, refused."""

from __future__ import annotations

import ast
import json
import re
import runpy
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import parity_models
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import clone
from sklearn.pipeline import Pipeline

from clustomer.cluster.model import SegmentationModel
from clustomer.engines.stored import stored_as
from clustomer.errors import CheckFailedError, InputError, OutputError
from clustomer.export import sklearn_code as exporter
from clustomer.export.parity import compare_labels, expected_labels, parity_table
from clustomer.export.sklearn_code import export_sklearn, sklearn_code
from clustomer.prepare.operations import Impute, OneHot
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns
from clustomer.table.schema import Kind


def pipeline_of(model: SegmentationModel, directory: Path) -> Pipeline:
    file = directory / "generated.py"
    file.write_text(sklearn_code(model), encoding="utf-8")
    made: Pipeline = runpy.run_path(str(file))["make_pipeline"]()
    return made


def frame_of(model: SegmentationModel, columns: dict[str, list[Any]]) -> pd.DataFrame:
    frame = {}
    for column in model.plan.sources:
        cells = columns[column.name]
        dates = stored_as(column) == "date"
        frame[column.name] = pd.Series(cells, dtype="datetime64[s]" if dates else "object")
    return pd.DataFrame(frame)


def by_hand() -> SegmentationModel:
    made = parity_models.model([(parity_models.column("x"), {"impute": Impute(value=8.0)})], k=2)
    return replace(made, centroids=np.array([[0.0], [10.0]]))


def test_by_hand_with_missing_infinite_unreadable_and_a_tie(tmp_path: Path) -> None:
    pipeline = pipeline_of(by_hand(), tmp_path)
    frame = pd.DataFrame({"other": 0, "x": [1.0, 9, None, float("-inf"), "abc", 5.0, 1e151]})
    assert pipeline.predict(frame).tolist() == [0, 1, 1, 1, 1, 0, 1]
    assert pipeline.transform(frame).tolist() == [
        [1, 9], [9, 1], [8, 2], [8, 2], [8, 2], [5, 5], [8, 2],
    ]  # fmt: skip


@pytest.mark.parametrize("dtype", ["float64", "Float64", "Int64", "float32", "object"])
def test_numbers_of_every_dtype(dtype: str, tmp_path: Path) -> None:
    frame = pd.DataFrame({"x": pd.Series([1, 9, None, 0], dtype=dtype)})
    pipeline = pipeline_of(by_hand(), tmp_path)
    assert pipeline.predict(frame).tolist() == [0, 1, 1, 0]
    assert pipeline.predict(frame.dropna().astype("int16")).tolist() == [0, 1, 0]


@pytest.mark.parametrize("dtype", ["object", "str", "string", "category"])
def test_texts_and_truth_values_of_every_dtype(dtype: str, tmp_path: Path) -> None:
    model = parity_models.single("ordinal")
    cells = pd.Series(["low", None, " high", "never seen"])
    frame = pd.DataFrame({"c": cells.astype(dtype), "beside": 0.0})
    expected = model.predict({"c": ["low", "medium", "high", "medium"], "beside": [0.0] * 4})
    assert pipeline_of(model, tmp_path).predict(frame).tolist() == expected.tolist()
    flags = parity_models.single("flag")
    pipeline = pipeline_of(flags, tmp_path)
    for kind in ("bool", "boolean", "float64"):
        truth = pd.DataFrame({"c": pd.Series([True, False]).astype(kind), "beside": 0.0})
        wanted = flags.predict({"c": [True, False], "beside": [0.0, 0.0]})
        assert pipeline.predict(truth).tolist() == wanted.tolist()


@pytest.mark.parametrize("name", parity_models.ALL)
def test_every_operation_alone_gives_the_segments_of_the_model(name: str, tmp_path: Path) -> None:
    model = parity_models.single(name)
    pipeline = pipeline_of(model, tmp_path)
    for seed in range(2):
        table = parity_table(model, random_state=seed, unreadable=True)
        frame = frame_of(model, {name: list(cells) for name, cells in table.columns.items()})
        expected = expected_labels(model, table)
        found = compare_labels(expected.labels, expected.margins, pipeline.predict(frame))
        assert found.holds, found.wrong


EVERYTHING = {"filled": parity_models.everything(), "left out": parity_models.left_out()}


@pytest.fixture(scope="module")
def pipelines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Pipeline]:
    return {
        name: pipeline_of(model, tmp_path_factory.mktemp("code"))
        for name, model in EVERYTHING.items()
    }


@settings(max_examples=40, deadline=None)
@given(data=st.data(), which=st.sampled_from(sorted(EVERYTHING)))
def test_any_cells_give_the_segment_of_the_model(
    pipelines: dict[str, Pipeline], data: st.DataObject, which: str
) -> None:
    model = EVERYTHING[which]
    columns = {}
    for column in model.plan.sources:
        known = st.sampled_from(column.levels or ("",))
        cells = {
            "number": st.sampled_from(column.level_values) if column.level_values else st.floats(),
            "flag": st.booleans(),
            "date": st.dates(),
            "text": st.text() | known | st.sampled_from(["Ｙes!", "NÓ", " Ja ", "1"]),
        }[stored_as(column)]
        columns[column.name] = data.draw(st.lists(st.none() | cells, min_size=3, max_size=3))
    expected = model.predict_table(conform(raw_columns(columns), model.plan.sources))
    labels = pipelines[which].predict(frame_of(model, columns))
    assert compare_labels(expected.labels, expected.margin, labels).holds


def test_the_code_stands_alone_and_repeats() -> None:
    code = sklearn_code(EVERYTHING["filled"])
    assert code == sklearn_code(EVERYTHING["filled"])
    imported = {
        alias.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported == {
        "numpy", "pandas", "re", "unicodedata", "sklearn.base", "sklearn.compose",
        "sklearn.pipeline",
    }  # fmt: skip
    assert not re.search("clustomer", code.split('"""', 2)[2])
    numbers_only = sklearn_code(by_hand())
    assert "class Levels" not in numbers_only
    assert "unicodedata" not in numbers_only


def test_its_steps_are_estimators_that_can_be_cloned(pipelines: dict[str, Pipeline]) -> None:
    model = EVERYTHING["filled"]
    table = parity_table(model)
    frame = frame_of(model, {name: list(cells) for name, cells in table.columns.items()})
    again = clone(pipelines["filled"]).fit(frame)
    assert np.array_equal(again.predict(frame), pipelines["filled"].predict(frame))
    backwards = frame[frame.columns[::-1]]
    assert np.array_equal(again.predict(backwards), again.predict(frame))


def test_hostile_names_and_levels_are_data_not_code(tmp_path: Path) -> None:
    hostile = '"""\n)]; raise SystemExit("ran")  # \u202e\\'
    levels = (hostile, "'''", "{x!r}")
    made = parity_models.model(
        [
            (
                parity_models.column(hostile, Kind.CATEGORY, "VARCHAR", levels=levels),
                {"impute": Impute(value=1), "one_hot": OneHot(levels=levels, factor=1.0)},
            ),
            (parity_models.column("\t segments__x"), {"impute": Impute(value=0.0)}),
        ],
        k=3,
    )
    model = replace(made.with_names((hostile, "b", "c")), centroids=np.eye(3, 4))
    code = sklearn_code(model)
    assert code.isascii() or set(re.findall(r"[^\x00-\x7f]", code)) == {"ß"}
    frame = pd.DataFrame({hostile: [*levels, None], "\t segments__x": 0.0})
    assert pipeline_of(model, tmp_path).predict(frame).tolist() == [0, 1, 2, 1]


def test_the_file_is_run_in_a_process_of_its_own_and_written_with_its_sheet(tmp_path: Path) -> None:
    file = tmp_path / "segments.py"
    sheet = export_sklearn(EVERYTHING["left out"], file, random_state=5)
    assert "Parity of sklearn holds: scikit-learn" in sheet.sentence
    beside = json.loads((tmp_path / "segments.py.parity.json").read_text(encoding="utf-8"))
    assert (beside["comparison"]["n_wrong"], beside["random_state"]) == (0, 5)
    assert file.read_text(encoding="utf-8") == sklearn_code(EVERYTHING["left out"])
    with pytest.raises(OutputError, match="exists already"):
        export_sklearn(EVERYTHING["left out"], file)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("argmin", "argmax"), "Parity of sklearn fails"),
        (("LARGEST = ", "import clustomer\nLARGEST = "), "does not run: .*import of clustomer"),
        (("def make_pipeline", "def make_it"), "does not run: KeyError"),
    ],
)
def test_a_file_that_is_wrong_is_not_written(
    change: tuple[str, str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = sklearn_code(by_hand()).replace(*change)
    monkeypatch.setattr(exporter, "sklearn_code", lambda _: code)
    with pytest.raises(CheckFailedError, match=message) as error:
        export_sklearn(by_hand(), tmp_path / "segments.py")
    assert error.value.exit_code == 3
    assert not list(tmp_path.iterdir())


def test_levels_that_are_no_numbers_in_a_column_of_numbers_are_refused() -> None:
    column = parity_models.column("size", Kind.CATEGORY, "int64", levels=("01", "2"))
    steps = {"impute": Impute(value=0), "one_hot": OneHot(levels=("01", "2"), factor=1.0)}
    with pytest.raises(InputError, match='"size" holds numbers, but its levels are not all'):
        sklearn_code(parity_models.model([(column, steps)]))
