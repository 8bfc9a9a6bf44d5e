"""The server's pages in a real browser: whole journeys, every page quiet, readable, reachable."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from clustomer.apps.web.access import add_user
from clustomer.apps.web.app import WebSettings, make_app
from clustomer.apps.web.runner import Limits
from clustomer.apps.web.store import Store

pytestmark = pytest.mark.browser

PASSWORD = "a-long-enough-password"
EVIL = "<img src=x onerror=alert(1)>"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WAIT = 60_000


def table(n: int = 90) -> bytes:
    rows = [
        f"c{i},{i % 3 * 40 + i % 7},{(i + 1) % 3 * 30 + i % 5},{EVIL if i % 2 else '=1+1'},{i % 2}"
        for i in range(n)
    ]
    return "\n".join([f"CustomerID,Visits,Income,{EVIL},Segment'\"", *rows, ""]).encode()


def order_lines(n: int = 600) -> bytes:
    """Order lines of 80 customers, in a column that no name gives away."""
    rows = [
        f"o{i},c{i * 7 % 80},2025-{i * 5 % 12 + 1:02d}-{i % 28 + 1:02d},{i * 13 % 50 + 1}.5"
        for i in range(n)
    ]
    return "\n".join([f"OrderNo,{EVIL},OrderDate,Amount", *rows, ""]).encode()


@dataclass(frozen=True)
class Served:
    address: str
    data: Path
    paths: dict[str, str]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Iterator[Served]:
    """A server with a user, one understood file, one finished study and one that failed."""
    folder = tmp_path_factory.mktemp("served")
    add_user(folder / "users", "ann", PASSWORD)
    settings = WebSettings(
        data=folder / "data", passwords=folder / "users", limits=Limits(workers=1),
        per_second=1e6, burst=10**6, tries=10**6,
    )  # fmt: skip
    config = uvicorn.Config(
        make_app(settings), host="127.0.0.1", port=0, log_level="error", ws="none"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    (folder / f"{EVIL}.csv".replace("/", "_")).write_bytes(table())
    (folder / "broken.csv").write_bytes(b"a;b\n1;2\n")
    try:
        yield Served(address, folder, _prepared(browser, address, folder))
    finally:
        server.should_exit = True
        thread.join()


def _prepared(browser: Any, address: str, folder: Path) -> dict[str, str]:
    with opened(browser, address) as (page, _):
        sign_in(page, address)
        draft = send(page, address, next(folder.glob("<img*.csv")))
        page.wait_for_selector("table.columns", timeout=WAIT)
        started = send(page, address, next(folder.glob("<img*.csv")))
        assert started != draft
        page.wait_for_selector("table.columns", timeout=WAIT)
        study = start(page)
        page.wait_for_selector("iframe.report", timeout=WAIT)
        broken = send(page, address, folder / "broken.csv")
        page.wait_for_selector("button[value=look]", timeout=WAIT)
    store = Store(folder / "data")
    failed, _ = store.add_study("ann", label="cancelled.csv", file=None, settings={})
    job = store.job_of(failed.id)
    assert job is not None
    store.cancel(job.id)
    return {
        "home": "/", "draft": draft, "broken": broken, "study": study,
        "failed": f"/studies/{failed.id}", "delete": f"{study}/delete", "error": "/studies/none",
    }  # fmt: skip


@contextmanager
def opened(browser: Any, address: str, **options: Any) -> Iterator[tuple[Any, list[str]]]:
    """Open a page; give it with everything it said, and every request elsewhere."""
    context = browser.new_context(**{"viewport": {"width": 1360, "height": 900}, **options})
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on("dialog", lambda dialog: heard.append(f"dialog: {dialog.message}"))
    page.on("request", lambda asked: is_own(asked.url, address) or heard.append(asked.url))
    try:
        yield page, heard
    finally:
        context.close()


def is_own(url: str, address: str) -> bool:
    return url.startswith((f"{address}/", "data:"))


def sign_in(page: Any, address: str) -> None:
    page.goto(f"{address}/login")
    page.fill("#name", "ann")
    page.fill("#password", PASSWORD)
    page.click("button.do")
    page.wait_for_selector("#studies")


def send(page: Any, address: str, file: Path) -> str:
    page.goto(f"{address}/")
    page.set_input_files("#file", file)
    page.click(".drop button")
    page.wait_for_url("**/drafts/*")
    return str(page.url).removeprefix(address)


def start(page: Any) -> str:
    page.fill("#f-k", "3")
    page.select_option("#f-effort", "quick")
    page.click("button[value=start]")
    page.wait_for_url("**/studies/*")
    return "/studies/" + str(page.url).rpartition("/")[2]


@pytest.fixture(scope="module")
def signed_in(served: Served, browser: Any) -> Any:
    """The cookie of somebody who signed in, for contexts of their own."""
    with opened(browser, served.address) as (page, _):
        sign_in(page, served.address)
        return page.context.storage_state()


def test_the_whole_journey(served: Served, browser: Any, tmp_path: Path) -> None:
    with opened(browser, served.address) as (page, heard):
        sign_in(page, served.address)
        send(page, served.address, next(served.data.glob("<img*.csv")))
        page.wait_for_selector("table.columns", timeout=WAIT)
        assert EVIL in page.locator("table.columns").inner_text()
        page.get_by_label(f"Role of {EVIL}").select_option("ignored")
        page.click("button[value=look]")
        page.locator("pre", has_text="--exclude").wait_for(timeout=WAIT)
        page.wait_for_selector("table.columns", timeout=WAIT)
        study = start(page)
        page.wait_for_selector(".stages .on", timeout=WAIT)
        page.wait_for_selector("iframe.report", timeout=WAIT)
        report = page.frame_locator("iframe.report")
        report.get_by_role("heading", level=1).wait_for(timeout=WAIT)
        page.fill("#name-1", f"Regulars {EVIL}")
        press(page, "Save the names")
        page.wait_for_url("**#names")
        report.locator("#segments h3", has_text=f"Regulars {EVIL}").wait_for(timeout=WAIT)
        page.select_option("#what-if-k", "2")
        press(page, "Start it")
        page.wait_for_selector("table.compare", timeout=WAIT)
        assert page.url != served.address + study
        with page.expect_download() as loaded:
            page.get_by_role("link", name="assignments.csv").press("Enter")
        assert loaded.value.suggested_filename == "assignments.csv"
        page.set_input_files("#score-file", next(served.data.glob("<img*.csv")))
        with page.expect_download() as loaded:
            press(page, "Score and download")
        loaded.value.save_as(tmp_path / "scored.csv")
        assert len((tmp_path / "scored.csv").read_text(encoding="utf-8").splitlines()) == 91
        page.get_by_role("link", name="Delete this study").press("Enter")
        press(page, "Delete it")
        page.wait_for_url(f"{served.address}/")
        press(page, "Sign out")
        page.wait_for_url("**/login")
        page.goto(served.address + study)
        assert "/login" in page.url
        assert heard == []


def test_the_journey_of_a_real_table(
    served: Served, browser: Any, signed_in: Any, shared_data: Path, tmp_path: Path
) -> None:
    with opened(browser, served.address, storage_state=signed_in) as (page, heard):
        send(page, served.address, shared_data / "Customers.csv")
        page.wait_for_selector("table.columns", timeout=WAIT)
        assert page.get_by_label("Role of Gender").input_value() == "sensitive"
        page.select_option("#f-effort", "quick")
        page.click("button[value=start]")
        page.wait_for_selector("iframe.report", timeout=WAIT)
        report = page.frame_locator("iframe.report")
        heading = report.get_by_role("heading", level=1)
        heading.wait_for(timeout=WAIT)
        assert heading.inner_text() == "No natural segments"
        with page.expect_download() as loaded:
            page.get_by_role("link", name="assignments.csv").press("Enter")
        loaded.value.save_as(tmp_path / "assignments.csv")
        assert len((tmp_path / "assignments.csv").read_text("utf-8").splitlines()) == 2001
        assert heard == []


def test_the_journey_without_scripts(served: Served, browser: Any) -> None:
    with opened(browser, served.address, java_script_enabled=False) as (page, heard):
        sign_in(page, served.address)
        send(page, served.address, next(served.data.glob("<img*.csv")))
        page.wait_for_selector("table.columns", timeout=WAIT)  # the page loads itself again
        start(page)
        page.wait_for_selector("iframe.report", timeout=WAIT)
        page.fill("#name-2", "Guests")
        press(page, "Save the names")
        page.wait_for_url("**#names")
        assert page.locator("#name-2").get_attribute("value") == "Guests"
        assert heard == []


def press(page: Any, words: str) -> None:
    """Press a button by a key: a click right after scrolling may still go to the report's frame."""
    page.get_by_role("button", name=words).press("Enter")


