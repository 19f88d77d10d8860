"""Every row of a table is a judgement or has a reason why not; the same table taken twice says nothing new."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.adopt.adopt import adopt
from dateline.adopt.adoption import Adoption, Placed
from dateline.adopt.said import Reading
from dateline.model.anchor import anchor_of
from dateline.model.links import EventLink, Links
from dateline.model.review import Review
from dateline.store.record import Record
from tests.adopt.samples import ACLED_READING, DAILY, READING, UNION, event_id, report_id, table, write_record

Row = Mapping[str, str]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_record(tmp_path_factory.mktemp("whole") / "r.dateline")


@pytest.fixture
def record(whole: Path, tmp_path: Path) -> Iterator[Record]:
    path = tmp_path / "r.dateline"
    path.write_bytes(whole.read_bytes())
    with Record.open(path) as opened:
        yield opened


def take(record: Record, *rows: Row, reading: Reading = READING, by: str = "Inés") -> Adoption:
    taken = adopt(table(*rows), record, reading, by)
    record.review(taken.reviews)
    return taken


class Case(NamedTuple):
    why: str
    row: Row
    outcome: str
    event: tuple[str, str] | None = None
    fields: tuple[str, ...] = ()


MARCHED: Row = {"report": "in/union.html", "type": "demonstration", "start": "2021-03-01", "place": "Gafsa"}
DETAINED: Row = {"report": "in/union.html", "type": "arrest", "start": "2021-03-01", "place": "Sfax"}
WALKOUT: Row = {"report": "feed.jsonl#3", "type": "strike", "place": "Kasserine"}
HUNG: Row = {"report": "union.html", "type": "display", "place": "Tozeur"}
DENIED: Row = {"report": "feed.jsonl#3", "type": "arrest", "start": "2021-03-02", "place": "Tozeur"}

PLACED = (
    Case("all agrees", MARCHED, "accepted", (UNION, "marched")),
    Case("by the beginning of an id", {**MARCHED, "report": report_id(UNION)[:8]}, "accepted", (UNION, "marched")),
    Case("by a file name", {**MARCHED, "report": "union.html"}, "accepted", (UNION, "marched")),
    Case("by an address", {**MARCHED, "report": "http://harbour.example/a/1#c"}, "accepted", (UNION, "marched")),
    Case("a date as the map says", {**MARCHED, "start": "01.03.2021"}, "accepted", (UNION, "marched")),
    Case(
        "a day within its stretch",
        {**MARCHED, "start": "2021-02-27", "end": "2021-03-01"},
        "accepted",
        (UNION, "marched"),
    ),
    Case("no date given", {**MARCHED, "start": ""}, "accepted", (UNION, "marched")),
    Case("no place given", {**MARCHED, "place": ""}, "accepted", (UNION, "marched")),
    Case("a name in other letters", {**MARCHED, "place": "GAFSÁ"}, "accepted", (UNION, "marched")),
    Case(
        "another name nearby",
        {**MARCHED, "place": "El Ksar", "latitude": "34.39", "longitude": "8.80"},
        "accepted",
        (UNION, "marched"),
    ),
    Case("an actor held in the report's", {**MARCHED, "actor": "teachers"}, "accepted", (UNION, "marched")),
    Case("a type by the map", {**WALKOUT, "type": "Walkout"}, "accepted", (DAILY, "walkout")),
    Case("by the source", {**MARCHED, "report": "", "source": "Daily Lantern"}, "accepted", (DAILY, "march")),
    Case(
        "by one source of two", {**MARCHED, "report": "", "source": "X; harbour post"}, "accepted", (UNION, "marched")
    ),
    Case(
        "by the day of publication", {**MARCHED, "report": "", "published": "2021-03-03"}, "accepted", (DAILY, "march")
    ),
    Case("in any report", {**DETAINED, "report": ""}, "accepted", (UNION, "detained")),
    Case(
        "a source that no report has",
        {**DETAINED, "report": "", "source": "The Distant Times"},
        "accepted",
        (UNION, "detained"),
    ),
    Case("denied, as its report says", DENIED, "accepted", (DAILY, "arrested")),
    Case("denied, as the row says", {**DENIED, "report": "", "status": "denied"}, "accepted", (DAILY, "arrested")),
    Case("another status", {**DETAINED, "status": "Hearsay"}, "corrected", (UNION, "detained"), ("status",)),
    Case("another actor", {**MARCHED, "actor": "the union"}, "corrected", (UNION, "marched"), ("actor",)),
    Case("a day for a month", {**HUNG, "start": "2021-03-09"}, "corrected", (UNION, "hung"), ("date",)),
    Case("a day off", {**MARCHED, "start": "2021-02-28"}, "corrected", (UNION, "marched"), ("date",)),
    Case("a year off, in its report", {**MARCHED, "start": "2020-03-01"}, "corrected", (UNION, "marched"), ("date",)),
    Case("a date for none", {**WALKOUT, "start": "2021-03-02"}, "corrected", (DAILY, "walkout"), ("date",)),
    Case(
        "any type where the words name it",
        {**MARCHED, "type": "restriction", "words": "teachers marched"},
        "corrected",
        (UNION, "marched"),
        ("type",),
    ),
    Case(
        "two values",
        {**DETAINED, "status": "alleged", "target": "five people"},
        "corrected",
        (UNION, "detained"),
        ("status", "target"),
    ),
    Case(
        "a missed event",
        {"report": "union.html", "type": "strike", "place": "Sfax", "words": "shops stayed shut"},
        "added",
    ),
    Case("a missed event without a place", {"report": "union.html", "type": "unrest", "words": "as well"}, "added"),
)


@pytest.mark.parametrize("case", PLACED, ids=lambda case: case.why)
def test_a_row_that_fits_is_a_judgement(case: Case, record: Record) -> None:
    taken = take(record, case.row)
    [placed] = taken.placed
    [review] = taken.reviews
    assert (placed.outcome, placed.fields, placed.reason) == (case.outcome, case.fields, "")
    assert review.action == {"accepted": "accept", "corrected": "correct", "added": "add"}[case.outcome]
    assert case.event is None or placed.event_id == event_id(*case.event)
    assert (review.author, review.note) == ("Inés", "hand.csv row 2")
    assert record.stood_event(placed.event_id or "").event.review == {"added": "accepted"}.get(
        case.outcome, case.outcome
    )
    assert record.verify() == ()
    assert [again.outcome for again in take(record, case.row).placed] == ["known"]


UNPLACED = (
    ("no such report", {**MARCHED, "report": "other.html"}, "no report 'other.html' in this record"),
    ("an id too short", {**MARCHED, "report": report_id(UNION)[:4]}, "no report"),
    ("no type", {**MARCHED, "type": ""}, "no type"),
    ("an unknown type", {**MARCHED, "type": "parade"}, "unknown type 'parade'"),
    ("a type of the family, without words", {**MARCHED, "type": "strike"}, "no event"),
    ("an unknown status", {**MARCHED, "status": "maybe"}, "unknown status 'maybe'"),
    ("no date", {**MARCHED, "start": "last week"}, "'last week' is no date"),
    ("no such day", {**MARCHED, "start": "2021-02-30"}, "'2021-02-30' is no date"),
    ("backwards", {**MARCHED, "end": "2021-02-01"}, "it ends (2021-02-01) before it begins"),
    ("an end alone", {**MARCHED, "start": "", "end": "2021-03-01"}, "an end without a beginning"),
    ("a point alone", {**MARCHED, "place": "", "latitude": "34.4"}, "a point without the name of a place"),
    ("an unknown country", {**MARCHED, "country": "Atlantis"}, "unknown country 'Atlantis'"),
    ("no degrees", {**MARCHED, "latitude": "34,4", "longitude": "200"}, "'34,4' is no latitude"),
    ("half a point", {**MARCHED, "latitude": "34.4"}, "one of latitude and longitude alone"),
    ("neither report nor place", {"type": "strike", "start": "2021-03-01"}, "names neither a report nor a place"),
    ("two reports tell it", {**MARCHED, "report": ""}, "several events fit"),
    ("another country", {**DETAINED, "report": "", "country": "Chile"}, "no event fits"),
    ("far from its name", {**DETAINED, "report": "", "latitude": "36", "longitude": "10"}, "no event fits"),
    ("another type, in any report", {**DETAINED, "report": "", "type": "sentence"}, "names no report to add one to"),
    ("weeks off, in any report", {**DETAINED, "report": "", "start": "2021-03-20"}, "names no report to add one to"),
    ("denied, in any report", {**DENIED, "report": ""}, "names no report to add one to"),
    ("another actor, in any report", {**DETAINED, "report": "", "actor": "soldiers"}, "names no report to add one to"),
    ("another status, in any report", {**DETAINED, "report": "", "status": "alleged"}, "names no report to add one to"),
    ("no words", {**DETAINED, "type": "strike"}, "gives no words of the report"),
    ("words not there", {**DETAINED, "type": "strike", "words": "locked out"}, "do not stand in the report"),
    ("part of a word", {**DETAINED, "type": "strike", "words": "hops stayed"}, "do not stand in the report"),
    ("words twice there", {**HUNG, "place": "Sfax", "words": "banner"}, "stand 2 times in the report"),
    (
        "words of an event elsewhere",
        {**MARCHED, "place": "Kasserine", "words": "marched"},
        "of which the row says otherwise",
    ),
)


@pytest.mark.parametrize(("why", "row", "reason"), UNPLACED, ids=lambda value: value if isinstance(value, str) else "")
def test_what_fits_nothing_is_not_guessed(why: str, row: Row, reason: str, record: Record) -> None:
    taken = take(record, row)
    [placed] = taken.placed
    assert (placed.row, placed.outcome, taken.reviews) == (2, "unplaced", ()), why
    assert reason in placed.reason


def test_words_that_name_an_event_name_a_second_one_or_nothing(record: Record) -> None:
    """An added event never takes the place of one that the coder found."""
    before = {event.id: event for event in record.events()}
    [placed] = take(record, {**MARCHED, "place": "Sfax", "words": "marched"}).placed
    after = {event.id: event for event in record.events()}
    assert {name: after[name] for name in before} == before
    assert (placed.outcome == "added") == (len(after) > len(before))
    assert placed.outcome == "added" or "of which the row says otherwise" in placed.reason


def test_corrected_values_show_their_words_or_say_that_a_reviewer_set_them(record: Record) -> None:
    rows = ({**MARCHED, "actor": "the teachers' union", "start": "2021-02-28"}, {**DETAINED, "target": "Five  people"})
    take(record, *rows)
    marched, detained = (record.stood_event(event_id(UNION, word)).event for word in ("marched", "detained"))
    assert (marched.actor, marched.basis["actor"]) == ("the teachers' union", "reviewer")
    assert marched.date is not None
    assert (marched.date.start, marched.date.basis, marched.date.text) == ("2021-02-28", "reviewer", None)
    assert {shown.of for shown in marched.evidence} == {"trigger", "place"}
    assert (detained.target, detained.basis["target"]) == ("five people", "stated")
    assert ("target", "five people") in {(shown.of, shown.exact) for shown in detained.evidence}
    assert marched.place == replace(marched.place, name="Gafsa") if marched.place else False


def test_an_added_event_is_whole(record: Record) -> None:
    row = {
        **{"report": "union.html", "type": "strike", "place": "Sfax", "words": "Shops stayed\nshut"},
        **{"start": "2021-03-01", "actor": "shopkeepers", "note": "by phone"},
    }
    taken = take(record, row)
    event = record.stood_event(taken.placed[0].event_id or "").event
    assert (event.type, event.trigger.exact, event.coder, event.score) == (
        "strike",
        "shops stayed shut",
        "reviewer",
        1.0,
    )
    assert event.place is not None
    assert (event.place.name, event.place.geonames_id, event.place.basis) == ("Sfax", 4, "stated")
    assert (event.actor, event.basis) == ("shopkeepers", {"type": "reviewer", "actor": "reviewer"})
    assert {shown.of: shown.exact for shown in event.evidence} == {"trigger": "shops stayed shut", "place": "Sfax"}
    assert event.crosswalk["acled"] == "Protests/Peaceful protest"
    assert taken.reviews[0].note == "hand.csv row 2: by phone"


def test_a_place_that_no_gazetteer_has_is_as_the_row_gives_it(record: Record) -> None:
    row = {"report": "union.html", "type": "strike", "place": "Mill Lane", "words": "shops stayed shut"}
    taken = take(record, {**row, "latitude": "34.7", "longitude": "10.7"})
    place = record.stood_event(taken.placed[0].event_id or "").event.place
    assert place is not None
    assert (place.name, place.level, place.lat, place.basis, place.geonames_id) == (
        "Mill Lane",
        "city",
        34.7,
        "reviewer",
        None,
    )


def test_rows_about_one_event_do_not_fight(record: Record) -> None:
    taken = take(record, MARCHED, MARCHED, {**MARCHED, "status": "alleged"}, {**MARCHED, "type": "strike"})
    assert [placed.outcome for placed in taken.placed] == ["accepted", "known", "unplaced", "unplaced"]
    assert "row 2 speaks of the same event" in taken.placed[2].reason
    assert len(taken.reviews) == 1


def test_one_event_is_added_once(record: Record) -> None:
    row = {"report": "union.html", "type": "strike", "place": "Sfax", "words": "shops stayed shut"}
    rows = ({**row, "start": "2021-03-01"}, {**row, "start": "2021-03-09"}, {**row, "start": "2021-03-01"})
    taken = take(record, *rows)
    assert [placed.outcome for placed in taken.placed] == ["added", "unplaced", "known"]
    assert f"name event {taken.placed[0].event_id}" in taken.placed[1].reason


def test_rows_that_fit_go_before_rows_that_all_but_fit(record: Record) -> None:
    taken = take(record, {**MARCHED, "type": "strike"}, MARCHED)
    assert [placed.outcome for placed in taken.placed] == ["unplaced", "accepted"]


def test_a_rejected_event_is_left_alone(record: Record) -> None:
    [event] = [event for event in record.events() if event.id == event_id(UNION, "detained")]
    record.review([Review(event_id=event.id, anchor=anchor_of(event), action="reject", author="Tomás", event=event)])
    [placed] = take(record, DETAINED).placed
    assert placed.outcome == "unplaced"
    assert "was rejected (Tomás); undo that first" in placed.reason
    assert take(record, {**DETAINED, "words": "detained"}).reviews == ()


def test_a_second_person_judges_for_herself(record: Record) -> None:
    take(record, {**DETAINED, "status": "alleged"})
    taken = take(record, {**DETAINED, "status": "current"}, by="Tomás")
    assert taken.placed[0].fields == ("status",)
    assert record.stood_event(event_id(UNION, "detained")).reviewers == ("Inés", "Tomás")
    assert taken.reviews[0].anchor == anchor_of(next(e for e in record.events() if e.trigger.exact == "detained"))


def test_of_one_incident_the_event_it_is_named_after_is_judged(record: Record) -> None:
    first, other = event_id(DAILY, "march"), event_id(UNION, "marched")
    links = {name: EventLink(incident_id=first, copied_in=None) for name in (first, other)}
    record.put_links(Links(passages=(), lineages=(), incidents=(), events=links), "by hand")
    row = {**MARCHED, "report": ""}
    assert [(placed.outcome, placed.event_id) for placed in take(record, row).placed] == [("accepted", first)]
    assert [placed.outcome for placed in take(record, row).placed] == ["known"]


ACLED_ROW: Row = {
    **{"event_id_cnty": "TUN7", "event_date": "01 March 2021", "event_type": "Protests", "country": "Tunisia"},
    **{"sub_event_type": "Peaceful protest", "actor1": "Protesters (Tunisia)", "location": "Gafsa"},
    **{
        "latitude": "34.43",
        "longitude": "8.78",
        "source": "Harbour Post; Other",
        "notes": "Teachers.",
        "time_precision": "1",
    },
}


@pytest.mark.parametrize(
    ("why", "change", "outcome", "reason"),
    [
        ("any type with the code", {}, "accepted", ""),
        ("a week", {"event_date": "2021-03-03", "time_precision": "2"}, "accepted", ""),
        ("a month", {"event_date": "2021-03-15", "time_precision": "3"}, "accepted", ""),
        ("a day off", {"event_date": "2021-03-02"}, "corrected", ""),
        ("two days off", {"event_date": "2021-03-03"}, "unplaced", "no event fits"),
        ("a code of no type", {"sub_event_type": "Nonsense"}, "unplaced", "the ACLED code 'Protests/Nonsense'"),
        (
            "another code",
            {"event_type": "Strategic developments", "sub_event_type": "Arrests"},
            "unplaced",
            "no event fits",
        ),
    ],
)
def test_the_layout_of_acled(why: str, change: Row, outcome: str, reason: str, record: Record) -> None:
    taken = take(record, {**ACLED_ROW, **change}, reading=ACLED_READING)
    assert taken.placed[0].outcome == outcome, why
    assert reason in taken.placed[0].reason
    for review in taken.reviews:
        assert review.note == "hand.csv row 2: event_id_cnty TUN7; actor1 Protesters (Tunisia); Teachers."
        assert review.event.actor == "Dozens of teachers"


CELLS = {
    "report": ("", "union.html", "feed.jsonl#3", "none.txt"),
    "type": ("demonstration", "strike", "arrest", "display", "parade"),
    "start": ("", "2021-03-01", "2021-03-02", "2021-03", "2020-01-01"),
    "place": ("", "Gafsa", "Sfax", "Tozeur", "Kasserine"),
    "status": ("", "", "current", "denied"),
    "actor": ("", "", "teachers", "the union"),
    "words": ("", "", "marched", "shops stayed shut", "as well", "march of teachers"),
    "source": ("", "", "Daily Lantern"),
}
ROWS = st.lists(st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in CELLS.items()}), max_size=8)


@given(rows=ROWS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_table_taken_twice_adds_nothing(rows: list[Row], whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    path.write_bytes(whole.read_bytes())
    with Record.open(path) as record:
        first = take(record, *rows)
        assert sum(first.counts.values()) == len(rows) == len({placed.row for placed in first.placed})
        assert len(first.reviews) == len({review.event_id for review in first.reviews})
        assert len(first.reviews) == sum(first.counts[name] for name in ("accepted", "corrected", "added"))
        second = take(record, *rows)
        assert second.reviews == ()
        assert [_again(placed) for placed in first.placed] == [placed.outcome for placed in second.placed]
        assert record.verify() == ()


def _again(placed: Placed) -> str:
    return "unplaced" if placed.outcome == "unplaced" else "known"
