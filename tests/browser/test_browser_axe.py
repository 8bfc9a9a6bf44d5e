"""The report against the rules of axe-core: WCAG 2.2 A and AA, and its best practices."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from continuity_records import make_continuity

from clustomer.report.html.continuity import render_continuity

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"


def violations(browser: Any, axe: str, path: Path, scheme: str = "light") -> tuple[list[str], int]:
    """Return what axe-core finds wrong, and how many rules it found kept."""
    context = browser.new_context(
        viewport={"width": 1400, "height": 900}, color_scheme=scheme, offline=True
    )
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate(axe)
    result = page.evaluate(RUN, TAGS)
    context.close()
    wrong = [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
    return wrong, len(result["passes"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_keeps_every_rule(
    browser: Any, axe: str, report_file: Path, scheme: str
) -> None:
    wrong, n_kept = violations(browser, axe, report_file, scheme)
    assert wrong == []
    assert n_kept > 30


def test_a_report_of_a_hostile_table_keeps_every_rule(
    browser: Any, axe: str, hostile_file: Path
) -> None:
    assert violations(browser, axe, hostile_file)[0] == []


def test_what_is_wrong_is_found(browser: Any, axe: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.html"
    path.write_text('<html><body><img src="data:,"><p style="color:#ccc">pale</p></body></html>')
    wrong, _ = violations(browser, axe, path)
    found = {line.split(" ")[0] for line in wrong}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("hostile", [False, True])
def test_the_page_of_a_comparison_keeps_every_rule(
    browser: Any, axe: str, tmp_path: Path, scheme: str, *, hostile: bool
) -> None:
    path = tmp_path / "continuity.html"
    found = make_continuity(hostile=hostile)
    path.write_text(render_continuity(found, date="1 May 2026"), encoding="utf-8")
    wrong, n_kept = violations(browser, axe, path, scheme)
    assert wrong == []
    assert n_kept > 20
