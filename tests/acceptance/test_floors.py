"""What has been reached on the examples may not be lost again, and `evaluate` counts as the gold's own scorer does."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import EXAMPLES, Built
from tests.acceptance.shell import Said, build, call, export

FLOORS = Path(__file__).parents[1] / "floors.json"
GOLD = EXAMPLES / "gold"
SHARED = Path(__file__).parents[2].parent / "shared"
SCORER = SHARED / "gold" / "score.py"
needs_scorer = pytest.mark.skipif(not SCORER.exists(), reason="../shared is not here")


def floors() -> dict[str, float]:
    found: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def evaluate(record: Path, gold: Path, *words: str | Path) -> Said:
    return call("evaluate", record, "--gold", gold, "--json", *words)


def measured(said: Said) -> dict[str, float]:
    """Every figure that was counted, by the name that floors use."""
    told = said.json
    found = {name: row["f1"] for name, row in told["tallies"].items()}
    found["where_mean_of_reports"] = told["where_mean_of_reports"]
    return found | {name: row["share"] for name, row in told["shares"].items() if row["of"]}


def test_no_figure_of_the_examples_lies_below_its_floor(examples: Built, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(json.dumps(floors()), encoding="utf-8")
    said = evaluate(examples.record, GOLD, "--floors", path)
    assert (said.code, said.err) == (0, "")


def test_every_figure_of_the_examples_has_a_floor(examples: Built) -> None:
    assert set(floors()) == set(measured(evaluate(examples.record, GOLD)))
    assert all(0 < floor <= 1 for floor in floors().values())


def test_a_figure_below_its_floor_fails_and_is_named(examples: Built, tmp_path: Path) -> None:
    reached = measured(evaluate(examples.record, GOLD))["where"]
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"where": reached + 0.01}), encoding="utf-8")
    said = evaluate(examples.record, GOLD, "--floors", path)
    assert said.code == 1
    assert f"where: {reached} is below the floor of" in said.err


def test_a_report_that_has_gold_and_is_not_there_fails(letters: Built) -> None:
    said = evaluate(letters.record, GOLD)
    assert said.code == 1
    assert len(said.err.splitlines()) == len(list(GOLD.glob("*.json")))


def scored(exported: Path, gold: Path) -> Any:
    """What the scorer beside the gold says of an export."""
    command = [sys.executable, str(SCORER), str(exported), str(gold), "--json"]
    done = subprocess.run(command, capture_output=True, check=True)
    return json.loads(done.stdout)


def agree(said: Said, theirs: Any) -> None:
    ours = said.json
    assert theirs.pop("missing_reports") == ours["missing"] == []
    assert theirs["where"].pop("f1_mean_of_reports") == ours["where_mean_of_reports"]
    for name, row in ours["tallies"].items():
        assert theirs.pop(name) == {key: row[key] for key in ("precision", "recall", "f1", "gold")}, name
    for name, row in ours["shares"].items():
        told = theirs.pop(name, {"share": None, "gold": 0})
        assert (row["share"], row["of"]) == (told["share"], told["gold"]), name
    assert theirs == {}


@needs_scorer
def test_evaluate_counts_as_the_scorer_on_the_examples(examples: Built) -> None:
    agree(evaluate(examples.record, GOLD), scored(examples.exported, GOLD))


@needs_scorer
def test_evaluate_counts_as_the_scorer_on_real_reports(tmp_path: Path) -> None:
    record = tmp_path / "r.dateline"
    assert build(record, SHARED / "reports").code == 0
    said = evaluate(record, SHARED / "gold")
    agree(said, scored(export(record, tmp_path / "out", "jsonl"), SHARED / "gold"))
    assert said.json["tallies"]["where"]["gold"] > 0
