"""A spreadsheet as CSV, read row by row without a guess."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import TableError, UsageError
from dateline.ids import sha256_hex

__all__ = ["Row", "Table", "read_table"]

SEPARATORS = ",;\t"
QUOTED = re.compile(r'"[^"]*"')
HEADER = re.compile(r'(?:"[^"]*"|[^"\r\n])*')


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: `number` is the one that a spreadsheet shows, where the header is row 1. `fault` is why it is none."""

    number: int
    cells: Mapping[str, str] = field(default_factory=dict)
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its file name and the SHA-256 of its bytes; rows without any content are left out."""

    name: str
    sha256: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path) -> Table:
    """The table at `path`: UTF-8 with or without a mark, a header row, cells apart by comma, semicolon or tab.

    Of these the one counts that stands most often in the header, quoted names aside; the comma first.

    Raises:
        UsageError: there is no file at `path`, or it cannot be read.
        TableError: it is not UTF-8 or not CSV, or its header does not name the columns.
    """
    data = _bytes(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = f"{path}: not UTF-8 at byte {error.start}; save it as “CSV UTF-8”"
        raise TableError(str(path), (fault,)) from None
    separator = max(SEPARATORS, key=_bare_header(text).count)
    columns = tuple(cell.strip() for cell in next(_records(text, separator, path), []))
    faults = tuple(_header_faults(columns, path))
    if faults:
        raise TableError(str(path), faults)
    rows = tuple(_rows(text, separator, columns, path))
    name = path.name.encode("utf-8", "replace").decode("utf-8")
    return Table(name=name, sha256=sha256_hex(data), columns=columns, rows=rows)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}; name a CSV file") from error


def _records(text: str, separator: str, path: Path) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise TableError(str(path), (f"{path}:{reader.line_num}: not CSV: {error}",)) from None


def _bare_header(text: str) -> str:
    """The first row without what stands between quotation marks."""
    found = HEADER.match(text)
    return QUOTED.sub("", found[0]) if found else ""


def _header_faults(columns: tuple[str, ...], path: Path) -> Iterator[str]:
    if not any(columns):
        yield f"{path}:1: no header row; name the columns in the first row"
    for name in dict.fromkeys(columns):
        if name and columns.count(name) > 1:
            yield f"{path}:1: {columns.count(name)} columns are called `{name}`; give each its own name"


def _rows(text: str, separator: str, columns: tuple[str, ...], path: Path) -> Iterator[Row]:
    for number, cells in enumerate(_records(text, separator, path), start=1):
        if number == 1 or not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(columns):
            yield Row(number=number, fault=f"it has {len(cells)} cells, the header {len(columns)}")
            continue
        yield Row(number=number, cells={name: cell.strip() for name, cell in zip(columns, cells, strict=True) if name})
