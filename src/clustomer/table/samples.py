"""The built-in sample shop: customers with planted segments and documented faults.

`shop` makes a table with the columns of the well-known customer tables;
`transactions` makes order lines of the same customers. Both are made here, from
a seed, and are in the public domain as far as that is possible.

**Planted segments** (`SEGMENTS`). Each customer belongs to one; the five feature
columns are drawn around its centre. Income follows work experience, and work
experience follows age.

====================== ===== ====== ========== ========== ============== ===========
segment                share age    experience income     spending score family size
                             (sd)   (sd)       (typical)  (sd)           (sd)
====================== ===== ====== ========== ========== ============== ===========
Young explorers        24 %  24 (4) 3 (2)      $26,000    78 (9)         1.5 (0.7)
Busy families          24 %  38 (5) 12 (4)     $54,000    42 (9)         4.8 (0.9)
Affluent professionals 18 %  46 (6) 17 (5)     $130,000   84 (7)         2.2 (0.8)
Careful earners        18 %  55 (6) 31 (5)     $112,000   17 (8)         3.4 (0.8)
Comfortable retirees   16 %  70 (5) 36 (6)     $36,000    50 (10)        1.5 (0.7)
====================== ===== ====== ========== ========== ============== ===========

KMeans on the prepared features finds them again: at k = 5 the adjusted Rand index
is about 0.98, and the silhouette (0.58) is the highest of k = 2 to 8.

Details: ages are 18 at least; experience is whole years, at most age - 16; a year
of experience above the segment's mean adds 1 % to the income, and the rest of the
income's spread (20 %) is right-skewed; scores lie in 1 to 100; family size is 1 at
least. Gender does not depend on the segment; professions do, loosely.

**Transactions.** Orders per customer and prices rise with spending score and
income; the basket follows the planted segment. 1.5 % of the lines are returns
(negative quantity), and 3 % have no customer id. Dates lie in the 24 months from
1 January 2024 to 31 December 2025.

**Faults**, in a share of the rows or a number for 2,000 of them:

================================================= ==========================
fault                                             how often
================================================= ==========================
profession missing                                1.5 %
age missing                                       1 %
income missing                                    1 %
age -1 (a code for missing)                       4 in 2,000
income 0 (a code for missing)                     3 in 2,000
income ten times too large (an extreme outlier)   4 in 2,000
spending score out of its range 1 to 100          2 in 2,000 (0 and 120)
the same customer twice, same id                  1 row, the last
================================================= ==========================
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from clustomer._random import stream
from clustomer._result import Result
from clustomer.errors import InputError

SHOP_SEED = 2026
MIN_CUSTOMERS = 50
FIRST_DAY = datetime.date(2024, 1, 1)
LAST_DAY = datetime.date(2025, 12, 31)
"""Transactions lie in these 24 months, both days included."""

CATEGORIES = ("Clothing", "Electronics", "Groceries", "Home", "Sports", "Toys")
PROFESSIONS = (
    "Artist",
    "Doctor",
    "Engineer",
    "Entertainment",
    "Executive",
    "Healthcare",
    "Homemaker",
    "Lawyer",
    "Marketing",
)


@dataclass(frozen=True, kw_only=True)
class PlantedSegment(Result):
    """How one planted segment is drawn; the module's table says the same.

    ``age``, ``experience``, ``score`` and ``family`` are (mean, standard
    deviation); ``income`` is the typical income; ``professions`` are weights in
    the order of `PROFESSIONS`, ``categories`` in that of `CATEGORIES`.
    """

    name: str
    share: float
    age: tuple[float, float]
    experience: tuple[float, float]
    income: float
    score: tuple[float, float]
    family: tuple[float, float]
    professions: tuple[int, ...]
    categories: tuple[int, ...]


SEGMENTS: tuple[PlantedSegment, ...] = (
    PlantedSegment(
        name="Young explorers",
        share=0.24,
        age=(24, 4),
        experience=(3, 2),
        income=26_000,
        score=(78, 9),
        family=(1.5, 0.7),
        professions=(6, 0, 2, 5, 0, 3, 1, 0, 4),
        categories=(6, 5, 3, 1, 4, 1),
    ),
    PlantedSegment(
        name="Busy families",
        share=0.24,
        age=(38, 5),
        experience=(12, 4),
        income=54_000,
        score=(42, 9),
        family=(4.8, 0.9),
        professions=(3, 1, 4, 2, 1, 5, 4, 1, 3),
        categories=(4, 2, 7, 4, 2, 6),
    ),
    PlantedSegment(
        name="Affluent professionals",
        share=0.18,
        age=(46, 6),
        experience=(17, 5),
        income=130_000,
        score=(84, 7),
        family=(2.2, 0.8),
        professions=(2, 5, 5, 2, 6, 4, 0, 5, 3),
        categories=(5, 6, 3, 5, 4, 1),
    ),
    PlantedSegment(
        name="Careful earners",
        share=0.18,
        age=(55, 6),
        experience=(31, 5),
        income=112_000,
        score=(17, 8),
        family=(3.4, 0.8),
        professions=(2, 4, 6, 1, 5, 4, 1, 4, 2),
        categories=(2, 2, 8, 4, 1, 2),
    ),
    PlantedSegment(
        name="Comfortable retirees",
        share=0.16,
        age=(70, 5),
        experience=(36, 6),
        income=36_000,
        score=(50, 10),
        family=(1.5, 0.7),
        professions=(5, 1, 2, 3, 1, 5, 4, 1, 2),
        categories=(3, 1, 8, 6, 1, 3),
    ),
)
_INCOME_SPREAD = 0.2
_INCOME_PER_YEAR = 0.01


def planted_segments(n: int = 2000, *, seed: int = SHOP_SEED) -> NDArray[np.int64]:
    """Return the planted segment of each row of `shop`, an index into `SEGMENTS`."""
    return _draw_segments(_n_customers(n), seed)[_rows(n)]


def _n_customers(n: int) -> int:
    if n < MIN_CUSTOMERS:
        raise InputError(
            f"The sample shop cannot have {n:,} rows.",
            f"It has at least {MIN_CUSTOMERS} rows, so that every planted segment is there.",
            f"Ask for {MIN_CUSTOMERS} or more.",
        )
    return n - 1  # the last row repeats a customer


def _rows(n: int) -> NDArray[np.int64]:
    """Return the customer of each row: one after the other, then one of them again."""
    return np.append(np.arange(n - 1), (n - 1) // 2).astype(np.int64)


def _draw_segments(n: int, seed: int) -> NDArray[np.int64]:
    """Return exact shares in a random order: the same mix for every seed."""
    ends = np.round(np.cumsum([segment.share for segment in SEGMENTS]) * n).astype(np.int64)
    exact = np.searchsorted(ends, np.arange(n), side="right")
    mixed: NDArray[np.int64] = stream(seed, "shop-segment").permutation(exact)
    return mixed


def shop(
    n: int = 2000, *, seed: int = SHOP_SEED, with_segment: bool = False
) -> dict[str, list[Any]]:
    """Return the sample shop as columns of plain Python values, in order.

    Parameters
    ----------
    n : int
        Rows, 50 at least. The last row repeats an earlier customer.
    seed : int
        The same seed gives the same values on every machine.
    with_segment : bool
        Add the name of the planted segment as the last column, "Segment".

    Returns
    -------
    dict of str to list
        CustomerID, Gender, Age, Annual Income ($), Spending Score (1-100),
        Profession, Work Experience, Family Size; ``None`` where missing.

    Raises
    ------
    InputError
        For fewer than 50 rows.

    Examples
    --------
    >>> list(shop(100))[:3]
    ['CustomerID', 'Gender', 'Age']
    """
    n_customers = _n_customers(n)
    segment = _draw_segments(n_customers, seed)
    columns = _clean_columns(segment, seed)
    _add_faults(columns, n_customers, seed)
    if with_segment:
        columns["Segment"] = [SEGMENTS[index].name for index in segment]
    rows = _rows(n).tolist()
    return {name: [values[row] for row in rows] for name, values in columns.items()}


def _clean_columns(segment: NDArray[np.int64], seed: int) -> dict[str, list[Any]]:
    """Draw every column without faults. Only sums and products: the same bytes everywhere."""
    n = len(segment)
    draw = _normals(n, seed)
    age = np.maximum(_around("age", segment, draw["age"]), 18).round()
    experience = _around("experience", segment, draw["experience"]).round()
    experience = np.clip(experience, 0, age - 16)
    usual = np.array([one.experience[0] for one in SEGMENTS])[segment]
    z = draw["income"]
    skewed = 1 + _INCOME_SPREAD * z + _INCOME_SPREAD**2 * z * z / 2  # close to exp(spread * z)
    typical = np.array([one.income for one in SEGMENTS])[segment]
    income = typical * skewed * (1 + _INCOME_PER_YEAR * (experience - usual))
    score = np.clip(_around("score", segment, draw["score"]).round(), 1, 100)
    family = np.maximum(_around("family", segment, draw["family"]).round(), 1)
    gender = stream(seed, "shop-gender").integers(100, size=n)
    return {
        "CustomerID": list(range(1, n + 1)),
        "Gender": ["Female" if draw < 56 else "Male" for draw in gender.tolist()],
        "Age": _ints(age),
        "Annual Income ($)": _ints((income / 100).round() * 100),
        "Spending Score (1-100)": _ints(score),
        "Profession": _choose("professions", PROFESSIONS, segment, seed),
        "Work Experience": _ints(experience),
        "Family Size": _ints(family),
    }


def _normals(n: int, seed: int) -> Mapping[str, NDArray[np.float64]]:
    names = ("age", "experience", "income", "score", "family")
    return {name: stream(seed, f"shop-{name}").standard_normal(n) for name in names}


def _around(field: str, segment: NDArray[np.int64], z: NDArray[np.float64]) -> NDArray[np.float64]:
    table = np.array([getattr(one, field) for one in SEGMENTS], dtype=np.float64)
    values: NDArray[np.float64] = table[segment, 0] + table[segment, 1] * z
    return values


def _ints(values: NDArray[np.float64]) -> list[Any]:
    return [int(value) for value in values.tolist()]


def _choose(
    field: str, words: Sequence[str], segment: NDArray[np.int64], seed: int, *stage: int
) -> list[Any]:
    """Draw a word for each row with the weights of its segment, in whole numbers."""
    draws = stream(seed, f"shop-{field}", *stage).integers(2**31, size=len(segment))
    tables = [np.repeat(np.arange(len(words)), getattr(one, field)) for one in SEGMENTS]
    return [
        words[int(tables[index][draw % len(tables[index])])]
        for index, draw in zip(segment.tolist(), draws.tolist(), strict=True)
    ]


def _add_faults(columns: dict[str, list[Any]], n: int, seed: int) -> None:
    """Put the documented faults in, each in customers of its own."""
    order = stream(seed, "shop-faults").permutation(n).tolist()
    few = max(1, round(n / 1000))

    def spoil(column: str, count: int, *values: Any) -> None:
        for turn in range(count):
            row = order.pop()
            value = values[turn % len(values)]
            before = columns[column][row]
            columns[column][row] = before * 10 if value == "tenfold" else value

    spoil("Profession", round(0.015 * n), None)
    spoil("Age", round(0.01 * n), None)
    spoil("Annual Income ($)", round(0.01 * n), None)
    spoil("Age", 2 * few, -1)
    spoil("Annual Income ($)", 2 * few - 1, 0)
    spoil("Annual Income ($)", 2 * few, "tenfold")
    spoil("Spending Score (1-100)", few, 0, 120)


def transactions(n: int = 2000, *, seed: int = SHOP_SEED) -> dict[str, list[Any]]:
    """Return order lines of the customers that `shop` with the same `n` and `seed` has.

    Parameters
    ----------
    n : int
        Rows of the matching `shop`, 50 at least.
    seed : int
        The same seed gives the same values on every machine.

    Returns
    -------
    dict of str to list
        CustomerID (``None`` in about 3 % of the lines), OrderID, OrderDate
        (``datetime.date``), Category, Quantity (negative for returned goods) and
        UnitPrice; one entry for each line, in the order of the dates.

    Raises
    ------
    InputError
        For fewer than 50 customers.
    """
    n_customers = _n_customers(n)
    segment = _draw_segments(n_customers, seed)
    clean = _clean_columns(segment, seed)
    score = np.array(clean["Spending Score (1-100)"], dtype=np.float64)
    income = np.array(clean["Annual Income ($)"], dtype=np.float64)
    customer, day = _orders(score, income, seed)
    line_of = _lines(len(customer), seed)
    owner = customer[line_of]
    basket = np.array(_choose("categories", CATEGORIES, segment[owner], seed))
    price = _prices(basket, score[owner], income[owner], seed)
    chance = stream(seed, "transactions-fault").integers(1000, size=(2, len(line_of)))
    quantity = 1 + stream(seed, "transactions-quantity").integers(3, size=len(line_of))
    quantity = np.where(chance[0] < 15, -quantity, quantity)
    dates = [FIRST_DAY + datetime.timedelta(days=offset) for offset in day.tolist()]
    return {
        "CustomerID": [
            None if unknown else int(who) + 1
            for who, unknown in zip(owner.tolist(), chance[1] < 30, strict=True)
        ],
        "OrderID": [100_001 + order for order in line_of.tolist()],
        "OrderDate": [dates[order] for order in line_of.tolist()],
        "Category": basket.tolist(),
        "Quantity": quantity.tolist(),
        "UnitPrice": [cents / 100 for cents in price.tolist()],
    }


def _orders(
    score: NDArray[np.float64], income: NDArray[np.float64], seed: int
) -> NDArray[np.int64]:
    """Return customer and day of each order, of shape (2, orders), in the order of the days.

    A customer has 1 order and up to twice ``score / 12 + income / 40,000`` more,
    each of them with a chance of one half.
    """
    chances = np.round(2 * (score / 12 + income / 40_000)).astype(np.int64)
    flips = stream(seed, "transactions-orders").integers(2, size=(len(score), chances.max()))
    n_orders = 1 + np.sum(flips * (np.arange(chances.max()) < chances[:, None]), axis=1)
    customer = np.repeat(np.arange(len(score)), n_orders)
    n_days = (LAST_DAY - FIRST_DAY).days + 1
    day = stream(seed, "transactions-day").integers(n_days, size=len(customer))
    order = np.lexsort((customer, day))
    return np.stack([customer[order], day[order]])


def _lines(n_orders: int, seed: int) -> NDArray[np.int64]:
    """Return the order of each line: one to three lines for each order."""
    n_lines = 1 + stream(seed, "transactions-lines").integers(3, size=n_orders)
    return np.repeat(np.arange(n_orders), n_lines)


def _prices(
    basket: NDArray[Any],
    score: NDArray[np.float64],
    income: NDArray[np.float64],
    seed: int,
) -> NDArray[np.int64]:
    """Return prices in cents: by category, dearer for a high score and income."""
    usual = {"Clothing": 3500, "Electronics": 14000, "Groceries": 900, "Home": 4500,
             "Sports": 4000, "Toys": 2200}  # fmt: skip
    z = stream(seed, "transactions-price").standard_normal(len(basket))
    spread = 1 + 0.35 * z + 0.06 * z * z
    base = np.array([usual[name] for name in basket.tolist()], dtype=np.float64)
    dearer = 0.5 + score / 200 + income / 200_000
    cents: NDArray[np.int64] = np.maximum(base * np.maximum(spread, 0.3) * dearer, 99).astype(
        np.int64
    )
    return cents
