from __future__ import annotations

import json
import math

import numpy as np
import pytest

from clustomer._text import letter
from clustomer.describe.profile import Profile, make_profile
from clustomer.describe.records import ColumnReference
from clustomer.errors import InputError
from clustomer.stats.effects import eta_squared
from clustomer.stats.intervals import wilson_interval
from clustomer.table.schema import Role


def test_two_segments_by_hand(make_table) -> None:
    table = make_table(
        value="x",
        x={"values": [1, 3, 5, 7, 100]},
    )
    profile = make_profile(table, np.array([0, 0, 1, 1, -1]))
    assert profile.n == 4
    first, second = profile.segments
    assert (first.n, first.share, first.value_share, first.letter) == (2, 0.5, 0.25, "A")
    assert (first.numeric[0].mean, first.numeric[0].median) == (2.0, 2.0)
    assert first.numeric[0].difference == pytest.approx(-4 / math.sqrt(2))
    assert (first.numeric[0].word, second.numeric[0].word) == ("very_low", "very_high")
    assert (profile.population[0].mean, profile.population[0].n) == (4.0, 4)
    assert profile.population[0].difference is None
    assert profile.separation[0].eta_squared == pytest.approx(0.8)


def levels_table(make_table, counts: list[list[int]], levels: list[str]) -> tuple:
    """Return a table with these numbers of customers in each segment and level, and labels."""
    cells = [(i, j) for i, row in enumerate(counts) for j, n in enumerate(row) for _ in range(n)]
    labels, codes = (np.array(values) for values in zip(*cells, strict=True))
    spec = {"values": codes, "kind": "category", "role": "descriptor", "levels": levels}
    return make_table(c=spec), labels


def test_levels_by_hand(make_table) -> None:
    profile = make_profile(*levels_table(make_table, [[20, 20], [0, 20]], ["a", "b"]))
    b, a = profile.segments[0].levels  # the most frequent first
    assert (b.level, b.n, b.share, b.population_share) == ("b", 20, 0.5, pytest.approx(2 / 3))
    assert b.lift == pytest.approx(0.75)
    assert (b.low, b.high) == (wilson_interval(20, 40).low, wilson_interval(20, 40).high)
    assert (a.shown, a.lift) == (True, pytest.approx(1.5))


def test_small_cells_are_not_in_the_profile(make_table) -> None:
    table, labels = levels_table(
        make_table,
        [[40, 30, 20, 3], [40, 30, 20, 12], [40, 30, 20, 10], [40, 30, 20, 0]],
        list("abcd"),
    )
    profile = make_profile(table, labels)
    shown = [[level.level for level in s.levels if level.shown] for s in profile.segments]
    # 3 is small; the rectangle with the fewest further customers protects it: 20, 10 and 20;
    # nobody has the fourth level in the fourth segment, which may be said
    assert shown == [["a", "b"], ["a", "b", "c", "d"], ["a", "b"], ["a", "b", "c", "d"]]
    assert (profile.segments[3].levels[3].n, profile.segments[3].levels[3].lift) == (0, 0.0)
    for segment in profile.to_dict()["segments"]:
        for level in segment["levels"]:
            values = [level[name] for name in ("n", "share", "low", "high", "lift")]
            assert all((value is not None) == level["shown"] for value in values)
            assert level["population_share"] is not None
    assert profile.segments[0].levels[3].n is None


def test_a_small_cell_may_be_protected_by_the_levels_that_are_not_listed(make_table) -> None:
    counts = [[30] * 19 + [5] + [12, 8], [30] * 19 + [25] + [12, 8]]
    table, labels = levels_table(make_table, counts, [f"level {j}" for j in range(22)])
    for segment in make_profile(table, labels).segments:
        hidden = [level.level for level in segment.levels if not level.shown]
        assert len(segment.levels) == 20
        assert hidden == ["level 19"]


