"""Trains the network that knows triggers of events: `python training/events.py CORPUS OUT`.

CORPUS holds annotated reports in the folders train and dev (see corpus/README.md). The shipped encoder reads them; only
the network on top of its vectors is trained. OUT receives en.npz. Seeded. Prints precision, recall and F1 of triggers
with their type on dev, at several thresholds.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from dateline.clean.bare import bare_report
from dateline.codebook.book import EventType
from dateline.codebook.load import load_codebook
from dateline.evaluate.corpus.report import Annotated, find_reports, read_report
from dateline.extract.network import definition_id, features
from dateline.extract.proposer import find_runs
from dateline.model.parse import Parse
from dateline.model.report import Furniture, Masthead
from dateline.model.span import Span
from dateline.parse.pipeline import load_pipeline

SEED = 11
HIDDEN, DROPOUT, RATE, DECAY, EPOCHS, BATCH = 320, 0.4, 1e-3, 0.05, 14, 512
MISSED_WEIGHS = 3.0
"""How much more a missed word of a trigger counts than a false one; triggers are a fortieth of all words."""
MET = 3
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True)
class Example:
    """One report: features (tokens, width), whether each token belongs to a trigger of each type, and the parse."""

    id: str
    seen: Tensor
    wanted: Tensor
    parse: Parse
    triggers: tuple[tuple[int, int, frozenset[int]], ...]


def examples(paths: Sequence[Path], types: Sequence[str]) -> list[Example]:
    """The reports in `paths`, read by the shipped pipeline."""
    pipeline = load_pipeline()
    found = []
    for path in find_reports(list(paths)):
        report = read_report(path)
        furniture = tuple(Furniture(span=Span(m.start, m.end), kind="navigation") for m in report.spans("furniture"))
        parse = pipeline.parse(bare_report(report.text, Masthead(language="en"), _disjoint(furniture)))
        found.append(_example(report, parse, types))
    return found


def _disjoint(parts: Sequence[Furniture]) -> tuple[Furniture, ...]:
    kept: list[Furniture] = []
    for part in sorted(parts, key=lambda one: one.span):
        if not kept or part.span.start >= kept[-1].span.end:
            kept.append(part)
    return tuple(kept)


def _example(report: Annotated, parse: Parse, types: Sequence[str]) -> Example:
    wanted = torch.zeros(len(parse.tokens), len(types))
    triggers = []
    for mark in report.spans("trigger"):
        tokens = parse.tokens_in(Span(mark.start, mark.end))
        events = [report.values.events[name] for name in mark.ids]
        kinds = frozenset(types.index(kind) for event in events for kind in event.types)
        for token in tokens:
            for kind in kinds:
                wanted[token.i, kind] = 1.0
        if tokens:
            triggers.append((tokens[0].i, tokens[-1].i + 1, kinds))
    return Example(report.header.id, torch.tensor(features(parse)), wanted, parse, tuple(triggers))


class Network(nn.Module):
    """The network that is shipped, with dropout while it learns."""

    def __init__(self, width: int, types: int) -> None:
        super().__init__()
        self.inner, self.outer, self.drop = nn.Linear(width, HIDDEN), nn.Linear(HIDDEN, types), nn.Dropout(DROPOUT)

    def forward(self, seen: Tensor) -> Tensor:  # noqa: D102
        return self.outer(self.drop(torch.relu(self.inner(self.drop(seen)))))


def train(network: Network, seen: Tensor, wanted: Tensor) -> None:
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS)
    weight = torch.full((wanted.shape[1],), MISSED_WEIGHS)
    for _ in range(EPOCHS):
        network.train()
        for rows in torch.randperm(len(seen)).split(BATCH):
            loss = nn.functional.binary_cross_entropy_with_logits(
                network(seen[rows]), wanted[rows], pos_weight=weight, reduction="none"
            )
            optimizer.zero_grad()
            loss.sum(1).mean().backward()
            optimizer.step()
        schedule.step()


def report_on(network: Network, mean: Tensor, spread: Tensor, held_out: Sequence[Example]) -> None:
    network.eval()
    with torch.inference_mode():
        scores = [torch.sigmoid(network((example.seen - mean) / spread)).numpy() for example in held_out]
    for threshold in THRESHOLDS:
        right = wrong = missed = empty = without = 0
        for score, example in zip(scores, held_out, strict=True):
            open_triggers = list(example.triggers)
            sentences = (example.parse.sentence_tokens(k) for k in range(len(example.parse.sentences)))
            found = [run for tokens in sentences for run in find_runs(tokens, score, threshold)]
            for first, last, kind in found:
                hit = next((t for t in open_triggers if first < t[1] and t[0] < last and kind in t[2]), None)
                right += hit is not None
                wrong += hit is None
                if hit is not None:
                    open_triggers.remove(hit)
            missed += len(open_triggers)
            without += not example.triggers
            empty += 0 if example.triggers else len(found)
        precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(
            f"from {threshold}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}; "
            f"{empty / max(1, without):.2f} in a report without events"
        )


def common_lemmas(taught: Sequence[Example]) -> list[str]:
    """The lemmas that the network has met often enough to have an opinion of."""
    counts = Counter(token.lemma.casefold() for example in taught for token in example.parse.tokens)
    return sorted(lemma for lemma, times in counts.items() if times >= MET and lemma.isalpha())


def export(
    network: Network, mean: Tensor, spread: Tensor, kinds: Sequence[EventType], taught: Sequence[Example], path: Path
) -> None:
    """Writes the network with the scaling of its input taken into the first layer."""
    inner = network.inner.weight.detach() / spread
    bias = network.inner.bias.detach() - inner @ mean
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(
        path,
        types=np.array([kind.name for kind in kinds]),
        definitions=np.array([definition_id(kind.definition) for kind in kinds]),
        lemmas=np.array(common_lemmas(taught)),
        pipeline=np.array(taught[0].parse.pipeline),
        inner=inner.T.numpy().astype(np.float16),
        inner_bias=bias.numpy().astype(np.float32),
        outer=network.outer.weight.detach().T.numpy().astype(np.float16),
        outer_bias=network.outer.bias.detach().numpy().astype(np.float32),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    kinds = load_codebook(None).types
    types = [kind.name for kind in kinds]
    taught, held_out = (examples([arguments.corpus / split], types) for split in ("train", "dev"))
    seen = torch.cat([example.seen for example in taught])
    wanted = torch.cat([example.wanted for example in taught])
    mean, spread = seen.mean(0), seen.std(0) + 1e-4
    network = Network(seen.shape[1], len(types))
    train(network, (seen - mean) / spread, wanted)
    report_on(network, mean, spread, held_out)
    export(network, mean, spread, kinds, taught, arguments.out / "en.npz")


if __name__ == "__main__":
    main()
