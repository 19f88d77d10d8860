"""Which quotations are slogans, chants and texts on display: messages of an event, not somebody's statement."""

from dateline.extract.layout import Layout, lay_out
from dateline.extract.speech_words import SpeechWords, speech_words
from dateline.model.parse import Parse, Quotation, Token
from dateline.model.span import Span

__all__ = ["is_message_context", "message_quotations"]

_GLUE = {",", ";", "and", "or", "&", "/", "as", "well", "also", "plus", "then", "-", "–", "”", '"'}
# How far before its words the thing that bears them may stand: "posters and lines on a fence that say:".
_REACH_WORDS = 18
_ALSO_VERBS = {"sign", "signs", "chant", "chants", "writing", "sheet", "wall", "shirt", "song", "poster", "sticker"}
_ALSO_VERBS |= {"board", "shout", "cry", "card", "flag", "strip"}
_STOPS = {".", "!", "?"}
_SHOWING = {"read", "reads", "reading"}
_READING = {"read", "reads", "reading", "say", "says", "saying", "said", "written", "write", "wrote", "writing"}


def is_message_context(parse: Parse, quotation: Quotation) -> bool:
    """Whether `quotation` is introduced as a slogan, a chant or a text on display.

    True for "banners that read: “…”", "chanting “…”", "“…,” read one placard" and for those that are
    coordinated with such a one; false for speech, titles and names.
    """
    return parse.quotations.index(quotation) in message_quotations(parse)


def message_quotations(parse: Parse) -> frozenset[int]:
    """The indices in `parse.quotations` of all that are slogans, chants or texts on display."""
    return messages_in(lay_out(parse), speech_words(parse.language))


def messages_in(layout: Layout, words: SpeechWords) -> frozenset[int]:
    """As `message_quotations`, of a layout that is there already."""
    found: set[int] = set()
    quotations = layout.parse.quotations
    for index, quotation in enumerate(quotations):
        if quotation.inside is not None:
            continue
        previous = next((k for k in range(index - 1, -1, -1) if quotations[k].inside is None), None)
        if _listed_after(layout, previous, index):
            is_message = previous in found
        else:
            before = _before(layout, index)
            spoken = bool(before) and before[-1].text in _STOPS and _said_after(layout, index, words)
            is_message = (not spoken and _bears_before(layout, before, words)) or _bears_after(layout, index, words)
        if is_message:
            found.add(index)
    return frozenset(found)


def _listed_after(layout: Layout, previous: int | None, index: int) -> bool:
    """Whether nothing but a comma or "and" stands between two quotations of one line."""
    if previous is None:
        return False
    text, quotations = layout.parse.text, layout.parse.quotations
    gap = text[quotations[previous].outer.end : quotations[index].outer.start]
    words = gap.replace(",", " , ").replace(";", " ; ").lower().split()
    return "\n" not in gap and len(words) <= 4 and all(word in _GLUE for word in words)


def _before(layout: Layout, index: int) -> list[Token]:
    """The narration of a quotation's line before it, from the last full stop on."""
    parse = layout.parse
    quotation = parse.quotations[index]
    start = parse.text.rfind("\n", 0, quotation.outer.start) + 1
    tokens = [t for t in parse.tokens_in(Span(start, quotation.outer.start)) if layout.owner[t.i] < 0]
    tokens = [t for t in tokens if t.end <= quotation.outer.start]
    for k in range(len(tokens) - 1, -1, -1):
        if tokens[k].text in _STOPS and k < len(tokens) - 1:
            return tokens[k + 1 :]
    return tokens


def _bears_before(layout: Layout, before: list[Token], words: SpeechWords) -> bool:
    near = before[-_REACH_WORDS:]
    read = False
    for k in range(len(near) - 1, -1, -1):
        token = near[k]
        form = token.text.lower()
        if form in words.display_verbs and token.pos != "PROPN":
            return True
        if _is_display(token, words):
            return not _person_speaks(layout, near[k + 1 :], words)
        if token.lemma.lower() in words.weak_display_nouns and len(near) - k <= 12:
            shown = any(_is_display(t, words) or t.text.lower() in words.display_verbs for t in before)
            return shown or any(t.text.lower() in {"read", "reads", "reading"} for t in near[k + 1 :])
        silent = read or form in _READING or form in words.crowd_verbs
        if form in words.cues and token.pos == "VERB" and not silent:
            return False
        if form in _READING and token.pos in {"VERB", "AUX"}:
            if not read and _has_person_subject(layout, token, near[:k], words):
                return False
            read = True
            if form in _SHOWING and _is_written(near[:k], words):
                return True
        if form in words.crowd_verbs and form[:3] in {"sho", "yel", "scr"} and not _one_person(near[:k], words):
            return True
    return False