def test_hidden_levels_mark_nothing(make_table) -> None:
    counts = [[95, 5], [10, 90], [10, 190]]
    first, second, third = make_profile(*levels_table(make_table, counts, ["a", "b"])).segments
    assert first.level_markers == ()  # 5 customers hide the other 95, and the 10 and 90
    assert second.level_markers == ()
    assert [level.n for level in third.levels] == [190, 10]


def test_between_shares_sum_the_prepared_columns_of_a_source(make_table) -> None:
    table = make_table(
        x={"values": [0, 0, 1, 1]}, y={"values": [0, 1, 0, 1]}, z={"values": [1] * 4}
    )
    prepared = np.array([[0.0, 0.0, 0.0], [0.0, 2.0, 1.0], [3.0, 2.0, 0.0], [3.0, 4.0, 1.0]])
    profile = make_profile(
        table, np.array([0, 0, 1, 1]), prepared=prepared, prepared_sources=["x", "x", "y"]
    )
    parts = {part.column: part.between_share for part in profile.separation}
    assert parts == {"x": 1.0, "y": 0.0, "z": None}  # 9 + 4 of 13, 0 of 13
    mixed = make_profile(
        table, np.array([0, 1, 0, 1]), prepared=prepared, prepared_sources=["x", "x", "y"]
    )
    shares = {part.column: part.between_share for part in mixed.separation}
    assert shares["x"] == pytest.approx(4 / 5)  # 0 + 4 against 1
    assert shares["y"] == pytest.approx(1 / 5)


def test_features_are_compared_as_they_were_clustered(make_table) -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1], 200)
    log = rng.normal(0, 1, 400) + labels
    spend, beside = np.exp(log), np.exp(log)
    spend[0] = 1e5  # one customer decides the means
    spend[-1] = np.nan
    table = make_table(
        spend={"values": spend, "label": "Spend"},
        beside={"values": beside, "label": "Beside", "role": "descriptor"},
    )
    prepared = np.clip(np.log(np.nan_to_num(spend, nan=1.0)), -3, 4)[:, None]
    options = {"prepared": prepared, "prepared_sources": ["spend"]}
    low, high = make_profile(table, labels, **options).segments
    seen = ~np.isnan(spend)
    a, b = (prepared[seen & (labels == i), 0] for i in (0, 1))
    pooled = (a.var() * len(a) + b.var() * len(b)) / (len(a) + len(b) - 2)
    part = high.number_of("spend")
    assert part.difference == pytest.approx((b.mean() - a.mean()) / math.sqrt(pooled))
    assert (part.word, high.name, low.name) == ("very_high", "High spend", "Low spend")
    assert part.median == pytest.approx(np.nanmedian(spend[labels == 1]))  # original units
    assert low.number_of("spend").mean == pytest.approx(spend[:200].mean())
    separation = make_profile(table, labels, **options).separation
    assert separation[0].eta_squared == pytest.approx(eta_squared(prepared[seen, 0], labels[seen]))
    assert separation[1].eta_squared == pytest.approx(eta_squared(beside, labels))
    raw = make_profile(table, labels)
    assert raw.segments[1].number_of("spend").difference < 0  # by the means alone
    assert raw.segments[1].number_of("beside") == high.number_of("beside")
    scaled = make_profile(table, labels, prepared=3 * prepared + 1, prepared_sources=["spend"])
    assert scaled.segments[1].number_of("spend").difference == pytest.approx(part.difference)
    weightless = make_profile(table, labels, prepared=0 * prepared, prepared_sources=["spend"])
    assert weightless.segments[1].number_of("spend") == raw.segments[1].number_of("spend")


