"""The word lists of this room, read once from its YAML files."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import yaml

__all__ = ["alternatives", "table", "word_set"]


@cache
def table(name: str) -> dict[str, list[str]]:
    """The lists of `name`.yaml ("masthead", "furniture") that are plain lists of strings."""
    raw = yaml.safe_load(files("dateline.clean").joinpath(f"{name}.yaml").read_text(encoding="utf-8"))
    return {key: [str(word) for word in words] for key, words in _flat(raw)}


def _flat(raw: dict[str, object], prefix: str = "") -> Iterable[tuple[str, list[object]]]:
    for key, value in raw.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            yield f"{prefix}{key}", value


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """One list as a set."""
    return frozenset(table(name)[key])


def alternatives(words: Iterable[str]) -> str:
    """The words as one regular expression, longest first, with free white space and either apostrophe."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered)
