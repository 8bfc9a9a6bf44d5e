"""A model as JSON for another place: compared before it is written."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import clustomer as cl
from clustomer.errors import CheckFailedError, OutputError
from clustomer.export.json_copy import export_json, prove_json
from clustomer.table.samples import shop


@pytest.fixture(scope="module")
def model() -> cl.SegmentationModel:
    return cl.run_study(shop(300), n_clusters=4).model


def test_the_copy_and_its_sheet(model: cl.SegmentationModel, tmp_path: Path) -> None:
    export_json(model, tmp_path / "copy.json")
    assert cl.load_model(tmp_path / "copy.json").to_json() == model.to_json()
    sheet = json.loads((tmp_path / "copy.json.parity.json").read_text(encoding="utf-8"))
    assert (sheet["engine"], sheet["comparison"]["n_different"]) == ("clustomer", 0)
    with pytest.raises(OutputError, match="exists already"):
        export_json(model, tmp_path / "copy.json")


def test_a_copy_with_another_centroid_is_not_written(
    model: cl.SegmentationModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = replace(model, centroids=model.centroids + 1e-6)
    assert not prove_json(model, other.to_json()).holds
    wrong = other.to_json()
    monkeypatch.setattr(cl.SegmentationModel, "to_json", lambda _: wrong)
    with pytest.raises(CheckFailedError, match="Parity of json fails"):
        export_json(model, tmp_path / "copy.json")
    assert list(tmp_path.iterdir()) == []
