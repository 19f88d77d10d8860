"""What the coder reaches on corpus/dev must not fall: frames and network together, from text to record."""

from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.evaluate.gold import load_gold
from dateline.evaluate.score import Scores, score
from dateline.store.record import Record

DEV = Path(__file__).resolve().parents[2] / "corpus" / "dev"
FLOORS = {"where": 0.585, "when": 0.46, "messages": 0.87, "statements": 0.65, "figures": 0.56}
"""A hair under what was measured on 2026-11-25; raised when the coder is, never lowered."""


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    folder = tmp_path_factory.mktemp("dev")
    assert main(["corpus", "convert", str(DEV), "--out", str(folder / "gold")]) == 0
    assert main(["build", str(folder / "gold" / "reports"), "--record", str(folder / "r.dateline")]) == 0
    with Record.open(folder / "r.dateline", read_only=True) as record:
        coded = [(item, record.sources_of(item.report.id)) for item in record.coded_reports()]
    return score(coded, load_gold(folder / "gold" / "gold"))


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_lies_below_its_floor(name: str, scores: Scores) -> None:
    assert scores.tallies[name].f1 >= FLOORS[name]


def test_the_network_sees_events_that_no_frame_has(scores: Scores) -> None:
    assert scores.missing == []
    assert scores.tallies["where"].recall > 0.5
