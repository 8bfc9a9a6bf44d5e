"""From transactions to customers: roles of the lines, and the closed list of features.

One row of the source is a line: a purchase of a product, a whole order, or a return.
All lines of a customer on one day are one purchase (or, where it is asked for, all
lines of one order). Every feature is defined here; engines compile the list to SQL.

Notation, after Fader, Hardie and Lee (2005): a customer's first purchase is at time
0, the last at ``t_x``, the end of observation (the reference date) at ``T``; ``x``
counts repeat purchases.

References
----------
Fader, P. S., Hardie, B. G. S. and Lee, K. L. (2005), RFM and CLV: using iso-value
curves for customer base analysis. Journal of Marketing Research 42, 415-430.
doi:10.1509/jmkr.2005.42.4.415
"""

from __future__ import annotations

import csv
import datetime
import re
import zoneinfo
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal

from clustomer._result import Result
from clustomer._text import in_turn, number, text
from clustomer.errors import InputError, did_you_mean
from clustomer.table.names import fold

ROLES = (
    *("customer", "date", "amount", "quantity", "price", "order"),
    *("product", "category", "discount", "currency"),
)


@dataclass(frozen=True, kw_only=True)
class LineRoles(Result):
    """Which column of the transactions is what; ``None`` where no column is.

    Attributes
    ----------
    customer, date : str
        Who bought, and when.
    amount : str, optional
        Value of the line in money. Else `quantity` times `price`.
    quantity, price : str, optional
        Pieces (negative where returned), and money for one of them.
    order, product, category : str, optional
    discount : str, optional
        Anything but zero, empty and no is a line with a discount.
    currency : str, optional
    """

    customer: str
    date: str
    amount: str | None = None
    quantity: str | None = None
    price: str | None = None
    order: str | None = None
    product: str | None = None
    category: str | None = None
    discount: str | None = None
    currency: str | None = None

    @property
    def named(self) -> dict[str, str]:
        """The columns that have a role, by role."""
        found = {each.name: getattr(self, each.name) for each in fields(self)}
        return {role: column for role, column in found.items() if column is not None}


@dataclass(frozen=True, kw_only=True)
class RfmFeature(Result):
    """One column of the customer table.

    Attributes
    ----------
    name : str
    unit : str
        ``"days"``, ``"purchases"``, ``"money"``, ``"share"``, ``"count"`` or ``"date"``.
    needs : str
        Role, or option, without which the column is left out; empty where all have it.
    definition, meaning : str
        In the notation of this module, and a sentence, in the language of the result;
        empty in `FEATURES`.
    """

    name: str
    unit: str
    needs: str = ""
    definition: str = ""
    meaning: str = ""

    def explained(self) -> RfmFeature:
        """Return the feature with its definition and meaning in words."""
        return replace(
            self,
            definition=text(f"rfm.definition.{self.name}"),
            meaning=text(f"rfm.feature.{self.name}"),
        )


FEATURES: tuple[RfmFeature, ...] = (
    RfmFeature(name="recency_days", unit="days"),
    RfmFeature(name="frequency", unit="purchases"),
    RfmFeature(name="monetary_value", unit="money"),
    RfmFeature(name="total_value", unit="money"),
    RfmFeature(name="repeats", unit="purchases"),
    RfmFeature(name="recency_tx_days", unit="days"),
    RfmFeature(name="tenure_days", unit="days"),
    RfmFeature(name="repeat_value", unit="money"),
    RfmFeature(name="first_value", unit="money"),
    RfmFeature(name="gap_days", unit="days"),
    RfmFeature(name="gap_trend", unit="share"),
    RfmFeature(name="return_rate", unit="share"),
    RfmFeature(name="quarter_1_share", unit="share"),
    RfmFeature(name="quarter_2_share", unit="share"),
    RfmFeature(name="quarter_3_share", unit="share"),
    RfmFeature(name="quarter_4_share", unit="share"),
    RfmFeature(name="products", unit="count", needs="product"),
    RfmFeature(name="categories", unit="count", needs="category"),
    RfmFeature(
        name="discount_share",
        unit="share",
        needs="discount",
    ),
    RfmFeature(name="alive", unit="share", needs="expect_days"),
    RfmFeature(name="expected_purchases", unit="purchases", needs="expect_days"),
    RfmFeature(name="expected_value", unit="money", needs="expect_days"),
    RfmFeature(name="first_purchase", unit="date"),
    RfmFeature(name="last_purchase", unit="date"),
)
"""The closed list, in the order of the columns; ``customer_id`` stands before them."""

