"""The words for who did it and to whom."""

from dataclasses import dataclass

from dateline.codebook.book import Frame
from dateline.extract.doers import Known, can_act, counts_some, is_one_person, is_person, may_act
from dateline.extract.hidden import antecedent_of, blamed, decider, distant_agent, person_before, subject_before
from dateline.extract.lexicon import EventWords
from dateline.extract.syntax import RELATIVE, Clause, case_of, clause_of, conjuncts, head_keys, relation
from dateline.extract.triggers import Trigger
from dateline.model.parse import Parse, Token

__all__ = ["carrier_of", "roles_of"]


def carrier_of(parse: Parse, head: Token, words: EventWords) -> tuple[Token, str] | None:
    """The light verb that carries an event noun, and the noun's relation to it (obj, nsubj, obl); null without one."""
    token = head
    while relation(token) == "conj" and token.head != token.i:
        token = parse.tokens[token.head]
    verb = parse.tokens[token.head]
    kind = relation(token)
    if verb.i == token.i or verb.pos not in {"VERB", "AUX"}:
        return None
    name = " ".join([verb.lemma, *(c.text.lower() for c in parse.children(verb.i) if c.dep == "compound:prt")])
    with_case = f"{name} {case_of(parse, token)}"
    if kind == "obj" and name in words.light_verbs:
        return verb, "obj"
    if kind == "obl" and with_case in words.light_verbs:
        return verb, "obj"
    if kind == "nsubj" and name in words.happening_verbs | words.light_verbs:
        return verb, "nsubj"
    return None


def roles_of(parse: Parse, trigger: Trigger, words: EventWords, known: Known) -> tuple[Token | None, Token | None]:
    """The head tokens of actor and target of `trigger`, each null where its sentence names none."""
    frame = trigger.frame
    carrier = carrier_of(parse, trigger.head, words) if trigger.clause is None else None
    clause = clause_of(parse, carrier[0]) if carrier else None
    reader = _RoleReader(parse, trigger, clause, known, words)
    undergone = reader.undergone()
    if undergone is not None:
        return None, undergone
    actor = reader.doer(_carried_subject(clause, carrier, frame))
    target = reader.target()
    force = reader.opposed(actor) if actor is not None and frame.target else None
    target = force or target
    return actor, target if target is None or actor is None or target.i != actor.i else None


def _carried_subject(clause: Clause | None, carrier: tuple[Token, str] | None, frame: Frame) -> Token | None:
    if clause is None or carrier is None or "subject" not in (*frame.actor, "subject"):
        return None
    if carrier[1] == "obj" and clause.subject:
        return clause.subject[0]
    return clause.subject[0] if carrier[1] == "nsubj" and clause.passive and clause.subject else None


def _carried(carrier: Clause | None, source: str) -> Token | None:
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


STRUCK = ("on", "upon", "onto", "at", "into", "to", "against", "across", "over", "from", "through", "off")
"""Prepositions behind which stands what an act without an object hit, where its frame names none."""

SAME_CASE = {
    "on": {"on", "upon", "onto", "along"},
    "at": {"at", "towards", "toward"},
    "into": {"into", "in to", "through"},
}
"""Prepositions that say the same of a target."""

NOT_CASES = frozenset({"subject", "object", "possessive", "compound", "purpose"})
"""Sources of a frame that are no prepositions."""

CARRYING_CASES = {"to", "with", "under", "before", "by", "on"}
"""Prepositions by which an act hangs on the verb that says whom it hit: "sentenced her to imprisonment"."""


