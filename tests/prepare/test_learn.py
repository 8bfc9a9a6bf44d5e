from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from scipy import stats
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

from clustomer.errors import InputError
from clustomer.prepare.checks import check_plan
from clustomer.prepare.columns import (
    nominal_factor,
    ordinal_factor,
    winsorising_limits,
    yeo_johnson_lambda,
)
from clustomer.prepare.distribution import distribution
from clustomer.prepare.exact import from_exact, to_exact
from clustomer.prepare.learn import learn_plan
from clustomer.prepare.plan import PreparationPlan, PrepareOptions
from clustomer.table.frames import raw_columns
from clustomer.table.infer import infer_table
from clustomer.table.schema import Kind, Role


def fitted(table, **options):
    learned = learn_plan(table, options=PrepareOptions(**options))
    return learned, learned.plan.transform(table)


def test_by_hand(make_table):
    learned, prepared = fitted(make_table({"x": [1.0, 2.0, 3.0, None, 6.0]}))
    column = learned.plan.columns[0]
    assert column.impute.value == 2.5
    assert column.impute.n_filled == 1
    # Filled: 1 2 3 2.5 6, mean 2.9, variance (1.9^2 + .9^2 + .1^2 + .4^2 + 3.1^2) / 5 = 2.84
    assert column.scale.centre == pytest.approx(2.9)
    assert column.scale.scale == pytest.approx(np.sqrt(2.84))
    assert prepared.X[:, 0] == pytest.approx((np.array([1, 2, 3, 2.5, 6]) - 2.9) / np.sqrt(2.84))
    # Observed median 2.5, |x - 2.5| = 1.5 .5 .5 3.5, MAD 1
    assert column.winsorise.low == pytest.approx(2.5 - 5 * 1.4826)
    assert column.winsorise.high == pytest.approx(2.5 + 5 * 1.4826)


@pytest.mark.parametrize(
    ("scale", "oracle"),
    [("standard", StandardScaler()), ("range", MinMaxScaler()), ("robust", RobustScaler())],
)
def test_scales_against_scikit_learn(make_table, scale, oracle):
    X = np.random.default_rng(0).normal([5, 100], [2, 30], size=(80, 2))
    _, prepared = fitted(make_table({"a": X[:, 0], "b": X[:, 1]}), scale=scale)
    assert_allclose(prepared.X, oracle.fit_transform(X), rtol=1e-10, atol=1e-12)


def test_no_scale_leaves_the_units_alone(make_table):
    x = np.append(np.exp(np.linspace(0, 9, 40)), 1e7)
    learned, prepared = fitted(make_table({"x": x, "c": ["a", "b"] * 20 + ["a"]}), scale="none")
    assert prepared.X[:, 2].tolist() == x.tolist()
    assert set(prepared.X[:, 0]) == {0.0, 1.0}
    assert not prepared.clipped.any()
    assert "in its original units" in learned.plan.prepared_columns[2].sentence


def test_hennig_and_liao_by_hand():
    assert nominal_factor(np.full(5, 4.0)) == pytest.approx(0.8101, abs=5e-5)
    assert nominal_factor(np.full(5, 4.0)) == np.sqrt(0.5 * 2 * 210 / 320)
    assert ordinal_factor((1.0, 2.0, 3.0, 4.0), np.full(4, 5.0)) == pytest.approx(0.7937, abs=5e-5)


def test_dummies_have_half_the_variance_of_a_number(make_table):
    values = np.random.default_rng(3).choice(
        list("abcdefg"), 900, p=[0.4, 0.2, 0.1, 0.1, 0.1, 0.05, 0.05]
    )
    _, prepared = fitted(make_table({"c": values}))
    assert prepared.X.var(axis=0).sum() == pytest.approx(0.5, rel=2 / 900)


