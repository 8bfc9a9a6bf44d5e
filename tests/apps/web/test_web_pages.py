"""The pages as a browser without scripts uses them, and as somebody who means harm."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import time
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from fastapi.testclient import TestClient

import clustomer.apps.web
from clustomer.apps.web.access import Users, add_user
from clustomer.apps.web.app import WebSettings, make_app
from clustomer.apps.web.drafts import MOST, Drafts
from clustomer.apps.web.pages.progress import progress_of
from clustomer.apps.web.pages.signing import local_path
from clustomer.apps.web.runner import Limits
from clustomer.apps.web.session import ABSOLUTE, IDLE, Sessions, form_token, is_form_token
from clustomer.apps.web.store import Job, Store

STATIC = Path(clustomer.apps.web.__file__).parent / "static"
EVIL = "<script>alert(1)</script>"
ROWS = "\n".join(f"{i},{i % 7 * 10 + i % 3},{i * 37 % 101},=1+{EVIL}" for i in range(120))
TABLE = f"CustomerID,Visits,Income,{EVIL}\n{ROWS}\n".encode()
QUICK = {"k": "3", "effort": "quick", "n_init": "2", "winsorise": "on", "transform_skewed": "on"}


def client_of(settings: WebSettings, base: str = "http://127.0.0.1", root: str = "") -> TestClient:
    return TestClient(
        make_app(settings), base_url=base, root_path=root, raise_server_exceptions=False
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages") / "data"


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[TestClient]:
    settings = WebSettings(
        data=data, max_upload=200_000, per_second=1e6, burst=10**6, limits=Limits(workers=1)
    )
    with client_of(settings) as made:
        yield made


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> WebSettings:
    folder = tmp_path_factory.mktemp("users")
    for name in ("ann", "bob"):
        add_user(folder / "users", name, f"{name}-has-a-long-password")
    return WebSettings(
        data=folder / "data", passwords=folder / "users", limits=Limits(workers=0),
        per_second=1e6, burst=10**6, tries=10**6, most_waiting=3,
    )  # fmt: skip


@pytest.fixture(scope="module")
def shared(users: WebSettings) -> Iterator[TestClient]:
    with client_of(users) as made:
        yield made


@pytest.fixture
def guarded(shared: TestClient) -> TestClient:
    """Two users with passwords; starts no jobs; nobody has signed in."""
    shared.cookies.clear()
    return shared


def token_of(page: httpx.Response) -> str:
    found = re.search(r'name="token" value="(\w+)"', page.text)
    assert found, page.text
    return found[1]


def post(client: TestClient, path: str, page: str = "/", **fields: Any) -> httpx.Response:
    token = token_of(client.get(page))
    return client.post(path, data={"token": token, **fields})


def upload(client: TestClient, name: str = "shop.csv", table: bytes = TABLE) -> httpx.Response:
    token = token_of(client.get("/"))
    return client.post("/files", data={"token": token}, files={"file": (name, table)})


def sign_in(client: TestClient, name: str, password: str | None = None) -> httpx.Response:
    given = f"{name}-has-a-long-password" if password is None else password
    return post(client, "/login", "/login", name=name, password=given)


def understood(client: TestClient, draft: httpx.Response) -> httpx.Response:
    end = time.monotonic() + 60
    while client.get(f"{draft.url.path}/state").headers.get("hx-refresh") != "true":
        assert time.monotonic() < end
        time.sleep(0.05)
    return client.get(draft.url.path)


def finished(client: TestClient, path: str) -> httpx.Response:
    end = time.monotonic() + 120
    while client.get(f"{path}/progress").headers.get("hx-refresh") != "true":
        assert time.monotonic() < end
        time.sleep(0.1)
    return client.get(path)


@pytest.fixture(scope="module")
def draft(client: TestClient) -> httpx.Response:
    return understood(client, upload(client, f"{EVIL}.csv"))


@pytest.fixture(scope="module")
def study(client: TestClient) -> str:
    begun = understood(client, upload(client))
    started = post(client, begun.url.path, begun.url.path, action="start", **QUICK)
    assert started.url.path.startswith("/studies/"), started.text
    assert "Five" not in finished(client, started.url.path).text
    return str(started.url.path)


class Page(HTMLParser):
    """What is in a page: addresses, labels, and whatever a strict policy would refuse."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.inline: list[str] = []
        self.posts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.addresses += [
            value
            for key, value in given.items()
            if key in ("href", "src", "action", "data-hx-get") and value != "data:,"
        ]
        self.inline += [key for key in given if key == "style" or key.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)
        if tag == "form" and given.get("method") == "post":
            self.posts.append(given["action"])


