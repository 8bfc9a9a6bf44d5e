"""The words and signs that tables of this world use (data only)."""

from __future__ import annotations

from collections.abc import Mapping

MISSING = frozenset(
    {
        "", "na", "n/a", "n.a.", "#n/a", "#n/a n/a", "<na>", "nan", "-nan", "nat", "null", "nil",
        "none", "(null)", "(none)", "\\n", ".", "-", "--", "---", "–", "—", "?", "??", "missing",
        "(missing)", "<missing>", "(blank)", "#null!", "#div/0!", "#value!", "#ref!", "#name?",
        "#num!", "#error!", "0000-00-00", "0000-00-00 00:00:00", "00.00.0000", "00/00/0000",
    }
)  # fmt: skip
"""Written forms of "no value", in lower case."""

FLAG_WORDS: tuple[tuple[str, str], ...] = (
    ("yes", "no"), ("true", "false"), ("y", "n"), ("t", "f"),
    ("ja", "nein"), ("ja", "nee"), ("ja", "nej"), ("ja", "nei"), ("j", "n"), ("wahr", "falsch"),
    ("oui", "non"), ("o", "n"), ("vrai", "faux"),
    ("sí", "no"), ("si", "no"), ("s", "n"), ("sim", "não"), ("verdadero", "falso"),
    ("vero", "falso"),
    ("tak", "nie"), ("ano", "ne"), ("áno", "nie"), ("да", "нет"),
)  # fmt: skip
"""Pairs of words for one and zero, in lower case."""

INFINITE = frozenset(
    f"{sign}{word}" for sign in ("", "+", "-") for word in ("inf", "infinity", "1.#inf", "∞")
)

CURRENCY_SIGNS = "€$£¥₹₽₩₺₪฿₫₴₦₱¢"
CURRENCY_WORDS = (
    "US$", "A$", "AU$", "C$", "CA$", "HK$", "NZ$", "S$", "R$", "MX$", "kr.", "kr", "zł", "Kč", "Ft",
    "lei", "лв.", "лв", "руб.", "руб", "Fr.", "SFr.", "Rs.", "Rs", "TL", "EURO", "Euro",
    "USD", "EUR", "GBP", "JPY", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN",
    "CAD", "AUD", "NZD", "CNY", "RMB", "INR", "BRL", "MXN", "ZAR", "TRY", "RUB", "KRW", "SGD",
    "HKD", "THB", "ILS", "AED", "SAR", "UAH", "ISK", "DM", "BTC",
)  # fmt: skip

MONTHS: tuple[tuple[str, ...], ...] = (
    ("jan", "january", "januar", "jänner", "janvier", "janv", "enero", "ene", "gennaio", "gen",
     "januari", "janeiro"),
    ("feb", "february", "februar", "février", "fevrier", "févr", "fév", "febrero", "febbraio",
     "februari", "fevereiro", "fev"),
    ("mar", "march", "märz", "maerz", "mrz", "mär", "mars", "marzo", "maart", "mrt", "março"),
    ("apr", "april", "avril", "avr", "abril", "abr", "aprile"),
    ("may", "mai", "mayo", "maggio", "mag", "mei", "maj", "maio"),
    ("jun", "june", "juni", "juin", "junio", "giugno", "giu", "junho"),
    ("jul", "july", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho"),
    ("aug", "august", "août", "aout", "agosto", "ago", "augustus", "augusti"),
    ("sep", "sept", "september", "septembre", "septiembre", "settembre", "set", "setembro"),
    ("oct", "october", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out"),
    ("nov", "november", "novembre", "noviembre", "novembro"),
    ("dec", "december", "dezember", "dez", "décembre", "decembre", "déc", "diciembre", "dic",
     "dicembre", "desember", "des", "dezembro"),
)  # fmt: skip
"""Names and short names of the months, in lower case, January first."""

WEEKDAYS = (
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so",
)  # fmt: skip

DATE_NAMES = (
    "date", "datum", "datetime", "day", "tag", "fecha", "data", "jour", "dob", "birth", "birthday",
    "born", "since", "signup", "joined", "created", "updated", "purchased", "ordered", "registered",
    "timestamp", "dt", "ymd",
)  # fmt: skip
"""Words in a column name that make 20260131 a date."""

SPACES = " \u00a0\u2009\u202f"
APOSTROPHES = "'’"


def months_by_name() -> Mapping[str, int]:
    """Return the number of each month by its written names."""
    return {name: number for number, names in enumerate(MONTHS, 1) for name in names}
