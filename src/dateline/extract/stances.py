"""How somebody stands to a number, by the words right around it: revised, or rejected."""

from dateline.extract.figure_words import FigureWords
from dateline.extract.numbers import Number
from dateline.model.parse import Parse

__all__ = ["stance_of"]

_WINDOW = 120


def stance_of(parse: Parse, number: Number, words: FigureWords) -> str | None:
    """ "revises" for a number that takes the place of another ("three dead, not four"), "denies" for one that is
    rejected ("the figure of five is a fabrication"); null where the words around it say neither."""
    tokens = parse.tokens_in(number.span)
    span = parse.sentence_span(parse.sentence_index(tokens[0].i))
    left = parse.text[max(span.start, number.whole.start - _WINDOW) : number.whole.start]
    right = parse.text[number.whole.end : min(span.end, number.whole.end + _WINDOW)]
    if words.denied_ahead.search(left) or (words.figure_ahead.search(left) and words.denied_behind.match(right)):
        return "denies"
    return "revises" if words.revised_ahead.search(left) or words.revised_behind.match(right) else None
