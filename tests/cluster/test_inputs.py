"""What a sweep asks of its arguments."""

from __future__ import annotations

import numpy as np
import pytest

from clustomer.cluster.inputs import checked_rows
from clustomer.errors import InputError


def test_missing_values_are_counted() -> None:
    with pytest.raises(InputError) as caught:
        checked_rows([[np.nan, np.inf], [1.0, 2.0], [np.nan, 1.0]])
    assert "3 missing or infinite values in 2 of 3 rows" in str(caught.value)
    assert "k-POD" in str(caught.value)


def test_missing_values_can_be_allowed_but_not_infinite_ones() -> None:
    assert np.isnan(checked_rows([[np.nan, 1.0]], allow_missing=True)[0, 0])
    with pytest.raises(InputError, match="X holds 1 infinite values"):
        checked_rows([[np.nan, -np.inf]], allow_missing=True)


@pytest.mark.parametrize("X", [[1.0, 2.0], np.empty((0, 2)), np.empty((3, 0))])
def test_shapes(X: object) -> None:
    with pytest.raises(InputError, match="shape"):
        checked_rows(X)  # type: ignore[arg-type]
