"""What lies in what, and what a name narrows to: a row is one way of saying so."""

import pytest

from dateline.resolve.where.index import Gazetteer
from tests.resolve.where.texts import places_in

INSIDE = {
    "a comma": ("Posters went up in [LOC Babol], [LOC Iran].", "Babol", "Iran"),
    "a part of a country": ("Posters went up in [LOC Babol], northern [LOC Iran].", "Babol", "Iran"),
    "a province": ("Posters went up in [LOC Rafsanjan], [LOC Kerman] Province.", "Rafsanjan", "Kerman Province"),
    "a state": ("They met in [LOC Moscow], [LOC Idaho].", "Moscow", "Idaho"),
    "a short form": ("They met in [LOC Fargo], N.D., on Sunday.", "Fargo", "N.D."),
    "in the state of": ("A bus burned in [LOC Nagpur] in the state of [LOC Maharashtra].", "Nagpur", "Maharashtra"),
    "an owner": ("Fighting reached [LOC Sudan]'s [LOC Port Sudan].", "Port Sudan", "Sudan"),
    "brackets": ("A depot in [LOC Jos] ([LOC Nigeria]) burned.", "Jos", "Nigeria"),
}


@pytest.mark.parametrize(("marked", "words", "wider"), INSIDE.values(), ids=INSIDE)
def test_inside(marked: str, words: str, wider: str, gazetteer: Gazetteer) -> None:
    found = {t.place.text: t for t in places_in(marked, gazetteer)}
    assert words in found
    inside = found[words].inside
    assert inside is not None
    assert inside == found[wider].span


NOT_INSIDE = {
    "a list of towns": "Rallies in [LOC Karaj], [LOC Gorgan], [LOC Sabzevar] and [LOC Yazd] were small.",
    "a list of two": "Rallies in [LOC Lyon] and [LOC Marseille] were small.",
    "a list of towns that ends with a comma": "In [LOC Pune], [LOC Nagpur], [LOC Nashik], shops closed.",
    "a list of states": "Teachers in [LOC Ohio], [LOC Oklahoma] and [LOC Arizona] marched.",
    "a list of countries": "Envoys of [LOC Chad], [LOC Niger] and [LOC Mali] met.",
    "a town of another country": "They flew from [LOC Vienna], [LOC Iran] and the agency said.",
    "a day behind a town": "Police held ten in [LOC Minsk], Sunday.",
}


@pytest.mark.parametrize("marked", NOT_INSIDE.values(), ids=NOT_INSIDE)
def test_not_inside(marked: str, gazetteer: Gazetteer) -> None:
    found = places_in(marked, gazetteer)
    assert found
    assert [t.place.text for t in found if t.inside is not None] == []


PART = {
    "a side": ("Rallies in northern [LOC Iran] went on.", "northern"),
    "a part of": ("Rallies in the eastern part of [LOC Ukraine] went on.", "eastern part of"),
    "outskirts": ("Camps on the outskirts of [LOC Calais] were cleared.", "outskirts of"),
    "none": ("Camps in [LOC Calais] were cleared.", None),
}


@pytest.mark.parametrize(("marked", "part"), PART.values(), ids=PART)
def test_part(marked: str, part: str | None, gazetteer: Gazetteer) -> None:
    (toponym,) = places_in(marked, gazetteer)
    assert (toponym.part or "").removesuffix(" the") == (part or "")
