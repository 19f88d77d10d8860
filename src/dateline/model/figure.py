"""Somebody's number."""

from dataclasses import dataclass

from dateline.model.place import Place
from dateline.model.span import Evidence

__all__ = ["CLAIMANT_KINDS", "MEASURES", "STANCES", "Figure"]

MEASURES = (
    "killed",
    "injured",
    "arrested",
    "executed",
    "sentenced",
    "missing",
    "displaced",
    "rescued",
    "participants",
    "members",
    "strikers",
    "places",
    "buildings",
    "vehicles",
    "other",
)
CLAIMANT_KINDS = ("authority", "organiser", "hospital", "witness", "outlet", "organisation", "unknown")
STANCES = ("asserts", "denies", "disputes", "revises")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of people or things, with who claims it.

    Exact number: `low == high`. "At least", "more than": `high` is null. "Almost", "up to": `low` is
    null. "Dozens", "hundreds", "thousands": low 24, 200, 2000, high null, the word in `modifier`.
    `unit` is the counted noun. `claimant` is null when the report speaks for itself.
    """

    id: str
    report_id: str
    event_id: str | None
    measure: str
    unit: str | None
    low: int | None
    high: int | None
    modifier: str | None
    text: str
    claimant: str | None
    claimant_kind: str
    place: Place | None
    stance: str
    evidence: tuple[Evidence, ...]
