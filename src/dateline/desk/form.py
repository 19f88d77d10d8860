"""The form in which an event is put right or added, made into an event with its words in the report."""

import datetime as dt
import re
from collections import defaultdict
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dateline.codebook.book import Codebook
from dateline.desk import judging
from dateline.desk.context import Desk
from dateline.errors import UsageError
from dateline.model.event import Event
from dateline.model.place import Place
from dateline.model.span import Evidence, Span, show
from dateline.model.when import When
from dateline.review.added import REVIEWER, bare_event

__all__ = ["Changes", "EventForm", "blank_event", "filled_in", "form_of", "words_at"]

ROLES: tuple[Literal["actor", "target", "occasion", "source"], ...] = ("actor", "target", "occasion", "source")
NO_PLACE = -1
FIRST_YEAR, YEARS_AHEAD = 1800, 10

READ = ("stated", "relative", "partial")
"""The bases of dates whose words say so themselves; others, such as that of publication, show no other day."""


def _blank(value: object) -> object:
    return None if value == "" else value


Line = Annotated[str, Field(max_length=600)]


class EventForm(BaseModel):
    """What was filled in. A role or a date left empty says that the report names none.

    `place_row` is the row of a place in the gazetteer, null where the place was left as it is, -1 for none. `words`
    name the event in the report; `at` is where they begin, in code points, where they were selected. `seen` counts
    the judgements that the form was filled in on.
    """

    model_config = ConfigDict(extra="ignore")

    type: Annotated[str, Field(max_length=80)]
    mode: Annotated[str, Field(max_length=80)] = ""
    status: Annotated[str, Field(max_length=20)] = "current"
    words: Line = ""
    at: Annotated[int | None, Field(ge=0, le=10**9), BeforeValidator(_blank)] = None
    place_row: Annotated[int | None, Field(ge=NO_PLACE, le=10**9), BeforeValidator(_blank)] = None
    place_words: Line = ""
    date_start: Annotated[dt.date | None, BeforeValidator(_blank)] = None
    date_end: Annotated[dt.date | None, BeforeValidator(_blank)] = None
    date_precision: Literal["day", "month", "year"] = "day"
    date_words: Line = ""
    actor: Line = ""
    target: Line = ""
    occasion: Line = ""
    source: Line = ""
    messages: Annotated[str, Field(max_length=20_000)] = ""
    note: Line = ""
    seen: Annotated[int | None, Field(ge=0, le=10**9), BeforeValidator(_blank)] = None


class Changes(EventForm):
    """The same, of which only what is given is put right."""

    model_config = ConfigDict(extra="forbid")

    type: Annotated[str, Field(max_length=80)] = ""


def form_of(event: Event) -> EventForm:
    """The form as it is when it is opened on an event."""
    date = event.date
    filled: dict[str, object] = {name: _on_one_line(getattr(event, name) or "") for name in ROLES}
    filled |= {
        "type": event.type,
        "mode": event.mode or "",
        "status": event.status,
        "words": _on_one_line(event.trigger.exact),
        "at": event.trigger.start,
        "messages": "\n".join(map(_on_one_line, event.messages)),
    }
    if date:
        filled |= {"date_start": date.start, "date_end": date.end, "date_precision": date.precision}
        filled |= {"date_words": _on_one_line(date.text or "")}
    return EventForm.model_validate(filled)


def words_at(text: str, words: str, near: int) -> Span | None:
    """Where the words stand in the text, nearest to a place in it, over ends of lines too; null where they do not."""
    wanted = words.split()
    if not wanted:
        return None
    found = [Span(*each.span()) for each in re.finditer(r"\s+".join(map(re.escape, wanted)), text)]
    return min(found, key=lambda span: abs(span.start - near), default=None)


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def blank_event(report_id: str, text: str, form: EventForm, codebook: Codebook) -> Event:
    """An event that a person adds, with the words that name it and nothing else yet.

    Raises:
        UsageError: there are no such words in the report, or no such type.
    """
    span = words_at(text, form.words, form.at or 0)
    if span is None:
        raise UsageError(f"the report does not hold the words {form.words!r}; select them in the text")
    trigger = show(text, span, "trigger")
    kind = next((kind for kind in codebook.types if kind.name == form.type), None)
    if kind is None:
        raise UsageError(f"the codebook has no type {form.type!r}; choose one")
    bare = bare_event(report_id, trigger, kind.name, kind.codes(None))
    return replace(bare, basis={**bare.basis, "status": REVIEWER})


