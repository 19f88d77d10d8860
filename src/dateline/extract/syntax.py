"""Who stands where to a verb: subjects, objects, agents and obliques in a Universal Dependencies tree.

Relations follow https://universaldependencies.org/u/dep/. What a clause leaves out is filled from
where English lets it be shared: coordinated verbs, open complements, participles, relative clauses.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dateline.model.parse import Parse, Token

__all__ = [
    "HYPHENS",
    "NOMINAL",
    "OUTER_CASES",
    "PARTITIVE",
    "RELATIVE",
    "Clause",
    "Oblique",
    "case_of",
    "clause_of",
    "conjuncts",
    "head_keys",
    "is_passive",
    "is_titled",
    "nominal_span",
    "stretch",
]

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}
HYPHENS = frozenset("-‐‑–")
QUOTES = set("“”„«\"'‘’")
RELATIVE = {"who", "which", "that", "whom"}
# Prepositions that say where, why, when or against whom, and so lead out of the phrase of a noun.
OUTER_CASES = {
    "in", "at", "near", "on", "to", "across", "outside", "inside", "around", "within", "throughout", "from", "for",
    "against", "over", "during", "after", "before", "since", "until", "because of", "due to", "amid", "despite",
    "about", "following", "including", "by", "into", "through", "along", "behind", "beside", "under", "such as", "like",
}  # fmt: skip
PARTITIVE = {
    "hundred", "thousand", "dozen", "score", "ten", "number", "group", "crowd", "handful", "some", "many", "most",
    "several", "member", "lot", "pair", "couple", "part", "section", "wave", "series", "batch", "column", "few",
    "other", "majority", "million", "all", "each", "one", "two", "three", "team", "band", "mob", "set", "row", "any",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Oblique:
    """A prepositional dependent: its preposition (lower case, empty for a bare one) and its head."""

    preposition: str
    head: Token


@dataclass(frozen=True, slots=True)
class Clause:
    """The arguments of one verb, coordination spelled out. `subject` is the doer also where the verb is passive."""

    passive: bool
    subject: tuple[Token, ...]
    object: tuple[Token, ...]
    obliques: tuple[Oblique, ...]


def relation(token: Token) -> str:
    """The relation without its subtype."""
    return token.dep.partition(":")[0]


def conjuncts(parse: Parse, head: Token) -> tuple[Token, ...]:
    """`head` and what is coordinated with it, in order."""
    found, todo = [], [head]
    while todo:
        token = todo.pop()
        found.append(token)
        todo += [c for c in parse.children(token.i) if c.dep.startswith("conj") and _is_nominal(parse, c)]
    return tuple(sorted(found, key=lambda token: token.i))


def _is_nominal(parse: Parse, token: Token) -> bool:
    """Whether a conjunct is a phrase and not a clause of its own."""
    return token.pos in NOMINAL and not any(relation(c) in {"nsubj", "cop"} for c in parse.children(token.i))


def case_of(parse: Parse, token: Token) -> str:
    """The preposition that governs `token`, its fixed parts joined ("because of"); empty where there is none."""
    for child in parse.children(token.i):
        if relation(child) in {"case", "mark"} and child.pos in {"ADP", "SCONJ", "ADV", "VERB", "ADJ"}:
            words = [child, *(part for part in parse.children(child.i) if part.dep == "fixed")]
            return " ".join(part.text.lower() for part in words)
    return ""


def is_passive(parse: Parse, verb: Token) -> bool:
    """Whether `verb` stands in the passive, a reduced relative included."""
    below = parse.children(verb.i)
    if any(child.dep in {"aux:pass", "csubj:pass"} for child in below):
        return True
    if any(child.dep == "nsubj:pass" for child in below):
        return not any(child.dep == "obj" for child in below) and verb.tag != "VBD"
    participle = ("VerbForm=Part" in verb.morph and "Tense=Past" in verb.morph) or verb.tag == "VBN"
    perfect = any(relation(child) == "aux" and child.lemma == "have" for child in below)
    if not participle or perfect:
        return False
    if verb.dep in {"acl", "amod", "advcl", "xcomp"}:
        return not any(child.dep == "obj" for child in below)
    if verb.dep == "conj" and verb.head < verb.i:
        governor = parse.tokens[verb.head]
        return is_passive(parse, governor) and not any(relation(child) in {"nsubj", "obj"} for child in below)
    return any(child.dep == "obl:agent" for child in below)


def _spread(parse: Parse, heads: Iterator[Token] | list[Token]) -> tuple[Token, ...]:
    return tuple(token for head in heads for token in conjuncts(parse, head))


def _own(parse: Parse, verb: Token, *relations: str) -> list[Token]:
    return [child for child in parse.children(verb.i) if child.dep in relations]


def _obliques(parse: Parse, verb: Token) -> tuple[Oblique, ...]:
    found = []
    for child in parse.children(verb.i):
        if relation(child) in {"obl", "nmod"}:
            found += _spelled_out(parse, child)
        if child.dep == "obj":
            found += [o for c in parse.children(child.i) if c.dep == "nmod" for o in _spelled_out(parse, c)]
    return tuple(found) + _behind_quotation(parse, verb)


def _behind_quotation(parse: Parse, verb: Token) -> tuple[Oblique, ...]:
    """ "wrote “We remember” on the walls": what parsers hang on the quoted words belongs to the verb before them."""
    if not set(parse.text[verb.end : verb.end + 4]) & QUOTES:
        return ()
    for quotation in parse.quotations:
        if not 0 < quotation.outer.start - verb.end <= 3:
            continue
        last = parse.sentences[parse.sentence_index(verb.i)].last
        inside = {t.i for t in parse.tokens_in(quotation.outer)}
        behind = [t for t in parse.tokens[verb.i + 1 : last] if t.start >= quotation.outer.end]
        hung = [t for t in behind if relation(t) in {"obl", "nmod"} and t.head in inside]
        return tuple(o for t in hung for o in _spelled_out(parse, t))
    return ()


def _spelled_out(parse: Parse, head: Token) -> list[Oblique]:
    case = case_of(parse, head)
    return [Oblique(case_of(parse, token) or case, token) for token in conjuncts(parse, head)]


def _shared(parse: Parse, verb: Token, depth: int) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Doers and undergoers that the clause takes over from its governor."""
    governor = parse.tokens[verb.head]
    passive = is_passive(parse, verb)
    if verb.dep.startswith("acl") or verb.dep == "amod":
        return _from_noun(parse, verb, governor, passive)
    if depth > 4 or governor.i == verb.i or governor.pos not in {"VERB", "AUX", "ADJ"}:
        return (), ()
    above = _clause(parse, governor, depth + 1)
    urged = above.object or _spread(parse, _own(parse, governor, "iobj"))
    if verb.dep == "xcomp" and urged:
        return (above.subject, urged) if passive else (urged, ())
    if verb.dep.startswith("conj") and governor.pos == "ADJ" and governor.dep == "xcomp":
        # "found her guilty and fined her": who found her guilty.
        above = _clause(parse, parse.tokens[governor.head], depth + 1)
    if verb.dep.startswith(("conj", "xcomp", "advcl", "parataxis")):
        doer = above.object if is_passive(parse, governor) else above.subject
        return ((), doer) if passive else (doer, ())
    return (), ()


