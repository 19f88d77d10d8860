"""Trains what reads for events beside the parse: `python events.py CORPUS OUT`, in the folder `training`.

CORPUS holds annotated reports in the folders train and dev (see corpus/README.md). The lower layers of the shipped
encoder stay as they are; copies of its upper ones (from WORK/network.pt, `--work`) and the heads on top are trained.
OUT receives reading.onnx and en.npz. Seeded. Prints how well triggers, figures, statuses and roles of dev are found
after every epoch. With `--half 0` or `--half 1` it learns from every second country alone: two networks for sites.py,
each of which never saw what the other learned from.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from export import export_reading
from marked import Example, Pointer, examples
from network import Network
from reading import Reader, Tags, coarse
from tables import load_tables
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from train import sizes_of

from dateline.codebook.book import EventType
from dateline.codebook.load import load_codebook
from dateline.extract.network import POINTERS, QUOTED, definition_id
from dateline.extract.proposer import find_runs
from dateline.model.event import STATUSES
from dateline.model.figure import MEASURES
from dateline.parse.encoder.pipeline import EncoderPipeline, encoder_version
from dateline.parse.pipeline import load_pipeline

SEED, THREADS = 11, 2
UPPER_RATE, HEADS_RATE, DECAY, WARM_UP, CLIP = 2e-4, 1e-3, 0.01, 60, 1.0
EPOCHS, COARSE_EPOCHS, REPORTS = 8, 2, 3
MEAN_DECAY = 0.98
MISSED_WEIGHS = 2.0
"""How much more a missed word of a trigger or a number counts than a false one."""
STATUS_WEIGHS, QUOTED_WEIGHS, POINTERS_WEIGH = 0.5, 0.1, 0.5
MET = 3
THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8)


def loss_of(reader: Reader, example: Example) -> Tensor:
    """The loss of one report, summed over its words."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = reader.words(example.middle.float(), example.unseen, example.place)
        answers = reader.answers(words)
    words, (types, statuses, measures, quoted) = words.float(), reader.tags.split(answers.float())
    loss = _found(types, example.types, MISSED_WEIGHS) + _found(measures, example.measures, MISSED_WEIGHS)
    loss = loss + QUOTED_WEIGHS * _found(quoted, example.quoted, 1.0)
    told = example.statuses.sum(1) > 0
    if told.any():
        accepted = functional.log_softmax(statuses[told], -1) + (example.statuses[told] + 1e-9).log()
        loss = loss - STATUS_WEIGHS * accepted.logsumexp(-1).sum()
    if example.pointers:
        loss = loss + POINTERS_WEIGH * _pointed(reader, words, example)
    return loss


def _found(scores: Tensor, wanted: Tensor, missed: float) -> Tensor:
    weight = torch.full((wanted.shape[1],), missed)
    return functional.binary_cross_entropy_with_logits(scores, wanted, pos_weight=weight, reduction="sum")


def _pointed(reader: Reader, words: Tensor, example: Example) -> Tensor:
    """A pointer may hit any word that names its goal; where nothing does, nowhere."""
    rows = functional.log_softmax(_scores(reader, words, example), -1)
    hits = [
        row[[1 + goal for goal in pointer.goals]].logsumexp(0) if pointer.goals else row[0]
        for row, pointer in zip(rows, example.pointers, strict=True)
    ]
    return -torch.stack(hits).sum()


def _scores(reader: Reader, words: Tensor, example: Example) -> Tensor:
    spans = [(pointer.first, pointer.last) for pointer in example.pointers]
    kinds = torch.tensor([POINTERS.index(pointer.kind) for pointer in example.pointers])
    return reader.points(words, example.sentence, spans, kinds)


def train(reader: Reader, taught: Sequence[Example], held_out: Sequence[Example]) -> Reader:
    """Trains `reader`; what comes back is its running mean, which is the better one."""
    chance = random.Random(SEED)
    upper = list(reader.upper.parameters())
    own = {id(parameter) for parameter in upper}
    heads = [parameter for parameter in reader.parameters() if id(parameter) not in own]
    optimizer = torch.optim.AdamW(
        [{"params": upper, "lr": UPPER_RATE}, {"params": heads, "lr": HEADS_RATE}], weight_decay=DECAY
    )
    steps = EPOCHS * -(-len(taught) // REPORTS)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / WARM_UP, max(0.0, (steps - step) / max(1, steps - WARM_UP)))
    )
    mean = AveragedModel(reader, multi_avg_fn=get_ema_multi_avg_fn(MEAN_DECAY))
    for epoch in range(EPOCHS):
        if epoch == EPOCHS - COARSE_EPOCHS:
            coarse(reader)
            coarse(mean.module)
        start, total, order = time.time(), 0.0, chance.sample(range(len(taught)), len(taught))
        reader.train()
        for at in range(0, len(order), REPORTS):
            optimizer.zero_grad(set_to_none=True)
            for k in order[at : at + REPORTS]:
                loss = loss_of(reader, taught[k]) / (100 * REPORTS)
                loss.backward()
                total += loss.item()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), CLIP)
            optimizer.step()
            schedule.step()
            mean.update_parameters(reader)
        print(f"epoch {epoch + 1}: {time.time() - start:.0f} s, loss {total:.1f}", flush=True)
        report_on(mean.module, held_out)
    return mean.module