def _is_written(left: list[Token], words: SpeechWords) -> bool:
    """Whether what reads is a thing that stands in the words before, no statement and nobody who reads aloud."""
    nouns = [t for t in left[-8:] if t.pos in {"NOUN", "PROPN"}]
    said = words.bodies | words.delivered | words.outlets
    if not nouns or nouns[-1].lemma.lower() in words.people or any(t.text.lower() in words.he for t in left[-4:]):
        return False
    return not any(t.lemma.lower() in said for t in nouns)


def _is_display(token: Token, words: SpeechWords) -> bool:
    nominal = token.pos in {"NOUN", "PROPN", "ADJ", "X"} or token.text.lower() not in _ALSO_VERBS
    return nominal and (
        token.lemma.lower() in words.display_nouns
        or token.text.lower() in words.display_nouns
        or token.text.lower().rstrip("s") in words.display_nouns
    )


def _person_speaks(layout: Layout, between: list[Token], words: SpeechWords) -> bool:
    """Whether a verb of saying with a subject of its own stands between the bearer and the quotation."""
    for k, token in enumerate(between):
        form = token.text.lower()
        if form in words.cues and token.pos == "VERB" and form not in words.display_verbs | words.crowd_verbs:
            if form in _READING and not _has_person_subject(layout, token, between[:k], words):
                continue
            return _has_person_subject(layout, token, between[:k], words)
    return False


def _has_person_subject(layout: Layout, cue: Token, left: list[Token], words: SpeechWords) -> bool:
    """Whether a name, a pronoun for a person or a noun for one is the subject of `cue`."""
    if cue.text.lower().endswith("ing") or cue.text.lower() == "written":
        return False
    subject = next((c for c in layout.parse.children(cue.i) if c.dep.startswith("nsubj")), None)
    if subject is None and left:
        subject = left[-1]
    if subject is None or any(_is_display(t, words) for t in (subject, *left[-4:])):
        return False
    named = subject.i in layout.name_at
    pronoun = subject.text.lower() in words.he | words.they | {"i", "we"}
    return named or pronoun or subject.lemma.lower() in words.people | words.bodies


def _one_person(left: list[Token], words: SpeechWords) -> bool:
    return any(t.text.lower() in words.he or (t.lemma.lower() in words.people and t.tag == "NN") for t in left[-6:])


def _bears_after(layout: Layout, index: int, words: SpeechWords) -> bool:
    """ "“…,” read one placard", "“…” was sprayed on walls", "“…,” the crowd chanted"."""
    after = _following(layout, index)
    for k, token in enumerate(after):
        form = token.text.lower()
        if layout.owner[token.i] >= 0 or token.text in {*_STOPS, ";"}:
            return False
        if form in words.display_verbs and token.pos in {"VERB", "AUX"}:
            return True
        if form in {"read", "reads", "said", "says"}:
            return any(_is_display(t, words) for t in after[:k] + after[k + 1 : k + 5])
        if form in words.cues and token.pos == "VERB":
            return False
    return False


def _following(layout: Layout, index: int) -> list[Token]:
    """The first words behind a quotation on its line."""
    parse = layout.parse
    start = parse.quotations[index].outer.end
    line_end = parse.text.find("\n", start) % (len(parse.text) + 1)
    return [t for t in parse.tokens_in(Span(start, line_end)) if t.start >= start][:9]


def _said_after(layout: Layout, index: int, words: SpeechWords) -> bool:
    """Whether a verb of saying that is no chant and no reading follows: "“…,” she told the bench"."""
    for token in _following(layout, index)[:6]:
        form = token.text.lower()
        if layout.owner[token.i] >= 0 or token.text in {*_STOPS, ";"}:
            return False
        if form in words.cues and token.pos == "VERB" and form not in words.display_verbs | words.crowd_verbs:
            return form not in _SHOWING and not any(_is_display(t, words) for t in _following(layout, index))
    return False
