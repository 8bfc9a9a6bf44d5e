from __future__ import annotations

import json
import re
import string
from dataclasses import replace

import numpy as np
import pytest

from clustomer._text import FORMATS
from clustomer.describe.applications import AREAS
from clustomer.describe.comparison import compare_with_column
from clustomer.describe.conclusion import Choice, Conclusion, Statement, conclude
from clustomer.describe.contrasts import make_contrasts
from clustomer.describe.findings import p_shown
from clustomer.describe.profile import make_profile
from clustomer.describe.statements import EVIDENCE
from clustomer.describe.summary import summarise
from clustomer.errors import Issue
from clustomer.messages.en import conclusion as sentences
from clustomer.messages.en import describe as words

TEXTS = {**words.TEXTS, **sentences.TEXTS}
FORBIDDEN = re.compile(
    r"significan|insight|powerful|leverage|unlock|persona|cluster(?!omer)|proof|proves"
    r"|standardiz|personaliz|behavior|favorite|\bcolor",
    re.IGNORECASE,
)
CHOICE = Choice(
    k=4,
    silhouette=0.612,
    runner_up_k=5,
    runner_up_silhouette=0.55,
    inertia_share=0.2,
    start_agreement=1.0,
)


def concluded(table, labels, **changes) -> Conclusion:
    prepared = np.column_stack([table.numbers(c.name) for c in table.schema.features])
    profile = make_profile(
        table,
        labels,
        prepared=np.nan_to_num(prepared),
        prepared_sources=[c.name for c in table.schema.features],
    )
    given = {"choice": replace(CHOICE, k=len(profile.segments)), **changes}
    return conclude(
        profile=profile,
        summary=summarise(table),
        contrasts=make_contrasts(table, labels),
        **given,
    )


def codes(statements: tuple[Statement, ...]) -> list[str]:
    return [statement.code.removeprefix("describe.") for statement in statements]


def every(conclusion: Conclusion) -> list[Statement]:
    return [
        *conclusion.findings,
        *conclusion.significance,
        *conclusion.applications,
        *conclusion.limits,
    ]


def text_of(conclusion: Conclusion, code: str) -> str:
    return next(s.text for s in every(conclusion) if s.code == f"describe.{code}")


def test_findings_in_words_and_numbers(shop) -> None:
    conclusion = concluded(*shop)
    assert text_of(conclusion, "finding.customers.many") == (
        'The 260 customers are in 4 segments, formed from 2 columns: "Annual Income" and '
        '"Spending Score".'
    )
    assert "0.612" in text_of(conclusion, "finding.choice.silhouette")
    assert "next best number is 5" in text_of(conclusion, "finding.runner_up.ahead")
    assert "0.062 lower" in text_of(conclusion, "finding.runner_up.ahead")
    sizes = text_of(conclusion, "finding.sizes")
    assert (
        "A (High income, low spending score), with 90 customers (34.6\N{NO-BREAK SPACE}%)" in sizes
    )
    assert sizes.endswith("with 40 (15.4\N{NO-BREAK SPACE}%).")
    who = [s for s in conclusion.findings if s.code.startswith("describe.finding.segment.3")]
    assert [s.segment for s in who] == [0, 1, 2, 3]
    assert "\N{NO-BREAK SPACE}k$" in who[0].text
    assert "channel “web”" in text_of(conclusion, "finding.segment.level")
    assert "is 26.9\N{NO-BREAK SPACE}% of customers" in text_of(conclusion, "finding.value")


def test_the_numbers_stand_in_the_params(shop) -> None:
    table, labels = shop
    conclusion = concluded(table, labels)
    profile = make_profile(table, labels)
    sizes = next(s for s in conclusion.findings if s.code == "describe.finding.sizes")
    assert sizes.params["largest_n"] == profile.segments[0].n
    spread = next(s for s in conclusion.significance if s.code == "describe.significance.range")
    medians = [s.number_of("score").median for s in profile.segments]
    incomes = [s.number_of("income").median for s in profile.segments]
    assert (spread.params["low"], spread.params["high"]) in [
        (min(medians), max(medians)),
        (min(incomes), max(incomes)),
    ]
    for statement in every(conclusion):
        assert statement.evidence in EVIDENCE
        assert statement.text == statement.text.strip()
        assert "{" not in statement.text
        assert "nan" not in statement.text


