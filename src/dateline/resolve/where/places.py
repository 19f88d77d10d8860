"""The places of a report: found, resolved together, in reading order."""

from dateline.model.parse import Parse
from dateline.model.place import Toponym
from dateline.model.report import Report
from dateline.resolve.where.described import with_described
from dateline.resolve.where.find import find_cased
from dateline.resolve.where.index import Gazetteer
from dateline.resolve.where.resolve import resolve_sightings
from dateline.resolve.where.uncased import find_uncased
from dateline.resolve.where.words import is_uncased, words_of

__all__ = ["find_places"]


def find_places(report: Report, parse: Parse, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Every place that the report names, resolved; demonyms and names inside those of bodies are marked as such.

    All names of the report decide together what each means; one that nothing speaks for is left out, one
    that is clearly a place but not in the gazetteer has level `other` and no coordinates. A described division
    ("across the state") is the one that the last name before it lies in.
    """
    words = words_of(parse)
    find = find_uncased if is_uncased(words) else find_cased
    sightings = find(report.text, words, gazetteer)
    named = resolve_sightings(report.text, sightings, gazetteer, dateline=report.masthead.dateline_place)
    return with_described(report.text, named, gazetteer)
