"""The gazetteer's index: which line belongs to which spelling, built once from installed packages."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from dateline.resolve.where.fold import fold_and_loosen
from dateline.resolve.where.sources import Draft, gather
from dateline.resolve.where.store import write_arrays
from dateline.resolve.where.tables import rows

__all__ = ["build_index", "key_of", "loose_key_of"]

NO_DIVISION = 0xFFFF


def key_of(folded: str) -> int:
    """The 64-bit key of a folded name; the same on every machine."""
    return int.from_bytes(hashlib.blake2b(folded.encode(), digest_size=8).digest(), "little")


def loose_key_of(country: str, loosened: str) -> int:
    """The 64-bit key of a loosened name within one country."""
    return key_of(f"{country}~{loosened}")


@dataclass(slots=True)
class _Keys:
    """The columns of a table of keys before it is sorted: key, line, and how the line bears the name."""

    keys: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    hows: list[int] = field(default_factory=list)

    def add(self, key: int, row: int, how: int) -> None:
        """Note that the line `row` bears the name with this key."""
        self.keys.append(key)
        self.rows.append(row)
        self.hows.append(how)

    def table(self, prefix: str) -> dict[str, np.ndarray]:
        """Each key once with where its lines start, and the lines in order."""
        keys, rows = np.array(self.keys, dtype=np.uint64), np.array(self.rows, dtype=np.uint32)
        order = np.lexsort((rows, keys))
        unique, starts = np.unique(keys[order], return_index=True)
        return {
            f"{prefix}_keys": unique,
            f"{prefix}_starts": np.append(starts, len(keys)).astype(np.uint32),
            f"{prefix}_rows": rows[order],
            f"{prefix}_how": np.array(self.hows, dtype=np.uint8)[order],
        }


def _key_tables(drafts: Iterable[Draft]) -> dict[str, np.ndarray]:
    """The table of folded names and that of loosened names within a country."""
    strict, loose = _Keys(), _Keys()
    for row, draft in enumerate(drafts):
        best: dict[str, int] = {}
        coarse: dict[str, None] = {}
        for name, how in draft.names:
            folded, loosened = fold_and_loosen(name)
            if not folded or (how and folded == draft.barred):
                continue
            if how < best.get(folded, 9):
                best[folded] = how
            if loosened:
                coarse[loosened] = None
        for key, how in best.items():
            strict.add(key_of(key), row, how)
        for key in coarse:
            loose.add(loose_key_of(draft.country, key), row, 3)
    return {**strict.table("strict"), **loose.table("loose")}


def _names(drafts: list[Draft]) -> dict[str, np.ndarray]:
    written = [draft.name.encode() for draft in drafts]
    ends = np.cumsum([0, *map(len, written)]).astype(np.uint32)
    return {"name_bytes": np.frombuffer(b"".join(written), dtype=np.uint8), "name_ends": ends}


def _divisions(drafts: list[Draft]) -> tuple[list[str], np.ndarray]:
    # Not from the drafts: in some countries the provinces within a first-level division are drafts of its kind too.
    named = {(row["country"], row["code"]): row["name"] for row in rows("admin1.tsv")}
    labels = {key: named.get(key, "") for key in {(d.country, d.admin1) for d in drafts if d.admin1}}
    order = {pair: k for k, pair in enumerate(sorted(labels))}
    column = np.array([order.get((d.country, d.admin1), NO_DIVISION) for d in drafts], dtype=np.uint16)
    return [f"{country}\t{code}\t{labels[country, code]}" for country, code in sorted(labels)], column


def build_index(path: Path) -> None:
    """Write the index to `path`, atomically. Takes about a dozen seconds of one core, and no network.

    Lines are ordered by country, so that the names of one country lie together.
    """
    drafts = sorted(gather(), key=lambda draft: (draft.country, draft.kind, draft.geonames_id, draft.name))
    countries = sorted({draft.country for draft in drafts})
    position = {country: k for k, country in enumerate(countries)}
    divisions, division = _divisions(drafts)
    arrays: dict[str, np.ndarray] = {
        "lat": np.array([draft.lat for draft in drafts], dtype=np.float32),
        "lon": np.array([draft.lon for draft in drafts], dtype=np.float32),
        "population": np.array([min(draft.population, 2**32 - 1) for draft in drafts], dtype=np.uint32),
        "geonames_id": np.array([draft.geonames_id for draft in drafts], dtype=np.uint32),
        "weight": np.array([draft.weight for draft in drafts], dtype=np.float32),
        "kind": np.array([draft.kind for draft in drafts], dtype=np.uint8),
        "country": np.array([position[draft.country] for draft in drafts], dtype=np.uint16),
        "division": division,
        **_names(drafts),
        **_key_tables(drafts),
    }
    write_arrays(path, arrays, {"countries": countries, "divisions": divisions})
