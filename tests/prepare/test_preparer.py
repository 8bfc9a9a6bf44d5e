from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pytest
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import parametrize_with_checks

from clustomer.errors import InputError, SchemaMismatchError
from clustomer.prepare.preparer import Preparer
from clustomer.table.schema import RoleOptions


@parametrize_with_checks([Preparer(), Preparer(missing="kpod", scale="range")])
def test_scikit_learn_conventions(estimator, check):
    check(estimator)


@pytest.fixture
def frame():
    rng = np.random.default_rng(2)
    n = 50
    return pd.DataFrame(
        {
            "customer_id": [f"C{i:04d}" for i in range(n)],
            "income": rng.normal(50, 9, n).round(2),
            "city": rng.choice(["Ulm", "Bonn", "Jena"], n),
            "age": rng.integers(18, 80, n),
        }
    )


def test_by_hand():
    X = Preparer().fit_transform([[1.0, 10.0], [2.0, 30.0], [3.0, 20.0]])
    a = np.sqrt(1.5)
    assert X.tolist() == pytest.approx(np.array([[-a, -a], [0, a], [a, 0]]))


def test_a_frame_uses_its_numeric_columns(frame):
    preparer = Preparer().fit(frame)
    assert preparer.get_feature_names_out().tolist() == ["age", "income"]
    assert preparer.n_features_in_ == 4
    expected = StandardScaler().fit_transform(frame[["age", "income"]])
    assert np.allclose(preparer.transform(frame), expected)


def test_named_features(frame):
    preparer = Preparer(features=["income", "city"]).fit(frame)
    names = ["city=Bonn", "city=Jena", "city=Ulm", "income"]
    assert sorted(preparer.get_feature_names_out()) == names
    assert Preparer(features=["x1"]).fit(np.eye(3)).get_feature_names_out().tolist() == ["x1"]
    with pytest.raises(InputError, match='There is no column "x7"'):
        Preparer(features=["x7"]).fit(np.eye(3))


def test_roles(frame):
    preparer = Preparer(roles=RoleOptions(exclude=["age"])).fit(frame)
    assert preparer.get_feature_names_out().tolist() == ["income"]


@pytest.mark.parametrize("kind", ["pandas", "polars", "arrow", "dict"])
def test_every_kind_of_frame_gives_the_same(frame, kind):
    expected = Preparer().fit_transform(frame)
    other = {
        "pandas": lambda: frame[frame.columns[::-1]],
        "polars": lambda: pl.from_pandas(frame),
        "arrow": lambda: pl.from_pandas(frame).to_arrow(),
        "dict": lambda: {name: frame[name].to_numpy() for name in frame},
    }[kind]()
    assert np.array_equal(Preparer().fit_transform(other), expected)
    assert np.array_equal(Preparer().fit(frame).transform(other), expected)


def test_an_array_is_read_by_position():
    frame = pd.DataFrame({"b": [1.0, 2, 3, 4], "a": [10.0, 40, 30, 20]})
    preparer = Preparer().fit(frame)
    assert preparer.get_feature_names_out().tolist() == ["a", "b"]
    with pytest.warns(UserWarning, match="does not have valid feature names"):
        by_position = preparer.transform(frame.to_numpy())
    assert np.array_equal(by_position, preparer.transform(frame))


def test_columns_of_an_array_keep_their_order():
    X = np.random.default_rng(0).normal(size=(20, 12))
    prepared = Preparer().fit_transform(X)
    assert np.allclose(prepared, StandardScaler().fit_transform(X))


def test_set_output(frame):
    prepared = Preparer().set_output(transform="pandas").fit_transform(frame)
    assert list(prepared.columns) == ["age", "income"]
    assert prepared.index.equals(frame.index)
    prepared = Preparer().set_output(transform="polars").fit_transform(frame)
    assert prepared.columns == ["age", "income"]


def test_in_a_pipeline(frame):
    pipeline = make_pipeline(Preparer(), StandardScaler())
    assert pipeline.fit_transform(frame).shape == (50, 2)
    assert pipeline[:1].get_feature_names_out().tolist() == ["age", "income"]


def test_missing_columns_are_named(frame):
    preparer = Preparer().fit(frame)
    renamed = frame.rename(columns={"income": "incomes"})
    with pytest.raises(SchemaMismatchError, match=r'"income" is missing\. Did you mean "incomes"'):
        preparer.transform(renamed)


def test_wrong_parameters_are_named():
    with pytest.raises(InputError, match='scale="z" is not known'):
        Preparer(scale="z").fit(np.eye(3))
