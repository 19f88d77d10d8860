"""What each word of a report is for an event, as trained on annotated reports: heads over the encoder's vectors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import PipelineError
from dateline.ids import sha256_hex
from dateline.model.event import STATUSES
from dateline.model.figure import MEASURES
from dateline.model.parse import Parse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = [
    "FAR",
    "FARTHEST_OPENING",
    "POINTERS",
    "QUOTED",
    "Aim",
    "Network",
    "Reading",
    "definition_id",
    "load_network",
    "read_network",
]

FOLDER = Path(__file__).with_name("networks")
DECIMALS = 3
"""Scores are rounded before they are compared, so that the last bits of a processor's sums hardly ever decide."""
POINTERS = ("actor", "target", "place", "date", "speaker", "claimant")
"""What a span points at: a trigger at its first four, a quotation at its speaker, a number at its claimant."""
QUOTED = ("message", "quote")
"""What quoted words are: of a wall or a chant, or somebody's own."""
FAR, FARTHEST_OPENING = 8, 4
"""Sentences farther apart than FAR count as FAR; those of a report are told apart up to the fifth."""
REACH_WORDS = 3000
"""How far from a span its pointers look, on either side: more than a report holds, less than a book."""
WEIGHTS = (
    *("inner", "inner_bias", "outer", "outer_bias", "source", "source_bias", "goal", "goal_bias"),
    *("nowhere", "nowhere_bias", "liked", "liked_bias", "apart", "opening"),
)


@dataclass(frozen=True)
class Network:
    """Heads over the vectors of an encoder: `types` are its answers for triggers, `lemmas` the words it has often met.

    `definitions` maps each type to the id of the definition that it was trained on, `pipeline` names the encoder whose
    vectors it reads, `id` is the hash of its file, `weights` has the arrays named in WEIGHTS, as training/events.py
    writes them.
    """

    id: str
    types: tuple[str, ...]
    definitions: Mapping[str, str]
    lemmas: frozenset[str]
    pipeline: str
    weights: "Mapping[str, Floats]"

    def read(self, parse: Parse) -> "Reading":
        """What the heads say of a report.

        Raises:
            PipelineError: the parse is of another encoder than the network was trained on.
            ValueError: the parse has no vectors.
        """
        import numpy as np

        if parse.pipeline != self.pipeline:
            raise PipelineError(
                f"the network of events reads the vectors of {self.pipeline!r}, not of {parse.pipeline!r}; "
                "train it again with training/events.py"
            )
        if parse.vectors is None:
            raise ValueError("a parse without vectors cannot be read")
        held = self.weights
        hidden = np.maximum(parse.vectors @ held["inner"] + held["inner_bias"], 0)
        answers = hidden @ held["outer"] + held["outer_bias"]
        widths = (len(self.types), len(STATUSES), len(MEASURES), len(QUOTED))
        types, _, measures, _ = np.split(answers, np.cumsum(widths)[:-1], axis=1)
        return Reading(
            parse=parse,
            network=self,
            types=_sigmoid(types),
            measures=_sigmoid(measures),
        )


@dataclass(frozen=True)
class Aim:
    """How surely a span points nowhere, and at each of the tokens around it from token `start` on: together 1."""

    nowhere: float
    start: int
    surely: "Floats"

    @property
    def best(self) -> int:
        """The token that it points at most surely."""
        return self.start + int(self.surely.argmax())

    def share(self, tokens: Iterable[int]) -> float:
        """How surely it points at one of these tokens; what lies out of its reach counts nothing."""
        rows = [i - self.start for i in tokens if 0 <= i - self.start < len(self.surely)]
        return float(self.surely[rows].sum())


