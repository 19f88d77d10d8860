"""When a coded value counts as the gold value."""

import datetime as dt
import difflib
import math
import re
import unicodedata
from collections.abc import Sequence

from dateline.evaluate.gold import GoldDate, GoldEvent, GoldFigure, GoldPlace
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.place import Place
from dateline.model.when import When

__all__ = ["alike", "figure_fits", "fold", "named", "overlap", "same_date", "same_place", "shown"]

CITY_KM = 30.0
REGION_KM = 120.0
EARTH_KM = 12742.0
LONGEST_SPAN = 600
CITY_STATES = frozenset({"HK", "SG", "MC", "VA", "MO"})
SILENT = frozenset({"the", "a", "an", "of", "s"})
MEASURE_NAMES = {
    "killed": "died deaths death dead fatalities martyrs executed executions",
    "injured": "wounded injuries",
    "arrested": "arrests detained detentions identified",
    "participants": "protesters crowd",
}
SAME_MEASURE = {word: measure for measure, words in MEASURE_NAMES.items() for word in words.split()}


def fold(words: str | None) -> str:
    """Words without case, accents and punctuation, apostrophes kept, single spaces between."""
    plain = unicodedata.normalize("NFKD", words or "")
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^\w\s']", " ", plain.replace("’", "'").replace("‘", "'")).split())


def alike(a: str | None, b: str | None, at: float = 0.85) -> bool:
    """Whether two texts are the same but for small differences (ratio of matching characters at least `at`)."""
    one, two = fold(a), fold(b)
    if not one or not two:
        return False
    return one == two or difflib.SequenceMatcher(None, one, two, autojunk=False).ratio() >= at


def _name_words(name: str | None) -> set[str]:
    return set(fold(name).replace("'", " ").split()) - SILENT


def named(name: str | None, accepted: Sequence[str]) -> bool:
    """Whether `name` holds the words of an accepted wording without being much longer, or is held by one."""
    mine = _name_words(name)
    for wording in accepted:
        theirs = _name_words(wording)
        if not mine or not theirs:
            continue
        if mine <= theirs and 3 * len(mine) >= len(theirs):
            return True
        if theirs <= mine and len(mine) <= len(theirs) + 5:
            return True
    return False


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) points in degrees, by the haversine formula."""
    lat_a, lon_a, lat_b, lon_b = (math.radians(x) for x in (*a, *b))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def same_place(place: Place | None, gold: GoldPlace | None) -> bool:
    """Whether a coded place is the gold place: same country, same division by name, or near enough as a point."""
    if place is None or gold is None:
        return place is None and gold is None
    if gold.level == "country":
        return place.level == "country" and place.country == gold.country
    if gold.level == "admin1":
        if place.level != "admin1" or place.country != gold.country:
            return False
        if alike(place.name, gold.name, 0.8) or alike(place.text, gold.text, 0.9):
            return True
    if place.level == "country":
        return gold.country in CITY_STATES and place.country == gold.country
    if place.lat is None or place.lon is None or gold.lat is None or gold.lon is None:
        return False
    reach = REGION_KM if gold.level == "admin1" else CITY_KM
    return distance_km((place.lat, place.lon), (gold.lat, gold.lon)) <= reach


def _day(iso: str, *, last: bool = False) -> dt.date:
    parts = [int(part) for part in iso[:10].split("-")]
    if len(parts) == 3:
        return dt.date(*parts)
    year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
    if last:
        return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
    return dt.date(year, month, 1)


def same_date(date: When | None, gold: GoldDate | None, published: str | None) -> bool:
    """Whether both ends lie within a day of gold's, or a quarter of its length; three days where gold is the day
    of publication. Null answers null."""
    if date is None or date.start is None or gold is None:
        return gold is None and (date is None or date.start is None)
    starts, ends = _day(date.start), _day(date.end or date.start, last=True)
    gold_starts, gold_ends = _day(gold.start), _day(gold.end, last=True)
    fallback = gold.start == gold.end == published
    pad = dt.timedelta(days=3 if fallback else max(1, ((gold_ends - gold_starts).days + 1) // 4))
    return abs(starts - gold_starts) <= pad and abs(ends - gold_ends) <= pad


def overlap(event: Event, gold: GoldEvent) -> float:
    """The share of gold's evidence words that the event's evidence holds."""
    mine = set(fold(" ".join(e.exact for e in event.evidence)).split())
    theirs = set(fold(gold.evidence).split())
    return len(mine & theirs) / len(theirs) if theirs else 0.0


def shown(event: Event, gold: GoldEvent, text: str) -> bool:
    """Whether the event's evidence, in spans of at most 600 characters, touches the paragraph that gold shows."""
    if any(e.end - e.start > LONGEST_SPAN for e in event.evidence):
        return False
    for quote in (gold.evidence, *(gold.also or ())):
        at = re.search(r"\s+".join(map(re.escape, quote.split())), text)
        if at is None:
            continue
        start, end = text.rfind("\n", 0, at.start()) + 1, text.find("\n", at.end())
        end = len(text) if end < 0 else end
        if any(e.start < end and start < e.end for e in event.evidence):
            return True
    return False


def _measure(name: str) -> str:
    folded = fold(name).replace(" ", "_")
    return SAME_MEASURE.get(folded, folded)


def figure_fits(figure: Figure, gold: GoldFigure) -> bool:
    """Whether the measure is accepted and one of the bounds is the same number."""
    if _measure(figure.measure) not in {_measure(name) for name in gold.measure}:
        return False
    mine = {value for value in (figure.low, figure.high) if value is not None}
    return bool(mine & {value for value in (gold.low, gold.high) if value is not None})
