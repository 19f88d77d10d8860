"""How far people agree: Krippendorff's alpha, and every field in which they differ."""

import random
import time

import pytest

from dateline.model.event import Event
from dateline.model.place import Place
from dateline.model.review import Review
from dateline.review import agreement as room
from dateline.review.agreement import agreement, disagreements, place_value, said_of
from dateline.review.attach import Judged, judged_events
from tests.review.judged import CODED, CORK, GAFSA, ORURO, SARI, TEXT, TUESDAY, WEDNESDAY, corrects, missed, said

EVENTS = CODED.events


def judged(*reviews: Review) -> tuple[Judged, ...]:
    return judged_events(EVENTS, reviews, TEXT)


def differing(*reviews: Review) -> list[tuple[str, dict[str, str], str | None]]:
    return [(d.field, dict(d.said), d.settled_by) for d in disagreements(judged(*reviews))]


RIGHT_WRONG = {"Bo": "wrong", "Inés": "right"}
PLACES = {"Bo": "Oruro, UY", "Inés": "Gafsa, TN"}

# what is said of one event, and what they differ in
DIFFER: dict[str, tuple[list[Review], list[tuple[str, dict[str, str], str | None]]]] = {
    "both accept": ([said(ORURO, "accept"), said(ORURO, "accept", "Bo", 2)], []),
    "one word": ([corrects(ORURO, place=GAFSA)], []),
    "both reject": ([said(ORURO, "reject"), said(ORURO, "reject", "Bo", 2)], []),
    "whether it is an event": (
        [said(ORURO, "accept"), said(ORURO, "reject", "Bo", 2)],
        [("verdict", RIGHT_WRONG, None)],
    ),
    "where it was": (
        [corrects(ORURO, place=GAFSA), said(ORURO, "accept", "Bo", 2)],
        [("place", PLACES, None)],
    ),
    "two fields": (
        [corrects(ORURO, place=GAFSA, status="planned"), said(ORURO, "accept", "Bo", 2)],
        [("place", PLACES, None), ("status", {"Bo": "current", "Inés": "planned"}, None)],
    ),
    "which day": (
        [corrects(ORURO, date=TUESDAY), corrects(ORURO, "Bo", 2, date=WEDNESDAY)],
        [("date", {"Bo": "2021-03-03", "Inés": "2021-03-02"}, None)],
    ),
    "the same day, which the second saw": (
        [held := corrects(ORURO, date=TUESDAY), said(held.event, "accept", "Bo", 2)],
        [],
    ),
    "who, in the same words": (
        [corrects(ORURO, actor="The Carters"), corrects(ORURO, "Bo", 2, actor="the  carters")],
        [],
    ),
    "somebody who has changed his mind": (
        [said(ORURO, "reject", "Bo", 1), said(ORURO, "accept", "Inés", 2), said(ORURO, "accept", "Bo", 3)],
        [],
    ),
    "a rejection settled by an acceptance": (
        [said(ORURO, "accept"), said(ORURO, "reject", "Bo", 2), said(ORURO, "accept", "Chair", 3, settles=True)],
        [("verdict", RIGHT_WRONG, "Chair")],
    ),
    "one of two fields settled": (
        [
            corrects(ORURO, place=GAFSA, status="planned"),
            said(ORURO, "accept", "Bo", 2),
            corrects(ORURO, "Chair", 3, settles=True, place=GAFSA),
        ],
        [("place", PLACES, "Chair"), ("status", {"Bo": "current", "Inés": "planned"}, None)],
    ),
    "settled by one of the two": (
        [corrects(ORURO, place=GAFSA), said(ORURO, "accept", "Bo", 2), said(ORURO, "accept", "Inés", 3, settles=True)],
        [("place", PLACES, "Inés")],
    ),
}


@pytest.mark.parametrize(("reviews", "found"), DIFFER.values(), ids=DIFFER)
def test_what_people_differ_in(reviews: list[Review], found: list[tuple[str, dict[str, str], str | None]]) -> None:
    assert differing(*reviews) == found


def test_a_word_that_settles_is_nobodys_own_judgement() -> None:
    [found] = judged(said(ORURO, "accept"), said(ORURO, "reject", "Chair", 2, settles=True))
    assert [one.author for one in said_of(found)] == ["Inés"]


