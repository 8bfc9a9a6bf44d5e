"""One suite for all engines: the same answers as numpy, and the same sample."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import parity_models
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import clustomer as cl
from clustomer.engines.executed import TypedColumn, as_arrow
from clustomer.engines.sources import converge as converge_module
from clustomer.engines.sources.converge import _Guide, converge
from clustomer.engines.sources.duckdb import DuckSource
from clustomer.engines.sources.held import first_of, held_of
from clustomer.engines.sources.lloyd import step_over
from clustomer.engines.sources.postgres import PostgresSource
from clustomer.engines.sources.protocol import Sample, Source
from clustomer.engines.sql.passes import Step
from clustomer.errors import InputError
from clustomer.export.parity import parity_table
from clustomer.stats.distances import assign
from clustomer.table.conform import conform
from clustomer.table.frames import raw_columns
from clustomer.table.table import Table

from .conftest import Open, rows_of

MODELS = {
    "everything": parity_models.everything,
    "values left out": parity_models.left_out,
}


def hostile(model: cl.SegmentationModel) -> pa.Table:
    """Return a table with every cell that a column may hold, and an id."""
    table = parity_table(model)
    columns = [
        TypedColumn(name=name, type=table.stored[name], values=values)
        for name, values in table.columns.items()
    ]
    key = TypedColumn(name="customer id", type="whole", values=tuple(range(table.n_rows)))
    return as_arrow([key, *columns])


def held(table: pa.Table, model: cl.SegmentationModel) -> Table:
    return conform(raw_columns(table), model.plan.sources)


def shop(n: int = 4000, seed: int = 0) -> pa.Table:
    """Return customers in three groups, with gaps, a category and money in the millions."""
    rng = np.random.default_rng(seed)
    group = rng.integers(0, 3, n)
    spend = 5e6 + 2e4 * group + rng.normal(0, 4e3, n)
    visits = rng.poisson(3 + 6 * (group == 1)).astype(float)
    visits[rng.random(n) < 0.05] = np.nan
    town = np.array(["Ulm", "Bonn", "Köln", 'O\'Hara "x"'])[rng.integers(0, 4, n)]
    return pa.table(
        {
            "customer": np.arange(10_000, 10_000 + n),
            "spend": spend,
            "visits": pa.array(visits, from_pandas=True),
            "town": town,
        }
    )


@pytest.fixture(scope="module")
def fitted() -> tuple[pa.Table, cl.SegmentationModel]:
    table = shop()
    found = cl.Segmenter(n_clusters=3, random_state=0).fit(table.drop_columns("customer"))
    return table, found.model_


def sums_of(X: np.ndarray, labels: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    known = ~np.isnan(X)
    sums = np.array([np.nansum(X[labels == j], axis=0) for j in range(k)])
    return sums, np.array([known[labels == j].sum(axis=0) for j in range(k)])


@pytest.mark.parametrize("name", MODELS)
def test_a_step_has_the_sums_of_numpy_on_every_operation(name: str, opened: Open) -> None:
    model = MODELS[name]()
    table = hostile(model)
    scored = model.predict_table(held(table, model))
    table = table.filter(scored.margin > 1e-6)  # the others are counted: see below
    prepared = model.plan.transform(held(table, model))
    labels = assign(prepared.X, model.centroids).labels
    step = opened(table).step(model, close=True)
    assert table.num_rows > 500
    assert step.counts.tolist() == np.bincount(labels, minlength=5).tolist()
    sums, known = sums_of(prepared.X, labels, 5)
    size = sums_of(np.abs(prepared.X), labels, 5)[0]
    assert (step.known == known).all()
    assert (np.abs(step.sums - sums) <= 1e-9 * (1 + size)).all()
    assert step.squares is not None
    squares = sums_of(prepared.X**2, labels, 5)[0]
    assert (np.abs(step.squares - squares) <= 1e-9 * (1 + squares)).all()


@pytest.mark.parametrize("name", MODELS)
def test_every_row_that_may_go_either_way_is_counted(name: str, opened: Open) -> None:
    model = MODELS[name]()
    table = hostile(model)
    scored = model.predict_table(held(table, model))
    step = opened(table).step(model, close=True)
    other = np.abs(np.bincount(scored.labels, minlength=5) - step.counts).sum() / 2
    assert step.n_near is not None
    assert (scored.margin < 1e-9).sum() <= step.n_near <= (scored.margin < 1e-7).sum()
    assert other <= step.n_near


def test_a_step_gives_new_centroids_and_the_inertia(
    opened: Open, fitted: tuple[pa.Table, cl.SegmentationModel]
) -> None:
    table, model = fitted
    step = opened(table).step(model, close=True)
    X = model.plan.transform(held(table, model)).X
    nearest = assign(X, model.centroids)
    means = [X[nearest.labels == j].mean(axis=0) for j in range(3)]
    assert step.counts.tolist() == np.bincount(nearest.labels, minlength=3).tolist()
    assert step.centroids(model.centroids) == pytest.approx(np.array(means), abs=1e-9)
    assert step.inertia(model.centroids) == pytest.approx(float((nearest.distance**2).sum()))
    assert step.n_near == 0


def test_rows_on_a_border_are_counted(opened: Open) -> None:
    table = pa.table({"customer": [1, 2, 3, 4], "x": [0.0, 10.0, 5.0, 5.0]})
    found = cl.Segmenter(n_clusters=2, random_state=0, scale="none")
    model = found.fit({"x": np.repeat([0.0, 10.0], 20)}).model_
    assert sorted(model.centroids.ravel().tolist()) == [0.0, 10.0]
    step = opened(table).step(model, close=True)
    assert step.n_near == 2
    assert step.counts.tolist() == [3, 1]  # ties go to the first


def test_an_empty_cluster_stays_where_it_was(
    opened: Open, fitted: tuple[pa.Table, cl.SegmentationModel]
) -> None:
    table, model = fitted
    far = model.centroids.copy()
    far[1] = 1e6
    step = opened(table).step(replace(model, centroids=far))
    assert step.counts[1] == 0
    assert (step.centroids(far)[1] == 1e6).all()


def test_passes_end_at_the_means_of_all_rows(opened: Open) -> None:
    table = shop(6000, seed=1)
    part = table.slice(0, 300).drop_columns("customer")
    model = cl.Segmenter(n_clusters=4, random_state=0).fit(part).model_
    source = opened(table)
    done = converge(source, model, held=held_of(source))
    X = model.plan.transform(held(table, model)).X
    labels = assign(X, done.model.centroids).labels
    means = np.array([X[labels == j].mean(axis=0) for j in range(4)])
    assert done.converged
    assert done.n_rows == 6000 == sum(done.model.sizes)
    assert done.model.centroids == pytest.approx(means, abs=1e-9)
    assert done.moved > 0
    at = model.centroids  # Lloyd's algorithm as anyone would write it
    for _ in range(300):
        near = assign(X, at).labels
        at = np.array([X[near == j].mean(axis=0) for j in range(4)])
    assert done.model.centroids == pytest.approx(at, rel=1e-9, abs=1e-9)
    assert done.n_passes == 1  # all rows could be held: the one that counts


def test_passes_go_on_where_the_rows_cannot_be_held(
    opened: Open,
) -> None:
    table = shop(6000, seed=1)
    part = table.slice(0, 300).drop_columns("customer")
    model = cl.Segmenter(n_clusters=4, random_state=0).fit(part).model_
    source = opened(table)
    some = held_of(source, key="customer", cells=1500)
    done = converge(source, model, held=some)
    X = model.plan.transform(held(table, model)).X
    labels = assign(X, done.model.centroids).labels
    means = np.array([X[labels == j].mean(axis=0) for j in range(4)])
    assert done.converged
    assert 2 < done.n_passes < converge(source, model).n_passes
    assert done.model.centroids == pytest.approx(means, abs=1e-3)  # they move no more than 1e-4
    with DuckSource(table) as oracle:
        some = held_of(oracle, key="customer", cells=1500)
        other = converge(oracle, model, held=some)
    assert done.n_passes == other.n_passes
    assert done.model.centroids == pytest.approx(other.model.centroids, rel=1e-9, abs=1e-9)


def without_groups(n: int = 40_000) -> pa.Table:
    rng = np.random.default_rng(3)
    return pa.table({"id": np.arange(n), **{f"x{j}": rng.random(n) for j in range(3)}})


def test_rows_that_are_held_spare_passes_and_end_no_worse() -> None:
    table = without_groups()
    model = cl.Segmenter(n_clusters=6, random_state=0, features=("x0", "x1", "x2"))
    fitted = model.fit(table.slice(0, 500)).model_
    with DuckSource(table) as source:
        plain = converge(source, fitted)
        some = held_of(source, key="id", cells=40_000)
        done = converge(source, fitted, held=some)
        after = source.step(done.model)
    assert (some.by, some.table.num_rows) == ("id", 10_000)
    assert plain.n_passes > 30
    assert done.n_passes < plain.n_passes / 2
    assert done.converged
    assert done.inertia <= plain.inertia * (1 + 1e-9)
    at = done.model.centroids
    assert np.abs(after.centroids(at) - at).max() <= 1e-4  # they are the means of their rows


def test_rows_that_mislead_are_followed_less_far(monkeypatch: pytest.MonkeyPatch) -> None:
    table = without_groups()
    model = cl.Segmenter(n_clusters=6, random_state=0, features=("x0", "x1", "x2"))
    fitted = model.fit(table.slice(0, 500)).model_
    few = Sample(table=table.slice(500, 40), n_rows=40_000, by="id")
    costs: list[float] = []
    beyond = _Guide.beyond

    def told(self: _Guide, at: Any, moved: Any, cost: float) -> Any:
        costs.append(cost)
        return beyond(self, at, moved, cost)

    monkeypatch.setattr(_Guide, "beyond", told)
    with DuckSource(table) as source:
        done = converge(source, fitted, held=few)
        start = source.step(fitted, close=True).inertia(fitted.centroids)
        after = source.step(done.model)
    assert done.converged
    assert done.inertia < start
    at = done.model.centroids
    assert np.abs(after.centroids(at) - at).max() <= 1e-4
    worse = np.diff(costs) > 0
    assert worse.any()  # places too far were given up
    assert not (worse[:-2] & worse[1:-1] & worse[2:]).all()


class Dwindling:
    """A table that loses rows after its first pass, as no snapshot forbids."""

    def __init__(self, table: pa.Table, lost: int) -> None:
        self.table, self.lost, self.passes = table, lost, 0

    def step(self, model: cl.SegmentationModel, *, close: bool = False) -> Step:
        self.passes += 1
        table = self.table if self.passes < 2 else self.table.slice(self.lost)
        return step_over([table], model, close=close)


def overlapping(rows: int = 500) -> tuple[pa.Table, cl.SegmentationModel]:
    table = without_groups(20_000)
    model = cl.Segmenter(n_clusters=6, random_state=0, features=("x0", "x1", "x2"))
    return table, model.fit(table.slice(0, rows)).model_


@pytest.mark.parametrize("lost", [1, 400, 4000])
def test_passes_end_although_rows_get_lost(lost: int) -> None:
    table, fitted = overlapping()
    some = Sample(table=table.slice(10_000, 4000), n_rows=20_000, by="id")
    done = converge(cast(Any, Dwindling(table, lost)), fitted, held=some)
    assert done.converged
    assert done.n_passes < 60
    assert done.n_rows == 20_000 - lost


@pytest.mark.parametrize("max_iter", [1, 2, 4])
@pytest.mark.parametrize("held", [60, 300])
def test_the_last_of_too_few_passes_is_no_guess(
    monkeypatch: pytest.MonkeyPatch, max_iter: int, held: int
) -> None:
    table, fitted = overlapping()
    some = Sample(table=table.slice(10_000, held), n_rows=20_000, by="id")
    seen: list[float] = []
    with DuckSource(table) as source:
        told = source.step

        def step(model: cl.SegmentationModel, *, close: bool = False) -> Step:
            found = told(model, close=True)
            seen.append(found.inertia(model.centroids))
            return found

        monkeypatch.setattr(source, "step", step)
        done = converge(source, fitted, held=some, max_iter=max_iter)
    assert not done.converged
    assert done.inertia <= min(seen[:max_iter]) * (1 + 1e-12)


def test_a_group_without_rows_among_those_held_stays() -> None:
    x = np.concatenate([np.linspace(-1, 1, 500), np.linspace(9, 11, 500), [60.0] * 4])
    table = pa.table({"x": x})
    fitted = cl.Segmenter(n_clusters=3, random_state=0, scale="none", winsorise=False)
    model = fitted.fit(table).model_
    with DuckSource(table) as source:
        some = Sample(table=table.slice(0, 1000), n_rows=1004, by="id")
        done = converge(source, model, held=some)
        none = converge(source, model, held=Sample(table=table.slice(0, 0), n_rows=1004, by="id"))
    assert sorted(done.model.centroids.ravel()) == pytest.approx([0.0, 10.0, 60.0], abs=1e-9)
    assert none.inertia == pytest.approx(done.inertia)


def test_a_table_that_gets_wide_when_it_is_prepared_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table, fitted = overlapping()
    monkeypatch.setattr(converge_module, "_PREPARED", 3 * 15_000)
    whole = Sample(table=table, n_rows=20_000, by="all")
    with DuckSource(table) as source:
        plain = converge(source, fitted)
        done = converge(source, fitted, held=whole)
        some = converge(source, fitted, held=replace(whole, by="id"))
    assert done.n_passes == plain.n_passes  # no row is prepared here
    assert done.model.centroids == pytest.approx(plain.model.centroids)
    assert 1 < some.n_passes < plain.n_passes  # those that may be are a sample


def test_the_sample_is_the_smallest_hashes_of_the_ids(opened: Open) -> None:
    table = shop(3000)
    source = opened(table)
    sample = source.sample(200, seed=7, key="customer")
    ids = table["customer"].to_pylist()
    hashes = {each: hashlib.md5(f"7:{each}".encode()).hexdigest() for each in ids}
    expected = sorted(ids, key=hashes.__getitem__)[:200]
    assert sorted(sample.table["customer"].to_pylist()) == sorted(expected)
    assert (sample.n_rows, sample.by) == (3000, "id")
    other = source.sample(200, seed=8, key="customer").table["customer"].to_pylist()
    assert sorted(other) != sorted(expected)


def test_ids_as_texts_and_as_whole_floats_are_the_same_customers(opened: Open) -> None:
    table = shop(3000)
    texts = [str(each) for each in table["customer"].to_pylist()]
    plain = opened(table).sample(100, key="customer").table["customer"].to_pylist()
    for ids in (texts, [f" {each} " for each in texts], [float(each) for each in texts]):
        other = opened(table.set_column(0, "customer", [ids]))
        found = other.sample(100, key="customer").table["customer"].to_pylist()
        assert sorted(int(float(each)) for each in found) == sorted(plain)


def test_ids_with_strange_letters_hash_as_utf8(opened: Open) -> None:
    ids = [f"Zoë-{i} 'x' 日" for i in range(500)]
    source = opened(pa.table({"id": ids, "x": np.arange(500.0)}))
    found = source.sample(20, seed=1, key="id").table["id"].to_pylist()
    expected = sorted(ids, key=lambda each: hashlib.md5(f"1:{each}".encode()).hexdigest())[:20]
    assert sorted(found) == sorted(expected)


def test_repeated_and_missing_ids_still_fill_the_sample(opened: Open) -> None:
    ids = [1] * 900 + [None] * 50 + [2] * 50
    source = opened(pa.table({"id": pa.array(ids, pa.int64()), "x": np.arange(1000.0)}))
    assert source.sample(100, key="id").table.num_rows == 100


def test_without_ids_the_values_decide_and_equal_rows_go_together(opened: Open) -> None:
    values = np.repeat(np.arange(500.0), 2)
    source = opened(pa.table({"x": values, "y": values}))
    first = source.sample(100)
    assert first.by == "values"
    found = sorted(first.table["x"].to_pylist())
    assert len(found) == 100
    assert len(set(found)) == 50
    assert found == sorted(source.sample(100).table["x"].to_pylist())


def test_a_smaller_sample_is_the_beginning_of_a_larger_one(opened: Open) -> None:
    source = opened(shop(3000))
    some, fewer = (source.sample(n, seed=7, key="customer") for n in (400, 150))
    taken = first_of(some, 150, seed=7, key="customer")
    assert taken.table["customer"].to_pylist() == fewer.table["customer"].to_pylist()
    assert (taken.n_rows, taken.by) == (3000, "id")
    assert first_of(fewer, 400) is fewer


def test_the_sample_of_a_table_that_is_held_is_that_of_its_engine(opened: Open) -> None:
    source = opened(shop(3000))
    held = held_of(source, seed=7, key="customer")
    assert (held.by, held.table.num_rows) == ("all", 3000)
    taken = first_of(held, 150, seed=7, key="customer")
    there = source.sample(150, seed=7, key="customer")
    assert taken.table["customer"].to_pylist() == there.table["customer"].to_pylist()
    assert (taken.n_rows, taken.by) == (3000, "id")


def test_fewer_rows_are_held_of_long_texts() -> None:
    numbers = {"id": np.arange(3000), "x": np.arange(3000.0)}
    with DuckSource(pa.table({**numbers, "note": ["short"] * 3000})) as source:
        assert held_of(source, key="id", cells=3000).table.num_rows == 1000
    with DuckSource(pa.table({**numbers, "note": ["long " * 100] * 3000})) as source:
        held = held_of(source, key="id", cells=3000)
        assert 50 < held.table.num_rows < 100
        assert held.table.nbytes <= 3000 * 16
        assert held_of(source, key="id", cells=3000, least=500).table.num_rows == 500
        assert held_of(source, key="id", cells=9000).table.num_rows < 300  # that would be all


def test_a_small_table_is_taken_as_a_whole(opened: Open) -> None:
    sample = opened(shop(50)).sample(100, key="customer")
    assert (sample.table.num_rows, sample.by) == (50, "all")


def test_an_unknown_id_column_is_named(opened: Open) -> None:
    with pytest.raises(InputError, match=r'no column "costumer".*"customer"'):
        opened(shop(50)).sample(10, key="costumer")


def test_aggregates_are_those_of_numpy(
    opened: Open, fitted: tuple[pa.Table, cl.SegmentationModel]
) -> None:
    table, model = fitted
    schema = cl.read_table(table).schema
    source = opened(table)
    every = source.aggregate(schema, centres={"spend": 5e6})
    spend = table["spend"].to_numpy()
    found = every.number("spend")
    assert found is not None
    assert every.sizes.tolist() == [4000]
    assert found.mean[0] == pytest.approx(spend.mean(), rel=1e-12)
    assert found.deviation[0] == pytest.approx(spend.std(), rel=1e-9)
    assert (found.low[0], found.high[0]) == pytest.approx((spend.min(), spend.max()), rel=1e-12)
    visits = every.number("visits")
    assert visits is not None
    assert visits.n[0] == 4000 - table["visits"].null_count
    labels = assign(model.plan.transform(held(table, model)).X, model.centroids).labels
    groups = source.aggregate(schema, model=model, centres={"spend": 5e6})
    assert groups.sizes.tolist() == np.bincount(labels, minlength=3).tolist()
    by_group = groups.number("spend")
    assert by_group is not None
    assert by_group.mean == pytest.approx([spend[labels == j].mean() for j in range(3)])
    town = np.array(table["town"].to_pylist())
    (levels,) = groups.levels
    expected = [
        [np.sum((labels == j) & (town == each)) for each in levels.levels] for j in range(3)
    ]
    assert levels.counts.tolist() == expected


def test_aggregates_of_an_empty_segment_are_none(
    opened: Open, fitted: tuple[pa.Table, cl.SegmentationModel]
) -> None:
    table, model = fitted
    far = model.centroids.copy()
    far[2] = 1e6
    schema = cl.read_table(table).schema
    found = opened(table).aggregate(schema, model=replace(model, centroids=far))
    spend = found.number("spend")
    assert spend is not None
    assert (found.sizes[2], spend.n[2]) == (0, 0)
    assert np.isnan([spend.mean[2], spend.deviation[2], spend.low[2]]).all()


def test_columns_say_what_they_hold(opened: Open) -> None:
    found = {each.name: each.holds for each in opened(shop(10)).columns()}
    assert found == {"customer": "whole", "spend": "number", "visits": "number", "town": "text"}


def target_of(source: Source, folder: Path) -> str:
    """Return where an engine can write."""
    if isinstance(source, PostgresSource):
        return '"Scored; \'é\' ""it""."'
    return str(folder / "scored.parquet")


def ids_and_segments(source: Source, target: str) -> dict[Any, tuple[int, str]]:
    """Return what was written, by id."""
    if isinstance(source, PostgresSource):
        rows = rows_of(source.address.uri, f"SELECT * FROM {target}")
    elif Path(target).exists():
        rows = pq.read_table(target).to_pylist()
    else:
        raise AssertionError(f"nothing was written to {target} by {source.engine}")
    return {row["customer"]: (row["segment"], row["segment_name"]) for row in rows}


def test_scores_are_those_of_the_model(
    opened: Open, fitted: tuple[pa.Table, cl.SegmentationModel], tmp_path: Path
) -> None:
    table, model = fitted
    named = model.with_names(('It\'s "best"', "<b>", "=1+1"))
    source = opened(table)
    target = target_of(source, tmp_path)
    done = source.score(named, target, key="customer")
    labels = assign(model.plan.transform(held(table, model)).X, model.centroids).labels
    expected = {
        key: (int(label) + 1, named.names[label])
        for key, label in zip(table["customer"].to_pylist(), labels, strict=True)
    }
    assert ids_and_segments(source, target) == expected
    assert (done.n_rows, sum(done.sizes)) == (4000, 4000)
    with pytest.raises(cl.errors.OutputError, match="exists already"):
        source.score(named, target, key="customer")
