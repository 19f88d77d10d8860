"""Who did it: where the frame of a trigger says, then where English hides a doer."""

from dataclasses import dataclass

from dateline.extract.doers import can_act
from dateline.extract.hidden import antecedent_of, blamed, decider, distant_agent, subject_before
from dateline.extract.reader import RoleReader, carried
from dateline.extract.syntax import Clause, case_of, clause_of, relation
from dateline.model.parse import Token

__all__ = ["ActorReader"]


@dataclass(frozen=True, slots=True)
class ActorReader(RoleReader):
    """Reads the doer of one trigger."""

    def doer(self, subject: Token | None) -> Token | None:
        """Who did it: where the frame says, then where English hides a doer."""
        frame = self.trigger.frame
        head = self.trigger.head
        if frame.actor and relation(head) == "amod" and head.tag in {"VBG", "JJ"}:
            # "striking miners": whom the word describes.
            return self.parse.tokens[head.head]
        if self.trigger.clause is None and frame.actor:
            agent = distant_agent(self.parse, self.trigger.head, self.known, self.words)
            if agent is not None:
                return agent
        for source in frame.actor:
            if source == "possessive" and self.sufferer() is not None:
                continue
            if source == "subject" and self.trigger.clause is not None:
                found = self._subject(self.trigger.clause)
            else:
                found = self._named(source)
            if found is not None:
                return found
        if self.trigger.clause is not None or not frame.actor:
            return None
        named = (subject, self._sharer(), *self._told_of_noun(), *self._parties(), self._governing_subject())
        found = next((h for h in named if h is not None and self.acts(h)), None)
        if found is None and subject is not None and subject.i < self.trigger.head.i and self.may(subject):
            return subject
        return found

    def _named(self, source: str) -> Token | None:
        found = [h for h in (self.read(source), carried(self.carrier, source)) if h is not None]
        loose = source == "object" and self.trigger.clause is not None
        return next((h for h in found if self.acts(h) or (loose and self.may(h))), None)

    def _subject(self, clause: Clause) -> Token | None:
        parse, verb = self.parse, self.trigger.head
        who = blamed(parse, verb, self.words) or antecedent_of(parse, verb, parse.tokens[verb.head], self.known)
        if who is not None:
            return who
        heads = [t for t in self.outside(clause.subject) if t.i not in self.known.towns]
        sure = [t for t in heads if can_act(parse, t, self.known) and not self.is_inert(t)]
        found = self.fitting(sure, self.trigger.frame.subject)
        if found is not None:
            return found
        if clause.passive:
            likely = [t for t in heads if self.may(t)]
            by = decider(parse, heads, self.known, self.words) or next(iter(likely), None)
            by = by or distant_agent(parse, verb, self.known, self.words)
            gathered = [t for t in clause.object if verb.lemma in self.words.middle_verbs and self.acts(t)]
            return by or next(iter(gathered), None)
        own = [t for t in heads if t.i < verb.i and (relation(verb) != "advcl" or t.head == verb.i)]
        if any(t.pos == "NUM" for t in own):
            return own[0]
        return next(filter(self.may, own), None) or subject_before(parse, verb, self.known, self.words)

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
        found = next((t for t in heads if t.pos != "PRON" and self.acts(t)), None)
        return found or (subject_before(parse, above, self.known, self.words) if not heads else None)