def test_each_segment_gets_one_suggestion_for_each_use_tied_to_its_numbers(shop) -> None:
    conclusion = concluded(*shop)
    assert [(s.segment, s.area) for s in conclusion.applications] == [
        (i, area) for i in range(4) for area in AREAS
    ]
    for statement in conclusion.applications:
        assert "Suggestion to test: " in statement.text
        assert re.search(r"median|mean|largest difference", statement.text)
        assert re.search(r"\d", statement.text)
    high_low = conclusion.applications[0]
    assert high_low.params["theme"] == "income_spend"
    assert high_low.params["direction"] == "high_low"
    assert high_low.params["here_1"] == pytest.approx(80, abs=3)


def test_segments_without_markers_get_the_average_suggestion(make_table) -> None:
    rng = np.random.default_rng(0)
    table = make_table(x={"values": rng.normal(size=90), "label": "Spend"})
    conclusion = concluded(table, np.arange(90) % 3)
    assert [s.params["theme"] for s in conclusion.applications] == ["average"] * 3 + ["like"] * 6
    assert "Nothing marks these customers" in conclusion.applications[0].text
    assert sum("benchmark" in s.text for s in conclusion.applications) == 1
    assert "what A (Average customers) gets" in conclusion.applications[3].text
    assert "finding.segment.0" in codes(conclusion.findings)


def test_markers_that_no_rule_knows_are_spoken_by_name(make_table) -> None:
    labels = np.repeat([0, 1], 60)
    values = labels + np.random.default_rng(0).normal(0, 0.2, 120)
    conclusion = concluded(make_table(x={"values": values, "label": "Shoe size"}), labels)
    assert all(s.params["theme"] == "other" for s in conclusion.applications)
    assert "shoe size" in conclusion.applications[0].text


@pytest.mark.parametrize("theme_label", ["Age", "Income"])
def test_sensitive_columns_never_reach_a_suggestion(make_table, theme_label) -> None:
    labels = np.repeat([0, 1], 60)
    rng = np.random.default_rng(0)
    table = make_table(
        x={"values": rng.normal(size=120), "label": "Visits"},
        s={"values": labels * 5.0, "label": theme_label, "role": "sensitive"},
    )
    for statement in concluded(table, labels).applications:
        assert theme_label.lower() not in statement.text.lower().replace("average", "")


def test_no_suggestion_hangs_on_a_marker_that_is_not_stable(make_table) -> None:
    x = np.r_[np.zeros(60), np.ones(60) * 9] + np.tile([0.0, 0.5, 1.0], 40)
    table = make_table(x={"values": x, "label": "Shoe size"})
    labels = np.repeat([0, 1], 60)
    profile = make_profile(table, labels, prepared=x[:, None], prepared_sources=["x"])
    themes = []
    for stable in (True, False):
        segments = tuple(
            replace(one, markers=tuple(replace(m, stable=stable) for m in one.markers))
            for one in profile.segments
        )
        found = conclude(
            profile=replace(profile, segments=segments),
            summary=summarise(table),
            contrasts=make_contrasts(table, labels),
            choice=replace(CHOICE, k=2),
        )
        themes.append({one.params["theme"] for one in found.applications})
    assert themes == [{"other"}, {"average", "like"}]


def test_tests_are_told_effect_first_and_only_for_unused_columns(shop) -> None:
    conclusion = concluded(*shop)
    told = [s for s in conclusion.significance if s.code.startswith("describe.contrast.")]
    with_p = [s for s in every(conclusion) if re.search(r"\bp [=<]", s.text)]
    assert [s.code for s in told[:1]] == ["describe.contrast.related"]  # spent goes with score
    assert 'goes along with "score"' in told[0].text
    assert {s.params["label"] for s in with_p} == {"money spent", "channel", "age", "gender"}
    for statement in with_p:
        assert statement.text.index("Cramér" if "Cramér" in statement.text else "epsilon") < (
            statement.text.index(" p ")
        )
    assert "carry no p-value" in text_of(conclusion, "contrast.features")


def test_many_tests_name_the_false_discovery_rate(make_table) -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1], 60)
    columns = {f"d{i}": {"values": rng.normal(size=120), "role": "descriptor"} for i in range(21)}
    told = concluded(make_table(x={"values": labels + rng.normal(size=120)}, **columns), labels)
    said = next(s.text for s in told.significance if s.code.startswith("describe.contrast."))
    assert "after correction for 21 comparisons by their false discovery rate" in said


