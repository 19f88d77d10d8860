"""Who a phrase means: names made full, pronouns and descriptions traced back, roles read off."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from dateline.extract.claims import Claim
from dateline.extract.layout import Layout
from dateline.extract.mentions import Mention, head_noun, is_capital, shortens
from dateline.extract.speaker import Speaker
from dateline.extract.speech_words import SpeechWords
from dateline.extract.syntax import nominal_span, relation
from dateline.model.parse import Token

__all__ = ["Cast", "speakers_of"]

_POSSESSIVE = {"'s", "’s", "'", "’"}
_ROLE_WORDS = {"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART", "ADP", "SYM", "X"}
# How many paragraphs back a pronoun is traced.
_REACH_PARAGRAPHS = 4
# How far back one is traced whose title tells that "she" or "he" fits; captions may stand between.
_FAR_PARAGRAPHS = 30
# How many words a comma and the titles before a name have at most.
_LONGEST_TITLE = 12
_GENDERS = {"she": "female", "her": "female", "he": "male", "him": "male"}


class Cast:
    """Everybody whom a report names or lets speak."""

    def __init__(self, layout: Layout, words: SpeechWords) -> None:
        self.layout, self.parse, self.words = layout, layout.parse, words
        self.mentions = sorted(self._named(), key=lambda mention: mention.first)
        self._starts = [mention.first for mention in self.mentions]
        self._titles = self._titles_by_name()
        self._longer_names: dict[tuple[str, ...], list[Mention]] = {}
        self._roles: dict[tuple[str, ...], str | None] = {}

    @cached_property
    def _by_word(self) -> dict[str, list[Mention]]:
        """Each first and last word of a name to the mentions that have it there."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            for word in {mention.key[0], mention.key[-1]}:
                found.setdefault(word, []).append(mention)
        return found

    def _named(self) -> Iterator[Mention]:
        for name in self.parse.names:
            if name.label == "PER":
                mention = self._mention(name.first, name.last)
                if mention is not None:
                    yield mention
        yield from self._courtesy()

    def _courtesy(self) -> Iterator[Mention]:
        """Names that only their title gives away ("Ms Ruiz")."""
        tokens = self.parse.tokens
        known = {i for name in self.parse.names if name.label == "PER" for i in range(name.first, name.last)}
        for token in tokens[:-1]:
            last = token.i + 1
            if token.text.lower() not in self.words.courtesy or last in known:
                continue
            while last < min(len(tokens), token.i + 4) and is_capital(tokens[last]):
                last += 1
            mention = self._mention(token.i + 1, last) if last > token.i + 1 else None
            if mention is not None:
                yield mention

    def _mention(self, first: int, last: int) -> Mention | None:
        tokens = self.parse.tokens
        while last > first and (tokens[last - 1].text in _POSSESSIVE or tokens[last - 1].pos == "PUNCT"):
            last -= 1
        while first < last - 1 and tokens[first].text.lower() in self.words.titles:
            first += 1
        key = tuple(token.text.lower() for token in tokens[first:last])
        return Mention(key, first, last) if any(part[0].isalpha() for part in key if part) else None

    def speaker_of(self, claim: Claim, earlier: Sequence[tuple[Claim, Speaker]]) -> Speaker | None:
        """The speaker of `claim`; a pronoun is traced to those of `earlier` claims or to a named subject."""
        tokens = self.parse.tokens[claim.first : claim.last]
        word = tokens[0].text.lower()
        if len(tokens) == 1 and word in self.words.he | self.words.they | self.words.it:
            return self._antecedent(claim, word, earlier)
        return self.describe(claim.first, claim.last)

    def describe(self, first: int, last: int) -> Speaker | None:
        """The speaker that the phrase of tokens `first` to `last`, half-open, means."""
        mention = self._name_in(first, last)
        if mention is not None:
            full = self._fullest(mention)
            span = self.parse.span(mention.first, mention.last)
            role = self._role(full, mention)
            return Speaker(self._text(full.first, full.last), role, span, person=True)
        return self._described(first, last)

    def _described(self, first: int, last: int) -> Speaker | None:
        tokens = self.parse.tokens
        definite = tokens[first].text.lower() in {"the", "this", "that"}
        while first < last - 1 and tokens[first].text.lower() in {"the", "a", "an", "this", "that"}:
            first += 1
        span = self.parse.span(first, last)
        noun = head_noun(tokens[first:last])
        person = noun.lemma.lower() in self.words.people or noun.text.lower() in self.words.people
        plural = "Number=Plur" in noun.morph or noun.tag in {"NNS", "NNPS"}
        named = self._behind_comma(last) if person and not plural else None
        if named is not None:
            full = self._fullest(named)
            whole = self.parse.span(named.first, named.last)
            return Speaker(self._text(full.first, full.last), self._text(first, last), whole, person=True)
        if definite and person and not plural:
            known = self._bearer(noun.text.lower(), first)
            if known is not None:
                return Speaker(self._text(known.first, known.last), self._role(known, known), span, person=True)
        return Speaker(
            " ".join(span.of(self.parse.text).split()), None, span, person=person and not plural, plural=plural
        )

    def _behind_comma(self, last: int) -> Mention | None:
        """The name behind the role that ends before token `last`: "the presiding judge, Colonel Amina Bello"."""
        behind = self.parse.tokens[last : last + _LONGEST_TITLE]
        if not behind or behind[0].text != ",":
            return None
        at = next((token.i for token in behind[1:] if token.text.lower() not in self.words.titles), None)
        named = next((mention for mention in self.mentions if mention.first == at), None)
        return named or (self._capitals_at(at) if at is not None else None)

    def _capitals_at(self, first: int) -> Mention | None:
        """Two capitals or more up to a comma or full stop, a name that the name finder missed."""
        tokens, last = self.parse.tokens, first
        while last < len(tokens) and is_capital(tokens[last]) and last not in self.layout.name_at:
            last += 1
        closed = last == len(tokens) or tokens[last].text in {",", "."}
        return self._mention(first, last) if closed and last - first > 1 else None

    def _name_in(self, first: int, last: int) -> Mention | None:
        """The person's name that is the phrase's own, not that of a possessor or a complement ("Li's lawyer")."""
        inside = self.mentions[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        for mention in reversed(inside):
            rest = self.parse.tokens[mention.last : last]
            possessor = bool(rest) and rest[0].text in _POSSESSIVE
            if mention.last <= last and not possessor and not self._is_complement(first, mention.first):
                return mention
        return self._capitalised(first, last)

    def _is_complement(self, first: int, name: int) -> bool:
        """Whether a name belongs to the noun before it: "a spokesman for Li", not "League of Poets president Li"."""
        for token in reversed(self.parse.tokens[first:name]):
            if token.lemma.lower() in self.words.people or token.text.lower() in self.words.people:
                return False
            if token.text.lower() in {"of", "for", "with", "to"}:
                return any(t.lemma.lower() in self.words.people for t in self.parse.tokens[first : token.i])
        return False

    def _capitalised(self, first: int, last: int) -> Mention | None:
        """A name the tagger knows but the name finder missed: capitals after a role ("Governor Amina Bello")."""
        tokens = self.parse.tokens[first:last]
        known = self._surname(last - 1) if tokens and is_capital(tokens[-1]) else None
        if known is not None:
            return known
        names = [k for k, token in enumerate(tokens) if token.pos == "PROPN" and token.text[:1].isupper()]
        if len(names) < 2 or names[-1] != len(tokens) - 1 or tokens[-1].i in self.layout.name_at:
            return None
        start = len(tokens) - 1
        while (
            start > 0 and tokens[start - 1].pos == "PROPN" and tokens[start - 1].text.lower() not in self.words.people
        ):
            start -= 1
        if not start or tokens[start - 1].text.lower() not in self.words.people:
            return None
        return self._mention(first + start, last)

    def _surname(self, i: int) -> Mention | None:
        """Token `i` as a mention of a person whose full name ends with it, where it bears no other name."""
        key = self.parse.tokens[i].text.lower()
        borne = any(len(mention.key) > 1 and mention.key[-1] == key for mention in self._by_word.get(key, ()))
        return Mention((key,), i, i + 1) if borne and i not in self.layout.name_at else None

    def _fullest(self, mention: Mention) -> Mention:
        """The longest name in the report that `mention` shortens; the nearest before it where several differ."""
        fits = self._longer(mention.key)
        if not fits:
            return self._with_first_name(mention) or mention
        if len({longer.key[0] for longer in fits if len(longer.key) == 2}) > 1:
            return max((m for m in fits if m.first < mention.first), key=lambda m: m.first, default=fits[0])
        return max(fits, key=lambda m: (len(m.key), -m.first))

    def _longer(self, key: tuple[str, ...]) -> list[Mention]:
        """The mentions of longer names that `key` shortens; of one name alone its first mention does."""
        if key not in self._longer_names:
            fits = [m for m in self._by_word.get(key[0], ()) if len(m.key) > len(key) and shortens(key, m.key)]
            first = list({m.key: m for m in reversed(fits)}.values())
            self._longer_names[key] = fits if len({m.key[0] for m in first}) > 1 else first
        return self._longer_names[key]

    def _with_first_name(self, mention: Mention) -> Mention | None:
        """The first place where a capital that is no title or role stands right before a lone surname."""
        if len(mention.key) > 1:
            return None
        tokens = self.parse.tokens
        for i in self._capitals.get(mention.key[0], ()):
            token, before = tokens[i], tokens[i - 1]
            if not i or not is_capital(before) or token.start - before.end != 1:
                continue
            word = before.text.lower()
            common = word in self.words.titles | self.words.people | self.words.bodies
            if not common and not self._ends_other_name(before):
                return Mention((word, mention.key[0]), before.i, token.i + 1)
        return None

    def _ends_other_name(self, token: Token) -> bool:
        name = self.layout.name_at.get(token.i)
        return name is not None and name.label != "PER" and token.i == name.last - 1

    @cached_property
    def _capitals(self) -> dict[str, list[int]]:
        """Each capitalised proper noun, in lower case, to the tokens that it stands at."""
        found: dict[str, list[int]] = {}
        for token in self.parse.tokens:
            if is_capital(token):
                found.setdefault(token.text.lower(), []).append(token.i)
        return found

    def _role(self, full: Mention, mention: Mention) -> str | None:
        return self._role_at(mention) or self._role_at(full) or self._known_role(full)

    def _known_role(self, full: Mention) -> str | None:
        """The first role that the report gives beside a name or a short form of it."""
        if full.key not in self._roles:
            same = (m for m in self._by_word.get(full.key[-1], ()) if m.key == full.key or shortens(m.key, full.key))
            self._roles[full.key] = next((role for m in same if (role := self._role_at(m))), None)
        return self._roles[full.key]

    def _role_at(self, mention: Mention) -> str | None:
        """The words before a name ("opposition leader Ana Ruiz") or behind its comma ("Ana Ruiz, a teacher,")."""
        tokens = self.parse.tokens
        first = mention.first
        while first > 0 and tokens[first - 1].text.lower() in self.words.titles:
            first -= 1
        start = first
        while start > 0 and self._in_role(tokens[start - 1], tokens[start]):
            start -= 1
        while start < first and tokens[start].pos in {"DET", "ADP", "PART", "NUM"}:
            start += 1
        before = tokens[start : mention.first]
        if any(self._is_role(token) for token in before):
            return self._text(start, mention.first)
        return self._apposition(mention.last)

    def _in_role(self, token: Token, following: Token) -> bool:
        if self.parse.sentence_index(token.i) != self.parse.sentence_index(following.i):
            return False
        return token.pos in {"NOUN", "PROPN", "ADJ"} or token.text in {"-", "/", *_POSSESSIVE}

    def _apposition(self, at: int) -> str | None:
        tokens = self.parse.tokens
        if at >= len(tokens) - 1 or tokens[at].text != ",":
            return None
        end = at + 1
        while end < len(tokens) and end - at < 14 and tokens[end].pos in _ROLE_WORDS:
            end += 1
        first = at + 1
        while first < end and tokens[first].text.lower() in {"the", "a", "an"}:
            first += 1
        while end > first and tokens[end - 1].pos in {"ADP", "DET", "PART"} and tokens[end - 1].text not in _POSSESSIVE:
            end -= 1
        return self._text(first, end) if any(self._is_role(token) for token in tokens[first:end]) else None

    def _is_role(self, token: Token) -> bool:
        word = token.text.lower()
        return word in self.words.people or token.lemma.lower() in self.words.people or word in self.words.role_short

    def _bearer(self, role: str, before: int) -> Mention | None:
        """The last person named before token `before` whose role holds the noun `role`."""
        rows = self._bearers.get(role, [])
        at = bisect_left([mention.first for mention in rows], before)
        return self._fullest(rows[at - 1]) if at else None

    @cached_property
    def _bearers(self) -> dict[str, list[Mention]]:
        """Each word of a role, abbreviations spelt out, to those whom the report gives it."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            words = (self._role_at(mention) or "").lower().split()
            for word in {*words, *(self.words.role_short[w] for w in words if w in self.words.role_short)}:
                found.setdefault(word, []).append(mention)
        return found

    def _antecedent(self, claim: Claim, word: str, earlier: Sequence[tuple[Claim, Speaker]]) -> Speaker | None:
        """Whom a pronoun means: the last fitting speaker or subject, one whose title tells the gender first."""
        here = self.layout.paragraph[claim.first]
        nouns = (row for row in self._noun_subjects if row[0] < claim.first and self.layout.paragraph[row[0]] == here)
        told = (*self._spoke_before(claim, earlier), *self._subjects_before(claim.first), *nouns)
        rows = [(at, s) for at, s in told if self._fits(word, s)]
        near = [(at, s) for at, s in rows if here - self.layout.paragraph[at] <= _REACH_PARAGRAPHS]
        known = [(at, s) for at, s in rows if self._gender(s) == _GENDERS.get(word, "none")]
        recent = [(at, s) for at, s in near if here - self.layout.paragraph[at] <= 1]
        if not (options := recent or known or near):
            return None
        found = max(options, key=lambda row: row[0])[1]
        span = self.parse.span(claim.first, claim.last)
        return Speaker(found.text, found.role, span, found.person, found.plural)

    def _gender(self, speaker: Speaker) -> str | None:
        """Female or male where a title or the role says so."""
        own = speaker.role or (speaker.text if speaker.text.islower() else "")
        words = set(own.lower().split()) | self._titles.get(speaker.text.lower().split()[-1], set())
        female, male = words & self.words.female, words & self.words.male
        return None if bool(female) == bool(male) else "female" if female else "male"

    def _titles_by_name(self) -> dict[str, set[str]]:
        """The last word of each name to the titles that the report puts before it."""
        found: dict[str, set[str]] = {}
        for mention in self.mentions:
            titles = {t.text.lower() for t in self.parse.tokens[max(0, mention.first - 2) : mention.first]}
            found.setdefault(mention.key[-1], set()).update(titles & self.words.titles)
        return found

    def _fits(self, word: str, speaker: Speaker) -> bool:
        if word in self.words.he:
            return speaker.person and self._gender(speaker) in {None, _GENDERS[word]}
        if word in self.words.they:
            return speaker.plural or not speaker.person
        return not speaker.person and not speaker.plural

    def _spoke_before(self, claim: Claim, earlier: Sequence[tuple[Claim, Speaker]]) -> Iterator[tuple[int, Speaker]]:
        """Who spoke in the paragraphs before a claim, the last one first."""
        for other, speaker in reversed(earlier):
            if self.layout.paragraph[claim.first] - self.layout.paragraph[other.cue] > _FAR_PARAGRAPHS:
                return
            if other.cue < claim.first:
                yield max(other.first, other.cue), speaker

    def _subjects_before(self, before: int) -> Iterator[tuple[int, Speaker]]:
        """Who is a named subject in the paragraphs before token `before`, the last one first."""
        rows = self._subjects
        for at, speaker in reversed(rows[: bisect_left(rows, before, key=lambda row: row[0])]):
            if self.layout.paragraph[before] - self.layout.paragraph[at] > _FAR_PARAGRAPHS:
                return
            yield at, speaker

    @cached_property
    def _subjects(self) -> list[tuple[int, Speaker]]:
        """Persons that are subjects of the narration, by name, each with where."""
        rows = []
        for mention in self.mentions:
            tokens = self.parse.tokens[mention.first : mention.last]
            subject = any(token.dep.startswith("nsubj") for token in tokens) or self._opens(mention)
            speaker = self.describe(mention.first, mention.last) if subject else None
            if speaker is not None and self.layout.owner[mention.first] < 0:
                rows.append((mention.first, speaker))
        return rows

    @cached_property
    def _noun_subjects(self) -> tuple[tuple[int, Speaker], ...]:
        """Subjects of main clauses that a noun alone tells to be one person: "A soldier was on guard"."""
        return tuple(self._told_by_noun())

    def _told_by_noun(self) -> Iterator[tuple[int, Speaker]]:
        for token in self.parse.tokens:
            single = token.pos == "NOUN" and token.dep.startswith("nsubj") and "Number=Sing" in token.morph
            main = relation(self.parse.tokens[token.head]) in {"root", "ROOT"}
            if single and main and self._is_role(token) and self.layout.owner[token.i] < 0:
                speaker = self.describe(*nominal_span(self.parse, token))
                if speaker is not None and speaker.person:
                    yield token.i, speaker

    def _opens(self, mention: Mention) -> bool:
        """Whether a name begins its sentence, or only a role stands before it, and a verb or comma follows."""
        sentence = self.parse.sentences[self.parse.sentence_index(mention.first)]
        before = self.parse.tokens[sentence.first : mention.first]
        role = all(t.pos in {"NOUN", "PROPN", "ADJ", "DET"} or t.text == "," or "Poss=Yes" in t.morph for t in before)
        following = self.parse.tokens[mention.last] if mention.last < sentence.last else None
        return role and following is not None and (following.pos in {"VERB", "AUX"} or following.text == ",")

    def _text(self, first: int, last: int) -> str:
        return " ".join(self.parse.span(first, last).of(self.parse.text).split())


def speakers_of(layout: Layout, claims: Sequence[Claim], words: SpeechWords) -> tuple[tuple[Claim, Speaker], ...]:
    """Each claim with its speaker, in order; claims whose speaker cannot be told are left out."""
    cast = Cast(layout, words)
    found: list[tuple[Claim, Speaker]] = []
    for claim in claims:
        speaker = cast.speaker_of(claim, found)
        if speaker is not None:
            found.append((claim, speaker))
    return tuple(found)
