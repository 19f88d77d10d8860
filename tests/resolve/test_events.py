"""Which tellings of a wide place are events of their own, beside those of the towns in it."""

from dataclasses import replace

import pytest

from dateline.clean.bare import bare_report
from dateline.codebook.load import load_codebook
from dateline.model.mention import EventMention, Role
from dateline.model.place import Place, Toponym
from dateline.model.report import Masthead
from dateline.model.span import Span
from dateline.model.when import TimeMention, When
from dateline.resolve.events import resolve_events
from dateline.resolve.scene import Anchors, fill
from dateline.resolve.where.described import ELSEWHERE

TEXT = "In Lampur, Sorvia, Gorland and Vastria shops were shut. So they were in Lampur."
CODEBOOK = load_codebook()


def place(name: str, level: str, admin1: str | None = None, part: str | None = None) -> Toponym:
    at = TEXT.index(name)
    lat, lon = (len(name) * 1.0, 2.0)
    held = Place(text=name, name=name, level=level, country="XX", admin1=admin1, lat=lat, lon=lon, geonames_id=at + 1)
    return Toponym(span=Span(at, at + len(name)), place=held, score=0.9, part=part)


TOWN = place("Lampur", "city", "Sorvia")
OWN_DIVISION, OTHER_DIVISION = place("Sorvia", "admin1", "Sorvia"), place("Gorland", "admin1", "Gorland")
COUNTRY = place("Vastria", "country")


def strike(at: Toponym, start: int, sentence: int) -> EventMention:
    return EventMention(
        sentence=sentence,
        paragraph=0,
        head=sentence,
        trigger=Span(start, start + 5),
        types=("strike",),
        mode=None,
        actor=None,
        target=None,
        places=(at,),
        time=None,
        occasion=None,
        messages=(),
        status="current",
        status_span=None,
    )


WIDE = {
    "the town's own division sums it up": (strike(OWN_DIVISION, 31, 0), ["Lampur"]),
    "the country sums it up": (strike(COUNTRY, 31, 0), ["Lampur"]),
    "another division is another place": (strike(OTHER_DIVISION, 31, 0), ["Gorland", "Lampur"]),
    "elsewhere in the division is another place": (
        strike(replace(OWN_DIVISION, part=ELSEWHERE), 31, 0),
        ["Sorvia", "Lampur"],
    ),
    "a nationwide strike is one of the country": (
        replace(strike(COUNTRY, 31, 0), nationwide=True),
        ["Vastria", "Lampur"],
    ),
}


@pytest.mark.parametrize(("wide", "named"), WIDE.values(), ids=WIDE)
def test_wide_tellings(wide: EventMention, named: list[str]) -> None:
    report = bare_report(TEXT, Masthead(language="en"))
    toponyms = [TOWN, OWN_DIVISION, OTHER_DIVISION, COUNTRY]
    events = resolve_events(report, [wide, strike(TOWN, 60, 1)], toponyms, [], CODEBOOK, None, "test")
    assert [event.place.name for event in events if event.place] == named


def test_what_only_the_network_saw_is_no_second_event_beside_a_denied_one() -> None:
    report = bare_report(TEXT, Masthead(language="en"))
    denied = replace(strike(TOWN, 31, 0), status="denied")
    seen = replace(strike(TOWN, 60, 1), learned=True)
    (event,) = resolve_events(report, [seen, denied], [TOWN], [], CODEBOOK, None, "test")
    assert (event.status, event.basis.get("type")) == ("denied", None)
    (alone,) = resolve_events(report, [seen], [TOWN], [], CODEBOOK, None, "test")
    assert (alone.status, alone.basis["type"]) == ("current", "learned")
    assert len(resolve_events(report, [replace(seen, learned=False), denied], [TOWN], [], CODEBOOK, None, "test")) == 2


AHEAD = {
    "a weekday": ("Friday", "2024-05-03", "relative", "planned", "2024-05-10"),
    "a day of a month": ("2 May", "2023-05-02", "relative", "planned", "2025-05-02"),
    "a day that words put behind": ("last Friday", "2024-05-03", "relative", "planned", "2024-05-03"),
    "a day with its year": ("3 May 2024", "2024-05-03", "stated", "planned", "2024-05-03"),
    "a day of what took place": ("Friday", "2024-05-03", "relative", "current", "2024-05-03"),
}


@pytest.mark.parametrize(("words", "day", "basis", "status", "expected"), AHEAD.values(), ids=AHEAD)
def test_what_is_planned_lies_ahead(words: str, day: str, basis: str, status: str, expected: str) -> None:
    report = bare_report(TEXT, Masthead(language="en", published="2024-05-06"))
    date = When(start="2024-05-06", end="2024-05-06", precision="day", basis="publication")
    when = When(start=day, end=day, precision="day", basis=basis, text=words)
    time = TimeMention(span=Span(0, 2), when=when, kind="point")
    planned = replace(strike(TOWN, 60, 1), status=status, time=time)
    (event,) = resolve_events(report, [planned], [TOWN], [], CODEBOOK, date, "test")
    assert event.date is not None
    assert event.date.start == expected


