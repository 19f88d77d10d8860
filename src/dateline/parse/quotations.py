"""Where a report quotes somebody: quotation marks paired by the rules of printed English."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model.parse import Quotation
from dateline.model.span import Span
from dateline.parse.quote_marks import Mark, Stretch, find_marks, find_stretches, single_opens
from dateline.parse.quote_marks import closes as closes_mark
from dateline.parse.quote_marks import opens as opens_mark

__all__ = ["find_quotations"]

# An unclosed mark holds for the rest of its paragraph, but where the "paragraph" is a whole report
# printed on one line it holds for its own sentence only.
_UNCLOSED_LIMIT = 700
_SINGLE_LIMIT = 1500
# How many double quotations before a single mark are looked at for one around it.
_NEAR_DOUBLES = 60
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_NEXT_CLAUSE = re.compile(r",?\s+(?:while|whereas|and|but)\s|[;–—]\s")


def find_quotations(text: str, furniture: Sequence[Span] = ()) -> tuple[Quotation, ...]:
    """The quotations of `text` outside `furniture`, in order of their opening marks.

    Knows “ ” ‘ ’ „ « » ‹ › " ' '' and ``, and the same marks after a wrong decoding (â€œ). A single mark
    that has no partner is an apostrophe. A double one without partner opens a quotation with
    `closed=False` that ends with its paragraph, or before the clause that introduces the next
    opening mark. Where the next paragraph opens again, its quotation `continues` the unclosed one.
    Spans are half-open, in code points.
    """
    found: list[Quotation] = []
    stretches = find_stretches(text, furniture)
    pending: Quotation | None = None
    for index, stretch in enumerate(stretches):
        follower = stretches[index + 1] if index + 1 < len(stretches) else None
        doubles = _Doubles(text, stretch, follower, pending).read()
        pending = next((q for q in reversed(doubles) if not q.closed and q.outer.end >= stretch.end), None)
        found.extend(doubles)
        found.extend(_singles(text, stretch, doubles))
    return _linked(text, found)


class _Doubles:
    """One paragraph's double marks, read from left to right."""

    def __init__(self, text: str, stretch: Stretch, follower: Stretch | None, pending: Quotation | None) -> None:
        self.text, self.stretch, self.follower = text, stretch, follower
        self.pending = pending
        self.marks = [mark for mark in find_marks(text, stretch) if not mark.single]
        self.stack: list[Mark] = []
        self.found: list[Quotation] = []

    def read(self) -> list[Quotation]:
        for index, mark in enumerate(self.marks):
            self._take(index, mark)
        for waiting in self.stack[:1]:
            self._leave_open(waiting, self._paragraph_end(waiting))
        return self.found

    def _take(self, index: int, mark: Mark) -> None:
        families = [waiting.family for waiting in self.stack]
        if mark.family in families:
            self._take_known(mark, families.index(mark.family))
        elif self.stack and closes_mark(self.text, mark) and not opens_mark(self.text, mark):
            if not self._partner_ahead(index, self.stack[-1]):
                self._close(len(self.stack) - 1, mark)
        elif self._may_open(mark):
            self.stack.append(mark)
        elif not self.stack and self.pending and mark.shape != "open" and self.pending_family == mark.family:
            self._close_pending(mark)

    @property
    def pending_family(self) -> str:
        """The family of the mark that the paragraph before left open."""
        if self.pending is None:
            return ""
        first = self.pending.outer.start
        return next((m.family for m in find_marks(self.text, Stretch(first, self.pending.inner.start))), "")

    def _take_known(self, mark: Mark, level: int) -> None:
        can_open, can_close = opens_mark(self.text, mark), closes_mark(self.text, mark)
        starts = not can_close or can_open if mark.shape == "open" else can_open and not can_close
        if starts and mark.shape != "close":
            del self.stack[level + 1 :]
            waiting = self.stack.pop()
            if level == 0:
                self._leave_open(waiting, self._clause_end(waiting, mark))
            self.stack.append(mark)
        else:
            self._close(level, mark)

    def _may_open(self, mark: Mark) -> bool:
        if mark.shape == "open":
            return mark.end < self.stretch.end
        return mark.end < self.stretch.end and (
            opens_mark(self.text, mark) or (mark.shape == "either" and not closes_mark(self.text, mark))
        )

    def _close(self, level: int, mark: Mark) -> None:
        waiting = self.stack[level]
        del self.stack[level:]
        inner = Span(waiting.end, mark.start)
        if self.text[inner.start : inner.end].strip():
            self.found.append(Quotation(inner=inner, outer=Span(waiting.start, mark.end), closed=True))

    def _close_pending(self, mark: Mark) -> None:
        inner = Span(self.stretch.first, mark.start)
        self.pending = None
        if len(inner.of(self.text)) > 1:
            self.found.append(Quotation(inner=inner, outer=Span(inner.start, mark.end), closed=True))

    def _leave_open(self, mark: Mark, end: int) -> None:
        words = self.text[mark.end : end].rstrip()
        if words.strip():
            end = mark.end + len(words)
            self.found.append(Quotation(inner=Span(mark.end, end), outer=Span(mark.start, end), closed=False))

    def _partner_ahead(self, index: int, waiting: Mark) -> bool:
        for mark in self.marks[index + 1 : index + 1 + _NEAR_DOUBLES]:
            if mark.family == waiting.family:
                return mark.shape != "open"
        return False

    def _paragraph_end(self, mark: Mark) -> int:
        end = self.stretch.end
        reopened = self.follower is not None and any(
            m.family == mark.family and m.start == self.follower.first for m in find_marks(self.text, self.follower)
        )
        if reopened or end - mark.end <= _UNCLOSED_LIMIT:
            return end
        sentence = _SENTENCE_END.search(self.text, mark.end, end)
        return sentence.end() if sentence else min(end, mark.end + _UNCLOSED_LIMIT)

    def _clause_end(self, mark: Mark, following: Mark) -> int:
        """Where words whose closing mark is missing stop before `following` opens."""
        sentences = list(_SENTENCE_END.finditer(self.text, mark.end, following.start))
        if sentences:
            return (sentences[0] if following.start - mark.end > _UNCLOSED_LIMIT else sentences[-1]).end()
        clauses = list(_NEXT_CLAUSE.finditer(self.text, mark.end, following.start))
        return clauses[-1].start() if clauses else following.start


