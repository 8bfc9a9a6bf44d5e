from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from clustomer import __version__
from clustomer._text import letter, mark_of
from clustomer.cluster import model as module
from clustomer.cluster.model import MODEL_TYPE, SegmentationModel
from clustomer.errors import InputError, ModelFormatError, SchemaMismatchError
from clustomer.prepare.learn import learn_plan
from clustomer.prepare.plan import PrepareOptions
from clustomer.table.frames import raw_columns
from clustomer.table.infer import infer_table
from clustomer.table.schema import RoleOptions


@pytest.fixture(scope="module")
def frame():
    rng = np.random.default_rng(0)
    n = 200
    income = np.exp(rng.normal(10, 1.5, n))
    income[::17] = np.nan
    return pd.DataFrame(
        {
            "Income ($)": income,
            "Score (1-100)": rng.integers(1, 101, n),
            "Größe": rng.choice(["small", "medium", "large"], n),
            "Segment naming": rng.choice(["a", "b"], n),
            "city": rng.choice(["Ulm", "Bonn", "Jena"], n),
        }
    )


@pytest.fixture(scope="module")
def model(frame):
    roles = RoleOptions(features=["Income ($)", "Score (1-100)", "Größe", "city"])
    table = infer_table(raw_columns(frame), roles=roles).table
    options = PrepareOptions(feature_weights={"city": 1 / 3})
    plan = learn_plan(table, options=options).plan
    X = plan.transform(table).X
    return SegmentationModel(
        plan=plan,
        centroids=X[[3, 50, 120]] + 0.1 + 0.2,
        names=("one", "zwei", "三"),
        sizes=(100, 60, 40),
        shares=(0.5, 0.3, 0.2),
        settings={"seed": 0, "k": "auto", "limit": None, "list": [1, 2.5]},
        fingerprint="ab" * 32,
    )


def test_by_hand():
    frame = pd.DataFrame({"x": [0.0, 2.0, 4.0]})
    table = infer_table(raw_columns(frame), roles=RoleOptions(features=["x"])).table
    plan = learn_plan(table, options=PrepareOptions(scale="none")).plan
    model = SegmentationModel(
        plan=plan, centroids=np.array([[0.0], [4.0]]), names=("a", "b"), sizes=(2, 1),
        shares=(2 / 3, 1 / 3),
    )  # fmt: skip
    scored = model.predict_table(table)
    assert scored.labels.tolist() == [0, 0, 1]  # the tie goes to the lower label
    assert scored.margin.tolist() == [1, 0, 1]
    assert scored.flags() == ("", "borderline", "")
    assert model.predict({"x": [3.0, -1.0]}).tolist() == [1, 0]


def test_json_keeps_the_model_and_the_text(model, frame):
    text = model.to_json()
    again = SegmentationModel.from_json(text)
    assert again.to_json() == text
    assert np.array_equal(again.centroids, model.centroids)
    assert again.plan == model.plan
    assert np.array_equal(again.predict(frame), model.predict(frame))
    assert again.names == model.names
    assert again.settings == model.settings
    values = json.loads(text)
    assert list(values)[:3] == ["type", "schema_version", "created_with"]
    assert values["created_with"] == __version__
    assert text.isascii()
    assert SegmentationModel.from_json("\ufeff" + text).to_json() == text


def test_predict_by_name(model, frame):
    labels = model.predict(frame)
    assert labels.dtype == np.int32
    assert set(labels) <= {0, 1, 2}
    assert np.array_equal(model.predict(frame[frame.columns[::-1]]), labels)
    assert np.array_equal(model.predict(frame.iloc[[7]]), labels[[7]])
    assert model.predict(frame.iloc[:0]).shape == (0,)


def test_unseen_levels_are_out_of_domain(model, frame):
    other = frame.iloc[:2].assign(city=["Rom", "Ulm"])
    scored = model.predict_table(module.conform(raw_columns(other), model.plan.sources))
    assert scored.prepared.out_of_domain.tolist() == [True, False]
    assert "out_of_domain" in scored.flags()[0]


def test_other_columns_show_the_difference(model, frame):
    with pytest.raises(SchemaMismatchError) as caught:
        model.predict(frame.rename(columns={"city": "City of residence"}))
    assert '"city" is missing' in str(caught.value)


def test_names_and_letters(model):
    assert model.letters == ("A", "B", "C")
    assert model.with_names((" x ", "y", "z")).names == ("x", "y", "z")
    for names in (("a", "b"), ("a", "a", "b"), ("a", "", "b")):
        with pytest.raises(InputError, match="3 different names"):
            model.with_names(names)


