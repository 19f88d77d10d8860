"""From names seen in a text to places: grouping, ranking, second chances, and what is reported."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.model.place import Toponym
from dateline.model.span import Span
from dateline.resolve.where.entry import ADMIN1, CITY, CONTINENT, COUNTRY, DISTRICT, REGION
from dateline.resolve.where.evidence import admin_word
from dateline.resolve.where.fold import fold
from dateline.resolve.where.index import Gazetteer, Hit
from dateline.resolve.where.links import Link, find_links
from dateline.resolve.where.lists import find_lists
from dateline.resolve.where.rank import HOW_COST, Choice, Containment, Group, rank
from dateline.resolve.where.shape import shape
from dateline.resolve.where.sighting import Sighting
from dateline.resolve.where.tables import demonyms, short_forms

__all__ = ["resolve_mentions", "resolve_sightings"]

DEMONYM_VOTES = 0.6
DATELINE_VOTES = 1.5
SURE_SHARE = 0.2
"""Share of a report's other names that must lie in the country of a name that nothing else speaks for."""
RESPELL_SHARE = 0.25
"""Share from which a country counts as what the report is about, so that names may be respelt within it."""
SURE_BELIEF = 0.8
STRAY_SHARE, HOME_SHARE = 0.1, 0.7
"""So few of the other names lie in the country of a town that is not meant, and so many in that of the report."""
LARGE = 5.5
"""Weight from which a town is meant even beside the name of another country: 300,000 people."""

_PHRASE_END = re.compile(r"[.;)]|, [a-z]|$")


@dataclass(frozen=True, slots=True)
class _Grouped:
    """The groups of a report, which group each sighting belongs to (none for demonyms), and which stand in one list."""

    groups: list[Group]
    of: list[int | None]
    links: list[Containment]
    lists: list[tuple[int, ...]]


def _group_key(sighting: Sighting, parent: str) -> tuple[str, str, str]:
    want = sighting.want if sighting.want in ("division", "district") else ""
    return fold(sighting.name), want, parent


def _parent_names(sightings: Sequence[Sighting], links: Sequence[Link]) -> dict[int, str]:
    """What each sighting is said to lie in; a name said to lie in one place only lies there every time."""
    named: dict[int, str] = {}
    for link in links:
        if link.strong:
            named.setdefault(link.child, fold(sightings[link.parent].name))
    by_name: dict[str, list[str]] = {}
    for child, inside in named.items():
        held = by_name.setdefault(fold(sightings[child].name), [])
        if inside not in held:
            held.append(inside)
    return {i: named.get(i, (by_name.get(fold(s.name)) or [""])[0]) for i, s in enumerate(sightings)}


def _grouped(text: str, sightings: Sequence[Sighting], links: Sequence[Link], gazetteer: Gazetteer) -> _Grouped:
    parents = _parent_names(sightings, links)
    keys: dict[tuple[str, str, str], list[int]] = {}
    for i, sighting in enumerate(sightings):
        if sighting.demonym is None and (sighting.known or sighting.want != "feature"):
            keys.setdefault(_group_key(sighting, parents[i]), []).append(i)
    hits = _hits([sightings[held[0]] for held in keys.values()], gazetteer)
    groups = [_group(sightings, held, found) for held, found in zip(keys.values(), hits, strict=True)]
    of: list[int | None] = [None] * len(sightings)
    for g, held in enumerate(keys.values()):
        for i in held:
            of[i] = g
    return _Grouped(groups=groups, of=of, links=_containments(links, of), lists=_lists(text, sightings, of))


def _lists(text: str, sightings: Sequence[Sighting], of: list[int | None]) -> list[tuple[int, ...]]:
    found = []
    for members in find_lists(text, sightings):
        groups = {g for i in members if (g := of[i]) is not None}
        if len(groups) > 1:
            found.append(tuple(sorted(groups)))
    return list(dict.fromkeys(found))


def _hits(firsts: Sequence[Sighting], gazetteer: Gazetteer) -> list[tuple[Hit, ...]]:
    found = gazetteer.find([sighting.name for sighting in firsts])
    return [_divisions(s.name, gazetteer) if s.short else hits for s, hits in zip(firsts, found, strict=True)]


