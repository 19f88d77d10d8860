"""What people said of pairs of events, as it stands now and for the events that there are now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.link.incidents.telling import Telling
from dateline.model.event import Event
from dateline.model.incident import Anchor, PairJudgement

__all__ = ["Standing", "anchor_of", "attach", "standing"]

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The judgements that hold, by the two event ids, the lower first."""

    together: dict[Pair, PairJudgement]
    apart: dict[Pair, PairJudgement]


def standing(judgements: Iterable[PairJudgement]) -> Standing:
    """The latest judgement of each pair; one with `same` null takes the earlier ones back.

    At one time the one that keeps apart holds, so that the order of `judgements` changes nothing.
    """
    latest: dict[Pair, PairJudgement] = {}
    for judgement in sorted(judgements, key=_order):
        a, b = sorted((judgement.a, judgement.b))
        latest[a, b] = judgement
    return Standing(
        together={pair: held for pair, held in latest.items() if held.same is True},
        apart={pair: held for pair, held in latest.items() if held.same is False},
    )


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


def attach(
    judgements: Iterable[PairJudgement], tellings: Sequence[Telling]
) -> tuple[list[PairJudgement], list[PairJudgement]]:
    """Judgements whose events are there, found again by their anchors where a new coding renamed them; and the others.

    An event is found again in its report by its words, place and type, wherever they stand now, or where its trigger
    shares letters with the anchor and its place or type is the same; of several the nearest, then the lowest id.
    """
    there = {telling.id for telling in tellings}
    events: dict[str, list[Event]] = {}
    for telling in tellings:
        events.setdefault(telling.report_id, []).append(telling.event)
    attached, lost = [], []
    for judgement in judgements:
        a = judgement.a if judgement.a in there else _again(judgement.anchor_a, events)
        b = judgement.b if judgement.b in there else _again(judgement.anchor_b, events)
        if a is None or b is None or a == b:
            lost.append(judgement)
        else:
            attached.append(replace(judgement, a=a, b=b))
    return attached, sorted(lost, key=_order)


def _again(anchor: Anchor | None, events: Mapping[str, Sequence[Event]]) -> str | None:
    """The event of the anchor's words, place and type nearest to it; else one that overlaps it and shares either."""
    if anchor is None:
        return None
    fits = sorted((fit, event.id) for event in events.get(anchor.report_id, ()) if (fit := _fit(anchor, event)))
    return fits[0][1] if fits else None


def _fit(anchor: Anchor, event: Event) -> tuple[bool, bool, bool, int] | None:
    """How well an event fits an anchor, the best lowest; null where it is another one."""
    place = event.place.text if event.place else None
    elsewhere, other = place != anchor.place, event.type != anchor.type
    worded = event.trigger.exact == anchor.exact
    overlaps = min(anchor.end, event.trigger.end) > max(anchor.start, event.trigger.start)
    alike = (worded and not elsewhere and not other) or (overlaps and not (elsewhere and other))
    away = abs(event.trigger.start - anchor.start)
    return (not worded, elsewhere, other, away) if alike else None


def _order(judgement: PairJudgement) -> tuple[str, int, str, str]:
    strength = {None: 0, True: 1, False: 2}[judgement.same]
    return judgement.time, strength, judgement.author, judgement.reason
