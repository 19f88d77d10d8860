"""What the date of an act says of its standing, and who did what nobody is named for."""

import datetime as dt
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

TEXT = "In Lampur police seized carters. " * 8
CODEBOOK = load_codebook()
TOWN = Toponym(
    span=Span(3, 9),
    place=Place(text="Lampur", name="Lampur", level="city", country="XX", lat=1.0, lon=2.0, geonames_id=7),
    score=0.9,
)
POLICE = Role(span=Span(10, 16), text="police", force=True)
CARTERS = Role(span=Span(24, 31), text="carters")


def day(iso: str, basis: str = "stated", words: str | None = None) -> When:
    return When(start=iso, end=iso, precision="day", basis=basis, text=words or iso)


def mention(kind: str, index: int, when: When | None, **changes: object) -> EventMention:
    start = 33 * index + 17
    bare = EventMention(
        sentence=index,
        paragraph=0,
        head=index,
        trigger=Span(start, start + 6),
        types=(kind,),
        mode=None,
        actor=None,
        target=None,
        places=(TOWN,),
        time=TimeMention(span=Span(start - 17, start - 15), when=when, kind="point") if when else None,
        occasion=None,
        messages=(),
        status="current",
        status_span=None,
    )
    return replace(bare, **changes)  # type: ignore[arg-type]


def told(mentions: list[EventMention], published: str | None) -> list[tuple[str, str | None, str | None]]:
    """Status, first day and actor of each event."""
    report = bare_report(TEXT, Masthead(language="en", published=published))
    date = day(published, "publication") if published else None
    events = resolve_events(report, mentions, [TOWN], [], CODEBOOK, date, "test")
    return [(e.status, e.date.start if e.date else None, e.actor) for e in events]


@pytest.mark.parametrize(
    ("gap_days", "status"),
    [
        (3, "current"),
        (30, "current"),  # a month back is still the news
        (40, "background"),
    ],
)
def test_how_far_back_the_news_reaches(gap_days: int, status: str) -> None:
    then = (dt.date(2024, 5, 15) - dt.timedelta(days=gap_days)).isoformat()
    assert told([mention("arrest", 0, day(then))], "2024-05-15") == [(status, then, None)]


def test_a_report_that_tells_the_acts_of_many_months_looks_back() -> None:
    months = [mention("strike", k, day(f"2024-0{k + 2}-10")) for k in range(4)]
    assert {status for status, *_ in told(months, "2024-12-29")} == {"current"}


def test_a_month_that_opens_a_paragraph_dates_what_it_tells() -> None:
    march = When(start="2024-03-01", end="2024-03-31", precision="month", basis="relative", text="MARCH")
    heading = mention("strike", 0, march, types=(), places=(), opening=True)
    within, below = mention("strike", 1, None), mention("arrest", 2, None, paragraph=1)
    assert [then for _, then, _ in told([heading, within, below], "2024-12-29")] == ["2024-03-01", "2024-12-29"]
    assert [then for _, then, _ in told([heading, below], "2024-12-29")] == ["2024-03-01"]


@pytest.mark.parametrize(("began", "ends"), [("2024-05-10", "2024-05-15"), ("2023-05-10", "2023-05-10")])
def test_what_began_goes_on_to_the_reports_day(began: str, ends: str) -> None:
    report = bare_report(TEXT, Masthead(language="en", published="2024-05-15"))
    begun = mention("strike", 0, day(began), begun=True)
    (event,) = resolve_events(report, [begun], [TOWN], [], CODEBOOK, day("2024-05-15", "publication"), "test")
    assert event.date is not None
    assert (event.date.start, event.date.end) == (began, ends)


def test_a_ban_holds_from_the_reports_day_until_its_end() -> None:
    assert told([mention("restriction", 0, day("2024-05-30"), ending=True)], "2024-05-15") == [
        ("current", "2024-05-15", None)
    ]