def test_a_silhouette_is_read_beside_data_without_groups(shop, make_table) -> None:
    yardstick = text_of(concluded(*shop), "significance.silhouette.yardstick")
    assert "0.36 to 0.42 with 2 unrelated columns (k = 2 to 8, 200 to 2,000" in yardstick
    five = concluded(*shop, choice=replace(CHOICE, n_columns=5))
    assert "with 5 unrelated columns" in text_of(five, "significance.silhouette.yardstick")
    rng = np.random.default_rng(0)
    table = make_table(**{f"x{j}": {"values": rng.normal(size=60)} for j in range(12)})
    conclusion = concluded(table, np.arange(60) % 2)
    assert "below 0.1 with 12 unrelated columns" in text_of(conclusion, "significance.silhouette")
    assert "contrast.none" in codes(conclusion.significance)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"criterion": "user"}, "finding.choice.user"),
        ({"criterion": "user", "silhouette": None}, "finding.choice.user.alone"),
        ({"criterion": "gap"}, "finding.choice.other"),
        ({"silhouette": None}, "finding.choice.silhouette.alone"),
        ({"runner_up_silhouette": 0.611}, "finding.runner_up.narrow"),
        ({"runner_up_silhouette": 0.7, "criterion": "user"}, "finding.runner_up.behind"),
        ({"start_agreement": 0.83, "flags": ("starts_disagree",)}, "limit.starts"),
        ({"flags": ("small_clusters",)}, "finding.choice.silhouette.large_enough"),
        ({"flags": ("k_at_limit",)}, "limit.k_at_limit"),
        ({"silhouette_kind": "sampled", "silhouette_rows": 2000}, "limit.sampled"),
        ({"verdict_kind": "not_tested"}, "limit.verdict.not_tested"),
        ({"verdict_kind": "constructive"}, "limit.verdict.constructive"),
        ({"verdict_kind": "reproducible"}, "limit.verdict.reproducible"),
        ({"verdict_kind": "not_assessable"}, "limit.verdict.not_assessable"),
    ],
)
def test_the_choice_is_told_as_it_was(shop, changes, code) -> None:
    conclusion = concluded(*shop, choice=replace(CHOICE, **changes))
    assert f"describe.{code}" in {s.code for s in every(conclusion)}


def test_the_selection_decides_whether_its_starts_disagree(shop) -> None:
    conclusion = concluded(*shop, choice=replace(CHOICE, start_agreement=0.83))
    assert "limit.starts" not in codes(conclusion.limits)


def test_mere_cuts_are_called_groups_and_nothing_hangs_on_them(shop) -> None:
    choice = replace(CHOICE, verdict_kind="constructive")
    conclusion = concluded(*shop, choice=choice)
    assert "a convenience" in text_of(conclusion, "limit.verdict.constructive")
    assert [s.segment for s in conclusion.applications] == [None] * 3
    texts = [s.text for s in (*conclusion.findings, *conclusion.significance)]
    assert not any(re.search(r"\bsegments?\b", text) for text in texts)


def test_limits_name_what_is_wrong_with_the_data(make_table) -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(size=(80, 2))
    values[:5, 0] = np.nan
    table = make_table(a={"values": values[:, 0]}, b={"values": values[:, 1]})
    issues = [
        Issue(code="impossible", severity="serious", message="81 customers are impossible."),
        Issue(code="skew", severity="warning", message="Skewed."),
    ]
    conclusion = concluded(table, np.arange(80) % 2, issues=issues)
    assert "5 customers (6.3\N{NO-BREAK SPACE}%)" in text_of(conclusion, "limit.missing.many")
    assert "serious points: 1, warnings: 1" in text_of(conclusion, "limit.issues")
    assert text_of(conclusion, "limit.issue") == "81 customers are impossible."
    assert "how much customers spend or how often they buy or when they last bought" in text_of(
        conclusion, "limit.lacking"
    )


def test_the_silhouette_names_the_customers_it_was_computed_on(shop) -> None:
    for rows, basis in [
        (None, "computed on all customers"),
        (260, "computed on all customers"),
        (250, "computed on the 250 customers without missing values"),
    ]:
        conclusion = concluded(*shop, choice=replace(CHOICE, silhouette_rows=rows))
        assert f"{basis})." in text_of(conclusion, "finding.choice.silhouette")


@pytest.mark.parametrize(
    ("issue_code", "code"),
    [
        ("prepare_imputed", "limit.missing.filled"),
        ("prepare_partial", "limit.missing.partial"),
        ("prepare_dropped", "limit.missing.dropped"),
    ],
)
def test_only_features_without_values_are_said_to_be_treated(shop, issue_code, code) -> None:
    issue = Issue(code=issue_code, severity="warning", columns=("income",), message="x.")
    assert '"Annual Income"' in text_of(concluded(*shop, issues=[issue]), code)
    treated = {"limit.missing.filled", "limit.missing.partial", "limit.missing.dropped"}
    there = concluded(*shop)  # the descriptor "channel" lacks values
    assert "limit.missing.many" in codes(there.limits)
    assert not treated & set(codes(there.limits))


