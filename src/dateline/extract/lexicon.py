"""The words that decide how a trigger counts, read from data."""

from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files

import yaml

__all__ = ["EventWords", "event_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """Word lists of one language; lemmas in lower case, some of two words. words/events.yaml says what each is for."""

    light_verbs: frozenset[str]
    happening_verbs: frozenset[str]
    hypothetical_governors: frozenset[str]
    planning_words: frozenset[str]
    planning_governors: frozenset[str]
    realised_complement: frozenset[str]
    past_complement: frozenset[str]
    onlooking_verbs: frozenset[str]
    suffering_words: frozenset[str]
    planned_complement: frozenset[str]
    future: frozenset[str]
    hypothetical: frozenset[str]
    habitual: frozenset[str]
    negation: frozenset[str]
    negative_determiner: frozenset[str]
    denial: frozenset[str]
    doubt: frozenset[str]
    allegation: frozenset[str]
    occasion_words: frozenset[str]
    occasion_verbs: frozenset[str]
    occasion_causes: frozenset[str]
    generic_verbs: frozenset[str]
    generic_nouns: frozenset[str]
    repeating: frozenset[str]
    nobody: frozenset[str]
    cancelling: frozenset[str]
    organising_verbs: frozenset[str]
    blaming_verbs: frozenset[str]
    undergoing_verbs: frozenset[str]
    middle_verbs: frozenset[str]
    others_verbs: frozenset[str]
    more_doers: frozenset[str]
    not_doers: frozenset[str]
    decisions: frozenset[str]
    parts: frozenset[str]
    no_targets: frozenset[str]
    falsehood: frozenset[str]
    mistaken: frozenset[str]
    judging: frozenset[str]
    inviting: frozenset[str]
    truth: frozenset[str]
    rumours: frozenset[str]
    report_nouns: frozenset[str]
    beginning_verbs: frozenset[str]
    lasting_types: frozenset[str]
    recalling_verbs: frozenset[str]
    witness_nouns: frozenset[str]
    continuing_nouns: frozenset[str]
    count_nouns: frozenset[str]
    nationwide: frozenset[str]
    whole_country: frozenset[str]
    list_glue: frozenset[str]
    away: frozenset[str]
    set_phrases: frozenset[str]
    place_nouns: frozenset[str]
    road_nouns: frozenset[str]
    locative: frozenset[str]
    long_units: frozenset[str]


@lru_cache(maxsize=8)
def event_words(language: str = "en") -> EventWords:
    """The event word lists of `language`.

    Raises:
        KeyError: there are none for that language.
    """
    text = files("dateline.extract").joinpath("words/events.yaml").read_text(encoding="utf-8")
    lists = yaml.safe_load(text)[language]
    return EventWords(**{field.name: frozenset(lists[field.name]) for field in fields(EventWords)})