@dataclass(frozen=True)
class Reading:
    """What the network says of the words of one report, each in [0, 1].

    Shapes: `types` (tokens, types) how surely a token is part of a trigger of each type, `measures` (tokens, MEASURES)
    of a number that counts such things. What else the heads learned with them (statuses, quoted words) did no better
    than the rules and is not read.
    """

    parse: Parse
    network: Network
    types: "Floats"
    measures: "Floats"

    def points(self, first: int, last: int, kind: str) -> "Aim":
        """Where tokens `first` to `last` point."""
        import numpy as np

        held, k = self.network.weights, POINTERS.index(kind)
        vectors, sentence = self._vectors, self._sentence
        own = vectors[first:last].mean(0)
        a, b = max(0, first - REACH_WORDS), last + REACH_WORDS
        width = held["source_bias"].shape[1]
        source = own @ held["source"][k] + held["source_bias"][k]
        scores = (self._goals[k][a:b] @ source) / np.sqrt(np.float32(width))
        away = np.clip(sentence[a:b] - sentence[first], -FAR, FAR) + FAR
        scores = scores + held["apart"][away, k] + self._liked[a:b, k]
        nowhere = own @ held["nowhere"][:, k] + held["nowhere_bias"][k]
        found = _softmax(np.concatenate([[nowhere], scores])[None].astype(np.float32))[0]
        return Aim(nowhere=float(found[0]), start=a, surely=found[1:])

    @property
    def _vectors(self) -> "Floats":
        if self.parse.vectors is None:
            raise ValueError("a parse without vectors cannot be read")
        return self.parse.vectors

    @cached_property
    def _sentence(self) -> "NDArray[np.int64]":
        import numpy as np

        sizes = [sentence.last - sentence.first for sentence in self.parse.sentences]
        return np.repeat(np.arange(len(sizes)), sizes)

    @cached_property
    def _goals(self) -> "tuple[Floats, ...]":
        held = self.network.weights
        return tuple(self._vectors @ held["goal"][k] + held["goal_bias"][k] for k in range(len(POINTERS)))

    @cached_property
    def _liked(self) -> "Floats":
        import numpy as np

        held = self.network.weights
        early = held["opening"][np.minimum(self._sentence, FARTHEST_OPENING)]
        liked: Floats = (self._vectors @ held["liked"] + held["liked_bias"] + early).astype(np.float32)
        return liked


def _sigmoid(scores: "Floats") -> "Floats":
    import numpy as np

    found: Floats = (1 / (1 + np.exp(-scores))).round(DECIMALS).astype(np.float32)
    return found


def _softmax(scores: "Floats") -> "Floats":
    import numpy as np

    grown = np.exp(scores - scores.max(1, keepdims=True))
    found: Floats = (grown / grown.sum(1, keepdims=True)).round(DECIMALS)
    return found


def definition_id(definition: str) -> str:
    """The first 16 hex digits of the SHA-256 of a type's definition, white space folded."""
    return sha256_hex(" ".join(definition.split()).encode())[:16]


@cache
def load_network(language: str) -> Network | None:
    """The network for a language; null where none is shipped.

    Raises:
        PipelineError: its file is broken.
    """
    path = FOLDER / f"{language}.npz"
    return read_network(path) if path.exists() else None


def read_network(path: Path) -> Network:
    """The network in a file.

    Raises:
        PipelineError: it is broken.
    """
    import numpy as np

    try:
        with np.load(path) as held:
            weights = {name: held[name].astype(np.float32) for name in WEIGHTS}
            types, definitions, lemmas = (
                tuple(str(name) for name in held[key]) for key in ("types", "definitions", "lemmas")
            )
            pipeline = str(held["pipeline"])
    except (OSError, ValueError, KeyError) as error:
        raise PipelineError(f"cannot load the network of events in {str(path)!r}: {error}") from error
    return Network(
        id=sha256_hex(path.read_bytes())[:16],
        types=types,
        definitions=dict(zip(types, definitions, strict=True)),
        lemmas=frozenset(lemmas),
        pipeline=pipeline,
        weights=weights,
    )
