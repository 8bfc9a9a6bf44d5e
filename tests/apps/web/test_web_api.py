"""The API as a program uses it, and as somebody uses it who means harm."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from clustomer.apps.cli.main import app as command
from clustomer.apps.web.access import Rate, Users, add_user, is_loopback, refuse_public
from clustomer.apps.web.app import WebSettings, make_app
from clustomer.apps.web.problems import Refused
from clustomer.apps.web.runner import Limits
from clustomer.apps.web.scoring import ScoreJob, run_score
from clustomer.apps.web.uploads import safe_name, save_body
from clustomer.errors import InputError

QUICK = json.dumps({"quick": True, "k": 3, "n_init": 2})
EVIL = "<script>alert(1)</script>"
ROWS = "\n".join(f"{i},{i % 7 * 10 + i % 3},{i * 37 % 101},=1+1" for i in range(120))
TABLE = f"CustomerID,Visits,Income,{EVIL}\n{ROWS}\n".encode()


def client_of(settings: WebSettings) -> TestClient:
    return TestClient(
        make_app(settings), base_url="http://127.0.0.1", raise_server_exceptions=False
    )


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    data = tmp_path_factory.mktemp("web") / "data"
    settings = WebSettings(data=data, max_upload=200_000, per_second=1e6, burst=10**6)
    with client_of(settings) as made:
        yield made


@pytest.fixture(scope="module")
def idle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Serve two users with passwords; starts no jobs."""
    folder = tmp_path_factory.mktemp("idle")
    for name in ("ann", "bob"):
        add_user(folder / "users", name, f"{name}-has-a-long-password")
    settings = WebSettings(
        data=folder / "data", passwords=folder / "users", limits=Limits(workers=0),
        per_second=1e6, burst=10**6, tries=10**6, most_waiting=10,
    )  # fmt: skip
    with client_of(settings) as made:
        yield made


