"""Where somebody's words were printed or said: newspapers, agencies, channels, platforms."""

from dateline.extract.claims import Claim
from dateline.extract.layout import Layout
from dateline.extract.speaker import Speaker
from dateline.extract.speech_words import SpeechWords
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

__all__ = ["find_outlet", "names_outlet"]

_BEFORE_OUTLET = {"to", "with", "in", "by", "on", "for", "via", "from"}


def find_outlet(layout: Layout, claim: Claim, speaker: Speaker, words: SpeechWords) -> Span | None:
    """The outlet named for a claim: "told the daily X", "wrote on X", "in an interview with X", "quoted by X".

    A speaker that is itself an outlet is its own; null where none is named.
    """
    parse = layout.parse
    for token in _frame(layout, claim):
        if not claim.first <= token.i < claim.last and _leads_to_outlet(parse, token.i, words):
            span = _outlet_at(layout, token, words)
            if span is not None:
                return span
    tokens = parse.tokens_in(speaker.span)
    if tokens and names_outlet(parse, tokens[0].i, tokens[-1].i + 1, words):
        return speaker.span
    return _quoting(layout, claim)


def _frame(layout: Layout, claim: Claim) -> list[Token]:
    return [layout.parse.tokens[i] for i in layout.frames[layout.frame[claim.cue]]]


def _leads_to_outlet(parse: Parse, i: int, words: SpeechWords) -> bool:
    """Whether token `i` follows "told", "wrote on", "interview with" or "according to"."""
    if i < 2:
        return False
    before, further = parse.tokens[i - 1].text.lower(), parse.tokens[i - 2]
    if before in {"told", "telling"}:
        return True
    spoken = further.text.lower() in words.cues or further.lemma.lower() in words.delivered | {"posted", "account"}
    according = before == "to" and further.text.lower() == "according"
    return before in _BEFORE_OUTLET and (spoken or according)


def _outlet_at(layout: Layout, token: Token, words: SpeechWords) -> Span | None:
    """The outlet whose phrase begins with `token`: its name where it has one, else the phrase."""
    parse, first, last = layout.parse, token.i, token.i
    while last < len(parse.tokens) and last - first < 9 and _belongs(parse.tokens[last]):
        last += 1
    if not names_outlet(parse, first, last, words):
        return None
    if parse.tokens[first].text in words.platforms:
        return parse.span(first, first + 1)
    names = (layout.name_at[i] for i in range(first, last) if i in layout.name_at)
    name = next((n for n in names if first <= n.first and n.last <= last and n.label == "ORG"), None)
    if name is not None:
        return parse.span(name.first, name.last)
    while first < last - 1 and parse.tokens[first].pos == "DET":
        first += 1
    capitals = [t.i for t in parse.tokens[first:last] if t.text[:1].isupper()]
    return parse.span(capitals[0], capitals[-1] + 1) if capitals else parse.span(first, last)


def _belongs(token: Token) -> bool:
    return token.pos in {"DET", "ADJ", "NOUN", "PROPN"} or token.text in {"-", "'s", "’s", "–"}


def names_outlet(parse: Parse, first: int, last: int, words: SpeechWords) -> bool:
    """Whether tokens `first` to `last`, half-open, name a newspaper, agency, channel or platform."""
    if first >= last:
        return False
    text = " ".join(token.text for token in parse.tokens[first:last] if token.pos != "DET")
    if parse.tokens[first].text in words.platforms or text in words.outlet_names:
        return True
    known = any(name in text for name in words.outlet_names if " " in name) or any(
        token.text in words.outlet_names for token in parse.tokens[first:last]
    )
    lower = [token.text.lower() for token in parse.tokens[first:last]]
    return known or any(word in words.outlets and word not in {"press", "media", "times"} for word in lower)


def _quoting(layout: Layout, claim: Claim) -> Span | None:
    """ "Outlet quoted X as saying", "he said, according to the Outlet website"."""
    parse = layout.parse
    for token in _frame(layout, claim):
        if token.text.lower() in {"quoted", "cited", "reported"} and token.i < claim.cue:
            subject = next((c for c in parse.children(token.i) if c.dep == "nsubj"), None)
            if subject is not None:
                first = min((c.i for c in parse.children(subject.i) if c.i < subject.i), default=subject.i)
                return parse.span(first, subject.i + 1)
    return None
