"""Jobs: what a killed worker, a killed server, a limit and a crowd do to them."""

from __future__ import annotations

import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from clustomer.apps.web.runner import Limits, Runner, is_locked, try_lock
from clustomer.apps.web.store import Job, Store
from clustomer.errors import OutputError

SMALL = {"quick": True, "k_max": 3, "n_init": 2}
ROWS = "\n".join(f"{i},{i % 7 * 10 + i % 3},{i * 37 % 101},{i * 53 % 89}" for i in range(120))
TABLE = f"CustomerID,Visits,Income,Score\n{ROWS}\n"
SERVER = """
import sys, time
from clustomer.apps.web.runner import Limits, Runner
from clustomer.apps.web.store import Store
Runner(Store(sys.argv[1]), Limits(workers=1)).start()
time.sleep(600)
"""


def add(store: Store, owner: str = "ann", table: str = TABLE, **settings: object) -> Job:
    study, _ = store.add_study(
        owner, label="shop.csv", file="shop.csv", settings={**SMALL, **settings}
    )
    folder = store.folder(study.id) / "input"
    folder.mkdir(parents=True)
    (folder / "shop.csv").write_text(table, encoding="utf-8")
    job = store.job_of(study.id)
    assert job is not None
    return job


def now(store: Store, job: Job) -> Job:
    found = store.job(job.id)
    assert found is not None
    return found


