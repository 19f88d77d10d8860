"""Scores the shipped pipeline on the test parts: `python training/scores.py DATA`.

Two settings. `words`: gold words and sentences, the parser alone. `text`: raw paragraphs through Dateline's own reading
(tokens, sentences, lemmas, tidied names); a word counts where both its ends are right, and F1 is given. Relations count
punctuation, and are compared without subtypes (LAS) and with them (LAS+).
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conllu import Sentence
from convert import GENRES, paragraphs
from names import names_doc, read_tags
from spacy.tokens import Doc

from dateline.ids import sha256_hex
from dateline.model.parse import Parse
from dateline.model.report import Masthead, Report
from dateline.parse.pipeline import Pipeline, load_pipeline

Rows = set[tuple[object, ...]]


@dataclass
class Tally:
    """True positives, found and wanted, for each measure."""

    right: Counter[str]
    found: Counter[str]
    gold: Counter[str]

    def add(self, measure: str, found: Rows, gold: Rows) -> None:
        """Counts one document."""
        self.right[measure] += len(found & gold)
        self.found[measure] += len(found)
        self.gold[measure] += len(gold)

    def show(self, title: str) -> None:
        """Prints F1 for each measure."""
        f1 = {m: 200 * self.right[m] / (self.found[m] + self.gold[m]) for m in self.gold if self.found[m]}
        print(title, "  ".join(f"{measure} {value:.1f}" for measure, value in f1.items()))


def report_of(text: str) -> Report:
    return Report(
        id="",
        source="",
        sha256="",
        media_type="text/plain",
        text=text,
        text_sha256=sha256_hex(text.encode()),
        extractor="",
        masthead=Masthead(),
    )


def raw(sentences: list[Sentence]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a paragraph and where each of its words stands."""
    text, spans = "", []
    for sentence in sentences:
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            spans.append((len(text), len(text) + len(word)))
            text += word + " " * space
        text = text.rstrip() + " "
    return text, spans


def gold_rows(sentences: list[Sentence], spans: list[tuple[int, int]]) -> dict[str, Rows]:
    rows: dict[str, Rows] = {m: set() for m in MEASURES}
    base = 0
    for s in sentences:
        rows["sentences"].add((spans[base][0], spans[base + len(s.words) - 1][1]))
        for i in range(len(s.words)):
            head = spans[base + s.heads[i]] if s.heads[i] != i else None
            _add(rows, spans[base + i], s.pos[i], s.tags[i], s.lemmas[i], head, s.deps[i].replace("ROOT", "root"))
        base += len(s.words)
    return rows


def parse_rows(parse: Parse) -> dict[str, Rows]:
    rows: dict[str, Rows] = {m: set() for m in MEASURES}
    for index in range(len(parse.sentences)):
        span = parse.sentence_span(index)
        rows["sentences"].add((span.start, span.end))
    for t in parse.tokens:
        head = parse.tokens[t.head]
        _add(rows, (t.start, t.end), t.pos, t.tag, t.lemma, (head.start, head.end) if head.i != t.i else None, t.dep)
    return rows


MEASURES = ("words", "sentences", "UPOS", "XPOS", "lemmas", "UAS", "LAS", "LAS+")


def _add(rows: dict[str, Rows], at: tuple[int, int], *columns: object) -> None:
    pos, tag, lemma, head, dep = columns
    rows["words"].add((at,))
    rows["UPOS"].add((at, pos))
    rows["XPOS"].add((at, tag))
    rows["lemmas"].add((at, lemma))
    rows["UAS"].add((at, head))
    rows["LAS"].add((at, head, str(dep).partition(":")[0]))
    rows["LAS+"].add((at, head, dep))


def score_text(pipeline: Pipeline, blocks: list[list[Sentence]], title: str) -> None:
    tally = Tally(Counter(), Counter(), Counter())
    for block in blocks:
        text, spans = raw(block)
        gold, found = gold_rows(block, spans), parse_rows(pipeline.parse(report_of(text)))
        for measure in MEASURES:
            tally.add(measure, found[measure], gold[measure])
    tally.show(f"{title} text: ")


def score_words(pipeline: Pipeline, blocks: list[list[Sentence]], title: str) -> None:
    nlp, tally = pipeline.nlp, Tally(Counter(), Counter(), Counter())
    sentences = [sentence for block in blocks for sentence in block]
    docs = [
        Doc(nlp.vocab, words=s.words, spaces=s.spaces, sent_starts=[i == 0 for i in range(len(s.words))])
        for s in sentences
    ]
    for sentence, doc in zip(sentences, nlp.pipe(docs), strict=True):
        places = [(i, i) for i in range(len(doc))]
        gold, found = gold_rows([sentence], places), {m: set() for m in MEASURES}
        for t in doc:
            head = None if t.head.i == t.i else (t.head.i, t.head.i)
            _add(found, (t.i, t.i), t.pos_, t.tag_, "", head, t.dep_.replace("ROOT", "root"))
        for measure in ("UPOS", "XPOS", "UAS", "LAS", "LAS+"):
            tally.add(measure, found[measure], gold[measure])
    tally.show(f"{title} words:")


def score_names(pipeline: Pipeline, path: Path) -> None:
    tally, nlp = Tally(Counter(), Counter(), Counter()), pipeline.nlp
    for words, tags in read_tags(path, 1, 2):
        gold = names_doc(nlp.vocab, words, [True] * len(words), tags)
        (doc,) = nlp.pipe([Doc(nlp.vocab, words=[t.text for t in gold])])
        for label in ("PER", "ORG", "LOC"):
            rows = [{(e.start, e.end) for e in d.ents if e.label_ == label} for d in (doc, gold)]
            tally.add(label, *rows)
            tally.add("all", *rows)
    tally.show("names UNER EWT test, gold words:")


def speed(pipeline: Pipeline, texts: Iterator[str]) -> None:
    reports = [report_of(text) for text in texts]
    start, words = time.process_time(), 0
    for report in reports:
        words += len(pipeline.parse(report).tokens)
    print(f"speed: {words / (time.process_time() - start):,.0f} words a second on one core")


def main() -> None:
    """Prints the scores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    args = parser.parse_args()
    pipeline = load_pipeline()
    ewt = list(paragraphs(args.data / "ud-english-ewt" / "en_ewt-ud-test.conllu", None))
    gum = list(paragraphs(args.data / "ud-english-gum" / "en_gum-test.conllu", GENRES))
    news = list(paragraphs(args.data / "ud-english-gum" / "en_gum-test.conllu", frozenset({"news"})))
    for title, blocks in (("EWT test", ewt), ("GUM test, nine genres", gum), ("GUM test, news", news)):
        score_words(pipeline, blocks, title)
        score_text(pipeline, blocks, title)
    score_names(pipeline, args.data / "uner-english-ewt" / "en_ewt-ud-test.iob2")
    # A report is about eight paragraphs on lines of their own.
    texts = [raw(block)[0] for block in gum]
    speed(pipeline, ("\n\n".join(texts[i : i + 8]) for i in range(0, len(texts), 8)))


if __name__ == "__main__":
    main()
