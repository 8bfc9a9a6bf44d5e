"""The figures of the evidence, tested by what they draw, on real matplotlib Axes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise, permutations

import numpy as np
import pytest
from evidence_records import Evidence, make_evidence
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from study_records import make_blobs, make_profile, make_selection

import clustomer.report.figures.gallery as gallery
from clustomer._language import speaking
from clustomer.evidence.records import Flow, Robustness, SegmentAcross, Setting, Stability
from clustomer.evidence.stability import READINGS as RULES
from clustomer.report.figures.choice import plot_elbow, plot_silhouette_by_k
from clustomer.report.figures.evidence import plot_agreement, plot_null_dots, plot_score
from clustomer.report.figures.flows import plot_flows, shown_k
from clustomer.report.figures.robustness import drawn_settings, plot_robustness, setting_name
from clustomer.report.figures.stability import READINGS, median_share, plot_gorge, plot_jaccard
from clustomer.report.palette import LIGHT, SEGMENTS
from clustomer.report.text import speaking_of

BLOBS = make_blobs(k=5, seed=3)
PROFILE, SELECTION = make_profile(BLOBS), make_selection(BLOBS)


@pytest.fixture(scope="module")
def natural() -> Evidence:
    return make_evidence("natural", k=5)


@pytest.fixture(scope="module")
def made() -> Evidence:
    return make_evidence("constructive", k=3)


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def marks(ax: Axes) -> list[PathCollection]:
    return [c for c in ax.collections if isinstance(c, PathCollection)]


def test_every_null_set_is_a_dot_at_its_silhouette(natural: Evidence) -> None:
    ax = plot_null_dots(natural.assessment, 5, figure=Figure())
    dots, diamond = marks(ax)[0].get_offsets(), marks(ax)[-1].get_offsets()
    assert natural.assessment.structure is not None
    values = np.sort(natural.assessment.structure.null_values["silhouette"]["5"])
    low, high = ax.get_xlim()
    one_dot = 9.6 / 652 * (high - low)
    np.testing.assert_allclose(np.sort(dots[:, 0]), values, atol=one_dot / 2 + 1e-12)
    assert diamond[0][0] == natural.assessment[5].silhouette
    assert "your data: 0.56" in texts(ax)
    assert "99 data sets without groups" in texts(ax)
    for x in np.unique(dots[:, 0]):  # stacked one on the other, none over another
        heights = np.sort(dots[dots[:, 0] == x, 1])
        assert len(heights) == 1 or np.diff(heights).min() > 0


@pytest.mark.parametrize("n_nulls", [1, 9, 499])
@pytest.mark.parametrize("width", [356, 680])
def test_few_and_many_null_sets_stay_inside(n_nulls: int, width: int) -> None:
    found = make_evidence("constructive", k=3, n_nulls=n_nulls)
    ax = plot_null_dots(found.assessment, 3, figure=Figure(), width=width)
    dots = marks(ax)[0].get_offsets()
    assert len(dots) == n_nulls
    assert dots[:, 1].max() <= 1
    low, high = ax.get_xlim()
    assert ((dots[:, 0] > low) & (dots[:, 0] < high)).all()
    assert "your data: 0.166" in texts(ax)  # three decimals beside nulls that are as near


def test_an_untested_k_is_drawn_at_the_clearest(natural: Evidence, made: Evidence) -> None:
    ax = plot_null_dots(natural.assessment, 30, figure=Figure())
    best = max(natural.assessment.by_k, key=lambda one: one.z)
    assert marks(ax)[-1].get_offsets()[0][0] == best.silhouette
    nothing = replace(made.assessment, structure=None)
    assert texts(plot_null_dots(nothing, 3, figure=Figure())) == [
        "No data sets without groups were drawn."
    ]


def test_agreement_draws_quantiles_and_the_limit(natural: Evidence) -> None:
    ax = plot_agreement(natural.assessment, 5, figure=Figure())
    for i, one in enumerate(natural.assessment.by_k):
        thin, thick = ax.lines[2 * i], ax.lines[2 * i + 1]
        assert set(thin.get_xdata()) == {one.k}
        np.testing.assert_allclose(thin.get_ydata(), np.quantile(one.agreements, (0.05, 0.95)))
        np.testing.assert_allclose(thick.get_ydata(), np.quantile(one.agreements, (0.25, 0.75)))
    assert 0.8 in ax.lines[-1].get_ydata()
    assert {"0.80 needed", f"{natural.assessment[5].agreement:.2f}"} <= set(texts(ax))
    medians = {tuple(c.get_offsets()[0]) for c in marks(ax)}
    assert medians == {(one.k, one.agreement) for one in natural.assessment.by_k}


def test_score_has_a_stem_for_each_k(natural: Evidence, made: Evidence) -> None:
    ax = plot_score(natural.assessment, 5, figure=Figure())
    tops = {line.get_xdata()[0]: line.get_ydata()[1] for line in ax.lines}
    assert tops == {one.k: one.score for one in natural.assessment.by_k}
    assert f"{natural.assessment[5].score:.3f}" in texts(ax)
    below = plot_score(made.assessment, 3, figure=Figure())
    assert below.get_ylim()[0] < min(one.score for one in made.assessment.by_k) < 0


@pytest.mark.parametrize(
    ("draw", "fields"),
    [
        (plot_elbow, ("inertia_share", "null_inertia_low", "null_inertia_high")),
        (plot_silhouette_by_k, ("silhouette", "null_low", "null_high")),
    ],
)
def test_the_band_of_data_without_groups(
    natural: Evidence, draw: Callable[..., Axes], fields: tuple[str, ...]
) -> None:
    ax = draw(SELECTION, assessment=natural.assessment, figure=Figure())
    by_k = natural.assessment.by_k
    x, y = ax.lines[0].get_data()
    assert list(x) == [one.k for one in by_k]
    np.testing.assert_allclose(y, [getattr(one, fields[0]) for one in by_k])
    band = next(c for c in ax.collections if not isinstance(c, PathCollection))
    corners = band.get_paths()[0].vertices
    for one in by_k:
        at = corners[corners[:, 0] == one.k, 1]
        assert {at.min(), at.max()} == {getattr(one, name) for name in fields[1:]}
    assert {"your data", "no groups"} <= set(texts(ax))
    assert not any("bends" in written for written in texts(ax))


def test_k_beyond_the_test_is_hollow_and_without_a_band() -> None:
    found = make_evidence("natural", k=5, grid=range(2, 7))
    ax = plot_elbow(SELECTION, assessment=found.assessment, figure=Figure())
    assert list(ax.lines[0].get_xdata()) == [2, 3, 4, 5, 6]
    assert list(ax.lines[1].get_xdata()) == [6, 7, 8]
    assert to_hex(ax.lines[1].get_markerfacecolor()).upper() == LIGHT["paper"]
    aside = replace(found.assessment, steps=found.assessment.atoms)
    other_rows = plot_elbow(SELECTION, assessment=aside, figure=Figure())
    assert len(other_rows.lines) == 2  # the line and the mean of the band, nothing beyond
    assert other_rows.get_xlim() == ax.get_xlim()


def test_the_four_panels_share_their_axis_of_k() -> None:
    found = make_evidence("natural", k=5, grid=range(2, 7))
    drawn = [
        plot_elbow(SELECTION, assessment=found.assessment, figure=Figure()),
        plot_silhouette_by_k(SELECTION, assessment=found.assessment, figure=Figure()),
        plot_agreement(found.assessment, 5, k_values=range(2, 9), figure=Figure()),
        plot_score(found.assessment, 5, k_values=range(2, 9), figure=Figure()),
    ]
    assert len({ax.get_xlim() for ax in drawn}) == 1
    assert len({tuple(ax.get_position().bounds) for ax in drawn}) == 1


def test_jaccard_lines_are_ranges_over_the_reading_bands(natural: Evidence) -> None:
    assert natural.stability is not None
    ax = plot_jaccard(natural.stability, PROFILE, figure=Figure())
    ranges = [line.get_xdata() for line in ax.lines if len(set(line.get_ydata())) == 1]
    for found, one in zip(ranges, natural.stability.segments, strict=True):
        np.testing.assert_allclose(found, (one.low, one.high))
    means = [c.get_offsets()[0] for c in marks(ax)][::2]  # each is followed by its badge
    np.testing.assert_allclose(
        means, [(one.jaccard, y) for y, one in enumerate(natural.stability.segments)]
    )
    assert {"do not trust", "a pattern", "stable", "very stable"} <= set(texts(ax))
    assert ax.get_xlim() == (0.4, 1.0)
    assert sum(" to " in written for written in texts(ax)) == 5
    narrow = plot_jaccard(natural.stability, PROFILE, figure=Figure(), width=356)
    assert not any(" to " in written for written in texts(narrow))


def test_the_reading_bands_are_those_of_the_evidence() -> None:
    assert [(name, min(edge, 1.0)) for name, edge in RULES] == list(READINGS)


def test_low_ranges_widen_the_axis(made: Evidence) -> None:
    assert made.stability is not None
    low = tuple(replace(one, low=0.13) for one in made.stability.segments)
    ax = plot_jaccard(replace(made.stability, segments=low), PROFILE, figure=Figure(), width=356)
    assert ax.get_xlim()[0] == 0.1
    assert "stable" in texts(ax)


def test_hollow_marks_are_paper_inside(made: Evidence) -> None:
    assert made.stability is not None
    for hollow, colour in ((True, LIGHT["paper"]), (False, SEGMENTS[0].light)):
        ax = plot_jaccard(made.stability, PROFILE, figure=Figure(), hollow=hollow)
        assert to_hex(marks(ax)[0].get_facecolor()[0]).upper() == colour.upper()


def test_gorge_bars_are_counts(natural: Evidence) -> None:
    gorge = natural.gorge
    assert gorge is not None
    ax = plot_gorge(gorge, PROFILE, figure=Figure())
    counts = gorge.own_counts[0]
    heights = [-bar.get_height() for bar in ax.patches[: int((counts > 0).sum())]]
    np.testing.assert_allclose(
        np.array(heights) / max(heights), counts[counts > 0] / counts.max(), atol=1e-12
    )
    empty = replace(gorge, own_counts=gorge.own_counts * np.array([[1], [0], [1], [1], [1]]))
    letters = [t for t in texts(plot_gorge(empty, PROFILE, figure=Figure())) if len(t) == 1]
    assert letters == ["A", "C", "D", "E"]


def test_median_share_by_hand() -> None:
    edges = np.linspace(0, 1, 5)
    assert median_share(np.array([0, 4, 4, 0]), edges) == 0.5
    assert median_share(np.array([0, 0, 8, 0]), edges) == 0.625
    assert median_share(np.array([1, 0, 0, 3]), edges) == pytest.approx(0.75 + 0.25 / 3)


def blocks(ax: Axes) -> dict[tuple[int, float], float]:
    """Return the height of each block by k and top (a block of another k is drawn twice)."""
    return {
        (round(bar.get_x() + bar.get_width() / 2), round(bar.get_y(), 6)): bar.get_height()
        for bar in ax.patches
    }


def test_flow_blocks_are_as_high_as_they_have_customers(natural: Evidence) -> None:
    stability = natural.stability
    assert stability is not None
    ax = plot_flows(stability, PROFILE, figure=Figure())
    found = blocks(ax)
    for k in range(2, 8):
        sizes = sorted(one.n for one in stability.across if one.k == k)
        heights = np.array(sorted(height for (at, _), height in found.items() if at == k))
        np.testing.assert_allclose(heights / heights.sum(), np.array(sizes) / sum(sizes))
        tops = sorted((top, h) for (at, top), h in found.items() if at == k)
        assert all(a + h < b for (a, h), (b, _) in pairwise(tops))  # no block on another
    assert {"k\xa0=\xa02", "k\xa0=\xa07", "A", "E"} <= set(texts(ax))


def test_flow_colours_belong_to_the_shown_k(made: Evidence) -> None:
    assert made.stability is not None
    ax = plot_flows(made.stability, PROFILE, figure=Figure(), hollow=True)
    edges = {
        to_hex(bar.get_edgecolor()).upper()
        for bar in ax.patches
        if round(bar.get_x() + bar.get_width() / 2) == 3
    }
    assert edges == {style.light for style in SEGMENTS[:3]}
    written = [t for t in texts(ax) if t.startswith("0.")]
    low = [one for one in made.stability.across if one.stability and one.stability < 0.95]
    assert len(written) == len([one for one in low if one.k <= 7])


def tiny(flows: list[tuple[int, int, int, int]], k: int = 3) -> Stability:
    across = {(kk, child): 0 for kk, _, child, _ in flows}
    for kk, _, child, n in flows:
        across[kk, child] += n
    first = min(kk for kk, *_ in flows)
    for kk, parent, _, n in flows:
        if kk == first:
            across[kk - 1, parent] = across.get((kk - 1, parent), 0) + n
    return Stability(
        k=k, scheme="bootstrap", n_resamples=9, n_rows=90, segments=(),
        flows=tuple(Flow(k=kk, parent=p, child=c, n=n) for kk, p, c, n in flows),
        across=tuple(SegmentAcross(k=kk, segment=s, n=n, stability=1.0)
                     for (kk, s), n in across.items()))  # fmt: skip


def crossings(order: dict[int, list[int]], flows: list[tuple[int, int, int, int]]) -> int:
    return sum(
        n * m
        for i, (k, p, c, n) in enumerate(flows)
        for kk, pp, cc, m in flows[:i]
        if k == kk
        and (order[k - 1].index(p) - order[k - 1].index(pp))
        * (order[k].index(c) - order[k].index(cc))
        < 0
    )


def test_flows_cross_as_little_as_in_any_order() -> None:
    from clustomer.report.figures.flows import _ordered

    flows = [(3, 0, 2, 30), (3, 0, 0, 20), (3, 1, 1, 40), (3, 1, 2, 5),
             (4, 2, 0, 30), (4, 2, 3, 5), (4, 0, 1, 20), (4, 1, 2, 38), (4, 1, 3, 2)]  # fmt: skip
    sizes = {2: {0: 50, 1: 45}, 3: {0: 20, 1: 40, 2: 35}, 4: {0: 30, 1: 20, 2: 38, 3: 7}}
    found = _ordered(sizes, tiny(flows).flows)
    least = min(
        crossings(dict(zip((2, 3, 4), map(list, each), strict=True)), flows)
        for each in (
            (a, b, c)
            for a in permutations(range(2))
            for b in permutations(range(3))
            for c in permutations(range(4))
        )
    )
    assert crossings(found, flows) == least


def test_the_window_of_k_holds_the_shown_one() -> None:
    flows = [(k, 0, 0, 10) for k in range(3, 13)]
    assert shown_k(tiny(flows, 3)) == [2, 3, 4, 5, 6, 7]
    assert shown_k(tiny(flows, 9)) == [5, 6, 7, 8, 9, 10]
    assert shown_k(tiny(flows, 12)) == [7, 8, 9, 10, 11, 12]
    assert shown_k(tiny(flows, 9), 356) == [6, 7, 8, 9, 10]
    gap = [(k, 0, 0, 10) for k in (3, 4, 5, 12)]
    assert shown_k(tiny(gap, 12)) == [11, 12]
    alone = replace(tiny(gap[:3], 12), k=12)  # nothing flows into 12
    assert shown_k(alone) == [2, 3, 4, 5]
    assert shown_k(replace(tiny(flows), flows=(), across=())) == []
    empty = plot_flows(replace(tiny(flows), flows=(), across=()), PROFILE, figure=Figure())
    assert not empty.patches


def test_ticks_are_written_in_the_language(natural: Evidence) -> None:
    assert natural.gorge is not None
    assert natural.robustness is not None
    with speaking("de"):
        ax = plot_gorge(natural.gorge, PROFILE, figure=Figure())
        assert "0,4" in [tick.get_text() for tick in ax.get_xticklabels()]
        assert "0,4" in texts(plot_robustness(natural.robustness, figure=Figure()))


def test_robustness_has_a_line_for_each_re_run(made: Evidence) -> None:
    robust = make_evidence("constructive", k=3, complete=False).robustness
    assert robust is not None
    ax = plot_robustness(robust, figure=Figure())
    places = [c.get_offsets()[0] for c in marks(ax)]
    np.testing.assert_allclose(
        places, [(one.agreement, y) for y, one in enumerate(robust.settings)]
    )
    red = [to_hex(c.get_facecolor()[0]).upper() == LIGHT["bad"] for c in marks(ax)]
    assert red == [one.agreement < 0.8 for one in robust.settings]
    assert {"Scale by range", "Without Age", "k\xa0=\xa04"} <= set(texts(ax))
    assert made.robustness is not None


def test_many_re_runs_are_cut_to_those_that_agree_least(natural: Evidence) -> None:
    robust = natural.robustness
    assert robust is not None
    assert len(robust.settings) > 32
    shown, rest = drawn_settings(robust)
    assert len(shown) == 31
    assert max(one.agreement for one in shown) <= min(one.agreement for one in rest)
    assert [s for s in robust.settings if s in shown] == shown
    ax = plot_robustness(robust, figure=Figure(), width=356)
    assert len(marks(ax)) == 19
    assert any("more, all at" in written for written in texts(ax))


def setting(choice: str, value: str, agreement: float = 0.9) -> Setting:
    return Setting(choice=choice, value=value, k=3, agreement=agreement, recovered=(True,),
                   jaccards=(0.9,))  # fmt: skip


def test_names_of_re_runs() -> None:
    assert setting_name(setting("scale+without", "range + A + B")) == (
        "Scale by range, without A + B"
    )
    assert setting_name(setting("without", "Age"), {"Age": "Age of customer"}) == (
        "Without Age of customer"
    )
    assert setting_name(setting("k", "6")) == "k\xa0=\xa06"
    assert setting_name(setting("unheard", "of")) == "Unheard = of"
    assert "\u202e" not in setting_name(setting("without", "\u202eevil"))


def test_rounding_never_carries_an_agreement_over_the_limit() -> None:
    close = Robustness(k=3, settings=(setting("k", "4", 0.7996),), recovered=(1,), breaker=None,
                       n_rows=9, complete=False)  # fmt: skip
    assert "0.800" not in texts(plot_robustness(close, figure=Figure()))
    assert "0.7996" in texts(plot_robustness(close, figure=Figure()))


def test_axes_say_groups_where_they_were_made(natural: Evidence) -> None:
    with speaking_of(groups=True):
        ax = plot_score(natural.assessment, 5, figure=Figure())
    assert "groups (k) →" in texts(ax)
    assert "segments (k) →" in texts(plot_score(natural.assessment, 5, figure=Figure()))


def test_the_gallery_has_them_all_with_docstrings() -> None:
    new = {"null_dots", "agreement", "jaccard", "flows", "robustness", "score", "gorge"}
    assert {f"plot_{name}" for name in new} <= set(gallery.__all__)
    for name in new:
        assert "Returns" in getattr(gallery, f"plot_{name}").__doc__


@pytest.mark.parametrize("width", [356, 680])
def test_no_text_is_smaller_than_12(natural: Evidence, width: int) -> None:
    assert natural.stability is not None
    assert natural.robustness is not None
    assert natural.gorge is not None
    for ax in (
        plot_null_dots(natural.assessment, 5, figure=Figure(), width=width),
        plot_jaccard(natural.stability, PROFILE, figure=Figure(), width=width),
        plot_flows(natural.stability, PROFILE, figure=Figure(), width=width),
        plot_gorge(natural.gorge, PROFILE, figure=Figure(), width=width),
        plot_robustness(natural.robustness, figure=Figure(), width=width),
        plot_agreement(natural.assessment, 5, figure=Figure()),
        plot_score(natural.assessment, 5, figure=Figure()),
    ):
        assert min(text.get_fontsize() for text in ax.texts) >= 12