def test_two_studies_are_compared_in_place(
    served: Served, browser: Any, signed_in: Any, axe: str
) -> None:
    with opened(browser, served.address, storage_state=signed_in) as (page, heard):
        send(page, served.address, next(served.data.glob("<img*.csv")))
        page.wait_for_selector("table.columns", timeout=WAIT)
        start(page)
        page.wait_for_selector("iframe.report", timeout=WAIT)
        page.locator("#compare-other").select_option(served.paths["study"].rpartition("/")[2])
        assert violations(page, axe) == []
        press(page, "Compare")
        page.wait_for_selector(".mast .st", timeout=WAIT)
        assert "keep" in page.locator(".mast .st").inner_text()
        frame = page.frame_locator("iframe.report")
        frame.get_by_role("heading", name="Who went where").wait_for(timeout=WAIT)
        assert frame.locator("#moves svg").first.is_visible()
        assert frame.locator("#moves tbody tr").count() == 3
        assert frame.locator("img, script").count() == 0
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            assert violations(page, axe) == []
        for width in (1360, 768, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(WIDER) == 0, width
        page.get_by_role("link", name="Open the comparison by itself").press("Enter")
        page.wait_for_url("**/continuity.html")
        assert page.get_by_role("heading", level=1).is_visible()
        assert heard == []


def test_new_customers_are_checked_without_scripts(
    served: Served, browser: Any, signed_in: Any, axe: str
) -> None:
    address = served.address + served.paths["study"]
    with opened(browser, served.address, storage_state=signed_in, java_script_enabled=False) as (
        page,
        heard,
    ):
        page.goto(address)
        page.set_input_files("#check-file", next(served.data.glob("<img*.csv")))
        press(page, "Check this file")
        page.wait_for_url("**/checks/*", timeout=WAIT)
        shown = str(page.url)
        assert "keep" in page.locator(".mast .st").inner_text()
        page.goto(address)
        assert page.locator("#check tbody tr").count() == 1
        assert heard == []
    with opened(browser, served.address, storage_state=signed_in) as (page, heard):
        page.goto(shown)
        frame = page.frame_locator("iframe.report")
        frame.get_by_role("heading", name="Drift of the inputs").wait_for(timeout=WAIT)
        assert frame.get_by_text("chance, up to").count() > 0
        assert frame.locator("img, script").count() == 0
        for where in (shown, address):
            page.goto(where)
            for scheme in ("dark", "light"):
                page.emulate_media(color_scheme=scheme)
                assert violations(page, axe) == [], (where, scheme)
            for width in (1360, 768, 360):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate(WIDER) == 0, (where, width)
        assert heard == []


def test_a_study_is_refreshed_without_scripts(
    served: Served, browser: Any, signed_in: Any, axe: str
) -> None:
    with opened(browser, served.address, storage_state=signed_in, java_script_enabled=False) as (
        page,
        heard,
    ):
        page.goto(served.address + served.paths["study"])
        names = [page.locator(f"#name-{i}").get_attribute("value") for i in (1, 2, 3)]
        page.set_input_files("#refresh-file", next(served.data.glob("<img*.csv")))
        press(page, "Refresh with this file")
        page.wait_for_selector("iframe.report", timeout=WAIT)
        assert [page.locator(f"#name-{i}").get_attribute("value") for i in (1, 2, 3)] == names
        refreshed = str(page.url)
        assert heard == []
    with opened(browser, served.address, storage_state=signed_in) as (page, heard):
        page.goto(refreshed)
        page.get_by_role("link", name="What became of the segments").press("Enter")
        page.wait_for_url("**/refreshed")
        frame = page.frame_locator("iframe.report")
        frame.get_by_role("heading", name="Who went where").wait_for(timeout=WAIT)
        assert frame.locator("img, script").count() == 0
        for where in (refreshed, f"{refreshed}/refreshed"):
            page.goto(where)
            for scheme in ("dark", "light"):
                page.emulate_media(color_scheme=scheme)
                assert violations(page, axe) == [], (where, scheme)
            for width in (1360, 768, 360):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate(WIDER) == 0, (where, width)
        assert heard == []


def test_order_lines_become_customers_without_scripts(
    served: Served, browser: Any, signed_in: Any, axe: str
) -> None:
    file = served.data / "lines.csv"
    file.write_bytes(order_lines())
    with opened(browser, served.address, storage_state=signed_in, java_script_enabled=False) as (
        page,
        heard,
    ):
        draft = send(page, served.address, file)
        page.wait_for_selector("#f-rows", timeout=WAIT)
        page.select_option("#f-rows", "lines")
        page.click("button[value=look]")
        page.wait_for_selector(".mast .wrong", timeout=WAIT)
        assert "says who bought" in page.locator(".mast .wrong").inner_text()
        page.fill("#f-rfm_customer", EVIL)
        page.click("button[value=look]")
        page.wait_for_selector("table.columns", timeout=WAIT)
        assert "recency_days" in page.locator("table.columns").inner_text()
        assert heard == []
    with opened(browser, served.address, storage_state=signed_in) as (page, heard):
        page.goto(served.address + draft)
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            assert violations(page, axe) == []
        for width in (1360, 768, 360):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(WIDER) == 0, width
        start(page)
        page.wait_for_selector("iframe.report", timeout=WAIT)
        assert "--transactions" in page.locator("pre").first.inner_text()
        assert page.locator("img").count() == 0
        assert heard == []


def test_a_broken_file_is_explained(served: Served, browser: Any, signed_in: Any) -> None:
    with opened(browser, served.address, storage_state=signed_in) as (page, heard):
        page.goto(served.address + served.paths["broken"])
        page.fill("#f-encoding", "no-such")
        page.click("button[value=look]")
        page.wait_for_selector(".wrong", timeout=WAIT)
        assert "no-such" in page.locator(".wrong").inner_text()
        page.fill("#f-encoding", "")
        page.fill("#f-sep", "")
        page.click("button[value=look]")
        page.wait_for_selector(".mast h1")
        assert heard == []


def test_the_keyboard_alone_is_enough(served: Served, browser: Any) -> None:
    with opened(browser, served.address) as (page, heard):
        page.goto(f"{served.address}/login")
        page.keyboard.type("ann")  # the name has the focus
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("#studies")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.url.endswith("#main")
        reach(page, "Take the sample shop")
        page.keyboard.press("Enter")
        page.wait_for_selector("table.columns", timeout=WAIT)
        reach(page, "Start the study")
        page.keyboard.press("Enter")
        page.wait_for_selector(".stages")
        reach(page, "Cancel")
        page.keyboard.press("Enter")
        page.get_by_role("heading", level=1, name="Cancelled").wait_for(timeout=WAIT)
        assert heard == []


def reach(page: Any, words: str) -> None:
    """Press the tab key until a control has the focus, which must be seen."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == words:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid"
            return
    pytest.fail(f"the tab key does not reach {words!r}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_keeps_every_rule_and_is_quiet(
    served: Served, browser: Any, signed_in: Any, axe: str, scheme: str
) -> None:
    with opened(browser, served.address, storage_state=signed_in, color_scheme=scheme) as (
        page,
        heard,
    ):
        for name, path in served.paths.items():
            page.goto(served.address + path)
            assert page.url == served.address + path
            assert violations(page, axe) == [], name
            for width in (1360, 768, 360):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate(WIDER) == 0, (name, width)
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert background == ("rgb(252, 251, 248)" if scheme == "light" else "rgb(20, 23, 26)")
        refused = [line for line in heard if "404" not in line]  # the page of an error is one
        assert refused == []
    with opened(browser, served.address, color_scheme=scheme) as (page, heard):
        page.goto(f"{served.address}/login")
        assert violations(page, axe) == []
        page.fill("#name", "ann")
        page.fill("#password", "not the password")
        page.click("button.do")
        page.wait_for_selector(".wrong")
        assert violations(page, axe) == []
        assert [line for line in heard if "401" not in line] == []


def violations(page: Any, axe: str) -> list[str]:
    page.evaluate(axe)
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in page.evaluate(RUN, TAGS)["violations"]
        for node in rule["nodes"]
    ]


def test_errors_stand_beside_their_fields(
    served: Served, browser: Any, signed_in: Any, axe: str
) -> None:
    with opened(browser, served.address, storage_state=signed_in) as (page, heard):
        page.goto(served.address + served.paths["draft"])
        page.fill("#f-k", "many")
        page.click("button[value=start]")
        page.wait_for_selector("#wrong-k")
        assert "The setting k is 'many'." in page.locator("#wrong-k").inner_text()
        assert page.locator("#f-k").get_attribute("aria-invalid") == "true"
        assert page.locator("#f-k").input_value() == "many"
        assert violations(page, axe) == []
        assert [line for line in heard if "422" not in line] == []


def test_nothing_of_a_table_runs(served: Served, browser: Any, signed_in: Any) -> None:
    with opened(browser, served.address, storage_state=signed_in) as (page, heard):
        for name in ("home", "draft", "study", "delete"):
            page.goto(served.address + served.paths[name])
            assert page.locator("img").count() == 0
            assert page.locator("script:not([src])").count() == 0
        page.goto(f"{served.address}{served.paths['study']}/report")
        assert page.locator("img, iframe").count() == 0
        assert heard == []


def test_scripts_that_got_in_would_not_run(served: Served, browser: Any, signed_in: Any) -> None:
    with opened(browser, served.address, storage_state=signed_in) as (page, heard):
        page.goto(f"{served.address}/")
        page.evaluate("() => { document.body.innerHTML = '<img src=x onerror=alert(1)>'; }")
        page.wait_for_timeout(200)
        assert not [line for line in heard if line.startswith("dialog")]
        assert [line for line in heard if "Content Security Policy" in line]


def test_print_leaves_the_controls_out(served: Served, browser: Any, signed_in: Any) -> None:
    with opened(browser, served.address, storage_state=signed_in) as (page, _):
        page.goto(served.address + served.paths["study"])
        page.emulate_media(media="print")
        assert not page.locator(".top").is_visible()
        assert not page.locator("iframe.report").is_visible()
        assert page.locator(".print-only").is_visible()
        assert page.pdf(format="A4").startswith(b"%PDF")
