"""Triggers that no frame foresaw but the trained network sees, and frames that it does not believe."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.codebook.book import Codebook, Frame
from dateline.extract.lexicon import event_words
from dateline.extract.network import Network, Reading, definition_id
from dateline.extract.syntax import clause_of
from dateline.extract.triggers import Trigger
from dateline.model.parse import Parse, Token
from dateline.model.span import Span

if TYPE_CHECKING:
    from dateline.extract.network import Floats

__all__ = ["Proposals", "Proposer", "find_runs", "make_proposer"]

PROPOSED = 0.9
"""The score from which a word names an event though no frame says so; on corpus/dev 0.8 and 0.85 do no better."""
SURE = 0.8
FEW_SURE = 2
"""A report with fewer words than this that surely name an event may well tell none; chosen on corpus/dev."""
DOUBTED = 0.2
"""The score below which, in such a report, a frame is not believed; of the words of a frame the best counts."""
BELIEVED = 0.5
"""The score from which the network agrees with a frame; where it does with half of a report's, it is at home there."""
PROPOSED_AT_HOME = 0.5
"""The score from which a word names an event in a report where the network is at home."""
DOUBTED_AT_HOME = 0.02
"""The score below which the frame of a noun is not believed there: nouns name acts that are only talked of, verbs tell
them. Both were measured with networks that had not seen the reports: half of corpus/train taught for the other half."""
PROPOSED_OF_A_LIST = 0.3
"""The score from which a word names an event in a sentence that lists towns; measured likewise."""
OPEN_WORDS = frozenset({"VERB", "NOUN", "PROPN", "AUX"})


def find_runs(tokens: Sequence[Token], scores: "Floats", least: float) -> list[tuple[int, int, int]]:
    """Runs of neighbouring words of one best type with a score of `least` or more: first, behind last, type."""
    runs: list[tuple[int, int, int]] = []
    for token in tokens:
        kind = int(scores[token.i].argmax())
        if scores[token.i, kind] < least:
            continue
        if runs and runs[-1][1:] == (token.i, kind):
            runs[-1] = (runs[-1][0], token.i + 1, kind)
        else:
            runs.append((token.i, token.i + 1, kind))
    return runs


