"""What the levels of a column say: yes and no, words with an order, bands, genders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from clustomer.table.names import fold, wordset

_SCALES = (
    "very low, low, lowish, below average, medium low, medium, mid, middle, moderate, average, "
    "normal, medium high, above average, high, very high, extreme",
    "sehr niedrig, niedrig, gering, mittel, hoch, sehr hoch",
    "tres bas, bas, faible, moyen, moyenne, eleve, haut, tres haut, tres eleve",
    "muy bajo, bajo, baja, medio, media, alto, alta, muy alto, muy alta",
    "never, almost never, very rarely, rarely, seldom, occasionally, sometimes, regularly, often, "
    "frequently, very often, usually, almost always, always",
    "nie, selten, manchmal, gelegentlich, oft, haufig, sehr oft, meistens, immer",
    "jamais, rarement, parfois, souvent, toujours",
    "nunca, raramente, rara vez, a veces, a menudo, siempre",
    "annually, yearly, half yearly, quarterly, monthly, biweekly, fortnightly, weekly, daily",
    "xxs, xs, s, m, l, xl, xxl, 2xl, xxxl, 3xl, 4xl",
    "extra small, small, medium, large, extra large",
    "none, basic, standard, plus, premium, ultimate",
    "bronze, silver, gold, platinum, diamond",
    "bronze, silber, gold, platin, diamant",
    "bronze, argent, or, platine, diamant",
    "bronce, plata, oro, platino, diamante",
    "none, no formal education, primary, primary school, elementary, elementary school, "
    "middle school, basic, secondary, secondary school, some high school, high school, "
    "highschool, 2n cycle, some college, associate, associate degree, vocational, college, "
    "undergraduate, bachelor, bachelors, bachelor degree, bachelor s degree, graduation, graduate, "
    "university, post graduate, postgraduate, post graduation, master, masters, master degree, "
    "master s degree, doctoral, doctorate, phd, ph d",
    "strongly disagree, disagree, somewhat disagree, slightly disagree, neutral, undecided, "
    "neither agree nor disagree, neither, slightly agree, somewhat agree, agree, strongly agree",
    "very dissatisfied, dissatisfied, somewhat dissatisfied, neutral, somewhat satisfied, "
    "satisfied, very satisfied",
    "very unlikely, unlikely, neutral, likely, very likely",
    "very bad, bad, terrible, very poor, poor, fair, average, ok, good, very good, excellent, "
    "outstanding",
    "beginner, novice, intermediate, advanced, expert",
    "unskilled, semi skilled, skilled, highly skilled",
    "minor, moderate, major, severe, critical",
    "first, second, third, fourth, fifth",
)
_GRADES = "a b c d e f"

YES_WORDS = wordset("yes y true t ja j oui o si s wahr vrai verdadero on active aktiv 1")
NO_WORDS = wordset("no n false f nein non falsch faux falso off inactive inaktiv 0")

_MALE = wordset(
    "male man men m mr herr mannlich mann homme masculin monsieur hombre masculino senor sr boy h"
)
_FEMALE = wordset(
    "female woman women f w mrs ms miss frau weiblich femme feminin madame mme mujer femenino "
    "femenina senora sra girl"
)
_OTHER_GENDER = wordset(
    "other others divers diverse d x nonbinary non binary mx unknown prefer not to say "
    "unspecified none u na n a otro autre unbekannt"
) | {"non binary", "prefer not to say", "n a"}

_BAND = re.compile(
    r"^(?P<open>under|below|less than|up to|unter|bis|moins de|menos de|<=?|over|above|more than|"
    r"über|plus de|mas de|>=?|≥|≤)?\s*[$€£]?\s*(?P<low>\d[\d.,]*)\s*(?P<lowk>k|m)?"
    r"(?:\s*(?:-|–|—|to|bis|a|à|and)\s*[$€£]?\s*(?P<high>\d[\d.,]*)\s*(?P<highk>k|m)?|"
    r"\s*(?P<more>\+|and over|and above|or more|and more|und mehr|et plus|y mas))?"
    r"\s*[$€£]?\s*(?:years?|yrs?|jahre?|ans|anos|eur|usd|%)?$"
)
_BELOW = frozenset(("under", "below", "less than", "up to", "unter", "bis", "moins de",
                    "menos de", "<", "<=", "≤"))  # fmt: skip


def yes_no(levels: Iterable[str]) -> tuple[str, str] | None:
    """Return (no, yes) as written, when there are exactly these two levels."""
    levels = list(levels)
    if len(levels) != 2:
        return None
    for no, yes in (levels, levels[::-1]):
        if fold(no) in NO_WORDS and fold(yes) in YES_WORDS:
            return no, yes
    return None


def is_gender(levels: Iterable[str]) -> bool:
    """Whether the levels are genders or forms of address, both of them present."""
    folded = {fold(level) for level in levels}
    if folded == {"h", "m"}:  # hombre, mujer
        return True
    male, female = folded & _MALE, folded & _FEMALE
    return bool(male and female) and folded <= _MALE | _FEMALE | _OTHER_GENDER


def word_order(levels: Sequence[str], *, graded: bool = False) -> Mapping[str, int] | None:
    """Return the rank of each level in a known vocabulary, or ``None``.

    ``graded`` says that the name speaks of a grade or class, so that A, B, C
    are an order. At least two ranks must occur.
    """
    folded = {level: fold(level) for level in levels}
    scales = [scale.split(", ") for scale in _SCALES]
    if graded:
        scales.append(_GRADES.split())
    for scale in scales:
        rank = {word: position for position, word in enumerate(scale)}
        words = set(folded.values())
        if words == {"s", "m"}:  # more often single and married than sizes
            return None
        if len(words) >= 2 and all(word in rank for word in words):
            return {level: rank[word] for level, word in folded.items()}
    return None


def band_order(levels: Sequence[str]) -> Mapping[str, float] | None:
    """Return the lower end of each band ("18-24", "65+"), or ``None``.

    All levels must be bands, and at least one must have two ends.
    """
    lows: dict[str, float] = {}
    spans = False
    for level in levels:
        match = _BAND.match(" ".join(level.casefold().split()))
        if match is None:
            return None
        spans = spans or match["high"] is not None
        low = _band_number(match["low"], match["lowk"] or match["highk"])
        if low is None:
            return None
        lows[level] = low - 0.5 if match["open"] in _BELOW else low
        if match["open"] and match["open"] not in _BELOW:
            lows[level] = low + 0.5
    distinct = len(set(lows.values())) == len(lows)
    return _below_first(lows) if spans and distinct and len(lows) >= 2 else None


def _below_first(lows: dict[str, float]) -> Mapping[str, float]:
    """Put a band without a lower end ("under 18") before all others."""
    first = min(lows.values())
    return {
        level: first - 1 if level.casefold().strip().startswith(tuple(_BELOW)) else low
        for level, low in lows.items()
    }


def _band_number(written: str, multiple: str | None) -> float | None:
    plain = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", written).rstrip(".,").replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value * {"k": 1e3, "m": 1e6}.get(multiple or "", 1.0)


def truth(value: str) -> int:
    """Return 1 for a word that means yes, 0 for no, -1 for any other."""
    word = fold(value)
    if word in YES_WORDS:
        return 1
    return 0 if word in NO_WORDS else -1
