"""The Iranian solar and the Islamic lunar calendar by arithmetic."""

from datetime import date, timedelta

from dateline.resolve.when.calendar import Days

__all__ = ["lunar_day", "lunar_month", "lunar_year_of", "solar_day", "solar_month", "solar_year", "solar_year_of"]

# Day number of the eve of 1 Farvardin of a notional year 0, fixed by 1 Farvardin 1399 = 20 March 2020.
_SOLAR_EPOCH = date(2020, 3, 20).toordinal() - (365 * 1399 + (8 * 1399 + 21) // 33)
# 1 Muharram 1 is 16 July 622 in the Julian calendar (civil epoch).
_LUNAR_EPOCH = 227015


# The 33-year cycle holds for these years.
_SOLAR_YEARS = range(1178, 1634)


def _nowruz(year: int) -> date:
    return date.fromordinal(_SOLAR_EPOCH + 365 * year + (8 * year + 21) // 33)


def solar_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Solar Hijri date, or null where the month has no such day or the year is out of reach.

    The first six months have 31 days, the next five 30, Esfand 29 or 30. Leap years follow the 33-year
    cycle with eight leap years ((25 y + 11) mod 33 < 8), which agrees with the calendar in force for
    1178 to 1633 (1799 to 2254 of the Common Era).
    """
    if year not in _SOLAR_YEARS:
        return None
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    found = _nowruz(year) + timedelta(days=before + day - 1)
    first, last = solar_month(year, month)
    return found if first <= found <= last else None


def solar_month(year: int, month: int) -> Days:
    """The Gregorian days of a Solar Hijri month; see `solar_day`."""
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    first = _nowruz(year) + timedelta(days=before)
    if month == 12:
        return first, _nowruz(year + 1) - timedelta(days=1)
    return first, first + timedelta(days=30 if month <= 6 else 29)


def solar_year(year: int) -> Days:
    """The Gregorian days of a Solar Hijri year; see `solar_day`."""
    return _nowruz(year), _nowruz(year + 1) - timedelta(days=1)


def solar_year_of(day: date) -> int:
    """The Solar Hijri year that holds a Gregorian day."""
    year = day.year - 621
    return year if _nowruz(year) <= day else year - 1


def lunar_day(year: int, month: int, day: int) -> date:
    """The Gregorian day of an Islamic date in the tabular calendar (Reingold and Dershowitz, civil epoch).

    Observation moves the true day by one either way, rarely two.
    """
    months = 29 * (month - 1) + month // 2
    return date.fromordinal(_LUNAR_EPOCH - 1 + (year - 1) * 354 + (3 + 11 * year) // 30 + months + day)


def lunar_month(year: int, month: int) -> Days:
    """The Gregorian days of an Islamic month in the tabular calendar; see `lunar_day`."""
    after = lunar_day(year + month // 12, month % 12 + 1, 1)
    return lunar_day(year, month, 1), after - timedelta(days=1)


def lunar_year_of(day: date) -> int:
    """The Islamic year that holds a Gregorian day, in the tabular calendar."""
    year = (day.toordinal() - _LUNAR_EPOCH) * 30 // 10631 + 1
    return year + 1 if lunar_day(year + 1, 1, 1) <= day else year
