"""How far two annotations of the same texts agree."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.errors import UsageError
from dateline.evaluate.compare import figure_fits, same_place
from dateline.evaluate.corpus.coded import as_coded
from dateline.evaluate.corpus.convert import to_gold
from dateline.evaluate.corpus.places import Locate
from dateline.evaluate.corpus.report import Annotated
from dateline.evaluate.gold import Gold, GoldEvent
from dateline.evaluate.score import Scores, score_report
from dateline.model.coded import CodedReport
from dateline.model.event import Event

__all__ = ["Agreement", "agreement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What the second annotation gets right of the first, and what they disagree on, a line for each event."""

    scores: Scores
    disagreements: tuple[str, ...]


def agreement(first: Sequence[Annotated], second: Sequence[Annotated], look_up: Locate) -> Agreement:
    """Score `second` as an answer to `first`; what either holds to be optional costs nothing.

    Raises:
        UsageError: a report of `second` is not in `first`, or its text is another.
    """
    known = {report.header.id: report for report in first}
    scores, said = Scores(), []
    for report in second:
        other = known.get(report.header.id)
        if other is None:
            raise UsageError(f"{report.path}: the first annotation has no report {report.header.id}")
        if other.text != report.text:
            raise UsageError(
                f"{report.path}: its text differs from that of {other.path} at {_first_difference(report, other)}"
            )
        gold = to_gold(other, report.header.id, look_up)
        coded = _without_free(as_coded(report, report.header.id, look_up), report, gold)
        score_report(scores, coded, gold)
        said += _disagreements(report.header.id, coded, gold)
    return Agreement(scores=scores, disagreements=tuple(said))


def _first_difference(a: Annotated, b: Annotated) -> str:
    at = next(
        (i for i, (x, y) in enumerate(zip(a.text, b.text, strict=False)) if x != y), min(len(a.text), len(b.text))
    )
    return f"code point {at}: {a.text[at : at + 30]!r} and {b.text[at : at + 30]!r}"


def _without_free(coded: CodedReport, report: Annotated, gold: Gold) -> CodedReport:
    """The coding without optional events and figures that gold lacks."""
    optional = [event.optional for event in report.values.events.values()]
    kept = (
        event
        for event, free in zip(coded.events, optional, strict=True)
        if not free or any(_fits(event, item) for item in gold.events)
    )
    free_figures = [figure.optional for figure in report.values.figures.values()]
    figures = (
        figure
        for figure, free in zip(coded.figures, free_figures, strict=True)
        if not free or any(figure_fits(figure, item) for item in gold.figures)
    )
    return replace(coded, events=tuple(kept), figures=tuple(figures))


def _disagreements(name: str, coded: CodedReport, gold: Gold) -> list[str]:
    """Events of one annotation that nothing in the other matches in type and place."""
    second = [event for event in coded.events if not any(_fits(event, item) for item in gold.events)]
    first = [
        item for item in gold.events if not item.optional and not any(_fits(event, item) for event in coded.events)
    ]
    return [
        *(f"{name}: only the second has {event.type} at {_named(event)}: {event.trigger.exact!r}" for event in second),
        *(f"{name}: only the first has {'/'.join(i.types)} at {_named(i)}: {i.evidence[:70]!r}" for i in first),
    ]


def _fits(event: Event, item: GoldEvent) -> bool:
    return event.type in item.types and same_place(event.place, item.place)


def _named(event: Event | GoldEvent) -> str:
    return event.place.name if event.place else "nowhere"
