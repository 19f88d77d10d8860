"""The words for who did it and to whom."""

from dataclasses import dataclass

from dateline.codebook.book import Frame
from dateline.extract.lexicon import EventWords
from dateline.extract.syntax import Clause, case_of, clause_of, conjuncts, head_keys, nominal_span, relation
from dateline.extract.triggers import Trigger
from dateline.model.mention import Role
from dateline.model.parse import Parse, Token

__all__ = ["Known", "carrier_of", "role_of", "roles_of"]

ARTICLES = {"the", "a", "an"}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the words of a sentence.

    `people` and `towns` are the tokens of their names, `doers` the lemmas of those who can do something; a codebook
    without such lemmas restricts no actor. A country can be said to act, a town only says where.
    """

    people: frozenset[int]
    towns: frozenset[int]
    doers: frozenset[str]


def _can_act(parse: Parse, head: Token, known: Known) -> bool:
    """Whether a phrase names somebody who can do something: a word for people or bodies, a name, a pronoun."""
    if not any(letter.isalpha() for letter in head.text):
        return False
    if head.pos in {"PROPN", "PRON"} or not known.doers:
        return True
    if any(name.first <= head.i < name.last and name.label != "LOC" for name in parse.names):
        return True
    return bool(head_keys(parse, head, known.people) & known.doers)


def carrier_of(parse: Parse, head: Token, words: EventWords) -> tuple[Token, str] | None:
    """The light verb that carries an event noun, and the noun's relation to it (obj, nsubj, obl); null without one."""
    token = head
    while relation(token) == "conj" and token.head != token.i:
        token = parse.tokens[token.head]
    verb = parse.tokens[token.head]
    kind = relation(token)
    if verb.i == token.i or verb.pos not in {"VERB", "AUX"}:
        return None
    name = " ".join([verb.lemma, *(c.text.lower() for c in parse.children(verb.i) if c.dep == "compound:prt")])
    with_case = f"{name} {case_of(parse, token)}"
    if kind == "obj" and name in words.light_verbs:
        return verb, "obj"
    if kind == "obl" and with_case in words.light_verbs:
        return verb, "obj"
    if kind == "nsubj" and name in words.happening_verbs | words.light_verbs:
        return verb, "nsubj"
    return None


def role_of(parse: Parse, head: Token) -> Role:
    """The phrase of `head` with what is coordinated to it, without relative clauses and without the article."""
    heads = conjuncts(parse, head)
    first, last = nominal_span(parse, head)
    for other in heads:
        begin, end = nominal_span(parse, other)
        if begin >= last and begin - last <= 4:
            last = end
    while last - 1 > head.i and parse.tokens[last - 1].pos == "PUNCT":
        last -= 1
    if parse.tokens[first].text.lower() in ARTICLES and first < head.i:
        first += 1
    first, last = _whole_name(parse, first, last)
    span = parse.span(first, last)
    return Role(span=span, text=" ".join(span.of(parse.text).split()))


def _whole_name(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """The phrase stretched over a name that it cuts."""
    for name in parse.names:
        if name.first < last and first < name.last:
            first, last = min(first, name.first), max(last, name.last)
    return first, last


def roles_of(parse: Parse, trigger: Trigger, words: EventWords, known: Known) -> tuple[Token | None, Token | None]:
    """The head tokens of actor and target of `trigger`, each null where its sentence names none."""
    frame = trigger.frame
    carrier = carrier_of(parse, trigger.head, words) if trigger.clause is None else None
    clause = clause_of(parse, carrier[0]) if carrier else None
    subject = _carried_subject(clause, carrier, frame)
    reader = _RoleReader(parse, trigger, clause, known)
    named = (reader.first(frame.actor, subject), _organiser(parse, trigger, words))
    actor = next((head for head in named if head is not None and _can_act(parse, head, known)), None)
    return actor, reader.first(frame.target, None)


def _carried_subject(clause: Clause | None, carrier: tuple[Token, str] | None, frame: Frame) -> Token | None:
    if clause is None or carrier is None or "subject" not in (*frame.actor, "subject"):
        return None
    if carrier[1] == "obj" and clause.subject:
        return clause.subject[0]
    return clause.subject[0] if carrier[1] == "nsubj" and clause.passive and clause.subject else None


def _carried(carrier: Clause | None, source: str) -> Token | None:
    """ "carried out an attack on the depot": what parsers hang on the light verb belongs to its noun."""
    obliques = carrier.obliques if carrier else ()
    return next((o.head for o in obliques if o.preposition == source and o.preposition not in {"at", "in"}), None)


def _organiser(parse: Parse, trigger: Trigger, words: EventWords) -> Token | None:
    """ "the strike called by the drivers' union": who is said to have brought the act about; null without one."""
    if trigger.clause is not None:
        return None
    for child in parse.children(trigger.head.i):
        if relation(child) == "acl" and child.lemma in words.organising_verbs:
            return next((c for c in parse.children(child.i) if case_of(parse, c) == "by"), None)
    return None


def _purpose(parse: Parse, head: Token) -> Token | None:
    """ "fired in the air to disperse a crowd": the object of what was meant; null where none is named."""
    for child in parse.subtree(head.i):
        infinitive = any(c.dep == "mark" and c.lemma == "to" for c in parse.children(child.i))
        if infinitive and child.i > head.i and relation(child) in {"advcl", "acl", "xcomp"}:
            return next((c for c in parse.children(child.i) if c.dep == "obj"), None)
    return None


@dataclass(frozen=True, slots=True)
class _RoleReader:
    """One trigger, whose roles are read where its frame says; `carrier` is the clause of its light verb."""

    parse: Parse
    trigger: Trigger
    carrier: Clause | None
    known: Known

    def first(self, sources: tuple[str, ...], subject: Token | None) -> Token | None:
        for source in sources:
            found = self._read(source, subject) or _carried(self.carrier, source)
            if found is not None:
                return found
        return None

    def _read(self, source: str, subject: Token | None) -> Token | None:
        clause, frame = self.trigger.clause, self.trigger.frame
        below = self.parse.children(self.trigger.head.i)
        if source == "subject":
            doers = tuple(t for t in clause.subject if t.i not in self.known.towns) if clause else ()
            return self._best(doers, frame.subject) or subject
        if source == "object":
            return self._best(clause.object, frame.object) if clause else None
        if source == "purpose":
            return _purpose(self.parse, self.trigger.head)
        if source == "possessive":
            return next((c for c in below if c.dep == "nmod:poss" and c.pos != "PRON"), None)
        if source == "compound":
            return next((c for c in self._outside(below) if relation(c) == "compound"), None)
        for oblique in clause.obliques if clause else ():
            if oblique.preposition == source:
                return oblique.head
        return next((c for c in below if relation(c) in {"nmod", "obl"} and case_of(self.parse, c) == source), None)

    def _best(self, heads: tuple[Token, ...], wanted: frozenset[str] | None) -> Token | None:
        """The first head that the frame asks for, else the first: "pelted stones and windows" hits the windows."""
        free = self._outside(heads)
        fitting = [h for h in free if wanted and head_keys(self.parse, h, self.known.people) & wanted]
        return next(iter([*fitting, *free]), None)

    def _outside(self, tokens: tuple[Token, ...]) -> list[Token]:
        return [token for token in tokens if not self.trigger.span.holds(token.span)]
