"""Who says so: the claimant of what stands at a place in the text, with kind and stance."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.extract.attribution import attribute
from dateline.extract.claims import Claim, find_claims, right_phrase
from dateline.extract.counted import Group
from dateline.extract.counters import CARRYING, Counters
from dateline.extract.figure_words import FigureWords, figure_words
from dateline.extract.layout import Layout, lay_out
from dateline.extract.numbers import Number
from dateline.extract.quoted_messages import messages_in
from dateline.extract.reach import reach_of
from dateline.extract.speaker import Speaker
from dateline.extract.speakers import speakers_of
from dateline.extract.speech_words import SpeechWords, speech_words
from dateline.extract.syntax import relation
from dateline.model.parse import Parse
from dateline.model.span import Span

__all__ = ["Claimant", "Claimants", "gather_claimants"]


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who makes a claim; all null and "asserts" where the report speaks for itself."""

    name: str | None
    kind: str
    span: Span | None
    stance: str = "asserts"


_DEEPEST = 8
# How many mentions of a name are looked at, and how far beside each.
_MENTIONS, _BESIDE = 4, 60
_CITING = {"citing", "quoting", "relying", "relied", "following", "followed"}
_THE_REPORT = Claimant(None, "unknown", None)


class Claimants:
    """What each claim of a report covers."""

    def __init__(
        self,
        parse: Parse,
        reaches: Sequence[tuple[Span, Claimant]],
        by_cue: Mapping[int, Claimant],
        counters: Counters,
        counting: FigureWords,
    ) -> None:
        self._parse, self._by_cue, self._counters, self._counting = parse, by_cue, counters, counting
        self._reaches = sorted(reaches, key=lambda row: (row[0].start, -row[0].end))
        self._longest = max((span.end - span.start for span, _ in self._reaches), default=0)

    def of_number(self, number: Number, group: Group) -> Claimant:
        """Who gives a number: whom its clause names, whose saying governs it, else the narrowest claim around it."""
        speaker = self._counters.of(number, group)
        around = self._governing(group) or self.of(number.span)
        if isinstance(speaker, str):
            return _THE_REPORT
        if speaker is not None:
            described = f"{speaker.role or ''} {speaker.text}"
            stance = around.stance if around.name == speaker.text else "asserts"
            around = Claimant(speaker.text, kind_of(described, self._counting), speaker.span, stance)
        return replace(around, kind=self._introduced(around.name)) if around.kind == "unknown" else around

    @cached_property
    def _words_at(self) -> dict[str, list[int]]:
        """Where each capitalised word of the report stands."""
        found: dict[str, list[int]] = {}
        for match in re.finditer(r"\w+", self._parse.text):
            if match[0][0].isupper():
                found.setdefault(match[0], []).append(match.start())
        return found

    def _introduced(self, name: str | None) -> str:
        """The kind of somebody by the words next to the name, where the report first tells who it is."""
        if name is None or not name[:1].isupper():
            return "unknown"
        text, word = self._parse.text, re.split(r"\W+", name.rstrip("’'.)\" "))[-1]
        for at in self._words_at.get(word, ())[:_MENTIONS]:
            end = at + len(word)
            before = re.split(r"[.;:\n“”\"]\s", text[max(0, at - _BESIDE) : at])[-1]
            behind = re.split(r"[.;:\n“”\"]", text[end : end + _BESIDE])[0]
            kind = kind_of(before, self._counting)
            if kind == "unknown" and behind.startswith(","):
                kind = kind_of(behind, self._counting)
            if kind != "unknown":
                return kind
        return "unknown"

    def _governing(self, group: Group) -> Claimant | None:
        """The claimant of the verb of saying of which the clause around a number is what is said."""
        parse = self._parse
        token = group.noun or parse.tokens[group.first]
        for _ in range(_DEEPEST):
            above = parse.tokens[token.head]
            if relation(token) == "ccomp" and above.i in self._by_cue:
                return self._by_cue[above.i]
            told = [c.i for c in parse.children(token.i) if c.dep == "parataxis" and c.i in self._by_cue]
            if told:
                return self._by_cue[told[0]]
            if above.i == token.i:
                return None
            token = above
        return None

    def of(self, span: Span) -> Claimant:
        """The claimant of what stands at `span`: the narrowest claim around it."""
        first = bisect_left(self._reaches, span.end - self._longest, key=lambda row: row[0].start)
        last = bisect_right(self._reaches, span.start, key=lambda row: row[0].start)
        around = [
            (reach.end - reach.start, k) for k, (reach, _) in enumerate(self._reaches[first:last]) if reach.holds(span)
        ]
        return self._reaches[first + min(around)[1]][1] if around else _THE_REPORT


