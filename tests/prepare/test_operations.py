from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from clustomer.prepare.operations import (
    ORDER,
    Impute,
    Log1p,
    OneHot,
    Ordinal,
    Scale,
    Weight,
    Winsorise,
    YeoJohnson,
)
from clustomer.prepare.plan import ColumnPlan

X = np.array([-3.5, -1.0, 0.0, 0.5, 2.0, 40.0, np.nan])


def test_impute():
    assert Impute(value=7.0).apply(X)[-1] == 7
    assert Impute(value=7.0).apply(X)[:-1].tolist() == X[:-1].tolist()


def test_log1p_counts_negative_values_as_zero():
    assert Log1p().apply(np.array([-5.0, 0.0, np.e - 1])).tolist() == pytest.approx([0, 0, 1])
    assert Log1p().inverse(np.array([1.0])) == pytest.approx(np.e - 1)


@pytest.mark.parametrize("lmbda", [-2.0, -0.3, 0.0, 1e-9, 0.7, 1.0, 1.5, 2.0 - 1e-9, 2.0])
def test_yeo_johnson_against_scipy(lmbda):
    ours = YeoJohnson(lmbda=lmbda).apply(X)
    assert ours[:-1] == pytest.approx(stats.yeojohnson(X[:-1], lmbda=lmbda), rel=1e-6)
    assert np.isnan(ours[-1])


@given(st.floats(-2, 2), st.lists(st.floats(-50, 50), min_size=1, max_size=8))
@settings(max_examples=50, deadline=None)
def test_yeo_johnson_can_be_undone(lmbda, values):
    operation = YeoJohnson(lmbda=lmbda)
    # At lambda -2 a value of 50 is 0.49981 of a limit of 0.5: eight digits are left.
    assert operation.inverse(operation.apply(np.array(values))) == pytest.approx(
        values, rel=1e-6, abs=1e-9
    )


def test_a_vanishing_lambda_is_the_logarithm():
    tiny, log = YeoJohnson(lmbda=5e-324), YeoJohnson(lmbda=0.0)
    for values in (np.array([1.0, 50.0]), np.array([-3.0])):
        np.testing.assert_array_equal(tiny.apply(values), log.apply(values))
        np.testing.assert_array_equal(tiny.inverse(values), log.inverse(values))


def test_yeo_johnson_beyond_what_it_can_reach():
    assert YeoJohnson(lmbda=-1.0).inverse(np.array([1.5])) == np.inf  # all values stay below 1


def test_winsorise():
    limits = Winsorise(low=-1.0, high=2.0)
    assert limits.apply(X)[:-1].tolist() == [-1, -1, 0, 0.5, 2, 2]
    assert limits.touches(X).tolist() == [True, False, False, False, False, True, False]


def test_scale_and_weight_and_back():
    scale = Scale(method="standard", centre=10.0, scale=4.0)
    assert scale.apply(np.array([10.0, 18.0])).tolist() == [0, 2]
    assert scale.inverse(np.array([0.0, 2.0])).tolist() == [10, 18]
    weight = Weight(weight=9.0, factor=3.0)
    assert weight.inverse(weight.apply(np.array([5.0]))).tolist() == [5]


def test_one_hot_and_ordinal():
    one_hot = OneHot(levels=("a", "b"), factor=0.5)
    rows = one_hot.apply(np.array([1.0, 0.0, np.nan]))
    assert rows[:2].tolist() == [[0, 0.5], [0.5, 0]]
    assert np.isnan(rows[2]).all()
    ordinal = Ordinal(levels=("a", "b", "c"), scores=(1.0, 2.0, 5.0), centre=2.0, factor=2.0)
    assert ordinal.apply(np.array([0.0, 2.0])).tolist() == [-2, 6]
    assert ordinal.inverse(np.array([-2.0, 6.0])).tolist() == [1, 5]


def test_the_list_is_closed_and_ordered():
    fields = [field.name for field in dataclasses.fields(ColumnPlan)]
    assert fields == ["source", "domain", *ORDER]
