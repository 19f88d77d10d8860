"""Scores on gold words and sentences, while training; the shipped graph is scored by evaluate.py."""

import torch
from corpora import Gold
from network import Network
from tables import NAME_TAGS, Tables
from windows import batches, make_window, possible_heads

from dateline.parse.encoder.pieces import Pieces
from dateline.parse.encoder.spans import tagged_spans


def score(network: Network, golds: list[Gold], pieces: Pieces, tables: Tables) -> str:
    """UPOS, UAS and LAS (greedy, labels without subtypes) and the F1 of names, in hundredths."""
    windows = [make_window([gold], pieces, tables) for gold in golds]
    for number, window in enumerate(windows):
        window.number, window.source = number, 0
    right = dict.fromkeys(("pos", "tags", "morphs", "arcs", "labels"), 0)
    words = 0
    names = [0, 0, 0]
    network.eval()
    for batch in batches(windows, None):
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            read = network(batch.pieces, batch.cases, batch.first, batch.source)
            arcs = read.arcs.float().masked_fill(~possible_heads(batch.columns["sentence"]), -1e4)
            heads = arcs.argmax(-1)
            labels = network.labels(read, heads).argmax(-1)
        for row, number in enumerate(batch.numbers):
            gold, size = golds[number], len(golds[number].words)
            words += size
            for head in ("pos", "tags", "morphs"):
                said = [tables.labels[head][k] for k in getattr(read, head)[row, :size].argmax(-1).tolist()]
                right[head] += sum(a == b for a, b in zip(said, getattr(gold, head), strict=True))
            for i, (found, label) in enumerate(
                zip(heads[row, :size].tolist(), labels[row, :size].tolist(), strict=True)
            ):
                wanted = 0 if gold.heads[i] == i else gold.heads[i] + 1
                right["arcs"] += found == wanted
                same = tables.labels["deps"][label].split(":")[0] == gold.deps[i].split(":")[0]
                right["labels"] += found == wanted and same
            if gold.names is not None:
                tags = [NAME_TAGS[k] for k in read.names[row, :size].argmax(-1).tolist()]
                own, theirs = set(tagged_spans(tags)), set(tagged_spans(gold.names))
                names = [names[0] + len(own & theirs), names[1] + len(own), names[2] + len(theirs)]
    shown = "  ".join(f"{head} {100 * count / words:.2f}" for head, count in right.items())
    return f"{shown}  names {200 * names[0] / max(1, names[1] + names[2]):.2f}"
