"""What the learned network adds to the frames of the codebook, and when it takes something away."""

from dataclasses import replace

import numpy as np
import pytest

from dateline.clean.bare import bare_report
from dateline.codebook.load import load_codebook
from dateline.errors import PipelineError
from dateline.extract.events import find_mentions
from dateline.extract.network import Network, definition_id, features, load_network
from dateline.extract.proposer import DOUBTED, FEW_SURE, PROPOSED, SURE, Proposals, make_proposer
from dateline.extract.triggers import find_triggers, index_frames, person_tokens
from dateline.model.mention import EventMention
from dateline.model.parse import Parse
from dateline.model.report import Masthead
from dateline.parse.pipeline import load_pipeline
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


def network_of(lemmas: frozenset[str] = frozenset({"detain", "lay"})) -> Network:
    none = np.zeros((0, 0), dtype=np.float32)
    definitions = {name: definition_id(CODEBOOK.type(name).definition) for name in TYPES}
    return Network(
        id="0",
        types=TYPES,
        definitions=definitions,
        lemmas=lemmas,
        pipeline="test",
        inner=none,
        inner_bias=none,
        outer=none,
        outer_bias=none,
    )


def told(
    sentence: str, scores: dict[str, tuple[str, float]], network: Network | None = None, sure: int = FEW_SURE
) -> list[EventMention]:
    """The mentions of a sentence whose words have the given scores; `sure` further words surely name events."""
    parse = tree(sentence)
    table = np.zeros((len(parse.tokens) + sure, len(TYPES)), dtype=np.float32)
    table[len(parse.tokens) :, 0] = 1.0
    for token in parse.tokens:
        if token.text in scores:
            kind, score = scores[token.text]
            table[token.i, TYPES.index(kind)] = score
    network = network or network_of()
    maker = make_proposer(CODEBOOK, network, "en")
    assert maker is not None
    proposals = Proposals(parse, network, table, maker.patterns)
    found = find_mentions(report(parse), parse, FRAMES, [toponym(parse, "Kolar")], [], proposals)
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
    "in a quiet report": (0, network_of(), DOUBTED - 0.01, 0),
    "not at the threshold": (0, network_of(), DOUBTED, 1),
    "not where others surely name events": (FEW_SURE, network_of(), 0.0, 1),
    "not a word that it hardly met": (0, network_of(frozenset()), 0.0, 1),
}


@pytest.mark.parametrize(("sure", "network", "score", "kept"), DOUBTS.values(), ids=DOUBTS)
def test_a_frame_is_doubted(sure: int, network: Network, score: float, kept: int) -> None:
    assert len(told(HELD, {"detained": ("arrest", score)}, network, sure)) == kept


def test_a_type_with_another_definition_is_left_to_its_frames() -> None:
    network = replace(network_of(), definitions=dict.fromkeys(TYPES, "another"))
    assert len(told(HELD, {}, network, 0)) == 1
    assert told(TOOLS, {"laid": ("strike", 1.0)}, network) == []


def test_its_score_is_that_of_the_network_or_less() -> None:
    (mention,) = told(TOOLS, {"laid": ("strike", PROPOSED)})
    assert mention.score <= PROPOSED


def test_vectors_of_another_encoder_are_refused() -> None:
    parse = replace(tree(HELD), vectors=np.zeros((6, 384), dtype=np.float32), pipeline="another")
    with pytest.raises(PipelineError, match=r"training/events\.py"):
        network_of().scores(parse)


def test_a_generic_noun_is_no_event() -> None:
    generic = TOOLS.replace("aprons/apron/", "activities/activity/")
    assert told(generic, {"activities": ("strike", 1.0)}) == []


def test_a_language_without_a_network_has_no_judge() -> None:
    assert load_network("tlh") is None
    assert make_proposer(CODEBOOK, None, "tlh") is None


def test_a_parse_without_vectors_has_no_judge() -> None:
    maker = make_proposer(CODEBOOK, network_of(), "en")
    assert maker is not None
    assert maker.read(tree(HELD)) is None


def test_features_are_of_the_word_its_head_its_sentence_and_its_neighbours() -> None:
    parse = tree("A/a/DET/det/2 strike/strike/NOUN/root/2", "Rain/rain/NOUN/root/1")
    parse = replace(parse, vectors=np.array([[1.0], [3.0], [5.0]], dtype=np.float32))
    assert features(parse).tolist() == [[1, 3, 2, 0, 3], [3, 3, 2, 1, 5], [5, 5, 5, 3, 0]]


def test_the_shipped_network_knows_the_types_of_the_codebook() -> None:
    network = load_network("en")
    assert network is not None
    assert set(network.types) == {kind.name for kind in CODEBOOK.types}
    assert network.inner.shape == (5 * 384, len(network.inner_bias))
    assert network.outer.shape == (len(network.inner_bias), len(network.types))
    assert 0 < DOUBTED < SURE <= PROPOSED < 1
    assert all(network.definitions[kind.name] == definition_id(kind.definition) for kind in CODEBOOK.types)


def test_an_empty_parse_has_no_features_and_one_without_vectors_cannot_have_any() -> None:
    empty = Parse("", (), (), vectors=np.zeros((0, 2), dtype=np.float32))
    assert features(empty).shape == (0, 10)
    with pytest.raises(ValueError, match="without vectors"):
        features(Parse("", (), ()))


def test_the_shipped_network_sees_what_no_frame_has_and_doubts_what_is_none() -> None:
    """The words stand in no frame; the second text is of cricket."""
    pipeline = load_pipeline()
    proposer = make_proposer(CODEBOOK, load_network("en"), "en")
    assert proposer is not None

    def triggers(text: str) -> list[tuple[str, bool]]:
        parse = pipeline.parse(bare_report(text, Masthead(language="en")))
        proposals = proposer.read(parse)
        assert proposals is not None
        people = person_tokens(parse)
        return [
            (found.span.of(text), found.belief is not None)
            for index in range(len(parse.sentences))
            for found in proposals.settle(index, find_triggers(parse, index, FRAMES, people))
        ]

    assert [seen for seen in triggers(NEWS) if seen[1]]
    assert triggers(CRICKET) == []


NEWS = (
    "Hundreds of weavers thronged the square in Puno on Monday. Officers hauled four off into a van, and the looms of "
    "the mill stood still all day because nobody came in."
)
CRICKET = (
    "The bowlers attacked from the pavilion end, and a late strike by the captain released the pressure on the hosts."
)
