"""What people said of pairs of events, as it stands now and for the events that there are now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.link.incidents.telling import Telling
from dateline.model.anchor import Anchor, found_again
from dateline.model.event import Event
from dateline.model.incident import PairJudgement

__all__ = ["Standing", "attach", "standing"]

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


def attach(
    judgements: Iterable[PairJudgement], tellings: Sequence[Telling]
) -> tuple[list[PairJudgement], list[PairJudgement]]:
    """Judgements whose events are there, also under other ids that a new coding gave them; and the others."""
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
    found = found_again(anchor, events.get(anchor.report_id, ())) if anchor else None
    return found.id if found else None


def _order(judgement: PairJudgement) -> tuple[str, int, str, str]:
    strength = {None: 0, True: 1, False: 2}[judgement.same]
    return judgement.time, strength, judgement.author, judgement.reason
