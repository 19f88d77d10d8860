"""The words of a paragraph, as a pipeline is to see them and where they stand."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dateline.model.span import Span
from dateline.parse.letters import INVISIBLE, plain_letters
from dateline.parse.repair import repaired_letters

__all__ = ["Words", "given_words", "plain_word", "read_words", "short_blocks"]

Splitter = Callable[[str], list[tuple[int, int]]]

_UNSEEN = re.compile(f"[{INVISIBLE}]")
# No word is this long; the remains of a broken page can be, and would take a tokenizer minutes.
_LONGEST_RUN = re.compile(r"\S{300}")
_LONGEST_BLOCK = 2500
_BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text: `plain` is what the pipeline sees, `spans` where each stands in the report."""

    plain: tuple[str, ...]
    spans: tuple[Span, ...]

    def __len__(self) -> int:
        return len(self.plain)

    def part(self, first: int, last: int) -> "Words":
        """Words `first` to `last`, half-open."""
        return Words(self.plain[first:last], self.spans[first:last])

    @property
    def spaced(self) -> list[bool]:
        """Whether anything stands between a word and the next."""
        return [a.end < b.start for a, b in zip(self.spans, self.spans[1:], strict=False)] + [False] * bool(self.spans)


def read_words(text: str, paragraph: Span, split: Splitter) -> Words:
    """The words of `text` in `paragraph`; `split` gives the half-open extents of the words of a string.

    Marks that cannot be seen (soft hyphens, direction marks) are kept from the pipeline and belong to the
    word they stand in, but never open or close one. Letters that a wrong decoding broke are read as they were meant.
    White space is no word.
    """
    seen, starts, ends = _visible(text, paragraph)
    plain, spans = [], []
    for offset, run in _runs(seen):
        for start, end in split(run):
            word = run[start:end]
            if not _says_nothing(word):
                plain.append(word)
                spans.append(Span(starts[offset + start], ends[offset + end - 1]))
    return Words(tuple(plain), tuple(spans))


def plain_word(word: str) -> str:
    """A word of a report as a pipeline sees it."""
    return _visible(word, Span(0, len(word)))[0]


def short_blocks(words: Words) -> Iterator[Words]:
    """`words` in parts that a pipeline can read at once, cut behind the last full stop that fits.

    A broken page of 100,000 words in one line need not be one sentence: time and memory grow with its square.
    """
    first = 0
    while len(words) - first > _LONGEST_BLOCK:
        cut = first + _LONGEST_BLOCK
        stops = (k for k in range(cut, first + _LONGEST_BLOCK // 2, -1) if words.plain[k - 1] in {".", "!", "?"})
        stop = next(stops, cut)
        yield words.part(first, stop)
        first = stop
    if len(words) > first:
        yield words.part(first, len(words))


def given_words(sentences: Sequence[Sequence[str]]) -> tuple[str, list[Words]]:
    """A text of given words, joined with spaces and line breaks, and the words of each sentence in it."""
    rows = [row for row in sentences if row]
    found, at = [], 0
    for row in rows:
        spans = []
        for word in row:
            spans.append(Span(at, at + len(word)))
            at += len(word) + 1
        found.append(Words(tuple(map(plain_letters, row)), tuple(spans)))
    return "\n".join(" ".join(row) for row in rows), found


def _visible(text: str, paragraph: Span) -> tuple[str, Sequence[int], Sequence[int]]:
    # The letters that are read, and where each of them starts and ends in the report.
    raw, base = _BREAKS.sub(" ", paragraph.of(text)), paragraph.start
    starts: Sequence[int] = range(base, base + len(raw))
    ends: Sequence[int] = range(base + 1, base + len(raw) + 1)
    if (repaired := repaired_letters(raw)) is not None:
        raw, spans = repaired
        starts, ends = [base + span.start for span in spans], [base + span.end for span in spans]
    plain = plain_letters(raw)
    if not _UNSEEN.search(plain):
        return plain, starts, ends
    kept = [k for k, letter in enumerate(plain) if letter not in INVISIBLE]
    return "".join(plain[k] for k in kept), [starts[k] for k in kept], [ends[k] for k in kept]


def _says_nothing(word: str) -> bool:
    # A joiner or variation selector that lost its letter.
    return not word.strip("\u200c\u200d\ufe0e\ufe0f \t\u200b")


def _runs(seen: str) -> Iterator[tuple[int, str]]:
    start = 0
    for run in _LONGEST_RUN.finditer(seen):
        yield start, seen[start : run.end()]
        start = run.end()
    if start < len(seen):
        yield start, seen[start:]