def test_a_file_is_understood_before_anything_is_started(draft: httpx.Response) -> None:
    assert "What was understood" in draft.text
    assert "120 rows and 4 columns" in draft.text
    for words in ("forms segments", "names the customer", "First findings", "clustomer run"):
        assert words in draft.text
    assert EVIL not in draft.text
    assert "&lt;script&gt;" in draft.text
    assert Page(draft.text).inline == []


def test_kinds_and_roles_are_corrected_and_looked_at_again(
    client: TestClient, draft: httpx.Response
) -> None:
    path = draft.url.path
    kind = {"kind-1": "ordered", "role-3": "ignored", "role-2": "descriptor"}
    again = understood(client, post(client, path, path, action="look", **{**QUICK, **kind}))
    assert "--kind Visits=ordered" in again.text
    assert "--describe-only Income" in again.text
    assert re.search(r'name="role-3".*?value="ignored" selected', again.text)
    wrong = post(client, path, path, action="start", **{**QUICK, "k": "many", "n_init": "0"})
    assert wrong.status_code == 422
    assert "The setting k is &#39;many&#39;." in wrong.text
    assert "n_init is 0." in wrong.text
    assert 'aria-describedby="hint-k wrong-k"' in wrong.text
    assert "<details open><summary>More settings" in wrong.text


def test_a_broken_file_is_explained_and_can_be_read_otherwise(client: TestClient) -> None:
    broken = understood(client, upload(client, "broken.xlsx", b"PK\x03\x04 this is no workbook"))
    assert "The file could not be read as it is" in broken.text
    assert "Start the study" not in broken.text
    assert 'role="alert"' in broken.text
    assert "How the file is read" in broken.text
    gone = post(client, f"{broken.url.path}/delete", broken.url.path)
    assert gone.url.path == "/"
    assert client.get(broken.url.path).status_code == 404


def test_the_whole_journey_without_scripts(client: TestClient, study: str) -> None:
    page = client.get(study)
    assert '<iframe class="report"' in page.text
    assert 'sandbox="allow-scripts allow-popups"' in page.text
    assert "clustomer run shop.csv --k 3 --n-init 2 --quick -o out" in page.text
    assert "cl.run_study(&#39;shop.csv&#39;, n_clusters=3" in page.text
    for address in Page(page.text).addresses:
        if not address.startswith("#") and "/login" not in address:
            assert client.get(address).status_code in (200, 405), address
    report = client.get(f"{study}/report")
    policy = report.headers["content-security-policy"]
    assert "sandbox allow-scripts allow-popups;" in policy
    scripts = policy.partition("script-src ")[2].split()
    assert len(scripts) == 2
    assert all(one.startswith("'sha256-") for one in scripts)
    assert "frame-ancestors 'self'" in policy
    assert report.headers["content-type"].startswith("text/html")
    assert EVIL not in report.text
    file = client.get(f"{study}/files/audiences/A.csv")
    assert file.headers["content-disposition"].startswith("attachment")
    assert client.get(f"{study}/files/../../jobs.sqlite3").status_code == 404
    assert client.get(f"{study}/files/input/shop.csv").status_code == 404


