"""Pairs that are worth comparing: none that could be one is lost, and their number stays near that of events."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.link.incidents.blocks import CAP, candidate_pairs
from dateline.link.incidents.compare import bits_of
from dateline.link.incidents.comparisons import place
from dateline.link.incidents.levels import load_levels
from dateline.link.incidents.telling import Telling
from tests.link.incidents.samples import (
    GWERU,
    KWEKWE,
    MIDLANDS,
    MKOBA,
    UNDATED,
    ZAMBIA,
    ZIMBABWE,
    day,
    event,
    passage,
    report,
    told,
)

LEVELS = load_levels()
FIJI = replace(GWERU, name="Taveuni", country="FJ", lat=-16.8, lon=179.99, geonames_id=8)
ACROSS = replace(FIJI, name="Rabi", lon=-179.92, geonames_id=9)
PLACES = [GWERU, KWEKWE, MKOBA, MIDLANDS, ZIMBABWE, ZAMBIA, replace(GWERU, lat=None, lon=None), FIJI, ACROSS]
DATES = [
    day("2019-03-12"), day("2019-03-13"), day("2019-03-16"), day("2019-03-10", "2019-03-14"), UNDATED,
    day("2019-03-24", basis="publication"), day("2019-03-01", "2019-03-31", precision="month"),
    day("2019-01-01", "2019-12-31", precision="year"), day("2011-01-01", "2020-12-31", precision="year"),
]  # fmt: skip
TYPES = [("demonstration",), ("strike", "arrest"), ("unrest",), ("crackdown",), ("meeting",)]

events = st.tuples(st.sampled_from(PLACES), st.sampled_from(DATES), st.sampled_from(TYPES))


@given(st.lists(events, min_size=2, max_size=8))
@settings(max_examples=200, deadline=None)
def test_no_pair_that_can_be_one_is_lost(drawn: list[tuple]) -> None:  # type: ignore[type-arg]
    tellings = told(
        *(report(event(f"{n}-x", place=p, date=d, types=t)) for n, (p, d, t) in enumerate(drawn)),
    )
    found = list(candidate_pairs(tellings))
    assert found == sorted(set(found))
    assert all(a < b for a, b in found)
    for a, b in combinations(range(len(tellings)), 2):
        if bits_of(tellings[a], tellings[b], LEVELS) >= LEVELS.accept:
            assert (a, b) in found, (tellings[a].event, tellings[b].event)


def test_towns_on_both_sides_of_the_date_line_are_neighbours() -> None:
    tellings = told(report(event("a-1", place=FIJI)), report(event("b-1", place=ACROSS)))
    assert list(candidate_pairs(tellings)) == [(0, 1)]
    assert place.level(*tellings) == "near"


def test_events_of_one_report_and_without_any_place_in_common_are_no_pair() -> None:
    assert not list(candidate_pairs(told(report(event("a-1"), event("a-2")))))
    assert not list(candidate_pairs(told(report(event("a-1")), report(event("b-1", place=None)))))
    assert list(candidate_pairs(told(report(event("a-1", place=None)), report(event("b-1", place=None)))))


def test_what_nobody_dates_is_compared_with_what_is_dated() -> None:
    undated = report(event("b-1", date=UNDATED), published=None)
    assert list(candidate_pairs(told(report(event("a-1")), undated))) == [(0, 1)]
    ages = event("c-1", date=day("1979-01-01", "2020-12-31", precision="year"))
    assert list(candidate_pairs(told(report(event("a-1")), report(ages)))) == [(0, 1)]


def test_one_passage_makes_a_pair_of_what_was_coded_apart() -> None:
    reports = report(event("a-1")), report(event("b-1", place=ZAMBIA, types=("meeting",), date=day("2001-01-01")))
    assert list(candidate_pairs(told(*reports, passages=(passage("a", "b"),)))) == [(0, 1)]


def test_a_crowded_block_costs_no_more_than_its_cap() -> None:
    def crowd(size: int) -> list[Telling]:
        return told(*(report(event(f"{n:04}-x")) for n in range(size)))

    size = 6 * CAP
    pairs = list(candidate_pairs(crowd(size)))
    assert len(pairs) <= size * (CAP + 1)
    assert len({index for pair in pairs for index in pair}) == size
