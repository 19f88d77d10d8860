"""The numbers of an incident, side by side, with whose each is."""

from collections.abc import Iterable, Sequence

from dateline.link.incidents.telling import Telling
from dateline.model.figure import MEASURES, Figure
from dateline.model.incident import Claim, FigureRange

__all__ = ["figure_ranges"]


def figure_ranges(tellings: Iterable[Telling]) -> tuple[FigureRange, ...]:
    """Every figure that counts an event of the incident, by measure in the order of MEASURES, the lowest first."""
    held: dict[str, dict[str, Figure]] = {}
    for telling in tellings:
        for figure in telling.figures:
            held.setdefault(figure.measure, {})[figure.id] = figure
    known = {name: rank for rank, name in enumerate(MEASURES)}
    measures = sorted(held, key=lambda name: (known.get(name, len(known)), name))
    return tuple(_range(name, sorted(held[name].values(), key=_order)) for name in measures)


def _order(figure: Figure) -> tuple[int, int, str]:
    low = figure.low if figure.low is not None else 0
    return low, figure.high if figure.high is not None else low, figure.id


def _range(measure: str, figures: Sequence[Figure]) -> FigureRange:
    bounds = [b for figure in figures if figure.stance != "denies" for b in (figure.low, figure.high) if b is not None]
    units = {figure.unit for figure in figures}
    return FigureRange(
        measure=measure,
        unit=units.pop() if len(units) == 1 else None,
        low=min(bounds, default=None),
        high=max(bounds, default=None),
        claims=tuple(_claim(figure) for figure in figures),
    )


def _claim(figure: Figure) -> Claim:
    return Claim(
        figure_id=figure.id,
        report_id=figure.report_id,
        claimant=figure.claimant,
        claimant_kind=figure.claimant_kind,
        low=figure.low,
        high=figure.high,
        modifier=figure.modifier,
        text=figure.text,
        stance=figure.stance,
    )
