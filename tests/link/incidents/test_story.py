"""The story of an incident: whose words, what was joined and why, what was folded."""

from dataclasses import replace

from dateline.codebook.load import load_codebook
from dateline.link.incidents.find import find_incidents
from dateline.link.incidents.story import LONGEST_WORDS, tell_story
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.span import Evidence
from tests.link.incidents.samples import event, passage, report

TEXT = "Bread sellers speak\n\nOn Tuesday the sellers marched through Gweru. Nobody was hurt.\nLater it rained.\n"


def telling(name: str, text: str = TEXT) -> CodedReport:
    at = text.index("marched")
    place = text.index("Gweru")
    trigger = Evidence(at, at + 7, "marched", "trigger")
    shown = (trigger, Evidence(place, place + 5, "Gweru", "place"), Evidence(0, 5, text[:5], "actor"))
    told: Event = replace(event(f"{name}-1"), trigger=trigger, evidence=shown)
    return report(told, text=text, publisher=f"Outlet {name}")


def test_a_story_shows_words_links_and_folded_copies() -> None:
    reports = [telling("a"), telling("b"), telling("c")]
    found = find_incidents(reports, load_codebook(), passages=[passage("a", "b")])
    story = tell_story(found.incidents[0], [*reports, telling("d")])
    assert [account.report for account in story.accounts] == ["a.txt", "b.txt", "c.txt"]
    assert {account.words for account in story.accounts} == {"marched through Gweru"}
    assert all(TEXT[account.start : account.end] == account.words for account in story.accounts)
    assert [source.report_ids for source in story.folded] == [("a", "b")]
    assert [reason.partition(": ")[0] for reason in story.folded[0].reasons] == ["one copied text"]
    assert len(story.links) == 2
    assert all(link.reasons for link in story.links)
    assert story.missing == ()


def test_a_report_that_is_not_given_is_named() -> None:
    reports = [telling("a"), telling("b")]
    (incident,) = find_incidents(reports, load_codebook()).incidents
    story = tell_story(incident, reports[:1])
    assert story.missing == ("b",)
    assert [account.report_id for account in story.accounts] == ["a"]


def test_evidence_that_lies_far_apart_is_cut_to_the_trigger() -> None:
    reports = [telling("a", TEXT.replace(" through ", " on " * LONGEST_WORDS))]
    (incident,) = find_incidents(reports, load_codebook()).incidents
    assert [account.words for account in tell_story(incident, reports).accounts] == ["marched"]
