"""Whether two tellings can be about the same people, by the words for them."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import yaml

from dateline.model.mention import Role

__all__ = ["compatible"]


def compatible(a: Role | None, b: Role | None) -> bool:
    """Two roles fit when either is unnamed, or they share a word that tells who; "four people" are not "nine".

    Numbers in words above twenty, and words for crowds, tell nobody apart.
    """
    if a is None or b is None:
        return True
    one, other = _telling(a), _telling(b)
    if one and other:
        return bool(one & other)
    counts = [_counts(role) for role in (a, b)]
    crowd = any(word in _words()["crowds"] for found in counts for word in found)
    return crowd or not all(counts) or bool(counts[0] & counts[1])


def _telling(role: Role) -> set[str]:
    untelling = _words()["untelling"]
    return {word for word in role.text.casefold().split() if word not in untelling and not _is_count(word)}


def _counts(role: Role) -> set[str]:
    """The numbers in the words, small ones in figures however they are written."""
    numerals = list(_words()["numerals"])
    found = [word.replace(",", "") for word in role.text.casefold().split() if _is_count(word)]
    return {str(numerals.index(word) + 1) if word in numerals else word for word in found}


def _is_count(word: str) -> bool:
    return word.replace(",", "").isdigit() or word in _words()["numerals"] or word in _words()["crowds"]


@cache
def _words() -> Mapping[str, Sequence[str]]:
    held: dict[str, list[str]] = yaml.safe_load(resources.files(__package__).joinpath("people.yaml").read_text("utf-8"))
    return held
