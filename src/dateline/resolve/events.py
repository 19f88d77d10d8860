"""Mentions become events: one for each place, told twice is one, with a status that the dates allow."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.codebook.book import Codebook
from dateline.ids import content_id
from dateline.model.event import Event
from dateline.model.mention import EventMention, Role
from dateline.model.place import Place, Toponym
from dateline.model.report import Report
from dateline.model.span import Evidence, Span, show
from dateline.model.statement import Statement
from dateline.model.when import When
from dateline.resolve.people import compatible
from dateline.resolve.scene import Filled, anchors_of, fill
from dateline.resolve.score import score_of
from dateline.resolve.sites import place_key, sited
from dateline.resolve.when.lexicon import english
from dateline.resolve.where.described import ELSEWHERE

__all__ = ["resolve_events"]

STALE_DAYS = 31
"""An act that ended longer before the report is recalled, not reported; measured on corpus/train."""

YEAR_DAYS = 366
"""The same for a look back over a year."""

MONTHS_OF_A_LOOK_BACK = 4
"""A report that tells the acts of so many months looks back over a year."""

TOLD_APART = frozenset(
    {
        "armed_attack",
        "arrest",
        "execution",
        "killing",
        "property_attack",
        "release",
        "sentence",
        "symbolic_destruction",
        "torture",
    }
)
"""Types of which one place may see several on one day, told apart by whom or what they hit, but for those that one
sentence tells."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event in the making: one mention at one place, with the mentions that tell the same."""

    filled: Filled
    toponym: Toponym | None
    basis: str
    status: str
    more: tuple["_Draft", ...] = ()

    @property
    def mention(self) -> EventMention:
        return self.filled.mention

    @property
    def place(self) -> Place | None:
        return replace(self.toponym.place, basis=self.basis) if self.toponym else None


def resolve_events(
    report: Report,
    mentions: Sequence[EventMention],
    toponyms: Sequence[Toponym],
    statements: Sequence[Statement],
    codebook: Codebook,
    date: When | None,
    coder: str,
) -> tuple[Event, ...]:
    """The events of one report in reading order, each at one place.

    `date` is the report's own date, against which status is judged; `coder` names what coded it.
    """
    anchors = anchors_of(report, toponyms, date)
    filled = sited(fill(mentions, anchors), anchors)
    told_on = date or _last_day(filled)
    stale_days = _stale_days(filled, told_on)
    drafts = [d for f in filled if f.mention.types for d in _at_each_place(f, told_on, stale_days)]
    families = {kind.name: kind.family for kind in codebook.types}
    kept = _without_summaries(_told_once(drafts), families)
    return tuple(_event(report, draft, statements, codebook, coder) for draft in kept)


def _at_each_place(filled: Filled, told_on: When | None, stale_days: int) -> list[_Draft]:
    status = _status(filled, told_on, stale_days)
    if filled.date is not None and filled.when_span is None and status != "current":
        filled = replace(filled, date=None)
    if not filled.places:
        return [_Draft(filled, None, "report", status)]
    return [_Draft(filled, toponym, basis, status) for toponym, basis in filled.places]


def _last_day(filled: Sequence[Filled]) -> When | None:
    """The last dated day that an undated report tells of, which stands in for its own; null where it tells of none."""
    days = [f.date for f in filled if f.date is not None and f.date.start and f.mention.status == "current"]
    stated = [d for d in days if d.precision == "day" and d.basis in {"stated", "inherited"}]
    return max(stated, key=lambda d: d.start or "", default=None)


def _status(filled: Filled, published: When | None, stale_days: int) -> str:
    """What the words say, unless the date shows that the act lies well before the report or after it.

    In a report that neither bears a date nor tells of a dated day, what has a date is recalled.
    """
    said, date = filled.mention.status, filled.date
    if said != "current":
        return said
    if _is_recalled(filled, published, stale_days):
        return "background"
    if date is None or date.end is None or date.start is None:
        return "background" if date is not None and _is_long_ago(date.text or "") else said
    if published is None or published.start is None or published.end is None:
        return "background" if filled.when_span is not None and date.basis in {"stated", "inherited"} else said
    if _ended_before(date, published, stale_days):
        return "background"
    return "planned" if date.start > published.end else said


