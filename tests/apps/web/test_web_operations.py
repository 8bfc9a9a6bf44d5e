"""The server as those see it who run it: proxies, logs, metrics, faults, load."""

from __future__ import annotations

import gzip
import http.client
import http.server
import io
import json
import os
import re
import signal
import socket
import sqlite3
import threading
import time
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from clustomer.apps.web import uploads, worker
from clustomer.apps.web.access import add_user
from clustomer.apps.web.app import WebSettings, make_app
from clustomer.apps.web.logs import fault
from clustomer.apps.web.metrics import Requests
from clustomer.apps.web.observe import Crowd, Observe
from clustomer.apps.web.proxy import Proxy, checked_prefix, networks
from clustomer.apps.web.runner import Limits
from clustomer.apps.web.store import JOB_SECONDS, Store, bytes_in
from clustomer.errors import InputError, OutputError

Serve = Callable[..., AbstractContextManager[Any]]
ROWS = "\n".join(f"{i},{i % 7 * 10 + i % 3},{i * 37 % 101},{i * 53 % 89}" for i in range(120))
TABLE = f"CustomerID,Visits,Income,Secret-0123\n{ROWS}\n".encode()
QUICK = "%7B%22quick%22%3Atrue%2C%22k%22%3A3%2C%22n_init%22%3A2%7D"
UPLOAD = f"/api/v1/studies?filename=shop.csv&settings={QUICK}"
LONG = {"thorough": True}


def client_of(folder: Path, **settings: Any) -> TestClient:
    made = {"data": folder / "data", "limits": Limits(workers=0), **settings}
    return TestClient(make_app(WebSettings(**made)), base_url="http://127.0.0.1",
                      raise_server_exceptions=False)  # fmt: skip


# -- behind a proxy --------------------------------------------------------------------------


def seen_by_app(headers: list[tuple[bytes, bytes]], client: str, **more: Any) -> dict[str, Any]:
    """Return the scope that reaches the app."""
    seen: dict[str, Any] = {}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.update(scope)

    scope = {"type": "http", "path": "/api/v1/health", "headers": headers, "scheme": "http",
             "client": (client, 1)}  # fmt: skip
    proxy = Proxy(app, networks(more.get("trusted", ())), more.get("prefix", ""))
    coroutine = proxy(scope, None, None)  # type: ignore[arg-type]
    with pytest.raises(StopIteration):
        coroutine.send(None)  # type: ignore[attr-defined]
    return seen


FORWARDED = [
    (b"host", b"127.0.0.1:8765"), (b"x-forwarded-for", b"6.6.6.6, 9.9.9.9"),
    (b"x-forwarded-for", b"10.0.0.7"), (b"x-forwarded-proto", b"https"),
    (b"x-forwarded-host", b"shop.example"), (b"x-forwarded-prefix", b"/evil"),
]  # fmt: skip


def test_only_a_trusted_proxy_says_who_asks() -> None:
    plain = seen_by_app(FORWARDED, "8.8.8.8", trusted=["10.0.0.0/8"])
    assert plain["client"][0] == "8.8.8.8"
    assert (plain["scheme"], dict(plain["headers"])[b"host"]) == ("http", b"127.0.0.1:8765")
    assert all(not name.startswith(b"x-forwarded") for name, _ in plain["headers"])
    assert plain["forwarded"]


def test_the_last_hop_that_is_no_proxy_is_who_asks() -> None:
    known = seen_by_app(FORWARDED, "10.0.0.1", trusted=["10.0.0.0/8"])
    assert known["client"][0] == "9.9.9.9", "6.6.6.6 may be the caller's own invention"
    assert (known["scheme"], dict(known["headers"])[b"host"]) == ("https", b"shop.example")
    assert known.get("root_path", "") == "", "the prefix is an option, not a header"
    mapped = seen_by_app(FORWARDED, "::ffff:10.0.0.1", trusted=["10.0.0.0/8"])
    assert mapped["client"][0] == "9.9.9.9"


