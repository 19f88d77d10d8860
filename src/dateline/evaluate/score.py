"""The record beside gold: the figures that say how far it can be trusted."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.evaluate.compare import alike, figure_fits, fold, named, overlap, same_date, same_place, shown
from dateline.evaluate.gold import Gold, GoldEvent
from dateline.evaluate.tally import Share, Tally, pair
from dateline.model.coded import CodedReport
from dateline.model.event import Event

__all__ = ["SHARES", "TALLIES", "Scores", "score", "score_report"]

TALLIES = ("where", "when", "messages", "statements", "figures")
SHARES = (
    "actor",
    "target",
    "status",
    "not_current",
    "shown",
    "message_place",
    "place_given_type",
    "date_given_type",
    "bounds",
    "claimant",
    "masthead",
    "furniture",
    "body_kept",
    "body_words_kept",
)


def _tallies() -> dict[str, Tally]:
    return {name: Tally() for name in TALLIES}


def _shares() -> dict[str, Share]:
    return {name: Share() for name in SHARES}


@dataclass(slots=True)
class Scores:
    """Figures summed over reports.

    `where`: F1 over events with type and place right; `when`: with the date right as well; `messages`,
    `statements`, `figures`: F1 each; the shares say how often a value of a matched item is right.
    `by_report` holds the where F1 of each report that has required events, `by_type` the where tally of
    each gold type. `missing` names gold without a report.
    """

    tallies: dict[str, Tally] = field(default_factory=_tallies)
    shares: dict[str, Share] = field(default_factory=_shares)
    by_report: dict[str, Tally] = field(default_factory=dict)
    by_type: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_language: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    missing: list[str] = field(default_factory=list)

    @property
    def mean_of_reports(self) -> float:
        """The mean where F1 of the reports that have required events."""
        return sum(t.f1 for t in self.by_report.values()) / len(self.by_report) if self.by_report else 0.0


def score(reports: Iterable[tuple[CodedReport, Sequence[str]]], gold: Sequence[Gold]) -> Scores:
    """Compare coded reports, each with its source names, to `gold`; reports without gold are left out."""
    scores = Scores()
    by_name: dict[str, CodedReport] = {}
    for coded, sources in reports:
        for name in (coded.report.id, coded.report.source, *sources):
            by_name[name.rpartition("/")[2]] = coded
    for item in gold:
        found = by_name.get(item.report)
        if found is None:
            scores.missing.append(item.report)
        score_report(scores, found, item)
    return scores


def score_report(scores: Scores, coded: CodedReport | None, gold: Gold) -> None:
    """Add one report to `scores`; a missing report misses everything."""
    events = coded.events if coded else ()
    pairs = _where(scores, events, gold)
    _given_type(scores, coded, gold)
    _values(scores, coded, gold, pairs)
    _messages(scores, events, gold)
    _statements(scores, coded, gold)
    _figures(scores, coded, gold)
    _masthead(scores, coded, gold)
    _furniture(scores, coded, gold)


def _optional(items: Sequence[object]) -> list[bool]:
    return [bool(getattr(item, "optional", False)) for item in items]


def _where(scores: Scores, events: Sequence[Event], gold: Gold) -> list[tuple[int, int]]:
    published = gold.masthead.published

    def fits(event: Event, item: GoldEvent) -> bool:
        return event.type in item.types and same_place(event.place, item.place)

    def fits_in_time(event: Event, item: GoldEvent) -> bool:
        return fits(event, item) and same_date(event.date, item.date, published)

    def weight(event: Event, item: GoldEvent) -> float:
        in_time = 2.0 * same_date(event.date, item.date, published)
        return in_time + overlap(event, item) + (0.0 if item.optional else 0.01)

    optional = _optional(gold.events)
    pairs = pair(events, gold.events, fits, weight)
    for tally in (scores.tallies["where"], scores.by_language[gold.masthead.language or "unknown"]):
        tally.add(len(events), optional, pairs)
    if not all(optional):
        scores.by_report.setdefault(gold.report, Tally()).add(len(events), optional, pairs)
    scores.tallies["when"].add(len(events), optional, pair(events, gold.events, fits_in_time, weight))
    _by_type(scores, events, gold, pairs)
    return pairs


def _by_type(scores: Scores, events: Sequence[Event], gold: Gold, pairs: Sequence[tuple[int, int]]) -> None:
    hit_events, hit_gold = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, event in enumerate(events):
        if i not in hit_events:
            scores.by_type[event.type].wrong += 1
    for j, item in enumerate(gold.events):
        if not item.optional:
            tally = scores.by_type[item.types[0]]
            tally.right += j in hit_gold
            tally.missed += j not in hit_gold


def _given_type(scores: Scores, coded: CodedReport | None, gold: Gold) -> None:
    if coded is None:
        return
    published = gold.masthead.published
    for item in gold.events:
        near = [e for e in coded.events if e.type in item.types and shown(e, item, coded.report.text)]
        if near and not item.optional:
            scores.shares["place_given_type"].add(any(same_place(e.place, item.place) for e in near))
            scores.shares["date_given_type"].add(any(same_date(e.date, item.date, published) for e in near))


def _values(scores: Scores, coded: CodedReport | None, gold: Gold, pairs: Sequence[tuple[int, int]]) -> None:
    for i, j in pairs:
        item = gold.events[j]
        if coded is None or item.optional:
            continue
        event, shares = coded.events[i], scores.shares
        if item.actor:
            shares["actor"].add(named(event.actor, item.actor))
        if item.target:
            shares["target"].add(named(event.target, item.target))
        accepted = (item.status,) if isinstance(item.status, str) else item.status
        shares["status"].add(event.status in accepted)
        if "current" not in accepted:
            shares["not_current"].add(event.status in accepted)
        shares["shown"].add(shown(event, item, coded.report.text))
        for message in item.messages or ():
            shares["message_place"].add(any(alike(own, message) for own in event.messages))


def _messages(scores: Scores, events: Sequence[Event], gold: Gold) -> None:
    """Each text counts once a report, on however many events it hangs; it is optional only where all of them are."""
    found = list({fold(m): m for event in events for m in event.messages}.values())
    wanted: dict[str, tuple[str, bool]] = {}
    for item in sorted(gold.events, key=lambda e: not e.optional):
        for message in item.messages or ():
            wanted[fold(message)] = (message, bool(item.optional))
    texts = list(wanted.values())
    pairs = pair(found, texts, lambda p, g: alike(p, g[0]), lambda _, g: float(not g[1]))
    scores.tallies["messages"].add(len(found), [flag for _, flag in texts], pairs)


def _statements(scores: Scores, coded: CodedReport | None, gold: Gold) -> None:
    found = [s for s in coded.statements if s.mode != "indirect" and len(fold(s.quote).split()) >= 4] if coded else []
    pairs = pair(
        found,
        gold.statements,
        lambda p, g: named(p.speaker, g.speaker) and alike(p.quote, g.quote, 0.8),
        lambda _p, _g: 0.0,
    )
    scores.tallies["statements"].add(len(found), _optional(gold.statements), pairs)


def _figures(scores: Scores, coded: CodedReport | None, gold: Gold) -> None:
    found = coded.figures if coded else ()
    pairs = pair(found, gold.figures, figure_fits, lambda p, g: float(named(p.claimant, g.claimant)))
    scores.tallies["figures"].add(len(found), _optional(gold.figures), pairs)
    for i, j in pairs:
        figure, item = found[i], gold.figures[j]
        if item.optional:
            continue
        scores.shares["bounds"].add((figure.low, figure.high) == (item.low, item.high))
        unsaid = "the report" in item.claimant and figure.claimant in (None, "the report")
        scores.shares["claimant"].add(unsaid or named(figure.claimant, item.claimant))


def _masthead(scores: Scores, coded: CodedReport | None, gold: Gold) -> None:
    mine = coded.report.masthead if coded else None
    share = scores.shares["masthead"]
    for name in ("title", "byline"):
        own, wanted = getattr(mine, name, None), getattr(gold.masthead, name)
        share.add(alike(own, wanted) if wanted else (own or None) == wanted)
    share.add((mine.published if mine else None) == gold.masthead.published)
    share.add(fold(mine.dateline_place if mine else None) == fold(gold.masthead.dateline_place))


def _furniture(scores: Scores, coded: CodedReport | None, gold: Gold) -> None:
    text = coded.report.text if coded else ""
    parts = coded.report.furniture if coded else ()
    marked = fold(" ".join(part.span.of(text) for part in parts))
    for words in gold.furniture:
        scores.shares["furniture"].add(bool(fold(words)) and fold(words) in marked)
    page = sum(len(fold(words).split()) for words in gold.furniture)
    if text:
        total, kept = len(fold(text).split()), scores.shares["body_words_kept"]
        kept.of += total - page
        kept.right += total - max(page, len(marked.split()))
    body = [e.evidence for e in gold.events] + [f.evidence for f in gold.figures] + [s.quote for s in gold.statements]
    for words in body:
        scores.shares["body_kept"].add(coded is not None and fold(words) not in marked)
