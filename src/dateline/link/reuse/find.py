"""All passages that the reports of a record share, which way they went, and the lineages that they make."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.ids import content_id
from dateline.link.reuse.align import Shared, shared_passages
from dateline.link.reuse.seeds import find_seeds
from dateline.link.reuse.words import Words, read_words
from dateline.model.passage import Lineage, Passage, Side
from dateline.model.span import Span

__all__ = ["Text", "find_lineages", "find_passages"]

WHOLE = 0.9
"""A passage that is so much of the words of both reports makes one a copy of the other."""

SAME_TEXT = 0.5
"""Two passages of one report are one text when they share so much of the shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A report as far as copying goes: `left_out` are the spans of its furniture, `published` its ISO day or null."""

    id: str
    text: str
    left_out: tuple[Span, ...] = ()
    published: str | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """A text that was read: its name, its day and its words."""

    id: str
    published: str | None
    words: Words


def find_passages(texts: Iterable[Text]) -> tuple[Passage, ...]:
    """The passages of twelve words and more that any two of `texts` share, by id; their order does not matter.

    Seeds are runs of a few words that two reports have and few others; around them the texts are aligned word by word.
    """
    read = sorted((_Read(t.id, t.published, read_words(t.text, t.left_out)) for t in texts), key=lambda one: one.id)
    found = [
        _passage(read[i], read[j], shared)
        for i, j, at_one, at_other in find_seeds([one.words for one in read])
        for shared in shared_passages(read[i].words, read[j].words, at_one.tolist(), at_other.tolist())
    ]
    return tuple(sorted(found, key=lambda passage: passage.id))


def _passage(one: _Read, other: _Read, shared: Shared) -> Passage:
    a, b = _side(one, shared.a0, shared.a1), _side(other, shared.b0, shared.b1)
    direction = _direction(one.published, other.published)
    covered = min((shared.a1 - shared.a0) / len(one.words), (shared.b1 - shared.b0) / len(other.words))
    return Passage(
        id=content_id("passage", a.report_id, a.start, a.end, b.report_id, b.start, b.end),
        a=a,
        b=b,
        characters=min(a.end - a.start, b.end - b.start),
        similarity=round(shared.similarity, 3),
        direction=direction,
        direction_basis=None if direction == "unknown" else "published",
        whole=covered >= WHOLE,
    )


def _side(read: _Read, first: int, last: int) -> Side:
    return Side(report_id=read.id, start=int(read.words.starts[first]), end=int(read.words.ends[last - 1]))


def _direction(one: str | None, other: str | None) -> str:
    """By the days of both; where one only has a month or a year that the other lies in, nobody knows."""
    if one is None or other is None or one.startswith(other) or other.startswith(one):
        return "unknown"
    return "a_to_b" if one < other else "b_to_a"


def find_lineages(passages: Sequence[Passage], published: Mapping[str, str | None]) -> tuple[Lineage, ...]:
    """Passages that are one text, group by group, by id; `published` has the day of each report.

    The earliest report is null where none of the group is dated, or two are of the earliest day.
    """
    parent = list(range(len(passages)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    sides: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for k, passage in enumerate(passages):
        for side in passage.sides:
            sides[side.report_id].append((side.start, side.end, k))
    for own in sides.values():
        own.sort()
        for at, (start, end, k) in enumerate(own):
            for other_start, other_end, other in own[at + 1 :]:
                if other_start >= end:
                    break
                if min(end, other_end) - other_start >= SAME_TEXT * min(end - start, other_end - other_start):
                    low, high = sorted((root(k), root(other)))
                    parent[high] = low
    groups: dict[int, list[Passage]] = defaultdict(list)
    for k, passage in enumerate(passages):
        groups[root(k)].append(passage)
    return tuple(sorted((_lineage(group, published) for group in groups.values()), key=lambda one: one.id))


def _lineage(group: Sequence[Passage], published: Mapping[str, str | None]) -> Lineage:
    names = sorted(passage.id for passage in group)
    reports = sorted({side.report_id for passage in group for side in passage.sides})
    dated = sorted((day, name) for name in reports if (day := published.get(name)) is not None)
    first = [name for day, name in dated if _direction(day, dated[0][0]) == "unknown"]
    return Lineage(
        id=content_id("lineage", *names),
        passage_ids=tuple(names),
        report_ids=tuple(reports),
        earliest=first[0] if len(first) == 1 else None,
    )
