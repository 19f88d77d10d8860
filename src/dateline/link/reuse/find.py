"""All passages that the reports of a record share, which way they went, and the lineages that they make."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.ids import content_id
from dateline.link.reuse.align import Shared, shared_passages
from dateline.link.reuse.index import Index, candidate_pairs, candidates_of, index_runs
from dateline.link.reuse.words import Words, read_words
from dateline.model.passage import Lineage, Passage, Side
from dateline.model.span import Span

__all__ = ["Shelf", "Text", "find_lineages", "find_passages", "passages_of", "shelve"]

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


@dataclass(frozen=True, slots=True)
class Shelf:
    """Reports as they are compared, the oldest first and undated ones last, with an index of their runs of words."""

    reports: tuple[_Read, ...]
    index: Index


def find_passages(texts: Iterable[Text]) -> tuple[Passage, ...]:
    """The passages of twelve words and more that any two of `texts` share, by id; their order does not matter.

    Two reports are compared where they share a few runs of words that few others have; what is found in them depends
    on these two alone.
    """
    read = _in_order(texts)
    index = index_runs([one.words for one in read], repeated=True)
    pairs = ((read[i], read[j]) for i, j in candidate_pairs(index))
    return _sorted(passage for one, other in pairs for passage in _between(one, other))


def shelve(texts: Iterable[Text]) -> Shelf:
    """Reports made ready for `passages_of`."""
    read = _in_order(texts)
    return Shelf(tuple(read), index_runs([one.words for one in read]))


def passages_of(text: Text, shelf: Shelf) -> tuple[Passage, ...]:
    """The passages that a report shares with those on a shelf, by id, as `find_passages` has them for all together.

    They may be fewer only where a run of words stands in very many reports.
    """
    new = _read(text)
    others = (shelf.reports[number] for number in candidates_of(new.words, shelf.index))
    return _sorted(passage for other in others if other.id != new.id for passage in _between(new, other))


def _read(text: Text) -> _Read:
    return _Read(text.id, text.published, read_words(text.text, text.left_out))


def _in_order(texts: Iterable[Text]) -> list[_Read]:
    read = {text.id: _read(text) for text in texts}
    return sorted(read.values(), key=lambda one: (one.published is None, one.published or "", one.id))


def _sorted(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(passages, key=lambda passage: passage.id))


def _between(one: _Read, other: _Read) -> Iterator[Passage]:
    a, b = (one, other) if one.id < other.id else (other, one)
    for shared in shared_passages(a.words, b.words):
        yield _passage(a, b, shared)


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