def _from_noun(parse: Parse, verb: Token, noun: Token, passive: bool) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    if passive:
        return (), (noun,)
    if verb.dep == "acl:relcl":
        subject = _own(parse, verb, "nsubj")
        if subject and subject[0].text.lower() not in RELATIVE:
            return (), (noun,)
    return (noun,), ()


def _clause(parse: Parse, verb: Token, depth: int) -> Clause:
    passive = is_passive(parse, verb)
    active = [t for t in _own(parse, verb, "nsubj", "csubj", "nsubj:outer") if t.text.lower() not in RELATIVE]
    undergone = [t for t in _own(parse, verb, "nsubj:pass") if t.text.lower() not in RELATIVE]
    if not passive:
        active, undergone = active + undergone, []
    if not (active or undergone) and (lost := _lost_subject(parse, verb)) is not None:
        active, undergone = ([], [lost]) if passive else ([lost], [])
    active, undergone = _nearest_before(parse, verb, active), _nearest_before(parse, verb, undergone)
    objects = _own(parse, verb, "obj") or _behind_result(parse, verb)
    obliques = _obliques(parse, verb)
    agents = [o.head for o in obliques if o.head.dep == "obl:agent" or (passive and o.preposition == "by")]
    subject = _spread(parse, agents if passive else active)
    target = _spread(parse, undergone + active if passive else objects)
    if not (undergone or active):
        doers, undergoers = _shared(parse, verb, depth)
        subject = subject or doers
        target = target or undergoers
    if not target and not passive:
        target = _object_of_next_conjunct(parse, verb)
    return Clause(passive, subject, target, obliques)


