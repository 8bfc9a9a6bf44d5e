"""The gorge plot's values."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.special import softmax

from clustomer.errors import InputError
from clustomer.stats import gorge as module
from clustomer.stats.distances import assign
from clustomer.stats.gorge import gorge, similarities

RNG = np.random.default_rng(5)
X = RNG.normal(size=(400, 3)) * 2
CENTERS = RNG.normal(size=(4, 3)) * 2


def test_by_hand() -> None:
    # Distances 3 and 4: the book's form, not its square root.
    expected = math.exp(-3) / (math.exp(-3) + math.exp(-4))
    found = similarities([[0.0, 0.0]], [[3.0, 0.0], [0.0, 4.0]])
    assert found.tolist() == [[pytest.approx(expected), pytest.approx(1 - expected)]]
    # g = 2: the squares, 9 and 16; unit 2: distances 1.5 and 2.
    squared = similarities([[0.0, 0.0]], [[3.0, 0.0], [0.0, 4.0]], g=2)
    assert squared[0, 0] == pytest.approx(1 / (1 + math.exp(-7)))
    halved = similarities([[0.0, 0.0]], [[3.0, 0.0], [0.0, 4.0]], unit=2)
    assert halved[0, 0] == pytest.approx(1 / (1 + math.exp(-0.5)))


@pytest.mark.parametrize("g", [0.5, 1.0, 2.0])
def test_against_softmax(g: float) -> None:
    distances = np.linalg.norm(X[:, None] - CENTERS, axis=2)
    np.testing.assert_allclose(similarities(X, CENTERS, g=g), softmax(-(distances**g), axis=1))


def test_far_from_every_centre_the_shares_are_still_numbers() -> None:
    found = similarities([[1e6]], [[0.0], [1.0]])  # exp(-1e6) is 0
    assert found.sum() == 1
    assert found[0, 1] == pytest.approx(1 / (1 + math.exp(-1)))


def test_histograms_against_numpy() -> None:
    found = gorge(X, CENTERS, bins=10)
    shares = similarities(X, CENTERS)
    labels = assign(X, CENTERS).labels
    np.testing.assert_array_equal(found.largest, shares.max(axis=1))
    assert found.largest.min() >= 1 / 4
    for h in range(4):
        np.testing.assert_array_equal(
            found.counts[h], np.histogram(shares[:, h], bins=found.edges)[0]
        )
        own = found.largest[labels == h]
        np.testing.assert_array_equal(found.own_counts[h], np.histogram(own, bins=found.edges)[0])


def test_one_segment_has_everybody_at_one() -> None:
    found = gorge(X, X.mean(axis=0, keepdims=True), bins=4)
    assert found.counts.tolist() == [[0, 0, 0, 400]]


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = gorge(X, CENTERS, relative=True)
    monkeypatch.setattr(module, "_BLOCK_ROWS", 7)
    assert gorge(X, CENTERS, relative=True).to_dict() == whole.to_dict()


def test_relative_distances_do_not_depend_on_the_scale() -> None:
    unit = float(np.median(assign(X, CENTERS).distance))
    found = gorge(X, CENTERS, relative=True)
    assert found.unit == pytest.approx(unit)
    np.testing.assert_allclose(gorge(10 * X, 10 * CENTERS, relative=True).largest, found.largest)
    # as they are, larger distances push everybody to the ends
    assert gorge(10 * X, 10 * CENTERS).largest.mean() > gorge(X, CENTERS).largest.mean() + 0.1
    # customers who all stand on their centre have no typical distance
    assert gorge(CENTERS, CENTERS, relative=True).unit == 1


def test_groups_have_a_gorge_and_an_even_cloud_has_none() -> None:
    rng = np.random.default_rng(0)
    centers = np.array([[0.0, 0.0], [12.0, 0.0]])
    groups = np.concatenate([center + rng.normal(size=(200, 2)) for center in centers])
    even = np.column_stack([rng.uniform(-3, 15, 400), rng.normal(size=400)])

    def middle(rows: np.ndarray) -> float:
        counts = gorge(rows, centers).counts[0]
        return float(counts[2:-2].sum() / counts.sum())

    assert middle(groups) == 0
    assert middle(even) > 0.1


@pytest.mark.parametrize(
    ("arguments", "match"),
    [({"g": 0}, "g is 0"), ({"bins": 1}, "bins is 1"), ({"g": -1}, "book's form")],
)
def test_arguments_out_of_range(arguments: dict[str, float], match: str) -> None:
    with pytest.raises(InputError, match=match):
        gorge(X, CENTERS, **arguments)
