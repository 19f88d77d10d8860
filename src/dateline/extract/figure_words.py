"""The words by which a language counts and says what it counts, read from data."""

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = ["FigureWords", "figure_words"]

_VALUES = ("numbers", "scales", "vague")
_AROUND = (
    "claimed_ahead",
    "claimed_behind",
    "revised_ahead",
    "revised_behind",
    "denied_ahead",
    "denied_behind",
    "figure_ahead",
)
_PHRASES = ("behind", "ahead")
_GROUPS = ("undergone", "undergoing", "states", "nouns", "deeds", "tolls", "kinds", "topics")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """Word lists of one language; words/figures.yaml says what each is for.

    `numbers`, `scales` and `vague` hold values; `behind` and `ahead` hold the turns of phrase of each measure, the
    other maps go from a word to the measure or kind it shows.
    """

    numbers: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, int]
    low: frozenset[str]
    high: frozenset[str]
    about: frozenset[str]
    low_after: frozenset[str]
    not_counted: frozenset[str]
    labels: frozenset[str]
    months: frozenset[str]
    toll_verbs: frozenset[str]
    counting_verbs: frozenset[str]
    people: frozenset[str]
    crowd_context: frozenset[str]
    damage: frozenset[str]
    having: frozenset[str]
    strong: frozenset[str]
    places_context: frozenset[str]
    not_crowd: frozenset[str]
    not_people: frozenset[str]
    bodies: frozenset[str]
    objects: frozenset[str]
    weak_kinds: frozenset[str]
    undergone: dict[str, str]
    undergoing: dict[str, str]
    states: dict[str, str]
    nouns: dict[str, str]
    deeds: dict[str, str]
    tolls: dict[str, str]
    kinds: dict[str, str]
    behind: dict[str, re.Pattern[str]]
    ahead: dict[str, re.Pattern[str]]
    topics: dict[str, str]
    claimed_ahead: re.Pattern[str]
    claimed_behind: re.Pattern[str]
    revised_ahead: re.Pattern[str]
    revised_behind: re.Pattern[str]
    denied_ahead: re.Pattern[str]
    denied_behind: re.Pattern[str]
    figure_ahead: re.Pattern[str]


@lru_cache(maxsize=8)
def figure_words(language: str = "en") -> FigureWords:
    """The word lists of counting of `language`.

    Raises:
        KeyError: there are none for that language.
    """
    text = files("dateline.extract").joinpath("words/figures.yaml").read_text(encoding="utf-8")
    lists = yaml.safe_load(text)[language]
    sets = {f.name: frozenset(map(str, lists[f.name])) for f in fields(FigureWords) if f.type == frozenset[str]}
    values = {name: dict(lists[name]) for name in _VALUES}
    groups = {name: _inverted(lists[name]) for name in _GROUPS}
    phrases = {name: {measure: _compiled(turns) for measure, turns in lists[name].items()} for name in _PHRASES}
    around = {name: _spaced(f"(?:{'|'.join(lists[name])}){'$' if name.endswith('_ahead') else ''}") for name in _AROUND}
    found: dict[str, Any] = {**sets, **values, **groups, **phrases, **around}
    return FigureWords(**found)


def _compiled(turns: list[str]) -> re.Pattern[str]:
    """One expression for all turns of phrase of a measure; white space in them stands for any."""
    return _spaced(rf"\b(?:{'|'.join(turns)})(?!\w)")


def _spaced(expression: str) -> re.Pattern[str]:
    return re.compile(expression.replace(" ", r"\s+"), re.IGNORECASE)


def _inverted(groups: dict[str, list[str]]) -> dict[str, str]:
    """Word to group; the first group that lists a word keeps it."""
    found: dict[str, str] = {}
    for group, members in groups.items():
        for word in members:
            found.setdefault(str(word), group)
    return found
