"""How `world.json` was made: the countries of world-atlas, simplified and rounded for a page that carries its own map.

    python compact.py countries-50m.json iso3166-1.json world.json

Reads the TopoJSON file `countries-50m.json` of world-atlas 2.0.2 (Natural Earth, 1:50m), and the codes and names of
countries from `iso3166-1.json` of Debian's iso-codes, which pycountry carries in its folder `databases`.

Each shared border is one arc, simplified once by Douglas and Peucker's method, so that neighbours still meet. Islands
smaller than `SMALLEST_DEGREES_SQUARED` go, unless they are the largest part of their country; so does Antarctica,
which the Mercator projection cannot show. Nothing at run time imports this module.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["compact"]

Points = npt.NDArray[np.float64]

UNITS_PER_DEGREE = 200  # 0.005 degrees, about 550 m: finer than a border drawn at 1:50m
TOLERANCE_DEGREES = 0.02
SMALLEST_DEGREES_SQUARED = 0.01
ANTARCTICA = "010"
WITHOUT_NUMBER = {"Kosovo": "XK"}  # the user-assigned code that GeoNames writes
NEWER_NAMES = {"Macedonia": "North Macedonia", "eSwatini": "Eswatini", "Indian Ocean Ter.": "Indian Ocean Territories"}
CREDIT = "Natural Earth 1:50m, public domain, by way of world-atlas 2.0.2"


def simplified(points: Points) -> Points:
    """The points of a line that stand further than the tolerance from the line drawn without them; ends stay."""
    keep = np.zeros(len(points), dtype=bool)
    keep[[0, -1]] = True
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        away = distance(points[first + 1 : last], points[first], points[last])
        far = int(away.argmax())
        if away[far] > TOLERANCE_DEGREES:
            keep[first + 1 + far] = True
            todo += [(first, first + 1 + far), (first + 1 + far, last)]
    return points[keep]


def distance(points: Points, a: Points, b: Points) -> Points:
    """How far each of `points` (n, 2) is from the segment a-b, in degrees."""
    along = b - a
    length = float(along @ along)
    share = np.clip((points - a) @ along / length, 0, 1) if length else np.zeros(len(points))
    found: Points = np.hypot(*(points - a - share[:, None] * along).T)
    return found


def area(ring: Points) -> float:
    """The area that a ring encloses, in square degrees."""
    x, y = ring.T
    return abs(float(x @ np.roll(y, 1) - y @ np.roll(x, 1))) / 2


def inmost(ring: Points) -> tuple[float, float]:
    """A point far from the border, for a label: the best of a 40 by 40 grid."""
    low, high = ring.min(axis=0), ring.max(axis=0)
    grid = np.stack(np.meshgrid(*(np.linspace(low[k], high[k], 42)[1:-1] for k in (0, 1))), axis=-1).reshape(-1, 2)
    a, b = ring, np.roll(ring, -1, axis=0)
    inside = np.zeros(len(grid), dtype=bool)
    near = np.full(len(grid), np.inf)
    for p, q in zip(a, b, strict=True):
        crosses = (p[1] > grid[:, 1]) != (q[1] > grid[:, 1])
        if p[1] != q[1]:
            inside ^= crosses & (grid[:, 0] < (q[0] - p[0]) * (grid[:, 1] - p[1]) / (q[1] - p[1]) + p[0])
        near = np.minimum(near, distance(grid, p, q))
    x, y = grid[int(np.where(inside, near, -1).argmax())]
    return round(float(x), 1), round(float(y), 1)


def country_name(name: str, known: dict[str, str] | None) -> str:
    """The name in full where the map abbreviates it ("Dem. Rep. Congo")."""
    if known is None or "." not in name:
        return NEWER_NAMES.get(name, name)
    full = known.get("common_name", known["name"]).replace(", The ", ", ")
    return " ".join(reversed(full.split(", "))) if full.count(", ") == 1 else full


class Borders:
    """The border lines of a TopoJSON topology, simplified, in degrees."""

    def __init__(self, topology: dict[str, Any]) -> None:
        scale, move = (np.array(topology["transform"][name]) for name in ("scale", "translate"))
        self.lines = [simplified(np.cumsum(np.array(arc), axis=0) * scale + move) for arc in topology["arcs"]]

    def ring(self, arcs: list[int]) -> Points:
        """The ring that `arcs` make together; ~i is line i backwards. Longitudes run on over the 180th meridian."""
        parts = [self.lines[i] if i >= 0 else self.lines[~i][::-1] for i in arcs]
        found = np.concatenate([part[:-1] for part in parts])
        return np.stack([np.unwrap(found[:, 0], period=360), found[:, 1]], axis=1)


def country(shape: dict[str, Any], codes: dict[str, dict[str, str]], borders: Borders) -> dict[str, Any]:
    """One country with its code, full name, a point for its label and its polygons without the smallest islands."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    sizes = [area(borders.ring(polygon[0])) for polygon in polygons]
    largest = max(sizes)
    known, name = codes.get(shape.get("id", "")), shape["properties"]["name"]
    return {
        "code": known["alpha_2"] if known else WITHOUT_NUMBER.get(name),
        "name": country_name(name, known),
        "label": inmost(borders.ring(polygons[sizes.index(largest)][0])),
        "size": round(largest, 1),
        "polygons": [
            polygon
            for polygon, size in zip(polygons, sizes, strict=True)
            if size == largest or size > SMALLEST_DEGREES_SQUARED
        ],
    }


def compact(topology: dict[str, Any], codes: dict[str, dict[str, str]]) -> dict[str, Any]:
    """The compact map made of a TopoJSON topology; `codes` holds ISO 3166 entries by number."""
    borders = Borders(topology)
    shapes = topology["objects"]["countries"]["geometries"]
    countries = [country(shape, codes, borders) for shape in shapes if shape.get("id") != ANTARCTICA]
    used = sorted({max(i, ~i) for c in countries for polygon in c["polygons"] for ring in polygon for i in ring})
    place = {old: new for new, old in enumerate(used)}
    for c in countries:
        c["polygons"] = [[[place[i] if i >= 0 else ~place[~i] for i in ring] for ring in p] for p in c["polygons"]]
    return {
        "credit": CREDIT,
        "units_per_degree": UNITS_PER_DEGREE,
        "arcs": [packed(borders.lines[i]) for i in used],
        "countries": sorted(countries, key=lambda c: str(c["name"])),
    }


def packed(line: Points) -> list[int]:
    """A line as x, y of its first point and then the steps, in units, flat; steps of nothing left out."""
    units = np.round(line * UNITS_PER_DEGREE).astype(int)
    steps = np.diff(units, axis=0)
    moved = steps[np.any(steps != 0, axis=1)]
    found: list[int] = np.concatenate([units[:1], moved]).ravel().tolist()
    return found


def _read(path: str) -> Any:
    return json.loads(Path(path).read_text(encoding="utf-8"))


if __name__ == "__main__":
    entries = {entry["numeric"]: entry for entry in _read(sys.argv[2])["3166-1"]}
    world = json.dumps(compact(_read(sys.argv[1]), entries), ensure_ascii=False, separators=(",", ":"))
    Path(sys.argv[3]).write_text(world + "\n", encoding="utf-8")
