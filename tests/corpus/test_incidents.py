"""The stories of the corpus: annotated events of several outlets are joined into the incidents that they tell."""

from pathlib import Path

from benchmarks.incident_groups import joined
from dateline.cli.corpus import gazetteer_look_up
from dateline.evaluate.clusters import b_cubed, pairwise
from dateline.evaluate.corpus.coded import as_coded
from dateline.evaluate.corpus.groups import group_of
from dateline.evaluate.corpus.report import read_reports
from dateline.resolve.where.index import open_gazetteer

DEV = Path(__file__).resolve().parents[2] / "corpus" / "dev"


def test_annotated_events_of_the_dev_split_are_joined_right() -> None:
    look_up = gazetteer_look_up(open_gazetteer())
    reports = [report for report in read_reports([DEV]) if report.header.story]
    coded = [as_coded(report, report.header.id, look_up) for report in reports]
    gold = {
        event.id: group_of(report, name)
        for report, own in zip(reports, coded, strict=True)
        for name, event in zip(report.values.events, own.events, strict=True)
    }
    found = joined(coded)
    assert b_cubed(found, gold).f1 >= 0.98
    assert pairwise(found, gold).f1 >= 0.95