@pytest.mark.parametrize(
    ("said", "address"),
    [(b"1.2.3.4:55", "1.2.3.4"), (b"[2001:db8::1]:55", "2001:db8::1"), (b"nonsense", "10.0.0.1"),
     (b"", "10.0.0.1"), (b"10.0.0.2", "10.0.0.2")],
)  # fmt: skip
def test_hops_in_use_are_read_and_nonsense_is_not(said: bytes, address: str) -> None:
    seen = seen_by_app([(b"x-forwarded-for", said)], "10.0.0.1", trusted=["10.0.0.0/8"])
    assert seen["client"][0] == address


def test_prefixes_are_paths_that_are_not_the_servers_own() -> None:
    assert [checked_prefix(each) for each in ("", "/", "/a/", "/a/b-1")] == ["", "", "/a", "/a/b-1"]
    for wrong in ("a", "/a b", "/../a", "//a", "/a?b", "/ä"):
        with pytest.raises(InputError, match="A path was expected"):
            checked_prefix(wrong)
    with pytest.raises(InputError, match="begins a path of the server"):
        checked_prefix("/api", ["/api/v1/health"])
    with pytest.raises(InputError, match="An address or a network"):
        networks(["proxy.example"])


class Stripping(http.server.BaseHTTPRequestHandler):
    """A small reverse proxy: strips /shop, and says who asked."""

    target = ""

    def _pass(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        request = urllib.request.Request(
            self.target + self.path.removeprefix("/shop"),
            self.rfile.read(length) if length else None,
            {"Host": urlsplit(self.target).netloc, "X-Forwarded-Host": self.headers["Host"],
             "X-Forwarded-For": f"{self.headers.get('X-Forwarded-For', '6.6.6.6')}, "
             f"{self.headers.get('Test-Address', '203.0.113.1')}",
             "X-Forwarded-Proto": "https",
             "Authorization": self.headers.get("Authorization", "")},
            method=self.command,
        )  # fmt: skip
        try:
            answer = urllib.request.urlopen(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            body = answer.read()
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    do_GET = do_POST = do_DELETE = _pass

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def stripping_proxy(target: str) -> Iterator[str]:
    handler = type("Handler", (Stripping,), {"target": target})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_it_works_behind_a_proxy_that_strips_the_prefix(tmp_path: Path, serve: Serve) -> None:
    add_user(tmp_path / "users", "ann", "ann-has-a-long-password")
    words = ["--prefix", "/shop", "--trust-proxy", "127.0.0.1", "--public-name", "shop.example",
             "--passwords", str(tmp_path / "users")]  # fmt: skip
    with serve(tmp_path / "data", *words) as server, stripping_proxy(server.url) as front:

        def ask(path: str, **headers: str) -> tuple[int, Any]:
            made = {"Host": "shop.example", **headers}
            request = urllib.request.Request(f"{front}/shop{path}", None, made)
            try:
                with urllib.request.urlopen(request) as answer:
                    return answer.status, json.load(answer)
            except urllib.error.HTTPError as error:
                with error:
                    return error.code, json.load(error)

        assert ask("/api/v1/health")[1]["status"] == "ok"
        _, described = ask("/api/v1/openapi.json")
        assert described["servers"] == [{"url": "/shop"}]
        assert ask("/api/v1/health", Host="evil.example")[0] == 421
        wrong = {"Authorization": "Bearer ann:wrong"}
        found: list[int] = []
        while 429 not in found and len(found) < 200:  # a slow machine gives tokens back meanwhile
            found.append(ask("/api/v1/studies", **wrong)[0])
        assert set(found) == {401, 429}, "one address tries passwords"
        right = {"Authorization": "Bearer ann:ann-has-a-long-password"}
        status, answer = ask("/api/v1/studies", **{"Test-Address": "203.0.113.2"}, **right)
        assert (status, answer["studies"]) == (200, []), "another address is not held up by it"
        assert server.ask("GET", "/shop/api/v1/health")[0] == 200, "a proxy may leave the prefix"
        body = ask("/api/v1/metrics")[1]
        assert body["status"] in {401, 429}, "not to those who come through the proxy"
        assert server.ask("GET", "/api/v1/metrics")[0] == 200


# -- metrics ---------------------------------------------------------------------------------

LINE = re.compile(r"([a-z_]+)(\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*\})? (\d[\d.e+-]*|inf)")


def test_metrics_count_what_happened_and_name_nobody(tmp_path: Path) -> None:
    add_user(tmp_path / "users", "ann", "ann-has-a-long-password")
    with client_of(tmp_path, passwords=tmp_path / "users", tries=10**6) as client:
        store = Store(tmp_path / "data")
        for seconds, state in ((0.5, "done"), (20.0, "done"), (1e6, "failed")):
            study, _ = store.add_study("ann", label="Secret", file=None, settings={}, size=100)
            job = store.start(store.job_of(study.id) or pytest.fail("no job"))
            assert job is not None
            with sqlite3.connect(tmp_path / "data" / "jobs.sqlite3") as database:
                database.execute("UPDATE jobs SET started = started - ? WHERE id = ?",
                                 (seconds, job.id))  # fmt: skip
            store.end(job, state)
        store.add_study("ann", label="Secret", file=None, settings={})
        client.get("/api/v1/studies?after=Secret")
        client.get("/Secret")
        text = client.get("/api/v1/metrics", headers={"Authorization": "Bearer ann:x"}).text
        assert client.get("/api/v1/metrics").status_code == 401, "the test client is no loopback"
    assert "401" in text
    with client_of(tmp_path) as client:
        answer = client.get("/api/v1/metrics")
        assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
        lines = answer.text.splitlines()
    assert all(line.startswith("# ") or LINE.fullmatch(line) for line in lines), lines
    for line in (
        'clustomer_jobs{state="queued"} 1', 'clustomer_jobs{state="done"} 2',
        "clustomer_queue_length 1", "clustomer_stored_bytes 300",
        'clustomer_job_seconds_bucket{state="done",le="1"} 1',
        'clustomer_job_seconds_bucket{state="done",le="30"} 2',
        'clustomer_job_seconds_bucket{state="done",le="+Inf"} 2',
        'clustomer_job_seconds_bucket{state="failed",le="3000"} 0',
        'clustomer_job_seconds_count{state="failed"} 1',
    ):  # fmt: skip
        assert line in lines
    assert "Secret" not in answer.text
    assert "ann" not in answer.text


def test_the_classes_of_durations_are_those_of_the_database(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    store.create()
    with sqlite3.connect(tmp_path / "data" / "jobs.sqlite3") as database:
        sql = "SELECT sql FROM sqlite_master WHERE name = 'jobs_counted'"
        (written,) = database.execute(sql).fetchone()
    values = re.search(r"VALUES (\(1\.0.*\))\n", written)
    assert values is not None
    assert tuple(map(float, re.findall(r"\(([\d.]+)\)", values.group(1)))) == JOB_SECONDS


def test_requests_are_counted_by_route_and_strange_methods_together(tmp_path: Path) -> None:
    with client_of(tmp_path) as client:
        client.get("/api/v1/jobs/1")
        client.get("/api/v1/jobs/2")
        client.request("BREW", "/api/v1/jobs/2")
        text = client.get("/api/v1/metrics").text
    asked = [line for line in text.splitlines() if line.startswith("clustomer_requests_total")]
    route = 'route="/api/v1/jobs/{job}"'
    assert f'clustomer_requests_total{{method="GET",{route},status="404"}} 2' in asked
    assert f'clustomer_requests_total{{method="other",{route},status="405"}} 1' in asked


def test_a_crowd_is_refused_in_words_and_leaves_again() -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    requests = Requests()
    client = TestClient(Observe(Crowd(app, requests, most=1), requests))
    assert client.get("/").status_code == 204
    requests.at_work = 1
    refused = client.get("/")
    assert refused.status_code == 503
    assert refused.headers["content-type"] == "application/problem+json"
    assert "Wait a moment" in refused.json()["detail"]
    requests.at_work = 0
    assert client.get("/").status_code == 204


# -- room ------------------------------------------------------------------------------------


def test_a_user_keeps_so_much_and_no_more(tmp_path: Path) -> None:
    def send(size: int, **headers: str) -> Any:
        return client.post("/api/v1/studies", params={"filename": "a.csv"}, content=b"," * size,
                           headers=headers)  # fmt: skip

    with client_of(tmp_path, max_stored=1_000_000, max_upload=800_000) as client:
        first = send(700_000)
        assert first.status_code == 201
        refused = send(700_000)
        assert refused.status_code == 507
        assert "more than the 1 MB that this server keeps for you" in refused.json()["detail"]
        assert send(900_000).status_code == 507
        assert send(300_000).status_code == 201
        assert send(1).status_code == 507
        assert client.post("/api/v1/studies/sample", json={}).status_code == 507
        folders = list((tmp_path / "data" / "studies").iterdir())
        assert len(folders) == 2, "what was refused left nothing"
        assert client.delete(f"/api/v1/studies/{first.json()['id']}").status_code == 204
        assert send(700_000).status_code == 201, "what is deleted counts no more"


def test_uploads_at_the_same_time_do_not_exceed_what_is_kept(tmp_path: Path) -> None:
    def send(_: int) -> int:
        answer = client.post(
            "/api/v1/studies", params={"filename": "a.csv"}, content=b"," * 300_000
        )
        return answer.status_code

    with client_of(tmp_path, max_stored=1_000_000) as client:
        with ThreadPoolExecutor(8) as pool:
            found = sorted(pool.map(send, range(8)))
        assert found == [201] * 3 + [507] * 5
        assert Store(tmp_path / "data").stored() == 900_000


def test_a_full_disk_is_said_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.BytesIO):
        def write(self, _: Any) -> int:
            raise OSError(28, "No space left on device", str(tmp_path))

    def full(self: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
        return Full() if mode == "xb" else opened(self, mode, *more, **named)

    opened = Path.open
    with client_of(tmp_path) as client:
        monkeypatch.setattr(uploads.Path, "open", full)
        answer = client.post("/api/v1/studies", params={"filename": "a.csv"}, content=b"a,b\n1,2\n")
        assert answer.status_code == 507
        assert answer.headers["content-type"] == "application/problem+json"
        assert "no room left on its disk" in answer.json()["detail"]
        assert str(tmp_path) not in answer.text
        assert list((tmp_path / "data" / "studies").iterdir()) == []
        assert client.get("/api/v1/studies").json()["studies"] == []


def test_a_job_that_finds_the_disk_full_says_so_without_a_path() -> None:
    error = OutputError('Cannot write "/srv/data/out".')
    error.__cause__ = OSError(28, "No space left on device")
    assert worker.sentences(error) == {"problem": worker.text("web.disk")}
    assert "/srv" in worker.sentences(OutputError('Cannot write "/srv/data".'))["problem"]


# -- the same request twice ------------------------------------------------------------------


def test_simultaneous_requests_of_one_key_make_one_study(tmp_path: Path) -> None:
    gate = threading.Barrier(8)

    def send(what: int) -> tuple[int, str]:
        gate.wait()
        headers = {"Idempotency-Key": f"key-{what % 2}"}
        if what % 2:
            answer = client.post("/api/v1/studies/sample", json={"k": 3}, headers=headers)
        else:
            parameters = {"filename": "shop.csv", "settings": '{"k":3}'}
            answer = client.post("/api/v1/studies", params=parameters, content=TABLE,
                                 headers=headers)  # fmt: skip
        return answer.status_code, answer.json()["id"]

    with client_of(tmp_path) as client:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(send, range(8)))
        listed = [each["id"] for each in client.get("/api/v1/studies").json()["studies"]]
    for kind in (0, 1):
        assert sorted(status for status, _ in found[kind::2]) == [200, 200, 200, 201]
        assert len({study for _, study in found[kind::2]}) == 1
    assert sorted(listed) == sorted({study for _, study in found})
    left = [path.name for path in (tmp_path / "data" / "studies").iterdir()]
    assert left == [found[0][1]], "uploads that came second left nothing"


def test_a_key_of_another_request_is_refused(tmp_path: Path) -> None:
    headers = {"Idempotency-Key": "once"}
    with client_of(tmp_path) as client:
        client.post("/api/v1/studies/sample", json={"k": 3}, headers=headers)
        for path, body in (("sample", {"k": 4}), ("?filename=a.csv", {"k": 3})):
            url = "/api/v1/studies" + ("/sample" if path == "sample" else path)
            answer = client.post(url, json=body, headers=headers)
            assert answer.status_code == 409
            assert "used for another request" in answer.json()["detail"]


# -- logs, signals, real processes -----------------------------------------------------------


def test_faults_are_logged_by_place_without_what_they_quote() -> None:
    try:
        try:
            float("Secret-0123")
        except ValueError as error:
            raise KeyError("Secret-0123") from error
    except KeyError as error:
        said = fault(error)
    assert "KeyError" in said
    assert "ValueError" in said
    assert "test_web_operations.py" in said
    assert "Secret-0123')" not in said.replace('float("Secret-0123")', "").replace(
        'KeyError("Secret-0123")', ""
    )
    assert fault(OSError(28, "No space left", "/srv/Secret")).startswith("OSError: No space left")


def test_the_log_has_a_line_for_each_request_and_no_value(tmp_path: Path, serve: Serve) -> None:
    with serve(tmp_path / "data", "--log-format", "json", "--verbose") as server:
        given = {"X-Request-Id": "order-66"}
        assert (
            server.ask("GET", "/api/v1/studies?after=Secret-0123", **given)[1]["x-request-id"]
            == "order-66"
        )
        forged = server.ask("GET", "/api/v1/health", **{"X-Request-Id": 'x" level="evil'})
        assert re.fullmatch("[0-9a-f]{16}", forged[1]["x-request-id"])
        assert server.ask("POST", UPLOAD, TABLE)[0] == 201
    lines = server.log.read_text(encoding="utf-8").splitlines()[1:]  # the first is for people
    events = [json.loads(line) for line in lines]
    asked = [each for each in events if each.get("request") == "order-66"]
    assert [(each["method"], each["route"], each["status"]) for each in asked] == [
        ("GET", "/api/v1/studies", 404)
    ]
    assert asked[0]["seconds"] >= 0
    assert "Secret" not in server.log.read_text(encoding="utf-8")
    assert "shop.csv" not in server.log.read_text(encoding="utf-8")


def test_told_to_stop_it_lets_requests_end_and_workers_go_on(tmp_path: Path, serve: Serve) -> None:
    with serve(tmp_path / "data", "--workers", "1") as server:
        job = server.post("/studies/sample", LONG)["job"]["id"]
        server.wait(job, "running")
        address = urlsplit(server.url)
        with socket.create_connection((address.hostname, address.port)) as slow:
            head = f"POST {UPLOAD} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(TABLE)}\r\n"
            slow.sendall(f"{head}\r\n".encode() + TABLE[:100])
            time.sleep(0.3)
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.7)
            assert server.process.poll() is None
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection((address.hostname, address.port), timeout=5)
            slow.sendall(TABLE[100:])
            assert slow.recv(20).startswith(b"HTTP/1.1 201")
        assert server.process.wait(30) == 0
    with serve(tmp_path / "data", "--workers", "1") as server:
        assert server.get(f"/jobs/{job}")["attempt"] == 1, "its worker went on"
        studies = server.get("/studies")["studies"]
        assert len(studies) == 2, "the upload that ended is there"
        assert server.post(f"/jobs/{job}/cancel")["state"] == "cancelled"
        assert server.wait(studies[0]["job"]["id"], "done")["error"] is None


def test_a_killed_server_and_a_killed_worker_lose_nothing(tmp_path: Path, serve: Serve) -> None:
    store = Store(tmp_path / "data")
    with serve(tmp_path / "data", "--workers", "1") as server:
        first = server.post("/studies/sample", LONG)["job"]["id"]
        waiting = json.loads(server.ask("POST", UPLOAD, TABLE)[2])["job"]["id"]
        server.wait(first, "running")
        server.process.kill()
        server.process.wait()
    with serve(tmp_path / "data", "--workers", "1") as server:
        assert server.get(f"/jobs/{first}")["state"] == "running"
        while not server.get(f"/jobs/{first}")["phase"]:
            time.sleep(0.05)  # it went on while it was still starting
        at_work = store.job(first)
        assert at_work is not None
        assert at_work.pid is not None
        os.kill(at_work.pid, signal.SIGKILL)
        assert server.wait(first, "died")["attempt"] == 1
        assert server.wait(waiting, "done")["attempt"] == 1
        assert server.post(f"/jobs/{first}/restart")["state"] in {"queued", "running"}
        assert server.post(f"/jobs/{first}/cancel")["state"] == "cancelled"
    assert server.process.returncode == 0


def test_five_studies_and_fifty_who_score_in_bounded_memory(tmp_path: Path, serve: Serve) -> None:
    words = ["--workers", "2", "--job-memory", "1000"]
    with serve(tmp_path / "data", *words) as server:
        made = [json.loads(server.ask("POST", UPLOAD, TABLE)[2]) for _ in range(5)]
        store, most = Store(tmp_path / "data"), 0.0
        while (first := store.job(made[0]["job"]["id"])) is None or first.state != "done":
            time.sleep(0.05)  # looked up beside the server: asking it uses up what a user may ask
        row = json.dumps({"Visits": 3, "Income": 40, "Secret-0123": 5}).encode()
        path = f"/api/v1/models/{made[0]['id']}/score"

        def score(_: int) -> int:
            status: int = server.ask("POST", path, row)[0]
            return status

        before = server.megabytes
        with ThreadPoolExecutor(50) as pool:
            found = [pool.submit(score, i) for i in range(90)]
            while not all(each.done() for each in found):
                pids = [job.pid for job in store.jobs_in("running") if job.pid]
                most = max(most, sum(_megabytes(pid) for pid in pids))
                time.sleep(0.05)
        assert {each.result() for each in found} == {200}
        for each in made:
            assert server.wait(each["job"]["id"], "done")["attempt"] == 1
        assert server.megabytes < before + 150
        assert most < 2 * 1000


def _megabytes(pid: int) -> float:
    try:
        return worker.resident_bytes(pid) / 1e6
    except OSError:
        return 0.0


GIGABYTES = float(os.environ.get("CLUSTOMER_COMMAS_GB", "0.06"))
"""Size of the upload of commas: 1 for the whole trial, which takes minutes."""


def test_a_mountain_of_commas_is_refused_or_fails_in_words(tmp_path: Path, serve: Serve) -> None:
    size = int(GIGABYTES * 1e9)
    most = max(1, size // 2_000_000)
    with serve(tmp_path / "data", "--max-upload", str(most)) as server:
        status, said = send_commas(server.url, size)
        assert status == 413
        assert "larger than the" in said["detail"]
        assert server.megabytes < 300
        assert list((tmp_path / "data" / "studies").iterdir()) == []
    words = ["--max-upload", "2000", "--job-memory", "1000", "--job-seconds", "300"]
    with serve(tmp_path / "data", *words) as server:
        status, said = send_commas(server.url, size)
        assert status == 201
        job = server.wait(said["job"]["id"], "failed", seconds=400)
        assert "fault in clustomer" not in job["error"]["problem"], job
        assert server.megabytes < 300


def send_commas(url: str, size: int) -> tuple[int, Any]:
    """Upload commas from a generator; what the server answers before the end counts."""
    piece = b"," * 1_000_000
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=120)
    try:
        connection.putrequest("POST", "/api/v1/studies?filename=commas.csv")
        connection.putheader("Content-Length", str(size))
        connection.endheaders()
        with suppress(OSError):  # refused half-way: the answer has been sent
            for _ in range(size // len(piece)):
                connection.send(piece)
        answer = connection.getresponse()
        return answer.status, json.load(answer)
    finally:
        connection.close()


def workbook_bomb() -> bytes:
    """Return an xlsx of some kB whose sheet unfolds to 300 MB."""
    made = io.BytesIO()
    row = b'<row><c t="inlineStr"><is><t>' + b"a" * 1_000_000 + b"</t></is></c></row>"
    parts = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
        b"</Relationships>",
        "xl/workbook.xml": b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
        b'2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/'
        b'package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats'
        b'.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
        b"</Relationships>",
    }  # fmt: skip
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
                        b'main"><sheetData>')  # fmt: skip
            for _ in range(300):
                sheet.write(row)
            sheet.write(b"</sheetData></worksheet>")
    return made.getvalue()


