"""Where reports are coded: in this process, or on a pool of processes that survives the death of one."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Protocol

from dateline.config import Config
from dateline.errors import DatelineError
from dateline.model.report import RawReport
from dateline.run.attempt import Attempt, attempt, refuse
from dateline.run.protocol import CoderFactory, CoderProtocol
from dateline.run.worker import code_one, is_ready, start_worker

__all__ = ["Engine", "InProcess", "Processes", "Ticket"]

Ticket = Callable[[], Attempt]
"""Asks for the result of a report that was handed in; waits for it."""

QUEUE_PER_WORKER = 8


class Engine(Protocol):
    """Codes reports; results are asked for in any order. `width` is how many may be under way."""

    width: int

    def submit(self, raw: RawReport) -> Ticket:
        """Hand in a report."""
        ...

    def close(self) -> None:
        """Stop; what has not begun is given up."""
        ...


class InProcess:
    """Codes each report when its result is asked for, in this process: nothing to start for a few reports."""

    def __init__(self, coder: CoderProtocol) -> None:
        self.width = 1
        self._coder = coder

    def submit(self, raw: RawReport) -> Ticket:
        """Hand in a report."""
        return lambda: attempt(self._coder, raw)

    def close(self) -> None:
        """Nothing to stop."""


class Processes:
    """Codes on `workers` processes, started with the first report.

    When a process dies, the reports that were under way are coded again one by one in a process of
    their own; the one that kills it again is quarantined.
    """

    def __init__(self, factory: CoderFactory, config: Config, workers: int) -> None:
        self.width = QUEUE_PER_WORKER * workers
        self._start = (factory, config)
        self._workers = workers
        self._pool = self._new(workers)
        self._careful: ProcessPoolExecutor | None = None

    def submit(self, raw: RawReport) -> Ticket:
        """Hand in a report."""
        try:
            future = _submit(self._pool, raw)
        except BrokenProcessPool:
            self._pool = self._new(self._workers)
            future = _submit(self._pool, raw)
        return lambda: self._result(raw, future)

    def close(self) -> None:
        """Stop the processes once each has finished its report; what has not begun is given up."""
        for pool in (self._pool, self._careful):
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=True)

    def _result(self, raw: RawReport, future: Future[Attempt]) -> Attempt:
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(raw)

    def _alone(self, raw: RawReport) -> Attempt:
        if self._careful is None:
            self._careful = self._new(1)
        try:
            with interrupts_held():
                ready = self._careful.submit(is_ready)
            ready.result()
        except BrokenProcessPool as error:
            raise DatelineError(
                "no coding process can be started; is there memory left? (a script needs `if __name__ == '__main__':`)"
            ) from error
        try:
            return _submit(self._careful, raw).result()
        except BrokenProcessPool:
            self._careful = None
            return refuse(raw, "quarantined", "coder_died", "the process that coded this report died, twice")

    def _new(self, workers: int) -> ProcessPoolExecutor:
        spawn = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(workers, mp_context=spawn, initializer=start_worker, initargs=self._start)


def _submit(pool: ProcessPoolExecutor, raw: RawReport) -> Future[Attempt]:
    with interrupts_held():
        return pool.submit(code_one, raw)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Keep Ctrl-C back for a moment; it arrives here behind it, and never in a process started within.

    A process inherits what its parent holds back, so that the one at the keyboard stops the build and
    sees no traceback of a process that was about to start. Where signals cannot be held, nothing is.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
