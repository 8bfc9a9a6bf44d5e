"""Small cells of a cross-table, hidden so that the totals do not give them away."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SMALL_CELL = 10
"""Cells of fewer customers, but at least one, are not shown."""

NARROWEST = 5
"""What the totals tell of a hidden cell must leave at least so much room."""

_LEAST = 1  # an empty cell is shown, so a hidden one is known to hold somebody


def hidden_cells(counts: NDArray, *, n_unlisted: NDArray | None = None) -> NDArray[np.bool_]:
    """Return the cells of a cross-table that may not be shown beside its totals.

    Use it before a table of customers is published together with the totals of
    its rows and columns. It protects against differencing within one table, not
    against several tables of the same customers.

    Parameters
    ----------
    counts : integer array of shape (rows, columns)
        Customers in each cell.
    n_unlisted : integer array of shape (rows,), optional
        Customers of each row in further columns, which are not shown anyway.

    Returns
    -------
    ndarray of bool, shape (rows, columns)
        True where a cell has to be hidden: 1 to 9 customers (primary), or because
        a hidden one could else be solved for (complementary). Empty cells are shown:
        no customer stands behind them.

    Notes
    -----
    A hidden cell cannot be solved for when customers can be moved around a
    rectangle of hidden cells without changing a total. Each small cell gets such a
    rectangle in which its count may vary over at least 6 values (`NARROWEST` + 1)
    while all four corners stay at 1 or more: of all that do, the one that hides the
    fewest further customers. Where there is none the whole table is hidden, empty
    cells too. A single row or column is its own total: there only the small cells
    are hidden. O(small cells x rows x columns).

    References
    ----------
    Cox, L. H. (1980), Suppression methodology and statistical disclosure control.
    JASA 75, 377-385. doi:10.1080/01621459.1980.10477481

    Examples
    --------
    >>> hidden_cells(np.array([[40, 30, 4], [60, 50, 70]])).tolist()
    [[False, True, True], [False, True, True]]
    """
    listed = np.asarray(counts, dtype=np.int64)
    whole = listed if n_unlisted is None else np.column_stack([listed, n_unlisted])
    hidden = (whole > 0) & (whole < SMALL_CELL)
    small = hidden.copy()
    hidden[:, listed.shape[1] :] = True
    occupied = np.count_nonzero(whole.any(axis=1)), np.count_nonzero(whole.any(axis=0))
    if min(occupied) < 2:
        return hidden[:, : listed.shape[1]]
    # the smallest first: they are the hardest to protect, and their rectangles serve others
    places = np.argwhere(small)
    for i, j in places[np.argsort(whole[small], kind="stable")]:
        corner = _opposite_corner(whole, hidden, int(i), int(j))
        if corner is None:
            return np.ones(listed.shape, dtype=np.bool_)
        hidden[np.ix_([i, corner[0]], [j, corner[1]])] = True
    return hidden[:, : listed.shape[1]]


def _opposite_corner(
    counts: NDArray[np.int64], hidden: NDArray[np.bool_], i: int, j: int
) -> tuple[int, int] | None:
    """Return the row and column that complete the cheapest rectangle with room enough."""
    beside, below = counts[i][None, :], counts[:, j][:, None]
    room = np.minimum(beside, below) + np.minimum(counts[i, j], counts) - 2 * _LEAST
    least = np.minimum(np.minimum(beside, below), counts)
    fits = (room >= NARROWEST) & (least >= _LEAST)
    fits[i], fits[:, j] = False, False
    if not fits.any():
        return None
    shown = np.where(hidden, 0, counts)
    cost = np.where(fits, shown + shown[i][None, :] + shown[:, j][:, None], np.iinfo(np.int64).max)
    row, column = np.unravel_index(int(np.argmin(cost)), cost.shape)
    return int(row), int(column)


def sum_is_safe(counts: NDArray, hidden: NDArray, members: NDArray) -> bool:
    """Tell whether the sum of some cells may be shown beside the totals and the shown cells.

    Use it for a sum across rows and columns, such as that of all who stayed.

    Parameters
    ----------
    counts : integer array of shape (rows, columns)
    hidden : array of bool, shape (rows, columns)
        The cells that are not shown.
    members : array of bool, shape (rows, columns)
        The cells of the sum.

    Returns
    -------
    bool
        False where sum or rest are 1 to 9 customers, or where a hidden cell of 1 to 9
        would be known to within fewer than 6 values (`NARROWEST` + 1).

    Notes
    -----
    The attacker's linear programmes: each small hidden cell is made as small and as
    large as totals, shown cells and the sum allow. Two programmes for each small cell
    in as many unknowns as there are hidden cells.

    Examples
    --------
    >>> counts = np.array([[40, 3], [2, 60]])
    >>> sum_is_safe(counts, np.ones((2, 2), dtype=bool), np.eye(2, dtype=bool))
    False
    """
    inside = int(counts[members].sum())
    if any(0 < one < SMALL_CELL for one in (inside, int(counts.sum()) - inside)):
        return False
    places = np.argwhere(hidden)
    small = np.flatnonzero((counts[hidden] > 0) & (counts[hidden] < SMALL_CELL))
    rows = [places[:, 0] == i for i in range(counts.shape[0])]
    columns = [places[:, 1] == j for j in range(counts.shape[1])]
    unknown = np.where(hidden, counts, 0)
    equations = np.array([*rows, *columns, members[hidden]], dtype=np.float64)
    left = [*unknown.sum(axis=1), *unknown.sum(axis=0), int(unknown[members].sum())]
    least = 0 if np.all(hidden) else _LEAST
    return all(_room(int(cell), equations, left, least) >= NARROWEST for cell in small)


def _room(cell: int, equations: NDArray[np.float64], left: list[int], least: int) -> float:
    """Return between how many values an unknown may vary."""
    from scipy.optimize import linprog

    aim = np.zeros(equations.shape[1])
    aim[cell] = 1.0
    low, high = (
        sign * float(linprog(sign * aim, A_eq=equations, b_eq=left, bounds=(least, None)).fun)
        for sign in (1.0, -1.0)
    )
    return float(np.floor(high + 1e-6) - np.ceil(low - 1e-6))
