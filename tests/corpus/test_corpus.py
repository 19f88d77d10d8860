"""The corpus is clean, holds what its README says, and keeps its splits apart."""

import re
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.codebook.load import load_codebook
from dateline.evaluate.corpus.counts import Counts, count
from dateline.evaluate.corpus.report import Annotated, find_reports, read_report
from dateline.evaluate.corpus.variety import near_duplicates

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
SPLITS = ("train", "dev", "test")
STYLES = 15


@pytest.fixture(scope="module")
def reports() -> list[Annotated]:
    return [read_report(path) for path in find_reports([CORPUS])]


@pytest.fixture(scope="module")
def counts(reports: list[Annotated]) -> Counts:
    return count(reports)


@pytest.mark.parametrize("folder", ["corpus", "corpus-second"])
def test_it_has_no_faults(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["corpus", "check", str(ROOT / folder)])
    assert (code, capsys.readouterr().out) == (0, "")


def test_it_is_as_large_as_it_was_meant_to_be(counts: Counts) -> None:
    assert counts.reports >= 500
    assert len(counts.countries) >= 60
    assert counts.countries["IR"] <= counts.reports / 10
    assert len(counts.styles) == STYLES
    assert counts.without_events >= counts.reports / 4
    assert sum(counts.events.values()) >= 1600
    assert 40 <= counts.words_per_event <= 60
    assert counts.messages >= 300
    assert counts.statements >= 500
    assert counts.figures_with_claimant >= 700
    assert counts.stories >= 60
    assert counts.conflicts > 0
    assert counts.pasted > 0


def test_every_type_and_status_is_there_often_enough(counts: Counts) -> None:
    assert {kind.name for kind in load_codebook().types if counts.events.get(kind.name, 0) < 30} == set()
    assert counts.statuses["background"] >= 200
    assert {status: n for status, n in counts.statuses.items() if n < 60} == {}


def test_reports_are_no_copies_of_each_other(reports: list[Annotated]) -> None:
    alike = {name for pair in near_duplicates(reports) for name in pair[:2]}
    assert len(alike) < len(reports) / 100


def test_no_country_and_no_story_is_in_two_splits(reports: list[Annotated]) -> None:
    for key in ("country", "story"):
        split_of: dict[str, set[str]] = {}
        for report in reports:
            value = getattr(report.header, key)
            if value:
                split_of.setdefault(value, set()).add(report.path.relative_to(CORPUS).parts[0])
        assert {value: found for value, found in split_of.items() if len(found) > 1} == {}


@pytest.mark.parametrize("split", SPLITS)
def test_every_split_has_every_style(split: str, reports: list[Annotated]) -> None:
    inside = [report for report in reports if report.path.relative_to(CORPUS).parts[0] == split]
    assert len({report.header.style for report in inside}) == STYLES


def test_countries_of_the_readme_are_those_of_the_test_split(reports: list[Annotated]) -> None:
    import pycountry

    (row,) = re.findall(r"^\| test \| (.+) \| \d+ \|$", (CORPUS / "README.md").read_text(encoding="utf-8"), re.M)
    tested = {r.header.country for r in reports if r.path.relative_to(CORPUS).parts[0] == "test"}
    short = {"BO": "Bolivia", "VE": "Venezuela", "RU": "Russia"}
    names = {short.get(code) or pycountry.countries.get(alpha_2=code).name for code in tested}
    assert names == set(row.split(", "))


def test_the_sizes_of_the_readme_are_those_of_the_splits(reports: list[Annotated]) -> None:
    said = dict(re.findall(r"^\| (\w+) \| .+ \| (\d+) \|$", (CORPUS / "README.md").read_text(encoding="utf-8"), re.M))
    held = {split: str(sum(r.path.relative_to(CORPUS).parts[0] == split for r in reports)) for split in SPLITS}
    assert said == held


def test_a_paste_names_a_report_of_the_corpus(reports: list[Annotated]) -> None:
    known = {report.header.id for report in reports}
    assert {mark.ids[0] for report in reports for mark in report.spans("paste")} <= known


def test_the_second_annotation_is_a_tenth_and_of_the_same_texts(reports: list[Annotated]) -> None:
    texts = {report.header.id: report.text for report in reports}
    second = [read_report(path) for path in find_reports([ROOT / "corpus-second"])]
    assert len(second) >= len(reports) / 10
    assert [report.header.id for report in second if texts.get(report.header.id) != report.text] == []
