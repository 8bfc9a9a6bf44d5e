"""What the public door refuses, before any kernel reads it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from clustomer.errors import InputError
from clustomer.stats.kernels.fits import fit_from, fit_many, n_uniforms
from clustomer.stats.kernels.problem import LARGEST

pytestmark = pytest.mark.kernel

X = np.arange(12.0).reshape(4, 3)
U = np.full((2, 1, n_uniforms(2)), 0.5)
FAR = np.array([[1.01 * LARGEST, 0.0, 0.0], *X[1:]])


def with_value(value: float, shape: tuple[int, ...] = (4, 3)) -> np.ndarray:
    """Ones, but the last number."""
    out = np.ones(shape)
    out.flat[-1] = value
    return out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"X": with_value(np.nan)}, "missing or infinite values.*finite numbers.*fill them"),
        ({"X": with_value(np.inf)}, "missing or infinite values"),
        ({"X": with_value(-np.inf)}, "missing or infinite values"),
        ({"X": with_value(np.nan, (2, 4, 3))}, "missing or infinite values"),
        ({"X": FAR}, r"beyond 1e\+140.*squares do not fit.*Scale the columns"),
        ({"X": -FAR}, "beyond"),
        ({"X": np.zeros(4)}, r"X has the shape \(4,\)"),
        ({"X": np.zeros((2, 2, 2, 2))}, "X has the shape"),
        ({"X": np.zeros((0, 3))}, "X has the shape"),
        ({"X": np.zeros((4, 0))}, "X has the shape"),
        ({"X": np.zeros((0, 4, 3))}, "X has the shape"),
        ({"X": np.zeros((3, 4, 3))}, "3 matrices and random numbers for 2"),
        ({"k": 0}, "0 clusters of 4 rows cannot be.*one cluster at least.*fewer"),
        ({"k": -1}, "-1 clusters"),
        ({"k": 5}, "5 clusters"),
        ({"uniforms": U[0]}, "uniforms has the shape"),
        ({"uniforms": U[:, :, :2]}, r"uniforms has the shape \(2, 1, 2\).*3\) for k = 2.*Draw"),
        ({"uniforms": U[:0]}, "uniforms has the shape"),
        ({"uniforms": U[:, :0]}, "uniforms has the shape"),
        ({"uniforms": with_value(1.0, U.shape)}, "negative, or 1 and more.*below 1.*Draw"),
        ({"uniforms": with_value(-1e-300, U.shape) * 0.5}, "negative, or 1 and more"),
        ({"uniforms": with_value(np.nan, U.shape) * 0.5}, "missing"),
        ({"weights": np.ones((1, 4))}, r"weights has the shape \(1, 4\).*\(2, 4\).*one vector"),
        ({"weights": np.ones(4)}, "weights has the shape"),
        ({"weights": np.ones((2, 3))}, "weights has the shape"),
        ({"weights": with_value(-1e-9, (2, 4))}, "negative or infinite"),
        ({"weights": with_value(np.inf, (2, 4))}, "negative or infinite"),
        ({"weights": with_value(np.nan, (2, 4))}, "negative or infinite"),
        (
            {"weights": np.repeat([[1.0], [0.0]], 4, axis=1)},
            "zeros only.*some rows.*Leave them out",
        ),
    ],
)
def test_fit_many_refuses(arguments: dict[str, Any], message: str) -> None:
    given = {"X": X, "k": 2, "uniforms": U, **arguments}
    with pytest.raises(InputError, match=message):
        fit_many(given.pop("X"), given.pop("k"), given.pop("uniforms"), **given)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"X": with_value(np.nan)}, "missing or infinite values"),
        ({"X": FAR}, "beyond"),
        ({"X": X[None]}, "X has the shape.*with one run at least.*the columns of X"),
        ({"centers": X[:2]}, "the centres"),
        ({"centers": X[None, :2, :2]}, "the centres"),
        ({"centers": np.zeros((0, 2, 3))}, "the centres"),
        ({"centers": np.zeros((1, 0, 3))}, "0 clusters of 4 rows"),
        ({"centers": np.zeros((1, 5, 3))}, "5 clusters of 4 rows"),
        ({"centers": with_value(np.nan, (1, 2, 3))}, "centres hold missing.*finite.*other"),
        ({"centers": with_value(np.inf, (1, 2, 3))}, "centres hold missing or infinite"),
        ({"centers": with_value(-1.01 * LARGEST, (1, 2, 3))}, r"beyond 1e\+140"),
        ({"weights": np.ones((2, 4))}, "weights has the shape"),
        ({"weights": np.zeros((1, 4))}, "zeros only"),
    ],
)
def test_fit_from_refuses(arguments: dict[str, Any], message: str) -> None:
    given = {"X": X, "centers": X[None, :2], **arguments}
    with pytest.raises(InputError, match=message):
        fit_from(given.pop("X"), given.pop("centers"), **given)


def test_what_is_just_allowed() -> None:
    """The largest values, the smallest and the largest random numbers, as many clusters as rows."""
    edge = np.array([[LARGEST], [-LARGEST], [0.0]])
    draws = np.array([[[0.0] * n_uniforms(3)], [[np.nextafter(1.0, 0.0)] * n_uniforms(3)]])
    fits = fit_many(edge, 3, draws)
    assert fits.inertia.tolist() == [0.0, 0.0]
    np.testing.assert_allclose(np.sort(fits.centers[0].ravel()), [-LARGEST, 0.0, LARGEST])
    weights = [[1.0, 0.0, 0.0]] * 2  # one row counts, for three clusters
    fits = fit_many(edge, 3, draws, weights=weights)
    assert fits.inertia.tolist() == [0.0, 0.0]
    np.testing.assert_allclose(fits.centers, LARGEST)


def test_no_iterations_are_labels_of_the_given_centres() -> None:
    for max_iter in (0, -1):
        ends = fit_from([[0.0], [1.0], [9.0]], [[[0.0], [8.0]]], max_iter=max_iter)
        assert ends.labels.tolist() == [[0, 0, 1]]
        assert ends.centers.tolist() == [[[0.0], [8.0]]]
        assert (ends.inertia[0], ends.n_iter[0], ends.converged[0]) == (2.0, 0, False)


def test_arguments_are_not_changed() -> None:
    rows, centers = X + 0.5, X[None, :2] + 0.0
    weights, draws = np.ones((2, 4)), U + 0.0
    given = [rows, centers, weights, draws]
    before = [one.copy() for one in given]
    for one in given:
        one.flags.writeable = False
    fit_many(rows, 2, draws, weights=weights)
    fit_from(rows, centers, weights=weights[:1])
    for one, copy in zip(given, before, strict=True):
        np.testing.assert_array_equal(one, copy)
