"""Words a second of the shipped pipeline on one core, beside a spaCy pipeline of width 96 in the same run.

usage: python benchmarks/parse.py [--source DIR] [--rounds 3]

Reads the texts of --source (by default ../shared/reports where it exists, else examples/reports). The spaCy pipeline is
a convolutional encoder of width 96 with tagger, parser and recogniser of names over it, taught for a moment what the
shipped pipeline says of these texts: its speed is that of any such pipeline, its parses mean nothing. Times are of the
processor, from text to parse for both, and the best of the rounds.
"""

import argparse
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

from dateline.clean.bare import bare_report
from dateline.model.parse import Parse
from dateline.parse.pipeline import load_pipeline

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "reports"
WIDTH = 96
UPDATES, EXAMPLES = 40, 12
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}


def transitions(kind: str) -> dict[str, Any]:
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": LISTENER,
    }
    return {"model": model}


def yardstick(parses: Sequence[Parse]) -> Any:
    """A spaCy pipeline of width 96 that was taught a little of what `parses` say."""
    import spacy
    from spacy.tokens import Doc
    from spacy.training import Example
    from thinc.api import NumpyOps, set_current_ops

    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}})
    nlp.add_pipe("parser", config=transitions("parser"))
    nlp.add_pipe("ner", config=transitions("ner"))
    examples = []
    for parse in parses:
        for sentence in parse.sentences:
            tokens = parse.tokens[sentence.first : sentence.last]
            names = ["O"] * len(tokens)
            for name in parse.names:
                for i in range(max(name.first, sentence.first), min(name.last, sentence.last)):
                    names[i - sentence.first] = f"{'B' if i == name.first else 'I'}-{name.label}"
            gold = Doc(
                nlp.vocab,
                words=[t.text for t in tokens],
                tags=[t.tag for t in tokens],
                heads=[t.head - sentence.first for t in tokens],
                deps=["ROOT" if t.dep == "root" else t.dep for t in tokens],
                ents=names,
            )
            examples.append(Example(Doc(nlp.vocab, words=[t.text for t in tokens]), gold))
    nlp.initialize(lambda: examples)
    optimizer = nlp.create_optimizer()
    for k in range(UPDATES):
        at = k * EXAMPLES % len(examples)
        nlp.update(examples[at : at + EXAMPLES], sgd=optimizer)
    # Plain numpy on one thread is the quickest that spaCy gets here.
    ops = NumpyOps(use_blis=False)
    set_current_ops(ops)
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk():
            node.ops = ops
    return nlp


def words_per_second(read: Callable[[], int], rounds: int) -> float:
    found = []
    for _ in range(rounds):
        start = time.process_time()
        words = read()
        found.append(words / (time.process_time() - start))
    return max(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", type=Path, default=SHARED if SHARED.is_dir() else ROOT / "examples" / "reports")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(args.source.glob("*.txt"))]
    started = time.process_time()
    pipeline = load_pipeline()
    print(f"{pipeline.name} {pipeline.version}: loaded in {time.process_time() - started:.2f} s of processor time")
    reports = [bare_report(text) for text in texts]
    nlp = yardstick([pipeline.parse(report) for report in reports])
    paragraphs = [line for text in texts for line in text.splitlines() if line.strip()]
    ours = words_per_second(lambda: sum(len(pipeline.parse(report).tokens) for report in reports), args.rounds)
    theirs = words_per_second(lambda: sum(map(len, nlp.pipe(paragraphs, batch_size=64))), args.rounds)
    print(f"{pipeline.name}: {ours:,.0f} words/s")
    print(f"spaCy of width {WIDTH}: {theirs:,.0f} words/s, {theirs / ours:.1f} times")


if __name__ == "__main__":
    main()
