"""The corpora that the encoder learns from, brought to one form: words with whatever is known of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from conllu import GENRES, Sentence, read_conllu
from names import NAMES, gum_tags, read_tags

from dateline.parse.letters import plain_letters

# Each corpus draws the line around a name differently; the network learns a shift for each of them, and speaks UNER.
SOURCES = ("uner", "gum", "wikigold", "wnut")
WNUT_LABELS = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}


@dataclass
class Gold:
    """A sentence; the columns of syntax are empty where it has no tree, `names` is None where nobody marked names.

    `heads` counts within the sentence, a root has itself; `names` holds O, B-PER, I-PER and so on.
    """

    words: list[str]
    pos: list[str]
    tags: list[str]
    morphs: list[str]
    heads: list[int]
    deps: list[str]
    names: list[str] | None
    source: str
    opens: bool = True
    document: str = ""
    number: int = -1

    @property
    def has_tree(self) -> bool:
        """Whether the syntax of the sentence is known."""
        return bool(self.heads)


def trees(path: Path, source: str, genres: frozenset[str] | None = None) -> Iterator[tuple[Gold, Sentence]]:
    """The sentences of a treebank, without names, and what they were made of."""
    for document, opens, s in read_conllu(path):
        if genres is None or document.split("_")[1] in genres:
            yield Gold(s.words, s.pos, s.tags, s.morphs, s.heads, s.deps, None, source, opens, document), s


def uner(names: Path, tree: Path) -> list[Gold]:
    """EWT with UNER's names."""
    known = {tuple(map(plain_letters, words)): _begun(tags) for words, tags in read_tags(names, 1, 2)}
    sentences = [gold for gold, _ in trees(tree, "uner")]
    for sentence in sentences:
        sentence.names = known.get(tuple(sentence.words))
    return sentences


def gum(path: Path) -> list[Gold]:
    """The nine open genres of GUM, with the names that its mentions hold."""
    sentences = []
    for gold, sentence in trees(path, "gum", GENRES):
        gold.names = gum_tags(sentence)
        sentences.append(gold)
    return sentences


def names_only(rows: Iterable[tuple[list[str], list[str]]], source: str, labels: dict[str, str]) -> Iterator[Gold]:
    """Sentences of a list of names, without trees."""
    for words, tags in rows:
        mapped = [tag[:2] + labels[tag[2:]] if tag[2:] in labels else "O" for tag in tags]
        yield Gold([plain_letters(word) for word in words], [], [], [], [], [], _begun(mapped), source)


def training_set(data: Path, invented: list[Gold]) -> list[Gold]:
    """Everything that may be learned from, numbered, `invented` last; nothing of the development or test parts."""
    ewt, ner = data / "ud-english-ewt", data / "uner-english-ewt"
    sentences = uner(ner / "en_ewt-ud-train.normalised.iob2", ewt / "en_ewt-ud-train.conllu")
    sentences += gum(data / "ud-english-gum" / "en_gum-train.conllu")
    wikigold = data / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt"
    sentences += names_only(read_tags(wikigold, 0, 1), "wikigold", {label: label for label in NAMES})
    sentences += names_only(read_tags(data / "wnut17" / "wnut17train.conll", 0, 1), "wnut", WNUT_LABELS)
    sentences += invented
    for number, sentence in enumerate(sentences):
        sentence.number = number
    return sentences


def held_out(data: Path, part: str) -> dict[str, list[Gold]]:
    """The development or test parts: `ewt` (with UNER's names) and `gum`."""
    ewt, ner = data / "ud-english-ewt", data / "uner-english-ewt"
    return {
        "ewt": uner(ner / f"en_ewt-ud-{part}.iob2", ewt / f"en_ewt-ud-{part}.conllu"),
        "gum": gum(data / "ud-english-gum" / f"en_gum-{part}.conllu"),
    }


def _begun(tags: list[str]) -> list[str]:
    # Wikigold marks the inside of names only; every name is to have a beginning.
    kept = [tag if tag[2:] in NAMES else "O" for tag in tags]
    before = ["O", *kept]
    return [
        f"B-{tag[2:]}" if tag != "O" and (tag[0] == "B" or before[i][2:] != tag[2:]) else tag
        for i, tag in enumerate(kept)
    ]
