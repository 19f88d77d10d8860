"""Values are compared by stated levels."""

import pytest

from dateline.adopt.fit import Level, fit, same_place
from dateline.adopt.said import Kind, NamedPlace, Said
from dateline.adopt.words import alike, spans_of
from dateline.model.event import Event
from dateline.model.place import Place
from dateline.model.when import When
from dateline.store.record import Record
from tests.adopt.samples import CODEBOOK, UNION, event_id, write_record

GAFSA = Place(text="Gafsa", name="Gafsa", level="city", country="TN", lat=34.425, lon=8.784)
REGION = Place(text="Gafsa region", name="Gafsa", level="admin1", country="TN", lat=34.4, lon=8.8)


@pytest.mark.parametrize(
    ("why", "named", "place", "same"),
    [
        ("one name", NamedPlace(name="gafsa"), GAFSA, True),
        ("one name, marks aside", NamedPlace(name="Gáfsa."), GAFSA, True),
        ("as the report has it", NamedPlace(name="Gafsa Region"), REGION, True),
        ("another name", NamedPlace(name="Sfax"), GAFSA, False),
        ("near", NamedPlace(name="El Ksar", lat=34.39, lon=8.80), GAFSA, True),
        ("eleven kilometres off", NamedPlace(name="Lala", lat=34.525, lon=8.784), GAFSA, False),
        ("one name, another centre", NamedPlace(name="Gafsa", lat=34.7, lon=8.784), GAFSA, True),
        ("one name, far off", NamedPlace(name="Gafsa", lat=35.5, lon=8.784), GAFSA, False),
        ("the middle of a region is no town", NamedPlace(name="El Ksar", lat=34.4, lon=8.8), REGION, False),
        ("a region goes by its name", NamedPlace(name="Gafsa", lat=35.5, lon=8.784), REGION, True),
        ("another country", NamedPlace(name="Gafsa", country="DZ"), GAFSA, False),
    ],
)
def test_places(why: str, named: NamedPlace, place: Place, same: bool) -> None:
    assert same_place(named, place) is same, why


@pytest.fixture(scope="module")
def marched(tmp_path_factory: pytest.TempPathFactory) -> Event:
    with Record.open(write_record(tmp_path_factory.mktemp("r") / "r.dateline")) as record:
        return record.stood_event(event_id(UNION, "marched")).event


@pytest.mark.parametrize(
    ("types", "level"),
    [
        (("demonstration",), Level.SAME),
        (("graffiti", "demonstration"), Level.SAME),
        (("boycott",), Level.ALIKE),  # of the family of protest
        (("graffiti",), Level.ALIKE),  # of another family, with the same ACLED code
        (("arrest",), Level.OTHER),
    ],
)
def test_types(types: tuple[str, ...], level: Level, marched: Event) -> None:
    said = Said(row=2, kind=Kind(written="as written", types=types))
    assert fit(said, marched, CODEBOOK).type == level


@pytest.mark.parametrize(
    ("start", "end", "level"),
    [
        ("2021-03-01", "2021-03-01", Level.SAME),
        ("2021-02-20", "2021-03-05", Level.SAME),
        ("2021-03-02", "2021-03-02", Level.NEAR),
        ("2021-03-03", "2021-03-03", Level.OTHER),
        ("2021-02-24", "2021-02-28", Level.NEAR),
    ],
)
def test_dates(start: str, end: str, level: Level, marched: Event) -> None:
    date = When(start=start, end=end, precision="day", basis="reviewer")
    said = Said(row=2, kind=Kind(written="", types=("demonstration",)), date=date)
    assert fit(said, marched, CODEBOOK).date == level


@pytest.mark.parametrize(
    ("one", "other", "yes"),
    [
        ("teachers", "Dozens of teachers", True),
        ("Dozens of teachers, retired", "teachers", True),
        ("the union", "Dozens of teachers", False),
        ("", "teachers", False),
    ],
)
def test_descriptions(one: str, other: str, yes: bool) -> None:
    assert alike(one, other) is yes


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("در رشت", ["در رشت"]),
        ("took to", ["took\n to"]),  # words that a line end parts
        ("TOOK", ["took"]),
        ("ook", []),
        ("🕊", ["🕊"]),
        ("(twice)", ["(twice)"]),
        ("", []),
    ],
)
def test_words_are_found_whole(words: str, found: list[str]) -> None:
    text = "زنان در رشت 🕊 took\n to the streets (twice)."
    assert [span.of(text) for span in spans_of(words, text)] == found
