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
