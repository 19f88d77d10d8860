"""Which lines of a report stand alone and which are one paragraph, wrapped."""

import itertools
import re
from collections.abc import Iterator, Sequence

from dateline.model.span import Span

__all__ = ["find_paragraphs"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = re.compile(
    r"(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])(?:[^\S\n\r]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]))+"
)
_ITEM = re.compile(r"\s*(?:[-*•+–—#>|]|\d+[.)])\s")
_STOPS = re.compile(r"[.!?…:;][\"'”’)\]]*\s*$")

# Mail clients, terminals and plain-text editors wrap between 60 and 120 columns. A shorter line is a heading or a menu.
_NARROWEST, _WIDEST = 55, 130
_SHARE_WRAPPED = 0.75


def find_paragraphs(text: str, furniture: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The paragraphs of `text` outside `furniture`, in order, half-open, in code points.

    A line is a paragraph. Where lines are hard-wrapped (as wide as the next word allows, at 55 to 130
    columns, not ending a sentence), the lines up to the end of the sentence are one paragraph, with its
    line breaks inside. Furniture ends a paragraph. Spans have no white space at their ends and are never
    empty.
    """
    found: list[Span] = []
    for block in _blocks(text):
        for paragraph in _joined(text, block):
            found.extend(_outside(text, paragraph, furniture))
    return tuple(found)


def _blocks(text: str) -> Iterator[list[Span]]:
    # Lines without a blank line between them.
    start = 0
    for gap in [*_BLANK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        lines = [_trimmed(text, start + m.start(), start + m.end()) for m in _LINE.finditer(text[start:end])]
        block = [line for line in lines if line is not None]
        if block:
            yield block
        start = gap.end() if gap else end


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    joins = _joins(text, lines)
    start = lines[0].start
    for i, line in enumerate(lines):
        if i + 1 == len(lines) or not joins[i]:
            yield Span(start, line.end)
            start = lines[i + 1].start if i + 1 < len(lines) else line.end


def _joins(text: str, lines: list[Span]) -> list[bool]:
    # For each line but the last: whether its sentence runs on in the next line.
    width = max(line.end - line.start for line in lines)
    if len(lines) < 2 or not _NARROWEST <= width <= _WIDEST:
        return [False] * (len(lines) - 1)
    pairs = list(itertools.pairwise(lines))
    full = [_is_full(text, line, after, width) for line, after in pairs]
    lower = [text[after.start].islower() for _, after in pairs]
    wrapped = sum(full) >= _SHARE_WRAPPED * len(full) and any(lower)
    return [
        ((wrapped and fits) or (low and fits)) and _runs_on(text, line, after, low)
        for fits, low, (line, after) in zip(full, lower, pairs, strict=True)
    ]


def _is_full(text: str, line: Span, after: Span, width: int) -> bool:
    # Greedy wrapping: the next line's first word would not have fitted. Ten columns allow for ragged editors.
    first_word = text[after.start : after.end].split(maxsplit=1)[0]
    return line.end - line.start >= _NARROWEST - 10 and line.end - line.start + 1 + len(first_word) > width - 10


def _runs_on(text: str, line: Span, after: Span, low: bool) -> bool:
    if _ITEM.match(text, after.start, after.end):
        return False
    return low or not _STOPS.search(text, line.start, line.end)


def _outside(text: str, paragraph: Span, furniture: Sequence[Span]) -> Iterator[Span]:
    at = paragraph.start
    for part in sorted(furniture):
        if part.touches(paragraph):
            yield from _kept(text, at, min(part.start, paragraph.end))
            at = max(at, part.end)
    yield from _kept(text, at, paragraph.end)


def _kept(text: str, start: int, end: int) -> Iterator[Span]:
    span = _trimmed(text, start, end)
    if span is not None:
        yield span