def test_an_empty_level_and_the_names_of_levels_change_nothing(make_table):
    values = ["a", "b", "b", "c", "c", "c"]
    _, first = fitted(make_table({"c": values}))
    _, more = fitted(make_table({"c": values}, levels={"c": ("a", "b", "c", "empty")}))
    assert np.array_equal(first.X, more.X)
    renamed = [{"a": "c", "b": "a", "c": "b"}[value] for value in values]
    _, other = fitted(make_table({"c": renamed}))
    assert sorted(map(tuple, first.X.T)) == sorted(map(tuple, other.X.T))
    ordered = {"kinds": {"c": Kind.ORDERED}}
    _, first = fitted(make_table({"c": values}, **ordered))
    _, more = fitted(make_table({"c": values}, levels={"c": ("a", "b", "c", "d")}, **ordered))
    assert np.array_equal(first.X, more.X)


def test_ordered_levels_that_are_numbers_keep_their_distances(make_table):
    table = make_table(
        {"o": ["1", "2", "10"] * 5}, kinds={"o": Kind.ORDERED}, levels={"o": ("1", "2", "10")},
        scores={"o": (1.0, 2.0, 10.0)},
    )  # fmt: skip
    _, prepared = fitted(table)
    a, b, c = prepared.X[:3, 0]
    assert (c - b) / (b - a) == pytest.approx(8)
    assert prepared.X.mean() == pytest.approx(0, abs=1e-15)


def test_a_flag_is_like_a_nominal_column(make_table):
    values = ["no", "yes", "no", "no"]
    _, flag = fitted(make_table({"c": values}, kinds={"c": Kind.FLAG}))
    _, nominal = fitted(make_table({"c": values}))
    assert np.array_equal(flag.X, nominal.X)


def test_skewed_columns_are_transformed(make_table):
    rng = np.random.default_rng(5)
    money, net = rng.lognormal(3, 1.5, 400), rng.gamma(0.6, 30, 400) - 5
    table = make_table({"money": money, "net": net, "even": rng.uniform(0, 9, 400)})
    plan = learn_plan(table).plan
    even, logs, power = plan.columns
    assert logs.log1p is not None
    assert logs.yeo_johnson is None
    assert power.log1p is None
    assert power.yeo_johnson is not None
    assert even.operations == ("impute", "winsorise", "scale")
    assert power.yeo_johnson.lmbda == pytest.approx(stats.yeojohnson_normmax(net), abs=1e-5)
    untouched = learn_plan(table, options=PrepareOptions(transform_skewed=False)).plan
    assert all(c.log1p is None and c.yeo_johnson is None for c in untouched.columns)


@pytest.mark.parametrize("seed", range(4))
def test_lambda_against_scipy(seed):
    x = np.random.default_rng(seed).gamma(1 + seed, 3, 200) - 4
    expected = np.clip(stats.yeojohnson_normmax(x), -2, 2)
    assert yeo_johnson_lambda(distribution(x)) == pytest.approx(expected, abs=1e-5)


def test_two_values_are_not_transformed(make_table):
    plan = learn_plan(make_table({"x": [0.0] * 95 + [1.0] * 5})).plan
    assert plan.columns[0].operations == ("impute", "scale")


def test_limits_by_hand():
    limits = winsorising_limits(distribution(np.array([1.0, 2, 3, 4, 100])))
    assert (limits.low, limits.high) == pytest.approx((3 - 5 * 1.4826, 3 + 5 * 1.4826))


def test_limits_where_most_values_are_the_same():
    # MAD is 0. Off the atom: 10 11 12 13 500, median 12, MAD 1. The atom stays.
    x = np.array([0.0] * 20 + [10, 11, 12, 13, 500])
    limits = winsorising_limits(distribution(x))
    assert limits.low == 0
    assert limits.high == pytest.approx(12 + 5 * 1.4826)
    # Off the atom everything is the same too: no limits.
    assert winsorising_limits(distribution(np.array([0.0] * 20 + [5, 5, 5]))) is None
    assert winsorising_limits(distribution(np.array([0.0] * 20 + [5]))) is None


