"""Names of groups that are mere cuts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustomer.describe.cuts import best_cut, cut_names
from clustomer.describe.profile import make_profile
from clustomer.describe.records import Resampled
from clustomer.describe.statements import title


def halves(make_table, **more):
    """A table of an even column that is cut in two at 50.5, and a second one beside it."""
    values = np.arange(1, 101, dtype=float)
    spec = {"values": values, "label": "Annual Income", "kind": "amount", "unit": "k$"}
    table = make_table(income=spec, **more)
    return table, (values > 50).astype(int)


def test_groups_are_named_by_the_cut(make_table) -> None:
    table, labels = halves(make_table)
    profile = make_profile(table, labels)
    assert cut_names(profile, table, labels) == (
        "Group A: cut at income below 50.5\xa0k$",
        "Group B: cut at income above 50.5\xa0k$",
    )


def test_an_unstable_marker_is_no_cut(make_table) -> None:
    other = {"values": np.tile([1.0, 2.0], 50) + np.repeat([0, 1], 50), "label": "Visits"}
    table, labels = halves(make_table, visits=other)
    unsure = Resampled(low=-1.0, high=2.0, sign_share=0.89)
    resampled = {(i, "income", None): unsure for i in (0, 1)}
    names = cut_names(make_profile(table, labels, resampled=resampled), table, labels)
    assert names == ("Group A: cut at visits below 1.5", "Group B: cut at visits above 1.5")


def test_groups_that_only_levels_mark_keep_their_words_and_others_say_so(make_table) -> None:
    codes = np.repeat([0, 1], 50)
    level = {"values": codes, "kind": "category", "levels": ["web", "shop"], "label": "Channel"}
    table = make_table(channel=level)
    assert cut_names(make_profile(table, codes), table, codes) == (
        "Group A: mostly web",
        "Group B: mostly shop",
    )
    even = np.tile([0, 1], 50)
    assert cut_names(make_profile(table, even), table, even) == (
        "Group A: average customers",
        "Group B: average customers",
    )
    alone = np.zeros(100, dtype=int)
    assert cut_names(make_profile(table, alone), table, alone) == ("All customers",)


def test_a_title_says_the_letter_once(make_table) -> None:
    table, labels = halves(make_table)
    names = cut_names(make_profile(table, labels), table, labels)
    profile = make_profile(table, labels, names=names)
    assert title(profile.segments[0]) == "A (cut at income below 50.5 k$)"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-5, 5), st.booleans()), min_size=2, max_size=30), st.booleans()
)
def test_no_other_value_separates_better(rows: list[tuple[int, bool]], above: bool) -> None:
    values, inside = (np.array(part) for part in zip(*rows, strict=True))
    if inside.all() or not inside.any() or len(set(values)) == 1:
        return
    sides = [values > t if above else values < t for t in np.arange(-5.5, 6)]
    cut = best_cut(values.astype(float), inside, above=above)
    side = values > cut if above else values < cut
    reached = side[inside].mean() - side[~inside].mean()
    every = [s for s in sides if s.any() and not s.all()]
    assert reached == pytest.approx(max(s[inside].mean() - s[~inside].mean() for s in every))
