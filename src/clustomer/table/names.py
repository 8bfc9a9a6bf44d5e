"""What a column's name says: its words, unit, stated range, and what it is about.

A name is a hint and never more: `clustomer.table.kinds` weighs it against the
values. The vocabularies are English, German, French and Spanish; a ``*`` stands
for any letters, because German joins its words (``*einkommen`` finds
"Jahreseinkommen").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from clustomer._result import Result

PROTECTED: Mapping[str, str] = {
    "gender": "gender, genders, sex, sexe, sexo, geschlecht, genero, salutation, anrede, civilite, "
    "tratamiento, is male, is female, male, female, gender identity, transgender",
    "ethnicity": "ethnic*, ethnie, etnia, etnico, race, races, racial, rasse, raza, caste, tribe, "
    "hautfarbe, skin color, skin colour, couleur de peau, color de piel, hispanic, latino",
    "religion": "religi*, konfession*, glaube, confession, denomination, faith group, "
    "creed, church member",
    "health": "health, medical, disease*, illness*, diagnos*, disabled, disabilit*, handicap*, "
    "gesundheit*, krankheit*, krank, *behindert*, *behinderung*, sante, maladie*, invalidite, "
    "salud, enfermedad*, discapacidad*, discapacitado, blood type, blood group, blutgruppe, "
    "hiv, genetic*, biometric*",
    "nationality": "nationalit*, nacionalidad, citizenship, staatsangehorigkeit, "
    "staatsburgerschaft, citoyennete, ciudadania, national origin, country of birth, "
    "birth country, geburtsland, pays de naissance, immigra*, migrationshintergrund, migrant",
    "sexual orientation": "sexual orientation, sexuality, sexual preference, sexualitat, "
    "sexuelle orientierung, orientation sexuelle, orientacion sexual, lgbt*",
    "pregnancy": "pregnan*, schwanger*, enceinte, grossesse, embaraz*, maternity",
    "political opinion": "politic*, politisch*, politique*, party affiliation, "
    "parteizugehorigkeit, partei, ideolog*, voted for, vote intention",
    "family status": "marital status, marital, civil status, married, divorced, widowed, "
    "familienstand, verheiratet, etat civil, situation familiale, estado civil",
    "union membership": "trade union, union member, union membership, union status, labor union, "
    "labour union, gewerkschaft*, syndicat, syndique, sindicato, sindical",
}
"""Attributes that the law protects in one country or another, with their words."""

_NOT_PROTECTED = "health beauty, health and beauty, health food, health club"

_SUBJECTS: Mapping[str, str] = {
    "id": "id, ids, uid, uuid, guid, key, identifier, identifiant, identificador, kennung, pk, "
    "no$, nr$, number$, num$, *nummer$, *nr$, numero$, customerid, userid, clientid, custid, cid",
    "contact": "email, e mail, mail, emailaddress, phone, telephone, telefon, telefono, mobile, "
    "iban, ssn, passport, credit card, creditcard, card no, kreditkarte*, tax id, vat id, "
    "username, user name, login, loyalty card, card number, kartennummer, "
    "account number, kontonummer, full name, firstname, lastname, first name, last name, surname, "
    "vorname, nachname, nombre, apellido, nom, prenom, address, adresse, street, strasse, url",
    "person": "customer, customers, client, clients, cust, member, user, shopper, buyer, person, "
    "subscriber, household, account, guest, respondent, passenger, kunde, kunden*, mitglied*, "
    "nutzer*, cliente, clientes, usuario, consumer, cid, customerid, userid, clientid, custid",
    "row": "^unnamed, ^index$, row, rownum, rowid, ^lfd, ^$",
    "money": "income, incomes, salary, salaries, wage, wages, earnings, revenue*, turnover, sales, "
    "spend, spent, spending, spends, expenditure*, expense*, price, prices, cost, costs, amount, "
    "amounts, balance, balances, payment, payments, paid, monetary, ltv, cltv, clv, gmv, aov, "
    "arpu, budget, profit, profits, margin, debt, loan, credit limit, deposit, deposits, savings, "
    "fee, fees, charge, charges, total value, order value, customer value, basket value, mnt, "
    "money, cash advance, discount amount, "
    "*einkommen, *umsatz, umsatze, *preis, *kosten, *betrag, gehalt, ausgaben, guthaben, "
    "revenu, salaire, chiffre d affaires, prix, montant, depense*, cout, ingreso*, salario, "
    "ventas, precio, gasto, gastos, importe, saldo",
    "signed": "balance, profit, profits, margin, change, delta, difference, net, growth, saldo, "
    "gewinn, trend, diff, variation",
    "score": "score, scores, index, points, rank, percentile, quantile, decile, punkte, note, "
    "puntuacion, grade point, gpa, log, zscore",
    "rating": "rating, ratings, score, satisfaction, stars, star, likert, grade, rank, quintile, "
    "quartile, decile, level, zufriedenheit, bewertung*, schulnote, sterne, satisfaccion, "
    "calificacion, evaluation, importance, agreement, wichtigkeit",
    "grade": "grade, class, tier, grades, note, klasse, klassen, classe, clase, stufe, band",
    "count": "count, counts, number of, num, n, nb, qty, quantity, quantities, frequency, orders, "
    "purchases, visits, items, children, kids, kidhome, teenhome, family size, household size, "
    "members, persons, people, clicks, sessions, calls, logins, transactions, trx, products, "
    "returns, complaints, anzahl, haushaltsgrosse, familiengrosse, kinder, bestellungen, menge, "
    "nombre de, enfants, commandes, quantite, numero de, hijos, pedidos, cantidad, family members, "
    "dependents, dependants, frequenz, trips, bookings, nights, stays",
    "share": "share, percent, percentage, pct, perc, proportion, fraction, anteil, prozent*, "
    "pourcentage, porcentaje, proporcion, ratio, rate, quote, taux, tasa",
    "age": "age, ages, alter, edad, customer age, lebensalter",
    "experience": "work experience, experience, job experience, professional experience, "
    "berufserfahrung, berufsjahre, years worked, years of work, employment, experiencia, "
    "experience professionnelle",
    "tenure": "tenure, years as customer, customer since, membership, member since, loyalty, "
    "relationship, kundenseit, anciennete, antiguedad",
    "measure": "age, ages, alter, edad, year, years, jahr, jahre, month, months, monat*, week, "
    "weeks, day, days, tage, hours, hour, stunden, minutes, seconds, recency, tenure, experience, "
    "score, index, height, weight, distance, temperature, size cm, length, width, duration, dauer, "
    "berufserfahrung, experiencia, annees, anos, jours, dias, points, lat, lon, latitude, "
    "longitude",
    "code": "code, codes, zip, zipcode, zip code, postcode, postal code, plz, postleitzahl, "
    "code postal, codigo postal, region, channel, store, branch, shop, country, state, city, "
    "province, district, type, category, kind, sector, industry, department, "
    "product, brand, sku, kanal, filiale, land, stadt, bundesland, kategorie, typ, branche, "
    "magasin, ville, pays, canal, tienda, ciudad, pais, tipo, categoria, occupation, profession, "
    "job, status, payment method, device, plan, cohort, wave",
    "leakage": "segment, segments, segmento, segmente, cluster, clusters, kmeans, cluster id, "
    "clusterid, cluster label, persona, group label, segment name, segment id, "
    "class label, target, target label, label, labels, predicted, prediction, predictions, pred, "
    "predicted *, * prediction, propensity, * label, kundensegment, kundengruppe, cluster number",
    "date": "date, *date, *datum, fecha, timestamp, datetime, birthday, geburtstag, birthdate",
    "never_zero": "age, alter, edad, income, salary, wage, wages, earnings, *einkommen, gehalt, "
    "revenu, salaire, ingreso*, salario, height, weight, price, *preis, prix, precio",
}
"""What a column can be about. Several may hold at once."""


def wordset(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())


_UNIT_WORDS: Mapping[str, str] = {
    "usd": "$", "dollar": "$", "dollars": "$", "eur": "€", "euro": "€", "euros": "€",
    "gbp": "£", "pound": "£", "pounds": "£", "chf": "CHF", "jpy": "¥", "yen": "¥",
    "cad": "CAD", "aud": "AUD", "inr": "₹", "rs": "₹", "brl": "R$", "mxn": "MXN",
    "pln": "PLN", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "cny": "CNY",
    "percent": "%", "percentage": "%", "pct": "%", "prozent": "%",
    "years": "years", "year": "years", "yrs": "years", "yr": "years", "jahre": "years",
    "jahren": "years", "annees": "years", "ans": "years", "anos": "years",
    "months": "months", "month": "months", "mths": "months", "monate": "months",
    "monaten": "months", "mois": "months", "meses": "months",
    "weeks": "weeks", "week": "weeks", "wochen": "weeks",
    "days": "days", "day": "days", "tage": "days", "tagen": "days", "jours": "days",
    "dias": "days",
    "hours": "hours", "hrs": "hours", "stunden": "hours", "heures": "hours", "horas": "hours",
    "minutes": "minutes", "mins": "minutes", "min": "minutes", "minuten": "minutes",
    "seconds": "seconds", "secs": "seconds", "sekunden": "seconds",
    "km": "km", "kg": "kg", "cm": "cm", "miles": "miles",
}  # fmt: skip
_SUFFIX_UNITS = frozenset(_UNIT_WORDS) - {"year", "month", "day", "week", "min", "rs", "ans"}
_SIGNS = {"$": "$", "€": "€", "£": "£", "¥": "¥", "₹": "₹", "us$": "$", "%": "%", "﷼": "﷼"}
_MULTIPLES = {"k": "k", "thousand": "k", "thousands": "k", "tsd": "k", "t": "k", "000": "k",
              "m": "m", "mio": "m", "million": "m", "millions": "m"}  # fmt: skip
MONEY_UNITS = wordset("$ € £ ¥ ₹ R$ CHF CAD AUD MXN PLN SEK NOK DKK CNY")

_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_RANGE = re.compile(
    r"^(?:scale|from|von|de|range|skala)?\s*(-?\d+(?:\.\d+)?)\s*(?:-|–|—|to|bis|a|à|\.\.)\s*"
    r"(-?\d+(?:\.\d+)?)$",
    re.IGNORECASE,
)
_OF_THINGS = re.compile(
    r"\b(?:account|vehicle|car|card|company|firm|house|building|home|policy|contract|product|"
    r"membership|customer for|relationship)\b"
)
_KEY_WORD = re.compile(r"\b(?:uuid|guid|u?id|key|identifier)\b")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(frozen=True, kw_only=True)
class NameFacts(Result):
    """What one column name says.

    Attributes
    ----------
    words : str
        The words in lower case without accents, between single spaces.
    label : str
        The name for people: without unit and range, in words.
    unit : str
        ``"$"``, ``"k$"``, ``"%"``, ``"years"`` ... or the empty string.
    stated_range : (float, float), optional
        Such as ``(1, 100)`` for "Spending Score (1-100)".
    protected : str
        The protected attribute that it names, or the empty string.
    subjects : tuple of str
        What it is about: ``"id"``, ``"money"``, ``"age"``, ``"rating"`` ...
    """

    words: str
    label: str
    unit: str = ""
    stated_range: tuple[float, float] | None = None
    protected: str = ""
    subjects: tuple[str, ...] = ()

    def about(self, *subjects: str) -> bool:
        """Whether the name is about one of these subjects."""
        return any(subject in self.subjects for subject in subjects)

    @property
    def is_money(self) -> bool:
        """A currency in the name, or a word for money that is not a score or a count."""
        if self.unit.lstrip("km") in MONEY_UNITS:
            return True
        return self.about("money") and not self.about("score", "share", "count", "date")

    @property
    def is_person_age(self) -> bool:
        """Years since a person's birth, not the age of an account or a car."""
        return self.about("age") and self.unit == "years" and not _OF_THINGS.search(self.words)

    @property
    def is_leakage(self) -> bool:
        """Named like the result of an earlier segmentation or prediction."""
        return self.about("leakage") and not self.about("count") and not self.is_money

    @property
    def id_strength(self) -> int:
        """How much the name looks like a key: 0 not at all, 4 the customer's own key."""
        if self.about("row"):
            return 1
        if not self.about("id"):
            return 2 if self.about("contact") else 0
        if self.about("person"):
            return 4
        return 3 if _KEY_WORD.search(self.words) else 2