def filled_in(desk: Desk, event: Event, text: str, form: EventForm) -> Event:
    """The event with all values of the form; what the form leaves as it was keeps its words.

    Raises:
        UsageError: a value does not fit: no such type, an end before its beginning, a message that the report lacks.
    """
    event = judging.with_type(event, desk.codebook, form.type, form.mode or None)
    event = judging.with_status(event, form.status)
    event = _with_trigger(event, text, form)
    near = event.trigger.start
    for field in ROLES:
        words = _on_one_line(getattr(form, field))
        if words != _on_one_line(getattr(event, field) or ""):
            event = _with_role(event, text, field, words, near)
    event = _with_place(desk, event, text, form)
    event = _with_date(event, text, form)
    return _with_messages(event, text, form, near)


def _with_trigger(event: Event, text: str, form: EventForm) -> Event:
    near = event.trigger.start if form.at is None else form.at
    same = _on_one_line(form.words) == _on_one_line(event.trigger.exact) and near == event.trigger.start
    if same or not form.words.strip():
        return event
    span = _found(text, form.words, near)
    return event if span == event.trigger.span else judging.with_words(event, text, "trigger", span)


def _found(text: str, words: str, near: int) -> Span:
    span = words_at(text, words, near)
    if span is None:
        raise UsageError(f"the report does not hold the words {words!r}; select them in the text")
    return span


def _with_role(event: Event, text: str, field: str, words: str, near: int) -> Event:
    span = words_at(text, words, near)
    if words and span is None:
        return judging.with_own_words(event, field, words)
    return judging.with_words(event, text, field, span)


def _with_place(desk: Desk, event: Event, text: str, form: EventForm) -> Event:
    if form.place_row is None:
        return event
    if form.place_row == NO_PLACE:
        return judging.with_place(event, None, None) if event.place else event
    try:
        place = desk.place(form.place_row)
    except IndexError as error:
        raise UsageError(f"the gazetteer has no row {form.place_row}; search again") from error
    return judging.with_place(event, place, _words_for_place(event, text, place, form.place_words))


def _words_for_place(event: Event, text: str, place: Place, words: str) -> Evidence | None:
    near = event.trigger.start
    span = words_at(text, words, near) or words_at(text, place.name, near)
    return show(text, span, "place") if span else None


def _with_date(event: Event, text: str, form: EventForm) -> Event:
    start, end = form.date_start, form.date_end or form.date_start
    if start is None and end is not None:
        raise UsageError(f"the event would end on {end} and begin on no day; give the first day too")
    if start is None:
        keeps = event.date is None or event.date.start is None
        return event if keeps else judging.with_date(event, None, None)
    if end is None or end < start:
        raise UsageError(f"the event would end on {end}, before it begins on {start}; mend one of the days")
    held = event.date
    same = held and (held.start, held.end, held.precision) == (start.isoformat(), end.isoformat(), form.date_precision)
    words = _on_one_line(form.date_words)
    is_held = held is not None and words == _on_one_line(held.text or "")
    if held and is_held and held.basis not in READ:
        words = ""
    span = words_at(text, words, event.trigger.start)
    if same and held and (span is None or is_held):
        return event
    if not same and not FIRST_YEAR <= start.year <= dt.datetime.now(dt.UTC).year + YEARS_AHEAD:
        raise UsageError(f"the event would begin in the year {start.year}; mend the first day")
    date = When(start=start.isoformat(), end=end.isoformat(), precision=form.date_precision, basis=REVIEWER)
    return judging.with_date(event, date, show(text, span, "date") if span else None)


def _with_messages(event: Event, text: str, form: EventForm, near: int) -> Event:
    wanted = [words for line in form.messages.splitlines() if (words := _on_one_line(line))]
    if wanted == list(map(_on_one_line, event.messages)):
        return event
    held: dict[str, list[Span]] = defaultdict(list)
    for words, shown in zip(event.messages, event.messages_evidence, strict=True):
        held[_on_one_line(words)].append(shown.span)
    spans = [held[words].pop(0) if held[words] else _found(text, words, near) for words in wanted]
    return judging.with_messages(event, text, spans)
