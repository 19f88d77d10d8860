"""News as it also arrives: lower-cased, as a headline, without its last full stop, with other dashes."""

import random
from collections.abc import Callable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from swap import Swapper

Augmenter = Callable[[Language, Example], Iterator[Example]]

SMALL_WORDS = frozenset(
    ["a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "by", "with", "from", "as"]
)


def _headline(word: str) -> str:
    return word if word in SMALL_WORDS else word[:1].upper() + word[1:]


def _dash(word: str) -> str:
    return {"--": "—", "—": "--"}.get(word, word)


def rewrite(nlp: Language, example: Example, change: Callable[[str], str]) -> Example:
    """The same annotation over changed words."""
    gold = example.reference
    columns = gold.to_array(KEPT)
    doc = Doc(gold.vocab, words=[change(t.text) or t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
    doc.from_array(KEPT, columns)
    if not gold.has_annotation("DEP"):
        doc.set_ents(
            [doc.char_span(doc[e.start].idx, doc[e.end - 1].idx + len(doc[e.end - 1]), e.label_) for e in gold.ents],
            default="outside",
        )
    return Example(nlp.make_doc(doc.text), doc)


KEPT = ["LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]


def without_stop(nlp: Language, example: Example) -> Example:
    """The same without its last full stop."""
    gold = example.reference
    if len(gold) < 3 or gold[-1].text != ".":
        return example
    doc = gold[:-1].as_doc()
    return Example(nlp.make_doc(doc.text), doc)


@spacy.registry.augmenters("dateline.news.v1")
def news_augmenter(lower: float, headline: float, upper: float, stop: float, seed: int) -> Augmenter:
    """An augmenter that changes the given shares of the examples."""
    chance = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        draw = chance.random()
        if chance.random() < stop:
            example = without_stop(nlp, example)
        if draw < lower:
            yield rewrite(nlp, example, str.lower)
        elif draw < lower + headline:
            yield rewrite(nlp, example, _headline)
        elif draw < lower + headline + upper:
            yield rewrite(nlp, example, str.upper)
        elif draw > 0.8:
            yield rewrite(nlp, example, _dash)
        else:
            yield example

    return augment


@spacy.registry.augmenters("dateline.names.v1")
def names_augmenter(swap: float, lower: float, headline: float, upper: float, stop: float, seed: int) -> Augmenter:
    """As news_augmenter, with other names in the share `swap` of the examples that have any."""
    news, swapper, chance = news_augmenter(lower, headline, upper, stop, seed), Swapper(seed), random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        if example.reference.ents and chance.random() < swap:
            doc = swapper.swapped(example.reference)
            example = Example(nlp.make_doc(doc.text), doc)
        yield from news(nlp, example)

    return augment