def test_a_model_prints_its_segments(model):
    assert "zwei" in str(model)
    assert model.to_frame()["size"].tolist() == [100, 60, 40]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "cannot be read"),
        ("{", "cannot be read"),
        ("[1, 2]", "not a clustomer model: it holds a list"),
        ('"text"', "it holds a str"),
        ("{}", "does not say so of itself"),
        ('{"type": "sklearn.KMeans"}', "does not say so of itself"),
        ("[" * 100_000, "cannot be read"),
        ('{"type": NaN}', "NaN stands where a number must be"),
        ('{"type": 1, "type": 2}', "an entry stands there twice"),
        ('{"a": ' + "9" * 5000 + "}", "cannot be read"),
        (f'{{"type": "{MODEL_TYPE}"}}', '"schema_version" is not a whole number'),
        (f'{{"type": "{MODEL_TYPE}", "schema_version": 1}}', '"model.plan" is not there'),
        ("cos\nsystem\n(S'ls'\ntR.", "cannot be read"),
    ],
)
def test_what_is_not_a_model(text, message):
    with pytest.raises(ModelFormatError) as caught:
        SegmentationModel.from_json(text)
    assert message in str(caught.value)


def test_too_long_a_text(monkeypatch, model):
    monkeypatch.setattr(module, "MAX_CHARACTERS", 100)
    with pytest.raises(ModelFormatError, match="too many for a model"):
        SegmentationModel.from_json(model.to_json())


def change(values, path, new):
    *parents, last = path
    for key in parents:
        values = values[key]
    values[last] = new


CITY, SIZE, INCOME = 1, 0, 2  # columns of the plan


@pytest.mark.parametrize(
    ("path", "new", "message"),
    [
        (["centroids", 0, 0], None, "model.centroids[0][0]"),
        (["centroids", 0, 0], "1", "model.centroids[0][0]"),
        (["centroids", 0, 0], True, "model.centroids[0][0]"),
        (["centroids", 0, 0], "1e999", "model.centroids[0][0]"),
        (["centroids", 0, 0], 1e200, "within the range of prepared values"),
        (["centroids", 0], [1.0], "its rows have different lengths"),
        (["centroids"], [], "a matrix with"),
        (["centroids"], [[], [], []], "a matrix with"),
        (["centroids"], [[1.0], [2.0], [3.0]], "a matrix with"),
        (["names"], ["a", "b"], "a list of 3"),
        (["names"], ["a", "b", "b"], "a list of different names"),
        (["names"], "abc", "a list"),
        (["sizes"], [1, 2, -3], "sizes and shares"),
        (["shares"], [0.5, 0.5, 1.5], "sizes and shares"),
        (["sizes", 0], 10**30, "a whole number"),
        (["ordered_by"], "value", "ordered by value"),
        (["ordered_by"], "random", 'one of "size", "value"'),
        (["settings"], {"a": {"b": {"c": {"d": {"e": {"f": 1}}}}}}, "a plain value"),
        (["plan", "columns"], [], "at least one column"),
        (["plan", "columns", 0, "source"], "other", "in step with the schema"),
        (["plan", "columns", 0, "eval"], {"code": "1"}, 'an entry "eval"'),
        (["plan", "sources", "columns", 0, "kind"], "blob", "one of"),
        (["plan", "sources", "columns", 0, "kind"], "text", "a column of numbers or levels"),
        (["__class__"], "os.system", 'an entry "__class__"'),
    ],
)
def test_damaged_models_are_refused(model, path, new, message):
    values = json.loads(model.to_json())
    change(values, path, new)
    with pytest.raises(ModelFormatError) as caught:
        SegmentationModel.from_json(json.dumps(values))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("written", "message"), [("1e999", "a finite number"), ("-Infinity", "-Infinity stands where")]
)
def test_infinite_centroids_are_refused(model, written, message):
    values = json.loads(model.to_json())
    values["centroids"][0][0] = "HERE"
    with pytest.raises(ModelFormatError, match=message):
        SegmentationModel.from_json(json.dumps(values).replace('"HERE"', written))


