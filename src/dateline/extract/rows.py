"""Numbers of a report with what they count, sentence by sentence; bounds and measures are shared along lists."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.extract.again import Topic, Topics, as_spoken_of, by_topic, is_part
from dateline.extract.counted import Counted, Group, group_of, is_people
from dateline.extract.figure_advice import confirmed, learned_measure
from dateline.extract.figure_words import FigureWords
from dateline.extract.measures import measure_of
from dateline.extract.not_figures import counts_nothing
from dateline.extract.numbers import Number, find_numbers
from dateline.extract.setting import by_setting, phrase_behind, setting_of
from dateline.extract.things import thing_counted
from dateline.model.event import Event
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

if TYPE_CHECKING:
    from dateline.extract.network import Reading

__all__ = ["Row", "find_rows"]

_COUNT_NOUNS = {"number", "figure", "toll", "total", "tally", "count"}
# Measures that a noun may keep after the act that made it: detainees, strikers, members.
_CALLED = {"arrested", "members", "participants", "strikers", "displaced", "missing"}
# What numbers of people are where words tell that they take part, and where none tells anything.
_TAKEN_UP = {"strikers"}
_HARM = {"killed", "injured", "arrested", "executed", "sentenced", "displaced"}
"""What is counted also in a report that tells of no event of the codebook, such as one of a flood."""
_SPOKEN_OF = {"strikers", "killed", "injured", "arrested", "displaced"}
_LIST_GLUE = {",", "and", "&", "plus", "along", "with", "as", "well", "including", "or", "another", "(", "others", ";"}
# Words of a role before its number ("a further 70 residents", "the ministry's 70 guards").
MOST_BEFORE = 3
# A crowd told only by its setting ("hundreds of activists tried to ...") is at least this many.
_SMALLEST_CROWD = 10


@dataclass(frozen=True, slots=True)
class Row:
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


def find_rows(
    parse: Parse, words: FigureWords, events: Sequence[Event] | None, reading: "Reading | None" = None
) -> list[Row]:
    """The numbers of a report that count something, in order.

    Without `events` (null) only what words tell of a number is taken. Where a report tells of events, people count
    in it even where no verb says for what, and bare numbers take up what was counted before. Where it is known to
    tell of none (empty), only numbers of people harmed count.
    """
    reader = _RowReader(parse, words, events, reading)
    rows: list[Row] = []
    for index in range(len(parse.sentences)):
        rows.extend(reader.read(index, rows))
    return rows


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


def _counted_again(parse: Parse, before: Row | None, sentence: int, group: Group, words: FigureWords) -> Counted | None:
    """The measure told last, of a bare number that somebody gives for it: "the ministry speaks of nine"."""
    if before is None or group.noun is not None or sentence - parse.sentence_index(before.group.first) > 1:
        return None
    token = parse.tokens[group.last - 1]
    for _ in range(3):
        token = parse.tokens[token.head]
        if token.pos in {"VERB", "AUX"}:
            return before.counted if token.lemma in words.counting_verbs else None
    return None


class _RowReader:
    """Reads the counted numbers of one report, sentence by sentence."""

    def __init__(
        self, parse: Parse, words: FigureWords, events: Sequence[Event] | None, reading: "Reading | None"
    ) -> None:
        self._parse, self._words, self._reading = parse, words, reading
        self._roles = _roles(events or ())
        self._setting = setting_of(events or ())
        self._messages = [shown.span for event in events or () for shown in event.evidence if shown.of == "message"]
        self._topics = Topics(parse, words, self._setting) if events else None
        self._eventless = events is not None and not events

    def read(self, sentence: int, earlier: Sequence[Row]) -> list[Row]:
        """The numbers of a sentence that count something; `earlier` were told before it."""
        parse, words = self._parse, self._words
        found: list[Row] = []
        idle = False
        for number in find_numbers(parse.text, parse.sentence_span(sentence), words):
            group = group_of(parse, number)
            if group is None or counts_nothing(parse, number, group, words) or (idle and is_part(parse, group)):
                idle = group is not None and group.noun is not None
                continue
            before = found[-1] if found else None
            rows = [*earlier[-8:], *found]
            counted = self._counted(number, group, before, rows)
            idle = counted is None and group.noun is not None
            if counted is None or (number.value == 1 and not _one_counts(counted, group)):
                continue
            revises = False
            if before is not None:
                number = _bounded_by(parse, before, number)
                revises = _changes(parse, before, number)
            found.append(Row(number, group, counted, revises))
        return found

    def _counted(self, number: Number, group: Group, before: Row | None, rows: Sequence[Row]) -> Counted | None:
        """What a number is a number of; the network has a say where no words of its own tell it."""
        told = self._told(number, group, before)
        if self._eventless:
            told = told and confirmed(self._reading, self._parse, number, told)
            return told if told is not None and told.measure in _HARM else None
        counted = told or self._supposed(number, group, rows) or learned_measure(self._reading, self._parse, number)
        if counted is not None:
            counted = self._spoken_of(number, counted, rows, told=told is not None)
        return confirmed(self._reading, self._parse, number, counted) if counted and told is None else counted

    def _is_written(self, number: Number) -> bool:
        """Whether a number stands in what a banner, a wall or a crowd says."""
        return any(span.holds(number.span) for span in self._messages)

    def _told(self, number: Number, group: Group, before: Row | None) -> Counted | None:
        """What words of its own tell of a number, or the list that it stands in."""
        if group.noun is None and self._topics is not None and number.value > 1:
            measure = phrase_behind(self._parse, group, self._words, nearest=True)
            if measure is not None:
                return Counted(measure, group.first)
        counted = measure_of(self._parse, number, group, self._words)
        if counted is None and before is not None:
            counted = _shared(self._parse, before, number, group, self._words)
        if counted is not None and self._topics is not None and group.first <= counted.shown < group.last:
            # What those who are so called did or met with now: "two of the detainees were let go".
            measure = phrase_behind(self._parse, group, self._words) if counted.measure in _CALLED else None
            counted = Counted(measure, counted.shown) if measure else counted
        return counted

    def _supposed(self, number: Number, group: Group, earlier: Sequence[Row]) -> Counted | None:
        """What the report around a number tells of it."""
        parse, words = self._parse, self._words
        counted = _by_role(parse, group, self._roles)
        if counted is None and self._topics is None and earlier:
            counted = _counted_again(parse, earlier[-1], parse.sentence_index(group.first), group, words)
        if counted is not None or self._topics is None or self._is_written(number):
            return counted or _crowd(parse, number, group, words)
        if group.noun is None:
            return by_topic(parse, number, group, words, self._setting, self._topics, _as_topics(earlier))
        counted = by_setting(parse, number, group, words, self._setting)
        return counted or thing_counted(parse, group, words, self._setting)

    def _spoken_of(self, number: Number, counted: Counted, earlier: Sequence[Row], *, told: bool) -> Counted:
        """What those who take part take part in; what those are whom words do not tell of (not `told`)."""
        if self._topics is None or counted.measure != "participants":
            return counted
        measure = as_spoken_of(self._parse, number, self._words, self._topics, _as_topics(earlier))
        return Counted(measure, counted.shown) if measure in (_TAKEN_UP if told else _SPOKEN_OF) else counted


def _as_topics(rows: Sequence[Row]) -> list[Topic]:
    return [Topic(row.number.span.start, row.counted.measure) for row in rows]


def _one_counts(counted: Counted, group: Group) -> bool:
    """Whether "one" is a number here: "one man was killed", "1 dead"."""
    told = group.noun is not None or counted.shown - group.first <= 2
    return counted.measure in {"killed", "injured", "arrested", "executed"} and told


def _between(parse: Parse, before: Row, number: Number) -> list[Token]:
    start = parse.tokens[before.group.last - 1].end
    return [t for t in parse.tokens_in(Span(start, number.whole.start)) if start <= t.start < number.whole.start]


def _shared(parse: Parse, before: Row, number: Number, group: Group, words: FigureWords) -> Counted | None:
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


def _changes(parse: Parse, before: Row, number: Number) -> bool:
    """ "from 12 dead on Monday to 15": the second number takes the place of the first."""
    between = _between(parse, before, number)
    return bool(between) and between[-1].text.lower() == "to" and "from" in _left_words(parse, before)


def _left_words(parse: Parse, row: Row) -> set[str]:
    return {t.text.lower() for t in parse.tokens[max(0, row.group.first - 3) : row.group.first]}


def _bounded_by(parse: Parse, before: Row, number: Number) -> Number:
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
