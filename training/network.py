"""MiniLM-L6 with heads: tags, trees, names, sentence starts, and the sentence vector it came with."""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, ATTENTION_HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
CASES = 8
CASE_WIDTH, ARC_WIDTH, LABEL_WIDTH, NAME_WIDTH, START_WIDTH, DROPOUT = 16, 256, 192, 256, 128, 0.2
# Tags, trees and names each weigh the upper layers in their own way.
TASKS, MIXED_LAYERS = 3, 5
# The layers below this one serve the parse and the reading of events alike; see reading.py.
SHARED = 3
# The integers that the exported graph computes with: inputs of 8 bits, weights of 7.
LARGEST_INPUT, LARGEST_WEIGHT = 255, 64


@dataclass(frozen=True)
class Sizes:
    """How many labels each head has."""

    pos: int
    tags: int
    morphs: int
    deps: int
    names: int
    sources: int


class Linear(nn.Linear):
    """A linear layer that, where `coarse` is set, computes with the rounding of the exported graph.

    Inputs get one scale for all, weights one for each output, as onnxruntime's dynamic quantization has it; gradients
    pass as if nothing had been rounded (Jacob and others 2018).
    """

    coarse = False

    def forward(self, x: Tensor) -> Tensor:  # noqa: D102
        if not self.coarse:
            return super().forward(x)
        return functional.linear(coarse_inputs(x), coarse_weights(self.weight), self.bias)


def coarse_inputs(x: Tensor) -> Tensor:
    """`x` in 256 even steps from its least to its largest value, zero among them."""
    x = x.float()
    low, high = x.detach().amin().clamp(max=0), x.detach().amax().clamp(min=0)
    scale = ((high - low) / LARGEST_INPUT).clamp(min=1e-8)
    zero = (-low / scale).round().clamp(0, LARGEST_INPUT).to(torch.int32)
    return torch.fake_quantize_per_tensor_affine(x, scale, zero, 0, LARGEST_INPUT)


def coarse_weights(weight: Tensor) -> Tensor:
    """`weight` in 129 even steps for each row."""
    scale = (weight.detach().abs().amax(1) / LARGEST_WEIGHT).clamp(min=1e-8)
    zeros = torch.zeros(len(weight), dtype=torch.int32)
    return torch.fake_quantize_per_channel_affine(weight, scale, zeros, 0, -LARGEST_WEIGHT, LARGEST_WEIGHT)


def make_coarse(network: nn.Module) -> None:
    """From now on every linear layer of `network` computes as the exported graph will."""
    for module in network.modules():
        if isinstance(module, Linear):
            module.coarse = True


class Layer(nn.Module):
    """One layer of a BERT encoder."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (Linear(WIDTH, WIDTH) for _ in range(3))
        self.mixed, self.norm = Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide, self.narrow = Linear(WIDTH, INNER), Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, unseen: Tensor) -> Tensor:  # noqa: D102
        batch, length, _ = x.shape
        parts = [
            part(x).view(batch, length, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        ]
        scores = parts[0] @ parts[1].transpose(2, 3) * (WIDTH // ATTENTION_HEADS) ** -0.5
        weights = functional.softmax(scores + unseen, dim=-1)
        seen = (weights @ parts[2]).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm(x + self.dropout(self.mixed(seen)))
        return self.last_norm(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """MiniLM-L6 that also sees how a word is cased; at first that changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces, self.places = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        nn.init.zeros_(self.cases.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)

    def forward(self, pieces: Tensor, cases: Tensor) -> list[Tensor]:
        """What each layer makes of `pieces` (batch, length; 0 is padding), the input first."""
        unseen = (pieces == 0).to(torch.float32)[:, None, None, :] * -1e4
        places = self.places.weight[: pieces.shape[1]]
        x = self.dropout(self.norm(self.pieces(pieces) + places + self.cases(cases)))
        seen = [x]
        for layer in self.layers:
            seen.append(layer(seen[-1], unseen))
        return seen

    def load(self, path: Path) -> None:
        """Takes the weights of the published encoder."""
        given = load_file(path)
        own = {
            "pieces.weight": given["embeddings.word_embeddings.weight"],
            # The one token type that is used is added for good.
            "places.weight": given["embeddings.position_embeddings.weight"]
            + given["embeddings.token_type_embeddings.weight"][0],
            "cases.weight": self.cases.weight.data,
        }
        for suffix in ("weight", "bias"):
            own[f"norm.{suffix}"] = given[f"embeddings.LayerNorm.{suffix}"]
            for k in range(LAYERS):
                for name, theirs in PARTS.items():
                    own[f"layers.{k}.{name}.{suffix}"] = given[f"encoder.layer.{k}.{theirs}.{suffix}"]
        self.load_state_dict(own)


PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "last_norm": "output.LayerNorm",
}


