"""What the learned network adds to the frames of the codebook, and when it takes something away."""

from dataclasses import replace

import numpy as np
import pytest

from dateline.codebook.load import load_codebook
from dateline.extract.events import find_mentions
from dateline.extract.learned import Learned, features, load_learned
from dateline.extract.proposed import DOUBTED, FEW_SURE, PROPOSED, SURE, Judge, make_judge
from dateline.extract.triggers import index_frames
from dateline.model.mention import EventMention
from tests.extract.trees import report, toponym, tree

CODEBOOK = load_codebook()
FRAMES = index_frames(CODEBOOK, "en")
TYPES = ("arrest", "blockade", "strike")
TOOLS = (
    "Nurses/nurse/NOUN.NNS/nsubj/2 laid/lay/VERB.VBD/root/2 aside/aside/ADV.RB/advmod/2 aprons/apron/NOUN.NNS/obj/2 "
    "in/in/ADP.IN/case/6 Kolar/kolar/PROPN.NNP/obl/2 ././PUNCT/punct/2"
)
HELD = (
    "Police/police/NOUN.NNS/nsubj/2 detained/detain/VERB.VBD/root/2 drivers/driver/NOUN.NNS/obj/2 in/in/ADP.IN/case/5 "
    "Kolar/kolar/PROPN.NNP/obl/2 ././PUNCT/punct/2"
)


def learned(lemmas: frozenset[str] = frozenset({"detain", "lay"})) -> Learned:
    none = np.zeros((0, 0), dtype=np.float32)
    return Learned(types=TYPES, lemmas=lemmas, inner=none, inner_bias=none, outer=none, outer_bias=none)


def told(
    sentence: str, scores: dict[str, tuple[str, float]], network: Learned | None = None, sure: int = FEW_SURE
) -> list[EventMention]:
    """The mentions of a sentence whose words have the given scores; `sure` further words surely name events."""
    parse = tree(sentence)
    table = np.zeros((len(parse.tokens) + sure, len(TYPES)), dtype=np.float32)
    table[len(parse.tokens) :, 0] = 1.0
    for token in parse.tokens:
        if token.text in scores:
            kind, score = scores[token.text]
            table[token.i, TYPES.index(kind)] = score
    network = network or learned()
    maker = make_judge(CODEBOOK, network, "en")
    assert maker is not None
    judge = Judge(parse, network, table, maker.patterns)
    found = find_mentions(report(parse), parse, FRAMES, [toponym(parse, "Kolar")], [], judge)
    return [mention for mention in found if mention.types]


def test_words_that_no_frame_has_name_an_event() -> None:
    assert told(TOOLS, {}) == []
    (mention,) = told(TOOLS, {"laid": ("strike", PROPOSED), "aside": ("strike", PROPOSED)})
    assert mention.types == ("strike",)
    assert mention.trigger.of(tree(TOOLS).text) == "laid aside"
    assert mention.actor is not None
    assert mention.actor.text == "Nurses"
    assert [t.place.name for t in mention.places] == ["Kolar"]
    assert mention.learned


def test_a_lower_score_names_none() -> None:
    assert told(TOOLS, {"laid": ("strike", PROPOSED - 0.01)}) == []


def test_a_frame_stands_beside_the_network_and_is_not_told_twice() -> None:
    (mention,) = told(HELD, {"detained": ("blockade", 1.0)})
    assert (mention.types, mention.learned) == (("arrest",), False)


DOUBTS = {
    "in a quiet report": (0, learned(), DOUBTED - 0.01, 0),
    "not at the threshold": (0, learned(), DOUBTED, 1),
    "not where others surely name events": (FEW_SURE, learned(), 0.0, 1),
    "not a word that it hardly met": (0, learned(frozenset()), 0.0, 1),
}


@pytest.mark.parametrize(("sure", "network", "score", "kept"), DOUBTS.values(), ids=DOUBTS)
def test_a_frame_is_doubted(sure: int, network: Learned, score: float, kept: int) -> None:
    assert len(told(HELD, {"detained": ("arrest", score)}, network, sure)) == kept


def test_a_type_that_it_does_not_know_is_never_doubted() -> None:
    network = replace(learned(), types=("strike", "blockade", "boycott"))
    assert len(told(HELD, {}, network, 0)) == 1


def test_a_generic_noun_is_no_event() -> None:
    generic = TOOLS.replace("aprons/apron/", "activities/activity/")
    assert told(generic, {"activities": ("strike", 1.0)}) == []


def test_a_language_without_a_network_has_no_judge() -> None:
    assert load_learned("tlh") is None
    assert make_judge(CODEBOOK, None, "tlh") is None


def test_a_parse_without_vectors_has_no_judge() -> None:
    maker = make_judge(CODEBOOK, learned(), "en")
    assert maker is not None
    assert maker.of(tree(HELD)) is None


def test_features_are_of_the_word_its_head_its_sentence_and_its_neighbours() -> None:
    parse = tree("A/a/DET/det/2 strike/strike/NOUN/root/2", "Rain/rain/NOUN/root/1")
    parse = replace(parse, vectors=np.array([[1.0], [3.0], [5.0]], dtype=np.float32))
    assert features(parse).tolist() == [[1, 3, 2, 0, 3], [3, 3, 2, 1, 5], [5, 5, 5, 3, 0]]


def test_the_shipped_network_knows_the_types_of_the_codebook() -> None:
    network = load_learned("en")
    assert network is not None
    assert set(network.types) == {kind.name for kind in CODEBOOK.types}
    assert network.inner.shape == (5 * 384, len(network.inner_bias))
    assert network.outer.shape == (len(network.inner_bias), len(network.types))
    assert 0 < DOUBTED < SURE <= PROPOSED < 1
