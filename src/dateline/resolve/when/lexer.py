"""Text into lexemes: words that dates are written with, each with its kind and value, and everything else."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from dateline.model.span import Span
from dateline.resolve.when.lexicon import Entry, english
from dateline.resolve.when.scan import Piece, scan

__all__ = ["Lexeme", "lex"]


class Lexeme(NamedTuple):
    """A word, number or mark at `start` to `end`, half-open.

    `kind` is a kind of `en.yaml`, or day (1 to 31), year (1000 to 2199), number, short_year, iso, numeric,
    clock, decade, poss, comma, dash, slash, stop, open, close, break or other. `word` is in small letters.
    """

    start: int
    end: int
    kind: str
    value: int | None
    word: str


_MARKS = {",": "comma", "-": "dash", "–": "dash", "‑": "dash", "/": "slash", ".": "stop", "(": "open", ")": "close"}
_MONEY = "$€£¥₹#№"


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
    """Phrases by their first piece, longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for words, entry in english().entries():
        by_first.setdefault(words[0], []).append((words, entry))
    for listed in by_first.values():
        listed.sort(key=lambda pair: -len(pair[0]))
    return by_first


LONGEST_NUMBER = 18
"""Digits beyond which a number is a code, not a count; Python refuses to read thousands of them."""


def _number(piece: Piece, text: str) -> tuple[str, int | None]:
    """The kind and value of digits."""
    money = piece.start > 0 and text[piece.start - 1] in _MONEY
    if money or text[piece.end : piece.end + 1] in {"%", "°"} or "." in piece.text:
        return "other", None
    if len(piece.text) > LONGEST_NUMBER:
        return "other", None
    value = int(piece.text.replace(",", ""))
    if len(piece.text) <= 2 and 1 <= value <= 31:
        return "day", value
    if len(piece.text) == 4 and 1000 <= value < 2200:
        return "year", value
    return "number", value


def _decade(word: str) -> int:
    digits = re.sub(r"\D", "", word)
    return int(digits) if len(digits) == 4 else 1900 + int(digits)


def _lexeme(piece: Piece, text: str) -> Lexeme:
    """A piece that is in no phrase."""
    word = piece.text.lower().replace("’", "'")
    kind, value = piece.kind, None
    if kind == "number":
        kind, value = _number(piece, text)
    elif kind == "ordinal":
        value = int(re.sub(r"\D", "", word))
    elif kind == "decade":
        value = _decade(word)
    elif kind == "mark":
        kind = _MARKS.get(word, "other")
    elif kind in ("word", "skip"):
        kind = "other"
    return Lexeme(piece.start, piece.end, kind, value, word)


def _phrase(words: list[str], at: int) -> tuple[int, Entry] | None:
    """The longest phrase that begins at piece `at`: how many pieces, and its entry."""
    for phrase, entry in _phrases().get(words[at], ()):
        if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase:
            return len(phrase), entry
    return None


def _join(pieces: list[Piece], text: str) -> list[Lexeme]:
    """Lexemes, with phrases joined and the full stop of an abbreviation taken in."""
    words = [piece.text.lower().replace("’", "'") for piece in pieces]
    short = english().wary
    lexemes, at = [], 0
    while at < len(pieces):
        match = _phrase(words, at)
        if match is None:
            lexemes.append(_lexeme(pieces[at], text))
            at += 1
            continue
        count, entry = match
        end = pieces[at + count - 1].end
        dotted = words[at] in short and text[end : end + 1] == "." and words[at] not in ("may", "march")
        lexemes.append(
            Lexeme(pieces[at].start, end + dotted, entry.kind, entry.value, " ".join(words[at : at + count]))
        )
        at += count + dotted
    return lexemes


def _tens(lexemes: list[Lexeme]) -> list[Lexeme]:
    """Joins "twenty-one" and "forty two"."""
    joined: list[Lexeme] = []
    for lexeme in lexemes:
        unit = lexeme.kind == "count" and lexeme.value is not None and lexeme.value < 10
        back = 2 if len(joined) > 1 and joined[-1].kind == "dash" else 1
        tens = joined[-back] if len(joined) >= back else None
        if unit and tens and tens.kind == "count" and (tens.value or 0) in range(20, 100, 10):
            value = (tens.value or 0) + (lexeme.value or 0)
            del joined[-back:]
            lexeme = Lexeme(tens.start, lexeme.end, "count", value, f"{tens.word}-{lexeme.word}")
        joined.append(lexeme)
    return joined


def _outside(pieces: Iterable[Piece], skipped: tuple[Span, ...]) -> list[Piece]:
    """The pieces that begin outside the skipped spans, with a break in place of each skipped stretch."""
    kept: list[Piece] = []
    starts = [span.start for span in skipped]
    for piece in pieces:
        before = bisect_right(starts, piece.start) - 1
        if before < 0 or skipped[before].end <= piece.start:
            kept.append(piece)
        elif not kept or kept[-1].kind != "break":
            kept.append(Piece("break", piece.start, piece.end, "\n"))
    return kept


def lex(text: str, skipped: tuple[Span, ...] = ()) -> list[Lexeme]:
    """The lexemes of `text` in order; what lies in a skipped span (page furniture) becomes a break.

    `skipped` is in reading order and does not overlap.
    """
    return _tens(_join(_outside(scan(text), skipped), text))
