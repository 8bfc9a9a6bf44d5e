"""Order lines in the browser and over the API: a study of the customers that are made of them."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2 as httpx
import numpy as np
import pytest
from fastapi.testclient import TestClient

import clustomer as cl
from clustomer.apps.web.app import WebSettings, make_app
from clustomer.apps.web.runner import Limits

EVIL = "<img src=x onerror=alert(1)>"
RFM = {"customer": EVIL, "cancelled": "C"}


def lines(seed: int = 0, start: str = "2025-01-01") -> bytes:
    """Order lines of 120 customers with a column of customers that no name gives away."""
    rng = np.random.default_rng(seed)
    days = np.datetime64(start) + rng.integers(0, 300, 900)
    rows = [
        f"{'C' if i % 40 == 0 else ''}{i},c{rng.integers(0, 120)},{days[i]},"
        f"{-1 if i % 40 == 0 else rng.integers(1, 4)},{rng.integers(2, 60)}.5,p{i % 9}"
        for i in range(900)
    ]
    return "\n".join([f"InvoiceNo,{EVIL},InvoiceDate,Quantity,UnitPrice,StockCode", *rows]).encode()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("transactions") / "data"


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[TestClient]:
    settings = WebSettings(data=data, per_second=1e6, burst=10**6, limits=Limits(workers=1))
    with TestClient(
        make_app(settings), base_url="http://127.0.0.1", raise_server_exceptions=False
    ) as made:
        yield made


def post(client: TestClient, path: str, page: str, **sent: Any) -> httpx.Response:
    token = re.search(r'name="token" value="(\w+)"', client.get(page).text)
    assert token is not None
    files = {"file": sent.pop("file")} if "file" in sent else None
    return client.post(path, data={"token": token[1], **sent}, files=files)


def understood(client: TestClient, draft: httpx.Response) -> httpx.Response:
    end = time.monotonic() + 60
    while client.get(f"{draft.url.path}/state").headers.get("hx-refresh") != "true":
        assert time.monotonic() < end
        time.sleep(0.05)
    return client.get(draft.url.path)


def finished(client: TestClient, job: str) -> dict[str, Any]:
    end = time.monotonic() + 120
    while (now := client.get(f"/api/v1/jobs/{job}").json())["state"] in ("queued", "running"):
        assert time.monotonic() < end
        time.sleep(0.1)
    return dict(now)


FIELDS = {
    "effort": "quick", "k": "3", "n_init": "2", "winsorise": "on", "transform_skewed": "on",
    "rows": "lines", "rfm_cancelled": "C",
}  # fmt: skip


@pytest.fixture(scope="module")
def study(client: TestClient) -> str:
    """A study of order lines, made in the browser; its address."""
    draft = understood(client, post(client, "/files", "/", file=("lines.csv", lines())))
    assert draft.status_code == 200
    path = draft.url.path
    failed = understood(client, post(client, path, path, action="look", **FIELDS))
    assert "No column of the transactions says who bought." in failed.text
    assert "<details open><summary>How customers are made" in failed.text
    named = {**FIELDS, "rfm_customer": EVIL}
    found = understood(client, post(client, path, path, action="look", **named))
    assert "recency_days" in found.text
    assert EVIL not in found.text
    assert "--transactions" in found.text
    started = post(client, path, path, action="start", **named)
    assert started.url.path.startswith("/studies/"), started.text
    id = started.url.path.rpartition("/")[2]
    job = finished(client, client.get(f"/api/v1/studies/{id}").json()["job"]["id"])
    assert job["state"] == "done", job
    return started.url.path


def test_order_lines_become_the_study_of_the_command_line(
    client: TestClient, study: str, tmp_path: Path
) -> None:
    (tmp_path / "lines.csv").write_bytes(lines())
    expected = cl.run_study(
        tmp_path / "lines.csv", transactions=True, rfm=RFM, n_clusters=3, n_init=2, quick=True
    )
    result = client.get(f"{study}/files/result.json").json()
    assert result["verdict"]["sentence"] == expected.verdict.sentence
    assert result["provenance"]["hash"] == expected.intake.fingerprint
    sizes = [one["n"] for one in result["segments"]]
    assert sizes == [one.n for one in expected.profile.segments]
    page = client.get(study)
    assert EVIL not in page.text
    assert "A file of order lines, as that of this study" in page.text
    assert EVIL not in client.get(f"{study}/report").text


def test_lines_are_recognised_by_their_columns(client: TestClient) -> None:
    named = lines().replace(EVIL.encode(), b"CustomerID")
    looks = understood(client, post(client, "/files", "/", file=("lines.csv", named)))
    assert "The columns look like those of order lines." in looks.text
    table = b"CustomerID,Age,Income\n" + b"\n".join(b"%d,%d,%d" % (i, i % 50, i * 7 % 90)
                                                      for i in range(120))  # fmt: skip
    other = understood(client, post(client, "/files", "/", file=("table.csv", table)))
    assert "What was understood" in other.text
    assert "The columns look like" not in other.text


def test_new_lines_are_checked_against_a_study_of_lines(client: TestClient, study: str) -> None:
    calm = post(client, f"{study}/check", study, file=("again.csv", lines()))
    assert calm.url.path.startswith(f"{study}/checks/"), calm.text
    found = client.get(f"{calm.url.path}/continuity.json").json()
    assert (found["code"], found["migration"]["n_moved"]) == ("keep", 0)
    assert EVIL not in calm.text
    wrong = post(client, f"{study}/check", study, file=("table.csv", b"a,b\n1,2\n"))
    assert wrong.status_code == 422
    assert "There is no column" in wrong.text


def test_a_study_of_lines_is_refreshed_by_lines(client: TestClient, study: str) -> None:
    page = post(client, f"{study}/refresh", study, file=("june.csv", lines(1, "2025-04-01")))
    new = page.url.path
    assert new not in (study, f"{study}/refresh"), page.text
    id = new.rpartition("/")[2]
    job = finished(client, client.get(f"/api/v1/studies/{id}").json()["job"]["id"])
    assert job["state"] == "done", job
    found = client.get(f"{new}/refreshed/continuity.json").json()
    assert (found["kind"], found["lines"]["reference_now"][:7]) == ("refresh", "2026-01")
    assert "lines" in client.get(f"{study}#refresh").text
    assert EVIL not in client.get(f"{new}/refreshed").text


def test_a_stated_day_is_not_that_of_new_lines(client: TestClient, study: str) -> None:
    assert study
    settings = {
        "transactions": True, "rfm": RFM, "k": 3, "n_init": 2, "quick": True,
        "reference_date": "2025-12-31",
    }  # fmt: skip
    asked = {"filename": "lines.csv", "settings": json.dumps(settings)}
    made = client.post("/api/v1/studies", params=asked, content=lines()).json()
    assert finished(client, made["job"]["id"])["state"] == "done"
    path = f"/studies/{made['id']}"
    refused = post(client, f"{path}/refresh", path, file=("june.csv", lines(1)))
    assert refused.status_code == 422
    assert "a stated day" in refused.text
    assert "--reference-date" in refused.text


def test_the_api_takes_lines_too(client: TestClient, study: str) -> None:
    assert study
    settings = {"transactions": True, "rfm": RFM, "k": 3, "n_init": 2, "quick": True}
    asked = {"filename": "lines.csv", "settings": json.dumps(settings)}
    made = client.post("/api/v1/studies", params=asked, content=lines())
    assert made.status_code == 201, made.text
    assert "--transactions" in made.json()["command"]
    assert finished(client, made.json()["job"]["id"])["state"] == "done"
    id = made.json()["id"]
    by_form = client.get(f"{study}/files/assignments.csv").text
    assert client.get(f"/api/v1/studies/{id}/files/assignments.csv").text == by_form
    for settings, said in (
        ({"rfm": RFM}, "taken for a customer table"),
        ({"transactions": True, "rfm": ["C"]}, "The setting rfm"),
        ({"transactions": "yes"}, "The setting transactions"),
        ({"transactions": True, "merge_ids": "/etc/passwd"}, "cannot be given to a server"),
    ):
        asked = {"filename": "lines.csv", "settings": json.dumps(settings)}
        refused = client.post("/api/v1/studies", params=asked, content=lines())
        assert refused.status_code == 422
        assert said in refused.json()["detail"]
