"""Judgements for tests, of the events of an invented report."""

from dataclasses import replace

from dateline.ids import content_id
from dateline.model.anchor import anchor_of
from dateline.model.event import Event
from dateline.model.place import Place
from dateline.model.review import Review
from dateline.model.span import Span, show
from dateline.model.when import When
from tests.store.samples import code, raw_report

TEXT = (
    "Harbour week\nA march in Oruro went by the old port on Monday.\nA march in Cork followed, and a march in Sari.\n"
    "A vigil in Kota ended it."
)
RAW = raw_report(TEXT, "week.txt")
CODED = code(RAW)
ORURO, CORK, SARI = CODED.events
GAFSA = Place(text="Gafsa", name="Gafsa", level="city", country="TN", basis="reviewer")
TUESDAY = When(start="2021-03-02", end="2021-03-02", precision="day", basis="stated")
WEDNESDAY = replace(TUESDAY, start="2021-03-03", end="2021-03-03")


def place_of(name: str, country: str = "UY") -> Place:
    return Place(text=name, name=name, level="city", country=country, lat=-34.9, lon=-56.2)


def missed(place: str = "Kota", kind: str = "vigil", text: str = TEXT, report_id: str = RAW.id) -> Event:
    """An event that a person adds by selecting words of the report."""
    at, where = text.index(kind), text.index(place)
    trigger = show(text, Span(at, at + len(kind)), "trigger")
    shown = show(text, Span(where, where + len(place)), "place")
    return replace(
        ORURO,
        id=content_id("added", report_id, at, place),
        report_id=report_id,
        type="gathering",
        types=("gathering",),
        trigger=trigger,
        place=place_of(place),
        evidence=(trigger, shown),
        coder="reviewer",
    )


def said(event: Event, action: str, author: str = "Inés", time: int = 1, **more: object) -> Review:
    """A judgement as the record keeps it; `time` is a number of seconds."""
    bare = Review(event_id=event.id, anchor=anchor_of(event), action=action, author=author, event=event)
    stamp = f"2024-05-01T10:00:{time:02}.000000+00:00"
    kept = replace(bare, time=stamp, id=content_id("review", event.id, author, stamp))
    return replace(kept, **more)  # type: ignore[arg-type]


def corrects(event: Event, author: str = "Inés", time: int = 1, *, settles: bool = False, **values: object) -> Review:
    """A judgement that puts `values` right."""
    by = replace(event, **values)  # type: ignore[arg-type]
    fields = tuple(name for name in values if name != "types")
    held = said(event, "correct", author, time, fields=fields, settles=settles)
    return replace(held, event=by)


def takes_back(review: Review, time: int, author: str = "Inés") -> Review:
    return said(review.event, "undo", author, time, undoes=review.id)
