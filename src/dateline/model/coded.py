"""All that was coded from one report."""

from dataclasses import dataclass

from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.report import Report
from dateline.model.statement import Statement

__all__ = ["CodedReport"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedReport:
    """A report with its events, statements and figures, each in reading order."""

    report: Report
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
