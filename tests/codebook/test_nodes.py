"""YAML with lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook.nodes import read_yaml


def test_words_stay_words() -> None:
    value = read_yaml(
        'on: [strike]\nversion: 1.0\ncode: 0140\nyes: no\nweak: true\nnone: null\nquoted: "null"\n', "f"
    ).value
    assert value == {
        "on": ["strike"],
        "version": "1.0",
        "code": "0140",
        "yes": "no",
        "weak": True,
        "none": None,
        "quoted": "null",
    }


def test_every_value_knows_its_line() -> None:
    document = read_yaml("a:\n  - b\n  - c: d\n    e:\n      f\n", "f")
    assert document.line(("a",)) == 1
    assert document.line(("a", 0)) == 2
    assert document.line(("a", 1, "e")) == 4
    assert document.line(("a", 1, "missing", "deeper")) == 3
    assert document.line(("nowhere",)) == 1


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: [2\nc: 3\n", 3, "not valid YAML"),
        ("a: 1\n\tb: 2\n", 2, "not valid YAML"),
        ("a: 1\na: 2\n", 2, "stands twice"),
        ("a: &x [1]\nb: *x\n", 2, "alias"),
        ("a: &x [*x]\n", 1, "alias"),
        ("", 1, "empty"),
        ("# only a comment\n", 1, "empty"),
        ("~\n", 1, "empty"),
        ("a: 1\n---\nb: 2\n", 2, "not valid YAML"),
        ("[a, b]: c\n", 1, "a key must be a word"),
        ("ok: 1\nbad: \x01\n", 2, "not allowed"),
        ("[" * 300 + "]" * 300, 1, "nested too deeply"),
        ("- " * 100_000 + "x", 1, "nested too deeply"),
        ("[" * 300, 1, "nested too deeply"),
    ],
)
def test_what_is_no_codebook_is_one_fault(text: str, line: int, words: str) -> None:
    (fault,) = read_yaml(text, "mine.yaml").faults
    assert (fault.file, fault.line) == ("mine.yaml", line)
    assert words in fault.message


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    document = read_yaml(text, "f")
    assert document.faults or document.value is not None


@given(
    st.recursive(
        st.text("abcß", min_size=1, max_size=6), lambda inner: st.lists(inner, min_size=1, max_size=3), max_leaves=8
    )
)
def test_lists_of_words_come_back(value: object) -> None:
    assert read_yaml(str(value).replace("'", '"'), "f").value == value
