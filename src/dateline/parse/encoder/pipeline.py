"""Reports through the encoder: words, sentences, tags, trees and names in one pass."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from dateline.model.parse import Name, Parse, Quotation, Sentence, Token
from dateline.model.report import Report
from dateline.parse.boundaries import Start, sentence_starts
from dateline.parse.encoder.graph import WIDTH, Floats, Graph, Labels, Scores, load_graph
from dateline.parse.encoder.projective import LONGEST, crosses, projective_tree
from dateline.parse.encoder.spans import best_names
from dateline.parse.encoder.starts import settled_starts
from dateline.parse.encoder.tokens import split_words
from dateline.parse.encoder.tree import best_tree
from dateline.parse.encoder.windows import Window, cut_windows, sentence_arcs
from dateline.parse.lemmas import Lemmas, load_lemmas
from dateline.parse.names import tidy_names
from dateline.parse.paragraphs import find_paragraphs
from dateline.parse.quotations import find_quotations
from dateline.parse.wordlists import load_word_lists
from dateline.parse.words import Words, given_words, plain_word, read_words, short_blocks

__all__ = ["EncoderPipeline", "encoder_version", "load_encoder"]

VERSION = "1.0.0"
FILES = ("graph.onnx", "reading.onnx", "tables.json", "tokenizer.json")


class EncoderPipeline:
    """The loaded encoder of one language; `version` is its own with a hash of its files."""

    def __init__(self, graph: Graph, folder: Path) -> None:
        self.files = tuple(folder / "encoder" / name for name in FILES)
        self.language = folder.name
        self.name = f"{self.language}_encoder"
        self.version = encoder_version(self.files)
        self.graph = graph
        self._lemmas = load_lemmas(folder)
        self._lists = load_word_lists(folder)

    def parse(self, report: Report) -> Parse:
        """As `Pipeline.parse`."""
        quotations = find_quotations(report.text, report.furniture_spans)
        blocks = self.blocks(report, quotations)
        self._read(blocks)
        reader = _Reader(report.text, self.graph.labels, self._lemmas)
        for block in blocks:
            reader.take(block, settled_starts(block.words.plain, block.starts, block.surely(), self._lists.opening))
        return self._parse(reader, quotations)

    def blocks(self, report: Report, quotations: Sequence[Quotation]) -> list["Block"]:
        """The paragraphs of a report outside its furniture, cut into windows that are not read yet."""
        return [
            self._block(words, quotations)
            for paragraph in find_paragraphs(report.text, tuple(report.furniture_spans))
            for words in short_blocks(read_words(report.text, paragraph, split_words))
        ]

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> Parse:
        """As `Pipeline.parse_words`."""
        text, given = given_words(sentences)
        blocks = [self._windowed(words, [Start.YES, *[Start.NO] * (len(words) - 1)]) for words in given]
        self._read(blocks)
        reader = _Reader(text, self.graph.labels, self._lemmas)
        for block in blocks:
            reader.take(block, [k == 0 for k in range(len(block.words))])
        return self._parse(reader, ())

    def _parse(self, reader: "_Reader", quotations: tuple[Quotation, ...]) -> Parse:
        tokens = reader.tokens()
        return Parse(
            text=reader.text,
            tokens=tokens,
            sentences=tuple(reader.sentences),
            names=tidy_names(tokens, reader.names, self._lists),
            quotations=quotations,
            pipeline=f"{self.name} {self.version}",
            language=self.language,
            vectors=reader.vectors(),
        )

    def vectors(self, parse: Parse) -> Floats:
        """A vector of length 1 for each sentence of `parse`, as (sentences, 384); their products say how alike."""
        rows = [parse.sentence_tokens(index) for index in range(len(parse.sentences))]
        return self.graph.vectors([[plain_word(token.text) for token in row] for row in rows])

    def _block(self, words: Words, quotations: Sequence[Quotation]) -> "Block":
        return self._windowed(words, sentence_starts(words, quotations, self._lists))

    def _windowed(self, words: Words, starts: Sequence[Start]) -> "Block":
        lengths = [len(pieces) for pieces in self.graph.pieces.of(words.plain)]
        return Block(words, starts, cut_windows(lengths, starts))

    def _read(self, blocks: Sequence["Block"]) -> None:
        runs = [block.words.plain[w.first : w.last] for block in blocks for w in block.windows]
        found = iter(self.graph.read(runs))
        for block in blocks:
            block.scores = [next(found) for _ in block.windows]


@dataclass(slots=True)
class Block:
    """A paragraph with its windows; `scores` has one entry for each window once the encoder has read it."""

    words: Words
    starts: Sequence[Start]
    windows: list[Window]
    scores: list[Scores] = field(default_factory=list)

    def surely(self) -> Floats:
        """For each word how surely a sentence starts with it; the encoder says nothing of the first of a window."""
        surely = np.concatenate([s.starts[w.own[0] - w.first : w.own[1] - w.first] for w, s in self.owners()])
        surely[[w.first for w in self.windows if w.first == w.own[0]]] = 1.0
        return surely

    def owners(self) -> Iterator[tuple[Window, Scores]]:
        """The windows with what was read in them."""
        return zip(self.windows, self.scores, strict=True)

    def touching(self, first: int, last: int) -> tuple[list[Window], list[Scores]]:
        """The windows that have the say for some of the words `first` to `last`."""
        pairs = [(w, s) for w, s in self.owners() if w.own[0] < last and w.own[1] > first]
        return [w for w, _ in pairs], [s for _, s in pairs]


class _Reader:
    """Gathers words, sentences and names from one paragraph after the other."""

    def __init__(self, text: str, labels: Labels, lemmas: Lemmas) -> None:
        self.text, self.labels, self.lemmas = text, labels, lemmas
        self.sentences: list[Sentence] = []
        self.names: list[Name] = []
        self._words: list[Words] = []
        self._heads: list[int] = []
        self._tags: list[tuple[int, int, int]] = []
        self._arcs: list[tuple[Floats, Floats]] = []
        self._vectors: list[Floats] = []

    def take(self, block: Block, starts: Sequence[bool]) -> None:
        self._words.append(block.words)
        firsts = [k for k, starts_here in enumerate(starts) if starts_here]
        for first, last in zip(firsts, [*firsts[1:], len(starts)], strict=True):
            self._sentence(block, first, last)

    def _sentence(self, block: Block, first: int, last: int) -> None:
        base = len(self._heads)
        windows, scores = block.touching(first, last)
        heads = _tree(sentence_arcs(first, last, windows, scores))
        self.sentences.append(Sentence(base, base + last - first))
        self._heads.extend(base + (head - 1 if head else k) for k, head in enumerate(heads))
        names = []
        for window, read in zip(windows, scores, strict=True):
            a, b = max(first, window.own[0]), min(last, window.own[1])
            own = slice(a - window.first, b - window.first)
            names.append(read.names[own])
            self._vectors.append(read.vectors[own])
            self._tags.extend(
                zip(read.pos[own].tolist(), read.tags[own].tolist(), read.morphs[own].tolist(), strict=True)
            )
            rows = [first + head - window.first if head else 0 for head in heads[a - first : b - first]]
            # A head outside the window (a circle was broken there) is labelled as if it were the root.
            seen = [row if 0 <= row < len(read.governors) else 0 for row in rows]
            self._arcs.append((read.dependents[own], read.governors[seen]))
        for start, end, label in best_names(np.concatenate(names), self.labels.names):
            self.names.append(Name(base + start, base + end, label))

    def vectors(self) -> Floats:
        """What is read of each token for events, as (tokens, 384)."""
        return np.concatenate(self._vectors) if self._vectors else np.zeros((0, WIDTH), dtype=np.float32)

    def tokens(self) -> tuple[Token, ...]:
        if not self._heads:
            return ()
        roots = np.array(self._heads) == np.arange(len(self._heads))
        deps = self.labels.relations(
            np.concatenate([arc[0] for arc in self._arcs]), np.concatenate([arc[1] for arc in self._arcs]), roots
        ).tolist()
        words = [pair for block in self._words for pair in zip(block.plain, block.spans, strict=True)]
        labels, text = self.labels, self.text
        found = []
        for i, ((plain, span), head, (pos, tag, morph), dep) in enumerate(
            zip(words, self._heads, self._tags, deps, strict=True)
        ):
            upos, xpos = labels.pos[pos], labels.tags[tag]
            lemma = self.lemmas.lemma(plain.lower(), upos, xpos)
            found.append(
                Token(
                    i,
                    span.start,
                    span.end,
                    text[span.start : span.end],
                    lemma,
                    upos,
                    xpos,
                    labels.morphs[morph],
                    labels.deps[dep],
                    head,
                )
            )
        return tuple(found)


def _tree(arcs: Floats) -> list[int]:
    heads = best_tree(arcs)
    return projective_tree(arcs) if len(heads) <= LONGEST and crosses(heads) else heads


def load_encoder(folder: Path) -> EncoderPipeline:
    """The encoder of the language whose data is in `folder`, which has its files in `encoder/`.

    Raises PipelineError where they are missing or broken.
    """
    return EncoderPipeline(load_graph(folder / "encoder"), folder)


def encoder_version(files: Sequence[Path]) -> str:
    """The version of an encoder of these files: the code's own with a hash of the files."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"{VERSION}+{digest.hexdigest()[:12]}"
