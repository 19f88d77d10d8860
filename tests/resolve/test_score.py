"""The score of an event: which signs raise it, which lower it, and that every weight has its sign."""

from dataclasses import replace

import pytest

from dateline.model.event import Event
from dateline.model.place import Place
from dateline.model.span import Evidence
from dateline.resolve.score import score_of, sign_weights, signs_of
from tests.extract.test_figures import EVENT

TOWN = Place(text="Lampur", name="Lampur", level="city", country="XX", geonames_id=7, basis="stated")
PLAIN = replace(EVENT, place=TOWN, belief=0.6, place_belief=0.6)
TWICE = (Evidence(0, 6, "strike", "trigger"), Evidence(40, 46, "struck", "trigger"))

# what is changed, whether it speaks for the event
CHANGES: dict[str, tuple[Event, bool]] = {
    "the network is surer": (replace(PLAIN, belief=0.95), True),
    "the network is less sure": (replace(PLAIN, belief=0.1), False),
    "the network takes it to be there": (replace(PLAIN, place_belief=1.0), True),
    "the network takes it to be elsewhere": (replace(PLAIN, place_belief=0.0), False),
    "no frame foresaw it": (replace(PLAIN, basis={"type": "learned"}), False),
    "it is told of a whole country": (replace(PLAIN, place=replace(TOWN, level="country")), False),
}


@pytest.mark.parametrize(("event", "better"), CHANGES.values(), ids=CHANGES)
def test_what_speaks_for_an_event(event: Event, *, better: bool) -> None:
    assert score_of(event) != score_of(PLAIN)
    assert (score_of(event) > score_of(PLAIN)) == better


def test_every_weight_has_its_sign() -> None:
    assert {*sign_weights()} == {*signs_of(PLAIN)}


@pytest.mark.parametrize("belief", [0.0, 0.5, 1.0, None])
def test_a_score_is_a_probability(belief: float | None) -> None:
    assert 0.0 < score_of(replace(PLAIN, belief=belief, place=None, place_belief=None)) < 1.0


def test_what_is_told_again_shows_it() -> None:
    assert signs_of(replace(PLAIN, evidence=TWICE))["told again"] == 1.0
