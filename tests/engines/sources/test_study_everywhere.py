"""One study in every engine: the same sample, the same segments, the same report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

import clustomer as cl
from clustomer.documents import result_document
from clustomer.engines.sources import looked_at
from clustomer.engines.sources.duckdb import DuckSource

from .conftest import Open

HERE = ("settings", "provenance", "issues", "whole", "command", "wording", "understood", "schema",
        "conclusion", "over_all")  # fmt: skip
"""What names the engine, or a column's type there."""


def customers(n: int = 4000) -> pa.Table:
    rng = np.random.default_rng(5)
    group = rng.integers(0, 3, n)
    visits = rng.normal(5 + 6 * (group == 1), 1)
    visits[rng.random(n) < 0.02] = np.nan
    return pa.table(
        {
            "customer_id": np.arange(n) + 10_000,
            "spend": 200.0 + 300 * group + rng.normal(0, 30, n),
            "visits": pa.array(visits, from_pandas=True),
            "town": np.array(["Ulm", "Bonn", "O'Hara"])[np.where(rng.random(n) < 0.3, group, 0)],
            "member": rng.random(n) < 0.4,
        }
    )


@pytest.fixture
def sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a table of thousands count as too large to be held."""
    monkeypatch.setattr(looked_at, "SAMPLE_ROWS", 1500)
    monkeypatch.setattr(looked_at, "WHOLE_CELLS", 1)


def document(source: Any) -> dict[str, Any]:
    study = cl.run_study(source, quick=True, value="spend")
    assert study.intake.whole is not None
    plain: dict[str, Any] = json.loads(json.dumps(result_document(study)))
    return plain


@pytest.mark.usefixtures("sampled")
def test_a_study_is_the_same_in_every_engine(opened: Open) -> None:
    table = customers()
    with DuckSource(table) as oracle:
        expected = document(oracle)
    found = document(opened(table))
    for key in expected:
        if key not in HERE:
            assert found[key] == expected[key], key
    for key in ("n_rows", "n_passes", "converged", "n_near"):
        assert found["over_all"][key] == expected["over_all"][key]
    assert found["over_all"]["inertia"] == pytest.approx(expected["over_all"]["inertia"])
    assert found["whole"]["by"] == "id"


def test_a_table_that_is_held_gives_the_study_of_a_frame(opened: Open) -> None:
    table = customers(600)
    here = result_document(cl.run_study(table, quick=True))
    there = result_document(cl.run_study(opened(table), quick=True))
    assert there["whole"] is None
    for key in ("segments", "verdict", "selection", "summary", "evidence"):
        assert json.dumps(there[key]) == json.dumps(here[key]), key


def test_an_order_by_values_is_not_taken_for_two_sources(opened: Open) -> None:
    rng = np.random.default_rng(2)
    table = pa.table({"age": rng.normal(40, 9, 900), "spend": rng.normal(200, 30, 900)})
    found = cl.read_table(opened(table))
    assert found.n_rows == 900
    assert not any("put together" in each.message for each in found.issues)


def test_later_tables_are_compared_wherever_they_are(opened: Open, tmp_path: Path) -> None:
    table = customers(900)
    cl.run_study(table, quick=True, k=3).save(str(tmp_path / "then"))
    now = table.set_column(1, "spend", [table["spend"].to_numpy() * 1.1])
    there = cl.compare(tmp_path / "then", opened(now)).to_dict()
    here = cl.compare(tmp_path / "then", now).to_dict()
    for key in ("code", "migration", "segments", "agreement", "drift", "novelty"):
        assert json.dumps(there[key]) == json.dumps(here[key]), key
    check = cl.monitor(tmp_path / "then" / "model.json", opened(now))
    assert check.to_dict()["code"] == here["code"]
    again = cl.refresh(tmp_path / "then", opened(now))
    assert again.study.intake.n_rows == 900