def test_extreme_values_are_moved_and_counted(make_table):
    # Symmetric, so that no transform comes first.
    x = np.concatenate([np.linspace(-1, 1, 50), [-80.0, 80.0, 90.0, -90.0]])
    learned, prepared = fitted(make_table({"x": x}))
    column = learned.plan.columns[0]
    assert (column.winsorise.n_low, column.winsorise.n_high) == (2, 2)
    assert prepared.clipped.sum() == 4
    assert len(set(prepared.X[-4:, 0])) == 2
    (found,) = learned.issues
    assert found.code == "prepare_winsorised"
    assert found.params == {"n": 4, "rows": 54, "share": 4 / 54, "fence": 5.0}
    assert "extreme in 4 of 54 rows (7.4\N{NO-BREAK SPACE}%)" in found.message
    assert "median ± 5 × 1.4826 × MAD" in found.message
    learned, prepared = fitted(make_table({"x": x}), winsorise=False)
    assert not prepared.clipped.any()
    assert not learned.issues


def test_each_feature_with_extreme_values_has_an_issue_of_its_own(make_table):
    usual = np.linspace(-1, 1, 50)
    columns = {f"x{i}": np.append(usual, [80.0 + i / 100, -80.0]) for i in range(2)}
    learned = learn_plan(make_table(columns))
    assert [issue.columns for issue in learned.issues] == [("x0",), ("x1",)]
    columns = {f"x{i}": np.append(usual, [80.0 + i / 100, -80.0]) for i in range(30)}
    learned = learn_plan(make_table(columns))
    assert len(learned.issues) == 20
    assert learned.issues[-1].code == "many_alike"
    assert learned.issues[-1].params["n"] == 11


def test_the_issue_counts_the_customers_who_are_marked(make_table):
    rng = np.random.default_rng(6)
    x = np.append(rng.lognormal(3, 1, 300), [1e6, 2e6])
    learned, prepared = fitted(make_table({"x": x}))
    issues = {issue.code: issue for issue in learned.issues}
    assert issues["prepare_winsorised"].params["n"] == prepared.clipped.sum() == 2
    assert not learn_plan(make_table({"x": x}), options=PrepareOptions(scale="none")).issues


def test_transformed_columns_are_announced_in_one_issue_for_each_scale(make_table):
    rng = np.random.default_rng(5)
    columns = {
        "money": rng.lognormal(3, 1.5, 400),
        "orders": rng.lognormal(1, 1.5, 400),
        "net": rng.gamma(0.6, 30, 400) - 5,
        "even": rng.uniform(0, 9, 400),
    }
    learned = learn_plan(make_table(columns), options=PrepareOptions(winsorise=False))
    log, power = learned.issues
    assert (log.code, log.severity, log.columns) == ("prepare_log1p", "info", ("money", "orders"))
    assert "log(1 + value)" in log.message
    assert (power.code, power.columns) == ("prepare_yeo_johnson", ("net",))
    assert "Yeo-Johnson" in power.message
    for options in ({"transform_skewed": False, "winsorise": False}, {"scale": "none"}):
        assert not learn_plan(make_table(columns), options=PrepareOptions(**options)).issues


def with_missing(make_table, n_missing, n=100):
    x = np.random.default_rng(0).normal(size=n)
    x[:n_missing] = np.nan
    return make_table({"x": x, "y": np.arange(float(n))})


@pytest.mark.parametrize(
    ("n_missing", "code", "severity"),
    [
        (4, "prepare_imputed", "info"),
        (5, "prepare_imputed_much", "warning"),
        (40, "prepare_imputed_much", "warning"),
    ],
)
def test_missing_values_are_filled_and_announced(make_table, n_missing, code, severity):
    learned, prepared = fitted(with_missing(make_table, n_missing))
    (found,) = learned.issues
    assert (found.code, found.severity, found.columns) == (code, severity, ("x",))
    assert found.params["n"] == n_missing == prepared.imputed.sum()
    assert f"missing in {n_missing} of 100 rows" in found.message
    assert found.params["share"] == n_missing / 100
    assert learned.fit_rows.all()


def test_mostly_missing_columns_are_set_aside(make_table):
    learned, prepared = fitted(with_missing(make_table, 41))
    (found,) = learned.issues
    assert (found.code, found.severity) == ("prepare_set_aside_missing", "serious")
    assert found.params == {"n": 41, "rows": 100, "share": 0.41, "limit": 0.4}
    assert learned.plan.names == ("y",)
    assert learned.plan.set_aside[0].missing_share == 0.41
    assert not prepared.imputed.any()


