"""The reader of events: a copy of the encoder's upper layers, and heads that say what each word is for an event."""

from dataclasses import dataclass

import torch
from network import LAYERS, SHARED, WIDTH, Layer, Linear
from torch import Tensor, nn
from torch.nn import functional

from dateline.extract.network import FAR, FARTHEST_OPENING, POINTERS

HIDDEN, POINTER_WIDTH, DROPOUT = 256, 96, 0.25
RARE = -4.5
"""What the heads think of a word before they have seen any: of a hundred words one is part of something."""


@dataclass(frozen=True)
class Tags:
    """How many answers each head has for a word: types, statuses, measures of a number, kinds of quoted words."""

    types: int
    statuses: int
    measures: int
    quoted: int

    @property
    def all(self) -> int:
        """The answers of all heads."""
        return self.types + self.statuses + self.measures + self.quoted

    def split(self, scores: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """The columns of each head."""
        types, statuses, measures, quoted = scores.split((self.types, self.statuses, self.measures, self.quoted), -1)
        return types, statuses, measures, quoted


class Upper(nn.Module):
    """Copies of the layers above SHARED, for one window at a time or for a batch."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS - SHARED))

    def forward(self, middle: Tensor, unseen: Tensor) -> Tensor:
        """`middle` (windows, pieces, width), `unseen` -1e4 where a piece is padding; the last layer."""
        for layer in self.layers:
            middle = layer(middle, unseen)
        return middle


class Reader(nn.Module):
    """The upper layers with the heads; `place` of a word is its row in the windows laid end to end."""

    def __init__(self, tags: Tags) -> None:
        super().__init__()
        self.tags = tags
        self.upper, self.dropout = Upper(), nn.Dropout(DROPOUT)
        self.inner, self.outer = nn.Linear(WIDTH, HIDDEN), nn.Linear(HIDDEN, tags.all)
        nn.init.constant_(self.outer.bias, RARE)
        kinds = len(POINTERS)
        self.source, self.goal = (nn.Linear(WIDTH, kinds * POINTER_WIDTH) for _ in range(2))
        self.nowhere, self.liked = (nn.Linear(WIDTH, kinds) for _ in range(2))
        self.apart, self.opening = nn.Embedding(2 * FAR + 1, kinds), nn.Embedding(FARTHEST_OPENING + 1, kinds)
        nn.init.zeros_(self.apart.weight)
        nn.init.zeros_(self.opening.weight)

    def words(self, middle: Tensor, unseen: Tensor, place: Tensor) -> Tensor:
        """A vector for each word of a report, (words, width)."""
        return self.dropout(self.upper(middle, unseen).reshape(-1, WIDTH)[place])

    def answers(self, words: Tensor) -> Tensor:
        """What all heads say of each word, (words, answers)."""
        return self.outer(self.dropout(functional.relu(self.inner(words))))

    def points(self, words: Tensor, sentence: Tensor, spans: list[tuple[int, int]], kind: Tensor) -> Tensor:
        """For each span with its kind of pointer: scores of pointing nowhere and at each word, (spans, 1 + words)."""
        own = torch.stack([words[first:last].mean(0) for first, last in spans])
        at = torch.arange(len(spans))
        source = self.source(own).view(len(spans), -1, POINTER_WIDTH)[at, kind]
        goal = self.goal(words).view(len(words), -1, POINTER_WIDTH)
        scores = torch.einsum("sk,wsk->sw", source, goal[:, kind]) / POINTER_WIDTH**0.5
        away = torch.stack([(sentence - sentence[first]).clamp(-FAR, FAR) + FAR for first, _ in spans])
        near = self.apart(away).gather(2, kind[:, None, None].expand(-1, len(words), 1))[..., 0]
        early = self.opening(sentence.clamp(max=FARTHEST_OPENING))
        scores = scores + near + (self.liked(words) + early).t()[kind]
        return torch.cat([self.nowhere(own).gather(1, kind[:, None]), scores], 1)


def coarse(reader: Reader) -> None:
    """From now on the upper layers compute with the rounding of the exported graph."""
    for module in reader.upper.modules():
        if isinstance(module, Linear):
            module.coarse = True
