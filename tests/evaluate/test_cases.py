"""Judged events as cases: what a new coding finds again, what it loses, and what is gold for others."""

from dataclasses import replace

import msgspec
import pytest

from dateline.evaluate.again import CaseOutcome, outcomes, summarise_cases
from dateline.evaluate.cases import JudgedReport, judged_report
from dateline.evaluate.gold import Gold
from dateline.evaluate.gold_from_reviews import gold_from_reviews
from dateline.evaluate.score import score
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.review import Review
from dateline.model.span import Span, show
from dateline.review.fold import fold
from tests.review.judged import (
    CODED,
    CORK,
    GAFSA,
    ORURO,
    SARI,
    TEXT,
    TUESDAY,
    WEDNESDAY,
    corrects,
    missed,
    place_of,
    said,
)

KOTA = missed()
ALL = ("found", "type", "place", "date", "status")


def judged(*reviews: Review, coded: CodedReport = CODED) -> JudgedReport:
    return judged_report(coded, fold(coded.events, reviews, TEXT))


def now(*events: Event) -> CodedReport:
    return replace(CODED, events=events)


def other(event: Event, **changes: object) -> Event:
    return replace(event, id="1" * 16, **changes)  # type: ignore[arg-type]


WIDER = show(TEXT, Span(CORK.trigger.start - 2, CORK.trigger.end), "trigger")
ELSEWHERE = other(CORK, place=place_of("Galway", "IE"))

# the judgement of an event, the events that are coded now, what of it was right and what is now
CASES: dict[str, tuple[Review, tuple[Event, ...], tuple[str, ...], tuple[str, ...]]] = {
    "accepted, and coded as before": (said(CORK, "accept"), (CORK,), ALL, ALL),
    "accepted, and coded under another id": (said(CORK, "accept"), (other(CORK),), ALL, ALL),
    "accepted, and named by more words": (said(CORK, "accept"), (other(CORK, trigger=WIDER),), ALL, ALL),
    "accepted, and gone": (said(CORK, "accept"), (ORURO, SARI), ALL, ()),
    "accepted, and of another type": (
        said(CORK, "accept"),
        (other(CORK, type="unrest"),),
        *(ALL, ("found", "place", "date", "status")),
    ),
    "accepted, and elsewhere": (said(CORK, "accept"), (ELSEWHERE,), ALL, ("found", "type", "date", "status")),
    "accepted, and a day later": (
        said(CORK, "accept"),
        (other(CORK, date=TUESDAY),),
        *(ALL, ("found", "type", "place", "status")),
    ),
    "accepted, and planned": (said(CORK, "accept"), (other(CORK, status="planned"),), ALL, ALL[:-1]),
    "its place put right, and wrong as before": (
        corrects(CORK, place=GAFSA),
        (CORK,),
        *(("found", "type", "date", "status"), ("found", "type", "date", "status")),
    ),
    "its place put right, and right now": (
        corrects(CORK, place=GAFSA),
        (other(CORK, place=GAFSA),),
        *(("found", "type", "date", "status"), ALL),
    ),
    "its day put right by one, and wrong as before": (
        corrects(CORK, date=TUESDAY),
        (CORK,),
        *(("found", "type", "place", "status"), ("found", "type", "place", "status")),
    ),
    "rejected, and coded again": (said(CORK, "reject"), (CORK,), (), ()),
    "rejected, and gone": (said(CORK, "reject"), (ORURO,), (), ("absent",)),
    "rejected, and something else is told of the same words": (
        said(CORK, "reject"),
        (ELSEWHERE,),
        *((), ("absent",)),
    ),
    "added, and still missed": (said(KOTA, "add"), (CORK,), (), ()),
    "added, and found": (said(KOTA, "add"), (other(KOTA, coder="2"),), (), ALL),
}


