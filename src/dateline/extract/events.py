"""Event mentions: what each sentence tells, with who, where, when, in which words and how surely."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dateline.extract.advice import advised
from dateline.extract.bearers import with_messages, written_words
from dateline.extract.doers import INDEFINITE, Known, counts_some
from dateline.extract.doubt import is_reported
from dateline.extract.lexicon import EventWords, event_words
from dateline.extract.linking import (
    PlaceGroup,
    goes_on,
    group_places,
    holds_until,
    is_located,
    is_nationwide,
    lasts_years,
    link_places,
    link_time,
)
from dateline.extract.occasions import find_occasion
from dateline.extract.phrases import role_of
from dateline.extract.pointing import Pointed, point
from dateline.extract.pronouns import meant_by
from dateline.extract.proposer import Proposals
from dateline.extract.quoted_messages import message_quotations
from dateline.extract.roles import carrier_of, roles_of
from dateline.extract.sites import Ground, ground_of, sites_of
from dateline.extract.speech_words import speech_words
from dateline.extract.status import Standing, standing_of, tense_of
from dateline.extract.support import suffered, supported
from dateline.extract.syntax import case_of, clause_of, relation
from dateline.extract.triggers import FrameIndex, Trigger, body_tokens, find_triggers, is_refused, person_tokens
from dateline.model.mention import EventMention, Role
from dateline.model.parse import Parse, Token
from dateline.model.place import Toponym
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.when import TimeMention, When

__all__ = ["find_mentions"]

Found = TypeVar("Found", Toponym, TimeMention)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with what was found in it."""

    parse: Parse
    index: int
    paragraph: int
    groups: tuple[PlaceGroup, ...]
    times: tuple[TimeMention, ...]
    words: EventWords
    summary: bool
    known: Known
    ground: Ground
    at_home: bool
    pointed: Callable[[Trigger], Pointed | None]


def find_mentions(
    report: Report,
    parse: Parse,
    frames: FrameIndex,
    toponyms: Sequence[Toponym],
    times: Sequence[TimeMention],
    proposals: Proposals | None = None,
) -> tuple[EventMention, ...]:
    """The event mentions of a report in reading order, with the sentences that only set a scene among them.

    Triggers inside the words of a wall or a chant are no events, places and times there are not theirs.
    """
    people = person_tokens(parse)
    messages = [parse.quotations[k] for k in sorted(message_quotations(parse))]
    title = report.masthead.evidence.get("title")
    found: list[EventMention] = []
    spoken = [t for t in toponyms if not any(q.inner.holds(t.span) for q in messages)]
    times = [t for t in times if not any(q.inner.holds(t.span) for q in messages)]

    def pointed(trigger: Trigger) -> Pointed | None:
        return point(proposals.reading, trigger.span, times, spoken) if proposals else None

    heading = title if isinstance(title, Span) else None
    by_frames = [find_triggers(parse, k, frames, people) for k in range(len(parse.sentences))]
    if proposals:
        proposals = proposals.beside([trigger for sentence in by_frames for trigger in sentence])
    at_home = proposals is not None and proposals.at_home
    for sentence in _sentences(parse, spoken, times, heading, frames, at_home, pointed):
        triggers = [
            t
            for t in _triggers(sentence, by_frames[sentence.index], frames, people, proposals)
            if not any(q.outer.touches(t.span) for q in messages)
            and not any(m.span.holds(t.span) for m in sentence.times)
        ]
        own = [m for m in (_mention(sentence, t) for t in triggers) if m]
        own += [m for m in (_generic(sentence, v, own) for v in parse.sentence_tokens(sentence.index)) if m]
        own += _continued(sentence, own, found)
        found += [*_opening(sentence), *(sorted(own, key=lambda m: m.trigger) or _scene(sentence))]
    return tuple(with_messages(found, [*messages, *written_words(parse, found, messages)]))


def _triggers(
    sentence: _Sentence,
    found: list[Trigger],
    frames: FrameIndex,
    people: frozenset[int],
    proposals: Proposals | None,
) -> list[Trigger]:
    if proposals is None:
        return found
    settled = proposals.settle(sentence.index, found, listing=_lists_towns(sentence))
    return [t for t in settled if not t.learned or not is_refused(sentence.parse, t, frames, people)]