def gather_claimants(parse: Parse) -> Claimants:
    """All claims of a report with what they cover: quotations of a speaker and reported clauses."""
    layout, counting = lay_out(parse), figure_words(parse.language)
    words = speech_words(parse.language)
    words = replace(words, bodies=words.bodies | (counting.kinds.keys() - words.people))
    spoken = speakers_of(layout, find_claims(layout, words), words)
    reaches: list[tuple[Span, Claimant]] = []
    by_cue: dict[int, Claimant] = {}
    for row in attribute(layout, spoken, messages_in(layout, words)):
        inner = parse.quotations[row.quotation].inner
        reaches.append((inner, _claimant(row.speaker, row.claim, words, counting)))
    for claim, speaker in spoken:
        own = _is_own_version(speaker.text)
        if not own and not (claim.can_speak and (claim.lemma in words.clause_cues or claim.lemma == "according to")):
            continue
        claimant = _of_earlier(layout, claim, counting) if own else _claimant(speaker, claim, words, counting)
        by_cue[claim.cue] = _fuller(layout, claimant) if claimant.name and not speaker.person else claimant
        reach = reach_of(layout, claim)
        if reach is not None:
            reaches.append((reach, by_cue[claim.cue]))
    return Claimants(parse, reaches, by_cue, Counters(layout, spoken, words, counting), counting)


def _fuller(layout: Layout, claimant: Claimant) -> Claimant:
    """The claimant with what "of", "at" and the like add: "doctors at the regional hospital"."""
    if claimant.span is None or claimant.name is None:
        return claimant
    parse = layout.parse
    last = parse.tokens_in(claimant.span)[-1].i + 1
    if last >= len(parse.tokens) or parse.tokens[last].text.lower() not in CARRYING:
        return claimant
    frame = layout.frames[layout.frame[last]]
    position = bisect_left(frame, last + 1)
    phrase = right_phrase(layout, frame, position) if position < len(frame) and frame[position] == last + 1 else None
    if phrase is None:
        return claimant
    span = Span(claimant.span.start, parse.tokens[phrase[1] - 1].end)
    return replace(claimant, name=" ".join(span.of(parse.text).split()), span=span)


def _is_own_version(name: str) -> bool:
    """ "An earlier version of this report": the report itself, as it was."""
    return bool(re.match(r"(?:an?|our|the)?\s*(?:earlier|previous|first|original|prior|last)\b", name, re.IGNORECASE))


def _of_earlier(layout: Layout, claim: Claim, counting: FigureWords) -> Claimant:
    """Whom an earlier version went by ("..., citing a doctor, said ..."); the report itself where it names nobody."""
    frame, parse = layout.frames[layout.frame[claim.cue]], layout.parse
    for position, i in enumerate(frame):
        word = parse.tokens[i].text.lower()
        if word not in _CITING:
            continue
        phrase = right_phrase(layout, frame, position + (2 if word in {"relying", "relied"} else 1))
        if phrase is None:
            return _THE_REPORT
        span = parse.span(*phrase)
        name = re.sub(r"^(?:an?|the)\s+", "", " ".join(span.of(parse.text).split()), flags=re.IGNORECASE)
        return Claimant(name, kind_of(name, counting), span)
    return _THE_REPORT


def _claimant(speaker: Speaker, claim: Claim, words: SpeechWords, counting: FigureWords) -> Claimant:
    stance = "asserts"
    if claim.lemma in words.denials:
        stance = "denies"
    elif claim.lemma in words.disputes:
        stance = "disputes"
    elif claim.lemma in words.revisions:
        stance = "revises"
    described = f"{speaker.role or ''} {speaker.text}".lower()
    return Claimant(speaker.text, kind_of(described, counting), speaker.span, stance)


def kind_of(described: str, counting: FigureWords) -> str:
    """The kind of claimant by the words of name and role, the most telling first, then from the last word on."""
    words = re.findall(r"[^\W_]+", described.lower().replace("’s", "").replace("'s", ""))
    for weak in (False, True):
        for word in reversed(words):
            kind = counting.kinds.get(word) or counting.kinds.get(word.rstrip("s"))
            if kind and (word in counting.weak_kinds) == weak:
                return kind
    return "unknown"