SEGMENT_FEATURES = ("recency_days", "frequency", "monetary_value")
"""What segments are formed from: how lately, how often, how much each time."""

REPEATED = ("repeats", "first_purchase", "last_purchase")
"""Columns that say once more what others say: a study of the customers leaves them out."""

_WORDS: Mapping[str, str] = {
    "customer": r"(customer|cust|client|cliente|kunden?|user|member|buyer|shopper|account|visitor|"
    r"household|cid)s?( ?(id|no|nr|number|code|key|nummer|num))?|master id|(kunden|mitglieds)"
    r"(id|nr|nummer)|id client|id cliente|customerid|userid|clientid",
    "date": r"((invoice|order|purchase|transaction|sales?|bill|receipt|event|created|payment)s? )?"
    r"(date|datetime|time|timestamp|day|at|on|ts)|datum|(bestell|rechnungs|kauf)datum|"
    r"fecha( .*)?|date( de)? (commande|achat|facture)|dt|invoicedate|orderdate",
    "amount": r"(total|line|order|net|gross|sales?|purchase|transaction|invoice|basket|dollar|usd|"
    r"eur)? ?(amount|total|revenue|value|sales|turnover|spend|spending|price total)|"
    r"(gesamt)?betrag|umsatz|wert|montant( total)?|importe( total)?|monetary( value)?|"
    r"totalprice|total price|line total|sum",
    "quantity": r"quantity|qty|quant|units|pieces|items|count|menge|anzahl|stuck|quantite|cantidad|"
    r"cds|item count",
    "price": r"(unit|item|list|net|single|selling|sales)? ?price|unitprice|(einzel|stuck)?preis|"
    r"prix( unitaire)?|precio( unitario)?",
    "order": r"(invoice|order|transaction|receipt|bill|basket|ticket|sale|purchase|cart)s?"
    r"( ?(id|no|nr|number|code|key|num))?|invoiceno|orderid|transactionid|"
    r"(bestell|rechnungs|beleg|bon)(nr|nummer|id)|bestellung|((numero|num|no|n|id)( de)? )?"
    r"(commande|facture|pedido|factura)",
    "product": r"(stock|product|item|article|sku)s?( ?(id|no|nr|number|code|key|num))?|sku|ean|"
    r"gtin|upc|stockcode|artikel(nr|nummer|id)?|produkt(nr|id)?|produit|producto|articulo",
    "category": r"(product |item )?(category|categories|department|product group|product line|"
    r"product type|class)|warengruppe|kategorie|categorie|categoria|sparte|abteilung",
    "discount": r"(is |has )?(discount|discounts|discounted|rebate|coupon|voucher|promotion|promo)"
    r"( (amount|value|code|applied|used))?|rabatt|remise|descuento",
    "currency": r"currency( code)?|wahrung|devise|moneda|ccy|iso currency",
}


_CHOICES: Mapping[str, tuple[str, ...]] = {
    "purchase": ("day", "order"),
    "returns": ("match", "net", "drop"),
    "zero": ("keep", "drop"),
    "duplicates": ("keep", "drop"),
}


@dataclass(frozen=True, kw_only=True)
class RfmOptions(Result):
    """How lines become purchases.

    Attributes
    ----------
    reference_date : str, optional
        End of observation, ``"2011-12-09"``: later lines are left out, and days are
        counted back from here. By default the latest date in the lines, never today.
    purchase : {"day", "order"}
        What one purchase is: everything of a customer on one day, or one order.
    returns : {"match", "net", "drop"}
        ``match``: a return takes away from the oldest earlier purchases of the same
        customer and product; a purchase that is returned wholly is none. ``net``: it
        takes away from the customer's total only. ``drop``: returns are left out.
    zero : {"keep", "drop"}
        Lines that cost nothing: part of a purchase, or left out.
    duplicates : {"keep", "drop"}
        Lines that equal an earlier one in every column that is used. They are
        counted, and kept: two equal lines can be two equal purchases.
    only_currency : str, optional
        Which one to use where there are several; they are never added up.
    cancelled : str, optional
        What the order numbers of cancellations begin with, such as ``"C"``. Lines of
        a negative quantity or amount are returns in any case.
    exclude_products : tuple of str
        Products that are none: postage, test lines.
    expect_days : int, optional
        Days after the reference date for which purchases and their value are expected,
        by the models of `clustomer.stats.purchase_models`.
    time_zone : str
        Times with an offset fall on the days of this zone.
    """

    reference_date: str | None = None
    purchase: Literal["day", "order"] = "day"
    returns: Literal["match", "net", "drop"] = "match"
    zero: Literal["keep", "drop"] = "keep"
    duplicates: Literal["keep", "drop"] = "keep"
    only_currency: str | None = None
    cancelled: str | None = None
    exclude_products: tuple[str, ...] = ()
    expect_days: int | None = None
    time_zone: str = "UTC"

    def __post_init__(self) -> None:
        super().__post_init__()
        for name, allowed in _CHOICES.items():
            given = getattr(self, name)
            if given not in allowed:
                raise InputError(
                    f'{name} is "{given}".{did_you_mean(given, allowed)}',
                    f"It is one of {', '.join(allowed)}.",
                )
        if self.reference_date is not None:
            try:
                datetime.date.fromisoformat(self.reference_date)
            except ValueError as error:
                raise InputError(
                    f'The reference date is "{self.reference_date}".',
                    "A day such as 2026-11-30 was expected.",
                ) from error
        if self.expect_days is not None and self.expect_days < 1:
            raise InputError(
                f"Purchases are to be expected for {self.expect_days} days.",
                "A whole number from 1 on was expected.",
            )
        try:
            zoneinfo.ZoneInfo(self.time_zone)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise InputError(
                f'There is no time zone "{self.time_zone}".',
                "A name such as UTC or Europe/Berlin was expected.",
            ) from error


