"""Stretches, named days, occasions, lengths and rhythms: a row is one way of writing one."""

from collections.abc import Callable

import pytest

from dateline.model.parse import Parse
from dateline.resolve.when import find_times
from tests.resolve.when.reports import make_report

Tell = Callable[[str, str | None, str], str]

# A Thursday.
DAY = "2020-06-04"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # days of a month
        ("Shops were shut on June 3-4.", "June 3-4", "2020-06-03 2020-06-04 day relative range"),
        ("Shops were shut on June 3 and 4.", "June 3 and 4", "2020-06-03 2020-06-04 day relative range"),
        ("Shops were shut on June 1, 2 and 3.", "June 1, 2 and 3", "2020-06-01 2020-06-03 day relative range"),
        ("Shops were shut on 3-5 March 2019.", "3-5 March 2019", "2019-03-03 2019-03-05 day stated range"),
        ("Shops were shut between 2 and 5 March.", "between 2 and 5 March", "2020-03-02 2020-03-05 day relative range"),
        (
            "from the 2nd to the 5th of March 2019",
            "from the 2nd to the 5th of March 2019",
            "2019-03-02 2019-03-05 day stated range",
        ),
        ("from March 3 to 5, 2019", "from March 3 to 5, 2019", "2019-03-03 2019-03-05 day stated range"),
        ("June 3–5, 2019, in Quito", "June 3–5, 2019", "2019-06-03 2019-06-05 day stated range"),
        # two ends written out
        ("from June 1 to June 3 they marched", "from June 1 to June 3", "2020-06-01 2020-06-03 day relative range"),
        (
            "from May 30 until yesterday they marched",
            "from May 30 until yesterday",
            "2020-05-30 2020-06-03 day relative range",
        ),
        (
            "November 28, 2018 to January 3, 2019",
            "November 28, 2018 to January 3, 2019",
            "2018-11-28 2019-01-03 day stated range",
        ),
        (
            "8 February 1700 – 17 March 1782",
            "8 February 1700 – 17 March 1782",
            "1700-02-08 1782-03-17 day stated range",
        ),
        (
            "The weavers, locked out on 3 March 2007, show their looms from 23 January to 9 March 2014.",
            "from 23 January to 9 March 2014",
            "2014-01-23 2014-03-09 day stated range",
        ),
        # months
        (
            "Sales fell from January to February, they said.",
            "from January to February",
            "2020-01-01 2020-02-29 month relative range",
        ),
        ("January to March 2019", "January to March 2019", "2019-01-01 2019-03-31 month stated range"),
        ("between May and June in 1981", "between May and June in 1981", "1981-05-01 1981-06-30 month stated range"),
        (
            "the rising of November and December 2019",
            "November and December 2019",
            "2019-11-01 2019-12-31 month stated range",
        ),
        ("in December 2017-January 2018", "December 2017-January 2018", "2017-12-01 2018-01-31 month stated range"),
        ("They rose in Dec/Jan.", "Dec/Jan.", "2019-12-01 2020-01-31 month relative range"),
        (
            "from September 2019 to January 2020",
            "from September 2019 to January 2020",
            "2019-09-01 2020-01-31 month stated range",
        ),
        # years
        ("In 2018 or 2019, the council will plan it.", "2018 or 2019", "2018-01-01 2019-12-31 year stated range"),
        ("from 2004 to 2009", "from 2004 to 2009", "2004-01-01 2009-12-31 year stated range"),
        ("between 1936 and 1937", "between 1936 and 1937", "1936-01-01 1937-12-31 year stated range"),
        ("the 1892-94 strikes", "1892-94", "1892-01-01 1894-12-31 year stated occasion"),
        ("in 2019/20", "2019/20", "2019-01-01 2020-12-31 year stated range"),
        ("the war of 1980–1988", "1980–1988", "1980-01-01 1988-12-31 year stated range"),
        # weekdays
        (
            "Monday through Wednesday, units marched.",
            "Monday through Wednesday",
            "2020-06-01 2020-06-03 day relative range",
        ),
        ("They marched from Friday to Sunday.", "from Friday to Sunday", "2020-05-29 2020-05-31 day relative range"),
        ("They marched on Saturday and Sunday.", "Saturday and Sunday", "2020-05-30 2020-05-31 day relative range"),
        (
            "the toll rose between Wednesday and Thursday",
            "between Wednesday and Thursday",
            "2020-06-03 2020-06-04 day relative range",
        ),
        ("They will strike Monday-Wednesday.", "Monday-Wednesday", "2020-06-08 2020-06-10 day relative range"),
        (
            "They marched from Thursday night until Saturday morning.",
            "from Thursday night until Saturday morning",
            "2020-05-28 2020-05-30 day relative range",
        ),
        ("They marched on Monday and Thursday.", "Monday", "2020-06-01 2020-06-01 day relative point"),
        # up to the report's day
        ("Shops have been shut since Tuesday.", "since Tuesday", "2020-06-02 2020-06-04 day relative range"),
        ("since 1979 they have ruled", "since 1979", "1979-01-01 2020-06-04 year relative range"),
        ("since November they have marched", "since November", "2019-11-01 2020-06-04 month relative range"),
        ("since May 3, 2019, they have marched", "since May 3, 2019", "2019-05-03 2020-06-04 day relative range"),
        ("since early March they have marched", "since early March", "2020-03-01 2020-06-04 month relative range"),
        ("from May 1 onwards they marched", "from May 1 onwards", "2020-05-01 2020-06-04 day relative range"),
    ],
)
def test_stretches(tell: Tell, text: str, words: str, expected: str) -> None:
    assert tell(text, DAY, words) == expected


