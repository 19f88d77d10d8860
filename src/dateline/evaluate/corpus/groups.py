"""Which events of annotated reports are one incident, and which coded events stand for them."""

from collections.abc import Sequence

from dateline.evaluate.compare import overlap, same_date, same_place
from dateline.evaluate.corpus.report import Annotated
from dateline.evaluate.gold import Gold, GoldEvent
from dateline.evaluate.tally import pair
from dateline.model.coded import CodedReport
from dateline.model.event import Event

__all__ = ["Group", "group_of", "matched"]

Group = tuple[str, ...]


def group_of(report: Annotated, name: str) -> Group:
    """The incident of an event: story, name and place where it has a name, else a group of its own."""
    event = report.values.events[name]
    if report.header.story and event.incident:
        return report.header.story, event.incident, event.place
    return report.header.id, name


def matched(report: Annotated, coded: CodedReport, gold: Gold) -> dict[str, str]:
    """Coded events that stand for events of gold, one to one: the id of the one to the name of the other.

    As in `score`: an accepted type and the same place, and the one with the right date and words first.
    """
    names: Sequence[str] = tuple(report.values.events)
    published = gold.masthead.published

    def fits(event: Event, item: GoldEvent) -> bool:
        return event.type in item.types and same_place(event.place, item.place)

    def weight(event: Event, item: GoldEvent) -> float:
        return 2.0 * same_date(event.date, item.date, published) + overlap(event, item)

    return {coded.events[i].id: names[j] for i, j in pair(coded.events, gold.events, fits, weight)}
