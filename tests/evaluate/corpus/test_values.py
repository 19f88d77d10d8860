"""The lines below the text."""

import pytest

from dateline.errors import UsageError
from dateline.evaluate.corpus.places import PlaceSpec, locate, read_place
from dateline.evaluate.corpus.values import EventValue, FigureValue, read_values
from dateline.evaluate.gold import GoldDate
from tests.evaluate.corpus.samples import look_up


def event(line: str) -> EventValue:
    (value,) = read_values([line]).events.values()
    return value


def figure(line: str) -> FigureValue:
    (value,) = read_values([line]).figures.values()
    return value


DATES = {
    "2023-03-13": ("2023-03-13", "2023-03-13", "day"),
    "2023-03-12..2023-03-14": ("2023-03-12", "2023-03-14", "day"),
    "2024-02": ("2024-02-01", "2024-02-29", "month"),
    "2023-11..2024-01": ("2023-11-01", "2024-01-31", "month"),
    "1988": ("1988-01-01", "1988-12-31", "year"),
}


@pytest.mark.parametrize(("written", "days"), DATES.items(), ids=DATES)
def test_dates(written: str, days: tuple[str, str, str]) -> None:
    start, end, precision = days
    found = event(f"e1 | strike | Kisumu, KE | {written} | current").date
    assert found == GoldDate(start=start, end=end, precision=precision)


def test_an_unknown_date_is_null() -> None:
    assert event("e1 | strike | Kisumu, KE | ? | current").date is None


def test_a_line_for_several_events_gives_each_its_place() -> None:
    found = read_values(["e1 e2 | display/graffiti | Kisumu, KE; Migori, KE | 2023 | current/alleged | optional | =b"])
    assert [value.place for value in found.events.values()] == ["Kisumu, KE", "Migori, KE"]
    (first, _) = found.events.values()
    assert (first.types, first.statuses) == (("display", "graffiti"), ("current", "alleged"))
    assert (first.optional, first.incident) == (True, "b")


NUMBERS = {
    "12": (12, 12, None),
    '>=12 "at least"': (12, None, "at least"),
    '<=12 "up to"': (None, 12, "up to"),
    '~12 "about"': (12, 12, "about"),
    "12..15": (12, 15, None),
}


@pytest.mark.parametrize(("written", "bounds"), NUMBERS.items(), ids=NUMBERS)
def test_numbers(written: str, bounds: tuple[int | None, int | None, str | None]) -> None:
    found = figure(f"f1 | killed/injured | {written} | hospital | denies | optional")
    assert (found.low, found.high, found.modifier) == bounds
    assert (found.measures, found.claimant_kind, found.stance) == (("killed", "injured"), "hospital", "denies")
    assert found.optional


def test_types_are_read_without_blanks() -> None:
    assert event("e1 | strike / display | Kisumu, KE | ? | current").types == ("strike", "display")


def test_a_statement_is_dated_as_it_is_written() -> None:
    assert read_values(["s1 | 2023-03"]).statements == {"s1": "2023-03"}


def test_a_statement_has_its_day() -> None:
    assert read_values(["s1 | 2023-03-12", "", "# a remark"]).statements == {"s1": "2023-03-12"}


WRONG = {
    "no items": ("strike | Kisumu, KE", "the first field names"),
    "items of two kinds": ("e1 f1 | strike | Kisumu, KE | ? | current", "the first field names"),
    "too few fields": ("e1 | strike | Kisumu, KE", "at least"),
    "places that do not fit": ("e1 e2 e3 | strike | Kisumu, KE; Migori, KE | ? | current", "3 events and 2 places"),
    "no such status": ("e1 | strike | Kisumu, KE | ? | done", "'done' is none of"),
    "no such date": ("e1 | strike | Kisumu, KE | 14 March | current", "is no date"),
    "a day that is none": ("e1 | strike | Kisumu, KE | 2023-02-30 | current", "line 1"),
    "an end before its beginning": ("e1 | strike | Kisumu, KE | 2023-03..2023-01 | current", "ends before it begins"),
    "a word too many": ("e1 | strike | Kisumu, KE | ? | current | maybe", "'maybe'"),
    "no such measure": ("f1 | dead | 12", "'dead' is none of"),
    "a range that goes down": ("f1 | killed | 15..12", "is no range"),
    "a range with a sign": ("f1 | killed | >=12..15", "is no range"),
    "a bound without its words": ("f1 | killed | >=12", "lacks the words"),
    "two kinds of claimant": ("f1 | killed | 12 | hospital | witness", "one of the kinds of claimant"),
    "two stances": ("f1 | killed | 12 | denies | revises", "one of the stances"),
    "an incident of a figure": ("f1 | killed | 12 | =march", "'=march'"),
    "two incidents": ("e1 | strike | Kisumu, KE | ? | current | =a | =b", "two names of incidents"),
    "a stretch in which something was said": ("s1 | 2023-03-12..2023-03-14", "one date"),
    "a statement with more": ("s1 | 2023-03-12 | optional", "one date"),
    "no number": ("f1 | killed | twelve", "is no number"),
    "no such kind of claimant": ("f1 | killed | 12 | ministry", "'ministry'"),
}


@pytest.mark.parametrize(("line", "says"), WRONG.values(), ids=WRONG)
def test_faults_of_lines(line: str, says: str) -> None:
    with pytest.raises(UsageError, match="line 1: ") as error:
        read_values([line])
    assert says in str(error.value)


def test_an_item_has_one_line() -> None:
    with pytest.raises(UsageError, match=r"line 6: .*e1 has a line already"):
        read_values(["e1 | strike | Kisumu, KE | ? | current", "e1 | strike | Kisumu, KE | ? | current"], 5)


PLACES = {
    "Kisumu, KE": PlaceSpec(level="city", name="Kisumu", admin1=None, country="KE", point=None),
    "Springfield, Illinois, US": PlaceSpec(
        level="city", name="Springfield", admin1="Illinois", country="US", point=None
    ),
    "admin1 Oaxaca, MX": PlaceSpec(level="admin1", name="Oaxaca", admin1=None, country="MX", point=None),
    "country KE": PlaceSpec(level="country", name="KE", admin1=None, country="KE", point=None),
    "Kondele, KE @-0.08,34.77": PlaceSpec(
        level="city", name="Kondele", admin1=None, country="KE", point=(-0.08, 34.77)
    ),
    "other Lake Turkana @3.5, 36": PlaceSpec(
        level="other", name="Lake Turkana", admin1=None, country=None, point=(3.5, 36.0)
    ),
}


@pytest.mark.parametrize(("written", "spec"), PLACES.items(), ids=PLACES)
def test_places(written: str, spec: PlaceSpec) -> None:
    assert read_place(written) == spec


@pytest.mark.parametrize("written", ["Kisumu", "", "KE", "other Sahel, ML", "@1,2", "Kisumu, Kenya"])
def test_what_is_no_place(written: str) -> None:
    with pytest.raises(UsageError):
        read_place(written)


def test_a_place_keeps_the_words_of_the_report() -> None:
    found = locate("Kisumu, KE", "the lakeside city", look_up)
    assert found is not None
    assert (found.text, found.name, found.lat) == ("the lakeside city", "Kisumu", -0.1)
    assert locate("Nowhere, KE", "Nowhere", look_up) is None
    pointed = locate("Nowhere, KE @1.5,2.5", "Nowhere", look_up)
    assert pointed is not None
    assert (pointed.lat, pointed.lon) == (1.5, 2.5)
