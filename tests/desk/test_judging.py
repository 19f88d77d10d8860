"""What is done at the desk stands in the record, can be taken back, and is never lost."""

import re

import pytest

from dateline.errors import UsageError
from dateline.store.browse import Browse
from dateline.store.catalogue import IncidentQuery
from tests.desk.conftest import Open, Opened
from tests.desk.invented_record import AGAIN, MARCH
from tests.publish.invented import BANNERS, PERSIAN


def of_report(opened: Opened, report_id: str) -> list[str]:
    return [event.id for event in opened.record.standing_report(report_id).events]


def form_of(opened: Opened, event_id: str, **changes: object) -> dict[str, object]:
    """The values that the form of an event holds when it is opened, but for `changes`."""
    page = opened.client.get(f"/events/{event_id}/edit").text
    fields = dict(re.findall(r'<input(?=[^>]*name="([a-z_]+)")(?![^>]*type="radio")[^>]*value="([^"]*)"', page))
    event = opened.record.stood_event(event_id).event
    fields |= {"type": event.type, "mode": event.mode or "", "status": event.status}
    fields |= {"messages": "\n".join(event.messages), "date_precision": event.date.precision if event.date else "day"}
    return {**fields, **changes}


def test_an_event_is_accepted_rejected_and_both_are_taken_back(opened: Opened) -> None:
    client, record = opened.client, opened.record
    one, other = of_report(opened, MARCH.id)[:2]
    client.post(f"/events/{one}/accept")
    assert client.post(f"/events/{other}/reject", data={"note": ""}).status_code == 409
    client.post(f"/events/{other}/reject", data={"note": "only a mention"})
    assert [record.stood_event(name).event.review for name in (one, other)] == ["accepted", "rejected"]
    assert record.incident_of(other) is None
    client.post("/undo")
    client.post("/undo")
    assert client.post("/undo").status_code == 409
    assert [record.stood_event(name).event.review for name in (one, other)] == ["unreviewed", "unreviewed"]
    assert record.incident_of(other) is not None
    assert record.verify() == ()


def test_a_form_that_is_sent_as_it_was_opened_changes_nothing(opened: Opened) -> None:
    for event in list(opened.record.events()):
        answer = opened.client.post(f"/events/{event.id}/correct", data=form_of(opened, event.id))
        assert (answer.status_code, "nothing was changed" in answer.text) == (409, True), (event.id, answer.text)


def test_place_and_date_are_put_right(opened: Opened) -> None:
    name = of_report(opened, MARCH.id)[0]
    row = opened.desk.places("Qazvin", "IR")[0].entry.row
    changes = {"place_row": row, "date_start": "2020-05-30", "date_end": "2020-05-31", "note": "the map says so"}
    assert opened.client.post(f"/events/{name}/correct", data=form_of(opened, name, **changes)).status_code == 200
    stood = opened.record.stood_event(name)
    event = stood.event
    assert event.place
    assert event.date
    assert (event.place.name, event.place.basis, event.basis["place"]) == ("Qazvin", "reviewer", "reviewer")
    assert (event.date.start, event.date.end, event.date.basis) == ("2020-05-30", "2020-05-31", "reviewer")
    assert stood.reviews[-1].fields == ("place", "date")
    assert stood.reviews[-1].note == "the map says so"
    assert event.review == "corrected"
    assert opened.record.browse.count(Browse(place="Qazvin")) == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"date_start": "2020-05-30", "date_end": "2020-05-01"}, "before it begins"),
        ({"date_start": "0202-05-30", "date_end": ""}, "in the year 202"),
        ({"type": "parade"}, "no type"),
        ({"mode": "nothing"}, "no mode"),
        ({"status": "maybe"}, "no status"),
        ({"words": "never written"}, "does not hold"),
        ({"messages": "never written"}, "does not hold"),
        ({"place_row": 99_999_999}, "no row"),
        ({"seen": 7, "actor": "dockers"}, "since you opened it"),
    ],
)
def test_a_form_that_does_not_fit_says_why(opened: Opened, changes: dict[str, object], words: str) -> None:
    name = of_report(opened, MARCH.id)[0]
    answer = opened.client.post(f"/events/{name}/correct", data=form_of(opened, name, **changes))
    assert answer.status_code in (404, 409)
    assert words in answer.text
    assert list(opened.record.reviews()) == []


