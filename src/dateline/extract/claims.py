"""Who says what: each verb of saying in the narration with the words for its speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.extract.layout import Layout
from dateline.extract.speech_words import SpeechWords
from dateline.extract.syntax import nominal_span, relation
from dateline.model.parse import Parse, Token

__all__ = ["Claim", "find_claims", "left_phrase", "right_phrase"]

# Words between a verb of saying and its subject that belong to the verb.
_VERB_LEFT = {"ADV", "AUX", "PART"}
_INSIDE_PHRASE = {"NOUN", "PROPN", "ADJ", "DET", "NUM", "SYM", "X"}
_ALWAYS_VERBS = {"said", "told", "says", "wrote"}
_BE = {"be", "is", "are", "was", "were", "been", "being"}
# "the mayor said by telephone" is said by nobody else.
_MEDIA = {"telephone", "phone", "e-mail", "email", "text", "letter", "message", "radio", "fax", "video", "sms", "mail"}
_NEEDS_LISTENER = {"told", "tell", "tells", "informed", "reminded", "assured"}
_NOMINATIVE = {"he", "she", "they"}
_DASHES = {"–", "—", "―", "--"}
_QUOTING = {"quoted", "cited", "reported", "quotes", "cites", "quoting", "citing"}
_LINKS = {"of", "for", "at", "in", "on", "from", "with", "de", "al", "van", "von", "bin"}
_HYPHENS = {"-", "‑", "–", "/", "&", ".", "'", "’", "'s", "’s", "“", "”", '"', "‘", "(", ")", "''"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A cue (verb of saying, "according to") and the tokens `first` to `last`, half-open, that name who speaks.

    `cue` is the token of the verb, or of "to" in "according to". `lemma` is the cue's dictionary form.
    `can_speak` is false where the phrase names nobody who could ("the situation remained").
    """

    cue: int
    lemma: str
    first: int
    last: int
    can_speak: bool

    @property
    def trailing(self) -> bool:
        """Whether the speaker stands after the cue ("..., said police")."""
        return self.first > self.cue


def find_claims(layout: Layout, words: SpeechWords) -> tuple[Claim, ...]:
    """Every claim that the narration makes for somebody, in order of its cue."""
    found = []
    for frame in layout.frames:
        for position in range(len(frame)):
            claim = _claim_at(layout, frame, position, words) or _introduced(layout, frame, position, words)
            if claim is not None:
                found.append(claim)
    return tuple(found)


def _introduced(layout: Layout, frame: Sequence[int], position: int, words: SpeechWords) -> Claim | None:
    """ "His co-driver, Lina Haddad, was blunter: “…”": a colon that hands over to a quotation without a verb of saying.

    The speaker is the first named person or pronoun of the sentence that no preposition governs.
    """
    parse, colon = layout.parse, frame[position]
    following = colon + 1
    if parse.tokens[colon].text != ":" or following >= len(parse.tokens) or layout.owner[following] < 0:
        return None
    ahead = [parse.tokens[i] for i in frame[:position]]
    if any(t.text.lower() in words.cues and t.pos == "VERB" for t in ahead[-8:]):
        return None
    for token in ahead:
        name = layout.name_at.get(token.i)
        governed = token is not ahead[0] and parse.tokens[token.i - 1].pos == "ADP"
        if name is not None and name.label == "PER" and name.first == token.i and not governed:
            possessed = name.last < len(parse.tokens) and parse.tokens[name.last].text in {"'s", "’s"}
            if not possessed:
                return Claim(colon, "introduced", name.first, name.last, can_speak=True)
        if token.text.lower() in words.he and token.dep.startswith("nsubj"):
            return Claim(colon, "introduced", token.i, token.i + 1, can_speak=True)
    return None


def _claim_at(layout: Layout, frame: Sequence[int], position: int, words: SpeechWords) -> Claim | None:
    parse = layout.parse
    token = parse.tokens[frame[position]]
    form = token.text.lower()
    if form == "to" and position and parse.tokens[frame[position - 1]].text.lower() == "according":
        return _according(layout, frame, position, words)
    if form == "of" and position > 1 and parse.tokens[frame[position - 1]].lemma.lower() in {"word", "judgement"}:
        claim = _according(layout, frame, position, words)
        return replace(claim, lemma="in the words of") if claim else None
    if token.text in _DASHES:
        return _signed(layout, frame, position)
    following = parse.tokens[frame[position + 1]].text.lower() if position + 1 < len(frame) else ""
    lemma = words.cues.get(f"{form} {following}") or words.cues.get(form) or _delivers(parse, frame, position, words)
    if lemma is None or not _is_verb(parse, frame, position):
        return None
    phrases = [p for p in _candidates(layout, frame, position, words) if p and _may_speak(parse, *p, words)]
    if not phrases:
        return None
    best = next((p for p in phrases if _speaks(layout, *p, words)), phrases[0])
    return Claim(token.i, lemma, *best, can_speak=_speaks(layout, *best, words))


