"""Texts through the shipped encoder: offsets, trees, names, sentences, and the same for the same text."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import PipelineError
from dateline.model.parse import Parse
from dateline.parse.conllu import read_conllu_words, write_conllu
from dateline.parse.drawing import draw_tree
from dateline.parse.encoder.pipeline import EncoderPipeline, load_encoder
from tests.parse.reports import report_of


def is_whole(parse: Parse) -> bool:
    rooted = [
        sum(parse.tokens[i].head == i for i in range(sentence.first, sentence.last)) == 1
        and all(sentence.first <= parse.tokens[i].head < sentence.last for i in range(sentence.first, sentence.last))
        and len(parse.subtree(next(i for i in range(sentence.first, sentence.last) if parse.tokens[i].head == i)))
        == sentence.last - sentence.first
        for sentence in parse.sentences
    ]
    return all(rooted) and sum(s.last - s.first for s in parse.sentences) == len(parse.tokens)


PIECES = st.sampled_from(
    [
        "Police",
        "in Lomé",
        "“Enough!”",
        "U.S.",
        "1,500",
        ".",
        ",",
        "\n\n",
        "—",
        "حرية",
        "香港",
        "😀",
        "e\u0301",
        "\u200d",
        "x" * 90,
    ]
)


@given(st.lists(PIECES, max_size=30).map(" ".join))
@settings(max_examples=25, deadline=None)
def test_every_word_is_where_it_says(encoder: EncoderPipeline, text: str) -> None:
    parse = encoder.parse(report_of(text))
    assert all(token.text == text[token.start : token.end] for token in parse.tokens)
    assert is_whole(parse)


@pytest.mark.parametrize(
    ("text", "word", "relation", "head"),
    [
        pytest.param("Soldiers arrested two nurses in Kisumu.", "nurses", "obj", "arrested", id="object"),
        pytest.param("Two nurses were arrested by soldiers.", "nurses", "nsubj:pass", "arrested", id="passive subject"),
        pytest.param("Two nurses were arrested by soldiers.", "soldiers", "obl:agent", "arrested", id="agent"),
        pytest.param("The police broke up the rally.", "up", "compound:prt", "broke", id="particle"),
        pytest.param("The miners who struck were paid.", "struck", "acl:relcl", "miners", id="relative clause"),
        pytest.param("The union's offices were closed.", "union", "nmod:poss", "offices", id="possessive"),
    ],
)
def test_relations(encoder: EncoderPipeline, text: str, word: str, relation: str, head: str) -> None:
    parse = encoder.parse(report_of(text))
    (token,) = [token for token in parse.tokens if token.text == word]
    assert (token.dep, parse.tokens[token.head].text) == (relation, head)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Lawyer Nasrin Rostami was held in Isfahan.", [("Nasrin Rostami", "PER"), ("Isfahan", "LOC")], id="Iran"
        ),
        pytest.param("Thida Lwin was shot in Mandalay.", [("Thida Lwin", "PER"), ("Mandalay", "LOC")], id="Burma"),
        pytest.param(
            "police arrested omar haddad in tunis.", [("omar haddad", "PER"), ("tunis", "LOC")], id="no capitals"
        ),
        pytest.param("FARMERS BLOCK ROADS IN PUNJAB", [("PUNJAB", "LOC")], id="all capitals"),
        pytest.param("The Ministry of Interior denied it.", [("Ministry of Interior", "ORG")], id="a body"),
    ],
)
def test_names(encoder: EncoderPipeline, text: str, names: list[tuple[str, str]]) -> None:
    parse = encoder.parse(report_of(text))
    assert [(parse.span(n.first, n.last).of(text), n.label) for n in parse.names] == names


def test_a_sentence_of_two_thousand_words(encoder: EncoderPipeline) -> None:
    text = "They counted " + ", ".join(f"village {k}" for k in range(700)) + " and left."
    parse = encoder.parse(report_of(text))
    assert is_whole(parse)
    assert parse.tokens[-1].text == "."
    assert len(parse.tokens) > 2000


def test_the_same_text_gives_the_same_parse(encoder: EncoderPipeline) -> None:
    text = "Dockers struck in Durban on Nov. 22. Nobody was hurt, said Amina Bello of the port union."
    assert encoder.parse(report_of(text)) == encoder.parse(report_of(text))


def test_no_words(encoder: EncoderPipeline) -> None:
    assert encoder.parse(report_of(" \n\n ")).tokens == ()


def test_given_words_come_out_as_conllu(encoder: EncoderPipeline) -> None:
    sentences = [["Police", "left", "Accra", "."], ["Nobody", "wasn't", "there"]]
    parse = encoder.parse_words(sentences)
    assert read_conllu_words(write_conllu(parse)) == sentences
    assert "Name=B-LOC" in write_conllu(parse)
    assert draw_tree(parse, 0).splitlines()[0].startswith("left  root  VERB/VBD")


def test_like_meanings_have_like_vectors(encoder: EncoderPipeline) -> None:
    parse = encoder.parse_words(
        [
            ["Police", "arrested", "dozens", "of", "students", "at", "the", "march", "."],
            ["Officers", "detained", "many", "demonstrators", "from", "the", "university", "."],
            ["The", "price", "of", "onions", "fell", "after", "good", "rains", "."],
        ]
    )
    vectors = encoder.vectors(parse)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-3)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.2


def test_a_missing_graph_is_named(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="cannot load the encoder"):
        load_encoder(tmp_path)
