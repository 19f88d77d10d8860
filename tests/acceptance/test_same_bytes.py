"""The same reports give the same export, in whatever order, portions and number of processes they were built."""

import hashlib
import json
from pathlib import Path

from tests.acceptance.conftest import Built
from tests.acceptance.invented import SERIES_COUNT
from tests.acceptance.shell import EXPORTED_KINDS, FORMATS, build, export, files_of


def test_the_undisturbed_build_is_complete(series: Built) -> None:
    assert series.said.code == 0
    assert series.said.json["added"] == SERIES_COUNT
    assert {*EXPORTED_KINDS} <= {name.removesuffix(".jsonl") for name in files_of(series.exported)}
    assert all(len(data) > 100 for data in files_of(series.exported).values())


def test_one_process_does_as_two(series: Built, tmp_path: Path) -> None:
    record = tmp_path / "r.dateline"
    build(record, series.source / "a", series.source / "b", workers=1)
    assert files_of(export(record, tmp_path / "out")) == files_of(series.exported)


def test_two_halves_do_as_the_whole(series: Built, tmp_path: Path) -> None:
    record = tmp_path / "r.dateline"
    for half in ("b", "a"):
        assert build(record, series.source / half).json["added"] == SERIES_COUNT // 2
    assert files_of(export(record, tmp_path / "out")) == files_of(series.exported)


def test_the_order_of_the_sources_changes_nothing(examples: Built, tmp_path: Path) -> None:
    record = tmp_path / "r.dateline"
    paths = sorted(examples.source.iterdir(), reverse=True)
    assert build(record, *paths).json["added"] == len(paths)
    assert files_of(export(record, tmp_path / "out")) == files_of(examples.exported)


def test_the_same_bytes_under_two_names_are_one_report_in_either_order(tmp_path: Path) -> None:
    text = "Hundreds of nurses marched in Split, Croatia, on 6 June 2023.\n"
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    exports = []
    for folder, names in (("there", ("one.txt", "two.txt")), ("back", ("two.txt", "one.txt"))):
        record = tmp_path / f"{folder}.dateline"
        account = build(record, *(tmp_path / name for name in names)).json
        assert (account["kept"], account["added"]) == (2, 1)
        exports.append(files_of(export(record, tmp_path / folder)))
    assert exports[0] == exports[1]
    assert json.loads(exports[0]["reports.jsonl"])["sources"] == ["one.txt", "two.txt"]


def test_exporting_twice_gives_the_same_files(examples: Built, tmp_path: Path) -> None:
    assert files_of(export(examples.record, tmp_path / "again")) == files_of(examples.exported)


def test_the_manifest_names_every_file_with_its_hash(examples: Built) -> None:
    files = files_of(examples.exported)
    listed = json.loads(files.pop("manifest.json"))["files"]
    del files["INTERNAL.txt"]
    assert {name: entry["sha256"] for name, entry in listed.items()} == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items()
    }
    assert {name.rpartition(".")[2] for name in listed} == {*FORMATS}
