"""Words and relations of sentences such as the news prints them."""

from collections.abc import Callable

import pytest

from dateline.model.parse import Parse, Token
from dateline.parse.labels import name_label, relation

Read = Callable[..., Parse]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We’re done,” they said.", "“ We ’re done , ” they said ."),
        ("In 2020—Members of the KDP/PUK", "In 2020 — Members of the KDP / PUK"),
        ("1,500 people on Nov. 22", "1,500 people on Nov. 22"),
        ("a 17-year-old in the U.S.", "a 17 - year - old in the U.S."),
        ("an anti-regime sit-in", "an anti-regime sit - in"),
        ("the nurses’ pay, Kenya’s nurses", "the nurses ’ pay , Kenya ’s nurses"),
        ("They didn’t go", "They did n’t go"),
        ("between 5-10 men, 1979-80", "between 5 - 10 men , 1979 - 80"),
        ("on 2021-05-03 at 10:30", "on 2021-05-03 at 10:30"),
        ("closed.The end", "closed . The end"),
        ("he said:“No”and left", "he said : “ No ” and left"),
        ("see https://example.org/a-b/c now", "see https://example.org/a-b/c now"),
    ],
)
def test_words(read: Read, text: str, words: str) -> None:
    assert [token.text for token in read(text).tokens] == words.split(" ")


def word(parse: Parse, text: str) -> Token:
    return next(token for token in parse.tokens if token.text == text)


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        pytest.param(
            "In Pune and Nagpur, students hung banners on walls.",
            ["Pune obl hung", "Nagpur conj Pune", "students nsubj hung", "banners obj hung", "hung root hung"],
            id="places before the verb",
        ),
        pytest.param(
            "Nine farmers were arrested by the police in Ambala on Monday.",
            [
                "farmers nsubj:pass arrested",
                "were aux:pass arrested",
                "police obl:agent arrested",
                "Ambala obl arrested",
            ],
            id="passive with agent",
        ),
        pytest.param(
            "Posters were put up in Oruro.", ["Posters nsubj:pass put", "up compound:prt put"], id="particle verb"
        ),
        pytest.param(
            "Teachers’ unions said that the strike would end.",
            ["Teachers nmod:poss unions", "unions nsubj said", "end ccomp said", "strike nsubj end"],
            id="reported clause",
        ),
        pytest.param(
            "Residents blocked the road and burned tyres.",
            ["burned conj blocked", "tyres obj burned", "Residents nsubj blocked"],
            id="two verbs, one subject",
        ),
        pytest.param(
            "The men who attacked the bank fled.",
            ["attacked acl:relcl men", "who nsubj attacked", "men nsubj fled"],
            id="relative clause",
        ),
    ],
)
def test_relations(read: Read, text: str, relations: list[str]) -> None:
    parse = read(text)
    for line in relations:
        dependent, label, head = line.split()
        token = word(parse, dependent)
        assert (token.dep, parse.tokens[token.head].text) == (label, head)


def test_features_and_tags(read: Read) -> None:
    parse = read("The marchers were beaten by guards in Sfax.")
    beaten = word(parse, "beaten")
    assert (beaten.pos, beaten.tag, beaten.lemma) == ("VERB", "VBN", "beat")
    assert "VerbForm=Part" in beaten.morph
    assert word(parse, "marchers").tag == "NNS"


def test_names_of_three_kinds(read: Read) -> None:
    parse = read("Rajesh Sharma of the National Council of Kenya flew from Nairobi to Brazil.")
    names = {parse.span(name.first, name.last).of(parse.text): name.label for name in parse.names}
    assert names == {
        "Rajesh Sharma": "PER",
        "National Council of Kenya": "ORG",
        "Nairobi": "LOC",
        "Brazil": "LOC",
    }


def test_curly_and_straight_marks_read_alike(read: Read) -> None:
    curly = read("“Enough,” said the driver’s wife — twice.")
    straight = read('"Enough," said the driver\'s wife — twice.')
    assert [(t.pos, t.dep, t.head) for t in curly.tokens] == [(t.pos, t.dep, t.head) for t in straight.tokens]


@pytest.mark.parametrize(
    ("label", "expected"),
    [("nsubjpass", "nsubj:pass"), ("dobj", "obj"), ("ROOT", "root"), ("nsubj", "nsubj"), ("acl:relcl", "acl:relcl")],
)
def test_labels_of_other_pipelines(label: str, expected: str) -> None:
    assert relation(label) == expected


@pytest.mark.parametrize(("label", "expected"), [("GPE", "LOC"), ("PERSON", "PER"), ("ORG", "ORG"), ("DATE", None)])
def test_names_of_other_pipelines(label: str, expected: str | None) -> None:
    assert name_label(label) == expected