def _lost_subject(parse: Parse, verb: Token) -> Token | None:
    """ "In Gao and Kidal posters were put up": the subject that a parser hung on a place as one more of a list.

    What stands in a list has a conjunction or a comma before it; this has neither, and the verb stands right behind.
    """
    if "Fin" not in verb.morph and not any(c.dep.startswith("aux") and c.i < verb.i for c in parse.children(verb.i)):
        return None
    for oblique in parse.children(verb.i):
        if relation(oblique) != "obl" or oblique.i > verb.i:
            continue
        for below in parse.subtree(oblique.i):
            if relation(below) != "conj" or below.pos not in {"NOUN", "PROPN"}:
                continue
            first = min(token.i for token in parse.subtree(below.i))
            linked = any(relation(c) in {"cc", "punct"} and c.i < below.i for c in parse.children(below.i))
            before = parse.tokens[first - 1].text if first else ","
            if not linked and before not in {",", ";", "and", "or", "&", "/"} and below.i < verb.i:
                return below
    return None


def _nearest_before(parse: Parse, verb: Token, subjects: list[Token]) -> list[Token]:
    """Of several subjects that a parser gives one verb, the one right before it: a verb has one.

    "many of them" behind a comma only says more of the one before.
    """
    if len(subjects) < 2:
        return subjects
    before = [t for t in subjects if t.i < verb.i]
    whole = [t for t in before if not _part_of_them(parse, t)] or before
    free = [t for t in whole if not _is_led(parse, t)] or whole
    return free[-1:] if before else subjects


def _is_led(parse: Parse, noun: Token) -> bool:
    """ "coming out of a crusade", "calling itself the League": whether a preposition or a verb leads the phrase."""
    first = noun.i
    while first > 0 and parse.tokens[first - 1].pos in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PUNCT"}:
        first -= 1
    return first > 0 and (parse.tokens[first - 1].pos == "ADP" or parse.tokens[first - 1].tag in {"VBG", "PRP"})


def _part_of_them(parse: Parse, token: Token) -> bool:
    return any(child.pos == "PRON" and case_of(parse, child) == "of" for child in parse.children(token.i))


def _behind_result(parse: Parse, verb: Token) -> list[Token]:
    """ "set ablaze a bus", "stopped work": what parsers take for a result, or hang on it, is the verb's object."""
    results = [c for c in parse.children(verb.i) if c.dep == "xcomp"]
    hung = [t for c in results if c.tag in {"JJ", "RB", "VBN", "IN"} for t in _own(parse, c, "obj")]
    return hung or [c for c in results if c.tag in {"NN", "NNS"} and not parse.children(c.i)]


