"""Which words name an event, as learned from annotated reports: a small network over the encoder's vectors."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model.parse import Parse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

__all__ = ["Learned", "features", "load_learned"]

FOLDER = Path(__file__).with_name("learned")
DECIMALS = 3
"""Scores are rounded before they are compared, so that the last bits of a processor's arithmetic decide nothing."""


@dataclass(frozen=True)
class Learned:
    """A network with one hidden layer: `types` are its answers, in order; `lemmas` are the words it has often met.

    Shapes: `inner` (features, hidden), `inner_bias` (hidden), `outer` (hidden, types), `outer_bias` (types).
    Trained by training/events.py.
    """

    types: tuple[str, ...]
    lemmas: frozenset[str]
    inner: "Floats"
    inner_bias: "Floats"
    outer: "Floats"
    outer_bias: "Floats"

    def scores(self, parse: Parse) -> "Floats":
        """For each token and type, in [0, 1], how surely the token is part of a trigger of it: (tokens, types)."""
        import numpy as np

        hidden = np.maximum(features(parse) @ self.inner + self.inner_bias, 0)
        found: Floats = (1 / (1 + np.exp(-(hidden @ self.outer + self.outer_bias)))).round(DECIMALS)
        return found


def features(parse: Parse) -> "Floats":
    """What the network sees of each token: its vector, its head's, its sentence's mean, and its neighbours'."""
    import numpy as np

    vectors = parse.vectors
    if vectors is None or not len(vectors):
        return np.zeros((0, 0), dtype=np.float32)
    heads = np.array([token.head for token in parse.tokens])
    means = np.empty_like(vectors)
    for sentence in parse.sentences:
        means[sentence.first : sentence.last] = vectors[sentence.first : sentence.last].mean(0)
    none = np.zeros_like(vectors[:1])
    before, behind = np.concatenate([none, vectors[:-1]]), np.concatenate([vectors[1:], none])
    return np.concatenate([vectors, vectors[heads], means, before, behind], axis=1)


@cache
def load_learned(language: str) -> Learned | None:
    """The network for a language; null where none is shipped."""
    path = FOLDER / f"{language}.npz"
    if not path.exists():
        return None
    import numpy as np

    with np.load(path) as held:
        arrays = {name: held[name].astype(np.float32) for name in ("inner", "inner_bias", "outer", "outer_bias")}
        types, lemmas = (tuple(str(name) for name in held[key]) for key in ("types", "lemmas"))
        return Learned(types=types, lemmas=frozenset(lemmas), **arrays)
