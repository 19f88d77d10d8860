"""Which of the places and times in a sentence belong to which trigger, by the shape of the tree."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.extract.lexicon import EventWords
from dateline.extract.syntax import case_of, relation
from dateline.model.parse import Parse, Token
from dateline.model.place import Toponym
from dateline.model.span import Span
from dateline.model.when import TimeMention

__all__ = [
    "PlaceGroup",
    "goes_on",
    "group_places",
    "holds_until",
    "is_located",
    "is_nationwide",
    "lasts_years",
    "link_places",
    "link_time",
    "stands_located",
    "steps_between",
]

CROSSING = {"ccomp": 3, "parataxis": 2, "acl": 1, "advcl": 2, "conj": 1, "appos": 1, "csubj": 2, "acl:relcl": 2}
"""What it costs to cross a clause border between a trigger and a place or time."""

LONGEST_GLUE = 6
"""Words that may stand between two places of one list ("and various locations across")."""

LONGEST_LIST = 16
"""The same where unknown names and commas stand between."""

MOST = 9
"""The dearest path over which a place or time is still linked to a verb; set by eye, not measured."""

NEAR = 4
"""The dearest path within one clause."""

DASHES = frozenset({"-", "–", "—", "/"})

MOST_FROM_NOUN = 6
"""The same for a noun, which binds less."""


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Places named in one list, in order; `head` is the token by which the list hangs in the sentence."""

    places: tuple[Toponym, ...]
    head: Token


def group_places(parse: Parse, sentence: int, toponyms: Sequence[Toponym], words: EventWords) -> tuple[PlaceGroup, ...]:
    """The places of one sentence, lists taken together; demonyms, organisations and mere containers left out."""
    span = parse.sentence_span(sentence)
    here = [t for t in toponyms if span.holds(t.span) and not t.demonym and not t.organisation]
    containers = _containers(parse.text, here)
    here = [t for t in here if t.span not in containers and _is_sure(parse, t, words)]
    here = [t for t in here if not _names_a_road(parse, t, here, words)]
    groups: list[list[Toponym]] = []
    for toponym in here:
        if groups and _lies_in(parse, groups[-1][-1], toponym, words):
            continue
        if groups and _is_list(parse, groups[-1][-1], toponym, containers, words):
            groups[-1].append(toponym)
        else:
            groups.append([toponym])
    return tuple(PlaceGroup(tuple(group), _hanging(parse, group[0].span, words)) for group in groups)


def is_located(parse: Parse, head: Token, words: EventWords) -> bool:
    """Whether `head` stands where places stand: behind a locative preposition, also "in the city of X", "in X town"."""
    case = case_of(parse, head)
    above = parse.tokens[head.head]
    listed = case == "" and relation(head) in {"conj", "appos"}
    if above.i != head.i and (listed or (case == "of" and above.lemma in words.place_nouns)):
        return is_located(parse, above, words)
    return case in words.locative


def is_nationwide(parse: Parse, trigger: Token, words: EventWords) -> bool:
    """ "a nationwide strike", "arrested nationwide", "marched across the country"."""
    for child in parse.children(trigger.i):
        word = child.text.lower()
        if word == "wide" and not any(c.text.lower() in words.whole_country for c in parse.children(child.i)):
            continue
        if word in words.nationwide:
            return True
        if child.lemma in words.whole_country and case_of(parse, child) in {"across", "throughout", "around"}:
            return True
    return False


def _hanging(parse: Parse, span: Span, words: EventWords) -> Token:
    """The token by which a place hangs in its sentence: of "Kolar town" the town."""
    head = _head_of(parse, span)
    above = parse.tokens[head.head]
    return above if relation(head) == "compound" and above.lemma in words.place_nouns else head


def _is_sure(parse: Parse, toponym: Toponym, words: EventWords) -> bool:
    """A name that the gazetteer does not know counts only where places stand."""
    return toponym.place.lat is not None or is_located(parse, _hanging(parse, toponym.span, words), words)


def _joined(text: str, one: Span, other: Span) -> bool:
    """Whether nothing but a dash or a stroke stands between two names."""
    first, second = sorted((one, other))
    return text[first.end : second.start] in DASHES


def _names_a_road(parse: Parse, toponym: Toponym, here: Sequence[Toponym], words: EventWords) -> bool:
    """Whether a name only tells which road: "the Cusco-Puno highway", "the railway between Oran and Tlemcen"."""
    tokens = parse.tokens_in(toponym.span)
    head = _head_of(parse, toponym.span)
    behind = parse.tokens[tokens[-1].i + 1 : tokens[-1].i + 4]
    tied = any(_joined(parse.text, toponym.span, other.span) for other in here if other is not toponym)
    if tied and any(token.lemma in words.road_nouns for token in behind):
        return True
    if relation(head) == "conj":
        head = parse.tokens[head.head]
    first = tokens[0].i
    if first >= 2 and parse.tokens[first - 1].text.lower() == "to":
        return parse.tokens[first - 2].lemma in words.road_nouns
    return case_of(parse, head) == "between" and parse.tokens[head.head].lemma in words.road_nouns