def chained(merged_ids: Mapping[str, str]) -> dict[str, str]:
    """Return each old id with the last of the ids that it became.

    Raises
    ------
    InputError
        When ids become each other in a circle.

    Examples
    --------
    >>> chained({"a": "b", "b": "c"})
    {'a': 'c', 'b': 'c'}
    """
    merged = {str(old).strip(): str(new).strip() for old, new in merged_ids.items()}
    found = {}
    for old in merged:
        seen, new = {old}, merged[old]
        while new in merged:
            if new in seen:
                raise InputError(
                    f'The id "{old}" becomes itself again.',
                    "Merged ids lead from an old id to a new one.",
                )
            seen.add(new)
            new = merged[new]
        found[old] = new
    return found


@dataclass(frozen=True, kw_only=True)
class Stated(Result):
    """What was said about transactions: columns by role, and options."""

    roles: Mapping[str, str | None]
    options: RfmOptions


def stated(named: Mapping[str, Any]) -> Stated:
    """Tell columns of roles from options, by their names.

    ``exclude_products`` may be one text with commas.

    Raises
    ------
    InputError
        When a name is neither, or a value is none that is allowed.
    """
    known = [each.name for each in fields(RfmOptions)]
    for name in named:
        if name not in ROLES and name not in known:
            raise InputError(
                f'There is no "{name}" of transactions.{did_you_mean(name, [*ROLES, *known])}',
                f"Columns have the roles {', '.join(ROLES)}; options are {', '.join(known)}.",
            )
    options = {name: value for name, value in named.items() if name in known}
    products = options.get("exclude_products", ())
    if isinstance(products, str):
        words = next(csv.reader([products], skipinitialspace=True), [])
        options["exclude_products"] = tuple(word.strip() for word in words if word.strip())
    if isinstance(days := options.get("expect_days"), str):
        if not days.strip().isdecimal():
            raise InputError(f'expect_days is "{days}".', "A whole number from 1 on was expected.")
        options["expect_days"] = int(days)
    roles = {name: value for name, value in named.items() if name in ROLES}
    return Stated(roles=roles, options=RfmOptions(**options))


def find_roles(names: Iterable[str], given: Mapping[str, str | None]) -> LineRoles:
    """Decide which column is what, by what was given, then by the names.

    Parameters
    ----------
    names : iterable of str
        Columns of the transactions.
    given : mapping
        Role to column where the user said it; ``None`` where not.

    Raises
    ------
    InputError
        When a named column is absent, two columns could be the same needed role,
        or customer, date or value cannot be found.
    """
    known = list(names)
    chosen: dict[str, str] = {}
    for role, column in given.items():
        if column is None:
            continue
        if column not in known:
            raise InputError(
                f'There is no column "{column}" for --{role}.{did_you_mean(column, known)}',
                f"The transactions have {_listed(known)}.",
            )
        chosen[role] = column
    for role in ROLES:
        if role in chosen or (role == "amount" and {"quantity", "price"} <= set(chosen)):
            continue
        found = [name for name in known if _is(role, name) and name not in chosen.values()]
        if len(found) == 1 or (found and role not in ("customer", "date", "amount")):
            chosen[role] = found[0]
        elif len(found) > 1:
            raise InputError(
                f"{_listed(found)} could each be the {role} of a transaction.",
                "One column was expected.",
                f"Say which: --{role} {found[0]!r}.",
            )
    _check(known, chosen)
    return LineRoles(**chosen)


