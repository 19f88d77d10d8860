"""Names made whole and told alike, on hand-built tokens."""

from dataclasses import replace
from pathlib import Path

import pytest

import dateline.parse
from dateline.model.parse import Name, Token
from dateline.parse.names import tidy_names
from dateline.parse.wordlists import WordLists, load_word_lists

LISTS = load_word_lists(Path(dateline.parse.__file__).parent / "languages" / "en")


def tokens_of(text: str) -> list[Token]:
    tokens, at = [], 0
    for i, word in enumerate(text.split()):
        start = text.index(word, at)
        at = start + len(word)
        pos, tag = {"Members": ("NOUN", "NNS"), "’s": ("PART", "POS")}.get(word, ("PROPN", "NNP"))
        tokens.append(Token(i, start, at, word, word.lower(), pos, tag, "", "dep", i))
    return tokens


def tidied(text: str, *names: tuple[str, str], lists: WordLists = LISTS) -> list[tuple[str, str]]:
    tokens = tokens_of(text)
    words = [token.text for token in tokens]
    found, at = [], 0
    for phrase, label in names:
        parts = phrase.split()
        first = next(i for i in range(at, len(words)) if words[i : i + len(parts)] == parts)
        at = first + len(parts)
        found.append(Name(first, at, label))
    return [(" ".join(words[n.first : n.last]), n.label) for n in tidy_names(tokens, found, lists)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        pytest.param(
            "the National Council of Kenya met",
            [("National Council of", "ORG"), ("Kenya", "LOC")],
            [("National Council of Kenya", "ORG")],
            id="a name that breaks off at of",
        ),
        pytest.param(
            "the People ’s Front met",
            [("People", "ORG"), ("Front", "ORG")],
            [("People ’s Front", "ORG")],
            id="a body with a genitive",
        ),
        pytest.param("held in Safi today", [("Safi", "PER")], [("Safi", "LOC")], id="nobody is in a person"),
        pytest.param("in Bello ’s house", [("Bello", "PER")], [("Bello", "PER")], id="in somebody's house"),
        pytest.param("the Front of workers", [("Front of", "ORG")], [("Front", "ORG")], id="nothing to take in"),
        pytest.param("in Lagos - today", [("Lagos -", "LOC")], [("Lagos", "LOC")], id="a mark at the end"),
        pytest.param("on Dec 3", [("Dec 3", "LOC")], [], id="a date"),
        pytest.param("Members met", [("Members", "PER")], [], id="a plural noun"),
        pytest.param("pro-Ankara groups", [("pro-Ankara", "LOC")], [], id="a prefix"),
        pytest.param(
            "Oruro Oruro Oruro Oruro",
            [("Oruro", "LOC"), ("Oruro", "PER"), ("Oruro", "LOC"), ("Oruro", "LOC")],
            [("Oruro", "LOC")] * 4,
            id="the label of the many",
        ),
        pytest.param(
            "Oruro Oruro",
            [("Oruro", "LOC"), ("Oruro", "PER")],
            [("Oruro", "LOC"), ("Oruro", "PER")],
            id="too few to tell",
        ),
        pytest.param(
            "Amina Bello said and Bello left",
            [("Amina Bello", "PER"), ("Bello", "ORG")],
            [("Amina Bello", "PER"), ("Bello", "PER")],
            id="a surname is its person",
        ),
    ],
)
def test_names(text: str, names: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    assert tidied(text, *names) == expected


def test_what_is_listed_with_a_place_is_a_place() -> None:
    tokens = tokens_of("in Safi , Oujda")
    tokens[3] = replace(tokens[3], dep="conj", head=1)
    found = tidy_names(tokens, [Name(1, 2, "LOC"), Name(3, 4, "PER")], LISTS)
    assert [name.label for name in found] == ["LOC", "LOC"]


def test_a_language_without_lists_keeps_its_names() -> None:
    assert tidied("in Lagos", ("Lagos", "LOC"), lists=WordLists()) == [("Lagos", "LOC")]


def test_a_language_without_a_file_has_empty_lists(tmp_path: Path) -> None:
    assert load_word_lists(tmp_path) == WordLists()
