"""Subjects that a parser hangs on the places before them, as one more of a list."""

import pytest

from dateline.extract.syntax import clause_of
from tests.extract.trees import tree

TOWNS = "In/in/ADP/case/2 Gao/gao/PROPN/obl/6 and/and/CCONJ/cc/4 Kidal/kidal/PROPN/conj/2"
TREES = {
    "nothing stands before it": (
        "In/in/ADP/case/2 Gao/gao/PROPN/obl/5 posters/poster/NOUN/conj/2 were/be/AUX/aux:pass/5 hung/hang/VERB/root/5",
        "hung",
        ["posters"],
    ),
    "behind a list of towns": (
        f"{TOWNS} were/be/AUX/aux:pass/6 hung/hang/VERB/root/6",
        "hung",
        [],
    ),
    "behind a comma": (
        "In/in/ADP/case/2 Gao/gao/PROPN/obl/6 ,/,/PUNCT/punct/4 Kidal/kidal/PROPN/conj/2 were/be/AUX/aux:pass/6 "
        "hung/hang/VERB/root/6",
        "hung",
        [],
    ),
    "a participle has none": (
        "in/in/ADP/case/2 Gao/gao/PROPN/obl/4 posters/poster/NOUN/conj/2 hung/hang/VERB/root/4",
        "hung",
        [],
    ),
}


@pytest.mark.parametrize(("words", "verb", "undergone"), TREES.values(), ids=TREES)
def test_who_it_is_done_to(words: str, verb: str, undergone: list[str]) -> None:
    parse = tree(words)
    clause = clause_of(parse, next(token for token in parse.tokens if token.text == verb))
    assert [token.text for token in clause.object] == undergone