def test_selected_words_become_evidence_whatever_the_script(opened: Opened) -> None:
    (name,) = of_report(opened, PERSIAN.id)
    words = "گروهی از معلمان"
    start = PERSIAN.text.index(words)
    opened.client.post(f"/events/{name}/set", data={"field": "target", "start": start - 1, "end": start + len(words)})
    event = opened.record.stood_event(name).event
    assert event.target == words
    (shown,) = (each for each in event.evidence if each.of == "target")
    assert PERSIAN.text[shown.start : shown.end] == shown.exact == words


def test_a_missed_event_is_added_split_and_taken_back(opened: Opened) -> None:
    client, record = opened.client, opened.record
    at = PERSIAN.text.index("شعار دادند")
    form = {"type": "demonstration", "words": "شعار دادند", "at": at, "actor": "گروهی از معلمان", "status": "current"}
    assert client.post(f"/reports/{PERSIAN.id}/events", data=form).status_code == 200
    (added,) = (e for e in record.standing_report(PERSIAN.id).events if e.trigger.start == at)
    assert (added.review, added.coder, added.actor) == ("accepted", "reviewer", "گروهی از معلمان")
    assert record.incident_of(added.id) is not None
    assert client.post(f"/reports/{PERSIAN.id}/events", data=form).status_code == 409
    row = opened.desk.places("Shiraz", "IR")[0].entry.row
    split = form_of(opened, added.id, place_row=row)
    assert client.post(f"/events/{added.id}/split", data=split).status_code == 200
    assert len(of_report(opened, PERSIAN.id)) == 3
    client.post("/undo")
    client.post("/undo")
    assert len(of_report(opened, PERSIAN.id)) == 1
    assert record.verify() == ()


def test_events_are_merged_and_the_merge_is_undone(opened: Opened) -> None:
    record = opened.record
    (one,) = of_report(opened, AGAIN.id)
    other = of_report(opened, MARCH.id)[3]
    together = opened.client.post(f"/events/{one}/join", data={"other": other[:12], "note": "the same"})
    assert together.status_code == 200
    assert record.incident_of(one) == record.incident_of(other)
    assert record.verify() == ()
    opened.client.post("/undo")
    assert record.incident_of(one) != record.incident_of(other)
    assert [said.same for said in record.judgements()] == [True, None]
    assert record.verify() == ()


def test_an_undone_merge_gives_back_what_was_said_before(opened: Opened) -> None:
    record, client = opened.record, opened.client
    (one,) = of_report(opened, AGAIN.id)
    other = of_report(opened, MARCH.id)[3]
    client.post(f"/events/{one}/join", data={"other": other})
    client.post(f"/events/{one}/join", data={"other": other, "apart": "true"})
    assert record.incident_of(one) != record.incident_of(other)
    client.post("/undo")
    assert record.incident_of(one) == record.incident_of(other)


def test_all_visible_are_accepted_at_one_stroke_and_taken_back_at_one(opened: Opened) -> None:
    record = opened.record
    page = opened.client.get("/queue").text
    shown = re.findall(r'name="events" value="([0-9a-f]+ 0)"', page)
    assert len(shown) == 12
    opened.client.post("/queue/accept", data={"events": shown})
    assert record.browse.verdicts()["accepted"] == 12
    opened.client.post("/undo")
    assert record.browse.verdicts().get("accepted", 0) == 0