@pytest.mark.parametrize(
    ("text", "published", "words", "expected"),
    [
        ("They marched on Christmas Eve.", DAY, "Christmas Eve", "2019-12-24 2019-12-24 day relative point"),
        ("They fasted at Christmas.", DAY, "Christmas", "2019-12-25 2019-12-25 day relative point"),
        ("They marched on New Year’s Day.", DAY, "New Year’s Day", "2020-01-01 2020-01-01 day relative point"),
        ("They marched on New Year's Eve 2018.", DAY, "New Year's Eve 2018", "2018-12-31 2018-12-31 day stated point"),
        ("They marched on May Day.", DAY, "May Day", "2020-05-01 2020-05-01 day relative point"),
        (
            "a strike on International Workers' Day",
            DAY,
            "International Workers' Day",
            "2020-05-01 2020-05-01 day relative point",
        ),
        (
            "They marched on International Women's Day.",
            DAY,
            "International Women's Day",
            "2020-03-08 2020-03-08 day relative point",
        ),
        ("They will march on Human Rights Day.", DAY, "Human Rights Day", "2020-12-10 2020-12-10 day relative point"),
        (
            "They marched on Human Rights Day last year.",
            DAY,
            "Human Rights Day last year",
            "2019-12-10 2019-12-10 day relative point",
        ),
        ("before Nowruz they were freed", DAY, "Nowruz", "2020-03-20 2020-03-20 day relative point"),
        ("Newroz 2021 was banned in Van.", DAY, "Newroz 2021", "2021-03-21 2021-03-21 day stated point"),
        ("They marched on Good Friday.", DAY, "Good Friday", "2020-04-10 2020-04-10 day relative point"),
        (
            "On Easter Sunday 2019 churches were bombed in Colombo.",
            DAY,
            "Easter Sunday 2019",
            "2019-04-21 2019-04-21 day stated point",
        ),
        (
            "on Orthodox Easter in Addis Ababa they prayed",
            DAY,
            "Orthodox Easter",
            "2020-04-19 2020-04-19 day relative point",
        ),
        ("They marched on Thanksgiving.", DAY, "Thanksgiving", "2019-11-28 2019-11-28 day relative point"),
        ("Ashura 2019 was marked in Karbala.", DAY, "Ashura 2019", "2019-09-10 2019-09-10 day stated point"),
        ("during Ramadan they were held", "2023-06-04", "Ramadan", "2023-03-23 2023-04-21 day relative range"),
        ("They marched on Nowruz.", None, "Nowruz", "- - day partial point"),
        # the Solar Hijri calendar in Latin script
        ("on 16 Azar students marched", DAY, "16 Azar", "2019-12-07 2019-12-07 day relative point"),
        ("on the 16th of Azar students marched", DAY, "the 16th of Azar", "2019-12-07 2019-12-07 day relative point"),
        ("on Azar 16 students marched", DAY, "Azar 16", "2019-12-07 2019-12-07 day relative point"),
        ("on 1 Farvardin 1399 it began", DAY, "1 Farvardin 1399", "2020-03-20 2020-03-20 day stated point"),
        ("on 30 Esfand 1399 it ended", DAY, "30 Esfand 1399", "2021-03-20 2021-03-20 day stated point"),
        ("in Aban 1398 they rose", DAY, "Aban 1398", "2019-10-23 2019-11-21 month stated point"),
        ("on 22 Bahman 1357 it fell", DAY, "22 Bahman 1357", "1979-02-11 1979-02-11 day stated point"),
        (
            "in the Persian year 1398 prices doubled",
            DAY,
            "the Persian year 1398",
            "2019-03-21 2020-03-19 month stated point",
        ),
        ("on 16 Azar students marched", None, "16 Azar", "- - day partial point"),
        # history with a name
        ("after 9/11 they were held", DAY, "9/11", "2001-09-11 2001-09-11 day stated occasion"),
        ("the dead of World War II", DAY, "World War II", "1939-09-01 1945-09-02 day stated occasion"),
    ],
)
def test_named_days(tell: Tell, text: str, published: str | None, words: str, expected: str) -> None:
    assert tell(text, published, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # the date of the thing that is marked or told apart
        (
            "before the February 11, 1979, palace revolution",
            "February 11, 1979",
            "1979-02-11 1979-02-11 day stated occasion",
        ),
        ("toppled in the 1979 Islamic Revolution", "1979", "1979-01-01 1979-12-31 year stated occasion"),
        ("during the November 2019 protests", "November 2019", "2019-11-01 2019-11-30 month stated occasion"),
        ("during the November nationwide protests", "November", "2019-11-01 2019-11-30 month relative occasion"),
        (
            "Protests began after the May 9 presidential election.",
            "May 9",
            "2020-05-09 2020-05-09 day relative occasion",
        ),
        ("the anniversary of the 1988 massacre", "1988", "1988-01-01 1988-12-31 year stated occasion"),
        ("the anniversary of the 1988 massacre", "the anniversary", "- - day partial occasion"),
        (
            "marking the 5th anniversary of his death",
            "the 5th anniversary",
            "2015-01-01 2015-12-31 year relative occasion",
        ),
        (
            "the anniversary of his release on January 20, 1979",
            "January 20, 1979",
            "1979-01-20 1979-01-20 day stated occasion",
        ),
        ("since the Dec/Jan revolt", "Dec/Jan", "2019-12-01 2020-01-31 month relative occasion"),
        ("remembering the June 4 crackdown in Beijing", "June 4", "2020-06-04 2020-06-04 day relative occasion"),
        # the date of the happening itself
        ("In November 2019 protests broke out.", "November 2019", "2019-11-01 2019-11-30 month stated point"),
        ("On January 20, 1979, riots began.", "January 20, 1979", "1979-01-20 1979-01-20 day stated point"),
        ("Friday's protest was broken up.", "Friday", "2020-05-29 2020-05-29 day relative point"),
        # how long
        ("for 41 years they ruled", "41 years", "- - year partial duration"),
        ("In its 42-year rule the junta killed.", "42-year", "- - year partial duration"),
        ("a 12-day war", "12-day", "- - day partial duration"),
        ("sentenced to five years in prison", "five years", "- - year partial duration"),
        ("for nearly four decades", "four decades", "- - year partial duration"),
        ("They held out for a week.", "a week", "- - day partial duration"),
        ("It was banned for decades.", "decades", "- - year partial duration"),
        ("a day-long bandh", "a day-long", "- - day partial duration"),
        ("a weeklong strike", "weeklong", "- - day partial duration"),
        ("for at least two hours", "two hours", "- - day partial duration"),
        ("a six-month curfew", "six-month", "- - month partial duration"),
        # how often
        ("They march every Friday.", "every Friday", "- - day partial frequency"),
        ("They march each year.", "each year", "- - year partial frequency"),
        ("They march on Fridays.", "Fridays", "- - day partial frequency"),
        ("Hundreds gather daily.", "daily", "- - day partial frequency"),
        ("They meet twice a week.", "twice a week", "- - day partial frequency"),
        ("a weekly vigil", "weekly", "- - day partial frequency"),
        ("every two weeks", "every two weeks", "- - day partial frequency"),
    ],
)
def test_occasions_lengths_and_rhythms(tell: Tell, text: str, words: str, expected: str) -> None:
    assert tell(text, DAY, words) == expected


