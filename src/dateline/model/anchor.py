"""Where an event stood when a person judged it, and the event that stands there now."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.event import Event

__all__ = ["Anchor", "anchor_of", "found_again"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where an event stood when a person judged it: report, trigger and its words, and the place named for it.

    `start` and `end` are half-open, in code points. An event that is coded anew has another id; its words stay.
    """

    report_id: str
    start: int
    end: int
    exact: str
    type: str
    place: str | None


def anchor_of(event: Event) -> Anchor:
    """Where an event stands, for a judgement of it."""
    return Anchor(
        report_id=event.report_id,
        start=event.trigger.start,
        end=event.trigger.end,
        exact=event.trigger.exact,
        type=event.type,
        place=event.place.text if event.place else None,
    )


def found_again(anchor: Anchor, events: Iterable[Event]) -> Event | None:
    """The one of the events of a report that an anchor means; null where none fits.

    It has the anchor's words, place and type, wherever they stand now, or its trigger shares letters with the anchor
    and its place is the same: what the same words tell of another place is another event. Of several the one of the
    same words, then of the same type, then the nearest, then of the lowest id.
    """
    fits = [(fit, event.id, event) for event in events if (fit := _fit(anchor, event))]
    return min(fits, key=lambda found: found[:2])[2] if fits else None


def _fit(anchor: Anchor, event: Event) -> tuple[bool, bool, int] | None:
    """How well an event fits an anchor, the best lowest; null where it is another one."""
    place = event.place.text if event.place else None
    worded, other = event.trigger.exact == anchor.exact, event.type != anchor.type
    overlaps = min(anchor.end, event.trigger.end) > max(anchor.start, event.trigger.start)
    alike = place == anchor.place and (overlaps or (worded and not other))
    away = abs(event.trigger.start - anchor.start)
    return (not worded, other, away) if alike else None
