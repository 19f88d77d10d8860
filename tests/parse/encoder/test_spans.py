"""Names out of scores for their beginnings and insides."""

import numpy as np
import pytest

from dateline.parse.encoder.spans import best_names

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


def scores(*best: str) -> np.ndarray:
    rows = np.full((len(best), len(LABELS)), -5.0)
    for row, label in zip(rows, best, strict=True):
        row[LABELS.index(label)] = -0.1
    return rows


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        pytest.param("O O", [], id="none"),
        pytest.param("B-PER I-PER O", [(0, 2, "PER")], id="two words"),
        pytest.param("B-LOC B-LOC", [(0, 1, "LOC"), (1, 2, "LOC")], id="two names side by side"),
        pytest.param("O B-ORG I-ORG I-ORG", [(1, 4, "ORG")], id="up to the end"),
    ],
)
def test_names(tags: str, names: list[tuple[int, int, str]]) -> None:
    assert best_names(scores(*tags.split()), LABELS) == names


def test_an_inside_needs_its_beginning() -> None:
    rows = scores("O", "I-PER", "I-PER")
    rows[1, LABELS.index("B-PER")] = -0.5
    assert best_names(rows, LABELS) == [(1, 3, "PER")]


def test_a_name_has_one_label() -> None:
    rows = scores("B-ORG", "I-LOC")
    rows[1, LABELS.index("I-ORG")] = -0.4
    assert best_names(rows, LABELS) == [(0, 2, "ORG")]


def test_no_words() -> None:
    assert best_names(np.zeros((0, len(LABELS))), LABELS) == []
