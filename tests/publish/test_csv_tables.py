import csv
from pathlib import Path

import pytest

from dateline.publish.csv_tables import COLUMNS, guarded
from tests.publish.invented import BANNERS, PERSIAN


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        pytest.param("=HYPERLINK(A1)", "'=HYPERLINK(A1)", id="formula"),
        pytest.param("+1 more", "'+1 more", id="plus"),
        pytest.param("-", "'-", id="a dash alone"),
        pytest.param("@union", "'@union", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab before a formula"),
        pytest.param("\r=1", "'\r=1", id="return before a formula"),
        pytest.param("a = b", "a = b", id="inside is harmless"),
        pytest.param("", "", id="empty"),
        pytest.param(-33.04, -33.04, id="a number keeps its sign"),
        pytest.param(None, None, id="nothing stays nothing"),
    ],
)
def test_no_cell_runs_as_a_formula(cell: str | float | None, written: str | float | None) -> None:
    assert guarded(cell) == written


@pytest.mark.parametrize("name", COLUMNS)
def test_the_first_line_names_the_columns_and_each_once(exported: Path, name: str) -> None:
    with (exported / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        first = next(csv.reader(file))
    assert first == list(COLUMNS[name])
    assert len(set(first)) == len(first)


def test_a_title_that_looks_like_a_formula_is_guarded(exported: Path) -> None:
    found = [row for row in table(exported / "events.csv") if row["report_source"] == "wide.txt"]
    assert {row["report_title"] for row in found} == {"'=Shops stayed shut across Bihar"}


def test_only_places_have_coordinates(exported: Path) -> None:
    where = {row["place_name"]: (row["place_lat"], row["place_lon"]) for row in table(exported / "events.csv")}
    assert where["Valparaíso"] == ("-33.036", "-71.63")
    assert where["Gorgan"] == ("36.845", "54.443"), "near a place is still a place"
    assert where["Bihar"] == where["Kenya"] == where[""] == ("", "")


def test_a_row_lays_the_event_flat(exported: Path) -> None:
    row = next(row for row in table(exported / "events.csv") if row["report_id"] == PERSIAN.id)
    assert row["messages"] == "حقوق ما را بدهید"
    assert (row["date_start"], row["date_end"], row["date_basis"]) == ("2020-06-04", "2020-06-04", "dateline")
    assert (row["plover"], row["cameo"], row["acled"]) == ("PROTEST", "141", "Protests")
    assert row["review"] == "unreviewed"


def test_an_open_number_leaves_its_bound_empty(exported: Path) -> None:
    row = next(row for row in table(exported / "figures.csv") if row["report_id"] == BANNERS.id)
    assert (row["low"], row["high"], row["text"], row["claimant"]) == ("40", "", "at least 40 people", "Police")
