"""Each check seen to fire on a table made for it, and to stay silent on a clean one."""

from __future__ import annotations

import datetime
import re
from typing import Any

import numpy as np
import pytest

from clustomer.errors import Issue
from clustomer.messages.en.issues import TEXTS
from clustomer.table.checks import check_table, n_duplicate_rows
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns
from clustomer.table.infer import infer_table
from clustomer.table.issues import fold_issues
from clustomer.table.names import read_name
from clustomer.table.plausibility import find_sentinels
from clustomer.table.schema import RoleOptions
from clustomer.table.table import Table

N = 600
RNG = np.random.default_rng(3)
CLEAN: dict[str, Any] = {
    "CustomerID": np.arange(N) + 1,
    "Age": RNG.integers(18, 80, N),
    "Income ($)": RNG.normal(50_000, 9000, N).round(),
    "Score (1-100)": RNG.integers(1, 101, N),
}


def table_of(columns: dict[str, Any] | None = None, **options: Any) -> Table:
    return infer_table(
        raw_columns({**CLEAN, **(columns or {})}), roles=RoleOptions(**options)
    ).table


def found(columns: dict[str, Any] | None = None, **options: Any) -> dict[str, Issue]:
    return {issue.code: issue for issue in check_table(table_of(columns, **options))}


def changed(name: str, *changes: tuple[int, float | None]) -> dict[str, list[Any]]:
    """Return a clean column with `n` values replaced, for each (n, value)."""
    values = list(CLEAN[name])
    row = 7
    for n, value in changes:
        for _ in range(n):
            values[row] = value
            row += 5
    return {name: values}


def test_a_clean_table_has_no_issues():
    assert check_table(table_of()) == ()


def test_missing_values_of_features_are_left_to_the_preparation():
    values = np.array(CLEAN["Age"], dtype=float)
    values[RNG.permutation(N)[:300]] = np.nan
    assert found({"Age": values}) == {}


@pytest.mark.parametrize(("n_missing", "severity"), [(1, "info"), (300, "info"), (301, "warning")])
def test_missing_values_of_descriptors(n_missing, severity):
    values = [None] * n_missing + ["Ulm", "Bonn"] * N
    issues = found({"City": values[:N]})
    assert set(issues) == {"missing_described"}
    assert issues["missing_described"].params == {"n": n_missing, "rows": N, "share": n_missing / N}
    assert issues["missing_described"].severity == severity


@pytest.mark.parametrize(
    ("changes", "sentinels"),
    [
        ([(4, -1)], {-1: 4}),
        ([(3, 999)], {999: 3}),
        ([(2, -99), (1, 9999)], {-99: 2, 9999: 1}),
        ([(1, 99)], {}),  # an age of 99 may be true
        ([(1, 1)], {}),
    ],
)
def test_sentinels_among_ages(changes, sentinels):
    issues = check_table(table_of(changed("Age", *changes)))
    counts = {i.params["value"]: i.params["n"] for i in issues if i.code == "sentinel"}
    assert counts == sentinels
    assert "age_above_120" not in {issue.code for issue in issues}  # said once


def test_sentinels_depend_on_name_and_isolation():
    usual = np.arange(100.0)
    assert find_sentinels(np.append(usual, 99_999.0), read_name("amount")) == {}  # one: may be true
    assert find_sentinels(np.append(usual, [99_999.0] * 2), read_name("amount")) == {99_999.0: 2}
    assert find_sentinels(np.append(usual, -1.0), read_name("orders")) == {-1.0: 1}
    assert find_sentinels(np.append(usual, -1.0), read_name("balance")) == {}
    assert find_sentinels(np.append(usual - 50, -1.0), read_name("x")) == {}  # among the others
    assert find_sentinels(np.resize([-1.0, 0.0, 1.0], 90), read_name("mood")) == {}


def test_zero_where_it_cannot_be():
    issues = found({**changed("Age", (2, 0)), **changed("Income ($)", (3, 0))})
    assert issues["sentinel_zero"].columns == ("Income ($)",)
    both = [i for i in check_table(table_of(changed("Age", (2, 0)))) if i.code == "sentinel_zero"]
    assert [(i.columns, i.params["n"]) for i in both] == [(("Age",), 2)]
    assert "sentinel_zero" not in found(changed("Score (1-100)", (3, 0)))


