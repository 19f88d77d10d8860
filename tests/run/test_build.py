"""A build ends every item kept, dropped or quarantined, and run again it changes nothing."""

import os
import sys
from io import BytesIO
from pathlib import Path

import pytest

from dateline.config import BuildConfig, Config
from dateline.errors import ConfigurationError, DatelineError, PipelineError, UsageError
from dateline.model.coded import CodedReport
from dateline.run.build import build
from dateline.run.protocol import CoderFactory
from dateline.store.record import Record
from tests.run import fakes

TWO = Config(build=BuildConfig(workers=2))
MANY = 30


def logical(path: Path) -> tuple[list[CodedReport], object]:
    """All that an export is made from."""
    with Record.open(path, read_only=True) as record:
        assert record.verify() == ()
        return list(record.coded_reports()), record.manifest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.dateline"


@pytest.mark.parametrize("count", [pytest.param(3, id="in this process"), pytest.param(MANY, id="on a pool")])
def test_every_item_ends_somewhere_and_the_counts_add_up(tmp_path: Path, path: Path, count: int) -> None:
    folder = fakes.write_reports(
        tmp_path / "in", count, stumbles="STUMBLE", nothing="NOTHING here", broken="BROKEN", empty=""
    )
    (folder / "twin.txt").write_bytes((folder / "000.txt").read_bytes())
    (folder / "broken twin.txt").write_text("BROKEN", encoding="utf-8")
    told: list[tuple[str, str]] = []
    account = build([str(folder)], path, TWO, factory=fakes.first, progress=lambda *item: told.append(item))
    assert (account.kept, account.added, account.unchanged) == (count + 1, count, 1)
    assert account.quarantined == 3
    assert account.dropped == 2
    assert account.items == count + 6 == len(told)
    assert account.reasons["quarantined: coder_error"] == 1
    assert account.reasons["quarantined: bad_html"] == 2
    with Record.open(path, read_only=True) as record:
        assert (record.account().kept, record.account().items) == (account.kept, account.items)
        assert len(record.manifest().inputs) == count
        assert record.verify() == ()


def test_an_unforeseen_error_is_told_with_its_kind_and_place(tmp_path: Path, path: Path) -> None:
    folder = fakes.write_reports(tmp_path / "in", 1, stumbles="STUMBLE")
    [refusal] = build([str(folder)], path, TWO, factory=fakes.first).refusals
    assert refusal.message.startswith("stumbles.txt: ZeroDivisionError in tests.run.fakes:")
    assert refusal.message.endswith("half a pair: \\ud83d")
    with Record.open(path, read_only=True) as record:
        assert refusal.sha256
        assert record.raw_report(refusal.sha256).raw == b"STUMBLE"


def test_the_number_of_processes_changes_nothing(tmp_path: Path) -> None:
    folder = fakes.write_reports(tmp_path / "in", MANY)
    built = []
    for workers in (1, 2):
        path = tmp_path / f"{workers}.dateline"
        build([str(folder)], path, Config(build=BuildConfig(workers=workers)), factory=fakes.first)
        with Record.open(path, read_only=True) as record:
            built.append([(entry.action, entry.subject) for entry in record.journal()])
    assert built[0] == built[1]
    assert logical(tmp_path / "1.dateline") == logical(tmp_path / "2.dateline")


def test_building_again_changes_nothing_and_adds_what_is_new(tmp_path: Path, path: Path) -> None:
    folder = fakes.write_reports(tmp_path / "in", 4, broken="BROKEN")
    build([str(folder)], path, TWO, factory=fakes.first)
    before = logical(path)
    again = build([str(folder)], path, TWO, factory=fakes.first)
    assert (again.added, again.unchanged, again.quarantined) == (0, 4, 1)
    assert logical(path) == before
    with Record.open(path, read_only=True) as record:
        entries = len(list(record.journal()))
    fakes.write_reports(folder, 5)
    assert build([str(folder)], path, TWO, factory=fakes.first).added == 1
    with Record.open(path, read_only=True) as record:
        assert len(list(record.journal())) == entries + 4  # run, import, code, link


def test_a_record_among_its_own_sources_is_no_item(tmp_path: Path) -> None:
    folder = fakes.write_reports(tmp_path / "in", 1)
    (folder / "other.dateline").write_bytes(b"SQLite format 3\0")
    path = folder / "r.dateline"
    for _ in range(2):
        account = build([str(folder)], path, TWO, factory=fakes.first)
        assert {refusal.source for refusal in account.refusals} == {"other.dateline"}
        assert account.items == 2


def test_another_coder_codes_again_only_what_is_named(tmp_path: Path, path: Path) -> None:
    folder = fakes.write_reports(tmp_path / "in", 4)
    build([str(folder)], path, TWO, factory=fakes.first)
    account = build([str(folder / "001.txt")], path, TWO, factory=fakes.second)
    assert (account.recoded, account.added) == (1, 0)
    with Record.open(path, read_only=True) as record:
        codings = {coding.settings.coder: coding.reports for coding in record.manifest().codings}
        assert record.verify() == ()
    assert codings == {"sample-1": 3, "sample-2": 1}