def _lists_towns(sentence: _Sentence) -> bool:
    towns = (sum(t.place.level == "city" for t in group.places) for group in sentence.groups)
    return not sentence.summary and max(towns, default=0) >= LISTED_TOWNS


def _sentences(
    parse: Parse,
    spoken: Sequence[Toponym],
    times: Sequence[TimeMention],
    title: Span | None,
    frames: FrameIndex,
    at_home: bool,
    pointed: Callable[[Trigger], Pointed | None],
) -> list[_Sentence]:
    words, people, bodies = event_words(parse.language), person_tokens(parse), body_tokens(parse)
    doers = frames.doers | words.more_doers if frames.doers else frames.doers
    places_in, times_in = _by_sentence(parse, spoken), _by_sentence(parse, times)
    paragraphs = _paragraphs(parse)
    ground = ground_of(parse, spoken, paragraphs, title, words)
    found = []
    for index, paragraph in enumerate(paragraphs):
        summary = title is not None and title.touches(parse.sentence_span(index))
        groups = group_places(parse, index, places_in.get(index, ()), words)
        own_times = tuple(times_in.get(index, ()))
        towns = _tokens_of(parse, (t.span for g in groups for t in g.places if t.place.level == "city"))
        times_at = _tokens_of(parse, (t.span for t in own_times))
        known = Known(people, towns, doers, times_at, frames.forces, bodies)
        found.append(
            _Sentence(parse, index, paragraph, groups, own_times, words, summary, known, ground, at_home, pointed)
        )
    return found


def _paragraphs(parse: Parse) -> list[int]:
    """The number of the paragraph of each sentence."""
    numbers, paragraph, end = [], 0, 0
    for index in range(len(parse.sentences)):
        span = parse.sentence_span(index)
        paragraph += "\n" in parse.text[end : span.start]
        end = span.end
        numbers.append(paragraph)
    return numbers


def _by_sentence(parse: Parse, found: Sequence[Found]) -> dict[int, list[Found]]:
    """What was found, by the sentence that its first token stands in."""
    sorted_out: dict[int, list[Found]] = {}
    for item in found:
        tokens = parse.tokens_in(item.span)
        if tokens:
            sorted_out.setdefault(parse.sentence_index(tokens[0].i), []).append(item)
    return sorted_out


def _mention(sentence: _Sentence, trigger: Trigger) -> EventMention | None:
    parse, words = sentence.parse, sentence.words
    standing = standing_of(parse, trigger.head, words)
    if standing.status is None:
        return None
    carrier = carrier_of(parse, trigger.head, words) if trigger.clause is None else None
    anchor = carrier[0] if carrier else trigger.head
    places = link_places(parse, trigger.head, sentence.groups, words) or link_places(
        parse, anchor, sentence.groups, words
    )
    time = link_time(parse, trigger.head, sentence.times, words) or link_time(parse, anchor, sentence.times, words)
    if time is None and lasts_years(parse, trigger.head, sentence.times, words):
        return None
    actor, target = roles_of(parse, trigger, words, sentence.known)
    anchored = bool(places) or time is not None or is_nationwide(parse, trigger.head, words)
    carried = carrier is not None or suffered(parse, trigger, words)
    if not supported(parse, trigger, carried, anchored, (actor, target)):
        return None
    clause = trigger.clause
    subjects = (clause.object if clause.passive else clause.subject) if clause else ()
    if any(_is_nobody(parse, head, words) for head in (*subjects, actor, target) if head is not None):
        return None
    status = trigger.frame.status or _status(sentence, trigger, standing, time)
    built = _build(sentence, trigger, standing, status, places, time, (actor, target), anchor)
    pointed = sentence.pointed(trigger)
    if pointed is None:
        return built
    sites = sites_of(parse, trigger, sentence.ground, pointed.places, words)
    return replace(advised(built, pointed, parse, sentence.known), sites=sites, at_home=sentence.at_home)


LISTED_TOWNS = 3
"""So many towns in a row are told of for what happened in them, and not as the stations of a way."""

CONTESTED = {"torture"}
"""Types of which the held and their holders tell different things: what is reported of them is an accusation."""