def test_dates_that_mean_never():
    day = datetime.date(2025, 1, 1)
    since = [day + datetime.timedelta(days=int(i)) for i in RNG.integers(0, 200, N)]
    since[5] = datetime.date(9999, 12, 31)
    since[9] = datetime.date(1900, 1, 1)
    issues = [i for i in check_table(table_of({"Since": since})) if i.code == "sentinel_date"]
    assert {i.params["date"] for i in issues} == {"9999-12-31", "1900-01-01"}


def test_out_of_the_stated_range():
    issue = found(changed("Score (1-100)", (2, 0), (1, 130)))["out_of_range"]
    assert (issue.params["n"], issue.params["low"], issue.params["high"]) == (3, 1.0, 100.0)


@pytest.mark.parametrize(
    ("name", "values", "code"),
    [
        ("Orders", [-2, -3], "negative_values"),
        ("Total spend", [-20.5, -30.5], "negative_values"),
        ("Discount share", [1.2, -0.1], "share_out_of_range"),
    ],
)
def test_values_that_cannot_be(name, values, code):
    usual = RNG.uniform(0, 1, N) if "share" in name else RNG.integers(0, 30, N).astype(float)
    usual[[4, 8]] = values
    assert found({name: usual})[code].params["n"] == 2
    assert "negative_values" not in found({"Profit": usual})


def test_ages():
    issues = found(changed("Age", (1, 130), (4, 12), (2, 3)))
    assert issues["age_above_120"].params["n"] == 1
    assert (issues["minors"].params["n"], issues["minors"].params["n_small"]) == (6, 2)
    assert issues["minors"].severity == "warning"
    assert found(changed("Age", (4, 12)))["minors"].severity == "info"


@pytest.mark.parametrize("name", ["Work Experience", "Years as customer", "tenure_years"])
def test_longer_than_life(name):
    years = np.minimum(np.asarray(CLEAN["Age"]) - 17, RNG.integers(0, 20, N))
    assert "longer_than_age" not in found({name: years})
    years[:5] = 81
    issue = found({name: years})["longer_than_age"]
    assert issue.columns == (name, "Age")
    assert issue.params["n"] == 5


def test_skew():
    heavy = np.append(RNG.normal(50, 5, N - 1), 5000.0)
    issue = found({"x": heavy})["heavily_skewed"]
    assert issue.severity == "warning"
    assert "0 = symmetric, 2 = an exponential distribution" in issue.message
    longer = np.linspace(0, 1, N) ** 9
    assert found({"Spend": longer})["skewed"].severity == "info"
    assert "skewed" not in found({"Spend": np.linspace(0, 1, N) ** 3})


def test_checks_do_not_say_what_the_preparation_will_do():
    claims = ("typical value", "pulled in", "set aside", "another scale", "on a scale", "limit for")
    for key, template in TEXTS.items():
        assert not any(claim in template for claim in claims), key


def test_a_table_without_features_is_checked_too():
    table = infer_table(raw_columns({"City": ["Ulm", "Bonn", None] * 200})).table
    assert [issue.code for issue in check_table(table)] == ["missing_described", "duplicate_rows"]


def test_one_value_standing_out():
    spend = np.where(np.arange(N) % 3 == 0, 0.0, RNG.normal(50, 5, N))
    issue = found({"x": spend})["atom"]
    assert (issue.severity, issue.params["value"]) == ("warning", 0.0)
    assert issue.params["share"] == pytest.approx(1 / 3)
    assert found({"x": spend}, describe_only=["x"])["atom"].severity == "info"
    nearly = np.zeros(N)
    nearly[4] = 1.5
    assert "near_constant" in found({"x": nearly})


def test_a_column_constant_in_new_data():
    table = table_of()
    constant = conform(raw_columns({**CLEAN, "Age": np.full(N, 30)}), table.schema)
    assert "constant_values" in {issue.code for issue in check_table(constant)}


def test_correlated_features():
    twin = np.asarray(CLEAN["Age"]) * 2 + RNG.normal(0, 8, N)
    issue = found({"x": twin})["correlated"]
    assert issue.columns == ("Age", "x")
    assert issue.params["r"] == pytest.approx(np.corrcoef(CLEAN["Age"], twin)[0, 1])
    assert found({"x": np.asarray(CLEAN["Age"]) * 2.0})["correlated"].severity == "warning"


