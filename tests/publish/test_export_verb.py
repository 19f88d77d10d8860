import json
import stat
import sys
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.ids import sha256_hex
from dateline.model.report import RawReport
from dateline.store.record import Record
from tests.publish.invented import CODED


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "small.dateline"
    with Record.open(path, create=True) as opened:
        for coded in CODED:
            of = coded.report
            raw = RawReport(source=of.source, media_type=of.media_type, raw=of.text.encode(), sha256=of.sha256)
            opened.add_kept(raw, coded, "rules 1")
    return path


def test_a_record_is_exported_in_every_format(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    formats = [word for name in ("jsonl", "csv", "geojson", "html") for word in ("--format", name)]
    assert main(["export", str(record), *formats, "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "INTERNAL" in said.err
    lines = (tmp_path / "out" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    assert ids == sorted(coded.report.id for coded in CODED)
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["inputs"] == sorted(coded.report.sha256 for coded in CODED)
    assert (tmp_path / "out" / "record.html").exists()


def test_the_journal_tells_of_the_export_with_the_hash_of_its_manifest(record: Path, tmp_path: Path) -> None:
    main(["export", str(record), "--out", str(tmp_path / "out")])
    with Record.open(record, read_only=True) as opened:
        last = list(opened.journal())[-1]
        assert opened.verify() == ()
    assert (last.action, last.subject, last.details["formats"]) == ("export", "out", "jsonl")
    assert last.details["sha256"] == sha256_hex((tmp_path / "out" / "manifest.json").read_bytes())


def test_the_same_record_twice_gives_the_same_bytes(record: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        main(["export", str(record), "-f", "jsonl", "-f", "html", "--out", str(tmp_path / name)])
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_a_page_alone_is_one_file(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "pages" / "record.html"
    assert main(["export", str(record), "--format", "html", "--out", str(page), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["files"] == 1
    assert [path.name for path in page.parent.iterdir()] == ["record.html"]
    if sys.platform != "win32":
        assert stat.S_IMODE(page.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["--format", "xml", "--out", "out"], 2, id="a format that there is not"),
        pytest.param([], 2, id="no place to write to"),
        pytest.param(["--format", "csv", "--out", "events.csv"], 2, id="a file where there will be many"),
        pytest.param(["-f", "csv", "-f", "html", "--out", "out.html"], 2, id="a page that is not alone"),
    ],
)
def test_a_wrong_request_is_a_matter_of_usage(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    assert main(["export", str(record), *arguments]) == code
    assert set(tmp_path.iterdir()) == before


def test_a_folder_may_be_named_as_its_owner_likes(record: Path, tmp_path: Path) -> None:
    folder = tmp_path / "week.csv"
    folder.mkdir()
    assert main(["export", str(record), "--format", "csv", "--out", str(folder)]) == 0
    assert (folder / "events.csv").exists()


def test_no_export_comes_of_a_record_that_is_not_there(tmp_path: Path) -> None:
    assert main(["export", str(tmp_path / "none.dateline"), "--out", str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()
