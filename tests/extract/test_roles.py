"""Who did it, to whom, and whether it is vouched for: a row is one construction, in a sentence of our own."""

import pytest

from dateline.codebook.load import load_codebook
from dateline.extract.events import find_mentions
from dateline.extract.triggers import index_frames
from dateline.model.mention import EventMention, Role
from tests.extract.frozen import frozen, report_of
from tests.extract.trees import time, toponym

FRAMES = index_frames(load_codebook(), "en")
TOWNS = ("Vilnius", "Cuenca", "Bafoussam", "Oaxaca", "Gweru", "Turku")

# name, text, type, actor, target
ROLES: list[tuple[str, str, str, str | None, str | None]] = [
    ("any noun may act", "The outriders burned a bus in Oaxaca.", "property_attack", "outriders", "bus"),
    ("a town before them", "In Gweru police with dogs cleared a crowd from the yard.", "crackdown", "police", "crowd"),
    (
        "an agent behind other phrases",
        "Leaflets were strewn along the platform of the old station by unknown persons.",
        "leaflet",
        "unknown persons",
        None,
    ),
    (
        "whom the accuser blames",
        "The widow accuses two sergeants of torturing her son in the barracks at Cuenca.",
        "torture",
        "two sergeants",
        "her son",
    ),
    (
        "whom the court punishes",
        "A court in Turku jailed four students for burning a portrait of the rector.",
        "symbolic_destruction",
        "four students",
        "portrait of the rector",
    ),
    ("by order of", "By order of the prefect the weekly was banned in Bafoussam.", "restriction", "prefect", "weekly"),
    ("said of a person", "Rosa Quispe is on hunger strike in Cuenca.", "hunger_strike", "Rosa Quispe", None),
    ("who kept it", "Nurses kept a vigil outside the clinic in Gweru.", "demonstration", "Nurses", None),
    ("who only saw it", "A student has seen rioting in Gweru.", "unrest", None, None),
    ("in the past they had to", "Constables had to fire six rounds in Oaxaca.", "crackdown", "Constables", None),
    (
        "hurt in it",
        "Two porters were wounded in police firing on a queue in Cuenca.",
        "crackdown",
        "police",
        "queue",
    ),
    (
        "who began it",
        "The strike that the tram drivers began in Vilnius goes on.",
        "strike",
        "tram drivers",
        None,
    ),
    (
        "a force among those who clashed",
        "Clashes between pupils and police went on in Turku until dawn.",
        "unrest",
        "pupils",
        "police",
    ),
    (
        "who they are by their clothes",
        "Three students were taken away in Oaxaca by four men in plain clothes.",
        "arrest",
        "four men in plain clothes",
        "Three students",
    ),
    (
        "what most of them are",
        "Some 70 women, most of them students from the port, marched through Cuenca.",
        "demonstration",
        "Some 70 women, most of them students from the port",
        None,
    ),
    (
        "a part of them",
        "Nine of the miners are on hunger strike in Oaxaca.",
        "hunger_strike",
        "Nine of the miners",
        None,
    ),
    ("whose arrest", "His arrest in Vilnius angered the poet's readers.", "arrest", None, None),
    ("what was not paid", "Tenants in Turku refused to pay the new rent.", "boycott", "Tenants", "new rent"),
    (
        "the wall written on",
        "Someone painted slogans on the wall of the bank in Gweru.",
        "graffiti",
        "Someone",
        "wall of the bank",
    ),
    ("no instrument is hit", "Soldiers opened fire on Monday on a crowd in Oaxaca.", "crackdown", "Soldiers", "crowd"),
]

# name, text, type, status
STATUS: list[tuple[str, str, str, str]] = [
    ("rumour far above", "There is a rumour in Gweru that soldiers beat protesters.", "crackdown", "alleged"),
    ("false behind it", "Reports that a curfew was imposed in Turku are false.", "restriction", "denied"),
    (
        "without foundation",
        "Allegations that guards beat protesters in Oaxaca are without foundation.",
        "crackdown",
        "denied",
    ),
    (
        "denied in the passive",
        "A report that police arrested a poet in Vilnius was denied by the ministry.",
        "arrest",
        "denied",
    ),
    ("a march dropped", "A march in Cuenca was dropped on Monday.", "demonstration", "denied"),
    ("told to be ahead", "The union said that it would march in Turku on Friday.", "demonstration", "planned"),
    ("a strike announced", "The union has announced a strike in Bafoussam on Monday.", "strike", "planned"),
    ("called to talks", "The prefect called both sides to talks in Cuenca on Friday.", "meeting", "planned"),
    ("only a court's reason", "A court in Gweru jailed two men for the murder of a trader.", "killing", "background"),
    ("a mother's word", "His mother says that guards tortured him in Oaxaca.", "torture", "alleged"),
    ("vouched for", "Police arrested a poet in Vilnius, the ministry said.", "arrest", "current"),
]
# name, text, type, towns
WHERE: list[tuple[str, str, str, tuple[str, ...]]] = [
    (
        "not where police come from",
        "In Gweru riot police brought in from Turku beat students on Monday.",
        "crackdown",
        ("Gweru",),
    ),
    ("not where the farmers are from", "Four farmers from Oaxaca were jailed on Monday.", "arrest", ()),
    (
        "not where a bus goes",
        "Gunmen attacked a bus that was going from Vilnius to Turku on Monday.",
        "armed_attack",
        (),
    ),
    ("not where a road leads", "Drivers blocked the road to Oaxaca on Monday.", "blockade", ()),
    (
        "asides in a list",
        "Leaflets were thrown from cars in Cuenca (the bus station), Oaxaca (two schools) and Gweru on Monday.",
        "leaflet",
        ("Cuenca", "Oaxaca", "Gweru"),
    ),
]
TEXTS: list[str] = [text for table in (ROLES, STATUS, WHERE) for _, text, *_ in table]


def mentions(text: str) -> list[EventMention]:
    parse = frozen(text)
    towns = [toponym(parse, town) for town in TOWNS if town in text]
    days = [time(parse, day, "2024-05-06") for day in ("Monday", "Friday") if day in text]
    return [m for m in find_mentions(report_of(text), parse, FRAMES, towns, days) if m.types]


def words(role: Role | None) -> str | None:
    return role.text if role else None


@pytest.mark.parametrize(("text", "kind", "actor", "target"), [pytest.param(*row, id=name) for name, *row in ROLES])
def test_who_did_it_and_to_whom(text: str, kind: str, actor: str | None, target: str | None) -> None:
    found = [(words(m.actor), words(m.target)) for m in mentions(text) if kind in m.types]
    assert (actor, target) in found


@pytest.mark.parametrize(("text", "kind", "status"), [pytest.param(*row, id=name) for name, *row in STATUS])
def test_what_the_sentence_vouches_for(text: str, kind: str, status: str) -> None:
    assert status in [m.status for m in mentions(text) if kind in m.types]


@pytest.mark.parametrize(("text", "kind", "towns"), [pytest.param(*row, id=name) for name, *row in WHERE])
def test_where_it_happened(text: str, kind: str, towns: tuple[str, ...]) -> None:
    assert towns in [tuple(t.place.name for t in m.places) for m in mentions(text) if kind in m.types]