def _status(sentence: _Sentence, trigger: Trigger, standing: Standing, time: TimeMention | None) -> str:
    told = standing.status or "current"
    if standing.aside and time is not None:
        told = "current"
    contested = told == "current" and trigger.types[0] in CONTESTED
    cues = speech_words(sentence.parse.language).cues
    return "alleged" if contested and is_reported(sentence.parse, trigger.head, sentence.words, cues) else told


def _recalled(sentence: _Sentence, trigger: Trigger, own: TimeMention | None) -> When | None:
    """The year or dated day that stands before the act in its sentence: "recalled 2014, when a brawl broke out"."""
    before = [t for t in sentence.times if t is not own and t.span.end <= trigger.span.start]
    return next((t.when for t in reversed(before) if t.when.basis == "stated"), None)


def _tokens_of(parse: Parse, spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(token.i for span in spans for token in parse.tokens_in(span))


def _is_nobody(parse: Parse, head: Token, words: EventWords) -> bool:
    """ "nobody", "no one", "no protester"."""
    return head.lemma in words.nobody or any(
        relation(c) == "det" and c.text.lower() in words.negative_determiner for c in parse.children(head.i)
    )


def _build(
    sentence: _Sentence,
    trigger: Trigger,
    standing: Standing,
    status: str,
    places: tuple[Toponym, ...],
    time: TimeMention | None,
    heads: tuple[Token | None, Token | None],
    anchor: Token,
) -> EventMention:
    parse = sentence.parse
    actor, pronoun = _role(sentence, heads[0], heads[1])
    target, _ = _role(sentence, heads[1], heads[0])
    return EventMention(
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        head=trigger.head.i,
        trigger=trigger.span,
        types=trigger.types,
        mode=trigger.frame.mode,
        actor=actor,
        target=target,
        places=places,
        time=time,
        occasion=find_occasion(parse, anchor, sentence.words),
        messages=(),
        status=status,
        status_span=standing.span,
        belief=trigger.belief,
        pronoun=pronoun,
        summary=sentence.summary,
        nationwide=is_nationwide(parse, trigger.head, sentence.words),
        learned=trigger.learned,
        undone=standing.undone,
        tense=tense_of(parse, anchor),
        recalled=_recalled(sentence, trigger, time),
        begun=goes_on(parse, trigger.head, trigger.types, time, sentence.words),
        ending=holds_until(parse, trigger.types, time),
    )


def _role(sentence: _Sentence, head: Token | None, other: Token | None) -> tuple[Role | None, bool]:
    """The words for a role, and whether a pronoun stands for them: then they are those of the noun that it means."""
    parse, known = sentence.parse, sentence.known
    if head is None:
        return None, False
    below = parse.children(head.i)
    named = next((c for c in below if relation(c) == "appos" and c.pos in {"NOUN", "PROPN"}), None)
    if head.pos == "PRON" and named is not None:
        return role_of(parse, named, known), False
    several = any(relation(c) == "conj" for c in below)
    if head.pos != "PRON" or several or counts_some(parse, head) or head.text.lower() in INDEFINITE:
        return role_of(parse, head, known, other), False
    meant = meant_by(parse, head, known, (other,) if other is not None else ())
    role = replace(role_of(parse, meant, known), basis="inherited") if meant is not None else None
    return role, head.lemma in {"they", "he", "she", "it", "we"} or head.text.lower() in {"they", "these"}


def _generic(sentence: _Sentence, verb: Token, own: list[EventMention]) -> EventMention | None:
    """ "carried out activities in ...": a scene for what follows; "similar measures": the act before again."""
    parse, words = sentence.parse, sentence.words
    if verb.pos != "VERB" or any(m.head == verb.i for m in own):
        return None
    name = " ".join([verb.lemma, *(c.text.lower() for c in parse.children(verb.i) if c.dep == "compound:prt")])
    clause = clause_of(parse, verb) if name in words.generic_verbs else None
    noun = next((h for h in clause.object if h.lemma in words.generic_nouns), None) if clause else None
    if clause is None or noun is None:
        return None
    places = link_places(parse, verb, sentence.groups, words)
    repeats = any(c.lemma in words.repeating for c in parse.children(noun.i))
    actor, pronoun = _role(sentence, clause.subject[0] if clause.subject else None, None)
    standing = standing_of(parse, verb, words)
    if standing.status is None or not (places or repeats):
        return None
    first, last = sorted((verb.i, noun.i))
    return _bare(sentence, parse.span(first, last + 1), verb, places, actor, pronoun, repeats)


def _bare(
    sentence: _Sentence,
    trigger: Span,
    head: Token,
    places: tuple[Toponym, ...],
    actor: Role | None = None,
    pronoun: bool = False,
    repeats: bool = False,
) -> EventMention:
    return EventMention(
        sentence=sentence.index,
        paragraph=sentence.paragraph,
        head=head.i,
        trigger=trigger,
        types=(),
        mode=None,
        actor=actor,
        target=None,
        places=places,
        time=link_time(sentence.parse, head, sentence.times, sentence.words),
        occasion=find_occasion(sentence.parse, head, sentence.words),
        messages=(),
        status="current",
        status_span=None,
        repeats=repeats,
        pronoun=pronoun,
        summary=sentence.summary,
    )


def _scene(sentence: _Sentence) -> list[EventMention]:
    """A sentence without an event still says where the next one is."""
    for group in _located(sentence):
        return [_bare(sentence, group.head.span, group.head, group.places)]
    return []


def _located(sentence: _Sentence) -> list[PlaceGroup]:
    if sentence.summary:
        return []
    return [group for group in sentence.groups if is_located(sentence.parse, group.head, sentence.words)]


def _continued(sentence: _Sentence, own: list[EventMention], before: list[EventMention]) -> list[EventMention]:
    """ "The turnout was low in Kano": how a strike or march went over, which says that it took place there too.

    The act must stand in this sentence or the one before; "the ministry's response" and "turnout among voters" are not
    about it.
    """
    last = next((m for m in reversed([*before, *own]) if m.types), None)
    if last is None or sentence.index - last.sentence > 1 or not set(last.types) & WENT_OVER:
        return []
    taken = {toponym.span for mention in own for toponym in mention.places}
    places = [t for group in _located(sentence) for t in group.places if t.span not in taken]
    for token in sentence.parse.sentence_tokens(sentence.index):
        told = token.lemma in sentence.words.continuing_nouns and relation(token) in {"nsubj", "obj"}
        if places and told and not _has_owner(sentence.parse, token):
            return [_bare(sentence, token.span, token, tuple(places), repeats=True)]
    return []


def _has_owner(parse: Parse, noun: Token) -> bool:
    return any(
        c.dep == "nmod:poss" or case_of(parse, c) in {"of", "from", "by", "among"} for c in parse.children(noun.i)
    )


def _opening(sentence: _Sentence) -> list[EventMention]:
    """ "Kano: Shops were shut", "MAY. Shops were shut": the town or month that opens a paragraph holds for it."""
    parse = sentence.parse
    for group in sentence.groups:
        after = parse.tokens_in(group.places[-1].span)[-1].i + 1
        colon = after < parse.sentences[sentence.index].last and parse.tokens[after].text == ":"
        if colon and len(group.places) == 1 and group.places[0].place.level == "city":
            return [replace(_bare(sentence, group.head.span, group.head, group.places), opening=True)]
    first = parse.sentence_tokens(sentence.index)[0]
    month = next((t for t in sentence.times if t.span.start == first.start and t.when.precision == "month"), None)
    if month is None or month.when.start is None or not _heads_paragraph(parse.text, month.span):
        return []
    return [replace(_bare(sentence, first.span, first, ()), time=month, opening=True)]


def _heads_paragraph(text: str, span: Span) -> bool:
    """Whether words open a line and a mark, or the line's end, stands behind them."""
    before, at = text[: span.start].rstrip(" "), span.end - text[: span.end].endswith(".")
    return (not before or before.endswith("\n")) and HEADED.match(text, at) is not None


HEADED = re.compile(r"\s*[.:—–]|\s*\n|\s*$")


WENT_OVER = {"strike", "boycott", "demonstration"}
"""Types of which people tell the turnout and the response."""
