"""Agreement of people, on the command line."""

import json
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.store.record import Record
from tests.review.judged import CODED, CORK, ORURO, RAW, SARI
from tests.store.samples import CODER
from tests.store.test_reviews import put_right, word

Out = pytest.CaptureFixture[str]


@pytest.fixture
def record(tmp_path: Path) -> str:
    path = tmp_path / "r.dateline"
    with Record.open(path, create=True) as opened:
        opened.add_kept(RAW, CODED, CODER)
        opened.review([put_right(CORK), word(SARI, "accept"), word(ORURO, "accept")])
        opened.review([word(CORK, "accept", "Bo"), word(SARI, "accept", "Bo"), word(ORURO, "reject", "Bo")])
        opened.review([word(ORURO, "reject", "Chair", settles=True)])
    return str(path)


def test_agreement_is_shown_by_field_and_every_difference_is_named(record: str, capsys: Out) -> None:
    assert main(["show", record, "--agreement"]) == 0
    out = capsys.readouterr().out
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "verdict 0.00 3 2" in lines
    assert any(line.startswith("type - 2 2 everybody said the same") for line in lines)
    assert f"{CORK.id[:10]} place Bo: Cork, UY; Inés: Gafsa, TN open" in lines
    assert f"{ORURO.id[:10]} verdict Bo: wrong; Inés: right by Chair" in lines


def test_agreement_is_shown_as_json(record: str, capsys: Out) -> None:
    assert main(["show", record, "--agreement", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert [field["field"] for field in shown["agreement"]] == ["verdict", "type", "place", "date", "status", "actor"]
    assert [(one["field"], one["settled_by"]) for one in shown["disagreements"]] == [
        ("place", None),
        ("verdict", "Chair"),
    ]


def test_agreement_takes_no_filter(record: str, capsys: Out) -> None:
    assert main(["show", record, "--agreement", "--country", "UY"]) == 2
    assert "of the whole record" in capsys.readouterr().err
