"""To whom or what it was done: where the frame of a trigger says, then where the act struck."""

from dataclasses import dataclass

from dateline.extract.doers import is_person
from dateline.extract.hidden import subject_before
from dateline.extract.reader import RoleReader, carried
from dateline.extract.syntax import RELATIVE, case_of, clause_of, conjuncts, head_keys, relation
from dateline.model.parse import Token

__all__ = ["TargetReader"]

STRUCK = ("on", "upon", "onto", "at", "into", "to", "against", "across", "over", "from", "through", "off")
"""Prepositions behind which stands what an act without an object hit, where its frame names none."""

NOT_CASES = frozenset({"subject", "object", "possessive", "compound", "purpose"})
"""Sources of a frame that are no prepositions."""

CARRYING_CASES = {"to", "with", "under", "before", "by", "on"}
"""Prepositions by which an act hangs on the verb that says whom it hit: "sentenced her to imprisonment"."""


@dataclass(frozen=True, slots=True)
class TargetReader(RoleReader):
    """Reads the target of one trigger."""

    def undergone(self) -> Token | None:
        """ "two men died", "nine walked free": the subject of such a verb, to whom the act was done; else null."""
        clause, frame = self.trigger.clause, self.trigger.frame
        if clause is None or clause.passive or not self.trigger.learned or "object" not in frame.target:
            return None
        if self.trigger.head.lemma not in self.words.undergoing_verbs or self.outside(clause.object):
            return None
        aimed = any(o.preposition in {"at", "on", "into"} and self.acts(o.head) for o in clause.obliques)
        return next(iter(self.outside(clause.subject)), None) if not aimed else None

    def opposed(self, actor: Token) -> Token | None:
        """ "clashes between pupils and police": the force among those who clashed, if it stands last; else null."""
        if "between" not in self.trigger.frame.actor and "with" not in self.trigger.frame.target:
            return None
        last = conjuncts(self.parse, actor)[-1]
        return last if last.i != actor.i and head_keys(self.parse, last, frozenset()) & self.known.forces else None

    def target(self) -> Token | None:
        """To whom or what it was done: where the frame says, then where the act struck."""
        frame, clause = self.trigger.frame, self.trigger.clause
        if not frame.target:
            return None
        seen = clause is not None and self.trigger.learned
        found = next(iter(self.objects(clause)), None) if seen and clause is not None else None
        found = found or self._stated(frame.target) or self._struck() or self._tried_on()
        if found is not None and found.text.lower() in RELATIVE:
            return self._described()
        return self._whole(self._principal(found)) if found is not None else None

    def _tried_on(self) -> Token | None:
        """ "the plant, which they tried to block": the noun of a relative clause whose verb opens the trigger's."""
        verb = self.trigger.head
        above = self.parse.tokens[verb.head]
        own = any(relation(c) == "nsubj" for c in self.parse.children(above.i))
        return self.parse.tokens[above.head] if verb.dep == "xcomp" and above.dep == "acl:relcl" and own else None

    def _described(self) -> Token | None:
        """ "the figure which they had thrown down": the noun that the relative clause of the verb describes."""
        token = self.trigger.head
        for _ in range(3):
            if token.dep == "acl:relcl":
                return self.parse.tokens[token.head]
            token = self.parse.tokens[token.head]
        return None

    def _stated(self, sources: tuple[str, ...]) -> Token | None:
        """The phrase where the frame points; of its prepositions the one that comes first behind the trigger."""
        cases = tuple(source for source in sources if source not in NOT_CASES)
        for source in sources:
            found = self.behind(cases) if source in cases else self.read(source)
            if found is not None:
                return found
        with_verb = (carried(self.carrier, source) for source in cases)
        found = next((t for t in with_verb if t is not None and self.can_be_struck(t)), None)
        return found or (self._met() if "with" in cases and self.trigger.clause is None else None)

    def _met(self) -> Token | None:
        """ "a meeting of the union with the governor": whom the parties of the noun met."""
        below = self.parse.subtree(self.trigger.head.i)
        return next(
            (t for t in below if case_of(self.parse, t) == "with" and is_person(self.parse, t, self.known)), None
        )

    def _struck(self) -> Token | None:
        """What the act hit, where its frame does not say where that stands."""
        clause, verb = self.trigger.clause, self.trigger.head
        if clause is None:
            return self._struck_by_carrier()
        wanted = self.trigger.frame.object or frozenset()
        tool = bool(wanted) and "object" not in self.trigger.frame.target
        objects = [t for t in self.objects(clause) if not (tool and head_keys(self.parse, t, frozenset()) & wanted)]
        if objects or clause.passive:
            return next(iter(objects), None) or subject_before(self.parse, verb, self.known, self.words)
        inside = [t for t in clause.object if self.trigger.span.holds(t.span)]
        pronouns = [t for t in inside if t.pos == "PRON"]
        owners = [c for t in inside for c in self.parse.children(t.i) if case_of(self.parse, c) in {"of", "to"}]
        opened = [c for c in self.parse.children(verb.i) if c.dep == "xcomp"]
        later = [c for t in opened for c in self.parse.children(t.i) if c.dep == "obj"]
        found = [t for t in [*owners, *later] if not self.trigger.span.holds(t.span)]
        struck = next(iter([*pronouns, *filter(self.can_be_struck, found)]), None) or self.behind(STRUCK)
        struck = struck or self._right_behind()
        met = self.behind(("with",)) if struck is None else None
        return struck or (met if met is not None and is_person(self.parse, met, self.known) else None)

    def _right_behind(self) -> Token | None:
        """ "set light to a doll", "withdrew the licence of the paper": the noun to which the trigger leads."""
        tokens, last = self.parse.tokens, self.parse.tokens_in(self.trigger.span)[-1]
        end = self.parse.sentences[self.parse.sentence_index(last.i)].last
        at = last.i + (last.i + 1 < end and tokens[last.i + 1].pos == "ADP")
        if tokens[at].pos not in {"ADP", "DET", "PART"}:
            return None
        for token in tokens[at + 1 : min(at + 7, end)]:
            if token.pos in {"VERB", "AUX"} or (token.pos == "PUNCT" and token.text not in "-–’'"):
                return None
            inner = relation(token) in {"compound", "amod", "flat"} and token.head > token.i
            if token.pos in {"NOUN", "PROPN", "PRON"} and not inner and self.can_be_struck(token):
                return token if token.dep != "nmod:poss" else None
        return None

    def _struck_by_carrier(self) -> Token | None:
        """ "sentenced him to imprisonment", "gave him electric shocks": whom the verb of the noun hit."""
        parse, head = self.parse, self.trigger.head
        verb, kind = parse.tokens[head.head], relation(head)
        if self.sufferer() is not None or kind == "acl":
            return self.sufferer() or self.behind(STRUCK)
        if head.pos == "VERB" and kind in {"root", "conj", "ccomp"}:
            return next(iter(self.objects(clause_of(parse, head))), None)
        if verb.pos != "VERB" or kind not in {"obj", "obl", "advcl"}:
            return None
        if kind == "obj":
            return next((c for c in parse.children(verb.i) if c.dep == "iobj"), None)
        if case_of(parse, head) not in CARRYING_CASES:
            return None
        clause = clause_of(parse, verb)
        heads = clause.subject if not clause.object and verb.lemma in self.words.undergoing_verbs else clause.object
        return next((t for t in heads if is_person(parse, t, self.known)), None)

    def _principal(self, head: Token) -> Token:
        """ "Rafael Benu, carpenter, who was hanged": the one of whom an apposition says what he is."""
        above = self.parse.tokens[head.head]
        return above if relation(head) == "appos" and above.pos == "PROPN" and above.i < head.i else head

    def _whole(self, head: Token) -> Token:
        """ "over the heads of villagers": whose part it was."""
        for _ in range(3):
            if head.lemma not in self.words.parts:
                break
            below = self.parse.children(head.i)
            owners = [c for c in below if case_of(self.parse, c) == "of" or c.dep == "nmod:poss"]
            owner = next(iter(owners), None)
            if owner is None or not (owner.pos == "PRON" or owner.lemma in self.words.parts or self.acts(owner)):
                break
            head = owner
        return head
