"""The words of a judged event found where they stand now."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.span import Span, show
from dateline.review.place_again import nearest, placed_again
from tests.review.judged import ORURO, TEXT

# the text, where the words "march" stood, where they are found
PLACES = {
    "where they stood": ("a march on", 2, 2),
    "moved": ("Menu. A march", 2, 8),
    "the nearer of two, before": ("march and, after a long while, march", 9, 0),
    "the nearer of two, behind": ("march and, after a long while, march", 29, 31),
    "of two as near the first": ("march march", 3, 0),
    "at the end of a shorter text": ("a march", 90, 2),
    "nowhere": ("a parade", 2, None),
}


@pytest.mark.parametrize(("text", "start", "at"), PLACES.values(), ids=PLACES)
def test_where_words_stand_now(text: str, start: int, at: int | None) -> None:
    found = nearest(start, "march", text)
    assert (found and found.start) == at


@given(st.text(alphabet="ab 🕊", max_size=30), st.text(alphabet="ab 🕊", min_size=1, max_size=3), st.integers(0, 40))
def test_the_nearest_place_is_a_place_and_none_is_nearer(text: str, exact: str, start: int) -> None:
    every = [at for at in range(len(text)) if text.startswith(exact, at)]
    found = nearest(start, exact, text)
    assert (found is None) == (not every)
    if found is not None:
        assert found.of(text) == exact
        assert found.start == min(every, key=lambda at: (abs(at - start), at))


def test_an_event_whose_text_stays_is_the_same() -> None:
    assert placed_again(ORURO, TEXT) == ORURO


def test_all_its_words_move_with_the_text() -> None:
    moved = placed_again(ORURO, "🕊 " + TEXT)
    assert moved is not None
    assert [shown.start for shown in moved.evidence] == [shown.start + 2 for shown in ORURO.evidence]
    assert moved.trigger.start == ORURO.trigger.start + 2


def test_without_its_trigger_there_is_no_event() -> None:
    assert placed_again(ORURO, "Oruro was quiet.") is None


def test_a_value_stays_without_its_words() -> None:
    kept = placed_again(ORURO, "A march went by.")
    assert kept is not None
    assert kept.place == ORURO.place
    assert [shown.of for shown in kept.evidence] == ["trigger"]


def test_messages_keep_beside_their_words() -> None:
    text = "A march: “We stay” and “No”."
    shown = tuple(show(text, Span(text.index(words), text.index(words) + len(words)), "message") for words in M)
    event = replace(ORURO, messages=M, messages_evidence=shown)
    kept = placed_again(event, "A march: “No”.")
    assert kept is not None
    assert (kept.messages, [part.exact for part in kept.messages_evidence]) == (("No",), ["No"])


M = ("We stay", "No")
