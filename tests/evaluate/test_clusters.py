"""Figures that say how well items were grouped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.clusters import b_cubed, pairwise


def groups(words: str) -> dict[str, int]:
    """`ab c` groups a with b, and leaves c alone."""
    return {item: number for number, word in enumerate(words.split()) for item in word}


CASES = {
    "all right": ("ab c", "ab c", (1, 1), (1, 1)),
    "all alone": ("a b c", "ab c", (1, 2 / 3), (1, 0)),
    "all together": ("abc", "ab c", (5 / 9, 1), (1 / 3, 1)),
    "Bagga and Baldwin's first answer": (
        "abcde fghijkl",
        "abcde fg hijkl",
        ((5 * 1 + 2 * (2 / 7) + 5 * (5 / 7)) / 12, 1),
        (21 / 31, 1),
    ),
    "their second, whose mistake costs more": (
        "abcdehijkl fg",
        "abcde fg hijkl",
        ((10 * 0.5 + 2) / 12, 1),
        (21 / 46, 1),
    ),
    "one that gold lacks": ("abx", "ab", (4 / 9, 1), (1 / 3, 1)),
    "one that was not found": ("ab", "abc", (1, 4 / 9), (1, 1 / 3)),
    "nothing": ("", "", (1, 1), (1, 1)),
}


@pytest.mark.parametrize(("found", "gold", "cubed", "paired"), CASES.values(), ids=CASES)
def test_agreement(found: str, gold: str, cubed: tuple[float, float], paired: tuple[float, float]) -> None:
    one, other = b_cubed(groups(found), groups(gold)), pairwise(groups(found), groups(gold))
    assert (one.precision, one.recall) == pytest.approx(cubed)
    assert (other.precision, other.recall) == pytest.approx(paired)


def test_f1_is_the_harmonic_mean() -> None:
    assert b_cubed(groups("a b"), groups("ab")).f1 == pytest.approx(2 / 3)
    assert pairwise(groups("a b"), groups("ab")).f1 == 0


@given(
    st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 3)),
    st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 3)),
)
def test_the_other_way_round_precision_is_recall(one: dict[str, int], other: dict[str, int]) -> None:
    for measure in (b_cubed, pairwise):
        there, back = measure(one, other), measure(other, one)
        assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))
        assert 0 <= there.f1 <= 1
