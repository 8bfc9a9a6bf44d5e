"""Tables of numbers without groups are not natural: the first part of the CI table."""

from __future__ import annotations

import pytest
from tests.acceptance.cells import data_seed, draw
from tests.acceptance.checks import ROWS, check
from tests.acceptance.plan import CI_SUITE

from clustomer.evidence.assess import assess

NUMERIC = [name for name in ROWS if name.startswith("N") and "mix" not in name]


@pytest.mark.parametrize("name", NUMERIC)
def test_tables_without_groups_are_not_natural(name: str) -> None:
    check(ROWS[name])


def test_p_is_small_as_rarely_as_it_says_where_the_null_is_right() -> None:
    """With stopping off on Gaussian-copula data: P(p <= .05) <= .05 + 3 standard errors."""
    cells, runs = ("N_copG_gamma", "N_copG_lnorm", "N_copG_beta"), 60
    small = 0
    for rep in range(runs):
        cell = cells[rep % len(cells)]
        seed = data_seed(CI_SUITE, cell, 150, rep)
        found = assess(
            draw(CI_SUITE, cell, 150, rep).numeric,
            n_nulls=39,
            n_pairs=1,  # the p-value does not look at the pairs
            sequential=False,
            random_state=seed,
            n_jobs=1,
        )
        assert found.structure is not None
        assert found.structure.n_nulls == 39
        small += found.structure.p <= 0.05
    assert small <= runs * 0.05 + 3 * (runs * 0.05 * 0.95) ** 0.5
