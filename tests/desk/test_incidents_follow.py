"""Incidents follow what stands: whoever says it, in whatever order, and copies never become confirmation."""

import pytest

from dateline.model.incident import Incident
from dateline.store.browse import Browse
from dateline.store.record import Record
from tests.desk.conftest import Open, Opened
from tests.desk.invented_record import AGAIN, MARCH
from tests.desk.test_judging import of_report
from tests.publish.invented import BANNERS


def incident(opened: Opened, event_id: str) -> Incident | None:
    return opened.record.incident_of(event_id)


def test_an_event_that_another_accepts_again_is_in_an_incident_again(open_desk: Open) -> None:
    opened = open_desk()
    name = of_report(opened, MARCH.id)[0]
    ben = opened.enter("ben")
    opened.client.post(f"/events/{name}/reject", data={"note": "no"})
    assert incident(opened, name) is None
    ben.post(f"/events/{name}/accept")
    assert incident(opened, name) is not None
    ben.post("/undo")
    assert incident(opened, name) is None
    assert not opened.record.links_outdated()
    assert opened.record.verify() == ()


def test_a_settled_event_is_in_an_incident_if_it_stands(open_desk: Open) -> None:
    opened = open_desk(double_share=1.0)
    name = of_report(opened, MARCH.id)[0]
    ben = opened.enter("ben")
    opened.client.post(f"/events/{name}/accept")
    ben.post(f"/events/{name}/reject", data={"note": "no"})
    assert incident(opened, name) is None
    ben.post(f"/events/{name}/settle", data={"chosen": "ana"})
    assert incident(opened, name) is not None
    ben.post("/undo")
    assert incident(opened, name) is None
    assert not opened.record.links_outdated()


def test_a_merge_of_two_places_outlives_a_rejection_that_is_taken_back(opened: Opened) -> None:
    far = next(e for e in opened.record.events() if e.place and e.place.name == "Valparaíso").id
    (near,) = of_report(opened, AGAIN.id)
    opened.client.post(f"/events/{near}/join", data={"other": far})
    assert incident(opened, near) == incident(opened, far)
    opened.client.post(f"/events/{near}/reject", data={"note": "no"})
    assert incident(opened, near) is None
    opened.client.post("/undo")
    assert incident(opened, near) == incident(opened, far)
    assert not opened.record.links_outdated()


@pytest.mark.parametrize("verb", ["accept", "reject", "set"])
def test_what_was_judged_since_the_page_was_opened_is_looked_at_first(opened: Opened, verb: str) -> None:
    name = of_report(opened, MARCH.id)[0]
    opened.enter("ben").post(f"/events/{name}/accept")
    words = {"note": "no", "field": "actor", "start": 0, "end": 5}
    answer = opened.client.post(f"/events/{name}/{verb}", data={"seen": 0, **words})
    assert answer.status_code == 409
    assert "since you opened it" in answer.text
    assert len(list(opened.record.reviews())) == 1


def test_accepting_what_is_visible_leaves_out_what_was_judged_since(opened: Opened) -> None:
    one, other = of_report(opened, MARCH.id)[:2]
    opened.enter("ben").post(f"/events/{one}/reject", data={"note": "no"})
    answer = opened.client.post("/queue/accept", data={"events": [f"{one} 0", f"{other} 0", f"{other} 0"]})
    assert "1 event accepted, 1 judged by somebody meanwhile" in answer.text
    assert [opened.record.stood_event(name).event.review for name in (one, other)] == ["rejected", "accepted"]


def test_accepting_blind_keeps_what_was_coded(open_desk: Open) -> None:
    opened = open_desk(double_share=1.0)
    name = of_report(opened, MARCH.id)[0]
    row = opened.desk.places("Qazvin", "IR")[0].entry.row
    coded = opened.record.stood_event(name).event.place
    opened.client.post(f"/events/{name}/correct", data={"type": "demonstration", "place_row": row})
    ben = opened.enter("ben")
    ben.post("/queue/accept", data={"events": [f"{name} 1"]})
    (said,) = opened.record.reviews(author="ben")
    assert (said.event.place, said.blind) == (coded, True)


def test_the_api_puts_right_what_it_is_told_alone(opened: Opened) -> None:
    name = opened.record.standing_report(BANNERS.id).events[1].id
    before = opened.record.stood_event(name).event
    assert opened.client.post(f"/api/events/{name}/reviews", json={"action": "correct"}).status_code == 409
    changes = {"status": "alleged"}
    answer = opened.client.post(f"/api/events/{name}/reviews", json={"action": "correct", "changes": changes})
    assert answer.status_code == 200
    after = opened.record.stood_event(name).event
    assert after.status == "alleged"
    assert (after.actor, after.date, after.place, after.messages) == (
        before.actor,
        before.date,
        before.place,
        before.messages,
    )


def test_an_event_that_is_coded_is_not_added_over(opened: Opened) -> None:
    event = opened.record.standing_report(MARCH.id).events[0]
    row = opened.desk.places("Karaj", "IR")[0].entry.row
    form = {"type": event.type, "words": event.trigger.exact, "at": event.trigger.start, "place_row": row}
    answer = opened.client.post(f"/api/reports/{MARCH.id}/events", json=form)
    stands = opened.record.stood_event(event.id).event
    assert answer.status_code == 409
    assert "in the record already" in answer.text
    assert (stands.review, stands.date) == ("unreviewed", event.date)


def test_a_download_is_of_one_moment_whatever_is_judged_meanwhile(opened: Opened) -> None:
    before = [event.id for event in opened.record.events()]
    with Record.open(opened.desk.access.path, read_only=True) as record, record.reading():
        taken: list[tuple[str, str]] = []
        for event in record.browse.events(Browse(), "report"):
            if not taken:
                for name in before[:5]:
                    opened.client.post(f"/events/{name}/accept")
            taken.append((event.id, event.review))
    assert sorted(name for name, _ in taken) == sorted(before)
    assert {review for _, review in taken} == {"unreviewed"}
