"""How many sources tell an incident, after copies and publishers of one hand are folded."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from dateline.link.incidents.comparisons.passage import told_in_copies_alone
from dateline.link.incidents.telling import Telling
from dateline.link.sources.register import Outlet, SourceRegister, host_of, publisher_key
from dateline.model.incident import Source

__all__ = ["corroboration_of", "independent", "sources_of"]

SAYS_IT_HAPPENED = frozenset({"current", "background", "alleged"})

Fold = tuple[str, str, str]
"""Two reports that are of one source, and why."""


def sources_of(tellings: Sequence[Telling], register: SourceRegister) -> tuple[Source, ...]:
    """The sources that tell one incident, in the order of their lowest report id.

    Reports are one source where they are of one publisher, one owner or one party, and where one of them tells the
    event in a passage alone that the other has too, whoever copied from whom. A publisher that the register does not
    know stands for itself, and so do a report without any and a post on a platform. A source that only announces or
    denies the event is counted only where all do.
    """
    reports = _by_report(tellings)
    outlets = {name: register.find(own[0].publisher, own[0].url) for name, own in reports.items()}
    folds = sorted({*_same_hand(reports, outlets), *_copies(reports)})
    said = any(telling.event.status in SAYS_IT_HAPPENED for telling in tellings)
    found = []
    for group in _groups(reports, folds):
        own = [telling for name in group for telling in reports[name]]
        found.append(
            Source(
                report_ids=tuple(group),
                publishers=tuple(sorted({t.publisher for t in own if t.publisher is not None})),
                party=_party([outlets[name] for name in group]),
                counted=not said or any(telling.event.status in SAYS_IT_HAPPENED for telling in own),
                reasons=tuple(dict.fromkeys(why for a, _, why in folds if a in group)),
            )
        )
    return tuple(found)


def independent(sources: Iterable[Source]) -> int:
    """How many of `sources` count."""
    return sum(source.counted for source in sources)


def corroboration_of(sources: Sequence[Source]) -> str:
    """single (one report that counts), copied (several, of one source), multiple, cross_party (of two parties)."""
    counted = [source for source in sources if source.counted]
    if len({source.party for source in counted} - {None}) > 1:
        return "cross_party"
    if len(counted) > 1:
        return "multiple"
    return "copied" if sum(len(source.report_ids) for source in counted) > 1 else "single"


def _by_report(tellings: Sequence[Telling]) -> dict[str, list[Telling]]:
    found: dict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda telling: (telling.report_id, telling.id)):
        found[telling.report_id].append(telling)
    return dict(found)


def _same_hand(reports: dict[str, list[Telling]], outlets: dict[str, Outlet | None]) -> Iterator[Fold]:
    hands: dict[str, tuple[str, list[str]]] = {}
    for name, own in reports.items():
        for key, words in _hands(own[0], outlets[name]):
            hands.setdefault(key, (words, []))[1].append(name)
    for words, names in hands.values():
        yield from ((names[0], name, words) for name in names[1:])


def _hands(telling: Telling, outlet: Outlet | None) -> Iterator[tuple[str, str]]:
    """The publisher, owner and party that a report is of, each as a key and in words."""
    if outlet is None:
        for key in filter(None, dict.fromkeys((publisher_key(telling.publisher), host_of(telling.url)))):
            yield key, f"one publisher: {telling.publisher or key}"
        return
    if outlet.kind == "social":
        key = publisher_key(telling.publisher)
        if key and key not in {publisher_key(name) for name in (outlet.publisher, *outlet.names)}:
            yield key, f"one publisher: {telling.publisher}"
        return
    found = {"publisher": outlet.publisher, "owner": outlet.owner, "party": outlet.party}
    yield from ((f"{what}: {name}", f"one {what}: {name}") for what, name in found.items() if name is not None)


def _copies(reports: dict[str, list[Telling]]) -> Iterator[Fold]:
    """Reports that share a copied text and of which one tells the event nowhere else."""
    holders: dict[str, list[Telling]] = defaultdict(list)
    for own in reports.values():
        for telling in own:
            for name in sorted({name for texts in telling.texts for name in texts}):
                holders[name].append(telling)
    for held in holders.values():
        for one, other in combinations(held, 2):
            shared = told_in_copies_alone(one, other)
            if shared and one.report_id != other.report_id:
                yield one.report_id, other.report_id, f"one copied text: {min(shared)}"


def _groups(reports: Iterable[str], folds: Iterable[Fold]) -> list[list[str]]:
    group = {name: [name] for name in reports}
    for a, b, _ in folds:
        if group[a] is not group[b]:
            joined = sorted(group[a] + group[b])
            group.update(dict.fromkeys(joined, joined))
    return sorted({id(names): names for names in group.values()}.values())


def _party(outlets: Sequence[Outlet | None]) -> str | None:
    """The party of a source, where those of its reports that are of any are of one; who copies from it has none."""
    parties = {outlet.party for outlet in outlets if outlet is not None and outlet.party is not None}
    return parties.pop() if len(parties) == 1 else None
