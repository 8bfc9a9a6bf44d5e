"""The report in a real browser: quiet, alone, never wider than the screen, readable."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

A4_PIXELS = 680  # 210 mm less two margins of 15 mm
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CONTRAST = """
selector => {
  const parse = c => c.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = c => { const p = parse(c).map(v => v / 255)
      .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * p[0] + .7152 * p[1] + .0722 * p[2]; };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  return Math.min(...[...document.querySelectorAll(selector)].map(e => {
    const s = getComputedStyle(e);
    const ink = light(e instanceof SVGElement ? s.fill : s.color);
    return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05); }));
}
"""
BEYOND_CARDS = """
() => Math.max(...[...document.querySelectorAll('.card')].flatMap(card =>
  [...card.querySelectorAll('*')].map(e => e.getBoundingClientRect().right
    - card.getBoundingClientRect().right)))
"""
SMALL_TEXT = """
() => Math.min(...[...document.querySelectorAll('svg.ch text')]
  .filter(t => t.getBoundingClientRect().width)
  .map(t => { const svg = t.ownerSVGElement;
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
    return parseFloat(getComputedStyle(t).fontSize) * scale; }))
"""


def opened(browser: Any, path: Path, width: int = 1400, **options: Any) -> tuple[Any, list[str]]:
    """Open a page; return it with everything it said or asked for."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on("dialog", lambda dialog: heard.append("dialog"))
    page.on("request", lambda request: heard.append(f"request: {request.url}"))
    page.goto(path.as_uri())
    return page, [line for line in heard if line != f"request: {path.as_uri()}"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 1100, 420])
def test_quiet_alone_and_not_too_wide(
    browser: Any, report_file: Path, width: int, scheme: str
) -> None:
    page, heard = opened(browser, report_file, width, color_scheme=scheme)
    assert heard == []
    assert page.evaluate(WIDER) == 0
    assert page.evaluate(SMALL_TEXT) >= 11.9
    page.context.close()


@pytest.mark.parametrize("media", ["screen", "print"])
def test_cards_hold_their_numbers_however_many_customers_there_are(
    browser: Any, millions_file: Path, media: str
) -> None:
    page, _ = opened(browser, millions_file)
    page.emulate_media(media=media)
    for width in (1400, 1100, 800, 420) if media == "screen" else (A4_PIXELS,):
        page.set_viewport_size({"width": width, "height": 900})
        assert "1,321,000,000" in page.locator(".card .big").first.inner_text()
        assert page.evaluate(BEYOND_CARDS) <= 0.5, width
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(browser: Any, report_file: Path, scheme: str) -> None:
    page, _ = opened(browser, report_file, color_scheme=scheme)
    for selector in ("main p", "main td, main th", ".note p", "main a", ".st", ".sub", ".over"):
        assert page.evaluate(CONTRAST, selector) >= 4.5, selector
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == ("rgb(252, 251, 248)" if scheme == "light" else "rgb(20, 23, 26)")
    for drawn in ("Within-cluster", "Deciding score", "With k", "Median agreement"):
        assert page.evaluate(CONTRAST, f'svg[aria-label^="{drawn}"] text') >= 4.5, drawn
    page.context.close()


def test_readable_without_javascript(browser: Any, report_file: Path) -> None:
    page, heard = opened(browser, report_file, java_script_enabled=False)
    assert heard == []
    assert page.get_by_role("heading", level=1).inner_text() == "Five natural segments"
    assert page.locator("svg.ch").first.is_visible()
    page.context.close()


def test_phones_get_figures_of_their_own(browser: Any, report_file: Path) -> None:
    page, _ = opened(browser, report_file, 420)
    assert not page.locator(".only-wide").first.is_visible()
    assert page.locator(".only-narrow").first.is_visible()
    page.set_viewport_size({"width": 1400, "height": 900})
    assert page.locator(".only-wide").first.is_visible()
    page.context.close()


def test_keyboard_reaches_the_text_first(browser: Any, report_file: Path) -> None:
    page, _ = opened(browser, report_file)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.context.close()


def test_print_is_on_white_and_whole(browser: Any, report_file: Path) -> None:
    page, _ = opened(browser, report_file, A4_PIXELS, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    white = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert white == "rgb(255, 255, 255)"
    assert page.evaluate(CONTRAST, "main p, main td, main th, .note p") >= 4.5
    assert page.evaluate(WIDER) == 0
    assert not page.locator(".toc").is_visible()
    assert page.locator("details .t").first.is_visible()
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    assert 5 <= pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 40
    page.context.close()


@pytest.mark.parametrize("width", [1100, 420])
def test_hostile_names_do_nothing(browser: Any, hostile_file: Path, width: int) -> None:
    page, heard = opened(browser, hostile_file, width)
    assert heard == []
    assert page.evaluate(WIDER) == 0
    assert page.evaluate("document.querySelectorAll('script, img, iframe, object').length") == 0
    page.context.close()