def _is_long_ago(words: str) -> bool:
    """Whether words of time lie long ago, in whatever report they stand."""
    return _long_ago().search(words) is not None


@lru_cache(maxsize=1)
def _long_ago() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(english().long_ago)})", re.IGNORECASE)


def _ended_before(date: When, published: When, days: int) -> bool:
    if date.end is None or published.start is None:
        return False
    return dt.date.fromisoformat(date.end) < dt.date.fromisoformat(published.start) - dt.timedelta(days=days)


def _is_recalled(filled: Filled, published: When | None, stale_days: int) -> bool:
    """ "recalled 2014, when a brawl broke out": a year before the act dates it, if nothing else does."""
    recalled = filled.mention.recalled
    if recalled is None or published is None or filled.mention.time is not None:
        return False
    return _ended_before(recalled, published, stale_days)


def _stale_days(filled: Sequence[Filled], published: When | None) -> int:
    """How long ago an act is recalled and not reported: longer in a report that tells the acts of many months."""
    if published is None or published.start is None:
        return STALE_DAYS
    told = {
        f.date.start[:7]
        for f in filled
        if f.mention.types
        and f.mention.status == "current"
        and f.date is not None
        and f.date.start
        and f.date.precision == "day"
        and not _ended_before(f.date, published, YEAR_DAYS)
        and f.date.start <= published.start
    }
    headings = {
        f.mention.time.when.start[:7]
        for f in filled
        if f.mention.opening and not f.mention.places and f.mention.time is not None and f.mention.time.when.start
    }
    return YEAR_DAYS if len(told | headings) >= MONTHS_OF_A_LOOK_BACK else STALE_DAYS


