"""How likely an event's type and place are right: a logistic model over what the event shows of itself."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from math import exp, log

import yaml

from dateline.model.event import Event

__all__ = ["score_of", "sign_weights", "signs_of"]

FAINTEST = 0.18
"""Beliefs nearer to 0 or 1 than this say no more than it does."""

DECIMALS = 3


def _logit(belief: float) -> float:
    held = min(1 - FAINTEST, max(FAINTEST, belief))
    return log(held / (1 - held))


def signs_of(event: Event) -> dict[str, float]:
    """What speaks for or against an event, by name; a sign that it does not show is 0."""
    place, date = event.place, event.date
    placed = place.basis if place else "none"
    told = sum(shown.of == "trigger" for shown in event.evidence)
    return {
        "always": 1.0,
        "belief": _logit(event.belief) if event.belief is not None else 0.0,
        "no belief": float(event.belief is None),
        "seen by the network alone": float(event.basis.get("type") == "learned"),
        "place of a list": float(placed == "list"),
        "place of the dateline": float(placed == "dateline"),
        "place carried over": float(placed == "inherited"),
        "place of the report": float(placed == "report"),
        "no place": float(placed == "none"),
        "place is no town": float(place is not None and place.level != "city"),
        "place is near": float(place is not None and place.precision > 1),
        "date of its own": float(date is not None and date.basis in {"stated", "relative"}),
        "actor": float(event.actor is not None),
        "target": float(event.target is not None),
        "place pointed at": event.place_belief or 0.0,
        "told again": float(told > 1),
        "not current": float(event.status != "current"),
    }


@cache
def sign_weights() -> Mapping[str, float]:
    """How much each sign speaks for an event, in log-odds."""
    held: dict[str, float] = yaml.safe_load(resources.files(__package__).joinpath("score.yaml").read_text("utf-8"))
    return held


def score_of(event: Event) -> float:
    """The probability, in [0, 1], to three decimals.

    Logistic regression with weights fitted on corpus/dev, which no other part is trained on, by
    `benchmarks/reliability.py --fit`; the same program measures how well it holds elsewhere.
    """
    weights = sign_weights()
    total = sum(weights.get(name, 0.0) * value for name, value in signs_of(event).items())
    return round(1 / (1 + exp(-total)), DECIMALS)
