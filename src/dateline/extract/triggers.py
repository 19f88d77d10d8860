"""Words that name an event: codebook frames matched on the syntax of a sentence."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.codebook.book import Codebook, Frame
from dateline.extract.syntax import HYPHENS, Clause, case_of, clause_of, conjuncts, head_keys, relation
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

__all__ = ["FrameIndex", "Trigger", "body_tokens", "find_triggers", "index_frames", "is_refused", "person_tokens"]

Fitting = tuple[str, Frame]

_NOMINAL = frozenset({"nsubj", "obj", "nmod", "obl", "conj", "appos", "root"})


DOER_CLASSES = (
    "any_person",
    "authority",
    "organisation",
    "court",
    "security_force",
    "armed_group",
    "shopkeeper",
    "worker",
    "outlet",
)
"""Word classes of a codebook whose members can do something; a codebook without them restricts no actor."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that names an event.

    `head` is the token that the rest of the sentence hangs on, `span` the words. `readings` are the
    types and frames that fit, in codebook order, the most demanding frame of each type first. `clause`
    holds the arguments of a verb; null for a noun. `belief` is the network's score, null where there is no network
    or it does not know the type; `learned` is true where no frame but the network saw it.
    """

    head: Token
    span: Span
    readings: tuple[Fitting, ...]
    clause: Clause | None
    belief: float | None = None
    learned: bool = False

    @property
    def types(self) -> tuple[str, ...]:
        """The types that fit, best first, with those that their frames add."""
        named = [name for name, _ in self.readings]
        added = [name for _, frame in self.readings for name in frame.also]
        return tuple(dict.fromkeys(named + added))

    @property
    def frame(self) -> Frame:
        """The best frame."""
        return self.readings[0][1]


@dataclass(frozen=True, slots=True)
class FrameIndex:
    """Frames by the first word that they begin with; the lemmas of those who can act, of people and of forces."""

    by_word: Mapping[str, tuple[tuple[str, Frame, tuple[str, ...]], ...]]
    doers: frozenset[str]
    people: frozenset[str]
    forces: frozenset[str] = frozenset()


def index_frames(codebook: Codebook, language: str) -> FrameIndex:
    """The frames of `codebook` for `language`, by first word."""
    found: dict[str, list[tuple[str, Frame, tuple[str, ...]]]] = defaultdict(list)
    for kind in codebook.types:
        for frame in kind.frames.get(language, ()):
            for phrase in frame.words:
                words = tuple(phrase.replace("-", " ").split())
                found[words[0]].append((kind.name, frame, words))
    classes = codebook.words.get(language, {})
    doers = frozenset(lemma for name in DOER_CLASSES for lemma in classes.get(name, ()))
    return FrameIndex(
        {word: tuple(rows) for word, rows in found.items()},
        doers,
        classes.get("any_person", frozenset()),
        classes.get("security_force", frozenset()),
    )


def person_tokens(parse: Parse) -> frozenset[int]:
    """The tokens that stand in names of people."""
    return frozenset(i for name in parse.names if name.label == "PER" for i in range(name.first, name.last))


def body_tokens(parse: Parse) -> frozenset[int]:
    """The tokens that stand in names of organisations."""
    return frozenset(i for name in parse.names if name.label == "ORG" for i in range(name.first, name.last))


def find_triggers(parse: Parse, sentence: int, frames: FrameIndex, people: frozenset[int]) -> list[Trigger]:
    """The triggers of one sentence in reading order; where phrases overlap, the longer one stands.

    A compound ("riot" in "riot police", "protest" in "protest march") is no event of its own.
    """
    found = []
    for token in parse.sentence_tokens(sentence):
        trigger = _trigger_at(parse, token, frames, people)
        if trigger:
            found.append(trigger)
    return _without_overlap(found)


def _without_overlap(found: list[Trigger]) -> list[Trigger]:
    kept: list[Trigger] = []
    for trigger in sorted(found, key=lambda t: (t.span.start - t.span.end, t.span.start)):
        if not any(trigger.span.touches(other.span) for other in kept):
            kept.append(trigger)
    return sorted((t for t in kept if relation(t.head) != "compound"), key=lambda t: t.span.start)


def _trigger_at(parse: Parse, token: Token, frames: FrameIndex, people: frozenset[int]) -> Trigger | None:
    clause: Clause | None = None
    readings: list[tuple[int, Fitting, tuple[int, ...]]] = []
    for word in dict.fromkeys((token.lemma, token.text.lower())):
        for name, frame, words in frames.by_word.get(word, ()):
            members = _members(parse, token, frame, words)
            if not members:
                continue
            head = _phrase_head(parse, members)
            if frame.kind == "verb":
                clause = clause or clause_of(parse, token)
                fits = _verb_fits(parse, frame, clause, people)
            else:
                fits = _noun_fits(parse, head, frame, members, people)
            if fits:
                readings.append((_demands(frame) + len(words), (name, frame), members))
    if not readings:
        return None
    readings.sort(key=lambda row: -row[0])
    longest = max(len(members) for *_, members in readings)
    readings = [row for row in readings if len(row[2]) == longest or row[1][1].kind == "verb"]
    members = readings[0][2]
    return Trigger(
        head=_phrase_head(parse, members),
        span=Span(parse.tokens[min(members)].start, parse.tokens[max(members)].end)
        if _contiguous(members)
        else token.span,
        readings=_one_per_type([row[1] for row in readings]),
        clause=clause if readings[0][1][1].kind == "verb" else None,
    )


def _contiguous(members: tuple[int, ...]) -> bool:
    return max(members) - min(members) < len(members) + 2


def _one_per_type(readings: list[Fitting]) -> tuple[Fitting, ...]:
    best: dict[str, Frame] = {}
    for name, frame in readings:
        best.setdefault(name, frame)
    return tuple(best.items())


def _demands(frame: Frame) -> int:
    """How much a frame asks for: a frame with conditions is a better reading than one without."""
    return (
        sum(3 for c in (frame.object, frame.subject, frame.modifier) if c is not None)
        + 3 * len(frame.prep)
        - frame.weak
    )


def _phrase_head(parse: Parse, members: tuple[int, ...]) -> Token:
    for i in members:
        if parse.tokens[i].head not in members or parse.tokens[i].head == i:
            return parse.tokens[i]
    return parse.tokens[members[0]]


def _members(parse: Parse, token: Token, frame: Frame, words: tuple[str, ...]) -> tuple[int, ...]:
    """The tokens of the frame's words, `token` being the first; empty where they do not stand here."""
    if frame.kind == "verb":
        if token.pos not in {"VERB", "AUX"} and token.tag not in {"VBN", "VBD", "VBG"}:
            return ()
        return _particles(parse, token, words[1:])
    if frame.kind == "noun" and token.pos not in {"NOUN", "PROPN"} and token.tag != "VBG" and len(words) == 1:
        return ()
    if (
        frame.kind == "noun"
        and token.pos == "PROPN"
        and token.text[:1].isupper()
        and len(words) == 1
        and _in_name(parse, token)
    ):
        return ()
    members = _following(parse, token, words[1:])
    if frame.kind == "adjective":
        return members if token.pos in {"ADJ", "ADV", "NOUN"} else ()
    nominal = any(parse.tokens[i].pos in {"NOUN", "PROPN", "ADJ"} for i in members) or token.tag == "VBG"
    return members if nominal or _is_hyphened_noun(parse, members) else ()


