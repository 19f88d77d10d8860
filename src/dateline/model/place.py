"""A place on earth, as a report names it and as the gazetteer knows it."""

from dataclasses import dataclass

from dateline.model.span import Span

__all__ = ["Place", "Toponym"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A named place.

    `text` stands in the report, `name` is the gazetteer's. `level` is city, admin1, country or other.
    `country` is ISO 3166 alpha-2; `admin1` the name of the first-level division. `precision` is 1 for
    the place itself, 2 for near it or a district of it, 3 for a region or wider. `basis` says how the
    event came by it: stated, list, dateline, inherited or report. `score`, in [0, 1], is how surely the name means this
    place and not another one; `runner_up` is the other one that it most likely would mean. Both are null where there
    was nothing to choose.
    """

    text: str
    name: str
    level: str
    country: str | None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    precision: int = 1
    basis: str = "stated"
    score: float | None = None
    runner_up: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A mention of a place in a report, resolved.

    `span` covers the words of the name; `place` is what it was resolved to, with `score` in [0, 1]
    (not a probability). `inside` is the span of a wider place named with it ("Babol, northern Iran"),
    `part` what the mention narrows to ("northern", "outskirts of"), `demonym` is true for "Iranian",
    which places no event, `organisation` where the name stands inside one ("Sharif University of ...").
    """

    span: Span
    place: Place
    score: float
    inside: Span | None = None
    part: str | None = None
    demonym: bool = False
    organisation: bool = False
