"""Tables are read as spreadsheets write them; what is no table is named."""

from pathlib import Path

import pytest

from dateline.adopt.table import read_table
from dateline.errors import TableError, UsageError


def written(folder: Path, data: bytes) -> Path:
    path = folder / "hand.csv"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("commas", "town,note\nOruro,quiet\n"),
        ("semicolons, as where a comma is a decimal point", "town;note\nOruro;quiet\n"),
        ("tabs", "town\tnote\nOruro\tquiet\n"),
        ("commas in a header of semicolons", 'town;"note, if any"\nOruro;quiet\n'),
        ("line ends of Windows", "town,note\r\nOruro,quiet\r\n"),
        ("line ends of old", "town,note\rOruro,quiet\r"),
        ("no newline at the end", "town,note\nOruro,quiet"),
        ("white space around", " town , note\n Oruro , quiet \n"),
        ("empty rows behind", "town,note\nOruro,quiet\n\n,\n"),
    ],
)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["bare", "marked"])
def test_separators_and_marks(tmp_path: Path, why: str, text: str, mark: bytes) -> None:
    table = read_table(written(tmp_path, mark + text.encode()))
    assert [list(row.cells.values()) for row in table.rows] == [["Oruro", "quiet"]], why
    assert table.columns[0] == "town"
    assert table.name == "hand.csv"


def test_rows_have_the_numbers_of_the_spreadsheet(tmp_path: Path) -> None:
    text = 'town,note\n\nOruro,"two\nlines, one cell"\nGafsa\nگفتا,🕊\n'
    rows = read_table(written(tmp_path, text.encode())).rows
    assert [(row.number, row.fault) for row in rows] == [(3, None), (4, "it has 1 cells, the header 2"), (5, None)]
    assert rows[0].cells["note"] == "two\nlines, one cell"
    assert rows[2].cells == {"town": "گفتا", "note": "🕊"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no header row"),
        (b"\n\n", "no header row"),
        (b"town,town\nOruro,Oruro\n", "2 columns are called `town`"),
        ("town,note\nOruro,près\n".encode("latin-1"), "not UTF-8 at byte 18"),
        ("town,note\n".encode("utf-16"), "not UTF-8 at byte 0"),
        (b'town,note\nOruro,"open\n', "not CSV"),
    ],
)
def test_what_is_no_table_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(TableError, match=said):
        read_table(written(tmp_path, data))


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name a CSV file"):
        read_table(tmp_path / "none.csv")
