"""How many dated expressions of GUM are found, and how many of the found get the right days.

usage: python benchmarks/dates.py [DATA] [--sentences]

DATA holds gum-entities with dates.jsonl and the documents (default ../shared/data where it exists). Measured are the
genres news, interview and bio; expressions tagged as times of day are left out. Each document is put together from
its tokens, parsed, and read as a report of the day `dateCreated`. Its paragraphs are not known: a line ends where a
sentence has no closing mark, as headings have none. --sentences reads the dated sentences alone, each as a paragraph.

- Found: a mention of ours shares at least one letter with the marked words.
- Right, among the found: the mention covers exactly the days of the gold value. `when` is the day, month or year it
  names, `from` and `notBefore` give the first day, `to` and `notAfter` the last; an end that gold leaves open is not
  compared. A value without a year ("--10", October of any year) is right when month and day agree in whatever year,
  or when we say that the year is not known. GUM marks the ends of "from 1893 to 1925" and the year of "since 1958"
  one by one: of the mentions on the marked words, their ends included, the one that fits the words best is taken.
"""

import argparse
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

from dateline.clean.bare import bare_report
from dateline.model.report import Masthead
from dateline.model.span import Span
from dateline.model.when import TimeMention, When
from dateline.parse.pipeline import Pipeline, load_pipeline
from dateline.resolve.when import find_times
from dateline.resolve.when.calendar import month_days

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
GENRES = ("news", "interview", "bio")
PARTITIONS = ("train", "dev", "test")

ANY_YEAR = 2000
"""A leap year in which values without a year are compared."""

_VALUE = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")
_MARKED = (".", "!", "?", ":", ";", ",", '"', "'", "”", "’", ")", "]", "-", "–", "—")
_CLOSING = re.compile(r" (?=[,.;:!?%)\]’”]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)")
_OPENING = re.compile(r"(?<=[(\[“‘$#]) ")
_HYPHEN = re.compile(r"(?<=\w) ([-–—/]) (?=\w)")


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a gold value, either null where it is open; `yearless` has year ANY_YEAR."""

    first: date | None
    last: date | None
    yearless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A dated expression as marked; `words` and `sentence` are tokens with spaces between them."""

    document: str
    genre: str
    partition: str
    created: str
    words: str
    sentence: str
    days: Days | None


@dataclass(slots=True)
class Tally:
    """How many expressions there are, are found, and are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def add(self, other: "Tally") -> None:
        """Count the other's too."""
        self.gold += other.gold
        self.found += other.found
        self.right += other.right

    def __str__(self) -> str:
        found, right = self.found / max(1, self.gold), self.right / max(1, self.found)
        return f"{self.gold:5d} expressions  found {found:.3f}  right {right:.3f}"