def test_row_order_and_label_names_do_not_matter(shop) -> None:
    table, labels = shop
    rng = np.random.default_rng(1)
    prepared = np.column_stack([table.numbers("income"), table.numbers("score")])
    silhouettes = rng.random(table.n_rows)
    options = {"prepared_sources": ["income", "score"]}
    first = make_profile(table, labels, prepared=prepared, silhouettes=silhouettes, **options)
    order = rng.permutation(table.n_rows)
    second = make_profile(
        table.take(order),
        labels[order],
        prepared=prepared[order],
        silhouettes=silhouettes[order],
        **options,
    )
    assert first.to_dict() == second.to_dict()
    renamed = np.array([3, 2, 1, 0])
    third = make_profile(
        table, renamed[labels], prepared=prepared, silhouettes=silhouettes, **options
    )
    for old, new in enumerate(renamed):
        one, other = first.segments[old].to_dict(), third.segments[new].to_dict()
        for key in ("n", "share", "name", "value_share", "mean_silhouette", "numeric", "markers"):
            assert one[key] == other[key]
    assert [part.to_dict() for part in first.separation] == [
        part.to_dict() for part in third.separation
    ]


def test_rows_left_out_are_as_if_they_were_not_there(shop) -> None:
    table, labels = shop
    some = np.where(np.arange(table.n_rows) % 7 == 0, -1, labels)
    left = make_profile(table, some)
    cut = make_profile(table.take(some >= 0), some[some >= 0])
    assert left.to_dict() == cut.to_dict()


def test_markers_are_features_first_and_never_sensitive(make_table) -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat([0, 1], 60)
    far = labels * 3 + rng.normal(size=120)
    table = make_table(
        near={"values": labels * 0.2 + rng.normal(size=120)},
        used={"values": labels + rng.normal(size=120)},
        beside={"values": far, "role": "descriptor"},
        age={"values": far, "role": "sensitive"},
    )
    markers = make_profile(table, labels).segments[1].markers
    assert [(m.column, m.role) for m in markers] == [
        ("used", Role.FEATURE),
        ("beside", Role.DESCRIPTOR),
    ]


def test_level_markers_need_a_real_difference_and_enough_customers(shop) -> None:
    table, labels = shop
    segments = make_profile(table, labels).segments
    marker = segments[0].level_markers[0]
    assert (marker.column, marker.level) == ("channel", "web")
    assert marker.share - marker.population_share > 0.25
    assert marker.strength > 0
    for segment in segments:
        assert all(m.role is not Role.SENSITIVE for m in segment.level_markers)
        assert all(
            next(x for x in segment.levels if (x.column, x.level) == (m.column, m.level)).n >= 10
            for m in segment.level_markers
        )


def test_ordered_columns_are_numbers_and_levels(make_table) -> None:
    table = make_table(
        rating={
            "values": [0, 1, 2, 2],
            "kind": "ordered",
            "levels": ["low", "medium", "high"],
            "level_values": [1, 2, 5],
        },
        active={"values": [0, 1, 1, 1], "kind": "flag", "levels": ["no", "yes"]},
    )
    profile = make_profile(table, np.array([0, 0, 1, 1]))
    assert [part.column for part in profile.population] == ["rating"]
    assert profile.segments[1].numeric[0].mean == 5.0
    assert [level.level for level in profile.segments[0].levels] == [
        *("low", "medium", "high"),
        *("no", "yes"),
    ]
    assert profile.separation[1].eta_squared == 0.33  # 1 / 3, coarse since the cells are hidden


def test_a_segment_of_one_customer(make_table) -> None:
    table = make_table(x={"values": [1, 2, 3, 50]}, y={"values": [5, 5, 5, 5]})
    segment = make_profile(table, np.array([0, 0, 0, 1])).segments[1]
    assert segment.n == 1
    assert (segment.numeric[0].q05, segment.numeric[0].q95) == (50.0, 50.0)
    assert segment.numeric[0].difference == pytest.approx(48.0)
    assert segment.numeric[1].difference == 0.0  # constant column


def test_a_column_all_missing_in_a_segment(make_table) -> None:
    gap = np.nan
    table = make_table(
        x={"values": [1, 2, gap, gap]},
        c={"values": [0, 1, -1, -1], "kind": "category", "levels": ["a", "b"]},
    )
    profile = make_profile(table, np.array([0, 0, 1, 1]))
    part = profile.segments[1].numeric[0]
    assert part.n == 0
    assert math.isnan(part.mean)
    assert (part.difference, part.word) == (None, "average")
    assert math.isnan(profile.segments[1].levels[0].share)
    assert profile.segments[0].numeric[0].difference is None  # no one to compare with
    assert json.loads(json.dumps(profile.to_dict(), allow_nan=False))


