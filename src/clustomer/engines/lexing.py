r"""The SQL that reads texts: which are missing, numbers, dates, and what they say.

The statements are made of constants only: patterns and words of
`clustomer.table.patterns` and `clustomer.table.lexicon`. Data reaches them as a
registered Arrow table ``cells`` with the columns ``i`` (position), ``col`` (column),
``v`` (trimmed text) and ``n`` (how many rows have it). Each distinct text of a column is read once.

A number may carry a currency sign, a percent sign, a sign in front or behind, or
parentheses for a negative one. Its digits are read twice, with a point and with a
comma as the decimal mark; likewise a date of digits is read in all three orders.
Which reading holds is decided by `clustomer.engines.decide` over whole columns.
"""

from __future__ import annotations

from collections.abc import Iterable

from clustomer.table import lexicon
from clustomer.table.patterns import (
    BODY,
    DAY_MONTH,
    DIGIT_DATE,
    ISO,
    MONTH_DAY,
    PLAIN,
    TIME,
    YEAR_FIRST,
    currency,
    grouped,
    number,
)

_DATE_PATTERNS = {
    "digit_date": DIGIT_DATE,
    "year_first": YEAR_FIRST,
    "day_month": DAY_MONTH,
    "month_day": MONTH_DAY,
}


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _words(words: Iterable[str]) -> str:
    return ", ".join(_quoted(word) for word in sorted(words))


_NUMBERS = """
CREATE OR REPLACE VIEW lexed AS
SELECT i, col, n, v, plain,
  CASE WHEN plain OR strlen(v) > 20 THEN false ELSE lower(v) IN (@missing@) END AS missing,
  CASE WHEN plain OR strlen(v) > 10 THEN false ELSE lower(v) IN (@infinite@) END AS infinite
FROM (SELECT i, col, n, v, regexp_full_match(v, @plain@) AS plain FROM cells) AS c;

CREATE OR REPLACE VIEW bodied AS
SELECT *,
  CASE WHEN plain THEN ltrim(v, '+-')
    WHEN missing OR infinite OR strlen(v) > 60 THEN NULL
    WHEN regexp_full_match(v, @number@) THEN regexp_extract(v, @body@) END AS body
FROM lexed;

CREATE OR REPLACE VIEW numbered AS
SELECT *,
  CASE WHEN body IS NULL THEN false
    WHEN plain AND NOT contains(v, ',') THEN true
    ELSE regexp_full_match(body, @dot@) END AS with_dot,
  CASE WHEN body IS NULL THEN false
    WHEN plain AND NOT contains(v, '.') THEN true
    ELSE regexp_full_match(body, @comma@) END AS with_comma
FROM bodied;

CREATE OR REPLACE MACRO signed(v, plain, size) AS size * CASE
  WHEN plain THEN CASE WHEN v[1] = '-' THEN -1 ELSE 1 END
  WHEN regexp_matches(v, '[(−–]|(?:^|[^eE])-') THEN -1 ELSE 1 END;

CREATE OR REPLACE MACRO number_with_dot(v, body, plain) AS CASE
  WHEN plain AND NOT contains(v, ',') THEN TRY_CAST(v AS DOUBLE)
  ELSE signed(v, plain, TRY_CAST(regexp_replace(body, '[^0-9.eE+-]', '', 'g') AS DOUBLE)) END;

CREATE OR REPLACE MACRO number_with_comma(v, body, plain) AS CASE
  WHEN plain AND NOT contains(v, '.') THEN TRY_CAST(replace(v, ',', '.') AS DOUBLE)
  ELSE signed(v, plain,
    TRY_CAST(replace(regexp_replace(body, '[^0-9,eE+-]', '', 'g'), ',', '.') AS DOUBLE)) END;
"""

