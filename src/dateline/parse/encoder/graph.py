"""The trained graph: windows of words in, what every head says of each word out. The one home of onnxruntime."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dateline.errors import PipelineError
from dateline.parse.encoder.pieces import Pieces, case_number, load_pieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

__all__ = ["Graph", "Labels", "Scores", "load_graph"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

# So many pieces go through at once: fewer cost more calls, more fall out of the processor's cache.
_BATCH_PIECES = 384
# Scores are rounded before they are compared, so that the last bits of a processor's arithmetic decide nothing.
_DECIMALS = 4
_OUTPUTS = ("pos", "tags", "morphs", "names", "starts", "arcs", "dependents", "governors")


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What the heads say of a window of n words.

    `pos`, `tags`, `morphs`: (n) numbers of labels. `names`: (n, 7) log-probabilities of O, B-PER, I-PER ...
    `starts`: (n) how surely a sentence starts with the word, 0 to 1. `arcs`: (n, 1 + n) scores of each head, the root
    first. `dependents` (n, k) and `governors` (1 + n, k): what the labelling of an arc is made of.
    """

    pos: Integers
    tags: Integers
    morphs: Integers
    names: Floats
    starts: Floats
    arcs: Floats
    dependents: Floats
    governors: Floats


@dataclass(frozen=True)
class Labels:
    """The labels of each head, in the order of its scores, and the last layer of the one that labels arcs."""

    pos: tuple[str, ...]
    tags: tuple[str, ...]
    morphs: tuple[str, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...]
    weight: Floats
    bias: Floats

    @cached_property
    def root(self) -> int:
        """The number of the relation of a root."""
        return self.deps.index("root")

    def relations(self, dependents: Floats, governors: Floats, roots: NDArray[np.bool_]) -> Integers:
        """The best relation of each arc, whose ends are the rows of `dependents` and `governors`; `roots` have root."""
        joined = np.maximum(dependents + governors, 0)
        if self.weight.shape[1] > joined.shape[1]:
            joined = np.concatenate([joined, dependents * governors], axis=1)
        scores = (joined @ self.weight.T + self.bias).round(_DECIMALS)
        scores[:, self.root] = -np.inf
        best: Integers = scores.argmax(1)
        best[roots] = self.root
        return best


class Graph:
    """The encoder with its heads, loaded."""

    def __init__(self, session: "InferenceSession", pieces: Pieces, labels: Labels) -> None:
        self._session = session
        self.pieces = pieces
        self.labels = labels

    def read(self, windows: Sequence[Sequence[str]]) -> list[Scores]:
        """What the heads say of each window of words; no window may have more than 510 pieces."""
        rows = [self._row(words) for words in windows]
        found: list[Scores | None] = [None] * len(rows)
        for group in _groups([len(row[0]) for row in rows]):
            outputs = self._run([rows[k] for k in group], _OUTPUTS)
            for place, k in enumerate(group):
                found[k] = _scores(outputs, place, len(windows[k]))
        return [scores for scores in found if scores is not None]

    def vectors(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """A vector of length 1 for the meaning of each sentence, as (sentences, 384); close in meaning is close here.

        Sentences are cut off behind 510 pieces.
        """
        rows = [self._row(words) for words in sentences]
        found: Floats = np.zeros((len(rows), 384), dtype=np.float32)
        for group in _groups([len(row[0]) for row in rows]):
            (hidden,) = self._run([rows[k] for k in group], ("hidden",))
            for place, k in enumerate(group):
                mean = hidden[place, : len(rows[k][0])].mean(0)
                found[k] = (mean / np.linalg.norm(mean)).round(_DECIMALS)
        return found

    def _row(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        pieces, cases, first = [self.pieces.opening], [0], []
        for word, own in zip(words, self.pieces.of(words), strict=True):
            first.append(len(pieces))
            pieces += own
            cases += [case_number(word)] * len(own)
        return [*pieces, self.pieces.closing], [*cases, 0], first

    def _run(self, rows: Sequence[tuple[list[int], ...]], outputs: Sequence[str]) -> list[Any]:
        columns = [_filled([row[k] for row in rows]) for k in range(3)]
        feed = dict(zip(("pieces", "cases", "first"), columns, strict=True))
        return list(self._session.run(list(outputs), feed))


def load_graph(folder: Path) -> Graph:
    """The graph in `folder`, with graph.onnx, tables.json and tokenizer.json, on one thread.

    Raises PipelineError where one of them is missing or broken.
    """
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    faults = (state.Fail, state.InvalidArgument, state.InvalidGraph, state.InvalidProtobuf, state.NoSuchFile)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(
            str(folder / "graph.onnx"), sess_options=options, providers=["CPUExecutionProvider"]
        )
        return Graph(session, load_pieces(folder / "tokenizer.json"), _labels(folder / "tables.json"))
    except (OSError, ValueError, KeyError, *faults) as error:
        raise PipelineError(f"cannot load the encoder in {str(folder)!r}: {error}") from error


def _labels(path: Path) -> Labels:
    tables = json.loads(path.read_text(encoding="utf-8"))
    return Labels(
        **{name: tuple(tables[name]) for name in ("pos", "tags", "morphs", "deps", "names")},
        weight=np.array(tables["labelling"]["weight"], dtype=np.float32),
        bias=np.array(tables["labelling"]["bias"], dtype=np.float32),
    )


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    # Rows of like length side by side, so that little is filled up.
    order = sorted(range(len(lengths)), key=lambda k: (lengths[k], k))
    group: list[int] = []
    for k in order:
        if group and (len(group) + 1) * lengths[k] > _BATCH_PIECES:
            yield group
            group = []
        group.append(k)
    if group:
        yield group


def _filled(rows: Sequence[list[int]]) -> Integers:
    filled = np.zeros((len(rows), max(map(len, rows))), dtype=np.int64)
    for k, row in enumerate(rows):
        filled[k, : len(row)] = row
    return filled


def _scores(outputs: Sequence[Any], place: int, size: int) -> Scores:
    pos, tags, morphs, names, starts, arcs, dependents, governors = (output[place] for output in outputs)
    return Scores(
        pos=pos[:size],
        tags=tags[:size],
        morphs=morphs[:size],
        names=names[:size].round(_DECIMALS),
        starts=starts[:size].round(_DECIMALS),
        arcs=arcs[:size, : size + 1].round(_DECIMALS),
        dependents=dependents[:size],
        governors=governors[: size + 1],
    )
