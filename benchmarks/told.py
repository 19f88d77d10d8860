"""Invented incidents and the reports that tell them, each in its own words: what is one incident is known.

A story is an incident and those that are easily taken for it: the same town and type on the next day, a neighbouring
town on the same day, another type in the same town on the same day. Several outlets tell each story, each a part of
it. A telling spells names otherwise, is a day off, knows only the month or the province, dates by its publication,
counts otherwise, leaves out the actor or the target. Everything follows from the seed.
"""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.ids import content_id
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.place import Place
from dateline.model.report import Masthead, Report
from dateline.model.span import Evidence
from dateline.model.when import When

__all__ = ["Told", "tell_stories"]

FIRST_DAY = dt.date(2015, 1, 1).toordinal()
DAYS = 2000
COUNTRIES = ("PE", "KE", "GE", "PH", "MX", "NG", "PL", "LK", "TN", "CL", "ID", "RS", "GH", "BD", "KZ", "BO")
TOWNS = 40
"""Towns in a country, each with two neighbours 8 to 25 km away."""
KINDS = {
    "demonstration": ("strike", "blockade"),
    "strike": ("demonstration", "boycott"),
    "blockade": ("demonstration", "strike"),
    "arrest": ("sentence", "release"),
    "crackdown": ("torture", "killing"),
    "property_attack": ("armed_attack", "crackdown"),
    "display": ("graffiti", "leaflet"),
    "symbolic_destruction": ("graffiti", "display"),
    "killing": ("armed_attack", "crackdown"),
    "unrest": ("unrest", "unrest"),
}
"""Types of the incidents, each with two of its family that a coder mistakes it for."""
MEASURES = {
    "arrest": "arrested",
    "crackdown": "injured",
    "killing": "killed",
    "strike": "strikers",
    "property_attack": "buildings",
}
WHO = (
    "dock",
    "textile",
    "tea",
    "bus",
    "railway",
    "market",
    "salt",
    "cannery",
    "quarry",
    "timber",
    "cotton",
    "ferry",
    "hospital",
    "school",
    "mine",
)
WHAT = (
    ("workers", "labourers", "employees"),
    ("students", "pupils", "young people"),
    ("drivers", "hauliers", "transport workers"),
    ("traders", "vendors", "stallholders"),
    ("residents", "villagers", "townspeople"),
    ("teachers", "school staff", "educators"),
)
WHOM = (
    "the municipal council",
    "the port authority",
    "the ministry office",
    "the police station",
    "the mining company",
    "the ruling party's branch",
)
WHY = (
    "a new levy",
    "unpaid wages",
    "the death of a detainee",
    "the closure of the school",
    "a water cut",
    "the election law",
)
WORDS = (
    "bread",
    "water",
    "land",
    "levies",
    "gate",
    "justice",
    "hands",
    "river",
    "price",
    "school",
    "road",
    "mine",
    "salt",
)
VOWELS, CONSONANTS = "aeiou", "bdgklmnprstvz"
SPELLINGS = (("k", "c"), ("i", "y"), ("s", "z"), ("v", "w"), ("u", "ou"), ("a", "aa"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Reports, and the incident of each of their events by the event's id."""

    reports: tuple[CodedReport, ...]
    incident_of: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Happening:
    """What really happened."""

    name: str
    kind: str
    town: Place
    day: int
    who: tuple[str, int]
    whom: str
    why: str
    count: int
    message: str | None


def tell_stories(events: int, seed: int) -> Told:
    """Stories until their reports hold at least `events` events."""
    dice = random.Random(seed)
    towns = _towns(dice)
    reports: list[CodedReport] = []
    incident_of: dict[str, str] = {}
    while len(incident_of) < events:
        happenings = _story(dice, towns, f"story{len(reports)}")
        for number in range(dice.choice((1, 1, 2, 2, 3, 3, 4, 6))):
            report, told = _report(dice, happenings, number)
            reports.append(report)
            incident_of |= told
    return Told(reports=tuple(reports), incident_of=incident_of)


def _towns(dice: random.Random) -> list[list[Place]]:
    """Groups of a town and its neighbours, in provinces of five groups."""
    found = []
    for number, country in enumerate(COUNTRIES):
        for town in range(TOWNS):
            lat, lon = dice.uniform(-30, 50), 5.0 * number + dice.uniform(0, 4)
            group = []
            for at in range(3):
                turn = dice.choice((-1, 1)) * dice.uniform(8, 25) / 111 if at else 0.0
                name = _name(dice)
                group.append(
                    Place(
                        text=name,
                        name=name,
                        level="city",
                        country=country,
                        admin1=f"{country} province {town // 5}",
                        lat=lat + turn,
                        lon=lon,
                        geonames_id=10_000 * number + 10 * town + at + 1,
                    )
                )
            found.append(group)
    return found


def _name(dice: random.Random) -> str:
    syllables = (dice.choice(CONSONANTS) + dice.choice(VOWELS) for _ in range(dice.randint(2, 4)))
    return "".join(syllables).capitalize() + dice.choice(("", "n", "r", "s", " Norte", "pur"))


def _story(dice: random.Random, towns: Sequence[list[Place]], name: str) -> list[_Happening]:
    group = dice.choice(towns)
    first = _happening(dice, name, dice.choice(sorted(KINDS)), group[0], FIRST_DAY + dice.randrange(DAYS))
    found = [first]
    found += [_alike(dice, first, f"{name}-{near.name}", town=near) for near in group[1:] if dice.random() < 0.35]
    if dice.random() < 0.5:
        found.append(_alike(dice, first, f"{name}-next", day=first.day + 1))
    if dice.random() < 0.5:
        kind = dice.choice([kind for kind in sorted(KINDS) if kind != first.kind])
        found.append(_happening(dice, f"{name}-beside", kind, group[0], first.day))
    return found


def _happening(dice: random.Random, name: str, kind: str, town: Place, day: int) -> _Happening:
    return _Happening(
        name=name,
        kind=kind,
        town=town,
        day=day,
        who=(dice.choice(WHO), dice.randrange(len(WHAT))),
        whom=dice.choice(WHOM),
        why=dice.choice(WHY),
        count=round(dice.lognormvariate(3.2, 1.3)) + 1,
        message=" ".join(dice.choices(WORDS, k=dice.randint(3, 6))) if dice.random() < 0.2 else None,
    )


def _alike(
    dice: random.Random, of: _Happening, name: str, *, town: Place | None = None, day: int | None = None
) -> _Happening:
    """Another incident that shares type, cause and often its actors; never its count or its slogan."""
    other = _happening(dice, name, of.kind, town or of.town, day or of.day)
    return replace(other, why=of.why, who=of.who if dice.random() < 0.5 else other.who)


def _report(dice: random.Random, happenings: Sequence[_Happening], number: int) -> tuple[CodedReport, dict[str, str]]:
    told = [item for item in happenings if dice.random() < 0.6] or [dice.choice(happenings)]
    published = max(item.day for item in told) + dice.choice((0, 0, 1, 1, 2, 4))
    report_id = content_id("told", happenings[0].name, number)
    events: list[Event] = []
    figures: list[Figure] = []
    for at, item in enumerate(told):
        event = _event(dice, item, report_id, 100 * at, published)
        events.append(event)
        figures += _figures(dice, item, event)
    report = Report(
        id=report_id,
        source=report_id,
        sha256=report_id,
        media_type="text/plain",
        text="",
        text_sha256=report_id,
        extractor="none",
        masthead=Masthead(publisher=f"Outlet {dice.randrange(200)}", published=_iso(published)),
    )
    coded = CodedReport(report=report, events=tuple(events), figures=tuple(figures))
    return coded, {event.id: item.name for event, item in zip(events, told, strict=True)}


def _event(dice: random.Random, item: _Happening, report_id: str, at: int, published: int) -> Event:
    types = _types(dice, item.kind)
    messages = (_misspelt(dice, item.message),) if item.message and dice.random() < 0.7 else ()
    trigger = Evidence(at, at + 5, "event", "trigger")
    return Event(
        id=content_id(report_id, at, item.name),
        report_id=report_id,
        group_id=str(at),
        type=types[0],
        types=types,
        mode=None,
        crosswalk={},
        trigger=trigger,
        actor=_who(dice, item.who),
        target=dice.choice((item.whom, item.whom, item.whom.removeprefix("the "), None, None)),
        place=_where(dice, item.town),
        date=_when(dice, item.day, published),
        occasion=item.why if dice.random() < 0.3 else None,
        messages=messages,
        messages_evidence=(),
        status="current",
        source=None,
        score=1.0,
        coder="told",
        evidence=(trigger,),
    )


def _types(dice: random.Random, kind: str) -> tuple[str, ...]:
    others = KINDS[kind]
    roll = dice.random()
    if roll < 0.85:
        return (kind,)
    other = dice.choice(others)
    return (other, kind) if roll < 0.95 else (other,)


def _who(dice: random.Random, who: tuple[str, int]) -> str | None:
    modifier, noun = who[0], WHAT[who[1]]
    roll = dice.random()
    if roll < 0.6:
        return f"{modifier} {noun[0]}"
    if roll < 0.75:
        return f"dozens of {modifier} {dice.choice(noun)}"
    return dice.choice(noun) if roll < 0.85 else None


def _where(dice: random.Random, town: Place) -> Place | None:
    roll = dice.random()
    if roll < 0.72:
        return town
    spelt = _misspelt(dice, town.name)
    if roll < 0.82:
        return replace(town, text=spelt)
    if roll < 0.87:
        return replace(town, text=spelt, name=spelt, geonames_id=None)
    if roll < 0.92:
        off = dice.uniform(-0.03, 0.03)
        return replace(town, text="Old Town", name="Old Town", lat=(town.lat or 0) + off, geonames_id=None, precision=2)
    if roll < 0.98:
        name = town.admin1 or ""
        return Place(text=name, name=name, level="admin1", country=town.country, admin1=name, precision=3)
    return None


def _when(dice: random.Random, day: int, published: int) -> When | None:
    roll = dice.random()
    if roll < 0.76:
        return _day(day, "relative")
    if roll < 0.83:
        return _day(day + dice.choice((-1, 1)), "relative")
    if roll < 0.92:
        return _day(published, "publication")
    if roll < 0.96:
        start = dt.date.fromordinal(day).replace(day=1)
        end = (start + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        return When(start=start.isoformat(), end=end.isoformat(), precision="month", basis="stated")
    return None


def _day(day: int, basis: str) -> When:
    return When(start=_iso(day), end=_iso(day), precision="day", basis=basis)


def _iso(day: int) -> str:
    return dt.date.fromordinal(day).isoformat()


def _figures(dice: random.Random, item: _Happening, event: Event) -> Iterator[Figure]:
    roll = dice.random()
    if roll > 0.75:
        return
    count = item.count if roll < 0.5 else max(1, round(item.count * dice.uniform(0.6, 1.6)))
    high = count if dice.random() < 0.8 else None
    yield Figure(
        id=content_id("figure", event.id),
        report_id=event.report_id,
        event_id=event.id,
        measure=MEASURES.get(item.kind, "participants"),
        unit="people",
        low=count,
        high=high,
        modifier=None if high else "at least",
        text=str(count),
        claimant=dice.choice(("police", "organisers", None)),
        claimant_kind="unknown",
        place=None,
        stance="asserts",
        evidence=(),
    )


def _misspelt(dice: random.Random, words: str) -> str:
    """One or two letters spelt otherwise."""
    for old, new in dice.sample(SPELLINGS, k=2):
        words = words.replace(old, new, 1)
    return words