def _is_hyphened_noun(parse: Parse, members: tuple[int, ...]) -> bool:
    """ "a sit-in", "the walk-out": words of other kinds that hyphens and the syntax make a noun."""
    joined = all(b - a == 2 for a, b in pairwise(members))
    return len(members) > 1 and joined and relation(_phrase_head(parse, members)) in _NOMINAL


def _in_name(parse: Parse, token: Token) -> bool:
    return any(name.first <= token.i < name.last for name in parse.names)


def _particles(parse: Parse, verb: Token, rest: tuple[str, ...]) -> tuple[int, ...]:
    """The verb with its particles or complements, wherever they stand below it or right behind it."""
    members = [verb.i]
    for word in rest:
        below = [c for c in parse.children(verb.i) if c.text.lower() == word or c.lemma == word]
        near = [
            t
            for t in parse.tokens[verb.i + 1 : verb.i + 4]
            if t.text.lower() == word and parse.sentence_index(t.i) == parse.sentence_index(verb.i)
        ]
        hit = [c for c in below if c.i > verb.i] or near[:1]
        if not hit:
            return ()
        members.append(hit[0].i)
    return tuple(members)


def _following(parse: Parse, token: Token, rest: tuple[str, ...]) -> tuple[int, ...]:
    members, at = [token.i], token.i + 1
    for word in rest:
        while at < len(parse.tokens) and parse.tokens[at].text in HYPHENS:
            at += 1
        if at >= len(parse.tokens) or word not in _forms(parse, at):
            return ()
        members.append(at)
        at += 1
    return tuple(members)


def _forms(parse: Parse, at: int) -> set[str]:
    """The forms in which a word of a phrase may stand: behind a hyphen also with a plural ending ("sit-ins")."""
    token = parse.tokens[at]
    written = token.text.lower()
    joined = at > 0 and parse.tokens[at - 1].text in HYPHENS
    return {token.lemma, written} | ({written.removesuffix("s")} if joined else set())


def _any_key(parse: Parse, heads: tuple[Token, ...], allowed: frozenset[str], people: frozenset[int]) -> bool:
    return any(head_keys(parse, head, people) & allowed for head in heads)


