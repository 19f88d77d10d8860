"""Trees over arc scores, against every tree there is."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.parse.encoder.tree import best_tree


def is_tree(heads: list[int]) -> bool:
    def reaches_root(word: int) -> bool:
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
        return True

    return heads.count(0) == 1 and all(reaches_root(word) for word in range(1, len(heads) + 1))


def value(arcs: np.ndarray, heads: list[int]) -> float:
    return float(sum(arcs[i, head] for i, head in enumerate(heads)))


@given(st.integers(1, 4), st.integers(0, 10_000))
@settings(max_examples=150, deadline=None)
def test_no_tree_is_better(size: int, seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(size=(size, size + 1))
    every = (list(heads) for heads in itertools.product(range(size + 1), repeat=size))
    best = max(value(arcs, heads) for heads in every if is_tree(heads))
    found = best_tree(arcs)
    assert is_tree(found)
    assert value(arcs, found) == pytest.approx(best, abs=1e-2)


@given(st.integers(1, 40), st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_a_sentence_of_any_length_is_a_tree(size: int, seed: int) -> None:
    arcs = np.random.default_rng(seed).integers(-3, 3, size=(size, size + 1)).astype(float)
    assert is_tree(best_tree(arcs))


def test_a_circle_is_broken_where_it_costs_least() -> None:
    # Words 1 and 2 want each other; word 2 would sooner be the root.
    assert best_tree(np.array([[1.0, 0.0, 9.0], [3.0, 9.0, 0.0]])) == [2, 0]


def test_one_root_only() -> None:
    assert best_tree(np.array([[5.0, 0.0, 1.0], [9.0, 1.0, 0.0]])) == [2, 0]


def test_heads_that_no_window_saw() -> None:
    arcs = np.full((3, 4), -1e4)
    arcs[0, 0] = 1.0
    assert is_tree(best_tree(arcs))
