"""Statements: somebody's own words, with the speaker, role, outlet and date that the report gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.extract.attribution import Attributed, attribute
from dateline.extract.claims import Claim, find_claims
from dateline.extract.layout import QUOTED_WORDS, Layout, lay_out, word_count
from dateline.extract.outlets import find_outlet
from dateline.extract.quoted_messages import messages_in
from dateline.extract.reach import reach_of
from dateline.extract.speaker import Speaker
from dateline.extract.speakers import speakers_of
from dateline.extract.speech_words import SpeechWords, speech_words
from dateline.ids import content_id
from dateline.model.parse import Parse
from dateline.model.report import Report
from dateline.model.span import Evidence, Span, show
from dateline.model.statement import Statement
from dateline.model.when import TimeMention, When

__all__ = ["find_statements"]

_LONGEST_INDIRECT = 600


@dataclass(frozen=True, slots=True)
class _Spoken:
    """One statement before it is written down: its parts in the text and what is known of it."""

    parts: tuple[Span, ...]
    claim: Claim
    speaker: Speaker
    mode: str


def find_statements(report: Report, parse: Parse, times: Sequence[TimeMention]) -> tuple[Statement, ...]:
    """The statements of a report, in reading order.

    Quotations of at least four words with a speaker are direct, or mixed where they are a fragment of a
    reported sentence; a quotation interrupted by "she said" and one that runs over several paragraphs is
    one statement. Reported speech without marks is indirect. Slogans, chants and texts on display are
    not statements, nor are quotations that nobody is shown to have said.
    """
    layout, words = lay_out(parse), speech_words(parse.language)
    spoken = speakers_of(layout, find_claims(layout, words), words)
    attributed = attribute(layout, spoken, messages_in(layout, words))
    found: dict[int, _Spoken] = {}
    for row in (*_quoted(layout, attributed), *_indirect(layout, spoken, attributed, words)):
        # "Two dead according to A, seven according to B": the words up to the first claim are the first one's alone.
        found.setdefault(row.parts[0].start, row)
    return tuple(_statement(report, layout, found[start], times, words) for start in sorted(found))


def _quoted(layout: Layout, attributed: Sequence[Attributed]) -> Iterator[_Spoken]:
    groups: list[list[Attributed]] = []
    for row in attributed:
        if groups and _goes_on(layout, groups[-1][-1], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    for group in groups:
        parts = tuple(layout.parse.quotations[row.quotation].inner for row in group)
        claim = next((row for row in group if row.how != "carried"), group[0])
        if word_count(" ".join(part.of(layout.parse.text) for part in parts)) >= QUOTED_WORDS:
            yield _Spoken(parts, claim.claim, claim.speaker, _mode(layout, group[0]))


def _goes_on(layout: Layout, before: Attributed, here: Attributed) -> bool:
    """Whether a quotation carries on the sentence, or the open paragraph, of the one before."""
    quotations, text = layout.parse.quotations, layout.parse.text
    if before.speaker.text != here.speaker.text:
        return False
    if quotations[here.quotation].continues == before.quotation:
        return here.how == "carried" or before.how == "carried" or here.claim.cue == before.claim.cue
    if before.claim.cue != here.claim.cue or before.how != "after" or here.how not in {"adjacent", "before"}:
        return False
    first = quotations[before.quotation].inner.of(text).rstrip()
    gap = text[quotations[before.quotation].outer.end : quotations[here.quotation].outer.start].rstrip()
    return first[-1:] not in {".", "!", "?"} and gap.endswith((",", "–", "—", ";"))


def _mode(layout: Layout, row: Attributed) -> str:
    """Direct for whole sentences; mixed where the quoted words are a piece of the reporting sentence."""
    quotation = layout.parse.quotations[row.quotation]
    before = layout.before(row.quotation)
    if not before or before[-1].text in {":", ","} or row.how in {"carried", "adjacent"}:
        return "direct"
    words = quotation.inner.of(layout.parse.text).lstrip()
    return "direct" if row.how == "after" and words[:1].isupper() else "mixed"


def _indirect(
    layout: Layout, spoken: Sequence[tuple[Claim, Speaker]], attributed: Sequence[Attributed], words: SpeechWords
) -> Iterator[_Spoken]:
    quoting = {row.claim.cue for row in attributed}
    for claim, speaker in spoken:
        if claim.cue in quoting or not claim.can_speak or not _reports_clause(layout, claim, words):
            continue
        span = reach_of(layout, claim)
        if span is not None and _is_narration(layout, span):
            yield _Spoken((span,), claim, speaker, "indirect")


def _is_narration(layout: Layout, span: Span) -> bool:
    """Whether reported words are long enough to say something, short enough to show, and hold no quotation."""
    fits = span.end - span.start <= _LONGEST_INDIRECT and word_count(span.of(layout.parse.text)) >= QUOTED_WORDS
    return fits and all(layout.owner[token.i] < 0 for token in layout.parse.tokens_in(span))


def _reports_clause(layout: Layout, claim: Claim, words: SpeechWords) -> bool:
    """Whether a claim hands over a whole clause: "said that ...", "..., police said", "according to"."""
    if claim.lemma == "according to":
        return True
    if claim.lemma not in words.clause_cues:
        return False
    following = {t.text.lower() for t in layout.parse.tokens[claim.cue + 1 : claim.cue + 4]}
    clause = any(c.dep in {"ccomp", "parataxis"} for c in layout.parse.children(claim.cue))
    return clause or "that" in following or layout.parse.tokens[claim.cue].dep == "parataxis"


def _statement(
    report: Report, layout: Layout, row: _Spoken, times: Sequence[TimeMention], words: SpeechWords
) -> Statement:
    text = layout.parse.text
    outlet = find_outlet(layout, row.claim, row.speaker, words)
    dated = _date(layout, row, times)
    evidence = [show(text, row.speaker.span, "speaker"), *(show(text, part, "quote") for part in row.parts)]
    if outlet is not None:
        evidence.append(show(text, outlet, "source"))
    if dated is not None:
        evidence.append(show(text, dated.span, "date"))
    return Statement(
        id=content_id("statement", report.id, row.parts[0].start),
        report_id=report.id,
        speaker=row.speaker.text,
        speaker_role=row.speaker.role,
        outlet=" ".join(outlet.of(text).split()) if outlet else None,
        date=_when(dated),
        quote=" ".join(part.of(text) for part in row.parts),
        mode=row.mode,
        language=layout.parse.language,
        evidence=_unique(evidence),
    )


def _unique(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(dict.fromkeys(evidence)))


def _when(dated: TimeMention | None) -> When | None:
    return dated.when if dated is not None else None


def _date(layout: Layout, row: _Spoken, times: Sequence[TimeMention]) -> TimeMention | None:
    """When it was said: the time nearest to the cue in the narration of its sentence, or in the sentence after
    where that speaks of the remarks."""
    frame = layout.frame[row.claim.cue]
    cue = layout.parse.tokens[row.claim.cue]
    near = _times_in(layout, frame, times)
    if row.mode != "indirect" and not near and frame + 1 < len(layout.frames):
        following = [layout.parse.tokens[i] for i in layout.frames[frame + 1][:4]]
        after_quote = layout.quotes[frame] or layout.quotes[frame + 1]
        if after_quote:
            following = [layout.parse.tokens[i] for i in layout.frames[min(frame + 2, len(layout.frames) - 1)][:4]]
        if any(t.lemma.lower() in {"remark", "comment", "statement", "interview"} for t in following):
            near = _times_in(layout, layout.frame[following[0].i], times)
    near = [t for t in near if not any(part.touches(t.span) for part in row.parts)]
    return min(near, key=lambda t: abs(t.span.start - cue.start), default=None)


def _times_in(layout: Layout, frame: int, times: Sequence[TimeMention]) -> list[TimeMention]:
    tokens = [layout.parse.tokens[i] for i in layout.frames[frame]]
    if not tokens:
        return []
    inside = {t.start for t in tokens}
    return [t for t in times if t.kind == "point" and any(t.span.start <= s < t.span.end for s in inside)]
