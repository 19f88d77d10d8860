"""What in a report is a place: a row is one sentence and the places in it where something can happen."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.resolve.where.index import Gazetteer
from dateline.resolve.where.places import find_places
from tests.resolve.where.texts import parse_of, places_in, report_of, scenes

SCENES = {
    "tagged towns": ("Shops closed in [LOC Taiz] and [LOC Ibb].", ["Taiz", "Ibb"]),
    "towns behind a preposition that the tagger missed": ("Shops closed in Cochabamba.", ["Cochabamba"]),
    "list members that the tagger takes for people": (
        "Leaflets were seen in [LOC Tehran], [PER Karaj], [LOC Mashhad], [PER Gorgan] and [LOC Zahedan].",
        ["Tehran", "Karaj", "Mashhad", "Gorgan", "Zahedan"],
    ),
    "a list member spelt as nobody else does": (
        "Leaflets were seen in [LOC Tehran], [LOC Nishaboor], [LOC Mashhad] and [LOC Zahedan] in Iran.",
        ["Tehran", "Nishaboor", "Mashhad", "Zahedan", "Iran"],
    ),
    "demonyms place nothing": ("Iranian and Chilean students met in [LOC Bonn].", ["Bonn"]),
    "a language that a small town is called like": ("Leaflets in Spanish lay about in [LOC Quito].", ["Quito"]),
    "a list with an aside": (
        "Shops closed in [LOC Pune] (the old market), Nashik and Nagpur.",
        ["Pune", "Nashik", "Nagpur"],
    ),
    "a university": ("Students of Sharif University of Technology met in [LOC Tehran].", ["Tehran"]),
    "a newspaper": ("The [ORG Tehran Times] reported it.", []),
    "a club": ("[ORG Manchester United] lost at home.", []),
    "people": ("[PER Paris Lee] and [PER Jordan Hart] spoke to [PER Florence May].", []),
    "a surname by itself later": (
        "[PER Amina Benson] was held. Benson told the court so. [LOC Benson] said she was beaten.",
        [],
    ),
    "a title before it": ("Mayor [LOC Lancaster] spoke. President [LOC Lincoln] Obuya left.", []),
    "months": ("In March and in May, on Monday and in August, nothing was heard.", []),
    "common words that open a sentence": ("Police came. Most fled. Of these, Many fell. Reading helps. Nice try.", []),
    "an ordinary word in capitals": ("WHO KNEW THIS? ONE MAN in [LOC Lima] did.", ["Lima"]),
    "a country in capitals": ("The UK and the US sent envoys to [LOC Doha].", ["UK", "US", "Doha"]),
    "a party": ("[ORG New Azerbaijan Party] offices were closed.", []),
    "a verb of speech": ("[LOC Evans] said that the strike would go on. A crowd formed in [LOC Cardiff].", ["Cardiff"]),
    "unknown, behind a preposition": ("A well was dug in [LOC Zhabdiqorin].", ["Zhabdiqorin"]),
    "a language": ("Fliers in [LOC Spanish] and Mixtec were handed out in [LOC Lima].", ["Lima"]),
    "a street called after a town": ("People of Rua do [LOC Amparo] in [LOC Olinda] burned a doll.", ["Olinda"]),
    "a name that goes on": ("Youths of [LOC Bab] al-Ramel in [LOC Tripoli] were beaten.", ["Tripoli"]),
    "a district": ("Posters were torn down in [LOC Thane] district.", ["Thane district"]),
}


@pytest.mark.parametrize(("marked", "expected"), SCENES.values(), ids=SCENES)
def test_scenes(marked: str, expected: list[str], gazetteer: Gazetteer) -> None:
    assert scenes(marked, gazetteer) == expected


def test_demonyms_are_kept_and_marked(gazetteer: Gazetteer) -> None:
    (toponym,) = places_in("Chilean miners walked out.", gazetteer)
    assert (toponym.demonym, toponym.place.country, toponym.place.level) == (True, "CL", "country")


def test_a_place_inside_the_name_of_a_body_is_marked(gazetteer: Gazetteer) -> None:
    found = places_in("The [ORG University of Nairobi] closed.", gazetteer)
    assert [(t.place.text, t.organisation) for t in found] == [("Nairobi", True)]


def test_an_unknown_place_has_no_coordinates(gazetteer: Gazetteer) -> None:
    found = places_in("A well was dug in [LOC Zhabdiqorin].", gazetteer)
    assert [(t.place.level, t.place.lat, t.place.geonames_id) for t in found] == [("other", None, None)]


@pytest.mark.parametrize("name", ["White Bridge", "Open Square", "Freedom Road", "Lotus Avenue"])
def test_a_street_is_near_its_town(name: str, gazetteer: Gazetteer) -> None:
    found = places_in(f"Crowds in [LOC Kisumu] met at [LOC {name}].", gazetteer)
    assert [(t.place.text, t.place.name, t.place.precision) for t in found] == [
        ("Kisumu", "Kisumu", 1),
        (name, "Kisumu", 2),
    ]


LOWER = (
    "ahmedabad: two people were hurt in ahmedabad on friday, police said. curfew was imposed in vadodara and "
    "in thane district of maharashtra. shops stayed closed in aurangabad, nanded and pune. in may the centre had "
    "sent forces to the city and nobody was reading about it at the meeting in nagpur, said mr palmer."
)


def test_lower_case_report(gazetteer: Gazetteer) -> None:
    found = scenes(LOWER, gazetteer)
    assert found == [
        "ahmedabad",
        "ahmedabad",
        "vadodara",
        "thane district",
        "maharashtra",
        "aurangabad",
        "nanded",
        "pune",
        "nagpur",
    ]


def test_lower_case_places_are_the_countrys_own(gazetteer: Gazetteer) -> None:
    assert {t.place.country for t in places_in(LOWER, gazetteer)} == {"IN"}


LOWER_REST = " officials said that nothing more was known and that an inquiry would be held within a week by the board."
LOWER_STRANGERS = {
    "first in a list of towns": (
        "nashik: offices were shut in nandurbaar, pune, nagpur and nanded on tuesday.",
        "nandurbaar",
    ),
    "two words before area": (
        "lahore: in the jalalpuur jattan area of gujrat district two men were beaten on friday.",
        "jalalpuur jattan",
    ),
}


@pytest.mark.parametrize(("text", "name"), LOWER_STRANGERS.values(), ids=LOWER_STRANGERS)
def test_lower_case_strangers(text: str, name: str, gazetteer: Gazetteer) -> None:
    (place,) = [t.place for t in places_in(text + LOWER_REST, gazetteer) if t.place.text == name]
    assert place.country in ("IN", "PK")
    assert place.lat is not None


def test_lower_case_words_are_no_strangers(gazetteer: Gazetteer) -> None:
    text = "nashik: troops stood in formation, pune said. at gunpoint in the parking area a man fled."
    assert scenes(text + LOWER_REST, gazetteer) == ["nashik", "pune"]


@pytest.mark.parametrize(
    "text",
    ["", " \n\n", "😀😀 🇮🇷", "در تهران و شیراز مردم به خیابان آمدند.", "١٢٣ — …", "Ünïcödé 😀 in Lima 😀, Peru"],
)
def test_any_text_is_read(text: str, gazetteer: Gazetteer) -> None:
    parse = parse_of(text)
    for toponym in find_places(report_of(parse), parse, gazetteer):
        assert toponym.span.of(text) == toponym.place.text


NAMES = [
    "Lima",
    "Kerman Province",
    "Iranian",
    "U.S.",
    "Georgia",
    "the",
    "😀",
    "in",
    ",",
    ".",
    "and",
    "Ali",
    "شیراز",
    "\n",
    "N.D.",
    "May",
]


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(NAMES), max_size=14), glue=st.sampled_from([" ", "", "\u00a0"]))
def test_spans_hold_their_words_in_order_without_overlap(words: list[str], glue: str, gazetteer: Gazetteer) -> None:
    text = glue.join(words)
    parse = parse_of(text)
    found = find_places(report_of(parse), parse, gazetteer)
    assert [t.place.text for t in found] == [t.span.of(text) for t in found]
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(0.0 <= t.score <= 1.0 for t in found)
    assert find_places(report_of(parse), parse, gazetteer) == found