@dataclass(frozen=True, slots=True)
class _RoleReader:
    """One trigger, whose roles are read where its frame says; `carrier` is the clause of its light verb."""

    parse: Parse
    trigger: Trigger
    carrier: Clause | None
    known: Known
    words: EventWords

    def undergone(self) -> Token | None:
        """ "two men died", "nine walked free": the subject of such a verb, to whom the act was done; else null."""
        clause, frame = self.trigger.clause, self.trigger.frame
        if clause is None or clause.passive or self.trigger.belief is None or "object" not in frame.target:
            return None
        if self.trigger.head.lemma not in self.words.undergoing_verbs or self._outside(clause.object):
            return None
        aimed = any(o.preposition in {"at", "on", "into"} and self._acts(o.head) for o in clause.obliques)
        return next(iter(self._outside(clause.subject)), None) if not aimed else None

    def doer(self, carried: Token | None) -> Token | None:
        """Who did it: where the frame says, then where English hides a doer."""
        frame = self.trigger.frame
        if self.trigger.clause is None and frame.actor:
            agent = distant_agent(self.parse, self.trigger.head, self.known, self.words)
            if agent is not None:
                return agent
        for source in frame.actor:
            if source == "possessive" and self._sufferer() is not None:
                continue
            if source == "subject" and self.trigger.clause is not None:
                found = self._subject(self.trigger.clause)
            else:
                found = self._named(source)
            if found is not None:
                return found
        if self.trigger.clause is not None or not frame.actor:
            return None
        named = (carried, self._sharer(), *self._told_of_noun(), *self._parties(), self._governing_subject())
        found = next((h for h in named if h is not None and self._acts(h)), None)
        if found is None and carried is not None and carried.i < self.trigger.head.i and self._may(carried):
            return carried
        return found

    def _acts(self, head: Token) -> bool:
        person = can_act(self.parse, head, self.known) or is_person(self.parse, head, self.known)
        return person and head.i not in self.known.towns and not self._inert(head)

    def _inert(self, head: Token) -> bool:
        return head.pos != "PRON" and head.lemma in self.words.not_doers

    def _named(self, source: str) -> Token | None:
        found = [h for h in (self._read(source), _carried(self.carrier, source)) if h is not None]
        loose = source == "object" and self.trigger.clause is not None
        return next((h for h in found if self._acts(h) or (loose and self._may(h))), None)

    def _may(self, head: Token) -> bool:
        return may_act(self.parse, head, self.known, self.words)

    def _subject(self, clause: Clause) -> Token | None:
        parse, verb = self.parse, self.trigger.head
        who = blamed(parse, verb, self.words) or antecedent_of(parse, verb, parse.tokens[verb.head], self.known)
        if who is not None:
            return who
        heads = [t for t in self._outside(clause.subject) if t.i not in self.known.towns]
        sure = [t for t in heads if can_act(parse, t, self.known) and not self._inert(t)]
        found = self._fitting(sure, self.trigger.frame.subject)
        if found is not None:
            return found
        if clause.passive:
            likely = [t for t in heads if self._may(t)]
            by = decider(parse, heads, self.known, self.words) or next(iter(likely), None)
            return by or distant_agent(parse, verb, self.known, self.words)
        own = [t for t in heads if t.i < verb.i and (relation(verb) != "advcl" or t.head == verb.i)]
        if any(t.pos == "NUM" for t in own):
            return own[0]
        return next(filter(self._may, own), None) or subject_before(parse, verb, self.known, self.words)

    def _sharer(self) -> Token | None:
        """ "Rosa Quispe is on hunger strike": the subject of an event noun that is said of somebody."""
        return next((c for c in self.parse.children(self.trigger.head.i) if relation(c) == "nsubj"), None)

    def _told_of_noun(self) -> list[Token]:
        """ "the strike that drivers began", "a march called by the union": the doer in a clause below the noun."""
        found = []
        for child in self.parse.children(self.trigger.head.i):
            if relation(child) == "acl" and child.lemma not in self.words.others_verbs:
                clause = clause_of(self.parse, child)
                below = {t.i for t in self.parse.subtree(child.i)}
                found += [t for t in clause.subject if t.i in below and t.pos != "PRON"]
        return found

    def _parties(self) -> list[Token]:
        """ "disturbances between strikers and drivers", "gunfire from police": who took part in it."""
        parse, head = self.parse, self.trigger.head
        above = parse.tokens[head.head]
        hung = [*parse.children(head.i), *(parse.children(above.i) if above.pos == "VERB" else ())]
        found = [c for c in hung if c.i > head.i and case_of(parse, c) in {"between", "among", "from"}]
        found += [above] if relation(head) == "acl" and above.i < head.i else []
        agent = distant_agent(parse, above, self.known, self.words) if head.dep == "nsubj:pass" else None
        found += [agent] if agent is not None and not self._is_others(above) else []
        return found

    def _is_others(self, verb: Token) -> bool:
        """Whether somebody else than the doer does what this verb says of the act: "banned the march"."""
        parts = (c.text.lower() for c in self.parse.children(verb.i) if c.dep == "compound:prt")
        names = {verb.lemma, " ".join([verb.lemma, *parts])}
        return bool(names & (self.words.others_verbs | self.words.hypothetical_governors))

    def _governing_subject(self) -> Token | None:
        """ "walked in procession", "chaired a meeting": the subject of the verb that governs the noun."""
        parse, token = self.parse, self.trigger.head
        for _ in range(3):
            above = parse.tokens[token.head]
            if above.i == token.i:
                return None
            if above.pos == "VERB":
                break
            if relation(token) not in {"nmod", "conj", "appos"} or case_of(parse, token) not in {"of", "in", "on", ""}:
                return None
            token = above
        else:
            return None
        close = relation(token) == "obj" or case_of(parse, token) in {"in", "over", "into"}
        if not close or self._is_others(above):
            return None
        clause = clause_of(parse, above)
        heads = clause.object if clause.passive else clause.subject
        if clause.passive and relation(token) == "obj":
            return None
        found = next((t for t in heads if t.pos != "PRON" and self._acts(t)), None)
        return found or (subject_before(parse, above, self.known, self.words) if not heads else None)

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
        seen = clause is not None and self.trigger.belief is not None
        found = next(iter(self._objects(clause)), None) if seen and clause is not None else None
        found = found or self._stated(frame.target) or self._struck()
        if found is not None and found.text.lower() in RELATIVE:
            return self._described()
        return self._whole(self._principal(found)) if found is not None else None

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
            found = self._behind(cases) if source in cases else self._read(source)
            if found is not None:
                return found
        carried = (_carried(self.carrier, source) for source in cases)
        found = next((t for t in carried if t is not None and self._can_be_struck(t)), None)
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
        objects = [t for t in self._objects(clause) if not (tool and head_keys(self.parse, t, frozenset()) & wanted)]
        if objects or clause.passive:
            return next(iter(objects), None) or subject_before(self.parse, verb, self.known, self.words)
        inside = [t for t in clause.object if self.trigger.span.holds(t.span)]
        pronouns = [t for t in inside if t.pos == "PRON"]
        owners = [c for t in inside for c in self.parse.children(t.i) if case_of(self.parse, c) in {"of", "to"}]
        opened = [c for c in self.parse.children(verb.i) if c.dep == "xcomp"]
        later = [c for t in opened for c in self.parse.children(t.i) if c.dep == "obj"]
        found = [t for t in [*owners, *later] if not self.trigger.span.holds(t.span)]
        struck = next(iter([*pronouns, *filter(self._can_be_struck, found)]), None) or self._behind(STRUCK)
        met = self._behind(("with",)) if struck is None else None
        return struck or (met if met is not None and is_person(self.parse, met, self.known) else None)

    def _sufferer(self) -> Token | None:
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

    def _can_be_struck(self, head: Token) -> bool:
        plain = head.pos == "NUM" and not counts_some(self.parse, head)
        return (
            not plain and head.i not in self.known.times | self.known.towns and head.lemma not in self.words.no_targets
        )

    def _objects(self, clause: Clause) -> list[Token]:
        found = [t for t in self._outside(clause.object) if t.i not in self.known.times]
        return [t for t in found if t.pos not in {"ADJ", "VERB"} or counts_some(self.parse, t)]

    def _struck_by_carrier(self) -> Token | None:
        """ "sentenced him to imprisonment", "gave him electric shocks": whom the verb of the noun hit."""
        parse, head = self.parse, self.trigger.head
        verb, kind = parse.tokens[head.head], relation(head)
        if self._sufferer() is not None or kind == "acl":
            return self._sufferer() or self._behind(STRUCK)
        if head.pos == "VERB" and kind in {"root", "conj", "ccomp"}:
            return next(iter(self._objects(clause_of(parse, head))), None)
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
        if head.lemma in self.words.parts:
            owners = [c for c in self.parse.children(head.i) if case_of(self.parse, c) == "of" or c.dep == "nmod:poss"]
            return next(iter(owners), head)
        return head

    def _read(self, source: str) -> Token | None:
        clause, frame = self.trigger.clause, self.trigger.frame
        below = self._timeless(self.parse.children(self.trigger.head.i))
        if source == "subject":
            doers = tuple(t for t in clause.subject if t.i not in self.known.towns) if clause else ()
            return self._fitting(self._outside(doers), frame.subject)
        if source == "object":
            return self._fitting(self._objects(clause), frame.object) if clause else None
        if source == "purpose":
            return _purpose(self.parse, self.trigger.head)
        if source == "possessive":
            return next((c for c in below if c.dep == "nmod:poss" and c.pos != "PRON"), None)
        if source == "compound":
            return next((c for c in self._outside(tuple(below)) if relation(c) == "compound"), None)
        return self._behind((source,))

    def _behind(self, cases: tuple[str, ...]) -> Token | None:
        """The first head behind one of the prepositions `cases`, before the trigger only where none is behind it."""
        clause, trigger = self.trigger.clause, self.trigger.head
        wanted = {same for case in cases for same in SAME_CASE.get(case, {case})}
        obliques = [o.head for o in clause.obliques if o.preposition in wanted] if clause else []
        below = self.parse.children(trigger.i)
        hung = [c for c in below if relation(c) in {"nmod", "obl"} and case_of(self.parse, c) in wanted]
        found = [t for t in self._outside((*obliques, *hung)) if self._can_be_struck(t)]
        return min(found, key=lambda t: (t.i < trigger.i, t.i), default=None)

    def _timeless(self, tokens: tuple[Token, ...]) -> list[Token]:
        return [token for token in tokens if token.i not in self.known.times]

    def _fitting(self, heads: list[Token], wanted: frozenset[str] | None) -> Token | None:
        """The first head that the frame asks for, else the first: "pelted stones and windows" hits the windows."""
        fitting = [h for h in heads if wanted and head_keys(self.parse, h, self.known.people) & wanted]
        return next(iter([*fitting, *heads]), None)

    def _outside(self, tokens: tuple[Token, ...]) -> list[Token]:
        return [token for token in tokens if not self.trigger.span.holds(token.span)]
