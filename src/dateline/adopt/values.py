"""Events as a row says they are: with its values, and with the words of the report where these stand there."""

from collections.abc import Iterable
from dataclasses import replace

from dateline.adopt.fit import SAME_KM, km_between
from dateline.adopt.said import NamedPlace, Reading, Said
from dateline.adopt.words import folded, spans_of
from dateline.model.event import Event
from dateline.model.place import Place
from dateline.model.span import Evidence, Span, show
from dateline.review.added import REVIEWER, bare_event, id_of_added
from dateline.review.fold import corrected

__all__ = ["REVIEWER", "added_event", "corrected_event", "trigger_spans"]

LONGEST = 600
"""Characters of a span, as the record allows."""


def corrected_event(event: Event, said: Said, fields: tuple[str, ...], text: str, reading: Reading) -> Event:
    """The event with the values of `fields` as the row gives them."""
    by = _with_values(event, said, fields, text, reading)
    return replace(corrected(event, by, fields), review="corrected")


def added_event(said: Said, report_id: str, text: str, trigger: Span, reading: Reading) -> Event:
    """The event that the row tells and the record lacks, at `trigger` in the report's text."""
    kind = said.kind.types[0]
    shown = show(text, trigger, "trigger")
    bare = replace(bare_event(report_id, shown, kind, reading.codebook.type(kind).codes(None)), review="accepted")
    given = {"place": said.place, "date": said.date, "status": said.status, "actor": said.actor, "target": said.target}
    fields = tuple(name for name, value in given.items() if value is not None)
    whole = corrected(bare, _with_values(bare, said, fields, text, reading), fields)
    return replace(whole, id=id_of_added(whole))


def trigger_spans(words: str, text: str) -> tuple[Span, ...]:
    """Where the words that a row gives for an event stand in the text."""
    return tuple(span for span in spans_of(words, text) if span.end - span.start <= LONGEST)


def _with_values(event: Event, said: Said, fields: Iterable[str], text: str, reading: Reading) -> Event:
    """The event with the row's values, and only the words of the report that show these as evidence."""
    made, basis, evidence = event, {}, []
    for name in fields:
        words = said.place.name if name == "place" and said.place else getattr(said, name, None)
        shown = _shown(words, name, event, text) if name in ("place", "actor", "target") else None
        evidence += [shown] if shown else []
        if name not in ("place", "date"):
            basis[name] = "stated" if shown else REVIEWER
        made = _with_value(made, name, said, shown, reading)
    return replace(made, evidence=tuple(evidence), basis=basis)


def _shown(words: str | None, of: str, event: Event, text: str) -> Evidence | None:
    """The words nearest to the trigger that show a value; null where they stand nowhere."""
    found = trigger_spans(words or "", text)
    if not found:
        return None
    return show(text, min(found, key=lambda span: (abs(span.start - event.trigger.start), span.start)), of)


def _with_value(event: Event, name: str, said: Said, shown: Evidence | None, reading: Reading) -> Event:
    if name == "type":
        kind = said.kind.types[0]
        codes = reading.codebook.type(kind).codes(None)
        return replace(event, type=kind, types=(kind,), mode=None, crosswalk=codes)
    if name == "place" and said.place:
        return replace(event, place=_place(said.place, shown, reading))
    if name == "date":
        return replace(event, date=said.date)
    if name == "status":
        return replace(event, status=said.status or event.status)
    words = shown.exact if shown else getattr(said, name)
    return (
        replace(event, actor=words, actor_id=None) if name == "actor" else replace(event, target=words, target_id=None)
    )


def _place(named: NamedPlace, shown: Evidence | None, reading: Reading) -> Place:
    """The place as the gazetteer knows it where it is one place there, else as the row gives it."""
    known = _known(named, reading)
    place = known or Place(text=named.name, name=named.name, level="other", country=named.country, admin1=named.admin1)
    if named.lat is not None:
        level = "city" if known is None and named.precision < 3 else place.level
        place = replace(place, lat=named.lat, lon=named.lon, level=level)
    text, basis = (shown.exact, "stated") if shown else (named.name, REVIEWER)
    return replace(place, text=text, precision=named.precision, basis=basis)


def _known(named: NamedPlace, reading: Reading) -> Place | None:
    """The one place that the gazetteer has of that name; with a point the nearest within ten kilometres."""
    found = [place for place in reading.locate(named.name, named.country) if _may_be(place, named)]
    if named.lat is not None:
        near = [
            (apart, place) for place in found if (apart := km_between(named, place)) is not None and apart <= SAME_KM
        ]
        return min(near, key=lambda pair: pair[0])[1] if near else None
    towns = [place for place in found if place.level == "city"]
    return next(iter(towns or found)) if len(towns or found) == 1 else None


def _may_be(place: Place, named: NamedPlace) -> bool:
    if named.country and place.country != named.country:
        return False
    return not named.admin1 or folded(place.admin1 or "") == folded(named.admin1)
