"""The SQL from lines to purchases to customers, in the dialect of DuckDB.

Names of the user's columns do not occur here: the view ``lines`` has its own. Values
of the user (currency, products, prefix, ids) stand in tables, never in the text.

Money and pieces are whole numbers of millionths, held as doubles: their sums are exact
up to 9e15 of them, whatever the order of the lines and the number of threads.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template

MILLIONTHS = 1e6
"""Of one unit of money or one piece: what values are rounded to before they are added."""

STATUSES = ("no_customer", "no_date", "no_amount", "later", "excluded", "other_currency",
            "zero", "bought", "returned")  # fmt: skip
"""What can become of a line, in the order in which it is asked; numbered from 1 in the SQL."""

_TYPES = {"order_id": "VARCHAR", "product": "VARCHAR", "category": "VARCHAR",
          "currency": "VARCHAR", "quantity": "DOUBLE", "discounted": "BOOLEAN"}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the statements depend on (see `clustomer.table.rfm.RfmOptions`).

    ``has`` are the roles that the lines have; ``numbered`` says that order numbers are
    numbers, so that none begins with a letter.
    """

    by_order: bool
    returns: str
    drop_zero: bool
    drop_duplicates: bool
    one_currency: bool
    some_excluded: bool
    some_cancelled: bool
    some_merged: bool
    numbered: bool
    has: frozenset[str]

    @property
    def matches(self) -> bool:
        """Whether returns can be matched to purchases: the product must be known."""
        return self.returns == "match" and "product" in self.has


def _filled(statement: str, **parts: str) -> str:
    """Put parts that are our own words, never a value of the user, into a statement."""
    return Template(statement).substitute(parts)


def _number(status: str) -> str:
    return str(STATUSES.index(status) + 1)


BOUGHT, RETURNED = _number("bought"), _number("returned")


def known_sql(wanted: Wanted) -> str:
    """Return the view of all lines with what becomes of each.

    Notes
    -----
    ``status`` is the number of the first of `STATUSES` that holds, with ``returned``
    asked before ``zero``. A line is a return where quantity or amount is negative, or its
    order number begins with what cancellations begin with.
    """
    value = "amount" if "amount" in wanted.has else "quantity * price"
    return _filled(
        """CREATE TEMP VIEW known AS
        SELECT *, CAST(CASE
            WHEN customer IS NULL THEN 1
            WHEN day IS NULL THEN 2
            WHEN value IS NULL THEN 3
            WHEN day > (SELECT day FROM reference) THEN 4
            $conditions
            ELSE $bought END AS TINYINT) AS status,
            $unit AS unit
        FROM (SELECT customer, CAST(time AS DATE) AS day, $parts,
                     CASE WHEN abs($value) < 1e15 THEN round($value * 1e6) END AS value
              FROM $lines)""",
        conditions="\n            ".join(_conditions(wanted)),
        bought=BOUGHT,
        unit=_unit(wanted),
        parts=", ".join(_parts(wanted)),
        value=value,
        lines=_lines(wanted),
    )


def _conditions(wanted: Wanted) -> list[str]:
    """Return the branches that depend on what was stated."""
    found = []
    if wanted.some_excluded:
        found.append("WHEN CAST(product AS VARCHAR) IN (SELECT product FROM excluded) THEN 5")
    if wanted.one_currency:
        found.append("WHEN currency IS DISTINCT FROM (SELECT currency FROM stated) THEN 6")
    back = "value < 0"
    if "quantity" in wanted.has:
        back += " OR coalesce(quantity < 0, false)"
    if wanted.some_cancelled:
        back += (
            " OR coalesce(starts_with(CAST(order_id AS VARCHAR), "
            "(SELECT cancelled FROM stated)), false)"
        )
    found.append(f"WHEN {back} THEN {RETURNED}")
    if wanted.drop_zero:
        found.append("WHEN value = 0 THEN 7")
    return found