def is_refused(parse: Parse, trigger: Trigger, frames: FrameIndex, people: frozenset[int]) -> bool:
    """Whether a frame of the trigger's type names its word, and forbids what stands around it here.

    Asked of what only the network sees: "killed in a crash" is no killing, whatever else the sentence resembles.
    """
    head, kind = trigger.head, trigger.readings[0][0]
    for word in dict.fromkeys((head.lemma, head.text.lower())):
        for name, frame, words in frames.by_word.get(word, ()):
            members = _members(parse, head, frame, words) if name == kind else ()
            if members and _forbids(parse, frame, head, members, people):
                return True
    return False


def _forbids(parse: Parse, frame: Frame, head: Token, members: tuple[int, ...], people: frozenset[int]) -> bool:
    """Whether what the frame forbids is there, and all else that it asks for.

    Who must not be the subject is forbidden beside any other condition than that on the subject.
    """
    if frame.kind != "verb":
        asked = _noun_asked(parse, head, frame, members, people)
        return asked and _noun_forbidden(parse, head, frame, members, people)
    clause = clause_of(parse, head)
    if frame.not_subject is not None and _any_key(parse, clause.subject, frame.not_subject, people):
        frame = replace(frame, subject=None)
    return _verb_asked(parse, frame, clause, people) and _verb_forbidden(parse, frame, clause, people)


def _verb_forbidden(parse: Parse, frame: Frame, clause: Clause, people: frozenset[int]) -> bool:
    if frame.not_object is not None and _any_key(parse, clause.object, frame.not_object, people):
        return True
    if frame.not_subject is not None and _any_key(parse, clause.subject, frame.not_subject, people):
        return True
    return _stands(parse, _obliques(clause), frame.not_prep, people)


def _verb_fits(parse: Parse, frame: Frame, clause: Clause, people: frozenset[int]) -> bool:
    return _verb_asked(parse, frame, clause, people) and not _verb_forbidden(parse, frame, clause, people)


def _verb_asked(parse: Parse, frame: Frame, clause: Clause, people: frozenset[int]) -> bool:
    if (frame.passive == "only" and not clause.passive) or (frame.passive == "never" and clause.passive):
        return False
    if frame.intransitive and (clause.object or clause.passive):
        return False
    if frame.object is not None and not _any_key(parse, clause.object, frame.object, people):
        return False
    if frame.subject is not None and not _any_key(parse, clause.subject, frame.subject, people):
        return False
    return _all_stand(parse, _obliques(clause), frame.prep, people)


def _obliques(clause: Clause) -> list[tuple[str, Token]]:
    return [(o.preposition, o.head) for o in clause.obliques]


def _noun_forbidden(parse: Parse, head: Token, frame: Frame, members: tuple[int, ...], people: frozenset[int]) -> bool:
    if frame.not_modifier is not None and _modifiers(parse, head, members) & frame.not_modifier:
        return True
    return _stands(parse, _below(parse, head, members), frame.not_prep, people)


def _noun_fits(parse: Parse, head: Token, frame: Frame, members: tuple[int, ...], people: frozenset[int]) -> bool:
    return _noun_asked(parse, head, frame, members, people) and not _noun_forbidden(parse, head, frame, members, people)


def _noun_asked(parse: Parse, head: Token, frame: Frame, members: tuple[int, ...], people: frozenset[int]) -> bool:
    if frame.modifier is not None and not _modifiers(parse, head, members) & frame.modifier:
        return False
    return _all_stand(parse, _below(parse, head, members), frame.prep, people)


def _modifiers(parse: Parse, head: Token, members: tuple[int, ...]) -> set[str]:
    below = [c for c in parse.children(head.i) if c.i not in members]
    found = {c.lemma for c in below if relation(c) in {"compound", "amod", "nmod"} and c.i < head.i}
    found |= {c.text.lower() for c in below if relation(c) in {"compound", "amod"}}
    previous = parse.tokens[members[0] - 1] if members[0] else None
    if previous is not None and previous.pos in {"NOUN", "ADJ", "PROPN"}:
        found.add(previous.lemma)
    return found


def _below(parse: Parse, head: Token, members: tuple[int, ...]) -> list[tuple[str, Token]]:
    below = [c for c in parse.children(head.i) if c.i not in members and relation(c) in {"nmod", "obl"}]
    return [(case_of(parse, token), token) for c in below for token in conjuncts(parse, c)]


def _met(
    parse: Parse, pairs: list[tuple[str, Token]], preposition: str, allowed: frozenset[str], people: frozenset[int]
) -> bool:
    return any(p == preposition and (not allowed or head_keys(parse, head, people) & allowed) for p, head in pairs)


def _stands(
    parse: Parse, pairs: list[tuple[str, Token]], heads: Mapping[str, frozenset[str]], people: frozenset[int]
) -> bool:
    return any(_met(parse, pairs, preposition, allowed, people) for preposition, allowed in heads.items())


def _all_stand(
    parse: Parse, pairs: list[tuple[str, Token]], heads: Mapping[str, frozenset[str]], people: frozenset[int]
) -> bool:
    return all(_met(parse, pairs, preposition, allowed, people) for preposition, allowed in heads.items())