def _singles(text: str, stretch: Stretch, doubles: Sequence[Quotation]) -> Iterator[Quotation]:
    marks = [mark for mark in find_marks(text, stretch) if mark.single]
    order = sorted(doubles, key=lambda q: q.inner.start)
    boxes = [_box(mark, order) for mark in marks]
    taken_until = -1
    for index, mark in enumerate(marks):
        if mark.start < taken_until or not single_opens(text, mark):
            continue
        partner = _partner(text, marks, boxes, index)
        if partner is not None:
            taken_until = partner.end
            yield Quotation(inner=Span(mark.end, partner.start), outer=Span(mark.start, partner.end), closed=True)


def _box(mark: Mark, doubles: Sequence[Quotation]) -> int:
    """The start of the innermost double quotation around `mark`, or -1."""
    at = bisect_right(doubles, mark.start, key=lambda q: q.inner.start)
    near = doubles[max(0, at - _NEAR_DOUBLES) : at]
    return next((q.inner.start for q in reversed(near) if mark.end <= q.inner.end), -1)


def _partner(text: str, marks: Sequence[Mark], boxes: Sequence[int], index: int) -> Mark | None:
    """The closing mark of `opening`; a plural possessive inside the quotation is not taken for it."""
    opening, weak = marks[index], None
    for at in range(index + 1, len(marks)):
        mark = marks[at]
        if boxes[at] != boxes[index]:
            continue
        if mark.start - opening.end > _SINGLE_LIMIT or single_opens(text, mark):
            break
        if mark.shape == "open" or not closes_mark(text, mark) or mark.start == opening.end:
            continue
        if text[mark.start - 1] in "sS" and text[mark.end : mark.end + 1].isspace():
            weak = weak or mark
            continue
        short = weak is not None and len(text[opening.end : weak.start].split()) <= 3
        return weak if short and text[mark.start - 1].isalnum() else mark
    return weak


def _linked(text: str, found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """In reading order, with `inside` and `continues` filled."""
    linked: list[Quotation] = []
    around: list[int] = []
    for quotation in sorted(found, key=lambda q: (q.outer.start, -q.outer.end)):
        while around and not linked[around[-1]].outer.holds(quotation.outer):
            around.pop()
        inside = around[-1] if around else None
        continues = _carried_on(text, linked, quotation) if inside is None else None
        around.append(len(linked))
        linked.append(replace(quotation, inside=inside, continues=continues))
    return tuple(linked)


def _carried_on(text: str, linked: Sequence[Quotation], here: Quotation) -> int | None:
    """The unclosed quotation of the paragraph right before, where nothing but white space lies between."""
    before = next((k for k in range(len(linked) - 1, -1, -1) if linked[k].inside is None), None)
    if before is None or linked[before].closed:
        return None
    gap = text[linked[before].outer.end : here.outer.start]
    return before if "\n" in gap and not gap.strip() else None