def test_one_segment_and_an_empty_one(make_table) -> None:
    table = make_table(x={"values": [1.0, 2.0, 4.0]})
    alone = make_profile(table, np.zeros(3, dtype=int))
    assert alone.segments[0].markers == ()
    assert alone.segments[0].name == "All customers"
    gap = make_profile(table, np.array([0, 0, 2]))
    assert [segment.n for segment in gap.segments] == [2, 0, 1]


def test_value_share_needs_a_positive_total(make_table) -> None:
    table = make_table(value="v", v={"values": [1.0, -1.0], "role": "descriptor"})
    assert make_profile(table, np.array([0, 1])).segments[0].value_share is None


def test_letters_go_on_after_z() -> None:
    assert [letter(i) for i in (0, 25, 26, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"),
    ]


def test_given_names_are_kept(shop) -> None:
    table, labels = shop
    names = ("one", "two", "three", "four")
    profile = make_profile(table, labels, names=names)
    assert tuple(segment.name for segment in profile.segments) == names
    with pytest.raises(InputError, match="There are 2 names for 4 segments"):
        make_profile(table, labels, names=names[:2])


def test_what_does_not_fit_together_is_refused(shop) -> None:
    table, labels = shop
    with pytest.raises(InputError, match="There are 5 labels for 260 rows"):
        make_profile(table, labels[:5])
    with pytest.raises(InputError, match="No row has a segment"):
        make_profile(table, np.full(table.n_rows, -1))
    with pytest.raises(InputError, match="prepared matrix has shape"):
        make_profile(table, labels, prepared=np.zeros((260, 3)), prepared_sources=["income"])


def test_the_profile_survives_json(shop) -> None:
    profile = make_profile(*shop)
    again = Profile.from_dict(json.loads(json.dumps(profile.to_dict(), allow_nan=False)))
    assert again.to_dict() == profile.to_dict()
    assert list(profile.to_frame()["segment"]) == [1, 2, 3, 4]


def test_separation_stands_beside_its_reference(make_table) -> None:
    rng = np.random.default_rng(5)
    labels = np.repeat([0, 1, 2], 40)
    table = make_table(
        used={"values": labels + rng.normal(size=120)},
        beside={"values": rng.normal(size=120), "role": "descriptor"},
    )
    reference = ColumnReference(mean=0.4, high=0.5, n_nulls=19)
    used, beside = make_profile(table, labels, references={"used": reference}).separation
    assert (used.eta_null, used.eta_null_high, used.null) == (0.4, 0.5, "no_groups")
    assert used.n_nulls == 19
    assert (beside.eta_null, beside.eta_null_high) == (2 / 119, None)
    assert beside.null == "unrelated"
    corrected = 1 - (1 - beside.eta_squared) * 119 / 117
    assert beside.eta_corrected == pytest.approx(max(0.0, corrected))
    unknown = make_profile(table, labels).separation[0]
    assert (unknown.eta_null, unknown.null) == (None, "")


def test_unused_numbers_have_bootstrap_intervals_that_ignore_the_order_of_rows(make_table) -> None:
    rng = np.random.default_rng(6)
    labels = np.repeat([0, 1], 60)
    table = make_table(
        used={"values": labels + rng.normal(size=120)},
        beside={"values": labels + rng.normal(size=120), "role": "descriptor"},
    )
    used, beside = make_profile(table, labels).segments[1].numeric
    assert (used.difference_low, used.interval) == (None, "")
    assert beside.difference_low < beside.difference < beside.difference_high
    assert (beside.interval, beside.sign_share) == ("bootstrap", 1.0)
    order = rng.permutation(120)
    again = make_profile(table.take(order), labels[order]).segments[1].number_of("beside")
    assert again.difference_low == pytest.approx(beside.difference_low)