@cache
def read_name(name: str) -> NameFacts:
    """Read a column name.

    Parameters
    ----------
    name : str
        As in the source; anything at all, the empty string included.

    Returns
    -------
    NameFacts

    Examples
    --------
    >>> read_name("Spending Score (1-100)").stated_range
    (1.0, 100.0)
    >>> read_name("annual_income_usd").unit
    '$'
    """
    unit, stated_range, rest = _take_brackets(" ".join(name.split()))
    label, unit = _make_label(rest, unit)
    words = fold(_CAMEL.sub(" ", rest))
    return NameFacts(
        words=words,
        label=label or " ".join(name.split()) or "(no name)",
        unit=unit or _default_unit(words),
        stated_range=stated_range,
        protected=_protected(words),
        subjects=tuple(key for key, pattern in _patterns("subjects") if pattern.search(words)),
    )


def fold(text: str) -> str:
    """Return lower-case words without accents or signs, between single spaces."""
    letters = unicodedata.normalize("NFKD", text.replace("ß", "ss")).casefold()
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in letters if not _is_mark(c))))


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0


@cache
def _patterns(which: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    source = PROTECTED if which == "protected" else _SUBJECTS
    return tuple((key, _phrases(listed)) for key, listed in source.items())


@cache
def _phrases(listed: str) -> re.Pattern[str]:
    """Compile ``"income, *einkommen, number$"`` to a pattern of whole words.

    ``*`` stands for any letters, ``^`` and ``$`` for the begin and end of the name.
    """
    phrases = [phrase.strip().replace("*", r"\S*") for phrase in listed.split(",")]
    return re.compile(rf"(?:^|(?<=\s))(?:{'|'.join(phrases)})(?=\s|$)")


def _protected(words: str) -> str:
    left = _phrases(_NOT_PROTECTED).sub(" ", words)
    return next((key for key, pattern in _patterns("protected") if pattern.search(left)), "")


def _take_brackets(name: str) -> tuple[str, tuple[float, float] | None, str]:
    """Take units and ranges in brackets out of a name; other brackets stay."""
    unit, stated = "", None
    for found in _BRACKETED.finditer(name):
        inside = found.group(1)
        this_unit, this_range = _unit_of(inside), _range_of(inside)
        if this_unit or this_range:
            unit, stated = unit or this_unit, stated or this_range
            name = name.replace(found.group(0), " ", 1)
    return unit, stated, name.strip()


def _range_of(inside: str) -> tuple[float, float] | None:
    match = _RANGE.match(inside.strip())
    if match is None:
        return None
    low, high = float(match.group(1)), float(match.group(2))
    if low >= high or (1900 <= low <= 2100 and 1900 <= high <= 2100):  # a span of years
        return None
    return low, high


def _unit_of(inside: str) -> str:
    """Read a unit such as ``$``, ``k$``, ``in thousand EUR``, ``years``."""
    text = inside.strip().casefold().removeprefix("in ").strip()
    multiple = ""
    for written, short in _MULTIPLES.items():
        for rest in (text.removeprefix(written), text.removesuffix(written)):
            rest = rest.strip()
            if rest != text and (rest in _SIGNS or _UNIT_WORDS.get(rest, "") in MONEY_UNITS):
                text, multiple = rest, short
    unit = _SIGNS.get(text) or _UNIT_WORDS.get(fold(text), "")
    return multiple + unit if unit else ""


def _make_label(rest: str, unit: str) -> tuple[str, str]:
    """Turn ``annual_income_usd`` into ``Annual income`` and ``$``."""
    parts = _CAMEL.sub(" ", rest).replace("_", " ").split()
    if not parts:
        return "", unit
    last = fold(parts[-1])
    if len(parts) > 1 and last in _SUFFIX_UNITS and (not unit or _UNIT_WORDS[last] == unit):
        unit, parts = _UNIT_WORDS[last], parts[:-1]
        if len(parts) > 1 and fold(parts[-1]) == "in":
            parts = parts[:-1]
    elif len(parts) > 1 and not unit and last not in _UNIT_WORDS and _unit_of(parts[-1]):
        unit, parts = _unit_of(parts[-1]), parts[:-1]
    elif not unit:
        unit = next((_UNIT_WORDS[w] for w in map(fold, parts[:1]) if w in _SUFFIX_UNITS), "")
    text = " ".join(parts)
    if len(text) <= 3 and not text.isalpha():
        return text, unit  # x1, q10
    if text.isupper() and len(text) > 4:
        text = text.lower()
    return text[:1].upper() + text[1:], unit


def _default_unit(words: str) -> str:
    subjects = dict(_patterns("subjects"))
    if subjects["date"].search(words) or re.search(r"\b(group|band|class|score)\b", words):
        return ""
    in_years = subjects["age"].search(words) or subjects["experience"].search(words)
    return "years" if in_years else ""
