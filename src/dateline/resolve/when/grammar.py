"""Patterns over lexemes: a small regular grammar written in the names of their kinds."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.resolve.when.lexer import Lexeme

if TYPE_CHECKING:
    from dateline.resolve.when.scene import Reading, Scene

__all__ = ["CANDIDATE", "CODES", "Found", "Rule", "code_of", "pattern"]

_KINDS = """
    month weekday weekdays count ordinal unit units season part deictic weekend last next this that following edge
    offset ago hence share in prep for since from to onwards and or the of article recent every times adverb long
    lengthy overnight straight sincethen era decadeword anniversary solar solaryear festival history day year number
    iso numeric clock decade poss comma dash slash stop open close break
"""
# One character for each kind; a kind that no pattern names is "~".
CODES = {kind: chr(0x100 + index) for index, kind in enumerate(re.findall(r"\w+", _KINDS))}


# Kinds that a date may open with but that make none by themselves, and kinds that it never begins with.
_OPENING = ("the", "edge", "of", "in", "prep", "from", "article", "last", "next", "this", "that", "times", "dash")
_INNER = "and or to for since onwards share offset ago hence straight long poss comma slash stop open close break clock"


def _class(kinds: Iterable[str]) -> str:
    return "[" + "".join(CODES[kind] for kind in kinds) + "]"


# What a match can begin with: some opening words, then one that means time, or a number.
CANDIDATE = re.compile(_class(_OPENING) + "{0,6}" + _class(CODES.keys() - {*_OPENING, *_INNER.split()}))


def code_of(lexemes: list[Lexeme]) -> str:
    """One character per lexeme, for patterns to run over."""
    return "".join(CODES.get(lexeme.kind, "~") for lexeme in lexemes)


def pattern(source: str) -> re.Pattern[str]:
    """Compiles a pattern of kind names: `month day comma? year`.

    Operators are those of regular expressions; spaces separate.

    Raises:
        KeyError: A name is no kind.
    """
    coded = re.sub(r"[a-z_]+", lambda name: CODES[name.group()], source)
    return re.compile(re.sub(r"\s+", "", coded))


@dataclass(frozen=True)
class Found:
    """Lexemes `first` to `last`, half-open, that fit a pattern."""

    lexemes: list[Lexeme]
    first: int
    last: int
    text: str

    @cached_property
    def own(self) -> list[Lexeme]:
        """The lexemes of the match."""
        return self.lexemes[self.first : self.last]

    def all(self, *kinds: str) -> list[Lexeme]:
        """The lexemes of these kinds, in order."""
        return [lexeme for lexeme in self.own if lexeme.kind in kinds]

    def one(self, *kinds: str) -> Lexeme | None:
        """The first lexeme of these kinds, if any."""
        return next((lexeme for lexeme in self.own if lexeme.kind in kinds), None)

    def value(self, *kinds: str) -> int:
        """The value of the first lexeme of these kinds; zero where there is none."""
        lexeme = self.one(*kinds)
        return lexeme.value or 0 if lexeme else 0

    def has(self, *kinds: str) -> bool:
        """Whether a lexeme of these kinds is in the match."""
        return self.one(*kinds) is not None

    def near(self, step: int) -> Lexeme:
        """A lexeme outside the match: -1 is the one before it, 1 the one after; empty beyond the ends."""
        at = self.first + step if step < 0 else self.last + step - 1
        inside = 0 <= at < len(self.lexemes)
        return self.lexemes[at] if inside else Lexeme(0, 0, "break", None, "")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and what a match of it says; null from `read` means that it was none after all."""

    name: str
    pattern: re.Pattern[str]
    read: "Callable[[Found, Scene], Reading | None]"
