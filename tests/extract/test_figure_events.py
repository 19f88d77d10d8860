"""Which event a figure counts."""

from dataclasses import replace

import pytest

from dateline.extract.figure_events import with_events
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.span import Evidence
from tests.extract.test_figures import EVENT

FIGURE = Figure(
    id="0",
    report_id="0",
    event_id=None,
    measure="killed",
    unit=None,
    low=3,
    high=3,
    modifier=None,
    text="three",
    claimant=None,
    claimant_kind="unknown",
    place=None,
    stance="asserts",
    evidence=(),
)

# phenomenon, text, (type, trigger, words for those it was done to) of each event, (measure, number), type of its event
CASES: list[tuple[str, str, list[tuple[str, str, str | None]], tuple[str, str], str | None]] = [
    (
        "the type that fits before the nearer one",
        "The march in Jos was ended by shots that killed three, and the shops burned.",
        [("demonstration", "march", None), ("crackdown", "shots", None), ("property_attack", "burned", None)],
        ("killed", "three"),
        "crackdown",
    ),
    (
        "those it was done to",
        "Police held nine men and let six women go in Oran.",
        [("arrest", "held", "nine men"), ("release", "let", "six women")],
        ("other", "six women"),
        "release",
    ),
    (
        "in the paragraph before",
        "Students marched through Debrecen on Monday.\nThe police counted 300, the students more.",
        [("demonstration", "marched", None)],
        ("participants", "300"),
        "demonstration",
    ),
    (
        "nothing that fits is near",
        "A court in Lima sat on Monday.\nThe police counted 300 at the gate.",
        [("sentence", "sat", None)],
        ("participants", "300"),
        None,
    ),
    ("no event at all", "The police counted 300 at the gate.", [], ("participants", "300"), None),
]


def shown(text: str, words: str, of: str) -> Evidence:
    at = text.index(words)
    return Evidence(at, at + len(words), words, of)


def event(text: str, kind: str, words: str, target: str | None) -> Event:
    trigger = shown(text, words, "trigger")
    evidence = (trigger,) if target is None else (trigger, shown(text, target, "target"))
    return replace(EVENT, id=kind, type=kind, types=(kind,), trigger=trigger, evidence=evidence)


@pytest.mark.parametrize(("text", "events", "number", "expected"), [pytest.param(*row[1:], id=row[0]) for row in CASES])
def test_which_event_a_figure_counts(
    text: str, events: list[tuple[str, str, str | None]], number: tuple[str, str], expected: str | None
) -> None:
    figure = replace(FIGURE, measure=number[0], evidence=(shown(text, number[1], "value"),))
    (found,) = with_events([figure], [event(text, *row) for row in events], text)
    assert found.event_id == expected


def test_what_was_denied_or_planned_goes_behind_what_happened() -> None:
    text = "The strike in Cebu is off; a march drew 300."
    planned = replace(event(text, "demonstration", "march", None), id="planned", status="planned")
    happened = replace(event(text, "strike", "strike", None), id="happened")
    figure = replace(FIGURE, measure="participants", evidence=(shown(text, "300", "value"),))
    assert [f.event_id for f in with_events([figure], [planned, happened], text)] == ["happened"]
