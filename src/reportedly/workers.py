"""One function over many jobs, in processes of one thread each; results in the order of the jobs.

A pool of ours, since the library's give up as a whole when one worker dies: here a job that kills
its worker (memory, a crash of native code) or takes too long is lost alone, and said to be. Jobs
are taken from their iterator only as workers come free, and no more than a few batches ahead of
the oldest job that is still being worked on, so that memory stays bounded.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

BATCH_JOBS = 8  # handed out together: enough that a worker never waits long for the next
BATCH_SIZE = 64_000
AHEAD = 4  # batches per worker that may be done before the oldest is
ATTEMPTS = 2  # a job whose worker died is tried once more, since another process may have been why
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
GLANCE = 1.0  # seconds between looks at the clock


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Job, Result]):
    """What came of a job: a result, or in words why there is none."""

    job: Job
    result: Result | None
    fault: str | None = None


@dataclass(slots=True)
class _Batch(Generic[Job]):
    """Jobs with their numbers; the first is the one that is being worked on."""

    jobs: deque[tuple[int, Job]] = field(default_factory=deque)


@dataclass(slots=True)
class _Worker(Generic[Job]):
    process: Any
    pipe: Connection
    batch: _Batch[Job] | None = None
    deadline: float = 0.0


def run(
    work: Callable[[Job], Result],
    jobs: Iterable[Job],
    workers: int,
    *,
    size: Callable[[Job], int] = lambda _: 1,
    seconds: Callable[[Job], float] = lambda _: 3600.0,
    ready: Sequence[str] = (),
) -> Generator[Outcome[Job, Result], None, None]:
    """Yield an outcome for each job, in order.

    ``work`` must be importable (a function of a module, or a ``partial`` of one) unless ``workers``
    is 1, which works in this process and knows no time limit. ``size`` weighs a job for batching,
    ``seconds`` is how long it may take. ``ready`` are modules that are imported once, before the
    processes part, so that they share what these load.

    >>> [outcome.result for outcome in run(len, ["a", "abc"], 1)]
    [1, 3]
    """
    if workers <= 1:
        for job in jobs:
            yield _tried(work, job)
        return
    pool = _Pool(work, iter(jobs), workers, size, seconds, ready)
    try:
        yield from pool.outcomes()
    finally:
        pool.end()


def _tried(work: Callable[[Job], Result], job: Job) -> Outcome[Job, Result]:
    try:
        return Outcome(job, work(job))
    except MemoryError:
        return Outcome(job, None, "It needs more memory than there is.")
    except RecursionError:
        return Outcome(job, None, "It is nested too deeply.")
    except Exception as error:  # one bad job never stops a batch; it is listed with this
        return Outcome(
            job, None, f"A fault of the program, please report it: {type(error).__name__}: {error}."
        )


class _Pool(Generic[Job, Result]):
    def __init__(
        self,
        work: Callable[[Job], Result],
        jobs: Iterator[Job],
        workers: int,
        size: Callable[[Job], int],
        seconds: Callable[[Job], float],
        ready: Sequence[str],
    ) -> None:
        self.work, self.jobs, self.limit = work, enumerate(jobs), workers
        self.size, self.seconds = size, seconds
        method = (
            "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        )
        self.context: Any = multiprocessing.get_context(method)
        for library in THREADS:  # before a child imports it
            os.environ.setdefault(library, "1")
        if method == "forkserver":
            # What the work needs is imported once, and every worker starts with it.
            module = getattr(work, "func", work).__module__
            self.context.set_forkserver_preload([module, *ready])
        self.workers: list[_Worker[Job]] = []
        self.again: deque[_Batch[Job]] = deque()  # what a dead worker left
        self.deaths: dict[int, int] = {}
        self.done: dict[int, Outcome[Job, Result]] = {}
        self.emitted = 0
        self.taken = 0
        self.dry = False

    def outcomes(self) -> Iterator[Outcome[Job, Result]]:
        while True:
            self._hand_out()
            while self.emitted in self.done:
                yield self.done.pop(self.emitted)
                self.emitted += 1
            busy = [worker for worker in self.workers if worker.batch]
            if not busy and not self.again and self.dry and self.emitted == self.taken:
                return
            if busy:
                self._listen(busy)

    def _hand_out(self) -> None:
        """Give every free worker a batch, starting workers only as there is work for them."""
        while True:
            free = next((worker for worker in self.workers if not worker.batch), None)
            if free is None and len(self.workers) >= self.limit:
                return
            batch = self.again.popleft() if self.again else self._take()
            if batch is None:
                return
            if free is None:
                free = self._start()
            free.batch = batch
            free.deadline = time.monotonic() + self.seconds(batch.jobs[0][1])
            with suppress(OSError):  # it died while it was idle: listening will say so
                free.pipe.send([job for _, job in batch.jobs])

    def _take(self) -> _Batch[Job] | None:
        if self.dry or self.taken - self.emitted > AHEAD * BATCH_JOBS * self.limit:
            return None
        batch: _Batch[Job] = _Batch()
        weight = 0
        while len(batch.jobs) < BATCH_JOBS and weight < BATCH_SIZE:
            found = next(self.jobs, None)
            if found is None:
                self.dry = True
                break
            batch.jobs.append(found)
            weight += self.size(found[1])
        self.taken += len(batch.jobs)
        return batch if batch.jobs else None

    def _start(self) -> _Worker[Job]:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=_serve, args=(self.work, theirs), daemon=True)
        process.start()
        theirs.close()
        worker: _Worker[Job] = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def _listen(self, busy: list[_Worker[Job]]) -> None:
        """Take what has come in; see to the dead and the late."""
        ready = set(wait([worker.pipe for worker in busy], GLANCE))
        now = time.monotonic()
        for worker in busy:
            if worker.pipe in ready:
                try:
                    self._received(worker, worker.pipe.recv())
                except (EOFError, OSError):
                    self._died(worker)
            elif now > worker.deadline:
                self._late(worker)

    def _received(self, worker: _Worker[Job], answer: tuple[Result | None, str | None]) -> None:
        assert worker.batch is not None
        number, job = worker.batch.jobs.popleft()
        self.done[number] = Outcome(job, *answer)
        if worker.batch.jobs:
            worker.deadline = time.monotonic() + self.seconds(worker.batch.jobs[0][1])
        else:
            worker.batch = None

    def _died(self, worker: _Worker[Job]) -> None:
        assert worker.batch is not None
        number, _ = worker.batch.jobs[0]
        self.deaths[number] = self.deaths.get(number, 0) + 1
        if self.deaths[number] >= ATTEMPTS:
            fault = "The process that read it died, twice: it may need more memory than there is."
            self._lose(worker, fault)
        self._bury(worker)

    def _late(self, worker: _Worker[Job]) -> None:
        assert worker.batch is not None
        self._lose(
            worker, f"It took longer than {self.seconds(worker.batch.jobs[0][1]):.0f} seconds."
        )
        self._bury(worker)

    def _lose(self, worker: _Worker[Job], fault: str) -> None:
        assert worker.batch is not None
        number, job = worker.batch.jobs.popleft()
        self.done[number] = Outcome(job, None, fault)

    def _bury(self, worker: _Worker[Job]) -> None:
        """Make an end of a worker and keep the rest of its batch for another."""
        if worker.batch and worker.batch.jobs:
            self.again.append(worker.batch)
        self.workers.remove(worker)
        _kill(worker)

    def end(self) -> None:
        """End every worker at once; what they were doing is lost."""
        for worker in self.workers:
            _kill(worker)
        self.workers.clear()


def _kill(worker: _Worker[Any]) -> None:
    with suppress(OSError):
        worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _serve(work: Callable[[Any], Any], pipe: Connection) -> None:
    """What a worker does: jobs in batches in, one answer per job out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the process that writes
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            for job in pipe.recv():
                outcome = _tried(work, job)
                pipe.send((outcome.result, outcome.fault))
