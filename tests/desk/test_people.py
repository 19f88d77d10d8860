"""Several people: agreement, where they differ, and the word that settles it."""

from dateline.store.record import Record
from tests.desk.conftest import Open, Opened
from tests.desk.invented_record import MARCH
from tests.desk.test_judging import form_of, of_report


def test_people_see_their_agreement_and_settle_where_they_differ(open_desk: Open) -> None:
    opened = open_desk(double_share=1.0)
    names = of_report(opened, MARCH.id)
    ben, cem = opened.enter("ben"), opened.enter("cem")
    for name in names[:4]:
        opened.client.post(f"/events/{name}/accept")
    for name in names[1:4]:
        ben.post(f"/events/{name}/accept")
    ben.post(f"/events/{names[0]}/reject", data={"note": "a rumour"})
    page = cem.get("/people").text
    assert "4 events judged by two or more" in page
    assert f'id="event-{names[0]}"' in page
    assert f'id="event-{names[1]}"' not in page
    cem.post(f"/events/{names[0]}/settle", data={"chosen": "ben"})
    record = opened.record
    assert record.stood_event(names[0]).event.review == "rejected"
    assert "settled by cem" in cem.get("/people").text
    opened.client.post(f"/events/{names[0]}/accept")
    assert record.stood_event(names[0]).event.review == "rejected"
    assert record.verify() == ()


def test_settling_takes_the_values_of_the_one_that_is_chosen(opened: Opened) -> None:
    name = of_report(opened, MARCH.id)[0]
    ben = opened.enter("ben")
    opened.client.post(f"/events/{name}/correct", data=form_of(opened, name, date_start="2020-05-30", date_end=""))
    form = form_of(opened, name, date_start="2020-05-29", date_end="")
    ben.post(f"/events/{name}/correct", data=form)
    ben.post(f"/events/{name}/settle", data={"chosen": "ana"})
    date = opened.record.stood_event(name).event.date
    assert date
    assert date.start == "2020-05-30"
    assert ben.post(f"/events/{name}/settle", data={"chosen": "nobody"}).status_code == 409


def test_every_judgement_is_in_the_history_with_its_author(opened: Opened) -> None:
    name = of_report(opened, MARCH.id)[0]
    opened.enter("ben").post(f"/events/{name}/reject", data={"note": "a rumour"})
    page = opened.client.get("/history").text
    assert "ben" in page
    assert "a rumour" in page
    with Record.open(opened.desk.access.path, read_only=True) as record:
        (entry,) = (entry for entry in record.journal() if entry.action == "judge")
    assert (entry.actor, entry.details["said"], entry.details["event"]) == ("ben", "reject", name)