def report_on(reader: Reader, held_out: Sequence[Example]) -> None:
    """Prints what is found in reports that were not learned from."""
    reader.eval()
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    types, measures = [], []
    with torch.inference_mode():
        for example in held_out:
            words = reader.words(example.middle.float(), example.unseen, example.place)
            answers = reader.tags.split(reader.answers(words))
            types.append(torch.sigmoid(answers[0]).numpy())
            measures.append(torch.sigmoid(answers[2]).numpy())
            for first, last, _ in example.triggers:
                asked["status"] += 1
                right["status"] += bool(example.statuses[first, answers[1][first:last].mean(0).argmax()])
            if example.pointers:
                best = _scores(reader, words, example).argmax(1).tolist()
                for goal, pointer in zip(best, example.pointers, strict=True):
                    name = pointer.kind if pointer.goals else f"no {pointer.kind}"
                    asked[name] += 1
                    right[name] += _hits(pointer, goal - 1)
    print("  triggers", _table(types, [example.triggers for example in held_out], held_out))
    print("  figures ", _table(measures, [example.figures for example in held_out], held_out))
    print("  " + ", ".join(f"{name} {right[name] / n:.3f} of {n}" for name, n in sorted(asked.items())), flush=True)


def _hits(pointer: Pointer, goal: int) -> bool:
    return goal in pointer.goals if pointer.goals else goal < 0


def _table(
    scores: Sequence[np.ndarray], wanted: Sequence[Sequence[tuple[int, int, frozenset[int]]]], held: Sequence[Example]
) -> str:
    rows = []
    for threshold in THRESHOLDS:
        right = wrong = missed = 0
        for score, spans, example in zip(scores, wanted, held, strict=True):
            left = list(spans)
            sentences = (example.parse.sentence_tokens(k) for k in range(len(example.parse.sentences)))
            for first, last, kind in (run for tokens in sentences for run in find_runs(tokens, score, threshold)):
                hit = next((span for span in left if first < span[1] and span[0] < last and kind in span[2]), None)
                right += hit is not None
                wrong += hit is None
                if hit is not None:
                    left.remove(hit)
            missed += len(left)
        precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        rows.append(f"from {threshold}: {precision:.3f} {recall:.3f} F1 {f1:.3f}")
    return "; ".join(rows)


def common_lemmas(taught: Sequence[Example]) -> list[str]:
    """The lemmas that the network has met often enough to have an opinion of."""
    counts = Counter(token.lemma.casefold() for example in taught for token in example.parse.tokens)
    return sorted(lemma for lemma, times in counts.items() if times >= MET and lemma.isalpha())


def save_heads(reader: Reader, kinds: Sequence[EventType], lemmas: Sequence[str], pipeline: str, path: Path) -> None:
    """Writes the heads; matrices of a pointer come one by one."""
    state = {name: tensor.detach().float() for name, tensor in reader.state_dict().items()}
    pointers = len(POINTERS)
    weights: dict[str, Tensor] = {}
    for name in ("inner", "outer", "nowhere", "liked"):
        weights |= {name: state[f"{name}.weight"].T, f"{name}_bias": state[f"{name}.bias"]}
    for name in ("source", "goal"):
        matrix, bias = state[f"{name}.weight"], state[f"{name}.bias"]
        weights |= {name: matrix.view(pointers, -1, matrix.shape[1]).transpose(1, 2)}
        weights |= {f"{name}_bias": bias.view(pointers, -1)}
    weights |= {"apart": state["apart.weight"], "opening": state["opening.weight"]}
    halves = {"inner", "outer", "source", "goal"}
    np.savez(
        path,
        types=np.array([kind.name for kind in kinds]),
        definitions=np.array([definition_id(kind.definition) for kind in kinds]),
        lemmas=np.array(lemmas),
        pipeline=np.array(pipeline),
        **{name: w.numpy().astype(np.float16 if name in halves else np.float32) for name, w in weights.items()},
    )


def load_upper(reader: Reader, work: Path) -> None:
    """Takes the upper layers of the trained encoder."""
    network = Network(sizes_of(load_tables(work / "tables.json")))
    network.load_state_dict(torch.load(work / "network.pt"))
    layers = network.encoder.layers
    for own, theirs in zip(reader.upper.layers, layers[-len(reader.upper.layers) :], strict=True):
        own.load_state_dict(theirs.state_dict())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, required=True, help="where train.py left network.pt and tables.json")
    parser.add_argument("--half", type=int, choices=(0, 1), help="learn from every second country alone")
    arguments = parser.parse_args()
    torch.set_num_threads(THREADS)
    torch.manual_seed(SEED)
    pipeline = load_pipeline()
    assert isinstance(pipeline, EncoderPipeline)
    kinds = load_codebook(None).types
    types = [kind.name for kind in kinds]
    train_paths = [arguments.corpus / "train"]
    if arguments.half is not None:
        train_paths = sorted(path for path in train_paths[0].iterdir() if path.is_dir())[arguments.half :: 2]
    taught, held_out = (examples(paths, types, pipeline) for paths in (train_paths, [arguments.corpus / "dev"]))
    reader = Reader(Tags(len(types), len(STATUSES), len(MEASURES), len(QUOTED)))
    load_upper(reader, arguments.work)
    reader = train(reader, taught, held_out)
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.save(reader.state_dict(), arguments.out / "reader.pt")
    export_reading(reader.upper, arguments.out / "reading.onnx")
    files = [file if file.name != "reading.onnx" else arguments.out / file.name for file in pipeline.files]
    version = f"{pipeline.name} {encoder_version(files)}"
    save_heads(reader, kinds, common_lemmas(taught), version, arguments.out / "en.npz")


if __name__ == "__main__":
    main()
