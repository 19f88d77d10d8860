"""`dateline places find`: the candidates for a name, and why the first one wins."""

import json

import pytest

from dateline.cli.main import main

WHY = {
    "the larger": ("Valencia", "the larger"),
    "a country before a town": ("Chile", "country before"),
    "the only one": ("Antananarivo", "only place"),
}


@pytest.mark.parametrize(("name", "reason"), WHY.values(), ids=WHY)
def test_the_reason_is_told(name: str, reason: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "find", name]) == 0
    shown = capsys.readouterr()
    assert name in shown.out
    assert reason in shown.err


def test_json_has_all_candidates_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "find", "Córdoba", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    scores = [candidate["score"] for candidate in found["candidates"]]
    assert scores == sorted(scores, reverse=True)
    assert {"AR", "ES"} <= {candidate["country"] for candidate in found["candidates"]}
    assert found["why"]
    assert found["gazetteer"].startswith("places-")


def test_a_country_narrows_and_allows_other_spellings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "find", "Khvaf", "--country", "ir", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["country"] == "IR"
    assert {candidate["country"] for candidate in found["candidates"]} == {"IR"}


def test_a_name_that_nobody_bears(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "find", "Xqzzyw"]) == 1
    assert "no place called Xqzzyw" in capsys.readouterr().err
    assert main(["places", "find", "Xqzzyw", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["candidates"] == []


def test_no_country_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "find", "Lima", "--country", "XX"]) == 2
    assert "XX" in capsys.readouterr().err
