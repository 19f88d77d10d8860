"""Paragraphs cut into windows."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.parse.boundaries import Start
from dateline.parse.encoder.graph import Scores
from dateline.parse.encoder.windows import Window, cut_windows, sentence_arcs


@given(st.lists(st.integers(1, 6), min_size=1, max_size=1500), st.integers(1, 400))
def test_every_word_is_owned_once_and_fits(lengths: list[int], every: int) -> None:
    starts = [Start.YES if k % every == 0 else Start.NO for k in range(len(lengths))]
    windows = cut_windows(lengths, starts)
    owned = [k for window in windows for k in range(*window.own)]
    assert owned == list(range(len(lengths)))
    for window in windows:
        assert window.first <= window.own[0] < window.own[1] <= window.last
        assert sum(lengths[window.first : window.last]) <= 510


def test_windows_meet_where_a_sentence_starts() -> None:
    starts = [Start.YES if k % 30 == 0 else Start.NO for k in range(300)]
    windows = cut_windows([1] * 300, starts)
    assert len(windows) > 1
    assert all(starts[window.first] is Start.YES for window in windows)


def test_a_sentence_without_end_is_read_in_shares() -> None:
    windows = cut_windows([1] * 1200, [Start.YES] + [Start.NO] * 1199)
    assert len(windows) > 2
    for a, b in itertools.pairwise(windows):
        assert a.last - b.first > 50
        assert a.own[1] - b.first > 20


def test_arcs_of_a_sentence_in_two_windows() -> None:
    windows = [Window(0, 4, (0, 3)), Window(2, 6, (3, 6))]
    read = [scores(4, 10.0), scores(4, 20.0)]
    arcs = sentence_arcs(0, 6, windows, read)
    assert arcs.shape == (6, 7)
    assert arcs[0, 0] == 10.0
    assert arcs[5, 0] == 20.0
    # Word 5 in the second window's counting is word 3; its head, word 2, is that window's word 0.
    assert arcs[5, 1 + 2] == 20.0 + 1 + 10 * 3
    assert arcs[5, 1 + 0] < -1000


def scores(size: int, base: float) -> Scores:
    arcs = np.array([[base] + [base + 1 + head + 10 * word for head in range(size)] for word in range(size)])
    floats, numbers = np.zeros((size, 1), dtype=np.float32), np.zeros(size, dtype=np.int64)
    return Scores(
        pos=numbers,
        tags=numbers,
        morphs=numbers,
        names=floats,
        starts=floats,
        arcs=arcs.astype(np.float32),
        dependents=floats,
        governors=floats,
        vectors=floats,
    )
