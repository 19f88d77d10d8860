import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.clean.dates import read_date, read_dates, url_date

WRITTEN = [
    ("January 20, 2020", "2020-01-20"),
    ("Nov. 22, 2018", "2018-11-22"),
    ("Sept 3rd 2021", "2021-09-03"),
    ("20 Nov, 2019 05:47", "2019-11-20"),
    ("the 5th of May 2021", "2021-05-05"),
    ("the fifth of May 2021", "2021-05-05"),
    ("the twenty-third day of June, 2019", "2019-06-23"),
    ("30-Aug-2020", "2020-08-30"),
    ("4.XII.2019", "2019-12-04"),
    ("9-IV-04", "2004-04-09"),
    ("2025-12-30T16:31:18", "2025-12-30"),
    ("2016.12.01", "2016-12-01"),
    ("23/08/2018", "2018-08-23"),
    ("11/19/2019", "2019-11-19"),
    ("11/19/19 06:56 AM", "2019-11-19"),
    ("05.10.2018", "2018-10-05"),
    ("22 de outubro de 2010", "2010-10-22"),
    ("25. September 2018", "2018-09-25"),
    ("24 сентября 2018", "2018-09-24"),
    ("3 مارس 2021", "2021-03-03"),
    ("December 2019", "2019-12"),
    # The Solar Hijri calendar: revolution, election, leap day, new year.
    ("۲۲ بهمن ۱۳۵۷", "1979-02-11"),
    ("22 Khordad 1388", "2009-06-12"),
    ("۱۳۹۹/۱۲/۳۰", "2021-03-20"),
    ("1 فروردین 1400", "2021-03-21"),
]


@pytest.mark.parametrize(("written", "iso"), WRITTEN)
def test_dates_as_pages_print_them(written: str, iso: str) -> None:
    assert read_date(f"Published {written} by the desk") == iso


@pytest.mark.parametrize(
    "words",
    [
        "03/04/2020",  # March or April
        "May 5",
        "on Tuesday",
        "2,020 people",
        "in 2020",
        "12020-01-01",
        "route 2020/13/45",
    ],
)
def test_what_does_not_say_a_day_or_month_is_left_alone(words: str) -> None:
    assert read_dates(words) == ()


def test_spans_are_those_of_the_original_digits() -> None:
    text = "تهران، ۲۵ آبان ۱۳۹۸ - کارگران"
    (found,) = read_dates(text)
    assert found.span.of(text) == "۲۵ آبان ۱۳۹۸"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2020/08/30/march", "2020-08-30"),
        ("https://news.example/march-2020-08-30.html", "2020-08-30"),
        ("https://news.example/2020/08/march", None),
        ("https://news.example/item/20208301", None),
    ],
)
def test_days_in_addresses(url: str, day: str | None) -> None:
    assert url_date(url) == day


@given(st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31)), st.sampled_from(["%B %d, %Y", "%d %b %Y", "%Y-%m-%d"]))
def test_every_day_reads_back(day: dt.date, form: str) -> None:
    assert read_date(f"(Posted {day.strftime(form)})") == day.isoformat()


@given(st.text(max_size=300))
def test_found_dates_lie_in_the_text_and_apart(text: str) -> None:
    found = read_dates(text)
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
