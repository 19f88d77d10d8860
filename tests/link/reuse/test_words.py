"""What counts as a word when texts are compared, and which words are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.link.reuse.words import read_words
from dateline.model.span import Span

CUT = {
    "letters and digits": ("Some 3,000 marched.", ["Some", "3", "000", "marched"]),
    "an apostrophe inside": ("They don't, the mayor’s men said", ["They", "don't", "the", "mayor’s", "men", "said"]),
    "accents that stand apart": ("la gre\u0301ve ge\u0301ne\u0301rale", ["la", "gre\u0301ve", "ge\u0301ne\u0301rale"]),
    "vowel signs": ("हिन्दी समाचार", ["हिन्दी", "समाचार"]),
    "a joiner between parts of a word": ("می‌خواهند", ["می", "خواهند"]),
    "no spaces": ("工人们罢工", ["工", "人", "们", "罢", "工"]),
    "no spaces, with signs": ("กรุงเทพ", ["ก", "รุ", "ง", "เ", "ท", "พ"]),
    "two scripts": ("在Kutno罢工", ["在", "Kutno", "罢", "工"]),
    "a picture in letters": (f"before {'x' * 90} after", ["before", "after"]),
    "an underscore": ("file_name", ["file", "name"]),
    "nothing": ("—  …", []),
}


@pytest.mark.parametrize(("text", "words"), CUT.values(), ids=CUT)
def test_where_words_stand(text: str, words: list[str]) -> None:
    read = read_words(text)
    assert [text[start:end] for start, end in zip(read.starts.tolist(), read.ends.tolist(), strict=True)] == words


ONE_WORD = {
    "capitals": ("Police", "POLICE"),
    "accents": ("Región", "region"),
    "accents that stand apart": ("gre\u0301ve", "grève"),
    "possessive": ("Nairobi's", "Nairobi"),
    "curly apostrophe": ("don’t", "don't"),
    "ligature": ("ﬁre", "fire"),
    "Arabic and Persian letters": ("كارگر", "کارگر"),
    "a stretched word": ("آزادی", "آزاـــدی"),
    "digits of another script": ("۱۴۰۱", "1401"),
    "sharp s": ("Straße", "STRASSE"),
}


@pytest.mark.parametrize(("one", "other"), ONE_WORD.values(), ids=ONE_WORD)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert read_words(one).numbers.tolist() == read_words(other).numbers.tolist()


def test_endings_make_other_words_that_are_alike() -> None:
    one, other = read_words("protesters"), read_words("protested")
    assert one.numbers.tolist() != other.numbers.tolist()
    assert one.stems.tolist() == other.stems.tolist()


def test_words_that_touch_a_span_left_out_are_left_out() -> None:
    text = "Share this page. Weavers struck"
    read = read_words(text, (Span(0, 16),))
    assert [text[start:] for start in read.starts.tolist()] == ["Weavers struck", "struck"]


@given(st.text(max_size=200))
def test_words_stand_in_order_and_begin_with_a_letter(text: str) -> None:
    words = read_words(text)
    ends = 0
    for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
        assert ends <= start < end <= len(text)
        ends = end


@given(st.lists(st.sampled_from(["Police", "fired", "gáz", "در", "۱۲", "工", "don’t", "हिन्दी"]), max_size=30))
def test_every_word_is_found_where_it_was_put(parts: list[str]) -> None:
    text = " – ".join(parts)
    words = read_words(text)
    assert [text[s:e] for s, e in zip(words.starts.tolist(), words.ends.tolist(), strict=True)] == parts
