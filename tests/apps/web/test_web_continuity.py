"""Studies over time in the browser: compared with each other, checked against new tables."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2 as httpx
import numpy as np
import pytest
from fastapi.testclient import TestClient

import clustomer as cl
from clustomer.apps.web.access import add_user
from clustomer.apps.web.app import WebSettings, make_app
from clustomer.apps.web.comparing import MOST_KEPT, keep
from clustomer.apps.web.runner import Limits, Runner
from clustomer.apps.web.store import Store
from clustomer.apps.web.worker import compute
from clustomer.errors import InputError
from clustomer.report.continuity import continuity_document
from clustomer.segments.monitor import monitor

EVIL = "<script>alert(1)"
STUDIES = ("a" * 32, "b" * 32, "c" * 32)
OTHER = "d" * 32
LOCAL = "local"


def table(seed: int, n: int = 240, shift: float = 0.0, first: float = 0.0) -> bytes:
    """Three groups of customers; a share has moved to another one, or into the first."""
    rng = np.random.default_rng(seed)
    group = np.where(np.arange(n) < first * n, 0, np.arange(n) % 3)
    moved = np.where(np.arange(n) < shift * n, (group + 1) % 3, group)
    visits = moved * 40 + rng.normal(0, 3, n)
    income = (moved + 1) % 3 * 3000 + rng.normal(0, 200, n)
    rows = [f"c{i},{visits[i]:.2f},{income[i]:.1f},{EVIL}" for i in range(n)]
    return "\n".join([f"CustomerID,Visits,Income,{EVIL}", *rows, ""]).encode()


def add_done(store: Store, id: str, file: str, body: bytes, k: int = 3) -> Path:
    """Put a finished study into a store as its worker would have."""
    options = {"k": k, "quick": True, "n_init": 2}
    folder = store.folder(id) / "input"
    folder.mkdir(parents=True)
    (folder / file).write_bytes(body)
    store.add_study(LOCAL, label=file, file=file, settings=options, id=id, size=len(body))
    queued = store.job_of(id)
    assert queued is not None
    job = store.start(queued)
    assert job is not None
    cl.run_study(folder / file, n_clusters=k, quick=True, n_init=2).save(str(store.out(job)))
    store.end(job, "done")
    return store.out(job)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("continuity") / "data"


@pytest.fixture(scope="module")
def outs(data: Path) -> dict[str, Path]:
    """Two studies of the same customers a while apart, one with other segments, one column."""
    store = Store(data)
    store.create()
    now = table(2, shift=0.2)
    return {
        STUDIES[0]: add_done(store, STUDIES[0], f"{EVIL}.csv", table(1)),
        STUDIES[1]: add_done(store, STUDIES[1], "now.csv", now),
        STUDIES[2]: add_done(store, STUDIES[2], "two.csv", now, k=2),
        OTHER: add_done(store, OTHER, "other.csv", table(3).replace(b"Income", b"Spend")),
    }


@pytest.fixture(scope="module")
def client(data: Path, outs: dict[str, Path]) -> Iterator[TestClient]:
    assert outs
    settings = WebSettings(
        data=data, max_upload=200_000, per_second=1e6, burst=10**6, limits=Limits(workers=1),
        max_stored=50_000_000,
    )  # fmt: skip
    with TestClient(
        make_app(settings), base_url="http://127.0.0.1", raise_server_exceptions=False
    ) as made:
        yield made


def compared(client: TestClient, one: str, other: str) -> httpx.Response:
    return client.get(f"/studies/{one}/compare", params={"other": other})


def audited(data: Path, action: str) -> int:
    log = data / "audit.jsonl"
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return sum(json.loads(line)["action"] == action for line in lines)


def test_two_studies_are_compared_as_by_the_library(
    client: TestClient, outs: dict[str, Path], data: Path
) -> None:
    old, new, _ = STUDIES
    before = audited(data, "compare")
    page = compared(client, old, new)
    assert page.status_code == 200
    assert EVIL not in page.text
    assert audited(data, "compare") == before + 1
    files = f"/studies/{new}/compare/{old}"
    assert f'src="{files}/continuity.html"' in page.text
    found = client.get(f"{files}/continuity.json")
    assert "attachment" in found.headers["content-disposition"]
    assert audited(data, "compare") == before + 1
    expected = cl.compare(outs[old], outs[new], table=data / "studies" / new / "input" / "now.csv")
    shown = {
        **continuity_document(expected),
        "old": found.json()["old"],
        "new": found.json()["new"],
    }
    assert found.json() == json.loads(json.dumps(shown))
    assert found.json()["new"].startswith("now.csv (2")
    assert expected.migration is not None
    assert 0 < expected.migration.n_moved <= 0.25 * expected.migration.n
    assert expected.sentence in page.text
    assert all(one["sentence"] for one in found.json()["reasons"])
    document = client.get(f"{files}/continuity.html")
    for value in document.headers.values():
        assert value == value.strip()  # a server refuses to send another, which a browser awaits
    assert "default-src 'none'" in document.headers["content-security-policy"]
    assert "script-src" not in document.headers["content-security-policy"]
    assert EVIL not in document.text
    assert "Who went where" in document.text
    assert str(data) not in document.text + found.text
    assert client.get(f"{files}/../../../../audit.jsonl").status_code == 404
    assert client.get(f"{files}/report.html").status_code == 404


def test_the_order_of_asking_does_not_matter_and_the_api_says_the_same(
    client: TestClient, data: Path
) -> None:
    old, new, _ = STUDIES
    one, two = compared(client, old, new), compared(client, new, old)
    assert one.text.partition("<h1>")[2] == two.text.partition("<h1>")[2]
    before = audited(data, "compare")
    by_api = client.get(f"/api/v1/studies/{new}/compare/{old}")
    assert by_api.json() == client.get(f"/studies/{new}/compare/{old}/continuity.json").json()
    assert audited(data, "compare") == before + 1


def test_other_segments_of_the_same_customers_are_redefined(client: TestClient) -> None:
    _, three, two = STUDIES
    page = compared(client, three, two)
    assert "redefined" in page.text
    found = client.get(f"/studies/{two}/compare/{three}/continuity.json").json()
    assert (found["code"], found["same_data"]["ari"] < 0.8) == ("redefined", True)


def test_without_the_columns_of_the_old_model_the_lists_of_customers_are_compared(
    client: TestClient,
) -> None:
    assert "the lists of customers and the centres" in compared(client, OTHER, STUDIES[0]).text
    assert "the lists of" not in compared(client, STUDIES[0], STUDIES[1]).text
    found = client.get(f"/api/v1/studies/{OTHER}/compare/{STUDIES[0]}").json()
    assert (found["kind"], found["drift"], found["migration"]["n"]) == ("studies", [], 240)


def test_a_comparison_counts_is_kept_until_a_name_changes_and_goes_with_either_study(
    client: TestClient, data: Path
) -> None:
    store, (old, new, _) = Store(data), STUDIES
    compared(client, old, new)
    (kept,) = store.comparisons(new).glob(f"{old}-*")
    made = (kept / "continuity.json").stat().st_mtime_ns
    compared(client, old, new)
    assert (kept / "continuity.json").stat().st_mtime_ns == made
    files = sum(path.stat().st_size for path in store.folder(new).rglob("*") if path.is_file())
    others = store.stored(LOCAL) - files
    store.set_size(new, 0)
    assert others == store.stored(LOCAL)
    token = re.search(r'name="token" value="(\w+)"', client.get(f"/studies/{old}").text)
    assert token is not None
    names = {"token": token[1], "name-1": "Regulars", "name-2": "Guests", "name-3": "Others"}
    assert client.post(f"/studies/{old}/names", data=names).status_code == 200
    compared(client, old, new)
    assert len(list(store.comparisons(new).glob(f"{old}-*"))) == 2
    found = client.get(f"/studies/{new}/compare/{old}/continuity.json").json()
    assert {"Regulars", "Guests", "Others"} == {one["name_then"] for one in found["segments"]}


def test_what_cannot_be_compared_is_said(client: TestClient, data: Path) -> None:
    store, one = Store(data), STUDIES[0]
    assert compared(client, one, "").status_code == 422
    same = compared(client, one, one)
    assert same.status_code == 422
    assert "A study is to be compared with itself." in same.text
    assert compared(client, one, "e" * 32).status_code == 404
    waiting, _ = store.add_study(LOCAL, label="waiting.csv", file=None, settings={})
    job = store.job_of(waiting.id)
    assert job is not None
    store.cancel(job.id)
    assert compared(client, one, waiting.id).status_code == 409
    assert waiting.id not in client.get(f"/studies/{one}").text
    store.delete(LOCAL, waiting.id)


def test_a_deleted_study_takes_its_comparisons_along(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.create()
    for id in STUDIES[:2]:
        store.add_study(LOCAL, label="a.csv", file=None, settings={}, id=id)
        store.folder(id).mkdir()
    new = store.study(LOCAL, STUDIES[1])
    assert new is not None
    for i in range(MOST_KEPT + 3):
        made = tmp_path / f"made-{i}"
        made.mkdir()
        goal = store.comparisons(new.id) / f"{STUDIES[0]}-{i}"
        keep(store, new, made, goal, most=MOST_KEPT)
        assert goal.is_dir()
    assert len(list(store.comparisons(new.id).iterdir())) == MOST_KEPT
    store.delete(LOCAL, STUDIES[0])
    Runner(store, Limits(workers=0)).tick()
    assert list(store.comparisons(new.id).iterdir()) == []


def test_comparisons_have_the_owner_the_quota_and_the_limits_of_studies(
    data: Path, tmp_path: Path, outs: dict[str, Path]
) -> None:
    add_user(tmp_path / "users", "bob", "bob-has-a-long-password")
    old, new, _ = STUDIES
    path = f"/api/v1/studies/{old}/compare/{new}"
    bob = WebSettings(data=data, passwords=tmp_path / "users", limits=Limits(workers=0))
    token = {"Authorization": "Bearer bob:bob-has-a-long-password"}
    assert TestClient(make_app(bob), base_url="http://127.0.0.1").get(
        path, headers=token
    ).status_code == 404  # fmt: skip
    for settings, status, said in (
        (WebSettings(data=data, max_stored=1), 507, "would take more than"),
        (WebSettings(data=data, limits=Limits(seconds=0)), 422, "It took longer than"),
    ):
        for kept in Store(data).comparisons(new).iterdir():
            kept.rename(tmp_path / f"{kept.name}-{status}")
        answer = TestClient(make_app(settings), base_url="http://127.0.0.1").get(path)
        assert (answer.status_code, said in answer.json()["detail"]) == (status, True)
    assert list(data.glob("score-*")) == []
    assert outs


def send(client: TestClient, study: str, name: str, body: bytes, to: str) -> httpx.Response:
    page = client.get(f"/studies/{study}" if study in STUDIES else "/")
    token = re.search(r'name="token" value="(\w+)"', page.text)
    assert token is not None
    return client.post(
        f"/studies/{study}/{to}", data={"token": token[1]}, files={"file": (name, body)}
    )


def test_a_new_table_is_checked_as_by_the_command_line_and_remembered(
    client: TestClient, outs: dict[str, Path], data: Path, tmp_path: Path
) -> None:
    study, history = STUDIES[1], tmp_path / "history.jsonl"
    before = audited(data, "monitor")
    bodies = {"calm.csv": table(5, shift=0.2), "first.csv": table(6, first=0.7),
              "second.csv": table(7, first=0.7)}  # fmt: skip
    codes = []
    for name, body in bodies.items():
        page = send(client, study, name, body, "check")
        assert page.status_code == 200, page.text
        assert page.url.path.startswith(f"/studies/{study}/checks/")
        (tmp_path / name).write_bytes(body)
        expected = monitor(outs[study], tmp_path / name, history=history)
        found = client.get(f"{page.url.path}/continuity.json").json()
        shown = {**continuity_document(expected), "old": found["old"], "new": found["new"]}
        assert found == json.loads(json.dumps(shown))
        assert found["new"] == name
        assert expected.sentence in page.text
        assert EVIL not in page.text
        document = client.get(f"{page.url.path}/continuity.html").text
        assert "chance, up to" in document
        assert EVIL not in document
        codes.append(found["code"])
    assert codes[0] == "keep"
    assert codes[1:] == ["watch", "refit"]
    assert audited(data, "monitor") == before + 3
    kept = (data / "studies" / study / "checks" / "history.jsonl").read_text(encoding="utf-8")
    said = history.read_text(encoding="utf-8")
    assert [json.loads(line)["data"] for line in kept.splitlines()] == [
        json.loads(line)["data"] for line in said.splitlines()
    ]
    listed = client.get(f"/studies/{study}").text
    assert listed.index("second.csv") < listed.index("first.csv") < listed.index("calm.csv")
    assert "Visits" in listed.partition("Alarms")[2].partition("</table>")[0]
    assert not list(Path(data / "studies" / study / "checks").rglob("*.csv"))
    assert list(data.glob("score-*")) == []


def test_a_table_that_cannot_be_checked_is_refused_on_the_page(
    client: TestClient, data: Path
) -> None:
    study = STUDIES[0]
    for name, body, status, said in (
        ("other.csv", b"a,b\n1,2\n", 422, "Visits"),
        ("large.csv", b"x" * 300_000, 413, "is larger than"),
        ("empty.csv", b"", 422, "The file is empty."),
    ):
        refused = send(client, study, name, body, "check")
        assert refused.status_code == status
        assert 'id="wrong-check-file"' in refused.text
        assert said in refused.text
        assert str(data) not in refused.text
    assert client.post(f"/studies/{study}/check", data={"token": "no"}).status_code == 403
    assert send(client, "e" * 32, "a.csv", b"x", "check").status_code == 404
    assert client.get(f"/studies/{study}/checks/none").status_code == 404
    assert client.get(f"/studies/{study}/checks/history.jsonl").status_code == 404
    assert list(data.glob("score-*")) == []


def test_checks_at_the_same_time_all_stand_in_the_history(client: TestClient, data: Path) -> None:
    study = STUDIES[0]
    bodies = [table(seed, n=120) for seed in range(20, 24)]
    with ThreadPoolExecutor(4) as many:
        pages = list(
            many.map(lambda body: send(client, study, "new.csv", body, "check"), bodies)
        )  # fmt: skip
    assert [page.status_code for page in pages] == [200] * 4
    assert len({page.url.path for page in pages}) == 4
    history = data / "studies" / study / "checks" / "history.jsonl"
    assert len(history.read_text(encoding="utf-8").splitlines()) == 4


def test_checks_keep_to_the_quota(client: TestClient, data: Path) -> None:
    assert client.get("/").status_code == 200  # its server has made the tables
    settings = WebSettings(data=data, max_stored=1, limits=Limits(workers=0))
    full = TestClient(make_app(settings), base_url="http://127.0.0.1")
    refused = send(full, STUDIES[0], "new.csv", table(4), "check")
    assert refused.status_code == 507
    assert "would take more than" in refused.text


def done(client: TestClient, study: str) -> dict[str, Any]:
    end = time.monotonic() + 120
    while True:
        job = client.get(f"/api/v1/studies/{study}").json()["job"]
        if job["state"] not in ("queued", "running"):
            return dict(job)
        assert time.monotonic() < end
        time.sleep(0.1)


def test_a_refresh_carries_on_ids_names_and_says_what_became_of_them(
    client: TestClient, outs: dict[str, Path], data: Path, tmp_path: Path
) -> None:
    old, before = STUDIES[2], audited(data, "refresh")
    body = table(8, shift=0.3)
    started = send(client, old, f"{EVIL}new.csv", body, "refresh")
    assert started.status_code == 200, started.text
    new = started.url.path.rpartition("/")[2]
    assert "clustomer refresh old-study" in started.text
    assert done(client, new)["state"] == "done"
    assert audited(data, "refresh") == before + 1
    file = data / "studies" / new / "input" / client.get(f"/api/v1/studies/{new}").json()["label"]
    expected = cl.refresh(outs[old], file, n_jobs=1)
    found = client.get(f"/studies/{new}/refreshed/continuity.json").json()
    shown = {**continuity_document(expected.continuity), "old": found["old"]}
    assert found == json.loads(json.dumps(shown))
    assert found["old"].startswith("two.csv (2")
    names = list(cl.load_model(outs[old] / "model.json").names)
    assert [one["name"] for one in found["segments"] if one["fate"] == "kept"] == names
    expected.save(str(tmp_path / "out"))
    for name in ("moves.csv", "assignments.csv", "result.json"):
        by_library = (tmp_path / "out" / name).read_bytes()
        assert client.get(f"/studies/{new}/files/{name}").content == by_library
    page, became = client.get(f"/studies/{new}"), client.get(f"/studies/{new}/refreshed")
    assert expected.continuity.sentence in page.text
    assert expected.continuity.sentence in became.text
    assert f'href="/studies/{old}"' in became.text
    assert "A refresh of it" in client.get(f"/studies/{old}").text
    document = client.get(f"/studies/{new}/refreshed/continuity.html")
    for text in (page.text, became.text, document.text):
        assert EVIL not in text
        assert str(data) not in text
    assert client.get(f"/studies/{old}/refreshed").status_code == 404
    assert client.get(f"/studies/{new}/refreshed/report.html").status_code == 404


def test_a_refresh_that_cannot_be_is_refused_on_the_page(
    client: TestClient, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # and back: a worker goes to its input
    store, study = Store(data), STUDIES[0]
    large = send(client, study, "large.csv", b"x" * 300_000, "refresh")
    assert (large.status_code, 'id="wrong-refresh-file"' in large.text) == (413, True)
    assert len(list((data / "studies").iterdir())) == len(store.known())
    assert client.post(f"/studies/{study}/refresh", data={"token": "no"}).status_code == 403
    made = send(client, study, "other.csv", b"a,b\n" + b"1,2\n" * 50, "refresh")
    id = made.url.path.rpartition("/")[2]
    job = done(client, id)
    assert job["state"] == "failed"
    assert "Visits" in job["error"]["problem"] + job["error"]["expected"]
    store.delete(LOCAL, id)
    alone = Store(tmp_path)
    alone.create()
    first, _ = alone.add_study(LOCAL, label="a.csv", file=None, settings={})
    later, _ = alone.add_study(LOCAL, label="b.csv", file="b.csv", settings={}, refreshes=first.id)
    (alone.folder(later.id) / "input").mkdir(parents=True)
    alone.delete(LOCAL, first.id)
    queued = alone.job_of(later.id)
    assert queued is not None
    begun = alone.start(queued)
    assert begun is not None
    with pytest.raises(InputError, match="were to be carried on was deleted"):
        compute(alone, begun)
    alone.delete(LOCAL, later.id)
    Runner(alone, Limits(workers=0)).tick()
    assert alone.refreshed_from(later.id) is None
