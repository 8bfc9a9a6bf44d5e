"""A model as ONNX, run by onnxruntime and compared with the model before it is written."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer import __version__
from clustomer._result import Result
from clustomer._text import text
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.levels import is_flag_of_texts
from clustomer.engines.stored import stored_as
from clustomer.errors import InputError
from clustomer.export.onnx_graph import (
    DISTANCES,
    EPOCH,
    SEGMENT,
    Graph,
    OnnxInput,
    graph_of,
    inputs_of,
)
from clustomer.export.parity import TOLERANCE, ParitySheet, compare_labels, parity_table
from clustomer.export.write import check_free, write_proved
from clustomer.stats.distances import squared_distances
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns

OPSET, IR_VERSION = 20, 9
"""Of ONNX 1.15: the first with `RegexFullMatch`, which tells levels apart."""

_MEANING = {
    "number": "a number; NaN is missing",
    "date": "days since 1970-01-01 (fractions are cut off); NaN is missing",
    "flag": "1 for yes, 0 for no; NaN is missing",
    "text": "a text; the empty string is missing",
}


@dataclass(frozen=True, kw_only=True)
class OnnxAnswer(Result):
    """What the graph gave.

    Attributes
    ----------
    segment : ndarray of int64, shape (n,)
        From 1.
    distances : ndarray of float64, shape (n, k)
        Euclidean, to each centroid, in prepared units.
    engine_version : str
        Of onnxruntime.
    """

    segment: NDArray[np.int64]
    distances: NDArray[np.float64]
    engine_version: str


def onnx_inputs(model: SegmentationModel) -> tuple[OnnxInput, ...]:
    """Return the inputs of the graph: one for each source column, in the model's order."""
    return inputs_of(model, {c.name: stored_as(c) for c in model.plan.sources})


def onnx_bytes(model: SegmentationModel) -> bytes:
    """Return the model as ONNX, all in double; the same model gives the same bytes.

    Inputs are `onnx_inputs`, each of shape (n, 1). Outputs are ``segment`` (int64, from
    1, shape (n,)) and ``distances`` (double, shape (n, k)).

    Raises
    ------
    InputError
        When onnx is not installed, or a name or level is not valid Unicode.
    """
    try:
        import onnx
    except ImportError as error:
        raise _not_installed("onnx") from error
    inputs = onnx_inputs(model)
    _check_unicode(model)
    graph = graph_of(model, inputs)
    made = onnx.helper.make_model(
        _proto(graph, inputs, model),
        producer_name="clustomer",
        producer_version=__version__,
        opset_imports=[onnx.helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
    )
    onnx.helper.set_model_props(
        made,
        {
            "segments": json.dumps(model.names),
            "columns": json.dumps({each.name: each.column for each in inputs}),
            "fingerprint": model.fingerprint,
        },
    )
    onnx.checker.check_model(made)
    content: bytes = made.SerializeToString(deterministic=True)
    return content


def _proto(graph: Graph, inputs: Sequence[OnnxInput], model: SegmentationModel) -> Any:
    from onnx import TensorProto, helper, numpy_helper

    def value(name: str, kind: int, shape: list[Any], doc: str) -> Any:
        return helper.make_tensor_value_info(name, kind, shape, doc_string=doc)

    return helper.make_graph(
        [helper.make_node(n.op, n.inputs, [n.output], **n.attributes) for n in graph.nodes],
        "clustomer",
        [
            value(
                each.name,
                TensorProto.STRING if each.content == "text" else TensorProto.DOUBLE,
                ["n", 1],
                f"Column {each.column!r}: {_MEANING[each.content]}.",
            )
            for each in inputs
        ],
        [
            value(SEGMENT, TensorProto.INT64, ["n"], "The segment, from 1."),
            value(
                DISTANCES,
                TensorProto.DOUBLE,
                ["n", model.n_segments],
                "Euclidean distances to the centroids, in prepared units.",
            ),
        ],
        initializer=[numpy_helper.from_array(v, n) for n, v in graph.constants.items()],
        doc_string=f"Customer segments: {model.n_segments}, from {len(inputs)} columns.",
    )


def run_onnx(content: bytes, feeds: Mapping[str, NDArray[Any]]) -> OnnxAnswer:
    """Run the graph with onnxruntime.

    Parameters
    ----------
    content : bytes
        Of `onnx_bytes`.
    feeds : mapping of str to ndarray of shape (n, 1)
        Of `onnx_feeds`.

    Raises
    ------
    InputError
        When onnxruntime is not installed.
    """
    try:
        import onnxruntime
    except ImportError as error:
        raise _not_installed("onnxruntime") from error
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = settings.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        content, sess_options=settings, providers=["CPUExecutionProvider"]
    )
    segment, distances = session.run([SEGMENT, DISTANCES], dict(feeds))
    return OnnxAnswer(segment=segment, distances=distances, engine_version=onnxruntime.__version__)


