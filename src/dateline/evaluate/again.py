"""A new coding of judged reports beside what people said of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.evaluate.cases import Case, JudgedReport
from dateline.evaluate.tally import pair
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.place import Place
from dateline.review.agreement import place_value
from dateline.review.place_again import placed_again

__all__ = [
    "ASPECTS",
    "CaseOutcome",
    "CaseRow",
    "CaseSummary",
    "Regression",
    "outcomes",
    "same_as_said",
    "summarise_cases",
]

ASPECTS = ("found", "type", "place", "date", "status")
"""What can be right of a wanted event; of an unwanted one that it is absent."""

ABSENT = ("absent",)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOutcome:
    """What became of a case: the event that is now coded for it, if any, and what was and is right of it.

    `before` and `now` are of ASPECTS for a wanted event, `absent` or nothing for an unwanted one; `before` is that of
    the record's own coding.
    """

    case: Case
    event: Event | None
    before: tuple[str, ...]
    now: tuple[str, ...]

    @property
    def lost(self) -> tuple[str, ...]:
        """What the record's own coding had right and the new one has not."""
        return tuple(aspect for aspect in self.before if aspect not in self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """Cases counted: the wanted ones with what is right of them, the rejected ones with how many came again."""

    wanted: int
    found: int
    type: int
    place: int
    date: int
    status: int
    missed: int
    rejected: int
    again: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Regression:
    """A case of which the record's own coding had something right that is now lost."""

    event_id: str
    report_id: str
    source: str
    verdict: str
    type: str
    place: str
    words: str
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSummary:
    """All cases counted, by the type that people gave them, and the regressions."""

    reports: int
    all: CaseRow
    by_type: Mapping[str, CaseRow]
    regressions: tuple[Regression, ...]


def outcomes(judged: JudgedReport, now: CodedReport | None) -> tuple[CaseOutcome, ...]:
    """What became of each case of a report in the coding `now`; null where the report can no longer be coded.

    Events are told apart by the words that name them. An event that nobody judged is matched too, so that what the
    same words tell of another place stands for no case.
    """
    before = _matched(judged, judged.coded)
    found = _matched(judged, now) if now else [None] * len(judged.cases)
    return tuple(
        CaseOutcome(case=case, event=event, before=_right(case, old), now=_right(case, event))
        for case, old, event in zip(judged.cases, before, found, strict=True)
    )


def same_as_said(place: Place | None, said: Place | None) -> bool:
    """Whether a place is the one that a person let stand: the same entry of the gazetteer, else the same words."""
    if place and said and place.geonames_id is not None and said.geonames_id is not None:
        return place.geonames_id == said.geonames_id
    return place_value(place) == place_value(said)


def _matched(judged: JudgedReport, coded: CodedReport) -> list[Event | None]:
    """For each case the coded event that stands for it, one to one, the best first."""
    text = coded.report.text
    others = [Case(event=event, wanted=True, verdict="unreviewed") for event in judged.unjudged]
    cases = [*judged.cases, *others]
    placed = [placed_again(case.event, text) for case in cases]

    def fits(event: Event, at: int) -> bool:
        said = placed[at]
        return said is not None and _touch(event, said) and (cases[at].wanted or _same_thing(event, said))

    def weight(event: Event, at: int) -> float:
        return _weight(event, cases[at])

    pairs = pair(coded.events, range(len(cases)), fits, weight)
    stands_for = {at: coded.events[i] for i, at in pairs}
    return [stands_for.get(at) for at in range(len(judged.cases))]


def _touch(event: Event, said: Event) -> bool:
    mine = [event.trigger, *(shown for shown in event.evidence if shown.of == "trigger")]
    theirs = [said.trigger, *(shown for shown in said.evidence if shown.of == "trigger")]
    return any(one.span.touches(other.span) for one in mine for other in theirs)


def _same_thing(event: Event, said: Event) -> bool:
    return event.type == said.type and same_as_said(event.place, said.place)


def _weight(event: Event, case: Case) -> float:
    """How alike they are; at last, an event that is wanted goes first."""
    same = event.id == case.event.id
    right = set(_right(case, event)) if case.wanted else {"type", "place"}
    values = 8 * ("place" in right) + 8 * ("type" in right) + 2 * ("date" in right) + ("status" in right)
    return values + 0.5 * same + 0.1 * case.wanted


def _right(case: Case, event: Event | None) -> tuple[str, ...]:
    if not case.wanted:
        return () if event else ABSENT
    if event is None:
        return ()
    said = case.event
    held = {
        "found": True,
        "type": event.type == said.type,
        "place": same_as_said(event.place, said.place),
        "date": _days(event) == _days(said),
        "status": event.status == said.status,
    }
    return tuple(aspect for aspect in ASPECTS if held[aspect])


def _days(event: Event) -> tuple[str | None, str | None]:
    date = event.date
    return (date.start, date.end or date.start) if date and date.start else (None, None)


def summarise_cases(reports: Iterable[tuple[JudgedReport, Sequence[CaseOutcome]]]) -> CaseSummary:
    """The cases of all reports, counted and compared with the record's own coding."""
    held = list(reports)
    every = [outcome for _, found in held for outcome in found]
    types = sorted({outcome.case.event.type for outcome in every})
    return CaseSummary(
        reports=len(held),
        all=_row(every),
        by_type={kind: _row([o for o in every if o.case.event.type == kind]) for kind in types},
        regressions=tuple(regression for judged, found in held for regression in _regressions(judged, found)),
    )


def _row(found: Sequence[CaseOutcome]) -> CaseRow:
    wanted = [outcome for outcome in found if outcome.case.wanted]
    rejected = [outcome for outcome in found if not outcome.case.wanted]
    right = {aspect: sum(aspect in outcome.now for outcome in wanted) for aspect in ASPECTS}
    again = sum(outcome.event is not None for outcome in rejected)
    missed = len(wanted) - right["found"]
    return CaseRow(wanted=len(wanted), missed=missed, rejected=len(rejected), again=again, **right)


def _regressions(judged: JudgedReport, found: Iterable[CaseOutcome]) -> Iterator[Regression]:
    report = judged.coded.report
    for outcome in found:
        if outcome.lost:
            event = outcome.case.event
            yield Regression(
                event_id=event.id,
                report_id=report.id,
                source=report.source,
                verdict=outcome.case.verdict,
                type=event.type,
                place=place_value(event.place),
                words=event.trigger.exact,
                lost=outcome.lost,
            )
