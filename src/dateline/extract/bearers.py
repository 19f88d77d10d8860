"""Which events bear the words of walls, banners and chants."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.model.mention import EventMention
from dateline.model.parse import Parse, Quotation
from dateline.model.span import Span

__all__ = ["with_messages", "written_words"]

WRITTEN = {"graffiti", "display"}
"""Types whose act is the writing itself."""

BEARING = {"display", "graffiti", "leaflet", "demonstration", "symbolic_destruction", "strike", "unrest", "blockade"}
"""Types whose events bear written or chanted words; a type of another codebook bears none yet."""


def written_words(parse: Parse, mentions: Sequence[EventMention], known: Sequence[Quotation]) -> list[Quotation]:
    """ "wrote “We remember” on the walls": the words right behind a trigger of writing are what was written."""
    ends = {m.trigger.end for m in mentions if set(m.types[:1]) & WRITTEN}
    return [
        q
        for q in parse.quotations
        if q not in known and q.inside is None and any(q.outer.start - gap in ends for gap in (1, 2))
    ]


def with_messages(mentions: Sequence[EventMention], messages: Sequence[Quotation]) -> list[EventMention]:
    """Each message on the mention that bears it: the last one before it in its paragraph, else the next one."""
    given: dict[int, list[Span]] = {}
    for quotation in messages:
        at = _bearer(mentions, quotation.inner)
        if at is not None:
            given.setdefault(at, []).append(quotation.inner)
    return [replace(m, messages=tuple(given[k])) if k in given else m for k, m in enumerate(mentions)]


def _bearer(mentions: Sequence[EventMention], message: Span) -> int | None:
    before = [k for k, m in enumerate(mentions) if m.trigger.start < message.start and set(m.types) & BEARING]
    after = [k for k, m in enumerate(mentions) if m.trigger.start >= message.start and set(m.types) & BEARING]
    return before[-1] if before else after[0] if after else None
