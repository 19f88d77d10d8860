"""Which reports are compared: those that share runs of words, however many reports there are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.link.reuse import index as indexes
from dateline.link.reuse.index import candidate_pairs, candidates_of, index_runs
from dateline.link.reuse.words import read_words

COPIED = "weavers in the old quarter closed their looms after the town had doubled the fee for stalls"
PHRASE = "according to the ministry of the interior"


def own(number: int, count: int = 30) -> str:
    return " ".join(f"w{number}x{k}" for k in range(count))


def pairs(texts: list[str]) -> list[tuple[int, int]]:
    return list(candidate_pairs(index_runs([read_words(text) for text in texts], repeated=True)))


def test_texts_that_share_a_passage_are_a_pair() -> None:
    assert pairs([own(0), f"{own(1)} {COPIED}", own(2), f"{COPIED} {own(3)}"]) == [(1, 3)]


def test_a_phrase_makes_no_pair() -> None:
    assert pairs([f"{own(0)} {PHRASE} {own(1)}", f"{own(2)} {PHRASE} {own(3)}"]) == []


def test_runs_at_other_distances_make_no_pair() -> None:
    words = COPIED.split()
    parts = [" ".join(words[k : k + 4]) for k in (0, 4, 8)]
    assert pairs([" ".join(parts), " ".join(f"{own(k, 200)} {part}" for k, part in enumerate(parts))]) == []


def test_a_text_is_no_pair_with_itself() -> None:
    assert pairs([f"{COPIED} {own(0)} {COPIED}"]) == []


def test_what_very_many_have_ties_all_of_them_to_the_first() -> None:
    count = indexes.MOST_HOLDERS + 20
    found = pairs([f"{own(number)} {COPIED}" for number in range(count)])
    assert {other for one, other in found if one == 0} == set(range(1, count))
    assert len(found) < 4 * count


def test_no_texts() -> None:
    assert pairs([]) == []
    assert pairs(["", "word"]) == []


LINES = st.lists(st.sampled_from([COPIED, PHRASE, own(1), own(2), own(3), "word"]), max_size=5).map(" ".join)


@settings(max_examples=50, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=8))
def test_one_more_text_meets_the_same_as_all_together(texts: list[str]) -> None:
    *others, last = [read_words(text) for text in texts]
    together = [
        one for one, other in candidate_pairs(index_runs([*others, last], repeated=True)) if other == len(others)
    ]
    assert candidates_of(last, index_runs(others)) == together


@settings(max_examples=25, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=8), st.integers(1, 40))
def test_how_many_meetings_are_looked_at_together_changes_nothing(texts: list[str], chunk: int) -> None:
    whole, kept = pairs(texts), indexes.CHUNK
    try:
        indexes.CHUNK = chunk
        assert pairs(texts) == whole
    finally:
        indexes.CHUNK = kept
