"""A report's text as a linguist sees it: sentences, words, syntax, names, quotations."""

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.model.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Name", "Parse", "Quotation", "Sentence", "Token"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark.

    `i` is its index in the parse, `head` the index of its syntactic head (its own index for a root).
    `pos` is the universal part of speech, `tag` the language's own, `dep` the Universal Dependencies
    relation with subtype (`nsubj:pass`), `morph` the features as `Tense=Past|VerbForm=Fin`.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    morph: str
    dep: str
    head: int

    @property
    def span(self) -> Span:
        """Where the token stands in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: tokens `first` to `last`, half-open. A sentence never crosses a line break."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: tokens `first` to `last`, half-open; `label` is PER, ORG or LOC."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Quoted words.

    `inner` excludes the quotation marks; `outer` includes them. `closed` is false where the closing
    mark is missing. `continues` is the index of the quotation that this one carries on (the next
    paragraph of a long quotation reopens its mark). `inside` is the index of the quotation it is
    nested in.
    """

    inner: Span
    outer: Span
    closed: bool
    continues: int | None = None
    inside: int | None = None


@dataclass(frozen=True)
class Parse:
    """The linguistic reading of one report; tokens cover the text outside furniture, in order.

    Page furniture has no tokens. `pipeline` is the name and version of what read it. `vectors` (tokens, width) is what
    its encoder makes of each word in its surroundings; null where it has none.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    pipeline: str = ""
    language: str = "en"
    vectors: "NDArray[np.float32] | None" = field(default=None, compare=False, repr=False)

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token)
        return tuple(map(tuple, below))

    @cached_property
    def _sentence_of(self) -> list[int]:
        owner = [0] * len(self.tokens)
        for index, sentence in enumerate(self.sentences):
            for i in range(sentence.first, sentence.last):
                owner[i] = index
        return owner

    def children(self, i: int) -> tuple[Token, ...]:
        """The direct dependents of token `i`, in order."""
        return self._children[i]

    def subtree(self, i: int) -> tuple[Token, ...]:
        """Token `i` and all below it, in order."""
        found, todo = [], [i]
        while todo:
            k = todo.pop()
            found.append(k)
            todo.extend(child.i for child in self._children[k])
        return tuple(self.tokens[k] for k in sorted(found))

    def sentence_index(self, i: int) -> int:
        """Which sentence token `i` is in."""
        return self._sentence_of[i]

    def sentence_tokens(self, index: int) -> tuple[Token, ...]:
        """The tokens of sentence `index`."""
        sentence = self.sentences[index]
        return self.tokens[sentence.first : sentence.last]

    def sentence_span(self, index: int) -> Span:
        """Where sentence `index` stands in the text."""
        sentence = self.sentences[index]
        return Span(self.tokens[sentence.first].start, self.tokens[sentence.last - 1].end)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that touch `span`, in order."""
        k = bisect_left(self._starts, span.start)
        if k and self.tokens[k - 1].end > span.start:
            k -= 1
        found = []
        while k < len(self.tokens) and self.tokens[k].start < span.end:
            found.append(self.tokens[k])
            k += 1
        return tuple(found)

    def span(self, first: int, last: int) -> Span:
        """The text from token `first` to token `last`, half-open."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)