def test_segments_are_renamed_without_a_fit(client: TestClient, study: str) -> None:
    run = client.get(f"{study}/files/run.json").json()
    names = {"name-1": EVIL, "name-2": "Regulars", "name-3": "=Guests"}
    renamed = post(client, f"{study}/names", study, **names)
    assert renamed.status_code == 200
    assert EVIL not in renamed.text
    assert "--config run.toml" in renamed.text
    assert EVIL not in client.get(f"{study}/report").text
    assert "Regulars" in client.get(f"{study}/report").text
    assert client.get(f"{study}/files/run.json").json()["seconds"] == run["seconds"]
    assert ",'=Guests," in client.get(f"{study}/files/assignments.csv").text
    wrong = post(client, f"{study}/names", study, **{**names, "name-2": EVIL})
    assert wrong.status_code == 422
    assert "Two segments are called" in wrong.text
    assert 'aria-describedby="wrong-names"' in wrong.text


def test_what_if_is_a_new_study_beside_the_first(client: TestClient, study: str) -> None:
    same = post(client, f"{study}/what-if", study)
    assert same.status_code == 422
    assert "That is the study that you have." in same.text
    assert post(client, f"{study}/what-if", study, k="x").status_code == 422
    made = post(client, f"{study}/what-if", study, k="2", without="Income")
    assert made.url.path not in (study, "/")
    other = finished(client, made.url.path)
    assert "Side by side" in other.text
    assert "--exclude Income" in other.text
    assert "Mean silhouette" in other.text
    first = client.get(study)
    assert made.url.path in first.text
    assert "k: 2" in first.text
    again = post(client, f"{study}/again", study)
    assert again.url.path.startswith("/drafts/")
    assert 'value="3"' in understood(client, again).text
    deleted = post(client, f"{made.url.path}/delete", f"{made.url.path}/delete")
    assert deleted.url.path == "/"
    assert client.get(made.url.path).status_code == 404
    assert made.url.path not in client.get(study).text


def test_another_file_is_scored(client: TestClient, study: str, data: Path) -> None:
    token = token_of(client.get(study))
    file = {"file": ("new.csv", TABLE)}
    done = client.post(f"{study}/score", data={"token": token}, files=file)
    assert done.headers["content-disposition"] == 'attachment; filename="assignments.csv"'
    assert len(done.text.splitlines()) == 121
    wrong = {"file": ("new.csv", b"a,b\n1,2\n")}
    refused = client.post(f"{study}/score", data={"token": token}, files=wrong)
    assert refused.status_code == 422
    assert 'id="wrong-score-file"' in refused.text
    assert client.post(f"{study}/score", data={"token": token}).status_code == 422
    assert list(data.glob("score-*")) == []


def test_a_study_is_cancelled_restarted_and_listed(guarded: TestClient) -> None:
    sign_in(guarded, "ann")
    begun = post(guarded, "/sample")
    assert guarded.get(begun.url.path).status_code == 200
    started = post(guarded, begun.url.path, "/", action="start")
    assert "Waiting for its turn" in started.text
    assert "noscript" in started.text
    path = started.url.path
    assert post(guarded, f"{path}/cancel", path).text.count("Cancelled") >= 1
    assert guarded.get(f"{path}/progress").headers["hx-refresh"] == "true"
    assert guarded.get(f"{path}/report").status_code == 409
    assert "Waiting for its turn" in post(guarded, f"{path}/restart", path).text
    assert post(guarded, f"{path}/delete", path).url.path == "/"


def test_lists_are_cut_into_pages(users: WebSettings, guarded: TestClient) -> None:
    store = Store(users.data)
    for i in range(23):
        store.add_study("ann", label=f"many-{i}.csv", file=None, settings={})
    sign_in(guarded, "ann")
    first = guarded.get("/")
    assert "many-22.csv" in first.text
    assert "many-2.csv" not in first.text
    older = re.search(r'rel="next" href="([^"#]+)', first.text)
    assert older
    assert "many-2.csv" in guarded.get(older[1]).text
    refused = post(guarded, post(guarded, "/sample").url.path, action="start")
    assert refused.status_code == 429
    assert "3 of your studies are waiting" in refused.text
    for record in store.studies("ann", limit=100):
        store.delete("ann", record.id)


