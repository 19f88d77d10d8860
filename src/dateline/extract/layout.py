"""A report as narration with holes: which words stand outside the quotations, in which paragraph and sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.model.parse import Name, Parse, Token

__all__ = ["QUOTED_WORDS", "Layout", "lay_out"]

# Shorter quotations are names, titles and words held at arm's length; the guide counts none as a statement.
QUOTED_WORDS = 4

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STOPS = {".", "!", "?", "...", "…", "?!", "!!"}


@dataclass(frozen=True)
class Layout:
    """Where each token of a parse stands.

    `owner[i]` is the index of the outermost quotation of at least four words around token `i`, or -1
    for narration. `paragraph[i]` counts lines. `frame[i]` counts sentences of narration: one runs
    from full stop to full stop across the quotations that it holds. `frames[k]` are the narration
    tokens of sentence `k`, `quotes[k]` the quotations in it.
    """

    parse: Parse
    owner: tuple[int, ...]
    paragraph: tuple[int, ...]
    frame: tuple[int, ...]
    frames: tuple[tuple[int, ...], ...]
    quotes: tuple[tuple[int, ...], ...]

    def before(self, quotation: int) -> list[Token]:
        """The narration of the quotation's sentence that stands before it."""
        start = self.parse.quotations[quotation].outer.start
        return [
            self.parse.tokens[i] for i in self.frames[self.frame_of(quotation)] if self.parse.tokens[i].end <= start
        ]

    def after(self, quotation: int) -> list[Token]:
        """The narration of the quotation's sentence between it and the next quotation."""
        outer = self.parse.quotations[quotation].outer
        later = [self.parse.quotations[q].outer.start for q in self.quotes[self.frame_of(quotation)] if q > quotation]
        end = min(later, default=len(self.parse.text))
        tokens = (self.parse.tokens[i] for i in self.frames[self.frame_of(quotation)])
        return [token for token in tokens if outer.end <= token.start < end]

    def holds(self, quotation: int) -> bool:
        """Whether `quotation` is set apart from the narration; one of a few words is not."""
        return quotation in self._frame_of

    def frame_of(self, quotation: int) -> int:
        """The sentence of narration that holds `quotation`."""
        return self._frame_of[quotation]

    @cached_property
    def _frame_of(self) -> dict[int, int]:
        return {quotation: k for k, held in enumerate(self.quotes) for quotation in held}

    @cached_property
    def name_at(self) -> dict[int, Name]:
        """The name that each token belongs to, for those that belong to one."""
        return {i: name for name in self.parse.names for i in range(name.first, name.last)}

    def sentence(self, frame: int) -> tuple[Token, ...]:
        """All tokens of a sentence of narration, those of its quotations included."""
        return self.parse.tokens[bisect_left(self.frame, frame) : bisect_right(self.frame, frame)]

    def paragraph_of(self, frame: int) -> int:
        """The paragraph of a sentence of narration."""
        if self.frames[frame]:
            return self.paragraph[self.frames[frame][0]]
        inner = self.parse.quotations[self.quotes[frame][0]].inner
        return self.paragraph[self.parse.tokens_in(inner)[0].i]


def word_count(text: str) -> int:
    """How many words `text` has, the parts of a hyphenated one counted each; marks alone are none."""
    return len(_WORD.findall(text))


def lay_out(parse: Parse) -> Layout:
    """The layout of `parse`."""
    owner = _owners(parse)
    paragraph = _paragraphs(parse)
    frame, number = [], 0
    for breaks in _breaks(parse, owner, paragraph):
        number += breaks
        frame.append(number)
    frames: list[list[int]] = [[] for _ in range(number + 1)]
    quotes: list[list[int]] = [[] for _ in range(number + 1)]
    for i, k in enumerate(frame):
        if owner[i] < 0:
            frames[k].append(i)
        elif owner[i] not in quotes[k]:
            quotes[k].append(owner[i])
    return Layout(parse, tuple(owner), tuple(paragraph), tuple(frame), _frozen(frames), _frozen(quotes))


def _frozen(rows: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(row) for row in rows)


def _owners(parse: Parse) -> list[int]:
    owner = [-1] * len(parse.tokens)
    for index, quotation in enumerate(parse.quotations):
        if quotation.inside is None and (_is_long(parse, index) or _is_interrupted(parse, index)):
            for token in parse.tokens_in(quotation.outer):
                owner[token.i] = index
    return owner


def _is_long(parse: Parse, index: int) -> bool:
    quotation = parse.quotations[index]
    return word_count(quotation.inner.of(parse.text)) >= QUOTED_WORDS or quotation.continues is not None


def _is_interrupted(parse: Parse, index: int) -> bool:
    """Whether a few quoted words go on behind "she said,": “The harbour,” she said, “has been shut since noon.”"""
    quotation = parse.quotations[index]
    following = next((k for k in range(index + 1, len(parse.quotations)) if parse.quotations[k].inside is None), None)
    if following is None or not _is_long(parse, following):
        return False
    gap = parse.text[quotation.outer.end : parse.quotations[following].outer.start]
    words = quotation.inner.of(parse.text).rstrip()
    return words.endswith(",") and gap.rstrip().endswith(",") and "\n" not in gap and 1 < word_count(gap) <= 10


def _paragraphs(parse: Parse) -> list[int]:
    rows, number = [], 0
    for token in parse.tokens:
        if token.i and "\n" in parse.text[parse.tokens[token.i - 1].end : token.start]:
            number += 1
        rows.append(number)
    return rows


def _breaks(parse: Parse, owner: list[int], paragraph: list[int]) -> Iterator[bool]:
    """For each token whether a sentence of narration begins with it."""
    for token in parse.tokens:
        i = token.i
        if i == 0:
            yield False
            continue
        last = parse.tokens[i - 1]
        same_quote = owner[i] >= 0 and owner[i] == owner[i - 1]
        if same_quote:
            yield False
        elif paragraph[i] != paragraph[i - 1]:
            yield True
        elif owner[i - 1] >= 0:
            yield _quote_ends_sentence(parse, owner[i - 1]) and (token.text[:1].isupper() or owner[i] >= 0)
        else:
            stop = last.text in _STOPS or (
                last.text[-1:] in ".!?" and parse.sentence_index(i) != parse.sentence_index(i - 1)
            )
            yield stop and token.text not in _STOPS and token.text not in ",)]”’"


def _quote_ends_sentence(parse: Parse, quotation: int) -> bool:
    words = parse.quotations[quotation].inner.of(parse.text).rstrip(" \u00a0'’”")
    after = parse.text[parse.quotations[quotation].outer.end :][:1]
    return words[-1:] in {".", "!", "?", "…"} and after not in {",", ";"}
