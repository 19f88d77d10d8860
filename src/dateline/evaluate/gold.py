"""Gold annotations of one report, as the annotation guide (docs/annotation.md) defines them."""

from pathlib import Path

import msgspec

from dateline.errors import UsageError

__all__ = ["Gold", "GoldDate", "GoldEvent", "GoldFigure", "GoldMasthead", "GoldPlace", "GoldStatement", "load_gold"]


class GoldPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where a gold event is: the words, the usual name, the level, and a point where there is one."""

    text: str
    name: str
    level: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class GoldDate(msgspec.Struct, frozen=True, kw_only=True):
    """When a gold event is: ISO days, both ends inclusive."""

    start: str
    end: str
    precision: str | None = None


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One gold event; lists of wordings and types are all accepted. `place` is null where the report names none."""

    types: tuple[str, ...]
    place: GoldPlace | None
    evidence: str
    date: GoldDate | None = None
    actor: tuple[str, ...] | None = None
    target: tuple[str, ...] | None = None
    messages: tuple[str, ...] | None = None
    occasion: str | None = None
    status: str | tuple[str, ...] = "current"
    source: str | None = None
    optional: bool | None = None
    also: tuple[str, ...] | None = None


class GoldStatement(msgspec.Struct, frozen=True, kw_only=True):
    """One gold quotation with the accepted names of its speaker."""

    speaker: tuple[str, ...]
    quote: str
    outlet: str | None = None
    date: str | None = None
    optional: bool | None = None


class GoldFigure(msgspec.Struct, frozen=True, kw_only=True):
    """One gold number with the accepted measures and claimants."""

    measure: tuple[str, ...]
    low: float | None
    high: float | None
    claimant: tuple[str, ...]
    evidence: str
    modifier: str | None = None
    place: str | None = None
    optional: bool | None = None


class GoldMasthead(msgspec.Struct, frozen=True, kw_only=True):
    """What the page says of itself."""

    title: str | None
    byline: str | None
    dateline_place: str | None
    published: str | None
    language: str | None = None


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that annotators found in one report; `report` is its id or file name."""

    report: str
    masthead: GoldMasthead
    furniture: tuple[str, ...]
    events: tuple[GoldEvent, ...]
    statements: tuple[GoldStatement, ...]
    figures: tuple[GoldFigure, ...]


def load_gold(folder: Path) -> tuple[Gold, ...]:
    """The gold files of `folder`, ordered by file name.

    Raises:
        UsageError: there are none, or one is not of this form.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise UsageError(f"{folder}: no gold files (*.json) here; name the folder that holds one JSON file per report")
    return tuple(_load(path) for path in paths)


def _load(path: Path) -> Gold:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Gold)
    except msgspec.MsgspecError as error:
        raise UsageError(f"{path}: not a gold file: {error}; see docs/annotation.md for the form") from None