def test_a_noun_misread_as_a_verb_is_not_planned_for_a_day_on_which_something_was_done() -> None:
    then = day("2024-05-13", "relative", "Monday")
    shared = TimeMention(span=Span(0, 2), when=then, kind="point")
    found = told(
        [
            mention("killing", 0, then, time=shared, tense="past"),
            mention("unrest", 1, then, time=shared, tense="present"),
        ],
        "2024-05-15",
    )
    assert [status for status, *_ in found] == ["current", "current"]


def test_an_undated_report_is_dated_by_the_last_day_it_tells_of() -> None:
    found = told([mention("strike", 0, day("2021-03-02")), mention("release", 1, day("2024-06-01"))], None)
    assert [status for status, *_ in found] == ["background", "current"]


def test_what_is_told_in_the_past_lies_behind_the_report() -> None:
    monday = day("2024-05-20", "relative", "on Monday")
    assert told([mention("strike", 0, monday, tense="past")], "2024-05-15") == [("current", "2024-05-13", None)]


def test_the_present_with_a_weekday_lies_ahead() -> None:
    sunday = day("2024-05-12", "relative", "on Sunday")
    march = mention("demonstration", 0, sunday, tense="present")
    assert told([march], "2024-05-15") == [("planned", "2024-05-19", None)]
    assert told([replace(march, summary=True)], "2024-05-15") == [("current", "2024-05-12", None)]


def test_a_year_before_the_act_in_its_sentence_dates_it() -> None:
    year = When(start="2014-01-01", end="2014-12-31", precision="year", basis="stated", text="2014")
    assert told([mention("unrest", 0, None, recalled=year)], "2024-05-15")[0][0] == "background"


def test_who_used_force_beside_an_act_without_a_doer_did_it() -> None:
    crackdown = mention("crackdown", 0, None, actor=POLICE)
    (_, arrest) = told([crackdown, mention("arrest", 1, None)], "2024-05-15")
    assert arrest[2] == "police"
    (_, arrest) = told([replace(crackdown, actor=CARTERS), mention("arrest", 1, None)], "2024-05-15")
    assert arrest[2] is None


@pytest.mark.parametrize(("kind", "doer"), [("strike", "carters"), ("killing", None), ("property_attack", None)])
def test_nobody_is_accused_because_he_did_the_like_before(kind: str, doer: str | None) -> None:
    elsewhere = replace(TOWN, place=replace(TOWN.place, name="Oldmill", geonames_id=8))
    first = mention(kind, 0, None, actor=CARTERS)
    found = told([first, mention(kind, 1, None, places=(elsewhere,))], "2024-05-15")
    assert [actor for *_, actor in found] == ["carters", doer]


TARGETS = {
    "one word tells who": ("four dockers", "the dockers", 1),
    "others": ("four dockers", "a nurse", 2),
    "as many": ("nine people", "nine others", 1),
    "as many in figures": ("two people", "2", 1),
    "not as many": ("nine people", "four people", 2),
    "function words tell nothing": ("sons of the smith", "head of the union", 2),
}


@pytest.mark.parametrize(("one", "other", "events"), TARGETS.values(), ids=TARGETS)
def test_whom_they_hit_tells_killings_apart(one: str, other: str, events: int) -> None:
    first, second = (replace(CARTERS, text=text) for text in (one, other))
    told_twice = [mention("killing", 0, None, target=first), mention("killing", 1, None, target=second)]
    assert len(told(told_twice, "2024-05-15")) == events


def test_a_pronoun_means_the_last_doer_of_the_same_kind_of_act() -> None:
    strike = mention("strike", 0, day("2024-05-13"), actor=CARTERS)
    again = mention("strike", 1, day("2024-05-01"), actor=replace(POLICE, basis="inherited"), pronoun=True)
    assert [actor for *_, actor in told([strike, again], "2024-05-15")] == ["carters", "carters"]


def test_a_thing_that_is_said_to_act_gives_way_to_who_was_named() -> None:
    strike = mention("strike", 0, day("2024-05-13"), actor=CARTERS)
    shops = Role(span=Span(0, 2), text="shops", sure=False)
    assert [a for *_, a in told([strike, mention("strike", 1, day("2024-05-01"), actor=shops)], "2024-05-15")] == [
        "carters",
        "carters",
    ]