def wait(condition: Callable[[], bool], seconds: float = 120) -> None:
    """Wait for a condition: generously, since the machine may be busy."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def working(store: Store, job: Job) -> bool:
    """Whether a worker is inside the study: it has reported a phase."""
    return now(store, job).state == "running" and bool(now(store, job).phase)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "data")
    made.create()
    return made


@contextmanager
def running(store: Store, **limits: Any) -> Iterator[Runner]:
    runner = Runner(store, Limits(**limits))
    runner.start()
    try:
        yield runner
    finally:
        runner.stop()


def test_a_job_writes_the_files_of_the_command_line_and_shows_no_path(store: Store) -> None:
    job = add(store)
    with running(store, workers=1):
        wait(lambda: now(store, job).state in {"done", "failed", "died"})
    ended = now(store, job)
    assert (ended.state, ended.phase, ended.error) == ("done", "write", None)
    run = json.loads((store.out(ended) / "run.json").read_text(encoding="utf-8"))
    assert run["command"].startswith("clustomer run shop.csv")
    assert "--quick" in run["command"]
    for path in store.out(ended).rglob("*"):
        if path.is_file():
            assert str(store.directory).encode() not in path.read_bytes(), path.name


def test_errors_are_the_sentences_of_the_command_line(store: Store) -> None:
    job = add(store, features=["Incone"])
    with running(store, workers=1):
        wait(lambda: now(store, job).state == "failed")
    error = now(store, job).error
    assert error is not None
    assert 'Did you mean "Income"?' in " ".join(error.values())
    assert str(store.directory) not in json.dumps(error)


def test_a_killed_worker_is_marked_alone_and_can_be_restarted(store: Store) -> None:
    big = add(store, thorough=True, quick=False, k_max=8)
    with running(store, workers=1):
        wait(lambda: working(store, big))
        other = add(store, "bob")
        pid = now(store, big).pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        wait(lambda: now(store, other).state == "done")
        assert now(store, big).state == "died"
        assert not list(store.folder(big.study).glob("out-*"))
        assert store.restart(big.id)
        wait(lambda: working(store, big))
        assert now(store, big).attempt == 2
        assert store.cancel(big.id)
        wait(lambda: not is_locked(store.folder(big.study) / f"lock-{big.id}"))
        assert now(store, big).state == "cancelled"


def test_a_killed_server_loses_nothing(store: Store) -> None:
    first, second = add(store, thorough=True, quick=False, k_max=4), add(store)
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(store.directory)])
    wait(lambda: working(store, first))
    server.kill()
    server.wait()
    assert now(store, second).state == "queued"
    with running(store, workers=1):
        wait(lambda: now(store, second).state == "done")
        assert now(store, first).state == "done"
        assert now(store, first).attempt == 1, "its worker went on without the server"


def test_a_worker_that_died_with_its_server_is_noticed_by_the_next(store: Store) -> None:
    job = add(store)
    taken = store.start(job)
    assert taken is not None
    store.set_pid(taken, os.getpid())  # as a number that was given to somebody else
    with running(store, workers=1):
        wait(lambda: now(store, job).state == "died")
    assert store.restart(job.id)
    assert now(store, job).state == "queued"


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"seconds": 0.0}, "longer than the 0 seconds"),
        ({"megabytes": 20}, "more than the 20 MB"),
    ],
)
def test_limits_end_a_job_in_words(store: Store, limits: dict[str, float], said: str) -> None:
    job = add(store)
    with running(store, workers=1, **limits):
        wait(lambda: now(store, job).state == "failed")
    error = now(store, job).error
    assert error is not None
    assert said in error["problem"]


def test_a_decompression_bomb_ends_at_the_memory_of_a_job(store: Store) -> None:
    job = add(store)
    piece = gzip.compress(b"1,2,3,4\n" * 2_000_000, 1)  # 16 MB in 70 kB
    bomb = gzip.compress(b"a,b,c,d\n") + piece * 60  # the members of a gzip file add up
    (store.folder(job.study) / "input" / "shop.csv").write_bytes(bomb)
    with running(store, workers=1, megabytes=500):
        wait(lambda: now(store, job).state == "failed")
    error = now(store, job).error
    assert error is not None
    assert "500 MB" in error["problem"]


def test_users_take_turns(store: Store) -> None:
    jobs = [add(store, owner) for owner in ("ann", "ann", "ann", "bob", "cyd", "bob")]
    order = []
    while (job := store.next_job()) is not None:
        taken = store.start(job)
        assert taken is not None
        order.append(jobs.index(next(each for each in jobs if each.id == job.id)))
        store.end(taken, "done")
    assert order == [0, 3, 4, 1, 5, 2]


def test_the_user_with_fewer_running_jobs_goes_first(store: Store) -> None:
    add(store, "ann")
    first = store.next_job()
    assert first is not None
    store.start(first)
    add(store, "ann")
    later = add(store, "bob")
    chosen = store.next_job()
    assert chosen is not None
    assert chosen.id == later.id


def test_a_late_word_of_an_attempt_that_was_given_up_changes_nothing(store: Store) -> None:
    job = add(store)
    old = store.start(job)
    assert old is not None
    assert store.cancel(job.id)
    assert not store.cancel(job.id)
    assert not store.end(old, "done")
    assert store.restart(job.id)
    new = store.start(now(store, job))
    assert new is not None
    assert not store.progress(old, "sweep", 1, 2)
    assert not store.is_wanted(old)
    assert store.end(new, "done")
    assert not store.restart(job.id), "what is done stays done"


def test_the_same_request_makes_one_study_per_user(store: Store) -> None:
    def made(owner: str) -> tuple[str, bool]:
        study, new = store.add_study(owner, label="a", file=None, settings={}, request="x")
        return study.id, new

    first, new = made("ann")
    assert new
    assert made("ann") == (first, False)
    other, new = made("bob")
    assert new
    assert other != first


def test_nobody_sees_the_studies_of_another(store: Store) -> None:
    job = add(store, "ann")
    assert store.study("bob", job.study) is None
    assert store.job(job.id, owner="bob") is None
    assert store.studies("bob") == []
    assert not store.delete("bob", job.study)
    assert store.study("ann", job.study) is not None


def test_pages_of_studies_follow_each_other(store: Store) -> None:
    made = [add(store).study for _ in range(5)]
    first = [each.id for each in store.studies("ann", limit=2)]
    rest = [each.id for each in store.studies("ann", limit=9, after=first[-1])]
    assert first + rest == made[::-1]


def test_deleting_hides_at_once_and_removes_the_files(store: Store) -> None:
    job = add(store)
    assert store.delete("ann", job.study)
    assert store.study("ann", job.study) is None
    assert store.job(job.id, owner="ann") is None
    Runner(store).tick()
    assert not store.folder(job.study).exists()
    assert store.known() == set()


def test_files_in_use_are_removed_only_when_the_worker_is_gone(store: Store) -> None:
    job = add(store)
    lock = try_lock(store.folder(job.study) / f"lock-{job.id}")
    assert lock is not None
    store.delete("ann", job.study)
    runner = Runner(store)
    runner.tick()
    assert store.folder(job.study).exists()
    os.close(lock)
    runner.tick()
    assert not store.folder(job.study).exists()


def test_results_are_kept_for_days_then_removed_but_never_a_waiting_job(store: Store) -> None:
    ended, waiting = add(store), add(store)
    taken = store.start(ended)
    assert taken is not None
    store.end(taken, "done")
    assert store.delete_older(time.time() - 60) == 0
    assert store.delete_older(time.time() + 60) == 1
    assert store.study("ann", ended.study) is None
    assert store.study("ann", waiting.study) is not None


def test_what_an_upload_left_is_removed_at_the_next_start(store: Store) -> None:
    left = store.folder("0" * 32)
    left.mkdir()
    (store.directory / "score-x").mkdir()
    with running(store, workers=0):
        assert not left.exists()
        assert not (store.directory / "score-x").exists()


def test_a_queue_that_cannot_be_read_for_a_while_is_read_later(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answers = iter([sqlite3.OperationalError("disk I/O error")])

    def jobs_in(self: Store, state: str) -> list[Job]:
        for error in answers:
            raise error
        return original(self, state)

    original = Store.jobs_in
    monkeypatch.setattr(Store, "jobs_in", jobs_in)
    job = add(store, features=["Incone"])
    with running(store, workers=1):
        wait(lambda: now(store, job).state == "failed")
    assert "disk I/O error" in caplog.text


def test_two_servers_do_not_share_a_directory(store: Store) -> None:
    with running(store, workers=0), pytest.raises(OutputError, match="Another server uses"):
        Runner(store).start()
