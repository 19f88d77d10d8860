"""Reports of a record coded again beside it: the same in the same order, and nothing written."""

from pathlib import Path

import pytest

from dateline.config import BuildConfig, Config
from dateline.errors import DatelineError
from dateline.model.coded import CodedReport
from dateline.model.report import Refusal
from dateline.run.again import code_again
from dateline.run.build import build
from dateline.store.record import Record
from tests.run import fakes

TWO = Config(build=BuildConfig(workers=2))


def filled(folder: Path, count: int) -> Path:
    path = folder / "r.dateline"
    build([str(fakes.write_reports(folder / "in", count))], path, Config(), factory=fakes.first)
    return path


@pytest.mark.parametrize("count", [3, 30], ids=["in this process", "on a pool"])
def test_reports_come_in_the_order_in_which_they_were_asked_for(tmp_path: Path, count: int) -> None:
    path = filled(tmp_path, count)
    before = path.read_bytes()
    with Record.open(path, read_only=True) as record:
        ids = list(record.report_ids())[::-1]
        found = [item for item in code_again(record, ids, TWO, factory=fakes.second) if isinstance(item, CodedReport)]
        assert [item.report.id for item in found] == ids
        assert {event.coder for item in found for event in item.events} == {"sample-2"}
    assert path.read_bytes() == before


def test_what_this_coder_has_coded_is_not_coded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path, 2)
    monkeypatch.setattr(fakes.FakeCoder, "code", None)
    with Record.open(path, read_only=True) as record:
        ids = list(record.report_ids())
        assert list(code_again(record, ids, TWO, factory=fakes.first)) == [record.coded_report(name) for name in ids]


def test_a_report_that_can_no_longer_be_coded_is_refused_and_the_others_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path, 3)

    def stumbles(raw: object) -> None:
        if b"Oruro" in getattr(raw, "raw", b""):
            raise ZeroDivisionError("a new fault")

    monkeypatch.setattr(fakes, "misbehave", stumbles)
    with Record.open(path, read_only=True) as record:
        found = list(code_again(record, list(record.report_ids()), TWO, factory=fakes.second))
    [refused] = [item for item in found if isinstance(item, Refusal)]
    assert "a new fault" in refused.message
    assert len(found) == 3


def test_a_coder_that_cannot_go_on_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path, 1)

    def gone(_raw: object) -> None:
        raise DatelineError("the pipeline is gone")

    monkeypatch.setattr(fakes, "misbehave", gone)
    with Record.open(path, read_only=True) as record, pytest.raises(DatelineError, match="is gone"):
        list(code_again(record, list(record.report_ids()), TWO, factory=fakes.second))
