"""Refreshing a study: segments keep their meaning, and every move has its cause."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import clustomer as cl
from clustomer.errors import ClustomerError, InputError, SchemaMismatchError

CENTRES = np.array([[0.0, 0], [30, 0], [0, 30], [30, 30], [60, 15], [15, 60]])


def customers(group: np.ndarray, seed: int = 0, centres: np.ndarray = CENTRES) -> dict[str, Any]:
    values = centres[group] + np.random.default_rng(seed).normal(0, 1.5, (len(group), 2))
    ids = [f"c{i:04d}" for i in range(len(group))]
    return {"customer_id": ids, "spend": values[:, 0] + 100, "visits": values[:, 1] + 100}


def groups(n: int = 600, k: int = 6) -> np.ndarray:
    return np.arange(n) % k


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("old") / "may"
    names = {"1": "First", "2": "Second"}
    found = cl.run_study(
        customers(groups()), n_clusters=6, features=["spend", "visits"], quick=True, names=names
    )
    found.save(str(path))
    return path


def test_the_same_table_moves_nobody_and_changes_no_name(old: Path) -> None:
    model = cl.load_model(old)
    found = cl.refresh(old, customers(groups()))
    assert found.continuity.migration is not None
    assert (found.continuity.migration.n, found.continuity.migration.n_moved) == (600, 0)
    assert [one.psi for one in found.continuity.drift] == [0.0] * 3
    assert found.study.model.names == model.names
    assert model.names[:2] == ("First", "Second")
    assert found.study.model.centroids == pytest.approx(model.centroids)
    steps = found.continuity.steps
    assert steps is not None
    assert (steps.n_stayed, steps.n_rows_model) == (600, 0)


def test_other_sizes_would_permute_the_segments_and_do_not(old: Path) -> None:
    model = cl.load_model(old)
    sizes = [40, 80, 120, 160, 200, 240]  # a fresh study would order by these
    group = np.repeat(np.arange(6), sizes)
    fresh = cl.run_study(customers(group, 1), n_clusters=6, features=["spend", "visits"],
                         quick=True)  # fmt: skip
    found = cl.refresh(old, customers(group, 1))
    assert found.study.model.names == model.names
    assert [one.letter for one in found.study.profile.segments] == list("ABCDEF")
    assert found.study.segmentation.inertia == pytest.approx(fresh.segmentation.inertia)
    assert sorted(found.study.model.sizes) == sizes
    assert list(found.study.model.sizes) != sorted(sizes, reverse=True)
    # the same centres in the same places
    then = model.plan.to_original(model.centroids)
    now = found.study.plan.to_original(found.study.model.centroids)
    for a, b in zip(then, now, strict=True):
        assert b.values == pytest.approx(a.values, abs=1.5)


def test_planted_moves_of_customers_are_theirs(old: Path) -> None:
    group = groups()
    moved = np.random.default_rng(3).choice(600, 60, replace=False)
    group[moved] = (group[moved] + 1) % 6
    steps = cl.refresh(old, customers(group)).continuity.steps
    assert steps is not None
    assert (steps.n_customer, steps.n_model, steps.n_both) == (60, 0, 0)
    assert steps.n_stayed == 540


def test_planted_moves_of_the_model_are_its_own(tmp_path: Path) -> None:
    """Known customers stay as they are; new ones at one end pull the borders along."""
    rng = np.random.default_rng(0)
    known = np.sort(rng.uniform(0, 100, 500))
    table = {"customer_id": [f"k{i}" for i in range(500)], "spend": known}
    options: dict[str, Any] = {"n_clusters": 3, "features": ["spend"], "quick": True}
    cl.run_study(table, **options).save(str(tmp_path / "old"))
    more = rng.uniform(80, 100, 150)
    later = {
        "customer_id": [*table["customer_id"], *(f"n{i}" for i in range(150))],
        "spend": np.concatenate([known, more]),
    }
    found = cl.refresh(tmp_path / "old", later)
    steps = found.continuity.steps
    assert steps is not None
    assert steps.n == 500
    assert steps.n_customer == steps.n_both == 0
    # the borders move: by hand, those between the old and the new ones
    old = cl.load_model(tmp_path / "old")
    seen = {name: np.asarray(values)[:500] for name, values in later.items()}
    differ = old.predict(seen) != found.study.model.predict(seen)
    assert steps.n_model == int(differ.sum()) > 5
    assert found.continuity.migration is not None
    assert sum(found.continuity.migration.arrived) == 150


def test_new_and_dissolved_segments_are_named_so(old: Path, tmp_path: Path) -> None:
    model = cl.load_model(old)
    gone = int(model.predict({"spend": [100.0], "visits": [100.0]})[0])
    centres = np.vstack([CENTRES, [72, 27]])
    group = np.repeat([1, 2, 3, 4, 5, 6], [100, 100, 100, 100, 100, 60])
    found = cl.refresh(old, customers(group, 2, centres))
    fates = [one.fate for one in found.continuity.segments]
    assert sorted(fates) == ["dissolved", *["kept"] * 5, "new"]
    (lost,) = (one for one in found.continuity.segments if one.fate == "dissolved")
    (fresh,) = (one for one in found.continuity.segments if one.fate == "new")
    assert (lost.then, lost.name) == (gone, model.names[gone])
    assert fresh.now == gone  # the place that is free
    assert fresh.name not in model.names
    for one in found.continuity.segments:
        if one.fate == "kept":
            assert one.then == one.now
            assert one.name == one.name_then
    found.save(str(tmp_path / "june"))
    page = (tmp_path / "june" / "continuity.html").read_text("utf-8")
    assert "dissolved" in page
    assert "c0001" not in page


def test_redefined_segments_get_names_of_their_own(old: Path) -> None:
    rng = np.random.default_rng(8)
    table = customers(groups())
    table["spend"], table["visits"] = 100 + 90 * rng.random(600), 100 + 90 * rng.random(600)
    found = cl.refresh(old, table)
    assert found.continuity.code == "redefined"
    assert not set(found.study.model.names) & set(cl.load_model(old).names)
    assert {one.fate for one in found.continuity.segments} == {"new", "dissolved"}


def test_history_is_a_chain_and_the_old_directory_the_way_back(old: Path, tmp_path: Path) -> None:
    before = {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in old.rglob("*") if p.is_file()}
    first, second = tmp_path / "june", tmp_path / "july"
    cl.refresh(old, customers(groups(), 4)).save(str(first))
    cl.refresh(first, customers(groups(), 5)).save(str(second))
    chain = cl.load_model(second).history
    assert [one.model for one in chain] == [
        cl.load_model(old).identity, cl.load_model(first).identity,
    ]  # fmt: skip
    assert chain[0].data == cl.load_model(old).fingerprint
    assert chain[0].names == cl.load_model(second).names
    after = {p: hashlib.sha256(p.read_bytes()).hexdigest() for p in old.rglob("*") if p.is_file()}
    assert after == before
    back = cl.refresh(old, customers(groups(), 4))
    assert back.study.model.identity == chain[1].model


def test_the_files_say_who_moved_and_why(old: Path, tmp_path: Path) -> None:
    group = groups()
    group[:12] = (group[:12] + 1) % 6
    table = customers(group)
    table["customer_id"][-1] = "=new"
    out = tmp_path / "june"
    found = cl.refresh(old, table, suppressed={"c0100"})
    found.save(str(out))
    with (out / "moves.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["customer_id"]: row for row in csv.DictReader(file)}
    assert [rows[f"c{i:04d}"]["why"] for i in range(12)] == ["customer"] * 12
    assert rows["c0050"]["why"] == "stayed"
    assert rows["'=new"]["why"] == "arrived"
    assert rows["c0100"]["now"] == rows["c0100"]["why"] == ""
    values = json.loads((out / "continuity.json").read_text("utf-8"))
    assert values["kind"] == "refresh"
    assert values["steps"]["n_customer"] == 12
    assert values["n_now"] == 599
    found.save(str(out), overwrite=True)  # everything in it is known as clustomer's own


def test_order_of_rows_does_not_matter(old: Path) -> None:
    table = customers(groups(), 6)
    turned = {name: list(values)[::-1] for name, values in table.items()}
    a, b = cl.refresh(old, table), cl.refresh(old, turned)
    assert (a.study.labels == b.study.labels[::-1]).all()
    assert a.continuity.steps == b.continuity.steps
    assert a.continuity.yardstick is not None
    assert b.continuity.yardstick is not None
    assert a.continuity.yardstick.median == pytest.approx(b.continuity.yardstick.median, abs=0.02)


def test_another_number_of_segments(old: Path) -> None:
    found = cl.refresh(old, customers(groups()), n_clusters=7)
    assert found.study.n_segments == 7
    assert found.study.model.names[:6] == cl.load_model(old).names
    assert len(set(found.study.model.names)) == 7


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"visits": None}, SchemaMismatchError, "visits"),
        ({"spend": ["much"] * 600}, ClustomerError, "spend"),
    ],
)
def test_what_cannot_be_refreshed_says_why(
    old: Path, change: dict[str, Any], error: type[Exception], message: str
) -> None:
    table = {k: v for k, v in {**customers(groups()), **change}.items() if v is not None}
    with pytest.raises(error, match=message):
        cl.refresh(old, table)


def test_wrong_words_are_said(old: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match='no setting "sed"'):
        cl.refresh(old, customers(groups()), sed=1)
    with pytest.raises(InputError, match="Cannot read the study"):
        cl.refresh(tmp_path, customers(groups()))


# -- letters --------------------------------------------------------------------------------

A, B, C, D = (0.0, 0.0), (30.0, 0.0), (0.0, 30.0), (-14.0, -14.0)


def at(*places: tuple[float, float], sizes: tuple[int, ...], seed: int) -> dict[str, Any]:
    return customers(np.repeat(np.arange(len(places)), sizes), seed, np.array(places))


def letter_at(model: Any, place: tuple[float, float]) -> str:
    where = {"spend": [place[0] + 100], "visits": [place[1] + 100]}
    return str(model.letters[int(model.predict(where)[0])])


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], list[Any]]:
    """Three studies: B dissolves where D appears, then D where the people of B are back."""
    root = tmp_path_factory.mktemp("chain")
    options: dict[str, Any] = {"features": ["spend", "visits"], "quick": True, "control": 0.2}
    studies: list[Any] = [
        cl.run_study(at(A, B, C, sizes=(250, 200, 150), seed=0), n_clusters=3, better="B",
                     **options)
    ]  # fmt: skip
    paths = [root / month for month in ("may", "june", "july")]
    studies[0].save(str(paths[0]))
    for old, new, places in zip(paths, paths[1:], ((A, D, C), (A, B, C)), strict=False):
        studies.append(cl.refresh(old, at(*places, sizes=(250, 40, 250), seed=1)))
        studies[-1].save(str(new))
    return paths, studies


def test_a_letter_never_comes_back_for_others(chain: tuple[list[Path], list[Any]]) -> None:
    paths, studies = chain
    models = [cl.load_model(path) for path in paths]
    assert [one.letters for one in models] == [
        ("A", "B", "C"), ("A", "D", "C"), ("A", "E", "C"),
    ]  # fmt: skip
    for place, letters in ((A, "AAA"), (C, "CCC")):
        assert [letter_at(one, place) for one in models] == list(letters)
    assert letter_at(models[0], B) == "B"
    assert letter_at(models[1], D) == "D"
    assert letter_at(models[2], B) == "E"  # B's place again, and other customers
    assert [one.marks for one in models] == [None, (0, 3, 2), (0, 4, 2)]
    assert [one.marks for one in models[2].history] == [None, (0, 3, 2)]
    for model in models:
        assert cl.SegmentationModel.from_json(model.to_json()).letters == model.letters
    for found, new, gone in zip(studies[1:], "DE", "BD", strict=True):
        fates = {(one.fate, one.letter) for one in found.continuity.segments}
        assert fates == {("kept", "A"), ("kept", "C"), ("new", new), ("dissolved", gone)}
        # the segment that --better meant has dissolved: nobody else is meant
        assert found.study.actions.one_step.better_by != "named"


def test_files_and_pages_go_by_the_letter(chain: tuple[list[Path], list[Any]]) -> None:
    paths, _ = chain
    for path, letters in zip(paths, ("ABC", "ADC", "AEC"), strict=True):
        result = json.loads((path / "result.json").read_text("utf-8"))
        assert [one["letter"] for one in result["segments"]] == list(letters)
        assert [one["number"] for one in result["segments"]] == [1, 2, 3]
        lists = {one.stem for one in (path / "audiences").iterdir()}
        assert lists == {"arms", *letters, *(f"{letter}-control" for letter in letters)}
        page = (path / "report.html").read_text("utf-8")
        assert set(re.findall(r'id="segment-([a-z]+)"', page)) == set(letters.lower())
        assert colours(page) == {letter: ord(letter) - ord("A") for letter in letters}
        drawn = "".join(re.findall(r'<svg(?! class="bdg).*?</svg>', page, re.DOTALL))
        places = {str(ord(letter) - ord("A")) for letter in letters}
        assert set(re.findall(r"var\(--s(\d)\)", drawn)) == places
        live = json.loads(re.findall(r'id="live-data">(.*?)</script>', page)[0])
        assert [one["letter"] for one in live["segments"]] == list(letters)
        assert [one["style"] for one in live["segments"]] == [ord(x) - ord("A") for x in letters]
    for path, new, gone in zip(paths[1:], "DE", "BD", strict=True):
        page = (path / "continuity.html").read_text("utf-8")
        assert f"New letters: {new}; retired for good: {gone}." in page
        assert colours(page) == {letter: ord(letter) - ord("A") for letter in {*"AC", new, gone}}


def colours(page: str) -> dict[str, int]:
    """Return the colour of each letter on the badges of a page."""
    found = re.findall(r'class="bdg k(\d)".*?<text[^>]*>([A-Z]+)</text>', page)
    assert len(set(found)) == len({letter for _, letter in found})
    return {letter: int(colour) for colour, letter in found}


def test_where_nobody_is_who_they_were_all_letters_are_new(old: Path) -> None:
    table = customers(groups())
    rng = np.random.default_rng(8)
    table["spend"], table["visits"] = 100 + 90 * rng.random(600), 100 + 90 * rng.random(600)
    found = cl.refresh(old, table)
    assert found.study.model.letters == tuple("GHIJKL")