BACK = {
    "the same day, of a town dated before": ("the same day", "current", "current", "2024-05-03"),
    "what is alleged of a day told as news": (None, "current", "alleged", "2024-05-03"),
    "what is denied of it": (None, "current", "denied", "2024-05-03"),
    "what is planned has a day of its own": (None, "current", "planned", None),
    "what lies further back too": (None, "background", "current", "2024-05-06"),
}


@pytest.mark.parametrize(("words", "before", "status", "expected"), BACK.values(), ids=BACK)
def test_what_day_carries_over(words: str | None, before: str, status: str, expected: str | None) -> None:
    report = bare_report(TEXT, Masthead(language="en", published="2024-05-06"))
    date = When(start="2024-05-06", end="2024-05-06", precision="day", basis="publication")
    when = When(start="2024-05-03", end="2024-05-03", precision="day", basis="relative", text="Friday")
    dated = replace(strike(TOWN, 31, 0), status=before, time=TimeMention(span=Span(0, 2), when=when, kind="point"))
    partial = When(start=None, end=None, precision="day", basis="partial", text=words)
    time = TimeMention(span=Span(57, 59), when=partial, kind="point") if words else None
    later = replace(strike(TOWN, 60, 1), types=("arrest",), status=status, time=time)
    events = resolve_events(report, [dated, later], [TOWN], [], CODEBOOK, date, "test")
    found = next(event for event in events if event.type == "arrest")
    assert (found.date.start if found.date else None) == expected


def test_what_was_called_off_is_not_what_took_place() -> None:
    report = bare_report(TEXT, Masthead(language="en"))
    undone = replace(strike(TOWN, 31, 0), status="denied", undone=True)
    held = replace(strike(TOWN, 60, 1), learned=True)
    assert len(resolve_events(report, [held, undone], [TOWN], [], CODEBOOK, None, "test")) == 2


QUARTER = Toponym(span=Span(0, 2), place=Place(text="Oldmill", name="Oldmill", level="other", country="XX"), score=0.2)
NEAR = {
    "in the town of the report": (Anchors(TOWN, "report", None), (4 + 2.0, 2)),
    "not in the middle of a country": (Anchors(COUNTRY, "report", None), (None, None)),
    "nor in another country": (
        Anchors(replace(TOWN, place=replace(TOWN.place, country="YY")), "report", None),
        (None, None),
    ),
}


@pytest.mark.parametrize(("anchors", "wanted"), NEAR.values(), ids=NEAR)
def test_what_the_gazetteer_lacks_lies_near(anchors: Anchors, wanted: tuple[float | None, int | None]) -> None:
    (filled,) = fill([strike(QUARTER, 31, 0)], anchors)
    (toponym, basis) = filled.places[0]
    assert toponym.place.text == "Oldmill"
    assert (toponym.place.lat, toponym.place.precision if toponym.place.lat else None) == wanted
    assert basis == ("report" if toponym.place.lat else "stated")


def jailed(words: str, start: int, sentence: int, kind: str = "sentence") -> EventMention:
    held = Role(span=Span(start + 6, start + 9), text=words)
    return replace(strike(TOWN, start, sentence), types=(kind,), target=held)


TWO_ACTS = {
    "two verdicts of one sentence are one ruling": (jailed("two bakers", 3, 0), jailed("a porter", 40, 0), 1),
    "in two sentences they are told apart by whom they hit": (jailed("two bakers", 3, 0), jailed("a porter", 60, 1), 2),
    "a killing in the sentence of the attack is that attack": (
        jailed("two bakers", 3, 0, "killing"),
        jailed("a crowd", 40, 0, "crackdown"),
        1,
    ),
    "in the next sentence it is one of its own": (
        jailed("a crowd", 3, 0, "crackdown"),
        jailed("two bakers", 60, 1, "killing"),
        2,
    ),
    "an arrest in the sentence of the attack is one of its own": (
        jailed("two bakers", 3, 0, "arrest"),
        jailed("a crowd", 40, 0, "crackdown"),
        2,
    ),
}


@pytest.mark.parametrize(("first", "second", "count"), TWO_ACTS.values(), ids=TWO_ACTS)
def test_what_one_sentence_tells_of_one_type_is_one_act(first: EventMention, second: EventMention, count: int) -> None:
    report = bare_report(TEXT, Masthead(language="en"))
    assert len(resolve_events(report, [first, second], [TOWN], [], CODEBOOK, None, "test")) == count