def _divisions(short: str, gazetteer: Gazetteer) -> tuple[Hit, ...]:
    rows = (gazetteer.division_row(*pair) for pair in short_forms()[short.replace(" ", "")])
    return tuple((row, 0) for row in rows if row is not None)


def _group(sightings: Sequence[Sighting], held: list[int], hits: tuple[Hit, ...]) -> Group:
    first = sightings[held[0]]
    wants = [sightings[i].want for i in held]
    want = next((want for want in ("division", "district", "city") if want in wants), "")
    whole_body = all(sightings[i].organisation for i in held)
    votes = (0.4 if whole_body else 1.0) * (1.0 + 0.25 * min(len(held) - 1, 4))
    return Group(name=first.name, want=want, hits=hits, votes=votes)


def _containments(links: Sequence[Link], of: list[int | None]) -> list[Containment]:
    found: list[Containment] = []
    for link in links:
        child, parent = of[link.child], of[link.parent]
        if child is not None and parent is not None and parent != child:
            found.append(Containment(child, parent, strength=1.0 if link.strong else 0.5))
    return list(dict.fromkeys(found))


def _home(sightings: Sequence[Sighting], countries: dict[str, float]) -> dict[str, float]:
    home = dict(countries)
    seen: set[str] = set()
    for sighting in sightings:
        if sighting.demonym is not None and sighting.demonym not in seen:
            seen.add(sighting.demonym)
            home[sighting.demonym] = home.get(sighting.demonym, 0.0) + DEMONYM_VOTES
    return home


def _respelt(
    held: _Grouped, choices: list[Choice | None], shares: dict[str, float], gazetteer: Gazetteer
) -> list[Group]:
    """The groups again, with transliterations of names that were not found, or only far from everything else."""
    countries = [country for country, share in shares.items() if share >= RESPELL_SHARE]
    groups = list(held.groups)
    for g, (group, choice) in enumerate(zip(held.groups, choices, strict=True)):
        stray = choice is not None and choice.at_home < 0.1 and float(gazetteer.weight[choice.row]) < 5.5
        if choice is not None and (not stray or choice.contained):
            continue
        extra = [hit for country in countries for hit in gazetteer.find_respelt(group.name, country)]
        known = {row for row, _ in group.hits}
        if extra := [(row, how) for row, how in extra if row not in known]:
            groups[g] = replace(group, hits=(*group.hits, *extra))
    return groups


def resolve_sightings(
    text: str, sightings: Sequence[Sighting], gazetteer: Gazetteer, *, dateline: str | None = None
) -> tuple[Toponym, ...]:
    """The places that the sightings mean, in reading order; what nothing speaks for is left out."""
    links = find_links(text, sightings)
    held = _grouped(text, sightings, links, gazetteer)
    home = _home(sightings, _dateline_votes(dateline, gazetteer))
    choices, shares = rank(held.groups, held.links, home, gazetteer, held.lists)
    again = _respelt(held, choices, shares, gazetteer)
    if again != held.groups:
        choices, shares = rank(again, held.links, home, gazetteer, held.lists)
    choices = _without_strays(text, sightings, links, held.of, choices, gazetteer)
    choices = [_at_home(choice, shares, gazetteer) for choice in choices]
    chosen = [choices[g] if g is not None else None for g in held.of]
    held_in = {link.child for link in links if link.strong}
    kept = [i for i, sighting in enumerate(sightings) if _holds(sighting, chosen[i], nested=i in held_in)]
    return shape(text, [(sightings[i], chosen[i]) for i in kept], _spans(links, kept), shares, gazetteer)


def _at_home(choice: Choice | None, shares: dict[str, float], gazetteer: Gazetteer) -> Choice | None:
    """The choice, unless it is a small town abroad in a report about one country: that is a namesake of a quarter or
    village there that the gazetteer lacks.
    """
    if choice is None or choice.contained or gazetteer.kind[choice.row] not in (CITY, DISTRICT):
        return choice
    country, share = next(iter(shares.items()), ("", 0.0))
    abroad = gazetteer.countries[int(gazetteer.country[choice.row])] != country and choice.at_home < STRAY_SHARE
    small = float(gazetteer.weight[choice.row]) - HOW_COST[choice.how] < LARGE
    return None if abroad and small and share >= HOME_SHARE else choice


