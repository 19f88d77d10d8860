"""When a coded value counts as the gold value: a row is one rule."""

import pytest

from dateline.evaluate.compare import alike, distance_km, fold, named, same_date, same_place
from dateline.evaluate.gold import GoldDate, GoldPlace
from dateline.model.place import Place
from dateline.model.when import When


@pytest.mark.parametrize(
    ("name", "accepted", "right"),
    [
        ("the Open Square network", ["Open Square network"], True),  # articles do not count
        ("members", ["Members of the Open Square network"], False),  # too little of a long name
        ("Rodrigo Pizarro Mena", ["Pizarro"], True),  # a fuller name holds the short one
        ("Kaboré", ["Kabore"], True),  # accents do not count
        ("police in the port of a town far away from here", ["police"], False),  # far too long
        (None, ["police"], False),
    ],
)
def test_names(name: str | None, accepted: list[str], right: bool) -> None:
    assert named(name, accepted) is right


def test_folding_drops_case_accents_and_punctuation() -> None:
    assert fold("«Où est-il?» — L’été") == "ou est il l'ete"


def test_alike_forgives_small_differences_only() -> None:
    assert alike("Our language is not for sale.", "our language is not for sale")
    assert not alike("Our language is not for sale", "Our land is for everyone")
    assert not alike("", "")


def place(level: str, country: str, lat: float | None = None, lon: float | None = None, name: str = "X") -> Place:
    return Place(text=name, name=name, level=level, country=country, lat=lat, lon=lon)


@pytest.mark.parametrize(
    ("mine", "gold", "right"),
    [
        (place("city", "GE", 42.27, 42.72), GoldPlace(text="K", name="K", level="city", lat=42.3, lon=42.7), True),
        (place("city", "GE", 41.64, 41.64), GoldPlace(text="K", name="K", level="city", lat=42.3, lon=42.7), False),
        (place("country", "GE"), GoldPlace(text="Georgia", name="Georgia", level="country", country="GE"), True),
        (
            place("city", "GE", 42.0, 43.0),
            GoldPlace(text="Georgia", name="Georgia", level="country", country="GE"),
            False,
        ),
        (place("country", "SG"), GoldPlace(text="S", name="S", level="city", country="SG", lat=1.3, lon=103.8), True),
        (
            place("country", "CL"),
            GoldPlace(text="V", name="V", level="city", country="CL", lat=-33.0, lon=-71.6),
            False,
        ),
        (
            place("admin1", "IN", name="Gujarat"),
            GoldPlace(text="gujarat", name="Gujarāt", level="admin1", country="IN", lat=22.0, lon=72.0),
            True,
        ),
        (None, GoldPlace(text="V", name="V", level="city"), False),
        (place("country", "CL"), None, False),
        (None, None, True),
    ],
)
def test_places(mine: Place | None, gold: GoldPlace | None, right: bool) -> None:
    assert same_place(mine, gold) is right


def when(start: str | None, end: str | None) -> When:
    return When(start=start, end=end, precision="day", basis="stated")


@pytest.mark.parametrize(
    ("mine", "gold", "published", "right"),
    [
        (None, None, None, True),  # null answers null
        (when(None, None), None, None, True),
        (when("2024-05-13", "2024-05-13"), None, None, False),  # an invented date
        (None, GoldDate(start="2024-05-13", end="2024-05-13"), None, False),
        (when("2024-05-13", "2024-05-13"), GoldDate(start="2024-05-14", end="2024-05-14"), None, True),  # one day off
        (when("2024-05-11", "2024-05-11"), GoldDate(start="2024-05-14", end="2024-05-14"), None, False),
        (when("2024-05-11", "2024-05-11"), GoldDate(start="2024-05-14", end="2024-05-14"), "2024-05-14", True),
        (when("1973-03-05", "1973-03-28"), GoldDate(start="1973-03-01", end="1973-03-31"), None, True),  # a quarter
        (when("1973", "1973"), GoldDate(start="1973-01-01", end="1973-12-31"), None, True),  # bare years
    ],
)
def test_dates(mine: When | None, gold: GoldDate | None, published: str | None, right: bool) -> None:
    assert same_date(mine, gold, published) is right


def test_distance_of_a_quarter_meridian() -> None:
    assert distance_km((0.0, 0.0), (90.0, 0.0)) == pytest.approx(10007.5, abs=1.0)
