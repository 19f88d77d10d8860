"""What a report leaves unsaid about an event: the place, time and actor that carry over from before."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.model.mention import EventMention, Role
from dateline.model.place import Toponym
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.when import TimeMention, When
from dateline.resolve.when.lexicon import english

__all__ = ["Anchors", "Filled", "anchors_of", "fill", "nearby"]

REACH_SENTENCES = 6
"""How many sentences back, within a paragraph, a place or a time still holds; a reader's rule of thumb."""

TOLD_AS_DONE = frozenset({"current", "alleged", "denied"})
"""Statuses of acts that lie in the time that the report tells, done or not."""

PLACE_SURE, PLACE_DOUBTED = 0.8, 0.1
PLACE_REACH = 500
"""How surely the network means another town, how little the one of the words, and within how many characters of the
act; chosen on corpus/dev."""

WIDE = frozenset({"country", "admin1"})

LASTS_DAYS = 120
"""How long what began is taken to go on until the report, where nothing tells its end."""

REACH_MENTIONS = 60
"""How many mentions back anything is looked for: more than a report of 3,000 words holds."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What holds for a report as a whole: its main place, its country and its own date; null where it does not say.

    `month` is the heading under which this item of a look back stands.
    """

    place: Toponym | None
    basis: str
    date: When | None
    country: Toponym | None = None
    month: TimeMention | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A mention with the places, date and actor that hold for it; `when_span` is where its time is read."""

    mention: EventMention
    places: tuple[tuple[Toponym, str], ...]
    date: When | None
    when_span: Span | None
    actor: Role | None


def anchors_of(report: Report, toponyms: Sequence[Toponym], date: When | None) -> Anchors:
    """The main place of a report: its dateline, else the city its lead and most mentions agree on, else its country."""
    usable = [t for t in toponyms if not t.organisation]
    country = _main_country(usable)
    named = report.masthead.evidence.get("dateline_place")
    if isinstance(named, Span):
        for toponym in toponyms:
            if toponym.span.touches(named) and not toponym.demonym:
                return Anchors(toponym, "dateline", date, country)
    place = _leading_city(usable) or country or _first_city(usable)
    return Anchors(place, "report", date, country)


def _leading_city(toponyms: Sequence[Toponym]) -> Toponym | None:
    """The one city that holds at least half of all city mentions, two at the least."""
    cities = [t for t in toponyms if t.place.level == "city" and not t.demonym and t.place.lat is not None]
    counts = Counter(t.place.geonames_id or t.place.name for t in cities)
    if not counts:
        return None
    best, count = max(counts.items(), key=lambda row: row[1])
    if count < 2 or 2 * count < len(cities):
        return None
    return next(t for t in cities if (t.place.geonames_id or t.place.name) == best)


def _first_city(toponyms: Sequence[Toponym]) -> Toponym | None:
    """The city named first and most, for a report that names no country."""
    cities = [t for t in toponyms if t.place.level == "city" and not t.demonym and t.place.lat is not None]
    counts = Counter(t.place.geonames_id for t in cities)
    return max(cities, key=lambda t: counts[t.place.geonames_id], default=None)


def _main_country(toponyms: Sequence[Toponym]) -> Toponym | None:
    counts = Counter(t.place.country for t in toponyms if t.place.country)
    if not counts:
        return None
    best = max(counts, key=lambda country: counts[country])
    countries = [t for t in toponyms if t.place.level == "country" and t.place.country == best]
    plain = [t for t in countries if not t.demonym]
    return next(iter(plain or countries), None)


def fill(mentions: Sequence[EventMention], anchors: Anchors) -> list[Filled]:
    """Every mention with what carries over to it, in reading order."""
    filled: list[Filled] = []
    for mention in mentions:
        filled.append(_fill_one(mention, filled[-REACH_MENTIONS:], anchors))
    return [_forced(filled, k) for k in range(len(filled))]


ACCUSING = frozenset({"armed_attack", "killing", "property_attack", "torture", "unrest"})
"""Types of which nobody is taken for the doer only because he did the like before."""

BY_FORCE = frozenset({"arrest", "crackdown", "killing", "torture"})
"""Types of which a report often leaves the doer to the act of force that it tells beside them."""

BESIDE = 4
"""How many mentions on either side are looked at for that act."""


def _forced(filled: list[Filled], k: int) -> Filled:
    """ "They were seized when the riot squad broke up a march": who used force beside an act without a doer did it."""
    this = filled[k]
    mention = this.mention
    if this.actor is not None or not set(mention.types[:1]) & BY_FORCE:
        return this
    beside = [*reversed(filled[max(0, k - BESIDE) : k]), *filled[k + 1 : k + 1 + BESIDE]]
    for other in sorted(beside, key=lambda f: abs(f.mention.sentence - mention.sentence)):
        gap = mention.sentence - other.mention.sentence
        near = gap == 0 or (gap in {1, 2} and other.mention.paragraph == mention.paragraph)
        same = near and other.mention.status == mention.status and set(other.mention.types) & BY_FORCE
        if same and other.actor is not None and other.actor.force:
            return replace(this, actor=replace(other.actor, basis="inherited"))
    return this


def _fill_one(mention: EventMention, before: list[Filled], anchors: Anchors) -> Filled:
    scene = _scene_before(mention, before)
    anchors = _reopened(mention, before, anchors)
    if mention.repeats:
        mention = _repeated(mention, before)
    places = _places(mention, scene, anchors)
    date, when_span = _date(mention, scene, anchors, [f for f in before if _share_place(f.places, places)])
    done = any(f.mention.time == mention.time and f.mention.tense == "past" for f in before)
    if not done and _lies_ahead(mention, date, anchors.date):
        mention = replace(mention, status="planned")
    date = _ahead(date, anchors.date) if mention.status == "planned" and date else date
    date = _behind(date, anchors.date) if mention.tense == "past" and mention.status != "planned" and date else date
    date = _to_the_report(date, anchors.date) if mention.begun and mention.status == "current" and date else date
    date = _from_the_report(date, anchors.date) if mention.ending and date else date
    actor = _actor(mention, before)
    return Filled(mention, places, date, when_span, actor)


def _reopened(mention: EventMention, before: list[Filled], anchors: Anchors) -> Anchors:
    """The anchors with the town or the month that opened this item of a page of many.

    A month on a line by itself holds for the paragraphs below it.
    """
    below = mention.paragraph
    for earlier in reversed(before):
        told = earlier.mention
        if told.opening and told.time is not None and not told.places:
            holds = told.paragraph == mention.paragraph or below != told.paragraph
            return replace(anchors, month=told.time) if holds else anchors
        if told.opening and told.paragraph == mention.paragraph:
            return replace(anchors, place=told.places[0], basis="dateline")
        below = told.paragraph
    return anchors


def _repeated(mention: EventMention, before: list[Filled]) -> EventMention:
    for earlier in reversed(before):
        if earlier.mention.types and earlier.mention.status == "current":
            return replace(mention, types=earlier.mention.types, mode=earlier.mention.mode)
    return mention


def _scene_before(mention: EventMention, before: Sequence[Filled]) -> Filled | None:
    """The last mention whose scene still holds for this one."""
    for earlier in reversed(before):
        if not earlier.mention.places:
            continue
        gap = mention.sentence - earlier.mention.sentence
        same = earlier.mention.paragraph == mention.paragraph
        if (
            gap == 0
            or (same and gap <= REACH_SENTENCES)
            or (mention.pronoun and mention.paragraph - earlier.mention.paragraph <= 1)
        ):
            return earlier
        return None
    return None


def _elsewhere_sure(mention: EventMention) -> Toponym | None:
    """The town first named near the act that the network surely means, where the words beside the act name another.

    Wider places and lists stand, and so does a place of which the network is not in doubt.
    """
    own = mention.places[0].place if len(mention.places) == 1 else None
    if own is None or own.level in WIDE or own.lat is None:
        return None
    shares: dict[int | None, float] = {}
    first: dict[int | None, Toponym] = {}
    for site in mention.sites:
        toponym = site.toponym
        if not (toponym.demonym or toponym.organisation or toponym.place.lat is None):
            shares[toponym.place.geonames_id] = shares.get(toponym.place.geonames_id, 0.0) + site.share
            first.setdefault(toponym.place.geonames_id, toponym)
    best = max(shares, key=lambda place: shares[place], default=None)
    if best is None or shares[best] < PLACE_SURE or shares.get(own.geonames_id, 0.0) >= PLACE_DOUBTED:
        return None
    near = abs(first[best].span.start - mention.trigger.start) < PLACE_REACH
    return first[best] if near and first[best].place.level == "city" else None


def _places(mention: EventMention, scene: Filled | None, anchors: Anchors) -> tuple[tuple[Toponym, str], ...]:
    if mention.nationwide and anchors.country is not None:
        return ((anchors.country, "report"),)
    if elsewhere := _elsewhere_sure(mention):
        return ((elsewhere, "inherited"),)
    if mention.places:
        basis = "list" if len(mention.places) > 1 else "stated"
        return tuple(_near(t, scene, anchors) or (t, basis) for t in mention.places)
    if scene is not None and (len(scene.places) == 1 or mention.pronoun or scene.mention.sentence == mention.sentence):
        return tuple((t, "inherited") for t, _ in scene.places)
    return ((anchors.place, anchors.basis),) if anchors.place else ()


def _near(toponym: Toponym, scene: Filled | None, anchors: Anchors) -> tuple[Toponym, str] | None:
    """A quarter or village that the gazetteer lacks, near the town of the scene or of the report, with the basis.

    Null for what the gazetteer knows, and where no town is told. The point is the town's, so the basis is never stated.
    """
    if toponym.place.lat is not None or toponym.place.level != "other":
        return None
    towns = [(t, "inherited") for t, _ in scene.places] if scene and len(scene.places) == 1 else []
    towns += [(anchors.place, anchors.basis)] if anchors.place else []
    for town, basis in towns:
        if town.place.level == "city" and town.place.country in (toponym.place.country, None):
            return replace(toponym, place=replace(town.place, text=toponym.place.text, precision=2)), basis
    return None


def nearby(toponym: Toponym, mention: EventMention, before: Sequence[Filled], anchors: Anchors) -> Toponym | None:
    """A place that the gazetteer lacks, at the town of the scene or of the report; null for others."""
    if toponym.place.lat is not None:
        return None
    near = _near(toponym, _scene_before(mention, before), anchors)
    return near[0] if near else None


def _share_place(a: Sequence[tuple[Toponym, str]], b: Sequence[tuple[Toponym, str]]) -> bool:
    here = {t.place.geonames_id or t.place.name for t, _ in a}
    return any((t.place.geonames_id or t.place.name) in here for t, _ in b)


def _date(
    mention: EventMention, scene: Filled | None, anchors: Anchors, here: Sequence[Filled]
) -> tuple[When | None, Span | None]:
    """The mention's own time, else the scene's, else the last one told of its place (`here`), else the report's day."""
    open_day = anchors.month is not None and mention.time is not None and mention.time.when.start is None
    if mention.time is not None and not _points_back(mention.time) and not open_day:
        return mention.time.when, mention.time.span
    if mention.pointed_time is not None:
        return replace(mention.pointed_time.when, basis="inherited"), mention.pointed_time.span
    if scene is not None and scene.date is not None and scene.when_span is not None and _carries(mention, scene):
        return replace(scene.date, basis="inherited"), scene.when_span
    if anchors.month is not None and mention.status != "planned":
        return replace(anchors.month.when, basis="inherited"), anchors.month.span
    if mention.status not in TOLD_AS_DONE:
        return (mention.time.when, mention.time.span) if mention.time else (None, None)
    for earlier in reversed(here):
        if earlier.date is not None and earlier.mention.time is not None and earlier.mention.status == "current":
            recent = _recent(earlier.date, anchors.date)
            return (replace(earlier.date, basis="inherited"), earlier.when_span) if recent else (anchors.date, None)
    if mention.time is not None and anchors.date is None:
        return mention.time.when, mention.time.span
    return anchors.date, None


