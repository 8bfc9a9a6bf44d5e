"""Worker threads whose number never changes an answer.

The compiled loops below us (our kernel, BLAS, OpenMP loops of others) run on one thread
each, and we run many of them side by side. Two reasons. OpenMP's threads wait
for each other by spinning: on a busy two-core machine a fit of 2,000 rows took
50 to 70 times longer with two threads than with one. And a sum that several
threads share is added up in the order in which they finish, so its last digits
would change from run to run.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from typing import Any, Protocol, TypeVar

from clustomer.errors import InputError

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")


class OrderedMap(Protocol):
    """Like `map`: answers come in the order of the items, whoever finishes first."""

    def __call__(
        self, function: Callable[[_Item], _Answer], items: Iterable[_Item], /
    ) -> Iterator[_Answer]:
        """Apply `function` to each item."""
        ...


def n_workers(n_jobs: int | None) -> int:
    """Return the number of worker threads for `n_jobs`.

    ``None`` and -1 mean every processor core this process may use; -2 all but one.

    Raises
    ------
    InputError
        When `n_jobs` is 0: no worker, no answer.
    """
    if n_jobs is None:
        n_jobs = -1
    if n_jobs == 0:
        raise InputError(
            "n_jobs is 0.",
            "It is the number of worker threads: 1 or more, or -1 for every core.",
            "Leave it out to use every core; the answer is the same.",
        )
    return n_jobs if n_jobs > 0 else max(1, _cores() + 1 + n_jobs)


@contextmanager
def ordered_map(n_jobs: int | None, *, libraries: bool = True) -> Iterator[OrderedMap]:
    """Open a pool of `n_jobs` threads, each held to one BLAS and one OpenMP thread.

    ``libraries=False`` says that the tasks call neither, so that none need be found.

    An error in a task, or an exception in the caller's loop (a cancelled run), drops
    the tasks that have not begun.
    """
    workers = n_workers(n_jobs)
    controller = _controller(len(sys.modules)) if libraries else None
    with controller.limit(limits=1) if controller else nullcontext():
        if workers == 1:
            yield map
            return
        # The BLAS limit holds for the process; OpenMP's holds for one thread, so
        # that each worker sets its own when it begins.
        pool = ThreadPoolExecutor(workers, initializer=_hold, initargs=(controller,))
        try:
            yield pool.map
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def map_ahead(
    function: Callable[[_Item], _Answer], items: Iterable[_Item], n_jobs: int | None = None
) -> Iterator[_Answer]:
    """Apply `function` in worker threads, answers in order, and take items as they are needed.

    At most two for each worker are on their way, so that items of any number need no
    more memory. The functions must call no BLAS and no OpenMP.
    """
    workers = n_workers(n_jobs)
    pool = ThreadPoolExecutor(workers)
    waiting: deque[Future[_Answer]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) >= 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@lru_cache(maxsize=1)
def _controller(n_modules: int) -> Any:
    """Find the loaded BLAS and OpenMP libraries, anew when a module has come since: 1 ms."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _hold(controller: Any) -> None:
    if controller:
        controller.select(user_api="openmp").limit(limits=1)


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
