"""Which place a name means: a row is one reason that decides it."""

import pytest

from dateline.model.span import Span
from dateline.resolve.where.index import Gazetteer
from dateline.resolve.where.resolve import resolve_mentions
from tests.resolve.where.texts import places_in, short, told, unmark

MEANT = {
    "a quarter that the gazetteer lacks, not its namesake abroad": (
        "Hauliers from [LOC Nakuru], [LOC Kisumu], [LOC Eldoret] and [LOC Nairobi], [LOC Kenya], met in [LOC Midan].",
        "Midan",
        "Midan other KE",
    ),
    "a large town abroad is itself": (
        "Hauliers from [LOC Nakuru], [LOC Kisumu], [LOC Eldoret] and [LOC Nairobi], [LOC Kenya], met in [LOC Aleppo].",
        "Aleppo",
        "Aleppo city SY",
    ),
    "the famous one where nothing speaks against it": ("Rain fell on [LOC Paris] all day.", "Paris", "Paris city FR"),
    "a state named behind it": ("A vigil was held in [LOC Moscow], [LOC Idaho].", "Moscow", "Moscow city US"),
    "a short form of a state": ("They met in [LOC Fargo], N.D., on Sunday.", "Fargo", "Fargo city US"),
    "a country named behind it": ("A march in [LOC Córdoba], [LOC Argentina], ended.", "Córdoba", "Córdoba city AR"),
    "accents that were printed": ("Dockers of [LOC Valparaíso] stopped work.", "Valparaíso", "Valparaíso city CL"),
    "a country, not the state, in world news": (
        "[LOC Georgia] and [LOC Armenia] closed the border near [LOC Tbilisi].",
        "Georgia",
        "Georgia country GE",
    ),
    "a state, not the country, among its towns": (
        "Nurses in [LOC Atlanta] and [LOC Savannah], [LOC Georgia], walked out.",
        "Georgia",
        "Georgia admin1 US",
    ),
    "a state, not the country, by its word": (
        "Voters in the state of [LOC Georgia] queued, officials in [LOC Atlanta] said.",
        "Georgia",
        "Georgia admin1 US",
    ),
    "a state, not its capital, in a list of states": (
        "Teachers marched in [LOC Ohio], [LOC Oklahoma] and [LOC Arizona].",
        "Oklahoma",
        "Oklahoma admin1 US",
    ),
    "a town in a list of towns": (
        "Crowds gathered in [LOC Boston], [LOC New York] and [LOC Chicago].",
        "New York",
        "New York City city US",
    ),
    "a state by the word state": (
        "Farms in [LOC New York] state were flooded.",
        "New York state",
        "New York admin1 US",
    ),
    "a capital": ("Envoys flew to [LOC Washington] for talks.", "Washington", "Washington city US"),
    "a city-state is a city": ("Police in [LOC Hong Kong] fired tear gas.", "Hong Kong", "Hong Kong city HK"),
    "a city-state is a city too": ("Buses in [LOC Singapore] stopped.", "Singapore", "Singapore city SG"),
    "a country stays one in the news of its neighbour": (
        "Iranian units left [LOC Ahvaz] and [LOC Abadan] for [LOC Iraq].",
        "Iraq",
        "Iraq country IQ",
    ),
    "a town that bears the name of a country, in a state": (
        "A fire broke out in [LOC Lebanon], [LOC Pennsylvania].",
        "Lebanon",
        "Lebanon city US",
    ),
    "the town of the report's country": (
        "Unions in [LOC Lagos], [LOC Kano] and [LOC Ibadan] called for calm. A rally in [LOC Warri] drew hundreds.",
        "Warri",
        "Warri city NG",
    ),
    "near the other towns": (
        "Marchers left [LOC Leicester] and [LOC Nottingham] for [LOC Derby].",
        "Derby",
        "Derby city GB",
    ),
    "a province, not its chief town": (
        "Floods cut roads in [LOC Kerman] Province.",
        "Kerman Province",
        "Kerman admin1 IR",
    ),
    "a region of Belarus by its town": (
        "Drills began in the [LOC Brest] region of Belarus.",
        "Brest region",
        "Brest Region admin1 BY",
    ),
    "a town rather than a hamlet, though the gazetteer calls the town otherwise": (
        "Shops closed in [LOC Rudbar], [LOC Iran].",
        "Rudbar",
        "Khalīlābād city IR",
    ),
    "a state, not the capital, in a list of states": (
        "Fires burned in [LOC Oregon], [LOC Washington] and [LOC Montana].",
        "Washington",
        "Washington admin1 US",
    ),
    "a demonym speaks for its country": (
        "Bolivian miners blocked the road to [LOC Sucre]. Bolivian police cleared it.",
        "Sucre",
        "Sucre city BO",
    ),
    "no namesake from elsewhere, where the gazetteer lacks the one that the words place": (
        "A bus burned in [LOC Stroud], [LOC Ontario].",
        "Stroud",
        "Stroud other CA",
    ),
    "a campus called like towns elsewhere, in a capital that has small namesakes": (
        "[LOC LIMA], [LOC Peru], 16 July — Students at [LOC San Marcos] in [LOC Lima] went home.",
        "San Marcos",
        "Lima city PE",
    ),
    "nor a quarter of a city in another state": (
        "He was tried in [LOC Greenwood], [LOC W. Va.], on Monday.",
        "Greenwood",
        "Greenwood other US",
    ),
    "a large town beside another country stays": (
        "In [LOC Paris], [LOC Iran] said no to the plan.",
        "Paris",
        "Paris city FR",
    ),
    "a town by its own name, not a metropolis by an old one": (
        "Shops shut in [LOC Berea], said the mayor of [LOC Lexington], [LOC Kentucky].",
        "Berea",
        "Berea city US",
    ),
    "a region over borders": ("Herders crossed the [LOC Sahel].", "Sahel", "Sahel other -"),
    "a disputed region has no country of its own": ("Curfew in [LOC Kurdistan] went on.", "Kurdistan", "Kurdistan"),
}