def _signed(layout: Layout, frame: Sequence[int], position: int) -> Claim | None:
    """ "“We stay.” — Ana Ruiz": a name behind a quotation and a dash that ends the line."""
    parse, dash = layout.parse, frame[position]
    phrase = right_phrase(layout, frame, position + 1)
    if not dash or layout.owner[dash - 1] < 0 or phrase is None or frame[-1] > phrase[1]:
        return None
    names = [parse.tokens[i].text for i in range(*phrase)]
    return Claim(dash, "signed", *phrase, can_speak=True) if names[0][:1].isupper() and len(names) <= 8 else None


def _delivers(parse: Parse, frame: Sequence[int], position: int, words: SpeechWords) -> str | None:
    """ "made the following remarks", "issued a statement", "gave a speech": a light verb and a noun of saying."""
    form = parse.tokens[frame[position]].text.lower()
    if _as_put(parse, frame, position):
        return "put"
    if form in {"put", "puts", "putting"}:
        ahead = [parse.tokens[i].lemma.lower() for i in frame[position + 1 : position + 6]]
        return "put" if any(lemma in words.counting for lemma in ahead) else None
    if form not in words.delivering:
        return None
    ahead = [parse.tokens[i].lemma.lower() for i in frame[position + 1 : position + 7]]
    return next((lemma for lemma in ahead if lemma in words.delivered), None)


def _as_put(parse: Parse, frame: Sequence[int], position: int) -> bool:
    """Whether "put it" or "had it" closes "as its spokesman put it"."""
    words = [parse.tokens[i].text.lower() for i in frame[max(0, position - 12) : position + 2]]
    at = min(position, 12)
    return words[at] in {"put", "puts", "had", "has"} and words[at + 1 :] == ["it"] and "as" in words[:at]


def _is_verb(parse: Parse, frame: Sequence[int], position: int) -> bool:
    """Whether a word of saying is a verb in the active: no noun, no "was reported", no "called by"."""
    token = parse.tokens[frame[position]]
    form = token.text.lower()
    # Weak taggers take "said" and "told" for anything; no noun is spelt so.
    if token.pos not in {"VERB", "AUX"} and (form not in _ALWAYS_VERBS or token.pos in {"PROPN", "NOUN"}):
        return False
    following = parse.tokens[frame[position + 1]].text.lower() if position + 1 < len(frame) else ""
    medium = parse.tokens[frame[position + 2]].text.lower() if position + 2 < len(frame) else ""
    if (
        (following == "by" and medium not in _MEDIA)
        or following == "-"
        or (form == "said" and _is_infinitive(parse, frame, position + 1))
    ):
        return False
    if position and parse.tokens[frame[position - 1]].text == "-":
        return False
    at = position - 1
    while at >= 0 and parse.tokens[frame[at]].pos in {"ADV", "PART"}:
        at -= 1
    auxiliary = parse.tokens[frame[at]].text.lower() if at >= 0 else ""
    return form.endswith("ing") or auxiliary not in _BE


def _is_infinitive(parse: Parse, frame: Sequence[int], position: int) -> bool:
    """Whether "to" and a verb stand here: "said to be close to", not "said to cheers"."""
    ahead = [parse.tokens[i] for i in frame[position : position + 2]]
    return len(ahead) == 2 and ahead[0].text.lower() == "to" and ahead[1].pos in {"VERB", "AUX"}


def _according(layout: Layout, frame: Sequence[int], position: int, words: SpeechWords) -> Claim | None:
    phrase = right_phrase(layout, frame, position + 1)
    if phrase is None or not _may_speak(layout.parse, *phrase, words):
        return None
    return Claim(frame[position], "according to", *phrase, can_speak=True)


def _candidates(
    layout: Layout, frame: Sequence[int], position: int, words: SpeechWords
) -> Iterator[tuple[int, int] | None]:
    """The phrases that may be the subject of a verb of saying, the likeliest first."""
    cue = layout.parse.tokens[frame[position]]
    quoted = _quoted_as_saying(layout, frame, position)
    if quoted is not None:
        yield quoted
        return
    if _inverted(layout, frame, position):
        yield right_phrase(layout, frame, position + 1)
    left, relative = left_phrase(layout, frame, position), _before_relative(layout, frame, position)
    found = _tree_subject(layout, cue)
    if _closes_insertion(layout, frame, position):
        described = left is not None and layout.parse.tokens[left[1] + 1].pos == "DET"
        person = left is not None and (described or not _is_place(layout, left[1]))
        yield left if left and person and _speaks(layout, *left, words) else None
    if found is None or not _names_somebody(layout, *found, words):
        yield relative
        yield left if left and _names_somebody(layout, *left, words) else None
    elif left and left[0] <= found[0] and found[1] <= left[1]:
        yield left
    if left and found and left[0] == found[0]:
        yield max(left, found)
    yield found
    yield left


