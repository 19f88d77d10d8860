"""The trained graph: windows of words in, what every head says of each word out. The one home of onnxruntime."""

import json
import os
from collections.abc import Mapping, Sequence
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

__all__ = ["WIDTH", "Graph", "Labels", "Scores", "load_graph"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

# Scores are rounded before they are compared, so that the last bits of a processor's arithmetic decide nothing.
_DECIMALS = 4
WIDTH, _MOST_PIECES = 384, 512
_OUTPUTS = ("pos", "tags", "morphs", "names", "starts", "arcs", "dependents", "governors", "middle")


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What the heads say of a window of n words.

    `pos`, `tags`, `morphs`: (n) numbers of labels. `names`: (n, 7) scores of O, B-PER, I-PER ...
    `starts`: (n) how surely a sentence starts with the word, 0 to 1. `arcs`: (n, 1 + n) scores of each head, the root
    first. `dependents` (n, k) and `governors` (1 + n, k): what the labelling of an arc is made of. `vectors` (n, 384):
    what the layers that read for events make of each word.
    """

    pos: Integers
    tags: Integers
    morphs: Integers
    names: Floats
    starts: Floats
    arcs: Floats
    dependents: Floats
    governors: Floats
    vectors: Floats


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
        joined = np.concatenate([np.maximum(dependents + governors, 0), dependents * governors], axis=1)
        scores = (joined @ self.weight.T + self.bias).round(_DECIMALS)
        scores[:, self.root] = -np.inf
        best: Integers = scores.argmax(1)
        best[roots] = self.root
        return best


class Graph:
    """The encoder with its heads, loaded, and the layers beside its upper ones that read for events."""

    def __init__(self, session: "InferenceSession", reader: "InferenceSession", pieces: Pieces, labels: Labels) -> None:
        self._session, self._reader = session, reader
        self.pieces = pieces
        self.labels = labels

    def read(self, windows: Sequence[Sequence[str]]) -> list[Scores]:
        """What the heads say of each window of words; no window may be empty or have more than 510 pieces.

        Windows are read one by one, so that none changes what is said of another.
        """
        return [self._scores(self._feed(words)) for words in windows]

    def middle(self, words: Sequence[str]) -> tuple[Floats, Integers]:
        """What the layers that parse and reading share make of a window, (pieces, 384), and each word's first piece."""
        feed = self._feed(words)
        (middle,) = self._run(feed, ("middle",))
        return middle, feed["first"]

    def vectors(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """A vector of length 1 for the meaning of each sentence, as (sentences, 384); close in meaning is close here.

        Sentences are cut off behind 510 pieces.
        """
        found: Floats = np.zeros((len(sentences), WIDTH), dtype=np.float32)
        for row, words in zip(found, sentences, strict=True):
            (hidden,) = self._run(self._feed(words), ("hidden",))
            mean = hidden.mean(0)
            row[:] = (mean / np.linalg.norm(mean)).round(_DECIMALS)
        return found

    def _scores(self, feed: Mapping[str, Integers]) -> Scores:
        pos, tags, morphs, names, starts, arcs, dependents, governors, middle = self._run(feed, _OUTPUTS)
        (vectors,) = self._reader.run(["vectors"], {"middle": middle, "first": feed["first"]})
        return Scores(
            pos=pos,
            tags=tags,
            morphs=morphs,
            names=names.round(_DECIMALS),
            starts=starts.round(_DECIMALS),
            arcs=arcs.round(_DECIMALS),
            dependents=dependents,
            governors=governors,
            vectors=vectors,
        )

    def _run(self, feed: Mapping[str, Integers], outputs: Sequence[str]) -> list[Any]:
        return list(self._session.run(list(outputs), feed))

    def _feed(self, words: Sequence[str]) -> dict[str, Integers]:
        """What the graph reads of a window: its pieces, how each is cased, and where each word's first piece stands."""
        pieces, cases, first = [self.pieces.opening], [0], []
        for word, own in zip(words, self.pieces.of(words), strict=True):
            first.append(len(pieces))
            pieces += own
            cases += [case_number(word)] * len(own)
        pieces, cases = [*pieces[: _MOST_PIECES - 1], self.pieces.closing], [*cases[: _MOST_PIECES - 1], 0]
        feed = {"pieces": pieces, "cases": cases, "first": [at for at in first if at < _MOST_PIECES - 1]}
        return {name: np.array(column, dtype=np.int64) for name, column in feed.items()}


def load_graph(folder: Path) -> Graph:
    """The graph in `folder`, with graph.onnx, reading.onnx, tables.json and tokenizer.json, on one thread.

    Raises PipelineError where one of them is missing or broken.
    """
    # Nothing leaves this machine: the versions that Dateline allows hold no uploader, and on Windows and in any other
    # version it is switched off before and after the import.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    faults = (state.Fail, state.InvalidArgument, state.InvalidGraph, state.InvalidProtobuf, state.NoSuchFile)
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session, reader = (
            onnxruntime.InferenceSession(str(folder / name), sess_options=options, providers=["CPUExecutionProvider"])
            for name in ("graph.onnx", "reading.onnx")
        )
        return Graph(session, reader, load_pieces(folder / "tokenizer.json"), _labels(folder / "tables.json"))
    except (OSError, ValueError, KeyError, *faults) as error:
        raise PipelineError(f"cannot load the encoder in {str(folder)!r}: {error}") from error


def _labels(path: Path) -> Labels:
    tables = json.loads(path.read_text(encoding="utf-8"))
    return Labels(
        **{name: tuple(tables[name]) for name in ("pos", "tags", "morphs", "deps", "names")},
        weight=np.array(tables["labelling"]["weight"], dtype=np.float32),
        bias=np.array(tables["labelling"]["bias"], dtype=np.float32),
    )
