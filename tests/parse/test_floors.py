"""What the shipped pipeline has reached on the treebanks' test parts may not be lost again."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(not (DATA / "ud-english-ewt").is_dir(), reason="the treebanks are not here")


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, float]]:
    command = [sys.executable, "evaluate.py", str(DATA), "--json"]
    done = subprocess.run(command, cwd=ROOT / "training", capture_output=True, check=True)
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("title", FLOORS)
def test_no_figure_lies_below_its_floor(measured: dict[str, dict[str, float]], title: str) -> None:
    fallen = {name: measured[title][name] for name, floor in FLOORS[title].items() if measured[title][name] < floor}
    assert fallen == {}