def test_missing_levels_become_the_usual_one(make_table):
    table = make_table({"c": ["a", "b", "b", "b", None, "b"], "y": range(6)})
    learned, prepared = fitted(table)
    assert prepared.X[4, 0] == 0
    assert prepared.X[4, 1] > 0
    table = make_table({"c": ["a", "a", "b", "c", "c", None]}, kinds={"c": Kind.ORDERED})
    learned, prepared = fitted(table)
    assert learned.plan.columns[0].impute.value == 1  # the middle one of a a b c c is b
    assert "middle level" in learned.plan.prepared_columns[0].sentence


def test_drop_learns_from_complete_rows_only(make_table):
    table = with_missing(make_table, 10)
    learned, prepared = fitted(table, missing="drop")
    assert learned.fit_rows.tolist() == [False] * 10 + [True] * 90
    (found,) = learned.issues
    assert found.code == "prepare_dropped"
    assert found.params == {"n": 10, "rows": 100, "share": 0.1, "rest": 90}
    assert "the 90 rows without missing values" in found.message
    assert prepared.imputed.sum() == 10
    assert prepared.X[10:].mean(axis=0) == pytest.approx([0, 0], abs=1e-12)


@pytest.mark.parametrize(
    ("missing", "few", "many"),
    [
        ("median", "prepare_imputed", "prepare_imputed_much"),
        ("kpod", "prepare_partial", "prepare_partial"),
        ("drop", "prepare_dropped", "prepare_dropped"),
    ],
)
def test_each_feature_with_missing_values_is_reported_once(make_table, missing, few, many):
    rng = np.random.default_rng(2)

    def gaps(values, n):
        return [None] * n + list(values)[n:]

    table = make_table(
        {
            "few": gaps(rng.normal(size=100), 2),
            "many": gaps(rng.normal(size=100), 30),
            "most": gaps(rng.normal(size=100), 60),
            "gone": [None] * 100,
            "city": gaps(rng.choice(["Ulm", "Bonn"], 100), 3),
            "whole": rng.normal(size=100),
            "note": gaps(rng.normal(size=100), 50),
        },
        roles={"note": Role.DESCRIPTOR},
    )
    learned = learn_plan(table, options=PrepareOptions(missing=missing, winsorise=False))
    assert {issue.columns: (issue.code, issue.params["n"]) for issue in learned.issues} == {
        ("few",): (few, 2),
        ("many",): (many, 30),
        ("most",): ("prepare_set_aside_missing", 60),
        ("gone",): ("prepare_set_aside_missing", 100),
        ("city",): (few, 3),
    }
    assert len(learned.issues) == 5
    assert all(issue.params["rows"] == 100 and issue.remedy for issue in learned.issues)


def test_rows_of_weight_0_are_not_counted(make_table):
    values = {"x": [None, None, 1.0, 2, 3, 5], "w": [0.0, 2, 1, 1, 1, 3]}
    learned = learn_plan(make_table(values, roles={"w": Role.WEIGHT}))
    (found,) = learned.issues
    assert found.params == {"n": 1, "rows": 5, "share": 0.25}


def test_a_column_that_is_constant_on_the_complete_rows_has_left_out_rows(make_table):
    table = make_table({"x": [1.0, 2, 3, 4, 5], "y": [7.0, 7, 7, None, 7], "z": [1.0, 3, 2, 5, 8]})
    learned = learn_plan(table, options=PrepareOptions(missing="drop"))
    codes = {issue.code: issue for issue in learned.issues}
    assert codes["prepare_dropped"].columns == codes["prepare_set_aside_constant"].columns == ("y",)
    assert codes["prepare_dropped"].params["rest"] == 4
    assert codes["prepare_set_aside_constant"].params == {"n": 1, "rows": 5}


