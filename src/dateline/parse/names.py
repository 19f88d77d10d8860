"""Names as the recogniser found them, made whole and told the same way throughout a report."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.model.parse import Name, Token
from dateline.parse.wordlists import WordLists

__all__ = ["tidy_names"]

# A label that two thirds of three or more mentions have is right for the others too.
_FEWEST_MENTIONS = 3
_SHARE = 2 / 3


_TIES = frozenset({"compound", "flat"})

# A name may begin with one, as in "al Sharq".
_PARTICLES = frozenset({"de", "al"})


def tidy_names(tokens: Sequence[Token], names: Iterable[Name], lists: WordLists) -> tuple[Name, ...]:
    """`names` with the words that belong to them, without dates, each word with one label throughout.

    A name that breaks off at "of" takes in the name that follows ("National Council of" + "Kenya"). A single word that
    ends the name of a person in the same report is that person.
    """
    in_order = _extended(tokens, sorted(names, key=lambda name: name.first))
    whole = [name for name in _joined(tokens, in_order, lists) if _is_name(tokens, name, lists)]
    return tuple(_relabelled(tokens, whole))


def _extended(tokens: Sequence[Token], names: list[Name]) -> list[Name]:
    # "Amnesty" + "International": syntax ties the proper noun that follows to the name.
    taken = {i for name in names for i in range(name.first, name.last)}
    found = []
    for name in names:
        last = name.last
        while name.label != "LOC" and last < len(tokens) and last not in taken and _belongs(tokens, last):
            last += 1
        found.append(replace(name, last=last))
    return found


def _belongs(tokens: Sequence[Token], i: int) -> bool:
    before, word = tokens[i - 1], tokens[i]
    if word.pos != "PROPN" or not word.text[:1].isupper() or before.text.isupper() != word.text.isupper():
        return False
    return (before.head == i and before.dep in _TIES) or (word.head <= i - 1 and word.dep == "flat")


def _joined(tokens: Sequence[Token], names: list[Name], lists: WordLists) -> list[Name]:
    kept: list[Name] = []
    for name in names:
        if kept and kept[-1].last == name.first and _ends_open(tokens, kept[-1]):
            kept[-1] = replace(kept[-1], last=name.last)
        else:
            kept.append(name)
    return [trimmed for name in kept if (trimmed := _trimmed(tokens, name, lists)) is not None]


def _ends_open(tokens: Sequence[Token], name: Name) -> bool:
    return tokens[name.last - 1].text.lower() in {"of", "for", "the"}


def _trimmed(tokens: Sequence[Token], name: Name, lists: WordLists) -> Name | None:
    first, last = name.first, name.last
    while first < last and _is_edge(tokens[first], lists.name_inner - _PARTICLES):
        first += 1
    while first < last and _is_edge(tokens[last - 1], lists.name_inner):
        last -= 1
    return Name(first, last, name.label) if first < last else None


def _is_edge(token: Token, words: frozenset[str]) -> bool:
    return token.text.lower() in words or not any(letter.isalnum() for letter in token.text)


def _is_name(tokens: Sequence[Token], name: Name, lists: WordLists) -> bool:
    words = tokens[name.first : name.last]
    if all(word.text.lower().rstrip(".") in lists.dates or not any(map(str.isalpha, word.text)) for word in words):
        return False
    if len(words) == 1:
        only = words[0]
        plain = only.tag == "NNS" or only.pos in {"DET", "PRON", "ADP", "CCONJ"}
        return not plain and not only.text.lower().startswith(tuple(lists.name_prefixes))
    return True


def _relabelled(tokens: Sequence[Token], names: list[Name]) -> Iterable[Name]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        votes[_text(tokens, name)][name.label] += 1
    surnames = {tokens[n.last - 1].text for n in names if n.label == "PER" and n.last - n.first > 1}
    for name in names:
        yield replace(name, label=_label(_text(tokens, name), name.label, votes, surnames))


def _text(tokens: Sequence[Token], name: Name) -> str:
    return " ".join(token.text for token in tokens[name.first : name.last])


def _label(text: str, label: str, votes: dict[str, Counter[str]], surnames: set[str]) -> str:
    best, count = votes[text].most_common(1)[0]
    total = votes[text].total()
    if total >= _FEWEST_MENTIONS and count >= _SHARE * total:
        label = best
    if text in surnames and not (
        best == "LOC" and count >= _FEWEST_MENTIONS and label == "LOC" and votes[text]["PER"] == 0
    ):
        return "PER"
    return label
