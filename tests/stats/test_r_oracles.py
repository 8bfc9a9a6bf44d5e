"""Silhouettes and the adjusted Rand index against frozen answers of R."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from clustomer.stats.agreement import adjusted_rand_index
from clustomer.stats.silhouette import silhouette_samples

ORACLES = Path(__file__).parent.parent / "oracles"
FROZEN = json.loads((ORACLES / "criteria.json").read_text())
GROUPS = np.loadtxt(ORACLES / "criteria.csv", delimiter=",", skiprows=1)[:, :2]


@pytest.mark.parametrize("case", FROZEN["silhouettes"], ids=["four groups", "with a group of one"])
def test_silhouettes(case: dict) -> None:
    found = silhouette_samples(GROUPS, case["labels"])
    np.testing.assert_allclose(found, case["rows"], atol=1e-12, rtol=0)
    assert found.mean() == pytest.approx(case["mean"], abs=1e-12)


@pytest.mark.parametrize("pair", FROZEN["adjusted_rand"], ids=lambda pair: f"{pair['index']:.2f}")
def test_adjusted_rand_index(pair: dict) -> None:
    found = adjusted_rand_index(pair["first"], pair["second"])
    assert found == pytest.approx(pair["index"], abs=1e-12)
