"""Arrays in one file that is mapped into memory, not read: opens in milliseconds, shared between processes."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.errors import GazetteerError

__all__ = ["Arrays", "map_arrays", "write_arrays"]

MAGIC = b"DATELINE-PLACES\n"
ALIGN = 64

Arrays = Mapping[str, npt.NDArray[Any]]


def _layout(arrays: Arrays) -> tuple[dict[str, tuple[str, int, int]], int]:
    places, at = {}, 0
    for name, array in arrays.items():
        places[name] = (array.dtype.str, len(array), at)
        at += -(-array.nbytes // ALIGN) * ALIGN
    return places, at


def write_arrays(path: Path, arrays: Arrays, labels: Mapping[str, list[str]]) -> None:
    """Write one-dimensional `arrays` and lists of strings to `path`, whole or not at all."""
    places, _ = _layout(arrays)
    header = json.dumps({"arrays": places, "labels": labels}, ensure_ascii=True).encode("ascii")
    header += b" " * (-(len(MAGIC) + 8 + len(header)) % ALIGN)
    handle, temporary = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(MAGIC + len(header).to_bytes(8, "little") + header)
            for array in arrays.values():
                file.write(array.tobytes())
                file.write(b"\0" * (-array.nbytes % ALIGN))
        _move(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _move(temporary: str, path: Path) -> None:
    try:
        os.replace(temporary, path)
    except PermissionError:
        if not path.exists():  # elsewhere a file in use cannot be replaced; whoever made it made the same
            raise


def map_arrays(path: Path) -> tuple[Arrays, dict[str, list[str]]]:
    """The arrays and lists that `write_arrays` wrote, read-only.

    Raises `GazetteerError` when the file is cut short or of another kind.
    """
    try:
        held = np.memmap(path, dtype=np.uint8, mode="r").view(np.ndarray)
    except (OSError, ValueError) as error:
        raise GazetteerError(f"cannot read the place index {path}: {error}") from error
    start = len(MAGIC) + 8
    if bytes(held[: len(MAGIC)]) != MAGIC:
        raise GazetteerError(f"{path} is not a place index; delete it and it is built again")
    size = int.from_bytes(bytes(held[len(MAGIC) : start]), "little")
    try:
        header = json.loads(bytes(held[start : start + size]))
        layout, labels = header["arrays"], header["labels"]
    except (ValueError, KeyError) as error:
        raise GazetteerError(f"{path} is damaged; delete it and it is built again") from error
    arrays: dict[str, npt.NDArray[Any]] = {}
    for name, (dtype, length, at) in layout.items():
        first = start + size + at
        last = first + np.dtype(dtype).itemsize * length
        if last > len(held):
            raise GazetteerError(f"{path} is cut short; delete it and it is built again")
        arrays[name] = held[first:last].view(dtype)
    return arrays, labels
