"""What the trained network adds to roles, times and figures, and when it takes the place of what a rule read."""

from dataclasses import replace

import numpy as np
import pytest

from dateline.extract.advice import ROLE_SURE, ROLE_SURER, TIME_SURE, TIME_SURER, advised
from dateline.extract.claimants import Claimant
from dateline.extract.counted import Counted
from dateline.extract.doers import Known
from dateline.extract.figure_advice import DOUBTED, SEEN, SURE, confirmed, learned_claimant, learned_measure
from dateline.extract.figure_words import figure_words
from dateline.extract.network import Aim, Reading
from dateline.extract.numbers import find_numbers
from dateline.extract.pointing import Goal, Pointed
from dateline.model.figure import MEASURES
from dateline.model.mention import EventMention, Role
from dateline.model.span import Span
from dateline.model.when import TimeMention, When
from tests.extract.test_proposer import TYPES, network_of, reading_of
from tests.extract.trees import tree

SENTENCE = tree(
    "Bakers/baker/NOUN.NNS/nsubj/2 marched/march/VERB.VBD/root/2 past/past/ADP.IN/case/4 guards/guard/NOUN.NNS/obl/2 "
    "on/on/ADP.IN/case/6 Monday/monday/PROPN.NNP/obl/2 ././PUNCT/punct/2"
)
NOBODY = Known(frozenset(), frozenset(), frozenset(), frozenset(), frozenset(), frozenset())
MONDAY = TimeMention(
    span=SENTENCE.tokens[5].span,
    when=When(start="2021-03-08", end="2021-03-08", precision="day", basis="relative", text="Monday"),
    kind="point",
)


def mention(actor: str | None = None, time: TimeMention | None = None) -> EventMention:
    start = SENTENCE.text.index(actor) if actor else 0
    return EventMention(
        sentence=0,
        paragraph=0,
        head=1,
        trigger=SENTENCE.tokens[1].span,
        types=("demonstration",),
        mode=None,
        actor=Role(span=Span(start, start + len(actor)), text=actor) if actor else None,
        target=None,
        places=(),
        time=time,
        occasion=None,
        messages=(),
        status="current",
        status_span=None,
    )


def pointed(surely: float, at: float = 0.0) -> Pointed:
    return Pointed(actor=Goal(SENTENCE.tokens[3], surely), target=None, times=((MONDAY, at),), places=())


ACTORS = {
    "added where no rule names one": (None, ROLE_SURE, "guards"),
    "not below": (None, ROLE_SURE - 0.01, None),
    "in the place of another": ("Bakers", ROLE_SURER, "guards"),
    "not in its place below": ("Bakers", ROLE_SURER - 0.01, "Bakers"),
    "the same": ("guards", 1.0, "guards"),
}


@pytest.mark.parametrize(("own", "surely", "wanted"), ACTORS.values(), ids=ACTORS)
def test_an_actor(own: str | None, surely: float, wanted: str | None) -> None:
    found = advised(mention(own), pointed(surely), SENTENCE, NOBODY).actor
    assert (found.text if found else None) == wanted


def test_nobody_is_both_actor_and_target() -> None:
    struck = Role(span=SENTENCE.tokens[3].span, text="guards")
    found = advised(replace(mention(), target=struck), pointed(1.0), SENTENCE, NOBODY)
    assert (found.actor, found.target) == (None, struck)


@pytest.mark.parametrize(("at", "found"), [(TIME_SURE, True), (TIME_SURE - 0.01, False)])
def test_a_time_is_added_from_a_score_on(at: float, *, found: bool) -> None:
    told = advised(mention(), pointed(0.0, at), SENTENCE, NOBODY)
    assert told.time == (MONDAY if found else None)


@pytest.mark.parametrize(("at", "kept"), [(TIME_SURER, False), (TIME_SURER - 0.01, True)])
def test_a_time_gives_way_to_a_surer_one(at: float, *, kept: bool) -> None:
    other = replace(MONDAY, span=Span(0, 6))
    told = advised(mention(time=other), pointed(0.0, at), SENTENCE, NOBODY)
    assert told.time == (other if kept else MONDAY)