@pytest.mark.parametrize(
    ("source", "operation", "new", "message"),
    [
        (
            "Income ($)",
            "scale",
            {"method": "standard", "centre": 0, "scale": 0},
            "a positive scale",
        ),
        ("Income ($)", "winsorise", {"low": 2, "high": 1}, "a range"),
        ("Income ($)", "yeo_johnson", {"lmbda": 3}, "between -2 and 2"),
        ("Income ($)", "yeo_johnson", {"lmbda": 1}, "absent beside yeo_johnson"),
        ("Income ($)", "domain", [2, 1], "a range"),
        ("Income ($)", "one_hot", {"levels": ["a"], "factor": 1}, "for a column with levels"),
        ("Income ($)", "weight", {"weight": 0, "factor": 0}, "a positive factor"),
        ("city", "scale", {"method": "range", "centre": 0, "scale": 1}, "absent for a column with"),
        ("city", "one_hot", {"levels": ["Rom"], "factor": 1}, "different levels of the schema"),
        ("city", "one_hot", {"levels": ["Ulm", "Ulm"], "factor": 1}, "different levels"),
        ("city", "one_hot", {"levels": ["Ulm"], "factor": 0}, "positive"),
        ("city", "impute", {"value": 7}, "the position of a level"),
        ("city", "impute", {"value": 0.5}, "the position of a level"),
        (
            "Größe",
            "ordinal",
            {"levels": ["small"], "scores": [], "centre": 0, "factor": 1},
            "score",
        ),
    ],
)
def test_plans_that_cannot_be_are_refused(model, source, operation, new, message):
    values = json.loads(model.to_json())
    (column,) = (c for c in values["plan"]["columns"] if c["source"] == source)
    column[operation] = new
    with pytest.raises(ModelFormatError) as caught:
        SegmentationModel.from_json(json.dumps(values))
    assert message in str(caught.value)


def test_a_model_that_could_not_be_read_is_not_written(model):
    with pytest.raises(ModelFormatError, match="different names"):
        replace(model, names=("a", "a", "b")).to_json()


def test_newer_versions_say_what_to_install(model):
    values = json.loads(model.to_json()) | {"schema_version": 7, "created_with": "3.2.1"}
    with pytest.raises(ModelFormatError) as caught:
        SegmentationModel.from_json(json.dumps(values))
    assert "The model is of version 7" in str(caught.value)
    assert "Install clustomer 3.2.1 or newer" in str(caught.value)
    values["created_with"] = "1 && rm -rf /"
    with pytest.raises(ModelFormatError, match="Install a newer clustomer"):
        SegmentationModel.from_json(json.dumps(values))


def test_older_versions_are_migrated_or_named(model, monkeypatch):
    values = json.loads(model.to_json()) | {"schema_version": 0, "created_with": "0.0.9"}
    values["labels"] = values.pop("names")
    old = json.dumps(values)
    with pytest.raises(ModelFormatError) as caught:
        SegmentationModel.from_json(old)
    assert "of version 0, which" in str(caught.value)
    assert "Score with clustomer 0.0.9" in str(caught.value)

    def rename(plain):
        return {**{k: v for k, v in plain.items() if k != "labels"}, "names": plain["labels"]}

    monkeypatch.setattr(module, "MIGRATIONS", {**module.MIGRATIONS, 0: rename})
    migrated = SegmentationModel.from_json(old)
    assert migrated.schema_version == module.SCHEMA_VERSION
    assert migrated.names == model.names


def test_a_model_loads_and_scores_without_heavy_libraries(model, tmp_path):
    path = tmp_path / "model.json"
    path.write_text(model.to_json(), encoding="utf-8")
    script = """
import pathlib, sys
from clustomer.cluster.model import SegmentationModel
model = SegmentationModel.from_json(pathlib.Path(sys.argv[1]).read_text())
row = {"Income ($)": [5e4], "Score (1-100)": [7.0], "Größe": ["small"], "city": ["Ulm"]}
assert model.predict(row).shape == (1,)
heavy = {"sklearn", "scipy", "pandas", "narwhals", "duckdb"} & set(sys.modules)
assert not heavy, heavy
"""
    done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_letters_are_those_of_the_marks(model):
    k = model.n_segments
    assert "marks" not in json.loads(model.to_json())  # and so nothing changes without a refresh
    assert model.letters == tuple("ABCDEFGH"[:k])
    marked = replace(model, marks=(0, *range(26, 25 + k)))
    assert marked.letters[:2] == ("A", "AA")
    assert [row["letter"] for row in marked.to_frame().to_dict("records")][:2] == ["A", "AA"]
    assert SegmentationModel.from_json(marked.to_json()).letters == marked.letters


@pytest.mark.parametrize("marks", [[0], [-1, *range(1, 99)], "equal", [True], "ABC"])
def test_damaged_marks_are_refused(model, marks):
    values = json.loads(model.to_json())
    k = model.n_segments
    values["marks"] = [1] * k if marks == "equal" else marks[:k]
    with pytest.raises(ModelFormatError, match="marks"):
        SegmentationModel.from_json(json.dumps(values))
    values["marks"] = list(range(k))
    forebear = {"model": "m", "data": "d", "names": ["a", "b"], "marks": [0, 2]}
    assert SegmentationModel.from_json(json.dumps({**values, "history": [forebear]})).history
    forebear["marks"] = [0, 0]
    with pytest.raises(ModelFormatError, match=r"history\[0\]\.marks"):
        SegmentationModel.from_json(json.dumps({**values, "history": [forebear]}))


def test_letters_and_their_numbers():
    for mark in (*range(60), 701, 702, 18277, 18278):
        assert mark_of(letter(mark)) == mark
