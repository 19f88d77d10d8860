"""What a number counts: the noun it stands with and what happened to those who are counted."""

from dateline.extract.counted import Counted, Group, form_in, is_people, lemma_of
from dateline.extract.counts import counted_noun, strong_group, toll_of
from dateline.extract.figure_words import FigureWords
from dateline.extract.numbers import Number
from dateline.extract.syntax import case_of, relation
from dateline.model.parse import Parse, Token

__all__ = ["measure_of"]

_BE = {"be", "is", "are", "was", "were", "been", "being", "'re", "’re", "get", "got", "gets", "getting"}
_HAVE = {"have", "has", "had", "having", "'ve", "’ve"}
_SAID = {
    "feared", "believed", "presumed", "confirmed", "reported", "said", "found", "declared", "pronounced", "known",
    "thought", "left", "estimated", "understood", "listed", "recorded", "remain", "remained", "remains", "went", "go",
}  # fmt: skip
_PASSED_BEFORE = {
    "the", "a", "an", "another", "additional", "some", "only", "just", "also", "further", "all", "as", "well", "even",
    "now", "already", "alone", "their", "his", "its", "“", "”", '"', "together", "total", "these", "those", "in",
    "‘", "(", "first", "out", "up", "down",
}  # fmt: skip
_DRAWING = {"attract", "draw", "bring", "gather", "mobilise", "mobilize", "assemble"}
_CROWDED_BY = {"attended", "joined", "marched", "packed", "filled", "surrounded", "led", "followed", "watched"}
# Verbs of which anything may be the object: they count people only where the noun says so.
_BROAD = {
    "seize", "hold", "save", "pull", "pull out", "free", "release", "beat", "shoot", "burn", "charge", "admit", "treat",
    "identify", "pick up", "book", "capture", "fall", "escape", "assault", "haul", "take away", "evacuate", "bury",
    "fill", "enter", "register", "line", "block", "pour", "clash", "cut down", "strike", "condemn", "hurt",
    "hang", "pardon", "acquit", "flock", "camp", "attend", "join", "occupy", "storm", "surround",
}  # fmt: skip
_COURT_MEASURES = {
    ("arrested", "jail"): "sentenced",
    ("arrested", "imprison"): "sentenced",
    ("injured", "shoot"): "executed",
}
_COURT = {
    "sentenced": {
        "year",
        "years",
        "months",
        "life",
        "court",
        "judge",
        "magistrate",
        "trial",
        "tribunal",
        "case",
        "verdict",
    },
    "executed": {"squad", "sentence", "tribunal", "court", "executioners"},
}
_PARTICLES = {"up", "down", "out", "over", "away"}
_SCAN_WORDS = 16


def measure_of(parse: Parse, number: Number, group: Group, words: FigureWords) -> Counted | None:
    """What `number` is a number of, from the words around it and from the tree; null where nothing tells."""
    kind = _thing(group, words)
    if kind is not None:
        return _of_things(parse, group, kind, words)
    found = (
        strong_group(parse, number, group, words)
        or _inside(parse, group, words)
        or _before(parse, number, group, words)
        or (toll_of(parse, number, group, words) if group.noun is None else None)
        or _after(parse, group, words)
        or _in_tree(parse, group, words)
        or toll_of(parse, number, group, words)
        or counted_noun(parse, group, words)
    )
    return _by_court(parse, found) if found and _plausible(parse, found, group, words) else None


def _by_court(parse: Parse, found: Counted) -> Counted:
    """Who is jailed by a court is sentenced, who is shot by a tribunal's squad executed."""
    measure = _COURT_MEASURES.get((found.measure, lemma_of(parse.tokens[found.shown])))
    if measure is None:
        return found
    sentence = parse.sentence_tokens(parse.sentence_index(found.shown))
    told = {token.text.lower() for token in sentence} & _COURT[measure]
    return Counted(measure, found.shown) if told else found


def _thing(group: Group, words: FigureWords) -> str | None:
    if group.noun is None:
        return None
    measure = form_in(group.noun, words.nouns)
    return measure if measure in {"places", "buildings", "vehicles"} else None


def _of_things(parse: Parse, group: Group, kind: str, words: FigureWords) -> Counted | None:
    """Houses and buses count where they are damaged or closed, cities where the sentence tells of protest."""
    context = words.places_context if kind == "places" else words.damage
    sentence = parse.sentence_tokens(parse.sentence_index(group.first))
    compound = {t.text.lower() for t in parse.tokens[group.first : group.last]}
    if kind == "places" and compound & {"school"}:
        kind, context = "buildings", words.damage
    shown = next((t for t in sentence if lemma_of(t) in context or t.text.lower() in context), None)
    return Counted(kind, shown.i) if shown is not None else None


