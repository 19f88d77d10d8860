"""The reports of a record, by what a table may call them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from dateline.adopt.said import Said
from dateline.adopt.words import folded
from dateline.store.query import ReportLine
from dateline.store.record import Record

__all__ = ["Reports"]

ID = re.compile(r"[0-9a-f]{6,16}")
"""A report's id or its beginning; fewer digits are as likely a number of the table's own."""


class Reports:
    """Looks reports up by id, source path, file name, address, publisher and date of publication."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def called(self, name: str) -> tuple[str, ...]:
        """The ids of the reports that `name` may mean: by id, else by source, file name or address; sorted."""
        begins = [line.id for line in self._lines if ID.fullmatch(name.lower()) and line.id.startswith(name.lower())]
        if begins:
            return tuple(begins)
        key = name.replace("\\", "/")
        for names in (self._sources, self._file_names):
            if key in names:
                return tuple(sorted(names[key]))
        return tuple(sorted(self._addresses.get(address, ()))) if (address := _address(name)) else ()

    def of_source(self, said: Said) -> frozenset[str]:
        """The reports of the publishers, and of the day, that a row names; none where it names neither."""
        if not said.sources and not said.published:
            return frozenset()
        named = {_publisher(source) for source in said.sources}
        return frozenset(
            line.id
            for line in self._lines
            if (not named or _publisher(line.publisher or "") in named)
            and (not said.published or (line.published or "").startswith(said.published))
        )

    @cached_property
    def _lines(self) -> tuple[ReportLine, ...]:
        return tuple(self._record.report_lines())

    @cached_property
    def _sources(self) -> Mapping[str, set[str]]:
        return _by((source, line.id) for line in self._lines for source in self._record.sources_of(line.id))

    @cached_property
    def _file_names(self) -> Mapping[str, set[str]]:
        return _by((PurePosixPath(source).name, name) for source, ids in self._sources.items() for name in ids)

    @cached_property
    def _addresses(self) -> Mapping[str, set[str]]:
        found = [(_address(source), name) for source, ids in self._sources.items() for name in ids]
        return _by((address, name) for address, name in (*found, *self._own_addresses()) if address)

    def _own_addresses(self) -> Iterator[tuple[str, str]]:
        for coded in self._record.coded_reports():
            yield _address(coded.report.masthead.url or ""), coded.report.id


def _by(pairs: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, report_id in pairs:
        found[name].add(report_id)
    return found


def _publisher(name: str) -> str:
    return folded(name).removeprefix("the ")


def _address(words: str) -> str:
    """A web address without what differs between copies of it: scheme, www, fragment, last slash; else nothing."""
    if not re.match(r"(?i)https?://|www\.", words):
        return ""
    try:
        parts = urlsplit(words if "//" in words else f"//{words}")
    except ValueError:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + query
