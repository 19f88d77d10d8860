"""`dateline evaluate --from-reviews`: regressions are named, gold is written, the score is fitted."""

import json
import random
import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from dateline.cli import evaluate as verb
from dateline.cli.cases import evaluate_cases
from dateline.cli.main import main
from dateline.config import Config
from dateline.model.coded import CodedReport
from dateline.model.report import RawReport
from dateline.resolve.calibrated import load_calibration
from dateline.run.build import build
from dateline.run.protocol import CoderProtocol
from dateline.store.record import Record
from tests.run import fakes
from tests.run.test_two_coders import TEXT, judge, newer
from tests.run.test_two_coders import source as source
from tests.store.test_reviews import word

Out = pytest.CaptureFixture[str]
Use = Callable[[Callable[[Config], CoderProtocol]], None]


@pytest.fixture
def record(source: Path, tmp_path: Path) -> str:
    """A record that was coded by the first coder, and judged."""
    path = tmp_path / "r.dateline"
    build([str(source)], path, Config(), factory=fakes.first)
    with Record.open(path) as opened:
        judge(opened)
    return str(path)


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Use:
    """Lets the current coder be another one."""
    monkeypatch.chdir(tmp_path)

    def set_coder(factory: Callable[[Config], CoderProtocol]) -> None:
        monkeypatch.setattr(verb, "evaluate_cases", partial(evaluate_cases, factory=factory))

    return set_coder


def row(out: str, name: str) -> list[str]:
    return next(line.split()[1:] for line in out.splitlines() if line.split()[:1] == [name])


def test_the_same_coder_loses_nothing(record: str, use: Use, capsys: Out) -> None:
    use(fakes.first)
    assert main(["evaluate", record, "--from-reviews"]) == 0
    said = capsys.readouterr()
    # Wanted, found, type, place, date and status right, missed; rejected, come again.
    assert row(said.out, "demonstration") == ["4", "4", "4", "3", "3", "4", "0", "2", "2"]
    assert row(said.out, "gathering") == ["1", "0", "0", "0", "0", "0", "1", "0", "0"]
    assert row(said.out, "all")[0] == "5"
    assert "1 reports with judged events" in said.err


def test_what_another_coder_loses_is_named(record: str, use: Use, capsys: Out) -> None:
    use(newer)
    assert main(["evaluate", record, "--from-reviews"]) == 1
    said = capsys.readouterr()
    assert row(said.out, "all") == ["5", "3", "2", "2", "2", "3", "2", "2", "1"]
    lost = [line.partition(": ")[2] for line in said.err.splitlines() if ": was " in line or "event " in line]
    assert [line for line in lost if "no longer" in line] == [
        line for line in lost if line.startswith(("demonstration in Gweru", "demonstration in Bitola"))
    ]
    assert any("in Bitola" in line and line.endswith("was accepted, and is no longer found") for line in lost)
    assert any("in Gweru" in line and line.endswith("was corrected, and type no longer right") for line in lost)
    assert len([line for line in lost if "no longer" in line]) == 2


def test_a_rejected_event_that_comes_again_is_named(record: str, source: Path, use: Use, capsys: Out) -> None:
    build([str(source)], Path(record), Config(), factory=newer)
    use(fakes.first)
    assert main(["evaluate", record, "--from-reviews"]) == 1
    assert "in Sari, UY (“march”" in (err := capsys.readouterr().err)
    assert "was rejected, and comes again" in err


