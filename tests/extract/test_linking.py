"""Which stretches of years are a total that dates no act."""

import pytest

from dateline.extract.lexicon import event_words
from dateline.extract.linking import lasts_years
from tests.extract.trees import time, tree

JAILED = (
    "Judges/judge/NOUN.NNS/nsubj/2 jailed/jail/VERB.VBD/root/2 printers/printer/NOUN.NNS/obj/2 for/for/ADP.IN/case/6 "
    "nine/nine/NUM.CD/nummod/6 years/year/NOUN.NNS/obl/2 ././PUNCT/punct/2"
)
WAS_JAILED = (
    "Printers/printer/NOUN.NNS/nsubj:pass/3 were/be/AUX.VBD/aux:pass/3 jailed/jail/VERB.VBN/root/3 "
    "for/for/ADP.IN/case/6 nine/nine/NUM.CD/nummod/6 years/year/NOUN.NNS/obl/3 ././PUNCT/punct/3"
)
SENTENCED = JAILED.replace("jailed/jail/", "sentenced/sentence/").replace("for/for/", "to/to/")
KILLED = JAILED.replace("jailed/jail/", "killed/kill/").replace("for/for/", "in/in/")
PROTESTED = (
    "Printers/printer/NOUN.NNS/nsubj/2 protested/protest/VERB.VBD/root/2 for/for/ADP.IN/case/5 "
    "nine/nine/NUM.CD/nummod/5 years/year/NOUN.NNS/obl/2 ././PUNCT/punct/2"
)
TOTALS = {
    "a term that somebody is given": (JAILED, "jailed", False),
    "in the passive": (WAS_JAILED, "jailed", False),
    "a term that a court names": (SENTENCED, "sentenced", False),
    "a total": (KILLED, "killed", True),
    "how long something lasted": (PROTESTED, "protested", True),
}


@pytest.mark.parametrize(("sentence", "word", "wanted"), TOTALS.values(), ids=TOTALS)
def test_a_stretch_of_years(sentence: str, word: str, wanted: bool) -> None:
    parse = tree(sentence)
    trigger = next(token for token in parse.tokens if token.text == word)
    stretch = time(parse, "nine years", "2024-05-10", "duration")
    assert lasts_years(parse, trigger, [stretch], event_words("en")) is wanted
