"""What the gazetteer knows under a name, for people who ask."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dateline.resolve.where.entry import ADMIN1, CONTINENT, COUNTRY, KIND_NAMES, REGION, Entry
from dateline.resolve.where.fold import fold
from dateline.resolve.where.index import Gazetteer, Hit
from dateline.resolve.where.rank import HOW_COST

__all__ = ["HOW_NAMES", "Candidate", "candidates", "largest_named", "why_first"]

HOW_NAMES = ("its own name", "another name", "a shortened name", "a transliteration", "a similar name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name may mean: `score` is its weight less what the way `how` of meeting it costs."""

    entry: Entry
    level: str
    how: str
    score: float


def candidates(name: str, gazetteer: Gazetteer, country: str | None = None) -> list[Candidate]:
    """The places that carry `name`, likeliest first without any context; all of them in `country` where it is given.

    With a country, transliterations and similar names are tried where the name itself is not found.
    """
    hits: tuple[Hit, ...] = gazetteer.find([name])[0]
    if country is not None:
        hits = tuple(hit for hit in hits if gazetteer.countries[int(gazetteer.country[hit[0]])] == country)
        hits = hits or gazetteer.find_respelt(name, country)
    found = [_candidate(gazetteer.entry(row), how) for row, how in hits]
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.entry.row))


def largest_named(
    name: str, gazetteer: Gazetteer, country: str, kinds: Collection[int], admin1: str | None = None
) -> Entry | None:
    """The place in `country` with the most people that carries `name` in some spelling, and is of one of `kinds`.

    With `admin1`, in the division of that name alone. A name that merely resembles the gazetteer's counts for none.
    """
    found = [
        candidate.entry
        for candidate in candidates(name, gazetteer, country)
        if candidate.how != HOW_NAMES[-1]
        and candidate.entry.country == country
        and candidate.entry.kind in kinds
        and (admin1 is None or fold(candidate.entry.admin1 or "") == fold(admin1))
    ]
    return max(found, key=lambda entry: (entry.population, -entry.row), default=None)


def _candidate(entry: Entry, how: int) -> Candidate:
    score = round(entry.weight - HOW_COST[how], 3)
    return Candidate(entry=entry, level=KIND_NAMES[entry.kind], how=HOW_NAMES[how], score=score)


def why_first(found: Sequence[Candidate]) -> str | None:
    """Why the first of the candidates goes before the second, in words; null where there is none."""
    if not found:
        return None
    if len(found) == 1:
        return "the only place of that name"
    first, second = found[0], found[1]
    if first.how != second.how and second.entry.weight > first.entry.weight:
        return f"the name is {first.how}, of the next only {second.how}"
    if first.entry.kind != second.entry.kind and first.entry.kind in (COUNTRY, ADMIN1, REGION, CONTINENT):
        return f"news that says the name means the {first.level} before the {second.level}"
    if first.entry.population > second.entry.population:
        return f"it is the larger: {first.entry.population:,} people, the next {second.entry.population:,}"
    if first.score == second.score:
        return "nothing tells it from the next but the order of the list"
    return f"it weighs more: {first.score:.2f}, the next {second.score:.2f}"
