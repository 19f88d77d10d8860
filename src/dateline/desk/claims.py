"""Conflicting figures drawn to one scale, each with the name of whoever claims it."""

from dataclasses import dataclass

from dateline.model.incident import Claim, FigureRange, Incident

__all__ = ["ClaimBar", "ClaimChart", "claim_charts"]

WIDTH = 400
OPEN_END = 1.15
"""The scale goes so far beyond the highest number, so that an open end can be drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimBar:
    """A claim as a stretch from `x` of `width`; `opens` is low, high or "" where an end is left open."""

    claim: Claim
    x: float
    width: float
    opens: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChart:
    """All claims for one measure, on a scale from 0 to `top`; null where no claim gives a number."""

    range: FigureRange
    bars: tuple[ClaimBar, ...]
    top: float
    width: int = WIDTH


def claim_charts(incident: Incident) -> list[ClaimChart]:
    """A chart for each measure that is claimed."""
    return [_chart(each) for each in incident.figures]


def _chart(figures: FigureRange) -> ClaimChart:
    numbers = [n for claim in figures.claims for n in (claim.low, claim.high) if n is not None]
    top = max(numbers, default=0) * OPEN_END or 1.0
    return ClaimChart(range=figures, bars=tuple(_bar(claim, top) for claim in figures.claims), top=top)


def _bar(claim: Claim, top: float) -> ClaimBar:
    low = 0 if claim.low is None else claim.low
    high = top if claim.high is None else claim.high
    opens = "" if claim.low == claim.high else "high" if claim.high is None else "low" if claim.low is None else ""
    x, end = WIDTH * low / top, WIDTH * high / top
    return ClaimBar(claim=claim, x=round(x, 1), width=round(max(4.0, end - x), 1), opens=opens)
