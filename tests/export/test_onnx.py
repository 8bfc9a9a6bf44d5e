"""The model as ONNX, run by onnxruntime: every operation, hostile cells, refusals."""

from __future__ import annotations

import json
import string
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import parity_models
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustomer.cluster.model import SegmentationModel
from clustomer.errors import CheckFailedError, InputError, OutputError
from clustomer.export import onnx as exporter
from clustomer.export.onnx import (
    check_onnx,
    export_onnx,
    onnx_bytes,
    onnx_feeds,
    onnx_inputs,
    run_onnx,
)
from clustomer.prepare.operations import Impute, OneHot
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns
from clustomer.table.schema import Kind


def answer_of(model: SegmentationModel, columns: dict[str, list[Any]]) -> exporter.OnnxAnswer:
    return run_onnx(onnx_bytes(model), onnx_feeds(onnx_inputs(model), columns))


def by_hand() -> SegmentationModel:
    made = parity_models.model([(parity_models.column("x"), {"impute": Impute(value=8.0)})], k=2)
    return replace(made, centroids=np.array([[0.0], [10.0]]))


def test_by_hand_with_missing_infinite_and_a_tie() -> None:
    answer = answer_of(by_hand(), {"x": [1.0, 9.0, None, float("nan"), float("-inf"), 5.0, 1e151]})
    assert answer.segment.tolist() == [1, 2, 2, 2, 2, 1, 2]
    assert answer.distances.tolist() == [[1, 9], [9, 1], [8, 2], [8, 2], [8, 2], [5, 5], [8, 2]]


@pytest.mark.parametrize("n", [0, 1])
def test_no_row_and_one_row(n: int) -> None:
    answer = answer_of(by_hand(), {"x": [9.0] * n})
    assert answer.segment.tolist() == [2] * n
    assert answer.distances.shape == (n, 2)


def test_texts_are_read_as_the_model_reads_them() -> None:
    levels = ("a.b", "A.B", "été (1|2)", "x  y")
    made = parity_models.model(
        [
            (
                parity_models.column("c", Kind.CATEGORY, "VARCHAR", levels=levels),
                {"impute": Impute(value=3), "one_hot": OneHot(levels=levels, factor=1.0)},
            )
        ]
    )
    made = replace(made, centroids=np.eye(4))
    cells = [" a.b\t", "A.B", "aXb", "\u2003été (1|2)\u00a0", "été 1", "x  y", "x y", "", None]
    assert answer_of(made, {"c": cells}).segment.tolist() == [1, 2, 4, 3, 4, 4, 4, 4, 4]
    assert (made.predict({"c": cells}) + 1).tolist() == [1, 2, 4, 3, 4, 4, 4, 4, 4]


@pytest.mark.parametrize("name", parity_models.ALL)
def test_every_operation_alone_gives_the_segments_of_the_model(name: str) -> None:
    model = parity_models.single(name)
    content = onnx_bytes(model)
    for seed in range(3):
        sheet = check_onnx(model, content, random_state=seed)
        sheet.check()
        assert sheet.comparison is not None
        assert sheet.comparison.n_rows > 300


@pytest.mark.parametrize("make", [parity_models.everything, parity_models.left_out])
@pytest.mark.parametrize("k", [None, 1])
def test_all_operations_together(make: Any, k: int | None) -> None:
    model = make()
    if k is not None:
        model = replace(
            model, centroids=model.centroids[:k], names=model.names[:k], sizes=model.sizes[:k],
            shares=model.shares[:k],
        )  # fmt: skip
    check_onnx(model, onnx_bytes(model)).check()


EVERYTHING = {"filled": parity_models.everything(), "left out": parity_models.left_out()}
CONTENTS = {name: onnx_bytes(model) for name, model in EVERYTHING.items()}
NUMBERS = st.one_of(st.none(), st.floats(), st.floats(-1e3, 1e3), st.floats(0, 1e-6))


@settings(max_examples=60, deadline=None)
@given(data=st.data(), which=st.sampled_from(sorted(EVERYTHING)))
def test_any_cells_give_the_segment_of_the_model(data: st.DataObject, which: str) -> None:
    model = EVERYTHING[which]
    texts = st.none() | st.text(st.characters(exclude_categories=["Cs"], min_codepoint=1))
    # Yes and no are not understood with accents or signs: docs/export.md says so.
    words = st.none() | st.text(string.ascii_letters + string.digits)
    columns: dict[str, list[Any]] = {}
    for each in onnx_inputs(model):
        known = st.sampled_from(model.plan.sources[each.column].levels or ("",))
        cells = {
            "number": NUMBERS,
            "flag": st.sampled_from([None, True, False]),
            "date": st.none() | st.dates(),
            "text": (words if model.plan.sources[each.column].kind is Kind.FLAG else texts) | known,
        }[each.content]
        columns[each.column] = data.draw(st.lists(cells, min_size=3, max_size=3))
        if each.content == "number" and model.plan.sources[each.column].has_levels:
            columns[each.column][0] = 2.0
    scored = model.predict_table(conform(raw_columns(columns), model.plan.sources))
    answer = run_onnx(CONTENTS[which], onnx_feeds(onnx_inputs(model), columns))
    clear = scored.margin >= 1e-9
    assert (answer.segment[clear] - 1).tolist() == scored.labels[clear].tolist()
    assert np.allclose(answer.distances.min(axis=1), scored.nearest.distance, rtol=1e-9, atol=1e-9)


