"""Dates are as precise as a table writes them, never more."""

import pytest

from dateline.adopt.dates import read_date, span_of_days
from dateline.model.when import When

FORMATS = ("%d.%m.%Y", "%B %Y", "%d %B %Y")


@pytest.mark.parametrize(
    ("written", "start", "end", "precision"),
    [
        ("2021-03-01", "2021-03-01", "2021-03-01", "day"),
        ("2021-03-01T00:00:00", "2021-03-01", "2021-03-01", "day"),  # as spreadsheets write a day
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2021", "2021-01-01", "2021-12-31", "year"),
        ("1.3.2021", "2021-03-01", "2021-03-01", "day"),
        ("March 2021", "2021-03-01", "2021-03-31", "month"),
        ("01 March 2021", "2021-03-01", "2021-03-01", "day"),
    ],
)
def test_dates(written: str, start: str, end: str, precision: str) -> None:
    assert read_date(written, FORMATS) == When(start=start, end=end, precision=precision, basis="reviewer")


@pytest.mark.parametrize("written", ["03/01/2021", "2021-13-01", "2021-02-30", "44256", "0000", "Monday", "2021-3-1"])
def test_what_is_no_date(written: str) -> None:
    assert read_date(written, FORMATS) is None


@pytest.mark.parametrize(
    ("start", "end", "precision", "due"),
    [
        ("2021-03-01", "2021-03-04", "", ("2021-03-01", "2021-03-04", "day")),
        ("2021-03-01", "2021-04", "", ("2021-03-01", "2021-04-30", "month")),
        ("2021-03-10", None, "1", ("2021-03-10", "2021-03-10", "day")),
        ("2021-03-10", None, "2", ("2021-03-07", "2021-03-13", "day")),
        ("2021-03-10", None, "3", ("2021-03-01", "2021-03-31", "month")),
    ],
)
def test_stretches(start: str, end: str | None, precision: str, due: tuple[str, str, str]) -> None:
    first, last = read_date(start, ()), read_date(end, ()) if end else None
    assert first is not None
    found = span_of_days(first, last, precision)
    assert (found.start, found.end, found.precision) == due
