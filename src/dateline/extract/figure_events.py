"""Which event a figure counts: the nearest that can have the people or things that it is a number of."""

from collections.abc import Sequence

from dateline.model.event import Event
from dateline.model.figure import Figure

__all__ = ["event_counted"]

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


def event_counted(figure: Figure, events: Sequence[Event], text: str) -> str | None:
    """The id of the event that a figure counts, null where none stands near enough.

    An event whose actor or target holds the number goes first, then nearness, in which another paragraph and a
    type that does not fit the measure count as further off.
    """
    at = figure.evidence[0].start
    fitting = FITTING.get(figure.measure, set())
    ranked = []
    for event in events:
        fits = bool(fitting & {event.type, *event.types})
        held = any(e.of in {"actor", "target"} and e.start <= at < e.end for e in event.evidence)
        triggers = [event.trigger, *(e for e in event.evidence if e.of == "trigger")]
        near = min(_distance(text, at, e.start, e.end) for e in triggers)
        if near > (FAR if fits else NEAR) or (not fits and not held and near >= _OTHER_PARAGRAPH):
            continue
        denied = event.status in {"denied", "planned"}
        ranked.append((not (held and fits), near + (0 if fits else _MISFIT) + (_MISFIT if denied else 0), event.id))
    return min(ranked)[2] if ranked else None


def _distance(text: str, at: int, start: int, end: int) -> int:
    """Characters between a number and a trigger; a line break between them counts as more."""
    first, last = (start, at) if start < at else (at, end)
    return last - first + _OTHER_PARAGRAPH * text.count("\n", first, last)
