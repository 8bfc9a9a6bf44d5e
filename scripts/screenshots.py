"""Write a picture of every page of the server, and of the report, on the sample shop.

    python scripts/screenshots.py FOLDER [CHROMIUM]

Starts a server of its own with a user and a data directory that go away again.
"""

import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from clustomer._csv import write_csv
from clustomer.apps.web.access import add_user
from clustomer.apps.web.app import WebSettings, make_app
from clustomer.table.samples import shop

NAME, PASSWORD = "ann", "a-long-enough-password"
WAYS = {"light": (1360, "light"), "dark": (1360, "dark"), "phone": (390, "light")}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def main(target: str, chromium: str | None = None) -> None:
    """Start the server, walk through the pages, take the pictures."""
    folder = Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    program = chromium or next(filter(None, map(shutil.which, CHROMIUM)), None)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as driver:
        server, address = serve(Path(data))
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            walk(browser, address, folder)
        finally:
            browser.close()
            server.should_exit = True
            time.sleep(1)


def serve(data: Path) -> tuple[uvicorn.Server, str]:
    """Start a server with one user in a thread; return it and its address."""
    add_user(data / "users", NAME, PASSWORD)
    app = make_app(WebSettings(data=data / "data", passwords=data / "users"))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    return server, f"http://127.0.0.1:{port}"


def walk(browser: Browser, address: str, folder: Path) -> None:
    """Do the journey of an analyst, with a picture at each stop."""
    page = browser.new_context(viewport={"width": 1360, "height": 900}).new_page()

    def stop(name: str, path: str | None = None) -> None:
        pictures(page, path or page.url.removeprefix(address), folder, address, name)

    page.goto(f"{address}/login")
    stop("1-login")
    page.fill("#name", NAME)
    page.fill("#password", PASSWORD)
    page.click("button.do")
    stop("2-home-empty")
    page.click("form.sample button")
    page.wait_for_selector("table.columns", timeout=60_000)
    stop("3-understood")
    page.fill("#f-k", "many")
    page.fill("#f-k_max", "0")
    page.click("button[value=look]")
    page.screenshot(path=folder / "4-errors.png", full_page=True)
    page.fill("#f-k", "")
    page.fill("#f-k_max", "")
    page.select_option("#f-effort", "quick")
    page.click("button[value=start]")
    page.wait_for_selector(".stages .on")
    page.screenshot(path=folder / "5-progress.png", full_page=True)
    page.set_viewport_size({"width": 390, "height": 844})
    page.screenshot(path=folder / "5-progress-phone.png", full_page=True)
    page.set_viewport_size({"width": 1360, "height": 900})
    page.wait_for_selector("iframe.report", timeout=90_000)
    study = page.url.removeprefix(address)
    page.select_option("#what-if-k", "3")
    page.click("#what-if button.do")
    page.wait_for_selector("iframe.report", timeout=90_000)
    stop("6-study")
    stop("7-report", f"{study}/report")
    page.goto(address + study + "/report")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})
    page.screenshot(path=folder / "7-report-print.png", full_page=True)
    page.emulate_media(media="screen")
    page.goto(address + study)
    page.click("section:has(#compare-other) button.do")
    page.wait_for_selector("iframe.report", timeout=90_000)
    stop("11-comparison")
    table = folder / "new.csv"
    columns = shop(seed=1)
    write_csv(table, list(columns), zip(*columns.values(), strict=True))
    page.goto(address + study)
    page.set_input_files("#check-file", table)
    page.click("#check button.do")
    page.wait_for_url("**/checks/*", timeout=90_000)
    stop("12-check")
    page.goto(address + study)
    page.set_input_files("#refresh-file", table)
    page.click("#refresh button.do")
    page.wait_for_selector("iframe.report", timeout=90_000)
    stop("13-refreshed", page.url.removeprefix(address) + "/refreshed")
    stop("8-delete", f"{study}/delete")
    stop("9-home", "/")
    stop("10-error", "/studies/none")


def pictures(page: Page, path: str, folder: Path, address: str, name: str) -> None:
    """Take the same page in light, dark and on a phone; leave the page as it was."""
    before = page.url
    for way, (width, scheme) in WAYS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(address + path)
        for frame in page.frames:
            frame.wait_for_load_state("load")
        page.screenshot(path=folder / f"{name}-{way}.png", full_page=True)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1360, "height": 900})
    page.goto(before)


if __name__ == "__main__":
    main(*sys.argv[1:])
