"""The record under many requests at once: a few readers, each of one moment, and one writer."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from dateline.errors import UsageError
from dateline.store.record import Record

__all__ = ["Access"]

T = TypeVar("T")


class Access:
    """One record: a request reads it as of one moment, one thread writes, so that no judgement waits in vain.

    Readers are kept and used again, as many as there were requests at once.
    """

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path, self.read_only = path, read_only
        self._here = threading.local()
        self._idle: list[Record] = []
        self._lock = threading.Lock()
        self._pen = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._writer: Record | None = None
        if read_only:
            Record.open(path, read_only=True).close()
        else:
            self._writer = self._pen.submit(lambda: Record.open(path, durable=True)).result()

    @contextmanager
    def reading(self) -> Iterator[Record]:
        """The record as it is now; what `record` gives in this thread until the end of the block."""
        reader = self._take()
        self._here.record = reader
        try:
            with reader.reading():
                yield reader
        finally:
            self._here.record = None
            with self._lock:
                self._idle.append(reader)

    @property
    def record(self) -> Record:
        """The record as of the moment at which `reading` began in this thread.

        Raises:
            RuntimeError: nothing is being read in this thread.
        """
        held: Record | None = getattr(self._here, "record", None)
        if held is None:
            raise RuntimeError("the record is read outside of a reading")
        return held

    def write(self, task: Callable[[Record], T]) -> T:
        """What `task` gives with the record open for writing; tasks run one after the other.

        What is read in this thread afterwards has what was written.

        Raises:
            UsageError: the desk only reads.
        """
        writer = self._writer
        if writer is None:
            raise UsageError("this desk was started with --read-only; nothing can be changed")
        try:
            return self._pen.submit(lambda: task(writer)).result()
        finally:
            held: Record | None = getattr(self._here, "record", None)
            if held is not None:
                held.read_anew()

    def close(self) -> None:
        """Close every reader, then the writer, which folds its log into the one file."""
        with self._lock:
            for record in self._idle:
                record.close()
            self._idle.clear()
        if self._writer is not None:
            self._pen.submit(self._writer.close).result()
            self._writer = None
        self._pen.shutdown()

    def _take(self) -> Record:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return Record.open(self.path, read_only=True, shared=True)
