"""Names of persons, organisations and places, from several corpora, in one form."""

import re
from collections.abc import Iterator
from pathlib import Path

from conllu import Sentence

NAMES = frozenset({"PER", "ORG", "LOC"})
# UNER and Wikigold leave titles out of names; GUM's mentions hold them.
TITLES = frozenset(
    [
        "president",
        "vice",
        "prime",
        "minister",
        "general",
        "gen.",
        "col.",
        "colonel",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "sen.",
        "senator",
        "king",
        "queen",
        "prince",
        "prof.",
        "professor",
        "secretary",
        "governor",
        "mayor",
        "judge",
        "justice",
        "sir",
        "captain",
        "lt.",
        "rep.",
        "chairman",
        "pope",
        "former",
    ]
)
GUM_LABELS = {"person": "PER", "organization": "ORG", "place": "LOC"}


def read_tags(path: Path, word: int, tag: int) -> Iterator[tuple[list[str], list[str]]]:
    """Sentences of a column file as words and tags (O, B-PER, I-PER ...)."""
    words, tags = [], []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        row = line.split()
        if line.startswith("# ") or (row and row[0] == "-DOCSTART-"):
            continue
        if row:
            words.append(row[word])
            tags.append(row[tag])
        elif words:
            yield words, tags
            words, tags = [], []


def gum_tags(sentence: Sentence) -> list[str]:
    """GUM's mentions of persons, organisations and places whose head is a proper noun, cut down to the name."""
    tags = ["O"] * len(sentence.words)
    for first, last, label in sorted(_mentions(sentence), key=lambda m: (m[0] - m[1], m[0])):
        name = _name(sentence, first, last)
        if name and all(tag == "O" for tag in tags[name[0] : name[1]]):
            tags[name[0] : name[1]] = [f"B-{label}", *[f"I-{label}"] * (name[1] - name[0] - 1)]
    return tags


def _mentions(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    # GUM writes brackets into the last column: "(3-place-new-...", "3)", "(4-person-...)".
    opened: dict[str, tuple[int, str]] = {}
    for i, misc in enumerate(sentence.misc):
        entity = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
        for bracket, number, kind, closed in re.findall(r"(\()?(\d+)(?:-([a-z]+)-[^()]*)?(\))?", entity):
            if bracket:
                opened[number] = (i, kind)
            if closed and number in opened:
                first, opened_kind = opened.pop(number)
                if opened_kind in GUM_LABELS:
                    yield first, i + 1, GUM_LABELS[opened_kind]


def _name(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    inside = range(first, last)
    head = next((i for i in inside if sentence.heads[i] not in inside or sentence.heads[i] == i), first)
    if not sentence.tags[head].startswith("NNP"):
        return None
    start, end = head, head + 1
    while start > first and _joins(sentence, start - 1):
        start -= 1
    while end < last and (
        _joins(sentence, end) or (end + 1 < last and sentence.words[end] == "of" and _joins(sentence, end + 1))
    ):
        end += 1
    while sentence.tags[start] == "HYPH":
        start += 1
    while start < end - 1 and sentence.words[start].lower() in TITLES:
        start += 1
    while sentence.tags[end - 1] in ("HYPH", "IN"):
        end -= 1
    return start, end


def _joins(sentence: Sentence, i: int) -> bool:
    return sentence.tags[i].startswith("NNP") or sentence.tags[i] == "HYPH"
