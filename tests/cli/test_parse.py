"""`dateline parse` shows rule writers what rules see."""

from pathlib import Path

import pytest

from dateline.cli.main import main

TEXT = "Police arrested 14 people in Valparaíso. Teachers marched in Kisumu.\n"


def test_a_text_comes_out_as_conllu(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["parse", str(tmp_path / "a.txt")]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines() if line[:1].isdigit()]
    assert all(len(row) == 10 for row in rows)
    words = " ".join(row[1] for row in rows)
    assert words == "Police arrested 14 people in Valparaíso . Teachers marched in Kisumu ."
    assert sum(row[6] == "0" for row in rows) == 2


def test_trees_are_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main(["parse", str(tmp_path / "a.txt"), "--draw"]) == 0
    drawn = capsys.readouterr().out
    assert [word for word in ("arrested", "Valparaíso", "nsubj") if word not in drawn] == []


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(tmp_path / "none.txt")]) == 2
    assert "none.txt" in capsys.readouterr().err


def test_given_words_and_sentences_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["1\tNurses\t" + "_\t" * 7 + "_", "2\tleft\t" + "_\t" * 7 + "_", "", "1\tAccra-\t" + "_\t" * 7 + "_"]
    (tmp_path / "a.conllu").write_text("# sent_id = 1\n" + "\n".join(words) + "\n\n", encoding="utf-8")
    assert main(["parse", "--from-conllu", str(tmp_path / "a.conllu")]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines() if line[:1].isdigit()]
    assert [(row[0], row[1]) for row in rows] == [("1", "Nurses"), ("2", "left"), ("1", "Accra-")]
    assert [row[6] for row in rows] == ["2", "0", "0"]


def test_a_file_that_is_no_conllu_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.conllu").write_text("Police arrested 14 people.\n", encoding="utf-8")
    assert main(["parse", "--from-conllu", str(tmp_path / "a.conllu")]) == 4
    assert "line 1 does not have ten columns" in capsys.readouterr().err
