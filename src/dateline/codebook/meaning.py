"""What the shape of a type file cannot show: classes, modes and types that exist, triggers that stand in their text.

The checks read the values as written and skip what has the wrong shape, so that a file with faults of
both kinds is told all of them at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from dateline.codebook.book import ROLE_SOURCES
from dateline.codebook.nodes import Document, Fault, Loc, Value

__all__ = ["Known", "meaning_faults", "word_faults"]

KINDS = ("verb", "noun", "adjective")
_LISTS = (*KINDS, "object", "not_object", "subject", "not_subject", "modifier", "not_modifier")
_HEADS = ("prep", "not_prep")
_ROLES = ("actor", "target")
_SOURCES = ROLE_SOURCES | {"none"}

Known = tuple[Mapping[str, frozenset[str]], frozenset[str]]
"""The names of word classes per language, and the names of all types."""


def meaning_faults(document: Document, at: Loc, known: Known) -> Iterator[Fault]:
    """Every fault of meaning in the type at `at`."""
    entry = _dict(_get(document.value, at))
    modes = _texts(entry.get("modes"))
    for mode in _dict(entry.get("mode_crosswalks")):
        if mode not in modes:
            loc = (*at, "mode_crosswalks", mode)
            yield document.fault(loc, f"mode `{mode}` is not among `modes`; {_advice(mode, modes, 'add it')}")
    for language, frames in _dict(entry.get("frames")).items():
        for index, frame in enumerate(_list(frames)):
            loc = (*at, "frames", language, index)
            if isinstance(frame, dict):
                yield from _frame_faults(document, loc, frame, known[0].get(language, frozenset()))
                yield from _name_faults(document, loc, frame, (modes, known[1]))
    yield from _example_faults(document, (*at, "examples"), _list(entry.get("examples")))


def word_faults(document: Document, loc: Loc, words: Value, classes: frozenset[str]) -> Iterator[Fault]:
    """Faults of one list of lemmas: an unknown class, a capital letter."""
    for index, word in enumerate(_texts(words)):
        at = (*loc, index)
        if word.startswith("$"):
            if word[1:] not in classes:
                yield document.fault(at, f"unknown word class `{word}`; {_advice(word[1:], classes, 'define it')}")
        elif word != word.lower():
            yield document.fault(at, f"`{word}` has a capital letter; write lemmas in lower case")


def _frame_faults(document: Document, loc: Loc, frame: Mapping[str, Value], classes: frozenset[str]) -> Iterator[Fault]:
    kinds = [kind for kind in KINDS if kind in frame]
    if len(kinds) != 1:
        stated = " and ".join(f"`{kind}`" for kind in kinds) or "none"
        yield document.fault(loc, f"a frame has one of verb, noun, adjective; this one has {stated}")
    if frame.get("intransitive") is True and "object" in frame:
        yield document.fault((*loc, "intransitive"), "`intransitive` and `object` exclude each other; keep one")
    for key in _LISTS:
        yield from word_faults(document, (*loc, key), frame.get(key), classes)
    for key in _HEADS:
        for preposition, heads in _dict(frame.get(key)).items():
            yield from word_faults(document, (*loc, key, preposition), heads, classes)


def _name_faults(
    document: Document, loc: Loc, frame: Mapping[str, Value], names: tuple[list[str], frozenset[str]]
) -> Iterator[Fault]:
    modes, types = names
    mode = frame.get("mode")
    if isinstance(mode, str) and mode not in modes:
        yield document.fault((*loc, "mode"), f"mode `{mode}` is not among `modes`; {_advice(mode, modes, 'add it')}")
    for role in _ROLES:
        for index, source in enumerate(_texts(frame.get(role))):
            if source not in _SOURCES:
                advice = _advice(
                    source, _SOURCES, "use subject, object, possessive, compound, purpose, none, a preposition,"
                )
                yield document.fault((*loc, role, index), f"`{role}` cannot be read at `{source}`; {advice}")
    for index, other in enumerate(_texts(frame.get("also"))):
        if other not in types:
            yield document.fault((*loc, "also", index), f"unknown type `{other}`; {_advice(other, types, 'add it')}")


def _example_faults(document: Document, loc: Loc, examples: list[Value]) -> Iterator[Fault]:
    for index, example in enumerate(examples):
        entry = _dict(example)
        text, trigger = entry.get("text"), entry.get("trigger")
        if isinstance(text, str) and isinstance(trigger, str) and trigger not in text:
            yield document.fault(
                (*loc, index, "trigger"), f"trigger `{trigger}` does not stand in the example; copy it from the text"
            )


def _advice(word: str, known: Iterable[str], otherwise: str) -> str:
    close = get_close_matches(word, list(known), n=1)
    return f"did you mean `{close[0]}`?" if close else f"{otherwise} or remove it"


def _get(value: Value, loc: Loc) -> Value:
    for part in loc:
        if isinstance(value, dict) and isinstance(part, str):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
    return value


def _dict(value: Value) -> Mapping[str, Value]:
    return value if isinstance(value, dict) else {}


def _list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []


def _texts(value: Value) -> list[str]:
    values = [value] if isinstance(value, str) else _list(value)
    return [item for item in values if isinstance(item, str)]
