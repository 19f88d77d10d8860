"""The index on disk: built whole or not at all, found again, and refused with a clear word when it is damaged."""

import multiprocessing
import os
import pickle
from pathlib import Path

import numpy as np
import pytest

from dateline.errors import GazetteerError
from dateline.resolve.where import index, store
from dateline.resolve.where.candidates import largest_named
from dateline.resolve.where.entry import ADMIN1, CITY
from dateline.resolve.where.index import Gazetteer, index_path, open_gazetteer, prune_indexes
from dateline.resolve.where.store import map_arrays, write_arrays
from dateline.resolve.where.tables import short_forms

ARRAYS = {"a": np.arange(5, dtype=np.uint32), "b": np.array([0.5, 1.5])}


def test_arrays_come_back(tmp_path: Path) -> None:
    path = tmp_path / "places.bin"
    write_arrays(path, ARRAYS, {"countries": ["PE", "IR"]})
    arrays, labels = map_arrays(path)
    assert {name: array.tolist() for name, array in arrays.items()} == {"a": [0, 1, 2, 3, 4], "b": [0.5, 1.5]}
    assert labels == {"countries": ["PE", "IR"]}
    assert not arrays["a"].flags.writeable


def test_nothing_is_left_of_a_failed_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_old: str, _new: Path) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.replace", broken)
    with pytest.raises(OSError, match="no space left"):
        write_arrays(tmp_path / "places.bin", ARRAYS, {})
    assert list(tmp_path.iterdir()) == []


def test_a_build_that_cannot_be_written_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(index, "build_index", full)
    with pytest.raises(GazetteerError, match="no space left"):
        open_gazetteer(tmp_path / "places.bin")


DAMAGED = {
    "empty": b"",
    "another kind": b"PK\x03\x04" * 100,
    "magic alone": store.MAGIC,
    "header that is not JSON": store.MAGIC + (8).to_bytes(8, "little") + b"\xff" * 64,
    "header longer than the file": store.MAGIC + (10**9).to_bytes(8, "little") + b"{}",
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_index_is_named(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "places.bin"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"places\.bin"):
        open_gazetteer(path)


def test_an_index_cut_short_is_named(tmp_path: Path) -> None:
    path = tmp_path / "places.bin"
    write_arrays(path, ARRAYS, {})
    path.write_bytes(path.read_bytes()[:-70])
    with pytest.raises(GazetteerError, match=r"places\.bin"):
        map_arrays(path)


def test_a_cache_that_cannot_be_made_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "file" / "below"))
    with pytest.raises(GazetteerError, match="DATELINE_CACHE"):
        index_path()


def test_another_folder_serves_where_the_cache_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "other").mkdir()
    monkeypatch.delenv("DATELINE_CACHE", raising=False)
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda _name: str(tmp_path / "file" / "below"))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "other"))
    assert index_path().is_relative_to(tmp_path / "other")


def test_the_name_changes_with_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    before = index_path()
    monkeypatch.setattr(index, "read_table", lambda name: f"{name} changed")
    assert index_path() != before
    assert index_path().parent == before.parent


def test_old_indexes_are_pruned(tmp_path: Path) -> None:
    names = [f"places-{k}.bin" for k in range(4)]
    for age, name in enumerate(reversed(names)):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (10**9 - age, 10**9 - age))
    (tmp_path / "settings.toml").write_bytes(b"")
    prune_indexes(tmp_path / names[3])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["places-2.bin", "places-3.bin", "settings.toml"]


def _write(path: Path) -> None:
    write_arrays(path, ARRAYS, {})


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "places.bin"
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_write, args=(path,)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(30)
    assert [process.exitcode for process in processes] == [0, 0]
    assert [found.name for found in tmp_path.iterdir()] == ["places.bin"]
    assert map_arrays(path)[0]["a"].tolist() == [0, 1, 2, 3, 4]


def test_a_gazetteer_travels_to_another_process(gazetteer: Gazetteer) -> None:
    again = pickle.loads(pickle.dumps(gazetteer))
    assert again.id == gazetteer.id
    assert again.find(["Lima"]) == gazetteer.find(["Lima"])


def test_every_line_is_sound(gazetteer: Gazetteer) -> None:
    assert len(gazetteer) > 200_000
    assert bool((np.abs(gazetteer.lat) <= 90).all())
    assert bool((np.abs(gazetteer.lon) <= 180).all())
    assert bool(np.isfinite(gazetteer.weight).all())


def test_each_country_has_a_line(gazetteer: Gazetteer) -> None:
    rows = [gazetteer.country_row(code) for code in gazetteer.countries if code]
    assert None not in rows
    assert len(set(rows)) == len(rows) > 200


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon", "number"),
    [("Ontario", "CA", 50, -86, 6093943), ("Queensland", "AU", -23, 145, 2152274), ("Kerman", "IR", 30, 57, 128231)],
)
def test_divisions_lie_in_their_middle_and_keep_their_ids(
    name: str, country: str, lat: int, lon: int, number: int, gazetteer: Gazetteer
) -> None:
    entries = [gazetteer.entry(row) for row, _ in gazetteer.find([name])[0]]
    (division,) = [entry for entry in entries if entry.kind == ADMIN1 and entry.country == country]
    assert (round(division.lat), round(division.lon), division.geonames_id) == (lat, lon, number)


def test_short_forms_name_each_division_once() -> None:
    assert all(len(set(pairs)) == len(pairs) for pairs in short_forms().values())


def test_unknown_names_have_no_lines(gazetteer: Gazetteer) -> None:
    assert gazetteer.find(["Xqzzyw", "", "—"]) == [(), (), ()]
    assert gazetteer.find([]) == []


@pytest.mark.parametrize(
    ("name", "country", "division"),
    [
        ("Manila", "PH", "Metro Manila"),  # a region that holds provinces
        ("Cebu City", "PH", "Central Visayas"),
        ("Goma", "CD", "North Kivu"),
        ("Arequipa", "PE", "Arequipa"),
        ("Rasht", "IR", "Gilan"),
    ],
)
def test_a_town_lies_in_its_first_level_division(name: str, country: str, division: str) -> None:
    gazetteer = open_gazetteer()
    rows = [row for row, _ in gazetteer.find([name])[0]]
    entries = [gazetteer.entry(row) for row in rows]
    towns = [e for e in entries if e.kind == CITY and e.country == country]
    assert max(towns, key=lambda e: e.population).admin1 == division


NAMED = {
    "the largest of its country": ("Córdoba", "AR", None, "Córdoba"),
    "another spelling": ("Ahwaz", "IR", None, "Ahvaz"),
    "in a division": ("Springfield", "US", "Illinois", "Springfield"),
    "in a division that has none": ("Springfield", "US", "Alaska", None),
    "a slip of the pen": ("Estremox", "PT", None, None),
}


@pytest.mark.parametrize(("name", "country", "admin1", "found"), NAMED.values(), ids=NAMED)
def test_the_largest_place_of_a_name(
    name: str, country: str, admin1: str | None, found: str | None, gazetteer: Gazetteer
) -> None:
    entry = largest_named(name, gazetteer, country, {CITY}, admin1)
    assert (entry.name if entry else None) == found
    assert entry is None or admin1 is None or entry.admin1 == admin1