def _plausible(parse: Parse, found: Counted, group: Group, words: FigureWords) -> bool:
    shown = parse.tokens[found.shown]
    if form_in(shown, words.deeds) or found.measure == "members" or shown == group.noun:
        return True
    if found.measure in {"participants", "strikers"} or lemma_of(shown) in _BROAD:
        return is_people(group.noun, words)
    return True


def _inside(parse: Parse, group: Group, words: FigureWords) -> Counted | None:
    """ "two detained students", "the 58 dead", "12,000 arrested"."""
    end = min(group.last + 1, parse.sentences[parse.sentence_index(group.first)].last)
    for token in parse.tokens[group.first : end]:
        measure = words.states.get(token.text.lower())
        behind = token.i == group.last
        if measure and not (behind and _takes_object(parse, token.i)):
            return Counted(measure, token.i)
    return None


def _takes_object(parse: Parse, i: int) -> bool:
    """Whether the verb at `i` is followed by an object, so that those before it act rather than suffer."""
    sentence_end = parse.sentences[parse.sentence_index(i)].last
    if i + 1 >= sentence_end or parse.tokens[i].text.lower() in {"dead", "homeless", "missing", "injuries"}:
        return False
    following = parse.tokens[i + 1]
    return following.pos in {"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ"} and following.text.lower() not in {
        "dead", "last", "that", "this", "yesterday", "today", "overnight", "tonight", "who", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "early", "late", "so", "some", "earlier",
    }  # fmt: skip


def _before(parse: Parse, number: Number, group: Group, words: FigureWords) -> Counted | None:
    """ "killed two people", "the arrest of 116 teams", "a crowd of 500", "attended by thousands"."""
    start = parse.sentences[parse.sentence_index(group.first)].first
    at, particle = group.first - 1, ""
    while at >= start and (
        parse.tokens[at].start >= number.whole.start or parse.tokens[at].text.lower() in _PASSED_BEFORE
    ):
        particle = parse.tokens[at].text.lower() if parse.tokens[at].text.lower() in _PARTICLES else particle
        at -= 1
    if at < start:
        return None
    token = parse.tokens[at]
    word = token.text.lower()
    if word in {"of", "by", "in"} and at > start:
        return _before_preposition(parse, at, words)
    if lemma_of(token) in _DRAWING and is_people(group.noun, words) and token.pos == "VERB":
        return Counted("participants", at)
    if _claims_lives(token, group):
        return Counted("killed", at)
    if lemma_of(token) in {"number", "total"} and token.pos == "VERB":
        return _numbering(parse, start, at, words)
    measure = words.undergone.get(f"{lemma_of(token)} {particle}") or form_in(token, words.undergone)
    previous = parse.tokens[at - 1].text.lower() if at > start else ""
    # In headings taggers take "Police detain 50" for a compound noun.
    heading = token.pos in {"NOUN", "PROPN"} and at == group.first - 1 and lemma_of(token) not in _BROAD
    if measure and (token.pos in {"VERB", "ADJ"} or word.endswith("ing") or heading) and previous not in _BE:
        return Counted(_shot(parse, at, measure), at)
    return None


def _numbering(parse: Parse, start: int, at: int, words: FigureWords) -> Counted | None:
    """ "The protesters, who numbered around 300"."""
    for token in parse.tokens[start:at]:
        if form_in(token, words.nouns) == "participants" or lemma_of(token) in words.people - words.not_crowd:
            return Counted("participants", at)
    return None


def _before_preposition(parse: Parse, at: int, words: FigureWords) -> Counted | None:
    preposition, noun = parse.tokens[at].text.lower(), parse.tokens[at - 1]
    if preposition == "by":
        return Counted("participants", at - 1) if noun.text.lower() in _CROWDED_BY else None
    measure = form_in(noun, words.deeds)
    return Counted(measure, at - 1) if measure and preposition == "of" else None


def _claims_lives(token: Token, group: Group) -> bool:
    lives = group.noun is not None and group.noun.text.lower() == "lives"
    return lives and lemma_of(token) in {"claim", "take", "cost", "lose"}


def _shot(parse: Parse, at: int, measure: str) -> str:
    """ "shot dead", "shot and killed" and "stabbed to death" are deaths."""
    words = [t.text.lower() for t in parse.tokens[at : at + 4]]
    return "killed" if measure == "injured" and {"dead", "killed", "death", "alive"} & set(words[1:]) else measure