TWO = tree(
    "Bakers/baker/NOUN.NNS/nsubj/2 marched/march/VERB.VBD/root/2 ././PUNCT/punct/2",
    "Monday/monday/PROPN.NNP/root/1 passed/pass/VERB.VBD/dep/1 ././PUNCT/punct/1",
)
ELSEWHERE = replace(MONDAY, span=TWO.tokens[3].span)
ACROSS = {
    "a point of another sentence": (ELSEWHERE, True),
    "the date of an occasion": (replace(ELSEWHERE, kind="occasion"), True),
    "not how long something lasts": (replace(ELSEWHERE, kind="duration"), False),
    "not a day that nothing gives": (replace(ELSEWHERE, when=replace(MONDAY.when, start=None, end=None)), False),
}


@pytest.mark.parametrize(("time", "taken"), ACROSS.values(), ids=ACROSS)
def test_a_time_that_stands_elsewhere(time: TimeMention, *, taken: bool) -> None:
    told = advised(mention(), replace(pointed(0.0), actor=None, times=((time, 1.0),)), TWO, NOBODY)
    assert (told.time, told.pointed_time) == (None, time if taken else None)


COUNTED = tree(
    "The/the/DET.DT/det/2 dairy/dairy/NOUN.NN/nsubj/3 names/name/VERB.VBZ/root/3 40/40/NUM.CD/nummod/5 "
    "milkers/milker/NOUN.NNS/obj/3 ././PUNCT/punct/3"
)


def counting(score: float) -> Reading:
    reading = reading_of(COUNTED, np.zeros((len(COUNTED.tokens), len(TYPES)), dtype=np.float32), network_of())
    measures = np.zeros((len(COUNTED.tokens), len(MEASURES)), dtype=np.float32)
    measures[3, MEASURES.index("strikers")] = score
    return replace(reading, measures=measures)


@pytest.mark.parametrize(("score", "measure"), [(SEEN, "strikers"), (SEEN - 0.01, None)])
def test_a_number_counts_what_the_network_is_sure_of(score: float, measure: str | None) -> None:
    (number,) = find_numbers(COUNTED.text, COUNTED.sentence_span(0), figure_words("en"))
    found = learned_measure(counting(score), COUNTED, number)
    assert (found.measure if found else None) == measure
    assert learned_measure(None, COUNTED, number) is None


@pytest.mark.parametrize(
    ("score", "measure"), [(SURE, "strikers"), (SURE - 0.01, "participants"), (DOUBTED - 0.01, None)]
)
def test_what_rules_suppose_is_confirmed_replaced_or_doubted(score: float, measure: str | None) -> None:
    (number,) = find_numbers(COUNTED.text, COUNTED.sentence_span(0), figure_words("en"))
    supposed = Counted("participants", 3)
    found = confirmed(counting(score), COUNTED, number, supposed)
    assert (found.measure if found else None) == measure
    assert confirmed(None, COUNTED, number, supposed) == supposed


class Sure(Reading):
    """Points at the dairy, as surely as a test says."""

    surely = 0.0

    def points(self, first: int, last: int, kind: str) -> Aim:  # noqa: ARG002
        found = np.zeros(len(self.parse.tokens), dtype=np.float32)
        found[1] = self.surely
        return Aim(nowhere=1 - self.surely, start=0, surely=found)


@pytest.mark.parametrize(("surely", "name"), [(0.9, "dairy"), (0.4, None)])
def test_a_claimant_is_added_where_no_rule_names_one(surely: float, name: str | None) -> None:
    (number,) = find_numbers(COUNTED.text, COUNTED.sentence_span(0), figure_words("en"))
    held = counting(1.0)
    reading = Sure(held.parse, held.network, held.types, held.measures)
    object.__setattr__(reading, "surely", surely)
    nobody, words = Claimant(None, "unknown", None), figure_words("en")
    assert learned_claimant(reading, COUNTED, number, nobody, words).name == name
    named = Claimant("police", "authority", Span(0, 1))
    assert learned_claimant(reading, COUNTED, number, named, words) is named
