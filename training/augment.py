"""News as it also arrives: lower-cased, in capitals, as headlines, without full stops, with names from everywhere."""

import random
from collections.abc import Callable
from dataclasses import replace

from corpora import Gold
from swap import Swapper

from dateline.parse.encoder.spans import tagged_spans

# Shares of the windows, and of the sentences' full stops and names, that change.
LOWER, UPPER, HEADLINE, STOP, SWAP = 0.12, 0.05, 0.05, 0.12, 0.3
TRIES = 6
SMALL = frozenset(["a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "by", "with", "from"])


def casing(chance: random.Random) -> Callable[[str], str]:
    """How the words of one window are written."""
    draw = chance.random()
    if draw < LOWER:
        return str.lower
    if draw < LOWER + UPPER:
        return str.upper
    if draw < LOWER + UPPER + HEADLINE:
        return lambda word: word if word in SMALL else word[:1].upper() + word[1:]
    return str


def varied(gold: Gold, swapper: Swapper, chance: random.Random) -> Gold:
    """`gold` with some names exchanged and perhaps without its full stop; `number` is -1 where anything changed."""
    if chance.random() < STOP:
        gold = without_stop(gold)
    if gold.names and any(tag != "O" for tag in gold.names) and chance.random() < 2 * SWAP:
        gold = _swapped(gold, swapper, chance)
    return gold


def without_stop(gold: Gold) -> Gold:
    """The same without its last full stop, where nothing hangs on it."""
    last = len(gold.words) - 1
    if last < 2 or gold.words[last] != "." or last in gold.heads[:last] or (gold.has_tree and gold.heads[last] == last):
        return gold
    columns = {name: getattr(gold, name)[:last] for name in ("words", "pos", "tags", "morphs", "heads", "deps")}
    return replace(gold, **columns, names=gold.names[:last] if gold.names else None, number=-1)


def _swapped(gold: Gold, swapper: Swapper, chance: random.Random) -> Gold:
    words, tags, at = [], [], 0
    for first, last, label in tagged_spans(gold.names or []):
        old = gold.words[first:last]
        fresh = _fresh(old, label, swapper, chance, free=not gold.has_tree)
        words += [*gold.words[at:first], *fresh]
        tags += ["O"] * (first - at) + [f"B-{label}", *[f"I-{label}"] * (len(fresh) - 1)]
        at = last
    words += gold.words[at:]
    tags += ["O"] * (len(gold.words) - at)
    return replace(gold, words=words, names=tags, number=-1)


def _fresh(old: list[str], label: str, swapper: Swapper, chance: random.Random, *, free: bool) -> list[str]:
    # In a tree, a name may only be exchanged for one of as many words, and a body's inner structure stays.
    if chance.random() > 0.5 or (label == "ORG" and len(old) > 1 and not free):
        return old
    for _ in range(TRIES):
        new = swapper.fresh(old, label)
        if free or len(new) == len(old):
            return new
    return old