def days_of(value: str) -> tuple[date, date] | None:
    """The days of a TEI date, of the year ANY_YEAR where it has none; null for what is no date."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    year = ANY_YEAR if match["year"] == "-" else int(match["year"])
    month, day = (int(match[part]) if match[part] else None for part in ("month", "day"))
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        return month_days(year, month) if day is None else (date(year, month, day), date(year, month, day))
    except ValueError:
        return None


def gold_days(attributes: Mapping[str, str]) -> Days | None:
    """The days that the attributes of a TEI date give; null where they are no calendar days."""
    first = attributes.get("when") or attributes.get("from") or attributes.get("notBefore")
    last = attributes.get("when") or attributes.get("to") or attributes.get("notAfter")
    begin, end = (days_of(value) if value else None for value in (first, last))
    if (first and not begin) or (last and not end):
        return None
    yearless = any(value is not None and value.startswith("--") for value in (first, last))
    return Days(begin[0] if begin else None, end[1] if end else None, yearless)


def is_right(gold: Days | None, when: When) -> bool:
    """Whether the days of a mention are those of the gold value."""
    if gold is None:
        return False
    if when.start is None or when.end is None:
        return gold.yearless and when.basis == "partial"
    pairs = ((gold.first, date.fromisoformat(when.start)), (gold.last, date.fromisoformat(when.end)))
    return all(stated is None or _same(stated, ours, yearless=gold.yearless) for stated, ours in pairs)


def _same(stated: date, ours: date, *, yearless: bool) -> bool:
    if not yearless:
        return stated == ours
    end_of_february = {(stated.month, stated.day), (ours.month, ours.day)} == {(2, 28), (2, 29)}
    return end_of_february or (stated.month, stated.day) == (ours.month, ours.day)


def rejoin(tokens: str) -> str:
    """Tokens with spaces between them as a newspaper prints them."""
    return _HYPHEN.sub(r"\1", _OPENING.sub("", _CLOSING.sub("", tokens)))


def locate(text: str, golds: Sequence[Gold]) -> list[Span | None]:
    """Where each expression stands, in reading order; null where the text lacks it."""
    spans: list[Span | None] = []
    sentence_at = at = 0
    sentence = ""
    for gold in golds:
        if gold.sentence != sentence:
            sentence = gold.sentence
            found = text.find(rejoin(sentence), at)
            sentence_at = at = found if found >= 0 else at
        words = rejoin(gold.words)
        start = text.find(words, at)
        if not sentence_at <= start < sentence_at + len(rejoin(sentence)):
            spans.append(None)
            continue
        spans.append(Span(start, start + len(words)))
        at = start + len(words)
    return spans


def best_fit(span: Span, mentions: Sequence[TimeMention]) -> TimeMention | None:
    """The mention, or the end of one, that has the fewest letters apart from `span`, and lacks the fewest of it."""
    touching = [one for mention in mentions for one in (mention, *mention.ends) if one.span.touches(span)]

    def strangers(mention: TimeMention) -> int:
        start, end = max(mention.span.start, span.start), min(mention.span.end, span.end)
        return mention.span.end - mention.span.start + span.end - span.start - 2 * (end - start)

    return min(touching, key=strangers, default=None)


def count(golds: Sequence[Gold], spans: Sequence[Span | None], mentions: Sequence[TimeMention]) -> list[Tally]:
    """One tally for each expression."""
    tallies = []
    for gold, span in zip(golds, spans, strict=True):
        mention = best_fit(span, mentions) if span else None
        right = mention is not None and is_right(gold.days, mention.when)
        tallies.append(Tally(1, int(mention is not None), int(right)))
    return tallies


def read_gold(path: Path) -> list[Gold]:
    """The expressions of the measured genres, in reading order within each document."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        Gold(
            document=row["doc"],
            genre=row["genre"],
            partition=row["partition"],
            created=row["dateCreated"],
            words=row["text"],
            sentence=row["sentence"],
            days=gold_days(row["attrs"]),
        )
        for row in rows
        if row["genre"] in GENRES and row["tag"] == "date"
    ]


def read_document(path: Path) -> str:
    """The text of a document in WebAnno's format."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return join_sentences([rejoin(line.removeprefix("#Text=")) for line in lines if line.startswith("#Text=")])


def join_sentences(sentences: Sequence[str]) -> str:
    """Sentences in one line, but for a line break behind those that end without a mark."""
    ends = (" " if sentence.endswith(_MARKED) else "\n" for sentence in sentences)
    return "".join(part for pair in zip(sentences, ends, strict=True) for part in pair)


def read_mentions(text: str, created: str, pipeline: Pipeline) -> tuple[TimeMention, ...]:
    """The expressions of time that a build would find in a report of that day."""
    report = bare_report(text, Masthead(published=created, published_basis="metadata", language="en"))
    return find_times(report, pipeline.parse(report))


def by_document(golds: Iterable[Gold]) -> dict[str, list[Gold]]:
    documents: dict[str, list[Gold]] = {}
    for gold in golds:
        documents.setdefault(gold.document, []).append(gold)
    return documents


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=SHARED if SHARED.is_dir() else None)
    parser.add_argument("--sentences", action="store_true")
    arguments = parser.parse_args()
    if arguments.data is None:
        parser.error("say where gum-entities/dates.jsonl is")
    folder: Path = arguments.data / "gum-entities"
    pipeline = load_pipeline()
    totals: dict[tuple[str, str], Tally] = {}
    for name, golds in by_document(read_gold(folder / "dates.jsonl")).items():
        sentences = dict.fromkeys(rejoin(gold.sentence) for gold in golds)
        text = "\n".join(sentences) if arguments.sentences else read_document(folder / f"{name}.tsv")
        mentions = read_mentions(text, golds[0].created, pipeline)
        for gold, tally in zip(golds, count(golds, locate(text, golds), mentions), strict=True):
            for key in ((gold.genre, gold.partition), (gold.genre, "all"), ("all", gold.partition), ("all", "all")):
                totals.setdefault(key, Tally()).add(tally)
    for genre in (*GENRES, "all"):
        for partition in (*PARTITIONS, "all"):
            print(f"{genre:10s}{partition:6s}{totals.get((genre, partition), Tally())}")


if __name__ == "__main__":
    main()