def _is(role: str, name: str) -> bool:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return any(
        re.fullmatch(_WORDS[role], words) is not None for words in {fold(name), fold(spaced)}
    )


def _check(known: list[str], chosen: dict[str, str]) -> None:
    """Refuse transactions that lack what nothing can be said without; drop a useless half."""
    for role, what in (("customer", "who bought"), ("date", "when")):
        if role not in chosen:
            raise InputError(
                f"No column of the transactions says {what}.",
                f"They have {_listed(known)}.",
                f"Name it with --{role}.",
            )
    if "amount" not in chosen and not {"quantity", "price"} <= set(chosen):
        raise InputError(
            "No column of the transactions says what was paid.",
            f"An amount, or quantity and price of a piece, was expected among {_listed(known)}.",
            "Name it with --amount, or with --quantity and --price.",
        )
    if "amount" in chosen:
        chosen.pop("price", None)


def _listed(names: Iterable[str]) -> str:
    shown = [f'"{name}"' for name in names]
    return ", ".join(shown[:12]) + (f" and {len(shown) - 12} more" if len(shown) > 12 else "")


@dataclass(frozen=True, kw_only=True)
class Transactions(Result):
    """What became of every line, and how the customers' columns are defined.

    Attributes
    ----------
    n_customers : int
    reference_date : str
        The day that ``recency_days`` and ``tenure_days`` are counted back from.
    roles : LineRoles
    options : RfmOptions
    features : tuple of RfmFeature
        Of the columns behind ``customer_id``, in their order.
    counts : mapping of str to int
        ``n_lines`` in all; left out: ``repeated``, ``no_customer``, ``no_date``, ``no_amount``,
        ``later``, ``excluded``, ``other_currency``, ``zero``; kept: ``bought`` and ``returned``
        lines; ``merged`` lines under an id that was merged; ``purchases``;
        ``returned_wholly`` purchases that are none any more; ``customers_gone`` with
        nothing but returns.
    returned_value, unmatched_value : float
        Money that came back, and the part of it for which no earlier purchase was found.
    models : mapping of str to float
        Parameters of the models of purchases, times in weeks; empty without `expect_days`.
    zoned : bool
        Whether times had an offset from UTC, so that the time zone decided about days.
    days : int, optional
        From the first purchase of all to the reference date.
    """

    n_customers: int
    reference_date: str
    roles: LineRoles
    options: RfmOptions
    features: tuple[RfmFeature, ...]
    counts: Mapping[str, int]
    returned_value: float
    unmatched_value: float
    models: Mapping[str, float] = field(default_factory=dict)
    zoned: bool = False
    days: int | None = None

    @property
    def matching(self) -> str:
        """What became of returns: without products they cannot be matched."""
        wanted = self.options.returns
        return "net" if wanted == "match" and self.roles.product is None else wanted

    def sentences(self) -> tuple[str, ...]:
        """Return what was taken for what, and what became of the lines."""
        named = [
            text(f"rfm.role.{role}", column=column) for role, column in self.roles.named.items()
        ]
        stated = "stated" if self.options.reference_date else "latest"
        counts = self.counts
        found = [
            text("rfm.roles", roles=in_turn(named, "; ")),
            text(f"rfm.reference.{stated}", date=self.reference_date),
            text("rfm.lines", **counts),
            text(f"rfm.purchase.{self.options.purchase}", purchases=counts["purchases"]),
        ]
        if self.zoned or self.options.time_zone != "UTC":
            kind = "offset" if self.zoned else "written"
            found.append(text(f"rfm.zone.{kind}", zone=self.options.time_zone))
        if counts["merged"]:
            found.append(text("rfm.merged", n=counts["merged"]))
        if counts["returned"]:
            found.append(
                text(
                    f"rfm.returns.{self.matching}",
                    n=counts["returned"],
                    value=number(self.returned_value),
                    wholly=counts["returned_wholly"],
                )
            )
        if self.unmatched_value and self.matching == "match":
            found.append(text("rfm.unmatched", unmatched=number(self.unmatched_value)))
        if counts["customers_gone"]:
            found.append(text("rfm.gone", n=counts["customers_gone"]))
        if self.models:
            values = {name: number(value) for name, value in self.models.items()}
            found.append(text("rfm.models", days=self.options.expect_days, **values))
        return tuple(found)
