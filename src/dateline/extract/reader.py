"""Where a frame says that the roles of a trigger stand, and what can stand there."""

from dataclasses import dataclass

from dateline.extract.doers import Known, can_act, counts_some, is_one_person, is_person, may_act
from dateline.extract.hidden import person_before
from dateline.extract.lexicon import EventWords
from dateline.extract.syntax import Clause, case_of, head_keys, relation
from dateline.extract.triggers import Trigger
from dateline.model.parse import Parse, Token

__all__ = ["RoleReader", "carried"]

SAME_CASE = {
    "on": {"on", "upon", "onto", "along"},
    "at": {"at", "towards", "toward"},
    "into": {"into", "in to", "through"},
}
"""Prepositions that say the same of a target."""


def carried(carrier: Clause | None, source: str) -> Token | None:
    """ "carried out an attack on the depot": what parsers hang on the light verb belongs to its noun."""
    obliques = carrier.obliques if carrier else ()
    return next((o.head for o in obliques if o.preposition == source and o.preposition not in {"at", "in"}), None)


def _purpose(parse: Parse, head: Token) -> Token | None:
    """ "fired in the air to disperse a crowd": the object of what was meant; null where none is named."""
    for child in parse.subtree(head.i):
        infinitive = any(c.dep == "mark" and c.lemma == "to" for c in parse.children(child.i))
        if infinitive and child.i > head.i and relation(child) in {"advcl", "acl", "xcomp"}:
            return next((c for c in parse.children(child.i) if c.dep == "obj"), None)
    return None


@dataclass(frozen=True, slots=True)
class RoleReader:
    """One trigger, whose roles are read where its frame says; `carrier` is the clause of its light verb."""

    parse: Parse
    trigger: Trigger
    carrier: Clause | None
    known: Known
    words: EventWords

    def acts(self, head: Token) -> bool:
        """Whether a phrase names somebody who can have done it."""
        person = can_act(self.parse, head, self.known) or is_person(self.parse, head, self.known)
        return person and head.i not in self.known.towns and not self.is_inert(head)

    def is_inert(self, head: Token) -> bool:
        """Whether a noun stands for what does nothing itself: an act, a time, a paper."""
        return head.pos != "PRON" and head.lemma in self.words.not_doers

    def may(self, head: Token) -> bool:
        """Whether a phrase may be taken for the doer though no list has its word."""
        return may_act(self.parse, head, self.known, self.words)

    def sufferer(self) -> Token | None:
        """ "his arrest", "the teacher's execution": the owner of an act that is done to somebody; else null."""
        if self.trigger.clause is not None or self.trigger.frame.target[:1] not in {("of",), ("to",)}:
            return None
        below = self.parse.children(self.trigger.head.i)
        if any(case_of(self.parse, c) == "of" for c in below):
            return None
        owner = next((c for c in below if c.dep == "nmod:poss"), None)
        if owner is None or owner.text.lower() == "whose":
            return person_before(self.parse, owner.i, self.known) if owner is not None else None
        person = owner.i in self.known.people or (owner.pos == "NOUN" and is_one_person(self.parse, owner, self.known))
        return owner if owner.pos == "PRON" or person else None

    def can_be_struck(self, head: Token) -> bool:
        """Whether an act can have hit what a phrase names: no time, no town, no bare number."""
        plain = head.pos == "NUM" and not counts_some(self.parse, head)
        return (
            not plain
            and head.i not in self.known.times
            and head.i not in self.known.towns
            and head.lemma not in self.words.no_targets
        )

    def objects(self, clause: Clause) -> list[Token]:
        """The objects of a clause outside the trigger, without times and what only looks like an object."""
        found = [t for t in self.outside(clause.object) if t.i not in self.known.times]
        found = [t for t in found if t.lemma not in self.words.no_targets]
        return [t for t in found if t.pos not in {"ADJ", "VERB"} or counts_some(self.parse, t)]

    def read(self, source: str) -> Token | None:
        """The phrase that stands where the frame points with `source`."""
        clause, frame = self.trigger.clause, self.trigger.frame
        below = self._timeless(self.parse.children(self.trigger.head.i))
        if source == "subject":
            doers = tuple(t for t in clause.subject if t.i not in self.known.towns) if clause else ()
            return self.fitting(self.outside(doers), frame.subject)
        if source == "object":
            return self.fitting(self.objects(clause), frame.object) if clause else None
        if source == "purpose":
            return _purpose(self.parse, self.trigger.head)
        if source == "possessive":
            return next((c for c in below if c.dep == "nmod:poss" and c.pos != "PRON"), None)
        if source == "compound":
            return next((c for c in self.outside(tuple(below)) if relation(c) == "compound"), None)
        return self.behind((source,))

    def behind(self, cases: tuple[str, ...]) -> Token | None:
        """The first head behind one of the prepositions `cases`, before the trigger only where none is behind it."""
        clause, trigger = self.trigger.clause, self.trigger.head
        wanted = {same for case in cases for same in SAME_CASE.get(case, {case})}
        obliques = [o.head for o in clause.obliques if o.preposition in wanted] if clause else []
        below = self.parse.children(trigger.i)
        hung = [c for c in below if relation(c) in {"nmod", "obl"} and case_of(self.parse, c) in wanted]
        found = [t for t in self.outside((*obliques, *hung)) if self.can_be_struck(t)]
        return min(found, key=lambda t: (t.i < trigger.i, t.i), default=None)

    def _timeless(self, tokens: tuple[Token, ...]) -> list[Token]:
        return [token for token in tokens if token.i not in self.known.times]

    def fitting(self, heads: list[Token], wanted: frozenset[str] | None) -> Token | None:
        """The first head that the frame asks for, else the first: "pelted stones and windows" hits the windows."""
        fitting = [h for h in heads if wanted and head_keys(self.parse, h, self.known.people) & wanted]
        return next(iter([*fitting, *heads]), None)

    def outside(self, tokens: tuple[Token, ...]) -> list[Token]:
        """The tokens that the trigger does not hold."""
        return [token for token in tokens if not self.trigger.span.holds(token.span)]
