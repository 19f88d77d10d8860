"""What people are counted for where no verb of the lists tells it: by turns of phrase, by the event they stand in."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.counted import Counted, Group, is_people, lemma_of
from dateline.extract.figure_words import FigureWords
from dateline.extract.numbers import Number
from dateline.extract.syntax import relation
from dateline.model.event import Event
from dateline.model.parse import Parse, Token

__all__ = ["Setting", "by_setting", "phrase_behind", "setting_of"]

TYPE_MEASURES = {
    "arrest": "arrested",
    "blockade": "participants",
    "boycott": "participants",
    "demonstration": "participants",
    "display": "participants",
    "execution": "executed",
    "graffiti": "participants",
    "hunger_strike": "participants",
    "killing": "killed",
    "leaflet": "participants",
    "meeting": "participants",
    "property_attack": "participants",
    "release": "other",
    "sentence": "sentenced",
    "strike": "strikers",
    "symbolic_destruction": "participants",
    "torture": "other",
    "unrest": "participants",
}
"""What those whom an event is told of are a number of, by its type; of a type of another codebook nothing is known."""

_SUFFERED = {"arrested", "killed", "executed", "sentenced"}
_AFTER_WORDS, _BEFORE_WORDS = 22, 6
_RIGHT_BEHIND = 1
_CLAUSE_END = {".", ";", ":", "?", "!"}
PERSON_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "eer", "ant", "ee", "smith", "boy", "girl")
_OWNERS = {"whose", "my", "his", "her"}
_PEOPLED = {"country", "nation", "city", "town", "population", "village", "district", "province", "state", "region"}
# A lone pair that nothing is told of is no crowd.
_FEWEST_TAKING_PART = 3
# So many are no witnesses.
_CROWD = 10


@dataclass(frozen=True, slots=True)
class Setting:
    """The events of a report: where triggers begin and end, in order, and what people told of there are a number of.

    `told` holds where the triggers of all types begin.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    measures: tuple[str, ...]
    told: tuple[int, ...]

    def tells(self, start: int, end: int) -> bool:
        """Whether an event of any type is told in the stretch."""
        return bisect_left(self.told, start) < bisect_left(self.told, end)

    def between(self, start: int, end: int) -> Sequence[int]:
        """The triggers that begin in the stretch."""
        return range(bisect_left(self.starts, start), bisect_right(self.starts, end - 1))


def setting_of(events: Sequence[Event]) -> Setting:
    """The triggers of `events` whose types say what people are counted for."""
    told = {
        (shown.start, shown.end, TYPE_MEASURES[event.type])
        for event in events
        for shown in event.evidence
        if shown.of == "trigger" and event.type in TYPE_MEASURES
    }
    rows = sorted(told)
    places = sorted(shown.start for event in events for shown in event.evidence if shown.of == "trigger")
    return Setting(tuple(r[0] for r in rows), tuple(r[1] for r in rows), tuple(r[2] for r in rows), tuple(places))


def by_setting(parse: Parse, number: Number, group: Group, words: FigureWords, setting: Setting) -> Counted | None:
    """What a number of people counts, in a report that tells of events: "eleven traders were let go".

    The turn of phrase behind the number decides, then that before it, then the event whose trigger governs
    the noun, then the number itself: more than a few are taken to take part, a few are counted as others.
    """
    if group.noun is not None and not _is_person(group.noun, words):
        return None
    if (number.value < _CROWD and _is_source(parse, group)) or _is_had(parse, group):
        return None
    shown = (group.noun or parse.tokens[group.first]).i
    measure = phrase_behind(parse, group, words) or _phrase_before(parse, group, words)
    measure = measure or _told_of(parse, group, setting)
    counts = group.noun is not None and not {lemma_of(group.noun), group.noun.text.lower()} & words.not_crowd
    if measure is None and counts and number.value >= _FEWEST_TAKING_PART:
        measure = "participants"
    return Counted(measure, shown) if measure else None


def _is_person(noun: Token, words: FigureWords) -> bool:
    known = {lemma_of(noun), noun.text.lower()}
    if noun.pos == "PROPN" or known & words.bodies:
        return False
    named_so = noun.tag == "NNS" and lemma_of(noun).endswith(PERSON_ENDINGS) and not known & words.not_people
    return named_so or is_people(noun, words)


def _is_source(parse: Parse, group: Group) -> bool:
    """ "two passengers told us", "according to three lawyers", "by two men": those who tell it or did it."""
    before = [t.text.lower() for t in parse.tokens[max(0, group.first - 2) : group.first]]
    if before == ["according", "to"] or (before and before[-1] in {"by", "told", "asked", "informed"}):
        return True
    following = parse.tokens[group.last].text.lower() if group.last < len(parse.tokens) else ""
    return following in {"told", "tell", "said", "say", "says"}


def _is_had(parse: Parse, group: Group) -> bool:
    """ "I have three children", "whose two sons", "a country of 19 million people": whom somebody or some place has."""
    before = [t.text.lower() for t in parse.tokens[max(0, group.first - 3) : group.first]]
    if before[-1:] and before[-1] in _OWNERS:
        return True
    governor = parse.tokens[group.noun.head] if group.noun is not None else None
    if governor is not None and group.noun is not None and group.noun.dep == "obj" and lemma_of(governor) == "have":
        return True
    return before[-1:] == ["of"] and bool({*before[:-1]} & _PEOPLED)


def phrase_behind(parse: Parse, group: Group, words: FigureWords, *, nearest: bool = False) -> str | None:
    """The measure of the first turn of phrase behind a number, in its clause; with `nearest` only right behind it."""
    end = min(parse.sentences[parse.sentence_index(group.first)].last, group.last + _AFTER_WORDS)
    stop = next((t.i for t in parse.tokens[group.last : end] if t.text in _CLAUSE_END), end)
    window = parse.text[parse.tokens[group.last - 1].end : parse.tokens[stop - 1].end] if stop > group.last else ""
    hits = [(match.start(), measure) for measure, pattern in words.behind.items() if (match := pattern.search(window))]
    if not hits or (nearest and min(hits)[0] > _RIGHT_BEHIND):
        return None
    return min(hits)[1]


def _phrase_before(parse: Parse, group: Group, words: FigureWords) -> str | None:
    start = max(parse.sentences[parse.sentence_index(group.first)].first, group.first - _BEFORE_WORDS)
    window = parse.text[parse.tokens[start].start : parse.tokens[group.first].start]
    hits = [(match.end(), measure) for measure, pattern in words.ahead.items() for match in pattern.finditer(window)]
    return max(hits)[1] if hits else None


def _told_of(parse: Parse, group: Group, setting: Setting) -> str | None:
    """The measure of the event whose trigger governs those counted; null where they act in what others suffer."""
    head = group.noun or parse.tokens[group.first]
    for _ in range(4):
        if head.head == head.i:
            return None
        above = parse.tokens[head.head]
        for k in setting.between(above.start - 30, above.end):
            if setting.starts[k] <= above.start < setting.ends[k]:
                measure = setting.measures[k]
                acts = _acts(head)
                return None if acts and measure in _SUFFERED else measure
        if above.pos in {"VERB", "AUX"} and relation(above) not in {"acl", "xcomp", "conj", "advcl", "ccomp"}:
            return None
        head = above
    return None


def _acts(head: Token) -> bool:
    return head.dep in {"nsubj", "obl:agent", "obl"}