_DATES = """
CREATE OR REPLACE MACRO clock(v) AS CASE
  WHEN NOT contains(v, ':') THEN 0
  WHEN NOT regexp_matches(v, '(?:^|[^0-9])(?:[01]?[0-9]|2[0-3]):[0-5][0-9]') THEN NULL ELSE
    regexp_extract(v, '([0-9]{1,2}):', 1)::INT % CASE WHEN v ILIKE '%m%' AND
      regexp_matches(v, '[0-9] ?[AaPp]\\.?[Mm]\\.?') THEN 12 ELSE 100 END * 3600
    + CASE WHEN regexp_matches(v, '[0-9] ?[Pp]\\.?[Mm]\\.?') THEN 43200 ELSE 0 END
    + regexp_extract(v, '[0-9]:([0-9]{2})', 1)::INT * 60
    + coalesce(TRY_CAST(regexp_extract(v, '[0-9]:[0-9]{2}:([0-9]{2})', 1) AS INT), 0) END;

CREATE OR REPLACE MACRO offset_seconds(v) AS CASE
  WHEN NOT regexp_matches(v, ':[0-9.,]+ ?[AaPpMm.]* ?[+-]') THEN 0 ELSE
    regexp_extract(v, '[+-]([0-9]{2})(?::?[0-9]{2})?$', 1)::INT * 3600
    + coalesce(TRY_CAST(regexp_extract(v, '[+-][0-9]{2}:?([0-9]{2})$', 1) AS INT), 0) * 60 END
  * CASE WHEN regexp_matches(v, '-[0-9]{2}(?::?[0-9]{2})?$') THEN -1 ELSE 1 END;

CREATE OR REPLACE MACRO full_year(y) AS CASE
  WHEN strlen(y) = 4 THEN y WHEN y <= '29' THEN '20' || y ELSE '19' || y END;

CREATE OR REPLACE MACRO day_of(y, m, d) AS
  TRY_CAST(full_year(y) || '-' || m || '-' || d AS DATE);

CREATE OR REPLACE MACRO moment(day, seconds) AS CASE
  WHEN seconds BETWEEN -50400 AND 136800 THEN day::TIMESTAMP + to_seconds(seconds) END;

CREATE OR REPLACE VIEW momentous AS
WITH worded AS MATERIALIZED (
  SELECT i, col, n, v, missing, plain,
    CASE WHEN plain OR missing OR strlen(v) NOT BETWEEN 6 AND 60
        OR NOT regexp_matches(v, '[0-9]') THEN ''
      WHEN regexp_full_match(v, @iso@) THEN 'iso'
      WHEN regexp_full_match(v, @digit_date_time@) THEN 'digits'
      WHEN regexp_full_match(v, @year_first_time@) THEN 'year'
      WHEN regexp_full_match(v, @day_month_time@) THEN 'day'
      WHEN regexp_full_match(v, @month_day_time@) THEN 'month' ELSE '' END AS form
  FROM lexed),
parted AS MATERIALIZED (
  SELECT i, col, n, v, missing, plain, form,
    CASE form
      WHEN 'digits' THEN regexp_extract(v, @digit_date@, ['a', 'b', 'c'])
      WHEN 'year' THEN regexp_extract(v, @year_first@, ['a', 'b', 'c'])
      WHEN 'day' THEN regexp_extract(v, @day_month@, ['c', 'b', 'a'])
      WHEN 'month' THEN regexp_extract(v, @month_day@, ['b', 'c', 'a'])
    END AS q,
    CASE WHEN form NOT IN ('', 'iso') THEN clock(v) - offset_seconds(v) END AS seconds
  FROM worded),
dated AS MATERIALIZED (
  SELECT i, col, n, v, missing, plain, form, seconds, q.a AS a, q.b AS b, q.c AS c,
    CASE WHEN form IN ('', 'iso', 'digits') THEN NULL WHEN q.b < 'A' THEN q.b
      WHEN contains(@months@, ';' || lower(q.b) || '=') THEN
        substr(@months@, strpos(@months@, ';' || lower(q.b) || '=') + length(q.b) + 2, 2)
    END AS month
  FROM parted)
SELECT i, col, n, v, missing, form = 'digits' AS digits,
  CASE WHEN form = 'iso' THEN TRY_CAST(v AS TIMESTAMP)
    WHEN month IS NOT NULL THEN moment(day_of(a, month, c), seconds) END AS sure,
  CASE WHEN form = 'digits' THEN moment(day_of(c, b, a), seconds) END AS dmy,
  CASE WHEN form = 'digits' THEN moment(day_of(c, a, b), seconds) END AS mdy,
  CASE WHEN form = 'digits' AND strlen(a) = 2 AND strlen(c) = 2
    THEN moment(day_of(a, b, c), seconds) END AS ymd,
  CASE WHEN plain AND strlen(v) = 8 AND v BETWEEN '18' AND '22' AND regexp_full_match(v, '[0-9]{8}')
    THEN TRY_CAST(v[1:4] || '-' || v[5:6] || '-' || v[7:8] AS TIMESTAMP) END AS compact
FROM dated;
"""