def test_dates_say_when_customers_last_bought(make_table) -> None:
    rng = np.random.default_rng(0)
    table = make_table(
        x={"values": rng.normal(size=80), "label": "Spend"},
        d={"values": rng.normal(size=80), "label": "Days since Invoice", "kind": "date"},
    )
    lacking = text_of(concluded(table, np.arange(80) % 2), "limit.lacking")
    assert lacking.startswith("No column seems to say how often they buy.")


def categories(make_table, **extra):
    labels = np.repeat([0, 1, 2], 40)
    levels = ["blue", "green", "red"]
    table = make_table(
        c={"values": labels, "kind": "category", "levels": levels, "label": "Colour"}, **extra
    )
    prepared = np.eye(3)[labels]
    profile = make_profile(table, labels, prepared=prepared, prepared_sources=["c"] * 3)
    return conclude(profile=profile, summary=summarise(table), choice=replace(CHOICE, k=3)), profile


def test_segments_that_are_categories(make_table) -> None:
    conclusion, profile = categories(make_table)
    assert [s.name for s in profile.segments] == ["Mostly blue", "Mostly green", "Mostly red"]
    whole = "100\N{NO-BREAK SPACE}%"
    assert f"40 customers (33.3\N{NO-BREAK SPACE}%); {whole} have colour “blue” (all" in text_of(
        conclusion, "finding.segment.levels.1"
    )
    assert "finding.segment.level" not in codes(conclusion.findings)  # once is enough
    assert {s.params["theme"] for s in conclusion.applications} == {"level"}
    assert len({s.text for s in conclusion.applications}) == 9
    assert text_of(conclusion, "limit.dominated.levels") == (
        "The segments are essentially the categories of colour."
    )
    assert not any("threshold" in s.text for s in every(conclusion))


def test_unused_levels_neither_name_nor_suggest(make_table) -> None:
    labels = np.repeat([0, 1], 60)
    levels = {"values": labels, "kind": "category", "levels": ["blue", "green"]}
    for role in ("descriptor", "sensitive"):
        table = make_table(
            x={"values": np.random.default_rng(0).normal(size=120)},
            c={**levels, "label": "Colour", "role": role},
        )
        conclusion = concluded(table, labels)
        assert {s.params["theme"] for s in conclusion.applications} == {"average", "like"}
        assert "Average customers" in conclusion.applications[0].text


def test_segments_with_equal_medians_are_named_together(make_table) -> None:
    labels = np.repeat([0, 1, 2], 40)
    values = np.array([1, 1, 5])[labels] + np.tile([-1, 0, 0, 1], 30)
    table = make_table(x={"values": values, "label": "Orders"}, y={"values": np.ones(120)})
    assert "Median orders runs from 1 in segments A and B to 5 in C (" in text_of(
        concluded(table, labels), "significance.range"
    )
    equal = np.where(np.arange(120) % 40 < 5, labels * 10.0, 1.0)
    means = concluded(make_table(x={"values": equal, "label": "Orders"}), labels)
    assert text_of(means, "significance.range").startswith("Mean orders runs from 0.875 in A (")


def test_one_is_singular(make_table) -> None:
    labels = np.array([0] * 40 + [1])
    table = make_table(
        x={"values": np.append(np.arange(40), 90.0), "label": "Orders"},
        y={"values": np.arange(41.0) % 7, "role": "descriptor"},
    )
    texts = [s.text for s in every(concluded(table, labels))]
    assert any("1 customer (2.4" in text for text in texts)
    for text in texts:
        assert not re.search(r"(?<![\d.,])1 (customers|columns|comparisons|segments)", text)


def test_units_that_are_words_have_a_singular(make_table) -> None:
    labels = np.repeat([0, 1], 61)
    years = np.where(labels == 0, 1, 8) + np.tile([-1, 0, 1], 41)[:122]
    table = make_table(x={"values": years, "label": "Work Experience", "unit": "years"})
    text = text_of(concluded(table, labels), "significance.range")
    assert "from 1\N{NO-BREAK SPACE}year in" in text
    assert "to 8\N{NO-BREAK SPACE}years in" in text


