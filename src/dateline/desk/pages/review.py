"""Judging one event: accept, reject, put right, split, join, add, undo."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk import judging, work
from dateline.desk.context import Desk
from dateline.desk.form import EventForm, blank_event, filled_in
from dateline.desk.pages.panel import line_for, panel_of, stood_for
from dateline.desk.views import is_part, page, reviewer_of
from dateline.errors import UsageError
from dateline.model.event import STATUSES, Event
from dateline.model.review import Review, Stood
from dateline.model.span import Span, show

__all__ = ["pages"]

Words = Annotated[str, Form(max_length=600)]
Flag = Annotated[bool, Form()]
Offset = Annotated[int, Form(ge=0, le=10**9)]


def pages(desk: Desk) -> APIRouter:
    """The event and what can be done to it."""
    router = APIRouter()

    @router.get("/events/{event_id}")
    def event(request: Request, event_id: str) -> Response:
        template = "_panel.html" if is_part(request) else "event.html"
        return page(desk, request, template, panel=panel_of(desk, event_id, reviewer_of(request)))

    @router.get("/events/{event_id}/edit")
    def edit(request: Request, event_id: str, split: bool = False) -> Response:
        panel = panel_of(desk, event_id, reviewer_of(request))
        values = {"event": panel.stood.event, "seen": panel.seen, "split": split, "report_id": panel.report.report.id}
        return _form(desk, request, values)

    @router.get("/reports/{report_id}/new")
    def new(request: Request, report_id: str, words: str = "", at: int | None = None) -> Response:
        desk.record.report_id(report_id)
        values = {"event": None, "seen": 0, "split": False, "report_id": report_id}
        return _form(desk, request, {**values, "words": words[:600], "at": at})

    @router.get("/places")
    def places(request: Request, place_name: str = "", country: str = "") -> Response:
        found = desk.places(place_name.strip()[:100], country.strip().upper()[:2] or None) if place_name.strip() else []
        return page(desk, request, "_places.html", found=found, name=place_name.strip())

    _actions(desk, router)
    _changes(desk, router)
    return router


def _actions(desk: Desk, router: APIRouter) -> None:
    @router.post("/events/{event_id}/accept")
    def accept(request: Request, event_id: str, sampled: Flag = False) -> Response:
        review = judging.accepted(_stood(desk, request, event_id), reviewer_of(request), sampled=sampled)
        return _judged(desk, request, review, "accepted")

    @router.post("/events/{event_id}/reject")
    def reject(request: Request, event_id: str, note: Words = "", sampled: Flag = False) -> Response:
        stood = _stood(desk, request, event_id)
        return _judged(
            desk, request, judging.rejected(stood, reviewer_of(request), note.strip(), sampled=sampled), "rejected"
        )

    @router.post("/undo")
    def undo(request: Request) -> Response:
        undone = desk.access.write(lambda record: work.undo(record, desk.config, reviewer_of(request)))
        shown = next((name for name in undone.event_ids if desk.record.report_of(name)), None)
        return _done(desk, request, f"undone: {undone.words}", shown)

    @router.post("/events/{event_id}/join")
    def join(
        request: Request,
        event_id: str,
        other: Annotated[str, Form(max_length=80)],
        apart: Flag = False,
        note: Words = "",
    ) -> Response:
        wanted = _event_named(desk, other.strip())
        desk.access.write(
            lambda record: work.join(
                record, desk.config, event_id, wanted, same=not apart, author=reviewer_of(request), reason=note.strip()
            )
        )
        return _done(desk, request, "two incidents" if apart else "one incident", event_id)


def _changes(desk: Desk, router: APIRouter) -> None:
    @router.post("/events/{event_id}/correct")
    def correct(request: Request, event_id: str, form: Annotated[EventForm, Form()]) -> Response:
        stood = _stood(desk, request, event_id, form.seen)
        text = desk.record.text_of(stood.event.report_id)
        event = filled_in(desk, stood.event, text, form)
        review = judging.corrected(stood, reviewer_of(request), event, form.note.strip(), sampled=form.sampled)
        return _judged(desk, request, review, "corrected")

    @router.post("/events/{event_id}/split")
    def split(request: Request, event_id: str, form: Annotated[EventForm, Form()]) -> Response:
        stood = _stood(desk, request, event_id, form.seen)
        event = filled_in(desk, stood.event, desk.record.text_of(stood.event.report_id), form)
        review = judging.added(event, reviewer_of(request), split_from=event_id, note=form.note.strip())
        if review.event_id == event_id or desk.record.report_of(review.event_id):
            raise UsageError("the second event is where and what the first is; give it another place, type or words")
        return _judged(desk, request, review, "split in two")

    @router.post("/reports/{report_id}/events")
    def add(request: Request, report_id: str, form: Annotated[EventForm, Form()]) -> Response:
        text = desk.record.text_of(desk.record.report_id(report_id))
        event = filled_in(desk, blank_event(report_id, text, form, desk.codebook), text, form)
        review = judging.added(event, reviewer_of(request), note=form.note.strip())
        if desk.record.report_of(review.event_id):
            raise UsageError("this event is in the record already; open it and judge it there")
        return _judged(desk, request, review, "added")

    @router.post("/events/{event_id}/set")
    def set_words(
        request: Request, event_id: str, field: Annotated[str, Form(max_length=20)], start: Offset, end: Offset
    ) -> Response:
        stood = _stood(desk, request, event_id)
        text = desk.record.text_of(stood.event.report_id)
        span = _trimmed(text, start, end)
        changed = _placed(desk, stood.event, text, span) if field == "place" else None
        event = changed or judging.with_words(stood.event, text, field, span)
        return _judged(desk, request, judging.corrected(stood, reviewer_of(request), event), f"{field} set")


def _form(desk: Desk, request: Request, values: dict[str, object]) -> Response:
    filled = {"words": "", "at": None, **values}
    return page(desk, request, "_form.html", types=desk.codebook.types, statuses=STATUSES, **filled)


def _stood(desk: Desk, request: Request, event_id: str, seen: int | None = None) -> Stood:
    """The event as the person who judges it saw it.

    Raises:
        UsageError: another judgement has come in between, so that what was filled in may not fit any more.
    """
    panel = panel_of(desk, event_id, reviewer_of(request)) if seen is not None else None
    if panel is not None and panel.seen != seen:
        raise UsageError("somebody judged this event since you opened it; look at it again before you change it")
    return panel.stood if panel else stood_for(desk, event_id, reviewer_of(request))[0]


def _judged(desk: Desk, request: Request, review: Review, words: str) -> Response:
    written = desk.access.write(lambda record: work.judge(record, desk.config, review))
    shown = written.event.id if review.action == "add" else review.event_id
    return _done(desk, request, words, shown)


def _done(desk: Desk, request: Request, words: str, event_id: str | None) -> Response:
    if not is_part(request):
        return RedirectResponse(f"/events/{event_id}" if event_id else "/queue", 303)
    held = desk.record.browse.line(event_id) if event_id else None
    line = line_for(desk, held, reviewer_of(request)) if held else None
    panel = panel_of(desk, event_id, reviewer_of(request)) if event_id else None
    return page(desk, request, "_done.html", words=words, event_id=event_id, line=line, panel=panel)


def _event_named(desk: Desk, name: str) -> str:
    """The event that an id, the beginning of one, or an incident's id means."""
    found = desk.record.find(name)
    if not isinstance(found, Event):
        raise UsageError(f"{name} is no event; give the id of one, or its first digits")
    return found.id


def _trimmed(text: str, start: int, end: int) -> Span:
    """The selection without white space at its ends.

    Raises:
        UsageError: nothing is selected, or it lies outside the text.
    """
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    stop = begin + len(words.strip())
    if not 0 <= start < end <= len(text) or begin >= stop:
        raise UsageError("nothing is selected in the report; select the words first")
    return Span(begin, stop)


def _placed(desk: Desk, event: Event, text: str, span: Span) -> Event:
    words = show(text, span, "place")
    country = event.place.country if event.place else None
    found = (desk.places(words.exact, country) if country else []) or desk.places(words.exact, None)
    if not found:
        raise UsageError(f"the gazetteer has no place called {words.exact!r}; press e and search under another name")
    return judging.with_place(event, desk.place(found[0].entry.row), words)
