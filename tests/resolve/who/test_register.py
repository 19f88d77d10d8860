"""Which public body or office the words of a report mean, and that everybody else has no id."""

import pytest

from dateline.resolve.who.kinds import KINDS
from dateline.resolve.who.load import load_register
from dateline.resolve.who.register import REPORT, STATED
from dateline.resolve.who.spelling import is_capitals, name_key

REGISTER = load_register()

FOUND = {
    "a whole name": ("Human Rights Watch", None, "human-rights-watch", STATED),
    "with its article": ("the African Union", None, "african-union", STATED),
    "in its own language": ("Policía Nacional del Perú", None, "pe-police", STATED),
    "without the marks": ("policia nacional del peru", None, "pe-police", STATED),
    "in another script": ("Росгвардия", None, "ru-national-guard", STATED),
    "another apostrophe": ("Kurdistan Workers’ Party", None, "tr-pkk", STATED),
    "an abbreviation of no one country": ("UN", None, "united-nations", STATED),
    "its points": ("the U.N.", "KE", "united-nations", STATED),
    "an abbreviation at home": ("SAPS", "ZA", "za-police", REPORT),
    "an abbreviation of two, in one": ("PNP", "PE", "pe-police", REPORT),
    "an abbreviation of two, in the other": ("PNP", "PH", "ph-police", REPORT),
    "an agency, where no body of the country is called so": ("AFP", "ML", "agence-france-presse", REPORT),
    "a body of the country before the agency": ("AFP", "AU", "au-federal-police", REPORT),
    "a name that parties share": ("the Communist Party", "VN", "vn-communist-party", REPORT),
    "an office by the country's adjective": ("Senegalese interior ministry", None, "sn-interior-ministry", STATED),
    "by its name": ("Bolivia's Ministry of Defense", None, "bo-defence-ministry", STATED),
    "behind it": ("Constitutional Court of Moldova", "RO", "md-constitutional-court", STATED),
    "a name of several words": ("Papua New Guinea police", None, "pg-police", STATED),
    "with an article in it": ("Supreme Court of the Philippines", None, "ph-supreme-court", STATED),
    "a country named beats the report's": ("Ethiopian army", "SD", "et-army", STATED),
    "an office alone": ("the Foreign Ministry", "MN", "mn-foreign-ministry", REPORT),
    "the police of one force": ("police", "KE", "ke-police", REPORT),
    "a country called like a division elsewhere": ("Georgia's supreme court", "GE", "ge-supreme-court", STATED),
    "a president with the country": ("Chilean president", "CL", "cl-president", STATED),
    "a name of the house": ("Pentagon", None, "us-defence-ministry", STATED),
}
NOT_FOUND = {
    "an office, and no country": ("the interior ministry", None),
    "an abbreviation abroad": ("SAPS", "NL"),
    "an abbreviation, and no country": ("PNP", None),
    "a word that is an abbreviation in capitals": ("ice", "US"),
    "a part of a name": ("Human Rights", None),
    "a name with more around it": ("supporters of the African Union", None),
    "members of a body": ("police officers", "KE"),
    "a local branch": ("Nakuru police", "KE"),
    "the police of many forces": ("police", "IN"),
    "so too with the country": ("Swiss police", None),
    "a president of anything": ("the president", "CL"),
    "a ministry of no subject": ("the ministry", "PE"),
    "a private person": ("Nkechi Obiora", "NG"),
    "people of a country": ("Kenyan students", "KE"),
    "a country itself": ("Kenya", "KE"),
    "a division called like a country": ("Georgia's supreme court", "US"),
    "two countries of one name": ("Congolese army", None),
    "no letters": ("“…”", "KE"),
    "nothing": ("", "KE"),
}


@pytest.mark.parametrize(("words", "country", "wanted", "basis"), FOUND.values(), ids=FOUND)
def test_a_body_is_known(words: str, country: str | None, wanted: str, basis: str) -> None:
    match = REGISTER.find(words, country)
    assert match is not None
    assert (match.id, match.basis) == (wanted, basis)


@pytest.mark.parametrize(("words", "country"), NOT_FOUND.values(), ids=NOT_FOUND)
def test_everybody_else_has_no_id(words: str, country: str | None) -> None:
    assert REGISTER.find(words, country) is None


def test_the_shipped_register_is_of_all_continents_and_of_all_kinds() -> None:
    held = {actor.country for actor in REGISTER.actors}
    assert {None, "ZA", "BR", "US", "IN", "MM", "IR", "FR", "BY", "FJ", "NZ"} <= held
    assert len(REGISTER.actors) >= 150
    kinds = {actor.kind for actor in REGISTER.actors} | {office.kind for office in REGISTER.offices}
    assert kinds <= set(KINDS)


def test_no_two_entries_share_a_name_that_says_by_itself_who_is_meant() -> None:
    bearers: dict[str, set[str]] = {}
    for actor in REGISTER.actors:
        for name in actor.names:
            bearers.setdefault(name_key(name), set()).add(actor.id)
    assert not {name: ids for name, ids in bearers.items() if len(ids) > 1}


def test_an_id_begins_with_the_country_of_its_entry() -> None:
    offices = {office.id.removeprefix("{country}") for office in REGISTER.offices}
    for actor in REGISTER.actors:
        if actor.id[2:] in offices:
            assert actor.id[:2].upper() == actor.country


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("ICE", True), ("the ICE", True), ("The U.N.", True), ("ice", False), ("Ice", False), ("中国共产党", False)],
)
def test_capitals(name: str, wanted: bool) -> None:
    assert is_capitals(name) is wanted