def test_one_person_does_not_undo_what_another_did(opened: Opened) -> None:
    one, other = of_report(opened, MARCH.id)[:2]
    ben = opened.enter("ben")
    opened.client.post(f"/events/{one}/accept")
    ben.post(f"/events/{other}/accept")
    opened.client.post("/undo")
    record = opened.record
    assert [record.stood_event(name).event.review for name in (one, other)] == ["unreviewed", "accepted"]


def test_two_people_judge_without_knowing_what_the_other_said(open_desk: Open) -> None:
    opened = open_desk(double_share=1.0)
    ben = opened.enter("ben")
    name = of_report(opened, MARCH.id)[0]
    opened.client.post(f"/events/{name}/reject", data={"note": "a rumour of ana"})
    (line,) = re.findall(
        rf'<li class="line" id="line-{name}".*?</li>', ben.get(f"/queue?report={MARCH.id}&order=report").text, re.DOTALL
    )
    assert "rejected" not in line
    blind = ben.get(f"/events/{name}").text
    assert "rumour of ana" not in blind
    assert 'data-review="unreviewed"' in blind
    ben.post(f"/events/{name}/accept")
    assert "rumour of ana" in ben.get(f"/events/{name}").text
    cem = opened.enter("cem")
    assert f'id="line-{name}"' not in cem.get(f"/queue?report={MARCH.id}&order=report").text


def test_the_first_of_the_draw_estimate_the_record_once_none_of_them_waits(opened: Opened) -> None:
    """In whatever order they were judged: what is left out of a draw makes it lean."""
    drawn = sorted(event.id for event in opened.record.events())
    for name in drawn[1:9]:
        opened.client.post(f"/events/{name}/accept")
    page = opened.client.get("/queue?order=random", headers={"hx-request": "false"}).text
    assert "Judge these as they come" in page
    for name in (drawn[0], drawn[9]):
        opened.client.post(f"/events/{name}/reject", data={"note": "no"})
    page = opened.client.get("/queue?order=random", headers={"hx-request": "false"}).text
    assert "Of 10 drawn at random, 8 were right as coded: 80 %" in page
    assert "between 49 and 94 %" in page


def test_a_search_finds_events_by_the_words_around_them(opened: Opened) -> None:
    browse = opened.record.browse
    assert browse.count(Browse(words="Orchard banners")) >= 2
    assert browse.count(Browse(words="نان")) == 3
    assert browse.count(Browse(words='"street 7"')) >= 1
    assert browse.incidents(IncidentQuery(words="Orchard"), limit=5)[1] >= 1
    assert browse.count(Browse(words='"')) == browse.count(Browse())


def test_what_is_not_there_is_said_to_be_missing(opened: Opened) -> None:
    for path in ("/events/ffffffff", "/incidents/ffffffff", "/reports/ffffffff", "/passages/ffffffff", "/nowhere"):
        assert opened.client.get(path).status_code == 404, path
    with pytest.raises(UsageError):
        opened.record.stood_event("ffffffff")


def test_the_same_filter_gives_csv_and_json(opened: Opened) -> None:
    asked = f"?report={BANNERS.id}&order=report"
    rows = opened.client.get(f"/events.csv{asked}").text.splitlines()
    events = opened.client.get(f"/events.json{asked}").json()["events"]
    assert [event["id"] for event in events] == of_report(opened, BANNERS.id)
    assert [row.split(",")[0] for row in rows[1:]] == [event["id"] for event in events]
    assert rows[1].endswith("INTERNAL")
    taken = [(entry.actor, entry.subject) for entry in opened.record.journal() if entry.action == "export"]
    assert taken == [("ana", "events.csv"), ("ana", "events.json")]


def test_incidents_come_as_csv_and_json_too(opened: Opened) -> None:
    rows = opened.client.get("/incidents.csv?type=display").text.splitlines()
    incidents = opened.client.get("/incidents.json?type=display").json()["incidents"]
    assert [incident["id"] for incident in incidents] == [row.split(",")[0] for row in rows[1:]]
    assert len(incidents) == 2
