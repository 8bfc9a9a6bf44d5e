"""A study in MLflow: what is logged, how metrics are named, the model without pickle."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import parity_models
import pytest

import clustomer as cl
from clustomer.cluster.model import SegmentationModel
from clustomer.engines.stored import stored_as
from clustomer.errors import InputError
from clustomer.export.mlflow import LoggedStudy, log_model, log_study
from clustomer.export.model_file import load_model
from clustomer.export.parity import expected_labels, parity_table
from clustomer.export.study_log import study_log
from clustomer.table.samples import shop

# MLflow warns of its own type hints, and that no example row was given.
pytestmark = [
    pytest.mark.filterwarnings("ignore::UserWarning:mlflow"),
    pytest.mark.filterwarnings("ignore::FutureWarning:mlflow"),
]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("study") / "out"
    study = cl.run_study(shop(400, seed=1), quick=True, n_clusters=3)
    study.save(str(directory))
    return directory


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("MLFLOW_ALLOW_FILE_STORE", "true")
    monkeypatch.setenv("MLFLOW_DISABLE_TELEMETRY", "true")
    monkeypatch.chdir(tmp_path)
    import mlflow

    before = mlflow.get_tracking_uri()
    mlflow.set_tracking_uri((tmp_path / "runs").as_uri())
    yield mlflow
    mlflow.set_tracking_uri(before)


def result_of(directory: Path) -> dict[str, Any]:
    result: dict[str, Any] = json.loads((directory / "result.json").read_text(encoding="utf-8"))
    return result


def test_every_metric_says_its_variant_and_direction(saved: Path) -> None:
    result = result_of(saved)
    metrics = study_log(result).metrics
    undirected = {"share", "customers", "smallest_segment_share"}
    for metric in metrics:
        group, name = metric.name.split("/")
        assert group in ("by_k", "shown", "verdict") or group.startswith("segment_")
        assert name.endswith(("_is_better", "_falls_with_every_k")) or name in undirected
        assert (metric.step is not None) == (group == "by_k")
        assert np.isfinite(metric.value)
    exact = "silhouette_exact_euclidean_higher_is_better"
    values = {(metric.name, metric.step): metric.value for metric in metrics}
    assert len(values) == len(metrics)
    candidates = {one["k"]: one for one in result["selection"]["candidates"]}
    assert values[f"by_k/{exact}", 4] == candidates[4]["silhouette"]
    assert values[f"shown/{exact}", None] == candidates[3]["silhouette"]
    assert (f"by_k/{exact}", 1) not in values
    davies = "by_k/davies_bouldin_lower_is_better"
    assert values[davies, 2] == candidates[2]["davies_bouldin"]


def test_a_sampled_silhouette_has_another_name_and_what_was_not_tested_is_absent(
    saved: Path,
) -> None:
    result = copy.deepcopy(result_of(saved))
    result["selection"]["silhouette_kind"] = "sampled"
    result["stability"] = None
    result["verdict"] = {"kind": "not_tested", "k": None, "sentence": "Three.", "gates": []}
    log = study_log(result)
    names = {metric.name for metric in log.metrics}
    assert "shown/silhouette_sampled_euclidean_higher_is_better" in names
    assert not any("exact" in name or "jaccard" in name for name in names)
    assert not any(name.startswith("verdict/") for name in names)
    assert log.params["verdict"] == "not_tested"
    assert "verdict_k" not in log.params


def test_parameters_are_short_texts(saved: Path) -> None:
    result = copy.deepcopy(result_of(saved))
    result["settings"]["features"] = ["x" * 9_000]
    params = study_log(result).params
    assert params["setting.scale"] == "standard"
    assert params["n_segments"] == "3"
    assert params["setting.quick"] == "true"
    assert "setting.id_column" not in params
    assert max(map(len, params.values())) <= 500


def test_a_study_is_logged_with_its_files_and_its_model(saved: Path, store: Any) -> None:
    logged = log_study(saved, run_name="spring")
    run = store.get_run(logged.run_id)
    assert run.info.run_name == "spring"
    assert run.info.status == "FINISHED"
    expected = study_log(result_of(saved))
    assert dict(run.data.params) == dict(expected.params)
    assert run.data.tags["clustomer.verdict"] == expected.sentence
    client = store.tracking.MlflowClient()
    assert {file.path for file in client.list_artifacts(logged.run_id)} == {
        "report.html", "result.json", "model.json",
    }  # fmt: skip
    by_k = client.get_metric_history(logged.run_id, "by_k/calinski_harabasz_higher_is_better")
    assert [point.step for point in by_k] == list(range(2, 2 + len(by_k)))
    assert (logged.n_params, logged.n_metrics) == (len(expected.params), len(expected.metrics))
    no_rows = [file.name for file in Path.cwd().rglob("*") if file.suffix in (".csv", ".pkl")]
    assert not no_rows
    assert not list(Path.cwd().rglob("points.json"))


def test_the_model_comes_back_without_pickle_and_scores_the_same(saved: Path, store: Any) -> None:
    with store.start_run() as active:
        logged = log_study(saved)
        assert logged.run_id == active.info.run_id
        assert store.active_run() is not None
    loaded = store.pyfunc.load_model(logged.model_uri)
    customers = pd.DataFrame(shop(60, seed=2))
    answer = loaded.predict(customers)
    model = load_model(saved)
    assert answer["segment"].tolist() == (model.predict(customers) + 1).tolist()
    assert list(answer.columns) == ["segment", "segment_name", "distance", "margin", "flag"]
    assert answer["segment_name"][0] == model.names[answer["segment"][0] - 1]
    config = loaded.metadata.flavors["python_function"]
    assert config["loader_module"] == "clustomer.export.mlflow"
    assert config["data"].endswith("model.json")


def test_every_kind_of_column_passes_the_signature(store: Any) -> None:
    model = parity_models.everything()
    with store.start_run():
        loaded = store.pyfunc.load_model(log_model(model))
    table = parity_table(model)
    frame = frame_of(model, table.columns)
    answer = loaded.predict(frame)
    assert (answer["segment"] - 1).tolist() == expected_labels(model, table).labels.tolist()


def frame_of(model: SegmentationModel, columns: Any) -> pd.DataFrame:
    kinds = {"date": "datetime64[s]", "number": "float64", "flag": "boolean", "text": "object"}
    return pd.DataFrame(
        {
            column.name: pd.Series(list(columns[column.name]), dtype=kinds[stored_as(column)])
            for column in model.plan.sources
        }
    )


def test_a_study_object_is_saved_first(store: Any, saved: Path) -> None:
    class Study:
        def save(self, directory: str, *, overwrite: bool = False) -> None:
            Path(directory).mkdir()
            for name in ("report.html", "result.json", "model.json"):
                (Path(directory) / name).write_bytes((saved / name).read_bytes())

    logged = log_study(Study())
    assert isinstance(logged, LoggedStudy)
    assert store.get_run(logged.run_id).data.params["verdict"]


WATCHED = """
import sys
seen = []
events = ("socket.connect", "socket.getaddrinfo", "pickle.find_class")
sys.addaudithook(lambda event, details: seen.append((event, details)) if event in events else None)
from clustomer.export.mlflow import log_study
logged = log_study(sys.argv[1])
import mlflow
mlflow.pyfunc.load_model(logged.model_uri)
print(seen)
"""


def test_nothing_goes_over_the_network_and_nothing_is_unpickled(
    saved: Path, tmp_path: Path
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WATCHED, str(saved)],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "MLFLOW_TRACKING_URI": (tmp_path / "runs").as_uri(),
            "MLFLOW_ALLOW_FILE_STORE": "true",
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip().splitlines()[-1] == "[]"


def test_what_is_no_study_or_not_installed_is_said(
    tmp_path: Path, store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match=r"holds no study: result\.json cannot be read"):
        log_study(tmp_path)
    monkeypatch.setitem(sys.modules, "mlflow", None)
    with pytest.raises(InputError, match=r"mlflow is not installed.*clustomer\[mlflow"):
        log_study(tmp_path)
