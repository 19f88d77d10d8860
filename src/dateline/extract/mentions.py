"""Names of persons where they stand, and what they have in common."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.parse import Token

__all__ = ["Mention", "head_noun", "is_capital", "shortens"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name where it stands; `key` is the name without titles and possessive."""

    key: tuple[str, ...]
    first: int
    last: int


def head_noun(tokens: Sequence[Token]) -> Token:
    """The noun before the first "of", "for" or "in" of a phrase, else its last word."""
    for k, token in enumerate(tokens):
        if k and token.pos == "ADP":
            return tokens[k - 1]
    return tokens[-1]


def is_capital(token: Token) -> bool:
    """Whether a token is a proper noun with a capital."""
    return token.pos == "PROPN" and token.text[:1].isupper()


def shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` is a part of `full` in the same order that keeps the last or first word."""
    if len(short) > 1:
        # "Reza Ahmadi" is not "Ali Reza Ahmadi": two words of a name fix its first one.
        return full[0] == short[0] and set(short) <= set(full)
    return short[0] in {full[0], full[-1]}