ENDS = {
    "two whole dates": (
        "The strike went on from 4 May until 6 June.",
        [("4 May", "2019-05-04", "2019-05-04"), ("6 June", "2019-06-06", "2019-06-06")],
    ),
    "shared words": (
        "It was held on May 4-6.",
        [("May 4", "2019-05-04", "2019-05-04"), ("6", "2019-05-06", "2019-05-06")],
    ),
    "years": (
        "Prisoners released in 2015-17 returned.",
        [("2015", "2015-01-01", "2015-12-31"), ("17", "2017-01-01", "2017-12-31")],
    ),
    "an open stretch": ("Shops have been shut since April 2018.", [("April 2018", "2018-04-01", "2018-04-30")]),
    "a list of days has more than two": ("Sit-ins took place on 3, 4 and 5 May.", []),
    "a stretch that no dates bound": ("It happened in the past three days.", []),
}


@pytest.mark.parametrize(("text", "ends"), ENDS.values(), ids=ENDS)
def test_a_range_keeps_the_dates_that_it_was_made_from(text: str, ends: list[tuple[str, str, str]]) -> None:
    (mention,) = find_times(make_report(text, "2019-08-20"), Parse(text=text, tokens=(), sentences=()))
    found = [(end.span.of(text), end.when.start, end.when.end) for end in mention.ends]
    assert found == ends
    assert mention.kind == "range"
    assert all(mention.span.holds(end.span) for end in mention.ends)
