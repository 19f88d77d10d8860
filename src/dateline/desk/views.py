"""Pages and parts of pages, rendered from templates that escape everything."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit

import jinja2
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dateline.desk.context import Desk
from dateline.desk.static_files import version
from dateline.model.figure import Figure
from dateline.model.incident import Claim
from dateline.model.place import Place
from dateline.model.when import When
from dateline.publish.rows import drawn_as

__all__ = ["back_to", "is_part", "page", "reviewer_of"]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

STATUS_WORDS = {
    "current": "what the report tells",
    "background": "recalled from before",
    "planned": "announced, not yet happened",
    "denied": "said not to have happened",
    "alleged": "claimed, not vouched for",
}
BASIS_WORDS = {
    "stated": "read in the text",
    "list": "from a list of places",
    "dateline": "from the report’s dateline",
    "inherited": "carried over from earlier in the report",
    "report": "the place of the whole report",
    "relative": "counted from the report’s date",
    "publication": "the report’s date, no other is given",
    "partial": "the words do not say enough for a date",
    "reviewer": "set by a reviewer",
    "learned": "found by the trained network alone",
    "register": "from the register",
}
CORROBORATION_WORDS = {
    "single": "one report",
    "copied": "several reports, one source",
    "multiple": "several independent sources",
    "cross_party": "sources of different parties",
}


def page(desk: Desk, request: Request, template: str, status: int = 200, /, **values: object) -> HTMLResponse:
    """A whole page, or a part of one where the template is one."""
    shown = {
        "desk": desk,
        "reviewer": reviewer_of(request),
        "reviewers": desk.config.desk.reviewers,
        "read_only": desk.read_only,
        "path": request.url.path,
        **values,
    }
    return HTMLResponse(_templates().get_template(template).render(shown), status)


def reviewer_of(request: Request) -> str:
    """Who judges in this browser; "" before anybody is let in."""
    return str(getattr(request.state, "reviewer", ""))


def is_part(request: Request) -> bool:
    """Whether a script asks for a part of a page."""
    return request.headers.get("hx-request") == "true"


def back_to(request: Request, otherwise: str) -> Response:
    """Back to the page that a form was sent from, where it is one of the desk."""
    asked = urlsplit(request.headers.get("referer", ""))
    is_own = asked.netloc == request.url.netloc and not asked.path.startswith("//")
    where = f"{asked.path}?{asked.query}" if asked.query else asked.path
    return RedirectResponse(where if is_own and where else otherwise, 303)


def _day(iso: str) -> str:
    parts = iso.split("-")
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[int(parts[1]) - 1]
    return f"{int(parts[2])} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"


def _date(date: When | None) -> str:
    if date is None:
        return ""
    if date.start is None:
        return f"“{date.text}”" if date.text else ""
    cut = {"year": 4, "month": 7}.get(date.precision, 10)
    first, last = date.start[:cut], (date.end or date.start)[:cut]
    return _day(first) if first == last else f"{_day(first)} – {_day(last)}"


def _days(start: str | None, finish: str | None) -> str:
    if start is None:
        return ""
    return _day(start) if finish in (None, start) else f"{_day(start)} – {_day(finish or start)}"


def _plain(code: str | None) -> str:
    words = (code or "").replace("_", " ")
    return words[:1].upper() + words[1:]


def _amount(figure: Figure | Claim) -> str:
    low, high = figure.low, figure.high
    if low is None and high is None:
        return figure.text
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"{low:,} or more"
    return f"up to {high:,}" if low is None else f"{low:,}–{high:,}"


def _where(place: Place | None, countries: Mapping[str, str]) -> str:
    if place is None:
        return ""
    parts = [place.name or place.text]
    if place.admin1 and place.level not in ("admin1", "country"):
        parts.append(place.admin1)
    if place.country and place.level != "country":
        parts.append(countries.get(place.country, place.country))
    return ", ".join(dict.fromkeys(parts))


def _moment(iso: str) -> str:
    return dt.datetime.fromisoformat(iso).strftime("%Y-%m-%d %H:%M")


def _raw_text(text: str) -> Markup:
    """Text whose every character survives an HTML parser: a carriage return would be taken for a line's end."""
    escaped = str(Markup.escape(text)).replace("\r", "&#13;").replace("\x00", "\ufffd")
    return Markup(escaped)


@cache
def _templates() -> jinja2.Environment:
    # autoescape for every template: a report is written by strangers.
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("dateline.desk", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Any] = {
        "amount": _amount,
        "date": _date,
        "day": _day,
        "plain": _plain,
        "moment": _moment,
        "raw_text": _raw_text,
        "segment": lambda value: quote(str(value), safe=""),
        "drawn_as": drawn_as,
    }
    environment.filters |= filters
    environment.globals |= {
        "where": _where,
        "days": _days,
        "STATUS_WORDS": STATUS_WORDS,
        "BASIS_WORDS": BASIS_WORDS,
        "CORROBORATION_WORDS": CORROBORATION_WORDS,
        "static": lambda name: f"/static/{name}?v={version()}",
    }
    return environment
