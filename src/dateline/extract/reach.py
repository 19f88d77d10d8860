"""How far a claim reaches: which words of the sentence are what the speaker is reported to say."""

from dateline.extract.claims import Claim
from dateline.extract.layout import Layout
from dateline.model.parse import Token
from dateline.model.span import Span

__all__ = ["reach_of"]

# Words behind a cue that closes its sentence: "the mayor said by telephone on Monday".
_LONGEST_TAIL = 5
_ROLE = {"NOUN", "PROPN", "ADJ", "DET"}
_COMPLEMENTIZERS = {"that", "whether", "if", ":", ","}


def reach_of(layout: Layout, claim: Claim) -> Span | None:
    """The words that `claim` covers, quotations in them included; null where none are left.

    A cue before its words reaches to the end of the sentence, or to a coordinated clause with a subject
    of its own ("..., but the agency did not ..."); one behind them, to the sentence's start. "According
    to" covers its whole sentence.
    """
    tokens = _stretch(layout, claim)
    first, last = min(claim.first, claim.cue), max(claim.last - 1, claim.cue)
    before = [t for t in tokens if t.i < first]
    after = [t for t in tokens if t.i > last]
    if claim.lemma == "according to":
        first -= 1
        before = [t for t in before if t.text.lower() != "according"]
        return _span(before) if len(before) > len(after) else _span(after)
    return _span(before) if _trails(claim, before, after) else _span(_cut(layout, claim, after))


def _trails(claim: Claim, before: list[Token], after: list[Token]) -> bool:
    """Whether what is said stands before the cue: "..., the mayor said", "..., said the mayor on Monday"."""
    role = before
    while role and role[-1].text != "," and role[-1].pos in _ROLE:
        role = role[:-1]
    comma = bool(role) and role[-1].text == ","
    closed = bool(before) and before[-1].text == ","
    if closed and after and (after[0].text == "," or claim.trailing):
        return True
    if before and (not _words(after) or (claim.trailing and len(_words(after)) < len(_words(before)))):
        return True
    if not comma or any(t.pos == "NUM" or t.text.lower() == "that" for t in after[:3]):
        return False
    tail = next((k for k, t in enumerate(after) if t.text == ","), len(after))
    long = len(_words(role)) > len(_words(after[:tail])) and any(t.pos in {"VERB", "AUX", "NUM"} for t in role)
    return len(_words(after[:tail])) <= _LONGEST_TAIL and (tail == len(after) or long)


def _stretch(layout: Layout, claim: Claim) -> tuple[Token, ...]:
    """The part of the sentence between semicolons that holds the claim."""
    tokens = layout.sentence(layout.frame[claim.cue])
    marks = [t.i for t in tokens if t.text == ";" and layout.owner[t.i] < 0]
    first = max((i + 1 for i in marks if i < claim.cue), default=tokens[0].i)
    last = min((i for i in marks if i > claim.cue), default=tokens[-1].i + 1)
    return tuple(t for t in tokens if first <= t.i < last)


def _words(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.pos != "PUNCT"]


def _cut(layout: Layout, claim: Claim, after: list[Token]) -> list[Token]:
    """Without complementizer, and without a coordinated clause that has left the claim."""
    listener = 24 if claim.lemma in {"tell", "inform", "assure", "warn", "remind"} else 8
    start = next((k for k, t in enumerate(after[:listener]) if t.text.lower() == "that"), -1)
    after = after[start + 1 :]
    for k, token in enumerate(after):
        if token.text.lower() in {"but", "while", "although"} and k > 2 and after[k - 1].text == ",":
            clause = layout.parse.tokens[token.head]
            if clause.head == claim.cue and clause.dep == "conj":
                return after[: k - 1]
        if token.text.lower() == "and" and k > 2 and after[k - 1].text == ",":
            clause = layout.parse.tokens[token.head]
            if clause.dep == "conj" and clause.head < min(claim.first, claim.cue):
                return after[: k - 1]
    return after


def _span(tokens: list[Token]) -> Span | None:
    while tokens and (tokens[-1].pos == "PUNCT" or tokens[-1].text in {".", ",", ";"}):
        tokens = tokens[:-1]
    while (
        tokens
        and (tokens[0].pos == "PUNCT" or tokens[0].text.lower() in _COMPLEMENTIZERS)
        and tokens[0].text not in "“‘\"'"
    ):
        tokens = tokens[1:]
    return Span(tokens[0].start, tokens[-1].end) if tokens else None
