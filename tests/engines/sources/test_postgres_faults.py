"""A server that dies, a line that is cut, a disk that is full: nothing half-written, and again."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import clustomer as cl
from clustomer.engines import postgres
from clustomer.engines.executed import QueryFailedError
from clustomer.engines.sources.postgres import open_postgres
from clustomer.engines.sources.postgres_errors import ConnectionLostError
from clustomer.errors import InputError
from clustomer.export.model_file import save_model

from .conftest import PASSWORD, at, entered, rows_of

_SOON = 30.0
_SLOW = "SELECT id, x + 0 * length(pg_sleep(0.002)::text) AS x FROM many WHERE id < 5000"
"""Ten seconds, if nothing ends it."""
_WIDE = "SELECT id, repeat('x', 200) AS pad FROM many"
"""More than the driver holds at once."""


@pytest.fixture(scope="module")
def own() -> Iterator[postgres.OwnServer]:
    context = postgres.own_server(password=PASSWORD)
    made: postgres.OwnServer = entered(context)
    rows_of(made.uri, "CREATE TABLE many AS SELECT n AS id, n % 10 + sin(n) AS x "
                      "FROM generate_series(1, 600000) AS n")  # fmt: skip
    yield made
    context.__exit__(None, None, None)


@pytest.fixture(scope="module")
def model() -> cl.SegmentationModel:
    x = np.arange(1, 601) % 10 + np.sin(np.arange(1, 601))
    return cl.Segmenter(n_clusters=3, random_state=0).fit({"x": x}).model_


def tables(own: postgres.OwnServer) -> list[str]:
    query = "SELECT relname::text AS n FROM pg_class WHERE relkind = 'r' AND oid >= 16384"
    return sorted(row["n"] for row in rows_of(own.uri, query))


def running(own: postgres.OwnServer, words: str) -> list[int]:
    """Return the processes of clustomer that run such a statement just now."""
    query = ("SELECT pid, query FROM pg_stat_activity WHERE application_name = 'clustomer' "
             "AND state = 'active'")  # fmt: skip
    return [row["pid"] for row in rows_of(own.uri, query) if words in row["query"]]


def when_it_runs(own: postgres.OwnServer, words: str) -> int:
    until = time.monotonic() + _SOON
    while time.monotonic() < until:
        found = running(own, words)
        if found:
            return found[0]
        time.sleep(0.02)
    raise AssertionError(f"nobody ran {words}")


def kill(own: postgres.OwnServer) -> None:
    """Kill the server and all of its processes: none of them can say goodbye."""
    pids = [row["pid"] for row in rows_of(own.uri, "SELECT pid FROM pg_stat_activity")]
    postmaster = int((own.data / "postmaster.pid").read_text(encoding="utf-8").split()[0])
    for pid in (postmaster, *pids):
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue  # the one that answered is gone
    until = time.monotonic() + _SOON
    while time.monotonic() < until and any(map(lives, pids)):
        time.sleep(0.02)


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def terminate(own: postgres.OwnServer, pid: int) -> None:
    rows_of(own.uri, f"SELECT pg_terminate_backend({pid})")


def failure_of(work: Callable[[], Any], break_it: Callable[[], None]) -> BaseException:
    """Return what a piece of work raises when something is broken while it runs."""
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(work)
        break_it()
        error = future.exception(timeout=_SOON)
    assert error is not None
    return error


@pytest.mark.parametrize("how", ["killed", "terminated"])
def test_a_server_that_dies_while_it_is_read(
    own: postgres.OwnServer, model: cl.SegmentationModel, how: str
) -> None:
    source = open_postgres(own.uri, query=_SLOW)

    def break_it() -> None:
        pid = when_it_runs(own, "pg_sleep")
        kill(own) if how == "killed" else terminate(own, pid)

    error = failure_of(lambda: source.step(model), break_it)
    source.close()
    assert isinstance(error, ConnectionLostError)
    assert "lost its connection" in str(error)
    assert "repeat the command" in str(error)
    if how == "killed":
        with pytest.raises(InputError, match="cannot be reached"):
            open_postgres(at(own.uri, "many"))
        own.start()
    with open_postgres(at(own.uri, "many")) as again:
        assert again.step(model).counts.sum() == 600_000


@pytest.mark.parametrize("how", ["killed", "terminated"])
def test_a_server_that_dies_while_it_writes(
    own: postgres.OwnServer, model: cl.SegmentationModel, how: str
) -> None:
    before = tables(own)
    source = open_postgres(own.uri, query=_SLOW)

    def break_it() -> None:
        pid = when_it_runs(own, "CREATE TABLE")
        kill(own) if how == "killed" else terminate(own, pid)

    error = failure_of(lambda: source.score(model, "scored", key="id"), break_it)
    source.close()
    assert isinstance(error, ConnectionLostError)
    assert "Nothing was written." in str(error)
    if how == "killed":
        own.start()
    assert tables(own) == before
    with open_postgres(own.uri, query="SELECT * FROM many WHERE id < 5000") as again:
        assert again.score(model, "scored", key="id").n_rows == 4999
    assert tables(own) == sorted([*before, "scored"])
    rows_of(own.uri, "DROP TABLE scored")


def test_an_older_table_stays_until_the_new_one_is_there(
    own: postgres.OwnServer, model: cl.SegmentationModel
) -> None:
    with open_postgres(own.uri, query="SELECT * FROM many WHERE id < 100") as first:
        first.score(model, "scored", key="id")
    source = open_postgres(own.uri, query=_SLOW)

    def break_it() -> None:
        pid = when_it_runs(own, "CREATE TABLE")
        counted = rows_of(own.uri, "SELECT COUNT(*) AS n FROM scored")  # nobody has to wait
        assert counted == [{"n": 99}]
        terminate(own, pid)

    error = failure_of(lambda: source.score(model, "scored", key="id", overwrite=True), break_it)
    source.close()
    assert isinstance(error, ConnectionLostError)
    assert rows_of(own.uri, "SELECT COUNT(*) AS n FROM scored") == [{"n": 99}]
    rows_of(own.uri, "DROP TABLE scored")


def test_ctrl_c_ends_the_query_and_leaves_no_table(
    own: postgres.OwnServer, model: cl.SegmentationModel, tmp_path: Path
) -> None:
    before = tables(own)
    save_model(model, tmp_path / "model.json")
    words = ["score", str(tmp_path / "model.json"), own.uri, "--query", _SLOW, "--to", "scored",
             "--id-col", "id"]  # fmt: skip
    program = subprocess.Popen(
        [sys.executable, "-m", "clustomer.apps.cli.main", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    when_it_runs(own, "CREATE TABLE")
    began = time.monotonic()
    program.send_signal(signal.SIGINT)
    said, _ = program.communicate(timeout=_SOON)
    assert program.returncode == 130
    assert time.monotonic() - began < 5
    assert b"Traceback" not in said
    until = time.monotonic() + 5
    while running(own, "CREATE TABLE") and time.monotonic() < until:
        time.sleep(0.05)
    assert running(own, "CREATE TABLE") == []
    assert tables(own) == before


class Proxy:
    """Passes bytes on to a port, until it cuts every line at once."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._start(self._accept)

    def _start(self, work: Callable[..., None], *what: socket.socket) -> None:
        thread = threading.Thread(target=work, args=what, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._target))
            self._sockets += [near, far]
            self._start(self._pass, near, far)
            self._start(self._pass, far, near)

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(1 << 14):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            return  # cut

    def cut(self) -> None:
        for each in self._sockets:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()
        for each in self._threads:
            each.join(_SOON)
        for each in self._sockets:
            each.close()


