import pytest

from dateline.clean.bare import bare_report
from dateline.extract.statements import find_statements
from dateline.model.report import Masthead
from dateline.model.span import Span
from dateline.model.statement import Statement
from dateline.model.when import TimeMention, When
from dateline.parse.pipeline import load_pipeline
from tests.extract.frozen import frozen, report_of

# phenomenon, text, (speaker, quote) of each quoted statement
CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    (
        "speaker after the verb",
        "“We will not go back to work,” said Amina Bello.",
        [("Amina Bello", "We will not go back to work,")],
    ),
    (
        "speaker before the verb",
        "“We will not go back to work,” Amina Bello said.",
        [("Amina Bello", "We will not go back to work,")],
    ),
    ("colon", "Amina Bello added: “We will not go back.”", [("Amina Bello", "We will not go back.")]),
    (
        "colon without a verb of saying",
        "Her deputy, Tomas Novak, was blunter: “We lost the harbour on paper.”",
        [("Tomas Novak", "We lost the harbour on paper.")],
    ),
    (
        "a pronoun behind the verb",
        "Marta Kovac has mended nets for years. “The sea is empty this year,” told she to the weekly.",
        [("Marta Kovac", "The sea is empty this year,")],
    ),
    (
        "an auxiliary before the verb",
        "“We have asked for bread and for water,” has declared Amina Bello.",
        [("Amina Bello", "We have asked for bread and for water,")],
    ),
    (
        "as somebody put it",
        "The road was closed, “for the peace of the goats”, as the mayor, Tomas Novak, put it.",
        [("Tomas Novak", "for the peace of the goats")],
    ),
    (
        "in the words of",
        "The harvest was “a quarrel with a river”, in the words of Rosa Quispe.",
        [("Rosa Quispe", "a quarrel with a river")],
    ),
    (
        "a speaker with a complement before the verb",
        "“Not one of us was paid today,” Captain Tomas Novak of the harbour board tells us.",
        [("Tomas Novak", "Not one of us was paid today,")],
    ),
    (
        "one whom only a noun names",
        "A soldier was on guard by the well. “The well has been dry since May,” he said.",
        [("soldier", "The well has been dry since May,")],
    ),
    (
        "interrupted by a clause about the speaker",
        "“They took the nets away,” said Amina Bello, who has fished there for years, “and nobody paid us.”",
        [("Amina Bello", "They took the nets away, and nobody paid us.")],
    ),
    (
        "named only behind the second paragraph",
        "“We locked the school at noon.\n“Nobody came to open it again,” said Amina Bello.",
        [("Amina Bello", "We locked the school at noon. Nobody came to open it again,")],
    ),
    (
        "according to",
        "“The men were held without charge,” according to Amnesty International.",
        [("Amnesty International", "The men were held without charge,")],
    ),
    (
        "interrupted in one sentence",
        "“The harbour,” Tomas Novak said, “has been shut since noon.”",
        [("Tomas Novak", "The harbour, has been shut since noon.")],
    ),
    (
        "goes on in a new sentence",
        "“The harbour is shut today,” Tomas Novak said. “Nobody can get in there.”",
        [("Tomas Novak", "The harbour is shut today,"), ("Tomas Novak", "Nobody can get in there.")],
    ),
    (
        "surname made full",
        "Union leader Tomas Novak spoke in Gdynia.\n“The harbour is shut today,” Novak said.",
        [("Tomas Novak", "The harbour is shut today,")],
    ),
    (
        "role with a name behind its comma",
        "“The uniform is no garment for Sundays,” the presiding judge, Colonel Amina Bello, said in Kano.",
        [("Amina Bello", "The uniform is no garment for Sundays,")],
    ),
    (
        "role with a name behind its comma, verb first",
        "“We cannot ask anybody to walk twice,” said its spokesman, Tomas Novak, at the gate.",
        [("Tomas Novak", "We cannot ask anybody to walk twice,")],
    ),
    (
        "pronoun",
        "Amina Bello was freed in Kano on Friday.\n“They never told us why,” she said.",
        [("Amina Bello", "They never told us why,")],
    ),
    (
        "quoted as saying",
        "Radio Sawt quoted Karim Haddad, the mayor of Sfax, as saying: “The curfew ends on Monday.”",
        [("Karim Haddad", "The curfew ends on Monday.")],
    ),
    (
        "announced in the sentence before",
        "Karim Haddad, a former mayor of Sfax, made the following remarks on Monday.\n"
        "“The curfew was never lawful in this town.”",
        [("Karim Haddad", "The curfew was never lawful in this town.")],
    ),
    (
        "apposition before the verb",
        "Karim Haddad, one of the lawyers, told the daily Assabah: “My clients were beaten in the cells.”",
        [("Karim Haddad", "My clients were beaten in the cells.")],
    ),
    (
        "over two paragraphs",
        "Karim Haddad said: “The curfew was never lawful.\n\n“We will go to court over it.”",
        [("Karim Haddad", "The curfew was never lawful. We will go to court over it.")],
    ),
    (
        "a fragment is mixed",
        "The interior ministry said it would “use every lawful means” against the blockade.",
        [("interior ministry", "use every lawful means")],
    ),
    (
        "signed with a dash",
        "“We only asked for our wages.” — Rosa Quispe",
        [("Rosa Quispe", "We only asked for our wages.")],
    ),
    (
        "two speakers",
        "“We were pushed out again,” Rosa Quispe said. “Nobody was pushed at all,” said Luis Mamani.",
        [("Rosa Quispe", "We were pushed out again,"), ("Luis Mamani", "Nobody was pushed at all,")],
    ),
    ("a chant is none", "Students chanted “Open the gates of the school” in Dhaka.", []),
    ("fewer than four words", "He called it “a dark day” for Kandy.", []),
    ("a title is none", "The crowd sang “Which Side Are You On” outside the court.", []),
    ("nobody says it", "The so-called “law of the four quiet corners” was repealed.", []),
]
INDIRECT = "Police said that three men were held in Suva."
DATED = "“The bridge will stay closed for weeks,” Rosa Quispe said on Tuesday."
DATED_AFTER = "Rosa Quispe said: “The bridge will stay closed for weeks.”\n\nThese remarks were aired on 3 May 2021."
ON_PLATFORM = "Rosa Quispe wrote on X: “The bridge will stay closed for weeks.”"
TO_OUTLET = "Rosa Quispe, a miner, told Reuters: “The bridge will stay closed for weeks.”"
OWN_OUTLET = "The newspaper El Cruce wrote on Monday: “The bridge will stay closed for weeks.”"
TWO_CLAIMS = (
    "In February a river patrol shot eleven herders near the ford, all of them smugglers according to the patrol, "
    "every one a cousin according to the village."
)
TEXTS: list[str] = [
    *(text for _, text, _ in CASES),
    TWO_CLAIMS,
    INDIRECT,
    DATED,
    DATED_AFTER,
    ON_PLATFORM,
    TO_OUTLET,
    OWN_OUTLET,
]


