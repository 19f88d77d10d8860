"""Whether a trigger tells of something that happened, is planned, denied or only alleged."""

from dataclasses import dataclass

from dateline.extract.doubt import doubt_of, is_judged
from dateline.extract.lexicon import EventWords
from dateline.extract.syntax import case_of, relation
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

__all__ = ["Standing", "standing_of", "tense_of"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the sentence vouches for a trigger: `status` is null where it tells no event at all; `span` shows why.

    `undone` is true for what was called off, which nobody says took place, `aside` where a place is described by it: a
    time of its own then says more.
    """

    status: str | None
    span: Span | None = None
    undone: bool = False
    aside: bool = False


HAPPENED = Standing("current")
NOTHING = Standing(None)


def standing_of(parse: Parse, head: Token, words: EventWords) -> Standing:
    """The standing of the trigger at token `head`, read from its own words and from the verbs above it."""
    undone = _cancelled(parse, head, words)
    if undone is not None:
        return undone
    if _is_counted(parse, head, words):
        return NOTHING
    doubt = doubt_of(parse, head, words)
    if doubt is not None and _own(parse, head, words) != NOTHING:
        return Standing(doubt[0], doubt[1].span)
    judged = is_judged(parse, head, words)
    own = _own(parse, head, words)
    if own == HAPPENED and judged is not None:
        return Standing("background", judged.span, aside=True)
    if own != HAPPENED or relation(head) == "amod":
        # "striking workers": what is said of the workers changes nothing about the strike.
        return own
    token, first = head, head.i
    for _ in range(6):
        if token.head == token.i:
            break
        above = parse.tokens[token.head]
        found = _under(parse, token, above, words, is_trigger=token.i == first)
        if found != HAPPENED:
            return found
        if _describes_a_place(parse, token, above, words):
            return Standing("background", token.span, aside=True)
        reported = relation(token) == "acl" and above.lemma in words.report_nouns
        aside = relation(token) in {"conj", "parataxis", "acl", "advcl", "appos"}
        if aside and not reported and not _inherits(parse, token):
            break
        if relation(token) == "conj" and token.i == first:
            first = above.i
        token = above
    return HAPPENED


def tense_of(parse: Parse, verb: Token) -> str | None:
    """The tense in which a verb tells: past, also by an auxiliary or a participle; present; null for no finite verb."""
    finite = [verb, *(c for c in parse.children(verb.i) if relation(c) in {"aux", "cop"})]
    if any(t.text.lower() in {"will", "shall", "'ll", "’ll"} or t.tag == "MD" for t in finite):
        return None
    if any(t.tag == "VBD" or "Tense=Past|VerbForm=Fin" in t.morph for t in finite):
        return "past"
    return (
        "present" if any("Tense=Pres|VerbForm=Fin" in t.morph for t in finite) and verb.tag in {"VBP", "VBZ"} else None
    )


def _is_told_ahead(parse: Parse, head: Token) -> bool:
    """ "The union said that it would march on Friday": the future of what was said in the past, without a condition."""
    above = parse.tokens[head.head]
    told = relation(head) in {"ccomp", "parataxis"} and above.i != head.i and (above.tag in {"VBD", "VBN"})
    conditions = {"if", "unless", "rather", "never", "not", "n't", "n’t"}
    return told and not any(t.text.lower() in conditions for t in parse.sentence_tokens(parse.sentence_index(head.i)))


def _cancelled(parse: Parse, head: Token, words: EventWords) -> Standing | None:
    """ "The march was called off": what was undone before it happened is denied; null for everything else."""
    verb = parse.tokens[head.head]
    if " " in _name(parse, head) and _name(parse, head) in words.cancelling:
        return Standing("denied", head.span, undone=True)
    if verb.i == head.i or relation(head) not in {"obj", "nsubj"}:
        return None
    later = [c for c in parse.children(verb.i) if relation(c) == "conj"] if relation(head) == "nsubj" else []
    for undoing in (verb, *later):
        name = _name(parse, undoing)
        named = {name, f"be {name}"} if head.dep == "nsubj:pass" or undoing.i != verb.i else {name}
        if named & words.cancelling:
            return Standing("denied", undoing.span, undone=True)
    return None


def _name(parse: Parse, verb: Token) -> str:
    """The lemma of a verb with its particle."""
    return " ".join([verb.lemma, *(c.text.lower() for c in parse.children(verb.i) if c.dep == "compound:prt")])


def _is_counted(parse: Parse, head: Token, words: EventWords) -> bool:
    """ "the number of arrests", "the toll of injured miners": a total of acts is not an act."""
    noun = parse.tokens[head.head] if relation(head) == "amod" else head
    above = parse.tokens[noun.head]
    return above.i != noun.i and case_of(parse, noun) == "of" and above.lemma in words.count_nouns


def _describes_a_place(parse: Parse, verb: Token, above: Token, words: EventWords) -> bool:
    """ "Kano, where soldiers fired": a relative clause says what a place is known for."""
    if relation(verb) in {"acl", "advcl"} and any(c.text.lower() == "where" for c in parse.children(verb.i)):
        return True
    return verb.dep == "acl:relcl" and (above.pos == "PROPN" or above.lemma in words.place_nouns)


def _inherits(parse: Parse, token: Token) -> bool:
    """A coordinated verb without auxiliaries of its own stands as its first conjunct stands."""
    return relation(token) == "conj" and not any(
        relation(c) in {"aux", "nsubj", "mark"} for c in parse.children(token.i)
    )


def _determined(parse: Parse, noun: Token) -> bool:
    return any(relation(c) in {"det", "nummod"} for c in parse.children(noun.i))


def _own(parse: Parse, head: Token, words: EventWords) -> Standing:
    if f"{case_of(parse, head)} {head.lemma}" in words.set_phrases and not _determined(parse, head):
        return NOTHING
    for child in parse.children(head.i):
        word = child.text.lower()
        kind = relation(child)
        if (kind in {"advmod", "aux"} and word in words.negation) or (
            kind == "det" and word in words.negative_determiner
        ):
            return NOTHING
        if kind == "mark" and word in {"if", "unless", "whether", "lest"}:
            return NOTHING
        if kind in {"case", "mark"} and word == "without":
            return NOTHING
        if kind == "aux" and word in words.future:
            return Standing("planned", child.span)
        if kind == "aux" and word == "would" and _is_told_ahead(parse, head):
            return Standing("planned", child.span)
        if kind == "aux" and word in words.hypothetical:
            return NOTHING
        if kind == "advmod" and child.lemma in words.habitual and child.pos == "ADV":
            return NOTHING
        if kind in {"advmod", "amod"} and (word in words.doubt or child.lemma in words.doubt or word == "alleged"):
            return Standing("alleged", child.span)
        if kind == "amod" and child.lemma in words.planning_words | {"planned", "upcoming", "possible", "potential"}:
            return Standing("planned", child.span) if child.lemma not in {"possible", "potential"} else NOTHING
        if child.dep == "cop" and child.text.lower() in {"be"}:
            return NOTHING
    return HAPPENED


def _under(parse: Parse, token: Token, above: Token, words: EventWords, *, is_trigger: bool) -> Standing:
    """What the governor `above` makes of the clause or phrase at `token`."""
    kind = relation(token)
    lemma = above.lemma
    if above.pos in {"VERB", "ADJ", "NOUN", "AUX"} and kind in {
        "xcomp",
        "ccomp",
        "obj",
        "acl",
        "nmod",
        "obl",
        "advcl",
        "nsubj",
        "csubj",
    }:
        infinitive = any(c.dep == "mark" and c.text.lower() == "to" for c in parse.children(token.i))
        if kind in {"ccomp", "xcomp", "obj", "nmod"} and lemma in words.denial:
            return Standing("denied", above.span)
        if infinitive:
            return _infinitive(above, kind, words)
        if kind in {"ccomp", "nmod"} and lemma in words.allegation and above.pos == "VERB":
            return Standing("alleged", above.span)
        if is_trigger and token.pos in {"NOUN", "PROPN"}:
            return _governed_noun(parse, token, above, words)
        if kind in {"obl", "advcl"} and lemma in words.allegation and case_of(parse, token) in {"of", "for"}:
            return Standing("alleged", above.span)
    if kind in {"ccomp", "xcomp"} and above.pos == "VERB":
        return _own_modal(parse, above, words)
    return HAPPENED


def _infinitive(above: Token, kind: str, words: EventWords) -> Standing:
    if above.lemma in words.planned_complement or above.lemma in words.planning_words:
        return Standing("planned", above.span)
    if above.lemma in words.past_complement and "Tense=Past" in above.morph and kind in {"xcomp", "ccomp"}:
        return HAPPENED
    if above.lemma in words.realised_complement and kind in {"xcomp", "ccomp"}:
        return HAPPENED
    return NOTHING


def _own_modal(parse: Parse, verb: Token, words: EventWords) -> Standing:
    for child in parse.children(verb.i):
        word = child.text.lower()
        if child.dep.startswith("aux") and word in words.hypothetical:
            return NOTHING
    return HAPPENED


def _governed_noun(parse: Parse, token: Token, above: Token, words: EventWords) -> Standing:
    """An event noun under a verb or noun that fears, forbids, wishes or plans it."""
    kind = relation(token)
    case = case_of(parse, token)
    if kind == "obj" and above.lemma in words.recalling_verbs:
        return Standing("background", above.span)
    passive = token.dep == "nsubj:pass"
    new = any(c.text.lower() in {"a", "an"} for c in parse.children(token.i))
    planned = passive or ((kind == "obj" or case in {"for", "of"}) and (above.lemma != "announce" or new))
    if case == "to" and above.lemma in words.inviting and any(c.dep == "obj" for c in parse.children(above.i)):
        return Standing("planned", above.span)
    if above.lemma in words.planning_governors and planned:
        return Standing("planned", above.span)
    if above.lemma in words.hypothetical_governors and (
        kind in {"obj", "nmod"} or case in {"of", "against", "to", "for", "on"}
    ):
        return NOTHING
    if above.pos == "VERB":
        for child in parse.children(above.i):
            word = child.text.lower()
            if relation(child) == "aux" and word in words.future:
                return Standing("planned", child.span)
            if relation(child) == "aux" and word in words.hypothetical:
                return NOTHING
            if relation(child) == "advmod" and (word in words.negation or child.lemma in words.habitual):
                return NOTHING
            if relation(child) == "mark" and word in {"if", "unless"}:
                return NOTHING
    return HAPPENED