def test_the_sheet_states_what_is_not_understood_of_yes_and_no() -> None:
    flags = parity_models.single("flag of texts")
    sheet = check_onnx(flags, onnx_bytes(flags))
    assert sheet.remarks[2].startswith('Yes and no in "c" are understood')
    assert answer_of(
        flags, {"c": ["JA", " Yes ", "nein"], "beside": [0.0] * 3}
    ).segment.tolist() == [
        one + 1 for one in flags.predict({"c": ["ja", "ja", "nein"], "beside": [0.0] * 3}).tolist()
    ]
    assert len(check_onnx(by_hand(), onnx_bytes(by_hand())).remarks) == 2


def test_the_graph_is_standard_in_double_and_repeats() -> None:
    model = EVERYTHING["filled"]
    content = onnx_bytes(model)
    assert content == onnx_bytes(model)
    graph = onnx.load_from_string(content)
    assert [(each.domain, each.version) for each in graph.opset_import] == [("", 20)]
    assert not [node.op_type for node in graph.graph.node if node.domain]
    kinds = {each.data_type for each in graph.graph.initializer}
    assert kinds == {onnx.TensorProto.DOUBLE, onnx.TensorProto.INT64}
    properties = {each.key: each.value for each in graph.metadata_props}
    assert json.loads(properties["segments"]) == list(model.names)
    assert [each.name for each in graph.graph.input] == list(model.plan.sources.names)


def test_columns_named_like_an_output_or_an_operator_keep_apart() -> None:
    names = ("segment", "segment_input", "distances", "_0", "__c0", "", "a\n'\"b")
    parts = [
        (
            parity_models.column(name),
            {"impute": Impute(value=0.0), "scale": parity_models.scale(0, 1)},
        )
        for name in names
    ]
    model = parity_models.model(parts)
    inputs = onnx_inputs(model)
    assert [each.name for each in inputs][:3] == [
        "segment_input_input", "segment_input", "distances_input",
    ]  # fmt: skip
    check_onnx(model, onnx_bytes(model)).check()


def test_a_graph_that_gives_other_segments_fails_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = parity_models.single("scale")
    wrong = replace(model, centroids=model.centroids[::-1].copy())
    content = onnx_bytes(wrong)
    monkeypatch.setattr(exporter, "onnx_bytes", lambda _: content)
    with pytest.raises(CheckFailedError, match="Parity of onnx fails") as error:
        export_onnx(model, tmp_path / "m.onnx")
    assert error.value.exit_code == 3
    assert not list(tmp_path.iterdir())


def test_right_segments_with_wrong_distances_fail_too() -> None:
    model = by_hand()
    stretched = replace(model, centroids=np.array([[-1.0], [11.0]]))
    sheet = check_onnx(model, onnx_bytes(stretched))
    assert sheet.comparison is not None
    assert sheet.comparison.n_wrong > 0


def test_the_file_and_its_sheet_are_written_and_not_replaced(tmp_path: Path) -> None:
    model, file = EVERYTHING["filled"], tmp_path / "segments.onnx"
    sheet = export_onnx(model, file, random_state=7)
    assert file.read_bytes() == CONTENTS["filled"]
    beside = json.loads((tmp_path / "segments.onnx.parity.json").read_text(encoding="utf-8"))
    assert beside["sentence"] == sheet.sentence
    assert (beside["engine"], beside["comparison"]["n_wrong"]) == ("onnxruntime", 0)
    assert beside["random_state"] == 7
    with pytest.raises(OutputError, match="exists already"):
        export_onnx(model, file)
    export_onnx(model, file, overwrite=True)


@pytest.mark.parametrize("package", ["onnx", "onnxruntime"])
def test_a_package_that_is_not_installed_is_named(
    package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError, match=rf"package {package} is not installed.*clustomer\[onnx"):
        export_onnx(by_hand(), tmp_path / "m.onnx")


def test_a_name_that_is_no_unicode_is_refused() -> None:
    model = parity_models.model([(parity_models.column("a\ud800"), {"impute": Impute(value=0.0)})])
    with pytest.raises(InputError, match="not valid Unicode"):
        onnx_bytes(model)
