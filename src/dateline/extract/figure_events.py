"""Which event a figure counts: the nearest that can have the people or things that it is a number of."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dateline.model.event import Event
from dateline.model.figure import Figure

__all__ = ["with_events"]

FITTING = {
    "killed": {"killing", "crackdown", "armed_attack", "unrest", "execution", "torture"},
    "injured": {"crackdown", "armed_attack", "unrest", "torture", "killing", "property_attack"},
    "arrested": {"arrest", "crackdown"},
    "executed": {"execution", "killing"},
    "sentenced": {"sentence"},
    "missing": {"arrest", "unrest", "armed_attack"},
    "displaced": {"crackdown", "property_attack", "armed_attack", "unrest"},
    "participants": {
        "demonstration", "blockade", "boycott", "display", "hunger_strike", "unrest", "meeting", "symbolic_destruction",
        "graffiti", "leaflet", "strike",
    },
    "strikers": {"strike", "hunger_strike", "boycott"},
    "vehicles": {"blockade", "property_attack", "strike", "demonstration"},
    "buildings": {"property_attack", "crackdown", "strike", "blockade"},
    "places": {"strike", "demonstration", "blockade", "boycott", "leaflet", "restriction"},
    "other": {"release", "torture", "leaflet", "display", "crackdown", "property_attack", "armed_attack", "sentence"},
}  # fmt: skip
"""The types of events that a number of a measure can belong to."""

NEAR, FAR = 160, 700
"""How far an event may stand from its number, in characters: one of any type, and one whose type fits; by eye."""
_OTHER_PARAGRAPH, _MISFIT = 150, 260
_LONGEST_EVIDENCE = 600


def with_events(figures: Sequence[Figure], events: Sequence[Event], text: str) -> tuple[Figure, ...]:
    """The figures of a report, each with the event that it counts; `event_id` is null where none stands near enough.

    An event whose actor or target holds the number goes first, then nearness, in which another paragraph and a
    type that does not fit the measure count as further off.
    """
    shown = sorted(
        (e.start, e.end, e.of, k)
        for k, event in enumerate(events)
        for e in {event.trigger, *event.evidence}
        if e.of in {"trigger", "actor", "target"}
    )
    starts = [row[0] for row in shown]
    found = []
    for figure in figures:
        at = figure.evidence[0].start
        near = shown[bisect_left(starts, at - FAR - _LONGEST_EVIDENCE) : bisect_right(starts, at + FAR)]
        ranked = [rank for row in near if (rank := _rank(figure, at, row, events[row[3]], text))]
        found.append(replace(figure, event_id=min(ranked)[2]) if ranked else figure)
    return tuple(found)


def _rank(
    figure: Figure, at: int, shown: tuple[int, int, str, int], event: Event, text: str
) -> tuple[bool, int, str] | None:
    """How well an event fits by one of its words, lower is better; null where that is too far off."""
    start, end, of, _ = shown
    fits = bool(FITTING.get(figure.measure, set()) & {event.type, *event.types})
    off = (0 if fits else _MISFIT) + (_MISFIT if event.status in {"denied", "planned"} else 0)
    if of != "trigger":
        return (not fits, off, event.id) if start <= at < end else None
    near = _distance(text, at, start, end)
    if near > (FAR if fits else NEAR) or (not fits and near >= _OTHER_PARAGRAPH):
        return None
    return True, near + off, event.id


def _distance(text: str, at: int, start: int, end: int) -> int:
    """Characters between a number and a trigger; a line break between them counts as more."""
    first, last = (start, at) if start < at else (at, end)
    return last - first + _OTHER_PARAGRAPH * text.count("\n", first, last)
