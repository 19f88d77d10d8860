"""The writer of copies knows the truth of what it writes."""

import pytest

from benchmarks.copies import Truth, characters, corpus, f1


@pytest.mark.parametrize("degree", [0.0, 0.2])
def test_the_truth_holds_words_of_both_reports(degree: float) -> None:
    texts, truths = corpus(40, 0.5, degree)
    assert len(truths) == 10
    for truth in truths:
        for a0, a1, b0, b1 in truth.spans:
            source, copy = texts[truth.one].text[a0:a1], texts[truth.other].text[b0:b1]
            assert source == source.strip(" .\n")
            assert copy == copy.strip(" .\n")
            if not degree:
                assert plain(source) == plain(copy)


def plain(text: str) -> list[str]:
    return text.lower().replace(".", " ").split()


def test_the_same_seed_writes_the_same() -> None:
    assert corpus(12, 0.5, 0.1) == corpus(12, 0.5, 0.1)


def test_f1_counts_both_sides_of_a_pair() -> None:
    wanted = characters([Truth(0, 1, ((0, 10, 5, 15),))])
    assert f1(wanted, wanted) == 1.0
    assert f1(characters([Truth(0, 1, ((0, 10, 15, 25),))]), wanted) == 0.5
    assert f1(characters([Truth(0, 2, ((0, 10, 5, 15),))]), wanted) == 0.0
