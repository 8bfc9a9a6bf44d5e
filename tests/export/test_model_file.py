"""Models as files: round trip, refusals, and that loading runs no code."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import clustomer as cl
from clustomer.errors import ModelFormatError, OutputError
from clustomer.table.samples import shop


@pytest.fixture(scope="module")
def model() -> cl.SegmentationModel:
    return cl.run_study(shop(300), n_clusters=3).model


def test_round_trip_gives_the_same_text_and_labels(
    model: cl.SegmentationModel, tmp_path: Path
) -> None:
    cl.save_model(model, tmp_path / "model.json")
    again = cl.load_model(tmp_path / "model.json")
    assert again.to_json() == model.to_json()
    assert again.predict(shop(300)).tolist() == model.predict(shop(300)).tolist()
    assert cl.load_model(tmp_path).names == model.names


def test_an_existing_file_is_replaced_only_on_request(
    model: cl.SegmentationModel, tmp_path: Path
) -> None:
    cl.save_model(model, tmp_path / "model.json")
    with pytest.raises(OutputError, match="exists already"):
        cl.save_model(model, tmp_path / "model.json")
    cl.save_model(model, tmp_path / "model.json", overwrite=True)


class Bomb:
    def __reduce__(self) -> tuple[object, ...]:
        return pytest.fail, ("a pickle was executed",)


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe", pickle.dumps(Bomb()), b"{" * 10_000, b'{"type": 1}'],
)
def test_what_is_no_model_is_refused_and_never_run(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "model.json").write_bytes(content)
    with pytest.raises(ModelFormatError):
        cl.load_model(tmp_path / "model.json")


def test_a_newer_model_says_what_to_install(model: cl.SegmentationModel, tmp_path: Path) -> None:
    values = json.loads(model.to_json())
    values["schema_version"] = 99
    (tmp_path / "model.json").write_text(json.dumps(values))
    with pytest.raises(ModelFormatError, match="99"):
        cl.load_model(tmp_path / "model.json")


def test_a_missing_or_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelFormatError, match="No such file"):
        cl.load_model(tmp_path / "nothing.json")
    monkeypatch.setattr("clustomer.export.model_file.MAX_BYTES", 3)
    (tmp_path / "model.json").write_text("{    }")
    with pytest.raises(ModelFormatError, match="too large"):
        cl.load_model(tmp_path / "model.json")