@contextmanager
def proxied(own: postgres.OwnServer) -> Iterator[tuple[Proxy, str]]:
    proxy = Proxy(own.port)
    try:
        yield proxy, own.tcp_uri.replace(f":{own.port}/", f":{proxy.port}/")
    finally:
        proxy.close()


def test_a_line_that_is_cut_while_rows_arrive(own: postgres.OwnServer) -> None:
    with proxied(own) as (proxy, uri):
        source = open_postgres(uri, query=_WIDE)
        began = time.monotonic()
        seen: list[int] = []

        def read() -> None:
            with source.rows(["id", "pad"]) as rows:
                for batch in rows:
                    seen.append(batch.num_rows)
                    proxy.cut()

        with pytest.raises(ConnectionLostError) as found:
            read()
        source.close()
        assert 0 < sum(seen) < 600_000
        assert time.monotonic() - began < _SOON
        assert "s3cret" not in str(found.value)
    with open_postgres(own.tcp_uri, query=_WIDE) as again, again.rows(["id"]) as rows:
        assert sum(batch.num_rows for batch in rows) == 600_000


def test_a_line_that_is_cut_while_a_table_is_written(
    own: postgres.OwnServer, model: cl.SegmentationModel
) -> None:
    before = tables(own)
    with proxied(own) as (proxy, uri):
        source = open_postgres(uri, query=_SLOW)

        def break_it() -> None:
            when_it_runs(own, "CREATE TABLE")
            proxy.cut()

        error = failure_of(lambda: source.score(model, "scored", key="id"), break_it)
        source.close()
    assert isinstance(error, ConnectionLostError)
    assert "s3cret" not in str(error)
    for pid in running(own, "CREATE TABLE"):  # it does not know yet, and would stop at its end
        terminate(own, pid)
    assert tables(own) == before


def test_a_cut_before_the_commit_is_answered_says_that_it_is_not_known(
    own: postgres.OwnServer, model: cl.SegmentationModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clustomer.engines.sources import postgres_write

    with proxied(own) as (proxy, uri), open_postgres(at(uri, "many")) as source:
        taken = postgres_write._Job.take_place

        def then_cut(job: Any) -> None:
            taken(job)
            proxy.cut()

        monkeypatch.setattr(postgres_write._Job, "take_place", then_cut)
        with pytest.raises(ConnectionLostError, match="is not known: look for it"):
            source.score(model, "scored", key="id")


def test_a_statement_timeout_of_the_role_is_respected(
    own: postgres.OwnServer, model: cl.SegmentationModel
) -> None:
    uri = f"{own.uri}&options=-c%20statement_timeout%3D200"
    source = open_postgres(uri, query=_SLOW)
    with source, pytest.raises(QueryFailedError, match=r"timeout.*statement_timeout of the role"):
        source.step(model)


def test_a_file_system_that_takes_no_more(
    own: postgres.OwnServer, model: cl.SegmentationModel
) -> None:
    before = tables(own)
    rows_of(own.uri, "CHECKPOINT")
    query = "SELECT n AS id, n % 10 + sin(n) AS x FROM generate_series(1, 600000) AS n"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    own.stop()
    resource.setrlimit(resource.RLIMIT_FSIZE, (20 << 20, hard))  # the server's, too
    try:
        own.start()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    source = open_postgres(own.uri, query=query)
    with source, pytest.raises(QueryFailedError, match=r"could not.*Nothing was written"):
        source.score(model, "scored", key="id")
    own.stop()
    own.start()
    assert tables(own) == before
    with open_postgres(own.uri, query=query) as again:
        assert again.score(model, "scored", key="id").n_rows == 600_000
    rows_of(own.uri, "DROP TABLE scored")
