"""Why a record says what it says: every value, the words that show it, and what it was derived with."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.cli.words import amount_words, context, line_number, place_words, when_words
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.manifest import Settings
from dateline.model.place import Place
from dateline.model.report import Report
from dateline.model.span import Evidence, Span
from dateline.model.statement import Statement
from dateline.store.query import Found
from dateline.store.record import Record

__all__ = ["Custody", "Explanation", "Shown", "Value", "explain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Words of the report that show a value: half-open offsets in code points, the line they are on, and that line."""

    start: int
    end: int
    exact: str
    of: str
    line: int
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a noun. `basis` says how it came about; where `evidence` is empty it was not read but inferred."""

    name: str
    value: str | None
    basis: str | None = None
    evidence: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """The report that a value stands in, from its bytes on."""

    report_id: str
    title: str | None
    publisher: str | None
    published: str | None
    sources: tuple[str, ...]
    sha256: str
    text_sha256: str
    media_type: str
    extractor: str
    imported: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """An event, statement, figure or report with its values, its custody and the settings it was coded with."""

    kind: str
    id: str
    values: tuple[Value, ...]
    custody: Custody
    settings: Settings


def explain(record: Record, found: Found) -> Explanation:
    """All that can be said for what was found."""
    report_id = found.id if isinstance(found, Report) else found.report_id
    report = found if isinstance(found, Report) else record.coded_report(report_id).report
    return Explanation(
        kind=type(found).__name__.lower(),
        id=found.id,
        values=tuple(_values(found, report)),
        custody=_custody(record, report),
        settings=record.settings_of(report_id),
    )


def _values(found: Found, report: Report) -> Iterator[Value]:
    match found:
        case Event():
            yield from _event(found, report.text)
        case Statement():
            yield from _statement(found, report.text)
        case Figure():
            yield from _figure(found, report.text)
        case Report():
            yield from _report(found)


def _event(event: Event, text: str) -> Iterator[Value]:
    shown = _Words(text, (event.trigger, *event.evidence, *event.messages_evidence))
    also = f" (also {', '.join(event.types[1:])})" if event.types[1:] else ""
    mode = f", {event.mode}" if event.mode else ""
    place, date = event.place, event.date
    yield Value(
        name="type", value=f"{event.type}{mode}{also}", basis=event.basis.get("type"), evidence=shown("trigger")
    )
    yield Value(name="place", value=_place(place), basis=place.basis if place else None, evidence=shown("place"))
    yield Value(name="date", value=when_words(date) or None, basis=date.basis if date else None, evidence=shown("date"))
    roles = (("actor", event.actor, event.actor_id), ("target", event.target, event.target_id))
    for name, value, known in (*roles, ("occasion", event.occasion, None)):
        yield Value(name=name, value=value, basis=event.basis.get(name), evidence=shown(name))
        if known is not None:
            yield Value(name=f"{name} id", value=known, basis=event.basis.get(f"{name}_id"))
    for words, evidence in zip(event.messages, event.messages_evidence, strict=False):
        yield Value(name="message", value=words, evidence=_Words(text, (evidence,))(evidence.of))
    yield Value(name="status", value=event.status, basis=event.basis.get("status"), evidence=shown("status"))
    yield Value(name="source", value=event.source or "the report itself", evidence=shown("source"))
    crosswalk = ", ".join(f"{scheme} {code}" for scheme, code in event.crosswalk.items())
    yield Value(name="crosswalk", value=crosswalk or None, basis="codebook")
    yield Value(name="score", value=f"{event.score:.2f}")
    yield Value(name="review", value=event.review)


def _statement(said: Statement, text: str) -> Iterator[Value]:
    shown = _Words(text, said.evidence)
    yield Value(name="quote", value=said.quote, evidence=shown("quote"))
    yield Value(name="speaker", value=said.speaker, evidence=shown("speaker"))
    yield Value(name="role", value=said.speaker_role, evidence=shown("role"))
    if said.speaker_id is not None:
        yield Value(name="speaker id", value=said.speaker_id, basis="register")
    yield Value(name="outlet", value=said.outlet, evidence=shown("source"))
    yield Value(
        name="date",
        value=when_words(said.date) or None,
        basis=said.date.basis if said.date else None,
        evidence=shown("date"),
    )
    yield Value(name="mode", value=said.mode)


def _figure(figure: Figure, text: str) -> Iterator[Value]:
    shown = _Words(text, figure.evidence)
    place = figure.place
    unit = f" {figure.unit}" if figure.unit else ""
    yield Value(name="amount", value=f"{amount_words(figure)}{unit}", evidence=shown("value"))
    yield Value(name="measure", value=figure.measure)
    yield Value(
        name="claimant",
        value=f"{figure.claimant or 'the report itself'} ({figure.claimant_kind})",
        evidence=shown("claimant"),
    )
    yield Value(name="stance", value=figure.stance)
    yield Value(name="place", value=_place(place), basis=place.basis if place else None, evidence=shown("place"))
    yield Value(name="event", value=figure.event_id)


def _report(report: Report) -> Iterator[Value]:
    head = report.masthead
    names = ("title", "byline", "publisher", "published", "dateline_place", "language", "url")
    for name in names:
        where = head.evidence.get(name)
        words = (_shown(report.text, where, name),) if isinstance(where, Span) else ()
        basis = head.published_basis if name == "published" else None if words else where
        yield Value(
            name=name, value=getattr(head, name), basis=basis if isinstance(basis, str) else None, evidence=words
        )
    for part in report.furniture:
        yield Value(name="furniture", value=part.kind, evidence=(_shown(report.text, part.span, "furniture"),))


class _Words:
    """The evidence of a noun, by what it shows."""

    def __init__(self, text: str, evidence: tuple[Evidence, ...]) -> None:
        self._text = text
        self._evidence = dict.fromkeys(evidence)

    def __call__(self, of: str) -> tuple[Shown, ...]:
        return tuple(_shown(self._text, each.span, of) for each in self._evidence if each.of == of)


def _shown(text: str, span: Span, of: str) -> Shown:
    return Shown(
        start=span.start,
        end=span.end,
        exact=span.of(text),
        of=of,
        line=line_number(text, span.start),
        context=context(text, span),
    )


def _place(place: Place | None) -> str | None:
    if place is None:
        return None
    at = f" at {place.lat:.4f}, {place.lon:.4f}" if place.lat is not None and place.lon is not None else ""
    entry = f", GeoNames {place.geonames_id}" if place.geonames_id else ""
    sure = f", score {place.score:.2f}" if place.score is not None else ""
    other = f", rather than {place.runner_up}" if place.runner_up else ""
    return f"{place_words(place)}: {place.level}{at}{entry}, precision {place.precision}{sure}{other}"


def _custody(record: Record, report: Report) -> Custody:
    head = report.masthead
    return Custody(
        report_id=report.id,
        title=head.title,
        publisher=head.publisher,
        published=head.published,
        sources=record.sources_of(report.id),
        sha256=report.sha256,
        text_sha256=report.text_sha256,
        media_type=report.media_type,
        extractor=report.extractor,
        imported=record.imported_at(report.id),
    )
