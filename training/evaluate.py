"""Scores a packaged encoder: `python -m encoder.evaluate DATA [FOLDER]`, in the folder `training`; needs no torch.

FOLDER is a language's folder with `encoder/` in it, by default the shipped one. `words` are gold words and sentences;
`text` are raw paragraphs read as a report is. Punctuation counts; LAS is without subtypes.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
from convert import GENRES, paragraphs
from scores import Tally, gold_rows, parse_rows, raw, report_of

from dateline.parse.encoder.pipeline import EncoderPipeline, load_encoder
from dateline.parse.encoder.spans import best_names
from dateline.parse.encoder.tree import best_tree
from encoder.augment import name_spans
from encoder.corpora import Gold, held_out

SHIPPED = Path(__file__).parents[2] / "src" / "dateline" / "parse" / "languages" / "en"


def score_words(pipeline: EncoderPipeline, golds: list[Gold], write: Callable[[str], str] = str) -> dict[str, float]:
    """UPOS, XPOS, features, UAS, LAS and the F1 of names on gold words and sentences."""
    graph, labels = pipeline.graph, pipeline.graph.labels
    right: Counter[str] = Counter()
    names, words = Counter(), sum(len(gold.words) for gold in golds)
    read = graph.read([[write(word) for word in gold.words] for gold in golds])
    for gold, scores in zip(golds, read, strict=True):
        for head in ("pos", "tags", "morphs"):
            said = [getattr(labels, head)[k] for k in getattr(scores, head).tolist()]
            right[head] += sum(a == b for a, b in zip(said, getattr(gold, head), strict=True))
        heads = best_tree(scores.arcs)
        deps = labels.relations(scores.dependents, scores.governors[heads], np.array(heads) == 0).tolist()
        for i, (head, dep) in enumerate(zip(heads, deps, strict=True)):
            same = head == (0 if gold.heads[i] == i else gold.heads[i] + 1)
            right["UAS"] += same
            right["LAS"] += same and labels.deps[dep].partition(":")[0] == gold.deps[i].partition(":")[0]
        if gold.names is not None:
            own, theirs = set(best_names(scores.names, labels.names)), set(name_spans(gold.names))
            names.update(right=len(own & theirs), all=len(own) + len(theirs))
    found = {head: 100 * count / words for head, count in right.items()}
    return found | {"names": 200 * names["right"] / max(1, names["all"])}


def score_text(pipeline: EncoderPipeline, path: Path, genres: frozenset[str] | None) -> dict[str, float]:
    """F1 of words, sentences and the rest on raw paragraphs."""
    tally = Tally(Counter(), Counter(), Counter())
    for block in paragraphs(path, genres):
        text, spans = raw(block)
        gold, found = gold_rows(block, spans), parse_rows(pipeline.parse(report_of(text)))
        for measure in gold:
            tally.add(measure, found[measure], gold[measure])
    return {m: 200 * tally.right[m] / (tally.found[m] + tally.gold[m]) for m in tally.gold}


def speed(pipeline: EncoderPipeline, path: Path) -> tuple[float, int]:
    """Words a second of one core, whole pipeline, on reports of eight paragraphs; and how many words."""
    texts = [raw(block)[0] for block in paragraphs(path, GENRES)]
    reports = [report_of("\n\n".join(texts[i : i + 8])) for i in range(0, len(texts), 8)]
    pipeline.parse(reports[0])
    start, words = time.process_time(), 0
    for report in reports:
        words += len(pipeline.parse(report).tokens)
    return words / (time.process_time() - start), words


def show(title: str, found: dict[str, float]) -> None:
    print(f"{title:28}", "  ".join(f"{measure} {value:.2f}" for measure, value in found.items()), flush=True)


def main() -> None:
    """Prints the table of the model card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", default=SHIPPED)
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    args = parser.parse_args()
    pipeline = load_encoder(args.folder)
    golds = held_out(args.data, args.part)
    show("EWT words", score_words(pipeline, golds["ewt"]))
    show("EWT words, lower-cased", score_words(pipeline, golds["ewt"], str.lower))
    show("EWT words, capitals", score_words(pipeline, golds["ewt"], str.upper))
    show("GUM words, nine genres", score_words(pipeline, golds["gum"]))
    gum = args.data / "ud-english-gum" / f"en_gum-{args.part}.conllu"
    show("EWT text", score_text(pipeline, args.data / "ud-english-ewt" / f"en_ewt-ud-{args.part}.conllu", None))
    show("GUM text, nine genres", score_text(pipeline, gum, GENRES))
    rate, words = speed(pipeline, gum)
    print(f"speed: {rate:,.0f} words a second of one core, over {words:,} words")


if __name__ == "__main__":
    main()
