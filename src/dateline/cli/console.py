"""Where words go: data to standard output, messages to standard error, nothing that a terminal would obey."""

import sys
import unicodedata
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

__all__ = ["message", "plain", "print_json", "printable", "put", "stderr", "stdout", "table"]

WIDE = 4000
"""Columns of an output that is no terminal: a program that reads it wants whole lines."""


def stdout() -> "Console":
    """The console for data. Colours only on a terminal, none where NO_COLOR is set."""
    return _console(to_stderr=False)


def stderr() -> "Console":
    """The console for messages and progress."""
    return _console(to_stderr=True)


def message(words: str) -> None:
    """Say something to the person, one line or several, on standard error."""
    print(printable(words), file=sys.stderr)


def put(words: str) -> None:
    """Write a line of data to standard output."""
    print(printable(words))


def print_json(noun: object) -> None:
    """Write nouns as one JSON document to standard output."""
    data = msgspec.json.format(msgspec.json.encode(noun), indent=2)
    sys.stdout.write(data.decode("utf-8") + "\n")


def plain(words: str) -> str:
    """Words of a person on one line, in letters that can be kept."""
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").split())


def printable(words: str | None) -> str:
    """The words without control characters: a report must not be able to move the cursor or colour the screen."""
    return "".join("\ufffd" if unicodedata.category(c) == "Cc" and c not in "\n\t" else c for c in words or "")


def table(columns: Sequence[str], broad: Collection[str]) -> "Table":
    """An empty table with these headings; the columns in `broad` give way where the terminal is narrow."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for name in columns:
        made.add_column(name, overflow="fold", no_wrap=name not in broad)
    return made


def _console(*, to_stderr: bool) -> "Console":
    from rich.console import Console

    stream = sys.stderr if to_stderr else sys.stdout
    width = None if stream.isatty() else WIDE
    return Console(file=stream, highlight=False, markup=False, emoji=False, width=width, soft_wrap=False)
