"""Speed does not get lost unnoticed: ratios of CPU time in one process, never wall seconds."""

from __future__ import annotations

import pytest
from benchmarks.floor import measure


@pytest.mark.kernel
def test_no_loop_is_slower_than_half_of_what_was_measured() -> None:
    below = [one for one in measure() if one.ratio < one.floor]
    again = [one for one in measure() if one.ratio < one.floor] if below else []
    assert not again  # twice in a row: no accident of a busy machine
