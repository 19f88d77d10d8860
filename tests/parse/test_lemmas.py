"""Dictionary forms."""

from pathlib import Path

import pytest

import dateline.parse
from dateline.parse.lemmas import kind_of, load_lemmas, spelled_lemma

ENGLISH = load_lemmas(Path(dateline.parse.__file__).parent / "languages" / "en")


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("hung", "VBD", "hang"),
        ("put", "VBD", "put"),
        ("torched", "VBD", "torch"),
        ("burnt", "VBN", "burn"),
        ("gathered", "VBD", "gather"),
        ("injured", "VBN", "injure"),
        ("stormed", "VBD", "storm"),
        ("arrested", "VBN", "arrest"),
        ("released", "VBN", "release"),
        ("organised", "VBN", "organise"),
        ("organizing", "VBG", "organize"),
        ("demonstrated", "VBD", "demonstrate"),
        ("repeated", "VBD", "repeat"),
        ("chanting", "VBG", "chant"),
        ("hanging", "VBG", "hang"),
        ("banging", "VBG", "bang"),
        ("charged", "VBN", "charge"),
        ("changing", "VBG", "change"),
        ("planned", "VBD", "plan"),
        ("hoped", "VBD", "hope"),
        ("killed", "VBN", "kill"),
        ("controlled", "VBN", "control"),
        ("committed", "VBN", "commit"),
        ("pressing", "VBG", "press"),
        ("carried", "VBN", "carry"),
        ("died", "VBD", "die"),
        ("fled", "VBD", "flee"),
        ("agreed", "VBD", "agree"),
        ("seized", "VBN", "seize"),
        ("besieged", "VBN", "besiege"),
        ("executed", "VBN", "execute"),
        ("looted", "VBN", "loot"),
        ("toppled", "VBN", "topple"),
        ("announced", "VBD", "announce"),
        ("developed", "VBN", "develop"),
        ("exploded", "VBD", "explode"),
        ("raided", "VBD", "raid"),
        ("marches", "VBZ", "march"),
        ("clashes", "VBZ", "clash"),
        ("goes", "VBZ", "go"),
        ("says", "VBZ", "say"),
        ("refuses", "VBZ", "refuse"),
        ("flies", "VBZ", "fly"),
    ],
)
def test_verbs(form: str, tag: str, lemma: str) -> None:
    assert ENGLISH.lemma(form, "VERB", tag) == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("demonstrators", "demonstrator"),
        ("marches", "march"),
        ("buses", "bus"),
        ("houses", "house"),
        ("cities", "city"),
        ("policemen", "policeman"),
        ("women", "woman"),
        ("children", "child"),
        ("lives", "life"),
        ("crises", "crisis"),
        ("slogans", "slogan"),
        ("israelis", "israeli"),
        ("people", "people"),
        ("headquarters", "headquarters"),
        ("1990s", "1990s"),
        ("troops", "troop"),
    ],
)
def test_nouns(form: str, lemma: str) -> None:
    assert ENGLISH.lemma(form, "NOUN", "NNS") == lemma


@pytest.mark.parametrize(
    ("form", "pos", "tag", "lemma"),
    [
        ("injured", "ADJ", "JJ", "injured"),
        ("banning", "NOUN", "NN", "banning"),
        ("united", "PROPN", "NNP", "united"),
        ("larger", "ADJ", "JJR", "large"),
        ("worst", "ADJ", "JJS", "bad"),
        ("were", "AUX", "VBD", "be"),
        ("n't", "PART", "RB", "not"),
        ("series", "NOUN", "NN", "series"),
    ],
    ids=str,
)
def test_other_words(form: str, pos: str, tag: str, lemma: str) -> None:
    assert ENGLISH.lemma(form, pos, tag) == lemma


def test_no_inflection_leaves_the_word() -> None:
    assert kind_of("PROPN", "NNPS") == "PROPN"
    assert spelled_lemma("things", "PROPN") == "things"
    assert spelled_lemma("red", "VERB:ed") == "red"