def _points_back(time: TimeMention) -> bool:
    """Whether words such as "the same evening" point back to a day that the words before them do not give."""
    said = (time.when.text or "").casefold().split()
    return time.when.start is None and time.when.basis == "partial" and any(word in english().pointing for word in said)


def _ahead(date: When, published: When | None) -> When:
    """The date of what is planned: a day without its week or year lies ahead of the report, whatever the tense said."""
    if date.basis != "relative" or date.start is None or date.end is None or published is None or not published.start:
        return date
    start, end, today = (dt.date.fromisoformat(day) for day in (date.start, date.end, published.start))
    while end < today and start.year < today.year + 2:
        step = _next_step(date.text or "", start)
        if step is None:
            return date
        start, end = start + step, end + step
    return replace(date, start=start.isoformat(), end=end.isoformat())


def _lies_ahead(mention: EventMention, date: When | None, published: When | None) -> bool:
    """ "On Sunday we march": the present tense with a weekday, but in a heading, tells of what is to come."""
    if mention.tense != "present" or mention.summary or mention.status != "current" or mention.time is None:
        return False
    if date is None or date.basis not in {"relative", "partial"} or published is None or published.start is None:
        return False
    said = set(re.findall("[a-z]+", (date.text or "").casefold()))
    weekday = bool(said & english().words["weekday"].keys()) and not said & english().behind
    return weekday and date.start != published.start and "since" not in said


