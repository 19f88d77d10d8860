from dataclasses import replace

import pytest

from dateline.extract.figure_words import figure_words
from dateline.extract.figures import find_figures
from dateline.extract.numbers import find_numbers
from dateline.model.event import Event
from dateline.model.figure import CLAIMANT_KINDS, MEASURES, STANCES, Figure
from dateline.model.place import Place, Toponym
from dateline.model.span import Evidence, Span
from tests.extract.frozen import frozen, report_of

EVENT = Event(
    id="0",
    report_id="0",
    group_id="0",
    type="blockade",
    types=("blockade",),
    mode=None,
    crosswalk={},
    trigger=Evidence(0, 1, "S", "trigger"),
    actor=None,
    target=None,
    place=None,
    date=None,
    occasion=None,
    messages=(),
    messages_evidence=(),
    status="current",
    source=None,
    score=0.5,
    coder="test",
    evidence=(),
)

Row = tuple[str, int | None, int | None]

# phenomenon, text, (measure, low, high) in order
CASES: list[tuple[str, str, list[Row]]] = [
    (
        "passive and list",
        "At least 14 people were killed and 63 others wounded in Nairobi.",
        [("killed", 14, None), ("injured", 63, None)],
    ),
    (
        "bound over a list",
        "Medics say at least 1,100 were killed, 4,300 injured, and 12,500 arrested.",
        [("killed", 1100, None), ("injured", 4300, None), ("arrested", 12500, None)],
    ),
    ("active verb", "Police arrested more than 120 protesters in Almaty.", [("arrested", 120, None)]),
    (
        "another count of the same",
        "Police detained 14 drivers in Suva. The ministry speaks of nine, while the union puts it at 31.",
        [("arrested", 14, 14), ("arrested", 9, 9), ("arrested", 31, 31)],
    ),
    (
        "a bare number that counts something else",
        "Police detained 14 drivers in Suva. The road is nine metres wide, and the bus was on line 31.",
        [("arrested", 14, 14)],
    ),
    ("particle verb", "Authorities rounded up 45 teachers in Jos.", [("arrested", 45, 45)]),
    (
        "participle",
        "Soldiers fired on a crowd of about 500 people in Goma, killing 3.",
        [("participants", 500, 500), ("killed", 3, 3)],
    ),
    (
        "left dead and injured",
        "The blast left 11 dead and dozens injured.",
        [("killed", 11, 11), ("injured", 24, None)],
    ),
    (
        "shot dead",
        "Security forces shot dead two protesters in Baghdad and wounded 17 more.",
        [("killed", 2, 2), ("injured", 17, 17)],
    ),
    ("toll", "The death toll from the clashes in Khartoum rose to 38.", [("killed", 38, 38)]),
    (
        "from one value to another",
        "The number of detainees rose from 210 to 345 in one week.",
        [("arrested", 210, 210), ("arrested", 345, 345)],
    ),
    ("executed", "Iran hanged 17 prisoners in Karaj last week.", [("executed", 17, 17)]),
    (
        "sentenced",
        "A court in Cairo sentenced 75 people to death and 47 others to life imprisonment.",
        [("sentenced", 75, 75), ("sentenced", 47, 47)],
    ),
    ("displaced", "Nearly 30,000 people have fled their homes in Cabo Delgado.", [("displaced", None, 30000)]),
    (
        "homeless",
        "The violence has left more than 2,000 people dead and 50,000 homeless in Manipur.",
        [("killed", 2000, None), ("displaced", 50000, None)],
    ),
    ("missing", "About 60 people remain missing after the attack.", [("missing", 60, 60)]),
    ("rescued", "Rescuers pulled 12 people from the rubble.", [("rescued", 12, 12)]),
    ("range", "Between 5,000 and 7,000 people marched through Belgrade.", [("participants", 5000, 7000)]),
    (
        "vague number of people",
        "Tens of thousands of people took to the streets of Santiago.",
        [("participants", 20000, None)],
    ),
    (
        "crowd by its setting",
        "Hundreds of students blocked the highway near Lahore for three hours.",
        [("participants", 200, None)],
    ),
    ("strong", "The 1,200-strong crowd chanted slogans outside parliament in Tbilisi.", [("participants", 1200, 1200)]),
    ("strikers", "More than 400 miners went on strike in Rustenburg.", [("strikers", 400, None)]),
    ("members", "The union, which has 12,000 members, called a strike.", [("members", 12000, 12000)]),
    ("places", "Protests spread to 23 cities and towns on Saturday.", [("places", 23, 23)]),
    (
        "buildings and vehicles",
        "Demonstrators torched two buses and 40 houses in Jos.",
        [("vehicles", 2, 2), ("buildings", 40, 40)],
    ),
    ("nominal deed", "Amnesty International recorded the deaths of 106 protesters.", [("killed", 106, 106)]),
    (
        "counted noun",
        "The group has documented 1,200 arrests and 43 deaths.",
        [("arrested", 1200, 1200), ("killed", 43, 43)],
    ),
    (
        "subject list",
        "Police said 40 officers and 25 protesters were injured.",
        [("injured", 40, 40), ("injured", 25, 25)],
    ),
    ("over an apposition", "Seven people, including a girl, died when troops fired.", [("killed", 7, 7)]),
    ("relative clause", "The clashes, in which 8 people died, began on Monday.", [("killed", 8, 8)]),
    ("heading", "Police detain 50 at Moscow rally", [("arrested", 50, 50)]),
    ("one person", "One man was killed in Caracas.", [("killed", 1, 1)]),
    ("words", "Two dozen men and twenty-one women were held in Minsk.", [("arrested", 24, 24), ("arrested", 21, 21)]),
    ("sentence and fine are none", "He was sentenced to 15 years in prison and fined 20,000 dollars.", []),
    ("age is none", "The 25-year-old student was shot in the chest.", []),
    ("share is none", "More than 70 percent of shops were shut.", []),
    ("score is none", "He scored 25 points and had 12 rebounds as Denver beat Utah 112-104.", []),
    ("money is none", "Shares rose 3 percent to 450 rupees on Monday after the firm sold 2 million phones.", []),
    ("date and label are none", "At 5 p.m. on 12 March 2021 they met at Gate 4.", []),
    ("several is none", "Several people were arrested in Harare.", []),
    ("agents are not the arrested", "Twenty police officers arrested 35 protesters in Suva.", [("arrested", 35, 35)]),
]
CLAIMED = (
    "Police arrested more than 120 protesters in Almaty, the interior ministry said, "
    "while rights group Memorial put the number at 300."
)
DENIED = "The ministry denied that 1,500 people had been killed."
HOSPITAL = "At least 14 people were killed in Nairobi, hospital officials said."
QUOTED = "“More than 40 of our members were arrested,” said Rosa Quispe, a union leader."
TWICE = (
    "Three people were killed in La Paz.\nThe three people killed were miners.\n"
    "Another 30 people were injured in La Paz."
)
PLACED = "At least 14 people were killed in Kenya when police fired on a march in Nairobi."
COUNTED_ACTOR = "Some 70 tenants have barricaded the entrance of the mill in Suva since noon."
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
TEXTS: list[str] = [
    *(text for _, text, _ in CASES),
    *(row[1] for row in TOLD),
    *(row[1] for row in CLAIMS),
    COUNTED_ACTOR,
    CLAIMED,
    DENIED,
    HOSPITAL,
    QUOTED,
    TWICE,
    PLACED,
]


