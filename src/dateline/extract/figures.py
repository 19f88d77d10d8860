"""Figures: numbers of people and things that bear on the events, with who claims them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.extract.claimants import Claimant, gather_claimants
from dateline.extract.counted import Counted, Group, group_of, is_people
from dateline.extract.figure_advice import learned_claimant, learned_measure
from dateline.extract.figure_words import FigureWords, figure_words
from dateline.extract.measures import measure_of
from dateline.extract.not_figures import counts_nothing
from dateline.extract.numbers import Number, find_numbers
from dateline.ids import content_id
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.parse import Parse, Token
from dateline.model.place import Place, Toponym
from dateline.model.report import Report
from dateline.model.span import Evidence, Span, show

if TYPE_CHECKING:
    from dateline.extract.network import Reading

__all__ = ["find_figures"]

_COUNT_NOUNS = {"number", "figure", "toll", "total", "tally", "count"}
_LIST_GLUE = {",", "and", "&", "plus", "along", "with", "as", "well", "including", "or", "another", "(", "others", ";"}
# Words of a role before its number ("a further 70 residents", "the ministry's 70 guards").
MOST_BEFORE = 3
# A crowd told only by its setting ("hundreds of activists tried to ...") is at least this many.
_SMALLEST_CROWD = 10
# Two killed here and two there are four; 62 and 62 are the same number told twice.
_TELLING_VALUE = 10


@dataclass(frozen=True, slots=True)
class _Row:
    """A number with its noun and what it is a number of."""

    number: Number
    group: Group
    counted: Counted
    revises: bool = False


ROLE_MEASURES = {
    ("actor", "demonstration"): "participants",
    ("actor", "blockade"): "participants",
    ("actor", "boycott"): "participants",
    ("actor", "hunger_strike"): "participants",
    ("actor", "strike"): "strikers",
    ("target", "arrest"): "arrested",
    ("target", "execution"): "executed",
    ("target", "killing"): "killed",
    ("target", "sentence"): "sentenced",
}
"""What those who are counted in a role of an event are a number of, by role and type; of a type of another codebook
nothing is known."""


def find_figures(
    report: Report,
    parse: Parse,
    toponyms: Sequence[Toponym],
    people: frozenset[str] = frozenset(),
    events: Sequence[Event] = (),
    reading: "Reading | None" = None,
) -> tuple[Figure, ...]:
    """The figures of a report, in reading order; one that is repeated with the same value and claimant is told once.

    `event_id` is null: which event a figure counts is decided later. `place` is the nearest place that the
    sentence names, demonyms and organisations aside. Money, percentages, dates, ages, durations and
    scores are no figures, nor are "several" and "many". `people` holds further lemmas for people, such as
    those of a codebook. Where no word tells what a number counts, a role of one of the `events` does,
    or the trained network's `reading`.
    """
    words = figure_words(parse.language)
    words = replace(words, people=words.people | people)
    claimants = gather_claimants(parse)
    rows: list[_Row] = []
    roles = _roles(events)
    for index in range(len(parse.sentences)):
        rows.extend(_rows_of(parse, index, words, roles, rows[-1] if rows else None, reading))
    places = sorted(toponyms, key=_start)
    claims = [learned_claimant(reading, parse, r.number, claimants.of(r.number.span), words) for r in rows]
    figures = [_figure(report, parse, row, places, claim) for row, claim in zip(rows, claims, strict=True)]
    return _once(figures)


def _roles(events: Sequence[Event]) -> list[tuple[Span, str]]:
    """Where the actors and targets of events stand, and what a number of them is a number of."""
    return [
        (shown.span, ROLE_MEASURES[shown.of, event.type])
        for event in events
        for shown in event.evidence
        if (shown.of, event.type) in ROLE_MEASURES
    ]


def _by_role(parse: Parse, group: Group, roles: Sequence[tuple[Span, str]]) -> Counted | None:
    """The measure of a number that counts the actor or target of an event: "some 70 residents have barricaded ..."."""
    if group.noun is None:
        return None
    for span, measure in roles:
        first = parse.tokens_in(span)
        if span.holds(group.noun.span) and first and 0 <= group.first - first[0].i <= MOST_BEFORE:
            return Counted(measure, group.noun.i)
    return None


def _counted_again(
    parse: Parse, before: _Row | None, sentence: int, group: Group, words: FigureWords
) -> Counted | None:
    """The measure told last, of a bare number that somebody gives for it: "the ministry speaks of nine"."""
    if before is None or group.noun is not None or sentence - parse.sentence_index(before.group.first) > 1:
        return None
    token = parse.tokens[group.last - 1]
    for _ in range(3):
        token = parse.tokens[token.head]
        if token.pos in {"VERB", "AUX"}:
            return before.counted if token.lemma in words.counting_verbs else None
    return None


def _rows_of(
    parse: Parse,
    sentence: int,
    words: FigureWords,
    roles: Sequence[tuple[Span, str]],
    earlier: _Row | None,
    reading: "Reading | None",
) -> list[_Row]:
    """The counted numbers of one sentence, bounds and measures shared along its lists; `earlier` was told before it."""
    found: list[_Row] = []
    for number in find_numbers(parse.text, parse.sentence_span(sentence), words):
        group = group_of(parse, number)
        if group is None or counts_nothing(parse, number, group, words):
            continue
        before = found[-1] if found else None
        counted, revises = measure_of(parse, number, group, words), False
        if counted is None and before is not None:
            counted = _shared(parse, before, number, group, words)
        if counted is None:
            counted = (
                _crowd(parse, number, group, words)
                or _by_role(parse, group, roles)
                or _counted_again(parse, before or earlier, sentence, group, words)
            )
        counted = counted or learned_measure(reading, parse, number)
        if counted is None or (number.value == 1 and not _one_counts(counted, group)):
            continue
        if before is not None:
            number = _bounded_by(parse, before, number)
            revises = _changes(parse, before, number)
        found.append(_Row(number, group, counted, revises))
    return found


def _one_counts(counted: Counted, group: Group) -> bool:
    """Whether "one" is a number here: "one man was killed", "1 dead"."""
    told = group.noun is not None or counted.shown - group.first <= 2
    return counted.measure in {"killed", "injured", "arrested", "executed"} and told


def _between(parse: Parse, before: _Row, number: Number) -> list[Token]:
    start = parse.tokens[before.group.last - 1].end
    return [t for t in parse.tokens_in(Span(start, number.whole.start)) if start <= t.start < number.whole.start]


def _shared(parse: Parse, before: _Row, number: Number, group: Group, words: FigureWords) -> Counted | None:
    """The measure of the number before, where this one carries on its list or its change ("from 59 dead to 69")."""
    if before.counted.measure in {"places", "buildings", "vehicles"} or not is_people(group.noun, words):
        return None
    between = _between(parse, before, number)
    texts = [t.text.lower() for t in between]
    listed = bool(texts) and all(text in _LIST_GLUE for text in texts)
    rest = group.noun is not None and group.noun.text.lower() == "others" and 0 < len(texts) <= 8 and texts[-1] == "and"
    rest = rest and not any(t.pos in {"VERB", "AUX"} for t in between)
    again = group.noun is None and _counts_again(between)
    along = texts[-2:] == ["along", "with"] or texts[-3:] == ["as", "well", "as"]
    change = group.noun is None and _changes(parse, before, number)
    return before.counted if listed or along or change or rest or again else None


def _counts_again(between: Sequence[Token]) -> bool:
    """ "..., while a rights group put the number at 300": another value of the measure before."""
    words = [t.text.lower() for t in between[-8:]]
    return bool(words) and words[-1] in {"at", "to", "as"} and bool(_COUNT_NOUNS & set(words))


def _changes(parse: Parse, before: _Row, number: Number) -> bool:
    """ "from 12 dead on Monday to 15": the second number takes the place of the first."""
    between = _between(parse, before, number)
    return bool(between) and between[-1].text.lower() == "to" and "from" in _left_words(parse, before)


def _left_words(parse: Parse, row: _Row) -> set[str]:
    return {t.text.lower() for t in parse.tokens[max(0, row.group.first - 3) : row.group.first]}


def _bounded_by(parse: Parse, before: _Row, number: Number) -> Number:
    """ "At least" reaches over a list: "at least 1,000 died, 4,000 were injured"."""
    bound = before.number
    if number.modifier or number.vague or bound.vague or bound.modifier is None or number.low != number.high:
        return number
    texts = [t.text.lower() for t in _between(parse, before, number)]
    if len(texts) > 8 or not texts or (texts[-1] not in {",", "and", "or"} and texts[-2:-1] not in ([","], ["and"])):
        return number
    if bound.high is None:
        return replace(number, high=None, modifier=bound.modifier)
    if bound.low == bound.high and bound.modifier.lower() in {"as many as"}:
        return replace(number, modifier=bound.modifier)
    return number


def _crowd(parse: Parse, number: Number, group: Group, words: FigureWords) -> Counted | None:
    """People who do something where the sentence, or the one before, tells of a crowd."""
    noun = group.noun
    if number.value < _SMALLEST_CROWD or not is_people(noun, words):
        return None
    if noun is not None and {noun.lemma.lower(), noun.text.lower()} & words.not_crowd:
        return None
    if noun is None and not number.vague:
        return None
    index = parse.sentence_index(group.first)
    lemmas = {t.lemma.lower() for k in (index, max(0, index - 1)) for t in parse.sentence_tokens(k)}
    if not lemmas & words.crowd_context or not _acts(parse, group):
        return None
    return Counted("participants", (noun or parse.tokens[group.first]).i)


def _acts(parse: Parse, group: Group) -> bool:
    """Whether those who are counted are the subject of a verb, or are told of by a clause of their own."""
    inside = range(group.first, group.last)
    for token in parse.tokens[group.first : group.last]:
        if token.head not in inside and token.dep in {"nsubj", "nsubj:pass"}:
            return True
        if token.head not in inside and token.dep == "conj" and parse.tokens[token.head].dep == "nsubj":
            return True
    sentence = parse.sentences[parse.sentence_index(group.first)]
    return any(t.dep == "acl:relcl" and t.head in inside for t in parse.tokens[sentence.first : sentence.last])


def _figure(report: Report, parse: Parse, row: _Row, toponyms: Sequence[Toponym], claim: Claimant) -> Figure:
    number, group = row.number, row.group
    end = max(number.whole.end, parse.tokens[group.last - 1].end)
    value = Span(number.whole.start, end)
    evidence = [show(parse.text, value, "value")]
    if claim.span is not None:
        evidence.append(show(parse.text, claim.span, "claimant"))
    unit = parse.span(_unit_first(parse, group), group.last).of(parse.text) if group.noun is not None else None
    return Figure(
        id=content_id("figure", report.id, number.span.start, row.counted.measure),
        report_id=report.id,
        event_id=None,
        measure=row.counted.measure,
        unit=" ".join(unit.split()) if unit else None,
        low=number.low,
        high=number.high,
        modifier=number.modifier,
        text=" ".join(value.of(parse.text).split()),
        claimant=claim.name,
        claimant_kind=claim.kind,
        place=_place(parse, number, toponyms),
        stance="revises" if row.revises and claim.stance == "asserts" else claim.stance,
        evidence=tuple(evidence),
    )


def _unit_first(parse: Parse, group: Group) -> int:
    """Where the counted noun's own words begin: behind the number, "of", "more" and "the"."""
    skip = {
        "of",
        "the",
        "more",
        "other",
        "another",
        "additional",
        "further",
        "new",
        "our",
        "their",
        "these",
        "those",
        "strong",
    }
    first = group.unit
    while first < group.last - 1 and (
        parse.tokens[first].text.lower() in skip or not parse.tokens[first].text[0].isalnum()
    ):
        first += 1
    return first


