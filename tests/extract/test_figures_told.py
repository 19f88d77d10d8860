"""What numbers count, and who gives them, in sentences that are known to tell of events."""

from dataclasses import replace

import pytest

from dateline.extract.figures import find_figures
from dateline.model.event import Event
from dateline.model.span import Evidence
from tests.extract.frozen import frozen, report_of
from tests.extract.test_figures import EVENT, Row

# phenomenon, text, (type, trigger) of the events that it tells, (measure, low, high) in order
TOLD: list[tuple[str, str, list[tuple[str, str]], list[Row]]] = [
    (
        "a turn of phrase behind the number",
        "Eleven weavers were let go from the police station in Agadez on Friday.",
        [("release", "let go")],
        [("other", 11, 11)],
    ),
    (
        "needed treatment",
        "Seventeen people needed treatment after guards went in with batons at Sousse.",
        [("crackdown", "went in")],
        [("injured", 17, 17)],
    ),
    (
        "the event that governs them",
        "Some 400 market women filed past the prefecture in Bouake banging lids.",
        [("demonstration", "filed past")],
        [("participants", 400, 400)],
    ),
    (
        "jailed by a court",
        "A court in Lusaka jailed four carters for three years each.",
        [("sentence", "jailed")],
        [("sentenced", 4, 4)],
    ),
    (
        "what became of those who are so called",
        "Two of the detainees were set free in Gyumri on Sunday.",
        [("release", "set free")],
        [("other", 2, 2)],
    ),
    (
        "a bare number for what was counted before",
        "Police fired on the march in Mbeya. Organisers said 3,000 people had come, police 900.",
        [("demonstration", "march"), ("crackdown", "fired")],
        [("participants", 3000, 3000), ("participants", 900, 900)],
    ),
    (
        "a bare number for what was asked",
        "How many were hurt at the gate? Nine, says the clinic, and the union insists on 20.",
        [("unrest", "gate")],
        [("injured", 9, 9), ("injured", 20, 20)],
    ),
    (
        "the word next to a bare number says what it counts",
        "The union put the dead of the shooting in Durres at three and the wounded at between 40 and 50.",
        [("crackdown", "shooting")],
        [("killed", 3, 3), ("injured", 40, 50)],
    ),
    (
        "place by place",
        "Officers swept up 26 traders on Tuesday: eleven in Busia, six in Malaba and nine in Tororo.",
        [("arrest", "swept up")],
        [("arrested", 26, 26), ("arrested", 11, 11), ("arrested", 6, 6), ("arrested", 9, 9)],
    ),
    (
        "a part of those counted",
        "Of the 60 farmers held after the march in Amravati, twelve came home on Sunday.",
        [("arrest", "held"), ("demonstration", "march")],
        [("arrested", 60, 60), ("other", 12, 12)],
    ),
    (
        "those who take part in a strike",
        "The strike in Pokhara goes on. Some 900 drivers take part, their union said, while the ministry counted 300.",
        [("strike", "strike")],
        [("strikers", 900, 900), ("strikers", 300, 300)],
    ),
    (
        "things where an event is told",
        "Villagers blocked the river at Requena with 30 canoes and a raft.",
        [("blockade", "blocked")],
        [("vehicles", 30, 30)],
    ),
    (
        "papers that were handed out",
        "Students handed out 2,000 leaflets at the station in Timisoara.",
        [("leaflet", "handed out")],
        [("other", 2000, 2000)],
    ),
    (
        "nobody is counted by a ban",
        "The governor banned gatherings of more than ten people in Oruro after the march.",
        [("restriction", "banned"), ("demonstration", "march")],
        [],
    ),
    (
        "witnesses are not counted",
        "Two passengers told us that the march in Jinja had set off at nine.",
        [("demonstration", "march")],
        [],
    ),
    (
        "an age is told",
        "She is 57 and has been on hunger strike in Arequipa since Monday.",
        [("hunger_strike", "hunger strike")],
        [],
    ),
    ("a paragraph and an age", "2. A weaver of 61 spoke at the rally in Larache.", [("demonstration", "rally")], []),
    ("an hour", "By 14.20 the strikers in Iloilo had gone home.", [("strike", "strikers")], []),
    (
        "somebody's children",
        "“I have three children,” said a woman at the vigil in Kaunas.",
        [("demonstration", "vigil")],
        [],
    ),
    (
        "half of a date",
        "From 14 to 26 May the miners of Copsa stayed away from work in a strike.",
        [("strike", "strike")],
        [],
    ),
    (
        "a report without events: people harmed",
        "The flood in Beira killed 14 people and injured 30 others, the mayor said.",
        [],
        [("killed", 14, 14), ("injured", 30, 30)],
    ),
    (
        "a report without events: nobody harmed",
        "Some 4,000 people joined the harvest fair in Beira, where nine carts were shown.",
        [],
        [],
    ),
]
# phenomenon, text, (type, trigger) of its event, (low or high, claimant, kind, stance) in order
Claim = tuple[int, str | None, str, str]
CLAIMS: list[tuple[str, str, tuple[str, str], list[Claim]]] = [
    (
        "a count behind and a verb before",
        "Some 400 nurses, by their union's count, marched in Blantyre; police spoke of 150.",
        ("demonstration", "marched"),
        [(400, "their union", "organiser", "asserts"), (150, "police", "authority", "asserts")],
    ),
    (
        "the verb of the second is left out",
        "Organisers put the crowd at the rally in Ghent at 2,000, the city hall at 700.",
        ("demonstration", "rally"),
        [(2000, "Organisers", "organiser", "asserts"), (700, "city hall", "authority", "asserts")],
    ),
    (
        "one according-to for each",
        "The march in Ta'izz drew 5,000 people according to the organisers and 800 according to the police.",
        ("demonstration", "march"),
        [(5000, "organisers", "organiser", "asserts"), (800, "police", "authority", "asserts")],
    ),
    (
        "whose number it is",
        "Two miners were killed in the clash at Lubin. The hospital's figure is three.",
        ("unrest", "clash"),
        [(2, None, "unknown", "asserts"), (3, "hospital", "hospital", "asserts")],
    ),
    (
        "believed or not",
        "A procession of growers, nearly 500 if you believe the water users' union, went through Chiredzi.",
        ("demonstration", "procession"),
        [(500, "water users' union", "organiser", "asserts")],
    ),
    (
        "a role behind the sentence",
        "About 60 people stood at the gate in Talas in a vigil, village elder Bek Osmon said by telephone.",
        ("demonstration", "vigil"),
        [(60, "Bek Osmon", "unknown", "asserts")],
    ),
    (
        "where somebody works belongs to the name",
        "Doctors at the regional hospital counted seven dead after the shooting in Zinder.",
        ("crackdown", "shooting"),
        [(7, "Doctors at the regional hospital", "hospital", "asserts")],
    ),
    (
        "a semicolon ends what was said",
        "Thirty people were detained at the march in Osh, police said; a lawyer spoke of 58.",
        ("arrest", "detained"),
        [(30, "police", "authority", "asserts"), (58, "lawyer", "organisation", "asserts")],
    ),
    (
        "the report counted itself",
        "We counted 600 people at the rally in Nis, and the police 150.",
        ("demonstration", "rally"),
        [(600, None, "unknown", "asserts"), (150, "police", "authority", "asserts")],
    ),
    (
        "an earlier version names its source",
        "An earlier version of this report, citing a nurse, said that four people died in the shooting in Moyale.",
        ("crackdown", "shooting"),
        [(4, "nurse", "hospital", "asserts")],
    ),
    (
        "a kind told where the name is first",
        "Nadia Ould, a surgeon, came late to the rally in Oran. Ould said 17 people were wounded.",
        ("demonstration", "rally"),
        [(17, "Nadia Ould", "hospital", "asserts")],
    ),
    (
        "one number takes the place of another",
        "The clinic in Ruse has since revised the number of injured in the clash to 14.",
        ("unrest", "clash"),
        [(14, "clinic in Ruse", "hospital", "revises")],
    ),
    (
        "not the other number",
        "Eight people were hurt in the clash in Tamale, not eleven as the radio had it.",
        ("unrest", "clash"),
        [(8, None, "unknown", "revises"), (11, "radio", "outlet", "denies")],
    ),
    (
        "a rejected figure",
        "The figure of five dead at Garoua is a fabrication, the governor said of the shooting.",
        ("crackdown", "shooting"),
        [(5, "governor", "authority", "denies")],
    ),
]
TEXTS: list[str] = [*(row[1] for row in TOLD), *(row[1] for row in CLAIMS)]


def told(text: str, kind: str, words: str) -> Event:
    at = text.index(words)
    trigger = Evidence(at, at + len(words), words, "trigger")
    return replace(EVENT, id=kind, type=kind, types=(kind,), trigger=trigger, evidence=(trigger,))


@pytest.mark.parametrize(("text", "events", "expected"), [pytest.param(*row[1:], id=row[0]) for row in TOLD])
def test_what_a_number_counts_where_events_are_told(
    text: str, events: list[tuple[str, str]], expected: list[Row]
) -> None:
    found = find_figures(report_of(text), frozen(text), (), frozenset(), [told(text, *event) for event in events])
    assert [(f.measure, f.low, f.high) for f in found] == expected


@pytest.mark.parametrize(("text", "event", "expected"), [pytest.param(*row[1:], id=row[0]) for row in CLAIMS])
def test_who_gives_a_number_and_how(text: str, event: tuple[str, str], expected: list[Claim]) -> None:
    found = find_figures(report_of(text), frozen(text), (), frozenset(), [told(text, *event)])
    assert [(f.low or f.high, f.claimant, f.claimant_kind, f.stance) for f in found] == expected