@pytest.mark.parametrize(("marked", "words", "meant"), MEANT.values(), ids=MEANT)
def test_meant(marked: str, words: str, meant: str, gazetteer: Gazetteer) -> None:
    assert told(marked, words, gazetteer).startswith(meant)


def test_dateline_speaks_for_its_country(gazetteer: Gazetteer) -> None:
    text = "Hundreds marched in [LOC Cordoba] on Monday."
    assert told(text, "Cordoba", gazetteer, dateline="BUENOS AIRES") == "Córdoba city AR"
    assert told(text, "Cordoba", gazetteer, dateline="MADRID") == "Córdoba city ES"


def test_one_name_means_one_place_throughout(gazetteer: Gazetteer) -> None:
    text = "A fire in [LOC Athens], [LOC Georgia], killed two.\n[LOC Athens] police asked for help in [LOC Athens]."
    athens = {short(t.place) for t in places_in(text, gazetteer) if t.place.text == "Athens"}
    assert athens == {"Athens city US"}


PRECISION = {
    "a town": ("Shots were heard in [LOC Aden].", "Aden", 1),
    "near a town": ("Shots were heard near [LOC Aden].", "Aden", 2),
    "the outskirts of a town": ("Shots were heard on the outskirts of [LOC Aden].", "Aden", 2),
    "a province": ("Floods hit [LOC Kerman] Province.", "Kerman Province", 3),
    "a country": ("Rallies were held across [LOC Mali].", "Mali", 3),
    "a part of a country": ("Rallies were held in northern [LOC Mali].", "Mali", 3),
}


@pytest.mark.parametrize(("marked", "words", "precision"), PRECISION.values(), ids=PRECISION)
def test_precision(marked: str, words: str, precision: int, gazetteer: Gazetteer) -> None:
    assert [t.place.precision for t in places_in(marked, gazetteer) if t.place.text == words] == [precision]


def test_given_mentions_are_resolved_in_reading_order(gazetteer: Gazetteer) -> None:
    text, spans = unmark("Buses from [LOC Oaxaca] to [LOC Puebla], Mexican police said, were stopped.")
    found = resolve_mentions(text, [Span(a, b) for a, b, _ in reversed(spans)], gazetteer)
    assert [(t.span.of(text), t.place.country) for t in found] == [("Oaxaca", "MX"), ("Puebla", "MX")]


def test_no_mentions_no_places(gazetteer: Gazetteer) -> None:
    assert resolve_mentions("Nothing happened.", [], gazetteer) == ()


def test_what_came_second_is_kept(gazetteer: Gazetteer) -> None:
    text, spans = unmark("Shops were shut in [LOC San Marcos], [LOC Texas].")
    place = resolve_mentions(text, [Span(a, b) for a, b, _ in spans], gazetteer)[0].place
    assert (place.admin1, place.country) == ("Texas", "US")
    assert place.score is not None
    assert place.score > 0.5
    assert place.runner_up is not None
    assert place.runner_up.startswith("San Marcos, ")
