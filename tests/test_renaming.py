"""Other names for a finished study: the same files as a run with these names writes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from clustomer._csv import rename_in_csv, write_csv
from clustomer.errors import InputError
from clustomer.export.model_file import load_model
from clustomer.renaming import rename_segments
from clustomer.study import run_study

NAMES = {"1": '=HYPERLINK("x"), B (', "2": "<b>Zoë & Co</b>"}


def table() -> dict[str, Any]:
    rng = np.random.default_rng(4)
    centre = np.repeat([0, 40, 80], 60)
    return {
        "CustomerID": [f"c{i}" for i in range(180)],
        "Visits": np.round(centre + rng.normal(0, 3, 180), 1),
        "Basket": np.round(centre[::-1] + rng.normal(0, 3, 180), 1),
        "Town; =1+1": rng.choice(["north", "=south", "e;-ast"], 180),
    }


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("renaming") / "out"
    run_study(table(), n_clusters=3, quick=True, n_init=2).save(str(folder))
    return folder


@pytest.fixture
def study(saved: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(saved, tmp_path / "out"))


def contents(folder: Path) -> dict[str, Any]:
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    run = {k: v for k, v in json.loads(files["run.json"]).items() if k != "seconds"}
    return {**files, "run.json": run}


def test_every_file_is_that_of_a_run_with_these_names(study: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    run_study(table(), n_clusters=3, quick=True, n_init=2, names=NAMES).save(str(other))
    before = contents(study)
    rename_segments(str(study), NAMES)
    after, wanted = contents(study), contents(other)
    assert after.keys() == wanted.keys()
    assert [name for name in wanted if after[name] != wanted[name]] == []
    assert before["model.json"] != after["model.json"]
    assert b"<b>Zo" not in after["report.html"]
    assert load_model(study).names[1] == NAMES["2"]


def test_renaming_twice_is_renaming_once_with_the_last_names(study: Path, saved: Path) -> None:
    first = dict(zip("123", load_model(saved).names, strict=True))
    rename_segments(str(study), {"1": first["2"], "2": first["1"]})
    assert load_model(study).names[:2] == (first["2"], first["1"])
    said = json.loads((study / "result.json").read_text(encoding="utf-8"))["conclusion"]
    assert f"A ({first['1']})" not in json.dumps(said)
    rename_segments(str(study), {"1": first["1"], "2": first["2"]})
    now, once = contents(study), contents(saved)
    for name in ("assignments.csv", "profiles.csv", "model.json", "figures/map.svg"):
        assert now[name] == once[name]
    conclusions = [json.loads(files["result.json"])["conclusion"] for files in (now, once)]
    assert conclusions[0] == conclusions[1]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ({"9": "x"}, "segment '9', which does not exist"),
        ({"1": "  "}, "segment 1 has 0 characters"),
        ({"1": "x" * 81}, "segment 1 has 81 characters"),
        ({"1": "x", "2": "x"}, 'Two segments are called "x"'),
    ],
)
def test_wrong_names_change_nothing(study: Path, names: dict[str, str], words: str) -> None:
    before = contents(study)
    with pytest.raises(InputError, match=words):
        rename_segments(str(study), names)
    assert contents(study) == before


def test_no_study_no_renaming(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"result\.json"):
        rename_segments(str(tmp_path), {"1": "x"})


def test_cells_of_other_columns_stay_byte_by_byte(tmp_path: Path) -> None:
    rows = [("a;=1", 1, "old", "x\ry"), ("-b", 2, "kept", "=q"), (None, None, None, "z" * 200_000)]
    write_csv(tmp_path / "one.csv", ("segment", "segment", "segment_name", "more"), rows)
    columns = ("segment", "segment_name")
    rename_in_csv(tmp_path / "one.csv", tmp_path / "two.csv", columns=columns, names={"1": "@new"})
    old = (tmp_path / "one.csv").read_bytes()
    assert (tmp_path / "two.csv").read_bytes() == old.replace(b"old", b"'@new")
    write_csv(tmp_path / "three.csv", ("a", "b"), [(1, 2)])
    rename_in_csv(tmp_path / "three.csv", tmp_path / "four.csv", columns=columns, names={"1": "x"})
    assert (tmp_path / "four.csv").read_bytes() == (tmp_path / "three.csv").read_bytes()