@pytest.mark.parametrize(
    ("n", "code"), [(209, "tiny_sample"), (210, "small_sample"), (299, "small_sample"), (300, "")]
)
def test_sample_size_for_three_features(n, code):
    table = table_of().take(np.arange(n))
    codes = {issue.code for issue in check_table(table)}
    assert codes == ({code} if code else set())


def test_features_that_only_the_user_made_features():
    segment = RNG.integers(1, 5, N)
    issues = found(
        {"cluster": segment, "Row": np.arange(N) + 10}, features=["Age", "cluster", "Row"]
    )
    assert issues["leakage_feature"].columns == ("cluster",)
    assert issues["id_as_feature"].columns == ("Row",)
    assert {issues[c].severity for c in ("leakage_feature", "id_as_feature")} == {"serious"}


def test_duplicates():
    ids = np.arange(N) + 1
    ids[-2:] = ids[:2]
    columns = {name: np.append(values[:-2], values[:2]) for name, values in CLEAN.items()}
    issues = found({**columns, "CustomerID": ids})
    assert issues["duplicate_ids"].params["n"] == 2
    assert issues["duplicate_rows"].params["n"] == 2
    missing = found({"CustomerID": [None, *ids[1:].tolist()]})
    assert missing["missing_ids"].params["n"] == 1
    orders = found({"CustomerID": np.arange(N) // 5})
    assert orders["repeated_ids"].severity == "serious"
    assert "duplicate_ids" not in orders


def test_duplicate_rows_count_missing_values_as_equal():
    columns = raw_columns(
        {"x": [1.5, 1.5, None, None, 2.0], "c": ["a", "a", "b", "b", None], "y": [0, 0, 1, 1, 1]}
    )
    assert n_duplicate_rows(infer_table(columns).table) == 2


def test_levels_written_in_two_ways():
    city = RNG.choice(["Ulm", "ulm", "Bonn"], N)
    assert '"Ulm" and "ulm"' in found({"City": city})["level_variants"].message


def test_customers_csv(customers):
    issues = check_table(customers.table)
    seen = {(issue.code, issue.columns): issue.params for issue in issues}
    age, income, score = "Age", "Annual Income ($)", "Spending Score (1-100)"
    assert seen["out_of_range", (score,)]["n"] == 2
    assert seen["longer_than_age", ("Work Experience", age)]["n"] == 81
    assert seen["minors", (age,)]["n"] == 332
    assert seen["sentinel_zero", (age,)]["n"] == 24
    assert seen["sentinel_zero", (income,)]["n"] == 2
    assert seen["missing_described", ("Profession",)]["n"] == 35
    blocks = {key[1]: (p["first"], p["last"]) for key, p in seen.items() if key[0] == "row_order"}
    assert blocks[age,] == (1, 200)
    assert blocks[income,] == (1, 300)
    assert not any(issue.severity == "serious" for issue in issues)


def test_every_issue_in_the_catalogue_is_used_and_has_both_sentences(project_root):
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (project_root / "src/clustomer/table").glob("*.py")
    )
    used = set(re.findall(r'issue\(\s*"(\w+)"', source)) | set(
        re.findall(r'code = "(\w+)"', source)
    )
    used |= set(re.findall(r'else "(dates_\w+)"', source))
    keys = {key for key in TEXTS if key.startswith("issue.")}
    assert keys == {f"issue.{code}.{part}" for code in used for part in ("message", "remedy")}


def test_messages_are_whole_sentences(customers):
    for issue in check_table(customers.table):
        assert issue.message.endswith(".")
        assert issue.remedy.endswith(".")


def test_issues_come_gravest_first_and_long_runs_are_folded():
    columns = {f"x{i}": np.append(RNG.normal(size=N - 1), 50.0 + 9 * i) for i in range(30)}
    issues = check_table(table_of(columns))
    assert issues == fold_issues(issues)
    ranks = [("serious", "warning", "info").index(issue.severity) for issue in issues]
    assert ranks == sorted(ranks)
    assert sum(issue.code == "heavily_skewed" for issue in issues) == 19
    assert any(i.code == "many_alike" and i.params["n"] == 11 for i in issues)
