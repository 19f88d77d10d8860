"""A report's text cut at the borders of its evidence, so that a page can mark every piece."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.model.event import Event
from dateline.model.report import Furniture
from dateline.model.span import Evidence

__all__ = ["Piece", "cut", "evidence_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text with the kinds of evidence over it, the shortest span first.

    `begins` are the kinds whose spans begin here, `start` is in code points. `furniture` is the kind of page part, null
    where it is text. `others` are ids of other events whose triggers lie over it.
    """

    start: int
    text: str
    kinds: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    furniture: str | None = None
    others: tuple[str, ...] = ()


def evidence_of(event: Event) -> tuple[Evidence, ...]:
    """Every span that shows a value of an event, each once, in reading order."""
    return tuple(sorted({event.trigger, *event.evidence, *event.messages_evidence}))


def cut(
    text: str, evidence: Iterable[Evidence], furniture: Sequence[Furniture] = (), others: Iterable[Event] = ()
) -> list[Piece]:
    """The text in pieces, in order; put together they are the text.

    `others` are events of which only the triggers are marked.
    """
    shown = [each for each in evidence if each.start < each.end]
    grey = [(part.span.start, part.span.end, part.kind) for part in furniture]
    named = [(event.trigger.start, event.trigger.end, event.id) for event in others]
    borders = {0, len(text)}
    for start, end in [(e.start, e.end) for e in shown] + [(s, e) for s, e, _ in (*grey, *named)]:
        borders |= {start, end}
    cuts = sorted(border for border in borders if 0 <= border <= len(text))
    pieces = []
    for start, end in pairwise(cuts):
        over = sorted((e for e in shown if e.start <= start < e.end), key=lambda e: (e.end - e.start, e.of))
        pieces.append(
            Piece(
                start=start,
                text=text[start:end],
                kinds=tuple(dict.fromkeys(e.of for e in over)),
                begins=tuple(dict.fromkeys(e.of for e in over if e.start == start)),
                furniture=next((kind for s, e, kind in grey if s <= start < e), None),
                others=tuple(name for s, e, name in named if s <= start < e),
            )
        )
    return pieces
