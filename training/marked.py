"""Annotated reports as what is learned from them: windows of the lower layers, and what each word is for an event."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from dateline.clean.bare import bare_report
from dateline.evaluate.corpus.report import Annotated, find_reports, read_report
from dateline.extract.network import POINTERS, QUOTED
from dateline.model.event import STATUSES
from dateline.model.figure import MEASURES
from dateline.model.parse import Parse
from dateline.model.report import Furniture, Masthead
from dateline.model.span import Span
from dateline.parse.encoder.pipeline import EncoderPipeline

Spans = Mapping[tuple[str, str], list[tuple[int, int]]]
Told = tuple[int, int, frozenset[int]]


@dataclass(frozen=True)
class Pointer:
    """Words `first` to `last`, half-open, point at any of the words `goals`; at none where there are none."""

    first: int
    last: int
    kind: str
    goals: tuple[int, ...]


@dataclass(frozen=True)
class Example:
    """One report: what the lower layers make of it, and what is wanted of each of its words.

    `middle` (windows, pieces, width) with `unseen` where a piece is padding; `place` (words) is the row of each word's
    first piece in the windows laid end to end; `sentence` (words). `types`, `statuses`, `measures`, `quoted` hold 1 for
    what is accepted of a word. `triggers` and `figures` are spans of words with the numbers of what is accepted.
    """

    id: str
    parse: Parse
    middle: Tensor
    unseen: Tensor
    place: Tensor
    sentence: Tensor
    types: Tensor
    statuses: Tensor
    measures: Tensor
    quoted: Tensor
    triggers: tuple[Told, ...]
    figures: tuple[Told, ...]
    pointers: tuple[Pointer, ...]


def examples(paths: Sequence[Path], types: Sequence[str], pipeline: EncoderPipeline) -> list[Example]:
    """The reports in `paths`, read by the lower layers of `pipeline`."""
    return [_example(read_report(path), types, pipeline) for path in find_reports(list(paths))]


def _example(report: Annotated, types: Sequence[str], pipeline: EncoderPipeline) -> Example:
    furniture = [Furniture(span=Span(m.start, m.end), kind="navigation") for m in report.spans("furniture")]
    bare = bare_report(report.text, Masthead(language="en"), _disjoint(furniture))
    parse = pipeline.parse(bare)
    middle, unseen, place = _lower(pipeline, bare, parse)
    spans = _spans(report, parse)
    sizes = torch.tensor([sentence.last - sentence.first for sentence in parse.sentences], dtype=torch.long)
    values = report.values
    triggers = _told(spans, "trigger", {n: [types.index(t) for t in e.types] for n, e in values.events.items()})
    standing = _told(spans, "trigger", {n: [STATUSES.index(s) for s in e.statuses] for n, e in values.events.items()})
    counted = {n: [MEASURES.index(m) for m in f.measures] for n, f in values.figures.items()}
    figures = _told(spans, "value", counted)
    said = [
        (first, last, frozenset({QUOTED.index(role)}))
        for (role, _), own in spans.items()
        if role in QUOTED
        for first, last in own
    ]
    words = len(parse.tokens)
    return Example(
        id=report.header.id,
        parse=parse,
        middle=middle,
        unseen=unseen,
        place=place,
        sentence=torch.repeat_interleave(torch.arange(len(sizes)), sizes),
        types=_marked(words, len(types), triggers),
        statuses=_marked(words, len(STATUSES), standing),
        measures=_marked(words, len(MEASURES), figures),
        quoted=_marked(words, len(QUOTED), said),
        triggers=tuple(triggers),
        figures=tuple(figures),
        pointers=tuple(_pointers(spans)),
    )


def _disjoint(parts: Sequence[Furniture]) -> tuple[Furniture, ...]:
    kept: list[Furniture] = []
    for part in sorted(parts, key=lambda one: one.span):
        if not kept or part.span.start >= kept[-1].span.end:
            kept.append(part)
    return tuple(kept)


def _lower(pipeline: EncoderPipeline, report: object, parse: Parse) -> tuple[Tensor, Tensor, Tensor]:
    """`middle`, `unseen` and `place` of an Example."""
    rows, places, base = [], torch.zeros(len(parse.tokens), dtype=torch.long), 0
    for block in pipeline.blocks(report, parse.quotations):
        for window in block.windows:
            middle, first = pipeline.graph.middle(block.words.plain[window.first : window.last])
            rows.append((torch.tensor(middle, dtype=torch.bfloat16), first, base, window))
        base += len(block.words)
    longest = max((len(row[0]) for row in rows), default=0)
    padded = torch.zeros(len(rows), longest, 384, dtype=torch.bfloat16)
    unseen = torch.full((len(rows), 1, 1, longest), -1e4)
    for k, (middle, first, start, window) in enumerate(rows):
        padded[k, : len(middle)], unseen[k, ..., : len(middle)] = middle, 0
        own = slice(window.own[0] - window.first, window.own[1] - window.first)
        places[start + window.own[0] : start + window.own[1]] = k * longest + torch.tensor(first[own])
    return padded, unseen, places


def _spans(report: Annotated, parse: Parse) -> Spans:
    """The words that each mark covers, by its role and the item it belongs to."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for mark in report.marked.marks:
        tokens = parse.tokens_in(Span(mark.start, mark.end))
        items = mark.ids[:1] if mark.role == "value" else mark.ids
        for item in items if tokens else ():
            found[mark.role, item].append((tokens[0].i, tokens[-1].i + 1))
    return found


def _told(spans: Spans, role: str, accepted: Mapping[str, Sequence[int]]) -> list[Told]:
    """Each span of that role once, with what is accepted of any item that it is marked for."""
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    for (name, item), own in spans.items():
        for span in own if name == role and item in accepted else ():
            found[span] |= set(accepted[item])
    return [(*span, frozenset(kinds)) for span, kinds in sorted(found.items())]


def _marked(words: int, kinds: int, told: Sequence[Told]) -> Tensor:
    wanted = torch.zeros(words, kinds)
    for first, last, own in told:
        wanted[first:last, sorted(own)] = 1
    return wanted


FROM = {"claimant": "value", "speaker": "quote"}


def _pointers(spans: Spans) -> list[Pointer]:
    """Triggers point at roles, places and dates, quotations at speakers, numbers at claimants."""
    found = []
    for kind in POINTERS:
        items: dict[tuple[int, int], list[str]] = defaultdict(list)
        for (role, item), own in spans.items():
            for span in own if role == FROM.get(kind, "trigger") else ():
                items[span].append(item)
        for span, names in sorted(items.items()):
            goals = {
                word for name in names for first, last in spans.get((kind, name), ()) for word in range(first, last)
            }
            if goals or kind != "speaker":
                found.append(Pointer(*span, kind, tuple(sorted(goals))))
    return found
