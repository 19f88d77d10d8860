"""Spellings of the names of bodies brought together."""

import re
from functools import cache, lru_cache

from dateline.resolve.where.fold import fold
from dateline.resolve.where.sources import country_names
from dateline.resolve.where.tables import demonyms, rows, split_names

__all__ = ["countries_by_name", "is_capitals", "name_key", "shared_names"]

_POSSESSIVE = re.compile(r"['’ʼ]s\b")
_BETWEEN = re.compile(r"[\s\-‐‑–—/,]+")
_DEFINITE = frozenset({"the", "el", "la", "los", "las", "le", "les", "il", "o", "os", "der", "die", "das"})
_NAMESAKES = frozenset({"congo", "congolese", "korea", "korean", "dominican", "guinea", "guinean"})
"""Names that people of two countries go by."""
LONGEST = 200
"""Characters beyond which words are no name of a body, whatever they are."""


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The words of a name without case, diacritics, apostrophes, hyphens, possessive s and definite articles.

    `The Workers’ Party`, `workers party` and `WORKERS' PARTY` give one key, and so do `Policía Nacional` and
    `la policia nacional`. An article of another language than English counts only at the front. Empty where no
    letter is left.
    """
    words = [fold(word) for word in _BETWEEN.split(_POSSESSIVE.sub("", name[:LONGEST]))]
    words = [word for word in words if word and word != "the"]
    return " ".join(words[1:] if len(words) > 1 and words[0] in _DEFINITE else words)


def is_capitals(name: str) -> bool:
    """Whether a name is written in capitals, its article aside: "the ICE", and not "ice"."""
    bare = name.removeprefix("the ").removeprefix("The ")
    return bare.upper() == bare != bare.lower()


@cache
def countries_by_name() -> dict[str, str]:
    """The ISO 3166 code of a country by the keys of its names and of the words for what is of it."""
    found = {name_key(name): code for code, names in country_names().items() for name in sorted(names)}
    return found | {name_key(word): code for word, code in demonyms().items()}


@cache
def shared_names() -> frozenset[str]:
    """The keys of names that a country shares with another one or with a division of one: Georgia, Niger."""
    held = countries_by_name()
    divisions = (
        (name_key(name), row["country"])
        for row in rows("admin1.tsv")
        for name in (row["name"], *split_names(row["other_names"]))
    )
    return _NAMESAKES | {key for key, country in divisions if held.get(key, country) != country}
