"""Files that their owner alone can read, whole or not there at all."""

import contextlib
import hashlib
import os
from pathlib import Path
from types import TracebackType

from dateline.errors import UsageError
from dateline.publish.exported import NOTICE

__all__ = ["PrivateFile", "private_folder", "write_notice"]


class PrivateFile:
    """A UTF-8 file in the making, readable by its owner alone; it takes its name when it is complete.

    Lines end in a newline on every system. A lone surrogate, which UTF-8 cannot hold, is written as its
    JSON escape. `rows`, `size_bytes` and `sha256` describe what has been written. An error inside the
    `with` block removes what was begun. Raises UsageError where the file cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = 0
        self.size_bytes = 0
        self._hash = hashlib.sha256()
        self._part = path.with_name(path.name + ".part")
        self._file = os.fdopen(_created(self._part), "wb")
        _owner_only(self._part, 0o600)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes so far, in hex."""
        return self._hash.hexdigest()

    def write(self, text: str) -> int:
        """Append `text`; returns how many characters it has, as a text file does."""
        data = text.encode("utf-8", "backslashreplace")
        self._file.write(data)
        self._hash.update(data)
        self.size_bytes += len(data)
        return len(text)

    def write_row(self, line: str) -> None:
        """Append one row and its newline, and count it."""
        self.write(line + "\n")
        self.rows += 1

    def __enter__(self) -> "PrivateFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        try:
            if kind is None:
                os.replace(self._part, self.path)
        except OSError as fault:
            raise UsageError(f"{self.path}: cannot write here ({fault.strerror}); name another with --out") from fault
        finally:
            self._part.unlink(missing_ok=True)


def private_folder(path: Path) -> Path:
    """Make `path` a folder that its owner alone can open; one that was there before keeps its permissions.

    Raises UsageError where `path` is a file or cannot be made.
    """
    if path.is_dir():
        return path
    try:
        path.mkdir(parents=True, mode=0o700)
    except OSError as error:
        raise UsageError(f"{path}: cannot make this folder ({error.strerror}); name another with --out") from error
    _owner_only(path, 0o700)
    return path


def write_notice(folder: Path) -> Path:
    """Lay INTERNAL.txt into `folder`, for tables whose format has no room for a notice."""
    path = folder / "INTERNAL.txt"
    with PrivateFile(path) as file:
        file.write(NOTICE + "\n")
    return path


def _created(path: Path) -> int:
    """An open file that nobody else could read even for a moment."""
    try:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    except OSError as error:
        raise UsageError(f"{path}: cannot write here ({error.strerror}); name another place with --out") from error


def _owner_only(path: Path, mode: int) -> None:
    """Set the permissions, where the file system has any."""
    with contextlib.suppress(NotImplementedError, PermissionError):
        path.chmod(mode)