def test_what_was_added_can_be_differed_on() -> None:
    added = missed()
    assert differing(said(added, "add"), said(added, "reject", "Bo", 2)) == [("verdict", RIGHT_WRONG, None)]


def test_a_disagreement_outlives_the_event() -> None:
    reviews = [said(ORURO, "accept"), said(ORURO, "reject", "Bo", 2)]
    [found] = disagreements(judged_events((), reviews, TEXT))
    assert (found.event_id, found.field, found.report_id) == (ORURO.id, "verdict", ORURO.report_id)


# Krippendorff (2011), Computing alpha-reliability, example B: two observers, nominal data of five kinds.
OBSERVERS = ("aabbdcccedda", "babbbccceddd")
EXAMPLE = [list(pair) for pair in zip(*OBSERVERS, strict=True)]


def test_alpha_is_as_published() -> None:
    assert round(room._alpha(EXAMPLE), 3) == 0.692
    assert round(room._alpha_of_many(EXAMPLE), 3) == 0.692


@pytest.mark.parametrize("seed", range(8))
def test_the_sum_for_many_values_is_that_of_the_library(seed: int) -> None:
    chance = random.Random(seed)
    units = [[chance.choice("abcdef") for _ in range(chance.randint(2, 4))] for _ in range(40)]
    assert room._alpha(units) == pytest.approx(room._alpha_of_many(units))


def field(found: room.Agreement, name: str) -> room.FieldAgreement:
    return next(one for one in found.fields if one.field == name)


def test_agreement_is_counted_over_events_of_two_people() -> None:
    found = agreement(
        judged(
            said(ORURO, "accept"),
            said(ORURO, "accept", "Bo", 2),
            said(CORK, "accept", time=3),
            said(CORK, "reject", "Bo", 4),
            said(SARI, "accept", time=5),
        )
    )
    assert (found.events, found.reviewers) == (2, ("Bo", "Inés"))
    verdict, kind = field(found, "verdict"), field(found, "type")
    assert (verdict.events, verdict.agreed, verdict.why) == (2, 1, None)
    assert verdict.alpha == 0.0
    assert (kind.events, kind.agreed, kind.alpha, kind.why) == (1, 1, None, room.TOO_FEW)


def test_full_agreement_on_values_that_vary_is_one() -> None:
    pairs = [(said(event, "accept", "Inés", k), said(event, "accept", "Bo", k + 5)) for k, event in enumerate(EVENTS)]
    found = agreement(judged(*(review for pair in pairs for review in pair)))
    assert field(found, "place").alpha == 1.0
    assert (field(found, "type").alpha, field(found, "type").why) == (None, room.NO_VARIATION)


def test_where_nobody_judged_twice_nothing_is_computed() -> None:
    found = agreement(judged(said(ORURO, "accept")))
    assert (found.events, found.reviewers) == (0, ())
    assert {one.alpha for one in found.fields} == {None}


def many(count: int) -> list[Judged]:
    chance = random.Random(3)

    def one(event: Event, author: str) -> Review:
        name = f"Town {chance.randrange(2000)}"
        place = Place(text=name, name=name, level="city", country="UY")
        return corrects(event, author, place=place) if chance.random() < 0.2 else said(event, "accept", author)

    return [Judged(event_id=str(k), event=ORURO, reviews=(one(ORURO, "Inés"), one(ORURO, "Bo"))) for k in range(count)]


def test_thousands_of_events_and_places_are_computed_in_a_moment() -> None:
    held, began = many(4000), time.perf_counter()
    found = agreement(held)
    assert time.perf_counter() - began < 5
    assert field(found, "place").events == 4000


PLACE_WORDS = {
    "none": (None, ""),
    "a town": (GAFSA, "Gafsa, TN"),
    "a division of the same name": (
        Place(text="Gafsa", name="Gafsa", level="admin1", country="TN"),
        "Gafsa, TN (admin1)",
    ),
}


@pytest.mark.parametrize(("place", "words"), PLACE_WORDS.values(), ids=PLACE_WORDS)
def test_places_in_words(place: Place | None, words: str) -> None:
    assert place_value(place) == words
