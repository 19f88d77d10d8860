"""Dates of the calendar: a row is one way of writing one."""

from collections.abc import Callable

import pytest

Tell = Callable[[str, str | None, str], str]

# A Thursday.
DAY = "2020-06-04"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # a day with its year
        ("It began on January 20, 1979, in Tunis.", "January 20, 1979", "1979-01-20 1979-01-20 day stated point"),
        ("It began on 20 January 1979 in Tunis.", "20 January 1979", "1979-01-20 1979-01-20 day stated point"),
        ("Lagos, Nov. 22, 2018 - Traders struck.", "Nov. 22, 2018", "2018-11-22 2018-11-22 day stated point"),
        ("Lagos, June 4, 2020—Traders struck.", "June 4, 2020", "2020-06-04 2020-06-04 day stated point"),
        ("20 Nov, 2019 05:47", "20 Nov, 2019", "2019-11-20 2019-11-20 day stated point"),
        ("Printed 9:20 AM Nov 19, 2019", "Nov 19, 2019", "2019-11-19 2019-11-19 day stated point"),
        ("It fell on the 3rd of March 2014.", "the 3rd of March 2014", "2014-03-03 2014-03-03 day stated point"),
        ("It fell on March 3rd, 2014.", "March 3rd, 2014", "2014-03-03 2014-03-03 day stated point"),
        ("It fell on Sept. 9, 2021.", "Sept. 9, 2021", "2021-09-09 2021-09-09 day stated point"),
        (
            "a march of tuesday, nov. 19, 2019, in quito",
            "tuesday, nov. 19, 2019",
            "2019-11-19 2019-11-19 day stated point",
        ),
        (
            "On Tuesday, 19 November 2019, they met.",
            "Tuesday, 19 November 2019",
            "2019-11-19 2019-11-19 day stated point",
        ),
        ("On Tue 19 Nov 2019 they met.", "Tue 19 Nov 2019", "2019-11-19 2019-11-19 day stated point"),
        ("GRODNO - AUGUST 30, 2020: A rally", "AUGUST 30, 2020", "2020-08-30 2020-08-30 day stated point"),
        ("date: 2020-08-30", "2020-08-30", "2020-08-30 2020-08-30 day stated point"),
        ("date: 2020-08-30T16:31:18Z", "2020-08-30T16:31:18Z", "2020-08-30 2020-08-30 day stated point"),
        ("Posted 30/08/2020 by staff", "30/08/2020", "2020-08-30 2020-08-30 day stated point"),
        ("Posted 08/30/2020 by staff", "08/30/2020", "2020-08-30 2020-08-30 day stated point"),
        ("Posted 07/07/2020 by staff", "07/07/2020", "2020-07-07 2020-07-07 day stated point"),
        ("Posted 05.06.2020 by staff", "05.06.2020", "2020-06-05 2020-06-05 day stated point"),
        ("Posted 05/06/2020 by staff", "05/06/2020", "- - day partial point"),
        ("born on 29 February 1956 in Oran", "29 February 1956", "1956-02-29 1956-02-29 day stated point"),
        ("He died on 30 September 420.", "30 September 420", "0420-09-30 0420-09-30 day stated point"),
        # a day whose year the tense gives
        ("Police fired on January 3.", "January 3", "2020-01-03 2020-01-03 day relative point"),
        ("Police fired on Jan. 31 in Bamako.", "Jan. 31", "2020-01-31 2020-01-31 day relative point"),
        ("Police fired on July 31 in Bamako.", "July 31", "2019-07-31 2019-07-31 day relative point"),
        ("The vote will be held on July 31.", "July 31", "2020-07-31 2020-07-31 day relative point"),
        ("A rally is planned for June 12 in Minsk.", "June 12", "2020-06-12 2020-06-12 day relative point"),
        ("Rally, June 12, city hall", "June 12", "2020-06-12 2020-06-12 day relative point"),
        ("The court was told on 2 March that he fled.", "2 March", "2020-03-02 2020-03-02 day relative point"),
        ("on the 2nd of March shops were closed", "the 2nd of March", "2020-03-02 2020-03-02 day relative point"),
        (
            "the train was burnt on february 27. two were held",
            "february 27",
            "2020-02-27 2020-02-27 day relative point",
        ),
        (
            "a quiet march 15, the day of the rally, was promised",
            "march 15",
            "2020-03-15 2020-03-15 day relative point",
        ),
        ("the fair was closed on may 5 in pune", "may 5", "2020-05-05 2020-05-05 day relative point"),
        ("Shut on 03/06/2020, it stayed shut.", "03/06/2020", "2020-06-03 2020-06-03 day stated point"),
        ("a storm (May 31) killed two", "May 31", "2020-05-31 2020-05-31 day relative point"),
        ("It was held on February 29.", "February 29", "2020-02-29 2020-02-29 day relative point"),
        ("Clashes began on June 5, officials said.", "June 5", "2020-06-05 2020-06-05 day relative point"),
        ("on Saturday, May 30, police fired", "Saturday, May 30", "2020-05-30 2020-05-30 day relative point"),
        ("They rallied on March 9 this year.", "March 9 this year", "2020-03-09 2020-03-09 day relative point"),
        ("They rallied on 9 March of last year.", "9 March of last year", "2019-03-09 2019-03-09 day relative point"),
        # a month with its year
        ("Back in June 2014 he was arrested.", "June 2014", "2014-06-01 2014-06-30 month stated point"),
        ("in June, 2014", "June, 2014", "2014-06-01 2014-06-30 month stated point"),
        ("in December of 2011 they struck", "December of 2011", "2011-12-01 2011-12-31 month stated point"),
        ("in early March 2014", "early March 2014", "2014-03-01 2014-03-31 month stated point"),
        ("in mid-March 2014", "mid-March 2014", "2014-03-01 2014-03-31 month stated point"),
        ("by the end of March 2014", "the end of March 2014", "2014-03-01 2014-03-31 month stated point"),
        ("in May last year they struck", "May last year", "2019-05-01 2019-05-31 month relative point"),
        ("last year in October they struck", "last year in October", "2019-10-01 2019-10-31 month relative point"),
        ("in February this year they struck", "February this year", "2020-02-01 2020-02-29 month relative point"),
        # a month by itself
        ("Protests broke out in November.", "November", "2019-11-01 2019-11-30 month relative point"),
        ("The plane was downed in January.", "January", "2020-01-01 2020-01-31 month relative point"),
        ("in june the shops were shut", "june", "2020-06-01 2020-06-30 month relative point"),
        ("The trial will open in September.", "September", "2020-09-01 2020-09-30 month relative point"),
        ("a term that starts in early January", "early January", "2020-01-01 2020-01-31 month relative point"),
        ("Last November they struck.", "Last November", "2019-11-01 2019-11-30 month relative point"),
        ("They will strike next March.", "next March", "2021-03-01 2021-03-31 month relative point"),
        ("The fire was set in May.", "May", "2020-05-01 2020-05-31 month relative point"),
        ("The fire was set in late April.", "late April", "2020-04-01 2020-04-30 month relative point"),
        ("The fire was set at the end of April.", "the end of April", "2020-04-01 2020-04-30 month relative point"),
        # years
        ("He was arrested in 2008 in Kampala.", "2008", "2008-01-01 2008-12-31 year stated point"),
        ("116 teams in 2018 alone", "2018", "2018-01-01 2018-12-31 year stated point"),
        ("In a 2003 interview she said so.", "2003", "2003-01-01 2003-12-31 year stated point"),
        ("The Paris (2012) accord", "2012", "2012-01-01 2012-12-31 year stated point"),
        ("in 1665 was sent to Oslo", "1665", "1665-01-01 1665-12-31 year stated point"),
        ("in 1687 and 1689 he fought", "1689", "1689-01-01 1689-12-31 year stated point"),
        ("by the year 2030", "the year 2030", "2030-01-01 2030-12-31 year stated point"),
        ("by the end of 2020", "the end of 2020", "2020-01-01 2020-12-31 year stated point"),
        ("early in 2016 they struck", "early in 2016", "2016-01-01 2016-12-31 year stated point"),
        ("in 347 AD", "347 AD", "0347-01-01 0347-12-31 year stated point"),
        # parts of years, decades, centuries
        ("in the first half of 2019", "the first half of 2019", "2019-01-01 2019-06-30 month stated point"),
        ("in the third quarter of 2019", "the third quarter of 2019", "2019-07-01 2019-09-30 month stated point"),
        (
            "in the second half of last year",
            "the second half of last year",
            "2019-07-01 2019-12-31 month relative point",
        ),
        ("in the 1990s", "the 1990s", "1990-01-01 1999-12-31 year stated point"),
        ("in the 1930’s", "the 1930’s", "1930-01-01 1939-12-31 year stated point"),
        ("in the '80s", "the '80s", "1980-01-01 1989-12-31 year stated point"),
        ("in the sixties", "the sixties", "1960-01-01 1969-12-31 year stated point"),
        ("in the early 1980s", "the early 1980s", "1980-01-01 1984-12-31 year stated point"),
        ("in the mid-1980s", "the mid-1980s", "1983-01-01 1986-12-31 year stated point"),
        ("in the late 1950s", "the late 1950s", "1955-01-01 1959-12-31 year stated point"),
        ("in the 1600s", "the 1600s", "1600-01-01 1699-12-31 year stated point"),
        ("in the 20th century", "the 20th century", "1900-01-01 1999-12-31 year stated point"),
        ("a seventeenth-century fort", "seventeenth-century", "1600-01-01 1699-12-31 year stated point"),
        # seasons, northern meteorological
        ("the killings in the summer of 1988", "the summer of 1988", "1988-06-01 1988-08-31 month stated point"),
        ("in spring 2011", "spring 2011", "2011-03-01 2011-05-31 month stated point"),
        ("since the fall of 2004", "since the fall of 2004", "2004-09-01 2020-06-04 month relative range"),
        ("in autumn 2004", "autumn 2004", "2004-09-01 2004-11-30 month stated point"),
        ("in the winter of 2018", "the winter of 2018", "2017-12-01 2018-02-28 month stated point"),
        ("in the winter of 2017-18", "the winter of 2017-18", "2017-12-01 2018-02-28 month stated point"),
        ("the exam taken last spring", "last spring", "2020-03-01 2020-05-31 month relative point"),
        ("They struck last summer.", "last summer", "2019-06-01 2019-08-31 month relative point"),
        ("They will strike this summer.", "this summer", "2020-06-01 2020-08-31 month relative point"),
        ("They struck in the winter.", "the winter", "2019-12-01 2020-02-29 month relative point"),
    ],
)
def test_calendar_dates(tell: Tell, text: str, words: str, expected: str) -> None:
    assert tell(text, DAY, words) == expected


