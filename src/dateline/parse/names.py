"""Names as the recogniser found them, made whole and told the same way throughout a report."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.model.parse import Name, Token
from dateline.parse.wordlists import WordLists

__all__ = ["tidy_names"]

# A label that three in five of three or more mentions have is right for the others too.
_FEWEST_MENTIONS = 3
_SHARE = 0.6


# A name may begin with one, as in "al Sharq".
_PARTICLES = frozenset({"de", "al"})


def tidy_names(tokens: Sequence[Token], names: Iterable[Name], lists: WordLists) -> tuple[Name, ...]:
    """`names` without broken ends and without dates, each word with one label throughout.

    A name that breaks off at "of" takes in the name that follows ("National Council of" + "Kenya"). A single word that
    ends the name of a person in the same report is that person.
    """
    in_order = sorted(names, key=lambda name: name.first)
    whole = [name for name in _joined(tokens, in_order, lists) if _is_name(tokens, name, lists)]
    return tuple(_relabelled(tokens, _placed(tokens, whole, lists)))


def _joined(tokens: Sequence[Token], names: list[Name], lists: WordLists) -> list[Name]:
    kept: list[Name] = []
    for name in names:
        if kept and _continues(tokens, kept[-1], name):
            kept[-1] = replace(kept[-1], last=name.last)
        else:
            kept.append(name)
    return [trimmed for name in kept if (trimmed := _trimmed(tokens, name, lists)) is not None]


def _continues(tokens: Sequence[Token], name: Name, other: Name) -> bool:
    if name.last == other.first and tokens[name.last - 1].text.lower() in {"of", "for", "the"}:
        return True
    # "People" + "’s" + "Front of Mali" is one body, whichever of the two holds the "’s".
    near = other.first - name.last <= 1 and name.label == other.label == "ORG"
    return near and tokens[other.first - 1].tag == "POS"


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


def _placed(tokens: Sequence[Token], names: list[Name], lists: WordLists) -> list[Name]:
    # Nobody is "in" a person, and what is listed with a place is a place: "in Safi, Agadir and Oujda".
    owner = {i: k for k, name in enumerate(names) for i in range(name.first, name.last)}
    found: list[Name] = []
    for name in names:
        first = owner.get(_listed_under(tokens, name), len(found))
        inside = first < len(found) and found[first].label == "LOC"
        inside = inside or _stands_inside(tokens, name, lists)
        found.append(replace(name, label="LOC") if inside and name.label == "PER" else name)
    return found


def _listed_under(tokens: Sequence[Token], name: Name) -> int:
    conjuncts = (word for word in tokens[name.first : name.last] if word.dep == "conj")
    return next((word.head for word in conjuncts), -1)


def _stands_inside(tokens: Sequence[Token], name: Name, lists: WordLists) -> bool:
    if name.first == 0 or tokens[name.first - 1].text.lower() not in lists.inside:
        return False
    return name.last >= len(tokens) or tokens[name.last].tag != "POS"


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
