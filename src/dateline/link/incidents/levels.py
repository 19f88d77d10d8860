"""The ordered levels of every comparison, and what each weighs."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.ids import sha256_hex
from dateline.link.incidents.comparisons import date, figures, kind, messages, passage, place, wording
from dateline.link.incidents.telling import Telling

__all__ = ["COMPARISONS", "SHIPPED", "Comparison", "Level", "Levels", "load_levels"]

SHIPPED = Path(__file__).with_name("levels.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One kind of value of two events: `level` names how well they fit, `words` shows what was compared."""

    name: str
    level: Callable[[Telling, Telling], str]
    words: Callable[[Telling, Telling], str]


COMPARISONS = (
    Comparison(name="place", level=place.level, words=place.words),
    Comparison(name="date", level=date.level, words=date.words),
    Comparison(name="type", level=kind.level, words=kind.words),
    Comparison(name="actor", level=wording.actor, words=wording.actor_words),
    Comparison(name="target", level=wording.target, words=wording.target_words),
    Comparison(name="occasion", level=wording.occasion, words=wording.occasion_words),
    Comparison(name="figures", level=figures.level, words=figures.words),
    Comparison(name="messages", level=messages.level, words=messages.words),
    Comparison(name="passage", level=passage.level, words=passage.words),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What a level of a comparison weighs, in bits, and how it is said in plain words."""

    weight: float
    words: str


@dataclass(frozen=True, kw_only=True)
class Levels:
    """The levels of each comparison in order, from the one that says most for a pair to the one that says least.

    `hash` is the SHA-256 of the file that they were read from. A pair of a block starts at `prior` bits. It is joined
    where its bits reach `join`; two events may stand in one incident where theirs reach `accept`.
    """

    hash: str
    prior: float
    join: float
    accept: float
    of: Mapping[str, Mapping[str, Level]]


@cache
def load_levels() -> Levels:
    """The levels that come with Dateline."""
    raw = SHIPPED.read_bytes()
    return _levels(tomllib.loads(raw.decode("utf-8")), sha256_hex(raw))


def _levels(read: dict[str, Any], digest: str) -> Levels:
    return Levels(
        hash=digest,
        prior=float(read["prior"]),
        join=float(read["join"]),
        accept=float(read["accept"]),
        of={
            comparison.name: {name: Level(**value) for name, value in read[comparison.name].items()}
            for comparison in COMPARISONS
        },
    )
