"""Who can do something: words for people and bodies, names, and what else is said to act."""

import re
from dataclasses import dataclass

from dateline.extract.lexicon import EventWords
from dateline.extract.syntax import PARTITIVE, case_of, head_keys, relation
from dateline.model.parse import Parse, Token

__all__ = [
    "INDEFINITE",
    "Known",
    "can_act",
    "counts_some",
    "is_body",
    "is_one_person",
    "is_person",
    "is_several",
    "may_act",
    "points_back",
]

PERSONAL_ENDING = re.compile(r"(?:men|women|folk|people|[^l]ers|ors|ists|ians|ees|eers|crats|(?:^|\w)hands)$")
"""How English plurals for people end; only asked of what stands where a doer stands."""

COLLECTIVES = {"police", "people", "staff", "personnel", "military", "crew", "pair", "couple", "youth", "army"}
"""Nouns in the singular that stand for several people."""

INDEFINITE = frozenset({"somebody", "someone", "other", "others", "everybody", "everyone", "those", "some", "many"})
"""Pronouns that need no noun before them to say who it was."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the words of a sentence.

    `people`, `bodies`, `towns` and `times` are the tokens of names, towns and times, `doers` the lemmas of those who
    can do something, `forces` those of police and soldiers; a codebook without `doers` restricts no actor. A country
    can be said to act, a town only says where.
    """

    people: frozenset[int]
    towns: frozenset[int]
    doers: frozenset[str]
    times: frozenset[int] = frozenset()
    forces: frozenset[str] = frozenset()
    bodies: frozenset[int] = frozenset()


def counts_some(parse: Parse, head: Token) -> bool:
    """ "nine of them", "38 of 52 households": a number or pronoun that says of whom it is a part."""
    return any(case_of(parse, child) == "of" for child in parse.children(head.i))


def can_act(parse: Parse, head: Token, known: Known) -> bool:
    """Whether a phrase names somebody who can do something: a word for people or bodies, a name, a pronoun."""
    if head.i in known.times or not any(letter.isalpha() for letter in head.text):
        return False
    if head.pos in {"PROPN", "PRON"} or not known.doers:
        return True
    if head.i in known.people or head.i in known.bodies:
        return True
    return bool(head_keys(parse, head, known.people) & known.doers)


def may_act(parse: Parse, head: Token, known: Known, words: EventWords) -> bool:
    """Whether the subject of an act, or who it is done by, may be taken for its doer though no list has the word."""
    if head.i in known.times or head.i in known.towns or head.lemma in words.not_doers | words.place_nouns:
        return False
    if head.pos == "NUM":
        return counts_some(parse, head)
    if head.pos in {"PRON", "DET", "ADJ"}:
        return counts_some(parse, head) or head.text.lower() in INDEFINITE
    return any(letter.isalpha() for letter in head.text)


def is_person(parse: Parse, token: Token, known: Known, *, listed: bool = False) -> bool:
    """Whether a noun is one for people or bodies: by the lists, by its name or, unless `listed`, by its ending."""
    if token.pos not in {"NOUN", "PROPN"} or token.i in known.towns or token.i in known.times:
        return False
    if relation(token) in {"compound", "flat"} and parse.tokens[token.head].pos in {"NOUN", "PROPN"}:
        return False
    named = token.i in known.people or token.i in known.bodies
    in_list = bool((head_keys(parse, token, known.people) - PARTITIVE) & known.doers)
    word = token.text.lower()
    if named or in_list or listed:
        return named or in_list
    return word.endswith("man") or (token.tag == "NNS" and bool(PERSONAL_ENDING.search(word)))


def points_back(parse: Parse, noun: Token) -> bool:
    """ "these people": a noun that itself says only whom the report named before."""
    return any(c.text.lower() in {"these", "those", "this", "that"} for c in parse.children(noun.i) if c.dep == "det")


def is_one_person(parse: Parse, token: Token, known: Known) -> bool:
    """Whether a noun without a name stands for one person, and not for a body or a force."""
    lone = token.tag == "NN" and is_person(parse, token, known) and not is_several(parse, token)
    return lone and not is_body(parse, token, known)


def is_several(parse: Parse, token: Token) -> bool:
    """Whether a noun stands for more than one."""
    listed = any(c.dep.startswith("conj") for c in parse.children(token.i))
    return listed or token.tag in {"NNS", "NNPS"} or token.lemma in COLLECTIVES | PARTITIVE


def is_body(parse: Parse, token: Token, known: Known) -> bool:
    """Whether a singular noun is one for a body ("the union"), not for a person."""
    return token.i in known.bodies or bool(head_keys(parse, token, known.people) & BODIES)


BODIES = {
    "union", "federation", "committee", "council", "court", "government", "ministry", "company", "party", "association",
    "army", "gendarmerie", "municipality", "administration", "group", "movement", "league", "agency", "collective",
    "front", "organisation", "organization", "network", "tribunal", "prefecture", "authority", "directorate",
}  # fmt: skip
"""Nouns for bodies, of which English says "it"."""