def statements(text: str, times: tuple[TimeMention, ...] = ()) -> tuple[Statement, ...]:
    return find_statements(report_of(text), frozen(text), times)


def time_at(text: str, words: str, day: str) -> TimeMention:
    at = text.index(words)
    when = When(start=day, end=day, precision="day", basis="stated", text=words)
    return TimeMention(span=Span(at, at + len(words)), when=when, kind="point")


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=name) for name, t, e in CASES])
def test_who_said_what(text: str, expected: list[tuple[str, str]]) -> None:
    found = [s for s in statements(text) if s.mode != "indirect"]
    assert [(s.speaker, s.quote) for s in found] == expected


@pytest.mark.parametrize("text", TEXTS)
def test_evidence_is_exact_and_shows_speaker_and_quote(text: str) -> None:
    for statement in statements(text):
        assert all(text[e.start : e.end] == e.exact for e in statement.evidence)
        parts = [e.exact for e in statement.evidence if e.of == "quote"]
        assert " ".join(parts) == statement.quote
        assert any(e.of == "speaker" for e in statement.evidence)


def test_a_fragment_is_mixed_and_reported_speech_indirect() -> None:
    assert (
        statements("The interior ministry said it would “use every lawful means” against the blockade.")[0].mode
        == "mixed"
    )
    found = statements(INDIRECT)
    assert [(s.speaker, s.quote, s.mode) for s in found] == [("Police", "three men were held in Suva", "indirect")]


@pytest.mark.parametrize(
    ("text", "words"),
    [pytest.param(DATED, "Tuesday", id="beside the cue"), pytest.param(DATED_AFTER, "3 May 2021", id="after")],
)
def test_the_day_on_which_it_was_said(text: str, words: str) -> None:
    found = statements(text, (time_at(text, words, "2021-05-03"),))
    assert found[0].date is not None
    assert found[0].date.start == "2021-05-03"
    assert words in [e.exact for e in found[0].evidence if e.of == "date"]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        pytest.param(ON_PLATFORM, "X", id="platform"),
        pytest.param(TO_OUTLET, "Reuters", id="told an agency"),
        pytest.param(OWN_OUTLET, "newspaper El Cruce", id="the speaker is an outlet"),
    ],
)
def test_the_outlet(text: str, outlet: str) -> None:
    assert [s.outlet for s in statements(text)] == [outlet]


def test_the_role_stands_before_the_name_or_behind_its_comma() -> None:
    assert statements(TO_OUTLET)[0].speaker_role == "miner"
    named = statements("Union leader Tomas Novak spoke in Gdynia.\n“The harbour is shut today,” Novak said.")
    assert named[-1].speaker_role == "Union leader"


def test_the_same_words_are_told_once_though_two_are_named_for_their_ends() -> None:
    found = statements(TWO_CLAIMS)
    assert len({s.id for s in found}) == len(found) == 1


def test_an_identity_follows_from_report_and_place() -> None:
    assert statements(INDIRECT)[0].id == statements(INDIRECT)[0].id != statements(DATED)[0].id


def test_a_word_that_opens_a_speech_is_no_statement_of_its_own() -> None:
    """One quoted word, open at the end of its paragraph, with the speech going on in the next."""
    text = "The bridge was shut. “Enough.\n\n“We stay until the water is clean and nobody moves us,” said Ana Ruiz.\n"
    report = bare_report(text, Masthead(language="en"))
    (found,) = find_statements(report, load_pipeline().parse(report), ())
    assert (found.speaker, found.quote) == ("Ana Ruiz", "We stay until the water is clean and nobody moves us,")
