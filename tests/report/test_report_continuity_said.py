"""The page of a comparison: its noun, its language, and what it hides."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from typer.testing import CliRunner

import clustomer as cl
from clustomer._language import speaking
from clustomer.apps.cli.main import app
from clustomer.cluster.reference import ColumnReference, counts_of_both
from clustomer.errors import InputError
from clustomer.report.continuity import continuity_document, continuity_from
from clustomer.report.figures.continuity import plot_migration
from clustomer.report.html.continuity import render_continuity
from clustomer.segments.compare import compare
from clustomer.segments.continuity import Continuity, Migration
from clustomer.stats.suppression import hidden_cells

COLUMNS = ("age", "spend", "visits")


def shapeless(seed: int, n: int = 400) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    values = {name: rng.normal(100, 15, n).round(1) for name in COLUMNS}
    return {"id": [f"c{i:04d}" for i in range(n)], **values}


def grouped(seed: int, n: int = 400) -> dict[str, Any]:
    rng = np.random.default_rng(seed)
    group = np.arange(n) % 3
    values = {name: rng.normal(group * 30 + 100, 2, n).round(1) for name in COLUMNS}
    return {"id": [f"c{i:04d}" for i in range(n)], **values}


def saved(path: Path, table: dict[str, Any], **options: Any) -> Path:
    study = cl.run_study(table, n_clusters=3, quick=True, **options)
    study.save(str(path))
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("page") / "made", shapeless(1), features=COLUMNS)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("page") / "found", grouped(1), features=COLUMNS)


def words_of(page: str) -> str:
    body = re.sub(r"<style.*?</style>|<[^>]*>", " ", page, flags=re.S)
    return html.unescape(body)


# -- the noun -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "segment", "group"),
    [
        ("en", r"\bsegments?\b", "groups"),
        ("de", r"Segmente?n?s?\b", "Gruppen"),
        ("fr", r"\bsegments?\b", "groupes"),
        ("es", r"\bsegmentos?\b", "grupos"),
    ],
)
def test_a_page_says_what_the_report_says(
    made: Path, found: Path, lang: str, segment: str, group: str
) -> None:
    for path, table, is_made in ((made, shapeless(2), True), (found, grouped(2), False)):
        with speaking(lang):
            known = compare(path, table)
            page = words_of(render_continuity(known, date=""))
        assert known.is_made is is_made
        assert bool(re.search(segment, page, re.I)) is not is_made
        assert (group.lower() in page.lower()) is is_made


def test_the_noun_is_that_of_what_holds_from_now_on(made: Path, found: Path) -> None:
    assert compare(made, found).is_made is False
    assert compare(found, made).is_made is True


def test_german_groups_are_feminine(made: Path) -> None:
    with speaking("de"):
        page = words_of(render_continuity(compare(made, shapeless(2)), date=""))
    assert "Kunden jeder Gruppe damals" in page
    assert "jedem Gruppe" not in page


# -- another language -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def refreshed(found: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "refreshed"
    cl.refresh(found, grouped(2)).save(str(path))
    return path


@pytest.mark.parametrize("lang", ["de", "fr", "es"])
def test_a_file_is_said_again_as_it_would_have_been_said(found: Path, lang: str) -> None:
    known = compare(found, shapeless(2))
    with speaking(lang):
        there = compare(found, shapeless(2))
    document = json.loads(json.dumps(continuity_document(known)))
    assert document["lang"] == "en"
    assert continuity_from(document).to_dict() == known.to_dict()
    with speaking(lang):
        again = continuity_from(document)
        assert render_continuity(again, date="") == render_continuity(there, date="")
    assert [one.sentence for one in again.reasons] == [one.sentence for one in there.reasons]
    assert [one.sentence for one in again.unknown] == [one.sentence for one in there.unknown]
    assert again.sentence == there.sentence != known.sentence


def test_the_command_says_both_pages_again(refreshed: Path) -> None:
    result = CliRunner().invoke(app, ["report", str(refreshed), "--lang", "de"])
    assert result.exit_code == 0, result.output
    page = (refreshed / "continuity.html").read_text("utf-8")
    assert '<html lang="de">' in page
    assert "Aufgefrischt: 3 von 3 Segmenten" in page
    assert "Customers" not in words_of(page)
    assert CliRunner().invoke(app, ["report", str(refreshed)]).exit_code == 0
    assert "Refreshed: 3 of 3" in (refreshed / "continuity.html").read_text("utf-8")


def test_a_damaged_file_is_refused(refreshed: Path, tmp_path: Path) -> None:
    document = json.loads((refreshed / "continuity.json").read_text("utf-8"))
    for damage in ({"segments": 3}, {"wording": {"/sentence": {"said again": ["no", [], {}]}}}):
        with speaking("de"), pytest.raises(InputError, match=r"continuity\.json is damaged"):
            continuity_from({**document, **damage})


def test_a_file_without_wording_keeps_its_language(refreshed: Path) -> None:
    document = json.loads((refreshed / "continuity.json").read_text("utf-8"))
    del document["wording"], document["lang"]
    with speaking("de"):
        assert continuity_from(document).sentence.startswith("Refreshed")


# -- small studies --------------------------------------------------------------------------


def moved(found: Path, counts: list[list[int]]) -> Continuity:
    table = np.array(counts)
    known = compare(found, grouped(1))
    migration = Migration(
        basis="customers", counts=table, value=None, value_column=None, arrived=(0, 0, 0),
        gone=(0, 0, 0), n=int(table.sum()), n_moved=int(table.sum() - np.trace(table)),
    )  # fmt: skip
    return replace(known, migration=migration)


def test_a_small_study_has_totals_where_no_flow_can_be_shown(found: Path) -> None:
    page = render_continuity(moved(found, [[60, 9, 0], [0, 70, 9], [9, 0, 50]]), date="")
    said = words_of(page)
    assert "none is shown" in said
    assert "180 of 207 customers" in said
    assert "27 moved" in said
    assert 'id="table-moves"' not in page
    large = render_continuity(moved(found, [[60, 20, 0], [0, 70, 20], [20, 0, 50]]), date="")
    assert "none is shown" not in large
    assert 'id="table-moves"' in large


def test_where_all_is_hidden_the_total_is_said_only_if_it_gives_nothing_away(found: Path) -> None:
    few = moved(found, [[60, 2, 0], [0, 70, 1], [0, 0, 50]])
    page = words_of(render_continuity(few, date=""))
    assert "none is shown" in page
    assert "would give counts away too" in page
    assert "3 of 183" not in page
    assert few.steps is None


def _around(i: int, r: int, j: int, c: int) -> np.ndarray:
    """Move customers around a rectangle: no total changes."""
    moves = np.zeros((3, 3), dtype=int)
    moves[i, j] = moves[r, c] = 1
    moves[i, c] = moves[r, j] = -1
    return moves


def test_a_figure_leaves_no_gap_as_wide_as_a_hidden_flow() -> None:
    counts = np.array([[60, 9, 30], [40, 50, 3], [2, 30, 60]])
    hidden = hidden_cells(counts)
    assert not hidden.all()
    around = next(
        turned
        for i, r in permutations(range(3), 2)
        for j, c in permutations(range(3), 2)
        if hidden[np.ix_([i, r], [j, c])].all()
        and np.array_equal(hidden_cells(turned := counts + _around(i, r, j, c)), hidden)
    )
    edges = []
    for changed in (counts, around):
        migration = Migration(
            basis="customers", counts=changed, value=None, value_column=None,
            arrived=(0, 0, 0), gone=(0, 0, 0), n=int(changed.sum()), n_moved=0,
        )  # fmt: skip
        ax = plot_migration(migration, partner=[0, 1, 2])
        flows = [each.get_paths()[0].vertices for each in ax.collections]
        edges.append(np.concatenate([flow[:, 1] for flow in flows]))
        plt.close(ax.figure)  # type: ignore[arg-type]
    assert edges[0] == pytest.approx(edges[1])


# -- two studies without a table ------------------------------------------------------------


def test_counts_in_shared_bins_by_hand() -> None:
    old = ColumnReference(column="a", cuts=(1.0, 2.0, 5.0), counts=(10, 20, 30, 40), n_missing=3)
    new = ColumnReference(column="a", cuts=(2.0, 4.0, 5.0), counts=(11, 12, 13, 14), n_missing=0)
    assert counts_of_both(old, new) == ((30, 30, 40, 3), (11, 25, 14, 0))
    apart = ColumnReference(column="a", cuts=(1.5,), counts=(11, 12), n_missing=0)
    assert counts_of_both(old, apart) is None
    levels = ColumnReference(column="b", levels=("x", "y"), counts=(10, 20, 5), n_missing=1)
    others = ColumnReference(column="b", levels=("y", "z"), counts=(30, 40, 0), n_missing=2)
    assert counts_of_both(levels, others) == ((20, 15, 1), (30, 40, 2))
    assert counts_of_both(old, levels) is None


def test_drift_of_two_studies_is_that_of_shared_bins(found: Path, tmp_path: Path) -> None:
    known = compare(found, found)
    assert {one.name: one.psi for one in known.drift} == dict.fromkeys(COLUMNS, 0.0)
    table = {"id": grouped(1)["id"], **{name: (np.arange(400) % 5) for name in COLUMNS}}
    more = {**table, "age": np.where(np.arange(400) < 200, 0, table["age"])}
    kinds = {"features": COLUMNS, "kinds": dict.fromkeys(COLUMNS, "number")}
    one, two = (saved(tmp_path / name, each, **kinds) for name, each in
                (("one", table), ("two", more)))  # fmt: skip
    drifted = {each.name: each for each in compare(one, two).drift}
    by_table = {each.name: each for each in compare(one, two, table=more).drift}
    assert drifted["age"].alarm
    assert not drifted["spend"].alarm
    assert drifted["age"].psi <= by_table["age"].psi + 1e-12  # bins that were joined show less


def test_columns_without_a_shared_limit_are_named(found: Path, made: Path) -> None:
    far = {code.code: code for code in compare(found, made).unknown}
    assert set(far["unknown.apart"].params["columns"]) <= set(COLUMNS)
    assert "unknown.no_table" in far