def onnx_feeds(
    inputs: Sequence[OnnxInput], columns: Mapping[str, Sequence[Any]]
) -> dict[str, NDArray[Any]]:
    """Return columns as what the graph takes.

    Parameters
    ----------
    inputs : sequence of OnnxInput
        Of `onnx_inputs`.
    columns : mapping of str to sequence
        By column name: numbers, texts, truth values or dates; ``None`` is missing.
    """
    return {
        each.name: _text_feed(columns[each.column])
        if each.content == "text"
        else _number_feed(columns[each.column])
        for each in inputs
    }


def _text_feed(values: Sequence[Any]) -> NDArray[Any]:
    feed: NDArray[Any] = np.empty((len(values), 1), dtype=object)
    feed[:, 0] = ["" if value is None else str(value) for value in values]
    return feed


def _number_feed(values: Sequence[Any]) -> NDArray[np.float64]:
    numbers = [
        np.nan
        if value is None
        else float((value - EPOCH).days)
        if isinstance(value, date)
        else float(value)
        for value in values
    ]
    return np.array(numbers, dtype=np.float64)[:, None]


def check_onnx(model: SegmentationModel, content: bytes, *, random_state: int = 0) -> ParitySheet:
    """Run an exported graph on a hostile table and compare it with the model.

    Parameters
    ----------
    model : SegmentationModel
    content : bytes
        Of `onnx_bytes`.
    random_state : int, default 0
        Of the hostile table.
    """
    table = parity_table(model, random_state=random_state)
    scored = model.predict_table(conform(raw_columns(table.frame()), model.plan.sources))
    answer = run_onnx(content, onnx_feeds(onnx_inputs(model), table.columns))
    away = np.sqrt(squared_distances(scored.prepared.X, model.centroids))
    near = np.isclose(answer.distances, away, rtol=TOLERANCE, atol=TOLERANCE)
    off = np.max(np.abs(answer.distances - away) / np.maximum(away, 1.0), initial=0.0)
    # A row with wrong distances counts as a row without an answer.
    got = np.where(near.all(axis=1), answer.segment - 1, -1)
    return ParitySheet(
        export="onnx",
        executed=True,
        engine="onnxruntime",
        engine_version=answer.engine_version,
        comparison=compare_labels(scored.labels, scored.margin, got, sorts=table.sorts),
        random_state=table.random_state,
        rows=table.rows,
        remarks=_remarks(model, float(off)),
    )


def _remarks(model: SegmentationModel, off: float) -> tuple[str, ...]:
    """Return what the sheet says of inputs and distances."""
    columns = [c.name for c in model.plan.sources if is_flag_of_texts(c)]
    return (
        text("parity.onnx.double"),
        text("parity.onnx.distances", k=model.n_segments, off=f"{off:.1e}"),
        *([text("parity.onnx.words", columns=columns)] if columns else []),
    )


def export_onnx(
    model: SegmentationModel,
    path: str | os.PathLike[str],
    *,
    random_state: int = 0,
    overwrite: bool = False,
) -> ParitySheet:
    """Write a model as ONNX beside its parity sheet (``PATH.parity.json``).

    Use it where onnxruntime scores rows one service at a time; for tables use SQL.

    Parameters
    ----------
    model : SegmentationModel
    path : path
        Of the file to write.
    random_state : int, default 0
        Of the hostile table that the graph is proved on.
    overwrite : bool, default False

    Returns
    -------
    ParitySheet

    Raises
    ------
    CheckFailedError
        When a row that is no tie gets another segment; nothing is written then.
    InputError
        When onnx or onnxruntime is not installed.
    OutputError
        When a file exists (without `overwrite`) or cannot be written.

    Notes
    -----
    Every operation of the plan is written with primitive operators in double. A graph
    runs n x p numbers at a time: give it blocks of at most some 100,000 rows.
    """
    check_free(path, overwrite=overwrite)
    content = onnx_bytes(model)
    sheet = check_onnx(model, content, random_state=random_state)
    write_proved(path, content, sheet, overwrite=overwrite)
    return sheet


def _check_unicode(model: SegmentationModel) -> None:
    for column in model.plan.sources:
        for name in (column.name, *column.levels):
            try:
                name.encode("utf-8")
            except UnicodeEncodeError:
                raise InputError(
                    f"The column {column.name!r} has a name or level that is not valid Unicode:"
                    f" {name!r}.",
                    "ONNX holds texts as UTF-8.",
                    "Rename it in the data and make the model again, or export to another format.",
                ) from None


def _not_installed(package: str) -> InputError:
    return InputError(
        f"The package {package} is not installed.",
        "An ONNX export is written with onnx and proved with onnxruntime.",
        'Install both: pip install "clustomer[onnx]"',
    )
