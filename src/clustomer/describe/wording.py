"""Small words: labels as they are spoken, and what a column is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from clustomer._language import language
from clustomer._said import said_again
from clustomer._text import shorten
from clustomer.table.schema import Kind

LABEL_LENGTH = 40
_QUALIFIERS = frozenset(
    {"annual", "yearly", "monthly", "weekly", "total", "average", "avg", "mean", "number", "of"}
)
_PLAIN = re.compile(r"[\w .,&'’/%+-]+")  # anything else is kept as it stands
_ACRONYM = 4  # words in capitals of up to this length are kept

# the first theme whose words are found wins; all words of one group must be there
_THEMES: tuple[tuple[str, tuple[frozenset[str], ...]], ...] = tuple(
    (theme, tuple(frozenset(group.split("+")) for group in groups.split()))
    for theme, groups in (
        ("returns", "returns returned refund refunds cancellations return+rate returns+rate"),
        ("discount", "discount discounts coupon coupons voucher vouchers promotion promotions"),
        ("recency", "recency last+purchase last+order last+visit last+transaction last+invoice"),
        ("tenure", "tenure seniority membership first+purchase first+order joined"),
        ("experience", "experience"),
        ("frequency", "frequency orders purchases transactions visits invoices repeats"),
        ("income", "income salary salaries earnings wage wages"),
        ("household", "family household children kids"),
        ("age", "age"),
        ("spend", "spend spending spent revenue sales turnover monetary value amount score"),
    )
)
_MISLEADING = {
    "experience": frozenset({"customer", "user", "shopping"}),
    "age": frozenset({"account"}),
    # these need not grow with the time that has passed, as a number of days does
    "recency": frozenset(
        {"score", "value", "amount", "rank", "year", "quintile", "quartile", "decile", "percentile"}
    ),
    "spend": frozenset({"credit", "risk", "satisfaction", "nps"}),
}

_SINCE = re.compile(
    r"(?:number of )?(?:days|weeks|months|years|time)\W+(?:since|after|from)\W+(\S.*)", re.I
)
_LAST = re.compile(r"(?:the )?(?:last|latest|most recent)\W+(\S.*)", re.IGNORECASE)
_LAST_EVENT = re.compile(
    r"\b(?:last|latest) (?:purchase|order|visit|transaction|invoice)\b", re.IGNORECASE
)
_BEGINNINGS = frozenset(
    {
        *("first", "joined", "joining", "registered", "registration", "signup", "sign", "enrolled"),
        *("enrolment", "enrollment", "start", "started", "opened", "opening", "created"),
        *("creation", "subscribed", "subscription", "membership", "member", "tenure", "customer"),
    }
)
_BIRTHS = frozenset({"birth", "birthday", "birthdate", "born", "dob"})


def words_of(label: str) -> frozenset[str]:
    """Return the words of a label in lower case."""
    return frozenset(re.findall(r"[^\W_]+", label.casefold()))


def theme_of(label: str, kind: Kind | None = None) -> str | None:
    """Return what a column is about, judged by the words of its label, or ``None``.

    One of returns, discount, recency, tenure (as a customer), experience (at
    work), frequency, income, household, age and spend. Dates, and labels such as
    "Days since invoice", are about recency, unless they name a beginning (tenure)
    or a birth (age).
    """
    words = words_of(label)
    if kind == Kind.DATE or _SINCE.fullmatch(_plain(label)):
        if words & _BIRTHS:
            return "age"
        return "tenure" if words & _BEGINNINGS else "recency"
    for theme, groups in _THEMES:
        if any(group <= words for group in groups) and not words & _MISLEADING.get(theme, set()):
            return theme
    return None


@dataclass(frozen=True, kw_only=True)
class Elapsed:
    """What a column of elapsed time counts from: "last purchase"; empty where it does not say."""

    event: str

    @property
    def latest(self) -> str:
        """The event without "last": "purchase"."""
        found = _LAST.fullmatch(self.event)
        return found.group(1) if found else self.event

    @property
    def is_deed(self) -> bool:
        """Whether the event is a participle, such as "joined" or "last seen"."""
        last = self.event.split()[-1] if self.event else ""
        return last.endswith("ed") or last in ("seen", "bought")


def elapsed_since(label: str, kind: Kind | None = None) -> Elapsed | None:
    """Return what a column of elapsed time counts from, or ``None`` for other columns.

    These are dates, labels such as "Days since last order", and columns about
    recency. Their high values lie long ago, which "high" does not say.

    Examples
    --------
    >>> elapsed_since("Days since First purchase")
    Elapsed(event='first purchase')
    """
    whole = _plain(label)
    since = _SINCE.fullmatch(whole)
    if since:
        return Elapsed(event=spoken(since.group(1)))
    if kind == Kind.DATE:
        return Elapsed(event=spoken(re.sub(r"\W+(?:date|day)$", "", whole, flags=re.IGNORECASE)))
    if theme_of(label) != "recency":
        return None
    named = _LAST_EVENT.search(whole)
    return Elapsed(event=spoken(named.group()) if named else "")


def _plain(label: str) -> str:
    return " ".join(label.replace("_", " ").split())


@said_again
def spoken(label: str) -> str:
    """Return a label as it stands within a sentence: lower case except acronyms.

    German keeps the capitals, which its nouns have anyway.

    Labels with unusual characters (markup, control characters) are only cut,
    never read.
    """
    clean = shorten(" ".join(label.replace("_", " ").split()) or label, LABEL_LENGTH)
    if not _PLAIN.fullmatch(clean) or language() == "de":
        return clean
    return " ".join(_lower(word) for word in clean.split())


def _lower(word: str) -> str:
    capitals = sum(letter.isupper() for letter in word)
    mixed = capitals > 1 or (capitals == 1 and not word[0].isupper())
    if mixed and (not word.isupper() or len(word) <= _ACRONYM):
        return word  # RFM, CLV, iPhone
    return word.lower()


def short_labels(labels: Mapping[str, str]) -> dict[str, str]:
    """Return spoken labels without leading qualifiers: "Annual Income" becomes "income".

    Where two columns would get the same short label, both keep the whole one.

    Parameters
    ----------
    labels : mapping of str to str
        Label of each column, by its name.
    """
    whole = {column: spoken(label) for column, label in labels.items()}
    short = {column: _without_qualifiers(label) for column, label in labels.items()}
    counts = Counter(short.values())
    return {
        column: label if counts[label] == 1 else whole[column] for column, label in short.items()
    }


@said_again
def _without_qualifiers(label: str) -> str:
    words = spoken(label).split()
    while len(words) > 1 and words[0].casefold() in _QUALIFIERS:
        words = words[1:]
    return " ".join(words) or spoken(label)
