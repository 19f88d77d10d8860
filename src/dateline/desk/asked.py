"""What an address asks for: filters, order and page, checked at the border."""

from typing import Annotated, Literal
from urllib.parse import urlencode

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from dateline.store.browse import Browse, Queue
from dateline.store.catalogue import IncidentQuery

__all__ = ["NONE_NAMED", "PAGE", "VISIBLE", "EventsAsked", "IncidentsAsked", "Order", "ReportsAsked", "address"]

PAGE = 50
"""Rows of a table on one page."""
VISIBLE = 12
"""Events of a queue on one page."""
LAST_PAGE = 100_000

NONE_NAMED = "-"
"""In an address: those that name none."""


def _no_blank(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _whole_day(value: str) -> str:
    import datetime as dt

    return dt.date.fromisoformat(value).isoformat()


def _printable(value: str) -> str:
    return "".join(c if c.isprintable() else " " for c in value)


Words = Annotated[Annotated[str, Field(max_length=200), AfterValidator(_printable)] | None, BeforeValidator(_no_blank)]
Day = Annotated[Annotated[str, Field(max_length=10), AfterValidator(_whole_day)] | None, BeforeValidator(_no_blank)]
Order = Literal["doubtful", "random", "newest", "oldest", "report"]
Drawn = Annotated[
    Literal["point", "region", "country", "nowhere"] | None,
    BeforeValidator(_no_blank),
]
Verdict = Annotated[
    Literal["unreviewed", "accepted", "corrected", "rejected"] | None,
    BeforeValidator(_no_blank),
]
Page = Annotated[int, Field(ge=1, le=LAST_PAGE)]


class EventsAsked(BaseModel):
    """Which events, in which order, which page of them."""

    model_config = ConfigDict(extra="ignore")

    q: Words = None
    type: Words = None
    status: Words = None
    country: Words = None
    place: Words = None
    review: Verdict = None
    publisher: Words = None
    report: Words = None
    since: Day = None
    until: Day = None
    drawn: Drawn = None
    order: Order = "newest"
    page: Page = 1

    def browse(
        self,
        queue: Queue | None = None,
        box: tuple[float, float, float, float] | None = None,
        *,
        stands: bool = False,
    ) -> Browse:
        """The same as the record asks it; what `stands` leaves rejected events out unless they are asked for."""
        return Browse(
            words=self.q,
            type=self.type,
            status=self.status,
            country=_none(self.country),
            place=self.place,
            review=self.review,
            publisher=_none(self.publisher),
            report=self.report,
            since=self.since,
            until=self.until,
            drawn=self.drawn,
            box=box,
            queue=queue,
            stands=stands and self.review is None,
        )


class IncidentsAsked(BaseModel):
    """Which incidents, which page of them."""

    model_config = ConfigDict(extra="ignore")

    q: Words = None
    type: Words = None
    country: Words = None
    corroboration: Annotated[
        Literal["single", "copied", "multiple", "cross_party"] | None, BeforeValidator(_no_blank)
    ] = None
    since: Day = None
    until: Day = None
    conflicting: bool = False
    several: bool = False
    page: Page = 1

    def query(self) -> IncidentQuery:
        """The same as the record asks it."""
        return IncidentQuery(
            words=self.q,
            type=self.type,
            country=self.country,
            corroboration=self.corroboration,
            since=self.since,
            until=self.until,
            conflicting=self.conflicting,
            several=self.several,
        )


class ReportsAsked(BaseModel):
    """Which reports, which page of them."""

    model_config = ConfigDict(extra="ignore")

    q: Words = None
    publisher: Words = None
    page: Page = 1


def _none(value: str | None) -> str | None:
    return "" if value == NONE_NAMED else value


def address(path: str, asked: BaseModel, **changes: object) -> str:
    """An address that asks for the same but for `changes`; what is left at its default is left out."""
    plain = type(asked)()
    fields = asked.model_dump() | changes
    kept = {name: value for name, value in fields.items() if value not in (None, "", getattr(plain, name, None))}
    return f"{path}?{urlencode(kept)}" if kept else path
