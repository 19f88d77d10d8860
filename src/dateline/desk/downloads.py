"""Tables to take along: files that say INTERNAL, written while they are read."""

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from dateline.publish.exported import NOTICE

__all__ = ["file_named", "json_lines"]


def file_named(name: str) -> dict[str, str]:
    """The header that has a browser save a table under a name with the day in it."""
    stem, _, ending = name.rpartition(".")
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return {"content-disposition": f'attachment; filename="{stem}-internal-{today}.{ending}"'}


def json_lines(name: str, rows: Iterable[object]) -> Iterator[bytes]:
    """One JSON object with a notice and the rows under `name`, a row a line."""
    yield msgspec.json.encode({"handling": NOTICE})[:-1] + f',"{name}":['.encode()
    for number, row in enumerate(rows):
        yield (b",\n" if number else b"\n") + msgspec.json.encode(row)
    yield b"]}\n"
