"""Whether a sentence tells an act only as an accusation or a rumour, or denies it, however far above it."""

from collections.abc import Collection

from dateline.extract.lexicon import EventWords
from dateline.extract.syntax import case_of, is_passive, relation
from dateline.model.parse import Parse, Token

__all__ = ["doubt_of", "is_judged", "is_reported"]

FARTHEST = 8
"""Steps up the tree that are looked at; a longer chain has left what the sentence says of the act."""

ROW = 30
"""Words between an act and what says that it is false, where only their order is looked at."""

SPOKEN = {"ccomp", "obj", "xcomp", "csubj", "acl", "nmod", "parataxis", "nsubj"}
"""Relations under which a verb or noun of saying holds what is said."""


def doubt_of(parse: Parse, head: Token, words: EventWords) -> tuple[str, Token] | None:
    """ "alleged" or "denied" with the word that says so, for the act at `head`; null where the sentence vouches."""
    found: tuple[str, Token] | None = None
    for child, above in _chain(parse, head):
        if _denies(parse, child, above, words) or _corrects(parse, above, words):
            return "denied", above
        if found is None and _alleges(parse, child, above, words):
            found = "alleged", above
    return _in_row(parse, head, words) or found


def _corrects(parse: Parse, verb: Token, words: EventWords) -> bool:
    """ "wrongly reported that": what a verb of saying is said to have got wrong."""
    return any(relation(c) == "advmod" and c.text.lower() in words.mistaken for c in parse.children(verb.i))


def _in_row(parse: Parse, head: Token, words: EventWords) -> tuple[str, Token] | None:
    """What the order of the words says where the tree is no help: "the rumour, put about in town, that ... is false".

    What is said stands before the act or is "what"; who denies it, or that it is false, before both or behind both.
    """
    sentence, sayings = parse.sentences[parse.sentence_index(head.i)], words.report_nouns | words.rumours
    row = parse.tokens[max(sentence.first, head.i - ROW) : min(sentence.last, head.i + ROW)]
    said = [t for t in row if t.i < head.i and (t.lemma in sayings or t.text.lower() == "what")]
    if not said:
        return None
    for token in row:
        between = said[0].i < token.i < head.i
        if not between and _rejects(parse, token, words, behind=token.i > head.i):
            return "denied", token
    rumour = next((t for t in said if t.lemma in words.rumours), None)
    led = rumour is not None and any(t.text.lower() in {"that", "which"} for t in row if rumour.i < t.i < head.i)
    return ("alleged", rumour) if rumour is not None and led else None


def _rejects(parse: Parse, token: Token, words: EventWords, *, behind: bool) -> bool:
    """Whether a word says that something is false; a verb of denial behind what it denies must be passive."""
    if token.lemma in words.denial and token.pos == "VERB":
        return not behind or is_passive(parse, token)
    if token.lemma in words.falsehood and token.text.lower() != "off":
        return not _is_negated(parse, token, words)
    if token.lemma not in words.truth:
        return False
    return case_of(parse, token) == "without" or _is_negated(parse, parse.tokens[token.head], words)


def is_reported(parse: Parse, head: Token, words: EventWords, cues: Collection[str]) -> bool:
    """Whether somebody's word is all that the sentence gives for the act: "his mother says that he was beaten"."""
    for token in (head, *(above for _, above in _chain(parse, head))):
        told = token.text.lower() in cues and token.i != head.i
        cited = any(
            case_of(parse, c) in {"according to"} or c.lemma in words.report_nouns for c in parse.children(token.i)
        )
        aside = any(c.dep == "parataxis" and c.text.lower() in cues for c in parse.children(token.i))
        if told or cited or aside or token.lemma in words.report_nouns:
            return True
    return any(quotation.inner.holds(head.span) for quotation in parse.quotations)


def is_judged(parse: Parse, head: Token, words: EventWords) -> Token | None:
    """ "convicted of the murder": the word of a court for whose ruling the act is only the reason; else null."""
    for child, above in _chain(parse, head):
        led = case_of(parse, child) in {"of", "for", "with", "over"} and relation(child) in {"obl", "advcl", "nmod"}
        if led and above.lemma in words.judging and above.i < head.i:
            return above
        if relation(child) not in {"nmod", "obj", "acl"}:
            return None
    return None


def _chain(parse: Parse, head: Token) -> list[tuple[Token, Token]]:
    """Each token above `head` with the child by which it is reached, past coordination, up to a relative clause."""
    chain, child = [], head
    for _ in range(FARTHEST):
        above = parse.tokens[child.head]
        if above.i == child.i or child.dep == "acl:relcl":
            break
        if relation(child) not in {"conj", "appos"}:
            chain.append((child, above))
        child = above
    return chain


def _denies(parse: Parse, child: Token, above: Token, words: EventWords) -> bool:
    kind = relation(child)
    if above.lemma in words.denial:
        return kind in SPOKEN - {"nsubj", "parataxis"} or child.dep == "nsubj:pass"
    if kind not in {"nsubj", "csubj", "ccomp", "acl"}:
        return False
    said = [above, *(c for c in parse.children(above.i) if relation(c) in {"xcomp", "obl", "advmod", "ccomp", "obj"})]
    false = next((t for t in said if t.lemma in words.falsehood), None)
    if false is not None:
        return not _is_negated(parse, false, words)
    lacking = next((t for t in said if t.lemma in words.truth), None)
    return lacking is not None and (_is_negated(parse, above, words) or case_of(parse, lacking) == "without")


def _is_negated(parse: Parse, token: Token, words: EventWords) -> bool:
    below = parse.children(token.i)
    return any(c.text.lower() in words.negation | words.negative_determiner for c in below)


def _alleges(parse: Parse, child: Token, above: Token, words: EventWords) -> bool:
    kind = relation(child)
    if above.lemma in words.rumours and above.pos == "NOUN":
        return kind in {"acl", "nmod", "ccomp", "appos", "parataxis"} and child.i > above.i
    if above.lemma not in words.allegation or above.pos != "VERB":
        return False
    if kind in {"obl", "advcl"}:
        return case_of(parse, child) in {"of", "for"}
    return (
        kind in SPOKEN - {"nsubj", "obj", "nmod"}
        or (kind == "obj" and child.pos == "VERB")
        or _is_alleged(child, above)
    )


def _is_alleged(act: Token, verb: Token) -> bool:
    """ "An attack is alleged", and not "the detained are accused": of people it says nothing of what befell them."""
    return act.dep == "nsubj:pass" and verb.lemma not in {"accuse", "suspect"}
