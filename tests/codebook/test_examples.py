"""The examples of a codebook through the coder: the shipped ones, and a type that somebody adds by YAML alone."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.codebook import load_codebook
from dateline.config import CodebookConfig, Config
from dateline.run.build import build
from dateline.run.coder import Coder
from dateline.run.examples import Outcome, try_examples
from dateline.store.record import Record

PAGE = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
UNIVERSITY = re.findall(r"```yaml\n(type: university_occupation.*?)```", PAGE, re.DOTALL)[0]
NOUNS = UNIVERSITY[UNIVERSITY.index("    - noun: [occupation, takeover]") : UNIVERSITY.index("    - noun: [campus")]

SHUTDOWN = """\
type: internet_shutdown
title: Internet shutdowns
definition: The state cuts, slows or blocks the internet, mobile data or a messaging service for a place or a country.
family: repression
roles: {actor: who cuts it, target: what is cut}
crosswalk: {plover: COERCE, cameo: "172", acled: null}
note: ACLED has no code for it.
frames:
  en:
    - verb: [cut, cut off, block, throttle, switch off, shut down, suspend, disable, slow, restrict]
      object: [internet, internet access, mobile internet, data, mobile data, broadband, network, access, service, app]
      not_subject: [storm, cyclone, cable, technician]
      not_prep: {for: [maintenance, repair]}
    - noun: [internet shutdown, internet blackout, internet cut, data blackout, network shutdown]
      actor: [by, possessive, subject]
      target: none
examples:
  - {text: The government cut the internet in Lomé on Thursday night., trigger: cut}
  - {text: Mobile data was switched off across Conakry before the vote., trigger: switched off}
  - {text: The regulator blocked access to two messaging services in Almaty., trigger: blocked}
  - {text: Operators throttled mobile internet in Srinagar on orders of the state., trigger: throttled}
  - {text: Broadband was suspended in Mandalay for the third day., trigger: suspended}
  - {text: Residents of Bamenda woke up to an internet blackout., trigger: internet blackout}
  - {text: The internet shutdown in Khartoum entered its second week., trigger: internet shutdown}
  - {text: The ministry of communications restricted internet access in Addis Ababa., trigger: restricted}
  - {text: The authorities shut down the network in Quetta., trigger: shut down}
  - {text: Mobile internet was disabled in Minsk for three evenings., trigger: disabled}
counter_examples:
  - {text: A cyclone cut the internet in Port Vila., why: nature}
  - {text: The provider suspended the service in Tartu for maintenance., why: maintenance}
  - {text: The internet has changed the way people read in Kigali., why: no cut}
"""
REPORT = """Phones go dark in Conakry

CONAKRY, 4 March 2020 – The government switched off mobile data in Conakry on Monday, a day before the referendum.

Shopkeepers said they could not take payments by phone. Police arrested three students in Kindia on Tuesday.
"""


def write(folder: Path, text: str, name: str = "own.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def wrong(outcomes: Sequence[Outcome]) -> list[tuple[str, str]]:
    return [(outcome.type, outcome.text) for outcome in outcomes if not outcome.is_right]


def test_all_shipped_examples_come_out_right() -> None:
    coder = Coder(Config())
    assert [fault for kind in load_codebook().types for fault in wrong(list(try_examples(coder, kind)))] == []


def test_the_type_of_the_page_comes_out_as_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, UNIVERSITY)
    assert main(["codebook", "test", str(path), "--type", "university_occupation"]) == 0
    assert capsys.readouterr().out in PAGE


def test_without_a_frame_it_fails_as_the_page_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, UNIVERSITY.replace(NOUNS, ""))
    assert main(["codebook", "test", str(path), "--type", "university_occupation"]) == 1
    said = capsys.readouterr()
    assert said.out in PAGE
    assert "6 sentences of 1 type: 1 wrong" in said.err
    assert main(["codebook", "test", str(path), "--type", "university_occupation", "--json"]) == 1
    [fault] = [row for row in json.loads(capsys.readouterr().out) if not row["is_right"]]
    assert fault["trigger"] == "occupation"
    assert fault["seen"][0]["types"] == ["blockade"]


def test_a_counter_example_that_is_found_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path, SHUTDOWN.replace("storm, cyclone, ", ""))
    assert main(["codebook", "test", str(path), "--type", "internet_shutdown"]) == 1
    said = capsys.readouterr().out
    assert "found, but is nature\n    A cyclone cut the internet in Port Vila." in said


def test_no_such_type(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codebook", "test", "--type", "regatta"]) == 2
    assert "'regatta' is no type" in capsys.readouterr().err


def test_faults_come_before_examples(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codebook", "test", str(write(tmp_path, SHUTDOWN.replace("noun:", "nuon:")))]) == 4
    assert "unknown key `nuon`" in capsys.readouterr().err


def test_a_type_of_ten_examples_is_tested_and_found_in_a_build(tmp_path: Path) -> None:
    config = Config(codebook=CodebookConfig(path="own.yaml"), folder=str(tmp_path))
    book = load_codebook(write(tmp_path, SHUTDOWN))
    outcomes = list(try_examples(Coder(config), book.type("internet_shutdown")))
    assert len(outcomes) == 13
    assert wrong(outcomes) == []
    report = write(tmp_path, REPORT, "conakry.txt")
    build([str(report)], tmp_path / "own.dateline", config)
    with Record.open(tmp_path / "own.dateline", read_only=True) as record:
        [coded] = record.coded_reports()
    found = {(event.type, event.place.name if event.place else None) for event in coded.events}
    assert ("internet_shutdown", "Conakry") in found
    assert ("arrest", "Kindia") in found


def test_an_event_of_two_types_is_shown_for_either(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, UNIVERSITY)
    config = Config(codebook=CodebookConfig(path="own.yaml"), folder=str(tmp_path))
    report = write(
        tmp_path, "SKOPJE, 14 May 2019 – Students occupied the rectorate in Skopje on Monday.\n", "skopje.txt"
    )
    build([str(report)], tmp_path / "own.dateline", config)
    for name in ("university_occupation", "blockade"):
        assert main(["show", str(tmp_path / "own.dateline"), "--type", name, "--json"]) == 0
        [event] = json.loads(capsys.readouterr().out)["events"]
        assert event["types"] == ["university_occupation", "blockade"]