@pytest.mark.parametrize("ending", ["xlsx", "csv.gz"])
def test_bombs_end_at_the_limit_of_a_job_and_the_server_goes_on(
    tmp_path: Path, serve: Serve, ending: str
) -> None:
    bomb = workbook_bomb() if ending == "xlsx" else gzip.compress(b"," * 300_000_000, 1)
    assert len(bomb) < 10_000_000
    with serve(tmp_path / "data", "--job-memory", "350", "--workers", "1") as server:
        status, _, body = server.ask("POST", f"/api/v1/studies?filename=bomb.{ending}", bomb)
        assert status == 201
        job = server.wait(json.loads(body)["job"]["id"], "failed", "died")
        assert job["state"] == "failed"
        assert "more than the 350 MB" in job["error"]["problem"], job
        assert server.get("/ready") == {"status": "ready"}


def test_models_and_files_come_in_pages(tmp_path: Path, serve: Serve) -> None:
    with serve(tmp_path / "data") as server:
        made = [json.loads(server.ask("POST", UPLOAD, TABLE)[2]) for _ in range(2)]
        queued = server.post("/studies/sample")["job"]["id"]
        assert server.post(f"/jobs/{queued}/cancel")["state"] == "cancelled"
        for each in made:
            server.wait(each["job"]["id"], "done")
        first = server.get("/models?limit=1")
        rest = server.get(f"/models?limit=1&after={first['next']}")
        found = [each["study"] for each in [*first["models"], *rest["models"]]]
        assert found == [each["id"] for each in made[::-1]], "not the one that was cancelled"
        assert rest["next"] is None
        here = f"/studies/{made[0]['id']}/files"
        names = [each["name"] for each in server.get(here)["files"]]
        page, paged = server.get(f"{here}?limit=4"), []
        paged += page["files"]
        while page["next"]:
            page = server.get(f"{here}?limit=4&after={page['next']}")
            paged += page["files"]
        assert [each["name"] for each in paged] == names
        stored = Store(tmp_path / "data").stored("local")
        on_disk = sum(bytes_in(tmp_path / "data" / "studies" / each["id"]) for each in made)
        assert stored == on_disk
        assert server.ask("GET", "/api/v1/models?after=0")[0] == 404
