"""``clustomer run`` and ``score`` with --server: a real server, and servers that misbehave."""

from __future__ import annotations

import http.server
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from clustomer._settings import Settings
from clustomer.apps.cli.main import app as command
from clustomer.apps.cli.remote import Remote, read_token, safe_path
from clustomer.apps.cli.run_there import given
from clustomer.apps.web.access import add_user
from clustomer.errors import ClustomerError, InputError

Serve = Callable[..., AbstractContextManager[Any]]
ROWS = "\n".join(f"{i},{i % 7 * 10 + i % 3},{i * 37 % 101},{i * 53 % 89}" for i in range(120))
TABLE = f"CustomerID,Visits,Income,Score\n{ROWS}\n"
SECRET = "ann:ann-has-a-long-password"
# A process that was started in the background may have been told to ignore Ctrl-C.
HEARD = """
import signal
from clustomer.apps.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""
QUICK = ("--quick", "--k", "3", "--n-init", "2")


def clustomer(*words: str) -> Any:
    return CliRunner().invoke(command, list(words))


@pytest.fixture
def shop(tmp_path: Path) -> str:
    (tmp_path / "shop.csv").write_text(TABLE, encoding="utf-8")
    return str(tmp_path / "shop.csv")


@pytest.fixture
def token(tmp_path: Path) -> str:
    path = tmp_path / "token"
    path.write_text(SECRET + "\n", encoding="utf-8")
    path.chmod(0o600)
    return str(path)


def test_a_server_gives_what_this_machine_gives(
    tmp_path: Path, serve: Serve, shop: str, token: str
) -> None:
    add_user(tmp_path / "users", "ann", SECRET.partition(":")[2])
    there, here = tmp_path / "there", tmp_path / "here"
    words = ["--passwords", str(tmp_path / "users"), "--prefix", "/shop"]
    with serve(tmp_path / "data", *words) as server:
        to = ("--server", f"{server.url}/shop", "--token-file", token)
        done = clustomer("run", shop, "-o", str(there), *QUICK, *to)
        assert done.exit_code == 0, done.output
        assert SECRET not in done.output
        study = done.output.rsplit("--server: ", 1)[1].split()[0]
        scored = clustomer("score", study, shop, "-o", str(tmp_path / "a.csv"), *to)
        assert scored.exit_code == 0, scored.output
        again = clustomer("score", study, shop, "-o", str(tmp_path / "a.csv"), *to)
        assert (again.exit_code, "exists already" in again.output) == (2, True)
        wrong = clustomer("score", "0" * 32, shop, "-o", str(tmp_path / "b.csv"), *to)
        assert (wrong.exit_code, "no such study" in wrong.output) == (2, True)
        assert not (tmp_path / "b.csv").exists()
        failed = clustomer("run", shop, "-o", str(tmp_path / "x"), "--features", "Incone", *to)
        assert failed.exit_code == 2
        assert 'Did you mean "Income"?' in failed.output, "the sentences of the command line"
        assert not (tmp_path / "x").exists()
        bare = clustomer("run", shop, "-o", str(tmp_path / "x"), "--server", f"{server.url}/shop")
        assert (bare.exit_code, "--token-file" in bare.output) == (2, True)
    assert clustomer("run", shop, "-o", str(here), *QUICK).exit_code == 0
    assert clustomer("score", str(here), shop, "-o", str(tmp_path / "b.csv")).exit_code == 0
    names = sorted(path.relative_to(here).as_posix() for path in here.rglob("*"))
    assert sorted(path.relative_to(there).as_posix() for path in there.rglob("*")) == names
    for name in ("assignments.csv", "profiles.csv", "k_selection.csv", "model.json"):
        assert (there / name).read_bytes() == (here / name).read_bytes()
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_ctrl_c_cancels_the_job(tmp_path: Path, serve: Serve) -> None:
    with serve(tmp_path / "data") as server:
        words = ["run", "-o", str(tmp_path / "out"), "--thorough", "--server", server.url]
        asked = subprocess.Popen([sys.executable, "-c", HEARD, *words], stderr=subprocess.PIPE)
        end = time.monotonic() + 60
        while not (studies := server.get("/studies")["studies"]):
            assert time.monotonic() < end
            time.sleep(0.1)
        server.wait(studies[0]["job"]["id"], "running")
        time.sleep(0.5)
        asked.send_signal(signal.SIGINT)
        _, said = asked.communicate(timeout=60)
        assert asked.returncode == 130
        assert b"half-written" in said
        assert server.get(f"/jobs/{studies[0]['job']['id']}")["state"] == "cancelled"
    assert not (tmp_path / "out").exists()


def test_a_refusal_in_the_middle_of_an_upload_is_heard(tmp_path: Path, serve: Serve) -> None:
    (tmp_path / "big.csv").write_bytes(b"a,b\n" * 10_000_000)
    with serve(tmp_path / "data", "--max-upload", "1") as server:
        to = ("--server", server.url)
        done = clustomer("run", str(tmp_path / "big.csv"), "-o", str(tmp_path / "out"), *to)
    assert done.exit_code == 2
    assert "larger than the 1 MB that this server takes" in done.output
    assert not (tmp_path / "out").exists()


# -- servers that are not ours ---------------------------------------------------------------

SEEN: list[dict[str, str]] = []


class Strange(http.server.BaseHTTPRequestHandler):
    """Redirects, lies about files, or speaks nonsense, by the first part of the path."""

    def _answer(self) -> None:
        SEEN.append(dict(self.headers))
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        kind = self.path.split("/")[1]
        if kind == "elsewhere":
            self.send_response(307)
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/evil")  # type: ignore[attr-defined]
            self.end_headers()
            return
        said: Any = {"id": "s", "job": {"id": "j"}, "state": "done", "done": 1, "total": 1}
        if self.path.endswith("/files"):
            name = "../../evil" if kind == "paths" else "result.json"
            said = {"files": [{"name": name, "bytes": 99}], "next": None}
        body = b"nonsense" if kind == "nonsense" else json.dumps(said).encode()
        self.send_response(502 if kind == "gateway" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = _answer

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def strange() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Strange)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [("elsewhere", 2, "another address"), ("paths", 1, "no study has"),
     ("nonsense", 1, "not that of clustomer"), ("short", 1, "of 99 bytes")],
)  # fmt: skip
def test_strange_servers_write_nothing_and_get_no_password_elsewhere(
    tmp_path: Path, shop: str, token: str, kind: str, code: int, words: str
) -> None:
    SEEN.clear()
    out = tmp_path / "out"
    with strange() as url:
        to = ("--server", f"{url}/{kind}", "--token-file", token)
        done = clustomer("run", shop, "-o", str(out), *to)
    assert done.exit_code == code, done.output
    assert words in done.output
    assert SECRET not in done.output
    assert not out.exists()
    assert not (tmp_path / "evil").exists()
    assert len(SEEN) == (1 if kind in ("elsewhere", "nonsense") else len(SEEN))


def test_nobody_there_is_said(tmp_path: Path, shop: str) -> None:
    done = clustomer("run", shop, "-o", str(tmp_path / "o"), "--server", "http://127.0.0.1:9")
    assert done.exit_code == 2
    assert "cannot be reached" in done.output
    assert "clustomer serve" in done.output


@pytest.mark.parametrize(
    "url",
    ["shop.example", "ftp://a", "http://", "http://a?b", "http://a:x", "http://[", "file:///x"],
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(InputError, match="address of the server is none"):
        Remote(url)
    with pytest.raises(InputError, match="holds a password"):
        Remote("http://ann:secret@shop.example")


def test_passwords_come_from_a_private_file_or_the_environment(
    tmp_path: Path, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLUSTOMER_TOKEN", raising=False)
    assert read_token(token) == SECRET
    assert read_token(None) is None
    monkeypatch.setenv("CLUSTOMER_TOKEN", "bob:x")
    assert read_token(None) == "bob:x"
    assert read_token(token) == SECRET, "what is said outweighs the environment"
    monkeypatch.setenv("CLUSTOMER_TOKEN", "secretword")
    with pytest.raises(InputError, match="does not hold name:password") as caught:
        read_token(None)
    assert "secretword" not in str(caught.value)
    Path(token).chmod(0o640)
    with pytest.raises(InputError, match="can be read by others"):
        read_token(token)
    with pytest.raises(InputError, match="cannot be read"):
        read_token(str(tmp_path / "absent"))


@pytest.mark.parametrize(
    "option",
    [("--suppress", "ids.txt"), ("--require", "natural"), ("--jobs", "2"), ("--share",)],
)
def test_what_a_server_does_not_take_is_refused(
    tmp_path: Path, shop: str, option: tuple[str, ...]
) -> None:
    to = ("--server", "http://127.0.0.1:9")
    done = clustomer("run", shop, "-o", str(tmp_path / "o"), *option, *to)
    assert done.exit_code == 2
    assert f"{option[0]} cannot be given with --server" in done.output


def test_settings_go_as_json_and_come_back_the_same() -> None:
    settings = Settings(
        input="shop.csv", features=("A", "B, C"), feature_weights={"A": 1 / 3}, k=4, quick=True,
        winsorise=False, names={"1": "Regulars"},
    )  # fmt: skip
    sent = json.loads(json.dumps(given(settings)))
    assert set(sent) == {"features", "feature_weights", "k", "quick", "winsorise", "names"}
    assert Settings.from_options({"input": "shop.csv", **sent}) == settings


def test_files_that_no_study_has_are_refused() -> None:
    assert safe_path("figures/elbow.svg").parts == ("figures", "elbow.svg")
    for name in ("", "/etc/passwd", "../x", "figures/../../x", "figures\\x", "other.txt", "a\0"):
        with pytest.raises(ClustomerError, match="no study has"):
            safe_path(name)