def _parts(wanted: Wanted) -> list[str]:
    """Return the columns beside customer, time and value; NULL where there is none."""
    roles = {"order": "order_id", "discount": "discounted"}
    columns = {roles.get(role, role) for role in wanted.has}
    return [
        name if name in columns else f"CAST(NULL AS {kind}) AS {name}"
        for name, kind in _TYPES.items()
    ]


def _lines(wanted: Wanted) -> str:
    """Return where lines come from: with merged ids, each once."""
    source = "lines"
    if wanted.some_merged:
        source = """(SELECT l.* REPLACE (coalesce(m.new, CAST(l.customer AS VARCHAR)) AS customer)
            FROM lines l LEFT JOIN merged m ON CAST(l.customer AS VARCHAR) = m.old)"""
    return (
        _filled("(SELECT DISTINCT * FROM $lines)", lines=source)
        if wanted.drop_duplicates
        else source
    )


def _unit(wanted: Wanted) -> str:
    """Return what one purchase is told apart by; without an order number its day."""
    if not wanted.by_order:
        return "day"
    return (
        "CASE WHEN order_id IS NULL THEN 'day ' || CAST(day AS VARCHAR) "
        "ELSE 'order ' || CAST(order_id AS VARCHAR) END"
    )


def survey_sql(wanted: Wanted) -> str:
    """Return the query for each status' number of lines, latest day, value and more."""
    extra = ""
    if "currency" in wanted.has:
        extra += ", list(DISTINCT currency) AS currencies, count(*) - count(currency) AS unstated"
    if "order" in wanted.has and not (wanted.numbered or wanted.some_cancelled):
        extra += """, count(*) FILTER ((order_id >= 'C0' AND order_id < 'C:')
            OR (order_id >= 'c0' AND order_id < 'c:')) AS marked"""
    return _filled(
        """SELECT status, count(*) AS n, max(day) AS latest, sum(abs(value)) AS value $extra
        FROM known GROUP BY status""",
        extra=extra,
    )


def twice_sql(*, exact: bool) -> str:
    """Return the query for the number of lines that equal an earlier one in every column.

    The quick one is off by a few hundredths of the lines.
    """
    distinct = "count(DISTINCT h)" if exact else "approx_count_distinct(h)"
    return _filled("SELECT count(*) - $d FROM (SELECT hash(l) AS h FROM lines l)", d=distinct)


MERGED_SQL = (
    "SELECT count(*) FROM lines WHERE CAST(customer AS VARCHAR) IN (SELECT old FROM merged)"
)


def purchases_sql(wanted: Wanted, *, some_returned: bool) -> list[str]:
    """Return the statements that make ``purchases`` and ``kept``, what is left of them.

    Notes
    -----
    **First in, first out.** Of one customer and product, let B_t be the pieces bought and
    R_t those brought back until move t, and let a return take back the oldest pieces that
    were bought before it and are not back yet. Then what is back is always a beginning of
    the row of all pieces in the order in which they were bought. Its length C grows by
    the r pieces of a return, or to all that there are: C_t = min(C_(t-1) + r_t, B_t). Claim:
    C_t = R_t - U_t with U_t = max(0, max over s <= t of (R_s - B_s)). It holds at
    the start, and C_t = min(R_t - U_(t-1), B_t) = R_t - max(U_(t-1), R_t - B_t) =
    R_t - U_t; a purchase raises B only, and min and max leave C and U as they are. So at
    the end a purchase of q pieces, behind b bought before, has lost C - b of them, 0 at
    least and q at most; and of the return at t, U_t - U_(t-1) pieces have no purchase. Two
    running sums and a running maximum, no loop. Moves of one day: purchases first.
    """
    discounted = (
        f"CAST(count(*) FILTER (discounted AND status = {BOUGHT}) AS INTEGER)"
        if "discount" in wanted.has
        else "0"
    )
    statements = [
        _filled(
            """CREATE TEMP TABLE purchases AS
        SELECT customer, unit, min(day) FILTER (status = $bought) AS day,
            coalesce(sum(value) FILTER (status = $bought), 0) AS value,
            CAST(count(*) FILTER (status = $bought) AS INTEGER) AS n_lines,
            $discounted AS n_discounted, $returned AS returned
        FROM known WHERE status >= $bought GROUP BY customer, unit""",
            bought=BOUGHT,
            discounted=discounted,
            returned=f"coalesce(sum(abs(value)) FILTER (status = {RETURNED}), 0)"
            if some_returned
            else "CAST(0 AS DOUBLE)",
        )
    ]
    if wanted.matches and some_returned:
        return [*statements, _matching(wanted), _TOUCHED, _KEPT]
    return [*statements, "CREATE TEMP VIEW kept AS SELECT * FROM purchases WHERE n_lines > 0"]