def test_a_column_that_decides_most_is_named(make_table) -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1], 100)
    table = make_table(
        x={"values": labels * 5 + rng.normal(size=200), "label": "Visits"},
        y={"values": rng.normal(size=200)},
    )
    assert "visits supplies 100" in text_of(concluded(table, labels), "limit.dominated")


def test_one_segment_has_a_conclusion_too(shop) -> None:
    conclusion = concluded(shop[0], np.zeros(260, dtype=int), choice=Choice(k=1))
    assert codes(conclusion.findings)[0] == "finding.customers.whole"
    assert conclusion.significance == ()
    assert len(conclusion.applications) == 3
    asked = concluded(shop[0], np.zeros(260, dtype=int), choice=Choice(k=1, criterion="user"))
    assert "You asked for one segment." in [s.text for s in asked.findings]
    for statement in every(conclusion):
        assert not re.search(r"\bothers?\b|these segments|from one segment", statement.text)


def test_comparisons_are_findings(shop) -> None:
    comparison = compare_with_column(*shop, "old")
    conclusion = concluded(*shop, comparisons=[comparison])
    assert conclusion.findings[-1].text == comparison.text


def test_row_order_does_not_matter(shop) -> None:
    table, labels = shop
    order = np.random.default_rng(0).permutation(260)
    assert concluded(table, labels).to_dict() == (
        concluded(table.take(order), labels[order]).to_dict()
    )


def test_a_conclusion_survives_json(shop) -> None:
    conclusion = concluded(*shop)
    again = Conclusion.from_dict(json.loads(json.dumps(conclusion.to_dict(), allow_nan=False)))
    assert again.to_dict() == conclusion.to_dict()


def test_hostile_names_change_no_sentence(make_table) -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1], 60)
    table = make_table(
        x={"values": labels * 3 + rng.normal(size=120), "label": "<b>{n}</b>\n" + "y" * 300},
        c={
            "values": labels,
            "label": "=1+1",
            "kind": "category",
            "role": "descriptor",
            "levels": ["<script>", "{evil:percent}"],
        },
    )
    conclusion = concluded(table, labels)
    for statement in every(conclusion):
        assert statement.text.replace("\N{NO-BREAK SPACE}", " ").isprintable()
        assert len(statement.text) < 700
    assert any("{evil:percent}" in s.text for s in conclusion.findings)  # as it stands


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_the_wording_rules(key: str) -> None:
    text = TEXTS[key]
    assert not FORBIDDEN.search(text)
    assert "!" not in text
    for _, name, spec, _ in string.Formatter().parse(text):
        assert name is None or spec in ("", *FORMATS)


def test_every_suggestion_is_there_for_each_use_and_direction() -> None:
    for key in TEXTS:
        if key.startswith("describe.play.") and not key.startswith("describe.play.everyone"):
            stem, area = key.rsplit(".", 1)
            assert area in AREAS
            assert all(f"{stem}.{other}" in TEXTS for other in AREAS)
            assert TEXTS[key][0].islower()  # it follows a colon
            assert TEXTS[key].endswith(".")
    for order in AREAS.values():
        for theme in set(order) - {"income_spend"}:
            for way in ("high", "low"):
                assert f"describe.play.{theme}.{way}.targeted_marketing" in TEXTS


@pytest.mark.parametrize(
    ("p", "shown"), [(0.0, "p < 0.001"), (0.0321, "p = 0.032"), (0.434, "p = 0.43")]
)
def test_p_values_are_written_with_two_digits(p: float, shown: str) -> None:
    assert p_shown(p) == shown


@pytest.mark.realdata
def test_the_customers_of_a_mall(shared_data, make_table) -> None:
    rows = np.genfromtxt(
        shared_data / "Mall_Customers.csv", delimiter=",", skip_header=1, usecols=(3, 4)
    )
    income, score = rows.T
    labels = np.select(
        [(income > 70) & (score > 60), (income > 70) & (score < 40), (income < 40) & (score > 60)],
        [1, 2, 3],
        default=np.where((income < 40) & (score < 41), 4, 0),
    )
    table = make_table(
        income={"values": income, "label": "Annual Income", "kind": "amount", "unit": "k$"},
        score={"values": score, "label": "Spending Score"},
    )
    names = [segment.name for segment in make_profile(table, labels).segments]
    assert names == [
        "Average customers",
        "High income, high spending score",
        "High income, low spending score",
        "Low income, high spending score",
        "Low income, low spending score",
    ]
    assert len(concluded(table, labels).applications) == 15
