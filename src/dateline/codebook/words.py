"""Word classes: named lists of lemmas that frames refer to as `$name`."""

from collections.abc import Iterable, Mapping

from dateline.codebook.meaning import word_faults
from dateline.codebook.nodes import Document, Loc, Value

__all__ = ["Classes", "class_names", "expand", "read_classes"]

Classes = Mapping[str, frozenset[str]]


def class_names(value: Value) -> frozenset[str]:
    """The names of the classes in a word file, right or wrong in themselves."""
    return frozenset(value) if isinstance(value, dict) else frozenset()


def read_classes(document: Document, at: Loc, value: Value, known: Classes) -> dict[str, frozenset[str]]:
    """The classes written at `at`, expanded over each other and over `known`; faults go to `document`."""
    if not isinstance(value, dict):
        document.faults.append(document.fault(at, "word classes must be lines of `class: [word, word]`"))
        return {}
    names = frozenset(value) | frozenset(known)
    written: dict[str, list[str]] = {}
    for name, words in value.items():
        loc = (*at, name)
        if isinstance(words, list) and words and all(isinstance(word, str) for word in words):
            document.faults.extend(word_faults(document, loc, words, names))
            written[name] = [str(word) for word in words]
        else:
            document.faults.append(document.fault(loc, f"class `{name}` must be a list of words; list at least one"))
    found: dict[str, frozenset[str]] = {}
    for name in written:
        if _circular(name, written):
            message = f"class `{name}` contains itself; take it out of the circle"
            document.faults.append(document.fault((*at, name), message))
        else:
            found[name] = _members(name, written, known)
    return found


def expand(words: Iterable[str], classes: Classes) -> tuple[str, ...]:
    """`words` in order with every `$class` replaced by its sorted members, each word once."""
    found: dict[str, None] = {}
    for word in words:
        members = sorted(classes.get(word[1:], ())) if word.startswith("$") else [word]
        found.update(dict.fromkeys(members))
    return tuple(found)


def _circular(name: str, written: Mapping[str, list[str]]) -> bool:
    seen: set[str] = set()
    todo = [name]
    while todo:
        for word in written.get(todo.pop(), []):
            if word == f"${name}":
                return True
            if word.startswith("$") and word not in seen:
                seen.add(word)
                todo.append(word[1:])
    return False


def _members(name: str, written: Mapping[str, list[str]], known: Classes) -> frozenset[str]:
    found: set[str] = set()
    seen = {name}
    todo = [name]
    while todo:
        current = todo.pop()
        if current not in written:
            found |= known.get(current, frozenset())
            continue
        for word in written[current]:
            if not word.startswith("$"):
                found.add(word)
            elif word[1:] not in seen:
                seen.add(word[1:])
                todo.append(word[1:])
    return frozenset(found)
