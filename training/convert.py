"""Turns treebanks and lists of names into spaCy's binary form.

    python training/convert.py DATA OUT

DATA holds ud-english-ewt, ud-english-gum, uner-english-ewt and wikigold (see README.md). A Doc is a
paragraph of a treebank, with at most 12 sentences, so that the parser learns where sentences end.
Development and test parts stay apart.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import spacy
from conllu import Sentence, read_conllu
from invented import Writer
from names import gum_docs, uner_docs, wikigold_docs
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

GENRES = frozenset(["academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"])
MOST_SENTENCES = 12
INVENTED = 1500


def tree_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """The sentences of a paragraph as one Doc."""
    whole, heads, starts = Sentence(), [], []
    for sentence in sentences:
        heads.extend(head + len(whole.words) for head in sentence.heads)
        starts.extend(i == 0 for i in range(len(sentence.words)))
        for name in ("words", "spaces", "lemmas", "pos", "tags", "morphs", "deps"):
            getattr(whole, name).extend(getattr(sentence, name))
        whole.spaces[-1] = True
    columns = {name: getattr(whole, name) for name in ("words", "spaces", "lemmas", "pos", "tags", "morphs", "deps")}
    return Doc(vocab, heads=heads, sent_starts=None, **columns)


def paragraphs(path: Path, genres: frozenset[str] | None) -> Iterator[list[Sentence]]:
    """The paragraphs of a treebank, of some genres of GUM only where `genres` says so."""
    block: list[Sentence] = []
    for document, opens, sentence in read_conllu(path):
        if genres is not None and document.split("_")[1] not in genres:
            continue
        if block and (opens or len(block) == MOST_SENTENCES):
            yield block
            block = []
        block.append(sentence)
    if block:
        yield block


def _save(path: Path, docs: Iterator[Doc]) -> None:
    store = DocBin(
        docs=list(docs),
        attrs=["ORTH", "SPACY", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"],
    )
    store.to_disk(path)
    print(f"{path.name}: {len(store)} docs")


def main() -> None:
    """Writes trees-*.spacy and names-*.spacy to OUT."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("en").vocab
    for part in ("train", "dev", "test"):
        ewt = args.data / "ud-english-ewt" / f"en_ewt-ud-{part}.conllu"
        gum = args.data / "ud-english-gum" / f"en_gum-{part}.conllu"
        uner = args.data / "uner-english-ewt" / f"en_ewt-ud-{part}{'.normalised' if part == 'train' else ''}.iob2"
        _save(args.out / f"trees-ewt-{part}.spacy", (tree_doc(vocab, block) for block in paragraphs(ewt, None)))
        _save(args.out / f"trees-gum-{part}.spacy", (tree_doc(vocab, block) for block in paragraphs(gum, GENRES)))
        _save(args.out / f"names-uner-{part}.spacy", uner_docs(vocab, uner, ewt))
        _save(args.out / f"names-gum-{part}.spacy", gum_docs(vocab, gum, GENRES))
    written = Writer(seed=20).sentences(INVENTED)
    _save(args.out / "trees-invented-train.spacy", (tree_doc(vocab, [sentence]) for sentence in written))
    wikigold = args.data / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt"
    _save(args.out / "names-wikigold-train.spacy", wikigold_docs(vocab, wikigold))


if __name__ == "__main__":
    main()
