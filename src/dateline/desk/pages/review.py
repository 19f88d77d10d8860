"""Judging one event: accept, reject, put right, split, join, add, undo."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dateline.desk import judging, work
from dateline.desk.context import Desk
from dateline.desk.form import EventForm, blank_event, filled_in
from dateline.desk.pages.panel import line_for, panel_of, stood_for
from dateline.desk.route import router_for
from dateline.desk.views import is_part, page, reviewer_of
from dateline.errors import UsageError
from dateline.model.event import STATUSES, Event
from dateline.model.review import Review, Stood
from dateline.model.span import Span, show

__all__ = ["new_event", "pages"]

Words = Annotated[str, Form(max_length=600)]
Flag = Annotated[bool, Form()]
Seen = Annotated[int | None, Form(ge=0, le=10**9)]
Offset = Annotated[int, Form(ge=0, le=10**9)]


def pages(desk: Desk) -> APIRouter:
    """The event and what can be done to it."""
    router = router_for(desk)

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
    def accept(request: Request, event_id: str, seen: Seen = None) -> Response:
        author = reviewer_of(request)
        return _judge(desk, request, event_id, lambda stood: judging.accepted(stood, author), "accepted", seen)

    @router.post("/events/{event_id}/reject")
    def reject(request: Request, event_id: str, note: Words = "", seen: Seen = None) -> Response:
        author, why = reviewer_of(request), note.strip()
        return _judge(desk, request, event_id, lambda stood: judging.rejected(stood, author, why), "rejected", seen)

    @router.post("/undo")
    def undo(request: Request) -> Response:
        by = desk.judge(reviewer_of(request))
        undone = desk.access.write(lambda record: work.undo(record, desk.config, by))
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
        wanted, by = _event_named(desk, other.strip()), desk.judge(reviewer_of(request))
        desk.access.write(
            lambda record: work.join(record, desk.config, by, event_id, wanted, same=not apart, reason=note.strip())
        )
        return _done(desk, request, "two incidents" if apart else "one incident", event_id)


def _changes(desk: Desk, router: APIRouter) -> None:
    @router.post("/events/{event_id}/correct")
    def correct(request: Request, event_id: str, form: Annotated[EventForm, Form()]) -> Response:
        author = reviewer_of(request)

        def put_right(stood: Stood) -> Review:
            event = filled_in(desk, stood.event, desk.record.text_of(stood.event.report_id), form)
            return judging.corrected(stood, author, event, form.note.strip())

        return _judge(desk, request, event_id, put_right, "corrected", form.seen)

    @router.post("/events/{event_id}/split")
    def split(request: Request, event_id: str, form: Annotated[EventForm, Form()]) -> Response:
        stood = stood_for(desk, event_id, reviewer_of(request))[0]
        event = filled_in(desk, stood.event, desk.record.text_of(stood.event.report_id), form)
        review = judging.added(event, reviewer_of(request), split_from=event_id, note=form.note.strip())
        if not judging.sets_apart(stood.event, event) or desk.record.report_of(review.event_id):
            raise UsageError("the second event is what, where and when the first is; give it what sets it apart")
        return _add(desk, request, review, "split in two")

    @router.post("/reports/{report_id}/events")
    def add(request: Request, report_id: str, form: Annotated[EventForm, Form()]) -> Response:
        return _add(desk, request, new_event(desk, report_id, form, reviewer_of(request)), "added")

    @router.post("/events/{event_id}/set")
    def set_words(
        request: Request,
        event_id: str,
        field: Annotated[str, Form(max_length=20)],
        start: Offset,
        end: Offset,
        seen: Seen = None,
    ) -> Response:
        author = reviewer_of(request)

        def with_words(stood: Stood) -> Review:
            text = desk.record.text_of(stood.event.report_id)
            span = _trimmed(text, start, end)
            placed = _placed(desk, stood.event, text, span) if field == "place" else None
            return judging.corrected(stood, author, placed or judging.with_words(stood.event, text, field, span))

        return _judge(desk, request, event_id, with_words, f"{field} set", seen)


def new_event(desk: Desk, report_id: str, form: EventForm, author: str) -> Review:
    """An event that a person adds to a report, as the form tells it.

    Raises:
        UsageError: there is no such report, or the form does not fit it.
    """
    whole = desk.record.report_id(report_id)
    text = desk.record.text_of(whole)
    event = filled_in(desk, blank_event(whole, text, form, desk.codebook), text, form)
    return judging.added(event, author, note=form.note.strip())


def _judge(
    desk: Desk, request: Request, event_id: str, make: Callable[[Stood], Review], words: str, seen: int | None
) -> Response:
    by = desk.judge(reviewer_of(request))
    # Values are found in the text here, because the writer has no eye for what this request reads.
    made = make(stood_for(desk, event_id, by.name)[0])
    desk.access.write(lambda record: work.judge(record, desk.config, by, event_id, lambda _stood: made, seen))
    return _done(desk, request, words, event_id)


def _add(desk: Desk, request: Request, review: Review, words: str) -> Response:
    written = desk.access.write(lambda record: work.keep(record, desk.config, review))
    return _done(desk, request, words, written.event.id)


def _form(desk: Desk, request: Request, values: dict[str, object]) -> Response:
    filled = {"words": "", "at": None, **values}
    return page(desk, request, "_form.html", types=desk.codebook.types, statuses=STATUSES, **filled)


def _done(desk: Desk, request: Request, words: str, event_id: str | None) -> Response:
    if not is_part(request):
        return RedirectResponse(f"/events/{event_id}" if event_id else "/queue", 303)
    held = desk.record.browse.line(event_id) if event_id else None
    line = line_for(desk, held, reviewer_of(request)) if held else None
    panel = panel_of(desk, event_id, reviewer_of(request)) if event_id else None
    verdicts = desk.record.browse.verdicts()
    return page(desk, request, "_done.html", words=words, event_id=event_id, line=line, panel=panel, verdicts=verdicts)


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
