"""From files to frozen nouns."""

import pickle
from pathlib import Path

import pytest

from dateline.codebook import load_codebook
from dateline.errors import UsageError
from tests.codebook.samples import INDEX, TYPE, WORDS, write


def test_a_folder(tmp_path: Path) -> None:
    book = load_codebook(write(tmp_path))
    assert (book.name, book.version, len(book.hash)) == ("harbour", "0.2", 64)
    slowdown = book.type("slowdown")
    assert slowdown.crosswalk == {"plover": "PROTEST", "cameo": "144", "acled": None}
    assert slowdown.codes("convoy") == {"plover": "PROTEST", "cameo": "145"}
    assert slowdown.codes(None) == {"plover": "PROTEST", "cameo": "144"}
    assert slowdown.roles.actor == "who slows down"
    assert slowdown.roles.target is None
    assert slowdown.examples[0].trigger == "slowed down"
    assert slowdown.counter_examples[0].why == "the economy"


def test_frames_are_filled_in(tmp_path: Path) -> None:
    frames = load_codebook(write(tmp_path)).type("slowdown").frames["en"]
    verb, noun = frames[0], frames[-1]
    assert (verb.kind, verb.words, verb.mode) == ("verb", ("slow down",), "convoy")
    assert verb.subject == frozenset({"ferry", "trawler", "fishing boat", "tug"})
    assert verb.object is None
    assert (verb.actor, verb.target) == (("subject",), ("object",))
    assert (noun.kind, noun.weak, noun.modifier) == ("noun", True, frozenset({"port"}))
    assert (noun.actor, noun.target) == (("by", "possessive", "subject"), ())


def test_prepositions_are_alternatives(tmp_path: Path) -> None:
    frames = load_codebook(write(tmp_path)).type("slowdown").frames["en"]
    assert [(frame.index, frame.prep) for frame in frames] == [
        (0, {"in": {"harbour"}}),
        (0, {"on": frozenset()}),
        (0, {"across": {"bay"}}),
        (1, {}),
    ]


def test_classes_hold_classes(tmp_path: Path) -> None:
    words = load_codebook(write(tmp_path)).words["en"]
    assert words["vessel"] == {"ferry", "trawler", "fishing boat", "tug"}


def test_one_file_holds_all(tmp_path: Path) -> None:
    parts = write(tmp_path / "parts")
    indented = ["  " + line for line in TYPE.splitlines()]
    whole = [*INDEX.splitlines()[:4], "  en:", *("    " + line for line in WORDS.splitlines()), "types:"]
    whole += ["- " + indented[0].strip(), *indented[1:]]
    path = tmp_path / "whole.yaml"
    path.write_text("\n".join(whole) + "\n", encoding="utf-8")
    assert load_codebook(path).hash == load_codebook(parts).hash


def test_a_single_type_is_added_to_the_shipped_ones(tmp_path: Path) -> None:
    path = tmp_path / "slowdown.yaml"
    path.write_text(TYPE.replace("$vessel", "$vehicle"), encoding="utf-8")
    book, shipped = load_codebook(path), load_codebook()
    assert [item.name for item in book.types] == ["slowdown", *(item.name for item in shipped.types)]
    assert book.type("slowdown").frames["en"][0].subject == shipped.words["en"]["vehicle"]


def test_a_type_of_the_same_name_takes_the_place(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(TYPE.replace("type: slowdown", "type: strike").replace("$vessel", "ferry"), encoding="utf-8")
    book, shipped = load_codebook(path), load_codebook()
    assert [item.name for item in book.types] == [item.name for item in shipped.types]
    assert book.type("strike").title == "Slowdowns in port"


def test_own_words_stand_beside_the_shipped_ones(tmp_path: Path) -> None:
    index = INDEX.replace("languages", "extends: dateline\nlanguages")
    book = load_codebook(write(tmp_path, index, WORDS.replace("tug", "$aircraft")))
    assert {"ferry", "helicopter"} <= book.words["en"]["vessel"]
    assert book.words["en"]["police"] == load_codebook().words["en"]["police"]


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "# a remark\n" + TYPE},
        {"words": "boat: [trawler, ferry, fishing boat, ferry]\nvessel: [tug, $boat]\n"},
        {"kind": TYPE.replace("Boats move slowly", "Boats move\n  slowly")},
        {"index": INDEX.replace("  - slowdown.yaml", '  - "slowdown.yaml"')},
    ],
)
def test_the_form_does_not_change_the_hash(tmp_path: Path, changed: dict[str, str]) -> None:
    before = load_codebook(write(tmp_path / "a")).hash
    assert load_codebook(write(tmp_path / "b", **changed)).hash == before


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": TYPE.replace("weak: true", "weak: false")},
        {"words": WORDS.replace("tug", "barge")},
        {"index": INDEX.replace("0.2", "0.3")},
        {"kind": TYPE.replace("the economy", "money")},
    ],
)
def test_the_content_does(tmp_path: Path, changed: dict[str, str]) -> None:
    before = load_codebook(write(tmp_path / "a")).hash
    assert load_codebook(write(tmp_path / "b", **changed)).hash != before


def test_it_can_be_sent_to_another_process(tmp_path: Path) -> None:
    book = load_codebook(write(tmp_path))
    assert pickle.loads(pickle.dumps(book)) == book


def test_no_such_type(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="parade"):
        load_codebook(write(tmp_path)).type("parade")


@pytest.mark.parametrize("name", ["nothing", "empty"])
def test_nothing_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=r"codebook\.yaml"):
        load_codebook(tmp_path / name)