def test_drop_without_a_complete_row(make_table):
    gaps = np.ones((4, 4)) + np.arange(4.0)[:, None]
    np.fill_diagonal(gaps, np.nan)
    table = make_table({f"x{j}": gaps[:, j] for j in range(4)})
    with pytest.raises(InputError, match="None of the 4 rows has a value in each of the 4"):
        learn_plan(table, options=PrepareOptions(missing="drop"))


def test_kpod_is_announced(make_table):
    learned, _ = fitted(with_missing(make_table, 10), missing="kpod")
    (found,) = learned.issues
    assert found.code == "prepare_partial"
    assert learned.plan.columns[0].impute is None


def test_constant_columns_are_set_aside(make_table):
    table = make_table({"x": [1.0, 2, 3], "same": [5.0] * 3, "c": ["u", "u", "u"]})
    learned, _ = fitted(table)
    assert learned.plan.names == ("x",)
    assert [item.reason for item in learned.plan.set_aside] == ["constant", "constant"]
    assert [issue.columns for issue in learned.issues] == [("c",), ("same",)]


def test_differences_below_rounding_are_no_differences(make_table):
    table = make_table({"x": [1e16, 1e16 + 2, 1e16], "y": [1.0, 2, 4]})
    assert learn_plan(table).plan.names == ("y",)


def test_weights_of_features(make_table):
    table = make_table({"x": [1.0, 2, 3, 6], "c": ["a", "b", "a", "a"]})
    _, plain = fitted(table)
    learned, weighted = fitted(table, feature_weights={"x": 4.0, "c": 0.25})
    assert weighted.X[:, 2] == pytest.approx(2 * plain.X[:, 2])  # 4 times in squared distances
    assert weighted.X[:, :2] == pytest.approx(0.5 * plain.X[:, :2])
    assert "counts 4 times" in learned.plan.prepared_columns[2].sentence


def test_row_weights_are_repeated_rows(make_table):
    rng = np.random.default_rng(8)
    values = {
        "x": rng.lognormal(0, 2, 40),
        "y": np.where(rng.random(40) < 0.1, np.nan, rng.normal(size=40)),
        "c": rng.choice(list("abc"), 40),
    }
    weights = rng.integers(0, 4, 40)
    repeated = make_table({name: np.repeat(v, weights) for name, v in values.items()})
    weighted = make_table({**values, "w": weights}, roles={"w": Role.WEIGHT})
    a, b = learn_plan(repeated), learn_plan(weighted)
    for one, other in zip(a.plan.columns, b.plan.columns, strict=True):
        assert one.scale == other.scale
        assert one.one_hot == other.one_hot
        assert (one.log1p, one.yeo_johnson) == (other.log1p, other.yeo_johnson)
    assert b.fit_rows.tolist() == (weights > 0).tolist()


def test_the_order_of_rows_and_columns_changes_no_digit(make_table):
    rng = np.random.default_rng(9)
    values = {
        "x": rng.lognormal(0, 2, 60),
        "y": np.where(rng.random(60) < 0.1, np.nan, rng.normal(size=60)),
        "c": rng.choice(list("abc"), 60),
    }
    first = learn_plan(make_table(values)).plan
    order = rng.permutation(60)
    shuffled = {name: values[name][order] for name in ("c", "y", "x")}
    assert learn_plan(make_table(shuffled)).plan == first