def test_the_figures_come_as_json(record: str, use: Use, capsys: Out) -> None:
    use(newer)
    assert main(["evaluate", record, "--from-reviews", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["cases"]["all"]["missed"] == 2
    assert {lost["place"]: lost["lost"] for lost in found["cases"]["regressions"]}["Gweru, UY"] == ["type"]
    assert (found["written"], found["recalibrated"], found["refused"]) == ([], None, [])


def test_a_report_that_can_no_longer_be_coded_is_named(
    record: str, use: Use, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbles(_raw: object) -> None:
        raise ZeroDivisionError("a new fault")

    use(fakes.second)
    monkeypatch.setattr(fakes, "misbehave", stumbles)
    assert main(["evaluate", record, "--from-reviews"]) == 1
    assert "can no longer be coded" in capsys.readouterr().err


def test_judgements_are_written_as_gold_that_can_be_read(record: str, use: Use, capsys: Out, tmp_path: Path) -> None:
    use(fakes.first)
    gold = tmp_path / "gold"
    assert main(["evaluate", record, "--from-reviews", "--write", str(gold)]) == 0
    [file] = gold.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert [bool(e["optional"]) for e in json.loads(file.read_text("utf-8"))["events"]] == [False] * 5 + [True] * 2
    capsys.readouterr()
    assert main(["evaluate", record, "--gold", str(gold), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["missing"] == []
    # What was put right and what was added is missing in the coding; the other invented towns lie at one point.
    assert (found["tallies"]["where"]["gold"], found["tallies"]["where"]["missed"]) == (5, 2)


class Scored:
    """The first coder, with scores that fall from event to event; the later ones were judged wrong more often."""

    id = "scored-1"
    parts = {"stages": "scored"}  # noqa: RUF012

    def code(self, raw: RawReport) -> CodedReport:
        coded = fakes.first(Config()).code(raw)
        chance = random.Random(raw.id)
        events = tuple(replace(event, score=round(chance.uniform(0.6, 0.95), 3)) for event in coded.events)
        return replace(coded, events=events)


def scored(_config: Config) -> Scored:
    return Scored()


@pytest.fixture
def judged(tmp_path: Path) -> Callable[[int, bool], str]:
    """A record of so many judged events, of which fewer than half are right."""

    def make(count: int, sampled: bool) -> str:
        path = tmp_path / "scored.dateline"
        there = count if sampled else count + 1
        build([str(fakes.write_reports(tmp_path / "many", there))], path, Config(), factory=scored)
        chance = random.Random(4)
        with Record.open(path) as opened:
            # Leaving out the first of the draw leaves nothing drawn.
            events = sorted(opened.events(), key=lambda event: event.id)[there - count :]
            right = [chance.random() < event.score - 0.4 for event in events]
            said = zip(events, right, strict=True)
            opened.review([word(event, "accept" if yes else "reject") for event, yes in said])
        return str(path)

    return make


def test_the_score_is_fitted_and_written(
    judged: Callable[[int, bool], str], use: Use, capsys: Out, tmp_path: Path
) -> None:
    use(scored)
    path, file = judged(60, True), tmp_path / "my-score.toml"
    assert main(["evaluate", path, "--from-reviews", "--recalibrate", str(file)]) == 0
    said = capsys.readouterr().err
    assert "60 events" in said
    assert "those that were drawn at random" in said
    assert "before" in said
    assert 'name it in dateline.toml: [score] path = "my-score.toml"' in said
    found = tomllib.loads(file.read_text("utf-8"))
    assert found["sampled"] is True
    assert found["error_after"] < found["error_before"]
    calibration = load_calibration(file)
    assert calibration is not None
    assert calibration.of(0.8) < 0.6


def test_a_fit_of_chosen_events_says_that_it_may_lean(
    judged: Callable[[int, bool], str], use: Use, capsys: Out, tmp_path: Path
) -> None:
    use(scored)
    path = judged(40, False)
    assert main(["evaluate", path, "--from-reviews", "--recalibrate", str(tmp_path / "s.toml"), "--json"]) == 0
    said = capsys.readouterr()
    assert "the fit may lean" in said.err
    assert json.loads(said.out)["recalibrated"]["sampled"] is False


def test_an_earlier_calibration_is_not_calibrated_again(
    judged: Callable[[int, bool], str], use: Use, capsys: Out, tmp_path: Path
) -> None:
    seen: list[str | None] = []

    def noting(config: Config) -> Scored:
        seen.append(config.score.path)
        return Scored()

    use(noting)
    path = judged(40, True)
    (tmp_path / "old.toml").write_text("slope = 0.5\nshift = 0\n", encoding="utf-8")
    (tmp_path / "dateline.toml").write_text('[score]\npath = "old.toml"\n', encoding="utf-8")
    assert main(["evaluate", path, "--from-reviews", "--recalibrate", "new.toml"]) == 0
    assert main(["evaluate", path, "--from-reviews"]) == 0
    assert seen == [None, "old.toml"]
    capsys.readouterr()


REFUSED = {
    "nothing to compare with": ([], "Name --gold DIR, or --from-reviews"),
    "both": (["--gold", "x", "--from-reviews"], "one of them alone"),
    "floors of judgements": (["--from-reviews", "--floors", "f.json"], "--floors is of figures against gold"),
    "gold from gold": (["--gold", "x", "--write", "y"], "go with --from-reviews"),
    "too few for a fit": (["--from-reviews", "--recalibrate", "s.toml"], "judged events have a score; 30 are needed"),
}


@pytest.mark.parametrize(("words", "says"), REFUSED.values(), ids=REFUSED)
def test_what_makes_no_sense_is_refused(record: str, use: Use, capsys: Out, words: list[str], says: str) -> None:
    use(fakes.first)
    assert main(["evaluate", record, *words]) == 2
    assert says in capsys.readouterr().err
    assert not Path("s.toml").exists()


def test_a_record_that_nobody_judged_says_so(tmp_path: Path, use: Use, capsys: Out) -> None:
    path = tmp_path / "r.dateline"
    (tmp_path / "in.txt").write_text(TEXT, encoding="utf-8")
    build([str(tmp_path / "in.txt")], path, Config(), factory=fakes.first)
    use(fakes.first)
    assert main(["evaluate", str(path), "--from-reviews"]) == 2
    assert "nobody judged an event" in capsys.readouterr().err