def _after(parse: Parse, group: Group, words: FigureWords) -> Counted | None:
    """ "30 people were injured", "62 persons who died", "820 persons with serious injuries", "hundreds gathered"."""
    end = min(parse.sentences[parse.sentence_index(group.first)].last, group.last + _SCAN_WORDS)
    at, passive = group.last, False
    while at < end:
        token = parse.tokens[at]
        word = token.text.lower()
        phrase = _phrase(parse, at, end, words)
        if phrase is not None:
            return Counted(phrase, at)
        measure = words.undergone.get(lemma_of(token)) or words.undergone.get(word)
        participle = token.pos == "VERB" or word.endswith(("ed", "en", "wn", "hurt", "held"))
        if (
            measure
            and token.pos in {"VERB", "ADJ", "NOUN"}
            and participle
            and (passive or not _takes_object(parse, at))
        ):
            return Counted(_shot(parse, at, measure), at)
        attributive = relation(token) == "amod" and not passive
        if (measure := words.states.get(word)) and not attributive and (passive or token.pos in {"ADJ", "NOUN"}):
            return Counted(measure, at)
        if token.pos == "VERB" and (measure := form_in(token, words.undergoing)):
            return Counted(measure, at)
        passive = passive or word in _BE
        step = _step(parse, at, end, token)
        if step is None:
            return None
        at = step
    return None


def _phrase(parse: Parse, at: int, end: int, words: FigureWords) -> str | None:
    """The measure of a verb of two to four words ("took part", "lost their lives") that begins here."""
    for length in (4, 3, 2):
        joined = " ".join(t.text.lower() for t in parse.tokens[at : min(end, at + length)])
        measure = words.undergoing.get(joined) if " " in joined else None
        if measure or (measure := words.undergone.get(joined) if " " in joined else None):
            return measure
    return None


def _step(parse: Parse, at: int, end: int, token: Token) -> int | None:
    """Where the scan behind a noun goes on; null at a verb of another kind or the end of the clause."""
    word = token.text.lower()
    if word in _BE | _HAVE | _SAID | {"who", "that", "which", "to", "not", "with", "so", "far"} or token.pos in {
        "AUX",
        "ADV",
        "PART",
    }:
        return at + 1
    if token.text in {",", "("} or word in {"and", "or", "including"}:
        return _over_insertion(parse, at, end)
    if token.pos in {"ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "SYM", "X", "SCONJ"} or token.text in {
        "-",
        "’s",
        "'s",
        ")",
        "“",
        "”",
        '"',
    }:
        return at + 1
    if token.pos == "PRON" and token.text.lower() in {"whom", "all", "them", "us", "their", "his", "her", "its"}:
        return at + 1
    return None


def _over_insertion(parse: Parse, at: int, end: int) -> int | None:
    """Over "and two women" to what happened to both, over ", including a child," to the verb."""
    following = parse.tokens[at + 1] if at + 1 < end else None
    if following is None:
        return None
    if following.text.lower() in {"including", "among", "most", "mostly", "many", "all", "some", "both", "one", "aged"}:
        closing = next((k for k in range(at + 2, end) if parse.tokens[k].text in {",", ")"}), None)
        return closing + 1 if closing is not None else None
    if following.pos == "NUM" or following.text.lower() in {
        "another",
        "at",
        "about",
        "some",
        "more",
        "dozens",
        "hundreds",
    }:
        after = at + 2
        while after < end and parse.tokens[after].pos in {"NOUN", "PROPN", "ADJ", "ADP", "NUM", "ADV"}:
            after += 1
        return after if after < end and parse.tokens[after].pos in {"AUX", "PRON"} else None
    return None


def _in_tree(parse: Parse, group: Group, words: FigureWords) -> Counted | None:
    """The verb or noun above the counted noun, where order alone did not show it."""
    head = group.noun or parse.tokens[group.first]
    for _ in range(3):
        if relation(head) != "conj" or head.head == head.i:
            break
        head = parse.tokens[head.head]
    verb = parse.tokens[head.head]
    if verb.i == head.i:
        return None
    kind = head.dep
    if kind == "nsubj:pass" or (kind == "obj" and verb.pos == "VERB"):
        measure = words.undergone.get(lemma_of(verb))
        return Counted(_shot(parse, verb.i, measure), verb.i) if measure else None
    if kind == "nsubj" and verb.pos == "VERB":
        measure = words.undergoing.get(lemma_of(verb))
        return Counted(measure, verb.i) if measure else None
    if kind == "nmod" and case_of(parse, head) == "of":
        measure = form_in(verb, words.deeds)
        return Counted(measure, verb.i) if measure else None
    return None
