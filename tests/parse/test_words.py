"""What a pipeline sees of a text, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.span import Span
from dateline.parse.letters import plain_letters
from dateline.parse.words import Words, read_words


def split_at_spaces(run: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for word in run.split(" "):
        if word:
            found.append((at, at + len(word)))
        at += len(word) + 1
    return found


def words(text: str) -> Words:
    return read_words(text, Span(0, len(text)), split_at_spaces)


@pytest.mark.parametrize(
    ("letters", "plain"),
    [
        ("“Enough”", '"Enough"'),
        ("‘Enough’", "'Enough'"),
        ("«Basta»", '"Basta"'),
        ("people’s", "people's"),
        ("2019–2020", "2019—2020"),
        ("sit‑in", "sit-in"),
        ("1\u202f500\u00a0people", "1 500 people"),
        ("آزادی", "آزادی"),
    ],
)
def test_plain_letters(letters: str, plain: str) -> None:
    assert plain_letters(letters) == plain


@given(st.text())
def test_plain_letters_keep_every_place(text: str) -> None:
    assert len(plain_letters(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "plain", "found"),
    [
        pytest.param("a\u00a0b", ["a", "b"], ["a", "b"], id="no-break space"),
        pytest.param("pro\u00adtest now", ["protest", "now"], ["pro\u00adtest", "now"], id="soft hyphen in a word"),
        pytest.param("\ufeffHello\u200b !", ["Hello", "!"], ["Hello", "!"], id="marks at the ends of a word"),
        pytest.param("می\u200cشود", ["می\u200cشود"], ["می\u200cشود"], id="joiner in a Persian word"),
        pytest.param("a \u200d b", ["a", "b"], ["a", "b"], id="a joiner alone"),
        pytest.param("wrapped\nline", ["wrapped", "line"], ["wrapped", "line"], id="line break inside"),
        pytest.param("\u200b", [], [], id="nothing to see"),
    ],
)
def test_words(text: str, plain: list[str], found: list[str]) -> None:
    read = words(text)
    assert list(read.plain) == plain
    assert [span.of(text) for span in read.spans] == found


def test_endless_runs_are_cut() -> None:
    read = words("x" * 1000)
    assert [span.end - span.start for span in read.spans] == [300, 300, 300, 100]


def test_what_stands_between_words() -> None:
    assert words("a b").spaced == [True, False]
    assert words("").spaced == []
