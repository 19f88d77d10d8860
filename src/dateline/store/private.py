"""New files that their owner alone can read, whole or not there at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dateline.errors import RecordError

__all__ = ["part_of", "refuse_taken", "write_whole"]

OWNER_ONLY = 0o600
NAMELESS = getattr(os, "O_TMPFILE", None)
"""Where the system has it: a file without a name, gone with the process that writes it."""
SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database and would take for part of one of the same name."""


def refuse_taken(path: Path) -> None:
    """Make sure that a new record or backup can be called `path`.

    Raises:
        RecordError: there is something there already, or what SQLite left of a database that was there.
    """
    for taken in (path, *(path.with_name(path.name + ending) for ending in SIDE_FILES)):
        if os.path.lexists(taken):
            raise RecordError(f"{taken}: is there already and is not overwritten; name a new file")
    if not path.parent.is_dir():
        raise RecordError(f"{path}: no folder {path.parent} here; make it first")


@contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """An empty file beside `path`, to be filled; it takes the name `path` where the block ends without an error.

    Raises:
        RecordError: `path` is taken, or cannot be written.
    """
    refuse_taken(path)
    part = path.with_name(path.name + ".part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
    except FileExistsError as error:
        advice = "another one is being written, or was cut short: then remove it"
        raise RecordError(f"{part}: is there already; {advice}") from error
    except OSError as error:
        raise RecordError(f"{path}: cannot be written: {error.strerror}") from error
    try:
        yield part
        _take_name(part, path)
    except OSError as error:
        raise RecordError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to a new file; where the system can, not even a killed process leaves a part of it behind.

    Raises:
        RecordError: `path` is taken, or cannot be written.
    """
    refuse_taken(path)
    try:
        nameless = None if NAMELESS is None else os.open(path.parent, NAMELESS | os.O_RDWR, OWNER_ONLY)
    except OSError:
        nameless = None
    if nameless is None:
        with part_of(path) as part, part.open("r+b") as file:
            _fill(file.fileno(), data)
        return
    try:
        _fill(nameless, data)
        # Only with a folder's descriptor does Python follow the link in /proc to the file itself.
        os.link(f"/proc/self/fd/{nameless}", path, src_dir_fd=nameless, follow_symlinks=True)
        _keep(path.parent)
    except OSError as error:
        raise RecordError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        os.close(nameless)


def _fill(descriptor: int, data: bytes) -> None:
    with os.fdopen(os.dup(descriptor), "r+b") as file:
        file.write(data)
        file.flush()
        os.fsync(descriptor)
        file.seek(0)
        if file.read() != data:
            raise OSError("what was written does not read back")


def _take_name(part: Path, path: Path) -> None:
    descriptor = os.open(part, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    try:
        # A second name, unlike a rename, never takes the place of a file that has come there meanwhile.
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems, such as those of memory sticks, give a file one name only.
        refuse_taken(path)
        part.rename(path)
    _keep(path.parent)


def _keep(folder: Path) -> None:
    """Have the names in a folder outlast a power cut, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
