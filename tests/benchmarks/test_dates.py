"""How the benchmark of dates scores: invented values and mentions."""

from datetime import date

import pytest

from benchmarks.dates import (
    ANY_YEAR,
    Days,
    Gold,
    Tally,
    count,
    days_of,
    gold_days,
    is_right,
    join_sentences,
    locate,
    rejoin,
)
from dateline.model.span import Span
from dateline.model.when import TimeMention, When

VALUES = {
    "a day": ({"when": "2014-03-09"}, Days(date(2014, 3, 9), date(2014, 3, 9))),
    "a month": ({"when": "2012-02"}, Days(date(2012, 2, 1), date(2012, 2, 29))),
    "a year": ({"when": "1738"}, Days(date(1738, 1, 1), date(1738, 12, 31))),
    "a stretch": ({"from": "2012-06", "to": "2012-08"}, Days(date(2012, 6, 1), date(2012, 8, 31))),
    "bounds are ends": ({"notBefore": "1979", "notAfter": "2013-10-14"}, Days(date(1979, 1, 1), date(2013, 10, 14))),
    "an open end": ({"notAfter": "2012-03"}, Days(None, date(2012, 3, 31))),
    "mixed ends": ({"from": "2001", "notAfter": "2003"}, Days(date(2001, 1, 1), date(2003, 12, 31))),
    "no year": ({"when": "--10"}, Days(date(ANY_YEAR, 10, 1), date(ANY_YEAR, 10, 31), True)),
    "a clock": ({"when": "15:11:00"}, None),
    "no such day": ({"when": "2015-02-30"}, None),
}


@pytest.mark.parametrize(("attributes", "days"), VALUES.values(), ids=VALUES)
def test_gold_values_are_days(attributes: dict[str, str], days: Days | None) -> None:
    assert gold_days(attributes) == days


def when(start: str | None, end: str | None) -> When:
    return When(start=start, end=end, precision="day", basis="relative" if start else "partial")


MARCH = Days(date(2014, 3, 1), date(2014, 3, 31))
RIGHT = {
    "the same days": (MARCH, when("2014-03-01", "2014-03-31"), True),
    "a day of them": (MARCH, when("2014-03-09", "2014-03-09"), False),
    "more than them": (MARCH, when("2014-03-01", "2014-04-30"), False),
    "what gold leaves open is not compared": (Days(None, date(2014, 3, 31)), when("2014-01-01", "2014-03-31"), True),
    "the stated end is": (Days(None, date(2014, 3, 31)), when("2014-01-01", "2014-03-30"), False),
    "no days": (MARCH, when(None, None), False),
    "any year": (Days(date(ANY_YEAR, 2, 1), date(ANY_YEAR, 2, 29), True), when("2014-02-01", "2014-02-28"), True),
    "no year known": (Days(date(ANY_YEAR, 2, 1), date(ANY_YEAR, 2, 29), True), when(None, None), True),
    "another month": (Days(date(ANY_YEAR, 2, 1), date(ANY_YEAR, 2, 29), True), when("2014-03-01", "2014-03-31"), False),
    "gold that is no date": (None, when("2014-03-01", "2014-03-31"), False),
}


@pytest.mark.parametrize(("gold", "ours", "right"), RIGHT.values(), ids=RIGHT)
def test_what_is_right(gold: Days | None, ours: When, right: bool) -> None:
    assert is_right(gold, ours) is right


def test_values_of_dates() -> None:
    assert days_of("2014-12") == (date(2014, 12, 1), date(2014, 12, 31))
    assert days_of("soon") is None


def test_tokens_are_rejoined() -> None:
    assert rejoin("The well - known fair ( May , 1750 ) did n't end .") == "The well-known fair (May, 1750) didn't end."
    assert join_sentences(["A heading", "It rained.", "So it ended."]) == "A heading\nIt rained. So it ended. "


def expression(words: str, sentence: str, days: Days | None = MARCH) -> Gold:
    return Gold(
        document="d", genre="news", partition="dev", created="2014-05-01", words=words, sentence=sentence, days=days
    )


def test_expressions_are_located_in_reading_order() -> None:
    golds = [expression("May", "Rain fell in May , and then in May ."), expression("June", "June was dry .")]
    text = "May came. Rain fell in May, and then in May. June was dry."
    assert locate(text, [golds[0], golds[0], golds[1]]) == [Span(23, 26), Span(40, 43), Span(45, 49)]
    assert locate(text, [expression("July", "July was not .")]) == [None]


def test_the_end_of_a_range_that_fits_the_words_best_is_compared() -> None:
    golds = [expression("March", "s"), expression("March", "s"), expression("March", "s")]
    end = TimeMention(span=Span(20, 25), when=when("2014-03-01", "2014-03-31"), kind="point")
    mentions = (
        TimeMention(span=Span(0, 5), when=when("2014-04-01", "2014-04-30"), kind="point"),
        TimeMention(span=Span(10, 30), when=when("2014-01-01", "2014-03-31"), kind="range", ends=(end,)),
    )
    tallies = count(golds, [Span(0, 5), Span(20, 25), Span(40, 45)], mentions)
    assert tallies == [Tally(1, 1, 0), Tally(1, 1, 1), Tally(1, 0, 0)]
    assert count(golds[:1], [Span(10, 30)], mentions) == [Tally(1, 1, 0)]
