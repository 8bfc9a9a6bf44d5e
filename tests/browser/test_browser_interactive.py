"""The interactive figures in a real browser: values, one choice for all, keyboard, print, alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_browser_axe import RUN, TAGS
from test_browser_report import A4_PIXELS, WIDER, opened

pytestmark = pytest.mark.browser

POINT = """
([figure, meta, row]) => {
  const host = document.querySelector(`[data-fig="${figure}"] .live`);
  const trace = host.data.find(one => one.meta === meta), axes = host._fullLayout;
  const box = host.getBoundingClientRect();
  return [box.left + axes._size.l + axes.xaxis.d2p(trace.x[row]),
          box.top + axes._size.t + axes.yaxis.d2p(trace.y[row]), String(trace.text[row])];
}
"""
FAINT = """
figure => document.querySelector(`[data-fig="${figure}"] .live`).data
  .filter(one => one.meta >= 0).map(one => [one.meta, one.opacity])
"""


@pytest.fixture(scope="module")
def live_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from evidence_records import make_evidence
    from study_records import make_blobs, make_input

    from clustomer.report.html.render import render_report

    path = tmp_path_factory.mktemp("page") / "live.html"
    evidence = make_evidence("natural", k=5)
    study = make_input(make_blobs(k=5, seed=3), kind="natural", evidence=evidence)
    path.write_text(render_report(study, interactive=True), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def hostile_live(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from study_records import HOSTILE_NAMES, make_blobs, make_input

    from clustomer.report.html.render import render_report

    path = tmp_path_factory.mktemp("page") / "hostile-live.html"
    blobs = make_blobs(k=3, seed=5, names=HOSTILE_NAMES, hostile=True)
    path.write_text(render_report(make_input(blobs), interactive=True), encoding="utf-8")
    return path


@pytest.fixture
def live(browser: Any, live_file: Path) -> Iterator[tuple[Any, list[str]]]:
    """A page that keeps what it says and asks for until its end, when it must be nothing."""
    page, heard = opened(browser, live_file, offline=True)
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(request.url))
    yield page, heard
    assert heard == []
    page.context.close()


def shown(page: Any, figure: str) -> Any:
    """Scroll to a figure and wait until it is drawn."""
    host = page.locator(f'[data-fig="{figure}"]')
    host.scroll_into_view_if_needed()
    host.locator(".live .main-svg").first.wait_for()
    return host


def test_plotly_waits_until_a_figure_is_seen(live: tuple[Any, list[str]]) -> None:
    page, _ = live
    assert page.evaluate("typeof window.Plotly") == "undefined"
    shown(page, "map")
    assert page.evaluate("typeof window.Plotly") == "object"
    assert page.locator('[data-fig="profile-e"] .live').count() == 0


def test_exact_values_under_the_pointer(live: tuple[Any, list[str]]) -> None:
    page, _ = live
    for figure, meta in (("map", 2), ("silhouette-by-k", "own")):
        shown(page, figure)
        x, y, text = page.evaluate(POINT, [figure, meta, 3])
        page.mouse.move(x, y)
        label = page.locator(f'[data-fig="{figure}"] .hovertext')
        label.first.wait_for()
        assert label.count() == 1
        wanted = "Age" if figure == "map" else "data without groups"
        assert wanted in text
        assert wanted in label.text_content()


def test_segments_by_keyboard_in_every_figure_and_table(live: tuple[Any, list[str]]) -> None:
    page, _ = live
    for figure in ("profile-a", "silhouette-by-k", "map"):
        shown(page, figure)
    button = page.locator("#map button[data-seg='1']")
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    assert dict(page.evaluate(FAINT, "map")) == {0: 0.13, 1: 1, 2: 0.13, 3: 0.13, 4: 0.13}
    assert page.locator("#map .said").inner_text().startswith("Brought out: B")
    assert set(page.evaluate("[...document.querySelectorAll('.picked')].map(e => e.dataset.row)")
               ) == {"1"}  # fmt: skip
    assert page.locator("article.card.picked").count() == 1
    for figure in ("profile-a", "silhouette-by-k"):  # the mark of B in both
        symbols = page.evaluate(
            "f => document.querySelector(`[data-fig='${f}'] .live`).data"
            ".map(one => one.marker && one.marker.symbol)", figure)  # fmt: skip
        assert symbols.count("square") >= 1, figure
    page.keyboard.press("Space")
    assert button.get_attribute("aria-pressed") == "false"
    assert page.locator(".picked").count() == 0


def test_what_a_lasso_catches_is_counted_and_linked(live: tuple[Any, list[str]]) -> None:
    page, _ = live
    host = shown(page, "map")
    page.get_by_role("button", name="Lasso").press("Enter")
    box = host.locator(".live").bounding_box()
    corners = [(50, 40), (box["width"] - 20, 40), (box["width"] - 20, 400), (50, 400), (50, 40)]
    page.mouse.move(box["x"] + 50, box["y"] + 40)
    page.mouse.down()
    for x, y in corners[1:]:
        page.mouse.move(box["x"] + x, box["y"] + y, steps=5)
    page.mouse.up()
    page.locator("#map .said", has_text="selected").wait_for()
    said = page.locator("#map .said").inner_text()
    n, rest = said.split(" of 300 marks selected: ")
    counts = [part.split(" ") for part in rest.split(", ")]
    assert int(n) == sum(int(count) for _, count in counts) > 100
    pressed = page.locator("#map button[data-seg][aria-pressed='true']").count()
    assert pressed == len(counts)
    page.get_by_role("button", name="Reset").click()
    assert page.locator(".picked").count() == 0


def test_the_printed_figure_can_be_had_back_and_is_what_is_printed(
    live: tuple[Any, list[str]],
) -> None:
    page, _ = live
    host = shown(page, "map")
    assert host.locator(".still").bounding_box()["width"] <= 1
    page.get_by_role("button", name="Printed figure").click()
    assert host.locator(".still").bounding_box()["width"] > 600
    assert not host.locator(".live").is_visible()
    page.get_by_role("button", name="Printed figure").click()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_PIXELS, "height": 900})
    assert host.locator(".still svg.ch").first.is_visible()
    assert not host.locator(".live").is_visible()
    assert not page.locator(".tools").first.is_visible()
    assert page.evaluate(WIDER) == 0


def test_colours_follow_the_scheme(live: tuple[Any, list[str]]) -> None:
    page, _ = live
    shown(page, "map")
    colour = ("document.querySelector('[data-fig=map] .live').data"
              ".find(one => one.meta === 0).marker.color")  # fmt: skip
    assert page.evaluate(colour).lower() == "#12599c"
    page.emulate_media(color_scheme="dark")
    for _ in range(100):  # the page's policy keeps Playwright from waiting inside it
        if page.evaluate(colour).lower() == "#5ab0f0":
            break
        page.wait_for_timeout(50)
    assert page.evaluate(colour).lower() == "#5ab0f0"


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (420, "dark"), (360, "light")])
def test_axe_finds_nothing_with_everything_drawn(
    browser: Any, axe: str, live_file: Path, width: int, scheme: str
) -> None:
    page, heard = opened(browser, live_file, width, color_scheme=scheme, offline=True)
    for figure in ("elbow", "profile-b", "map"):
        shown(page, figure)
    page.locator("#map button[data-seg='3']").click()
    page.locator("details").first.evaluate("e => { e.open = true; }")
    page.evaluate(axe)
    result = page.evaluate(RUN, TAGS)
    wrong = [f"{r['id']}: {n['html'][:160]}" for r in result["violations"] for n in r["nodes"]]
    assert wrong == []
    assert heard == []
    assert page.evaluate(WIDER) == 0
    small = "[...document.querySelectorAll('.tools button')].filter(e => e.offsetWidth).filter(e =>"
    assert page.evaluate(small + "e.offsetWidth < 24 || e.offsetHeight < 24).length") == 0
    page.context.close()


def test_complete_without_javascript(browser: Any, live_file: Path) -> None:
    page, heard = opened(browser, live_file, java_script_enabled=False)
    assert heard == []
    assert not page.locator(".tools").first.is_visible()
    for figure in ("map", "profile-a", "elbow"):
        assert page.locator(f'[data-fig="{figure}"] svg.ch').first.is_visible()
    page.context.close()


def test_without_colours_of_its_own_the_page_stays_printed(browser: Any, live_file: Path) -> None:
    page, heard = opened(browser, live_file, forced_colors="active")
    assert heard == []
    assert not page.locator(".tools").first.is_visible()
    assert page.locator('[data-fig="map"] svg.ch').first.is_visible()
    page.context.close()


def test_no_other_script_runs(live: tuple[Any, list[str]]) -> None:
    page, heard = live
    page.evaluate(
        "() => { const s = document.createElement('script');"
        "s.textContent = 'window.mine = 1'; document.head.append(s); }"
    )
    assert page.evaluate("window.mine") is None
    assert any("Content Security Policy" in line for line in heard)
    heard.clear()


def test_hostile_names_stay_text(browser: Any, hostile_live: Path) -> None:
    page, heard = opened(browser, hostile_live, offline=True)
    for figure in ("profile-a", "map"):
        shown(page, figure)
    x, y, _ = page.evaluate(POINT, ["map", 0, 1])
    page.mouse.move(x, y)
    page.locator("#map .hovertext").first.wait_for()
    assert "<script>alert(3)" in page.locator("#map .hovertext").first.text_content()
    page.locator("#map button[data-seg='0']").click()
    assert "<script>alert(3)" in page.locator("#map .said").inner_text()
    assert heard == []
    assert page.evaluate("document.querySelectorAll('img, iframe, object, script').length") == 4
    page.context.close()


def test_values_are_written_in_the_language_of_the_page(
    browser: Any, live_file: Path, tmp_path: Path
) -> None:
    page_de = tmp_path / "de.html"
    html = live_file.read_text(encoding="utf-8").replace('<html lang="en">', '<html lang="de">')
    page_de.write_text(html, encoding="utf-8")
    page, heard = opened(browser, page_de, offline=True)
    shown(page, "map")
    *_, text = page.evaluate(POINT, ["map", 1, 30])
    income = text.split("Annual Income, $: <b>")[1].split("</b>")[0]
    assert income.count(".") == 1
    assert "," not in income
    shown(page, "silhouette-by-k")
    ticks = page.locator('[data-fig="silhouette-by-k"] .ytick').all_text_contents()
    assert "0,2" in ticks
    assert heard == []
    page.context.close()


def test_a_link_lands_on_its_table(live: tuple[Any, list[str]]) -> None:
    page, _ = live
    for link, inside in (
        ("#table-candidates", True),
        ("#numbers-b", True),
        ("#table-gates", False),
    ):
        page.evaluate(f"location.hash = '{link}'")
        target = page.locator(link)
        target.wait_for(state="visible")
        assert target.evaluate("e => e.matches(':target')")
        assert target.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
        assert bool(target.evaluate("e => Boolean(e.closest('details'))")) == inside
        top = target.evaluate("e => e.getBoundingClientRect().top")
        assert 0 <= top < 900


def test_a_finger_scrolls_the_page_and_a_tap_shows_a_value(browser: Any, live_file: Path) -> None:
    page, heard = opened(browser, live_file, 390, has_touch=True, is_mobile=True, offline=True)
    host = shown(page, "map")
    touch = page.context.new_cdp_session(page)

    def swipe() -> float:
        before, box = page.evaluate("scrollY"), host.locator(".live").bounding_box()
        for step in range(13):
            point = {"x": 200, "y": box["y"] + 280 - 15 * step}
            kind = "touchMove" if step else "touchStart"
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
            page.wait_for_timeout(16)
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        page.wait_for_timeout(300)
        return float(page.evaluate("scrollY") - before)

    x, y, _ = page.evaluate(POINT, ["map", 1, 2])
    page.touchscreen.tap(x, y)
    page.locator("#map .hovertext").first.wait_for()
    assert swipe() > 100
    page.get_by_role("button", name="Lasso").click()
    assert abs(swipe()) < 10
    assert heard == []
    page.context.close()
