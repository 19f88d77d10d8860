import csv
import hashlib
import json
import stat
import sys
import tracemalloc
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dateline.errors import UsageError
from dateline.model.coded import CodedReport
from dateline.publish.export import FORMATS, write_export, write_jsonl
from dateline.publish.exported import ExportedReport
from dateline.publish.files import PrivateFile
from tests.publish.invented import BANNERS, CODED, EXPORTED, LINKS, MANIFEST, PERSIAN, report

KINDS = {
    "reports": "report",
    "events": "event",
    "statements": "statement",
    "figures": "figure",
    "passages": "passage",
    "lineages": "lineage",
    "incidents": "incident",
}


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def spans(value: object) -> Iterator[dict[str, Any]]:
    """Every object inside `value` that has offsets."""
    if isinstance(value, dict):
        if "start" in value and isinstance(value["start"], int):
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def validator(kind: str) -> Draft202012Validator:
    schema = json.loads(files("dateline.publish").joinpath(f"schema/{kind}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_fits_the_published_schema(exported: Path, kind: str) -> None:
    check = validator(KINDS[kind])
    found = rows(exported / f"{kind}.jsonl")
    assert found
    for row in found:
        check.validate(row)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_names_every_field_that_is_written(exported: Path, kind: str) -> None:
    schema = validator(KINDS[kind]).schema
    assert isinstance(schema, dict)
    named = set(schema["properties"])
    assert {name for row in rows(exported / f"{kind}.jsonl") for name in row} == named


@pytest.mark.parametrize(
    ("kind", "field", "bad"),
    [
        pytest.param("event", "status", "rumoured", id="a status of our own making"),
        pytest.param(
            "event", "evidence", [{"start": -1, "end": 2, "exact": "x", "of": "place"}], id="offset before text"
        ),
        pytest.param("event", "review", None, id="an event must say whether it was reviewed"),
        pytest.param("figure", "measure", "wounded", id="a measure of our own making"),
        pytest.param("report", "published", "4 June 2020", id="a date that is not ISO"),
    ],
)
def test_the_schema_refuses_what_the_contract_excludes(exported: Path, kind: str, field: str, bad: object) -> None:
    row = rows(exported / f"{kind}s.jsonl")[0]
    assert not validator(kind).is_valid(row | {field: bad})


@pytest.mark.parametrize("kind", ["reports", "events", "statements", "figures"])
def test_every_value_stands_in_its_text(exported: Path, kind: str) -> None:
    texts = {row["id"]: str(row["text"]) for row in rows(exported / "reports.jsonl")}
    shown = 0
    for row in rows(exported / f"{kind}.jsonl"):
        text = texts[row.get("report_id", row["id"])]
        for span in spans(row):
            start, end = span["start"], span["end"]
            assert 0 <= start < end <= len(text)
            if "exact" in span:
                assert text[start:end] == span["exact"]
                shown += 1
    assert shown


def test_evidence_of_the_map_file_stands_in_its_text(exported: Path) -> None:
    texts = {row["id"]: str(row["text"]) for row in rows(exported / "reports.jsonl")}
    features = json.loads((exported / "events.geojson").read_text(encoding="utf-8"))["features"]
    assert len(features) == 9
    for feature in features:
        for span in spans(feature):
            assert texts[feature["properties"]["report_id"]][span["start"] : span["end"]] == span["exact"]


def test_evidence_of_the_tables_points_at_the_words(exported: Path) -> None:
    texts = {row["id"]: str(row["text"]) for row in rows(exported / "reports.jsonl")}
    with (exported / "events.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert len(found) == 9
    for row in found:
        text = texts[row["report_id"]]
        shown = dict(part.rsplit(" ", 1) for part in row["evidence"].split(" | "))
        start, end = map(int, shown["trigger"].split("-"))
        assert text[start:end] == row["trigger"]
        if row["actor"]:
            start, end = map(int, shown["actor"].split("-"))
            assert text[start:end] == row["actor"]


def test_the_texts_hold_what_makes_offsets_drift() -> None:
    """Without emoji and right-to-left text before evidence, the tests above would prove little."""
    assert any(ord(c) > 0xFFFF for c in BANNERS.text[: BANNERS.text.index("Parvin")])
    assert any(ord(c) > 0xFFFF for c in PERSIAN.text[: PERSIAN.text.index("حقوق")])


def test_masthead_furniture_and_media_are_laid_out_as_the_contract_says(exported: Path) -> None:
    row = next(row for row in rows(exported / "reports.jsonl") if row["id"] == BANNERS.id)
    evidence = row["masthead_evidence"]
    assert isinstance(evidence, dict)
    start = BANNERS.text.index("Nargol")
    assert evidence["byline"] == {"start": start, "end": start + len("Nargol Sepehr")}
    assert evidence["publisher"] == {"metadata": "og:publisher"}
    assert row["furniture"][0] == {"start": 0, "end": 21, "kind": "navigation"}  # type: ignore[index]
    assert row["media"][0]["file_name"] == "banner_karaj_01.jpg"  # type: ignore[index]
    assert (row["register"], row["source"], row["sources"]) == (None, "banners.txt", ["banners.txt"])


def test_rows_come_by_report_and_reading_order(exported: Path) -> None:
    found = rows(exported / "events.jsonl")
    ids = [str(row["report_id"]) for row in found]
    assert ids == sorted(ids)
    banners = [row["place"]["name"] for row in found if row["report_id"] == BANNERS.id]  # type: ignore[index]
    assert banners == ["Karaj", "Gorgan", "Karaj"], "one trigger: by place in the text; the arrest comes last"


def test_the_same_record_gives_the_same_bytes_whatever_the_order_in_a_report(tmp_path: Path, exported: Path) -> None:
    turned = [
        ExportedReport(
            coded=CodedReport(
                report=each.coded.report,
                events=each.coded.events[::-1],
                statements=each.coded.statements[::-1],
                figures=each.coded.figures[::-1],
            ),
            sources=each.sources,
        )
        for each in EXPORTED
    ]
    write_export(lambda: turned, MANIFEST, FORMATS, tmp_path / "again", lambda: LINKS)
    for path in sorted(exported.iterdir()):
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes(), path.name


def test_the_manifest_names_every_file_and_what_was_not_attempted(exported: Path, tmp_path: Path) -> None:
    manifest = json.loads((exported / "manifest.json").read_text(encoding="utf-8"))
    validator("manifest").validate(manifest)
    assert manifest["inputs"] == MANIFEST["inputs"]
    assert manifest["not_attempted"] == []
    write_export(lambda: EXPORTED, MANIFEST, ["jsonl"], tmp_path / "unlinked")
    unlinked = json.loads((tmp_path / "unlinked" / "manifest.json").read_text(encoding="utf-8"))
    assert unlinked["not_attempted"] == ["incidents", "lineages", "passages"]
    assert set(manifest["files"]) == {path.name for path in exported.iterdir()} - {"manifest.json", "INTERNAL.txt"}
    for name, told in manifest["files"].items():
        assert told["sha256"] == hashlib.sha256((exported / name).read_bytes()).hexdigest()
        assert told["bytes"] == (exported / name).stat().st_size
    assert manifest["files"]["events.jsonl"]["rows"] == manifest["files"]["events.csv"]["rows"] == 9


def test_lines_end_in_a_newline_alone_and_letters_stay_letters(exported: Path) -> None:
    data = (exported / "events.jsonl").read_bytes()
    assert b"\r" not in data
    assert "نان، کار، آزادی 🌾" in data.decode("utf-8")


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\u0085", "\x0b", "\x0c", "\x1e", "\r"])
def test_no_letter_of_a_report_can_end_its_line(tmp_path: Path, end: str) -> None:
    odd = ExportedReport(coded=CodedReport(report=report("odd.txt", f"one{end}two")), sources=())
    write_jsonl([odd], {}, tmp_path / "out")
    assert [row["text"] for row in rows(tmp_path / "out" / "reports.jsonl")] == [f"one{end}two"]


def test_a_lone_surrogate_survives_as_its_escape(tmp_path: Path) -> None:
    broken = ExportedReport(coded=CodedReport(report=report("broken.txt", "half a sign \ud83e here")), sources=())
    write_jsonl([broken], {}, tmp_path / "out")
    assert rows(tmp_path / "out" / "reports.jsonl")[0]["text"] == "half a sign \ud83e here"


def test_every_export_says_that_it_is_internal_and_unreviewed(exported: Path) -> None:
    assert (exported / "INTERNAL.txt").read_text(encoding="utf-8").startswith("INTERNAL")
    assert json.loads((exported / "events.geojson").read_text(encoding="utf-8"))["notice"].startswith("INTERNAL")
    for name in ("events", "statements", "figures"):
        with (exported / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert {row["handling"] for row in csv.DictReader(file)} == {"INTERNAL"}
    assert {row["review"] for row in rows(exported / "events.jsonl")} == {"unreviewed"}


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no owner-only permissions")
def test_only_the_owner_can_read_an_export(exported: Path) -> None:
    assert stat.S_IMODE(exported.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in exported.iterdir()} == {0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no owner-only permissions")
def test_a_folder_that_was_there_keeps_its_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    write_jsonl(EXPORTED, MANIFEST, tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "reports.jsonl").stat().st_mode) == 0o600


def test_a_broken_export_leaves_no_half_file_and_keeps_the_one_before(tmp_path: Path) -> None:
    def failing() -> Iterator[ExportedReport]:
        yield EXPORTED[0]
        raise KeyboardInterrupt

    write_jsonl(EXPORTED, MANIFEST, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(KeyboardInterrupt):
        write_jsonl(failing(), MANIFEST, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_reports_are_taken_one_at_a_time(tmp_path: Path) -> None:
    """Forty reports of 500,000 letters are written in a fraction of their 20 MB."""

    def long() -> Iterator[ExportedReport]:
        for n in range(40):
            yield ExportedReport(coded=CodedReport(report=report(f"{n}.txt", f"{n} " + "word " * 100_000)), sources=())

    tracemalloc.start()
    try:
        for name in FORMATS:
            tracemalloc.reset_peak()
            write_export(long, MANIFEST, (name,), tmp_path / name)
            assert tracemalloc.get_traced_memory()[1] < 14_000_000, name
    finally:
        tracemalloc.stop()
    assert (tmp_path / "jsonl" / "reports.jsonl").stat().st_size > 20_000_000


@pytest.mark.parametrize(
    ("formats", "out", "words"),
    [
        pytest.param(("xml",), "out", "xml", id="unknown format"),
        pytest.param((), "out", "none", id="no format"),
        pytest.param(("csv",), "taken/out", "cannot", id="a file where a folder should be"),
        pytest.param(("html",), "folder.html", "cannot", id="a folder where a file should be"),
    ],
)
def test_what_cannot_be_written_is_said(tmp_path: Path, formats: tuple[str, ...], out: str, words: str) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(UsageError, match=words):
        write_export(lambda: EXPORTED, MANIFEST, formats, tmp_path / out)


def test_a_file_takes_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    with PrivateFile(tmp_path / "a.txt") as file:
        file.write("one")
        assert not (tmp_path / "a.txt").exists()
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "one"


def test_an_empty_record_gives_empty_tables(tmp_path: Path) -> None:
    write_export(list, {}, FORMATS, tmp_path / "out")
    assert (tmp_path / "out" / "events.jsonl").read_bytes() == b""
    assert json.loads((tmp_path / "out" / "events.geojson").read_text(encoding="utf-8"))["features"] == []
    assert len(CODED) == len(EXPORTED)
