"""What several reports tell, on the command line: shown, told, judged, and whose the publishers are."""

import json
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.config import Config
from dateline.run.build import build
from dateline.store.record import Record
from tests.run import fakes
from tests.run.test_link import FIRST, SECOND
from tests.store.samples import CODER, code, raw_report

Out = pytest.CaptureFixture[str]


@pytest.fixture
def record(tmp_path: Path) -> str:
    """A record of two reports of one march, one paragraph of which is copied."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    path = tmp_path / "r.dateline"
    build([str(folder)], path, Config(), factory=fakes.first)
    return str(path)


def events(record: str, out: Out) -> list[dict[str, str]]:
    assert main(["show", record, "--json"]) == 0
    found: list[dict[str, str]] = json.loads(out.readouterr().out)["events"]
    return found


def test_incidents_and_passages_are_listed(record: str, capsys: Out) -> None:
    assert main(["show", record, "--incidents"]) == 0
    assert "demonstration" in capsys.readouterr().out
    assert main(["show", record, "--passages", "--json"]) == 0
    [passage] = json.loads(capsys.readouterr().out)["passages"]
    assert passage["similarity"] == 1.0


def test_the_story_of_an_incident_is_told(record: str, capsys: Out) -> None:
    [one, other] = events(record, capsys)
    assert one["incident_id"] == other["incident_id"]
    assert main(["why", one["incident_id"], "--record", record, "--incident"]) == 0
    told = capsys.readouterr().out
    assert told.count("told by") == 2
    assert "joined" in told
    assert "place: " in told
    assert main(["why", one["id"], "--record", record]) == 0
    assert "incident    " in capsys.readouterr().out


def test_a_person_has_the_last_word(record: str, capsys: Out) -> None:
    [one, other] = events(record, capsys)
    words = [one["id"][:12], other["id"][:12], "--by", "Inés", "--record", record]
    assert main(["judge", "apart", *words, "--reason", "another march"]) == 0
    assert "two incidents" in capsys.readouterr().err
    assert len({event["incident_id"] for event in events(record, capsys)}) == 2
    assert main(["judge", "open", *words]) == 0
    assert "one incident" in capsys.readouterr().err
    assert main(["link", record]) == 0
    assert "1 incident, 1 of them told by several reports; 1 copied passage" in capsys.readouterr().err


def test_an_event_is_not_judged_against_itself(record: str, capsys: Out) -> None:
    [one, _] = events(record, capsys)
    assert main(["judge", "same", one["id"], one["id"], "--by", "Inés", "--record", record]) == 2
    assert "one event; name two" in capsys.readouterr().err


def test_an_export_says_that_links_are_outdated(record: str, tmp_path: Path, capsys: Out) -> None:
    raw = raw_report("Bread\nA march in Gweru drew 40 people.", "third.txt")
    with Record.open(Path(record)) as opened:
        opened.add_kept(raw, code(raw), CODER)
    assert main(["export", record, "--out", str(tmp_path / "out")]) == 0
    assert "older than the reports" in capsys.readouterr().err
    assert main(["link", record]) == 0
    assert main(["export", record, "--out", str(tmp_path / "again")]) == 0
    assert "older than the reports" not in capsys.readouterr().err


def test_links_are_exported(record: str, tmp_path: Path, capsys: Out) -> None:
    out = tmp_path / "out"
    assert main(["export", record, "--format", "jsonl", "--format", "csv", "--out", str(out)]) == 0
    [incident] = (out / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(incident)["corroboration"] in {"copied", "multiple"}
    assert len((out / "incidents.csv").read_text(encoding="utf-8").splitlines()) == 2
    assert json.loads((out / "manifest.json").read_text(encoding="utf-8"))["not_attempted"] == []
    capsys.readouterr()


def test_a_publisher_is_looked_up(tmp_path: Path, capsys: Out) -> None:
    assert main(["sources", "find", "AP"]) == 0
    assert "Associated Press: wire" in capsys.readouterr().out
    assert main(["sources", "find", "The Harbour Post of Nowhere"]) == 1
    assert "a source of its own" in capsys.readouterr().err
    copy = tmp_path / "sources.toml"
    assert main(["sources", "copy", str(copy)]) == 0
    assert main(["sources", "check", str(copy)]) == 0
    copy.write_text(copy.read_text(encoding="utf-8").replace('kind = "wire"', 'kind = "wired"', 1), encoding="utf-8")
    capsys.readouterr()
    assert main(["sources", "check", str(copy)]) == 1
    assert "did you mean `wire`?" in capsys.readouterr().out