def _behind(date: When, published: When | None) -> When:
    """The date of what was done: a day or month without its year that would lie ahead is the one before."""
    if date.basis not in {"relative", "inherited"} or date.start is None or date.end is None:
        return date
    if published is None or published.end is None or date.start <= published.end:
        return date
    start, end = dt.date.fromisoformat(date.start), dt.date.fromisoformat(date.end)
    step = _next_step(date.text or "", start)
    if step is None or (start - step).isoformat() > published.end:
        return date
    return replace(date, start=(start - step).isoformat(), end=(end - step).isoformat())


def _to_the_report(date: When, published: When | None) -> When:
    """The days from the one on which something that goes on began to the report's own, of the same month or so."""
    if date.start is None or published is None or published.end is None or published.precision != "day":
        return date
    gap = (dt.date.fromisoformat(published.end) - dt.date.fromisoformat(date.start)).days
    return replace(date, end=published.end) if 0 < gap <= LASTS_DAYS else date


def _from_the_report(date: When, published: When | None) -> When:
    """The days from the report's own to the one until which something holds."""
    if published is None or published.start is None or date.start is None or date.start <= published.start:
        return date
    return replace(date, start=published.start)


def _next_step(words: str, day: dt.date) -> dt.timedelta | None:
    """How far ahead the same words mean their next day: a week for a weekday, a year for a month; null for others."""
    said = set(re.findall("[a-z]+", words.casefold()))
    if said & english().behind:
        return None
    if said & english().words["month"].keys():
        return day.replace(year=day.year + 1, day=min(day.day, 28)) - day.replace(day=min(day.day, 28))
    return dt.timedelta(weeks=1) if said & english().words["weekday"].keys() else None


