"""The calendars: known dates of three of them, and steps that come back to where they began."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.when.calendar import (
    add_months,
    century_days,
    decade_days,
    easter,
    month_days,
    nth_weekday,
    orthodox_easter,
    season_days,
    shift,
    unit_days,
    week_days,
    weekday_from,
    weekday_until,
    weekend_days,
    year_part,
)
from dateline.resolve.when.hijri import (
    lunar_day,
    lunar_month,
    lunar_year_of,
    solar_day,
    solar_month,
    solar_year,
    solar_year_of,
)

DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(
    ("year", "month", "day", "gregorian"),
    [
        (1357, 11, 22, date(1979, 2, 11)),
        (1398, 8, 24, date(2019, 11, 15)),
        (1398, 9, 16, date(2019, 12, 7)),
        (1399, 1, 1, date(2020, 3, 20)),
        (1399, 12, 30, date(2021, 3, 20)),
        (1400, 1, 1, date(2021, 3, 21)),
        (1403, 1, 1, date(2024, 3, 20)),
        (1404, 1, 1, date(2025, 3, 21)),
        (1376, 1, 1, date(1997, 3, 21)),
        (1398, 12, 30, None),
        (1398, 7, 31, None),
    ],
)
def test_solar_hijri_days(year: int, month: int, day: int, gregorian: date | None) -> None:
    assert solar_day(year, month, day) == gregorian


@pytest.mark.parametrize(
    ("year", "month", "day", "gregorian"),
    [
        (1, 1, 1, date(622, 7, 19)),
        (1441, 1, 10, date(2019, 9, 10)),
        (1444, 9, 1, date(2023, 3, 23)),
        (1445, 10, 1, date(2024, 4, 10)),
    ],
)
def test_lunar_days(year: int, month: int, day: int, gregorian: date) -> None:
    assert lunar_day(year, month, day) == gregorian


@given(DAYS)
def test_solar_years_tile_the_days(day: date) -> None:
    first, last = solar_year(solar_year_of(day))
    assert first <= day <= last
    assert (last - first).days in (364, 365)
    assert solar_year(solar_year_of(day) + 1)[0] == last + timedelta(days=1)


@given(st.integers(1200, 1600), st.integers(1, 12))
def test_solar_months_tile_the_year(year: int, month: int) -> None:
    first, last = solar_month(year, month)
    assert 29 <= (last - first).days + 1 <= 31
    after = solar_month(year + month // 12, month % 12 + 1)
    assert after[0] == last + timedelta(days=1)


@given(DAYS)
def test_lunar_years_hold_their_days(day: date) -> None:
    year = lunar_year_of(day)
    assert lunar_day(year, 1, 1) <= day < lunar_day(year + 1, 1, 1)


@given(st.integers(1300, 1500), st.integers(1, 12))
def test_lunar_months_have_29_or_30_days(year: int, month: int) -> None:
    first, last = lunar_month(year, month)
    assert (last - first).days + 1 in (29, 30)


@pytest.mark.parametrize(
    ("year", "west", "east"),
    [
        (2019, date(2019, 4, 21), date(2019, 4, 28)),
        (2021, date(2021, 4, 4), date(2021, 5, 2)),
        (2024, date(2024, 3, 31), date(2024, 5, 5)),
        (2025, date(2025, 4, 20), date(2025, 4, 20)),
    ],
)
def test_easter(year: int, west: date, east: date) -> None:
    assert (easter(year), orthodox_easter(year)) == (west, east)


@given(DAYS, st.integers(0, 6))
def test_weekdays_lie_within_a_week(day: date, weekday: int) -> None:
    before, after = weekday_until(day, weekday), weekday_from(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert day - timedelta(days=7) < before <= day <= after < day + timedelta(days=7)


@given(DAYS)
def test_units_hold_their_day(day: date) -> None:
    for unit in ("day", "week", "month", "year", "decade", "century"):
        first, last = unit_days(day, unit)
        assert first <= day <= last
        assert unit_days(first, unit) == unit_days(last, unit) == (first, last)


@given(DAYS, st.integers(-60, 60))
def test_months_on_and_back_lose_only_the_end_of_a_month(day: date, months: int) -> None:
    there = add_months(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day == day.day or there == month_days(there.year, there.month)[1]


def test_steps_and_parts() -> None:
    day = date(2020, 6, 4)
    assert shift(day, -2, "week") == date(2020, 5, 21)
    assert shift(date(2020, 2, 29), -1, "year") == date(2019, 2, 28)
    assert shift(day, 1, "century") == date(2120, 6, 4)
    assert week_days(day) == (date(2020, 6, 1), date(2020, 6, 7))
    assert weekend_days(day) == (date(2020, 6, 6), date(2020, 6, 7))
    assert nth_weekday(2019, 11, 3, 4) == date(2019, 11, 28)
    assert nth_weekday(2020, 5, 0, -1) == date(2020, 5, 25)
    assert season_days(2018, 12) == (date(2017, 12, 1), date(2018, 2, 28))
    assert season_days(2018, 9) == (date(2018, 9, 1), date(2018, 11, 30))
    assert year_part(2019, 3, 4) == (date(2019, 7, 1), date(2019, 9, 30))
    assert decade_days(1987) == (date(1980, 1, 1), date(1989, 12, 31))
    assert decade_days(1987, 1) == (date(1985, 1, 1), date(1989, 12, 31))
    assert century_days(20) == (date(1900, 1, 1), date(1999, 12, 31))
    assert century_days(1)[0] == date(1, 1, 1)