SURVEY = """
WITH facts AS MATERIALIZED (
  SELECT col, n, v, missing, infinite, plain, body, with_dot, with_comma,
    plain AND regexp_full_match(v, '[+-]?[0-9]+') AS digits FROM numbered)
SELECT col,
  coalesce(sum(n) FILTER (WHERE NOT missing), 0) AS present,
  count(*) FILTER (WHERE NOT missing) AS n_distinct,
  coalesce(sum(n) FILTER (WHERE infinite), 0) AS infinite,
  coalesce(sum(n) FILTER (WHERE with_dot), 0) AS dot,
  coalesce(sum(n) FILTER (WHERE with_comma), 0) AS comma,
  coalesce(sum(n) FILTER (WHERE with_dot AND NOT with_comma), 0) AS only_dot,
  coalesce(sum(n) FILTER (WHERE with_comma AND NOT with_dot), 0) AS only_comma,
  coalesce(sum(n) FILTER (WHERE with_dot AND with_comma
    AND (contains(body, '.') OR contains(body, ','))), 0) AS unclear,
  count(*) FILTER (WHERE with_dot OR with_comma) AS n_numbers,
  coalesce(sum(n) FILTER (WHERE body IS NOT NULL AND NOT plain), 0) AS decorated,
  coalesce(sum(n) FILTER (WHERE digits), 0) AS digits,
  coalesce(sum(n) FILTER (WHERE digits AND ltrim(v, '+-')[1] = '0' AND ltrim(v, '+-') <> '0'), 0)
    AS zero_led,
  coalesce(min(strlen(v)) FILTER (WHERE digits), 0) AS shortest,
  coalesce(max(strlen(v)) FILTER (WHERE digits), 0) AS longest
FROM facts GROUP BY col ORDER BY col
"""

DATE_SURVEY = """
WITH moments AS MATERIALIZED (SELECT * FROM momentous)
SELECT col,
  coalesce(sum(n) FILTER (WHERE sure IS NOT NULL), 0) AS sure,
  coalesce(sum(n) FILTER (WHERE dmy IS NOT NULL), 0) AS dmy,
  coalesce(sum(n) FILTER (WHERE mdy IS NOT NULL), 0) AS mdy,
  coalesce(sum(n) FILTER (WHERE ymd IS NOT NULL), 0) AS ymd,
  coalesce(sum(n) FILTER (WHERE dmy IS NOT NULL AND mdy IS NULL), 0) AS only_dmy,
  coalesce(sum(n) FILTER (WHERE mdy IS NOT NULL AND dmy IS NULL), 0) AS only_mdy,
  coalesce(sum(n) FILTER (WHERE digits AND contains(v, '.')), 0) AS dotted,
  coalesce(sum(n) FILTER (WHERE compact IS NOT NULL), 0) AS compact,
  count(*) FILTER (WHERE coalesce(sure, dmy, mdy, ymd, compact) IS NOT NULL) AS n_dates
FROM moments GROUP BY col ORDER BY col
"""

NUMBERS = {
    ".": "SELECT i, missing, infinite OR isinf(x) AS infinite, "
    "CASE WHEN NOT isinf(x) THEN x END AS x FROM (SELECT i, missing, infinite, "
    "CASE WHEN with_dot THEN number_with_dot(v, body, plain) END AS x FROM numbered)",
    ",": "SELECT i, missing, infinite OR isinf(x) AS infinite, "
    "CASE WHEN NOT isinf(x) THEN x END AS x FROM (SELECT i, missing, infinite, "
    "CASE WHEN with_comma THEN number_with_comma(v, body, plain) END AS x FROM numbered)",
}
"""Values with a point, or a comma, as the decimal mark."""

DATES = {
    "dmy": "SELECT i, missing, coalesce(sure, dmy) AS x FROM momentous",
    "mdy": "SELECT i, missing, coalesce(sure, mdy) AS x FROM momentous",
    "ymd": "SELECT i, missing, coalesce(sure, ymd) AS x FROM momentous",
    "compact": "SELECT i, missing, coalesce(compact, sure) AS x FROM momentous",
}
"""Moments with dates of digits read in one order."""

_UNITS = """
SELECT col, unit, sum(n)::BIGINT AS n FROM (
  SELECT col, n, CASE WHEN contains(v, '%') THEN '%' ELSE regexp_extract(v, @currency@) END AS unit
  FROM numbered WHERE (with_dot OR with_comma) AND NOT plain) AS u
WHERE unit <> '' GROUP BY col, unit ORDER BY col, n DESC, unit
"""
UNITS = _UNITS.replace("@currency@", _quoted(currency()))
"""How many rows of each column carry which currency sign or a percent sign."""


def definitions(thousands: str | None = None) -> str:
    """Return the statements that define the views and macros the queries use."""
    months = "".join(f";{name}={number:02d}" for name, number in lexicon.months_by_name().items())
    constants = {
        "missing": _words(lexicon.MISSING),
        "infinite": _words(lexicon.INFINITE),
        "plain": _quoted(PLAIN),
        "number": _quoted(number()),
        "body": _quoted(BODY),
        "dot": _quoted(grouped(".", thousands)),
        "comma": _quoted(grouped(",", thousands)),
        "months": _quoted(months),
        "iso": _quoted(ISO),
    }
    for name, pattern in _DATE_PATTERNS.items():
        constants[name] = _quoted("^" + pattern)
        constants[f"{name}_time"] = _quoted(pattern + TIME)
    statements = _NUMBERS + _DATES
    for name, constant in constants.items():
        statements = statements.replace(f"@{name}@", constant)
    return statements