def figures(text: str, toponyms: tuple[Toponym, ...] = ()) -> tuple[Figure, ...]:
    return find_figures(report_of(text), frozen(text), toponyms)


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


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=name) for name, t, e in CASES])
def test_what_a_number_counts(text: str, expected: list[Row]) -> None:
    assert [(f.measure, f.low, f.high) for f in figures(text)] == expected


@pytest.mark.parametrize("text", TEXTS)
def test_every_value_is_shown_and_known(text: str) -> None:
    for figure in figures(text):
        assert all(text[e.start : e.end] == e.exact for e in figure.evidence)
        assert any(e.of == "value" for e in figure.evidence)
        assert figure.measure in MEASURES
        assert figure.claimant_kind in CLAIMANT_KINDS
        assert figure.stance in STANCES


def test_each_number_has_its_own_claimant() -> None:
    first, second = figures(CLAIMED)
    assert (first.claimant, first.claimant_kind) == ("interior ministry", "authority")
    assert (second.measure, second.low, second.claimant) == ("arrested", 300, "rights group Memorial")


def test_a_denial_keeps_its_number_and_says_so() -> None:
    (figure,) = figures(DENIED)
    assert (figure.low, figure.stance, figure.claimant) == (1500, "denies", "ministry")


def test_a_new_value_revises_the_old_one() -> None:
    assert [f.stance for f in figures("The number of detainees rose from 210 to 345 in one week.")] == [
        "asserts",
        "revises",
    ]


