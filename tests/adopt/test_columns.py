"""A map of columns is checked as a whole: all faults at once, each with what to do."""

from pathlib import Path

import pytest

from dateline.adopt.columns import ACLED, check_columns, load_columns
from dateline.errors import TableError, UsageError
from tests.adopt.samples import CODEBOOK, table

GOOD = """
[columns]
report = "File"
type = "Kind of event"
start = "From"
place = "Town"

[dates]
formats = ["%d.%m.%Y"]

[types]
"Walk-out" = "strike"

[statuses]
"It happened" = "current"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "map.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_map_is_read(tmp_path: Path) -> None:
    columns = load_columns(written(tmp_path, GOOD), CODEBOOK)
    assert columns.columns == {"report": "File", "type": "Kind of event", "start": "From", "place": "Town"}
    assert columns.types == {"walk out": "strike"}
    assert columns.statuses == {"it happened": "current"}
    assert columns.formats == ("%d.%m.%Y",)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[columns]", "[colums]", "unknown key `colums`; did you mean `columns`?"),
        ("start =", "date_start =", "unknown key `columns.date_start`; did you mean"),
        ('type = "Kind of event"', "", "`columns.type` is missing; add it"),
        ('"Town"', "7", "`columns.place`: Input should be a valid string, not 7"),
        ('"strike"', '"strik"', "'Walk-out' leads to the unknown type `strik`; did you mean `strike`?"),
        ('"current"', '"happened"', "leads to the unknown status `happened`; there are: current, background"),
        ('"%d.%m.%Y"', '"%d.%m."', "'%d.%m.' does not tell the year"),
        ('"%d.%m.%Y"', '"%d.%q.%Y"', "is no format of dates"),
        ("place =", "latitude =", "`columns` has one of `latitude` and `longitude`"),
        ("start =", "end =", "`columns` has `end` without `start`"),
        ("[types]", "[types", "no valid TOML"),
    ],
)
def test_faults_are_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(TableError) as caught:
        load_columns(written(tmp_path, GOOD.replace(old, new, 1)), CODEBOOK)
    assert said in str(caught.value)


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    text = GOOD.replace('"strike"', '"strik"').replace('"current"', '"now"').replace("%Y", "")
    text = text.replace('report = "File"', "").replace("place =", "latitude =")
    with pytest.raises(TableError) as caught:
        load_columns(written(tmp_path, text), CODEBOOK)
    assert len(caught.value.faults) == 5
    assert "neither `report` nor `place`" in caught.value.faults[0]


def test_a_map_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name a TOML file"):
        load_columns(tmp_path / "none.toml", CODEBOOK)


def test_a_table_without_the_columns_is_named(tmp_path: Path) -> None:
    columns = load_columns(written(tmp_path, GOOD.replace('"File"', '"reports"')), CODEBOOK)
    with pytest.raises(TableError) as caught:
        check_columns(columns, table())
    assert len(caught.value.faults) == 4
    assert "hand.csv: map.toml names the column `reports`; did you mean `report`?" in caught.value.faults
    with pytest.raises(TableError, match="the ACLED layout names the column `event_type`"):
        check_columns(ACLED, table())
