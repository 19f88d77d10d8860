"""Triggers that no frame foresaw but the learned network sees, and frames that it does not believe."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.codebook.book import Codebook, Frame
from dateline.extract.learned import Learned
from dateline.extract.lexicon import event_words
from dateline.extract.syntax import clause_of
from dateline.extract.triggers import Trigger
from dateline.model.parse import Parse
from dateline.model.span import Span

if TYPE_CHECKING:
    from dateline.extract.learned import Floats

__all__ = ["Judge", "JudgeMaker", "make_judge"]

PROPOSED = 0.9
"""The score from which a word names an event though no frame says so; on corpus/dev 0.8 and 0.85 do no better."""
SURE = 0.8
FEW_SURE = 2
"""A report with fewer words than this that surely name an event may well tell none; chosen on corpus/dev."""
DOUBTED = 0.2
"""The score below which, in such a report, a frame is not believed; of the words of a frame the best counts."""
OPEN_WORDS = frozenset({"VERB", "NOUN", "PROPN", "AUX"})


@dataclass(frozen=True)
class Judge:
    """What the network thinks of the words of one report: `scores` (tokens, types).

    `patterns` tell for each type and part of speech where actor and target of a word that the network sees are read.
    """

    parse: Parse
    learned: Learned
    scores: "Floats"
    patterns: Mapping[tuple[str, str], Frame]

    def settle(self, sentence: int, triggers: Sequence[Trigger]) -> list[Trigger]:
        """The triggers of a sentence without those that the network doubts, and with those that it alone sees."""
        kept = [trigger for trigger in triggers if not self._doubts(trigger)]
        seen = [t for t in self._proposals(sentence) if not any(t.span.touches(other.span) for other in triggers)]
        return sorted([*kept, *seen], key=lambda trigger: trigger.span.start)

    @cached_property
    def quiet(self) -> bool:
        """Whether hardly a word of the report names an event."""
        return int((self.scores.max(1) > SURE).sum()) < FEW_SURE

    def _doubts(self, trigger: Trigger) -> bool:
        """Whether a frame is not believed: in a quiet report, for a word that the network has often met."""
        unknown = set(trigger.types) - set(self.learned.types)
        if not self.quiet or unknown or trigger.head.lemma.casefold() not in self.learned.lemmas:
            return False
        tokens = [token.i for token in self.parse.tokens_in(trigger.span)]
        return bool(self.scores[tokens].max() < DOUBTED)

    def _proposals(self, sentence: int) -> list[Trigger]:
        """A trigger for each run of words that surely name an event of one type."""
        runs: list[tuple[int, int, int]] = []
        for token in self.parse.sentence_tokens(sentence):
            kind = int(self.scores[token.i].argmax())
            if self.scores[token.i, kind] < PROPOSED:
                continue
            if runs and runs[-1][1:] == (token.i, kind):
                runs[-1] = (runs[-1][0], token.i + 1, kind)
            else:
                runs.append((token.i, token.i + 1, kind))
        found = (self._trigger(first, last, self.learned.types[kind]) for first, last, kind in runs)
        return [trigger for trigger in found if trigger is not None]

    def _trigger(self, first: int, last: int, kind: str) -> Trigger | None:
        tokens = self.parse.tokens[first:last]
        head = next((t for t in tokens if not first <= t.head < last or t.head == t.i), tokens[0])
        if head.pos not in OPEN_WORDS or head.lemma in event_words(self.parse.language).generic_nouns:
            return None
        verbal = head.pos in {"VERB", "AUX"}
        pattern = self.patterns.get((kind, "verb" if verbal else "noun"))
        if pattern is None:
            return None
        return Trigger(
            head=head,
            span=Span(tokens[0].start, tokens[-1].end),
            readings=((kind, pattern),),
            clause=clause_of(self.parse, head) if verbal else None,
            learned=True,
        )


@dataclass(frozen=True)
class JudgeMaker:
    """A network with, for each type and part of speech, how the roles of its words are read."""

    learned: Learned
    patterns: Mapping[tuple[str, str], Frame]

    def of(self, parse: Parse) -> Judge | None:
        """What the network thinks of a report; null where its parse has no vectors."""
        if parse.vectors is None or not len(parse.vectors):
            return None
        return Judge(parse, self.learned, self.learned.scores(parse), self.patterns)


def make_judge(codebook: Codebook, learned: Learned | None, language: str) -> JudgeMaker | None:
    """The maker of judges for a codebook; null where nothing is learned for the language.

    Types that the codebook lacks are never proposed, and frames of types that the network does not know never doubted.
    """
    if learned is None:
        return None
    patterns: dict[tuple[str, str], Frame] = {}
    for kind in codebook.types:
        if kind.name in learned.types:
            for frame in kind.frames.get(language, ()):
                bare = Frame(kind=frame.kind, words=(), actor=frame.actor, target=frame.target)
                patterns.setdefault((kind.name, frame.kind), bare)
    return JudgeMaker(learned, patterns)
