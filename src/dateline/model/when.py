"""A stretch of days, as precise as the words allow."""

from dataclasses import dataclass

from dateline.model.span import Span

__all__ = ["TimeMention", "When"]


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When something happened: ISO days, both ends inclusive.

    `precision` is day, month or year. `basis` is stated, relative, dateline, publication, inherited or
    partial. Where the words do not say enough ("during December" in a report that gives no year),
    `start` and `end` are null, basis is partial and `text` keeps the words.
    """

    start: str | None
    end: str | None
    precision: str
    basis: str
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """An expression of time in a report, resolved against its date.

    `kind` is "point" (a day, month or year: "on Sunday", "in 2008"), "range" ("Monday through
    Wednesday"), "duration" ("for three days", "for 41 years"), "frequency" ("every Friday", "daily")
    or "occasion" (the date of the thing that is marked: "the 1979 revolution", "the anniversary of ...").
    Only points and ranges date events. `ends` are the dates that a range was made from, each with its own
    words: both of "from 2004 to 2009", the one of "since May".
    """

    span: Span
    when: When
    kind: str
    ends: tuple["TimeMention", ...] = ()
