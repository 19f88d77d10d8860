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
TEXTS: list[str] = [*(text for _, text, _ in CASES), COUNTED_ACTOR, CLAIMED, DENIED, HOSPITAL, QUOTED, TWICE, PLACED]


def figures(text: str, toponyms: tuple[Toponym, ...] = ()) -> tuple[Figure, ...]:
    return find_figures(report_of(text), frozen(text), toponyms)


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
