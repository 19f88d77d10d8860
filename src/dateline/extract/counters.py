"""Who gives a number, by the words around it: "the police 150", "by the union's count", "the clinic counts nine"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dateline.extract.claims import Claim, left_phrase, right_phrase
from dateline.extract.counted import Group
from dateline.extract.figure_words import FigureWords
from dateline.extract.layout import Layout
from dateline.extract.numbers import Number
from dateline.extract.speaker import Speaker
from dateline.extract.speakers import Cast
from dateline.extract.speech_words import SpeechWords
from dateline.extract.syntax import nominal_span, relation
from dateline.model.parse import Token

__all__ = ["CARRYING", "Counters"]

Spoken = Sequence[tuple[Claim, Speaker]]

_ASIDE = 14
_UP = {"obj", "obl", "nmod", "nummod", "appos", "conj", "xcomp", "compound", "advcl", "dep", "list", "fixed", "amod"}
_COUNTS = {"count", "reckoning", "estimate", "tally", "account", "figure", "figures", "counting", "estimation"}
_OURS = {"we", "i", "our", "my"}
# Verbs of counting that take other objects as well: "gave out leaflets", "put to death".
_BROAD = {"give", "put", "place", "make", "know", "list", "tell", "speak", "note", "expect"}
_RESTING = {"stay", "move", "stand", "cling", "number"}
_GIVEN_AWAY = {"out", "away", "to", "up", "off"}
_MENTIONED = {"he", "she", "they", "his", "her", "their", "it", "its"}
_BELIEVED = {"believe", "believes", "ask", "asks", "trust", "trusts"}
_TURNS = {"while", "whereas", "but", "although", "though"}
CARRYING = {"of", "at", "in", "for", "from"}
_STOPS = {";", ":", ".", "?", "!"}
_ENDS = {",", ".", ";", ")", "(", ":"}


class Counters:
    """Finds for a number the body or person who gives it in its own clause."""

    def __init__(self, layout: Layout, spoken: Spoken, words: SpeechWords, counting: FigureWords) -> None:
        self._layout, self._parse = layout, layout.parse
        self._spoken, self._words, self._counting = spoken, words, counting
        self._cast = Cast(layout, words)
        self._cues = {claim.cue: speaker for claim, speaker in spoken}

    def of(self, number: Number, group: Group) -> Speaker | str | None:
        """Who gives the number: null where its clause names nobody, "us" where the report counted itself."""
        sentence = self._parse.sentences[self._parse.sentence_index(group.first)]
        for phrase in self._phrases(number, group, sentence.first, sentence.last):
            speaker = self._speaker(*phrase)
            if speaker is not None:
                return speaker
        return None

    def _phrases(self, number: Number, group: Group, first: int, last: int) -> Iterator[tuple[int, int]]:
        yield from self._behind(group, last)
        yield from self._owner(number, group, first)
        yield from self._gapped(number, first)
        yield from self._governing(group)
        yield from self._ahead(number, first)

    def _behind(self, group: Group, last: int) -> Iterator[tuple[int, int]]:
        """ ", according to X", "by X's count", "by the count of X", "if you believe X", "for the police"."""
        tokens = self._parse.tokens
        for at in range(group.last, min(last, group.last + _ASIDE)):
            token = tokens[at]
            word = token.text.lower()
            listed = tokens[at - 1].text.lower() in {"and", ",", "least", "about", "some"}
            if word in _STOPS | _TURNS or (at > group.last and self._is_number(token) and not listed):
                return
            if word == "to" and tokens[at - 1].text.lower() == "according":
                yield from self._right(at + 1)
                return
            if word in {"by", "in", "on", "at", "after"}:
                yield from self._counted_by(at, last)
            if word == "if":
                yield from self._believed(at, last)
            if word == "for" and at <= group.last + 1:
                yield from (phrase for phrase in self._right(at + 1) if self._may_count(*phrase))
            if word == "as" and at <= group.last + 2:
                yield from self._had_it(at, last)

    def _ahead(self, number: Number, first: int) -> Iterator[tuple[int, int]]:
        """ "By the count of X, nine ...", "according to X, nine ...", in the number's own stretch of the sentence."""
        tokens = self._parse.tokens
        at = self._first_of(number) - 1
        for k in range(at, max(first, at - _ASIDE) - 1, -1):
            word = tokens[k].text.lower()
            if word in _STOPS or self._is_number(tokens[k]):
                return
            if word == "to" and k > first and tokens[k - 1].text.lower() == "according":
                yield from self._right(k + 1)
                return
            if word in {"by", "on", "in"}:
                found = list(self._counted_by(k, at + 1))
                if found:
                    yield from found
                    return

    def _counted_by(self, at: int, last: int) -> Iterator[tuple[int, int]]:
        """The phrase that a count is ascribed to, behind the preposition at `at`."""
        tokens = self._parse.tokens
        for k in range(at + 1, min(last, at + 9)):
            word = tokens[k].text.lower()
            if word in _COUNTS:
                following = tokens[k + 1].text.lower() if k + 1 < len(tokens) else ""
                if following in {"of", "by", "from"}:
                    yield from self._right(k + 2)
                elif k > at + 1:
                    yield self._without_owner(at + 1, k)
                return
            if word in _ENDS or tokens[k].pos in {"VERB", "AUX"}:
                return

    def _without_owner(self, first: int, last: int) -> tuple[int, int]:
        """ "the union's own" without what says whose."""
        tokens = self._parse.tokens
        while last - 1 > first and tokens[last - 1].text.lower() in {"own", "'s", "’s", "'", "’", "latest", "first"}:
            last -= 1
        return first, last

    def _believed(self, at: int, last: int) -> Iterator[tuple[int, int]]:
        tokens = self._parse.tokens
        if at + 2 < last and tokens[at + 2].text.lower() in _BELIEVED:
            yield from self._right(at + 3)
        elif at + 1 < last:
            for first, end in self._right(at + 1):
                if end < last and tokens[end].pos in {"AUX", "VERB"} and self._may_count(first, end):
                    yield first, end

    def _had_it(self, at: int, last: int) -> Iterator[tuple[int, int]]:
        tokens = self._parse.tokens
        for first, end in self._right(at + 1):
            if end + 1 < last and (
                tokens[end].text.lower() == "would" or tokens[end + 1].text.lower() in {"it", "them"}
            ):
                yield first, end

    def _owner(self, number: Number, group: Group, first: int) -> Iterator[tuple[int, int]]:
        """ "the union's three", "the hospital's figure is 14", "the figure of five given by the army"."""
        tokens = self._parse.tokens
        at = self._first_of(number) - 1
        for k in range(at, max(first, at - 6) - 1, -1):
            if tokens[k].text in {"'s", "’s", "'", "’"} and k > first:
                between = {t.text.lower() for t in tokens[k + 1 : at + 1]}
                if not between or between & (_COUNTS | {"number", "toll"}):
                    yield from self._left(k)
                return
            if tokens[k].text in _ENDS - {","}:
                return
        if {"figure", "number", "toll"} & {t.text.lower() for t in tokens[max(first, at - 2) : at + 1]}:
            yield from self._given_by(group)

    def _given_by(self, group: Group) -> Iterator[tuple[int, int]]:
        tokens = self._parse.tokens
        for k in range(group.last, min(group.last + 8, len(tokens) - 1)):
            if tokens[k].text in _ENDS:
                return
            if tokens[k].text.lower() == "by":
                yield from self._right(k + 1)
                return

    def _governing(self, group: Group) -> Iterator[tuple[int, int]]:
        """The subject of a verb of counting of which the number is an object: "the clinic counts nine"."""
        parse = self._parse
        token = group.noun or parse.tokens[group.first]
        for _ in range(5):
            above = parse.tokens[token.head]
            if above.i == token.i or relation(token) not in _UP:
                return
            if above.lemma.lower() in self._counting.counting_verbs and above.pos in {"VERB", "AUX"}:
                lemma = above.lemma.lower()
                sure = lemma not in _BROAD | _RESTING or (group.noun is None and lemma in _BROAD)
                yield from (p for p in self._subject(above, group) if sure or self._may_count(*p))
                return
            if above.pos == "AUX" or (above.pos == "VERB" and relation(token) not in {"xcomp", "conj", "advcl"}):
                return
            token = above

    def _subject(self, verb: Token, group: Group) -> Iterator[tuple[int, int]]:
        parse = self._parse
        for _ in range(4):
            below = [c for c in parse.children(verb.i) if c.dep == "nsubj" and not group.first <= c.i < group.last]
            following = parse.tokens[verb.i + 1].text.lower() if verb.i + 1 < len(parse.tokens) else ""
            if verb.lemma.lower() in {"give", "put", "move", "make"} and following in _GIVEN_AWAY:
                return
            if below:
                subject = below[0]
                if subject.text.lower() in {"who", "which", "that"} and relation(verb) == "acl":
                    subject = parse.tokens[verb.head]
                yield nominal_span(parse, subject)
                return
            if relation(verb) not in {"conj", "xcomp", "advcl"} or parse.tokens[verb.head].i == verb.i:
                return
            verb = parse.tokens[verb.head]

    def _gapped(self, number: Number, first: int) -> Iterator[tuple[int, int]]:
        """ "police spoke of nine, the hospital of 60", "organisers say 3,000, police 1,100"."""
        tokens = self._parse.tokens
        at = self._first_of(number) - 1
        if at > first and tokens[at].text.lower() in {"of", "at"}:
            at -= 1
        for phrase in self._left(at + 1):
            before = tokens[phrase[0] - 1].text.lower() if phrase[0] > first else ""
            opens = before in {",", ";", "and", "but", "while", "whereas", "or", "–", "—"}
            aside = phrase[1] == at + 1 or tokens[phrase[1]].text == ","
            if opens and aside and (self._may_count(*phrase) or tokens[phrase[1] - 1].text[:1].isupper()):
                yield phrase

    def _first_of(self, number: Number) -> int:
        tokens = self._parse.tokens_in(number.whole)
        return tokens[0].i

    def _is_number(self, token: Token) -> bool:
        return token.pos == "NUM"

    def _right(self, at: int) -> Iterator[tuple[int, int]]:
        """The phrase that begins at token `at`."""
        found = self._in_frame(at)
        phrase = right_phrase(self._layout, found[0], found[1]) if found else None
        if phrase:
            yield phrase

    def _left(self, at: int) -> Iterator[tuple[int, int]]:
        """The phrase that ends before token `at`."""
        found = self._in_frame(at)
        phrase = left_phrase(self._layout, found[0], found[1]) if found else None
        if phrase:
            yield phrase

    def _in_frame(self, at: int) -> tuple[Sequence[int], int] | None:
        if at >= len(self._layout.frame):
            return None
        frame = self._layout.frames[self._layout.frame[at]]
        position = bisect_left(frame, at)
        return (frame, position) if position < len(frame) and frame[position] == at else None

    def _may_count(self, first: int, last: int) -> bool:
        """Whether a phrase names somebody of a known kind."""
        return any(t.text.lower().rstrip("s") in self._counting.kinds or t.text.lower() in self._counting.kinds
                   for t in self._parse.tokens[first:last])  # fmt: skip

    def _speaker(self, first: int, last: int) -> Speaker | str | None:
        """Who a phrase means; a pronoun is who spoke last, "we" and "our" the report's own voice."""
        tokens = self._parse.tokens[first:last]
        if not tokens:
            return None
        word = tokens[0].text.lower()
        if word in _OURS and all(t.text.lower() in _OURS | {"own"} for t in tokens):
            return "us"
        if word in _MENTIONED and len(tokens) == 1:
            return self._last_speaker(first)
        if all(t.pos in {"NUM", "PUNCT", "ADP", "DET", "PRON"} for t in tokens):
            return None
        last = self._fuller(last)
        if word == "this":
            span = self._parse.span(first, last)
            return Speaker(" ".join(span.of(self._parse.text).split()), None, span, person=False)
        return self._cast.describe(first, last)

    def _fuller(self, last: int) -> int:
        """Where a phrase ends that "of", "at" and the like carry on: "a doctor at the district hospital"."""
        tokens = self._parse.tokens
        if last < len(tokens) and tokens[last].text.lower() in CARRYING:
            for first, end in self._right(last + 1):
                named = any(t.pos in {"NOUN", "PROPN"} for t in tokens[first:end])
                return end if named else last
        return last

    def _last_speaker(self, before: int) -> Speaker | None:
        told = [speaker for claim, speaker in self._spoken if claim.cue < before]
        return told[-1] if told else None
