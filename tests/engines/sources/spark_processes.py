"""Java processes of Spark for tests: a cluster of its own on loopback, a Connect server."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyspark

HOME = Path(pyspark.__file__).parent
_DEPLOY = "org.apache.spark.deploy"


def port() -> int:
    """Return a port that is free now."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return int(server.getsockname()[1])


@contextmanager
def java(log: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a class of Spark, and end it."""
    place = {"SPARK_HOME": str(HOME), "SPARK_LOCAL_IP": "127.0.0.1"}
    with log.open("wb") as said:
        process = subprocess.Popen(
            [str(HOME / "bin" / "spark-class"), *words],
            env={**os.environ, **place}, stdout=said, stderr=said, cwd=log.parent,
        )  # fmt: skip
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def master(folder: Path, at: int) -> list[str]:
    """Return the words that start a master."""
    return [f"{_DEPLOY}.master.Master", "--host", "127.0.0.1", "--port", str(at),
            "--webui-port", "0"]  # fmt: skip


def worker(folder: Path, at: int) -> list[str]:
    """Return the words that start a worker of one core."""
    return [f"{_DEPLOY}.worker.Worker", "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1",
            "--memory", "1g", "-d", str(folder), f"spark://127.0.0.1:{at}"]  # fmt: skip


def connect(at: int) -> list[str]:
    """Return the words that start a Connect server."""
    return [f"{_DEPLOY}.SparkSubmit", "--master", "local[2]", "--conf",
            f"spark.connect.grpc.binding.port={at}", "--conf", "spark.ui.enabled=false",
            "--conf", "spark.sql.shuffle.partitions=4",
            "--class", "org.apache.spark.sql.connect.service.SparkConnectServer",
            "spark-internal"]  # fmt: skip


def until(true: Callable[[], bool], what: str, seconds: float = 120) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise AssertionError(f"{what} did not happen in {seconds} s")
        time.sleep(0.1)


def listens(at: int) -> bool:
    """Whether something listens at a port."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", at)) == 0


def descendants(pid: int) -> list[int]:
    """Return the processes below a process."""
    children: dict[int, list[int]] = {}
    for each in Path("/proc").iterdir():
        if each.name.isdigit():
            try:
                stat = (each / "stat").read_text()
            except OSError:
                continue
            children.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(each.name))
    found, todo = [], [pid]
    while todo:
        below = children.get(todo.pop(), [])
        found += below
        todo += below
    return found


def javas(pid: int) -> list[int]:
    """Return the Java processes below a process."""
    found = []
    for each in descendants(pid):
        try:
            if Path(f"/proc/{each}/comm").read_text().strip() == "java":
                found.append(each)
        except OSError:
            continue
    return found


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and was not asked is a zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def kill(pid: int) -> None:
    """End a process as a machine does that loses its power."""
    os.kill(pid, signal.SIGKILL)


PYTHON = sys.executable