def _quoted_as_saying(layout: Layout, frame: Sequence[int], position: int) -> tuple[int, int] | None:
    """Who is quoted in "quoted X as saying" and "X was quoted as saying"."""
    parse = layout.parse
    if position < 2 or parse.tokens[frame[position - 1]].text.lower() != "as":
        return None
    for at in range(position - 2, max(-1, position - 30), -1):
        if parse.tokens[frame[at]].text.lower() in _QUOTING:
            passive = at and parse.tokens[frame[at - 1]].text.lower() in _BE
            return left_phrase(layout, frame, at) if passive else right_phrase(layout, frame, at + 1)
    return None


def _before_relative(layout: Layout, frame: Sequence[int], position: int) -> tuple[int, int] | None:
    """ "Li, who led the march through the city said": the name before a relative clause whose comma is missing."""
    parse = layout.parse
    for at in range(position - 1, max(0, position - 16), -1):
        word = parse.tokens[frame[at]].text.lower()
        if word in {"who", "whose"} and parse.tokens[frame[at - 1]].text == ",":
            clause = [parse.tokens[i].pos for i in frame[at + 1 : position]]
            return left_phrase(layout, frame, at - 1) if "VERB" in clause else None
        if word in {",", ";", ":"}:
            return None
    return None


def _closes_insertion(layout: Layout, frame: Sequence[int], position: int) -> bool:
    """Whether a phrase between commas ends right before the verb ("Li, the mayor, said")."""
    return position > 2 and layout.parse.tokens[frame[position - 1]].text == ","


def _is_place(layout: Layout, last: int) -> bool:
    """Whether the phrase that ends before token `last` ends with the name of a place."""
    name = layout.name_at.get(last - 1)
    return name is not None and name.label == "LOC"


def _names_somebody(layout: Layout, first: int, last: int, words: SpeechWords) -> bool:
    """Whether a phrase is a pronoun for somebody or ends with a person's name."""
    if last - first == 1 and layout.parse.tokens[first].text.lower() in words.he | words.they | words.it:
        return True
    name = layout.name_at.get(last - 1)
    return name is not None and name.label == "PER" and first <= name.first and name.last == last


def _speaks(layout: Layout, first: int, last: int, words: SpeechWords) -> bool:
    """Whether a phrase names somebody who can speak: a name, a pronoun, a noun for people or for a body."""
    if last - first == 1 and layout.parse.tokens[first].text.lower() in words.he | words.they | words.it:
        return True
    if any(i in layout.name_at and layout.name_at[i].label != "LOC" for i in range(first, last)):
        return True
    known = words.people | words.bodies | words.outlets
    return any(
        t.lemma.lower() in known or t.text.lower() in known or (t.pos == "PROPN" and t.text[:1].isupper())
        for t in layout.parse.tokens[first:last]
    )


def _inverted(layout: Layout, frame: Sequence[int], position: int) -> bool:
    """Whether the speaker follows: the cue opens what comes after a quotation or a comma ("...," said Li)."""
    if position + 1 >= len(frame):
        return False
    cue, following = layout.parse.tokens[frame[position]], layout.parse.tokens[frame[position + 1]]
    pronoun = following.text.lower() in _NOMINATIVE
    owned = "Poss=Yes" in following.morph
    if following.pos not in {"PROPN", "DET", "NOUN", "ADJ", "NUM"} and not pronoun and not owned:
        return False
    if following.i != cue.i + 1 or cue.text.lower().endswith("ing"):
        return False
    before = _word_before(layout.parse, cue)
    if before is None or (cue.text.lower() in _NEEDS_LISTENER and not pronoun):
        return False
    subject = next((c for c in layout.parse.children(cue.i) if relation(c) == "nsubj"), None)
    if subject is not None and subject.i < cue.i:
        return False
    if layout.owner[before.i] >= 0 or before.text in {"”", '"', "’", "'"}:
        return True
    phrase = right_phrase(layout, frame, position + 1)
    if before.text != "," or phrase is None:
        return False
    return phrase[1] == len(layout.parse.tokens) or layout.parse.tokens[phrase[1]].text in {".", ","}


def _word_before(parse: Parse, cue: Token) -> Token | None:
    """The token before a cue and its auxiliary: "…”, has declared Li"."""
    at = cue.i - 1
    if at > 0 and parse.tokens[at].text.lower() in {"has", "have", "had"}:
        at -= 1
    return parse.tokens[at] if at >= 0 else None


