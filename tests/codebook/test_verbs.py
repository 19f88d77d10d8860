"""`dateline codebook copy`, `check`, `list`."""

import json
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.codebook import load_codebook
from tests.codebook.samples import TYPE, write


def test_a_copy_is_the_same_codebook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mine"
    assert main(["codebook", "copy", str(folder)]) == 0
    assert main(["codebook", "check", str(folder)]) == 0
    assert "no faults" in capsys.readouterr().out
    assert load_codebook(folder).hash == load_codebook().hash
    assert len(list(folder.glob("types/*.yaml"))) == 21


def test_a_changed_copy_is_another(tmp_path: Path) -> None:
    main(["codebook", "copy", str(tmp_path)])
    path = tmp_path / "types" / "strike.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: Strikes", "title: Stoppages"), encoding="utf-8")
    book = load_codebook(tmp_path)
    assert book.type("strike").title == "Stoppages"
    assert book.hash != load_codebook().hash


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path)
    assert main(["codebook", "copy", str(tmp_path)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert load_codebook(tmp_path).name == "harbour"


def test_faults_go_to_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, kind=TYPE.replace("weak: true", "weak: true\n      week: 1").replace("title:", "tilte:"))
    assert main(["codebook", "check", str(tmp_path)]) == 1
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert [line.removeprefix(f"{tmp_path / 'slowdown.yaml'}:").split(":")[0] for line in lines] == ["1", "2", "17"]
    assert "3 faults" in shown.err


def test_check_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, kind=TYPE.replace("[$vessel]", "[$vesel]"))
    assert main(["codebook", "check", str(tmp_path), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert len(found["faults"]) == 1
    assert found["hash"] is None


def test_check_of_nothing(tmp_path: Path) -> None:
    assert main(["codebook", "check", str(tmp_path / "nothing.yaml")]) == 2


def test_list_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codebook", "list", "--codebook", str(write(tmp_path)), "--json"]) == 0
    (only,) = json.loads(capsys.readouterr().out)
    assert only["name"] == "slowdown"
    assert only["frames"] == {"en": 2}


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codebook", "list"]) == 0
    shown = capsys.readouterr()
    assert "hunger_strike" in shown.out
    assert "21 types" in shown.err
