"""Everything the user names, as raw reports: files, folders, patterns and standard input."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from dateline.model.report import RawReport, Refusal
from dateline.read.kinds import ENDINGS, JSON_LINES, kind_of_name
from dateline.read.load import Loader
from dateline.read.walk import STDIN, Found, check, find

__all__ = ["LIMIT_BYTES", "read_sources"]

LIMIT_BYTES = 40_000_000


def read_sources(
    arguments: Sequence[str], *, stdin: BinaryIO | None = None, limit_bytes: int = LIMIT_BYTES
) -> Iterator[RawReport | Refusal]:
    """Every item under `arguments`, one at a time: a raw report, or a refusal that says why not.

    An argument is a file, a folder (read to its depth, sorted, without hidden files), a pattern ("2020/**/*.html")
    or "-" for standard input. A file of JSON Lines gives an item for each line that is not blank ("file.jsonl#3" is
    its third line, blank ones counted). A JSON file holds one object, or an array whose elements become items
    ("file.json#3"); their raw bytes are the element written again, because an element has none of its own.
    `limit_bytes` bounds one file, or one line of JSON Lines; what is larger is refused unread.

    Raises UsageError at once, before anything is read, when an argument names nothing.
    """
    named = tuple(arguments)
    check(named)
    return _items(named, sys.stdin.buffer if stdin is None and STDIN in named else stdin, limit_bytes)


def _items(arguments: tuple[str, ...], stdin: BinaryIO | None, limit_bytes: int) -> Iterator[RawReport | Refusal]:
    for argument in arguments:
        if argument == STDIN and stdin is not None:
            yield from Loader(source=STDIN, limit_bytes=limit_bytes).load(stdin, None)
            continue
        for item in find(argument):
            if isinstance(item, Refusal):
                yield item
            else:
                yield from _file(item, limit_bytes)


def _file(found: Found, limit_bytes: int) -> Iterator[RawReport | Refusal]:
    kind = kind_of_name(found.path.name)
    if kind is None and not found.named:
        ending = found.path.suffix or "no ending"
        message = f"{found.source}: files with {ending} are not read; Dateline reads {' '.join(ENDINGS)}"
        yield Refusal(source=found.source, outcome="dropped", reason="unknown_kind", message=message)
        return
    loader = Loader(source=found.source, limit_bytes=limit_bytes)
    try:
        with found.path.open("rb") as stream:
            if kind != JSON_LINES and os.fstat(stream.fileno()).st_size > limit_bytes:
                yield loader.too_large(found.source)
            else:
                yield from loader.load(stream, kind)
    except OSError as error:
        message = f"{found.source}: cannot be read ({error.strerror or error}); check the link and the permissions"
        yield Refusal(source=found.source, outcome="quarantined", reason="unreadable", message=message)