def _matching(wanted: Wanted) -> str:
    """Return the moves of products that a customer brought back, with their running sums."""
    pieces = "round(abs(quantity) * 1e6)" if "quantity" in wanted.has else "abs(value)"
    return _filled(
        """CREATE TEMP TABLE matching AS
        WITH pairs AS (
            SELECT DISTINCT customer, product FROM known
            WHERE status = $returned AND product IS NOT NULL),
        moves AS (
            SELECT customer, product, unit, day, status = $returned AS back,
                coalesce($pieces, 0) AS pieces, abs(value) AS value
            FROM known SEMI JOIN pairs USING (customer, product) WHERE status >= $bought),
        running AS (
            SELECT *, sum(CASE WHEN back THEN 0 ELSE pieces END) OVER w AS bought,
                sum(CASE WHEN back THEN pieces ELSE 0 END) OVER w AS returned,
                row_number() OVER w AS place
            FROM moves WINDOW w AS (
                PARTITION BY customer, product ORDER BY day, back, unit, pieces, value
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)),
        excess AS (
            SELECT *, greatest(0, max(returned - bought) OVER (
                PARTITION BY customer, product ORDER BY place
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) AS excess
            FROM running)
        SELECT customer, unit, back, pieces, value, bought,
            excess - coalesce(lag(excess) OVER (
                PARTITION BY customer, product ORDER BY place), 0) AS unmatched,
            max(returned - excess) OVER (PARTITION BY customer, product) AS taken
        FROM excess""",
        pieces=pieces,
        bought=BOUGHT,
        returned=RETURNED,
    )


_TOUCHED = """CREATE TEMP TABLE touched AS
    SELECT customer, unit, sum(round(value * part)) AS reduction,
        count(*) FILTER (part = 1) AS n_gone
    FROM (SELECT customer, unit, value,
            greatest(0, least(1, (taken - (bought - pieces)) / pieces)) AS part
          FROM matching WHERE NOT back AND pieces > 0)
    WHERE part > 0 GROUP BY customer, unit"""

_KEPT = """CREATE TEMP VIEW kept AS
    SELECT p.customer, p.unit, p.day, p.value - coalesce(t.reduction, 0) AS value,
        p.n_lines, p.n_discounted
    FROM purchases p LEFT JOIN touched t USING (customer, unit)
    WHERE coalesce(t.n_gone, 0) < p.n_lines"""

_MATCHED_SQL = """SELECT coalesce(sum(value * (1 - unmatched / pieces)), 0)
    FROM matching WHERE back AND pieces > 0"""


def matched_sql(wanted: Wanted, *, some_returned: bool) -> str:
    """Return the query for the value of returns that were found among earlier purchases."""
    return _MATCHED_SQL if wanted.matches and some_returned else "SELECT CAST(0 AS DOUBLE)"


def customers_sql(wanted: Wanted) -> list[str]:
    """Return the statements that make ``base`` and ``paid``, one row per customer each."""
    counted = [
        f"count(DISTINCT {role}) AS {name}"
        for role, name in (("product", "products"), ("category", "categories"))
        if role in wanted.has
    ]
    statements = [_BASE, _PAID]
    if counted:
        statements.append(
            _filled(
                """CREATE TEMP TABLE breadth AS SELECT customer, $counted
                FROM known WHERE status = $bought GROUP BY customer""",
                counted=", ".join(counted),
                bought=BOUGHT,
            )
        )
    return statements


