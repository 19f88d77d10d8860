"""Incidents of a record: what joins, what does not, and what no order or detour changes."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.codebook.load import load_codebook
from dateline.link.incidents.compare import bits_of
from dateline.link.incidents.find import Incidents, find_incidents, successors
from dateline.link.incidents.levels import load_levels
from dateline.model.anchor import anchor_of
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.incident import PairJudgement
from tests.link.incidents.samples import (
    GWERU,
    KWEKWE,
    MIDLANDS,
    MKOBA,
    UNDATED,
    day,
    event,
    figure,
    passage,
    report,
    told,
)

BOOK = load_codebook()


def groups_of(found: Incidents) -> set[frozenset[str]]:
    return {frozenset(incident.event_ids) for incident in found.incidents}


def joined(one: Event, other: Event) -> bool:
    return len(find_incidents([report(one), report(other)], BOOK).incidents) == 1


def judge(a: str, b: str, same: bool | None, time: str = "2026-01-01T10:00:00Z") -> PairJudgement:
    return PairJudgement(a=a, b=b, same=same, author="reviewer", time=time, reason="read both")


ONE = event("a-1", actor="bread sellers", date=day("2019-03-12"))
TOGETHER = {
    "the same town, day and type": event("b-1"),
    "the march that another report had announced": event("b-1", status="planned"),
    "the march that the police deny": event("b-1", status="denied"),
    "the march that a later report recalls": event("b-1", status="background", date=day("2019-03-12", basis="stated")),
    "a day late in one report, by the same people": event(
        "b-1", date=day("2019-03-13"), actor="bread sellers", target="x"
    ),
    "the province, by the same people": event("b-1", place=MIDLANDS, actor="bread sellers"),
}
APART = {
    "the march of the next day": event("b-1", date=day("2019-03-13")),
    "the march in the next town": event("b-1", place=KWEKWE, actor="bread sellers"),
    "a march in a suburb by other people": event("b-1", place=MKOBA, actor="nurses"),
    "a meeting": event("b-1", types=("meeting",), actor="bread sellers"),
    "arrests on that day": event("b-1", types=("arrest",)),
    "a march a week later": event("b-1", date=day("2019-03-19"), actor="bread sellers"),
    "another event of the same report": event("a-2", actor="bread sellers"),
}


@pytest.mark.parametrize("other", TOGETHER.values(), ids=TOGETHER)
def test_events_that_are_one_incident(other: Event) -> None:
    one = ONE if other.target is None else event("a-1", actor="bread sellers", target="x")
    assert joined(one, other)


@pytest.mark.parametrize("other", APART.values(), ids=APART)
def test_events_that_are_not(other: Event) -> None:
    coded = [report(ONE, other)] if other.report_id == "a" else [report(ONE), report(other)]
    assert len(find_incidents(coded, BOOK).incidents) == 2


def test_copied_text_joins_what_was_coded_apart() -> None:
    copied = event("b-1", place=KWEKWE, actor="bread sellers")
    found = find_incidents([report(ONE), report(copied)], BOOK, passages=[passage("a", "b")])
    (incident,) = found.incidents
    assert incident.corroboration == "copied"
    assert incident.independent_sources == 1
    assert any(reason.comparison == "passage" for reason in incident.links[0].reasons)


def test_an_incident_is_named_by_its_earliest_event() -> None:
    later, earlier = event("a-1", date=day("2019-03-12", "2019-03-13")), event("b-1", date=day("2019-03-12"))
    third = event("c-1", date=day("2019-03-11", "2019-03-13"))
    (incident,) = find_incidents([report(later), report(earlier), report(third)], BOOK).incidents
    assert incident.id == "c-1"
    assert incident.event_ids == ("c-1", "a-1", "b-1")


def test_a_single_event_is_an_incident() -> None:
    (incident,) = find_incidents([report(ONE, publisher="Midlands Lens")], BOOK).incidents
    assert (incident.id, incident.corroboration, incident.independent_sources) == ("a-1", "single", 1)
    assert (incident.links, incident.score, incident.publishers) == ((), 1.0, ("Midlands Lens",))


def test_reasons_are_plain_words_with_weights_that_add_up() -> None:
    coded = [report(ONE, figures=(figure("a-1", 31, 31),)), report(event("b-1"), figures=(figure("b-1", 31, 31),))]
    (link,) = find_incidents(coded, BOOK).incidents[0].links
    words = [reason.words for reason in link.reasons]
    assert "the same place: Gweru / Gweru" in words
    assert "the same number: arrested 31 / arrested 31" in words
    assert 2 ** (load_levels().prior + sum(r.weight for r in link.reasons)) == pytest.approx(
        link.score / (1 - link.score), rel=0.2
    )


def test_a_person_joins_and_parts_and_takes_it_back() -> None:
    coded = [report(ONE), report(event("b-1")), report(event("c-1", types=("meeting",)))]
    free = find_incidents(coded, BOOK)
    parted = find_incidents(coded, BOOK, judgements=[judge("b-1", "a-1", False)])
    assert frozenset({"a-1", "b-1"}) not in groups_of(parted)
    forced = find_incidents(coded, BOOK, judgements=[judge("c-1", "a-1", True)])
    assert groups_of(forced) == {frozenset({"a-1", "b-1", "c-1"})}
    assert [link.judged_by for link in forced.incidents[0].links if "c-1" in (link.a, link.b)] == ["reviewer"]
    undone = [judge("a-1", "b-1", False), judge("a-1", "b-1", None, "2026-01-02T10:00:00Z")]
    assert find_incidents(coded, BOOK, judgements=undone) == free


def test_a_judgement_of_events_that_are_gone_is_kept_and_shown() -> None:
    coded, judged = [report(ONE)], judge("a-1", "z-9", True)
    found = find_incidents(coded, BOOK, judgements=[judged])
    assert found.incidents == find_incidents(coded, BOOK).incidents
    assert found.unattached == (judged,)


RENAMED = {
    "the trigger widened": (event("b-7", at=4), "b-7"),
    "another type now": (event("b-7", types=("unrest",)), "b-7"),
    "letters put in above it": (event("b-7", at=90), "b-7"),
    "another place of the same words": (event("b-7", place=KWEKWE), None),
    "another event of the report": (event("b-7", at=90, types=("unrest",)), None),
    "an event of another report": (event("c-7"), None),
}


@pytest.mark.parametrize(("now", "name"), RENAMED.values(), ids=RENAMED)
def test_a_judgement_is_attached_again_after_a_new_coding(now: Event, name: str | None) -> None:
    before = event("b-1")
    judged = replace(judge("a-1", "b-1", False), anchor_a=anchor_of(ONE), anchor_b=anchor_of(before))
    found = find_incidents([report(ONE), report(now)], BOOK, judgements=[judged])
    assert bool(found.unattached) == (name is None)
    if name:
        assert groups_of(found) == {frozenset({"a-1"}), frozenset({name})}


def test_of_two_places_that_share_a_trigger_the_judged_one_is_found() -> None:
    judged = replace(judge("a-1", "b-1", True), anchor_b=anchor_of(event("b-1", place=KWEKWE)))
    now = report(event("b-6"), event("b-7", place=KWEKWE))
    found = find_incidents([report(ONE), now], BOOK, judgements=[judged])
    assert {"a-1", "b-7"} in groups_of(found)


def test_a_person_joins_two_events_of_one_report() -> None:
    found = find_incidents([report(ONE, event("a-2"))], BOOK, judgements=[judge("a-1", "a-2", True)])
    assert groups_of(found) == {frozenset({"a-1", "a-2"})}


def test_ids_that_a_merge_replaced_lead_to_the_new_one() -> None:
    apart = find_incidents([report(ONE), report(event("b-1"))], BOOK, judgements=[judge("a-1", "b-1", False)])
    merged = find_incidents([report(ONE), report(event("b-1"))], BOOK)
    assert successors(apart.incidents, merged) == {"a-1": "a-1", "b-1": "a-1"}
    incident = merged.of_event("b-1")
    assert incident is not None
    assert incident.id == "a-1"


def test_ids_of_events_that_are_gone_lead_to_where_the_others_went() -> None:
    before = find_incidents([report(ONE), report(event("b-1"))], BOOK)
    after = find_incidents([report(event("b-1"))], BOOK)
    assert successors(before.incidents, after) == {"a-1": "b-1"}
    assert successors(before.incidents, find_incidents([], BOOK)) == {}


KINDS = st.sampled_from([("demonstration",), ("strike",), ("demonstration", "strike"), ("arrest",)])
PLACES = st.sampled_from([GWERU, GWERU, MKOBA, KWEKWE, MIDLANDS, None])
DATES = st.sampled_from([
    day("2019-03-12"), day("2019-03-12"), day("2019-03-13"), day("2019-03-14", basis="publication"),
    day("2019-03-01", "2019-03-31", precision="month"), UNDATED,
])  # fmt: skip
ACTORS = st.sampled_from(["bread sellers", "nurses", None])


@st.composite
def records(draw: st.DrawFn) -> list[CodedReport]:
    found = []
    for name in "abcdef"[: draw(st.integers(2, 6))]:
        own = [
            event(f"{name}-{n}", types=draw(KINDS), place=draw(PLACES), date=draw(DATES), actor=draw(ACTORS), at=30 * n)
            for n in range(draw(st.integers(1, 3)))
        ]
        counted = figure(own[0].id, *draw(st.sampled_from([(12, 12), (31, 31), (20, None)])))
        found.append(report(*own, publisher=draw(st.sampled_from(["Lens", "IRNA", None])), figures=(counted,)))
    return found


@given(records())
@settings(max_examples=60, deadline=None)
def test_the_order_of_input_changes_nothing(record: Sequence[CodedReport]) -> None:
    turned = list(reversed(record))
    passages = [passage("a", "b"), passage("b", "c", 10, 90)]
    whole = find_incidents(record, BOOK, passages=passages)
    assert find_incidents(turned, BOOK, passages=passages[::-1]) == whole
    assert find_incidents([*record, record[0]], BOOK, passages=passages) == whole


@given(records())
@settings(max_examples=60, deadline=None)
def test_a_report_added_and_removed_leaves_no_trace(record: Sequence[CodedReport]) -> None:
    before = find_incidents(record[:-1], BOOK)
    grown = find_incidents(record, BOOK)
    assert find_incidents(record[:-1], BOOK) == before
    events = {event_id for incident in before.incidents for event_id in incident.event_ids}
    assert all(grown.of_event(event_id) is not None for event_id in events)
    assert set(successors(before.incidents, grown)) == {incident.id for incident in before.incidents}


@given(records(), st.data())
@settings(max_examples=60, deadline=None)
def test_incidents_are_cliques_of_what_may_be_one(record: Sequence[CodedReport], data: st.DataObject) -> None:
    events = sorted(item.id for coded in record for item in coded.events)
    pairs = list(combinations(events, 2))
    apart = data.draw(st.lists(st.sampled_from(pairs), max_size=3)) if pairs else []
    found = find_incidents(record, BOOK, judgements=[judge(a, b, False) for a, b in apart])
    tellings = {telling.id: telling for telling in told(*record)}
    levels = load_levels()
    assert sorted(event_id for incident in found.incidents for event_id in incident.event_ids) == events
    for incident in found.incidents:
        for a, b in combinations(sorted(incident.event_ids), 2):
            assert (a, b) not in apart
            assert tellings[a].report_id != tellings[b].report_id
            assert bits_of(tellings[a], tellings[b], levels) >= levels.accept
