"""Reads CoNLL-U, the treebanks' own form."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.parse.letters import plain_letters

# GUM's other genres are of texts that may not be used commercially.
GENRES = frozenset(["academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"])


@dataclass
class Sentence:
    """One sentence of a treebank, column by column; `heads` counts within the sentence."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[tuple[str, bool, Sentence]]:
    """Each sentence with the name of its document and whether it opens a paragraph."""
    document, opens, sentence, inside = "", True, Sentence(), (0, True)
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc id"):
            document, opens = line.partition("=")[2].strip(), True
        elif line.startswith("# newpar"):
            opens = True
        elif not line and sentence.words:
            yield document, opens, sentence
            opens, sentence, inside = False, Sentence(), (0, True)
        elif line and not line.startswith("#"):
            inside = _add(sentence, line.split("\t"), inside)


def paragraphs(path: Path, genres: frozenset[str] | None) -> Iterator[list[Sentence]]:
    """The paragraphs of a treebank, of some genres of GUM only where `genres` says so."""
    block: list[Sentence] = []
    for document, opens, sentence in read_conllu(path):
        if genres is None or document.split("_")[1] in genres:
            if block and opens:
                yield block
                block = []
            block.append(sentence)
    if block:
        yield block


def _add(sentence: Sentence, row: list[str], inside: tuple[int, bool]) -> tuple[int, bool]:
    # `inside` is the last word of the current contraction ("don't") and whether a space follows it.
    spaced = "SpaceAfter=No" not in row[9]
    if "-" in row[0]:
        return int(row[0].partition("-")[2]), spaced
    if not row[0].isdigit():
        return inside
    number = int(row[0])
    sentence.words.append(plain_letters(row[1]))
    sentence.spaces.append(inside[1] if number == inside[0] else spaced and number > inside[0])
    sentence.lemmas.append(plain_letters(row[2]).lower() if row[2] != "_" else row[1].lower())
    sentence.pos.append(row[3])
    sentence.tags.append(row[4])
    sentence.morphs.append("" if row[5] == "_" else row[5])
    sentence.heads.append(int(row[6]) - 1 if int(row[6]) else number - 1)
    sentence.deps.append(row[7])
    sentence.misc.append(row[9])
    return inside
