"""What the learned network adds to the frames of the codebook, and when it takes something away."""

from dataclasses import replace

import numpy as np
import pytest

from dateline.clean.bare import bare_report
from dateline.codebook.load import load_codebook
from dateline.errors import PipelineError
from dateline.extract.events import find_mentions
from dateline.extract.network import (
    FAR,
    FARTHEST_OPENING,
    POINTERS,
    QUOTED,
    Network,
    Reading,
    definition_id,
    load_network,
)
from dateline.extract.proposer import (
    BELIEVED,
    DOUBTED,
    DOUBTED_AT_HOME,
    FEW_SURE,
    PROPOSED,
    PROPOSED_AT_HOME,
    PROPOSED_OF_A_LIST,
    SURE,
    Proposals,
    make_proposer,
)
from dateline.extract.triggers import find_triggers, index_frames, person_tokens
from dateline.model.event import STATUSES
from dateline.model.figure import MEASURES
from dateline.model.mention import EventMention
from dateline.model.parse import Parse
from dateline.model.report import Masthead
from dateline.parse.pipeline import load_pipeline
from tests.extract.trees import report, toponym, tree

CODEBOOK = load_codebook()
FRAMES = index_frames(CODEBOOK, "en")
TYPES = ("arrest", "blockade", "strike")
WIDTH, HIDDEN, POINTER = 4, 2, 3
ANSWERS = len(TYPES) + len(STATUSES) + len(MEASURES) + len(QUOTED)
SHAPES = {
    "inner": (WIDTH, HIDDEN),
    "inner_bias": (HIDDEN,),
    "outer": (HIDDEN, ANSWERS),
    "outer_bias": (ANSWERS,),
    "source": (len(POINTERS), WIDTH, POINTER),
    "source_bias": (len(POINTERS), POINTER),
    "goal": (len(POINTERS), WIDTH, POINTER),
    "goal_bias": (len(POINTERS), POINTER),
    "nowhere": (WIDTH, len(POINTERS)),
    "nowhere_bias": (len(POINTERS),),
    "liked": (WIDTH, len(POINTERS)),
    "liked_bias": (len(POINTERS),),
    "apart": (2 * FAR + 1, len(POINTERS)),
    "opening": (FARTHEST_OPENING + 1, len(POINTERS)),
}
TOOLS = (
    "Nurses/nurse/NOUN.NNS/nsubj/2 laid/lay/VERB.VBD/root/2 aside/aside/ADV.RB/advmod/2 aprons/apron/NOUN.NNS/obj/2 "
    "in/in/ADP.IN/case/6 Kolar/kolar/PROPN.NNP/obl/2 ././PUNCT/punct/2"
)
HELD = (
    "Police/police/NOUN.NNS/nsubj/2 detained/detain/VERB.VBD/root/2 drivers/driver/NOUN.NNS/obj/2 in/in/ADP.IN/case/5 "
    "Kolar/kolar/PROPN.NNP/obl/2 ././PUNCT/punct/2"
)

HOLIDAY = (
    "Traders/trader/NOUN.NNS/nsubj/2 closed/close/VERB.VBD/root/2 shops/shop/NOUN.NNS/obj/2 for/for/ADP.IN/case/6 "
    "the/the/DET.DT/det/6 holiday/holiday/NOUN.NN/obl/2 in/in/ADP.IN/case/8 Kolar/kolar/PROPN.NNP/obl/2 "
    "././PUNCT/punct/2"
)


def network_of(lemmas: frozenset[str] = frozenset({"detain", "lay"})) -> Network:
    definitions = {name: definition_id(CODEBOOK.type(name).definition) for name in TYPES}
    return Network(
        id="0",
        types=TYPES,
        definitions=definitions,
        lemmas=lemmas,
        pipeline="test",
        weights={name: np.zeros(shape, dtype=np.float32) for name, shape in SHAPES.items()},
    )


def reading_of(parse: Parse, types: np.ndarray, network: Network) -> Reading:
    """A reading that knows triggers alone and points nowhere in particular."""
    count = len(parse.tokens)
    vectors = np.zeros((count, WIDTH), dtype=np.float32)
    none = np.zeros((count, 1), dtype=np.float32)
    parse = replace(parse, vectors=vectors)
    return Reading(parse, network, types=types, measures=none)