def test_nobody_gets_in_without_the_password(guarded: TestClient) -> None:
    asked = guarded.get("/studies/abc")
    assert asked.url.path == "/login"
    assert asked.url.query == b"next=/studies/abc"
    for path in ("/", "/list", "/drafts/a", "/studies/a/report", "/studies/a/files/run.json"):
        assert guarded.get(path, follow_redirects=False).status_code == 303
    polled = guarded.get("/list", headers={"HX-Request": "true"})
    assert polled.headers["hx-redirect"] == "/login"
    wrong = sign_in(guarded, "ann", "not-the-password-at-all")
    assert wrong.status_code == 401
    assert "The name or the password is wrong." in wrong.text
    assert wrong.text.replace("ann", "eve") == sign_in(guarded, "eve").text.replace("ann", "eve")


def test_the_cookie_is_kept_from_scripts_sites_and_databases(
    users: WebSettings, guarded: TestClient
) -> None:
    before = guarded.get("/login").headers["set-cookie"]
    token = token_of(guarded.get("/login"))
    answer = guarded.post(
        "/login",
        data={"token": token, "name": "ann", "password": "ann-has-a-long-password"},
        follow_redirects=False,
    )
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Secure" not in cookie
    value = cookie.split(";")[0].partition("=")[2]
    assert value not in before  # signing in is a new cookie
    stored = (users.data / "jobs.sqlite3").read_bytes()
    with sqlite3.connect(users.data / "jobs.sqlite3") as database:
        rows = database.execute("SELECT digest FROM sessions").fetchall()
    assert (hashlib.sha256(value.encode()).hexdigest(),) in rows
    assert value.encode() not in stored
    signed_in = {"cookie": f"clustomer={value}"}
    guarded.cookies.clear()
    assert guarded.get("/", headers=signed_in, follow_redirects=False).status_code == 200
    out = {"token": form_token(value)}
    guarded.post("/logout", data=out, headers=signed_in)
    guarded.cookies.clear()
    assert guarded.get("/", headers=signed_in, follow_redirects=False).status_code == 303


def test_the_cookie_goes_over_tls_only_where_there_is_tls(users: WebSettings) -> None:
    with client_of(
        WebSettings(data=users.data / "tls", passwords=users.passwords), "https://127.0.0.1"
    ) as client:
        assert "Secure" in client.get("/login").headers["set-cookie"]


