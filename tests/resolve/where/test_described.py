"""Places that a report describes and does not name: a row is one way of describing one."""

import pytest

from dateline.resolve.where.described import ELSEWHERE
from dateline.resolve.where.index import Gazetteer
from tests.resolve.where.texts import places_in

DESCRIBED = {
    "the state that the last town lies in": (
        "A rally was held in [LOC Ludhiana]. Shops were shut across the state.",
        [("the state", "Punjab", "admin1")],
    ),
    "with a word of praise": (
        "A rally was held in [LOC Oruro]. Roads were blocked across the mining department on Monday.",
        [("the mining department", "Oruro", "admin1")],
    ),
    "the division named before": (
        "A rally was held in [LOC Sumy] Oblast. Towns throughout the oblast were calm.",
        [("the oblast", "Sumy", "admin1")],
    ),
    "a power, where nothing says across": (
        "A man was held in [LOC Ludhiana]. Trust is low in the state.",
        [],
    ),
    "a word for something else there": ("A rally was held in [LOC Lyon]. Officers across the department came.", []),
    "a noun that means nothing else": (
        "A rally was held in [LOC Konya]. Shops were shut in the province.",
        [("the province", "Konya", "admin1")],
    ),
    "another division": ("A rally was held in [LOC Ludhiana]. Shops were shut in the neighbouring state.", []),
    "the state as a power": ("A rally was held in [LOC Ludhiana]. He trusts in the state assembly.", []),
    "what is compared": (
        "A rally was held in [LOC Ludhiana]. It has the largest market in the state.",
        [],
    ),
    "nothing named before": ("Shops were shut across the state. A rally was held in [LOC Ludhiana].", []),
    "nationwide, and no country named": (
        "A nationwide strike emptied [LOC Kumasi], [LOC Tamale] and [LOC Accra].",
        [("nationwide", "Ghana", "country")],
    ),
    "across the country": (
        "It was kept across the country, in [LOC Kumasi] as in [LOC Accra].",
        [("the country", "Ghana", "country")],
    ),
    "nationwide, and the country named": ("A nationwide strike emptied [LOC Kumasi] in [LOC Ghana].", []),
    "a name with the word in it": ("The [ORG Nationwide Bank] of [LOC Kumasi] shut.", []),
    "towns of several countries": ("A nationwide strike emptied [LOC Kumasi] and [LOC Bamako].", []),
}


@pytest.mark.parametrize(("marked", "expected"), DESCRIBED.values(), ids=DESCRIBED)
def test_descriptions(marked: str, expected: list[tuple[str, str, str]], gazetteer: Gazetteer) -> None:
    found = [(t.place.text, t.place.name, t.place.level) for t in places_in(marked, gazetteer)]
    words = ("the ", "nationwide")
    described = [(text, name, level) for text, name, level in found if text.startswith(words)]
    assert [row[::2] for row in described] == [row[::2] for row in expected]
    assert all(name in one[1] for one, (_, name, _) in zip(described, expected, strict=True))


def test_elsewhere_is_a_part_of_its_own(gazetteer: Gazetteer) -> None:
    found = places_in("Shops in [LOC Ajmer] were shut. Elsewhere in the state, all was calm.", gazetteer)
    assert [t.part for t in found] == [None, ELSEWHERE]


def test_a_described_place_is_less_sure_than_the_name_it_goes_back_to(gazetteer: Gazetteer) -> None:
    named, described = places_in("Shops in [LOC Ajmer] were shut. So it was across the state.", gazetteer)
    assert described.score < named.score
    assert described.place.precision == 3