@pytest.mark.parametrize(
    ("text", "published", "words", "expected"),
    [
        # what a report without a date leaves open, and what it does not
        ("during December they rose", None, "December", "- - month partial point"),
        ("In 2014 they rose.", None, "2014", "2014-01-01 2014-12-31 year stated point"),
        ("On May 5 they rose.", None, "May 5", "- - day partial point"),
        (
            "Protests in November 2019 and those in January 2020 and in February",
            None,
            "February",
            "2020-02-01 2020-02-29 month inherited point",
        ),
        ("They rose in May 2020.\n\nOn June 3 they rose.", None, "June 3", "- - day partial point"),
        ("last year in May", None, "last year in May", "- - month partial point"),
        ("last summer they rose", None, "last summer", "- - month partial point"),
        # a report dated by month or year alone
        ("They rose in November.", "2019-12", "November", "2019-11-01 2019-11-30 month relative point"),
        ("They rose on November 16.", "2019-12", "November 16", "2019-11-16 2019-11-16 day relative point"),
        ("They rose last month.", "2019-12", "last month", "2019-11-01 2019-11-30 month relative point"),
        ("They rose on Friday.", "2019-12", "Friday", "- - day partial point"),
        ("They rose last year.", "2019", "last year", "2018-01-01 2018-12-31 year relative point"),
        ("They rose last month.", "2019", "last month", "- - month partial point"),
        # a weekday that fits one year only
        (
            "He agreed Monday, March 30, to it.",
            "2009-03-12",
            "Monday, March 30",
            "2009-03-30 2009-03-30 day relative point",
        ),
        (
            "It opens this Saturday, March 28.",
            "2009-03-12",
            "this Saturday, March 28",
            "2009-03-28 2009-03-28 day relative point",
        ),
        (
            "He agreed Sunday, March 30, to it.",
            "2009-03-12",
            "Sunday, March 30",
            "2008-03-30 2008-03-30 day relative point",
        ),
        # the turn of the year
        ("They struck on December 30.", "2020-01-02", "December 30", "2019-12-30 2019-12-30 day relative point"),
        ("They will strike on January 2.", "2019-12-30", "January 2", "2020-01-02 2020-01-02 day relative point"),
        ("They struck in December.", "2020-01-02", "December", "2019-12-01 2019-12-31 month relative point"),
        ("They struck in February.", "2020-01-30", "February", "2019-02-01 2019-02-28 month relative point"),
        # a life told in its own years
        (
            "He was jailed on 4 July 1831. On 14 July he fled.",
            "2004-08-18",
            "14 July",
            "1831-07-14 1831-07-14 day inherited point",
        ),
        (
            "They struck in July 2019. On May 2 they struck again.",
            "2020-06-04",
            "May 2",
            "2020-05-02 2020-05-02 day relative point",
        ),
        (
            "their 2020 term that starts in January",
            "2019-11-19",
            "January",
            "2020-01-01 2020-01-31 month inherited point",
        ),
    ],
)
def test_anchors(tell: Tell, text: str, published: str | None, words: str, expected: str) -> None:
    assert tell(text, published, words) == expected
