"""Numbers that count nobody and nothing that bears on an event: dates, ages, labels, sizes."""

from dateline.extract.counted import Group
from dateline.extract.figure_words import FigureWords
from dateline.extract.numbers import Number
from dateline.model.parse import Parse, Token

__all__ = ["counts_nothing"]

# Nouns for many people, of which a number behind "of" tells how many.
_GROUPS = {"team", "crew", "family", "party", "delegation", "group", "crowd", "staff", "troop", "police", "personnel"}
_BANNED = {
    "prohibit",
    "prohibits",
    "prohibited",
    "ban",
    "bans",
    "banned",
    "forbid",
    "forbids",
    "forbidden",
    "forbade",
    "outlawed",
    "illegal",
}
_ASSEMBLED = {
    "assembly",
    "assemblies",
    "gathering",
    "gatherings",
    "meeting",
    "meetings",
    "groups",
    "assemble",
    "gather",
}
_BE = {"am", "is", "was", "be", "turned", "turns"}
_OF_AGE = {
    "them",
    "whom",
    "both",
    "all",
    "one",
    "aged",
    "nobody",
    "those",
    "anyone",
    "everyone",
    "hardly",
    "mostly",
    "many",
}
_GROWN = {"he", "she", "i", "who", "him", "her"}
_YOUNGEST, _OLDEST = 12, 120
_YEARS = range(1500, 2101)


def counts_nothing(parse: Parse, number: Number, group: Group, words: FigureWords) -> bool:
    """Whether `number` is a date, a year, an age, a label, a size, a duration or a pronoun."""
    before = parse.tokens[group.first - 1] if group.first else None
    after = parse.tokens[group.last] if group.last < len(parse.tokens) else None
    return (
        _is_date(parse, number, group, before, words)
        or _is_label(parse, number, group, before, words)
        or _is_size(parse, number, group, words)
        or _is_age(number, group, before, after)
        or _is_pronoun(parse, number, group)
        or _is_part_of_word(parse, number)
        or _counts_paragraphs(parse, number, group)
        or _is_age_of(parse, number, group, words)
        or _is_age_told(parse, number, group)
        or _is_banned(parse, group)
    )


def _next_word(parse: Parse, number: Number) -> Token | None:
    tokens = parse.tokens_in(number.span)
    at = tokens[-1].i + 1
    return parse.tokens[at] if at < len(parse.tokens) else None


def _is_date(parse: Parse, number: Number, group: Group, before: Token | None, words: FigureWords) -> bool:
    following = _next_word(parse, number)
    near = [token.text.lower() for token in (before, following) if token is not None]
    if number.value <= 31 and (any(word in words.months for word in near) or _month_ahead(parse, following, words)):
        return True
    written = number.span.of(parse.text)
    if not (written.isdigit() and len(written) == 4 and number.value in _YEARS) or number.modifier:
        return False
    if before is not None and before.text.lower() in words.months | {"in", "since", "of", "until", "during", "by", ","}:
        return True
    return group.noun is None or group.noun.lemma.lower() not in words.people


def _month_ahead(parse: Parse, following: Token | None, words: FigureWords) -> bool:
    """ "14 to 26 May", "the 4 of October"."""
    if following is None or following.text.lower() not in {"to", "and", "of", "-", "–"}:
        return False
    behind = [t.text.lower() for t in parse.tokens[following.i + 1 : following.i + 3]]
    if not behind or (following.text.lower() != "of" and not behind[0].isdigit()):
        return False
    return (behind[0] if following.text.lower() == "of" else behind[-1]) in words.months


def _is_label(parse: Parse, number: Number, group: Group, before: Token | None, words: FigureWords) -> bool:
    if before is None or number.whole.start < number.span.start:
        return False
    if before.text.lower() in {"and", "or"} and before.i >= 2:
        label = parse.tokens[before.i - 2]
        return parse.tokens[before.i - 1].pos == "NUM" and label.text.lower() in words.labels
    hyphen = before.text in {"-", "–"} and parse.text[before.start - 1 : before.start].isalpha()
    return hyphen or (before.text.lower() in words.labels and (before.text[:1].isupper() or group.noun is None))


