from __future__ import annotations

import numpy as np
import pandas as pd
import polars as pl
import pytest
from sklearn.base import clone
from sklearn.metrics import adjusted_rand_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer
from sklearn.utils.estimator_checks import parametrize_with_checks

from clustomer.cluster.model import SegmentationModel
from clustomer.errors import InputError, SchemaMismatchError
from clustomer.segments.segmenter import Segmenter


@parametrize_with_checks([Segmenter(), Segmenter(n_clusters=2, missing="kpod", n_init=2)])
def test_scikit_learn_conventions(estimator, check):
    check(estimator)


@pytest.fixture(scope="module")
def frame():
    """Three groups of 90, 60 and 30 customers, far apart."""
    rng = np.random.default_rng(4)
    group = np.repeat([0, 1, 2], [90, 60, 30])
    return pd.DataFrame(
        {
            "customer_id": [f"C{i:05d}" for i in range(180)],
            "income": rng.normal(0, 1, 180) + np.array([30, 60, 90])[group],
            "score": rng.normal(0, 1, 180) + np.array([80, 20, 50])[group],
            "gender": rng.choice(["female", "male"], 180),
            "city": rng.choice(["Ulm", "Bonn"], 180),
        }
    )


@pytest.fixture(scope="module")
def fitted(frame):
    return Segmenter(random_state=0).fit(frame)


def test_finds_the_groups_largest_first(fitted):
    assert fitted.n_clusters_ == 3
    assert fitted.labels_.tolist() == np.repeat([0, 1, 2], [90, 60, 30]).tolist()
    assert fitted.labels_.dtype == np.int32
    assert fitted.model_.sizes == (90, 60, 30)
    assert fitted.selection_.criterion == "evidence"
    assert fitted.assessment_.verdict.kind == "natural"
    assert fitted.plan_.names == ("income", "score")
    assert fitted.cluster_centers_.shape == (3, 2)


def test_labels_are_what_predict_and_the_model_say(fitted, frame):
    assert np.array_equal(fitted.predict(frame), fitted.labels_)
    assert np.array_equal(fitted.model_.predict(frame), fitted.labels_)
    again = SegmentationModel.from_json(fitted.model_.to_json())
    assert np.array_equal(again.predict(frame), fitted.labels_)
    distances = fitted.transform(frame)
    assert np.array_equal(distances.argmin(axis=1), fitted.labels_)
    nearest = distances.min(axis=1)
    assert fitted.inertia_ == pytest.approx((nearest**2).sum())


def test_the_order_of_rows_and_columns_changes_nothing(fitted, frame):
    order = np.random.default_rng(0).permutation(len(frame))
    other = frame.iloc[order][["city", "score", "customer_id", "income", "gender"]]
    again = clone(fitted).fit(other)
    assert np.array_equal(again.labels_, fitted.labels_[order])
    assert np.array_equal(again.cluster_centers_, fitted.cluster_centers_)
    assert np.array_equal(fitted.predict(other), fitted.labels_[order])


def test_the_number_of_workers_changes_nothing(frame):
    one, two = (Segmenter(4, random_state=3, n_jobs=n).fit(frame) for n in (1, 2))
    assert np.array_equal(one.labels_, two.labels_)
    assert np.array_equal(one.cluster_centers_, two.cluster_centers_)


def test_every_kind_of_frame(fitted, frame):
    for other in (pl.from_pandas(frame), pl.from_pandas(frame).to_arrow()):
        assert np.array_equal(clone(fitted).fit_predict(other), fitted.labels_)
        assert np.array_equal(fitted.predict(other), fitted.labels_)


def test_weights_are_repeated_rows(frame):
    rng = np.random.default_rng(1)
    weights = rng.integers(0, 4, len(frame))
    weighted = Segmenter(3, random_state=0).fit(frame, sample_weight=weights)
    repeated = Segmenter(3, random_state=0).fit(frame.loc[frame.index.repeat(weights)])
    assert np.array_equal(weighted.cluster_centers_, repeated.cluster_centers_)
    assert weighted.model_.shares == repeated.model_.shares
    assert weighted.inertia_ == pytest.approx(repeated.inertia_)


@pytest.mark.parametrize("missing", ["median", "kpod", "drop"])
def test_missing_values(frame, missing):
    gaps = frame.copy()
    rng = np.random.default_rng(6)
    gaps.loc[rng.random(180) < 0.15, "income"] = np.nan
    segmenter = Segmenter(3, missing=missing, random_state=0).fit(gaps)
    assert np.array_equal(segmenter.predict(gaps), segmenter.labels_)
    complete = gaps["income"].notna().to_numpy()
    truth = np.repeat([0, 1, 2], [90, 60, 30])
    assert adjusted_rand_score(truth[complete], segmenter.labels_[complete]) > 0.95
    if missing == "kpod":  # the score alone tells the groups apart
        assert adjusted_rand_score(truth, segmenter.labels_) > 0.95
    codes = {issue.code for issue in segmenter.issues_}
    expected = {
        "median": "prepare_imputed_much",
        "kpod": "prepare_partial",
        "drop": "prepare_dropped",
    }
    assert expected[missing] in codes


def test_original_units(fitted, frame):
    income, score = fitted.plan_.to_original(fitted.cluster_centers_)
    expected = frame.groupby(fitted.labels_)[["income", "score"]].mean()
    assert income.values == pytest.approx(expected["income"].to_numpy())
    assert score.values == pytest.approx(expected["score"].to_numpy())


def test_other_units_give_the_same_segments(fitted, frame):
    other = frame.assign(income=frame["income"] * 1000 - 7, score=frame["score"] / 3)
    assert np.array_equal(clone(fitted).fit_predict(other), fitted.labels_)


def test_as_a_step_and_with_set_output(frame):
    segmenter = Segmenter(2, random_state=0).set_output(transform="pandas")
    distances = segmenter.fit_transform(frame)
    assert list(distances.columns) == ["segmenter0", "segmenter1"]
    pipeline = make_pipeline(FunctionTransformer(), Segmenter(2, random_state=0))
    assert np.array_equal(pipeline.fit_predict(frame), segmenter.labels_)


def test_features_can_be_named(frame):
    segmenter = Segmenter(2, features=["score", "city"], random_state=0).fit(frame)
    assert segmenter.plan_.prepared_sources == ("city", "city", "score")


@pytest.mark.parametrize("k", [0, -1, 2.5, "three", True, None])
def test_wrong_numbers_of_segments(frame, k):
    with pytest.raises(InputError, match='whole number of 1 or more, or "auto"'):
        Segmenter(k).fit(frame)


def test_more_segments_than_distinct_rows():
    with pytest.raises(InputError, match="more than the 2 distinct rows"):
        Segmenter(3).fit(np.array([[0.0], [0.0], [1.0], [1.0]]))


def test_new_data_with_other_columns(fitted, frame):
    with pytest.raises(SchemaMismatchError, match='"score" is missing'):
        fitted.predict(frame.drop(columns="score"))


def test_the_fingerprint_is_that_of_the_data(fitted, frame):
    assert len(fitted.model_.fingerprint) == 64
    assert clone(fitted).fit(frame).model_.fingerprint == fitted.model_.fingerprint
    other = clone(fitted).fit(frame.assign(income=frame["income"] + 1e-9))
    assert other.model_.fingerprint != fitted.model_.fingerprint
