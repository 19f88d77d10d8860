"""The record under many requests at once: a reader a thread, one writer."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from dateline.errors import UsageError
from dateline.store.record import Record

__all__ = ["Access"]

T = TypeVar("T")


class Access:
    """One record: any thread reads it, one thread of its own writes, so that no judgement waits for a lock in vain."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path, self.read_only = path, read_only
        self._local = threading.local()
        self._open: list[Record] = []
        self._lock = threading.Lock()
        self._pen = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._writer: Record | None = None
        if read_only:
            Record.open(path, read_only=True).close()
        else:
            self._writer = self._pen.submit(lambda: Record.open(path, durable=True)).result()

    def read(self) -> Record:
        """The record, open for reading in this thread."""
        held: Record | None = getattr(self._local, "record", None)
        if held is None:
            held = self._local.record = Record.open(self.path, read_only=True, shared=True)
            with self._lock:
                self._open.append(held)
        return held

    def write(self, task: Callable[[Record], T]) -> T:
        """What `task` gives with the record open for writing; tasks run one after the other.

        Raises:
            UsageError: the desk only reads.
        """
        writer = self._writer
        if writer is None:
            raise UsageError("this desk was started with --read-only; nothing can be changed")
        return self._pen.submit(lambda: task(writer)).result()

    def close(self) -> None:
        """Close every reader, then the writer, which folds its log into the one file."""
        with self._lock:
            for record in self._open:
                record.close()
            self._open.clear()
        if self._writer is not None:
            self._pen.submit(self._writer.close).result()
            self._writer = None
        self._pen.shutdown()
