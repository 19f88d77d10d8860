"""Scores a packaged encoder: `python evaluate.py DATA [FOLDER]`, in the folder `training`; needs no torch.

FOLDER is a language's folder with `encoder/` in it, by default the shipped one. `words` are gold words and sentences,
as `dateline parse --from-conllu` reads them; `text` are raw paragraphs read as a report is, where a word counts if both
its ends are right, and F1 is given. Punctuation counts; LAS is without subtypes, LAS+ with them.
"""

import argparse
import itertools
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from conllu import GENRES, paragraphs
from conllu import Sentence as GoldSentence
from corpora import Gold, held_out

from dateline.clean.bare import bare_report
from dateline.model.parse import Parse, Sentence
from dateline.parse.encoder.pipeline import EncoderPipeline, load_encoder
from dateline.parse.encoder.spans import tagged_spans

SHIPPED = Path(__file__).parents[1] / "src" / "dateline" / "parse" / "languages" / "en"
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

    def f1(self) -> dict[str, float]:
        """F1 for each measure, in hundredths."""
        return {m: 200 * self.right[m] / (self.found[m] + self.gold[m]) for m in self.gold}


def raw(sentences: list[GoldSentence]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a paragraph and where each of its words stands."""
    text, spans = "", []
    for sentence in sentences:
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            spans.append((len(text), len(text) + len(word)))
            text += word + " " * space
        text = text.rstrip() + " "
    return text, spans


def gold_rows(sentences: list[GoldSentence], spans: list[tuple[int, int]]) -> dict[str, Rows]:
    rows: dict[str, Rows] = {m: set() for m in MEASURES}
    base = 0
    for s in sentences:
        rows["sentences"].add((spans[base][0], spans[base + len(s.words) - 1][1]))
        for i in range(len(s.words)):
            head = spans[base + s.heads[i]] if s.heads[i] != i else None
            _add(rows, spans[base + i], s.pos[i], s.tags[i], s.lemmas[i], head, s.deps[i])
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


def right_words(gold: Gold, parse: Parse, sentence: Sentence) -> Counter[str]:
    """How many words of a sentence are right in each measure."""
    right: Counter[str] = Counter()
    base = sentence.first
    for i, token in enumerate(parse.tokens[base : sentence.last]):
        same = token.head - base == gold.heads[i]
        right.update(
            UPOS=token.pos == gold.pos[i],
            XPOS=token.tag == gold.tags[i],
            features=token.morph == gold.morphs[i],
            UAS=same,
            LAS=same and token.dep.partition(":")[0] == gold.deps[i].partition(":")[0],
        )
    return right


def add_names(tally: Tally, gold: Gold, parse: Parse, sentence: Sentence) -> None:
    """Counts the names of a sentence, of all labels together and of each."""
    if gold.names is None:
        return
    base = sentence.first
    own = {(n.first - base, n.last - base, n.label) for n in parse.names if base <= n.first < sentence.last}
    for label in ("PER", "ORG", "LOC"):
        rows = [{span for span in spans if span[2] == label} for spans in (own, set(tagged_spans(gold.names)))]
        tally.add(label, *rows)
        tally.add("names", *rows)


def score_words(pipeline: EncoderPipeline, golds: list[Gold], write: Callable[[str], str] = str) -> dict[str, float]:
    """UPOS, XPOS, features, UAS and LAS, and the F1 of names, on gold words and sentences."""
    right, words = Counter(), sum(len(gold.words) for gold in golds)
    named = Tally(Counter(), Counter(), Counter())
    for _, document in itertools.groupby(golds, key=lambda gold: gold.document):
        rows = list(document)
        parse = pipeline.parse_words([[write(word) for word in gold.words] for gold in rows])
        for gold, sentence in zip(rows, parse.sentences, strict=True):
            right.update(right_words(gold, parse, sentence))
            add_names(named, gold, parse, sentence)
    return {measure: 100 * count / words for measure, count in right.items()} | named.f1()


def score_text(pipeline: EncoderPipeline, path: Path, genres: frozenset[str] | None) -> dict[str, float]:
    """F1 of words, sentences and the rest on raw paragraphs."""
    tally = Tally(Counter(), Counter(), Counter())
    for block in paragraphs(path, genres):
        text, spans = raw(block)
        gold, found = gold_rows(block, spans), parse_rows(pipeline.parse(bare_report(text)))
        for measure in gold:
            tally.add(measure, found[measure], gold[measure])
    return tally.f1()


def speed(pipeline: EncoderPipeline, path: Path) -> tuple[float, int]:
    """Words a second of one core, whole pipeline, on reports of eight paragraphs; and how many words."""
    texts = [raw(block)[0] for block in paragraphs(path, GENRES)]
    reports = [bare_report("\n\n".join(texts[i : i + 8])) for i in range(0, len(texts), 8)]
    pipeline.parse(reports[0])
    start, words = time.process_time(), 0
    for report in reports:
        words += len(pipeline.parse(report).tokens)
    return words / (time.process_time() - start), words


def measure(pipeline: EncoderPipeline, data: Path, part: str) -> Iterator[tuple[str, dict[str, float]]]:
    """Every setting with its figures, in hundredths."""
    golds = held_out(data, part)
    ewt = data / "ud-english-ewt" / f"en_ewt-ud-{part}.conllu"
    gum = data / "ud-english-gum" / f"en_gum-{part}.conllu"
    yield "EWT words", score_words(pipeline, golds["ewt"])
    yield "EWT words, lower-cased", score_words(pipeline, golds["ewt"], str.lower)
    yield "EWT words, capitals", score_words(pipeline, golds["ewt"], str.upper)
    yield "GUM words, nine genres", score_words(pipeline, golds["gum"])
    yield "EWT text", score_text(pipeline, ewt, None)
    yield "GUM text, nine genres", score_text(pipeline, gum, GENRES)
    yield "GUM text, news", score_text(pipeline, gum, frozenset({"news"}))


def main() -> None:
    """Prints the table of the model card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", default=SHIPPED)
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    parser.add_argument("--json", action="store_true", help="figures alone, for machines; no speed")
    args = parser.parse_args()
    pipeline = load_encoder(args.folder)
    figures = measure(pipeline, args.data, args.part)
    if args.json:
        print(json.dumps(dict(figures)))
        return
    for title, found in figures:
        print(f"{title:24}", "  ".join(f"{name} {value:.2f}" for name, value in found.items()), flush=True)
    rate, words = speed(pipeline, args.data / "ud-english-gum" / f"en_gum-{args.part}.conllu")
    print(f"speed: {rate:,.0f} words a second of one core, over {words:,} words")


if __name__ == "__main__":
    main()