def _recent(date: When, published: When | None) -> bool:
    """Whether a day lies in the week before the report: the news itself, and not what it looks back on."""
    if date.start is None or published is None or published.end is None:
        return False
    gap = dt.date.fromisoformat(published.end) - dt.date.fromisoformat(date.start)
    return 0 <= gap.days <= 7


def _carries(mention: EventMention, scene: Filled) -> bool:
    alike = scene.mention.status == mention.status or {scene.mention.status, mention.status} <= TOLD_AS_DONE
    return alike and scene.mention.time is not None


def _actor(mention: EventMention, before: list[Filled]) -> Role | None:
    """Who did it: as told, else the last doer told of the same kind of act, near enough.

    A pronoun means that doer first, then the noun that it agrees with, then the last doer of any act. So does a thing
    that is said to act ("shops stayed shut"), where somebody was named.
    """
    if mention.actor is not None and mention.actor.sure and not mention.pronoun:
        return mention.actor
    if not mention.pronoun and not mention.repeats and set(mention.types[:1]) & ACCUSING:
        return mention.actor
    return _last_doer(mention, before, alike=True) or mention.actor or _last_doer(mention, before, alike=False)


def _last_doer(mention: EventMention, before: list[Filled], *, alike: bool) -> Role | None:
    for earlier in reversed(before):
        same = mention.repeats or _same_kind(mention, earlier.mention)
        near = mention.paragraph - earlier.mention.paragraph <= (1 if mention.pronoun else 0)
        if earlier.actor is None or not earlier.actor.sure or not (near or same):
            continue
        if same or (mention.pronoun and not alike):
            return replace(earlier.actor, basis="inherited")
    return None


def _same_kind(mention: EventMention, other: EventMention) -> bool:
    return bool(set(mention.types[:1]) & set(other.types[:1])) and mention.status == other.status == "current"
