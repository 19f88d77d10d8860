"""Doers that the tree hides: hung on a place, behind a decision, blamed for a gerund, far behind their verb."""

from dateline.extract.doers import Known, can_act, is_person, may_act
from dateline.extract.lexicon import EventWords
from dateline.extract.syntax import case_of, is_passive, relation
from dateline.model.parse import Parse, Token

__all__ = ["antecedent_of", "blamed", "decider", "distant_agent", "person_before", "subject_before"]

REACH = 25
"""Tokens over which a subject or an antecedent is looked for on the left of its verb."""


FAR = 60
"""Tokens behind a verb over which its agent is looked for."""

NEAR = 4
"""Tokens within which a by-phrase is the verb's own, whatever a parser hangs it on."""


def blamed(parse: Parse, verb: Token, words: EventWords) -> Token | None:
    """ "accuses two officers of beating him", "jailed four men for burning a flag": who did what the gerund tells."""
    below = parse.children(verb.i)
    marks = [c for c in below if relation(c) in {"mark", "case"} and c.text.lower() in {"of", "for", "with"}]
    if not marks or "Fin" in verb.morph:
        return None
    for i in range(marks[0].i - 1, max(-1, marks[0].i - REACH), -1):
        above = parse.tokens[i]
        if parse.sentence_index(i) != parse.sentence_index(verb.i):
            return None
        if above.pos == "VERB" and above.lemma in words.blaming_verbs:
            wanted = {"nsubj:pass"} if is_passive(parse, above) else {"obj"}
            undergone = next((c for c in parse.children(i) if c.dep in wanted), None)
            return undergone if undergone is None or undergone.i < verb.i else None
    return None


def antecedent_of(parse: Parse, verb: Token, governor: Token, known: Known) -> Token | None:
    """ "the conduct of officers who fired": the people right before "who", where the clause hangs elsewhere."""
    if verb.dep != "acl:relcl" or is_person(parse, governor, known):
        return None
    who = next((t for t in parse.children(verb.i) if t.text.lower() in {"who", "whom"}), None)
    return person_before(parse, who.i, known) if who is not None else None


def person_before(parse: Parse, at: int, known: Known) -> Token | None:
    """The noun for people that stands nearest before token `at` in its sentence."""
    first = parse.sentences[parse.sentence_index(at)].first
    for i in range(at - 1, max(first, at - REACH) - 1, -1):
        if is_person(parse, parse.tokens[i], known):
            return parse.tokens[i]
    return None


def subject_before(parse: Parse, verb: Token, known: Known, words: EventWords) -> Token | None:
    """ "In Vilm police with dogs cleared the hall": the people right before a finite verb that has no subject."""
    if relation(verb) in {"acl", "xcomp", "amod"} or verb.tag == "VBG":
        return None
    first = parse.sentences[parse.sentence_index(verb.i)].first
    for i in range(verb.i - 1, max(first, verb.i - REACH) - 1, -1):
        token = parse.tokens[i]
        if token.text in ";:" or (
            token.pos == "VERB" and "Fin" in token.morph and not _may_be_participle(parse, token)
        ):
            return None
        led = token.tag == "NNS" and case_of(parse, token) in {"in", "at", "on"} and _is_free(parse, token, known)
        person = is_person(parse, token, known) and _is_free(parse, token, known)
        if token.lemma not in words.place_nouns and (person or led):
            return token
    return None


def _may_be_participle(parse: Parse, verb: Token) -> bool:
    """ "officers brought from Kano fired": a form in -ed right behind a noun may be a participle."""
    before = parse.tokens[verb.i - 1] if verb.i else verb
    return verb.tag in {"VBD", "VBN"} and (before.pos == "NOUN" or before.text == ",")


def _is_free(parse: Parse, noun: Token, known: Known) -> bool:
    """Whether a noun is no part of another phrase: "members of the guard" are the members.

    Behind "in" or "at" it is free where the place or time stands before it ("In Vilm police").
    """
    case = case_of(parse, noun)
    led = any(c.i < noun.i and c.i in known.towns | known.times for c in parse.children(noun.i))
    if case and not (case in {"in", "at", "on"} and led):
        return False
    return not any(relation(c) == "case" and c.text in {"'s", "’s", "'", "’"} for c in parse.children(noun.i))


def decider(parse: Parse, heads: list[Token], known: Known, words: EventWords) -> Token | None:
    """ "closed by order of the prefect": who decided it; null where the agent is no decision."""
    for head in heads:
        if head.lemma in words.decisions:
            for child in parse.children(head.i):
                owner = child.dep == "nmod:poss" or case_of(parse, child) in {"of", "from", "by"}
                if owner and may_act(parse, child, known, words):
                    return child
    return None


def distant_agent(parse: Parse, verb: Token, known: Known, words: EventWords) -> Token | None:
    """ "were strewn along the platform of the station by unknown persons": a by-agent that hangs on a nearer noun."""
    last = parse.sentences[parse.sentence_index(verb.i)].last
    for i in range(verb.i + 1, min(last, verb.i + FAR)):
        token = parse.tokens[i]
        shared = relation(token) == "conj" and not any(relation(c) == "nsubj" for c in parse.children(i))
        if token.text in ";:" or (
            token.pos == "VERB" and not shared and (is_passive(parse, token) or "Fin" in token.morph)
        ):
            return None
        if token.text.lower() == "by" and token.pos == "ADP":
            agent = parse.tokens[token.head]
            governor = parse.tokens[agent.head]
            claimed = governor.i > verb.i and governor.lemma in words.report_nouns | words.count_nouns
            near = governor.i == verb.i or i - verb.i <= NEAR
            doer = near or can_act(parse, agent, known) or is_person(parse, agent, known)
            if agent.i > i and doer and not claimed and may_act(parse, agent, known, words):
                return agent
    return None
