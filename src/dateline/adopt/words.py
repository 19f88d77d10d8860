"""Words compared as people write them, and found in a text."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from dateline.model.span import Span

__all__ = ["alike", "folded", "spans_of"]

MARKS = re.compile(r"[^\w\s]+|_")


@lru_cache(maxsize=65536)
def folded(words: str) -> str:
    """Words without case, diacritics and punctuation, single spaces between: "Bogotá, D.C." is "bogota d c"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    return " ".join(MARKS.sub(" ", plain).split())


def alike(one: str, other: str) -> bool:
    """Whether one of two descriptions is held in the other, word for word: "students", "dozens of students"."""
    a, b = set(folded(one).split()), set(folded(other).split())
    return bool(a and b) and (a <= b or b <= a)


def spans_of(words: str, text: str) -> Iterator[Span]:
    """Where whole `words` stand in `text`, whatever their case and the white space between them, in reading order."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return
    for found in re.finditer(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", text, re.IGNORECASE):
        yield Span(*found.span())
