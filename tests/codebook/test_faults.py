"""A wrong codebook is told all its faults, each with its line."""

from pathlib import Path

import pytest

from dateline.codebook import load_codebook
from dateline.errors import CodebookError
from tests.codebook.samples import INDEX, TYPE, WORDS, write

FAULTY = """\
type: slowdown
title: Slowdowns in port
family: protest
roles: {actor: who slows down, target: null}
modes: [convoy]
crosswalk: {plover: PROTEST, cameo: "144", acled: null}
frames:
  en:
    - verb: [slow down]
      subjekt: [$vessel]
      mode: convoys
    - noun: [slowdown]
      modifier: [$porte]
      weak: yes
examples:
  - text: Trawlers slowed down in the harbour of Vigo.
    trigger: slowed up
"""


def faults(path: Path) -> list[str]:
    with pytest.raises(CodebookError) as caught:
        load_codebook(path)
    return [fault.removeprefix(f"{path}/") for fault in caught.value.faults]


def test_six_faults_of_all_kinds_give_six_lines(tmp_path: Path) -> None:
    found = faults(write(tmp_path, kind=FAULTY))
    assert [fault.split(" ")[0] for fault in found] == [f"slowdown.yaml:{line}:" for line in (1, 10, 11, 13, 14, 17)]
    assert "`definition` is missing" in found[0]
    assert "did you mean `subject`?" in found[1]
    assert "did you mean `convoy`?" in found[2]
    assert "unknown word class `$porte`" in found[3]
    assert "true or false" in found[4]
    assert "trigger `slowed up`" in found[5]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("type: slowdown", "type: Slow Down", 1, "lower-case letters"),
        ("title: Slowdowns in port", "title:", 2, "`title` must be text"),
        ("title: Slowdowns in port", "title: Slowdowns\ntitle: Again", 3, "stands twice"),
        ("definition: Boats move slowly on purpose.", "definitoin: Boats", 3, "did you mean `definition`?"),
        ("actor: who slows down", "agent: who slows down", 5, "unknown key `agent`"),
        ('cameo: "144", ', "", 7, "`cameo` is missing"),
        ("{convoy: {", "{convoys: {", 24, "did you mean `convoy`?"),
        ("- verb: [slow down]", "- verb: [slow down]\n      noun: [slowing]", 10, "this one has `verb` and `noun`"),
        ("- verb: [slow down]", "- weak: true", 10, "this one has none"),
        ("verb: [slow down]", "verb: []", 10, "list at least one"),
        ("verb: [slow down]", "verb: {slow: down}", 10, "must be a list"),
        ("verb: [slow down]", "verb: [Slow down]", 10, "lower case"),
        ("subject: [$vessel]", "subject: [tug,\n        $vesel]", 12, "did you mean `vessel`?"),
        ("on: []", "on: [$sea]", 12, "unknown word class `$sea`"),
        ("prep: {in:", "prep: [in", 12, ""),
        ("mode: convoy", "status: maybe", 13, "'maybe'; use 'planned', 'denied' or 'alleged'"),
        ("mode: convoy", "passive: always", 13, "use 'only' or 'never'"),
        ("mode: convoy", "also: [strik]", 13, "unknown type `strik`"),
        ("mode: convoy", "actor: bye", 13, "did you mean `by`?"),
        ("mode: convoy", "object: [speed]\n      intransitive: true", 14, "exclude each other"),
        ("weak: true", "weak: 'true'", 16, "true or false"),
        ("modifier: [port]", "modifier: [true]", 15, "in quotes"),
        ("target: null", "tarjet: null", 17, "did you mean `target`?"),
        ("    trigger: slowed down", "    trigger: slow down", 20, "does not stand in the example"),
        ("    why: the economy", "    reason: the economy", 22, "`why` is missing"),
    ],
)
def test_every_fault_names_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in TYPE
    found = faults(write(tmp_path, kind=TYPE.replace(old, new)))
    assert any(fault.startswith(f"slowdown.yaml:{line}:") and words in fault for fault in found), found


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("name: harbour\n", "", 1, "`name` is missing"),
        ("languages: [en]", "languages: [fa]", 9, "language `en` is not in `languages`"),
        ("  en: words.yaml", "  en: wrods.yaml", 5, "no file wrods.yaml"),
        ("  - slowdown.yaml", "  - ../slowdown.yaml", 7, "in the folder of the index"),
        ("  - slowdown.yaml", "  - [slowdown.yaml]", 7, "must be a path"),
        ("  - slowdown.yaml", "  - slowdown.yaml\n  - slowdown.yaml", 1, "described twice"),
        ("version: 0.2", "version: 0.2\nextends: dateline2", 3, "use 'dateline'"),
    ],
)
def test_faults_of_the_index(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in INDEX
    found = faults(write(tmp_path / "own", index=INDEX.replace(old, new)))
    assert any(f":{line}: " in fault and words in fault for fault in found), found


@pytest.mark.parametrize(
    ("words", "line", "message"),
    [
        ("boat: ferry\nvessel: [$boat]\n", 1, "must be a list of words"),
        ("boat: [$vessel]\nvessel: [$boat, tug]\n", 1, "contains itself"),
        ("boat: [ferry]\nvessel: [$boot]\n", 2, "did you mean `boat`?"),
        ("boat: [Ferry]\nvessel: [$boat]\n", 1, "capital letter"),
        ("[boat, vessel]\n", 1, "`class: [word, word]`"),
    ],
)
def test_faults_of_word_classes(tmp_path: Path, words: str, line: int, message: str) -> None:
    found = faults(write(tmp_path, words=words))
    assert any(fault.startswith(f"words.yaml:{line}:") and message in fault for fault in found), found


def test_a_type_file_by_itself_keeps_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "slowdown.yaml"
    path.write_text(TYPE.replace("mode: convoy", "mood: convoy"), encoding="utf-8")
    found = faults(path)
    assert [fault.removeprefix(str(path))[:4] for fault in found] == [":11:", ":13:"]
    assert "$vessel" in found[0]


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "words.yaml").write_bytes(WORDS.encode() + b"caf\xe9: [x]\n")
    assert "words.yaml:3: not UTF-8; save the file as UTF-8" in faults(tmp_path)
