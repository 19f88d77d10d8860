"""Which sightings stand together in one list: "Ohio, Oklahoma and Arizona"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.resolve.where.sighting import Sighting

__all__ = ["find_lists"]

_GLUE = re.compile(r"(?: \([^()]{1,60}\))?(?:,|;|,? (?:and|or|&|as well as|then in)) (?:in |the )?")
_JOINING = re.compile(r"(?: \([^()]{1,60}\))?,? (?:and|or|&|as well as) (?:in |the )?")


def _runs(text: str, sightings: Sequence[Sighting]) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    for i, sighting in enumerate(sightings):
        last = runs[-1][-1] if runs[-1] else None
        fits = not (sighting.demonym or sighting.short or sighting.organisation)
        if not fits or (last is not None and not _GLUE.fullmatch(text[sightings[last].span.end : sighting.span.start])):
            runs.append([])
        if fits:
            runs[-1].append(i)
    return runs


def find_lists(text: str, sightings: Sequence[Sighting]) -> list[tuple[int, ...]]:
    """The sightings of each list, in reading order.

    Three names and more between commas are a list, two only with "and" or "or" between them: "Moscow,
    Idaho" is none.
    """
    found = []
    for run in _runs(text, sightings):
        joined = any(
            _JOINING.fullmatch(text[sightings[a].span.end : sightings[b].span.start]) for a, b in pairwise(run)
        )
        if len(run) > 3 or (len(run) > 1 and joined):
            found.append(tuple(run))
    return found
