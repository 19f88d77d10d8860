"""`dateline actors`: what is known under a name, faults of a register, and a copy to change."""

import json
from pathlib import Path

import pytest

from dateline.cli.main import main

VERDICTS = {
    "a whole name": (["Amnesty International"], "amnesty-international", "by the words alone"),
    "two bearers": (["PNP"], "ph-police", "no id; --country asks"),
    "in one country": (["PNP", "--country", "pe"], "pe-police", "in a report about PE: pe-police (by the country)"),
    "an office": (
        ["Home Ministry", "--country", "NP"],
        "np-interior-ministry",
        "np-interior-ministry (by the country)",
    ),
    "an office of any country": (["interior ministry"], "{country}-interior-ministry", "no id"),
}


@pytest.mark.parametrize(("words", "shown", "said"), VERDICTS.values(), ids=VERDICTS)
def test_who_is_meant_is_told(words: list[str], shown: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actors", "find", *words]) == 0
    told = capsys.readouterr()
    assert shown in told.out
    assert said in told.err


def test_json_has_all_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actors", "find", "PNP", "--country", "PH", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["match"] == {"id": "ph-police", "basis": "report"}
    assert [entry["id"] for entry in found["entries"]] == ["ph-police"]
    assert found["register"].startswith("dateline actors ")


@pytest.mark.parametrize("words", [["Nkechi Obiora"], ["police", "--country", "IN"], [""]])
def test_a_name_that_no_public_body_bears(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actors", "find", *words]) == 1
    assert "no public body called" in capsys.readouterr().err


def test_no_country_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actors", "find", "police", "--country", "XX"]) == 2
    assert "XX" in capsys.readouterr().err


def test_a_copy_has_no_faults_and_a_person_in_it_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    assert main(["actors", "copy", str(path)]) == 0
    assert main(["actors", "check", str(path)]) == 0
    assert "no faults" in capsys.readouterr().out
    with path.open("a", encoding="utf-8") as file:
        file.write("  - {id: a-b, kind: activist, country: null, names: [A B]}\n")
    assert main(["actors", "check", str(path)]) == 1
    assert "`activist` is a kind of person" in capsys.readouterr().out
    assert main(["actors", "check", str(path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["faults"]
    assert main(["actors", "find", "UN", "--actors", str(path)]) == 4
