"""The levels of every comparison, a row for each."""

from dataclasses import replace

import pytest

from dateline.link.incidents.comparisons import date, figures, kind, messages, passage, place, wording
from dateline.link.incidents.levels import COMPARISONS, load_levels
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.place import Place
from dateline.model.when import When
from tests.link.incidents import samples
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
    figure,
    pair,
)

NO_POINT = Place(text="Gweru", name="Gweru", level="city", country="ZW")
SPRINGFIELD = Place(text="S", name="Springfield", level="city", country="US", admin1="Illinois", lat=39.8, lon=-89.6)

PLACES = {
    "one id": (GWERU, replace(GWERU, text="Gwelo", lat=None), "same"),
    "a square of the town": (GWERU, replace(GWERU, name="Mtapa Square", lat=-19.46, geonames_id=None), "same"),
    "one name, points of two gazetteers": (GWERU, replace(GWERU, lat=-19.6, geonames_id=None), "same"),
    "one name without a point": (GWERU, NO_POINT, "same"),
    "a suburb": (GWERU, MKOBA, "near"),
    "a neighbouring town": (GWERU, KWEKWE, "elsewhere"),
    "a namesake far away": (SPRINGFIELD, replace(SPRINGFIELD, admin1="Missouri", lat=37.2, lon=-93.3), "elsewhere"),
    "the division of the town": (GWERU, MIDLANDS, "division"),
    "another division": (replace(GWERU, admin1="Harare"), MIDLANDS, "elsewhere"),
    "a division by distance": (replace(GWERU, admin1=None), MIDLANDS, "division"),
    "the country of the town": (GWERU, ZIMBABWE, "country"),
    "the country of the division": (MIDLANDS, ZIMBABWE, "country"),
    "one country": (ZIMBABWE, replace(ZIMBABWE, text="the country"), "same_country"),
    "one division": (MIDLANDS, replace(MIDLANDS, text="Midlands Province"), "same_division"),
    "two divisions": (MIDLANDS, replace(MIDLANDS, name="Masvingo", admin1="Masvingo", lat=-20.6), "elsewhere"),
    "another country": (GWERU, ZAMBIA, "elsewhere"),
    "no place": (GWERU, None, "unknown"),
}


@pytest.mark.parametrize(("one", "other", "level"), PLACES.values(), ids=PLACES)
def test_places(one: Place, other: Place | None, level: str) -> None:
    a, b = pair(event("a-1", place=one), event("b-1", place=other))
    assert place.level(a, b) == place.level(b, a) == level


def said(words: str) -> When:
    """A date of which only the words are known."""
    return When(start=None, end=None, precision="day", basis="partial", text=words)


DATES = {
    "one day": (day("2019-03-12"), day("2019-03-12"), "same"),
    "one strike of three days": (day("2019-03-12", "2019-03-14"), day("2019-03-12", "2019-03-14"), "same"),
    "a day of the strike": (day("2019-03-12", "2019-03-14"), day("2019-03-13"), "overlapping"),
    "the day after": (day("2019-03-12"), day("2019-03-13"), "next_day"),
    "the day after, across a leap year": (day("2020-02-29"), day("2020-03-01"), "next_day"),
    "three days on": (day("2019-03-12"), day("2019-03-15"), "close"),
    "four days on": (day("2019-03-12"), day("2019-03-16"), "apart"),
    "carried over from the sentence before": (day("2019-03-12"), day("2019-03-14", basis="inherited"), "guessed"),
    "told ten days later without a day": (day("2019-03-12"), day("2019-03-22", basis="publication"), "before"),
    "published before it happened": (day("2019-03-22"), day("2019-03-12", basis="publication"), "apart"),
    "a month that holds it": (day("2019-03-12"), day("2019-03-01", "2019-03-31", precision="month"), "within_month"),
    "a year that holds it": (day("2019-03-12"), day("2019-01-01", "2019-12-31", precision="year"), "within_year"),
    "another month": (day("2019-03-12"), day("2019-05-01", "2019-05-31", precision="month"), "apart"),
    "a Tuesday, told on no known day": (day("2019-03-12"), said("late on Tuesday"), "weekday"),
    "two Tuesdays": (said("Tuesday"), said("on Tuesday"), "weekday"),
    "another weekday": (day("2019-03-12"), said("Wednesday"), "other_weekday"),
    "a weekday and a stretch": (day("2019-03-12", "2019-03-14"), said("Tuesday"), "recent"),
    "since a weekday": (day("2019-03-12"), said("since Tuesday morning"), "recent"),
    "no day known, reported the next day": (day("2019-03-12"), UNDATED, "recent"),
    "no day known, reported the day before": (day("2019-03-14"), UNDATED, "unknown"),
    "no day known, reported a year later": (day("2018-03-12"), UNDATED, "unknown"),
    "neither day known": (UNDATED, UNDATED, "unknown"),
}


@pytest.mark.parametrize(("one", "other", "level"), DATES.values(), ids=DATES)
def test_dates(one: When, other: When, level: str) -> None:
    a, b = pair(event("a-1", date=one), event("b-1", date=other))
    assert date.level(a, b) == date.level(b, a) == level