@pytest.mark.parametrize(("review", "events", "before", "after"), CASES.values(), ids=CASES)
def test_what_becomes_of_a_case(
    review: Review, events: tuple[Event, ...], before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    [found] = outcomes(judged(review), now(*events))
    assert (found.before, found.now) == (before, after)


def test_an_event_that_nobody_judged_is_no_case_and_stands_for_none() -> None:
    beside = replace(CORK, id="b" * 16, place=place_of("Galway", "IE"))
    coded = replace(CODED, events=(*CODED.events, beside))
    report = judged(said(CORK, "accept"), coded=coded)
    assert {event.id for event in report.unjudged} == {ORURO.id, SARI.id, beside.id}
    [found] = outcomes(report, now(beside))
    assert found.event is None
    assert found.lost == ALL


def test_a_rejected_event_that_an_older_coder_found_must_not_come_again() -> None:
    gone = replace(CODED, events=(ORURO,))
    report = judged(said(CORK, "reject"), coded=gone)
    [found] = outcomes(report, CODED)
    assert (found.event, found.lost) == (CORK, ("absent",))


def test_a_report_that_can_no_longer_be_coded_misses_everything_that_is_wanted() -> None:
    found = outcomes(judged(said(ORURO, "accept"), said(CORK, "reject", time=2)), None)
    assert [outcome.now for outcome in found] == [(), ("absent",)]


def test_cases_are_counted_by_type_and_what_is_lost_is_named() -> None:
    report = judged(
        said(ORURO, "accept"), said(CORK, "reject", time=2), said(KOTA, "add", time=3), said(SARI, "reject")
    )
    found = outcomes(report, now(CORK))
    summary = summarise_cases([(report, found)])
    assert set(summary.by_type) == {"demonstration", "gathering"}
    row = summary.all
    assert (row.wanted, row.found, row.missed, row.rejected, row.again) == (2, 0, 2, 2, 1)
    [lost] = summary.regressions
    assert (lost.event_id, lost.verdict, lost.place, lost.lost) == (ORURO.id, "accepted", "Oruro, UY", ALL)


def test_gold_of_judged_reports_holds_what_is_wanted_and_asks_for_nothing_else() -> None:
    reviews = (corrects(ORURO, place=GAFSA), said(CORK, "reject", time=2), said(KOTA, "add", time=3))
    gold = gold_from_reviews(judged(*reviews))
    assert msgspec.json.decode(msgspec.json.encode(gold), type=Gold) == gold
    assert [(e.place and e.place.name, e.optional) for e in gold.events] == [
        *(("Gafsa", None), ("Kota", None), ("Sari", True))
    ]
    for item in gold.events:
        assert item.evidence in TEXT
    assert gold.events[0].evidence == "A march in Oruro went by the old port on Monday."


# the events that are coded, and what the gold of the judgements says of them: right, wrong, missed
SCORED: dict[str, tuple[tuple[Event, ...], tuple[int, int, int]]] = {
    "as before": (CODED.events, (0, 2, 2)),
    "as people said": ((other(ORURO, place=replace(GAFSA, lat=1.0, lon=1.0)), KOTA), (2, 0, 0)),
    "with an event that nobody judged": (
        (other(ORURO, place=replace(GAFSA, lat=1.0, lon=1.0)), KOTA, SARI),
        (2, 0, 0),
    ),
    "with the rejected one": ((CORK, KOTA), (1, 1, 1)),
}


@pytest.mark.parametrize(("events", "counted"), SCORED.values(), ids=SCORED)
def test_gold_of_judged_reports_is_scored_like_other_gold(
    events: tuple[Event, ...], counted: tuple[int, int, int]
) -> None:
    somewhere = {"Gafsa": (1.0, 1.0), "Oruro": (-18.0, -67.1), "Cork": (51.9, -8.5), "Sari": (36.6, 53.1)}

    def placed(event: Event) -> Event:
        place = event.place
        point = somewhere.get(place.name, (-8.0, 116.0)) if place else (0.0, 0.0)
        return replace(event, place=place and replace(place, lat=point[0], lon=point[1]))

    coded = replace(CODED, events=tuple(map(placed, CODED.events)))
    oruro, cork, _ = coded.events
    reviews = (
        corrects(oruro, place=replace(GAFSA, lat=1.0, lon=1.0)),
        said(cork, "reject", time=2),
        said(placed(KOTA), "add", time=3),
    )
    gold = gold_from_reviews(judged(*reviews, coded=coded))
    found = score([(now(*map(placed, events)), ())], [gold]).tallies["where"]
    assert (found.right, found.wrong, found.missed) == counted


def test_an_event_without_a_place_is_gold_without_one() -> None:
    nowhere = replace(CORK, place=None, evidence=CORK.evidence[:1])
    coded = now(nowhere)
    gold = gold_from_reviews(judged(said(nowhere, "accept"), coded=coded))
    tally = score([(coded, ())], [gold]).tallies["where"]
    assert (gold.events[0].place, tally.right, tally.wrong) == (None, 1, 0)


def test_evidence_of_gold_is_cut_between_words() -> None:
    text = f"{'lorem ipsum ' * 30}march in Cork {'dolor sit ' * 30}"
    at = text.index("march")
    trigger = show(text, Span(at, at + 5), "trigger")
    event = replace(CORK, trigger=trigger, evidence=(trigger,))
    coded = replace(now(event), report=replace(CODED.report, text=text))
    report = judged_report(coded, fold(coded.events, [said(event, "accept")], text))
    [item] = gold_from_reviews(report).events
    assert item.evidence in text
    assert len(item.evidence) < 260
    assert set(item.evidence.split()) == {"lorem", "ipsum", "march", "in", "Cork", "dolor", "sit"}


def test_the_day_that_settles_is_the_one_that_is_asked_for() -> None:
    reviews = [
        corrects(ORURO, date=TUESDAY),
        corrects(ORURO, "Chair", 2, settles=True, date=WEDNESDAY),
        corrects(ORURO, "Bo", 3, date=TUESDAY),
    ]
    found: CaseOutcome
    [found] = outcomes(judged(*reviews), now(other(ORURO, date=WEDNESDAY)))
    assert found.now == ALL
