"""Invented sentences of news with names from everywhere: who spoke, who was held, which body called, where it was.

The corpora's names are mostly American, and few of their sentences are of this kind. Only the names are learned from
these; `invented.py` writes sentences with trees.
"""

import random
from collections.abc import Iterator

from corpora import Gold
from invented import DAYS, MONTHS, Writer
from swap import Swapper

# {P} a person, {F} a family name, {L} a place, {O} a body, {A} its letters.
TEMPLATES = (
    "{P} , a spokesman for the {O} , said that the strike would go on .",
    "{P} , 34 , was arrested in {L} on Tuesday .",
    "Police in {L} detained {P} and {P} outside the court .",
    "The {O} called for a march in {L} .",
    "{A} members gathered in {L} , {L} , to demand the release of {P} .",
    '" We will not leave , " said {P} of the {O} .',
    '" Nobody asked us , " {F} told reporters in {L} .',
    "Supporters of the {O} ( {A} ) blocked the road from {L} to {L} .",
    "{F} , who leads the {A} , was sentenced to five years in prison .",
    "In {L} , {L} and {L} , teachers stayed at home .",
    "{L} : Farmers block the highway",
    "{L} – Several hundred nurses marched to the ministry on Monday .",
    "{P} held without charge in {L}",
    "{O} condemns killing of {P}",
    "According to the {O} , at least 12 people were killed in {L} .",
    "Soldiers of the {O} opened fire in the {L} district of {L} .",
    "Former minister {P} and lawyer {P} were released on bail .",
    "President {F} said that the protests in {L} were over .",
    "Justice {P} ordered the police to produce {F} in court .",
    "The mayor of {L} , {P} , met a delegation of the {A} .",
    "Graffiti against {F} appeared on walls in {L} .",
    "Activists of the {A} distributed leaflets in {L} , {L} , and {L} .",
    "{P} ( {A} ) won the vote in {L} .",
    "The {A} accused {F} of ordering the raid .",
    "A court in {L} sentenced {P} , a journalist with the {O} , to death .",
    "{F} 's lawyer , {P} , said that his client had been beaten .",
    "Members of {O} put up posters of {P} in {L} .",
    "Relatives of {P} , {P} and {P} waited outside {L} prison .",
    "Images of {F} were projected on a wall in {L} 's main square .",
    "Supporters of the {O} of {L} ( {A} / {A} ) put up banners of {P} in {L} and {L} .",
    "{A} / {A} members were held in {L} , the {A} said .",
    "Statement by the {A} / {A} on the arrests in {L}",
    "Anyone who supports the {A} can be sentenced to death .",
    "{P} , a supporter of the {A} , was executed in {L} .",
    "Thousands rallied in {L} after {P} died in custody .",
)
COUNT, TREES = 1500, 1500


def written(swapper: Swapper, seed: int) -> Iterator[Gold]:
    """Sentences with names, without trees, the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(COUNT):
        words: list[str] = []
        names: list[str] = []
        for word in chance.choice(TEMPLATES).split():
            fresh = _filled(word, swapper)
            words += fresh or [word]
            label = {"P": "PER", "F": "PER", "L": "LOC", "O": "ORG", "A": "ORG"}[word[1]] if fresh else ""
            names += [f"B-{label}", *[f"I-{label}"] * (len(fresh) - 1)] if fresh else ["O"]
        yield Gold(words, [], [], [], [], [], names, "uner")


def _filled(word: str, swapper: Swapper) -> list[str]:
    kinds = {
        "{P}": ("PER", ["Ann", "Lee"]),
        "{F}": ("PER", ["Lee"]),
        "{L}": ("LOC", ["Rome"]),
        "{O}": ("ORG", ["Red", "Cross"]),
        "{A}": ("ORG", ["ABC"]),
    }
    if word not in kinds:
        return []
    label, sample = kinds[word]
    fresh = sample
    while fresh == sample:
        fresh = swapper.fresh(sample, label)
    return fresh


def with_trees(seed: int) -> Iterator[Gold]:
    """Sentences with trees, in which proper nouns are places unless they are days or months."""
    for s in Writer(seed).sentences(TREES):
        names = ["O"] * len(s.words)
        for i, (word, tag) in enumerate(zip(s.words, s.tags, strict=True)):
            if tag == "NNP" and word not in {*DAYS, *MONTHS}:
                names[i] = "I-LOC" if s.deps[i] == "flat" and i and names[i - 1] != "O" else "B-LOC"
        yield Gold(s.words, s.pos, s.tags, s.morphs, s.heads, s.deps, names, "uner")
