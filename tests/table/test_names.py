"""What names say, by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustomer.table.names import fold, read_name


@pytest.mark.parametrize(
    ("name", "label", "unit", "stated"),
    [
        ("Annual Income ($)", "Annual Income", "$", None),
        ("Annual Income (k$)", "Annual Income", "k$", None),
        ("Income (in thousand EUR)", "Income", "k€", None),
        ("Spending Score (1-100)", "Spending Score", "", (1.0, 100.0)),
        ("Satisfaction [0 to 10]", "Satisfaction", "", (0.0, 10.0)),
        ("Sales (2019-2020)", "Sales (2019-2020)", "", None),  # years are not a range
        ("Age", "Age", "years", None),
        ("Work Experience", "Work Experience", "years", None),
        ("recency_days", "Recency", "days", None),
        ("days_since_last_purchase", "Days since last purchase", "days", None),
        ("annual_income_usd", "Annual income", "$", None),
        ("AnnualIncomeEUR", "Annual Income", "€", None),
        ("Jahreseinkommen (€)", "Jahreseinkommen", "€", None),
        ("CUSTOMER AGE", "Customer age", "years", None),
        ("discount %", "Discount", "%", None),
        ("Family Size", "Family Size", "", None),
        ("Note (see file)", "Note (see file)", "", None),
        ("x1", "x1", "", None),
        ("two\nlines", "Two lines", "", None),
        ("", "(no name)", "", None),
    ],
)
def test_label_unit_and_range(name, label, unit, stated):
    facts = read_name(name)
    assert (facts.label, facts.unit, facts.stated_range) == (label, unit, stated)


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("Gender", "gender"),
        ("customer_sex", "gender"),
        ("Geschlecht", "gender"),
        ("Ethnicity", "ethnicity"),
        ("race", "ethnicity"),
        ("Religionszugehörigkeit", "religion"),
        ("health_status", "health"),
        ("Schwerbehinderung", "health"),
        ("Nationalité", "nationality"),
        ("sexual_orientation", "sexual orientation"),
        ("embarazada", "pregnancy"),
        ("PoliticalView", "political opinion"),
        ("Trade union member", "union membership"),
        ("Health & Beauty spend", ""),  # a product category
        ("European Union", ""),
        ("Essex branch", ""),
        ("SeniorCitizen", ""),
        ("Spending Score (1-100)", ""),
    ],
)
def test_protected_attributes(name, attribute):
    assert read_name(name).protected == attribute


@pytest.mark.parametrize(
    ("name", "strength"),
    [
        ("CustomerID", 4),
        ("Kundennummer", 4),
        ("user_id", 4),
        ("Order ID", 3),
        ("uuid", 3),
        ("InvoiceNo", 2),
        ("E-Mail", 2),
        ("Unnamed: 0", 1),
        ("NumDealsPurchases", 0),
        ("Number of orders", 0),
        ("paid", 0),
    ],
)
def test_names_of_keys(name, strength):
    assert read_name(name).id_strength == strength


@pytest.mark.parametrize(
    ("name", "money"),
    [
        ("Total Spend", True),
        ("MntWines", True),
        ("Umsatz 2025", True),
        ("Spending Score (1-100)", False),
        ("Number of sales", False),
        ("Age", False),
    ],
)
def test_money(name, money):
    assert read_name(name).is_money is money


@pytest.mark.parametrize(
    ("name", "leaks"),
    [
        ("Segment", True),
        ("cluster_id", True),
        ("predicted_churn", True),
        ("churn_label", True),
        ("Persona", True),
        ("segment_revenue", False),
        ("Age", False),
    ],
)
def test_results_of_earlier_work(name, leaks):
    assert read_name(name).is_leakage is leaks


@pytest.mark.parametrize(
    "name", ["Account age (years)", "vehicle_age", "Age (months)", "Age group"]
)
def test_other_ages_are_not_a_persons(name):
    assert not read_name(name).is_person_age


def test_fold_takes_off_case_accents_and_signs():
    assert fold("  Größe_der-Société (№ 7)") == "grosse der societe no 7"


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_any_name_can_be_read(name):
    facts = read_name(name)
    assert facts.label
    assert "\n" not in facts.label


@pytest.mark.parametrize("name", ["birth_year", "Signup Year", "year"])
def test_a_calendar_year_is_no_number_of_years(name: str) -> None:
    facts = read_name(name)
    assert facts.unit == ""
    assert "ear" in facts.label


@pytest.mark.parametrize("name", ["marital_status", "Familienstand", "estado civil"])
def test_family_status_is_protected(name: str) -> None:
    assert read_name(name).protected == "family status"


def test_card_numbers_are_keys() -> None:
    assert read_name("credit_card").id_strength >= 2
