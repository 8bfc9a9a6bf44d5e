"""Make docs/images/report.png: the first page of the report of the built-in sample.

    python scripts/readme_picture.py [chromium]

Needs the test packages and chromium (make test installs both).
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

import clustomer as cl

BROWSER = sys.argv[1] if len(sys.argv) > 1 else "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TARGET = Path(__file__).resolve().parent.parent / "docs" / "images" / "report.png"

with tempfile.TemporaryDirectory() as scratch:
    out = Path(scratch) / "out"
    cl.run_study(random_state=0).save(str(out))
    picture = Path(scratch) / "page.png"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 1540})
        page.goto((out / "report.html").as_uri())
        page.screenshot(path=str(picture))
        browser.close()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    Image.open(picture).convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(TARGET)
