"""Small words: labels as they are spoken, and what a column is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from clustomer._text import shorten

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
        ("recency", "recency last+purchase last+order last+visit last+transaction since+last"),
        ("tenure", "tenure seniority membership first+purchase first+order joined"),
        ("experience", "experience"),
        ("frequency", "frequency orders purchases transactions visits repeats"),
        ("income", "income salary salaries earnings wage wages"),
        ("household", "family household children kids"),
        ("age", "age"),
        ("spend", "spend spending spent revenue sales turnover monetary value amount score"),
    )
)
_MISLEADING = {
    "experience": frozenset({"customer", "user", "shopping"}),
    "age": frozenset({"account"}),
    "recency": frozenset({"score", "value", "amount", "rank"}),  # a score runs the other way
    "spend": frozenset({"credit", "risk", "satisfaction", "nps"}),
}


def words_of(label: str) -> frozenset[str]:
    """Return the words of a label in lower case."""
    return frozenset(re.findall(r"[^\W_]+", label.casefold()))


def theme_of(label: str) -> str | None:
    """Return what a column is about, judged by the words of its label, or ``None``.

    One of returns, discount, recency, tenure (as a customer), experience (at
    work), frequency, income, household, age and spend.
    """
    words = words_of(label)
    for theme, groups in _THEMES:
        if any(group <= words for group in groups) and not words & _MISLEADING.get(theme, set()):
            return theme
    return None


def spoken(label: str) -> str:
    """Return a label as it stands within a sentence: lower case except acronyms.

    Labels with unusual characters (markup, control characters) are only cut,
    never read.
    """
    clean = shorten(" ".join(label.replace("_", " ").split()) or label, LABEL_LENGTH)
    if not _PLAIN.fullmatch(clean):
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
    short = {column: _without_qualifiers(label) for column, label in whole.items()}
    counts = Counter(short.values())
    return {
        column: label if counts[label] == 1 else whole[column] for column, label in short.items()
    }


def _without_qualifiers(label: str) -> str:
    words = label.split()
    while len(words) > 1 and words[0].casefold() in _QUALIFIERS:
        words = words[1:]
    return " ".join(words) or label


def capital(sentence: str) -> str:
    """Return a text with its first letter in upper case."""
    return sentence[:1].upper() + sentence[1:]
