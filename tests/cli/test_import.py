"""Tables coded by hand, from the command line into a record."""

import json
from pathlib import Path

import pytest

from dateline.cli.gazetteer import country_of, locate
from dateline.cli.main import main
from dateline.store.record import Record
from tests.adopt.samples import UNION, event_id, write_record

MAP = """
[columns]
report = "file"
type = "kind"
start = "day"
place = "town"
country = "country"
words = "words"
status = "status"

[types]
"Walk-out" = "strike"
"""
TABLE = """file;kind;day;town;country;words;status
union.html;demonstration;2021-03-01;Gafsa;Tunisia;;
union.html;arrest;2021-03-01;Sfax;TN;;alleged
union.html;Walk-out;2021-03-01;Sfax;Tunisia;shops stayed shut;
none.html;arrest;2021-03-01;Sfax;Tunisia;;
"""
Out = pytest.CaptureFixture[str]


@pytest.fixture
def words(tmp_path: Path) -> list[str]:
    write_record(tmp_path / "r.dateline")
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    (tmp_path / "hand.csv").write_text(TABLE, encoding="utf-8-sig")
    where = ["--record", str(tmp_path / "r.dateline"), "--columns", str(tmp_path / "map.toml")]
    return ["import", str(tmp_path / "hand.csv"), "--by", "Inés", *where]


def test_a_table_becomes_judgements_once(words: list[str], tmp_path: Path, capsys: Out) -> None:
    assert main(words) == 3
    told = capsys.readouterr()
    assert "row 5: unplaced: no report 'none.html' in this record" in told.err
    assert "hand.csv: 4 rows: 1 accepted, 1 corrected, 1 added, 0 known already, 1 unplaced" in told.err
    assert told.out == ""
    with Record.open(tmp_path / "r.dateline") as record:
        assert [review.action for review in record.reviews()] == ["accept", "correct", "add"]
        assert record.stood_event(event_id(UNION, "detained")).event.status == "alleged"
    assert main([*words, "--json"]) == 3
    account = json.loads(capsys.readouterr().out)
    assert {name: account[name] for name in ("rows", "accepted", "corrected", "added", "known", "unplaced")} == {
        **{"rows": 4, "accepted": 0, "corrected": 0, "added": 0, "known": 3, "unplaced": 1}
    }
    assert [placed["row"] for placed in account["placed"]] == [2, 3, 4, 5]
    assert main(["verify", str(tmp_path / "r.dateline")]) == 0


def test_a_dry_run_tells_and_writes_nothing(words: list[str], tmp_path: Path, capsys: Out) -> None:
    before = (tmp_path / "r.dateline").read_bytes()
    assert main([*words, "--dry-run"]) == 3
    told = capsys.readouterr()
    assert told.out.splitlines()[1] == f"row 3: corrected {event_id(UNION, 'detained')} (status)"
    assert "nothing was written" in told.err
    assert (tmp_path / "r.dateline").read_bytes() == before


def test_the_layout_of_acled(tmp_path: Path, capsys: Out) -> None:
    record = write_record(tmp_path / "r.dateline")
    head = "event_id_cnty,event_date,event_type,sub_event_type,actor1,country,location,source,notes"
    row = 'TUN1,01 March 2021,Strategic developments,Arrests,Police,Tunisia,Sfax,Other,"Five, it says."'
    (tmp_path / "acled.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    command = ["import", str(tmp_path / "acled.csv"), "--record", str(record), "--by", "ACLED", "--layout", "acled"]
    assert main(command) == 0
    assert "1 row: 1 accepted" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (["--layout", "acled"], 2, "one of them"),  # a map and a layout
        (["--by", " "], 2, "--by is empty"),
        (["--columns", "nowhere.toml"], 2, "name a TOML file"),
    ],
)
def test_a_wrong_request_is_named(words: list[str], capsys: Out, change: list[str], code: int, said: str) -> None:
    assert main([*words, *change]) == code
    assert said in capsys.readouterr().err


def test_a_map_with_faults_names_them_all(words: list[str], tmp_path: Path, capsys: Out) -> None:
    faulty = MAP.replace('"strike"', '"strik"').replace("town", "city")
    (tmp_path / "map.toml").write_text(faulty.replace("[columns]", '[columns]\nend = "until"'), encoding="utf-8")
    assert main(words) == 4
    assert "did you mean `strike`?" in capsys.readouterr().err
    (tmp_path / "map.toml").write_text(MAP.replace('"town"', '"city"').replace('"day"', '"days"'), encoding="utf-8")
    assert main(words) == 4
    told = capsys.readouterr().err
    assert "the column `days`; did you mean `day`?" in told
    assert "the column `city`" in told


@pytest.mark.parametrize(
    ("name", "code"),
    [("Tunisia", "TN"), ("tn", "TN"), ("Côte d'Ivoire", "CI"), ("Burkina Faso", "BF"), ("Atlantis", None)],
)
def test_countries(name: str, code: str | None) -> None:
    assert country_of(name) == code


def test_places_of_a_name() -> None:
    assert any(place.level == "city" and place.geonames_id for place in locate("Gafsa", "TN"))
    assert locate("Nowhere on Earth", "TN") == ()