def _place(parse: Parse, number: Number, toponyms: Sequence[Toponym]) -> Place | None:
    """The place nearest to the number in its sentence; the narrower of two that are named together."""
    tokens = parse.tokens_in(number.span)
    if not tokens:
        return None
    span = parse.sentence_span(parse.sentence_index(tokens[0].i))
    near = toponyms[bisect_left(toponyms, span.start, key=_start) : bisect_left(toponyms, span.end, key=_start)]
    here = [t for t in near if not t.demonym and not t.organisation]
    wider = {t.inside for t in here if t.inside is not None}
    here = [t for t in here if t.span not in wider]
    nearest = min(
        here, key=lambda t: (t.place.level in {"country", "other"}, abs(t.span.start - number.span.start)), default=None
    )
    return nearest.place if nearest is not None else None


def _start(toponym: Toponym) -> int:
    return toponym.span.start


def _once(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Each value of a measure once; a repetition adds its words, and a claimant or place that was missing."""
    kept: list[Figure] = []
    by_value: dict[tuple[str, int | None, int | None, str], list[int]] = {}
    for figure in figures:
        alike = by_value.setdefault((figure.measure, figure.low, figure.high, (figure.modifier or "").lower()), [])
        same = next((k for k in alike if _repeats(kept[k], figure)), None)
        if same is None:
            alike.append(len(kept))
            kept.append(figure)
        else:
            kept[same] = _joined(kept[same], figure)
    return tuple(kept)


def _repeats(first: Figure, second: Figure) -> bool:
    """Whether two figures of one value are one: the claimants do not differ, nor do the places of small numbers."""
    small = (first.low or first.high or 0) < _TELLING_VALUE
    if small and first.place and second.place and first.place.name != second.place.name:
        return False
    return first.claimant is None or second.claimant is None or first.claimant == second.claimant


def _joined(first: Figure, second: Figure) -> Figure:
    claimed = second if first.claimant is None and second.claimant is not None else first
    evidence: dict[Evidence, None] = dict.fromkeys((*first.evidence, *second.evidence))
    return replace(
        first,
        unit=first.unit or second.unit,
        claimant=claimed.claimant,
        claimant_kind=claimed.claimant_kind,
        place=first.place or second.place,
        evidence=tuple(sorted(evidence)),
    )
