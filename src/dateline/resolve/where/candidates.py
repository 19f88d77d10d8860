"""What the gazetteer knows under a name, for people who ask."""

from dataclasses import dataclass

from dateline.resolve.where.entry import KIND_NAMES, Entry
from dateline.resolve.where.index import Gazetteer, Hit
from dateline.resolve.where.rank import HOW_COST

__all__ = ["HOW_NAMES", "Candidate", "candidates"]

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


def _candidate(entry: Entry, how: int) -> Candidate:
    score = round(entry.weight - HOW_COST[how], 3)
    return Candidate(entry=entry, level=KIND_NAMES[entry.kind], how=HOW_NAMES[how], score=score)
