"""The words for who did it and to whom."""

from dateline.codebook.book import Frame
from dateline.extract.lexicon import EventWords
from dateline.extract.syntax import Clause, case_of, clause_of, conjuncts, head_keys, nominal_span, relation
from dateline.extract.triggers import Trigger
from dateline.model.mention import Role
from dateline.model.parse import Parse, Token

__all__ = ["can_act", "carrier_of", "role_of", "roles_of"]

ARTICLES = {"the", "a", "an"}


def can_act(parse: Parse, head: Token, doers: frozenset[str], people: frozenset[int]) -> bool:
    """Whether a phrase names somebody who can do something: a word for people or bodies, a name, a pronoun."""
    if not any(letter.isalpha() for letter in head.text):
        return False
    if head.pos in {"PROPN", "PRON"} or not doers:
        return True
    if any(name.first <= head.i < name.last and name.label != "LOC" for name in parse.names):
        return True
    return bool(head_keys(parse, head, people) & doers)


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


def roles_of(parse: Parse, trigger: Trigger, words: EventWords) -> tuple[Token | None, Token | None]:
    """The head tokens of actor and target of `trigger`, each null where its sentence names none."""
    frame = trigger.frame
    carrier = carrier_of(parse, trigger.head, words) if trigger.clause is None else None
    clause = clause_of(parse, carrier[0]) if carrier else None
    subject = _carried_subject(clause, carrier, frame)
    return _first(parse, trigger, frame.actor, subject), _first(parse, trigger, frame.target, None)


def _carried_subject(clause: Clause | None, carrier: tuple[Token, str] | None, frame: Frame) -> Token | None:
    if clause is None or carrier is None or "subject" not in (*frame.actor, "subject"):
        return None
    if carrier[1] == "obj" and clause.subject:
        return clause.subject[0]
    return clause.subject[0] if carrier[1] == "nsubj" and clause.passive and clause.subject else None


def _first(parse: Parse, trigger: Trigger, sources: tuple[str, ...], subject: Token | None) -> Token | None:
    for source in sources:
        found = _read(parse, trigger, source, subject)
        if found is not None:
            return found
    return None


def _read(parse: Parse, trigger: Trigger, source: str, subject: Token | None) -> Token | None:
    head, clause = trigger.head, trigger.clause
    inside = {t.i for t in parse.tokens_in(trigger.span)}
    if source == "subject":
        return clause.subject[0] if clause and clause.subject else subject
    if source == "object":
        return clause.object[0] if clause and clause.object else None
    if source == "possessive":
        return next((c for c in parse.children(head.i) if c.dep == "nmod:poss" and c.pos != "PRON"), None)
    if source == "compound":
        return next((c for c in parse.children(head.i) if relation(c) == "compound" and c.i not in inside), None)
    if clause:
        for oblique in clause.obliques:
            if oblique.preposition == source:
                return oblique.head
    return next(
        (c for c in parse.children(head.i) if relation(c) in {"nmod", "obl"} and case_of(parse, c) == source), None
    )