def as_user(name: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {name}:{name}-has-a-long-password"}


def upload(client: TestClient, table: bytes = TABLE, **headers: str) -> httpx.Response:
    parameters = {"filename": "shop.csv", "settings": QUICK}
    return client.post("/api/v1/studies", params=parameters, content=table, headers=headers)


def finished(client: TestClient, study: dict[str, Any]) -> dict[str, Any]:
    end = time.monotonic() + 120
    while True:
        job = client.get(f"/api/v1/jobs/{study['job']['id']}").json()
        if job["state"] not in {"queued", "running"}:
            return dict(job)
        assert time.monotonic() < end
        time.sleep(0.1)


def is_problem(answer: httpx.Response, status: int, words: str) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert words in answer.json()["detail"]
    assert answer.json()["status"] == status


@pytest.fixture(scope="module")
def study(client: TestClient) -> dict[str, Any]:
    answer = upload(client)
    assert answer.status_code == 201
    made = dict(answer.json())
    assert finished(client, made)["state"] == "done"
    return made


def test_a_study_from_upload_to_files_model_and_one_customer(
    client: TestClient, study: dict[str, Any]
) -> None:
    here = f"/api/v1/studies/{study['id']}"
    assert study["command"].startswith("clustomer run shop.csv")
    assert "cl.run_study('shop.csv'" in study["python"]
    names = [each["name"] for each in client.get(f"{here}/files").json()["files"]]
    assert {"report.html", "result.json", "model.json", "assignments.csv"} <= set(names)
    for name in names:
        answer = client.get(f"{here}/files/{name}")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
        assert "sandbox" in answer.headers["content-security-policy"]
    assert EVIL not in client.get(f"{here}/files/report.html").text
    model = client.get(f"/api/v1/models/{study['id']}").json()
    assert len(model["segments"]) == 3
    row = dict.fromkeys(model["columns"], 30)
    scored = client.post(f"/api/v1/models/{study['id']}/score", json=row).json()
    assert scored["segment_name"] == model["segments"][scored["segment"] - 1]


def test_one_customer_is_scored_as_in_the_batch(client: TestClient, study: dict[str, Any]) -> None:
    lines = client.get(f"/api/v1/studies/{study['id']}/files/assignments.csv").text.splitlines()
    segment = lines[0].split(",").index("segment")
    for i in (0, 17, 119):
        visits, income = i % 7 * 10 + i % 3, i * 37 % 101
        answer = client.post(
            f"/api/v1/models/{study['id']}/score",
            json={"Visits": visits, "Income": income, EVIL: "=1+1"},
        )
        assert str(answer.json()["segment"]) == lines[i + 1].split(",")[segment].strip('"')


def test_a_file_is_scored_as_by_the_command_line(client: TestClient, study: dict[str, Any]) -> None:
    here = f"/api/v1/models/{study['id']}/score-file"
    answer = client.post(here, params={"filename": "new.csv"}, content=TABLE)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment")
    rows = answer.text.splitlines()
    assert rows[0] == "CustomerID,segment,segment_name,distance,margin,flag"
    assert len(rows) == 121
    made = client.get(f"/api/v1/studies/{study['id']}/files/assignments.csv").text.splitlines()
    assert [row.split(",")[1] for row in rows] == [row.split(",")[1] for row in made]
    short = client.post(
        here, params={"filename": "new.csv", "fields": "segment"}, content=TABLE
    ).text
    assert short.splitlines()[0] == "CustomerID,segment"


@pytest.mark.parametrize(
    ("table", "fields", "words"),
    [(b"CustomerID,Visits\n1,2\n3,4\n", "segment", "Income"), (b"%PDF-1.7 ...", "segment", "PDF"),
     (TABLE, "secret", "They can be segment")],
)  # fmt: skip
def test_a_file_that_cannot_be_scored_is_refused_in_words(
    client: TestClient, study: dict[str, Any], table: bytes, fields: str, words: str
) -> None:
    answer = client.post(
        f"/api/v1/models/{study['id']}/score-file",
        params={"filename": "new.csv", "fields": fields},
        content=table,
    )
    is_problem(answer, 422, words)
    assert "/studies/" not in answer.text


def test_scoring_has_the_limits_of_a_job(
    tmp_path: Path, client: TestClient, study: dict[str, Any]
) -> None:
    model = client.get(f"/api/v1/studies/{study['id']}/files/model.json").content
    (tmp_path / "model.json").write_bytes(model)
    (tmp_path / "new.csv").write_bytes(TABLE)
    job = ScoreJob(
        model=tmp_path / "model.json", folder=tmp_path, name="new.csv", fields=("segment",)
    )
    with pytest.raises(Refused, match="more than the 20 MB"):
        run_score(job, Limits(megabytes=20))
    with pytest.raises(Refused, match="longer than the 0 seconds"):
        run_score(job, Limits(seconds=0))


@pytest.mark.parametrize("row", ["[1]", '{"Visits": [1, 2]}', "nonsense", "[" * 100_000])
def test_what_is_no_customer_is_refused(
    client: TestClient, study: dict[str, Any], row: str
) -> None:
    answer = client.post(f"/api/v1/models/{study['id']}/score", content=row)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_missing_columns_are_said_as_by_the_command_line(
    client: TestClient, study: dict[str, Any]
) -> None:
    answer = client.post(f"/api/v1/models/{study['id']}/score", json={"Visits": 1})
    is_problem(answer, 422, "Income")


@pytest.mark.parametrize(
    "name",
    ["../lock", "..%2f..%2f..%2fjobs.sqlite3", "%2e%2e/input/shop.csv", "/etc/passwd",
     "figures", "report.html%00", "figures/../../input/shop.csv"],
)  # fmt: skip
def test_only_listed_files_can_be_downloaded(
    client: TestClient, study: dict[str, Any], name: str
) -> None:
    answer = client.get(f"/api/v1/studies/{study['id']}/files/{name}")
    assert answer.status_code in {404, 405}
    assert b"CustomerID" not in answer.content


def test_a_table_that_is_none_fails_in_the_words_of_the_command_line(client: TestClient) -> None:
    made = upload(client, b"\x89PNG\r\n\x1a\n" + bytes(200)).json()
    job = finished(client, made)
    assert job["state"] == "failed"
    assert "PNG picture" in job["error"]["problem"]
    answer = client.get(f"/api/v1/studies/{made['id']}/files")
    is_problem(answer, 409, "not finished")
    again = client.post(f"/api/v1/jobs/{made['job']['id']}/restart")
    assert again.status_code == 200
    assert finished(client, made)["attempt"] == 2


def test_too_large_an_upload_is_refused_and_leaves_nothing(
    client: TestClient, study: dict[str, Any]
) -> None:
    before = client.get("/api/v1/studies").json()["studies"]
    is_problem(upload(client, b"," * 300_000), 413, "larger than")
    is_problem(upload(client, b""), 422, "empty")
    assert client.get("/api/v1/studies").json()["studies"] == before
    assert study["id"] in [each["id"] for each in before]


def test_a_slow_body_is_given_up(tmp_path: Path) -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield b"a,b\n"
        await asyncio.sleep(30)

    with pytest.raises(Refused, match="longer than") as caught:
        asyncio.run(save_body(slow(), tmp_path / "f", max_bytes=10, max_seconds=0.05))
    assert caught.value.status == 408


@pytest.mark.parametrize(
    ("given", "kept"),
    [("shop.csv", "shop.csv"), ("../../etc/passwd", "passwd"), ("C:\\x\\y.csv", "y.csv"),
     ("..", "table.csv"), ("", "table.csv"), ("a\0b.csv", "a_b.csv"), (".hidden", "hidden"),
     ("-o.csv", "o.csv"), ("<b>.csv", "_b_.csv"), ("x" * 300 + ".csv", "x" * 80 + ".csv")],
)  # fmt: skip
def test_names_of_uploads_are_made_harmless(given: str, kept: str) -> None:
    assert safe_name(given) == kept


@pytest.mark.parametrize(
    "settings",
    [
        "[]",
        '{"kk": 3}',
        '{"input": "/etc/passwd"}',
        '{"suppress": "/etc/passwd"}',
        "{",
        '{"k": "x"}',
    ],
)
def test_wrong_settings_are_refused_before_the_upload(idle: TestClient, settings: str) -> None:
    answer = idle.post(
        "/api/v1/studies", params={"filename": "a.csv", "settings": settings}, content=TABLE,
        headers=as_user("ann"),
    )  # fmt: skip
    is_problem(answer, 422, "")


def test_the_same_key_makes_one_study(idle: TestClient) -> None:
    headers = {**as_user("ann"), "Idempotency-Key": "once"}
    first, second = upload(idle, **headers), upload(idle, **headers)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["id"] == second.json()["id"]


def test_users_see_their_own_only(idle: TestClient) -> None:
    answer = idle.post("/api/v1/studies/sample", json={"quick": True}, headers=as_user("ann"))
    made = answer.json()
    for method, path in [
        ("GET", f"studies/{made['id']}"), ("DELETE", f"studies/{made['id']}"),
        ("GET", f"jobs/{made['job']['id']}"), ("POST", f"jobs/{made['job']['id']}/cancel"),
        ("GET", f"studies/{made['id']}/files"), ("GET", f"models/{made['id']}"),
        ("GET", f"studies/{made['id']}/files/result.json"),
    ]:  # fmt: skip
        is_problem(idle.request(method, f"/api/v1/{path}", headers=as_user("bob")), 404, "no such")
        assert idle.request(method, f"/api/v1/{path}").status_code == 401
    cancel = f"/api/v1/jobs/{made['job']['id']}/cancel"
    assert idle.post(cancel, headers=as_user("ann")).json()["state"] == "cancelled"
    is_problem(idle.post(cancel, headers=as_user("ann")), 409, "it is cancelled")
    gone = idle.delete(f"/api/v1/studies/{made['id']}", headers=as_user("ann"))
    assert gone.status_code == 204
    assert idle.get(f"/api/v1/studies/{made['id']}", headers=as_user("ann")).status_code == 404


def test_the_list_comes_in_pages(idle: TestClient) -> None:
    made = [
        idle.post("/api/v1/studies/sample", json={}, headers=as_user("bob")).json()["id"]
        for _ in range(3)
    ]
    first = idle.get("/api/v1/studies", params={"limit": 2}, headers=as_user("bob")).json()
    rest = idle.get("/api/v1/studies", params={"after": first["next"]}, headers=as_user("bob"))
    found = [each["id"] for each in [*first["studies"], *rest.json()["studies"]]]
    assert found == made[::-1]
    assert rest.json()["next"] is None


@pytest.mark.parametrize("token", ["", "Basic x", "Bearer ann:wrong", "Bearer eve:ann-has-a-long"])
def test_a_wrong_password_is_refused(idle: TestClient, token: str) -> None:
    answer = idle.get("/api/v1/studies", headers={"Authorization": token})
    is_problem(answer, 401, "missing or wrong")
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
     {"Origin": "http://127.0.0.1:9"}],
)  # fmt: skip
def test_pages_of_other_sites_change_nothing(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/api/v1/studies/sample", json={}, headers=headers)
    is_problem(answer, 403, "another site")


def test_a_foreign_name_that_points_here_is_refused(client: TestClient) -> None:
    answer = client.get("/api/v1/studies", headers={"Host": "evil.example"})
    is_problem(answer, 421, "under that name")
    assert "sandbox" in answer.headers["content-security-policy"]


def test_open_routes_and_unknown_ones(client: TestClient, project_root: Path) -> None:
    assert client.get("/api/v1/health").json()["status"] == "ok"
    assert client.get("/api/v1/ready").json() == {"status": "ready"}
    schemas = client.get("/api/v1/schema").json()
    assert schemas["settings"]["properties"]["k_max"]["anyOf"][0]["minimum"] == 1
    assert "input" not in schemas["settings"]["properties"]
    assert schemas["model"] == json.loads((project_root / "docs/model.schema.json").read_text())
    assert "/api/v1/studies/{study}" in client.get("/api/v1/openapi.json").json()["paths"]
    is_problem(client.get("/api/v1/nowhere"), 404, "no such page")
    is_problem(client.put("/api/v1/health"), 405, "not done")
    is_problem(client.get("/api/v1/studies", params={"limit": 0}), 422, "limit")


def test_the_audit_log_tells_who_did_what(idle: TestClient, tmp_path: Path) -> None:
    settings = WebSettings(data=tmp_path / "data", limits=Limits(workers=0))
    with client_of(settings) as made:
        study = upload(made).json()["id"]
        made.delete(f"/api/v1/studies/{study}")
    lines = (tmp_path / "data" / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["action"] for line in lines] == ["create study", "delete study"]
    assert {json.loads(line)["what"] for line in lines} == {study}


def test_too_many_requests_are_refused_and_time_heals() -> None:
    rate = Rate(per_second=1, burst=2)
    rate.check("ann", now=0.0)
    rate.check("ann", now=0.0)
    rate.check("bob", now=0.0)
    with pytest.raises(Refused, match="too many") as caught:
        rate.check("ann", now=0.5)
    assert caught.value.status == 429
    rate.check("ann", now=1.5)


def test_passwords_can_be_tried_a_few_times_only(tmp_path: Path) -> None:
    add_user(tmp_path / "users", "ann", "ann-has-a-long-password")
    settings = WebSettings(
        data=tmp_path / "data", passwords=tmp_path / "users", limits=Limits(workers=0), tries=2,
        tries_per_second=0.001,
    )  # fmt: skip
    with client_of(settings) as made:
        assert made.get("/api/v1/studies", headers=as_user("ann")).status_code == 200
        wrong = {"Authorization": "Bearer ann:wrong"}
        found = [made.get("/api/v1/studies", headers=wrong).status_code for _ in range(3)]
        assert found == [401, 429, 429]
        known = made.get("/api/v1/studies", headers=as_user("ann"))
        assert known.status_code == 200, "who is known goes on"


def test_nobody_fills_the_queue(tmp_path: Path) -> None:
    settings = WebSettings(data=tmp_path / "data", limits=Limits(workers=0), most_waiting=1)
    with client_of(settings) as made:
        assert upload(made, **{"Idempotency-Key": "a"}).status_code == 201
        assert upload(made, **{"Idempotency-Key": "a"}).status_code == 200
        is_problem(upload(made), 429, "waiting or running")
        is_problem(made.post("/api/v1/studies/sample", json={}), 429, "cancel one")


def test_many_score_at_once(client: TestClient, study: dict[str, Any]) -> None:
    def once(i: int) -> int:
        row = {"Visits": i, "Income": i, EVIL: "=1+1"}
        return client.post(f"/api/v1/models/{study['id']}/score", json=row).status_code

    with ThreadPoolExecutor(50) as pool:
        assert set(pool.map(once, range(200))) == {200}


def test_a_public_address_needs_passwords() -> None:
    assert [is_loopback(each) for each in ("127.0.0.1", "::1", "localhost")] == [True] * 3
    for host in ("0.0.0.0", "::", "192.168.1.2", "shop.example"):
        with pytest.raises(InputError, match="can be reached from other machines"):
            refuse_public(host, has_passwords=False)
        refuse_public(host, has_passwords=True)
    result = CliRunner().invoke(command, ["serve", "--host", "0.0.0.0"])
    assert result.exit_code == 2
    assert "no password would be asked" in result.output


def test_password_files_are_private_and_hashed(tmp_path: Path) -> None:
    path = tmp_path / "users"
    with pytest.raises(InputError, match="too short"):
        add_user(path, "ann", "short")
    with pytest.raises(InputError, match="not a user name"):
        add_user(path, "a:b", "long enough by far")
    add_user(path, "ann", "long enough by far")
    assert "long enough" not in path.read_text(encoding="utf-8")
    assert Users(path).user_of("Bearer ann:long enough by far") == "ann"
    path.chmod(0o644)
    with pytest.raises(InputError, match="Others may read"):
        Users(path)
    path.chmod(0o600)
    path.write_text("ann:plain\n", encoding="utf-8")
    with pytest.raises(InputError, match="not a password file"):
        Users(path)
    with pytest.raises(InputError, match="Cannot read"):
        Users(tmp_path / "absent")


def test_the_command_serves_until_it_is_told_to_stop(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["serve", "--port", str(port), "--data", str(tmp_path / "data")]
    server = subprocess.Popen([sys.executable, "-m", "clustomer.apps.cli.main", *words])
    try:
        end = time.monotonic() + 60
        while True:
            try:
                answer = httpx.get(f"http://127.0.0.1:{port}/api/v1/ready")
                break
            except httpx.ConnectError:
                assert time.monotonic() < end
                time.sleep(0.1)
        assert answer.json() == {"status": "ready"}
        assert "server" not in answer.headers
        assert (tmp_path / "data").stat().st_mode & 0o077 == 0
    finally:
        server.terminate()
    assert server.wait(30) in {0, -signal.SIGTERM}
