"""All incidents of a record, from its coded reports, shared passages and the judgements of people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.codebook.book import Codebook
from dateline.link.incidents.assemble import assemble
from dateline.link.incidents.blocks import candidate_pairs
from dateline.link.incidents.cluster import Bounds, Joined, cluster
from dateline.link.incidents.compare import bits_of, explain, score_of
from dateline.link.incidents.judged import Standing, attach, standing
from dateline.link.incidents.levels import Levels, load_levels
from dateline.link.incidents.telling import Telling, tellings_of
from dateline.link.sources.load import load_sources
from dateline.link.sources.register import SourceRegister
from dateline.model.coded import CodedReport
from dateline.model.incident import Incident, Link, PairJudgement
from dateline.model.passage import Passage

__all__ = ["Incidents", "find_incidents", "join_tellings", "successors"]


@dataclass(frozen=True, kw_only=True)
class Incidents:
    """All incidents, ordered by id; every event is in exactly one.

    `unattached` are judgements of events that are no longer there.
    """

    incidents: tuple[Incident, ...]
    unattached: tuple[PairJudgement, ...] = ()

    def of_event(self, event_id: str) -> Incident | None:
        """The incident that an event is in, which is also the one that an id stands for that a merge replaced."""
        return self._by_event.get(event_id)

    @cached_property
    def _by_event(self) -> Mapping[str, Incident]:
        return {event_id: incident for incident in self.incidents for event_id in incident.event_ids}


def find_incidents(
    reports: Iterable[CodedReport],
    codebook: Codebook,
    *,
    passages: Iterable[Passage] = (),
    register: SourceRegister | None = None,
    judgements: Iterable[PairJudgement] = (),
) -> Incidents:
    """Group the events of `reports`; a pure function of what is in them, whatever its order.

    `passages` are the texts that reports share, `register` the sources (null for the shipped one), `judgements` what
    people said of pairs of events, which are found again where a new coding renamed them. Two events of one report
    are one incident only where a person says so: the coder has joined what it could.
    """
    families = {kind.name: kind.family for kind in codebook.types}
    tellings = sorted(tellings_of(reports, families, passages), key=lambda telling: telling.id)
    attached, lost = attach(judgements, tellings)
    found = join_tellings(tellings, register or load_sources(), standing(attached), load_levels())
    return Incidents(incidents=found, unattached=tuple(lost))


def join_tellings(
    tellings: Sequence[Telling], register: SourceRegister, judged: Standing, levels: Levels
) -> tuple[Incident, ...]:
    """Group `tellings`, which are in order of their ids; the incidents are in order of theirs."""
    scores = _Scores(tellings, levels)
    at = {telling.id: index for index, telling in enumerate(tellings)}
    bounds = Bounds(
        owners=[telling.report_id for telling in tellings],
        together=_positions(judged.together, at),
        apart=_positions(judged.apart, at),
    )
    groups, joined = cluster(candidate_pairs(tellings), scores.bits, bounds, join=levels.join, accept=levels.accept)
    where = {member: number for number, group in enumerate(groups) for member in group}
    links: dict[int, list[Link]] = defaultdict(list)
    for pair in joined:
        links[where[pair.a]].append(scores.link(pair, judged))
    made = (assemble([tellings[i] for i in group], links[n], register) for n, group in enumerate(groups))
    return tuple(sorted(made, key=lambda incident: incident.id))


def successors(before: Iterable[Incident], after: Incidents) -> dict[str, str]:
    """Where the id of each earlier incident leads now: to the incident that holds most of its events.

    Of several that hold as many, the one with its earliest event. An incident without any event left is left out.
    """
    found: dict[str, str] = {}
    for old in before:
        held: dict[str, int] = {}
        for event_id in old.event_ids:
            new = after.of_event(event_id)
            if new is not None:
                held[new.id] = held.get(new.id, 0) + 1
        if held:
            found[old.id] = max(held, key=lambda name: held[name])
    return found


class _Scores:
    """The bits of pairs by position, the lower first; each is compared once, when it is asked for."""

    def __init__(self, tellings: Sequence[Telling], levels: Levels) -> None:
        self._tellings, self._levels = tellings, levels
        self._known: dict[tuple[int, int], float] = {}

    def bits(self, a: int, b: int) -> float:
        """The bits of one pair."""
        known = self._known.get((a, b))
        if known is None:
            known = self._known[a, b] = bits_of(self._tellings[a], self._tellings[b], self._levels)
        return known

    def link(self, pair: Joined, judged: Standing) -> Link:
        """The link of a pair that was joined, with its reasons; a person's word scores 1."""
        one, other = self._tellings[pair.a], self._tellings[pair.b]
        judgement = judged.together.get((one.id, other.id)) if pair.bits is None else None
        return Link(
            a=one.id,
            b=other.id,
            score=1.0 if pair.bits is None else round(score_of(pair.bits), 4),
            reasons=explain(one, other, self._levels),
            judged_by=judgement.author if judgement else None,
        )


def _positions(pairs: Iterable[tuple[str, str]], at: Mapping[str, int]) -> list[tuple[int, int]]:
    return [(at[a], at[b]) for a, b in pairs if a in at and b in at and a != b]
