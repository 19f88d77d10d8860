"""Ids for the public bodies that act, are acted upon or speak; everybody else has none."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.model.event import Event
from dateline.model.place import Toponym
from dateline.model.statement import Statement
from dateline.resolve.who.register import Match, Register

__all__ = ["identify_actors", "identify_speakers", "main_country", "voiced_body"]

MAIN_SHARE = 0.7
"""The share of a report's places and demonyms that one country must have for the report to be about it; set by eye."""

_SPOKES = r"spokes(?:man|woman|person|people)"
_SPOKEN_FOR = re.compile(rf"^(?:(?:a|an|the|its)\s+)?(?:\w+\s+)?{_SPOKES}\s+(?:for|of)\s+(?P<body>.+)$", re.IGNORECASE)
_VOICE_OF = re.compile(rf"^(?P<body>.+?)\s+{_SPOKES}$", re.IGNORECASE)


def main_country(toponyms: Sequence[Toponym]) -> str | None:
    """The country that a report is about, where one is; ISO 3166 alpha-2."""
    counts = Counter(t.place.country for t in toponyms if t.place.country)
    if not counts:
        return None
    [(country, count)] = counts.most_common(1)
    return country if count >= MAIN_SHARE * counts.total() else None


def identify_actors(events: Sequence[Event], register: Register, country: str | None) -> tuple[Event, ...]:
    """The events with the ids of those actors and targets that the register knows."""
    return tuple(_identified(event, register, _country_of(event, country)) for event in events)


def identify_speakers(
    statements: Sequence[Statement], register: Register, country: str | None
) -> tuple[Statement, ...]:
    """The statements with the id of the body or office that speaks, or for which a spokesperson does."""
    return tuple(_voiced(statement, register, country) for statement in statements)


def voiced_body(words: str) -> str:
    """The body that a spokesperson speaks for, as the words name it; else the words themselves."""
    found = _SPOKEN_FOR.match(words) or _VOICE_OF.match(words)
    return found["body"] if found else words


def _country_of(event: Event, country: str | None) -> str | None:
    """The country in which "the army" is to be looked for: null where event and report are of different ones."""
    own = event.place.country if event.place else None
    if own is None or country is None:
        return own or country
    return own if own == country else None


def _identified(event: Event, register: Register, country: str | None) -> Event:
    actor, target = (_match(words, register, country) for words in (event.actor, event.target))
    if actor is None and target is None:
        return event
    basis = {name: found.basis for name, found in (("actor_id", actor), ("target_id", target)) if found}
    return replace(
        event,
        actor_id=actor.id if actor else None,
        target_id=target.id if target else None,
        basis={**event.basis, **basis},
    )


def _voiced(statement: Statement, register: Register, country: str | None) -> Statement:
    named = (words for words in (statement.speaker, statement.speaker_role) if words)
    matches = (register.find(voiced_body(words), country) for words in named)
    found = next((match for match in matches if match), None)
    return replace(statement, speaker_id=found.id) if found else statement


def _match(words: str | None, register: Register, country: str | None) -> Match | None:
    return register.find(words, country) if words else None
