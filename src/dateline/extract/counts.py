"""Numbers whose measure their own noun tells: deaths, members, tolls, crowds."""

from dateline.extract.counted import Counted, Group, form_in, is_people, lemma_of
from dateline.extract.figure_words import FigureWords
from dateline.extract.numbers import Number
from dateline.model.parse import Parse, Token

__all__ = ["counted_noun", "strong_group", "toll_of"]

_CROWDS = {"crowd", "turnout", "attendance", "gathering"}
_TOLLS = ("toll", "number of", "figure", "count of", "total of", "tally")
# A body that was found or lies in a morgue is dead; "two bodies called for talks" are not.
_BODY_CUES = {
    "recover", "find", "discover", "retrieve", "pull", "bury", "morgue", "char", "lie", "hospital", "bring", "dead",
    "receive",
}  # fmt: skip


def strong_group(parse: Parse, number: Number, group: Group, words: FigureWords) -> Counted | None:
    """ "a 500-strong crowd", "the 12,000-strong union"."""
    if group.noun is None or not parse.text.startswith(("-strong", " strong", "‑strong"), number.span.end):
        return None
    crowd = words.deeds.get(lemma_of(group.noun)) or words.nouns.get(lemma_of(group.noun))
    return Counted("participants" if crowd == "participants" else "members", group.noun.i)


def toll_of(parse: Parse, number: Number, group: Group, words: FigureWords) -> Counted | None:
    """ "the toll now stands at 667", "the number of arrests rose from 30 to 34"."""
    if group.noun is not None and not is_people(group.noun, words):
        return None
    sentence = parse.sentences[parse.sentence_index(group.first)]
    left = [t for t in parse.tokens[sentence.first : group.first] if t.start < number.whole.start]
    leading = words.toll_verbs | {"of", ":", "from"}
    if not left or not any(lemma_of(t) in leading or t.text.lower() in leading for t in left[-6:]):
        return None
    joined = " ".join(t.text.lower() for t in left)
    crowd = {t.text.lower() for t in left} & _CROWDS and left[-1].text.lower() in {"at", "to", "as", "of"}
    if not crowd and not any(word in joined for word in _TOLLS):
        return None
    hits = [(joined.rfind(word), measure) for word, measure in words.tolls.items() if word in joined]
    return Counted(max(hits)[1], left[-1].i) if hits else None


def counted_noun(parse: Parse, group: Group, words: FigureWords) -> Counted | None:
    """ "70,000 deaths", "20 arrests", "25,000 members", "hundreds of protesters"."""
    noun = group.noun
    if noun is None:
        return None
    measure = form_in(noun, words.nouns)
    if measure:
        if lemma_of(noun) == "body" and not _found(parse, noun):
            return None
        return Counted(measure, noun.i)
    if lemma_of(noun) == "member" and _is_had(parse, group, words):
        return Counted("members", noun.i)
    return None


def _found(parse: Parse, noun: Token) -> bool:
    sentence = parse.sentence_tokens(parse.sentence_index(noun.i))
    return any(lemma_of(t) in _BODY_CUES or t.text.lower() in _BODY_CUES for t in sentence)


def _is_had(parse: Parse, group: Group, words: FigureWords) -> bool:
    left = parse.tokens[max(0, group.first - 6) : group.first]
    return any(lemma_of(t) in words.having or t.text.lower() in words.having for t in left) and not any(
        t.text.lower() in {"killed", "arrested"} for t in left
    )
