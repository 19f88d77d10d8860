"""Windows of text as the encoder reads them, and batches of them as tensors."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from augment import casing, varied
from corpora import SOURCES, Gold
from swap import Swapper
from tables import Tables
from torch import Tensor

from dateline.parse.encoder.pieces import Pieces, case_number

UNKNOWN = -100
MOST_PIECES = 200
BATCH_PIECES = 1600
# Half of the windows are single sentences; the others hold as many as these, drawn evenly.
GROUPS = (2, 3, 4, 6)


@dataclass
class Window:
    """Sentences read together, as piece numbers with the words' gold columns as label numbers."""

    pieces: list[int]
    cases: list[int]
    first: list[int]
    columns: dict[str, list[int]]
    source: int
    number: int = -1


def make_window(sentences: list[Gold], pieces: Pieces, tables: Tables, write: object = str) -> Window:
    """One window; `heads` counts words of the window from 1, with 0 for the root."""
    window = Window([], [], [], {name: [] for name in COLUMNS}, SOURCES.index(sentences[0].source))
    ids, cases = [pieces.opening], [0]
    for at, gold in enumerate(sentences):
        base = len(window.first)
        words = [write(word) for word in gold.words]
        for word, own in zip(words, pieces.of(words), strict=True):
            window.first.append(len(ids))
            ids += own
            cases += [case_number(word)] * len(own)
        _columns(window.columns, gold, tables, base, at)
    window.pieces, window.cases = [*ids, pieces.closing], [*cases, 0]
    return window


COLUMNS = ("pos", "tags", "morphs", "heads", "deps", "names", "starts", "sentence")


def _columns(columns: dict[str, list[int]], gold: Gold, tables: Tables, base: int, at: int) -> None:
    size = len(gold.words)
    for name in ("pos", "tags", "morphs", "deps"):
        values = getattr(gold, name)
        columns[name] += tables.numbers(name, values) if gold.has_tree else [UNKNOWN] * size
    if gold.has_tree:
        columns["heads"] += [0 if head == i else base + head + 1 for i, head in enumerate(gold.heads)]
    else:
        columns["heads"] += [UNKNOWN] * size
    columns["names"] += tables.numbers("names", gold.names) if gold.names else [UNKNOWN] * size
    columns["starts"] += [UNKNOWN if base + i == 0 else int(i == 0) for i in range(size)]
    columns["sentence"] += [at] * size


def training_windows(
    sentences: list[Gold], pieces: Pieces, tables: Tables, swapper: Swapper, chance: random.Random
) -> list[Window]:
    """One epoch: every sentence once, alone or with its neighbours, some of them changed."""
    windows, at = [], 0
    while at < len(sentences):
        size = 1 if chance.random() < 0.5 else chance.choice(GROUPS)
        group = [sentences[at]]
        while len(group) < size and _joins(group, sentences, at + len(group), chance):
            group.append(sentences[at + len(group)])
        at += len(group)
        changed = [varied(gold, swapper, chance) for gold in group]
        write = casing(chance)
        window = make_window(changed, pieces, tables, write)
        if len(group) == 1 and changed[0] is group[0]:
            window.number = group[0].number
        if len(window.pieces) <= 400:
            windows.append(window)
    return windows


def _joins(group: list[Gold], sentences: list[Gold], at: int, chance: random.Random) -> bool:
    if at == len(sentences) or sentences[at].source != group[0].source or not group[0].has_tree:
        return False
    # Headlines and list items run into each other where a page was flattened.
    if sentences[at].opens and chance.random() > 0.3:
        return False
    return sum(len(gold.words) for gold in group) + len(sentences[at].words) < MOST_PIECES / 1.3


@dataclass
class Batch:
    """Windows side by side, filled up with zeros (labels with -100, sentences with -1)."""

    pieces: Tensor
    cases: Tensor
    first: Tensor
    source: Tensor
    columns: dict[str, Tensor]
    numbers: list[int]


def batches(windows: list[Window], chance: random.Random | None) -> Iterator[Batch]:
    """Batches of windows of like length, in random order where there is a `chance`."""
    jitter = (lambda: chance.uniform(0.9, 1.1)) if chance else (lambda: 1.0)
    ordered = sorted(windows, key=lambda window: len(window.pieces) * jitter())
    groups: list[list[Window]] = [[]]
    longest = 0
    for window in ordered:
        longest = max(longest, len(window.pieces))
        if groups[-1] and (len(groups[-1]) + 1) * longest > BATCH_PIECES:
            groups.append([])
            longest = len(window.pieces)
        groups[-1].append(window)
    if chance:
        chance.shuffle(groups)
    for group in groups:
        yield _batch(group)


def _batch(group: list[Window]) -> Batch:
    return Batch(
        pieces=_filled([w.pieces for w in group], 0),
        cases=_filled([w.cases for w in group], 0),
        first=_filled([w.first for w in group], 0),
        source=torch.tensor([w.source for w in group]),
        columns={
            name: _filled([w.columns[name] for w in group], -1 if name == "sentence" else UNKNOWN) for name in COLUMNS
        },
        numbers=[w.number for w in group],
    )


def _filled(rows: list[list[int]], filling: int) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [filling] * (longest - len(row)) for row in rows])


def possible_heads(sentence: Tensor) -> Tensor:
    """Which heads a word may have, the root (first column) or another word of its sentence."""
    same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence >= 0)[:, None, :]
    same = same & ~torch.eye(sentence.shape[1], dtype=torch.bool)
    return torch.cat([torch.ones_like(same[:, :, :1]), same], dim=-1)