def test_the_telling_word_decides_the_kind_of_claimant() -> None:
    assert [f.claimant_kind for f in figures(HOSPITAL)] == ["hospital"]


def test_a_quotation_is_its_speaker_s_claim() -> None:
    assert [f.claimant for f in figures(QUOTED)] == ["Rosa Quispe"]


def test_a_report_that_speaks_for_itself_has_no_claimant() -> None:
    assert [(f.claimant, f.claimant_kind) for f in figures("Iran hanged 17 prisoners in Karaj last week.")] == [
        (None, "unknown")
    ]


def test_the_same_value_told_twice_is_one_figure_with_more_evidence() -> None:
    killed, injured = figures(TWICE)
    assert [e.exact for e in killed.evidence if e.of == "value"] == ["Three people", "three people"]
    assert (injured.measure, injured.low, injured.unit) == ("injured", 30, "people")


def test_those_who_act_in_an_event_are_counted_by_its_type() -> None:
    parse = frozen(COUNTED_ACTOR)
    at = COUNTED_ACTOR.index("Some 70 tenants")
    actor = Evidence(at, at + len("Some 70 tenants"), "Some 70 tenants", "actor")
    event = replace(EVENT, evidence=(actor,))
    (figure,) = find_figures(report_of(COUNTED_ACTOR), parse, (), frozenset(), [event])
    assert (figure.measure, figure.low) == ("participants", 70)
    assert figures(COUNTED_ACTOR) == ()
    assert find_figures(report_of(COUNTED_ACTOR), parse, (), frozenset(), []) == ()


def test_the_narrowest_place_of_the_sentence() -> None:
    rows = [("Kenya", "country"), ("Nairobi", "city")]
    toponyms = tuple(
        Toponym(
            span=Span(PLACED.index(name), PLACED.index(name) + len(name)),
            place=Place(text=name, name=name, level=level, country="KE"),
            score=0.9,
        )
        for name, level in rows
    )
    place = figures(PLACED, toponyms)[0].place
    assert place is not None
    assert place.name == "Nairobi"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half a million", [(500000, 500000, None)]),
        ("1.5 million", [(1500000, 1500000, None)]),
        ("one hundred and fifty", [(150, 150, None)]),
        ("two to three thousand", [(2000, 3000, None)]),
        ("more than 31,000 to 32,000", [(31000, 32000, "more than")]),
        ("no fewer than 12", [(12, None, "no fewer than")]),
        ("up to 1 lakh", [(None, 100000, "up to")]),
        ("has gone up to 231", [(231, 231, None)]),
        ("some 300+", [(300, None, "+")]),
        ("a few thousand", [(2000, None, "a few thousand")]),
        ("hundreds of thousands", [(200000, None, "hundreds of thousands")]),
        ("scores of", [(40, None, "scores")]),
        ("an estimated 10,000", [(10000, 10000, "an estimated")]),
        ("as many as 28", [(28, 28, "as many as")]),
        ("from 544 to 607", [(544, 544, None), (607, 607, None)]),
        ("12\u202f000", [(12000, 12000, None)]),
        ("$2 billion, 3%, the 33rd, a 12-day war, 112-107, A320, 4:30", []),
        ("at 14.20 on the 7.5 mark", []),
        ("1.340 votes", [(1340, 1340, None)]),
    ],
)
def test_numbers_as_news_writes_them(text: str, expected: list[tuple[int | None, int | None, str | None]]) -> None:
    found = find_numbers(text, Span(0, len(text)), figure_words())
    assert [(n.low, n.high, n.modifier) for n in found] == expected
    assert all(n.whole.holds(n.span) for n in found)