_BASE = """CREATE TEMP TABLE base AS
    SELECT customer, count(*) AS n, min(day) AS first, max(day) AS last,
        sum(value) AS value, sum(value) FILTER (place = 1) AS first_value,
        sum(n_lines) AS n_lines, sum(n_discounted) AS n_discounted,
        count(*) FILTER (q = 1) AS q1, count(*) FILTER (q = 2) AS q2,
        count(*) FILTER (q = 3) AS q3, count(*) FILTER (q = 4) AS q4,
        CASE WHEN count(*) FILTER (gap > 0) >= 3 THEN round(exp(regr_slope(
            ln(nullif(gap, 0)), place) FILTER (gap > 0)) - 1, 9) END AS gap_trend
    FROM (SELECT customer, day, value, n_lines, n_discounted, quarter(day) AS q,
            row_number() OVER w AS place, day - lag(day) OVER w AS gap
          FROM kept WINDOW w AS (PARTITION BY customer ORDER BY day, unit))
    GROUP BY customer"""

_PAID = """CREATE TEMP TABLE paid AS
    SELECT customer, sum(value) AS bought, sum(returned) AS returned, count(*) FILTER (n_lines > 0)
        AS n_purchases FROM purchases GROUP BY customer"""

COUNTS_SQL = """SELECT
    CAST((SELECT coalesce(sum(n), 0) FROM base) AS BIGINT) AS purchases,
    CAST((SELECT coalesce(sum(n_purchases), 0) FROM paid) AS BIGINT) AS made,
    (SELECT count(*) FROM paid) - (SELECT count(*) FROM base) AS customers_gone,
    (SELECT max(day) FROM purchases WHERE day < (SELECT max(day) FROM purchases)) AS before_last,
    (SELECT max(day) FROM purchases) AS last, (SELECT min(day) FROM purchases) AS first,
    (SELECT min(day) FROM purchases WHERE day > (SELECT min(day) FROM purchases)) AS after_first"""

_CUSTOMERS = """SELECT CAST(base.customer AS VARCHAR) AS customer_id,
        CAST(ref.day - last AS DOUBLE) AS recency_days,
        CAST(n AS DOUBLE) AS frequency,
        value / n / 1e6 AS monetary_value,
        (bought$less) / 1e6 AS total_value,
        CAST(n - 1 AS DOUBLE) AS repeats,
        CAST(last - first AS DOUBLE) AS recency_tx_days,
        CAST(ref.day - first AS DOUBLE) AS tenure_days,
        CASE WHEN n > 1 THEN (value - first_value) / (n - 1) / 1e6 END AS repeat_value,
        first_value / 1e6 AS first_value,
        CASE WHEN n > 1 THEN (last - first) / (n - 1) END AS gap_days,
        gap_trend,
        returned / nullif(bought, 0) AS return_rate,
        q1 / n AS quarter_1_share, q2 / n AS quarter_2_share,
        q3 / n AS quarter_3_share, q4 / n AS quarter_4_share,
        $extra
        first AS first_purchase, last AS last_purchase
    FROM base JOIN paid USING (customer)$breadth
        CROSS JOIN (SELECT day FROM reference) AS ref
    ORDER BY customer_id"""


def table_sql(wanted: Wanted) -> str:
    """Return the query for the table: one row per customer, sorted by the customer."""
    extra = [
        f"CAST({name} AS DOUBLE) AS {name}, "
        for role, name in (("product", "products"), ("category", "categories"))
        if role in wanted.has
    ]
    breadth = " JOIN breadth USING (customer)" if extra else ""
    if "discount" in wanted.has:
        extra.append("n_discounted / n_lines AS discount_share, ")
    return _filled(
        _CUSTOMERS,
        extra="".join(extra),
        breadth=breadth,
        less="" if wanted.returns == "drop" else " - returned",
    )