def _is_size(parse: Parse, number: Number, group: Group, words: FigureWords) -> bool:
    """Money, time, length, scores: the noun right behind the number, or the one that the group ends with."""
    following = _next_word(parse, number)
    near = [token for token in (following, group.noun) if token is not None]
    return any(t.lemma.lower() in words.not_counted or t.text.lower() in words.not_counted for t in near)


def _is_age(number: Number, group: Group, before: Token | None, after: Token | None) -> bool:
    """ "Li, 25, was held", "says Rosa Li, 44."."""
    if group.noun is not None or number.modifier is not None or before is None or after is None:
        return False
    closes = after.text in {",", ")"} or (after.text in {".", ";"} and number.value >= _YOUNGEST)
    return before.text in {",", "("} and closes and number.value < _OLDEST


def _is_pronoun(parse: Parse, number: Number, group: Group) -> bool:
    """ "one of them", "one another", "no one", "for one"."""
    if number.value != 1:
        return False
    following = _next_word(parse, number)
    return following is None or following.text.lower() in {"of", "another", "who", "that"} or group.noun is None


def _is_part_of_word(parse: Parse, number: Number) -> bool:
    """ "two-person teams", "a three-day strike", "9/11"."""
    tail = parse.text[number.span.end : number.span.end + 2]
    if parse.text.startswith("strong", number.span.end + 1):
        return False
    return len(tail) == 2 and tail[0] in "-‑/" and tail[1].isalpha()


def _counts_paragraphs(parse: Parse, number: Number, group: Group) -> bool:
    """ "2. The notice ...", "3) write to the prosecutor": a number that opens a line, with a mark behind it."""
    opens = number.span.start == 0 or parse.text[number.span.start - 1] == "\n"
    return opens and group.noun is None and parse.text[number.span.end : number.span.end + 1] in {".", ")", ":"}


def _is_age_of(parse: Parse, number: Number, group: Group, words: FigureWords) -> bool:
    """ "a weaver of 61", "a mother of four": what stands behind one person and "of" is an age or children."""
    first = parse.tokens_in(number.whole)[0].i
    if group.noun is not None or first < 2 or parse.tokens[first - 1].text.lower() != "of":
        return False
    person = parse.tokens[first - 2]
    single = person.pos == "NOUN" and "Number=Sing" in person.morph and person.lemma.lower() not in _GROUPS
    return single and person.lemma.lower() in words.people


def _is_age_told(parse: Parse, number: Number, group: Group) -> bool:
    """ "She is 57", "when he was thirty", "most of them over sixty", "nobody under sixteen"."""
    if group.noun is not None or number.value > _OLDEST or group.first < 2:
        return False
    before = [t.text.lower() for t in parse.tokens[max(0, group.first - 3) : group.first]]
    if (
        number.modifier in {"over", "under", "above"}
        and before[-2:-1]
        and before[-2] in {"them", "sixty", "age", "aged"}
    ):
        return True
    tokens = parse.tokens[group.first : group.last]
    verbs = {parse.tokens[t.head].i for t in tokens} | {t.i for t in tokens}
    subjects = {c.text.lower() for v in verbs for c in parse.children(v) if c.dep == "nsubj"}
    return before[-1] in _BE and bool(subjects & _GROWN or {*before} & _GROWN)


def _is_banned(parse: Parse, group: Group) -> bool:
    """ "gatherings of more than five persons are prohibited": nobody is counted."""
    before = {token.text.lower() for token in parse.tokens[max(0, group.first - 6) : group.first]}
    if not before & _ASSEMBLED:
        return False
    sentence = parse.sentence_tokens(parse.sentence_index(group.first))
    return any(token.text.lower() in _BANNED for token in sentence)
