"""One function over many jobs: in order, bounded, and no job can take the others with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from reportedly.workers import AHEAD, BATCH_JOBS, run


def square(n: int) -> int:
    if n == 13:
        raise ValueError("unlucky")
    if n == 29:
        os.kill(os.getpid(), signal.SIGKILL)
    if n == 31:
        time.sleep(60)
    time.sleep(0.001 * (n % 5))
    return n * n


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_jobs(workers: int) -> None:
    jobs = [n for n in range(60) if n not in (29, 31)]
    outcomes = list(run(square, jobs, workers))
    assert [o.job for o in outcomes] == jobs
    assert [o.result for o in outcomes] == [None if n == 13 else n * n for n in jobs]
    assert [o.fault for o in outcomes if o.fault] == [
        "A fault of the program, please report it: ValueError: unlucky."
    ]


def test_a_job_that_kills_and_a_job_that_hangs_are_lost_alone() -> None:
    outcomes = list(run(square, range(24, 40), 2, seconds=lambda n: 1.0 if n == 31 else 30.0))
    assert [o.job for o in outcomes if o.result is None] == [29, 31]
    faults = [o.fault or "" for o in outcomes if o.result is None]
    assert "died, twice" in faults[0]
    assert "longer than 1 second" in faults[1]


def test_jobs_are_taken_only_as_they_are_needed() -> None:
    taken: list[int] = []

    def jobs() -> Iterator[int]:
        for n in range(10_000):
            taken.append(n)
            yield 2

    results = run(square, jobs(), 2)
    next(results)
    time.sleep(0.3)
    next(results)
    assert len(taken) <= (AHEAD + 1) * BATCH_JOBS * 2
    results.close()


def brood(path: str) -> int:
    with Path(path).open("a") as file:
        file.write(f"{os.getpid()}\n")
    return os.getpid()


def test_no_worker_outlives_the_run(tmp_path: Path) -> None:
    note = str(tmp_path / "pids")
    results = run(brood, [note] * 40, 2)
    next(results)
    results.close()
    for pid in {int(line) for line in Path(note).read_text().split()}:
        assert not alive(pid)


_PARENT = """
import sys
sys.path.insert(0, {root!r})
from reportedly.workers import run
from tests.adding.test_workers import brood
for outcome in run(brood, [{note!r}] * 100_000, 2):
    pass
"""


def test_workers_end_when_the_process_that_writes_is_killed(tmp_path: Path) -> None:
    note = tmp_path / "pids"
    script = _PARENT.format(root=str(Path(__file__).parents[2]), note=str(note))
    parent = subprocess.Popen([sys.executable, "-c", script])
    try:
        _until(lambda: note.exists() and len(set(note.read_text().split())) > 1)
    finally:
        parent.kill()
        parent.wait()
    pids = {int(line) for line in note.read_text().split()}
    _until(lambda: not any(alive(pid) for pid in pids))


def alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _until(true: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
