"""What the reports of an incident tell so differently that they cannot all be right."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, permutations

from dateline.link.incidents.comparisons import place as places
from dateline.link.incidents.comparisons.figures import can_both_hold
from dateline.link.incidents.telling import Telling
from dateline.model.incident import Claim, Disagreement, FigureRange, Position

__all__ = ["disagreements_of"]

FACTS = {"current": "happened", "background": "happened", "alleged": "alleged", "denied": "denied"}
"""What a status says of whether it happened; an announcement that came before says nothing of it."""


def disagreements_of(tellings: Sequence[Telling], figures: Iterable[FigureRange]) -> tuple[Disagreement, ...]:
    """What conflicts in events and figures of one incident, the events in their order.

    Places and dates apart, statuses of which one rules the other out, and counts that cannot both hold.
    A place inside another, and a day inside a month, are no disagreement; nor are two counts of one claimant in one
    report, which are mostly a whole and a part of it.
    """
    return (
        *_differing("place", tellings, _place, _apart),
        *_differing("date", tellings, _date, lambda a, b: not _meet(a, b)),
        *_counts(figures),
        *_differing("status", tellings, _fact, lambda a, b: _fact(a) != _fact(b)),
    )


def _differing(
    about: str,
    tellings: Sequence[Telling],
    value: Callable[[Telling], str | None],
    differ: Callable[[Telling, Telling], bool],
) -> Iterator[Disagreement]:
    first = {said: telling for telling in reversed(tellings) if (said := value(telling)) is not None}
    found = {said for (said, one), (_, other) in permutations(first.items(), 2) if differ(one, other)}
    if found:
        told = ((value(telling), telling.report_id) for telling in tellings)
        positions = _positions(
            (said, report_id, None) for said, report_id in told if said is not None and said in found
        )
        yield Disagreement(about=about, positions=positions)


def _positions(said: Iterable[tuple[str, str, str | None]]) -> tuple[Position, ...]:
    reports: dict[tuple[str, str | None], set[str]] = {}
    for value, report_id, claimant in said:
        reports.setdefault((value, claimant), set()).add(report_id)
    keys = sorted(reports, key=lambda key: (key[0], key[1] or ""))
    return tuple(Position(value=v, claimant=c, report_ids=tuple(sorted(reports[v, c]))) for v, c in keys)


def _place(telling: Telling) -> str | None:
    return telling.event.place.name if telling.event.place else None


def _apart(a: Telling, b: Telling) -> bool:
    return places.level(a, b) in ("near", "elsewhere") and _place(a) != _place(b)


def _date(telling: Telling) -> str | None:
    when = telling.event.date
    if when is None or when.start is None:
        return None
    return when.start if when.end in (None, when.start) else f"{when.start} to {when.end}"


def _meet(a: Telling, b: Telling) -> bool:
    return a.days is None or b.days is None or a.days.gap(b.days) == 0


def _fact(telling: Telling) -> str | None:
    return FACTS.get(telling.event.status)


def _counts(figures: Iterable[FigureRange]) -> Iterator[Disagreement]:
    for held in figures:
        found = {c.figure_id: c for pair in combinations(held.claims, 2) if _conflict(*pair) for c in pair}
        if found:
            said = ((_number(c), c.report_id, c.claimant) for c in found.values())
            yield Disagreement(about="count", measure=held.measure, positions=_positions(said))


def _conflict(a: Claim, b: Claim) -> bool:
    if (a.report_id, a.claimant) == (b.report_id, b.claimant):
        return False
    if ("denies" in (a.stance, b.stance)) and a.stance != b.stance:
        denied, told = (a, b) if a.stance == "denies" else (b, a)
        low = denied.low is None or (told.low is not None and denied.low <= told.low)
        return low and (denied.high is None or (told.high is not None and told.high <= denied.high))
    return not can_both_hold(a.low, a.high, b.low, b.high)


def _number(claim: Claim) -> str:
    if claim.low == claim.high:
        words = str(claim.low)
    elif claim.high is None:
        words = f"at least {claim.low}"
    else:
        words = f"at most {claim.high}" if claim.low is None else f"{claim.low} to {claim.high}"
    return f"not {words}" if claim.stance == "denies" else words
