"""Somebody's own words."""

from dataclasses import dataclass

from dateline.model.span import Evidence
from dateline.model.when import When

__all__ = ["MODES", "Statement"]

MODES = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody is quoted as saying: speaker, words, outlet, date.

    `mode` is direct (a quotation), mixed (fragments inside reported speech) or indirect. Wall slogans
    and chants are messages of an event, not statements.
    """

    id: str
    report_id: str
    speaker: str | None
    speaker_role: str | None
    outlet: str | None
    date: When | None
    quote: str
    mode: str
    language: str | None
    evidence: tuple[Evidence, ...]
    speaker_id: str | None = None
