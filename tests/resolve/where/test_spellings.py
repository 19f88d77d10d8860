"""One place under its many spellings: a row is one town or division and the ways that news writes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.where.fold import fold, fold_and_loosen, loosen
from dateline.resolve.where.index import Gazetteer
from tests.resolve.where.texts import places_in

SPELLINGS = {
    "nishapur": ("IR", ["Nishabur", "Nishapur", "Neyshabur", "Neyshābūr", "Neishabour"]),
    "qaemshahr": ("IR", ["Qaemshahr", "Qa'em Shahr", "Qā’em Shahr", "Qaem Shahr", "Ghaemshahr"]),
    "ahvaz": ("IR", ["Ahvaz", "Ahwaz", "Ahwāz"]),
    "khaf": ("IR", ["Khaf", "Khavaf", "Khvaf"]),
    "noshahr": ("IR", ["Noshahr", "Now Shahr", "Nowshahr"]),
    "isfahan": ("IR", ["Isfahan", "Esfahan", "Eşfahān"]),
    "kyiv": ("UA", ["Kyiv", "Kiev", "Київ"]),
    "kharkiv": ("UA", ["Kharkiv", "Kharkov"]),
    "mykolaiv": ("UA", ["Mykolaiv", "Mykolayiv"]),
    "homs": ("SY", ["Homs", "Ḩimş", "Hims"]),
    "deir ez-zor": ("SY", ["Deir ez-Zor", "Deir al-Zor", "Dayr az Zawr"]),
    "benghazi": ("LY", ["Benghazi", "Banghazi"]),
    "yangon": ("MM", ["Yangon", "Rangoon"]),
    "kolkata": ("IN", ["Kolkata", "Calcutta"]),
    "bengaluru": ("IN", ["Bengaluru", "Bangalore"]),
    "varanasi": ("IN", ["Varanasi", "Benares"]),
    "cochabamba": ("BO", ["Cochabamba"]),
    "são paulo": ("BR", ["São Paulo", "Sao Paulo"]),
    "bogotá": ("CO", ["Bogotá", "Bogota"]),
    "kraków": ("PL", ["Kraków", "Krakow", "Cracow"]),
    "göteborg": ("SE", ["Göteborg", "Gothenburg"]),
    "n'djamena": ("TD", ["N'Djamena", "N’Djaména", "Ndjamena"]),
}


@pytest.mark.parametrize(("country", "spellings"), SPELLINGS.values(), ids=SPELLINGS)
def test_spellings_of_one_town_meet(country: str, spellings: list[str], gazetteer: Gazetteer) -> None:
    home = gazetteer.entry(gazetteer.country_row(country) or 0).name
    found = {}
    for spelling in spellings:
        toponyms = places_in(f"{home} was quiet. Shops closed in [LOC {spelling}], {home}.", gazetteer)
        found[spelling] = {t.place.geonames_id for t in toponyms if t.place.text == spelling}
    first = found[spellings[0]]
    assert first
    assert None not in first
    assert found == dict.fromkeys(spellings, first)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Qā'em Shahr", "Qaemshahr"),
        ("St. Louis", "Saint Louis"),
        ("Ft. Worth", "Fort Worth"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("SÃO PAULO", "sao paulo"),
        ("كرمان", "کرمان"),
        ("Port-au-Prince", "Port au Prince"),
    ],
)
def test_fold_joins(left: str, right: str) -> None:
    assert fold(left) == fold(right) != ""


@pytest.mark.parametrize(
    ("left", "right"), [("Kerman", "Kermanshah"), ("Lomé", "Lima"), ("Gaza", "Goza"), ("Мир", "Мар")]
)
def test_fold_keeps_apart(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Khavaf", "Khaf"), ("Ahwaz", "Ahvaz"), ("Mosul", "Mousul"), ("Aleppo", "Alepo"), ("Noshahr", "Now Shahr")],
)
def test_loosen_joins_transliterations(left: str, right: str) -> None:
    assert loosen(left) == loosen(right) != ""


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text)
    assert fold(fold(once)) == fold(once)


@given(st.text(alphabet=st.characters(codec="ascii", categories=["Ll", "Lu"]), min_size=1))
def test_case_never_matters(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())
    assert loosen(text.upper()) == loosen(text.lower())


@given(st.text(max_size=30))
def test_both_keys_at_once_are_the_same(text: str) -> None:
    assert fold_and_loosen(text) == (fold(text), loosen(text))
