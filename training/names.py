"""Names of persons, organisations and places, from three corpora, in one form."""

import re
from collections.abc import Iterator
from pathlib import Path

from conllu import Sentence, read_conllu
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from dateline.parse.letters import plain_letters

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


def names_doc(vocab: Vocab, words: list[str], spaces: list[bool], tags: list[str]) -> Doc:
    """One sentence with its names; labels other than PER, ORG and LOC are no names here."""
    doc = Doc(vocab, words=[plain_letters(word) for word in words], spaces=spaces)
    spans, start = [], 0
    labels = [tag[2:] if tag[2:] in NAMES else "" for tag in tags]
    for i in range(1, len(words) + 1):
        ends = i == len(words) or labels[i] != labels[start] or tags[i].startswith("B-")
        if ends:
            if labels[start]:
                spans.append(Span(doc, start, i, label=labels[start]))
            start = i
    doc.set_ents(spans, default="outside")
    return doc


def uner_docs(vocab: Vocab, names: Path, tree: Path) -> Iterator[Doc]:
    """UNER's names over EWT's words, whose spacing they take."""
    spacing = {tuple(s.words): s.spaces for _, _, s in read_conllu(tree)}
    for words, tags in read_tags(names, 1, 2):
        plain = tuple(plain_letters(word) for word in words)
        yield names_doc(vocab, words, spacing.get(plain, [True] * len(words)), tags)


def wikigold_docs(vocab: Vocab, path: Path) -> Iterator[Doc]:
    """Wikigold, with the spaces put back that its column form lost."""
    for words, tags in read_tags(path, 0, 1):
        yield names_doc(vocab, words, _spacing(words), tags)


def _spacing(words: list[str]) -> list[bool]:
    closing, opening = {".", ",", ":", ";", "?", "!", ")", "]", "'s", "n't", "%", "''"}, {"(", "[", "$", "``"}
    following = [*words[1:], "."]
    return [word not in opening and after not in closing for word, after in zip(words, following, strict=True)]


def gum_docs(vocab: Vocab, path: Path, genres: frozenset[str]) -> Iterator[Doc]:
    """GUM's mentions of persons, organisations and places whose head is a proper noun, cut down to the name."""
    for document, _, sentence in read_conllu(path):
        if document.split("_")[1] in genres:
            tags = ["O"] * len(sentence.words)
            for first, last, label in sorted(_mentions(sentence), key=lambda m: (m[0] - m[1], m[0])):
                name = _name(sentence, first, last)
                if name and all(tag == "O" for tag in tags[name[0] : name[1]]):
                    tags[name[0] : name[1]] = [f"B-{label}", *[f"I-{label}"] * (name[1] - name[0] - 1)]
            yield names_doc(vocab, sentence.words, sentence.spaces, tags)


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
