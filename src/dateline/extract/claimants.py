"""Who says so: the claimant of what stands at a place in the text, with kind and stance."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.attribution import attribute
from dateline.extract.claims import Claim, find_claims
from dateline.extract.figure_words import FigureWords, figure_words
from dateline.extract.layout import lay_out
from dateline.extract.quoted_messages import messages_in
from dateline.extract.reach import reach_of
from dateline.extract.speaker import Speaker
from dateline.extract.speakers import speakers_of
from dateline.extract.speech_words import SpeechWords, speech_words
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


_THE_REPORT = Claimant(None, "unknown", None)


class Claimants:
    """What each claim of a report covers."""

    def __init__(self, reaches: Sequence[tuple[Span, Claimant]]) -> None:
        self._reaches = sorted(reaches, key=lambda row: (row[0].start, -row[0].end))
        self._longest = max((span.end - span.start for span, _ in self._reaches), default=0)

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
    layout, words, counting = lay_out(parse), speech_words(parse.language), figure_words(parse.language)
    spoken = speakers_of(layout, find_claims(layout, words), words)
    reaches: list[tuple[Span, Claimant]] = []
    for row in attribute(layout, spoken, messages_in(layout, words)):
        inner = parse.quotations[row.quotation].inner
        reaches.append((inner, _claimant(row.speaker, row.claim, words, counting)))
    for claim, speaker in spoken:
        if claim.can_speak and (claim.lemma in words.clause_cues or claim.lemma == "according to"):
            reach = reach_of(layout, claim)
            if reach is not None:
                reaches.append((reach, _claimant(speaker, claim, words, counting)))
    return Claimants(reaches)


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
