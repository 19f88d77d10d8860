"""What stands of events once people have judged them, whatever the order of what they said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.event import Event
from dateline.model.place import Place
from dateline.model.review import FIELDS, Review, Stood
from dateline.model.span import Evidence, Span, show
from dateline.review.fold import corrected, fold, standing_reviews
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
    takes_back,
)

EVENTS = CODED.events
KOTA = missed()


def folded(*reviews: Review, events: tuple[Event, ...] = EVENTS, text: str = TEXT) -> dict[str, Stood]:
    return {stood.event.id: stood for stood in fold(events, reviews, text).events}


# what was said, what it comes to, its place and its day
CASES: dict[str, tuple[list[Review], str, str, str]] = {
    "nothing": ([], "unreviewed", "Oruro", "01"),
    "accepted": ([said(ORURO, "accept")], "accepted", "Oruro", "01"),
    "a place put right": ([corrects(ORURO, place=GAFSA)], "corrected", "Gafsa", "01"),
    "a day put right": ([corrects(ORURO, date=TUESDAY)], "corrected", "Oruro", "02"),
    "rejected": ([said(ORURO, "reject")], "rejected", "Oruro", "01"),
    "two corrections of two fields": (
        [corrects(ORURO, time=1, place=GAFSA), corrects(ORURO, time=2, date=TUESDAY)],
        *("corrected", "Gafsa", "02"),
    ),
    "the later correction of one field": (
        [corrects(ORURO, time=1, date=TUESDAY), corrects(ORURO, "Bo", 2, date=WEDNESDAY)],
        *("corrected", "Oruro", "03"),
    ),
    "a correction taken back": (
        [held := corrects(ORURO, time=1, place=GAFSA), takes_back(held, 2)],
        *("unreviewed", "Oruro", "01"),
    ),
    "a taking back taken back": (
        [held := corrects(ORURO, time=1, place=GAFSA), gone := takes_back(held, 2), takes_back(gone, 3)],
        *("corrected", "Gafsa", "01"),
    ),
    "accepted with another's correction": (
        [held := corrects(ORURO, time=1, place=GAFSA), said(held.event, "accept", "Bo", 2)],
        *("corrected", "Gafsa", "01"),
    ),
    "accepted as coded after another's correction": (
        [corrects(ORURO, time=1, place=GAFSA), said(ORURO, "accept", "Bo", 2)],
        *("accepted", "Oruro", "01"),
    ),
    "rejected after another accepted": (
        [said(ORURO, "accept"), said(ORURO, "reject", "Bo", 2)],
        *("rejected", "Oruro", "01"),
    ),
    "accepted after another rejected": (
        [said(ORURO, "reject"), said(ORURO, "accept", "Bo", 2)],
        *("accepted", "Oruro", "01"),
    ),
    "settled before a later word": (
        [corrects(ORURO, "Chair", 1, settles=True, date=TUESDAY), corrects(ORURO, "Bo", 2, date=WEDNESDAY)],
        *("corrected", "Oruro", "02"),
    ),
    "settled by a rejection": (
        [said(ORURO, "reject", "Chair", 1, settles=True), said(ORURO, "accept", "Bo", 2)],
        *("rejected", "Oruro", "01"),
    ),
    "what settled taken back": (
        [held := said(ORURO, "reject", "Chair", 1, settles=True), said(ORURO, "accept", "Bo", 2), takes_back(held, 3)],
        *("accepted", "Oruro", "01"),
    ),
}


@pytest.mark.parametrize(("reviews", "verdict", "place", "day"), CASES.values(), ids=CASES)
def test_what_stands(reviews: list[Review], verdict: str, place: str, day: str) -> None:
    event = folded(*reviews)[ORURO.id].event
    assert event.place is not None
    assert event.date is not None
    assert (event.review, event.place.name, event.date.start) == (verdict, place, f"2021-03-{day}")


def test_nothing_is_said_of_the_others() -> None:
    stood = folded(said(ORURO, "reject"), corrects(CORK, place=GAFSA))
    assert stood[SARI.id] == Stood(event=SARI, coded=SARI)


def test_who_judged_and_what_stands_is_told() -> None:
    first, second = said(ORURO, "accept", "Inés", 1), said(ORURO, "reject", "Bo", 2)
    stood = folded(second, first)[ORURO.id]
    assert stood.reviews == (first, second)
    assert stood.reviewers == ("Bo", "Inés")


def test_an_added_event_stands_and_can_be_judged() -> None:
    added = said(KOTA, "add")
    stood = folded(added)[KOTA.id]
    assert (stood.origin, stood.event.review) == ("reviewer", "accepted")
    again = folded(added, corrects(KOTA, "Bo", 2, date=TUESDAY))[KOTA.id]
    assert (again.event.review, again.reviewers) == ("corrected", ("Bo", "Inés"))
    assert KOTA.id not in folded(added, takes_back(added, 2))
    assert folded(added, said(KOTA, "reject", "Bo", 2))[KOTA.id].event.review == "rejected"


BESIDE = {
    "at another place": replace(CORK, id="b" * 16, place=place_of("Oruro"), evidence=CORK.evidence[:1]),
    "of another type": replace(CORK, id="b" * 16, type="vigil", types=("vigil",)),
    "told by the same words elsewhere": replace(
        SARI, id="b" * 16, place=CORK.place, evidence=(SARI.trigger, CORK.evidence[1])
    ),
}


@pytest.mark.parametrize("event", BESIDE.values(), ids=BESIDE)
def test_an_event_added_beside_a_coded_one_changes_it_in_nothing(event: Event) -> None:
    stood = folded(said(event, "add"))
    assert stood[CORK.id] == Stood(event=CORK, coded=CORK)
    assert stood[event.id].origin == "reviewer"


def test_an_event_cut_from_another_stands_beside_it() -> None:
    second = replace(CORK, id="b" * 16, date=WEDNESDAY)
    added = said(second, "add", split_from=CORK.id)
    assert folded(added).keys() == {*(event.id for event in EVENTS), second.id}
    renamed = tuple(replace(event, id="2" + event.id[1:]) for event in EVENTS)
    stood = folded(added, events=renamed)
    assert len(stood) == len(EVENTS) + 1
    assert {found.event.review for found in stood.values() if found.origin == "coder"} == {"unreviewed"}


def test_a_correction_brings_its_words_and_its_basis() -> None:
    stated = show(TEXT, Span(TEXT.index("Monday"), TEXT.index("Monday") + 6), "date")
    held = corrects(ORURO, date=TUESDAY)
    by = replace(held.event, evidence=(*ORURO.evidence, stated), basis={"date": "reviewer", "place": "another"})
    event = folded(replace(held, event=by))[ORURO.id].event
    assert set(event.evidence) == {*ORURO.evidence, stated}
    assert event.basis == {"date": "reviewer"}


def test_a_judged_event_of_no_other_values_is_as_it_was_coded() -> None:
    backwards = replace(ORURO, evidence=ORURO.evidence[::-1])
    assert corrected(backwards, backwards, FIELDS) == backwards


def recoded(event: Event, **changes: object) -> tuple[Event, ...]:
    """The coding of another coder, in which one event is told otherwise; all have other ids."""
    others = tuple(replace(e, id="2" + e.id[1:]) for e in EVENTS if e.id != event.id)
    return (replace(event, id="1" * 16, **changes), *others) if changes else others  # type: ignore[arg-type]


def wider(event: Event) -> Evidence:
    return show(TEXT, Span(event.trigger.start - 2, event.trigger.end), "trigger")


OTHER_WORDS = show(TEXT, Span(TEXT.index("followed"), TEXT.index("followed") + 8), "trigger")
REGION = Place(text="Cork", name="County Cork", level="admin1", country="IE")

# how another coder tells the event: whether an acceptance meets it there, and whether a rejection does
AGAIN: dict[str, tuple[dict[str, object], bool, bool]] = {
    "under another id": ({"coder": "2"}, True, True),
    "by more words": ({"trigger": wider(CORK)}, True, True),
    "with the judged words as further evidence": (
        {"trigger": OTHER_WORDS, "evidence": (*CORK.evidence, OTHER_WORDS)},
        *(True, True),
    ),
    "as another type": ({"type": "unrest", "types": ("unrest",)}, True, False),
    "at another place of the same name": ({"place": REGION}, True, True),
    "without a place": ({"place": None, "evidence": CORK.evidence[:1]}, True, False),
    "at another place named elsewhere": (
        {"place": SARI.place, "evidence": (CORK.trigger, SARI.evidence[1])},
        *(False, False),
    ),
    "by other words": ({"trigger": OTHER_WORDS, "evidence": (OTHER_WORDS, CORK.evidence[1])}, False, False),
    "not at all": ({}, False, False),
}


@pytest.mark.parametrize(("changes", "accepted", "rejected"), AGAIN.values(), ids=AGAIN)
def test_a_judgement_finds_its_event_in_another_coding(
    changes: dict[str, object], *, accepted: bool, rejected: bool
) -> None:
    events = recoded(CORK, **changes)
    for action, meets in (("accept", accepted), ("reject", rejected)):
        found = fold(events, [said(CORK, action)], TEXT)
        judged = [stood for stood in found.events if stood.reviews]
        assert (len(found.lost) == 0) == meets
        assert [stood.event.id for stood in judged if stood.origin == "coder"] == ["1" * 16] * meets
        kept = [stood.event.id for stood in judged if stood.origin == "kept"]
        assert kept == [CORK.id] * (action == "accept" and not meets)
        assert all(stood.event.review == "unreviewed" for stood in found.events if not stood.reviews)


def test_what_was_accepted_keeps_its_values_and_a_correction_its_field_alone() -> None:
    events = recoded(CORK, type="unrest", types=("unrest",), date=WEDNESDAY)
    accepted = folded(said(CORK, "accept"), events=events)["1" * 16].event
    assert (accepted.type, accepted.date, accepted.coder) == ("demonstration", CORK.date, CORK.coder)
    put_right = folded(corrects(CORK, place=GAFSA), events=events)["1" * 16].event
    assert (put_right.type, put_right.date, put_right.place) == ("unrest", WEDNESDAY, GAFSA)


def test_a_correction_finds_the_event_that_is_now_coded_as_it_said() -> None:
    said_so = corrects(CORK, place=SARI.place, type="unrest", types=("unrest",))
    events = recoded(CORK, place=SARI.place, type="unrest", types=("unrest",), evidence=CORK.evidence[:1])
    assert folded(said_so, events=events)["1" * 16].event.review == "corrected"


def test_judgements_of_two_codings_of_one_event_come_together() -> None:
    newer = replace(CORK, id="1" * 16)
    first, second = said(CORK, "accept", "Inés", 1), said(newer, "reject", "Bo", 2)
    assert folded(first, second, events=recoded(CORK, coder="2"))["1" * 16].reviews == (first, second)
    gone = fold(recoded(CORK), [second, first], TEXT)
    assert [stood.reviews for stood in gone.events if stood.reviews] == [(first, second)]
    assert gone.lost == (first, second)


def test_an_added_event_that_is_now_coded_is_one_with_it() -> None:
    coded = replace(KOTA, id="1" * 16, coder="2", date=WEDNESDAY)
    found = fold((*EVENTS, coded), [said(KOTA, "add")], TEXT)
    assert found.lost == ()
    assert [stood.event.id for stood in found.events if stood.reviews] == [coded.id]


def test_words_that_an_extractor_moved_are_found_again() -> None:
    text = "MENU\nHome\n" + TEXT
    found = fold((), [said(ORURO, "accept"), said(KOTA, "add", "Bo", 2)], text)
    for stood in found.events:
        for shown in (stood.event.trigger, *stood.event.evidence):
            assert text[shown.start : shown.end] == shown.exact
    assert {stood.event.id for stood in found.events} == {ORURO.id, KOTA.id}


def test_an_added_event_whose_words_are_gone_is_lost() -> None:
    assert fold((), [held := said(KOTA, "add")], "Nothing of it.").lost == (held,)


def test_what_is_lost_is_listed_for_every_person() -> None:
    reviews = [said(CORK, "reject", "Inés", 1), said(CORK, "accept", "Bo", 2), said(CORK, "reject", "Chair", 3)]
    found = fold(recoded(CORK), reviews, TEXT)
    assert found.lost == tuple(reviews)
    [kept] = [stood for stood in found.events if stood.origin == "kept"]
    assert (kept.event.review, kept.reviews) == ("rejected", tuple(reviews))


PEOPLE = st.sampled_from(["Inés", "Bo", "Chair"])
PUT_RIGHT: list[dict[str, object]] = [{"place": GAFSA}, {"date": TUESDAY}, {"status": "planned"}]


@st.composite
def histories(draw: st.DrawFn) -> list[Review]:
    """Judgements of one report, some of them taken back."""
    made: list[Review] = []
    for time in range(draw(st.integers(0, 9))):
        event = draw(st.sampled_from([*EVENTS, KOTA]))
        who, settles = draw(PEOPLE), draw(st.booleans())
        actions = ["accept", "reject", "correct", "undo"] if event != KOTA else ["add", "undo"]
        action = draw(st.sampled_from(actions))
        if action == "undo" and made:
            made.append(takes_back(draw(st.sampled_from(made)), time, who))
        elif action == "correct":
            values: dict[str, object] = draw(st.sampled_from(PUT_RIGHT))
            made.append(corrects(event, who, time, settles=settles, **values))
        elif action != "undo":
            made.append(said(event, action, who, time, settles=settles))
    return made


@given(histories(), st.randoms())
def test_the_order_of_judgements_changes_nothing(reviews: list[Review], chance) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(reviews)
    chance.shuffle(shuffled)
    assert fold(EVENTS, shuffled, TEXT) == fold(EVENTS, reviews, TEXT)


@given(histories())
def test_taking_everything_back_gives_the_coded_events_back(reviews: list[Review]) -> None:
    words = [review for review in reviews if review.action != "undo"]
    undone = [*words, *(takes_back(review, 30 + k) for k, review in enumerate(words))]
    assert [stood.event for stood in fold(EVENTS, undone, TEXT).events] == list(EVENTS)


@given(histories())
def test_every_coded_event_stands_once_and_every_judgement_bears_once(reviews: list[Review]) -> None:
    found = fold(EVENTS, reviews, TEXT)
    assert [stood.event.id for stood in found.events][: len(EVENTS)] == [event.id for event in EVENTS]
    bearing = [review.id for stood in found.events for review in stood.reviews] + [review.id for review in found.lost]
    assert sorted(bearing) == sorted(review.id for review in standing_reviews(reviews))


@given(histories())
def test_what_settles_bears_last(reviews: list[Review]) -> None:
    for stood in fold(EVENTS, reviews, TEXT).events:
        settled = [review for review in stood.reviews if review.settles]
        if settled:
            assert stood.reviews[-1] == settled[-1]
            assert (stood.event.review == "rejected") == (settled[-1].action == "reject")


@given(histories())
def test_another_coding_of_the_same_events_keeps_what_stands(reviews: list[Review]) -> None:
    events = tuple(replace(event, id=event.id[::-1]) for event in EVENTS)
    before, after = fold(EVENTS, reviews, TEXT), fold(events, reviews, TEXT)
    assert after.lost == ()
    assert [replace(s.event, id="") for s in after.events] == [replace(s.event, id="") for s in before.events]
