"""Annotations as gold, as spans, and as codings that another annotation is scored by."""

from pathlib import Path

import msgspec
import pytest

from dateline.errors import UsageError
from dateline.evaluate.corpus.agree import agreement
from dateline.evaluate.corpus.coded import as_coded
from dateline.evaluate.corpus.convert import to_gold, to_spans
from dateline.evaluate.gold import Gold
from tests.evaluate.corpus.samples import WHOLE, annotated, look_up


def test_gold_of_a_report(tmp_path: Path) -> None:
    gold = to_gold(annotated(tmp_path), "ke-levy.txt", look_up)
    assert gold.masthead.title == "Fishmongers march on county offices"
    assert gold.masthead.byline == "Achieng Odera"
    assert (gold.masthead.dateline_place, gold.masthead.published) == ("KISUMU", "2023-03-14")
    assert gold.furniture == ("Read more: ten soups",)
    march, gas, *banners = gold.events
    assert march.actor == ("Some 200 fishmongers",)
    assert march.messages == ("Our nets are empty",)
    assert march.occasion == "a new landing levy"
    assert march.evidence == "Some 200 fishmongers marched to the county offices in Kisumu on Monday"
    assert gas.place is not None
    assert gas.place.text == "KISUMU"
    assert gas.evidence == "Police fired tear gas at the crowd"
    assert [(item.place and item.place.name, item.status) for item in banners] == [
        ("Homa Bay", ("current", "alleged")),
        ("Migori", ("current", "alleged")),
    ]
    assert [item.evidence for item in banners] == [
        "Banners hung in Homa Bay and Migori on Sunday",
        "Banners hung in Homa Bay and Migori on Sunday",
    ]
    (statement,) = gold.statements
    assert statement.quote == "We asked them for an hour and they gave us smoke"
    assert statement.speaker == ("Peter Okumbe",)
    crowd, burned = gold.figures
    assert (crowd.low, crowd.high, crowd.claimant) == (200, 200, ("the report",))
    assert (burned.low, burned.high, burned.claimant, burned.evidence) == (3, None, ("nurse",), "At least three")


EVIDENCE = {
    "a trigger that opens its sentence": ("Wardens slept. [Banners]{e3 e4}", "Banners hung in Homa Bay"),
    "behind a letter with an accent": ("It rained. Évariste saw [banners]{e3 e4}", "banners hung in Homa Bay"),
    "a line that goes on": ("[banners]{e3 e4}\nwhich", "banners which hung in Homa Bay"),
}


@pytest.mark.parametrize(("words", "begins"), EVIDENCE.values(), ids=EVIDENCE)
def test_evidence_keeps_to_the_sentence(words: str, begins: str, tmp_path: Path) -> None:
    report = annotated(tmp_path, WHOLE.replace("[Banners]{e3 e4}", words))
    assert to_gold(report, "x", look_up).events[2].evidence.startswith(begins)


def test_a_broken_quotation_may_repeat_itself(tmp_path: Path) -> None:
    source = WHOLE.replace("[and they gave us smoke]", "[We asked them for an hour]")
    report = annotated(tmp_path, source)
    assert agreement([report], [report], look_up).scores.tallies["statements"].f1 == 1.0


def test_an_optional_figure_of_the_second_costs_nothing(tmp_path: Path) -> None:
    second = annotated(tmp_path / "b", WHOLE.replace('"at least" | hospital', '"at least" | hospital | optional'))
    figures = agreement([annotated(tmp_path / "a")], [second], look_up).scores.tallies["figures"]
    assert (figures.right, figures.wrong, figures.missed) == (2, 0, 0)


def test_gold_is_of_the_form_that_evaluate_reads(tmp_path: Path) -> None:
    gold = to_gold(annotated(tmp_path), "ke-levy.txt", look_up)
    assert msgspec.json.decode(msgspec.json.encode(gold), type=Gold) == gold


def test_gold_of_a_faulty_report_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="e4 has no place or no trigger"):
        to_gold(annotated(tmp_path, WHOLE.replace("[Migori]{place e4}", "Migori")), "x", look_up)


def test_spans_point_into_the_text(tmp_path: Path) -> None:
    report = annotated(tmp_path)
    spans = to_spans(report)
    assert spans.text == report.text
    assert [spans.text[m.start : m.end] for m in spans.marks if m.role == "trigger"] == [
        "marched",
        "fired tear gas",
        "Banners",
    ]


def test_an_annotation_agrees_with_itself(tmp_path: Path) -> None:
    report = annotated(tmp_path)
    found = agreement([report], [report], look_up)
    assert {name: tally.f1 for name, tally in found.scores.tallies.items()} == dict.fromkeys(found.scores.tallies, 1.0)
    assert all(share.share in (1.0, None) for share in found.scores.shares.values())
    assert found.disagreements == ()


def test_what_two_annotations_disagree_on_is_named(tmp_path: Path) -> None:
    second = annotated(
        tmp_path / "b", WHOLE.replace("| crackdown |", "| strike |").replace("[Monday]{date e1 e2}", "Monday")
    )
    found = agreement([annotated(tmp_path / "a")], [second], look_up)
    where = found.scores.tallies["where"]
    assert (where.right, where.wrong, where.missed) == (3, 1, 1)
    assert len(found.disagreements) == 2
    assert "only the second has strike at Kisumu" in found.disagreements[0]
    assert "only the first has crackdown at Kisumu" in found.disagreements[1]


def test_what_the_second_holds_to_be_optional_costs_nothing(tmp_path: Path) -> None:
    line = "e2 | crackdown | Kisumu, KE | 2023-03-13 | current"
    more = WHOLE.replace(line, line.replace("crackdown", "strike") + " | optional")
    where = agreement([annotated(tmp_path / "a")], [annotated(tmp_path / "b", more)], look_up).scores.tallies["where"]
    assert (where.wrong, where.missed) == (0, 1)


def test_annotations_of_different_texts_are_refused(tmp_path: Path) -> None:
    second = annotated(tmp_path / "b", WHOLE.replace("smoke", "smog"))
    with pytest.raises(UsageError, match=r"its text differs from that of .* code point 377"):
        agreement([annotated(tmp_path / "a")], [second], look_up)
    with pytest.raises(UsageError, match="the first annotation has no report ke-other"):
        agreement([annotated(tmp_path / "a")], [annotated(tmp_path / "b", name="ke-other")], look_up)


def test_a_coding_shows_its_words(tmp_path: Path) -> None:
    coded = as_coded(annotated(tmp_path), "ke-levy", look_up)
    text = coded.report.text
    shown = [event.evidence for event in coded.events]
    shown += [statement.evidence for statement in coded.statements]
    shown += [figure.evidence for figure in coded.figures]
    assert all(shown)
    assert all(text[e.start : e.end] == e.exact for evidence in shown for e in evidence)