def _without_strays(
    text: str,
    sightings: Sequence[Sighting],
    links: Sequence[Link],
    of: Sequence[int | None],
    choices: list[Choice | None],
    gazetteer: Gazetteer,
) -> list[Choice | None]:
    """The choices without namesakes from elsewhere: of "Stroud, Ontario." the gazetteer may lack the one in Ontario.

    "In Paris, Iran said" has the same comma, so large towns stay, and the wider place must end its phrase. What lies
    "in" a town ("the campus of San Marcos in Lima") is a part of it that the gazetteer does not know.
    """
    kept = list(choices)
    for link in links:
        child, parent = of[link.child], of[link.parent]
        if not link.strong or child is None or parent is None:
            continue
        within = text[sightings[link.child].span.end : sightings[link.parent].span.start].strip() == "in"
        if not within and not _ends_phrase(text, sightings[link.parent]):
            continue
        choice, wider = choices[child], choices[parent]
        if choice is None or wider is None or choice.contained or wider.belief < SURE_BELIEF:
            continue
        town = gazetteer.kind[choice.row] in (CITY, DISTRICT)
        if (
            town
            and float(gazetteer.weight[choice.row]) - HOW_COST[choice.how] < LARGE
            and gazetteer.kind[wider.row] in ((COUNTRY, ADMIN1, CITY) if within else (COUNTRY, ADMIN1))
        ):
            kept[child] = None
    return kept


def _ends_phrase(text: str, sighting: Sighting) -> bool:
    return sighting.short or _PHRASE_END.match(text, sighting.span.end) is not None


def _holds(sighting: Sighting, choice: Choice | None, *, nested: bool) -> bool:
    if sighting.sure or sighting.demonym is not None or sighting.want == "feature":
        return True
    if choice is None:
        return nested
    return choice.at_home >= SURE_SHARE or choice.contained


def _spans(links: Sequence[Link], kept: Sequence[int]) -> dict[int, Span]:
    """The wider place named with each kept sighting, by its place among the kept."""
    position = {i: k for k, i in enumerate(kept)}
    return {position[link.child]: link.span for link in links if link.child in position and link.span is not None}


def _dateline_votes(dateline: str | None, gazetteer: Gazetteer) -> dict[str, float]:
    if not dateline:
        return {}
    hits = [hit for found in gazetteer.find(dateline.split(",")[:3]) for hit in found]
    best = max(hits, key=lambda hit: (float(gazetteer.weight[hit[0]]) - hit[1], -hit[0]), default=None)
    if best is None or not (country := gazetteer.countries[int(gazetteer.country[best[0]])]):
        return {}
    return {country: DATELINE_VOTES}


def resolve_mentions(
    text: str, spans: Sequence[Span], gazetteer: Gazetteer, *, dateline: str | None = None
) -> tuple[Toponym, ...]:
    """The places that given stretches of a text mean, one toponym for each span, in reading order.

    For measuring resolution apart from finding, and for names that a reader has marked by hand.
    """
    sightings = [_given(text, span, gazetteer) for span in sorted(set(spans))]
    return resolve_sightings(text, sightings, gazetteer, dateline=dateline)


def _given(text: str, span: Span, gazetteer: Gazetteer) -> Sighting:
    name = span.of(text)
    if name in demonyms():
        return Sighting(span=span, name=name, demonym=demonyms()[name])
    if name.replace(" ", "") in short_forms() and ("." in name or text[: span.start].endswith(", ")):
        return Sighting(span=span, name=name, short=True)
    head, _, last = name.rpartition(" ")
    if head and (want := admin_word(last.lower())) in ("division", "district") and not _is_wide(name, gazetteer):
        return Sighting(span=span, name=head, want=want)
    following = (text[span.end : span.end + 20].split() or [""])[0].strip(".,;:")
    want = admin_word(following) if text[span.end : span.end + 1] == " " else ""
    return Sighting(span=span, name=name, want=want if want in ("division", "district") else "")


def _is_wide(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name that ends like "States" is as a whole the name of a country or region."""
    return any(int(gazetteer.kind[row]) in (COUNTRY, REGION, CONTINENT) for row, _ in gazetteer.find([name])[0])
