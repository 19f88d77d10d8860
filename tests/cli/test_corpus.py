"""`dateline corpus`: check, convert, stats, agree, from end to end on one report."""

import json
from pathlib import Path

import pytest

from dateline.cli.main import main
from tests.evaluate.corpus.samples import WHOLE, write


def test_a_right_report_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "check", str(write(tmp_path))]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "1 reports, 0 faults\n")


def test_faults_of_all_reports_are_named_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, WHOLE.replace("Migori, KE", "Migoory Town, KE"), "ke-1")
    write(tmp_path, WHOLE.replace("[Sunday]", "[Sunday"), "ke-2")
    assert main(["corpus", "check", str(tmp_path), "--json"]) == 1
    place, bracket = json.loads(capsys.readouterr().out)
    assert "ke-1.report: e4: the gazetteer has no 'Migoory Town, KE'" in place
    assert "ke-2.report: line 14: '[' is never closed" in bracket


def test_a_corpus_converted_is_built_and_evaluated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "corpus")
    out, record = tmp_path / "out", tmp_path / "r.dateline"
    assert main(["corpus", "convert", str(tmp_path / "corpus"), "--out", str(out)]) == 0
    assert main(["build", str(out / "reports"), "--record", str(record)]) == 0
    capsys.readouterr()
    assert main(["evaluate", str(record), "--gold", str(out / "gold"), "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert scores["tallies"]["where"]["gold"] == 4
    assert scores["missing"] == []
    (line,) = (out / "spans.jsonl").read_text(encoding="utf-8").splitlines()
    spans = json.loads(line)
    marched = next(mark for mark in spans["marks"] if mark["role"] == "trigger")
    assert spans["text"][marched["start"] : marched["end"]] == "marched"


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = write(tmp_path)
    assert main(["corpus", "convert", str(report), "--out", str(tmp_path)]) == 2
    assert "exists already" in capsys.readouterr().err


def test_one_report_is_not_converted_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "a")
    write(tmp_path / "b")
    assert main(["corpus", "convert", str(tmp_path / "a"), str(tmp_path / "b"), "--out", str(tmp_path / "out")]) == 2
    assert "is that of" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_gold_without_reports_is_asked_about(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "stats", str(write(tmp_path)), "--gold", str(tmp_path)]) == 2
    assert "--beside" in capsys.readouterr().err


def test_stats_say_what_there_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = str(write(tmp_path))
    assert main(["corpus", "stats", report, "--counts-only"]) == 0
    assert "display 2, crackdown 1, demonstration 1" in capsys.readouterr().out
    real = tmp_path / "real"
    real.mkdir()
    (real / "a.txt").write_text("Miners in Oruro walked out on Monday, and the union said so.\n" * 3, encoding="utf-8")
    assert main(["corpus", "stats", report, "--beside", str(real), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["counts"]["reports"] == 1
    assert found["triggers"]["demonstration"]["commonest"] == "march"
    assert found["prose"]["these"]["words"] > 80
    assert found["prose"][str(real)]["texts"] == 1


def test_agreement_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "a")
    write(tmp_path / "b", WHOLE.replace("| crackdown |", "| strike |"))
    assert main(["corpus", "agree", str(tmp_path / "a"), str(tmp_path / "b"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["scores"]["tallies"]["where"]["f1"] == 0.75
    assert len(found["disagreements"]) == 2
    assert main(["corpus", "agree", str(tmp_path / "a"), str(tmp_path / "b")]) == 0
    assert "only the second has strike at Kisumu" in capsys.readouterr().out