def told(
    sentence: str, scores: dict[str, tuple[str, float]], network: Network | None = None, sure: int = FEW_SURE
) -> list[EventMention]:
    """The mentions of a sentence, or one a line, whose words have the given scores; `sure` more surely name events."""
    parse = tree(*sentence.splitlines())
    table = np.zeros((len(parse.tokens) + sure, len(TYPES)), dtype=np.float32)
    table[len(parse.tokens) :, 0] = 1.0
    for token in parse.tokens:
        if token.text in scores:
            kind, score = scores[token.text]
            table[token.i, TYPES.index(kind)] = score
    network = network or network_of()
    maker = make_proposer(CODEBOOK, network, "en")
    assert maker is not None
    proposals = Proposals(reading_of(parse, table, network), maker.patterns)
    towns = [toponym(parse, name) for name in ("Kolar", "Hassan", "Mandya") if name in parse.text]
    found = find_mentions(report(parse), parse, FRAMES, towns, [], proposals)
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


NOT_FORBIDDEN = {
    "another preposition": ("for/for/", "before/before/"),
    "another word behind it": ("holiday/holiday/", "dispute/dispute/"),
}


def test_what_a_frame_forbids_the_network_does_not_bring_back() -> None:
    assert told(HOLIDAY, {"closed": ("strike", 1.0)}) == []
    assert [m.types for m in told(HOLIDAY, {"closed": ("blockade", 1.0)})] == [("blockade",)]


@pytest.mark.parametrize(("old", "new"), NOT_FORBIDDEN.values(), ids=NOT_FORBIDDEN)
def test_what_no_frame_forbids_it_does(old: str, new: str) -> None:
    assert [m.types for m in told(HOLIDAY.replace(old, new), {"closed": ("strike", 1.0)})] == [("strike",)]


def test_a_lower_score_names_none() -> None:
    assert told(TOOLS, {"laid": ("strike", PROPOSED - 0.01)}) == []


BOTH = f"{HELD}\n{TOOLS.replace('Kolar/kolar', 'Mandya/mandya')}"

AT_HOME = {
    "it agrees with the frame, and its own view counts": (BELIEVED, PROPOSED_AT_HOME, 2),
    "its own view is too faint": (BELIEVED, PROPOSED_AT_HOME - 0.01, 1),
    "it does not agree": (BELIEVED - 0.01, PROPOSED_AT_HOME, 1),
    "it does not agree but is sure": (BELIEVED - 0.01, PROPOSED, 2),
}


@pytest.mark.parametrize(("framed", "own", "count"), AT_HOME.values(), ids=AT_HOME)
def test_a_lower_score_is_enough_where_the_network_agrees_with_the_frames(
    framed: float, own: float, count: int
) -> None:
    scores = {"detained": ("arrest", framed), "laid": ("strike", own), "aside": ("strike", own)}
    assert len(told(BOTH, scores)) == count


CAMPAIGN = (
    "Arrests/arrest/NOUN.NNS/nsubj/2 followed/follow/VERB.VBD/root/2 in/in/ADP.IN/case/4 Kolar/kolar/PROPN.NNP/obl/2 "
    "././PUNCT/punct/2"
)
HELD_BESIDE = f"{HELD}\n{CAMPAIGN}"
MET = network_of(frozenset({"arrest", "detain"}))

DOUBTS_AT_HOME = {
    "a noun that it does not take for an act": ("Arrests", DOUBTED_AT_HOME - 0.001, MET, 1),
    "a faint view is no doubt": ("Arrests", DOUBTED_AT_HOME + 0.001, MET, 2),
    "a verb stands": ("detained", DOUBTED_AT_HOME - 0.001, MET, 2),
    "not a word that it hardly met": ("Arrests", 0.0, network_of(frozenset()), 2),
}