TYPES = {
    "one type": (("strike",), ("strike",), "same"),
    "a second type of the other": (("crackdown", "arrest"), ("arrest",), "shared"),
    "two of one family": (("strike",), ("demonstration",), "family"),
    "a riot told as a protest": (("unrest",), ("demonstration",), "kin"),
    "a meeting": (("meeting",), ("demonstration",), "other"),
    "a type of nobody's codebook": (("flash_mob",), ("demonstration",), "other"),
}


@pytest.mark.parametrize(("one", "other", "level"), TYPES.values(), ids=TYPES)
def test_types(one: tuple[str, ...], other: tuple[str, ...], level: str) -> None:
    a, b = pair(event("a-1", types=one), event("b-1", types=other))
    assert kind.level(a, b) == kind.level(b, a) == level


WORDS = {
    "the same words": ("tea pickers", "Tea pickers", "same"),
    "one within the other": ("dozens of tea pickers", "tea pickers", "same"),
    "another order, accents lost": ("Sindicato de Cañeros", "caneros' sindicato", "same"),
    "a word in common": ("bus drivers", "taxi drivers", "alike"),
    "nothing in common": ("nurses", "police officers", "different"),
    "one not named": ("nurses", None, "unknown"),
}


@pytest.mark.parametrize(("one", "other", "level"), WORDS.values(), ids=WORDS)
def test_wordings(one: str, other: str | None, level: str) -> None:
    a, b = pair(
        event("a-1", actor=one, target=one, occasion=one), event("b-1", actor=other, target=other, occasion=other)
    )
    for compare in (wording.actor, wording.target, wording.occasion):
        assert compare(a, b) == compare(b, a) == level


def test_ids_of_public_bodies_decide() -> None:
    one = event("a-1", actor="the interior ministry", actor_id="pe-interior-ministry")
    same = event("b-1", actor="MININTER", actor_id="pe-interior-ministry")
    other = event("b-1", actor="the interior ministry", actor_id="cl-interior-ministry")
    assert wording.actor(*pair(one, same)) == "same"
    assert wording.actor(*pair(one, other)) == "different"


FIGURES = {
    "one number": (figure("a-1", 31, 31), figure("b-1", 31, 31), "agree"),
    "one small number": (figure("a-1", 3, 3), figure("b-1", 3, 3), "few"),
    "a crowd guessed": (figure("a-1", 500, 500), figure("b-1", 600, 600), "close"),
    "at least 24 and 31": (figure("a-1", 24, None), figure("b-1", 31, 31), "close"),
    "two counts": (figure("a-1", 17, 17), figure("b-1", 31, 31), "differ"),
    "ten times as many": (figure("a-1", 20, 20), figure("b-1", 200, 200), "far"),
    "another measure": (figure("a-1", 17, 17), figure("b-1", 17, 17, measure="injured"), "unknown"),
}


@pytest.mark.parametrize(("one", "other", "level"), FIGURES.values(), ids=FIGURES)
def test_figures(one: Figure, other: Figure, level: str) -> None:
    a, b = pair(event("a-1"), event("b-1"), one, other)
    assert figures.level(a, b) == figures.level(b, a) == level


MESSAGES = {
    "one slogan, spelt otherwise": (("Water is ours!",), ("Water is our's",), "shared"),
    "one of several": (("Open the gate", "Pay us"), ("PAY US",), "shared"),
    "none in common": (("Open the gate",), ("No more levies",), "different"),
    "only one has any": (("Open the gate",), (), "unknown"),
}


@pytest.mark.parametrize(("one", "other", "level"), MESSAGES.values(), ids=MESSAGES)
def test_messages(one: tuple[str, ...], other: tuple[str, ...], level: str) -> None:
    a, b = pair(event("a-1", messages=one), event("b-1", messages=other))
    assert messages.level(a, b) == messages.level(b, a) == level


PASSAGES = {
    "one spot of one passage": (event("a-1", at=40), event("b-1", at=43), "copied"),
    "two spots of one passage": (event("a-1", at=0), event("b-1", at=80), "none"),
    "behind the passage": (event("a-1", at=200), event("b-1", at=40), "none"),
}


@pytest.mark.parametrize(("one", "other", "level"), PASSAGES.values(), ids=PASSAGES)
def test_passages(one: Event, other: Event, level: str) -> None:
    a, b = pair(one, other, passages=(samples.passage("a", "b"),))
    assert passage.level(a, b) == passage.level(b, a) == level


def test_every_level_that_is_found_has_a_weight_and_words() -> None:
    levels = load_levels()
    assert set(levels.of) == {comparison.name for comparison in COMPARISONS}
    found = {
        "place": {row[2] for row in PLACES.values()},
        "date": {row[2] for row in DATES.values()},
        "type": {row[2] for row in TYPES.values()},
        "actor": {row[2] for row in WORDS.values()},
        "figures": {row[2] for row in FIGURES.values()},
        "messages": {row[2] for row in MESSAGES.values()},
    }
    for name, reached in found.items():
        assert reached | {"unknown"} == set(levels.of[name]) | {"unknown"}
    assert all(level.words for held in levels.of.values() for level in held.values())


def test_levels_stand_in_the_order_of_their_weights() -> None:
    for held in load_levels().of.values():
        weights = [level.weight for level in held.values()]
        assert weights == sorted(weights, reverse=True)
