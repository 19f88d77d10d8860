"""An event that a person adds, before its values are filled in, and the id that it gets with them."""

from collections.abc import Mapping

from dateline.ids import content_id
from dateline.model.event import Event
from dateline.model.span import Evidence

__all__ = ["REVIEWER", "bare_event", "id_of_added"]

REVIEWER = "reviewer"
"""Who coded an added event, and the basis of a value that a person set without words."""


def bare_event(report_id: str, trigger: Evidence, kind: str, crosswalk: Mapping[str, str]) -> Event:
    """An event of a type at the words that name it, current, with no other value; it has no id yet."""
    return Event(
        id="",
        report_id=report_id,
        group_id=content_id("group", report_id, trigger.start, kind),
        type=kind,
        types=(kind,),
        mode=None,
        crosswalk=crosswalk,
        trigger=trigger,
        actor=None,
        target=None,
        place=None,
        date=None,
        occasion=None,
        messages=(),
        messages_evidence=(),
        status="current",
        source=None,
        score=1.0,
        coder=REVIEWER,
        evidence=(trigger,),
        basis={"type": REVIEWER},
    )


def id_of_added(event: Event) -> str:
    """The id of an added event, made like that of a coded one; a place without words in the report goes by its name."""
    starts: list[int | str] = [shown.start for shown in event.evidence if shown.of == "place"]
    starts += [event.place.name if event.place else ""]
    return content_id(event.report_id, event.trigger.start, starts[0], event.type)
