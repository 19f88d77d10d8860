"""What people judged, as cases: events that must be found again, and such as must not come again."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.review import Stood
from dateline.review.fold import Folded

__all__ = ["Case", "JudgedReport", "judged_report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One judged event.

    `wanted` is true for an event that was accepted, corrected or added, with the values that stand; false for one that
    was rejected, with the values that it was coded with. `sampled` is true where it was drawn at random, `added` where
    no coder had found it.
    """

    event: Event
    wanted: bool
    verdict: str
    sampled: bool = False
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedReport:
    """A report with its cases, and the events that nobody judged: those are neither right nor wrong."""

    coded: CodedReport
    cases: tuple[Case, ...]
    unjudged: tuple[Event, ...]


def judged_report(coded: CodedReport, folded: Folded, drawn_below: str = "") -> JudgedReport:
    """The cases of one report, from its own coding and what stands of it; coded events below this id were drawn."""
    return JudgedReport(
        coded=coded,
        cases=(*(_case(stood, drawn_below) for stood in folded.events if stood.reviews), *_gone(folded)),
        unjudged=tuple(stood.event for stood in folded.events if not stood.reviews),
    )


def _case(stood: Stood, drawn_below: str) -> Case:
    wanted = stood.event.review != "rejected"
    return Case(
        event=stood.event if wanted else stood.coded or stood.event,
        wanted=wanted,
        verdict="added" if stood.origin == "reviewer" and wanted else stood.event.review,
        sampled=stood.origin == "coder" and stood.event.id < drawn_below,
        added=any(review.action == "add" for review in stood.reviews),
    )


def _gone(folded: Folded) -> Iterator[Case]:
    """The rejected events that are no longer coded."""
    there = {review.id for stood in folded.events for review in stood.reviews}
    rejected = {review.event_id: review for review in folded.lost if review.id not in there}
    for review in rejected.values():
        if review.action == "reject":
            yield Case(event=review.event, wanted=False, verdict="rejected")
