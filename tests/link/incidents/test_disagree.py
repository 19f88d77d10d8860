"""Numbers side by side, and what reports of one incident tell so that they cannot all be right."""

from dataclasses import replace

import pytest

from dateline.link.incidents.claims import figure_ranges
from dateline.link.incidents.disagree import disagreements_of
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.incident import Disagreement, Position
from tests.link.incidents.samples import GWERU, KWEKWE, MIDLANDS, day, event, figure, report, told

A, B = "a-1", "b-1"


def found(*events: Event, figures: tuple[Figure, ...] = ()) -> tuple[Disagreement, ...]:
    reports = [report(e, figures=tuple(f for f in figures if f.event_id == e.id)) for e in events]
    tellings = told(*reports)
    return disagreements_of(tellings, figure_ranges(tellings))


def positions(*said: tuple[str, str]) -> tuple[Position, ...]:
    return tuple(Position(value=value, report_ids=(name,)) for value, name in said)


CASES = {
    "all the same": (event(A), event(B), ()),
    "two towns": (event(A), event(B, place=KWEKWE), (("place", positions(("Gweru", "a"), ("Kwekwe", "b"))),)),
    "a town and its province": (event(A), event(B, place=MIDLANDS), ()),
    "one town spelt otherwise": (event(A), event(B, place=replace(GWERU, text="Gwelo")), ()),
    "two days": (
        event(A), event(B, date=day("2019-03-13")), (("date", positions(("2019-03-12", "a"), ("2019-03-13", "b"))),),
    ),
    "a day and its month": (event(A), event(B, date=day("2019-03-01", "2019-03-31", precision="month")), ()),
    "told and denied": (
        event(A), event(B, status="denied"), (("status", positions(("denied", "b"), ("happened", "a"))),),
    ),
    "told and alleged": (
        event(A), event(B, status="alleged"), (("status", positions(("alleged", "b"), ("happened", "a"))),),
    ),
    "announced, then told": (event(A, status="planned"), event(B), ()),
    "told now and recalled later": (event(A), event(B, status="background"), ()),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "wanted"), CASES.values(), ids=CASES)
def test_disagreements(one: Event, other: Event, wanted: tuple[tuple[str, tuple[Position, ...]], ...]) -> None:
    assert [(item.about, item.positions) for item in found(one, other)] == list(wanted)


COUNTS = {
    "one number": (figure(A, 17, 17), figure(B, 17, 17), ()),
    "two numbers": (figure(A, 17, 17), figure(B, 31, 31), ("17", "31")),
    "at least, and more": (figure(A, 12, None), figure(B, 31, 31), ()),
    "at least, and fewer": (figure(A, 24, None), figure(B, 17, 17), ("17", "at least 24")),
    "up to, and more": (figure(A, None, 10), figure(B, 12, 12), ("12", "at most 10")),
    "ranges that meet": (figure(A, 10, 15), figure(B, 15, 20), ()),
    "ranges that do not": (figure(A, 10, 15), figure(B, 16, 20), ("10 to 15", "16 to 20")),
    "two measures": (figure(A, 17, 17), figure(B, 31, 31, measure="injured"), ()),
    "a number that somebody denies": (figure(A, 17, 17), figure(B, 17, 17, stance="denies"), ("17", "not 17")),
    "a part of a whole, by one claimant": (
        figure(A, 17, 17, claimant="police"), figure(A, 4, 4, claimant="police"), (),
    ),
    "police and union in one report": (
        figure(A, 17, 17, claimant="police"), figure(A, 31, 31, claimant="the union"), ("17", "31"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "wanted"), COUNTS.values(), ids=COUNTS)
def test_counts_that_cannot_both_hold(one: Figure, other: Figure, wanted: tuple[str, ...]) -> None:
    held = [item for item in found(event(A), event(B), figures=(one, other)) if item.about == "count"]
    assert [position.value for item in held for position in item.positions] == list(wanted)
    assert all(item.measure == "arrested" for item in held)


def test_every_claim_is_kept_with_its_claimant_and_none_is_best() -> None:
    figures = (
        figure(A, 17, 17, claimant="police"),
        figure(B, 31, None, claimant="the union"),
        figure(B, 200, None, measure="participants"),
        figure(A, 90, 90, stance="denies"),
    )
    events = (event(A), event(B))
    tellings = told(*(report(e, figures=tuple(f for f in figures if f.event_id == e.id)) for e in events))
    arrested, participants = figure_ranges(tellings)
    assert [(c.low, c.high, c.claimant, c.report_id) for c in arrested.claims] == [
        (17, 17, "police", "a"),
        (31, None, "the union", "b"),
        (90, 90, None, "a"),
    ]
    assert (arrested.measure, arrested.low, arrested.high) == ("arrested", 17, 31)
    assert (participants.measure, participants.low, participants.high) == ("participants", 200, 200)