def _object_of_next_conjunct(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """ "burned and looted shops": the first verb shares the object of the second when it stands right before it."""
    following = [c for c in parse.children(verb.i) if c.dep == "conj" and c.pos == "VERB" and 0 < c.i - verb.i <= 2]
    return _spread(parse, _own(parse, following[0], "obj")) if following else ()


def clause_of(parse: Parse, verb: Token) -> Clause:
    """The arguments of `verb`, shared ones included."""
    return _clause(parse, verb, 0)


def head_keys(parse: Parse, head: Token, people: frozenset[int]) -> frozenset[str]:
    """The lemmas under which a phrase may stand in a word list.

    The head's lemma; with its compound in front ("police station", "sit-in"); for a partitive head what it is a
    part of ("hundreds of shops"); "person" for names and pronouns of people (`people` holds the tokens
    of person names).
    """
    keys = {head.lemma, head.text.lower(), *_singulars(head)}
    for child in parse.children(head.i):
        if relation(child) in {"compound", "amod", "nmod"} and child.i < head.i:
            keys.add(f"{child.lemma} {head.lemma}")
            if child.i == head.i - 2 and parse.tokens[head.i - 1].text in HYPHENS:
                keys.add(f"{child.lemma}-{head.lemma}")
        counted = head.lemma in PARTITIVE or head.pos == "NUM"
        if child.dep == "nmod" and counted and case_of(parse, child) in {"of", ""}:
            for part in conjuncts(parse, child):
                keys |= {part.lemma, part.text.lower()}
    if head.i in people or (
        head.pos == "PRON" and head.lemma in {"he", "she", "they", "who", "we", "i", "him", "her", "them"}
    ):
        keys.add("person")
    return frozenset(keys)


def is_titled(parse: Parse, name: Token) -> bool:
    """Whether a name stands right behind the title or role of its bearer ("union leader Amina Bello")."""
    first = min(token.i for token in parse.subtree(name.i))
    return name.pos == "PROPN" and first == name.head + 1


def _singulars(head: Token) -> set[str]:
    """A plural that a tagger took for a name or a lemma ("Protesters" first in a sentence) without its ending."""
    low = head.lemma
    if head.pos not in {"PROPN", "NOUN"} or not low.endswith("s"):
        return set()
    return {low[:-1], low[:-3] + "y"} if low.endswith("ies") else {low[:-1]}


def nominal_span(parse: Parse, head: Token) -> tuple[int, int]:
    """The tokens of a phrase without relative clauses, brackets and what only says where, why or when.

    A name right behind its title ("union leader Amina Bello") belongs to it, another apposition does not. First and
    last token, half-open.
    """
    keep, todo = {head.i}, [head.i]
    while todo:
        for child in parse.children(todo.pop()):
            if relation(child) == "appos" and not is_titled(parse, child):
                continue
            if relation(child) in {
                "acl",
                "parataxis",
                "advcl",
                "punct",
                "cop",
                "nsubj",
                "mark",
                "aux",
                "dep",
                "list",
            }:
                continue
            if (relation(child) == "case" and child.head == head.i) or (
                relation(child) in {"cc", "conj"} and child.head == head.i
            ):
                continue
            if relation(child) in {"nmod", "obl"} and child.i > head.i and case_of(parse, child) in OUTER_CASES:
                continue
            keep.add(child.i)
            todo.append(child.i)
    return stretch(parse, head, keep)


def stretch(parse: Parse, head: Token, keep: Collection[int]) -> tuple[int, int]:
    """The run of the tokens `keep` around `head`, hyphens and quotation marks between them included; half-open."""
    first, last = head.i, head.i
    while first - 1 in keep or (first - 2 in keep and parse.tokens[first - 1].text in "-–’'“”\""):
        first -= 1
    while last + 1 in keep or (last + 2 in keep and parse.tokens[last + 1].text in "-–’'“”\","):
        last += 1
    return first, last + 1