def _told_once(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Drafts of one type, place and time are one event with more evidence; the first telling gives its values."""
    kept: list[_Draft] = []
    here: dict[tuple[object, ...], list[int]] = {}
    for draft in drafts:
        known = here.setdefault(_place_key(draft), [])
        for k in known:
            if _same_event(kept[k], draft):
                kept[k] = replace(_better(kept[k], draft), more=(*kept[k].more, *_others(kept[k], draft)))
                break
        else:
            known.append(len(kept))
            kept.append(draft)
    return kept


def _gives_way(mention: EventMention, other: EventMention) -> bool:
    """A title only announces, and what no frame but the network saw is no second event beside one that a frame saw.

    What was called off is not what took place all the same.
    """
    return mention.summary or (mention.learned and not other.undone)


def _better(earlier: _Draft, later: _Draft) -> _Draft:
    """The body's telling stands before the title's, a frame's before the network's."""
    if earlier.mention.summary != later.mention.summary:
        return later if earlier.mention.summary else earlier
    return later if earlier.mention.learned and not later.mention.learned else earlier


def _others(earlier: _Draft, later: _Draft) -> tuple[_Draft, ...]:
    return (replace(earlier, more=()),) if _better(earlier, later) is later else (later,)


def _same_event(a: _Draft, b: _Draft) -> bool:
    """Whether two tellings are of one act. What one sentence tells of one type at one place is not told apart."""
    beside = a.mention.sentence == b.mention.sentence
    return (
        (_share_type(a, b) or (beside and _leaves_dead(a, b)))
        and _place_key(a) == _place_key(b)
        and _meets(a.filled.date, b.filled.date)
        and (a.status == b.status or _gives_way(a.mention, b.mention) or _gives_way(b.mention, a.mention))
        and (beside or a.mention.types[0] not in TOLD_APART or compatible(a.mention.target, b.mention.target))
    )


def _share_type(a: _Draft, b: _Draft) -> bool:
    return a.mention.types[0] in b.mention.types or b.mention.types[0] in a.mention.types


def _leaves_dead(a: _Draft, b: _Draft) -> bool:
    """ "Two died when police opened fire": a killing is the attack that its sentence tells."""
    kinds = {a.mention.types[0], b.mention.types[0]}
    return "killing" in kinds and bool(kinds & {"armed_attack", "crackdown"})


def _place_key(draft: _Draft) -> tuple[object, ...]:
    return place_key(draft.toponym.place) if draft.toponym else ()


def _meets(a: When | None, b: When | None) -> bool:
    """Whether two dates can be one; a date that only falls back on the report's own speaks against nothing."""
    if a is None or b is None or "dateline" in (a.basis, b.basis) or "publication" in (a.basis, b.basis):
        return True
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return True
    return a.start <= b.end and b.start <= a.end


def _without_summaries(drafts: list[_Draft], families: dict[str, str]) -> list[_Draft]:
    """A telling of the whole country, or of the title, gives way to tellings of places in it."""
    return [d for d in drafts if not (_is_wide(d) and any(_sums_up(d, o, families) for o in drafts if o is not d))]


def _is_wide(draft: _Draft) -> bool:
    return draft.mention.summary or (draft.place is not None and draft.place.level in {"country", "admin1"})


def _sums_up(wide: _Draft, narrow: _Draft, families: dict[str, str]) -> bool:
    family = families.get(wide.mention.types[0])
    if family is None or family != families.get(narrow.mention.types[0]) or wide.status != narrow.status:
        return False
    if narrow.mention.summary:
        return False
    if wide.mention.summary:
        return _announces(wide, narrow)
    if not _meets(wide.filled.date, narrow.filled.date):
        return False
    if wide.mention.types[0] != narrow.mention.types[0] or wide.place is None or narrow.place is None:
        return False
    own_words = any(d.mention.messages for d in (wide, *wide.more))
    elsewhere = wide.toponym is not None and wide.toponym.part == ELSEWHERE
    apart = own_words or elsewhere or wide.mention.nationwide
    return _holds(wide.place, narrow.place) and not apart and _same_doer(wide, narrow)


def _holds(wide: Place, narrow: Place) -> bool:
    """Whether a town lies in the country, or in the division, that the wider place is."""
    if narrow.level != "city" or wide.country != narrow.country:
        return False
    return wide.level == "country" or (wide.level == "admin1" and wide.name == narrow.admin1)


def _announces(title: _Draft, body: _Draft) -> bool:
    """Whether the body tells what the title announces: a shared type, and no other place named in the title."""
    shared = set(title.mention.types) & set(body.mention.types)
    named = title.basis in {"stated", "list"} and title.place is not None and title.place.level == "city"
    return bool(shared) and (not named or _place_key(title) == _place_key(body))


def _same_doer(wide: _Draft, narrow: _Draft) -> bool:
    """Whether the doers are not told apart: one is unnamed, or they share a word."""
    return compatible(wide.mention.actor, narrow.filled.actor)


def _best_role(roles: Sequence[Role | None]) -> Role | None:
    """The words of the first telling that says them itself, else of the first that has them carried over."""
    return min((r for r in roles if r is not None), key=lambda role: role.basis != "stated", default=None)


def _event(report: Report, draft: _Draft, statements: Sequence[Statement], codebook: Codebook, coder: str) -> Event:
    mention = draft.mention
    types = tuple(dict.fromkeys(t for m in (draft, *draft.more) for t in m.mention.types))
    kind = codebook.type(types[0])
    text = report.text
    source, source_evidence = _source(mention, statements)
    place_at = draft.toponym.span.start if draft.toponym else -1
    messages = tuple(dict.fromkeys(span for m in (draft, *draft.more) for span in m.mention.messages))
    occasion = next((m.mention.occasion for m in (draft, *draft.more) if m.mention.occasion), None)
    target = _best_role([m.mention.target for m in (draft, *draft.more)])
    actor = _best_role([m.filled.actor for m in (draft, *draft.more)])
    event = Event(
        id=content_id("event", report.id, mention.trigger.start, place_at, types[0]),
        report_id=report.id,
        group_id=content_id("group", report.id, mention.trigger.start, types[0]),
        type=types[0],
        types=types,
        mode=mention.mode,
        crosswalk=kind.codes(mention.mode),
        trigger=show(text, mention.trigger, "trigger"),
        actor=actor.text if actor else None,
        target=target.text if target else None,
        place=draft.place,
        date=_best_date(draft),
        occasion=" ".join(occasion.of(text).split()) if occasion else None,
        messages=tuple(span.of(text) for span in messages),
        messages_evidence=tuple(show(text, span, "message") for span in messages),
        status=draft.status,
        source=source,
        score=0.0,
        coder=coder,
        evidence=_evidence(report, draft, actor, target, occasion, messages, source_evidence),
        basis=_basis(draft, actor, target),
        belief=_belief(draft),
        place_belief=_place_belief(draft),
    )
    return replace(event, score=score_of(event))


def _basis(draft: _Draft, actor: Role | None, target: Role | None) -> dict[str, str]:
    """How values that stand beside no basis of their own came about: stated, inherited, or by the date."""
    basis = {name: role.basis for name, role in (("actor", actor), ("target", target)) if role}
    if draft.mention.repeats:
        basis["type"] = "inherited"
    elif all(m.mention.learned for m in (draft, *draft.more)):
        basis["type"] = "learned"
    if draft.status != draft.mention.status:
        basis["status"] = "date"
    return basis


def _best_date(draft: _Draft) -> When | None:
    """A stated date before one that only carries over or falls back on the report's, whole before partial."""
    tellings = (draft, *draft.more)
    stated = [d.filled.date for d in tellings if d.filled.date is not None and d.mention.time is not None]
    return min(stated, key=lambda date: date.start is None) if stated else draft.filled.date


def _belief(draft: _Draft) -> float | None:
    """The network's surest view of any telling."""
    return max((d.mention.belief for d in (draft, *draft.more) if d.mention.belief is not None), default=None)


def _place_belief(draft: _Draft) -> float | None:
    """How surely the network takes any telling to be of this place; null where it has no say."""
    shares = [
        sum(s.share for s in told.mention.sites if place_key(s.toponym.place) == _place_key(draft))
        for told in (draft, *draft.more)
        if told.mention.belief is not None
    ]
    return round(max(shares), 2) if shares else None


def _source(mention: EventMention, statements: Sequence[Statement]) -> tuple[str | None, tuple[Evidence, ...]]:
    """The speaker in whose words the trigger stands."""
    for statement in statements:
        if any(e.of == "quote" and e.start <= mention.trigger.start < e.end for e in statement.evidence):
            spoken = tuple(replace(e, of="source") for e in statement.evidence if e.of == "speaker")
            return statement.speaker, spoken
    return None, ()


def _evidence(
    report: Report,
    draft: _Draft,
    actor: Role | None,
    target: Role | None,
    occasion: Span | None,
    messages: Sequence[Span],
    source: tuple[Evidence, ...],
) -> tuple[Evidence, ...]:
    text, found = report.text, list(_own_day(report, draft))
    for telling in (draft, *draft.more):
        found.append(show(text, telling.mention.trigger, "trigger"))
        if telling.toponym:
            found.append(show(text, telling.toponym.span, "place"))
        if telling.filled.when_span:
            found.append(show(text, telling.filled.when_span, "date"))
        if telling.mention.status_span:
            found.append(show(text, telling.mention.status_span, "status"))
    found += [show(text, role.span, of) for role, of in ((actor, "actor"), (target, "target")) if role]
    found += [show(text, occasion, "occasion")] if occasion else []
    found += [show(text, span, "message") for span in messages]
    return tuple(dict.fromkeys((*found, *source)))


def _own_day(report: Report, draft: _Draft) -> tuple[Evidence, ...]:
    """Where the report's own date stands, for an event that falls back on it; nothing where metadata gave it."""
    date, where = _best_date(draft), report.masthead.evidence.get("published")
    fallen_back = date is not None and date.basis in {"dateline", "publication"}
    return (show(report.text, where, "date"),) if fallen_back and isinstance(where, Span) else ()
