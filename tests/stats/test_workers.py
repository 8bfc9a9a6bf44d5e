"""Worker threads: order, limits, errors and cancelling."""

from __future__ import annotations

import threading
import time

import pytest

from clustomer.errors import InputError
from clustomer.stats.workers import n_workers, ordered_map


def test_numbers_of_workers() -> None:
    cores = n_workers(None)
    assert cores >= 1
    assert n_workers(-1) == cores
    assert n_workers(3) == 3
    assert n_workers(-cores - 5) == 1
    with pytest.raises(InputError, match="n_jobs is 0"):
        n_workers(0)


@pytest.mark.parametrize("n_jobs", [1, 3])
def test_answers_come_in_the_order_of_the_items(n_jobs: int) -> None:
    def slow_first(item: int) -> int:
        time.sleep(0.02 if item == 0 else 0)
        return item * item

    with ordered_map(n_jobs) as each:
        assert list(each(slow_first, range(6))) == [0, 1, 4, 9, 16, 25]


@pytest.mark.parametrize("n_jobs", [1, 2])
def test_every_worker_has_one_thread_of_each_library(n_jobs: int) -> None:
    import sklearn.cluster  # noqa: F401  loads OpenMP
    from threadpoolctl import threadpool_info

    def threads(_: int) -> list[int]:
        return [module["num_threads"] for module in threadpool_info()]

    before = threads(0)
    with ordered_map(n_jobs) as each:
        assert {n for found in each(threads, range(4)) for n in found} == {1}
    assert threads(0) == before


def test_an_exception_drops_what_has_not_begun() -> None:
    begun: list[int] = []
    lock = threading.Lock()

    def work(item: int) -> int:
        with lock:
            begun.append(item)
        time.sleep(0.005)
        return item

    def use() -> None:
        with ordered_map(2) as each:
            for item in each(work, range(200)):
                if item == 2:
                    raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        use()
    assert len(begun) < 50