def test_sessions_end(users: WebSettings, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.create()
    sessions = Sessions(store, Users(users.passwords))
    sessions.create()
    token = sessions.sign_in("ann", "", now=0.0)
    assert sessions.user_of(token, now=IDLE - 1) == "ann"
    assert sessions.user_of(token, now=2 * IDLE - 2) == "ann"  # a request keeps it alive
    assert sessions.user_of(token, now=4 * IDLE) is None
    assert sessions.user_of(token, now=0.0) is None  # gone, not only hidden
    token = sessions.sign_in("ann", "", now=0.0)
    for hour in range(1, int(ABSOLUTE / 3600) + 1):
        assert sessions.user_of(token, now=3600.0 * hour) == "ann"
    assert sessions.user_of(token, now=ABSOLUTE + 1) is None
    old = sessions.sign_in("ann", "")
    new = sessions.sign_in("ann", old)
    assert sessions.user_of(old) is None
    assert sessions.user_of(new) == "ann"
    (tmp_path / "users").touch(mode=0o600)
    (tmp_path / "users").write_text(Path(users.passwords or "").read_text(encoding="utf-8"))
    add_user(tmp_path / "users", "ann", "another-long-password")
    changed = Sessions(store, Users(tmp_path / "users"))
    assert changed.user_of(new) is None


@pytest.mark.parametrize(
    "path", ["/files", "/sample", "/logout", "/login", "/drafts/a", "/studies/a/delete",
             "/studies/a/names", "/studies/a/what-if", "/studies/a/score", "/studies/a/cancel"],
)  # fmt: skip
def test_a_form_without_its_token_does_nothing(guarded: TestClient, path: str) -> None:
    sign_in(guarded, "ann")
    for token in ("", "0" * 64, form_token("another cookie")):
        answer = guarded.post(path, data={"token": token, "name": "ann"})
        assert answer.status_code == 403
        assert "does not come from a page of this server" in answer.text


def test_a_file_without_token_brings_nothing_onto_the_disk(
    users: WebSettings, guarded: TestClient
) -> None:
    sign_in(guarded, "bob")
    drafts = Drafts(Store(users.data), Limits())
    before = drafts.of("bob")
    token = token_of(guarded.get("/"))
    late = (
        b'--B\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nx\r\n'
        b'--B\r\nContent-Disposition: form-data; name="token"\r\n\r\n' + token.encode()
    )
    kind = {"content-type": "multipart/form-data; boundary=B"}
    assert guarded.post("/files", content=late + b"\r\n--B--\r\n", headers=kind).status_code == 403
    assert guarded.post("/files", content=b"", headers=kind).status_code == 422
    foreign = {"origin": "http://evil.example"}
    assert guarded.post("/sample", data={"token": token}, headers=foreign).status_code == 403
    assert drafts.of("bob") == before


def test_what_is_anothers_is_not_there(users: WebSettings, guarded: TestClient) -> None:
    store, sessions = Store(users.data), Drafts(Store(users.data), Limits())
    record, _ = store.add_study("bob", label="secret.csv", file=None, settings={})
    mine = sessions.add("bob", label="secret.csv", file=None)
    sign_in(guarded, "ann")
    assert "secret.csv" not in guarded.get("/").text
    here = f"/studies/{record.id}"
    for path in (here, f"{here}/progress", f"{here}/report", f"{here}/files/run.json",
                 f"{here}/delete", f"/drafts/{mine.id}", f"/drafts/{mine.id}/state"):  # fmt: skip
        assert guarded.get(path).status_code == 404, path
    for action in ("cancel", "restart", "delete", "names", "what-if", "again", "score"):
        assert post(guarded, f"{here}/{action}").status_code == 404, action
    for path in (f"/drafts/{mine.id}", f"/drafts/{mine.id}/delete"):
        assert post(guarded, path, action="start").status_code == 404
    assert store.study("bob", record.id) is not None
    store.delete("bob", record.id)


def test_uploads_have_limits(client: TestClient) -> None:
    large = upload(client, "large.csv", b"a" * 200_001)
    assert large.status_code == 413
    assert "larger than" in large.text
    assert upload(client, "empty.csv", b"").status_code == 422
    none = post(client, "/files")
    assert none.status_code == 422
    assert "No file was chosen." in none.text
    evil = upload(client, "../../../etc/passwd\x00.csv")
    assert "passwd" in evil.text
    assert "/etc/" not in evil.text


def test_pages_keep_to_the_quota(tmp_path: Path) -> None:
    settings = WebSettings(
        data=tmp_path / "data", max_stored=len(TABLE) + 9, limits=Limits(workers=0)
    )
    with client_of(settings) as client:
        first, second = upload(client), upload(client)
        assert post(client, first.url.path, action="start").status_code == 200
        assert post(client, second.url.path, action="start").status_code == 507
        assert upload(client).status_code == 413
        assert len(list((tmp_path / "data" / "studies").iterdir())) == 1


def test_a_user_keeps_so_many_drafts(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.create()
    drafts = Drafts(store, Limits())
    drafts.create()
    made = [drafts.add("ann", label=str(i), file=None).id for i in range(MOST + 2)]
    kept = [one.id for one in drafts.of("ann")]
    assert kept == made[:1:-1]
    assert not drafts.folder(made[0]).exists()
    assert drafts.folder(made[-1]).exists()
    (tmp_path / "drafts" / "unknown").mkdir()
    drafts.create()  # as a server that starts
    assert not (tmp_path / "drafts" / "unknown").exists()
    assert Drafts(store, Limits(keep_days=0)).of("ann")
    Drafts(store, Limits(keep_days=0)).create()
    assert drafts.of("ann") == []


def test_pages_have_a_strict_policy(client: TestClient, study: str, draft: httpx.Response) -> None:
    for path in ("/", draft.url.path, study, f"{study}/delete", "/nowhere", "/studies/none"):
        answer = client.get(path)
        headers = answer.headers
        assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
        assert "unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"
        page = Page(answer.text)
        assert page.inline == [], path
        assert answer.text.count('name="token"') == len(page.posts)
        assert not [one for one in page.addresses if "//" in one]
    assert client.get("/nowhere").status_code == 404
    assert client.put("/").status_code == 405
    assert "There is no such page." in client.get("/nowhere").text


def test_behind_a_prefix_every_address_has_it(tmp_path: Path) -> None:
    settings = WebSettings(data=tmp_path / "data", limits=Limits(workers=0))
    with client_of(settings, root="/shop") as client:
        home = client.get("/shop/")
        assert home.status_code == 200
        assert "Path=/shop" in home.headers["set-cookie"]
        begun = client.post("/shop/sample", data={"token": token_of(home)}, follow_redirects=False)
        assert begun.headers["location"].startswith("/shop/drafts/")
        draft = client.get(begun.headers["location"])
        for page in (home, draft, client.get("/shop/nowhere")):
            addresses = [one for one in Page(page.text).addresses if not one.startswith("#")]
            assert addresses
            assert all(one.startswith("/shop/") for one in addresses), addresses
        assert client.get("/shop/static/web.css").status_code == 200
        assert client.get("/shop/api/v1/health").json()["status"] == "ok"


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("/studies/1", "/studies/1"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/a\nSet-Cookie: x", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_nobody_is_sent_elsewhere(asked: str, path: str) -> None:
    assert local_path(asked) == path


def test_scripts_and_styles_are_our_own_and_htmx_is_the_published_one(client: TestClient) -> None:
    script = (STATIC / "htmx.min.js").read_bytes()
    assert b"4.0.1" in script
    digest = "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"
    assert hashlib.sha256(script).hexdigest() == digest
    assert "Zero-Clause BSD" in (STATIC / "htmx.LICENSE.txt").read_text(encoding="utf-8")
    kinds = {".css": "text/css", ".js": "text/javascript"}
    for name in ("style.css", "web.css", "web.js", "htmx.min.js"):
        kind = kinds[Path(name).suffix]
        answer = client.get(f"/static/{name}")
        assert answer.headers["content-type"].startswith(kind)
        assert "max-age" in answer.headers["cache-control"]
    assert client.get("/static/htmx.LICENSE.txt").status_code == 404
    assert client.get("/static/..%2Fapp.py").status_code == 404


def test_progress_in_five_stages() -> None:
    job = Job(id="j", study="s", owner="o", state="running", created=0.0, started=0.0)
    known = {
        "": ("read", "off"), "read": ("read", "off"), "explore": ("explore", "off"),
        "sweep": ("fit", "off"), "structure": ("test", "off"), "unheard_of": ("test", "off"),
        "write": ("write", "on"),
    }  # fmt: skip
    for phase, (stage, last) in known.items():
        found = progress_of(Job(**{**vars(job), "phase": phase}))
        on = [one["key"] for one in found["stages"] if one["state"] == "on"]
        assert on == [stage]
        assert found["stages"][-1]["state"] == last
    waiting = progress_of(Job(**{**vars(job), "state": "queued", "started": None}))
    assert {one["state"] for one in waiting["stages"]} == {"off"}
    assert waiting["seconds"] is None


def test_a_token_belongs_to_one_cookie() -> None:
    assert is_form_token(form_token("a"), "a")
    assert not is_form_token(form_token("a"), "b")
    assert not is_form_token(form_token(""), "")
    assert not is_form_token("é", "a")
