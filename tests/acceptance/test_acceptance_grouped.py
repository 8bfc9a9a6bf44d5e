"""Tables with groups are natural, mixed ones without are not: the rest of the CI table."""

from __future__ import annotations

import pytest
from tests.acceptance.checks import ROWS, check

GROUPED = [name for name in ROWS if name.startswith("A")]
MIXED = [name for name in ROWS if "mix" in name]


@pytest.mark.parametrize("name", GROUPED)
def test_real_groups_are_found(name: str) -> None:
    check(ROWS[name])


@pytest.mark.parametrize("name", MIXED)
def test_categories_that_follow_the_numbers_are_not_groups(name: str) -> None:
    check(ROWS[name])
