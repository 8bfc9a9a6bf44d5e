"""Suppression is attacked by differencing: what do totals and shown cells leave of a hidden one?"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from clustomer.stats.suppression import NARROWEST, SMALL_CELL, hidden_cells, sum_is_safe


def attacked(whole: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """Return the smallest and largest value of each hidden cell, of shape (m, 2).

    The attacker knows all totals, all shown cells, and that an empty cell is shown.
    The vertices of a transport problem with whole bounds are whole: this is exact.
    """
    places = np.argwhere(hidden)
    known = np.where(hidden, 0, whole)
    equations = np.array(
        [places[:, 0] == i for i in range(len(whole))]
        + [places[:, 1] == j for j in range(whole.shape[1])],
        dtype=float,
    )
    left = [*(whole - known).sum(axis=1), *(whole - known).sum(axis=0)]
    least = 0 if hidden.all() else 1
    ends = np.empty((len(places), 2))
    for number in range(len(places)):
        for end, sign in enumerate((1.0, -1.0)):
            aim = np.zeros(len(places))
            aim[number] = sign
            found = linprog(aim, A_eq=equations, b_eq=left, bounds=(least, None))
            ends[number, end] = sign * found.fun
    return ends


tables = st.integers(2, 5).flatmap(
    lambda rows: st.integers(2, 5).flatmap(
        lambda columns: st.lists(
            st.lists(
                st.one_of(st.just(0), st.integers(1, 9), st.integers(10, 60)),
                min_size=columns,
                max_size=columns,
            ),
            min_size=rows,
            max_size=rows,
        )
    )
)


@settings(max_examples=120, deadline=None)
@given(tables)
def test_no_hidden_cell_can_be_solved_for(cells: list[list[int]]) -> None:
    whole = np.array(cells)
    hidden = hidden_cells(whole)
    small = (whole > 0) & (whole < SMALL_CELL)
    assert (hidden | ~small).all()
    occupied = whole[whole.any(axis=1)][:, whole.any(axis=0)]
    if not small.any():
        assert not hidden.any()
        return
    if min(occupied.shape) < 2:  # a cell is its own total
        return
    room = np.ptp(attacked(whole, hidden), axis=1).round()
    if not hidden.all():
        assert room.min() >= NARROWEST
        return
    inside = np.array([whole[i].any() and whole[:, j].any() for i, j in np.argwhere(hidden)])
    assert room[inside].min() >= 1  # all is hidden: the totals alone say what is left


@settings(max_examples=60, deadline=None)
@given(tables)
def test_columns_that_are_not_listed_are_a_column_like_any_other(cells: list[list[int]]) -> None:
    whole = np.array(cells)
    hidden = hidden_cells(whole[:, :-1], n_unlisted=whole[:, -1])
    every = np.column_stack([hidden, np.ones(len(whole), dtype=bool)])
    occupied = whole[whole.any(axis=1)][:, whole.any(axis=0)]
    if not hidden.any() or hidden.all() or min(occupied.shape) < 2:
        return
    # an empty cell that is not listed is known to nobody: it may be solved for
    ends = attacked_with_unlisted(whole, every)
    listed = np.argwhere(every)[:, 1] < whole.shape[1] - 1
    assert np.ptp(ends, axis=1).round()[listed].min() >= NARROWEST


def attacked_with_unlisted(whole: np.ndarray, hidden: np.ndarray) -> np.ndarray:
    """As `attacked`; the last column may hold empty cells, which are taken as known."""
    known = hidden & (whole > 0)
    ends = np.repeat(whole[hidden][:, None].astype(float), 2, axis=1)
    ends[whole[hidden] > 0] = attacked(whole, known)
    return ends


@pytest.mark.parametrize(
    ("cells", "hidden"),
    [
        ([[40, 30, 4], [60, 50, 70]], [[0, 1, 1], [0, 1, 1]]),  # the cheaper of two rectangles
        ([[40, 30, 10], [50, 60, 70]], [[0, 0, 0], [0, 0, 0]]),  # nothing is small
        ([[40, 0, 30], [0, 60, 0]], [[0, 0, 0], [0, 0, 0]]),  # empty cells are no secret
        ([[100, 0], [0, 5]], [[1, 1], [1, 1]]),  # no rectangle: nothing is shown
        ([[4, 5], [5, 4]], [[1, 1], [1, 1]]),
        ([[40, 3]], [[0, 1]]),  # a single row is its own total
        ([[3, 12, 12, 90], [12, 12, 90, 3]], [[1, 1, 0, 1], [1, 1, 0, 1]]),
    ],
)
def test_by_hand(cells: list[list[int]], hidden: list[list[int]]) -> None:
    assert hidden_cells(np.array(cells)).astype(int).tolist() == hidden


def test_three_in_one_row_are_not_enough_when_the_room_is_narrow() -> None:
    """All three cells are hidden already, but 1 + 1 + 1 of a total of 3 can be solved for."""
    whole = np.array([[1, 1, 1, 50], [40, 30, 20, 60]])
    hidden = hidden_cells(whole)
    assert hidden[0].sum() > 3


def test_a_sum_across_rows_and_columns_by_hand() -> None:
    hidden = np.ones((2, 2), dtype=bool)
    stayed = np.eye(2, dtype=bool)
    # the totals and the sum of a 2 by 2 table give every cell away
    assert not sum_is_safe(np.array([[40, 30], [9, 60]]), hidden, stayed)
    assert not sum_is_safe(np.array([[40, 3], [2, 60]]), hidden, stayed)  # five moved
    assert sum_is_safe(np.array([[40, 0], [0, 60]]), hidden, stayed)  # nobody moved
    three = np.array([[60, 9, 9], [9, 60, 9], [9, 9, 60]])
    assert sum_is_safe(three, np.ones((3, 3), dtype=bool), np.eye(3, dtype=bool))
    shown = ~np.isin(np.arange(9).reshape(3, 3), (0, 1, 3, 4))
    assert not sum_is_safe(three, ~shown, np.eye(3, dtype=bool))  # four hidden, four equations


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_a_sum_that_is_safe_leaves_room_in_whole_numbers(seed: int) -> None:
    """All whole tables with the same totals and the same sum, found one by one."""
    counts = np.random.default_rng(seed).integers(0, 14, (3, 3))
    hidden, stayed = np.ones((3, 3), dtype=bool), np.eye(3, dtype=bool)
    if not sum_is_safe(counts, hidden, stayed):
        return
    rows, columns, inside = counts.sum(axis=1), counts.sum(axis=0), int(np.trace(counts))
    seen: list[set[int]] = [set() for _ in range(9)]
    for a in range(int(min(rows[0], columns[0])) + 1):
        for b in range(int(min(rows[0] - a, columns[1])) + 1):
            for d in range(int(min(rows[1], columns[0] - a)) + 1):
                # the fourth free cell follows from the sum: c, f, g, h, i from the totals
                c, g = rows[0] - a - b, columns[0] - a - d
                # e + i = inside - a, and i = columns[2] - c - (rows[1] - d - e)
                twice = inside - a - columns[2] + c + rows[1] - d
                if twice % 2:
                    continue
                e = twice // 2
                f, h = rows[1] - d - e, columns[1] - b - e
                table = np.array([a, b, c, d, e, f, g, h, columns[2] - c - f])
                if (table >= 0).all():
                    for known, value in zip(seen, table.tolist(), strict=True):
                        known.add(value)
    small = [i for i, value in enumerate(counts.ravel().tolist()) if 0 < value < SMALL_CELL]
    assert all(counts.ravel()[i] in seen[i] for i in small)
    assert all(len(seen[i]) > 1 for i in small)
