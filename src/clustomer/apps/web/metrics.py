"""Numbers about the server for Prometheus: no user, no table value.

Requests are counted here since the server began; jobs, their durations and what
is stored come from the store and outlive it.
"""

from __future__ import annotations

import math
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from clustomer.apps.web.store import JOB_SECONDS, Store
from clustomer.apps.web.worker import resident_bytes

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
REQUEST_SECONDS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))


class Requests:
    """Counts requests by method, route and status, and how long they took."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counted: Counter[tuple[str, str, str]] = Counter()
        self._within: Counter[float] = Counter()
        self._seconds = 0.0
        self.at_work = 0

    def count(self, method: str, route: str, status: str, seconds: float) -> None:
        """Count a request that was answered; names that nobody foresaw become ``other``."""
        known = method if method in _METHODS else "other"
        with self._lock:
            self._counted[known, route, status] += 1
            self._within[next((m for m in REQUEST_SECONDS if seconds <= m), math.inf)] += 1
            self._seconds += seconds

    def lines(self) -> Iterator[str]:
        """Give the lines of a scrape."""
        with self._lock:
            counted, within = sorted(self._counted.items()), dict(self._within)
            seconds = self._seconds
        yield from _head("clustomer_requests_total", "counter", "Requests answered.")
        for (method, route, status), n in counted:
            labels = {"method": method, "route": route, "status": status}
            yield _sample("clustomer_requests_total", labels, n)
        name = "clustomer_request_seconds"
        yield from _head(name, "histogram", "Seconds until requests were answered.")
        yield from _histogram(name, {}, REQUEST_SECONDS, within, seconds)
        yield from _one("clustomer_requests_at_work", "gauge", "Requests being answered now.",
                        self.at_work)  # fmt: skip


def scrape(store: Store, requests: Requests) -> str:
    """Return all numbers in Prometheus' text format."""
    return "\n".join([*_jobs(store), *requests.lines(), *_resources(store), ""])


def _jobs(store: Store) -> Iterator[str]:
    states = store.n_by_state()
    yield from _head("clustomer_jobs", "gauge", "Jobs by state, those removed left out.")
    for state, n in states.items():
        yield _sample("clustomer_jobs", {"state": state}, n)
    yield from _one("clustomer_queue_length", "gauge", "Jobs that wait.", states["queued"])
    yield from _one("clustomer_jobs_running", "gauge", "Jobs at work.", states["running"])
    name = "clustomer_job_seconds"
    yield from _head(name, "histogram", "Seconds of attempts that ended, by how they did.")
    found = store.durations()
    for state in sorted({row[0] for row in found}):
        own = [row for row in found if row[0] == state]
        within = {most: n for _, most, n, _ in own}
        yield from _histogram(name, {"state": state}, JOB_SECONDS, within,
                              sum(seconds for *_, seconds in own))  # fmt: skip


def _resources(store: Store) -> Iterator[str]:
    yield from _one("clustomer_stored_bytes", "gauge", "Uploads and results.", store.stored())
    yield from _one("process_resident_memory_bytes", "gauge", "Memory of the server.",
                    resident_bytes())  # fmt: skip
    pids = [job.pid for job in store.jobs_in("running") if job.pid is not None]
    yield from _one("clustomer_workers_resident_memory_bytes", "gauge",
                    "Memory of the workers together.", sum(map(_memory_of, pids)))  # fmt: skip


def _memory_of(pid: int) -> int:
    try:
        return resident_bytes(pid)
    except OSError:
        return 0  # it ended between two looks


def _one(name: str, kind: str, help_text: str, value: float) -> Iterator[str]:
    yield from _head(name, kind, help_text)
    yield _sample(name, {}, value)


def _head(name: str, kind: str, help_text: str) -> Iterable[str]:
    return f"# HELP {name} {help_text}", f"# TYPE {name} {kind}"


def _histogram(
    name: str,
    labels: Mapping[str, str],
    ends: Iterable[float],
    within: Mapping[float, int],
    seconds: float,
) -> Iterator[str]:
    """Give cumulated classes, sum and count, as the format wants them."""
    total = 0
    for end in (*ends, math.inf):
        total += within.get(end, 0)
        shown = "+Inf" if end == math.inf else f"{end:g}"
        yield _sample(f"{name}_bucket", {**labels, "le": shown}, total)
    yield _sample(f"{name}_sum", labels, seconds)
    yield _sample(f"{name}_count", labels, total)


def _sample(name: str, labels: Mapping[str, str], value: float) -> str:
    inner = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
    return f"{name}{{{inner}}} {value!r}" if inner else f"{name} {value!r}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