def lasts_years(parse: Parse, trigger: Token, times: Sequence[TimeMention], words: EventWords) -> bool:
    """Whether a stretch of years is all that dates `trigger` ("during its 42-year rule"): a total, not an act.

    A term that somebody is given is none: "sentenced to five years", "jailed for nine".
    """
    for time in times:
        head = _head_of(parse, time.span)
        if time.kind == "duration" and _cost(parse, trigger, head) <= NEAR and not _is_term(parse, trigger, head):
            spoken = time.span.of(parse.text).lower().replace("-", " ").split()
            if any(word in words.long_units for word in spoken):
                return True
    return False


def _is_term(parse: Parse, trigger: Token, head: Token) -> bool:
    case = case_of(parse, head)
    done_to = any(relation(c) == "obj" or c.dep == "nsubj:pass" for c in parse.children(trigger.i))
    return case == "to" or (case == "for" and done_to)


def _containers(text: str, here: Sequence[Toponym]) -> set[Span | None]:
    """The wider places that only say where a narrower one lies; in a list ("Qom, Lorestan, Yazd") none does."""
    wider = {t.span for t in here if t.place.level in {"country", "admin1"}}
    listed = {a.span for a, b in pairwise(here) if text[a.span.end : b.span.start] == ", "}
    return {
        t.inside
        for t in here
        if t.inside in wider and t.inside not in listed and t.place.level not in {"country", "admin1"}
    }


def _lies_in(parse: Parse, before: Toponym, after: Toponym, words: EventWords) -> bool:
    """ "Otavalo town of Imbabura district": the second place only says where the first one lies."""
    between = [t.text.lower() for t in parse.tokens_in(Span(before.span.end, after.span.start))]
    glue = between[-2:] if between[-1:] == ["the"] else between[-1:]
    return (
        len(between) > 1
        and glue[0] == "of"
        and between[0] in words.place_nouns
        and all(word in words.list_glue for word in between)
    )


def _is_list(
    parse: Parse, before: Toponym, after: Toponym, containers: Collection[Span | None], words: EventWords
) -> bool:
    """Whether only glue stands between two places; between commas, also a name that the gazetteer does not know."""
    start = before.inside.end if before.inside in containers and before.inside else before.span.end
    between = parse.tokens_in(Span(start, after.span.start))
    glue = _without_asides([t for t in between if t.start >= start and t.end <= after.span.start])
    unknown = any(t.text == "," for t in glue)
    return 0 < len(glue) <= (LONGEST_LIST if unknown else LONGEST_GLUE) and all(
        t.text.lower() in words.list_glue or (unknown and (t.text[:1].isupper() or t.pos == "PROPN")) for t in glue
    )


def _without_asides(tokens: Sequence[Token]) -> list[Token]:
    """ "Kano (the bus station), Kaduna": what stands in brackets behind a place does not end a list."""
    kept: list[Token] = []
    depth = 0
    for token in tokens:
        depth += token.text == "("
        if depth == 0:
            kept.append(token)
        depth -= token.text == ")" and depth > 0
    return kept if depth == 0 else list(tokens)


def _head_of(parse: Parse, span: Span) -> Token:
    tokens = parse.tokens_in(span)
    inside = {t.i for t in tokens}
    for token in tokens:
        if token.head not in inside or token.head == token.i:
            return token
    return tokens[0]


def _path(parse: Parse, token: Token) -> list[Token]:
    path = [token]
    while path[-1].head != path[-1].i and len(path) < 60:
        path.append(parse.tokens[path[-1].head])
    return path


def _cost(parse: Parse, trigger: Token, other: Token) -> int:
    """How far apart two tokens are in the tree, clause borders counted extra."""
    up, down = _path(parse, trigger), _path(parse, other)
    places = {t.i: k for k, t in enumerate(down)}
    for k, token in enumerate(up):
        if token.i in places:
            crossed = up[:k] + down[: places[token.i]]
            return len(crossed) + sum(CROSSING.get(t.dep, CROSSING.get(relation(t), 0)) for t in crossed)
    return 99


def _role_penalty(parse: Parse, group: PlaceGroup, words: EventWords) -> int:
    head = group.head
    case = case_of(parse, head)
    if case == "from" and parse.tokens[head.head].lemma in words.witness_nouns:
        return 0
    if case in words.away:
        return 4
    if case == "of":
        return 2
    if relation(head) in {"nsubj", "obj", "iobj", "appos"}:
        return 2
    return 3 if head.dep == "nmod:poss" or relation(head) in {"compound", "amod"} else 0


