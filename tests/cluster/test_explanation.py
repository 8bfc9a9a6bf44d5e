"""Which columns put a customer into its segment: parts of a difference of squares."""

from __future__ import annotations

import numpy as np
import pytest

import clustomer as cl
from clustomer.errors import InputError, SchemaMismatchError
from clustomer.table.samples import shop


@pytest.fixture(scope="module")
def table() -> dict[str, list[object]]:
    return shop(400)


@pytest.fixture(scope="module")
def model(table: dict[str, list[object]]) -> cl.SegmentationModel:
    return cl.run_study(table, n_clusters=4).model


def row(table: dict[str, list[object]], i: int) -> dict[str, object]:
    return {name: values[i] for name, values in table.items()}


def test_the_pulls_of_a_hand_made_customer() -> None:
    """Two columns, not scaled: (3, 1) lies 1 from (2, 1) and 5 from (7, 4)."""
    spread = np.tile([[0.5, 0.5], [-0.5, -0.5], [0.5, -0.5], [-0.5, 0.5]], (15, 1))
    X = np.vstack([spread + np.array(center) for center in ([2.0, 1.0], [7.0, 4.0])])
    study = cl.run_study({"a": X[:, 0], "b": X[:, 1]}, n_clusters=2, scale="none")
    found = study.model.explain({"a": 3.0, "b": 1.0})
    pulls = {pull.column: pull.pull for pull in found.pulls}
    assert pulls == pytest.approx({"a": 16 - 1, "b": 9 - 0})
    assert [pull.column for pull in found.pulls] == ["a", "b"]
    assert found.distance == pytest.approx(1.0)
    assert found.other_distance == pytest.approx(5.0)
    assert sum(pull.share or 0 for pull in found.pulls) == pytest.approx(1.0)


def test_pulls_add_up_to_the_difference_of_squares(
    table: dict[str, list[object]], model: cl.SegmentationModel
) -> None:
    labels, distances = model.predict(table), model.transform(table)
    for i in range(0, 400, 37):
        found = model.explain(row(table, i))
        nearest = np.sort(distances[i])
        assert found.segment == labels[i] + 1
        assert (found.distance, found.other_distance) == pytest.approx(tuple(nearest[:2]))
        total = sum(pull.pull for pull in found.pulls)
        assert total == pytest.approx(nearest[1] ** 2 - nearest[0] ** 2)
        assert {pull.column for pull in found.pulls} == set(model.plan.prepared_sources)


def test_distances_have_the_nearest_where_predict_says(
    table: dict[str, list[object]], model: cl.SegmentationModel
) -> None:
    distances = model.transform(table)
    assert distances.shape == (400, 4)
    assert distances.argmin(axis=1).tolist() == model.predict(table).tolist()


def test_it_is_said_in_words(table: dict[str, list[object]], model: cl.SegmentationModel) -> None:
    found = model.explain(row(table, 3))
    first, *lines = str(found).splitlines()
    assert first.startswith(f"Segment {found.segment} ({model.names[found.segment - 1]}), distance")
    assert lines[0].startswith(f"  {found.pulls[0].column} = {found.pulls[0].value}: ")
    assert "<table" in found._repr_html_()


def test_one_customer_at_a_time(
    table: dict[str, list[object]], model: cl.SegmentationModel
) -> None:
    with pytest.raises(InputError, match="400 customers to explain"):
        model.explain(table)
    with pytest.raises(SchemaMismatchError, match="is missing"):
        model.explain({"Age": 40})


def test_with_one_segment_nothing_pulls_elsewhere(table: dict[str, list[object]]) -> None:
    found = cl.run_study(table, n_clusters=1).model.explain(row(table, 0))
    assert found.other is None
    assert {pull.pull for pull in found.pulls} == {0.0}
    assert str(found).splitlines()[0].endswith("there is no other segment.")