def test_other_units_change_nothing_that_is_compared(make_table):
    rng = np.random.default_rng(10)
    x = rng.normal(30, 8, 80)
    for scale in ("standard", "range", "robust"):
        _, first = fitted(make_table({"x": x}), scale=scale)
        _, other = fitted(make_table({"x": 1.8 * x + 32}), scale=scale)
        assert_allclose(other.X, first.X, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"scale": "standart"}, 'scale="standart" is not known. Did you mean "standard"?'),
        ({"missing": "mean"}, "missing is one of median, kpod, drop"),
        ({"feature_weights": {"z": 2.0}}, 'The weighted column "z" is not in the table.'),
        ({"feature_weights": {"w": 2.0}}, "is not a feature"),
        ({"feature_weights": {"x": 0.0}}, "To leave a column out, exclude it"),
        ({"feature_weights": {"x": np.inf}}, "A weight is a positive number"),
    ],
)
def test_wrong_options(make_table, options, message):
    table = make_table({"x": [1.0, 2, 3], "w": [1.0, 1, 1]}, roles={"w": Role.DESCRIPTOR})
    with pytest.raises(InputError) as caught:
        learn_plan(table, options=PrepareOptions(**options))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ([1.0, -1.0, 1.0], "1 of 3 row weights are missing, negative or infinite"),
        ([1.0, None, np.inf], "2 of 3 row weights"),
        ([0.0, 0.0, 0.0], "All row weights are 0"),
    ],
)
def test_wrong_row_weights(make_table, weights, message):
    table = make_table({"x": [1.0, 2, 3], "w": weights}, roles={"w": Role.WEIGHT})
    with pytest.raises(InputError, match=message):
        learn_plan(table)


def test_nothing_to_work_with(make_table):
    with pytest.raises(InputError) as caught:
        learn_plan(make_table({"x": [1.0, 2]}, roles={"x": Role.DESCRIPTOR}))
    assert caught.value.problem == 'No column can form segments ("x": its role is descriptor).'
    assert "--features" in caught.value.remedy
    with pytest.raises(InputError) as caught:
        learn_plan(make_table({"same": [1.0] * 3, "gone": [None, None, None]}))
    assert "without differences between customers: same" in str(caught.value)
    assert "more than 40 % missing: gone" in str(caught.value)
    with pytest.raises(InputError, match="of the 1 rows is left"):
        learn_plan(make_table({"x": [1.0]}))


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"a": [1.0, 1.0, 1.0]}, '"a": All of its values are the same'),
        ({"City": ["Ulm", "Bonn", "Ulm"]}, '"City": 2 names without an order'),
        ({"a": [None, None]}, '"a": It has no values'),
        ({f"c{i}": ["x", "y"] for i in range(8)}, "; and 2 more)"),
    ],
)
def test_tables_without_features_are_told_why_and_what_to_do(columns, says):
    with pytest.raises(InputError) as caught:
        learn_plan(infer_table(raw_columns(columns)).table)
    assert says in caught.value.problem
    assert "numeric and ordered columns with at least two" in caught.value.expected
    assert "Name columns with --features" in caught.value.remedy


def test_infinite_values_count_as_missing(make_table):
    learned, prepared = fitted(make_table({"x": [1.0, 2, 3, 4, np.inf, -np.inf, *range(40)]}))
    assert prepared.imputed.sum() == 2
    assert prepared.out_of_domain.sum() == 2
    assert np.isfinite(prepared.X).all()
    assert learned.issues[0].params["n"] == 2


def test_huge_values_stay_finite(make_table):
    _, prepared = fitted(make_table({"x": [1e300, -1e300, 0.0, 1.0], "y": [1.0, 2, 3, 4]}))
    assert np.isfinite(prepared.X).all()


WILD = st.one_of(
    st.none(),
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-3, 3).map(float),
    st.sampled_from([0.0, 1e-300, 1e300, -1e300, 5e-324, 1e16]),
)


@given(
    st.lists(st.tuples(WILD, WILD), min_size=1, max_size=25),
    st.sampled_from(["standard", "range", "robust", "none"]),
    st.sampled_from(["median", "kpod", "drop"]),
)
@settings(max_examples=50, deadline=None)
def test_wild_columns_give_finite_numbers_or_a_message(make_table, rows, scale, missing):
    table = make_table({"x": [x for x, _ in rows], "y": [y for _, y in rows]})
    try:
        learned, prepared = fitted(table, scale=scale, missing=missing)
    except InputError:
        return
    finite = np.isfinite(prepared.X)
    assert finite.all() or missing == "kpod"
    assert (finite | prepared.missing).all()
    assert not prepared.out_of_domain[np.all(~prepared.missing, axis=1)].any() or missing == "drop"
    assert from_exact(to_exact(learned.plan), PreparationPlan, "plan") == learned.plan
    check_plan(learned.plan, "plan")