def test_reports_come_from_standard_input(path: Path) -> None:
    stdin = BytesIO(fakes.TEXT.format(place="Oruro", count=12).encode())
    assert build(["-"], path, TWO, factory=fakes.first, stdin=stdin).kept == 1
    with Record.open(path, read_only=True) as record:
        [coded] = record.coded_reports()
    assert coded.report.source == "-"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text there")
def test_a_file_name_that_is_no_text_is_kept_readable(tmp_path: Path, path: Path) -> None:
    folder = fakes.write_reports(tmp_path / "in", 0)
    Path(os.fsdecode(os.fsencode(folder) + b"/march\xff.txt")).write_text(fakes.TEXT, encoding="utf-8")
    assert build([str(folder)], path, TWO, factory=fakes.first).kept == 1
    with Record.open(path, read_only=True) as record:
        [coded] = record.coded_reports()
    assert coded.report.source.startswith("march")
    assert coded.report.source.isprintable()


def test_a_report_that_kills_its_process_is_quarantined_alone(tmp_path: Path, path: Path) -> None:
    folder = fakes.write_reports(tmp_path / "in", MANY)
    (folder / "010.txt").write_text("DIE", encoding="utf-8")
    (folder / "011.txt").write_text("DIE twice", encoding="utf-8")
    account = build([str(folder)], path, TWO, factory=fakes.first)
    assert account.kept == MANY - 2
    assert {(refusal.source, refusal.reason) for refusal in account.refusals} == {
        ("010.txt", "coder_died"),
        ("011.txt", "coder_died"),
    }
    clean = fakes.write_reports(tmp_path / "clean", MANY)
    for name in ("010.txt", "011.txt"):
        (clean / name).unlink()
    build([str(clean)], tmp_path / "clean.dateline", TWO, factory=fakes.first)
    assert logical(path)[0] == logical(tmp_path / "clean.dateline")[0]


@pytest.mark.parametrize(
    ("factory", "count", "text"),
    [
        pytest.param(fakes.first, 2, "NO PIPELINE", id="in this process"),
        pytest.param(fakes.first, MANY, "NO PIPELINE", id="on a pool"),
        pytest.param(fakes.dead_in_workers, MANY, "a march", id="no process gets ready"),
    ],
)
def test_what_would_meet_every_report_ends_the_run(
    tmp_path: Path, path: Path, factory: CoderFactory, count: int, text: str
) -> None:
    folder = fakes.write_reports(tmp_path / "in", count, zz=text)
    with pytest.raises(DatelineError, match="pipeline"):
        build([str(folder)], path, TWO, factory=factory)


def test_an_interrupted_build_keeps_what_is_done_and_resumes(tmp_path: Path, path: Path) -> None:
    folder = fakes.write_reports(tmp_path / "in", 3)
    undisturbed = tmp_path / "whole.dateline"
    build([str(folder)], undisturbed, TWO, factory=fakes.first)
    done: list[str] = []

    def interrupt(_outcome: str, source: str) -> None:
        done.append(source)
        if len(done) == 2:
            raise KeyboardInterrupt

    account = build([str(folder)], path, TWO, factory=fakes.first, progress=interrupt)
    assert account.interrupted
    assert account.kept == 2
    resumed = build([str(folder)], path, TWO, factory=fakes.first)
    assert (resumed.unchanged, resumed.added, resumed.interrupted) == (2, 1, False)
    assert logical(path) == logical(undisturbed)


def refuse_to_start(_config: Config) -> fakes.FakeCoder:
    raise PipelineError("no such pipeline")


@pytest.mark.parametrize(
    ("sources", "factory", "error"),
    [
        pytest.param(["nowhere.txt"], fakes.first, UsageError, id="no such source"),
        pytest.param(["."], refuse_to_start, PipelineError, id="no coder"),
    ],
)
def test_a_build_that_cannot_begin_makes_no_file(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    sources: list[str],
    factory: CoderFactory,
    error: type[DatelineError],
) -> None:
    monkeypatch.chdir(path.parent)
    with pytest.raises(error):
        build(sources, path, TWO, factory=factory)
    assert not path.exists()


def test_the_configuration_of_a_run_is_kept(tmp_path: Path, path: Path) -> None:
    folder = fakes.write_reports(tmp_path / "in", 1)
    build([str(folder)], path, TWO, factory=fakes.first)
    with Record.open(path, read_only=True) as record:
        [coding] = record.manifest().codings
        run = next(record.journal())
    assert run.details["build.workers"] == 2
    assert "build.workers" not in coding.settings.configuration
    assert coding.settings.configuration["build.limit_mb"] == 40


def test_configuration_errors_are_not_swallowed(tmp_path: Path, path: Path) -> None:
    def wrong(_config: Config) -> fakes.FakeCoder:
        raise ConfigurationError("pipeline.name: no such pipeline")

    folder = fakes.write_reports(tmp_path / "in", 1)
    with pytest.raises(ConfigurationError):
        build([str(folder)], path, TWO, factory=wrong)
