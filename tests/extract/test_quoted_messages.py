import pytest

from dateline.clean.bare import bare_report
from dateline.codebook.load import load_codebook
from dateline.extract.events import find_mentions
from dateline.extract.quoted_messages import is_message_context, message_quotations
from dateline.extract.triggers import index_frames
from dateline.model.report import Masthead
from dateline.parse.pipeline import load_pipeline
from dateline.resolve.when.find import find_times
from tests.extract.frozen import frozen

# phenomenon, text, which of its quotations are messages
CASES = [
    ("banner that reads", "In Oruro, a banner read: “Water is not for sale.”", [True]),
    ("chant", "The crowd in Tunis chanted “Bread, freedom, dignity” until midnight.", [True]),
    ("list after a chant", "Students chanted, “Free our teachers,” “Open the gates,” and “No more fear.”", [True] * 3),
    ("graffiti", "In Gdynia, youths took to graffiti writing “The docks belong to us” on a wall.", [True]),
    (
        "slogans on walls that read",
        "They painted slogans on a fence that read: “Land or death,” and “We will come back.”",
        [True, True],
    ),
    ("placards with sayings", "Nurses held placards with sayings such as, “Clap less, pay more.”", [True]),
    ("poster held", "A woman in Minsk held a poster 'Your days are numbered now' before the police.", [True]),
    ("after the words", "“The river is ours,” read one placard in Kampala.", [True]),
    ("sprayed", "“We were here first” was sprayed on the town hall of Temuco.", [True]),
    ("poster with the message", "In Perm, posters carried the message “Do not be silent any more”.", [True]),
    ("images reading", "Members put up images of the miners reading, “They will not be forgotten.”", [True]),
    (
        "a quotation on a wall keeps its author",
        "They sprayed graffiti with a quote from Ana Sosa saying, “No step back.”",
        [True],
    ),
    ("a thing that reads", "Dockers in Durban marched behind a sail that read “Pay the night shift”.", [True]),
    ("speech behind a banner", "They hung a banner in Lima. “We will not be bought,” Ana Sosa said.", [False]),
    ("a statement that reads", "The union issued a statement that read “The strike is over today”.", [False]),
    ("speech", "“We will not leave the square,” said Ana Sosa.", [False]),
    ("speech before a crowd", "The minister told protesters: “Go home and wait for the vote.”", [False]),
    ("one person shouts", "“Get out of my house now,” he shouted.", [False]),
    ("title of a song", "The band played “We Shall Not Be Moved” from the steps.", [False]),
    ("name of a group", "Members of “Circles of the South” met in Lima.", [False]),
    ("writing by an office", "The ministry wrote: “The curfew in Sfax ends on Monday.”", [False]),
]
TEXTS: list[str] = [text for _, text, _ in CASES]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=name) for name, t, e in CASES])
def test_messages_are_told_from_speech(text: str, expected: list[bool]) -> None:
    parse = frozen(text)
    assert [is_message_context(parse, quotation) for quotation in parse.quotations] == expected
    assert sorted(message_quotations(parse)) == [k for k, is_message in enumerate(expected) if is_message]


def test_a_month_in_a_chant_dates_nothing() -> None:
    text = 'Weavers rallied at the mill gate and chanted "April is a lie".\n'
    report = bare_report(text, Masthead(language="en", published="2018-06-15", published_basis="dateline"))
    parse = load_pipeline().parse(report)
    (rally,) = find_mentions(report, parse, index_frames(load_codebook(), "en"), [], find_times(report, parse))
    assert rally.trigger.of(text) == "rallied"
    assert rally.time is None
