"""How the benchmark of topics reads its set and says what is near: invented words."""

from pathlib import Path

import pytest

from benchmarks.topics import BREAK, nearness, read_documents

ROWS = [
    ("0_L", "Dockers"),
    ("0_L", "struck"),
    ("0_L", "."),
    ("0_L", BREAK),
    ("0_L", "It"),
    ("0_L", "rained"),
    ("1_R", "Rain"),
]


def test_texts_are_put_together_from_their_tokens(tmp_path: Path) -> None:
    lines = ["#begin document 0/-/0_L; part 000", *(f"0/-/{name}\t0\t0\t{word}\t-\t" for name, word in ROWS), ""]
    (tmp_path / "x.conll").write_text("\n".join(lines), encoding="utf-8")
    texts = read_documents(tmp_path / "x.conll")
    assert {name: text.strip() for name, text in texts.items()} == {"0_L": "Dockers struck.\nIt rained", "1_R": "Rain"}


def test_rare_names_make_reports_near_and_common_ones_do_not() -> None:
    features = {
        "a": frozenset({"everyone", "rare", "own"}),
        "b": frozenset({"everyone", "rare"}),
        "c": frozenset({"everyone"}),
    }
    near = nearness(features)
    assert near[0, 1] == pytest.approx(1)
    assert near[0, 2] == near[1, 2] == 0