@dataclass(frozen=True)
class Proposals:
    """What the network thinks of the words of one report.

    `patterns` tell for each type and part of speech where actor and target of a word that the network sees are read.
    `alone` is true for a sentence that stands for itself: it is no report that could be quiet. `at_home` is true where
    the network agrees with most of what the frames see, so that its other views count for more: in news of another kind
    than what it was trained on it misses most.
    """

    reading: Reading
    patterns: Mapping[tuple[str, str], Frame]
    alone: bool = False
    at_home: bool = False

    def beside(self, triggers: Sequence[Trigger]) -> "Proposals":
        """The same, set beside all `triggers` that the frames see in the report."""
        beliefs = [belief for belief in map(self._belief, triggers) if belief is not None]
        agreed = sum(belief >= BELIEVED for belief in beliefs)
        return replace(self, at_home=not self.alone and not self.quiet and 0 < len(beliefs) <= 2 * agreed)

    @property
    def parse(self) -> Parse:
        """The report."""
        return self.reading.parse

    @property
    def network(self) -> Network:
        """What read it."""
        return self.reading.network

    @property
    def scores(self) -> "Floats":
        """How surely each token is part of a trigger of each type: (tokens, types)."""
        return self.reading.types

    def settle(self, sentence: int, triggers: Sequence[Trigger], *, listing: bool = False) -> list[Trigger]:
        """The triggers of a sentence without those that the network doubts, and with those that it alone sees.

        A sentence that is `listing` towns tells what happened there: where nothing else is seen, its best guess counts.
        """
        kept = [replace(t, belief=self._belief(t)) for t in triggers if not self._doubts(t)]
        new = self._new(sentence, triggers, PROPOSED_AT_HOME if self.at_home else PROPOSED)
        if listing and not kept and not new:
            new = sorted(self._new(sentence, triggers, PROPOSED_OF_A_LIST), key=lambda t: -(t.belief or 0.0))[:1]
        return sorted([*kept, *new], key=lambda trigger: trigger.span.start)

    def _new(self, sentence: int, triggers: Sequence[Trigger], least: float) -> list[Trigger]:
        """The triggers of a sentence that are none of `triggers`, from a score of `least` on."""
        runs = find_runs(self.parse.sentence_tokens(sentence), self.scores, least)
        seen = (self._trigger(first, last, kind) for first, last, kind in runs)
        return [t for t in seen if t is not None and not any(t.span.touches(other.span) for other in triggers)]

    @cached_property
    def quiet(self) -> bool:
        """Whether hardly a word of the report names an event."""
        return not self.alone and int((self.scores.max(1) > SURE).sum()) < FEW_SURE

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(kind for kind, _ in self.patterns)

    def _doubts(self, trigger: Trigger) -> bool:
        """Whether a frame is not believed: in a quiet report or one like those that the network was trained on.

        Only for a word that it has often met.
        """
        if set(trigger.types) - self._known or trigger.head.lemma.casefold() not in self.network.lemmas:
            return False
        if self.at_home:
            belief = self._belief(trigger)
            return belief is not None and trigger.clause is None and belief < DOUBTED_AT_HOME
        tokens = [token.i for token in self.parse.tokens_in(trigger.span)]
        return self.quiet and bool(self.scores[tokens].max() < DOUBTED)

    def _belief(self, trigger: Trigger) -> float | None:
        """How surely the network sees the best type in the words of a frame; null for a type that it does not know."""
        tokens = [token.i for token in self.parse.tokens_in(trigger.span)]
        if trigger.types[0] not in self._known or not tokens:
            return None
        return float(self.scores[tokens, self.network.types.index(trigger.types[0])].max())

    def _trigger(self, first: int, last: int, kind: int) -> Trigger | None:
        tokens = self.parse.tokens[first:last]
        head = next((t for t in tokens if not first <= t.head < last or t.head == t.i), tokens[0])
        generic = event_words(self.parse.language).generic_nouns
        objects = (c.lemma for c in self.parse.children(head.i) if c.dep in {"obj", "nsubj:pass"})
        if head.pos not in OPEN_WORDS or head.lemma in generic or any(lemma in generic for lemma in objects):
            return None
        verbal = head.pos in {"VERB", "AUX"}
        name = self.network.types[kind]
        pattern = self.patterns.get((name, "verb" if verbal else "noun"))
        if pattern is None:
            return None
        return Trigger(
            head=head,
            span=Span(tokens[0].start, tokens[-1].end),
            readings=((name, pattern),),
            clause=clause_of(self.parse, head) if verbal else None,
            belief=float(self.scores[first:last, kind].max()),
            learned=True,
        )


@dataclass(frozen=True)
class Proposer:
    """A network with, for each type and part of speech, how the roles of its words are read."""

    network: Network
    patterns: Mapping[tuple[str, str], Frame]

    def read(self, parse: Parse, *, alone: bool = False) -> Proposals | None:
        """What the network thinks of a report, or of a sentence `alone`; null where its parse has no vectors."""
        if parse.vectors is None or not len(parse.vectors):
            return None
        return Proposals(self.network.read(parse), self.patterns, alone)


def make_proposer(codebook: Codebook, network: Network | None, language: str) -> Proposer | None:
    """The proposer for a codebook; null where no network is shipped for the language.

    A type counts as known only while its definition is the one that the network was trained on: others, and types
    that the network lacks, are neither proposed nor doubted.
    """
    if network is None:
        return None
    patterns: dict[tuple[str, str], Frame] = {}
    for kind in codebook.types:
        if network.definitions.get(kind.name) == definition_id(kind.definition):
            for frame in kind.frames.get(language, ()):
                bare = Frame(kind=frame.kind, words=(), actor=frame.actor, target=frame.target)
                patterns.setdefault((kind.name, frame.kind), bare)
    return Proposer(network, patterns)
