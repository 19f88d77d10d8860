"""What runs in a process of the pool."""

import os
import signal
import threading
from multiprocessing import parent_process
from multiprocessing.connection import wait

from dateline.config import Config
from dateline.errors import DatelineError
from dateline.model.report import RawReport
from dateline.run.attempt import Attempt, Failure, attempt
from dateline.run.protocol import CoderFactory, CoderProtocol
from dateline.run.threads import set_one_thread

__all__ = ["code_one", "is_ready", "start_worker"]

_coder: CoderProtocol | Failure = Failure(message="the process was not started as a worker")


def start_worker(factory: CoderFactory, config: Config) -> None:
    """Make this process's coder, once.

    A coder that cannot be made is told by `code_one`, because an error here would only read as "pool broken".
    """
    global _coder
    set_one_thread()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    try:
        _coder = factory(config)
    except DatelineError as error:
        _coder = Failure(message=str(error))


def code_one(raw: RawReport) -> Attempt:
    """Code one report in this process."""
    return _coder if isinstance(_coder, Failure) else attempt(_coder, raw)


def is_ready() -> bool:
    """Whether a process comes up at all; that this returns says it."""
    return True


def _follow_parent() -> None:
    # A killed parent cannot tell its workers to stop: they would wait for work for ever.
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
