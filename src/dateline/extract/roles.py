"""The words for who did it and to whom."""

from dateline.extract.actors import ActorReader
from dateline.extract.doers import Known
from dateline.extract.lexicon import EventWords
from dateline.extract.syntax import Clause, case_of, clause_of, relation
from dateline.extract.targets import TargetReader
from dateline.extract.triggers import Trigger
from dateline.model.parse import Parse, Token

__all__ = ["carrier_of", "roles_of"]


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


def roles_of(parse: Parse, trigger: Trigger, words: EventWords, known: Known) -> tuple[Token | None, Token | None]:
    """The head tokens of actor and target of `trigger`, each null where its sentence names none."""
    frame = trigger.frame
    carrier = carrier_of(parse, trigger.head, words) if trigger.clause is None else None
    clause = clause_of(parse, carrier[0]) if carrier else None
    targets = TargetReader(parse, trigger, clause, known, words)
    undergone = targets.undergone()
    if undergone is not None:
        return None, undergone
    actor = ActorReader(parse, trigger, clause, known, words).doer(_carried_subject(clause, carrier, words))
    force = targets.opposed(actor) if actor is not None and frame.target else None
    target = force or targets.target()
    return actor, target if target is None or actor is None or target.i != actor.i else None


def _carried_subject(clause: Clause | None, carrier: tuple[Token, str] | None, words: EventWords) -> Token | None:
    """The subject of the light verb, unless it only sees or suffers the act: "a student who saw riots"."""
    if clause is None or carrier is None or carrier[0].lemma in words.onlooking_verbs:
        return None
    if carrier[1] == "obj" and clause.subject:
        return clause.subject[0]
    return clause.subject[0] if carrier[1] == "nsubj" and clause.passive and clause.subject else None
