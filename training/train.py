"""Trains a part of the English pipeline: `python training/train.py trees WORK`, `... tune WORK`, `... names WORK`.

WORK is where convert.py wrote to; the result is WORK/trees, WORK/tune or WORK/names. Tuning goes on from WORK/trees
with the invented sentences. Everything is seeded;
the Makefile keeps it on one core.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

import augment  # noqa: F401  registers the augmenter
import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config
from thinc.api import NumpyOps, set_current_ops
from tokens import set_tokenizer

HERE = Path(__file__).parent


@spacy.registry.callbacks("dateline.tokens.v1")
def tokens_callback() -> Callable[[Language], None]:
    """Gives the pipeline its tokenizer before it is initialised."""
    return set_tokenizer


def _join(work: Path, part: str, names: list[str]) -> Path:
    whole = DocBin(
        attrs=["ORTH", "SPACY", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
    )
    for name in names:
        whole.merge(DocBin().from_disk(work / f"{name}-{part}.spacy"))
    path = work / f"joined-{names[0].partition('-')[0]}-{part}.spacy"
    whole.to_disk(path)
    return path


SOURCES = {
    "trees": (["trees-ewt", "trees-gum"], ["trees-ewt", "trees-gum"]),
    "tune": (["trees-ewt", "trees-gum", "trees-invented"], ["trees-ewt", "trees-gum"]),
    "names": (["names-uner", "names-wikigold", "names-gum"], ["names-uner"]),
}


def main() -> None:
    """Trains what is asked for and writes the best pipeline of the run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("part", choices=sorted(SOURCES))
    parser.add_argument("work", type=Path)
    parser.add_argument("--steps", type=int)
    args = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))
    sources = SOURCES[args.part]
    paths = {
        "paths.train": str(_join(args.work, "train", sources[0])),
        "paths.dev": str(_join(args.work, "dev", sources[1])),
    }
    if args.part == "tune":
        paths["paths.source"] = str(args.work / "trees" / "model-best")
    if args.steps:
        paths["training.max_steps"] = args.steps
    nlp = init_nlp(load_config(HERE / f"{args.part}.cfg", overrides=paths))
    (args.work / args.part).mkdir(exist_ok=True)
    train(nlp, args.work / args.part)


if __name__ == "__main__":
    main()