def _is_origin(parse: Parse, group: PlaceGroup, trigger: Token, words: EventWords) -> bool:
    """ "police brought in from Homel", "farmers from Siem Pang": where those come from who act or suffer elsewhere.

    So is the end of a way: "a bus that was going from Gao to Kidal".
    """
    head = group.head
    above = parse.tokens[head.head]
    if _ends_a_way(parse, group):
        return True
    if case_of(parse, head) != "from" or above.lemma in words.witness_nouns:
        return False
    if above.pos == "NOUN":
        return relation(head) == "nmod" and relation(above) in {"nsubj", "obj", "obl", "conj"}
    return above.pos == "VERB" and above.i != trigger.i


def _ends_a_way(parse: Parse, group: PlaceGroup) -> bool:
    """Whether "from" and another name stand right before "to" and this one, whatever the tree says."""
    at = parse.tokens_in(group.places[0].span)[0].i - 1
    if at < 0 or parse.tokens[at].text.lower() != "to":
        return False
    at -= 1
    while at >= 0 and parse.tokens[at].pos == "PROPN":
        at -= 1
    return at >= 0 and parse.tokens[at].text.lower() == "from" and parse.tokens[at + 1].pos == "PROPN"


def link_places(parse: Parse, trigger: Token, groups: Sequence[PlaceGroup], words: EventWords) -> tuple[Toponym, ...]:
    """The places of the group nearest to `trigger` in the tree; empty where none is near enough."""
    best: tuple[int, int, PlaceGroup] | None = None
    for group in groups:
        if any(t.span.touches(trigger.span) for t in group.places) or _is_origin(parse, group, trigger, words):
            continue
        cost = _cost(parse, trigger, group.head) + _role_penalty(parse, group, words)
        row = (cost, abs(group.head.i - trigger.i), group)
        most = MOST if trigger.pos in {"VERB", "AUX"} else MOST_FROM_NOUN
        if cost <= most and (best is None or row[:2] < best[:2]):
            best = row
    return best[2].places if best else ()


def stands_located(parse: Parse, toponym: Toponym, words: EventWords) -> bool:
    """Whether a name stands behind a locative preposition, as `is_located`."""
    return is_located(parse, _hanging(parse, toponym.span, words), words)


ORIGIN_COSTS, NO_PLACE_COSTS = 4, 3
"""Steps added for a place that tells where people come from, and for a name that means people or a body."""


def steps_between(parse: Parse, trigger: Token, toponym: Toponym, words: EventWords) -> int:
    """How far a place is from `trigger` in their tree, dearer where its role speaks against it."""
    group = PlaceGroup((toponym,), _hanging(parse, toponym.span, words))
    steps = _cost(parse, trigger, group.head) + _role_penalty(parse, group, words)
    steps += ORIGIN_COSTS * _is_origin(parse, group, trigger, words)
    return steps + NO_PLACE_COSTS * (toponym.demonym or toponym.organisation)


def link_time(parse: Parse, trigger: Token, times: Sequence[TimeMention], words: EventWords) -> TimeMention | None:
    """The point or range of time nearest to `trigger`; the date of an occasion only when it modifies the trigger."""
    best: tuple[int, int, TimeMention] | None = None
    for time in times:
        head = _head_of(parse, time.span)
        cost = _cost(parse, trigger, head)
        if parse.tokens[head.head].lemma in words.occasion_verbs:
            continue
        if time.kind == "occasion" and (cost > 2 or time.when.start is None):
            continue
        if time.kind not in {"point", "range", "occasion"} or cost > MOST:
            continue
        row = (cost, abs(head.i - trigger.i), time)
        if best is None or row[:2] < best[:2]:
            best = row
    return best[2] if best else None


def goes_on(parse: Parse, trigger: Token, types: Sequence[str], time: TimeMention | None, words: EventWords) -> bool:
    """Whether a time only begins an act that lasts: "the strike that they began on Monday", "shut from Monday"."""
    if time is None or time.kind != "point" or time.when.precision != "day" or not set(types[:1]) & words.lasting_types:
        return False
    verb = parse.tokens[_head_of(parse, time.span).head]
    begun = verb.lemma in words.beginning_verbs and verb.dep.startswith("acl") and verb.head == trigger.i
    return begun or _word_before(parse, time) in {"from", "starting", "beginning"}


def holds_until(parse: Parse, types: Sequence[str], time: TimeMention | None) -> bool:
    """ "Gatherings are banned until 30 June": whether a day is the end of a ban."""
    banned = "restriction" in types[:1] and time is not None and time.kind == "point"
    return banned and time is not None and _word_before(parse, time) in {"until", "till"}


def _word_before(parse: Parse, time: TimeMention) -> str:
    first = parse.tokens_in(time.span)[0].i
    return parse.tokens[first - 1].text.lower() if first > 0 else ""