@dataclass
class Read:
    """What the heads say: scores for each word; `middle` and `hidden`, layer SHARED and the last one for each piece."""

    pos: Tensor
    tags: Tensor
    morphs: Tensor
    names: Tensor
    starts: Tensor
    arcs: Tensor
    dependents: Tensor
    governors: Tensor
    middle: Tensor
    hidden: Tensor


class Network(nn.Module):
    """The encoder with its heads."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.mix = nn.Parameter(torch.zeros(TASKS, MIXED_LAYERS))
        self.cases = nn.Embedding(CASES, CASE_WIDTH)
        width = WIDTH + CASE_WIDTH
        self.dropout = nn.Dropout(DROPOUT)
        self.pos, self.tags = Linear(width, sizes.pos), Linear(width, sizes.tags)
        self.morphs = Linear(width, sizes.morphs)
        self.start_in, self.start_out = Linear(width, START_WIDTH), Linear(START_WIDTH, 1)
        self.name_in, self.name_out = Linear(width, NAME_WIDTH), Linear(NAME_WIDTH, sizes.names)
        self.sources = nn.Embedding(sizes.sources, NAME_WIDTH)
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_dependent, self.arc_governor = Linear(width, ARC_WIDTH), Linear(width, ARC_WIDTH)
        self.arc_pair = Linear(ARC_WIDTH, ARC_WIDTH, bias=False)
        self.arc_pair.weight.data = torch.eye(ARC_WIDTH) * 0.05
        self.arc_liked = Linear(ARC_WIDTH, 1)
        self.label_dependent, self.label_governor = Linear(width, LABEL_WIDTH), Linear(width, LABEL_WIDTH)
        self.label_out = nn.Linear(2 * LABEL_WIDTH, sizes.deps)
        nn.init.zeros_(self.sources.weight)

    def forward(self, pieces: Tensor, cases: Tensor, first: Tensor, source: Tensor) -> Read:
        """Reads windows.

        `pieces`, `cases`: (batch, pieces); `first`: (batch, words), where each word's first piece is;
        `source`: (batch), whose names are wanted. In `arcs` (batch, words, 1 + words) the first column is the root;
        `governors` begins with the root too.
        """
        layers = self.encoder(pieces, cases)
        tagged, words, named = self.dropout(self._words(layers, cases, first))
        names = functional.gelu(self.name_in(named) + self.sources(source)[:, None, :])
        rooted = torch.cat([self.root.expand(words.shape[0], 1, -1), words], dim=1)
        dependent = self.dropout(functional.gelu(self.arc_dependent(words)))
        governor = self.dropout(functional.gelu(self.arc_governor(rooted)))
        arcs = self.arc_pair(dependent) @ governor.transpose(1, 2) + self.arc_liked(governor).transpose(1, 2)
        return Read(
            pos=self.pos(tagged),
            tags=self.tags(tagged),
            morphs=self.morphs(tagged),
            names=self.name_out(self.dropout(names)),
            starts=self.start_out(functional.gelu(self.start_in(words)))[:, :, 0],
            arcs=arcs,
            dependents=self.label_dependent(words),
            governors=self.label_governor(rooted),
            middle=layers[SHARED],
            hidden=layers[-1],
        )

    def _words(self, layers: list[Tensor], cases: Tensor, first: Tensor) -> Tensor:
        # What each task sees of each word: (tasks, batch, words, width).
        upper = torch.stack([self.at_words(layer, first) for layer in layers[-MIXED_LAYERS:]]).float()
        weights = functional.softmax(self.mix.float(), dim=-1)
        with torch.autocast("cpu", enabled=False):
            mixed = (weights @ upper.reshape(MIXED_LAYERS, -1)).reshape(TASKS, *upper.shape[1:])
        cased = self.at_words(self.cases(cases), first).expand(TASKS, -1, -1, -1)
        return torch.cat([mixed, cased], dim=-1)

    def at_words(self, layer: Tensor, first: Tensor) -> Tensor:
        """The rows of `layer` (batch, pieces, width) at the first piece of each word."""
        return layer.gather(1, first[:, :, None].expand(-1, -1, layer.shape[-1]))

    def labels(self, read: Read, heads: Tensor) -> Tensor:
        """Scores of the relations of each word to its head; `heads` (batch, words) counts the root as 0."""
        there = heads[:, :, None].expand(-1, -1, LABEL_WIDTH)
        governors = read.governors.gather(1, there)
        joined = torch.cat([functional.relu(read.dependents + governors), read.dependents * governors], dim=-1)
        return self.label_out(self.dropout(joined))


def sentence_vectors(hidden: Tensor, pieces: Tensor) -> Tensor:
    """The mean over all pieces, of length 1, as the published encoder has it."""
    seen = (pieces != 0).to(hidden.dtype)[:, :, None]
    return functional.normalize((hidden * seen).sum(1) / seen.sum(1), dim=-1)
