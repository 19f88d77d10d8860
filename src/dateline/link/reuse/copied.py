"""Events that stand in copied text alone."""

from collections.abc import Iterable

from dateline.model.event import Event
from dateline.model.passage import Passage

__all__ = ["copied_in"]


def copied_in(event: Event, passages: Iterable[Passage]) -> str | None:
    """The passage that an event stands in when every telling of it stands in text of an older report; else null.

    `passages` are those of its report. Of several the one with the most in common is named, then the longest.
    """
    older = [passage for passage in passages if _is_copy(passage, event.report_id)]
    tellings = sorted({(shown.start, shown.end) for shown in (event.trigger, *event.evidence) if shown.of == "trigger"})
    if not older or not all(any(_holds(p, event.report_id, *telling) for p in older) for telling in tellings):
        return None
    first = (event.trigger.start, event.trigger.end)
    holding = [passage for passage in older if _holds(passage, event.report_id, *first)]
    return min(holding, key=lambda p: (-p.similarity, -p.characters, p.id)).id


def _is_copy(passage: Passage, report_id: str) -> bool:
    source = {"a_to_b": passage.a, "b_to_a": passage.b}.get(passage.direction)
    return source is not None and source.report_id != report_id


def _holds(passage: Passage, report_id: str, start: int, end: int) -> bool:
    return any(s.report_id == report_id and s.start <= start and end <= s.end for s in passage.sides)
