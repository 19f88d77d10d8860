"""Trees without crossing arcs, against every such tree there is."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.parse.encoder.projective import crosses, projective_tree
from tests.parse.encoder.test_tree import is_tree, value


@given(st.integers(1, 4), st.integers(0, 10_000))
@settings(max_examples=150, deadline=None)
def test_no_tree_without_crossings_is_better(size: int, seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(size=(size, size + 1))
    every = (list(heads) for heads in itertools.product(range(size + 1), repeat=size))
    best = max(value(arcs, heads) for heads in every if is_tree(heads) and not crosses(heads))
    found = projective_tree(arcs)
    assert is_tree(found)
    assert not crosses(found)
    assert value(arcs, found) == pytest.approx(best)


@given(st.integers(1, 30), st.integers(0, 10_000))
@settings(max_examples=30, deadline=None)
def test_a_sentence_of_any_length_has_one(size: int, seed: int) -> None:
    found = projective_tree(np.random.default_rng(seed).normal(size=(size, size + 1)))
    assert is_tree(found)
    assert not crosses(found)


@pytest.mark.parametrize(
    ("heads", "wanted"),
    [
        pytest.param([2, 0, 2], False, id="side by side"),
        pytest.param([3, 3, 0], False, id="nested"),
        pytest.param([3, 4, 0, 3], True, id="over one end"),
        pytest.param([3, 0, 2], True, id="over the root's arc"),
        pytest.param([0], False, id="one word"),
    ],
)
def test_crossing(heads: list[int], wanted: bool) -> None:
    assert crosses(heads) is wanted
