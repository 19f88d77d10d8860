"""Which annotated events are one incident, and which coded events stand for them."""

from dataclasses import replace
from pathlib import Path

from dateline.evaluate.corpus.coded import as_coded
from dateline.evaluate.corpus.convert import to_gold
from dateline.evaluate.corpus.groups import group_of, matched
from dateline.evaluate.corpus.report import read_report
from tests.evaluate.corpus.samples import WHOLE, look_up, write

NAMED = WHOLE.replace("published:", "story: ke-levies\npublished:").replace(
    "| 2023-03-12 | current/alleged", "| 2023-03-12 | current/alleged | =banners"
)


def test_events_that_share_a_name_and_a_place_within_a_story_are_one_incident(tmp_path: Path) -> None:
    report, other = (read_report(write(tmp_path, NAMED, name)) for name in ("ke-1", "ke-2"))
    assert group_of(report, "e3") == group_of(other, "e3") == ("ke-levies", "banners", "Homa Bay, KE")
    assert group_of(report, "e4") != group_of(report, "e3")
    assert group_of(report, "e1") != group_of(other, "e1")


def test_a_name_without_a_story_joins_nothing(tmp_path: Path) -> None:
    alone = NAMED.replace("story: ke-levies\n", "")
    report, other = (read_report(write(tmp_path, alone, name)) for name in ("ke-1", "ke-2"))
    assert group_of(report, "e3") != group_of(other, "e3")


def test_every_event_stands_for_itself_and_a_wrong_type_for_nothing(tmp_path: Path) -> None:
    report = read_report(write(tmp_path))
    coded, gold = as_coded(report, "ke-levy", look_up), to_gold(report, "ke-levy.txt", look_up)
    names = dict(zip((event.id for event in coded.events), report.values.events, strict=True))
    assert matched(report, coded, gold) == names
    first, *others = coded.events
    changed = replace(coded, events=(replace(first, type="leaflet"), *others))
    assert matched(report, changed, gold) == {key: name for key, name in names.items() if name != "e1"}


def test_a_figure_counts_the_first_event_that_it_is_marked_with(tmp_path: Path) -> None:
    coded = as_coded(read_report(write(tmp_path)), "ke-levy", look_up)
    assert [figure.event_id for figure in coded.figures] == [coded.events[0].id, None]