@pytest.mark.parametrize(("word", "score", "network", "count"), DOUBTS_AT_HOME.values(), ids=DOUBTS_AT_HOME)
def test_a_frame_is_doubted_where_the_network_agrees_with_the_others(
    word: str, score: float, network: Network, count: int
) -> None:
    scores = {"detained": ("arrest", 1.0), "Arrests": ("arrest", 1.0), word: ("arrest", score)}
    assert len(told(HELD_BESIDE, scores, network)) == count


LISTED = TOOLS.replace(
    "././PUNCT/punct/2",
    ",/,/PUNCT/punct/8 Hassan/hassan/PROPN.NNP/conj/6 and/and/CCONJ.CC/cc/10 Mandya/mandya/PROPN.NNP/conj/6 "
    "././PUNCT/punct/2",
)

OF_A_LIST = {
    "in a sentence that lists three towns the best guess counts": (LISTED, PROPOSED_OF_A_LIST + 0.001, 1),
    "a fainter one does not": (LISTED, PROPOSED_OF_A_LIST - 0.001, 0),
    "nor one in a sentence with a single town": (TOOLS, PROPOSED_OF_A_LIST + 0.001, 0),
    "nor in one with two": (LISTED.replace("Mandya", "elsewhere"), PROPOSED_OF_A_LIST + 0.001, 0),
}


@pytest.mark.parametrize(("sentence", "score", "count"), OF_A_LIST.values(), ids=OF_A_LIST)
def test_a_list_of_towns_tells_an_act(sentence: str, score: float, count: int) -> None:
    found = told(sentence, {"laid": ("strike", score), "aside": ("strike", score)})
    assert len(found) == count
    assert all(len(mention.places) == 3 for mention in found)


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


def test_its_belief_is_that_of_the_network() -> None:
    (seen,) = told(TOOLS, {"laid": ("strike", 0.95)})
    (framed,) = told(HELD, {"detained": ("arrest", 0.4)})
    assert (round(seen.belief or 0, 2), seen.learned) == (0.95, True)
    assert (round(framed.belief or 0, 2), framed.learned) == (0.4, False)


def test_vectors_of_another_encoder_are_refused() -> None:
    parse = replace(tree(HELD), vectors=np.zeros((6, 384), dtype=np.float32), pipeline="another")
    with pytest.raises(PipelineError, match=r"training/events\.py"):
        network_of().read(parse)


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


def test_a_span_points_at_words_of_its_report_or_nowhere() -> None:
    """One sentence with one word that the pointer of places likes."""
    parse = replace(tree(HELD), vectors=np.zeros((6, WIDTH), dtype=np.float32), pipeline="test")
    assert parse.vectors is not None
    parse.vectors[4, 0] = 1.0
    liked = np.zeros((WIDTH, len(POINTERS)), dtype=np.float32)
    liked[0, POINTERS.index("place")] = 9.0
    network = replace(network_of(), weights={**network_of().weights, "liked": liked})
    reading = network.read(parse)
    aim = reading.points(1, 2, "place")
    assert aim.best == 4
    assert aim.share((4,)) > 0.99
    assert aim.nowhere + aim.share(range(-3, 9)) == pytest.approx(1, abs=0.01)
    aim = reading.points(1, 2, "actor")
    assert aim.nowhere == pytest.approx(aim.share((4,)))


def test_the_shipped_network_knows_the_types_of_the_codebook() -> None:
    network = load_network("en")
    assert network is not None
    assert set(network.types) == {kind.name for kind in CODEBOOK.types}
    answers = len(network.types) + len(STATUSES) + len(MEASURES) + len(QUOTED)
    assert network.weights["inner"].shape == (384, len(network.weights["inner_bias"]))
    assert network.weights["outer"].shape == (len(network.weights["inner_bias"]), answers)
    assert network.weights["source"].shape[:2] == (len(POINTERS), 384)
    assert 0 < DOUBTED < SURE <= PROPOSED < 1
    assert all(network.definitions[kind.name] == definition_id(kind.definition) for kind in CODEBOOK.types)


def test_a_parse_without_vectors_cannot_be_read() -> None:
    with pytest.raises(ValueError, match="without vectors"):
        network_of().read(Parse("", (), (), pipeline="test"))


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