def _tree_subject(layout: Layout, cue: Token) -> tuple[int, int] | None:
    parse, verb = layout.parse, cue
    for _ in range(4):
        subjects = [c for c in parse.children(verb.i) if c.dep in {"nsubj", "nsubj:outer"} and layout.owner[c.i] < 0]
        if subjects:
            return _subject_span(parse, min(subjects, key=lambda c: abs(c.i - verb.i)), verb)
        kind, governor = relation(verb), parse.tokens[verb.head]
        if kind == "acl" and governor.i != verb.i and governor.pos in {"NOUN", "PROPN"}:
            return _span(parse, governor)
        if kind not in {"conj", "advcl", "xcomp", "parataxis"} or governor.pos not in {"VERB", "AUX", "ADJ"}:
            return None
        verb = governor
    return None


def _subject_span(parse: Parse, subject: Token, verb: Token) -> tuple[int, int]:
    """The phrase of a subject; that of the noun where the subject is its relative pronoun."""
    if subject.text.lower() in {"who", "which", "that"} and relation(verb) == "acl":
        return _span(parse, parse.tokens[verb.head])
    return _span(parse, subject)


def _span(parse: Parse, head: Token) -> tuple[int, int]:
    first, last = nominal_span(parse, head)
    for child in parse.children(head.i):
        if relation(child) == "conj" and child.i >= last and child.i - last <= 3:
            last = nominal_span(parse, child)[1]
    return _trim(parse, first, last)


def _trim(parse: Parse, first: int, last: int) -> tuple[int, int]:
    while first < last - 1 and parse.tokens[first].pos == "PUNCT":
        first += 1
    while last - 1 > first and parse.tokens[last - 1].pos in {"PUNCT", "ADP", "CCONJ"}:
        last -= 1
    return first, last


def left_phrase(layout: Layout, frame: Sequence[int], position: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before `frame[position]`, auxiliaries and a phrase between commas passed over."""
    parse = layout.parse
    at = position - 1
    while at >= 0 and parse.tokens[frame[at]].pos in _VERB_LEFT:
        at -= 1
    if at >= 0 and parse.tokens[frame[at]].text == ",":
        opening = _before_insertion(parse, frame, at)
        if opening is None:
            return None
        at = opening
    last = at + 1
    while at >= 0 and _continues_left(parse, frame, at, last):
        at -= 1
    first = at + 1
    while first < last and parse.tokens[frame[first]].pos in {"ADP", "PUNCT", "CCONJ"}:
        first += 1
    return (frame[first], frame[last - 1] + 1) if first < last else None


def _before_insertion(parse: Parse, frame: Sequence[int], comma: int) -> int | None:
    """The position before the comma that opens the insertion which `comma` closes; null where none does."""
    for at in range(comma - 1, -1, -1):
        if parse.tokens[frame[at]].text == ",":
            return at - 1
    return None


def _continues_left(parse: Parse, frame: Sequence[int], at: int, last: int) -> bool:
    token = parse.tokens[frame[at]]
    if at + 1 < last and frame[at + 1] - frame[at] > 1:
        return False
    if token.pos == "PRON":
        return at + 1 == last or "Poss=Yes" in token.morph
    if token.pos in _INSIDE_PHRASE or token.text in _HYPHENS:
        return True
    return token.text.lower() in _LINKS and at > 0 and parse.tokens[frame[at - 1]].pos in {"NOUN", "PROPN"}


def right_phrase(layout: Layout, frame: Sequence[int], position: int) -> tuple[int, int] | None:
    """The noun phrase that begins at `frame[position]`."""
    parse, at = layout.parse, position
    if at < len(frame) and parse.tokens[frame[at]].text.lower() in _NOMINATIVE:
        return frame[at], frame[at] + 1
    while at < len(frame):
        token = parse.tokens[frame[at]]
        if at > position and frame[at] - frame[at - 1] > 1:
            break
        link = token.text.lower() in _LINKS | {"to"} and at > position
        pronoun = token.pos == "PRON" and (at == position or "Poss=Yes" in token.morph)
        if not (token.pos in _INSIDE_PHRASE or token.text in _HYPHENS or link or pronoun):
            break
        at += 1
    while at > position and parse.tokens[frame[at - 1]].pos in {"ADP", "PUNCT", "DET", "SCONJ", "PART"}:
        at -= 1
    return (frame[position], frame[at - 1] + 1) if at > position else None


def _may_speak(parse: Parse, first: int, last: int, words: SpeechWords) -> bool:
    tokens = parse.tokens[first:last]
    if len(tokens) == 1 and (tokens[0].text.lower() in words.mute or tokens[0].pos in {"DET", "ADP", "PUNCT", "NUM"}):
        return False
    return any(token.pos in {"NOUN", "PROPN", "PRON", "X", "ADJ"} for token in tokens)
