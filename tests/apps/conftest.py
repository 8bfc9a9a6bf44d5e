"""Real servers for the tests of the apps: the command in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass
class Server:
    """A running ``clustomer serve``; what it writes to stderr is in `log`."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def ask(
        self, method: str, path: str, body: Any = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body of an answer; no redirect, no proxy."""
        data = json.dumps(body).encode() if isinstance(body, dict) else body
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=60) as answer:
                return answer.status, _lower(answer.headers), answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, _lower(error.headers), error.read()

    def get(self, path: str) -> Any:
        """Return the JSON of an answer, which must be a success."""
        status, _, body = self.ask("GET", f"/api/v1{path}")
        assert status == 200, body
        return json.loads(body)

    def post(self, path: str, body: Any = None) -> Any:
        """Return the JSON of an answer to a post, which must be a success."""
        status, _, answer = self.ask("POST", f"/api/v1{path}", {} if body is None else body)
        assert status in {200, 201}, answer
        return json.loads(answer)

    def wait(self, job: str, *states: str, seconds: float = 120) -> dict[str, Any]:
        """Return a job as soon as it is in one of the states."""
        end = time.monotonic() + seconds
        while (found := self.get(f"/jobs/{job}"))["state"] not in states:
            assert time.monotonic() < end, found
            time.sleep(0.1)
        return dict(found)

    @property
    def megabytes(self) -> float:
        """Memory of the server's process."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _lower(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(data: Path, *words: str) -> Iterator[Server]:
    """Run ``clustomer serve`` on a data directory until the block ends."""
    port, log = free_port(), data.with_suffix(".log")
    command = ["serve", "--port", str(port), "--data", str(data), *words]
    with log.open("ab") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", "clustomer.apps.cli.main", *command], stderr=written
        )
    server = Server(f"http://127.0.0.1:{port}", process, log)
    try:
        end = time.monotonic() + 60
        while process.poll() is None:
            try:
                server.ask("GET", "/api/v1/ready")
                break
            except (urllib.error.URLError, ConnectionError):
                assert time.monotonic() < end
                time.sleep(0.05)
        yield server
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(60)


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[Server]]:
    return serving
