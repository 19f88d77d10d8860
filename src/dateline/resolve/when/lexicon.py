"""The words of English dates, from `en.yaml`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

import msgspec
import yaml

from dateline.resolve.when.scan import scan

__all__ = ["Entry", "Festival", "History", "Lexicon", "english", "plain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Festival:
    """A day or month with a name; exactly one of the rules is set (see `en.yaml`).

    `bare` marks a name that is a date only after a preposition ("at Christmas").
    """

    names: tuple[str, ...]
    day: tuple[int, int] | None = None
    solar: tuple[int, int] | None = None
    lunar: tuple[int, int] | None = None
    lunar_month: int | None = None
    easter: int | None = None
    orthodox: int | None = None
    nth: tuple[int, int, int] | None = None
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A day or stretch of history with a name, both ends inclusive."""

    names: tuple[str, ...]
    days: tuple[date, date]
    precision: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word or phrase is: its kind, and a value whose meaning the kind settles."""

    kind: str
    value: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """A language's words for dates, as its YAML file gives them."""

    words: dict[str, dict[str, int | None]]
    units: tuple[str, ...]
    wary: frozenset[str]
    given_names: frozenset[str]
    capital_only: frozenset[str]
    after_may: frozenset[str]
    named_before: frozenset[str]
    named_after: frozenset[str]
    named_things: frozenset[str]
    numbered: frozenset[str]
    amounts: frozenset[str]
    measures: frozenset[str]
    happenings: frozenset[str]
    stops: frozenset[str]
    future_words: frozenset[str]
    past_words: frozenset[str]
    future_heads: frozenset[str]
    future_presents: frozenset[str]
    looking_back: frozenset[str]
    long_ago: tuple[str, ...]
    behind: frozenset[str]
    pointing: frozenset[str]
    free_after: frozenset[str]
    festivals: tuple[Festival, ...]
    history: tuple[History, ...]

    def entries(self) -> Iterator[tuple[tuple[str, ...], Entry]]:
        """Every word and phrase, as pieces in small letters, with its entry.

        The value of a festival, and of a piece of history, is its place in the list.
        """
        for kind, members in self.words.items():
            for words, value in members.items():
                yield plain(words), Entry(kind, value)
        for index, festival in enumerate(self.festivals):
            yield from ((plain(name), Entry("festival", index)) for name in festival.names)
        for index, history in enumerate(self.history):
            yield from ((plain(name), Entry("history", index)) for name in history.names)


def plain(words: str) -> tuple[str, ...]:
    """The pieces of a phrase in small letters, with straight apostrophes."""
    return tuple(piece.text.lower().replace("’", "'") for piece in scan(words))


@lru_cache(maxsize=1)
def english() -> Lexicon:
    """The English lexicon."""
    raw = yaml.safe_load(files(__package__).joinpath("en.yaml").read_text("utf-8"))
    return msgspec.convert(raw, Lexicon)
