"""The version of a part of the program: a hash over its code and data."""

from collections.abc import Iterable
from pathlib import Path

import dateline
from dateline.ids import content_id, sha256_hex

__all__ = ["hash_of_rooms"]

ENDINGS = ("py", "yaml", "toml", "tsv", "txt", "npz")


def hash_of_rooms(rooms: Iterable[str]) -> str:
    """The first 16 hex digits over all code, word lists and networks of `rooms`: an edit is another version."""
    package = Path(dateline.__file__).parent
    files = sorted(path for room in rooms for ending in ENDINGS for path in package.glob(f"{room}/**/*.{ending}"))
    return content_id(*(f"{path.relative_to(package).as_posix()} {sha256_hex(path.read_bytes())}" for path in files))
