"""Which words name an event, as trained on annotated reports: a small network over the encoder's vectors."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import PipelineError
from dateline.ids import sha256_hex
from dateline.model.parse import Parse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = ["Network", "definition_id", "features", "load_network"]

FOLDER = Path(__file__).with_name("networks")
DECIMALS = 3
"""Scores are rounded before they are compared, so that the last bits of a processor's sums hardly ever decide."""
SEEN = 5
"""What the network sees of a word: its vector, its head's, its sentence's mean, and those of its neighbours."""


@dataclass(frozen=True)
class Network:
    """A network with one hidden layer: `types` are its answers, in order; `lemmas` are the words it has often met.

    Shapes: `inner` (features, hidden), `inner_bias` (hidden), `outer` (hidden, types), `outer_bias` (types).
    `definitions` maps each type to the id of the definition that it was trained on, `pipeline` names the encoder whose
    vectors it reads, `id` is the hash of its file. Trained by training/events.py.
    """

    id: str
    types: tuple[str, ...]
    definitions: Mapping[str, str]
    lemmas: frozenset[str]
    pipeline: str
    inner: "Floats"
    inner_bias: "Floats"
    outer: "Floats"
    outer_bias: "Floats"

    def scores(self, parse: Parse) -> "Floats":
        """For each token and type, in [0, 1], how surely the token is part of a trigger of it: (tokens, types).

        Raises:
            PipelineError: the parse is of another encoder than the network was trained on.
        """
        import numpy as np

        if parse.pipeline != self.pipeline:
            raise PipelineError(
                f"the network of triggers reads the vectors of {self.pipeline!r}, not of {parse.pipeline!r}; "
                "train it again with training/events.py"
            )
        hidden = np.maximum(features(parse) @ self.inner + self.inner_bias, 0)
        found: Floats = (1 / (1 + np.exp(-(hidden @ self.outer + self.outer_bias)))).round(DECIMALS)
        return found


def definition_id(definition: str) -> str:
    """The first 16 hex digits of the SHA-256 of a type's definition, white space folded."""
    return sha256_hex(" ".join(definition.split()).encode())[:16]


def features(parse: Parse) -> "Floats":
    """What the network sees of each token: (tokens, SEEN x width); what lies outside of the sentence is zero.

    Raises:
        ValueError: the parse has no vectors.
    """
    import numpy as np

    vectors = parse.vectors
    if vectors is None:
        raise ValueError("a parse without vectors has no features")
    if not len(vectors):
        return np.zeros((0, SEEN * vectors.shape[1]), dtype=np.float32)
    heads = np.array([token.head for token in parse.tokens])
    means = np.zeros_like(vectors)
    for sentence in parse.sentences:
        means[sentence.first : sentence.last] = vectors[sentence.first : sentence.last].mean(0)
    none = np.zeros_like(vectors[:1])
    before, behind = np.concatenate([none, vectors[:-1]]), np.concatenate([vectors[1:], none])
    return np.concatenate([vectors, vectors[heads], means, before, behind], axis=1)


@cache
def load_network(language: str) -> Network | None:
    """The network for a language; null where none is shipped.

    Raises:
        PipelineError: its file is broken.
    """
    path = FOLDER / f"{language}.npz"
    if not path.exists():
        return None
    import numpy as np

    try:
        with np.load(path) as held:
            arrays = {name: held[name].astype(np.float32) for name in ("inner", "inner_bias", "outer", "outer_bias")}
            types, definitions, lemmas = (
                tuple(str(name) for name in held[key]) for key in ("types", "definitions", "lemmas")
            )
            pipeline = str(held["pipeline"])
    except (OSError, ValueError, KeyError) as error:
        raise PipelineError(f"cannot load the network of triggers in {str(path)!r}: {error}") from error
    return Network(
        id=sha256_hex(path.read_bytes())[:16],
        types=types,
        definitions=dict(zip(types, definitions, strict=True)),
        lemmas=frozenset(lemmas),
        pipeline=pipeline,
        **arrays,
    )
