"""Words brought to one form, so that spellings can be compared."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold"]

MARKS = re.compile(r"[^\w\s]+")


def fold(words: str | None) -> str:
    """Words without case, diacritics and punctuation, single spaces between."""
    return _fold(words) if words else ""


@lru_cache(maxsize=65536)
def _fold(words: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return " ".join(MARKS.sub(" ", plain.casefold()).split())
