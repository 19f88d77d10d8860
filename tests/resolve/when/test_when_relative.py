"""Dates counted from the report's own day or from another date: a row is one turn of phrase."""

from collections.abc import Callable

import pytest

Tell = Callable[[str, str | None, str], str]

# A Thursday.
DAY = "2020-06-04"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # days by name
        ("They marched today in Accra.", "today", "2020-06-04 2020-06-04 day relative point"),
        ("They marched yesterday in Accra.", "yesterday", "2020-06-03 2020-06-03 day relative point"),
        ("They marched yesterday afternoon.", "yesterday afternoon", "2020-06-03 2020-06-03 day relative point"),
        ("They will march tomorrow.", "tomorrow", "2020-06-05 2020-06-05 day relative point"),
        ("They gather tonight.", "tonight", "2020-06-04 2020-06-04 day relative point"),
        (
            "They marched the day before yesterday.",
            "the day before yesterday",
            "2020-06-02 2020-06-02 day relative point",
        ),
        (
            "They will march the day after tomorrow.",
            "the day after tomorrow",
            "2020-06-06 2020-06-06 day relative point",
        ),
        ("He was held last night.", "last night", "2020-06-03 2020-06-03 day relative point"),
        ("He was held late last night.", "late last night", "2020-06-03 2020-06-03 day relative point"),
        ("He was held this morning.", "this morning", "2020-06-04 2020-06-04 day relative point"),
        ("Four were killed overnight.", "overnight", "2020-06-03 2020-06-04 day relative range"),
        (
            "the weavers had been on dharna since last night.",
            "since last night",
            "2020-06-03 2020-06-04 day relative range",
        ),
        # weekdays
        ("They marched on Wednesday.", "Wednesday", "2020-06-03 2020-06-03 day relative point"),
        ("They marched on Thursday.", "Thursday", "2020-06-04 2020-06-04 day relative point"),
        ("They marched on Friday.", "Friday", "2020-05-29 2020-05-29 day relative point"),
        ("they marched on friday in nashik", "friday", "2020-05-29 2020-05-29 day relative point"),
        ("They will march on Friday.", "Friday", "2020-06-05 2020-06-05 day relative point"),
        ("They will march on Thursday.", "Thursday", "2020-06-04 2020-06-04 day relative point"),
        ("They called for a rally on Sunday.", "Sunday", "2020-06-07 2020-06-07 day relative point"),
        ("A vote is scheduled for Monday.", "Monday", "2020-06-08 2020-06-08 day relative point"),
        ("They marched last Friday.", "last Friday", "2020-05-29 2020-05-29 day relative point"),
        ("They marched last Thursday.", "last Thursday", "2020-05-28 2020-05-28 day relative point"),
        ("They meet next Monday.", "next Monday", "2020-06-08 2020-06-08 day relative point"),
        ("They meet next Thursday.", "next Thursday", "2020-06-11 2020-06-11 day relative point"),
        ("They marched this Monday.", "this Monday", "2020-06-01 2020-06-01 day relative point"),
        ("They marched this past Sunday.", "this past Sunday", "2020-05-31 2020-05-31 day relative point"),
        ("She wrote late Friday.", "late Friday", "2020-05-29 2020-05-29 day relative point"),
        ("She wrote late on Monday that it was so.", "late on Monday", "2020-06-01 2020-06-01 day relative point"),
        ("They marched Sunday night.", "Sunday night", "2020-05-31 2020-05-31 day relative point"),
        ("They marched on Tuesday morning.", "Tuesday morning", "2020-06-02 2020-06-02 day relative point"),
        ("Sunday’s vote was rigged, she said.", "Sunday", "2020-05-31 2020-05-31 day relative point"),
        ("They marched on Tuesday last week.", "Tuesday last week", "2020-05-26 2020-05-26 day relative point"),
        ("They marched on Tuesday of last week.", "Tuesday of last week", "2020-05-26 2020-05-26 day relative point"),
        ("They met on Tue. and left.", "Tue.", "2020-06-02 2020-06-02 day relative point"),
        # calendar units
        ("They marched this week.", "this week", "2020-06-01 2020-06-04 day relative range"),
        ("They will march this week.", "this week", "2020-06-04 2020-06-07 day relative range"),
        ("earlier this week they marched", "earlier this week", "2020-06-01 2020-06-04 day relative range"),
        ("They marched last week.", "last week", "2020-05-25 2020-05-31 day relative range"),
        ("They will march next week.", "next week", "2020-06-08 2020-06-14 day relative range"),
        ("They marched this month.", "this month", "2020-06-01 2020-06-30 month relative point"),
        ("earlier this month they marched", "earlier this month", "2020-06-01 2020-06-30 month relative point"),
        ("They marched last month.", "last month", "2020-05-01 2020-05-31 month relative point"),
        ("They will march next month.", "next month", "2020-07-01 2020-07-31 month relative point"),
        ("late last month they marched", "late last month", "2020-05-01 2020-05-31 month relative point"),
        ("They marched this year.", "this year", "2020-01-01 2020-12-31 year relative point"),
        ("They marched last year.", "last year", "2019-01-01 2019-12-31 year relative point"),
        ("at the end of last year they marched", "the end of last year", "2019-01-01 2019-12-31 year relative point"),
        ("They will march next year.", "next year", "2021-01-01 2021-12-31 year relative point"),
        ("by the end of the month", "the end of the month", "2020-06-01 2020-06-30 month relative point"),
        ("by the end of the year", "the end of the year", "2020-01-01 2020-12-31 year relative point"),
        ("earlier in the year", "earlier in the year", "2020-01-01 2020-12-31 year relative point"),
        ("over the last decade", "the last decade", "2010-06-04 2020-06-04 year relative range"),
        # weekends
        ("They marched at the weekend.", "the weekend", "2020-05-30 2020-05-31 day relative range"),
        ("They marched over the weekend.", "the weekend", "2020-05-30 2020-05-31 day relative range"),
        ("They marched last weekend.", "last weekend", "2020-05-30 2020-05-31 day relative range"),
        ("They marched this past weekend.", "this past weekend", "2020-05-30 2020-05-31 day relative range"),
        ("They will march this weekend.", "this weekend", "2020-06-06 2020-06-07 day relative range"),
        ("They will march next weekend.", "next weekend", "2020-06-06 2020-06-07 day relative range"),
        # rolling stretches
        ("In the last three days youths burnt it.", "the last three days", "2020-06-01 2020-06-04 day relative range"),
        ("over the past two years they rose", "the past two years", "2018-06-04 2020-06-04 year relative range"),
        ("over the past 24 hours four died", "the past 24 hours", "2020-06-03 2020-06-04 day relative range"),
        ("in the past 30 days", "the past 30 days", "2020-05-05 2020-06-04 day relative range"),
        ("in the past week", "the past week", "2020-05-28 2020-06-04 day relative range"),
        ("in the past month", "the past month", "2020-05-04 2020-06-04 month relative range"),
        ("over the past year", "the past year", "2019-06-04 2020-06-04 year relative range"),
        ("They will decide in the next two weeks.", "the next two weeks", "2020-06-04 2020-06-18 day relative range"),
        ("in the last few months", "the last few months", "- - month partial range"),
        ("in recent weeks", "recent weeks", "- - day partial range"),
        ("in the coming days", "the coming days", "- - day partial range"),
        ("for a third day they marched", "a third day", "2020-06-02 2020-06-04 day relative range"),
        ("on a second straight night of unrest", "a second straight night", "2020-06-03 2020-06-04 day relative range"),
        # ago
        ("the unrest that broke out eight days ago", "eight days ago", "2020-05-27 2020-05-27 day relative point"),
        ("They met three days ago.", "three days ago", "2020-06-01 2020-06-01 day relative point"),
        ("They met 10 days ago.", "10 days ago", "2020-05-25 2020-05-25 day relative point"),
        ("They met twenty-one days ago.", "twenty-one days ago", "2020-05-14 2020-05-14 day relative point"),
        ("They met two weeks ago.", "two weeks ago", "2020-05-18 2020-05-24 day relative range"),
        ("They met a month ago.", "a month ago", "2020-05-01 2020-05-31 month relative point"),
        ("They met ten months ago.", "ten months ago", "2019-08-01 2019-08-31 month relative point"),
        ("A year ago, the minister spoke.", "A year ago", "2019-01-01 2019-12-31 year relative point"),
        ("Two years ago they met.", "Two years ago", "2018-01-01 2018-12-31 year relative point"),
        ("a year ago today they met", "a year ago today", "2019-06-04 2019-06-04 day relative point"),
        ("They met a decade ago.", "a decade ago", "2010-01-01 2010-12-31 year relative point"),
        ("They met 24 hours ago.", "24 hours ago", "2020-06-03 2020-06-03 day relative point"),
        ("A few months back, the vice-president spoke.", "A few months back", "- - month partial point"),
        ("It was drawn up years ago.", "years ago", "- - year partial point"),
        ("several years ago they met", "several years ago", "- - year partial point"),
        (
            "six and a half months ago they met",
            "six and a half months ago",
            "2019-12-01 2019-12-31 month relative point",
        ),
        # ahead
        ("They will meet in three days.", "in three days", "2020-06-07 2020-06-07 day relative point"),
        ("They will meet two weeks from now.", "two weeks from now", "2020-06-15 2020-06-21 day relative range"),
    ],
)
def test_relative_to_the_report(tell: Tell, text: str, words: str, expected: str) -> None:
    assert tell(text, DAY, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "They marched on May 28. Two days later they struck.",
            "Two days later",
            "2020-05-30 2020-05-30 day inherited point",
        ),
        (
            "They marched on May 28. The next day they struck.",
            "The next day",
            "2020-05-29 2020-05-29 day inherited point",
        ),
        (
            "They marched on May 28. The following morning they struck.",
            "The following morning",
            "2020-05-29 2020-05-29 day inherited point",
        ),
        (
            "They marched on May 28. The day before, they had struck.",
            "The day before",
            "2020-05-27 2020-05-27 day inherited point",
        ),
        (
            "They marched on May 28. A day earlier they had struck.",
            "A day earlier",
            "2020-05-27 2020-05-27 day inherited point",
        ),
        ("They marched on May 28. That night he was shot.", "That night", "2020-05-28 2020-05-28 day inherited point"),
        (
            "They marched on May 28, and the same day he was shot.",
            "the same day",
            "2020-05-28 2020-05-28 day inherited point",
        ),
        (
            "They marched on May 28. The following Monday they struck.",
            "The following Monday",
            "2020-06-01 2020-06-01 day inherited point",
        ),
        ("In 1920 she left. That year he died.", "That year", "1920-01-01 1920-12-31 year inherited point"),
        ("In 1724 he left. Two years later he died.", "Two years later", "1726-01-01 1726-12-31 year inherited point"),
        (
            "He left in 1981, and in March the same year he died.",
            "March the same year",
            "1981-03-01 1981-03-31 month inherited point",
        ),
        ("It began on Sunday. Since then, ten have died.", "Since then", "2020-05-31 2020-06-04 day inherited range"),
        ("Since then, ten have died.", "Since then", "- - day partial range"),
        ("Two days later they struck.", "Two days later", "- - day partial point"),
        ("Two days after the vote they struck.", "Two days after", "- - day partial point"),
        ("Two days after February 1, 2021, they struck.", "Two days after", "2021-02-03 2021-02-03 day stated point"),
        ("a week after the June 4, 1989, massacre", "a week after", "1989-06-05 1989-06-11 day stated point"),
        (
            "In 1655 he came. In the next five years he served Poland.",
            "the next five years",
            "1655-01-01 1660-01-01 year inherited range",
        ),
    ],
)
def test_relative_to_another_date(tell: Tell, text: str, words: str, expected: str) -> None:
    assert tell(text, DAY, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They marched yesterday.", "yesterday"),
        ("They marched on Friday.", "Friday"),
        ("They marched last week.", "last week"),
        ("They marched last year.", "last year"),
        ("They marched three days ago.", "three days ago"),
        ("They marched two years ago.", "two years ago"),
        ("They met in the last three days.", "the last three days"),
        ("They marched last night.", "last night"),
        ("They marched at the weekend.", "the weekend"),
        ("They marched Monday through Wednesday.", "Monday through Wednesday"),
        ("in office since 1994", "since 1994"),
    ],
)
def test_without_the_reports_date_nothing_is_guessed(tell: Tell, text: str, words: str) -> None:
    assert tell(text, None, words).startswith("- - ")
    assert tell(text, None, words).split()[3] == "partial"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("They were held on the 17th.", "the 17th", "2020-05-17 2020-05-17 day relative point"),
        ("They were held on the 2nd.", "the 2nd", "2020-06-02 2020-06-02 day relative point"),
        ("The strike will start on the 8th.", "the 8th", "2020-06-08 2020-06-08 day relative point"),
        ("In March shops closed. Drivers struck on the 3rd.", "the 3rd", "2020-03-03 2020-03-03 day inherited point"),
        ("On 30 April it shut and on the 2nd it opened.", "the 2nd", "2020-05-02 2020-05-02 day inherited point"),
        ("On 9 May, and again on the 11th, they sang.", "the 11th", "2020-05-11 2020-05-11 day inherited point"),
        ("It has been shut since the Saturday.", "since the Saturday", "2020-05-30 2020-06-04 day relative range"),
        ("It has been shut since the 30th.", "since the 30th", "2020-05-30 2020-06-04 day relative range"),
        ("Carters who on the 30th blocked the bridge left.", "the 30th", "2020-05-30 2020-05-30 day relative point"),
        ("On 2 June it shut. On the 28th went the lights.", "the 28th", "2020-05-28 2020-05-28 day relative point"),
        ("MARCH. On the 3rd bakers struck in Osh.", "the 3rd", "2020-03-03 2020-03-03 day inherited point"),
        ("June.\n\nMay: a clerk on the 6th.", "the 6th", "2020-05-06 2020-05-06 day inherited point"),
        ("MAY. Bakers struck for all of Friday the 8th.", "Friday the 8th", "2020-05-08 2020-05-08 day relative point"),
        ("On the 2nd 40 bakers struck.", "the 2nd", "2020-06-02 2020-06-02 day relative point"),
        ("They struck on the 2nd and won.", "the 2nd", "2020-06-02 2020-06-02 day relative point"),
        ("Bakers were held the evening before.", "the evening before", "2020-06-03 2020-06-03 day relative point"),
        ("He was held the day before near Osh.", "the day before", "2020-06-03 2020-06-03 day relative point"),
        ("Marches were banned until 30 June.", "30 June", "2020-06-30 2020-06-30 day relative point"),
        ("The ban held until 30 April.", "30 April", "2020-04-30 2020-04-30 day relative point"),
        (
            "On 2 June it shut; mills burnt that same Monday.",
            "that same Monday",
            "2020-06-01 2020-06-01 day inherited point",
        ),
        ("Bakers struck on Friday the 13th.", "Friday the 13th", "2020-03-13 2020-03-13 day relative point"),
        ("Bakers struck on Tuesday the second time.", "Tuesday", "2020-06-02 2020-06-02 day relative point"),
    ],
)
def test_a_bare_day_lies_in_the_month_told_before_it(tell: Tell, text: str, words: str, expected: str) -> None:
    assert tell(text, DAY, words) == expected


def test_what_will_be_lies_ahead_however_far(tell: Tell) -> None:
    assert tell("Elections will be held on 8 April.", DAY, "8 April") == "2021-04-08 2021-04-08 day relative point"
