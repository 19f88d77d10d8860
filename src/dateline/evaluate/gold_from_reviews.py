"""Judged reports as gold, in the form that `dateline evaluate --gold` reads."""

from dateline.evaluate.cases import JudgedReport
from dateline.evaluate.gold import Gold, GoldDate, GoldEvent, GoldFigure, GoldMasthead, GoldPlace, GoldStatement
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.place import Place
from dateline.model.report import Report
from dateline.model.statement import Statement

__all__ = ["gold_from_reviews"]

AROUND = 120
"""So many characters on either side of the trigger are shown as the evidence of an event, on its line."""


def gold_from_reviews(judged: JudgedReport) -> Gold:
    """What must be found is asked for, what nobody judged is optional, what was rejected is not there.

    Statements and figures, which are not judged, are optional too.
    """
    report = judged.coded.report
    wanted = [_event(case.event, report.text) for case in judged.cases if case.wanted]
    others = [_event(event, report.text, optional=True) for event in judged.unjudged]
    return Gold(
        report=report.id,
        masthead=_masthead(report),
        furniture=tuple(part.span.of(report.text) for part in report.furniture),
        events=(*wanted, *others),
        statements=tuple(_statement(said) for said in judged.coded.statements if said.speaker),
        figures=tuple(map(_figure, judged.coded.figures)),
    )


def _masthead(report: Report) -> GoldMasthead:
    head = report.masthead
    return GoldMasthead(
        title=head.title,
        byline=head.byline,
        dateline_place=head.dateline_place,
        published=head.published,
        language=head.language,
    )


def _event(event: Event, text: str, *, optional: bool | None = None) -> GoldEvent:
    date = event.date
    return GoldEvent(
        types=event.types,
        place=_place(event.place),
        evidence=_around(event, text),
        date=GoldDate(start=date.start, end=date.end or date.start, precision=date.precision)
        if date and date.start
        else None,
        actor=(event.actor,) if event.actor else None,
        target=(event.target,) if event.target else None,
        messages=event.messages or None,
        occasion=event.occasion,
        status=event.status,
        source=event.source,
        optional=optional,
    )


def _place(place: Place | None) -> GoldPlace | None:
    if place is None:
        return None
    return GoldPlace(
        text=place.text, name=place.name, level=place.level, country=place.country, lat=place.lat, lon=place.lon
    )


def _around(event: Event, text: str) -> str:
    """The words around the trigger, on its line, cut between words."""
    start, end = event.trigger.start, event.trigger.end
    first = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    newline = text.find("\n", end)
    last = min(len(text) if newline < 0 else newline, end + AROUND)
    if first > 0 and not text[first - 1].isspace():
        first = next((at + 1 for at in range(first, start) if text[at].isspace()), start)
    if last < len(text) and not text[last].isspace():
        last = next((at for at in range(last - 1, end - 1, -1) if text[at].isspace()), end)
    return text[first:last].strip()


def _statement(said: Statement) -> GoldStatement:
    return GoldStatement(speaker=(said.speaker or "",), quote=said.quote, outlet=said.outlet, optional=True)


def _figure(figure: Figure) -> GoldFigure:
    return GoldFigure(
        measure=(figure.measure,),
        low=figure.low,
        high=figure.high,
        claimant=(figure.claimant or "the report",),
        evidence=figure.text,
        modifier=figure.modifier,
        place=figure.place.name if figure.place else None,
        optional=True,
    )
