"""A study in MLflow: parameters, metrics, files, and the model as a pyfunc without pickle.

MLflow loads the model by calling `_load_pyfunc` here, which reads ``model.json``.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from clustomer import __version__
from clustomer._result import Result
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.stored import stored_as
from clustomer.errors import InputError
from clustomer.export.model_file import load_model
from clustomer.export.study_log import FILES, study_log
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns

MODEL_NAME = "segmentation"
_MODEL_FILE = "model.json"
_TYPES = {"text": "string", "date": "datetime"}
"""What MLflow insists on. Numbers and truth values are left to the model: MLflow would
refuse whole numbers where it expects doubles, and has no missing truth values."""
_RESULT = {
    "segment": "long",
    "segment_name": "string",
    "distance": "double",
    "margin": "double",
    "flag": "string",
}


class Saves(Protocol):
    """A study: what can write its files into a new directory."""

    def save(self, directory: str, *, overwrite: bool = False) -> None:
        """Write the files."""


@dataclass(frozen=True, kw_only=True)
class LoggedStudy(Result):
    """Where a study was logged.

    Attributes
    ----------
    run_id : str
        Of the MLflow run.
    model_uri : str
        What ``mlflow.pyfunc.load_model`` takes.
    n_params, n_metrics : int
        How many were logged.
    """

    run_id: str
    model_uri: str
    n_params: int
    n_metrics: int


def log_study(study: Saves | str | os.PathLike[str], *, run_name: str | None = None) -> LoggedStudy:
    """Log a study to MLflow: into the active run, or into a new one.

    Where it goes is for MLflow to know (``mlflow.set_tracking_uri``,
    ``mlflow.set_experiment``); clustomer itself opens no connection.

    Parameters
    ----------
    study : Study or path
        A study, or the directory that one was saved in.
    run_name : str, optional
        Of a new run.

    Returns
    -------
    LoggedStudy

    Raises
    ------
    InputError
        When mlflow is not installed, or the directory holds no study.

    Notes
    -----
    Parameters are the settings, the verdict and where the data came from. Metrics say
    variant and direction in their names, such as
    ``by_k/silhouette_exact_euclidean_higher_is_better`` (step = k). Files are
    ``report.html``, ``result.json`` and ``model.json``; no row of a customer is logged but
    the rounded points behind the figures of the report. The model is logged as a pyfunc
    that reads JSON: loading runs nothing but clustomer. MLflow's telemetry is off unless
    the environment turns it on.
    """
    mlflow = _mlflow()
    with tempfile.TemporaryDirectory() as scratch:
        if isinstance(study, str | os.PathLike):
            directory = Path(study)
        else:
            directory = Path(scratch) / "study"
            study.save(str(directory))
        found = study_log(_result_of(directory))
        active = mlflow.active_run()
        with nullcontext(active) if active else mlflow.start_run(run_name=run_name) as run:
            mlflow.set_tags(
                {"clustomer.verdict": found.sentence, "mlflow.note.content": found.sentence}
            )
            mlflow.log_params(dict(found.params))
            for metric in found.metrics:
                mlflow.log_metric(metric.name, metric.value, step=metric.step)
            for name in FILES:
                mlflow.log_artifact(str(directory / name))
            logged = log_model(load_model(directory))
    return LoggedStudy(
        run_id=run.info.run_id,
        model_uri=logged,
        n_params=len(found.params),
        n_metrics=len(found.metrics),
    )


def log_model(model: SegmentationModel, *, name: str = MODEL_NAME) -> str:
    """Log a model as a pyfunc into the active run and return its URI.

    Raises
    ------
    InputError
        When mlflow is not installed.
    """
    mlflow = _mlflow()
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / _MODEL_FILE
        file.write_text(model.to_json(), encoding="utf-8", newline="\n")
        logged = mlflow.pyfunc.log_model(
            name=name,
            loader_module=__name__,
            data_path=str(file),
            signature=_signature(model),
            pip_requirements=[f"clustomer=={__version__}"],
        )
    uri: str = logged.model_uri
    return uri


def _mlflow() -> Any:
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    try:
        import mlflow
        import mlflow.pyfunc
    except ImportError as error:
        raise InputError(
            "The package mlflow is not installed.",
            "Logging to MLflow needs mlflow-skinny or mlflow.",
            'Install it: pip install "clustomer[mlflow]"',
        ) from error
    return mlflow


def _result_of(directory: Path) -> dict[str, Any]:
    try:
        result: dict[str, Any] = json.loads((directory / "result.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            f'"{directory}" holds no study: result.json cannot be read.',
            "The directory that `clustomer run` or `Study.save` wrote was expected.",
            "Give that directory, or the study itself.",
        ) from error
    return result


def _signature(model: SegmentationModel) -> Any:
    from mlflow.models import ModelSignature
    from mlflow.types import ColSpec, Schema
    from mlflow.types.schema import AnyType

    inputs = [
        ColSpec(_TYPES.get(stored_as(column)) or AnyType(), column.name, required=False)
        for column in model.plan.sources
    ]
    return ModelSignature(
        inputs=Schema(inputs),
        outputs=Schema([ColSpec(kind, name) for name, kind in _RESULT.items()]),
    )


class _Scorer:
    """What MLflow calls: rows in, one row for each of them out, in their order."""

    def __init__(self, model: SegmentationModel) -> None:
        self._model = model

    def predict(self, model_input: Any, params: dict[str, Any] | None = None) -> Any:
        """Return segment (from 1), name, distance, margin and flags as a pandas frame."""
        import pandas as pd

        model = self._model
        scored = model.predict_table(conform(raw_columns(model_input), model.plan.sources))
        return pd.DataFrame(
            {
                "segment": scored.labels.astype("int64") + 1,
                "segment_name": [model.names[label] for label in scored.labels.tolist()],
                "distance": scored.nearest.distance,
                "margin": scored.margin,
                "flag": list(scored.flags()),
            }
        )


def _load_pyfunc(path: str) -> _Scorer:
    """Load the model; the name and the argument are MLflow's contract."""
    return _Scorer(load_model(path))
